"""Whose age is told: "the cyclist, a nurse of 29," and "the driver, Colin Webb, 52," are not to be exchanged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from gistcheck.rules.alignment import Reading
from gistcheck.rules.conflicts import Finding, differs
from gistcheck.rules.identity import names
from gistcheck.syntax import grammar as g

if TYPE_CHECKING:
    from spacy.tokens import Token

    from gistcheck.syntax.quantities import Quantity

_OLDEST: Final = 120


class _Age(NamedTuple):
    """An age, the words of the name of who has it, and the nouns that tell who that is."""

    text: str
    years: float
    names: frozenset[str]
    nouns: frozenset[str]

    def is_of(self, other: _Age) -> bool:
        """Whether both are of one person: of two names the one has all words of the other."""
        if self.names and other.names:
            return self.names <= other.names or other.names <= self.names
        return bool(self.nouns & other.nouns)


def other_ages(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """Findings of kind "place": somebody's age in the claim is not the one that the evidence gives, but another's."""
    there = [age for r in evidence for age in _ages(r)]
    for mine in _ages(claim):
        own = [age for age in there if age.is_of(mine)]
        stated = any(age.years == mine.years for age in there)
        if own and stated and all(age.years != mine.years for age in own):
            yield differs("place", mine.text, own[0].text)


def _ages(reading: Reading) -> Iterator[_Age]:
    for number in reading.facts.quantities:
        token = g.token_at(reading.doc, number.start)
        years = number.value == number.high <= _OLDEST and number.unit in ("", "year-old")
        if token is None or not years or (who := _aged(token, number)) is None:
            continue
        same = [who, *_named_again(who)]
        words = frozenset().union(*(names(t) for t in same))
        yield _Age(number.text, number.value, words, frozenset(t.lemma_.lower() for t in same if t.pos_ == "NOUN"))


def _aged(token: Token, number: Quantity) -> Token | None:
    """Who has the age that a number tells, None for a number that tells none."""
    head = token.head
    if number.unit == "year-old":
        old = next((t for t in token.ancestors if t.lower_ == "old"), None)
        return None if old is None else old.head if old.dep_ == "amod" else _told_of(old)
    if token.dep_ == "appos" and head.pos_ in ("PROPN", "NOUN"):
        return head
    if token.dep_ == "pobj" and head.lower_ == "of" and head.dep_ == "prep":
        return head.head if head.head.dep_ == "appos" else None
    if head.lower_ == "aged":
        return head.head if head.dep_ == "acl" else None
    return _told_of(token)


def _told_of(token: Token) -> Token | None:
    """The subject of "is 29"."""
    is_told = token.dep_ in ("attr", "acomp") and token.head.lemma_ == "be"
    who = g.subject(token.head) if is_told else None
    return who if who is not None and (who.pos_ == "PROPN" or who.pos_ == "NOUN") else None


def _named_again(who: Token) -> Iterator[Token]:
    """The other words for somebody: "the driver" of "the driver, Colin Webb"."""
    while who.dep_ == "appos":
        who = who.head
        yield who
    yield from (c for c in who.children if c.dep_ == "appos" and c.pos_ in ("PROPN", "NOUN"))
