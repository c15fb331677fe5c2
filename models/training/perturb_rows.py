"""Rows of (evidence, claim, label) from edited sentences, balanced by kind."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final

from gistcheck.syntax.parse import parse
from models.training.perturb import FAITHFUL, MEANING, Edit, edits
from models.training.perturb_names import Pool
from models.training.perturb_text import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MAX_SENTENCES: Final = 60
"""Sentences read of one article: later ones are mostly page furniture."""
_TELLING: Final = 60
"""Characters from which an equal sentence tells that two articles are one."""
_OPENING: Final = 12
"""Sentences of the article's opening that a third of the rows have as evidence."""


@dataclass(frozen=True)
class ParsedArticle:
    """An article as parsed sentences."""

    id: str
    texts: Sequence[str]
    docs: Sequence[Doc]


def article_sentences(text: str) -> list[str]:
    """The sentences of an article, each without its dateline; none is empty."""
    from gistcheck.text.sentences import split_sentences

    found = (text[start:end] for start, end in split_sentences(text))
    bare = (
        re.sub(r"^(?:[A-Z][\w ,.]{0,40})?\(CNN(?:\s\w+)?\)\s*(?:--|—)?\s*", "", re.sub(r"\s+", " ", f)).strip()
        for f in found
    )
    return [sentence for sentence in bare if sentence]


def rows(articles: Sequence[tuple[str, str]], limit: int, seed: int) -> Iterator[dict[str, object]]:
    """Balanced rows from (id, text) articles.

    `limit`: at most so many rows, half of them supported, kinds as even as the articles allow.
    Result: rows in a shuffled order that depends on `seed` alone.
    """
    by_kind: dict[str, list[dict[str, object]]] = defaultdict(list)
    for row in all_rows(articles, seed):
        by_kind[str(row["source"])].append(row)
    rng = Random(seed)
    half = limit // 2
    chosen = _even(by_kind, [f"perturb-{k}" for k in FAITHFUL], limit - half, rng)
    chosen += _even(by_kind, [f"perturb-{k}" for k in (*MEANING, "other-sentence")], half, rng)
    rng.shuffle(chosen)
    yield from chosen


def all_rows(articles: Sequence[tuple[str, str]], seed: int) -> Iterator[dict[str, object]]:
    previous: list[ParsedArticle] = []
    for number, (name, text) in enumerate(articles):
        texts = article_sentences(text)[:_MAX_SENTENCES]
        article = ParsedArticle(name, texts, parse(texts))
        rng = Random(f"{seed}/{name}/{number}")
        pool_docs = [doc for other in previous[-6:] for doc in other.docs]
        for at, doc in enumerate(article.docs):
            pool = _shared_pool(article, at, pool_docs)
            for edit in edits(doc, pool, rng):
                row = _row(article, at, edit, rng)
                if row is not None:
                    yield row
        previous = [*previous[-5:], article]


def _shared_pool(article: ParsedArticle, at: int, others: Sequence[Doc]) -> Pool:
    return Pool([d for n, d in enumerate(article.docs) if n != at], others)


def _row(article: ParsedArticle, at: int, edit: Edit, rng: Random) -> dict[str, object] | None:
    evidence = _evidence(article, at, edit, rng)
    if edit.kind == "other-sentence" and edit.text in evidence:
        return None
    label = "nei" if edit.label == "not_stated" else edit.label
    original = article.texts[at]
    return {
        "evidence": evidence, "claim": edit.text, "label": label, "source": f"perturb-{edit.kind}",
        "id": f"{article.id}#{at}", "original": original,
    }  # fmt: skip


def _evidence(article: ParsedArticle, at: int, edit: Edit, rng: Random) -> list[str]:
    """The sentence alone, with its neighbours (half of the rows) or the article's opening (a third)."""
    texts, draw = article.texts, rng.random()
    if draw < 1 / 6:
        return [texts[at]]
    first, last = (max(0, at - 1), at + 2) if draw < 2 / 3 or at >= _OPENING else (0, _OPENING)
    others = [words_of(d) for n, d in enumerate(article.docs[first:last], first) if n != at]
    kept = edit.label == "supported" or not _states(others, edit, texts[at])
    return list(texts[first:last]) if kept else [texts[at]]


def _states(others: Sequence[frozenset[str]], edit: Edit, original: str) -> bool:
    """May one of the other sentences say what the edited claim says?"""
    claim, new = _claimed(edit, original)
    return any(len(claim & words) >= 0.5 * len(claim) or _holds(claim, new, words) for words in others)


def reads_true(docs: Sequence[Doc], edit: Edit, original: str) -> bool:
    """May one of these sentences say what an edit put into the `original` claim about them?"""
    claim, new = _claimed(edit, original)
    return any(_holds(claim, new, words_of(doc)) for doc in docs)


def _claimed(edit: Edit, original: str) -> tuple[set[str], set[str]]:
    """The words of the edited claim, and the new ones."""
    claim = set(re.findall(r"[\w'’-]{3,}", edit.text.lower()))
    return claim, claim - set(re.findall(r"[\w'’-]{3,}", original.lower()))


def _holds(claim: set[str], new: set[str], words: frozenset[str]) -> bool:
    return bool(new) and new <= words and len(claim & words) >= 0.35 * len(claim)


def _even(
    by_kind: dict[str, list[dict[str, object]]], kinds: Sequence[str], total: int, rng: Random
) -> list[dict[str, object]]:
    """So many rows, an even share of each kind; scarce kinds give all they have."""
    chosen: list[dict[str, object]] = []
    for position, kind in enumerate(sorted(kinds, key=lambda k: len(by_kind[k]))):
        share = (total - len(chosen)) // (len(kinds) - position)
        have = by_kind[kind]
        chosen += rng.sample(have, min(share, len(have)))
    return chosen


def write_rows(out: Path, made: Sequence[Mapping[str, Any]]) -> None:
    """Write rows as gzipped JSON lines and print how many of each kind there are."""
    with gzip.open(out, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in made)
    for (source, label), count in sorted(Counter((row["source"], row["label"]) for row in made).items()):
        print(f"{count:6} {label:13} {source}")


def held_out_sentences(paths: Sequence[Path]) -> set[str]:
    """Fingerprints of every sentence of the held-out files, articles or (evidence, claim) rows alike."""
    found: set[str] = set()
    for path in paths:
        for row in records(path):
            texts = row.get("evidence") or article_sentences(str(row.get("article", row.get("text"))))
            found.update(digest(text) for text in texts if len(text) >= _TELLING)
    return found


def read_articles(paths: Sequence[Path]) -> list[tuple[str, str]]:
    """The (id, text) of articles: JSON lines with `article`, plain or gzipped, or one JSON file with `text`."""
    return [(str(row["id"]), str(row.get("article", row.get("text")))) for path in paths for row in records(path)]


def records(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines, plain or gzipped, or the one of a JSON file."""
    if path.suffix == ".json":
        return [json.loads(path.read_text(encoding="utf-8"))]
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def digest(text: str) -> str:
    """A fingerprint of a text that ignores case, spaces and punctuation."""
    return hashlib.sha256(re.sub(r"\W+", " ", text.lower()).strip().encode()).hexdigest()


def overlaps(text: str, held: set[str]) -> bool:
    return bool(held) and any(digest(t) in held for t in article_sentences(text) if len(t) >= _TELLING)
