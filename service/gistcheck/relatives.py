"""Whether a relative clause speaks of the noun it hangs on, or of another, or of all that was said before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gistcheck import grammar as g
from gistcheck.agreement import number
from gistcheck.appositions import PRONOUN_HEADS
from gistcheck.phrases import LASTING, noun_phrase_without
from gistcheck.stance import SAYING
from gistcheck.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_MEANING: Final = word_set("lead result mean prompt")
_CAUSING: Final = _MEANING | word_set("cause trigger force allow enable")
"""What all that was said before does, as often as its last noun: "a new system for papers, which caused a delay"."""
_MATTERS: Final = word_set("issue question matter problem subject topic")
"""Nouns that only hold the one behind them: "the issue around osteoporosis, which runs in her family"."""


def speaks_of(top: Token, thing: Token) -> bool:
    """Whether what a relative clause says is surely said of the noun `thing` that it hangs on.

    `top`: the (first) verb of the clause.
    """
    above = g.governor(top)
    if thing.lower_ in PRONOUN_HEADS or (above is not None and g.is_denied(above)):
        return False
    if top.lemma_ in LASTING and thing.head.dep_ == "prep" and thing.head.head.pos_ in ("NOUN", "PROPN"):
        return False
    whole = top.lemma_ in _MEANING and thing.dep_ in ("attr", "conj", "dobj") and number(top) >= 0
    if g.set_off(top) and (whole or (top.lemma_ in _CAUSING and thing.dep_ == "pobj")):
        return False
    if thing.lemma_ in _MATTERS and any(c.dep_ == "prep" for c in thing.children):
        return False
    if thing.head.lower_ == "like" and thing.left_edge.lower_ in ("a", "an"):
        return False  # "treated like a man who had been a spy": nobody was
    if top.lemma_ in SAYING and sum(c.dep_ in g.SUBJECTS for c in top.children) > 1:
        return False  # "subsidies, which competitors say give them an advantage": the parser lost who says so
    return not any(top.doc[i].lower_ == "times" for i in noun_phrase_without(thing, top) if i < thing.i)
