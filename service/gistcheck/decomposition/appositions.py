"""What an apposition says of whom: "X, a Y of Z, ..." says that X is a Y of Z, unless the parse cannot be trusted."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from gistcheck.decomposition.unexplained import explains_nothing, is_list
from gistcheck.syntax import grammar as g
from gistcheck.syntax.agreement import are_several, holds_verb
from gistcheck.syntax.brackets import lone_dashes
from gistcheck.syntax.phrases import words_under
from gistcheck.vocabulary.people import FAMILY
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST: Final = 9
"""Words of what an apposition can explain; at the end of a longer phrase it explains the last of its nouns."""
_SINGLE: Final = word_set("first second third last only sole")
Explained = tuple[frozenset[int], frozenset[int], bool]
"""Indices of the words for whom or what, indices of the words that explain it, and whether it is several."""


def explained(noun: Token) -> Explained | None:
    """Who or what an apposition explains, or None if that is unclear or it explains nothing.

    `noun`: the head of the apposition.
    """
    head = _whole_name(noun.head)
    single = head.tag_ == "NNPS" and _is_one_of_them(noun, head)
    plural = head.tag_ in ("NNS", "NNPS") and not single
    many = are_several(noun)
    if (plural and not many) or explains_nothing(noun, head) or _is_of_inner(noun, head):
        return None
    who, what = _nearest(noun, head, many), _without_circumstances(noun)
    if not who or noun.i not in what or len(who) > _LONGEST or _is_torn(noun, head, who, what):
        return None
    return who, what, plural or (many and not single and any(noun.doc[i].dep_ == "conj" for i in who))


def _is_of_inner(noun: Token, head: Token) -> bool:
    """ "a lead in delegates - [people] who will choose the head": what the delegates are, and the lead is not."""
    last = noun.doc[max(noun.left_edge.i - 2, 0)]
    return noun.tag_ == last.tag_ == "NNS" and head.tag_ == "NN" and last.dep_ == "pobj" and head.is_ancestor(last)


def _is_one_of_them(noun: Token, head: Token) -> bool:
    """ "Anna Rivers, a baker": a name that only looks like several, which "the Norlanders, a people" are."""
    counted = head.left_edge.lower_ == "the" or any(c.dep_ == "nummod" for c in head.children)
    return noun.left_edge.lower_ in ("a", "an") and not counted


def _is_torn(noun: Token, head: Token, who: Collection[int], what: Collection[int]) -> bool:
    """Whether the words of either side are no whole: one of a list, parts of a clause, a lone dash between."""
    doc = noun.doc
    if any(doc[i].lower_ == "which" and doc[i].head.lower_ == "of" for i in what):
        return True  # "at a meeting - notes of [which] were sent - that ..."
    if any(doc[i].tag_ == "WP$" for i in what) and not holds_verb(doc, what):
        return True  # "a nation whose new leaders[, now in office, spoke]"
    if any(doc[i].pos_ == "NUM" and doc[i - 1].text in (",", ")") for i in what if i > noun.i):
        return True  # "the third seed, 7-6 (7-3) 6-3": the score is not the seed's
    first = doc[min(who)]
    if first.lower_ in FAMILY and first.is_lower and any(t.tag_ == "POS" for t in doc[: first.i]):
        return True  # "Lind's niece Ida and [father Ole], the mayor"
    if doc[max(what)].ent_type_ == "GPE" and re.match(r", \w+[-–]based\b", doc[max(what) + 1 :].text):
        return True  # "the head of Little Rock[, Arkansas-based maker Tarnco]"
    if first.lower_ == "of":
        return True  # "of the Bureau of Inquiry, Director of the Border Force": a list
    merging = first.i == 0 and first.dep_ == "compound" and first.text.endswith("ing") and first.ent_type_ != "PERSON"
    acting = (k for c in head.lefts if c.tag_ == "VBN" for k in c.lefts if k.dep_ == "npadvmod")
    if merging or holds_verb(doc, who) or any(g.behind(k).text != "-" for k in acting):
        return True  # "[Merging Norcar], a bank, and Lindbank would ..."
    # "Spain and Portugal - its markets - [lifted profit]"
    return any(first.i < t.i < max(what) and min(what) != t.i + 1 for t in lone_dashes(doc))


def was_so(noun: Token, what: Collection[int]) -> bool:
    """Whether an apposition says what somebody was: "once a baker", "a scholar in the 19th century", "a weak storm when
    it hit Cuba"."""
    if noun.doc[min(what)].lower_ in ("once", "formerly", "then"):
        return True
    of = noun.head.head if noun.head.dep_ == "pobj" and noun.head.ent_type_ == "PERSON" else noun
    if of.lower_ == "of" and of.head.lemma_ in ("death", "murder", "killing", "funeral", "suicide"):
        return True  # "after the death of Ida Holm, [a baker]"
    words = [c for t in (noun, *noun.conjuncts) for c in t.children if c.i in what]
    times = (o for c in words if c.lower_ in ("in", "during") for o in c.children if o.ent_type_ == "DATE")
    dated = any(o.shape_ == "dddd" or o.lower_ == "century" for o in times)
    dated |= any(c.lower_ == "by" and any(o.lower_ == "time" for o in c.children) for c in words)  # "by the time ..."
    terms = [(c, o) for c in words for o in c.children if o.lemma_ in ("term", "presidency", "reign", "tenure")]
    dated |= any(c.lower_ == "during" or any(k.tag_ == "NNP" for k in o.lefts) for c, o in terms)
    dated |= noun.head.dep_ in g.SUBJECTS and noun.head.head.lemma_ == "die"  # "His wife, Ida Holm, died in May"
    dated |= any(t.dep_ == "relcl" and t.lemma_ == "die" for t in noun.head.subtree)  # "Ole Holm, 27, who died in May"
    dated |= any(noun.doc[i].lower_ == "then" and noun.doc[i + 1].text == "-" for i in what)  # "to then-Mayor Lind"
    return dated or any(c.dep_ == "advcl" and c.tag_ == "VBD" for c in words)


def lasts(noun: Token, what: Collection[int]) -> bool:
    """ "Holm, director since 2002": what somebody has been; not "the first woman since 2002"."""
    since = (c for c in noun.children if c.lower_ == "since" and c.i in what)
    dated = any(o.ent_type_ == "DATE" for c in since for o in c.rights)
    return dated and not any(c.tag_ == "JJS" or c.lower_ in _SINGLE for c in noun.lefts)


def said_to_be(noun: Token) -> frozenset[int] | None:
    """ "[Holm is] a baker, the third [of them]": the words that say of whom it is said, where a verb says so."""
    verb = noun.head.head
    common = noun.head.dep_ == "attr" and noun.head.pos_ == "NOUN" and noun.pos_ != "PROPN"
    who = g.own_subject(verb) if common and verb.lemma_ == "be" else None
    if who is None or who.i > verb.i or g.is_relative(who):
        return None
    return words_under(who) | {verb.i} | {a.i for a in g.auxiliaries(verb)}


def is_indivisible(who: Token, acting: Collection[int]) -> bool:
    """Whether only the whole phrase says who acts: a list, one of several, a list whose end is not among `acting`."""
    return is_list(who) or _names_one(who) or _tears_list(who, acting)


def _names_one(who: Token) -> bool:
    """ "One of them, Ida Lind, sold it": the name says which."""
    names = (c for c in who.rights if c.dep_ == "appos" and c.pos_ == "PROPN")
    return who.lower_ in ("one", "another") and any(g.set_off(c) for c in names)


def _tears_list(who: Token, acting: Collection[int]) -> bool:
    """ "Holm, his wife, Judy[, his lawyer and three friends] flew", "the men named as Holm[, 24, Lind, 27, and Weiss,]
    left": the end of a list of those who act is lost."""
    joints = {t.i for t in who.subtree if t.dep_ == "cc"}
    people = [t for t in who.subtree if t.dep_ == "appos" and t.pos_ == t.head.pos_ == "PROPN"]
    joined = any(c.dep_ == "conj" and c.i in acting for c in who.children)
    joined = joined or any(t.head.i in acting and t.i not in acting for t in people)
    acts = any(g.is_verb(t) and t.lemma_ not in ("identify", "name") for t in who.subtree)
    return joined and bool(joints) and joints.isdisjoint(acting) and not acts


def _nearest(noun: Token, head: Token, many: bool) -> frozenset[int]:
    """The words before the apposition that it explains: of "Diack and Fredericks, a member" the last alone."""
    who = frozenset(i for i in words_under(head) if i < noun.left_edge.i)
    first = max((c.right_edge.i + 1 for c in head.lefts if c.dep_ in ("advmod", "prep", "npadvmod")), default=0)
    if noun.doc[first].text == ",":  # "Early in June, the governor, Ann Hale": when is no part of who
        who = frozenset(i for i in who if i > first)
    joint = max((i for i in who if noun.doc[i].dep_ == "cc"), default=-1)
    if many and head.dep_ == "conj" and head.head.pos_ == head.pos_:  # "in Tarn and Holt, two towns"
        return frozenset(range(head.head.left_edge.i, max(who, default=head.i) + 1))
    return frozenset(i for i in who if i > joint) if head.ent_type_ == "PERSON" and not many else who


def _without_circumstances(noun: Token) -> frozenset[int]:
    """The words of the apposition without what a comma sets off behind it: "the 68th-ranked player, [in round two]"."""
    behind = (c for c in noun.rights if c.dep_ in ("prep", "advmod") and g.set_off(c))
    apart = (c.left_edge.i for c in behind)  # also "the largest hub, [ahead of the opening]"
    end = min(apart, default=len(noun.doc))
    return frozenset(i for i in words_under(noun) if i < end)


def _whole_name(noun: Token) -> Token:
    """The head of the name that a noun is the end of: "the Right to [Movement]"."""
    return next((e.root for e in noun.doc.ents if e.start <= noun.i < e.end and e.end == noun.i + 1), noun)
