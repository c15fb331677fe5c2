"""Articles with summaries as training items: which sentences belong in a summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from gistcheck.text.sentences import split_sentences
from models.training.data import Held, Item, Row, Split, in_dev, normal, rows, split_items


def grams(text: str) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """Unigram and bigram counts of the normalised text."""
    words = normal(text).split()
    return Counter(words), Counter(zip(words, words[1:], strict=False))


def overlap_f1(a: Counter[Any], b: Counter[Any]) -> float:
    """F1 of two bags of n-grams: ROUGE-n without stemming (Lin 2004)."""
    size = sum(a.values()) + sum(b.values())
    return 2 * sum((a & b).values()) / size if size else 0.0


def oracle_target(sentences: Sequence[str], reference: str, limit: int = 4) -> np.ndarray:
    """Soft extraction target: half on the greedy ROUGE oracle, half on each sentence's own ROUGE."""
    r1, r2 = grams(reference)
    bags = [grams(s) for s in sentences]
    own = np.array([overlap_f1(u, r1) + overlap_f1(b, r2) for u, b in bags])
    chosen: list[int] = []
    best, uni, bi = 0.0, Counter[str](), Counter[tuple[str, str]]()
    while len(chosen) < limit:
        scores = [
            -1.0 if i in chosen else overlap_f1(uni + u, r1) + overlap_f1(bi + b, r2) for i, (u, b) in enumerate(bags)
        ]
        top = int(np.argmax(scores))
        if scores[top] <= best:
            break
        best = scores[top]
        chosen.append(top)
        uni, bi = uni + bags[top][0], bi + bags[top][1]
    soft = np.exp((own - own.max()) / 0.15)
    hard = np.isin(np.arange(len(sentences)), chosen) / max(len(chosen), 1)
    return (hard + soft / soft.sum()) / (2 if chosen else 1)


def salience(root: Path, held: Held) -> Split:
    """News articles with human summaries: CNN/DailyMail and inshorts."""
    return _articles(root, held, "art_cnndm_val_all", "art_cnndm_train_desix", "art_inshorts_gayathrik")


def extracts(root: Path, held: Held) -> Split:
    """BBC articles with the sentences an editor would keep: long extracts, about two fifths of the text."""
    return _articles(root, held, "art_bbc_news_summary")


def _articles(root: Path, held: Held, *names: str) -> Split:
    found = [r for n in names for r in rows(root, f"summ/{n}") if r["article"] not in held]
    return split_items((in_dev(str(r["id"])), item) for r in found if (item := _article(r)) is not None)


def _article(row: Row, limit: int = 60) -> Item | None:
    text = row["article"]
    sentences = [text[a:b] for a, b in split_sentences(text)][:limit]
    if len(sentences) < 4:
        return None
    if row["source"] == "bbc-news-summary":
        summary = normal(row["summary"])
        inside = np.array([float(len(normal(s)) > 0 and normal(s) in summary) for s in sentences])
        return Item("extracts", sentences, salience=inside / inside.sum()) if inside.sum() else None
    return Item("salience", sentences, salience=oracle_target(sentences, row["summary"]))
