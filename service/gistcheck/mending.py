"""Repairs of the attachments that the small parser is known to get wrong in news text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from gistcheck import grammar as g
from gistcheck import mending_verbs as verbs
from gistcheck.stance import SAYING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Repair = Callable[["Token"], bool]


def mend(doc: Doc) -> Doc:
    """A copy of `doc` in which known misattachments of the small parser are put right."""
    mended = doc.copy()
    for token in mended:
        for repair in _REPAIRS.get(token.dep_, ()):
            if repair(token):
                break
    return mended


def _is_stray(token: Token) -> bool:
    """ "before the Hajj, [the annual pilgrimage ...]": set off after a noun, so it explains the noun."""
    left = verbs.opening(token)
    if token.pos_ != "NOUN" or left < 2 or token.doc[left - 1].text != "," or token.i < token.head.i:
        return False
    noun = token.doc[left - 2]
    if noun.pos_ not in ("NOUN", "PROPN") or noun.i <= token.head.i or noun.head == token:
        return False
    if token.doc[left].lower_ not in ("the", "a", "an"):
        return False
    token.head, token.dep_ = noun, "appos"
    return True


def _is_office(mark: Token) -> bool:
    """ "his second term [as president] ends": no clause, for what follows is held for a second subject."""
    subjects = [c for c in mark.head.children if c.dep_ == "nsubj" and c.i < mark.head.i]
    if mark.lower_ != "as" or len(subjects) != 2 or not subjects[0].i < mark.i == subjects[1].i - 1:
        return False
    mark.head, mark.dep_ = subjects[0], "prep"
    subjects[1].head, subjects[1].dep_ = mark, "pobj"
    return True


def _is_due(due: Token) -> bool:
    """ "[Due] to reopen in March, it features a boardwalk": one word with the verb behind it."""
    to = due.doc[min(due.i + 1, len(due.doc) - 1)]
    if due.lower_ != "due" or to.tag_ != "TO" or to.dep_ != "aux" or list(due.children):
        return False
    due.head, due.dep_ = to.head, "advmod"
    return True


def _is_at_first(at: Token) -> bool:
    """ "at [first] declined": one adverb, not two circumstances."""
    after = at.doc[min(at.i + 1, len(at.doc) - 1)]
    if at.lower_ != "at" or after.dep_ != "advmod" or after.head != at.head or list(at.children):
        return False
    at.head = after
    return True


def _is_clause(verb: Token) -> bool:
    """A finite verb with a subject explains no noun."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or g.own_subject(verb) is None:
        return False
    verb.dep_ = "parataxis"
    return True


def _is_subject(noun: Token) -> bool:
    """ "After a complaint about Lee, [the state of Alabama] sent ...": what explains Lee for the parser is the subject
    of the verb behind it, which has none."""
    verb = noun.doc[min(noun.right_edge.i + 1, len(noun.doc) - 1)]
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") and verb.pos_ == "VERB" and g.own_subject(verb) is None
    fronted = any(c.is_ancestor(noun) and c.i < noun.i for c in verb.children)
    if not finite or not fronted or verb.dep_ not in ("ROOT", "ccomp"):
        return False
    noun.head, noun.dep_ = verb, "nsubj"
    return True


def _is_time(noun: Token) -> bool:
    """ "Around 7 p.m. Christmas [Eve], the firm wrote": a time beside the subject."""
    beside = any(c.dep_ == "nsubj" and c.i > noun.i for c in noun.head.children)
    if noun.ent_type_ not in ("TIME", "DATE") or not beside:
        return False
    noun.dep_ = "npadvmod"
    return True


def _is_kind(noun: Token) -> bool:
    """ "[in a report] anti-virus [firm] Sophos said": a noun that the parser holds for a second subject beside the
    name, and a circumstance that hangs on it but belongs to the verb."""
    name = next(iter(noun.doc[noun.i + 1 : noun.i + 2]), None)
    if name is None or noun.tag_ != "NN" or name.pos_ != "PROPN" or name.dep_ != "nsubj" or name.head != noun.head:
        return False
    for child in [c for c in noun.lefts if c.dep_ == "prep"]:
        child.head = name.head
    noun.head, noun.dep_ = name, "compound"
    return True


def _is_hyphened(part: Token) -> bool:
    """ "[co-]host Kathy Griffin bid": a piece of a word that the parser holds for a subject of its own."""
    glued = "-" in (part.text, part.doc[min(part.i + 1, len(part.doc) - 1)].text) and not part.whitespace_
    name = next((c for c in part.head.children if c.dep_ == "nsubj" and c.i > part.i and c.pos_ == "PROPN"), None)
    if not glued or name is None:
        return False
    part.head, part.dep_ = name, "compound"
    return True


def _has_noun(verb: Token) -> bool:
    """ "said the [e-mails] directing people there started ...": the noun before a participle is the subject."""
    clause, said = verb.head, verb.head.head
    noun = verb.doc[verb.i - 1] if verb.i else verb
    found = verb.tag_ == "VBG" and noun.pos_ == "NOUN" and noun.head == said and noun.i > said.i
    if not found or said.lemma_ not in SAYING or clause.dep_ != "ccomp":
        return False
    for child in [c for c in said.children if said.i < c.i < noun.i]:
        child.head, child.dep_ = noun, "compound"
    noun.head, noun.dep_ = clause, "nsubj"
    verb.head, verb.dep_ = noun, "acl"
    return True


def _is_person(noun: Token) -> bool:
    """ "Kenteris, 31, who won at the Games and [Thanou], 30, who ...": one with an age before another with an age."""
    person = next((a for a in noun.ancestors if _is_aged(a) and a.i < noun.i), None) if _is_aged(noun) else None
    if person is None:
        return False
    above = noun.head
    for part in list(above.children):
        if part.dep_ == "relcl" and part.i > noun.i:
            part.head = noun
        elif part.dep_ == "cc" and part.i < noun.i:
            part.head = person
    noun.head = person
    return True


def _is_aged(noun: Token) -> bool:
    return noun.pos_ == "PROPN" and any(c.dep_ == "appos" and c.tag_ == "CD" for c in noun.children)


_REPAIRS: Final[Mapping[str, Sequence[Repair]]] = {
    "acl": (verbs.moves_up,),
    "advcl": (verbs.makes_main, verbs.is_shown),
    "appos": (_is_clause, _is_subject),
    "ccomp": (verbs.runs_on, verbs.closes, verbs.shares_subject),
    "conj": (_is_person, verbs.is_witnessed, verbs.follows_clause),
    "csubj": (_has_noun,),
    "dobj": (_is_stray,),
    "mark": (_is_office,),
    "npadvmod": (_is_stray,),
    "nsubj": (_is_time, verbs.parts_relative, _is_kind, _is_hyphened),
    "parataxis": (verbs.interrupts,),
    "prep": (_is_due, _is_at_first),
}
"""By the label that the parser gave a token, in order; the first that changes it is the last that is asked."""
