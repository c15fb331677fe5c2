"""Repairs of small words: what a preposition or a conjunction belongs to, and whether it opens a clause.

Each takes a token and says whether it changed anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gistcheck.syntax import grammar as g
from gistcheck.syntax.facts import WEEKDAYS
from gistcheck.syntax.stance import SAYING

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_office(mark: Token) -> bool:
    """ "his second term [as president] ends", "the dig soon [after] the war found little": no clause, for what follows
    is held for a second subject."""
    subjects = [c for c in mark.head.children if c.dep_ == "nsubj" and c.i < mark.head.i]
    known = mark.lower_ in ("as", "after", "before", "during")
    if not known or len(subjects) != 2 or not subjects[0].i < mark.i == subjects[1].left_edge.i - 1:
        return False
    mark.head, mark.dep_ = subjects[0], "prep"
    subjects[1].head, subjects[1].dep_ = mark, "pobj"
    return True


def is_until_now(mark: Token) -> bool:
    """ "[before now] silicon has not been used": a time, and no clause."""
    now = mark.doc[min(mark.i + 1, len(mark.doc) - 1)]
    if mark.lower_ not in ("before", "until") or now.lower_ not in ("now", "then") or list(now.children):
        return False
    mark.dep_, now.head, now.dep_ = "prep", mark, "pobj"
    return True


def is_due(due: Token) -> bool:
    """ "[Due] to reopen in March, it features a boardwalk": one word with the verb behind it."""
    to = due.doc[min(due.i + 1, len(due.doc) - 1)]
    if due.lower_ != "due" or to.tag_ != "TO" or to.dep_ != "aux" or list(due.children):
        return False
    due.head, due.dep_ = to.head, "advmod"
    return True


def is_at_first(at: Token) -> bool:
    """ "at [first] declined": one adverb, not two circumstances."""
    after = at.doc[min(at.i + 1, len(at.doc) - 1)]
    if at.lower_ != "at" or after.dep_ != "advmod" or after.head != at.head or list(at.children):
        return False
    at.head = after
    return True


def is_day(on: Token) -> bool:
    """ "[On Monday] Holm visited Tarn": when, and no first name."""
    day = on.doc[min(on.i + 1, len(on.doc) - 1)]
    if on.lower_ != "on" or day.lower_ not in WEEKDAYS or day.dep_ != "compound" or list(on.children):
        return False
    day.head, day.dep_ = on, "pobj"
    return True


def is_day_of_saying(on: Token) -> bool:
    """ "said [on Monday] its profit fell": when it said so, with no "that" before the day."""
    said, clause = on.doc[max(on.i - 1, 0)], on.head
    dated = any(c.dep_ == "pobj" and c.lower_ in WEEKDAYS for c in on.children)
    if on.lower_ != "on" or not dated or clause.dep_ != "ccomp" or clause.head != said or said.lemma_ not in SAYING:
        return False
    on.head = said
    return True


def is_margin(token: Token) -> bool:
    """ "finished 0.7 seconds [off the pace]": what the measure before it is measured from."""
    measure = token.doc[max(token.i - 1, 0)]
    counted = any(c.dep_ == "nummod" for c in measure.children)
    if token.lower_ not in ("off", "behind", "ahead", "short") or not counted or token.is_ancestor(measure):
        return False
    token.head = measure
    return True


def limits_content(verb: Token) -> bool:
    """ "Hundreds could strike if pay is [cut], leaders warn": a condition before the cue is one of what is said."""
    cue = verb.head
    said = next((c for c in cue.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    if g.marks(verb) not in g.CONDITIONS or cue.lemma_ not in SAYING or said is None or not verb.i < cue.i:
        return False
    verb.head = said
    return True


def opens_content(verb: Token) -> bool:
    """ "said after the hearing that Holm [drew] a gun": "that" opens what is said, for the verb has an object."""
    that = verb.left_edge
    said = g.governor(verb.head)
    filled = any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)
    if that.lower_ != "that" or that.dep_ != "dobj" or that.head != verb or not filled or said is None:
        return False
    if said.lemma_ not in SAYING or verb.head.i < said.i or any(c.dep_ == "ccomp" for c in said.children):
        return False
    that.dep_, that.tag_ = "mark", "IN"
    verb.head, verb.dep_ = said, "ccomp"
    return True
