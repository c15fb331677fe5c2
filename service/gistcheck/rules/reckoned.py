"""Numbers and years that the evidence does not have, but gives away by reckoning.

"All but two of the nine directors" are seven of them, "62 percent, up from 54" is a rise by eight points, and "a year
later" than 2017 is 2018.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, permutations
from typing import TYPE_CHECKING, Final

from gistcheck.rules.alignment import Reading
from gistcheck.rules.conflicts import Finding
from gistcheck.syntax import grammar as g
from gistcheck.syntax.quantities import word_value

if TYPE_CHECKING:
    from spacy.tokens import Token

    from gistcheck.syntax.quantities import Quantity

PART_OF: Final = re.compile(r"\sof\s(?:(?:the|its|their|his|her|all)\s)?(?:[A-Z][\w'’.-]*['’]s?\s)?")
"""What stands between the number of a part and that of the whole: "19 [of the] 45", "two [of Norda's] nine"."""
_ALL_BUT: Final = re.compile(r"\ball but $", re.IGNORECASE)
_AS_MANY: Final = {"no fewer than": "at least", "no less than": "at least", "no more than": "at most"}
_NO_FEWER: Final = re.compile(rf"\b({'|'.join(_AS_MANY)})(?=\s)", re.IGNORECASE)
_LATER: Final = re.compile(
    r"\b(?:(?P<count>an?|\w+) years? (?P<way>later|earlier)|the (?P<next>following|next|previous) year)\b",
    re.IGNORECASE,
)
_BACK: Final = frozenset(("earlier", "previous"))

Edit = tuple[int, int, str]


def reckoned(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Edit]:
    """Where a claim has the result of such a reckoning: start, end and the words of the evidence."""
    yield from _remaining(claim, evidence)
    yield from _changed(claim, evidence)
    yield from _dated(claim, evidence)
    for match in _NO_FEWER.finditer(claim.doc.text):
        if all(match[1].lower() not in r.doc.text.lower() for r in evidence):
            yield match.start(), match.end(), _AS_MANY[match[1].lower()]


def of_the_exception(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """A finding of kind "scope" for "two directors" who are the two of "all but two of the nine directors"."""
    for part, _, phrase in (found for r in evidence for found in _all_but(r)):
        counted = [q for r in evidence for q in r.facts.quantities if q.head == part.head and q is not part]
        mine = next((q for q in claim.facts.quantities if (q.value, q.head) == (part.value, part.head)), None)
        if mine is not None and all(q.value != mine.value for q in counted) and not claim.facts.negations:
            told = f"{mine.text} {_noun(claim, mine)}"
            yield Finding("scope", told, phrase, f"“{phrase}” in the article, “{told}” in the claim")


def _all_but(reading: Reading) -> Iterator[tuple[Quantity, Quantity, str]]:
    """The numbers of "all but two of the nine directors", and its words."""
    text = reading.doc.text
    for part, whole in pairwise(reading.facts.quantities):
        opening = _ALL_BUT.search(text, 0, part.start)
        if opening and PART_OF.fullmatch(text, part.end, whole.start) and (noun := _noun(reading, whole)) is not None:
            yield part, whole, text[opening.start() : noun.idx + len(noun)]


def _noun(reading: Reading, number: Quantity) -> Token | None:
    return next((t for t in reading.doc if t.idx >= number.end and t.lemma_.lower() == number.head), None)


def _remaining(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Edit]:
    there = [found for r in evidence for found in _all_but(r)]
    for mine in claim.facts.quantities:
        for part, whole, phrase in there:
            noun = _noun(claim, mine)
            if noun is not None and mine.head == whole.head and mine.value == whole.value - part.value:
                yield mine.start, noun.idx + len(noun), phrase[0].lower() + phrase[1:]


def _changed(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Edit]:
    """ "By eight points" of what went "from 54 to 62"."""
    for mine in claim.facts.quantities:
        start = claim.doc.text.rfind("by ", 0, mine.start)
        if start < 0 or claim.doc.text[start : mine.start] != "by ":
            continue
        pairs = (pair for r in evidence for pair in permutations(r.facts.quantities, 2) if _from(r, pair[0]))
        alike = ((a, b) for a, b in pairs if a.unit == b.unit == mine.unit)
        if found := next(((a, b) for a, b in alike if abs(a.value - b.value) == mine.value), None):
            yield start, mine.end, f"from {found[0].text} to {found[1].text}"


def _from(reading: Reading, number: Quantity) -> bool:
    return reading.doc.text[: number.start].endswith("from ")


def _dated(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Edit]:
    """ "In 2018" of "a year later", behind a sentence with 2017."""
    stated = {d.year for r in evidence for d in r.facts.dates}
    befores = (None, *evidence[:-1])
    later = {year: words for b, r in zip(befores, evidence, strict=True) for year, words in _years(b, r)}
    for day in claim.facts.dates:
        token = g.token_at(claim.doc, day.start)
        if day.year in stated or day.month or day.year not in later or token is None or token.dep_ != "pobj":
            continue
        yield token.head.idx, day.end, later[day.year]


def _years(before: Reading | None, reading: Reading) -> Iterator[tuple[int, str]]:
    """The years that a sentence counts from the last one named, and in which words."""
    for match in _LATER.finditer(reading.doc.text):
        named = [d.year for d in reading.facts.dates if d.year and d.end <= match.start()]
        named = named or [d.year for d in (before.facts.dates if before is not None else ()) if d.year]
        count = word_value(match["count"]) if match["count"] and not match["count"].isdigit() else match["count"] or 1
        if named and count:
            back = (match["way"] or match["next"]).lower() in _BACK
            yield named[-1] + (-1 if back else 1) * int(count), match.group()
