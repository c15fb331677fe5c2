"""What is told of a part, and of one at a time: "17 died, five of them in Metz" are not 17 in Metz, and "300 euros
each" is not 300 euros in all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from gistcheck.rules.alignment import Reading
from gistcheck.rules.conflicts import MEASURES, Finding, differs
from gistcheck.syntax import grammar as g
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

    from gistcheck.syntax.quantities import Quantity

_THEM: Final = frozenset(("them", "whom", "which"))
_ALL: Final = frozenset(("all", "every", "each", "both"))
_OPEN: Final = frozenset(("including", "among", "some"))
"""Words by which a claim, too, tells of a part."""
_NAMED: Final = frozenset(("NOUN", "PROPN"))
_NEAR: Final = 5
"""Most words between a number and what it is told for."""
_PER: Final = frozenset(("a", "an", "per", "each", "every"))
_MEASURED: Final = word_set("night quarter season") | frozenset(MEASURES.values())
"""Times and measures for which a number may be told."""
_OFTEN: Final = re.compile(r"\b(once|twice|\w+ times) (?:a|per|each|every) (day|week|month|year)\b")
_OTHERWISE: Final = {"head": "person", "capita": "person", "annum": "year", "diem": "day"}
_SHIFTING: Final = word_set("after before later earlier ago old")
"""Behind "a day", these tell when and not how often."""
_EACH: Final = "each"
_ALTOGETHER: Final = "in total"
_SINGLY: Final = frozenset(("each", "apiece"))
_TOGETHER: Final = frozenset(("total", "altogether", "together", "combined"))


def of_a_part(claim: Reading, best: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """A finding of kind "place": the claim says of all what the article says of some of them."""
    for whole in (t for t in best.doc if t.lower_ in _THEM and t.dep_ == "pobj" and t.head.lower_ == "of"):
        part = whole.head.head
        if _is_some(part) and (found := _numbered(part, whole, claim, evidence)) is not None:
            yield found
            return
    yield from _compared(claim, evidence)
    for number in (q for q in claim.facts.quantities if _before(q.start, claim) == "all"):
        parts = [_part(q, r) for r in evidence for q in r.facts.quantities if q.value == number.value]
        if parts and all(parts):
            yield differs("place", f"all {number.text}", parts[0])
            return


def _compared(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """ "3 attacks among those on a placebo" of "3 attacks, compared with 6 among those on a placebo"."""
    mine = {q.value: q for q in claim.facts.quantities}
    for reading, other in ((r, q) for r in evidence for q in r.facts.quantities if q.value not in mine):
        if reading.doc.text[: other.start].lower().split()[-2:] not in (["compared", "with"], ["compared", "to"]):
            continue
        aside = list(takewhile(lambda t: t.text not in (",", ";"), (t for t in reading.doc if t.idx >= other.end)))
        elsewhere = {t.lower_ for t in reading.doc if t not in aside}
        told = next((t for t in aside if t.pos_ in _NAMED and t.lower_ in claim.words - elsewhere), None)
        one = next((q for q in reading.facts.quantities if q.start < other.start and q.value in mine), None)
        if told is not None and one is not None:
            yield differs("place", f"{one.text} ... {told.text}", f"{other.text} ... {told.text}")


def _before(at: int, reading: Reading) -> str:
    """The word before a place in a text."""
    return next((t.lower_ for t in reversed(reading.doc) if t.idx < at and not t.is_space), "")


def _part(whole: Quantity, reading: Reading) -> str:
    """ "Thirteen of the fourteen" for fourteen, "" for a number of which no part is told."""
    before = next((q for q in reversed(reading.facts.quantities) if q.end < whole.start), whole)
    told = before.value < whole.value and reading.doc.text[before.end : whole.start].split()[:1] == ["of"]
    return reading.doc.text[before.start : whole.end] if told else ""


def _is_some(part: Token) -> bool:
    """Whether a word tells of how many: "five", "most", "two thirds"; not all."""
    return part.lower_ not in _ALL and part.pos_ in ("NUM", "NOUN", "ADJ", "PRON", "DET")


def _numbered(part: Token, whole: Token, claim: Reading, evidence: Sequence[Reading]) -> Finding | None:
    """ "17 died in Metz" of "17 died, five of them in Metz"."""
    numbers = [q for r in evidence if r.doc is part.doc for q in r.facts.quantities]
    own = next((q for q in numbers if q.start <= part.idx < q.end), None)
    value = own.value if own is not None else 1.0 if part.lower_ == "one" else None
    before = [q for q in numbers if q.start < part.idx and q.unit == (own.unit if own is not None else "")]
    aside = list(takewhile(lambda t: not t.is_punct, part.doc[whole.i + 1 :]))
    if value is None or not before or (_OPEN | {"one"}) & claim.words:
        return None
    along = [r for r in evidence if any(q.value == before[-1].value for q in r.facts.quantities)]
    elsewhere = {t.lower_ for r in along for t in r.doc if t not in aside}
    told = {t.lower_ for t in aside if t.pos_ in _NAMED or (t.pos_ == "VERB" and t.tag_ in g.FINITE)} - elsewhere
    mine = {q.value for q in claim.facts.quantities}
    here = next((t for t in claim.doc if t.lower_ in told), None)
    if here is not None and before[-1].value in mine and value not in mine:
        text = part.doc[part.i : whole.i + 1].text
        message = f"“{text}” in the article, “{before[-1].text}” in the claim, with “{here.text}”"
        return Finding("place", before[-1].text, text, message)
    return None


class _Rate(NamedTuple):
    """For how long or for how much a number is told, and whether of each or of all together; "" where nothing says."""

    per: str
    how: str


def other_rates(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """Findings of kind "unit": the same number told for another time or measure, or for all and not for each; and
    "once a day" told as "three times a day"."""
    there = {often for r in evidence for often in _OFTEN.findall(r.doc.text.lower())}
    for times, time in _OFTEN.findall(claim.doc.text.lower()):
        theirs = sorted(t for t, same in there if same == time)
        if theirs and times not in theirs:
            yield differs("unit", f"{times} a {time}", f"{theirs[0]} a {time}")
    for number in claim.facts.quantities:
        mine = _rate(number, claim)
        same = [_rate(q, r) for r in evidence for q in r.facts.quantities if q.value == number.value]
        if same and (other := _other_rate(mine, same)):
            told = [rate if rate in (_EACH, _ALTOGETHER) else f"per {rate}" for rate in other]
            yield differs("unit", *(f"{number.text} {rate}" for rate in told))


def _other_rate(mine: _Rate, same: Sequence[_Rate]) -> tuple[str, str] | None:
    """The claim's rate and that of the evidence, where the same number has another wherever it stands."""
    pers, hows = {s.per for s in same}, {s.how for s in same}
    if mine.per and "" not in pers and mine.per not in pers and ({mine.per} | pers) & _MEASURED:
        return mine.per, min(pers)
    if mine.how and "" not in hows and mine.how not in hows:
        return mine.how, min(hows)
    if mine.how == _ALTOGETHER and hows == {""} and "" not in pers:
        return mine.how, min(pers)
    return None


def _rate(number: Quantity, reading: Reading) -> _Rate:
    behind = [t for t in reading.doc if t.idx >= number.end]
    near = list(takewhile(lambda t: not t.is_punct and not g.is_verb(t), behind[:_NEAR]))
    words = [t.lower_ for t in behind]
    per = how = ""
    for at, token in enumerate(near):
        following = behind[at + 1].lemma_.lower() if at + 1 < len(behind) else ""
        unit = MEASURES.get(following, following)
        known = token.lower_ == "per" or unit in _MEASURED
        if token.lower_ in _PER and known and words[at + 2 : at + 3] not in ([w] for w in _SHIFTING):
            per = _OTHERWISE.get(unit, unit)
        elif token.lower_ in _SINGLY:
            how = _EACH
        elif token.lower_ in _TOGETHER or (token.lower_ == "in" and following == "all"):
            how = _ALTOGETHER
    return _Rate(per, how)
