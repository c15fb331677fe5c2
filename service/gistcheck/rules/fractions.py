"""Shares in words: "half of the voters", "nearly two thirds of members", beside percentages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from gistcheck.rules.alignment import Reading, share
from gistcheck.rules.conflicts import FLOORS, Finding, differs
from gistcheck.syntax import grammar as g
from gistcheck.syntax.quantities import comparator, quantities, word_value

if TYPE_CHECKING:
    from spacy.tokens import Token

_PARTS: Final = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_SHARE: Final = re.compile(
    r"\b(?:(?:(?P<count>an?|one|two|three|four|five|seven|nine)[\s-])(?P<part>third|quarter|fifth|sixth|eighth|tenth)s?"
    r"(?P<of>(?=\sof\b))?(?!\w)|(?P<half>half)(?=\s(?:of|the|its|their|his|her|all)\b))",
    re.IGNORECASE,
)
_BY: Final = re.compile(r"\bby\s(?:[a-z]+\s){0,2}$")
"""Before a share of what rose or fell: "by [almost] a fifth"."""
_LOOSELY: Final = re.compile(r"\b(?:nearly|almost|about|around|roughly|approximately)\s$", re.IGNORECASE)
_CLOSE: Final = 0.95
"""Least part of a share that is "almost" it: 19 percent are almost a fifth."""
_SHY: Final = ("nearly", "less than")
"""Comparators of a share that is not reached."""
_PART_OF: Final = re.compile(r"\sof\s(?:(?:the|its|their|his|her|all)\s)?(?:[A-Z][\w'’.-]*['’]s?\s)?")
"""What stands between the number of a part and that of the whole: "19 [of the] 45", "two [of Norda's] nine"."""
_MOST: Final = frozenset(("most", "majority"))
_HALF: Final = 50.0
_ALONG: Final = 0.6
"""Least share of the claim's content words that stand in a sentence with another share."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share at `text[start:end]`: its value in percent and the comparator before it."""

    start: int
    end: int
    text: str
    percent: float
    comparator: str


def shares(text: str) -> list[Share]:
    """The shares in words of a text, in order."""
    found = [m for m in _SHARE.finditer(text) if m["half"] or m["of"] is not None or _BY.search(text, 0, m.start())]
    return [_share(text, match) for match in found]


def _share(text: str, match: re.Match[str]) -> Share:
    count = word_value(match["count"]) or 1.0 if match["count"] else 1.0
    percent = 100 * count / _PARTS[(match["part"] or match["half"]).lower()]
    return Share(match.start(), match.end(), match.group(), percent, comparator(text, match.start(), match.end()))


def percentages(claim: str, evidence: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Where a claim has a share in words and the evidence the same in percent, or the reverse: start, end and the
    evidence's words."""
    words = [s for text in evidence for s in shares(text)]
    figures = [q for text in evidence for q in quantities(text) if q.unit == "percent"]
    for mine in shares(claim):
        same = next((q for q in figures if q.value == q.high and _is_near(q.value, mine)), None)
        if same is not None and all(w.percent != mine.percent for w in words):
            loose = _LOOSELY.search(claim, 0, mine.start) if same.value != mine.percent else None
            yield loose.start() if loose else mine.start, mine.end, same.text
    for figure in (q for q in quantities(claim) if q.unit == "percent" and q.value == q.high):
        told = next((w for w in words if w.percent == figure.value), None)
        if told is not None and all(q.value != figure.value for q in figures):
            yield figure.start, figure.end, told.text


def _is_near(percent: float, mine: Share) -> bool:
    """Whether "almost a fifth" may be said of so many percent."""
    if mine.comparator == "nearly":
        return _CLOSE * mine.percent <= percent < mine.percent
    return percent == mine.percent or (mine.comparator == "about" and abs(percent / mine.percent - 1) <= 1 - _CLOSE)


def compare_shares(claim: Reading, best: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """Findings of kind "share", another than the best sentence's, and "almost", on another side of it."""
    theirs, stated = shares(best.doc.text), {s.percent for r in evidence for s in shares(r.doc.text)}
    stated |= {q.value for r in evidence for q in r.facts.quantities if q.unit == "percent"}
    along = share(claim.content, best.content) >= _ALONG
    if (few := _no_majority(claim, evidence)) is not None:
        yield few
    for mine in shares(claim.doc.text) if theirs and along else ():
        same = [s for s in theirs if s.percent == mine.percent]
        if mine.percent not in stated and not any(_is_beyond(s.percent, mine) for s in theirs):
            yield differs("share", mine.text, theirs[0].text)
        elif same and all(_past(mine.comparator, s.comparator) for s in same):
            yield differs("almost", *(f"{s.comparator} {s.text}".strip() for s in (mine, same[0])))


def _no_majority(claim: Reading, evidence: Sequence[Reading]) -> Finding | None:
    """ "Most of the company" of "38% of the company"."""
    mine = next((t for t in claim.doc if t.lower_ in _MOST and not _is_highest(t)), None)
    if mine is None or any(_MOST & r.words for r in evidence) or claim.facts.negations:
        return None
    along = [r for r in evidence if share(claim.content - {mine.lemma_.lower()}, r.content) >= _ALONG]
    told = [(s.percent, s.text) for r in along for s in shares(r.doc.text)]
    told += [(q.value, q.text) for r in along for q in r.facts.quantities if q.unit == "percent" and _is_part(r, q.end)]
    told += [part for r in along for part in _counted_parts(r)]
    largest = max(told, default=None)
    return None if largest is None or largest[0] >= _HALF else differs("share", mine.text, largest[1])


def _is_highest(most: Token) -> bool:
    """ "Won the [most] votes", "the [most] popular browser": more than any other, be it few."""
    return most.lower_ == "most" and (most.tag_ == "RBS" or g.before(most).lower_ == "the")


def _counted_parts(reading: Reading) -> Iterator[tuple[float, str]]:
    """ "19 of the 45" seats, in percent, and its words."""
    text = reading.doc.text
    for part, whole in pairwise(reading.facts.quantities):
        if _PART_OF.fullmatch(text, part.end, whole.start) and not part.unit and part.value < whole.value:
            yield 100 * part.value / whole.value, text[part.start : whole.end]


def _is_part(reading: Reading, end: int) -> bool:
    """Whether "of" follows what ends there."""
    return reading.doc.text[end:].lstrip().startswith("of ")


def _is_beyond(percent: float, mine: Share) -> bool:
    """Whether "more than half" is said of more than half."""
    return percent > mine.percent if mine.comparator in FLOORS else mine.comparator in _SHY and percent < mine.percent


def _past(mine: str, theirs: str) -> bool:
    """Whether a share lies on another side than one of the same name: "half", "more than half" of "almost half"."""
    if mine in _SHY:
        return theirs in ("", *FLOORS)
    return theirs in _SHY and mine != "about"
