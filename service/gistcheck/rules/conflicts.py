"""Typed facts of a claim set against those of the evidence: what matches, differs or is missing.

Each comparison gives findings that name both tokens ("12 in the claim, 15 in the article").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import isclose
from typing import Final, Literal

from gistcheck.syntax.facts import Date, Name
from gistcheck.syntax.quantities import CURRENCIES, Quantity

Match = Literal["exact", "rounded", "none"]

ALIASES: Final = {
    "us": "united states", "u.s": "united states", "u.s.": "united states", "usa": "united states",
    "america": "united states", "american": "united states", "americans": "united states",
    "uk": "united kingdom", "u.k": "united kingdom", "britain": "united kingdom", "british": "united kingdom",
    "great britain": "united kingdom", "french": "france", "dutch": "netherlands", "holland": "netherlands",
    "spanish": "spain", "danish": "denmark", "swiss": "switzerland", "polish": "poland", "irish": "ireland",
    "welsh": "wales", "scottish": "scotland", "english": "england", "filipino": "philippines",
    "greek": "greece", "chinese": "china", "eu": "european union", "un": "united nations",
    "argentine": "argentina",
}  # fmt: skip
FLOORS: Final = ("at least", "more than")
"""Comparators of a number that is the least there is."""
_SCALES: Final = (1e3, 1e6, 1e9, 1e-3, 1e-6, 1e-9)
MEASURES: Final = {
    name: group.split()[0]
    for group in (
        "metre meter m", "kilometre kilometer km", "centimetre centimeter cm", "millimetre millimeter mm", "mile",
        "yard", "foot feet ft", "inch", "acre", "hectare", "litre liter", "gallon", "gram gramme", "kilogram kilo kg",
        "tonne ton", "ounce", "stone", "second", "minute", "hour", "day", "week", "month", "year", "decade", "century",
    )
    for name in group.split()
}  # fmt: skip
"""A unit of measure, in any of its spellings -> the first of them."""
_SAME_ROOT: Final = 4
"""Letters that a country and its people must share to be taken for one ("Iraq", "Iraqi")."""
_INITIAL: Final = 1
_NEARLY: Final = 0.9
""""nearly 200" is taken for a number down to so many times smaller."""
_FAR: Final = 1.5
""""more than 1,000" is taken for a number up to so many times larger; beyond, it is another number."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One point where claim and evidence agree badly.

    `kind`: number, scale, share, unit, currency, comparator, bound, date, name, namesake, rank, place, doer, negation,
    antonym, opposite, denial, hedge, supposed, asked, open, attribution, speaker, teller, role, exchange,
    condition, quantifier, widened, scope or almost. `claim_token` and
    `evidence_token` are the words themselves, "" for what is missing; `message` is a reason for people.
    """

    kind: str
    claim_token: str
    evidence_token: str
    message: str


def differs(kind: str, mine: str, theirs: str) -> Finding:
    """A finding of two tokens that should be the same."""
    return Finding(kind, mine, theirs, f"{mine} in the claim, {theirs} in the article")


def of_another(word: str, role: str, mine: str, theirs: str) -> str:
    """The reason for what has another in its part: `role` as in `alignment.Arc`."""
    said = {"agent": "is said of", "patient": "is done to"}.get(role, "goes with")
    return f"“{word}” {said} {theirs} in the article, {said.split()[-1]} {mine} in the claim"


def messages(findings: Iterable[Finding]) -> Iterator[str]:
    """The messages of findings, each thing once: of two who change places, no more that one does what the other did."""
    turned: set[frozenset[str]] = set()
    told: set[tuple[str, frozenset[str]]] = set()
    for finding in sorted(findings, key=lambda f: f.kind != "exchange"):
        pair = frozenset(token.split()[-1] for token in (finding.claim_token, finding.evidence_token) if token)
        key = finding.message.partition("”")[0], pair
        turned |= {pair} if finding.kind == "exchange" else set()
        if finding.kind != "doer" or (pair not in turned and key not in told):
            yield finding.message
        told.add(key)


def match_quantity(claim: Quantity, evidence: Quantity) -> Match:
    """Does the evidence's number bear out the claim's? Units must agree; comparators are obeyed."""
    if not _units_agree(claim.unit, evidence.unit):
        return "none"
    if claim.value == evidence.value and claim.high == evidence.high:
        return (
            "exact"
            if claim.comparator in ("", "about", evidence.comparator) or evidence.comparator == ""
            else "rounded"
        )
    if claim.unit in ("ordinal", "clock", "score"):
        return "none"
    return "rounded" if _bounded(claim, evidence) or _rounds_to(claim, evidence) else "none"


def rival_quantity(claim: Quantity, evidence: Iterable[Quantity]) -> Quantity | None:
    """The number that stands in the place of the claim's: same unit and same counted noun; None if there is none."""
    alike = [q for q in evidence if q.unit == claim.unit and match_quantity(claim, q) == "none"]
    same = [q for q in alike if q.head == claim.head]
    return next(iter(same), None) or next((q for q in alike if claim.unit or not (q.head and claim.head)), None)


def other_currency(claim: Quantity, evidence: Iterable[Quantity]) -> Quantity | None:
    """The same sum in another currency; None if there is none."""
    money = CURRENCIES & {claim.unit}
    return next((q for q in evidence if money and q.value == claim.value and q.unit in CURRENCIES - money), None)


def other_scale(claim: Quantity, evidence: Iterable[Quantity]) -> Quantity | None:
    """The number with the same digits at another scale, "2.3 billion" for "2.3 million"; None if there is none."""
    alike = (q for q in evidence if q.unit == claim.unit and q.value and q.value == q.high)
    return next((q for q in alike if any(isclose(claim.value / q.value, s) for s in _SCALES)), None)


def match_date(claim: Date, evidence: Date) -> bool | None:
    """True if the dates agree in what both say, False if a part differs, None if they share no part."""
    parts = [(getattr(claim, p), getattr(evidence, p)) for p in ("year", "month", "day", "weekday")]
    shared = [(a, b) for a, b in parts if a is not None and b is not None]
    return all(a == b for a, b in shared) if shared else None


def match_name(claim: Name, names: Sequence[Name], words: frozenset[str]) -> float:
    """How well the evidence bears out a name: 1 named so, 0.5 in part, 0 not at all, -1 another of that head.

    `names`: the names of the evidence; `words`: all its lower-case words, for names the parser missed.
    """
    alike = [n for n in names if n.head == claim.head or canonical(n) == canonical(claim) or _one_people(claim, n)]
    if any(_fits(claim, n) for n in alike):
        return 1.0
    if {claim.head, *claim.modifiers} <= words and not any(_clashes(claim, n) for n in alike):
        return 1.0
    if any(_clashes(claim, n) for n in alike):
        return -1.0
    return 0.5 if alike or claim.head in words else _initials(claim, names)


def rival_name(claim: Name, evidence: Sequence[Name], others: Sequence[Name]) -> Name | None:
    """The name that stands in the place of the claim's: same kind, same head first, not named in the claim."""
    taken = {n.head for n in others if n is not claim}
    free = [n for n in evidence if n.kind == claim.kind and n.head not in taken]
    return next((n for n in free if n.head == claim.head), None) or next(iter(free), None)


def canonical(name: Name) -> str:
    """A name's words in lower case, with the common country names and demonyms made one."""
    text = " ".join((*name.modifiers, name.head))
    return ALIASES.get(text, text)


def _units_agree(claim: str, evidence: str) -> bool:
    return claim == evidence or (
        "" in (claim, evidence) and "percent" not in (claim, evidence) and "ordinal" not in (claim, evidence)
    )


def _bounded(claim: Quantity, evidence: Quantity) -> bool:
    value = evidence.value
    if claim.comparator in FLOORS:
        return claim.value <= value <= _FAR * claim.value and evidence.comparator not in ("at most", "less than")
    if claim.comparator in ("at most", "less than"):
        return claim.value / _FAR <= value <= claim.value and evidence.comparator not in FLOORS
    if claim.comparator == "nearly":
        return _NEARLY * claim.value <= value <= claim.value
    return claim.comparator == "about" and abs(claim.value - value) <= 0.05 * abs(value)


def _rounds_to(claim: Quantity, evidence: Quantity) -> bool:
    """Is the claim's number the evidence's, cut to fewer digits ("1.13bn" as "1.1bn")?"""
    mine, theirs = _digits(claim.value), _digits(evidence.value)
    if claim.value <= 0 or len(mine) >= len(theirs) or len(theirs) < 3 or claim.value != claim.high:
        return False
    return float(f"{evidence.value:.{max(len(mine) - 1, 0)}e}") == claim.value


def _digits(value: float) -> str:
    return f"{value:.9g}".replace(".", "").partition("e")[0].strip("0")


def _one_people(claim: Name, other: Name) -> bool:
    """A country and its people: "Iraq" and "Iraqi", "North Korea" and "North Korean"."""
    if {claim.kind, other.kind} != {"place", "group"} or claim.modifiers != other.modifiers:
        return False
    a, b = claim.head, other.head
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return shared >= max(_SAME_ROOT, min(len(a), len(b)) - 1)


def _fits(claim: Name, other: Name) -> bool:
    mine = canonical(claim)
    if mine == canonical(other) or (_one_people(claim, other)):
        return True
    return claim.head == other.head and set(claim.modifiers) <= set(other.modifiers)


def _clashes(claim: Name, other: Name) -> bool:
    """Same head, but each with a modifier that the other lacks: North and South Korea, two Smiths."""
    mine, theirs = set(claim.modifiers) - set(other.modifiers), set(other.modifiers) - set(claim.modifiers)
    if claim.head != other.head or not mine or not theirs or claim.kind != other.kind:
        return False
    initials = any(a[0] == b[0] and _INITIAL in (len(a), len(b)) for a in mine for b in theirs)
    return not initials


def _initials(claim: Name, names: Sequence[Name]) -> float:
    """Is a name the other's initials ("FBI" for "Federal Bureau of Investigation")?"""
    mine = (*claim.modifiers, claim.head)
    for other in names:
        theirs = (*other.modifiers, other.head)
        short, long = sorted((mine, theirs), key=len)
        if len(short) == 1 and len(long) > 1 and short[0].replace(".", "") == "".join(w[0] for w in long):
            return 1.0
    return 0.0
