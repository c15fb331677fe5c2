"""Whether a second verb, without a subject of its own, is done by the one who does the first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.syntax.asserting import NOT_ASSERTING
from gistcheck.syntax.quotes import in_quotes
from gistcheck.syntax.stance import SAYING
from gistcheck.vocabulary.people import FEMALE_WORDS, MALE_WORDS, calls_somebody
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_JUDGING: Final = word_set(
    "blame accuse praise criticise criticize condemn welcome credit cite attribute thank apologise apologize seek"
)
"""What those do who speak, not the things they speak of."""
_REJECTING: Final = word_set("reject deny dispute refute dismiss")


def may_act_for_another(verb: Token) -> bool:
    """ "The IAAF said they had failed and [ordered] a hearing": who orders, they or the IAAF?"""
    above = verb.head
    if _goes_further_back(verb):
        return True
    if _has_another_owner(verb):
        return True
    beside_cue = above.lemma_ in SAYING and g.own_subject(verb) is None
    if beside_cue and (_goes_on_list(verb) or _goes_on_most_so(verb)):
        return True
    if above.lemma_ == "tell" and verb.dep_ == "conj" and any(c.dep_ == "auxpass" for c in above.children):
        return g.own_subject(verb) is None  # "they were told that he was ill and could not come"
    if (
        verb.lemma_ in _REJECTING
        and _is_of_them(verb)
        and any(c.lower_ == "such" for o in verb.rights for c in o.children)
    ):
        return True  # "Critics say it is secretive but [its members reject such claims]": the critics do not say this
    joint = verb.doc[max(verb.left_edge.i - 2, 0)]
    if g.clause_dep(verb) == "ccomp" and verb.dep_ == "conj" and g.own_subject(verb) and joint.text in g.DASHES:
        return not in_quotes(verb)  # "announced that it would leave -- and [the others left]": the article may say so
    if g.clause_dep(verb) == "ccomp" and g.own_subject(verb) is None and joint.text == ",":
        first = g.first_conjunct(verb)
        who, whose = g.subject(first.head), g.own_subject(first)
        modal = any(a.tag_ == "MD" for a in g.auxiliaries(first))
        has = [a.lower_ for a in g.auxiliaries(verb)] == ["has"]
        single = all(t is not None and t.pos_ != "PRON" and t.tag_ in ("NN", "NNP") for t in (who, whose))
        if modal and has and single:
            return True  # "Lind insists the club must have ideas, and [has found some]": he has, or it
    told = g.clause_dep(verb) == "ccomp" and not any(c.dep_ in (*g.SUBJECTS, "aux") for c in verb.children)
    ends = g.first_conjunct(verb).head.i > verb.i  # "She left and [was found] in Lyon, Holm said": all of it is told
    asked = verb.lemma_ == "question" and any(c.dep_ == "ccomp" for c in verb.rights)
    judges = asked or verb.lemma_ in SAYING | NOT_ASSERTING | _JUDGING
    return told and not ends and judges and not _comes_upon(verb)


def _has_another_owner(verb: Token) -> bool:
    """ "The man said his wife wrote it and [pulled] out his purse": the man's purse, and perhaps his act."""
    first = verb.head
    who = g.own_subject(first)
    if verb.dep_ != "conj" or first.dep_ != "ccomp" or who is None or g.own_subject(verb) is not None:
        return False
    says = g.subject(first.head)
    man, woman = (says is not None and says.lower_ in words for words in (MALE_WORDS, FEMALE_WORDS))
    wanted = "his" if man and who.lower_ in FEMALE_WORDS else "her" if woman and who.lower_ in MALE_WORDS else ""
    return any(t.lower_ == wanted and t.tag_ == "PRP$" for c in verb.rights if c.dep_ == "dobj" for t in c.lefts)


def _goes_on_most_so(verb: Token) -> bool:
    """ "told them that its size was odd, but [was] most troubling in ...": he, or its size."""
    if verb.lemma_ != "be" or not any(k.lower_ == "most" for c in verb.rights for k in (c, *c.lefts)):
        return False
    return any(c.dep_ == "ccomp" and c.lemma_ == "be" and c.i < verb.i for c in verb.head.rights)


def _goes_on_list(verb: Token) -> bool:
    """ "Holm said that his son called, [said] he was ill, and left": the son, in a list whose first part is told."""
    cue = verb.head
    told = next((c for c in cue.rights if c.dep_ == "ccomp" and g.marks(c) == "that" and g.own_subject(c)), None)
    if told is None or not any(t.lemma_ in SAYING and any(c.dep_ == "ccomp" for c in t.rights) for t in cue.conjuncts):
        return False
    if (who := g.own_subject(told)) is None or not calls_somebody(who.lemma_.lower()):
        return False
    parts = [c for t in (cue, *cue.conjuncts) for c in t.rights if c.dep_ == "conj" and g.is_verb(c)]
    first = min(parts, key=lambda t: t.i, default=None)
    return first is not None and told.i < first.i and g.before(first.left_edge).text == ","


def _comes_upon(verb: Token) -> bool:
    """ "alleged that its men visited 120 sites and [found] only 31 wells": what was there, no verdict."""
    held = [c for c in verb.rights if c.dep_ in g.OBJECTS or c.dep_ == "advcl"]
    counted = len(held) == 1 and any(c.dep_ == "nummod" for c in held[0].children)
    return verb.lemma_ == "find" and counted and verb.tag_ == verb.head.tag_


def _goes_further_back(verb: Token) -> bool:
    """ "The court saw no plan since he did not know her, [had apologised] ...", "Holm says the tax is unfair, and [had
    sought] refuge": "had" without a subject, behind a clause whose subject it may share."""
    first = g.first_conjunct(verb)
    if g.own_subject(verb) is not None or not _had(verb) or _had(first):
        return False
    inner = (t for t in verb.doc[first.i + 1 : verb.left_edge.i] if g.is_verb(t) and g.is_finite(t))
    return g.clause_dep(verb) == "ccomp" or any(t.dep_ in ("ccomp", "advcl") and g.own_subject(t) for t in inner)


def _had(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(a.lower_ == "had" for a in g.auxiliaries(verb))


def _is_of_them(verb: Token) -> bool:
    """ "say the club is secretive but [its members reject it]": told by others than those who say the rest."""
    who = g.own_subject(verb)
    return g.clause_dep(verb) == "ccomp" and who is not None and who.left_edge.tag_ in ("PRP$", "PRP")
