"""What is told as many times another: "Norda employs twice as many people as Telco"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isclose
from typing import TYPE_CHECKING, Final, NamedTuple

from gistcheck.rules.alignment import Reading, lemma_set
from gistcheck.rules.conflicts import Finding
from gistcheck.syntax import grammar as g
from gistcheck.syntax.quantities import word_value

if TYPE_CHECKING:
    from spacy.tokens import Token

_FACTORS: Final = {"twice": 2.0, "half": 0.5, "thrice": 3.0}


class _Multiple(NamedTuple):
    """How many times as much `who` has as `other`, the words of the factor, and all that say so."""

    factor: float
    words: str
    text: str
    who: Token
    other: Token

    def is_of(self, who: Token, other: Token) -> bool:
        return _is_same(self.who, who) and _is_same(self.other, other)


def turned_multiples(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """A finding of kind "exchange" for the one that is said to have twice as much, where the other has."""
    there = [m for r in evidence for m in _multiples(r)]
    for mine in _multiples(claim):
        theirs = next((m for m in there if m.is_of(mine.other, mine.who) and m.factor == mine.factor), None)
        if theirs is not None and not any(m.is_of(mine.who, mine.other) for m in there):
            message = f"“{theirs.text}” in the article, “{mine.text}” in the claim"
            yield Finding("exchange", mine.text, theirs.text, message)


def inverse_multiples(claim: Reading, evidence: Sequence[Reading]) -> Iterator[tuple[int, int, str]]:
    """ "Telco employs half as many as Norda" where Norda employs twice as many: edits that turn it round."""
    there = [m for r in evidence for m in _multiples(r)]
    for mine in _multiples(claim):
        for theirs in (m for m in there if m.is_of(mine.other, mine.who) and isclose(m.factor * mine.factor, 1)):
            start = claim.doc.text.find(mine.words)
            yield start, start + len(mine.words), theirs.words
            for one, two in ((mine.who, mine.other), (mine.other, mine.who)):
                first, last, words = (
                    one.left_edge,
                    one.right_edge,
                    claim.doc[two.left_edge.i : two.right_edge.i + 1].text,
                )
                opening = two.left_edge.pos_ in ("DET", "PRON")
                yield first.idx, last.idx + len(last), words[0].lower() + words[1:] if opening else words


def compared_with(reading: Reading) -> Iterator[Token]:
    """What others are measured against: [Telco] of "twice as many people as Telco"."""
    yield from (m.other for m in _multiples(reading))


def _multiples(reading: Reading) -> Iterator[_Multiple]:
    for first in (t for t in reading.doc[1:] if t.lower_ == "as"):
        second = next((t for t in reading.doc[first.i + 2 : first.i + 6] if t.lower_ == "as"), None)
        other = next((c for c in second.children if c.dep_ == "pobj"), None) if second is not None else None
        factor, words = _factor(first)
        verb = g.governor(first)
        who = None if verb is None else g.subject(verb)
        if factor and who is not None and other is not None and other.ent_type_ not in ("DATE", "TIME"):
            text = reading.doc[first.i - len(words.split()) : other.right_edge.i + 1].text
            yield _Multiple(factor, words, text, who, other)


def _factor(first: Token) -> tuple[float, str]:
    """The factor before "as many", 0 for none."""
    before = first.nbor(-1)
    if before.lower_ == "times" and before.i:
        number = before.nbor(-1).text
        value = float(number) if number.isdigit() else word_value(number) or 0.0
        return value, f"{number} times"
    return _FACTORS.get(before.lower_, 0.0), before.text


def _is_same(one: Token, other: Token) -> bool:
    """Whether the words of content of one phrase are among those of the other."""
    mine, theirs = (lemma_set(c for c in t.subtree if c.pos_ in ("NOUN", "PROPN")) for t in (one, other))
    return mine <= theirs or theirs <= mine
