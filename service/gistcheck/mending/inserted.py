"""Repairs of who says so in the middle of what is said: "the plan, insiders whisper, is dead".

Each takes a token and says whether it changed anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gistcheck.mending.speech import HEARING, opening
from gistcheck.syntax import grammar as g
from gistcheck.syntax.stance import SAYING

if TYPE_CHECKING:
    from spacy.tokens import Token

_HELD: Final = frozenset(("dobj", "ccomp", "xcomp", "attr", "acomp", "cc", "mark"))


def seems_so(cue: Token) -> bool:
    """ "It seems, Holm [said], that Lind left": that it seems so is said, too."""
    told = cue.head
    if cue.lemma_ not in SAYING or told.dep_ != "ccomp" or not told.head.i < cue.i < told.i:
        return False
    cue.head = told.head
    return True


def interrupts(cue: Token) -> bool:
    """ "they were fined and the shop is closed, [he says], for repairs": what follows belongs to the clause that the
    aside interrupts, which is the last one before it."""
    doc, head = cue.doc, cue.head
    left = opening(cue)
    if cue.lemma_ not in SAYING or left == 0 or doc[left - 1].text != ",":
        return False
    after = [c for c in cue.children if c.i > cue.i + 1 and not g.is_mark(c)]
    if g.behind(cue).text != "," or not after or not g.is_verb(head):
        return False
    last = max((c for c in head.children if c.dep_ == "conj" and g.is_verb(c) and c.i < cue.i), default=head)
    for token in [*after, cue]:
        token.head = last
    return True


def is_inserted(cue: Token) -> bool:
    """ "The minister took it, MPs [heard] on Tuesday, and spent it", "the plan, insiders [whisper], is dead": who says
    so, which the parser takes for a second thing that happens."""
    who, head = g.own_subject(cue), g.governor(cue)
    if who is None or who.i > cue.i or head is None or who.left_edge.i == 0 or g.is_relative(who):
        return False
    if who.lower_ in ("it", "i", "we", "you", "that") or cue.doc[who.left_edge.i - 1].text != ",":
        return False
    if cue.dep_ == "relcl" and any(g.is_relative(t) for t in cue.subtree):
        return False
    end = next((t for t in cue.doc[cue.i :] if t.text in ",.;"), cue)
    if any(c.dep_ in _HELD and c.i < end.i for c in cue.children):
        return False
    known = cue.lemma_ in SAYING | HEARING
    if not known and (cue.dep_ not in ("relcl", "parataxis") or end.text != "," or head.i < end.i):
        return False
    cue.head, cue.dep_ = head, "parataxis"
    for part in [c for c in cue.children if c.i > end.i]:
        part.head = head
    return True


def stands_behind(cue: Token) -> bool:
    """ "It is a “jest,” they [say], on the king who planned it": said of what stands before it, though the parser hangs
    it on a clause behind it."""
    below = cue.head
    above = g.governor(below)
    who = g.own_subject(cue)
    if cue.lemma_ not in SAYING or who is None or above is None or not above.i < cue.i < below.i:
        return False
    own = {t.i for t in cue.subtree}
    if any(t.i < cue.i and t.i not in own for t in below.subtree) or below.dep_ not in ("advcl", "relcl", "acl"):
        return False
    cue.head = above
    return True


def is_shown_said(told: Token) -> bool:
    """ "The papers [indicate], he said, that it is so": he says what they indicate."""
    cue = told.head
    behind = next((c for c in cue.rights if c.dep_ == "ccomp" and g.marks(c) == "that"), None)
    if cue.lemma_ not in SAYING or cue.dep_ != "ROOT" or told.i > cue.i or behind is None:
        return False
    full = any(c.dep_ in ("ccomp", "dobj", "xcomp") for c in told.children)
    if told.lemma_ not in SAYING or full or g.own_subject(told) is None or g.before(behind.left_edge).text != ",":
        return False
    told.head, told.dep_ = told, "ROOT"
    cue.head, cue.dep_ = told, "parataxis"
    behind.head = told
    return True
