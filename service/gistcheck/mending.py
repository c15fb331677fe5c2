"""Repairs of the attachments that the small parser is known to get wrong in news text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from gistcheck import grammar as g
from gistcheck import mending_speech as speech
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
    left = speech.opening(token)
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


def _is_exception(but: Token) -> bool:
    """ "in all [but one] of last season's sessions": all of them but one."""
    before = but.doc[max(but.i - 1, 0)]
    if but.lower_ != "but" or before.lower_ not in ("all", "every", "everything", "everyone", "nothing", "none"):
        return False
    if but.is_ancestor(before):
        return False
    but.head = before
    return True


def _is_margin(token: Token) -> bool:
    """ "finished 0.7 seconds [off the pace]": what the measure before it is measured from."""
    measure = token.doc[max(token.i - 1, 0)]
    counted = any(c.dep_ == "nummod" for c in measure.children)
    if token.lower_ not in ("off", "behind", "ahead", "short") or not counted or token.is_ancestor(measure):
        return False
    token.head = measure
    return True


def _is_inside(token: Token) -> bool:
    """ "X, who directed "Senna," [on the life of Ayrton Senna]": a comma within the quotation marks ends no aside."""
    doc, at = token.doc, token.i
    if at < 4 or not doc[at - 1].is_quote or doc[at - 2].text != ",":
        return False
    word = doc[at - 3]
    aside = any(a.dep_ == "relcl" and a.i > token.head.i for a in word.ancestors)
    if not aside or token.head.i > word.i or token.is_ancestor(word):
        return False
    token.head = word.head if word.dep_ == "appos" else word
    return True


def _is_clause(verb: Token) -> bool:
    """A finite verb with a subject explains no noun."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or g.own_subject(verb) is None:
        return False
    verb.dep_ = "parataxis"
    return True


def _is_subject(noun: Token) -> bool:
    """ "After a complaint about Lee, [the state of Alabama] sent ...": what the parser took for an explanation of Lee,
    or joined to him, is the subject of the verb behind it, which has none."""
    after = noun.doc[min(noun.right_edge.i + 1, len(noun.doc) - 1)]
    verb = after.head if after.dep_ in ("aux", "auxpass") else after
    finite = after.tag_ in ("VBD", "VBZ", "VBP") and verb.pos_ == "VERB" and g.own_subject(verb) is None
    fronted = any(c.is_ancestor(noun) and c.i < noun.i for c in verb.children)
    severed = noun.dep_ == "appos" or (noun.left_edge.i > 0 and noun.doc[noun.left_edge.i - 1].text == ",")
    if not finite or not fronted or not severed or verb.dep_ not in ("ROOT", "ccomp"):
        return False
    noun.head, noun.dep_ = verb, "nsubj"
    return True


def _is_from(noun: Token) -> bool:
    """ "the kidnapping of a Vallejo, California, [woman]": a town and its state before whoever is from there."""
    doc, start = noun.doc, noun.left_edge.i
    if noun.pos_ != "NOUN" or start != noun.i or start < 4 or [doc[start - 1].text, doc[start - 3].text] != [",", ","]:
        return False
    state, town = doc[start - 2], doc[start - 4]
    if state.ent_type_ != "GPE" or state.dep_ != "pobj" or town.head != state:
        return False
    noun.head, noun.dep_ = state.head, "pobj"
    for child in [c for c in state.children if c.dep_ == "det"]:
        child.head = noun
    state.head, state.dep_ = noun, "nmod"
    return True


def _knows(noun: Token) -> bool:
    """ "Emwazi, the fighter [the world] knows as John, was fuming": a second noun without a comma does what is said of
    the first, and whoever that explains does what comes later."""
    start = noun.left_edge.i
    verb = noun.doc[min(noun.right_edge.i + 1, len(noun.doc) - 1)]
    beside = start > 0 and noun.doc[start - 1] == noun.head and noun.doc[start].lower_ in ("the", "a", "an")
    who, main = g.own_subject(verb), verb.head
    if who is None or who != noun.head.head or not beside or not g.is_finite(verb):
        return False
    if verb.dep_ != "ccomp" or main.i < verb.i or g.own_subject(main) is not None:
        return False
    who.head = main
    verb.head, verb.dep_ = noun.head, "relcl"
    noun.head, noun.dep_ = verb, "nsubj"
    return True


def _is_time(noun: Token) -> bool:
    """ "Around 7 p.m. Christmas [Eve], the firm wrote": a time beside the subject."""
    beside = any(c.dep_ == "nsubj" and c.i > noun.i for c in noun.head.children)
    if noun.ent_type_ not in ("TIME", "DATE") or not beside:
        return False
    noun.dep_ = "npadvmod"
    return True


def _released(noun: Token) -> bool:
    """ "In a video [the group] released in January, a boy appears": who did something with what stands before."""
    thing = noun.doc[max(noun.left_edge.i - 1, 0)]
    verb = next((c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.i == noun.i + 1), None)
    later = any(c.dep_ == "nsubj" and c.i > noun.right_edge.i for c in noun.head.children)
    if verb is None or not later or thing.pos_ != "NOUN" or thing.dep_ != "pobj":
        return False
    verb.head, verb.dep_, verb.tag_ = thing, "relcl", "VBD"
    noun.head = verb
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


def _is_doing(verb: Token) -> bool:
    """ "Investigators [searching] the flat said ...": they say it, not their searching does."""
    who = g.own_subject(verb)
    if verb.tag_ != "VBG" or who is None or who.i != verb.i - 1 or who.pos_ not in ("NOUN", "PROPN"):
        return False
    who.head, who.dep_ = verb.head, "nsubj"
    verb.head, verb.dep_ = who, "acl"
    return True


def _is_day_of_saying(day: Token) -> bool:
    """ "prosecutors said [Friday], he was hiding something": when they said so."""
    said, after = day.doc[max(day.i - 1, 0)], day.doc[min(day.i + 1, len(day.doc) - 1)]
    if day.ent_type_ != "DATE" or said.lemma_ not in SAYING or after.text != "," or day.head.head != said:
        return False
    day.head = said
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


def _is_between(noun: Token) -> bool:
    """ "continued between the Units, or YPG, and [fighters]": a noun joined to a verb is the second of the two."""
    between = next((c for c in noun.head.children if c.lower_ == "between" and c.i < noun.i), None)
    first = next((c for c in between.children if c.dep_ == "pobj"), None) if between is not None else None
    if first is None or noun.pos_ not in ("NOUN", "PROPN") or not g.is_verb(noun.head) or g.own_subject(noun):
        return False
    for joint in [c for c in noun.head.children if c.dep_ == "cc" and first.i < c.i < noun.i]:
        joint.head = first
    noun.head = first
    return True


def _is_aged(noun: Token) -> bool:
    return noun.pos_ == "PROPN" and any(c.dep_ == "appos" and c.tag_ == "CD" for c in noun.children)


_REPAIRS: Final[Mapping[str, Sequence[Repair]]] = {
    "acl": (verbs.is_main, verbs.reports_it, verbs.moves_up),
    "advcl": (verbs.makes_main, verbs.is_shown, verbs.describes),
    "appos": (_is_clause, _is_from, _knows, _is_subject, verbs.acts),
    "ccomp": (verbs.runs_on, speech.closes, speech.shares_subject),
    "conj": (
        _is_person,
        _is_subject,
        verbs.acts,
        _is_between,
        speech.rules_too,
        speech.is_share_too,
        verbs.keeps_tense,
        speech.is_said_too,
        speech.resumes,
        verbs.is_witnessed,
        verbs.follows_clause,
        verbs.is_subordinate,
    ),
    "csubj": (_has_noun, _is_doing),
    "dobj": (_is_stray,),
    "mark": (_is_office,),
    "npadvmod": (_is_stray, _is_day_of_saying),
    "nsubj": (_is_time, _released, verbs.parts_relative, _is_kind, _is_hyphened),
    "parataxis": (speech.interrupts,),
    "pcomp": (speech.is_witness,),
    "prep": (_is_due, _is_at_first, _is_exception, _is_margin, _is_inside),
}
"""By the label that the parser gave a token, in order; the first that changes it is the last that is asked."""
