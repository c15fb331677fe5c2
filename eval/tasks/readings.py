"""Reading rows with the reader's heads, in batches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from eval.outcome import MissingHeadError

BATCH = 64
"""Articles handed to the reader at a time: bounds memory, gives it enough to fill its batches."""


def threshold(reader: Any, head: str) -> float:
    """The decision threshold of a head, from the checkpoint's config; MissingHeadError without one."""
    if head not in reader.thresholds:
        heads = ", ".join(reader.thresholds)
        raise MissingHeadError(f"the reader checkpoint has no {head} head; it has {heads}")
    return float(reader.thresholds[head])


def read_articles(reader: Any, articles: Sequence[Sequence[str]], progress: Callable[[int], None]) -> Iterator[Any]:
    """One list of sentence readings an article, in order."""
    for start in range(0, len(articles), BATCH):
        yield from reader.read(articles[start : start + BATCH])
        progress(min(start + BATCH, len(articles)))
