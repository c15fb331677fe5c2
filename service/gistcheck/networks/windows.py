"""Cut an article into encoder windows at sentence ends, losing nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

SPECIALS = 1
"""Extra token after each piece: [SEP]. One [CLS] opens the window."""
BATCH_TOKENS = 4096
"""Padded tokens an encoder call: more gains no speed on a laptop CPU."""
CALL_TOKENS = 32
"""What an encoder call costs on a laptop CPU beside its tokens, counted in tokens."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `start:end` of sentence `sentence`: whole, unless it alone overfills a window."""

    sentence: int
    start: int
    end: int


def pack(lengths: Sequence[int], budget: int) -> list[list[Piece]]:
    """Group sentences of the given token lengths into windows of at most `budget` tokens.

    Sentences stay whole and in order; one longer than a window is spread over windows of its
    own. Every token of every sentence stands in exactly one window.

    Example:
        >>> [[p.sentence for p in w] for w in pack([3, 3, 3], budget=10)]
        [[0, 1], [2]]
    """
    room = budget - 1 - SPECIALS
    windows: list[list[Piece]] = []
    used = budget
    for sentence, length in enumerate(lengths):
        for start in range(0, max(length, 1), room):
            piece = Piece(sentence, start, min(start + room, length))
            cost = piece.end - piece.start + SPECIALS
            if used + cost > budget or start:
                windows.append([])
                used = 1
            windows[-1].append(piece)
            used += cost
    return windows


def window_size(window: Sequence[Piece]) -> int:
    """Tokens of a window, the special ones included."""
    return 1 + sum(piece.end - piece.start + SPECIALS for piece in window)


def batched(items: Iterable[Item], size: Callable[[Item], int], tokens: int = BATCH_TOKENS) -> Iterator[list[Item]]:
    """Items of like size together, at most `tokens` padded tokens at a time, one item at least.

    A longer item begins a batch of its own where to pad those before it would cost more than another call.
    """
    batch: list[Item] = []
    for item in sorted(items, key=size):
        if batch and ((len(batch) + 1) * size(item) > tokens or _padding(batch, item, size) > CALL_TOKENS):
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch


def _padding(batch: Sequence[Item], item: Item, size: Callable[[Item], int]) -> int:
    return sum(size(item) - size(shorter) for shorter in batch)
