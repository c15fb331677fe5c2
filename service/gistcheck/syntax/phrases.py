"""The words of a phrase that belong to a statement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.syntax.asserting import asserted
from gistcheck.syntax.brackets import bracketed
from gistcheck.syntax.facts import WEEKDAYS
from gistcheck.syntax.quotes import in_quotes
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACE_LABELS: Final = word_set("GPE LOC FAC")
"""What the recogniser calls a place."""
AMOUNT_LABELS: Final = word_set("CARDINAL MONEY PERCENT QUANTITY")
"""What it calls an amount."""
LASTING: Final = word_set("begin start end last continue expire resume")
"""What an event does, rather than the nearer of two nouns: "his tenure at the firm, which began in 2003"."""


def is_bare(noun: Token) -> bool:
    """Whether a noun stands without an article, an owner or a number."""
    return not any(c.dep_ in ("det", "poss", "nummod") for c in noun.lefts)


def words_under(head: Token) -> frozenset[int]:
    """The words under a token, such as a noun's whole phrase, without detached parts, brackets and own statements."""
    brackets = bracketed(head.doc)
    return frozenset(i for i in _collect(head) if i not in brackets)


def _collect(head: Token) -> Iterator[int]:
    yield head.i
    for child in head.children:
        if child.dep_ == "cc" and not _joined(child):
            continue
        apart = child.lower_ == "including" and g.set_off(child) and child.i > head.i
        if apart and any(c.dep_ == "relcl" and head.i < c.i < child.i and _stands_apart(c) for c in head.children):
            continue  # "a film, which she made in that style[, including two dances]"
        if g.is_mark(child) or (child.lower_ == "according" and not g.is_verb(head)) or _stands_apart(child):
            continue
        yield from _collect(child)


def _joined(cc: Token) -> bool:
    following = next((s for s in cc.head.children if s.dep_ == "conj" and s.i > cc.i), None)
    return following is None or not _stands_apart(following)


def _stands_apart(token: Token) -> bool:
    if token.dep_ == "appos" and same_sort(token):
        return False
    return g.is_detached(token) or (g.coordinated_clause(token) and g.is_finite(token.head) and not _is_owed(token))


def _is_owed(verb: Token) -> bool:
    """ "demanded that it close and that they [pay]", "sites that were reported as built but [could not be found]": what
    is stated nowhere else, or turns round what stands before it."""
    first = g.first_conjunct(verb)
    if first.dep_ != "relcl" or not asserted(verb):
        return not asserted(verb)
    inner = not g.set_off(first) and g.own_subject(verb) is None  # "a vote that was marred and [overturned]"
    return inner or any(c.lower_ == "but" for c in verb.head.rights)


def same_sort(token: Token) -> bool:
    """ "Irving, Texas", "Ubisoft, Sony and Sega", "Monday, June 23, 2010": of a name, list or date, no statement."""
    if token.ent_type_ == token.head.ent_type_ == "DATE" and (token.pos_ == "NUM" or token.head.lower_ in WEEKDAYS):
        return True
    if {token.ent_type_, token.head.ent_type_} in ({"PERSON", "ORG"}, {"PERSON", "GPE"}):
        return True
    before = g.before(token.left_edge)
    if before.text == ":" and in_quotes(token) and in_quotes(before):
        return True  # "“The Hindus: An Alternative [History]”"
    listed = token.pos_ == token.head.pos_ == "PROPN" and any(c.dep_ == "conj" for c in token.children)
    return listed or (
        token.ent_type_ in PLACE_LABELS and (token.head.ent_type_ in PLACE_LABELS or token.head.pos_ == "PROPN")
    )
