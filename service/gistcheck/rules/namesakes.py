"""Two people of one surname: another given name, or a title that goes with another gender."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from gistcheck.rules.alignment import Reading
from gistcheck.rules.conflicts import Finding, differs
from gistcheck.rules.initials import capitalised, first_letters
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
_LETTERS: Final = 3
"""Fewest letters of initials that are certainly of another body."""
_SAME_PLACE: Final = frozenset(("delhi",))
"""What is meant with and without a "New"."""
_UNREAL: Final = re.compile(r"\b(fake|bogus|mock|aspiring|would-be|self-styled|co|pretend)[ -]$")
"""What stands before a noun that is not, or not alone, what the noun says."""
_LESSER: Final = re.compile(rf"{_UNREAL.pattern}|\b(deputy|vice|assistant|acting|interim|junior)[ -]$")
"""The same before an office that somebody is said to hold, or to have held."""
_NOT_NOW: Final = re.compile(rf"{_LESSER.pattern}|\b(former|ex|then)[ -]$")
"""The same before an office that somebody is said to hold now."""
_HELD: Final = frozenset(("attr", "appos"))
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


def bodies(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """Findings of kind "namesake": a body or place of which the evidence names another only, "World Trade Organization"
    or "York" of the World Health Organization and New York."""
    yield from _other_letters(claim, evidence)
    yield from _renewed(claim, evidence)
    stated = frozenset().union(*(r.words for r in evidence))
    capitals = {t.lower_ for r in evidence for t in r.doc if t.text[0].isupper()}
    for name in (n for n in claim.facts.names if n.kind == "organisation"):
        there = [n for r in evidence for n in r.facts.names if n.head == name.head and n.modifiers]
        letters = "".join(w[0] for w in (*name.modifiers, name.head))
        known = letters in stated or capitals.issuperset(name.modifiers)
        if not known and there and all(_are_two_bodies(name, n) for n in there):
            yield differs("namesake", name.text, there[0].text)


def _other_letters(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """ "WHO" of the World Trade Organization."""
    words = {t.text for r in evidence for t in r.doc}
    named = {first_letters(name): name for r in evidence for name in capitalised(r.doc)}
    for token in claim.doc:
        short = token.text
        if not short.isupper() or len(short) < _LETTERS or short in words or short in named:
            continue
        alike = [n for s, n in named.items() if len(s) == len(short) and s[0] == short[0] and s[-1] == short[-1]]
        yield from (differs("namesake", short, " ".join(t.text for t in name)) for name in alike[:1])


def _renewed(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """ "York" of New York, or the reverse."""
    for token in (t for t in claim.doc if t.pos_ == "PROPN" and t.lower_ not in _SAME_PLACE):
        there = {_is_renewed(t) for r in evidence for t in r.doc if t.text == token.text}
        if there == {not _is_renewed(token)}:
            names = [f"New {token.text}", token.text]
            yield differs("namesake", *(names if _is_renewed(token) else names[::-1]))


def _is_renewed(name: Token) -> bool:
    return name.i > 0 and name.nbor(-1).text == "New"


def _are_two_bodies(name: Name, other: Name) -> bool:
    """Whether one word alone differs, and is not spelt otherwise."""
    pairs = [(a, b) for a, b in zip(name.modifiers, other.modifiers, strict=False) if a != b]
    if len(name.modifiers) != len(other.modifiers) or len(pairs) != 1:
        return False
    return SequenceMatcher(None, *pairs[0]).ratio() < _ALIKE


def ranks(claim: Reading, best: Reading) -> Iterator[Finding]:
    """Findings of kind "rank": an office in the claim of which its best sentence has a deputy only, a fake doctor."""
    for token in (t for t in claim.doc if t.pos_ in ("NOUN", "PROPN") and t.ent_type_ != "PERSON"):
        there = [t for t in best.doc if t.lower_.removeprefix("co-") == token.lower_]
        past = token.head.tag_ == "VBD" or token.head.head.lower_ == "used"  # "used to be the mayor"
        less = _UNREAL if token.dep_ not in _HELD else _LESSER if past else _NOT_NOW
        below = [_lessening(t, less) for t in there]
        if there and not _lessening(token, less) and all(below):
            yield differs("rank", token.text, f"{below[0]}{there[0].text.removeprefix(below[0])}")


def _lessening(noun: Token, marks: re.Pattern[str]) -> str:
    """What right before a noun makes it a lesser one, as it stands: "[then] chief executive", "[co-]owner"."""
    if noun.lower_.startswith("co-"):
        return noun.text[:3]
    first = noun
    while not (found := marks.search(noun.doc.text[: first.idx].lower())) and first.i:
        if (before := first.nbor(-1)).head != noun or before.dep_ not in ("compound", "amod"):
            break
        first = before
    return found[0] if found else ""


def _are_two(name: Name, claim: Reading, other: Name, evidence: Reading) -> bool:
    one, two = _gender(name, claim), _gender(other, evidence)
    if one and two and one != two:
        return True
    if len(name.modifiers) != 1 or len(other.modifiers) != 1:
        return False
    first, second = name.modifiers[0], other.modifiers[0]
    if "." in first + second or 1 in (len(first), len(second)) or is_short(first, second):
        return False
    if _before(other, evidence).lower() == first:  # "Caroline [Bouvier Kennedy]"
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
