"""Which circumstances belong to a statement: what its verb says nothing without, and what may hang on another verb."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.syntax.phrases import LASTING
from gistcheck.syntax.quotes import in_quotes
from gistcheck.syntax.stance import SAYING, SHOWING
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_HAPPENING: Final = word_set("come happen occur arise")
"""Verbs that say nothing without what they happen after: "the move came after ..."."""
_CALLING: Final = word_set("call term dub name know describe put style")


def may_hang_higher(kind: str, child: Token) -> bool:
    """ "left before the town fell[, after seeing a film]", "said it was open[, citing a map]": what a comma sets off
    behind a clause inside another may be said of the outer one."""
    of_cue = kind == "content" and child.dep_ == "advcl" and child.tag_ == "VBG"
    of_cue |= kind == "content" and _goes_back(child)
    of_cue &= not (in_quotes(child) and in_quotes(child.head))  # '"They go to them, showing films," she said'
    if _is_joined(child):
        return True
    beside = kind == "circumstance" or of_cue or _leads_to_act(child) or _goes_on_from_aside(child)
    return g.set_off(child) and beside


def _goes_back(child: Token) -> bool:
    """ "saying she was late, [before reversing herself]": what who speaks did then."""
    acts = child.lower_ in ("before", "after") and any(c.dep_ == "pcomp" for c in child.children)
    return acts and any(t.lower_.endswith("self") for t in child.subtree)


def _word_before(phrase: Token) -> Token:
    """The last word before a phrase, whatever marks stand between; its first where it opens the sentence."""
    return phrase.doc[max(g.word_before(phrase.doc, phrase.left_edge.i), 0)]


def _is_joined(child: Token) -> bool:
    """ "won 15 cups, as well as [setting] records", "in talks and, [most recently], [during] debates": to a thing that
    the parser lost."""
    before = _word_before(child)
    if before.head != child.head or before.dep_ not in ("cc", "advmod"):
        return False
    if any(c.dep_ == "conj" and c.i > child.i and g.is_verb(c) for c in child.head.rights):
        return False  # "won in 2010 and, with help from Lind, led the party"
    return before.dep_ == "cc" or (before.i > child.head.i and _is_joined(before))


def _goes_on_from_aside(child: Token) -> bool:
    """ "priced him at $2m, which Holm called low[, blaming] the paper": which of the two does so is unclear."""
    if child.dep_ != "advcl" or child.tag_ != "VBG" or child.i < child.head.i:
        return False
    before = _word_before(child)
    above = itertools.takewhile(lambda a: a != child.head, (before, *before.ancestors))
    asides = (a for a in above if a.dep_ == "relcl" and g.set_off(a))
    return any((who := g.own_subject(a)) is not None and who.pos_ in ("NOUN", "PROPN") for a in asides)


def _leads_to_act(phrase: Token) -> bool:
    """ "The club stepped in, [with its head, Ole Holm], saying it was late": it is he who says so."""
    acts = (c for c in phrase.head.rights if c.dep_ == "advcl" and c.tag_ == "VBG" and c.i - phrase.right_edge.i == 2)
    person = any(t.ent_type_ == "PERSON" for t in phrase.subtree)
    return phrase.lower_ == "with" and person and any(map(g.set_off, acts))


def joining(verb: Token, kept: set[int]) -> set[int]:
    """Conjunctions between dependents that are both kept, and "each" of those that are joined."""
    joints = [c for c in verb.children if c.dep_ in ("cc", "preconj")]
    each = {c.i for c in verb.children if c.lower_ == "each"}
    linking = [c for c in joints if _next_conjunct(c) in kept or _links(c, kept)]
    return each | {t.i for c in linking for t in c.subtree if t.i <= c.i}  # "rather than", "as well as"


def _links(cc: Token, kept: set[int]) -> bool:
    """Whether the nearest words on both sides of a conjunction are kept."""
    return g.word_before(cc.doc, cc.left_edge.i) in kept and cc.i + 1 in kept


def _next_conjunct(cc: Token) -> int:
    return next((s.i for s in cc.head.children if s.dep_ == "conj" and s.i > cc.i), -1)


def is_needed(verb: Token, clause: Token) -> bool:
    """ "the move came, he said, after ...", "the speculation began [after the meeting was postponed]"."""
    at_once = verb.lemma_ in LASTING and clause.left_edge.i == verb.i + 1
    return at_once or verb.lemma_ in _HAPPENING or _is_limited(verb) or _goes_on(verb, clause)


def _goes_on(verb: Token, clause: Token) -> bool:
    """ "was unlawful [as it allowed arrests] in a way that hurts": what comes right behind may belong to the clause."""
    behind = next((t for t in verb.doc[clause.right_edge.i + 1 :] if not t.is_quote), verb)
    apart = g.is_mark(clause.right_edge) or g.is_mark(behind)
    return clause.i > verb.i and verb.is_ancestor(behind) and not apart


def _is_limited(verb: Token) -> bool:
    """ "was only recalled [after ...]", "no bill goes through [without ...]": it is so in that case alone."""
    only = any(c.lower_ == "only" and c.i < verb.i for c in verb.children)
    who = g.own_subject(verb)
    no = who is not None and any(c.lower_ == "no" for c in who.children)
    return only or (no and any(c.lower_ in ("without", "until", "unless", "except") for c in verb.children))


def counts_from(verb: Token, clause: Token) -> bool:
    """ "it has been twenty years [since the film was shown]", "was sentenced one day [after it began]", "was on sale
    for two days [before it outsold all others]"."""
    span = verb.doc[max(clause.left_edge.i - 1, 0)]
    if clause.left_edge.lower_ == "as" and g.behind(clause.left_edge).lower_ in ("if", "though"):
        return True  # "said the name [as if it were a dish]"
    if g.marks(clause) == "before" and span.ent_type_ in ("DATE", "TIME") and span.head.lower_ == "for":
        return span.head.head == verb
    if g.is_infinitive(clause) and span.lower_ in ("pace", "track", "course"):
        return True  # "is on course [to win]"
    if g.marks(clause) == "before" and span.lower_ == "long":
        return True  # "it is not long [before the resistance grows]"
    if g.marks(clause) == "since" and span.dep_ == "pobj" and any(c.like_num for c in span.lefts):
        return True  # "in the 13 years [since it fell]"
    number = span.dep_ == "npadvmod" and any(c.like_num or c.lower_ in ("a", "an") for c in span.lefts)
    counted = g.marks(clause) == "since" or (g.marks(clause) in ("after", "before") and number)
    return counted and span.dep_ in ("attr", "npadvmod") and span.head == verb


def with_behind(verb: Token) -> set[int]:
    """ "14 hours after the talks were to end[, with both sides far apart]": this is so now, whatever it is hung on."""
    apart = (t for t in verb.subtree if t.lower_ == "with" and t.dep_ == "prep" and g.set_off(t) and t.i > verb.i)
    return {t.i for prep in apart for t in prep.subtree}


def confirms(verb: Token) -> bool:
    """ "they cannot last, as the revolt [showed]", "the thaw, as sailors [call] it, ...": what it showed, or what it is
    called, stands before it."""
    if g.marks(verb) != "as":
        return False
    names = verb.lemma_ in _CALLING and verb.i < verb.head.i and g.set_off(verb)
    showing = verb.lemma_ in SHOWING | SAYING | {"point"}  # "as Holm has highlighted, there are ..."
    heard = {"prt", "dobj", "dative"} if verb.lemma_ == "tell" else {"prt"}  # "as Holm told the Herald"
    return names or (showing and not any(c.dep_ in g.OBJECTS - heard for c in verb.children))
