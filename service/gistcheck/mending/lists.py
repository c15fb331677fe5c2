"""Repairs of lists and of what an aside parts: what stands behind the aside, and what is joined to what.

Each takes a token and says whether it changed anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gistcheck.mending.speech import opening
from gistcheck.syntax import grammar as g

if TYPE_CHECKING:
    from spacy.tokens import Token


def _behind_aside(noun: Token) -> Token | None:
    """The word before an aside between commas that ends right before a noun: "bans[, among other things,] the sale"."""
    doc = noun.doc
    start = next((c.left_edge.i for c in noun.lefts if c.dep_ not in ("prep", "punct")), noun.i)
    if start < 4 or doc[start - 1].text != ",":
        return None
    first = next((t.i for t in reversed(doc[: start - 1]) if t.text == ","), 0)
    aside = doc[first + 1 : start - 1]
    plain = len(aside) > 0 and aside[0].dep_ == "prep" and not any(g.is_verb(t) or g.is_mark(t) for t in aside)
    return doc[first - 1] if first and plain else None


def is_object(noun: Token) -> bool:
    """ "signed a bill that bans, among other things, the [sale] of ...": what the verb before the aside acts on."""
    verb = _behind_aside(noun)
    if verb is None or not g.is_verb(verb) or noun.head.i >= verb.i:
        return False
    if verb.dep_ != "relcl" or any(c.dep_ in ("dobj", "attr", "ccomp", "xcomp") for c in verb.children):
        return False
    noun.head, noun.dep_ = verb, "dobj"
    return True


def is_last(noun: Token) -> bool:
    """ "makes carts, buses and, since 2019, [tanks]": the last of a list, and an aside that holds for it alone."""
    joint, verb = _behind_aside(noun), noun.head
    first = next((c for c in verb.children if c.dep_ == "dobj" and c.i < noun.i), None)
    if joint is None or joint.dep_ != "cc" or first is None or first.i > joint.i:
        return False
    if joint.head != verb and not first.is_ancestor(joint):
        return False
    for aside in [c for c in verb.children if joint.i < c.i < noun.i and not g.is_mark(c)]:
        aside.head = noun
    joint.head, noun.head, noun.dep_ = first, first, "conj"
    return True


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
