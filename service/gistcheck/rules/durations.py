"""Spans of time in one unit and in another: "two decades" are "20 years", "three weeks" are "21 days"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from gistcheck.syntax.quantities import word_value

_MINUTES: Final = {"minute": 1, "hour": 60, "day": 1440, "week": 10080, "fortnight": 20160}
_MONTHS: Final = {"month": 1, "year": 12, "decade": 120, "century": 1200, "centurie": 1200}
_SPAN: Final = re.compile(
    rf"(?<![\w.,-])(?P<count>\d+|[a-z]+(?:-[a-z]+)?)[\s-](?P<unit>{'|'.join([*_MINUTES, *_MONTHS])})(?:s|s?(?=\b))"
    r"(?![\w-]|\s(?:old|and\sa\shalf)\b)",
    re.IGNORECASE,
)
_WHEN: Final = re.compile(r"\b(?:after|for|in|within|of|than|over|under|about|nearly|almost|only|just|by)\s$", re.I)
_THEN: Final = re.compile(r"\s(?:ago|later|earlier|before|after)\b", re.I)


class _Span(NamedTuple):
    start: int
    end: int
    text: str
    unit: str
    length: tuple[float, bool]


def durations(claim: str, evidence: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Where a claim has a span of time in a unit of its own, and the evidence the same in another: start, end and the
    evidence's words."""
    there = [span for text in evidence for span in _spans(text)]
    for mine in _spans(claim):
        same = [span for span in there if span.length == mine.length]
        if same and all(span.unit != mine.unit for span in same):
            yield mine.start, mine.end, same[0].text


def _spans(text: str) -> Iterator[_Span]:
    for match in _SPAN.finditer(text):
        count, unit = match["count"].lower(), match["unit"].lower()
        value = float(count) if count.isdigit() else word_value(count)
        once = count in ("a", "an")  # "60 miles an hour" tells no time
        told = _WHEN.search(text, 0, match.start()) or _THEN.match(text, match.end())
        if value is not None and (told or not once):
            yield _Span(match.start(), match.end(), match.group(), unit, _length(value, unit))


def _length(count: float, unit: str) -> tuple[float, bool]:
    """Minutes, or months and True."""
    return count * (_MONTHS | _MINUTES)[unit], unit in _MONTHS
