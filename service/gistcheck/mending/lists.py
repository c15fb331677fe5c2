"""Repairs of lists and of what an aside parts: what stands behind the aside, and what is joined to what.

Each takes a token and says whether it changed anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gistcheck.mending.speech import opening
from gistcheck.syntax import grammar as g

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_listed(noun: Token) -> bool:
    """ "killed a nurse, a [teacher] and two boys": a list of which each has its own article or number, and no
    explanation of the first."""
    last = next((c for c in noun.children if c.dep_ == "conj"), None)
    joined = any(c.dep_ == "cc" and c.lower_ == "and" for c in noun.children)
    if (
        last is None
        or not joined
        or noun.doc[opening(noun) - 1].text != ","
        or noun.pos_ != "NOUN"
        or noun.head.pos_ != "NOUN"
    ):
        return False
    first, second, third = (_begins(t) for t in (noun.head, noun, last))
    ends = noun.doc[min(noun.right_edge.i + 1, len(noun.doc) - 1)].text != ","
    if not (first and third and ends) or first != second:
        return False
    noun.dep_ = "conj"
    return True


def _begins(noun: Token) -> str:
    """What opens a noun phrase: "a", "the" or "#" for a number or share; "" for a bare noun."""
    word = noun.left_edge
    if word.lower_ in ("a", "an", "the"):
        return "a" if word.lower_ == "an" else str(word.lower_)
    return "#" if word.pos_ == "NUM" or word.lower_ in ("most", "many", "some", "several", "half") else ""


def is_restated(noun: Token) -> bool:
    """ "burned 12,000 acres (4,900 [hectares]) and 31 homes": what is joined behind the brackets is joined to the noun
    before them."""
    doc, first = noun.doc, noun.head
    if doc[max(opening(noun) - 1, 0)].text != "(":
        return False
    close = next((t.i for t in doc[noun.i :] if t.text == ")"), len(doc))
    outside = [c for c in noun.children if c.dep_ in ("cc", "conj") and c.i > close]
    for part in outside:
        part.head = first
    return bool(outside)


def is_parted(verb: Token) -> bool:
    """ "Nine [survived]; the tenth was not found": side by side, though the parser takes the first for what is said."""
    who = g.own_subject(verb.head)
    if who is None or verb.i > who.i or g.own_subject(verb) is None:
        return False
    if verb.doc[who.left_edge.i - 1].text != ";":
        return False
    verb.dep_ = "parataxis"
    return True
