"""Which articles are copies of one text: a wire story printed thrice is one origin, not three.

Two articles are copies when the shorter shares most of its runs of words with the other:
containment of w-shingles (Broder 1997, On the resemblance and containment of documents).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

Shingles = frozenset[tuple[str, ...]]

RUN: Final = 5
"""Words in a shingle."""
SHARED: Final = 0.5
"""Share of the shorter text's shingles from which the two are one story: a paper that adds a paragraph of its
own or cuts the end still has it; two reports of one event, written apart, share a tenth at most."""
_WORD: Final = re.compile(r"[^\W_]+")


def shingles(sentences: Iterable[str]) -> Shingles:
    """Runs of `RUN` words, in lower case, within and across sentences; a shorter text is one run."""
    words = [word.lower() for sentence in sentences for word in _WORD.findall(sentence)]
    return frozenset(tuple(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1)))


def containment(one: frozenset[Any], other: frozenset[Any]) -> float:
    """Share of the smaller set that stands in the other, in [0, 1]."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def origins(texts: Sequence[Shingles]) -> list[list[int]]:
    """Groups of copies, as indices, in the order of their first text; a copy of a copy is a copy."""
    groups: list[list[int]] = []
    for index, text in enumerate(texts):
        near = [group for group in groups if any(containment(text, texts[other]) >= SHARED for other in group)]
        merged = sorted([index, *(other for group in near for other in group)])
        groups = sorted([*(group for group in groups if group not in near), merged])
    return groups
