"""The naive and the well-known competitors, scored in the same run as gistcheck.

Summaries are built from the body sentences that the text layer finds. lead1 and lead3 take whole sentences;
`lead_words` cuts the start of the article to our own word count; every other method ranks the
sentences and takes them, best first, up to the same `Budget` as ours, then puts them in order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
SUMY = {
    "textrank": "sumy.summarizers.text_rank:TextRankSummarizer",
    "lexrank": "sumy.summarizers.lex_rank:LexRankSummarizer",
    "lsa": "sumy.summarizers.lsa:LsaSummarizer",
}
ENCODER_TOKENS = 256
"""Word pieces that `encoder_cosine` reads of a text, the length its encoder was made for."""
FOLDS = 5
"""Folds of the cross-validated classifier, when no training rows are given."""


@dataclass(frozen=True, slots=True)
class Budget:
    """How long a summary may be: a number of sentences or of words, whichever is not None."""

    sentences: int | None = None
    words: int | None = None

    def take(self, ranking: Iterable[int], sentences: Sequence[str]) -> list[int]:
        """The places of the best sentences that fit, in article order; at least one."""
        taken: list[int] = []
        for place in ranking:
            if self.fits([*taken, place], sentences):
                taken.append(place)
        return sorted(taken)

    def fits(self, places: Sequence[int], sentences: Sequence[str]) -> bool:
        """Whether these sentences stay within the budget; a single one always does."""
        words = sum(len(sentences[place].split()) for place in places)
        few = self.sentences is None or len(places) <= self.sentences
        return len(places) <= 1 or (few and (self.words is None or words <= self.words))

    def __str__(self) -> str:
        return f"{self.sentences} sentences" if self.sentences else f"{self.words} words"


def summaries(sentences: Sequence[str], references: Sequence[str], budget: Budget, words: int) -> dict[str, str]:
    """The summary of each baseline, its sentences apart by newlines.

    `sentences`: the article. `references`: only the oracle looks at them. `budget`: ours. `words`: how many our own
    summary has, for `lead_words`.
    """
    places = {"lead1": [0], "lead3": list(range(len(sentences)))[:3]}
    for name in SUMY:
        places[name] = budget.take(sumy_ranking(name, sentences), sentences)
    places["tfidf"] = budget.take(centroid_ranking(sentences), sentences)
    places["oracle"] = oracle(sentences, references)
    texts = {name: "\n".join(sentences[place] for place in chosen) for name, chosen in places.items()}
    return {**texts, "lead_words": lead_words(sentences, words)}


def lead_words(sentences: Sequence[str], words: int) -> str:
    """The first `words` words of the article, sentences apart by newlines."""
    lines: list[str] = []
    for tokens in (sentence.split() for sentence in sentences):
        lines.append(" ".join(tokens[: max(0, words)]))
        words -= len(tokens)
    return "\n".join(line for line in lines if line)


def sumy_ranking(name: str, sentences: Sequence[str]) -> list[int]:
    """Sentence places, best first, by a method of sumy, English stems and stop words.

    `name`: a key of `SUMY`. Sources: Mihalcea and Tarau (2004, TextRank), Erkan and Radev (2004, LexRank), Steinberger
    and Jezek (2004, LSA).
    """
    ranking: list[int] = []

    def note(ranked: Sequence[Any]) -> Sequence[Any]:
        ranking.extend(item.order for item in ranked)
        return ranked

    _sumy_method(name)(_sumy_document(sentences), note)
    return ranking or list(range(len(sentences)))


def _sumy_method(name: str) -> Any:
    from sumy.nlp.stemmers import Stemmer
    from sumy.utils import get_stop_words

    module, kind = SUMY[name].split(":")
    method = getattr(import_module(module), kind)(Stemmer("english"))
    method.stop_words = get_stop_words("english")
    return method


def _sumy_document(sentences: Sequence[str]) -> Any:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    words = _Words()
    return ObjectDocumentModel([Paragraph([Sentence(sentence, words) for sentence in sentences])])


class _Words:
    """The part of sumy's Tokenizer that a ready-made document needs; sumy's own wants a download."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", sentence))


def centroid_ranking(sentences: Sequence[str]) -> list[int]:
    """Sentence places by TF-IDF cosine to the article's mean vector. Source: Radev et al. (2004)."""
    vectors = _tfidf(sentences)
    if vectors is None:
        return list(range(len(sentences)))
    closeness = np.asarray(vectors @ np.asarray(vectors.mean(axis=0)).ravel())
    return [int(place) for place in np.argsort(-closeness, kind="stable")]


def oracle(sentences: Sequence[str], references: Sequence[str]) -> list[int]:
    """Greedy choice by ROUGE-1 + ROUGE-2 F1 against the best reference, while that rises.

    Source: Nallapati et al. (2017).
    """
    grams = [_grams(sentence) for sentence in sentences]
    golds = [_grams(reference) for reference in references]
    taken: list[int] = []
    best = 0.0
    while True:
        options = [[*taken, place] for place in range(len(sentences)) if place not in taken]
        scores = [max(_overlap([grams[p] for p in places], gold) for gold in golds) for places in options]
        if not scores or max(scores) <= best:
            return sorted(taken) or [0]
        best, taken = max(scores), options[int(np.argmax(scores))]


Grams = tuple[Counter[str], Counter[str]]


def _grams(text: str) -> Grams:
    from rouge_score.tokenizers import DefaultTokenizer

    words = DefaultTokenizer(use_stemmer=True).tokenize(text)
    return Counter(words), Counter(f"{a} {b}" for a, b in pairwise(words))


def _overlap(parts: Sequence[Grams], gold: Grams) -> float:
    total = 0.0
    for size in (0, 1):
        found: Counter[str] = sum((part[size] for part in parts), Counter())
        both, all_grams = (found & gold[size]).total(), found.total() + gold[size].total()
        total += 2 * both / all_grams if all_grams else 0.0
    return total


def _tfidf(texts: Sequence[str]) -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    try:
        return TfidfVectorizer(sublinear_tf=True).fit_transform(texts)
    except ValueError:  # no word at all
        return None


def overlap(evidence: Sequence[str], claims: Sequence[str]) -> list[float]:
    """The share of each claim's different words that its evidence holds, in [0, 1]."""
    return [_covered(_word_set(claim), _word_set(text)) for text, claim in zip(evidence, claims, strict=True)]


def encoder_cosine(evidence: Sequence[str], claims: Sequence[str], batch: int = 32) -> list[float]:
    """Cosine of the sentence vectors of all-MiniLM-L6-v2, the checker's encoder before any training here.

    Mean pooling over the first `ENCODER_TOKENS` word pieces (Reimers and Gurevych 2019); in [-1, 1].
    """
    import torch
    from transformers import AutoModel, AutoTokenizer

    from models.training.common import packaged_base

    tokenizer, encoder = AutoTokenizer.from_pretrained(packaged_base()), AutoModel.from_pretrained(packaged_base())
    texts = sorted({*evidence, *claims}, key=len)
    vectors: dict[str, Any] = {}
    with torch.inference_mode():
        for start in range(0, len(texts), batch):
            part = texts[start : start + batch]
            laid = tokenizer(part, padding=True, truncation=True, max_length=ENCODER_TOKENS, return_tensors="pt")
            states, mask = encoder(**laid).last_hidden_state, laid["attention_mask"].unsqueeze(-1)
            pooled = torch.nn.functional.normalize((states * mask).sum(1) / mask.sum(1), dim=1)
            vectors.update(zip(part, pooled, strict=True))
    return [float(vectors[text] @ vectors[claim]) for text, claim in zip(evidence, claims, strict=True)]


def _word_set(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _covered(claim: set[str], evidence: set[str]) -> float:
    return len(claim & evidence) / len(claim) if claim else 0.0


def tfidf_cosine(evidence: Sequence[str], claims: Sequence[str]) -> list[float]:
    """The TF-IDF cosine of each claim and its evidence, in [0, 1]; weights from these texts."""
    vectors = _tfidf([*evidence, *claims])
    if vectors is None:
        return [0.0] * len(claims)
    cosines = vectors[: len(claims)].multiply(vectors[len(claims) :]).sum(axis=1)
    return [float(x) for x in np.asarray(cosines).ravel()]


def tfidf_lr(texts: Sequence[str], gold: ArrayLike, train: tuple[Sequence[str], ArrayLike] | None) -> Array:
    """The probability of class 1 from word and word-pair TF-IDF with logistic regression.

    `texts`, `gold`: the rows to score. `train`: other texts and labels to learn from; without them each row is scored
    by a model of the other folds (`FOLDS`-fold cross-validation).
    """
    from sklearn.model_selection import StratifiedKFold, cross_val_predict

    model, labels = tfidf_classifier(), np.asarray(gold)
    if train is not None:
        return np.asarray(model.fit(list(train[0]), train[1]).predict_proba(list(texts))[:, 1])
    sizes = np.unique(labels, return_counts=True)[1]
    if len(sizes) < 2 or min(sizes) < 2:
        return np.full(len(texts), float(np.mean(labels)))
    split = StratifiedKFold(min(FOLDS, *sizes), shuffle=True, random_state=0)
    return np.asarray(cross_val_predict(model, list(texts), labels, cv=split, method="predict_proba")[:, 1])


def tfidf_classifier() -> Any:
    """Logistic regression on TF-IDF of words and word pairs, with the interface of scikit-learn."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    return make_pipeline(words, LogisticRegression(C=10, max_iter=1000, class_weight="balanced"))
