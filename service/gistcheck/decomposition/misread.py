"""Whether the parse of a clause cannot be trusted, so that nothing is cut from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.syntax.stance import SAYING
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYING: Final = SAYING | {"rule"}
_MAKING: Final = word_set("make call name declare render")
"""Verbs with an object and what it is made."""


def is_misread(verb: Token, who: Token) -> bool:
    """Whether a second verb hangs loose on this one, one comma parts it from its subject `who`, a time acts ("[that
    year] sold it"), who acts is in brackets ("([12 men]) died"), "found it buried", or the words between are another
    clause's."""
    first = min([who.head.i, *(a.i for a in g.auxiliaries(who.head))])
    between = [t.text for t in verb.doc[who.i : first]]
    severed = between.count(",") == 1 and between[-1] == "," and between[-2:-1] != [")"] and not list(who.conjuncts)
    torn = any(g.is_loose(c) for c in verb.children) or g.bracketed(verb.doc) & {who.i, verb.i} == {who.i}
    torn |= verb.dep_ == "conj" and who.head == verb and who.text in ("day", "week", "month", "year")
    found = verb.dep_ == "ccomp" and verb.head.lemma_ == "find" and g.is_passive_looking(verb)
    return severed or torn or found or _takes_told(first, who) or _parts_dates(verb) or _loses_result(verb)


def _takes_told(first: int, who: Token) -> bool:
    """ "out hours after the race when officials ruled [his car] had been too light": what they ruled runs on."""
    told = (c for c in who.children if c.dep_ == "relcl" and c.lemma_ in _SAYING and not g.set_off(c))
    return any(o.dep_ == "dobj" and o.right_edge.i == first - 1 for c in told for o in c.rights)


def _parts_dates(verb: Token) -> bool:
    """ "demand reported for October and now [November continues]": the second date is no one who acts."""
    joined = [t for t in (verb, *verb.rights) if t.dep_ == "conj" and t.lemma_ != "be"]
    who = [(t, own) for t in joined if (own := g.own_subject(t)) is not None and own.pos_ in ("PROPN", "NUM")]
    between = (c for t, own in who for c in t.doc[t.head.i : own.i] if own.ent_type_ == "DATE")
    return any(c.dep_ == "cc" and g.before(c).ent_type_ == "DATE" for c in between)


def _loses_result(verb: Token) -> bool:
    """ "made the gallery - which holds a Holm - [the most visited one]", "was the third - and the best - [to win it]":
    what it was made, or what it is the third of, stands behind the aside."""
    things = [c for c in verb.rights if c.dep_ == "dobj"] if verb.lemma_ in _MAKING else []
    asides = [t for c in things for t in c.subtree if t.text in g.DASHES and t.i > c.i]
    dashes = [t for t in verb.subtree if t.text in g.DASHES and t.i > verb.i] if verb.lemma_ == "be" else []
    return len(asides) > 1 or (len(dashes) > 1 and any(g.behind(t).tag_ == "TO" for t in dashes[1:2]))
