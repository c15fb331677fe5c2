"""Repairs of the attachments that the small parser is known to get wrong in news text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from gistcheck.mending import contents, headlines, inserted, mistaken, nouns, roots, series, small, speech, verbs
from gistcheck.syntax import grammar as g
from gistcheck.syntax.asserting import NOT_ASSERTING
from gistcheck.syntax.remembered import read_once, settled
from gistcheck.syntax.stance import SAYING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Repair = Callable[["Token"], bool]


@read_once
def mend(doc: Doc) -> Doc:
    """A copy of `doc` in which known misattachments of the small parser are put right; as it was if they tie a knot."""
    mended = doc.copy()
    for token in mended:
        for repair in _REPAIRS.get(token.dep_, ()):
            if repair(token):
                break
    return settled(mended if all(_has_root(token) for token in mended) else doc.copy())


def _has_root(token: Token) -> bool:
    """Whether the heads of a token end in one that is its own."""
    steps = 0
    while token.head != token and steps < len(token.doc):
        token, steps = token.head, steps + 1
    return steps < len(token.doc)


def _acts_unseen(token: Token) -> bool:
    """ "Five [hours] passed between the calls", "When they were asked, 6 [%] approved": the verb has no subject."""
    verb = token.head
    alone = verb.dep_ == "ROOT" and verb.tag_ in ("VBN", "VBD") and not g.auxiliaries(verb)
    if not alone or g.own_subject(verb) is not None or token.i > verb.i or token.tag_ not in ("NN", "NNS"):
        return False
    first = all(c.i >= token.i or c.is_space for c in verb.children) or (g.is_share(token) and token.i == verb.i - 1)
    if not first or any(c.dep_ == "dobj" for c in verb.children):
        return False
    token.dep_, verb.tag_ = "nsubj", "VBD"
    return True


def _is_name_that_acts(name: Token) -> bool:
    """ "It began in May, the [Telegraph] reports": a name right before a finite verb that has no subject."""
    verb = name.head
    if name.pos_ != "PROPN" or not g.is_finite(verb) or not g.is_verb(verb) or name.i != verb.i - 1:
        return False
    if g.own_subject(verb) is not None or verb.lemma_ not in SAYING:
        return False
    for part in [c for c in verb.children if c.dep_ in ("det", "compound", "amod", "poss") and c.i < name.i]:
        part.head = name
    name.dep_ = "nsubj"
    return True


def _has_tense(verb: Token) -> bool:
    """ "Fines [made] up 12%, the ministry found", "said that miners [stand] no chance": a subject and no auxiliary, so
    it is no participle or infinitive."""
    who = g.own_subject(verb)
    alone = who is not None and who.dep_ == "nsubj" and who.i < verb.i and not g.auxiliaries(verb)
    if not alone or (verb.dep_ == "ccomp" and verb.head.lemma_ not in SAYING - NOT_ASSERTING):
        return False  # also "had his arm broken", "demanded that he leave"
    past = verb.tag_ == "VBN" and not verb.text.endswith(("en", "wn", "ne"))
    told = g.marks(verb) == "that" or (verb.dep_ == "ccomp" and verb.i < verb.head.i)  # "Taxes [distort] it, he said"
    if not past and not (verb.tag_ == "VB" and told):
        return False
    verb.tag_ = "VBD" if past else "VBP"
    return True


def _speaks_last(noun: Token) -> bool:
    """ "Thousands could strike, warn union [leaders]": who says so, behind the verb."""
    cue = noun.head
    said = any(c.dep_ == "ccomp" and c.i < cue.i for c in cue.children)
    if cue.lemma_ not in SAYING or cue.lemma_ == "tell" or not said or g.own_subject(cue) is not None:
        return False  # "..., an aide in Tarn told [reporters]": to whom
    if cue.tag_ not in ("VB", "VBP", "VBD") or not g.is_mark(cue.nbor(-1)) or g.auxiliaries(cue) or noun.i < cue.i:
        return False
    if speech.is_what_they_say(noun, cue):
        return False
    noun.dep_, cue.tag_ = "nsubj", "VBP" if cue.tag_ == "VB" else cue.tag_
    return True


def _is_doing(verb: Token) -> bool:
    """ "Investigators [searching] the flat said ...": they say it, not their searching does."""
    who = g.own_subject(verb)
    if verb.tag_ != "VBG" or who is None or who.i != verb.i - 1 or who.pos_ not in ("NOUN", "PROPN") or g.marks(verb):
        return False
    who.head, who.dep_ = verb.head, "nsubj"
    verb.head, verb.dep_ = who, "acl"
    return True


def _shares_modal(verb: Token) -> bool:
    """ "would close two mines and [cut] 350 jobs": a form that might be the past, behind one that shares its modal,
    or its "did not"."""
    first = verb.head
    unchanged = verb.lower_ == verb.lemma_ and verb.tag_ in ("VBD", "VBN", "VBP")
    led = first.tag_ == "VB" and any(a.tag_ in ("MD", "TO") or a.lemma_ == "do" for a in g.auxiliaries(first))
    if not (unchanged and led) or g.own_subject(verb) is not None or g.auxiliaries(verb):
        return False
    verb.tag_ = "VB"
    return True


_REPAIRS: Final[Mapping[str, Sequence[Repair]]] = {
    "advmod": (small.opens_first,),
    "det": (contents.opens_second, speech.opens_content),
    "amod": (contents.says_first, roots.insists),
    "acl": (
        nouns.is_title,
        mistaken.lists_acts,
        small.ends_apposition,
        contents.is_reported,
        contents.is_content,
        verbs.stands_beside,
        nouns.is_named,
        roots.is_main,
        headlines.tells,
        verbs.reports_it,
        verbs.moves_up,
    ),
    "advcl": (
        nouns.is_title,
        mistaken.are_plans,
        mistaken.ends_content,
        contents.stays_in_quote,
        small.ends_apposition,
        contents.stands_before_that,
        nouns.dates_explanation,
        small.limits_content,
        small.is_time_left,
        speech.is_said_of,
        roots.tells_last,
        roots.makes_main,
        verbs.is_aimed_at,
        verbs.is_shown,
        verbs.describes,
        verbs.leaves_aside,
        verbs.alleges,
    ),
    "appos": (
        mistaken.states,
        mistaken.goes_on_list,
        mistaken.ends_places,
        roots.owns,
        small.speaks_for,
        nouns.is_courtesy,
        series.is_listed,
        series.leads_name,
        series.goes_on,
        series.is_restated,
        nouns.is_in_two,
        nouns.is_place,
        nouns.is_from,
        nouns.is_subject,
    ),
    "ccomp": (
        inserted.is_shown_said,
        speech.hears,
        contents.is_told,
        contents.lists_told,
        roots.makes_main,
        speech.is_quoted_too,
        verbs.runs_on,
        speech.closes,
        speech.shares_subject,
        _has_tense,
    ),
    "compound": (contents.says_first, small.is_medium, _is_name_that_acts),
    "conj": (
        contents.warns_too,
        mistaken.names_who_acts,
        mistaken.is_done_too,
        mistaken.is_so_too,
        mistaken.goes_on_list,
        contents.acts_outside_quote,
        contents.says_both,
        contents.goes_on_last,
        contents.reports_last,
        roots.makes_main,
        roots.is_main,
        _shares_modal,
        speech.asks_and_says,
        roots.is_shown_so,
        verbs.goes_on_inside,
        mistaken.goes_on_relative,
        verbs.is_past,
        nouns.is_described,
        series.is_person,
        nouns.is_subject,
        series.is_peer,
        speech.goes_on_behind,
        inserted.is_inserted,
        speech.is_told_beside,
        verbs.keeps_tense,
        verbs.has_been,
        verbs.acts_beside_saying,
        speech.is_said_too,
        speech.resumes,
        speech.goes_on_asking,
        verbs.is_witnessed,
        verbs.is_subordinate,
        nouns.describes_too,
    ),
    "nummod": (mistaken.dates_noun,),
    "csubj": (verbs.opens_name, _is_doing),
    "ROOT": (
        mistaken.ends_aside,
        speech.labels,
        speech.is_said_of,
        contents.says_beside,
        roots.comments,
        roots.is_title,
        roots.is_trade,
        roots.risks,
        _has_tense,
    ),
    "dobj": (
        mistaken.is_score,
        small.is_measured,
        speech.labels,
        _speaks_last,
        speech.acts_in_content,
        nouns.is_called,
        nouns.is_stray,
    ),
    "mark": (mistaken.is_that_day, small.is_office, small.is_until_now),
    "npadvmod": (
        nouns.is_way,
        small.is_of_source,
        small.is_measured,
        small.dates_month,
        nouns.is_stray,
        small.is_day_of_saying,
        _acts_unseen,
    ),
    "nsubj": (
        speech.is_what_is_quoted,
        nouns.is_bracketed,
        mistaken.is_verb_of_clause,
        speech.labels,
        contents.acts_itself,
        contents.explains,
        nouns.is_time,
        roots.parts_relative,
        nouns.is_kind,
        nouns.is_hyphened,
    ),
    "auxpass": (roots.has_done,),
    "intj": (nouns.is_particle,),
    "punct": (mistaken.is_genitive, nouns.is_figure, nouns.is_particle),
    "parataxis": (
        inserted.seems_so,
        speech.is_said_of,
        inserted.stands_behind,
        inserted.interrupts,
        small.is_noun_given,
    ),
    "pcomp": (speech.is_witness,),
    "pobj": (nouns.is_decade, nouns.is_described_twice),
    "relcl": (
        small.is_not_of_day,
        small.is_of_person,
        contents.is_who_says,
        contents.is_said_of_it,
        inserted.is_inserted,
        small.opens_content,
    ),
    "prep": (
        mistaken.leaves_bracket,
        mistaken.ends_content,
        small.is_compared_within,
        small.ends_apposition,
        roots.opens_clause,
        small.is_day,
        small.is_day_of_saying,
        small.is_one_word,
        small.is_margin,
        small.is_after_age,
        small.is_not_who_acts,
        small.is_of_aside,
    ),
}
"""By the label that the parser gave a token, in order; the first that changes it is the last that is asked."""
