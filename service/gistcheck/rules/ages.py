"""Whose age is told: "the cyclist, a nurse of 29," and "the driver, Colin Webb, 52," are not to be exchanged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from gistcheck.rules.alignment import Reading
from gistcheck.rules.conflicts import Finding
from gistcheck.rules.identity import NEAR, names, phrase
from gistcheck.syntax import grammar as g
from gistcheck.vocabulary.people import calls_somebody

if TYPE_CHECKING:
    from spacy.tokens import Token

_OLDEST: Final = 120
_OLD: Final = "year-old"


class _Age(NamedTuple):
    """An age in years, what it is called, the words of the name of who has it, and the nouns that tell who that is."""

    years: float
    who: str
    names: frozenset[str]
    nouns: frozenset[str]

    def is_of(self, other: _Age) -> bool:
        """Whether both are of one person: of two names the one has all words of the other."""
        if self.names and other.names:
            return self.names <= other.names or other.names <= self.names
        return bool(self.nouns & other.nouns)


def other_ages(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """Findings of kind "place": whoever has an age in the claim has only other ages in the evidence. Of "a woman", who
    may be another, that is asked only if somebody else has that age."""
    there = [age for r in evidence for age in _ages(r)]
    for mine in _ages(claim):
        own = [age for age in there if age.is_of(mine)]
        sure = any(mine.names and age.names for age in own) or any(age.years == mine.years for age in there)
        if own and sure and all(age.years != mine.years for age in own):
            text, told = f"{mine.years:g}", f"{own[0].years:g}"
            yield Finding("place", text, told, f"{mine.who} is {text} in the claim, {told} in the article")


def _ages(reading: Reading) -> Iterator[_Age]:
    for number in reading.facts.quantities:
        token = g.token_at(reading.doc, number.start)
        if token is None or number.unit not in ("", _OLD) or not number.value == number.high <= _OLDEST:
            continue
        who = _old(token) if number.unit == _OLD else _aged(token)
        if who is not None and (names(who) or who.lemma_ in NEAR or calls_somebody(who.lemma_.lower())):
            same = [who, *_named_again(who)]
            nouns = frozenset(t.lemma_.lower() for t in same if t.pos_ == "NOUN")
            yield _Age(number.value, phrase(who), frozenset().union(*(names(t) for t in same)), nouns)


def _old(token: Token) -> Token | None:
    """Who is so many years old: "the 29-year-old nurse", "the nurse is 29 years old"."""
    old = next((t for t in token.ancestors if t.lower_ == "old"), None)
    return None if old is None else old.head if old.dep_ == "amod" else _told_of(old)


def _aged(token: Token) -> Token | None:
    """Who has the age that a bare number tells, None for a number that tells none."""
    before, head = g.before(token), token.head
    if token.dep_ == "appos":
        return head
    if before.lower_ == "aged" and before.i:  # "her son, aged 6": the parser may give it to whom stands before
        noun = next((t for t in reversed(token.doc[max(before.i - 2, 0) : before.i]) if t.text != ","), None)
        return noun if noun is not None and noun.pos_ in ("NOUN", "PROPN") else None
    if before.lower_ == "of" and token.dep_ == "pobj":
        return before.head if before.head.pos_ == "NOUN" else None
    if before.lower_ == "at" and g.behind(token).text == "," and g.is_verb(before.head):
        return g.own_subject(before.head)
    return g.subject(head) if token.dep_ == "dobj" and head.lemma_ == "turn" else _told_of(token)


def _told_of(token: Token) -> Token | None:
    """The subject of "is 29"."""
    return g.subject(token.head) if token.dep_ in ("attr", "acomp") and token.head.lemma_ == "be" else None


def _named_again(who: Token) -> Iterator[Token]:
    """The other words for somebody: "the driver" of "the driver, Colin Webb"."""
    while who.dep_ == "appos":
        who = who.head
        yield who
    yield from (c for c in who.children if c.dep_ == "appos" and c.pos_ in ("PROPN", "NOUN"))
