"""Edits that give a part of a sentence: what it says still supports them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from gistcheck.vocabulary.wordlists import word_set
from models.training.perturb_text import (
    Subject,
    balanced,
    capital,
    contiguous,
    finite,
    is_plural,
    lower_first,
    span_of,
    splice,
    subject_of,
    tidy,
    words_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_NOT_MONOTONE: Final = word_set(
    "no not n't never none nobody nothing neither nor all every each everyone everything few fewer less "
    "least most only without if unless until first last than ever any whether except but cannot when "
    "whenever same"
)
_DENYING: Final = word_set("deny refuse fail reject doubt prevent stop avoid ban lack rule")
_ANCHORED: Final = word_set(
    "be live arrive base locate stay land travel go return fly work reside grow bear take put place come "
    "become remain occur happen hold play begin start end die sit stand lie set date move last"
)
_ADJUNCT_PREPOSITIONS: Final = word_set("in on at during after before since over throughout")
_ADJUNCT_ENTITIES: Final = frozenset(("DATE", "TIME", "GPE", "LOC"))
_UNMOVED: Final = frozenset(("be", "date", "live", "go"))
_JOINING: Final = word_set("and but who which that because if said according")
_BACKGROUND: Final = word_set("while as after before since although though because whereas")


def adjunct_dropped(s: Subject) -> Iterator[str]:
    """Leave out a time, a place, an aside or a background clause."""
    if words_of(s.doc) & _NOT_MONOTONE or any(t.lemma_ in _DENYING or t.tag_ in ("JJS", "RBS") for t in s.doc):
        return
    for span in _droppable(s):
        yield splice(s.text, [(span.start_char, span.end_char, " ")])


def clause_taken(s: Subject) -> Iterator[str]:
    """An apposition or a relative clause as a sentence of its own."""
    for token in s.doc:
        if token.ent_type_ == "PERSON" and token.dep_ != "conj":
            yield from _apposition(token)
            yield from _relative(token)


def conjunct_taken(s: Subject) -> Iterator[str]:
    """One half of "X did A and did B", or one of two joined clauses."""
    root = s.root
    second = next((c for c in root.children if c.dep_ == "conj" and c.pos_ == "VERB"), None)
    joint = next((c for c in root.children if c.dep_ == "cc" and c.lower_ in ("and", "but")), None)
    subject = subject_of(root)
    if second is None or joint is None or subject is None or subject.left_edge.i != 0 or not contiguous(second):
        return
    if (
        any(c.dep_ in ("conj", "cc") for c in second.children)
        or root.lemma_ in ("say", "tell")
        or second.left_edge.i != joint.i + 1
    ):
        return
    if second.right_edge.i < len(s.doc) - 2 or any(c.dep_ in ("neg", "ccomp", "advcl") for c in root.children):
        return
    yield from _halves(s, second, joint, subject)


def adverbial_moved(s: Subject) -> Iterator[str]:
    """A fronted time or place to the end of its clause, or the other way round."""
    subject = subject_of(s.root)
    if subject is None or s.doc[0].is_quote or s.root.lemma_ in _UNMOVED or words_of(s.doc) & _JOINING:
        return
    for adjunct in _adjuncts(s.root):
        span = span_of(adjunct)
        if span.start == 0 and span.end < len(s.doc) and s.doc[span.end].text == "," and not _late(s):
            rest = s.doc[span.end + 1 : -1].text
            yield tidy(f"{capital(rest)} {lower_first(span.text, span[0])}.")
        elif span.end == len(s.doc) - 1 and subject.left_edge.i == 0 and _loose(s.doc[span.start - 1], s.root):
            rest = lower_first(s.doc[: span.start].text, s.doc[0])
            yield tidy(f"{capital(span.text)}, {rest}.")


def _loose(before: Token, root: Token) -> bool:
    """Does a last adjunct follow the verb, its particle or its bare object, so that it can belong to nothing else?"""
    return before.ent_type_ not in ("DATE", "TIME") and (
        before == root or (before.head == root and before.dep_ in ("dobj", "advmod", "prt", "attr"))
    )


def _droppable(s: Subject) -> Iterator[Span]:
    for span in (*_verb_adjuncts(s), *_asides(s), *_brackets(s), *_background(s)):
        words = {t.lower_ for t in span}
        kept = words & {"according", "may", "might", "could", "allegedly", "reportedly", "said", "says", "would"}
        if not kept and balanced(span.text) and len(s.doc) - len(span) > 4:
            yield span


def _verb_adjuncts(s: Subject) -> Iterator[Span]:
    for token in s.doc:
        if token.pos_ == "VERB" and token.lemma_ not in _ANCHORED:
            complete = any(c.dep_ in ("dobj", "auxpass", "ccomp", "xcomp") for c in token.children)
            yield from (span_of(a) for a in _adjuncts(token) if complete and contiguous(a) and not _split_off(a))


def _adjuncts(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "npadvmod" and child.ent_type_ in ("DATE", "TIME") and not has_clause(child):
            yield child
        if child.dep_ == "prep" and child.lower_ in _ADJUNCT_PREPOSITIONS:
            object_ = next((c for c in child.children if c.dep_ == "pobj"), None)
            if object_ is not None and object_.ent_type_ in _ADJUNCT_ENTITIES and not has_clause(object_):
                yield child


def _split_off(adjunct: Token) -> bool:
    """Is it one of a list, or held fast by a word before it ("early on Tuesday", "from X to Y")?"""
    before = adjunct.doc[adjunct.left_edge.i - 1] if adjunct.left_edge.i else None
    after = adjunct.doc[adjunct.right_edge.i + 1] if adjunct.right_edge.i + 1 < len(adjunct.doc) else None
    loose = before is not None and (before.pos_ in ("ADP", "CCONJ", "ADV", "SCONJ") or before.text in ("-", "both"))
    return loose or (after is not None and (after.lower_ in ("and", "or", "'s", "to", "-") or after.pos_ == "NUM"))


def has_clause(token: Token) -> bool:
    return any(t.dep_ in ("relcl", "acl", "appos", "conj") for t in token.subtree)


def _asides(s: Subject) -> Iterator[Span]:
    for token in s.doc:
        if token.dep_ not in ("appos", "relcl") or not contiguous(token):
            continue
        span = span_of(token)
        if not 0 < span.start < span.end < len(s.doc) or s.doc[span.start - 1].text != ",":
            continue
        closed, named = s.doc[span.end].text in (",", "."), token.head.ent_type_ in ("PERSON", "ORG", "GPE")
        listed = any(t.dep_ in ("conj", "cc") for t in (*token.children, *token.head.children))
        if closed and named and not listed and s.doc[span.start].tag_ not in ("CD",):
            yield s.doc[span.start - 1 : span.end + (s.doc[span.end].text == ",")]


def _brackets(s: Subject) -> Iterator[Span]:
    for match in re.finditer(r"\([^()]*\)\s?", s.text):
        span = s.doc.char_span(match.start(), match.end(), alignment_mode="contract")
        if span is not None:
            yield span


def _background(s: Subject) -> Iterator[Span]:
    root = s.root
    for clause in root.children:
        mark = next((c for c in clause.children if c.dep_ == "mark"), None)
        if clause.dep_ != "advcl" or not contiguous(clause) or root.tag_ != "VBD":
            continue
        span = span_of(clause)
        after_comma = span.start > 0 and s.doc[span.start - 1].text == "," and span.end >= len(s.doc) - 1
        participle = clause.tag_ == "VBG" and mark is None and after_comma and span.start == clause.i
        marked = mark is not None and span.start == mark.i and mark.lower_ in _BACKGROUND
        if participle or (marked and after_comma and finite(clause) is not None):
            yield s.doc[span.start - 1 : span.end]
        elif marked and span.start == 0 and s.doc[span.end].text == "," and finite(clause) is not None:
            yield s.doc[: span.end + 1]


def _apposition(name: Token) -> Iterator[str]:
    aside = next((c for c in name.children if c.dep_ == "appos" and c.pos_ == "NOUN" and contiguous(c)), None)
    if aside is None or aside.tag_ != "NN" or aside.left_edge.i < 2 or is_plural(name):
        return
    span = span_of(aside)
    opened = span.start > name.i and name.doc[span.start - 1].text == ","
    if (
        opened
        and span[0].lower_ in ("a", "an", "the")
        and span.end < len(name.doc)
        and name.doc[span.end].text in (",", ".")
    ):
        subject = _entity(name)
        if subject is not None and span.start - subject.end <= 1:
            yield tidy(f"{capital(subject.text)} is {span.text}.")


def _relative(name: Token) -> Iterator[str]:
    clause = next((c for c in name.children if c.dep_ == "relcl" and contiguous(c)), None)
    subject = _entity(name)
    if clause is None or subject is None or is_plural(name):
        return
    if {t.lower_ for t in clause.children} & {"each", "both", "all", "either"}:
        return
    span = span_of(clause)
    opened = span.start == subject.end + 1 and name.doc[subject.end].text == ","
    who = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if opened and who is not None and who.i == span.start and who.lower_ == "who" and finite(clause) is not None:
        yield tidy(f"{capital(subject.text)} {name.doc[span.start + 1 : span.end].text}.")


def _entity(name: Token) -> Span | None:
    ent = next((e for e in name.doc.ents if e.start <= name.i < e.end), None)
    if ent is None or ent[-1].i != name.i or (ent.start and ent[0].nbor(-1).text == "-"):
        return None
    return ent


def _late(s: Subject) -> bool:
    """Would a phrase moved to the end attach to something else?"""
    return any(c.dep_ in ("ccomp", "xcomp", "advcl", "conj", "npadvmod") for c in s.root.children) or len(s.doc) > 22


def _halves(s: Subject, second: Token, joint: Token, subject: Token) -> Iterator[str]:
    own = next((c for c in second.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if own is not None:
        if own.left_edge.i == joint.i + 1 and own.pos_ != "PRON":
            yield tidy(capital(s.doc[joint.i + 1 :].text))
        yield tidy(s.doc[: joint.i].text.rstrip(" ,") + ".")
        return
    yield tidy(s.doc[: joint.i].text.rstrip(" ,") + ".")
    if second.tag_ in ("VBD", "VBZ") and second.tag_ == s.root.tag_:
        yield tidy(f"{span_of(subject).text} {s.doc[joint.i + 1 :].text}")
