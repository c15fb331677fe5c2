"""The rows of the data folder as training items for the reader.

An item is a run of sentences with whatever labels its data set gives; a missing label is NaN
(sentence heads) or -1 (token heads) and costs nothing. Rows whose text also stands in an
evaluation file are dropped by `Held`.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from gistcheck.networks.nets import PART_HEADS
from gistcheck.text.sentences import split_sentences

Row = dict[str, Any]
EVALUATION = (
    "summ/art_cnndm_test_manuj_TEST",
    "summ/art_gum_news",
    "summ/comp_eval_duc2004",
    "summ/comp_eval_newsroom",
    "claims/decomp_carb",
    "claims/decomp_factcheckgpt",
)
"""Evaluation-only files besides every `verify/eval_*`."""


def rows(root: Path, name: str) -> list[Row]:
    """All rows of `<root>/<name>.jsonl.gz`."""
    with gzip.open(root / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def fraction(key: str) -> float:
    """A fixed number in [0, 1) for a key: the same split on every run and machine."""
    return int(hashlib.sha1(key.encode("utf-8", "surrogatepass")).hexdigest()[:8], 16) / 2**32


def in_dev(key: str, share: float = 0.15) -> bool:
    """Whether a row with this key belongs to the development part."""
    return fraction(key) < share


def normal(text: str) -> str:
    """Lower-case letters and digits only, for comparing texts across files."""
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


class Held:
    """Texts that must not be trained on: everything in an evaluation file."""

    def __init__(self, root: Path) -> None:
        names = [*EVALUATION, *(f"verify/{p.name[:-9]}" for p in sorted((root / "verify").glob("eval_*.gz")))]
        self.texts = {normal(text) for name in names for row in rows(root, name) for text in _texts(row)}

    def __contains__(self, text: str) -> bool:
        key = normal(text)
        return len(key) > 20 and key in self.texts


def _texts(row: Row) -> Iterator[str]:
    for key in ("article", "sentence", "claim"):
        if key in row:
            yield row[key]
    evidence = row.get("evidence", ())
    yield from evidence
    yield " ".join(evidence)


@dataclass(slots=True)
class Item:
    """Sentences with labels. Sentence labels: {head: value per sentence}; NaN = unlabelled.

    `spans`: {token head: [(sentence, start, end)]} in characters of the sentence; a head that is
    absent is unlabelled. `salience`: target distribution over the sentences. `link`: (pronoun,
    candidates, index of the right one or -1) in characters of the single sentence.
    """

    task: str
    sentences: list[str]
    labels: dict[str, list[float]] = field(default_factory=dict)
    spans: dict[str, list[tuple[int, int, int]]] = field(default_factory=dict)
    salience: np.ndarray | None = None
    link: tuple[tuple[int, int], list[tuple[int, int]], int] | None = None


Split = tuple[list[Item], list[Item]]


def split_items(items: Iterable[tuple[bool, Item]]) -> Split:
    train: list[Item] = []
    dev: list[Item] = []
    for is_dev, item in items:
        (dev if is_dev else train).append(item)
    return train, dev


def checkworthiness(root: Path) -> Split:
    """CheckThat! 2024; dev is its dev and dev_test, whose debates differ and which `Item.task` keeps apart.

    ClaimBuster has the same sentences of the same debates with three classes, whose third is this label; learning all
    three was no better on other debates and worse on the news of the fixtures. PoliClaim (speeches) is left out: it
    took 0.05 of average precision on dev_test."""
    names = {"train": "checkworthiness", "dev": "checkworthiness", "dev_test": "checkworthiness, other debates"}
    found = rows(root, "claims/checkworthy_ct24_en")
    dev = [r for r in found if r["split"] != "train"]
    seen = {normal(r["text"]) for r in dev}
    train = {normal(r["text"]): r for r in reversed(found) if r["split"] == "train" and normal(r["text"]) not in seen}
    return split_items(
        (r["split"] != "train", Item(names[r["split"]], [r["text"]], {"checkworthy": [r["label"]]}))
        for r in (*train.values(), *dev)
    )


def sentences(root: Path, seed: int) -> list[Item]:
    """Debates and news without a label of check-worthiness, a sentence an item: for a teacher to judge."""
    names = ("claims/checkworthy_claimrank", "claims/attribution_polnear_sentences", "claims/subjectivity_newssd_eng")
    dev = {normal(r["text"]) for r in rows(root, "claims/checkworthy_ct24_en") if r["split"] != "train"}
    found = {normal(r["text"]): r["text"] for n in names for r in rows(root, n) if r.get("split") != "dev"}
    kept = [text for key, text in found.items() if key and key not in dev]
    return [Item("sentences", [text]) for text in random.Random(seed).sample(kept, min(20_000, len(kept)))]


def subjectivity(root: Path) -> Split:
    """CheckThat! 2025 and NewsSD-ENG news sentences."""
    found = rows(root, "claims/subjectivity_ct25_en") + rows(root, "claims/subjectivity_newssd_eng")
    return split_items(
        (in_dev(normal(r["text"])), Item("subjectivity", [r["text"]], {"subjectivity": [float(r["label"] == "SUBJ")]}))
        for r in found
    )


def boilerplate(root: Path) -> Split:
    """Blocks of web pages, a page an item (blocks in page order)."""
    pages: dict[str, list[Row]] = defaultdict(list)
    for row in rows(root, "claims/boilerplate_blocks"):
        if row["text"].strip():
            pages[row["page"]].append(row)
    return split_items((in_dev(page), _page(blocks, random.Random(page))) for page, blocks in sorted(pages.items()))


def _page(blocks: list[Row], rng: random.Random) -> Item:
    """Half of the blocks are split into sentences, since the product reads sentences."""
    texts: list[str] = []
    labels: list[float] = []
    for row in blocks:
        text = row["text"].strip()
        spans = split_sentences(text) if rng.random() < 0.5 else [(0, len(text))]
        texts += [text[a:b] for a, b in spans]
        labels += [1.0 - row["label"]] * len(spans)
    return Item("boilerplate", texts, {"boilerplate": labels})


def attribution(root: Path) -> Split:
    """PolNeAR documents; sentence boundaries are those of its sentence file."""
    sentences: dict[str, list[Row]] = defaultdict(list)
    for row in rows(root, "claims/attribution_polnear_sentences"):
        sentences[row["doc"]].append(row)
    documents = rows(root, "claims/attribution_polnear")
    return split_items((d["split"] == "dev", _attributed(d, sentences[d["doc"]])) for d in documents)


def _attributed(document: Row, sentences: list[Row]) -> Item:
    bounds: list[tuple[int, int]] = []
    at = 0
    for row in sorted(sentences, key=lambda r: int(r["n"])):
        start = document["text"].find(row["text"], at)
        if start >= 0:
            at = start + len(row["text"])
            bounds.append((start, at))
    item = Item("attribution", [document["text"][a:b] for a, b in bounds])
    item.spans = {head: [] for head in PART_HEADS}
    for part, found in item.spans.items():
        spans = [span for a in document["attributions"] for p in a[part] for span in p["spans"]]
        for index, (start, end) in enumerate(bounds):
            found += [(index, max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and start < b]
    held = {index for index, _, _ in item.spans["content"]}
    item.labels["attributed"] = [float(i in held) for i in range(len(bounds))]
    return item


def compression(root: Path, limit: int, seed: int) -> Split:
    """Google sentence compression: all cased rows and a sample of the lower-cased ones."""
    cased = rows(root, "summ/comp_google_eval10k_cased_deletion")
    train, dev = split_items((in_dev(normal(r["sentence"])), _compressed(r, None)) for r in cased)
    rng = random.Random(seed)
    held = {normal(r["sentence"]) for r in rows(root, "summ/comp_google_val20k_lower")}
    lower = [r for r in rows(root, "summ/comp_google_train_clean") if normal(r["sentence"]) not in held]
    return train + [_compressed(r, rng) for r in rng.sample(lower, min(limit, len(lower)))], dev


def _compressed(row: Row, rng: random.Random | None) -> Item:
    """With `rng`, half of the rows get random digits in place of '#'."""
    words = row["sentence"].split()
    if rng is not None and rng.random() < 0.5:
        words = [re.sub("#", lambda _: str(rng.randrange(10)), w) for w in words]
    sentence, spans, at = " ".join(words), [], 0
    for word, kept in zip(words, row["keep"], strict=True):
        if kept == "1":
            spans.append((0, at, at + len(word)))
        at += len(word) + 1
    return Item("compression", [sentence], spans={"keep": spans})


def pronouns(root: Path) -> Split:
    """GAP (two named candidates) and GUM (antecedent against the other noun chunks before it)."""
    gap = [(r["split"] == "validation", _gap(r)) for r in rows(root, "claims/coref_gap")]
    gum_rows = rows(root, "claims/coref_gum_pronouns")
    gum = [(r["split"] != "train", item) for r, item in zip(gum_rows, _gum(gum_rows), strict=True) if item]
    return split_items(gap + gum)


def _gap(row: Row) -> Item:
    start = row["pronoun_offset"]
    spans = [(at, at + len(name)) for name, at, _ in row["candidates"]]
    right = next((i for i, (_, _, true) in enumerate(row["candidates"]) if true), -1)
    return Item("pronoun", [row["text"]], link=((start, start + len(row["pronoun"])), spans, right))


def _gum(found: Sequence[Row]) -> list[Item | None]:
    from gistcheck.syntax.parse import parse

    items: list[Item | None] = []
    for row, doc in zip(found, parse([r["text"] for r in found]), strict=True):
        start, at = row["pronoun_offset"], row["antecedent_offset"]
        right = (at, at + len(row["antecedent"]))
        others = [
            (c.start_char, c.end_char)
            for c in doc.noun_chunks
            if c.root.pos_ != "PRON" and c.end_char <= start and not (c.start_char < right[1] and right[0] < c.end_char)
        ]
        pronoun = (start, start + len(row["pronoun"]))
        items.append(Item("pronoun", [row["text"]], link=(pronoun, [*others[-5:], right], len(others[-5:]))))
    return items
