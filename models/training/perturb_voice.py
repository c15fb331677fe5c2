"""Edits that say the same in another order: the speaker elsewhere, active for passive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from gistcheck.syntax.grammar import token_at
from gistcheck.syntax.stance import speaker_span
from gistcheck.vocabulary.wordlists import word_set
from models.training.perturb_clauses import has_clause
from models.training.perturb_text import (
    FIRST_SECOND,
    PERSON_PRONOUNS,
    Subject,
    capital,
    contiguous,
    finite,
    inflect,
    is_plural,
    lower_first,
    span_of,
    subject_of,
    tidy,
    unquoted,
)

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_NO_PASSIVE: Final = word_set(
    "have be get cost say tell take lose do make give include receive enter leave join plead draw show like want run"
)
_BOUND: Final = word_set("his her their its himself herself themselves it them other another no")


def attribution_moved(s: Subject) -> Iterator[str]:
    """The clause "X said Y" as "According to X, Y" or "Y, X said", and back."""
    yield from _fronted_speaker(s)
    yield from _trailing_speaker(s)
    yield from _unaccording(s)


def voice_changed(s: Subject) -> Iterator[str]:
    """Active to passive and back, for a plain clause."""
    yield from _passive(s)
    yield from _active(s)


def _fronted_speaker(s: Subject) -> Iterator[str]:
    """X said (that) Y."""
    cue = s.root
    said = next((c for c in cue.children if c.dep_ == "ccomp" and c.i > cue.i and finite(c) is not None), None)
    speaker = speaker_span(cue)
    if (
        cue.text not in ("said", "says")
        or said is None
        or speaker is None
        or speaker.start != 0
        or subject_of(said) is None
    ):
        return
    span = span_of(said)
    first = span.start + (span[0].lower_ == "that" and span[0].dep_ == "mark")
    plain = cue.i == speaker.end and first in (cue.i + 1, cue.i + 2) and span.end >= len(s.doc) - 1
    body = s.doc[first:].text
    if (
        plain
        and s.doc[first - 1].text != ","
        and not _personal(body)
        and '"' not in body
        and "“" not in body
        and s.doc[first].tag_ not in ("IN", "WRB", "WP")
    ):
        who = PERSON_PRONOUNS.get(speaker[0].lower_, speaker.text)
        yield tidy(f"According to {lower_first(who, speaker[0])}, {lower_first(body, s.doc[first])}")
        yield tidy(f"{capital(body.rstrip('.'))}, {lower_first(speaker.text, speaker[0])} {cue.text}.")


def _trailing_speaker(s: Subject) -> Iterator[str]:
    """From: "Y," X said. / "Y," said X."""
    cue = s.root
    said = next((c for c in cue.children if c.dep_ == "ccomp" and c.i < cue.i and finite(c) is not None), None)
    speaker = speaker_span(cue)
    if (
        cue.text not in ("said", "says")
        or said is None
        or speaker is None
        or not contiguous(said)
        or speaker.start < said.i
    ):
        return
    span = span_of(said)
    ends = max(cue.i, speaker.end - 1) >= len(s.doc) - 2
    body = unquoted(span.text).strip(" ,.")
    whole = span.start <= 1 and subject_of(said) is not None and subject_of(said).i < said.i  # type: ignore[union-attr]
    if ends and whole and not _personal(body) and min(cue.i, speaker.start) - span.end <= 2:
        who = capital(speaker.text)
        yield tidy(f"{who} {cue.text} that {lower_first(body, unquote_first(span))}.")
        yield tidy(f"{who} {cue.text} {lower_first(body, unquote_first(span))}.")


def unquote_first(span: Span) -> Token:
    """The first token of a span that is no quotation mark."""
    return next(t for t in span if not t.is_quote)


def _unaccording(s: Subject) -> Iterator[str]:
    for said in s.facts.attributions:
        token = token_at(s.doc, said.start)
        if token is None or said.cue != "accord" or token.dep_ != "prep" or not contiguous(token):
            continue
        span = span_of(token)
        simple = said.speaker_end == span.end_char
        if simple and span.start == 0 and span.end < len(s.doc) and s.doc[span.end].text == ",":
            body = s.doc[span.end + 1 :]
            yield tidy(f"{capital(said.speaker)} said that {lower_first(body.text, body[0])}")
        elif simple and span.end >= len(s.doc) - 1:
            body = s.doc[: span.start]
            yield tidy(f"According to {said.speaker}, {lower_first(body.text.rstrip(' ,'), body[0])}.")


def _personal(text: str) -> bool:
    return bool(set(re.findall(r"\w+", text.lower())) & FIRST_SECOND) or "?" in text


def _passive(s: Subject) -> Iterator[str]:
    """X did Y (rest) -> Y was done by X (rest)."""
    verb = s.root
    doer, thing = subject_of(verb), next((c for c in verb.children if c.dep_ == "dobj"), None)
    form = inflect(verb.lemma_, "VBN")
    if doer is None or thing is None or form is None or not _turns(verb) or not (_moves(doer) and _moves(thing)):
        return
    first, second = span_of(doer), span_of(thing)
    adjacent = first.start == 0 and verb.i == first.end and second.start == verb.i + 1
    if adjacent and s.doc[0].pos_ in ("DET", "PROPN") and s.doc[second.end].pos_ not in ("PROPN", "NUM"):
        be = "were" if is_plural(thing) else "was"
        rest = s.doc[second.end : -1].text
        yield tidy(f"{capital(second.text)} {be} {form} by {lower_first(first.text, first[0])} {rest}.")


def _turns(verb: Token) -> bool:
    """Is it a plain past clause with nothing that would be torn from the object?"""
    plain = all(c.dep_ in ("nsubj", "dobj", "punct", "npadvmod") or _is_time(c) for c in verb.children)
    return verb.tag_ == "VBD" and plain and verb.lemma_ not in _NO_PASSIVE


def _is_time(adjunct: Token) -> bool:
    return adjunct.dep_ == "prep" and any(c.ent_type_ in ("DATE", "TIME", "GPE") for c in adjunct.children)


def _moves(noun: Token) -> bool:
    """Can the noun phrase stand on the other side of the verb?"""
    span = span_of(noun)
    bound = {t.lower_ for t in span} & _BOUND or "," in span.text or re.search(r"\d", span.text)
    return noun.pos_ != "PRON" and contiguous(noun) and len(span) <= 8 and not bound


def _active(s: Subject) -> Iterator[str]:
    """Y was done by X (rest) -> X did Y (rest)."""
    verb = s.root
    thing, by = subject_of(verb), next((c for c in verb.children if c.dep_ == "agent"), None)
    doer = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    simple = all(c.dep_ in ("nsubjpass", "auxpass", "agent", "punct", "prep", "npadvmod") for c in verb.children)
    helper = next((c for c in verb.children if c.dep_ == "auxpass"), None)
    form = inflect(verb.lemma_, "VBD")
    if (
        thing is None
        or by is None
        or doer is None
        or helper is None
        or not simple
        or helper.tag_ != "VBD"
        or form is None
    ):
        return
    first, second = span_of(thing), span_of(doer)
    adjacent = first.start == 0 and helper.i == first.end and verb.i == helper.i + 1 and by.i == verb.i + 1
    if (
        adjacent
        and thing.pos_ != "PRON"
        and doer.pos_ in ("NOUN", "PROPN")
        and not has_clause(doer)
        and "," not in first.text
    ):
        rest = s.doc[second.end : -1].text
        yield tidy(f"{capital(second.text)} {form} {lower_first(first.text, first[0])} {rest}.")
