"""Whether "it" in what a body is reported to have said is that body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gistcheck.attribution.reported import within
from gistcheck.attribution.speakers import Attribution
from gistcheck.syntax import grammar as g
from gistcheck.vocabulary.people import ORGANISATIONS, calls_somebody

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_itself(verb: Token, says: Attribution | None) -> bool:
    """ "Norcar said [it] had no plan", "Aslef cut its fees and said [it] would hire 20": a body that is named and
    speaks, and nothing else, is "it"; what no recogniser knows is one, if "it" does something.

    `verb`: the verb of what is said; `says`: who says it, None for nobody.
    """
    cue = _cue(verb, says)
    if cue is None or verb.dep_ != "ccomp":
        return False
    plans = any(a.lower_ in ("will", "would") for a in g.auxiliaries(verb))
    speaker = (g.subject if plans else g.own_subject)(cue)
    if speaker is None:
        return False
    unknown = speaker.tag_ == "NNP" and not speaker.ent_type_ and verb.lemma_ != "be" and _does(verb)
    return unknown or speaker.ent_type_ in ("ORG", "GPE") or (speaker.tag_ == "NN" and speaker.lower_ in ORGANISATIONS)


def may_be_itself(verb: Token, says: Attribution | None) -> bool:
    """ "Evri said [it] never asks for payment": it may be the one who speaks, who may be a body, or another thing; with
    the one who speaks, and marked as unclear, it can be looked up. `verb`, `says`: as for `is_itself`."""
    cue = _cue(verb, says)
    speaker = None if cue is None else g.own_subject(cue)
    if speaker is None or calls_somebody(speaker.lemma_) or speaker.tag_ not in ("NN", "NNP", "NNPS"):
        return False
    if speaker.ent_type_ == "PERSON" and speaker.left_edge != speaker:
        return False  # "Ida Lind said it had sunk 40 boats"
    stands_for = any(c.dep_ == "ccomp" for c in verb.children)  # "it shocks them that ..."
    return _does(verb) and not stands_for and verb.lemma_ not in ("be", "seem", "appear", "take")


def stands_for_clause(verb: Token) -> bool:
    """ "[It] emerged that 40 files had been lost": nothing but what follows."""
    who = g.own_subject(verb)
    told = any(c.dep_ == "ccomp" and g.marks(c) == "that" for c in verb.children)
    return told and who is not None and who.lower_ == "it" and verb.lemma_ in ("emerge", "transpire", "happen")


def _cue(verb: Token, says: Attribution | None) -> Token | None:
    """The verb of saying before what "it" is said to do; None where there is none."""
    first = g.first_conjunct(verb)
    spoken, cue = (g.own_subject(verb), g.own_subject(first)), first.head
    told = says is not None and says.quotation != "direct" and within(cue.idx, says.cue_span) and cue.i < verb.i
    content = told and first.dep_ == "ccomp" and all(who is not None and who.lower_ == "it" for who in spoken)
    return cue if content else None


def _does(verb: Token) -> bool:
    return any(c.dep_ == "nsubj" for c in verb.children)
