"""Repairs of what somebody said: clauses that the parser took for a thing, or for what the article itself says.

Each takes a token and says whether it changed anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gistcheck.syntax import grammar as g
from gistcheck.syntax.stance import SAYING

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_content(verb: Token) -> bool:
    """ "It claims that 90 gallons of the oil [leaked] into a field, and that ...": behind "that" stands a clause, not a
    thing that somebody claims."""
    noun = next((a for a in verb.ancestors if a.dep_ == "dobj"), None)
    that = None if noun is None else g.behind(noun.head)
    if (
        noun is None
        or that is None
        or that.lower_ != "that"
        or that.head != noun.head
        or noun.head.lemma_ not in SAYING
    ):
        return False
    done = any(c.dep_ == "agent" for c in verb.children) or g.auxiliaries(verb)
    if verb.tag_ not in ("VBN", "VBD") or done:
        return False
    verb.head, verb.dep_, verb.tag_ = noun.head, "ccomp", "VBD"
    noun.head, noun.dep_ = verb, "nsubj"
    that.head, that.dep_ = verb, "mark"
    return True


def lists_told(verb: Token) -> bool:
    """ "A survey [found] that 58% were for it, 31% were against and the rest had no view": all of it was found."""
    after = verb.head
    first = next((c for c in verb.rights if c.dep_ == "ccomp" and g.marks(c) == "that"), None)
    who = g.own_subject(after)
    if first is None or who is None or after.dep_ != "ROOT" or verb.lemma_ not in SAYING or g.own_subject(verb) is None:
        return False
    if not verb.i < first.i < who.left_edge.i or g.before(who.left_edge).text != "," or verb.left_edge.is_quote:
        return False
    if not any(c.dep_ == "cc" for c in after.rights):
        return False
    verb.head, verb.dep_ = verb, "ROOT"
    after.head, after.dep_ = first, "conj"
    return True


def is_told(verb: Token) -> bool:
    """ "told the court, chaired by Ida Holm, that he [would] not go": told, whatever stands between two commas."""
    aside, that = verb.head, verb.left_edge
    said = g.governor(aside)
    between = aside.dep_ in ("acl", "advcl", "relcl") and g.set_off(aside) and g.before(that).text == ","
    if said is None or not between or g.marks(verb) != "that" or aside.lemma_ in SAYING or said.lemma_ not in SAYING:
        return False
    if not said.i < aside.i < verb.i or any(c.dep_ == "ccomp" for c in said.children):
        return False
    verb.head = said
    return True
