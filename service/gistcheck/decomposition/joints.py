"""Whether a cut joins what stands apart: words beside each other only because those between them are lost."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from gistcheck.syntax import grammar as g

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def joins_apart(doc: Doc, tokens: frozenset[int]) -> bool:
    """Whether a cut joins a verb, a name or a figure to another than it is joined to in the sentence."""
    words = [doc[i] for i in tokens]
    return _runs_names_together(doc, tokens) or any(
        _is_stray_verb(t, tokens)
        or _joins_lost(t, tokens)
        or _joins_within(t, tokens)
        or _jumps(t, tokens)
        or _leads_main(t, tokens)
        for t in words
    )


def _is_stray_verb(verb: Token, kept: frozenset[int]) -> bool:
    """ "in the two years [since experts hoped they] might strike it": only the parse joins it to the first verb."""
    before = verb.doc[max(verb.left_edge.i - 1, 0)]
    apart = before.text in g.DASHES and g.own_subject(verb) is None  # "the air -- a gas -- [was grabbed]"
    joined = before.i in kept or before.dep_ == "cc" or g.is_mark(before) or g.is_mark(verb.left_edge)
    joint = any(c.dep_ == "cc" for c in (*verb.children, *(c for c in verb.head.children if c.i < verb.i)))
    parted = before.text == "," and not joint and (verb.head.tag_, verb.tag_) == ("VBN", "VBD")
    joined &= not apart and not parted  # "had captured him in 2009, just after he, [left his post]"
    went = verb.lemma_ == "go" and verb.head.lemma_ == "come" and verb.head.i == verb.i - 2  # "came and [went]"
    return verb.dep_ == "conj" and g.is_verb(verb) and (went or not joined)


def _joins_lost(token: Token, kept: frozenset[int]) -> bool:
    """ "for Lind[, who leads 14 to 11 in one,] and 5 to 3 in others": figures joined to those that are lost."""
    joint = g.before(token)
    if not token.like_num or joint.dep_ != "cc" or joint.i not in kept or g.behind(token).lower_ != "to":
        return False
    before = token.doc[max(g.word_before(token.doc, joint.i), 0)]
    lost = before.i not in kept and any(a.dep_ == "relcl" and a.i not in kept for a in (before, *before.ancestors))
    return lost and token.dep_ not in ("nummod", "compound", "nsubj", "conj")


def _joins_within(joint: Token, kept: frozenset[int]) -> bool:
    """ "his men[, who lean left] but voted for it, would": the half of a relative clause whose other half is lost."""
    before = g.before(joint)
    lost = before.i not in kept and not g.is_mark(before) and joint.lower_ == "but" and joint.dep_ == "cc"
    return lost and any(a.dep_ == "relcl" and g.set_off(a) for a in (before, *before.ancestors) if a.i not in kept)


def _jumps(clause: Token, kept: frozenset[int]) -> bool:
    """ "It seems nuts[, but it follows from this, and] people do it": joined over another clause that is lost."""
    if clause.dep_ not in ("ccomp", "xcomp", "advcl", "parataxis") or clause.head.i not in kept:
        return False
    first, second = sorted((clause.i, clause.head.i))
    between = clause.doc[first + 1 : second]
    return any(t.dep_ == "conj" and t.i not in kept and g.own_subject(t) is not None and g.is_verb(t) for t in between)


def _leads_main(joint: Token, tokens: frozenset[int]) -> bool:
    """ "Half of them [live there] and are poor": right before the main verb, which is joined to nothing."""
    after = [i for i in tokens if i > joint.i]
    if joint.dep_ != "cc" or joint.i == min(tokens) or not after:
        return False
    following = joint.doc[min(after)]
    verb = following.head if following.dep_ in ("aux", "auxpass") else following
    return g.is_verb(verb) and verb.dep_ == "ROOT"


def _runs_names_together(doc: Doc, tokens: frozenset[int]) -> bool:
    """ "identified as Ole Holm[, 40,] Lena Weiss[, 26,] and Anna Lind", "at a centre[, which issues papers,] cards and
    passes": members of a list, between which an aside went with both its commas; "Holm[, 31, of the bakery,] Tarn Foods
    closed": a name before the name that acts."""
    kept = sorted(i for i in tokens if not g.is_mark(doc[i]))
    apart = ((a, b) for a, b in itertools.pairwise(kept) if b - a > 2 and doc[a + 1].text == "," == doc[b - 1].text)
    return any(
        (doc[a].pos_ == doc[b].pos_ == "PROPN" and (doc[a + 2].like_num or _is_stray_name(doc[a])))
        or _is_member(doc[b], doc[a])
        for a, b in apart
    )


def _is_stray_name(name: Token) -> bool:
    return name.dep_ == "npadvmod" and name.ent_type_ not in ("DATE", "TIME")


def _is_member(word: Token, last: Token) -> bool:
    """Whether a noun phrase that the word begins is joined to what ends with the last word."""
    noun = max((t for t in (word, *word.ancestors) if t.left_edge == word), key=lambda t: t.right_edge.i, default=word)
    return noun.dep_ == "conj" and noun.pos_ in ("NOUN", "PROPN") and noun.head.i <= last.i
