"""Two people of one surname: another given name, or a title that goes with another gender."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from gistcheck.rules.alignment import Reading
from gistcheck.rules.conflicts import Finding, differs
from gistcheck.syntax.facts import Name
from gistcheck.vocabulary.givennames import gender

if TYPE_CHECKING:
    from spacy.tokens import Token

_TITLES: Final = {"mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "lady": "f", "dame": "f"}
_SHORT_NAMES: Final = {
    short: frozenset(names.split()[1:])
    for names in (
        "william bill will billy", "robert bob rob bobby", "richard dick rick", "james jim jimmy", "thomas tom tommy",
        "michael mike mick", "elizabeth liz beth betty", "margaret maggie peggy", "edward ed ted eddie", "joseph joe",
        "anthony tony", "david dave", "christopher chris", "matthew matt", "daniel dan danny", "samuel sam",
        "benjamin ben", "katherine kate kathy", "nicholas nick", "andrew andy", "stephen steve", "steven steve",
        "patrick pat", "timothy tim", "kenneth ken", "ronald ron", "donald don", "gregory greg", "jeffrey jeff",
        "susan sue", "deborah debbie", "rebecca becky", "jennifer jenny", "joshua josh", "alexander alex",
    )
    for short in names.split()[:1]
}  # fmt: skip
"""A given name -> its short forms."""
_LESSER: Final = frozenset(("deputy", "vice", "assistant", "acting", "interim", "junior"))
"""What stands before an office that is not the office itself."""
_ALIKE: Final = 0.7
"""Likeness of two given names from which they may be one, spelt otherwise ("Mohamed", "Muhammad")."""
_START: Final = 3
"""Letters at the start that a name and its short form share ("Zac", "Zachary")."""


def namesakes(claim: Reading, best: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """Findings of kind "namesake": a person of the claim whose surname stands in the evidence with others only."""
    for name in claim.facts.names:
        there = [(n, r) for r in evidence for n in r.facts.names if n.head == name.head and n.kind == "person"]
        bare = sum(t.lower_ == name.head for r in evidence for t in r.doc) > len(there)
        acts = any(word == name.head for _, _, word in claim.arcs & best.arcs)
        if name.kind == "person" and acts and there and not bare and all(_are_two(name, claim, n, r) for n, r in there):
            yield differs("namesake", _titled(name, claim), _titled(there[0][0], there[0][1]))


def ranks(claim: Reading, best: Reading) -> Iterator[Finding]:
    """Findings of kind "rank": an office in the claim of which its best sentence has a deputy only."""
    for token in (t for t in claim.doc if t.dep_ in ("attr", "appos", "compound") and t.ent_type_ != "PERSON"):
        there = [t for t in best.doc if t.lower_ == token.lower_]
        below = [_lesser(t) for t in there]
        if there and _lesser(token) is None and all(below):
            yield differs("rank", token.text, f"{below[0]} {there[0].text}")


def _lesser(office: Token) -> str | None:
    """The word right before an office that makes it a lesser one."""
    before = office.nbor(-1).lower_ if office.i else ""
    return before if before in _LESSER else None


def _are_two(name: Name, claim: Reading, other: Name, evidence: Reading) -> bool:
    one, two = _gender(name, claim), _gender(other, evidence)
    if one and two and one != two:
        return True
    if len(name.modifiers) != 1 or len(other.modifiers) != 1:
        return False
    first, second = name.modifiers[0], other.modifiers[0]
    if "." in first + second or 1 in (len(first), len(second)) or is_short(first, second):
        return False
    return first[:_START] != second[:_START] and SequenceMatcher(None, first, second).ratio() < _ALIKE


def _gender(name: Name, reading: Reading) -> str | None:
    title = _TITLES.get(_before(name, reading).lower())
    return title or (gender(name.modifiers[0]) if name.modifiers else None)


def _before(name: Name, reading: Reading) -> str:
    """The word right before a name, without its full stop."""
    words = reading.doc.text[: name.start].split()
    return words[-1].rstrip(".") if words else ""


def _titled(name: Name, reading: Reading) -> str:
    before = _before(name, reading)
    return f"{before} {name.text}" if before.lower() in _TITLES else name.text


def is_short(one: str, other: str) -> bool:
    """Is one of two given names, in lower case, a usual short form of the other: "bill" of "william"?"""
    return other in _SHORT_NAMES.get(one, ()) or one in _SHORT_NAMES.get(other, ())
