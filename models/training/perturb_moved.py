"""Edits that give a number of the sentence another one's place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from gistcheck.syntax.quantities import Quantity
from models.training.perturb_text import Subject, splice

_UNPLACED = ("ordinal", "clock", "score")
"""Units of numbers that mean something else in another place, or nothing."""


def numbers_exchanged(s: Subject) -> Iterator[str]:
    """ "fell from 8% to 5%" -> "fell from 5% to 8%"; none of a list or of a range, which say the same either way."""
    plain = [q for q in s.facts.quantities if q.unit not in _UNPLACED and not q.comparator and q.value == q.high]
    for one, other in combinations(plain, 2):
        if one.unit == other.unit and one.value != other.value and not _are_listed(s, one, other):
            yield splice(s.text, [(one.start, one.end, other.text), (other.start, other.end, one.text)])


def _are_listed(s: Subject, one: Quantity, other: Quantity) -> bool:
    """ "aged 59, 76 and 84", "between 2 and 5", "12 children and 4 women died": in one place."""
    first, last = (next((t for t in s.doc if t.idx <= q.start < t.idx + len(t)), s.doc[0]) for q in (one, other))
    between = s.doc[first.i + 1 : last.i]
    return (
        not any(t.pos_ in ("VERB", "AUX", "ADP") for t in between) or "between" in s.text[: one.start].lower().split()
    )
