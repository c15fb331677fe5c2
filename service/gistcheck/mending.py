"""Repairs of the attachments that the small parser is known to get wrong in news text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from gistcheck import grammar as g
from gistcheck import mending_lists as lists
from gistcheck import mending_nouns as nouns
from gistcheck import mending_speech as speech
from gistcheck import mending_verbs as verbs
from gistcheck.facts import WEEKDAYS
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


def _is_office(mark: Token) -> bool:
    """ "his second term [as president] ends": no clause, for what follows is held for a second subject."""
    subjects = [c for c in mark.head.children if c.dep_ == "nsubj" and c.i < mark.head.i]
    if mark.lower_ != "as" or len(subjects) != 2 or not subjects[0].i < mark.i == subjects[1].i - 1:
        return False
    mark.head, mark.dep_ = subjects[0], "prep"
    subjects[1].head, subjects[1].dep_ = mark, "pobj"
    return True


def _follows_time(mark: Token) -> bool:
    """ "The first hours [after] the collapse were chaos": the hours were, and the collapse is what they followed."""
    verb, when = mark.head, next((c for c in mark.children if c.dep_ == "npadvmod" and c.i < mark.i), None)
    who = g.own_subject(verb)
    if verb.dep_ not in ("ROOT", "ccomp") or when is None or when.tag_ != "NNS" or who is None or who.i < mark.i:
        return False
    if who.left_edge.i != mark.i + 1 or when.left_edge.lower_ not in ("the", "those", "these", "its", "his", "her"):
        return False
    when.head, when.dep_ = verb, who.dep_
    mark.head, mark.dep_ = when, "prep"
    who.head, who.dep_ = mark, "pobj"
    return True


def _is_until_now(mark: Token) -> bool:
    """ "[before now] silicon has not been used": a time, and no clause."""
    now = mark.doc[min(mark.i + 1, len(mark.doc) - 1)]
    if mark.lower_ not in ("before", "until") or now.lower_ not in ("now", "then") or list(now.children):
        return False
    mark.dep_, now.head, now.dep_ = "prep", mark, "pobj"
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


def _is_day(on: Token) -> bool:
    """ "[On Monday] Holm visited Tarn": when, and no first name."""
    day = on.doc[min(on.i + 1, len(on.doc) - 1)]
    if on.lower_ != "on" or day.lower_ not in WEEKDAYS or day.dep_ != "compound" or list(on.children):
        return False
    day.head, day.dep_ = on, "pobj"
    return True


def _is_time_that_acts(token: Token) -> bool:
    """ "Five [hours] passed between the calls": a verb that has no other subject, nor an auxiliary."""
    verb = token.head
    alone = verb.dep_ == "ROOT" and verb.tag_ in ("VBN", "VBD") and not g.auxiliaries(verb)
    if not alone or g.own_subject(verb) is not None or token.i > verb.i or token.tag_ not in ("NN", "NNS"):
        return False
    if any(c.i < token.i and not c.is_space for c in verb.children) or any(c.dep_ == "dobj" for c in verb.children):
        return False
    token.dep_, verb.tag_ = "nsubj", "VBD"
    return True


def _may_be_past_behind_dash(verb: Token) -> bool:
    """Behind a dash, and held for a participle of which the past has the same form: "left", not "given"."""
    behind = verb.i > 0 and verb.nbor(-1).text in g.DASHES
    return behind and verb.tag_ == "VBN" and not verb.text.endswith(("en", "wn", "ne"))


def _goes_on(verb: Token) -> bool:
    """ "The owners - two from Taiwan, one from Malaysia - [left] without a word": what they did."""
    noun, said = verb.head, verb.head.head
    if not _may_be_past_behind_dash(verb):
        return False
    before = verb.nbor(-1)
    opened = [t for t in verb.doc[noun.i + 1 : before.i] if t.text in g.DASHES and t.head == noun]
    if not opened:
        return False
    if noun.dep_ == "ROOT":
        verb.head, verb.dep_ = verb, "ROOT"
    elif noun.dep_ in ("dep", "ccomp") and said.lemma_ in SAYING and said.i > verb.i:
        verb.head, verb.dep_ = said, "ccomp"
    else:
        return False
    noun.head, noun.dep_, verb.tag_ = verb, "nsubj", "VBD"
    first = opened[0].nbor()
    for part in [c for c in noun.children if first.i < c.i < before.i and not c.is_punct]:
        part.head = first
    return True


def _acts_twice(verb: Token) -> bool:
    """ "Half of all people - some 47% - [live] on aid and are poor": the first verb, held for an explanation."""
    who, main = verb.head, verb.head.head
    joint = next((c for c in who.children if c.dep_ == "cc" and verb.i < c.i < main.i), None)
    if verb.tag_ not in ("VB", "VBP", "VBD") or verb.i == 0 or verb.nbor(-1).text not in g.DASHES or joint is None:
        return False
    if who.dep_ not in g.SUBJECTS or not any(t.text in g.DASHES for t in verb.doc[who.i : verb.i - 1]):
        return False
    verb.head, verb.dep_ = (verb, "ROOT") if main.dep_ == "ROOT" else (main.head, main.dep_)
    verb.tag_ = "VBP" if verb.tag_ == "VB" else verb.tag_
    main.head, main.dep_, joint.head, who.head = verb, "conj", verb, verb
    return True


def _acts_behind_aside(who: Token) -> bool:
    """ "The [owners] – two from Tarn – left without a word": held for a participle behind a dash."""
    verb = who.head
    if verb.dep_ != "ROOT" or g.auxiliaries(verb) or not _may_be_past_behind_dash(verb):
        return False
    verb.tag_ = "VBD"
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


def _is_doing(verb: Token) -> bool:
    """ "Investigators [searching] the flat said ...": they say it, not their searching does."""
    who = g.own_subject(verb)
    if verb.tag_ != "VBG" or who is None or who.i != verb.i - 1 or who.pos_ not in ("NOUN", "PROPN"):
        return False
    who.head, who.dep_ = verb.head, "nsubj"
    verb.head, verb.dep_ = who, "acl"
    return True


def _is_behind_brackets(token: Token) -> bool:
    """ "switched to butterfly after he tore a muscle (in the leg) [in 2008] when he was 16": what follows the brackets
    without a comma belongs to the clause that holds them, as the words before them do."""
    doc, start = token.doc, token.left_edge.i
    if start < 2 or doc[start - 1].text != ")":
        return False
    opening = next((t.i for t in reversed(doc[: start - 1]) if t.text == "("), 0)
    inner = doc[max(opening - 1, 0)]
    clause = next((a for a in inner.ancestors if a.dep_ == "advcl" and a.head == token.head), None)
    if clause is None or g.own_subject(clause) is None or not token.head.i < clause.i < token.i:
        return False
    for part in [c for c in token.head.children if c.i >= token.i and c.dep_ in ("prep", "npadvmod", "advcl")]:
        if g.set_off(part):
            break
        part.head = clause
    return True


_REPAIRS: Final[Mapping[str, Sequence[Repair]]] = {
    "acl": (_goes_on, verbs.is_main, verbs.reports_it, verbs.moves_up),
    "advcl": (
        nouns.dates_explanation,
        speech.is_said_of,
        verbs.makes_main,
        verbs.is_shown,
        verbs.describes,
        verbs.leaves_aside,
        verbs.leads_away,
        verbs.alleges,
    ),
    "appos": (
        _acts_twice,
        _is_clause,
        lists.is_object,
        lists.is_listed,
        lists.is_restated,
        nouns.is_in_two,
        nouns.is_place,
        nouns.is_from,
        nouns.knows,
        nouns.is_subject,
        verbs.acts,
    ),
    "ccomp": (
        lists.is_parted,
        verbs.makes_main,
        speech.is_quoted_too,
        verbs.runs_on,
        speech.closes,
        speech.shares_subject,
    ),
    "conj": (
        nouns.is_described,
        nouns.is_person,
        nouns.is_subject,
        verbs.acts,
        nouns.is_between,
        speech.goes_on_behind,
        speech.is_inserted,
        speech.rules_too,
        speech.adds,
        speech.is_share_too,
        verbs.keeps_tense,
        speech.is_said_too,
        speech.resumes,
        verbs.is_witnessed,
        verbs.follows_clause,
        verbs.is_subordinate,
        nouns.describes_too,
    ),
    "csubj": (speech.has_noun, _is_doing),
    "ROOT": (speech.labels, speech.is_said_of),
    "dobj": (speech.labels, lists.is_last, nouns.is_stray),
    "mark": (_is_office, _is_until_now, _follows_time),
    "npadvmod": (lists.is_last, nouns.is_stray, speech.is_day_of_saying, _is_time_that_acts),
    "nsubj": (
        speech.labels,
        _acts_behind_aside,
        nouns.is_time,
        nouns.released,
        verbs.parts_relative,
        nouns.is_kind,
        nouns.is_hyphened,
    ),
    "intj": (nouns.is_particle,),
    "punct": (nouns.is_particle,),
    "parataxis": (speech.is_said_of, speech.interrupts),
    "pcomp": (speech.is_witness,),
    "relcl": (speech.is_inserted,),
    "prep": (_is_behind_brackets, _is_day, _is_due, _is_at_first, _is_exception, _is_margin, _is_inside),
}
"""By the label that the parser gave a token, in order; the first that changes it is the last that is asked."""
