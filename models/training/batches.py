"""Items -> encoded units -> padded, task-pure batches in a fixed random order."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gistcheck.networks.encoding import Tokens, piece_span, tokenise
from gistcheck.networks.nets import TOKEN_HEADS
from gistcheck.networks.windows import Piece, pack
from models.training.data import Item

ALONE = ("checkworthiness", "sentences")
"""Tasks whose sentences are read one by one."""
TARGETS = ("checkworthy", "subjectivity", "boilerplate", "attributed")


@dataclass(slots=True, eq=False)
class Unit:
    """Sentences that are encoded together. *Shapes:* `targets` (sentences, 4), NaN = none;
    `token_targets` per sentence (pieces, 4), -1 = none; `salience` (sentences,) or None;
    `link`: (pronoun, candidates, right) in word pieces of the only sentence."""

    task: str
    tokens: list[Tokens]
    targets: np.ndarray
    token_targets: list[np.ndarray]
    words: np.ndarray
    salience: np.ndarray | None = None
    link: tuple[tuple[int, int], list[tuple[int, int]], int] | None = None

    def windows(self, budget: int) -> list[list[Piece]]:
        """The unit's sentences in encoder windows."""
        return pack([len(t.ids) for t in self.tokens], budget)

    def part(self, start: int, end: int) -> Unit:
        """A run of the sentences, without what belongs to the whole article."""
        return Unit(
            self.task, self.tokens[start:end], self.targets[start:end], self.token_targets[start:end],
            self.words[start:end],
        )  # fmt: skip


def encode(items: Sequence[Item], tokenizer: Any) -> list[Unit]:
    """Tokenise items and lay their character labels onto word pieces."""
    flat = tokenise(tokenizer, [s for item in items for s in item.sentences])
    units: list[Unit] = []
    at = 0
    for item in items:
        tokens = flat[at : at + len(item.sentences)]
        at += len(item.sentences)
        if (unit := _unit(item, tokens)) is not None:
            units.append(unit)
    return units


def _unit(item: Item, tokens: list[Tokens]) -> Unit | None:
    targets = np.full((len(tokens), len(TARGETS)), np.nan)
    for head, values in item.labels.items():
        targets[:, TARGETS.index(head)] = values
    words = np.array([len(s.split()) for s in item.sentences], np.float32)
    unit = Unit(item.task, tokens, targets, [_token_targets(item, i, t) for i, t in enumerate(tokens)], words)
    unit.salience = item.salience
    if item.link is not None:
        pronoun, candidates, right = item.link
        spans = [piece_span(tokens[0].offsets, a, b) for a, b in [pronoun, *candidates]]
        if any(a == b for a, b in spans) or len(tokens[0].ids) > 250:
            return None
        unit.link = (spans[0], spans[1:], right)
    return unit


def _token_targets(item: Item, index: int, tokens: Tokens) -> np.ndarray:
    targets = np.full((len(tokens.ids), len(TOKEN_HEADS)), -1.0, np.float32)
    for head, spans in item.spans.items():
        column = TOKEN_HEADS.index(head)
        targets[:, column] = 0
        for sentence, start, end in spans:
            if sentence == index:
                a, b = piece_span(tokens.offsets, start, end)
                targets[a:b, column] = 1
    return targets


def regroup(units: Sequence[Unit], rng: random.Random) -> Iterator[Unit]:
    """One epoch's units of a task: articles are cut into runs of random size, single sentences
    are joined into runs of random size, so that every head works alone and in context. Check-worthiness
    is judged of each sentence alone."""
    order = list(units)
    rng.shuffle(order)
    first = order[0] if order else None
    if first is None or first.salience is not None or first.link is not None or first.task in ALONE:
        yield from order
    elif any(len(u.tokens) > 1 for u in order):
        for unit in order:
            yield from _runs(unit, rng)
    else:
        while order:
            yield _joined([order.pop() for _ in range(min(_size(rng), len(order)))])


def _size(rng: random.Random) -> int:
    return 1 if rng.random() < 0.6 else rng.randint(2, 8)


def _runs(unit: Unit, rng: random.Random) -> Iterator[Unit]:
    at = 0
    while at < len(unit.tokens):
        size = 1 if rng.random() < 0.4 else rng.randint(2, 12)
        yield unit.part(at, at + size)
        at += size


def _joined(units: Sequence[Unit]) -> Unit:
    return Unit(
        units[0].task,
        [t for u in units for t in u.tokens],
        np.concatenate([u.targets for u in units]),
        [t for u in units for t in u.token_targets],
        np.concatenate([u.words for u in units]),
    )


def batches(units: Sequence[Unit], tokens: int, window: int, rng: random.Random) -> list[list[Unit]]:
    """Batches of units of like length, each at most about `tokens` padded tokens."""

    def size(unit: Unit) -> int:
        return sum(len(t.ids) + 1 for t in unit.tokens)

    found: list[list[Unit]] = []
    rows = longest = 0
    for unit in sorted(units, key=lambda u: (size(u), rng.random())):
        count, length = len(unit.windows(window)), min(size(unit) + 1, window)
        if not found or (rows + count) * max(longest, length) > tokens:
            found.append([])
            rows = longest = 0
        found[-1].append(unit)
        rows, longest = rows + count, max(longest, length)
    rng.shuffle(found)
    return found
