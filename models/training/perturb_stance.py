"""Edits to how a thing is said: negated, no longer hedged, attributed or conditional, with a detail more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from gistcheck.syntax.facts import WEEKDAYS
from gistcheck.syntax.stance import content
from gistcheck.vocabulary.wordlists import word_set
from models.training.perturb_swaps import is_plain
from models.training.perturb_text import (
    FIRST_SECOND,
    Cut,
    Subject,
    capital,
    contiguous,
    finite,
    inflect,
    is_plural,
    main_clause,
    span_of,
    splice,
    subject_of,
    unquoted,
    words_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_SCOPE_TAKERS: Final = word_set(
    "also too already still only just even some several many most few all every each any both either "
    "because until unless if so ever yet again always often sometimes there much anyone everyone "
    "everything someone something nearly almost whether nor neither but although though while"
)
_POLARITY: Final = word_set(
    "any anyone anything anywhere yet either neither nor ever anymore longer until whether if unless but "
    "much many all every everyone even let necessarily only just because least whatsoever without "
    "remotely so merely simply"
)
_UNFACTUAL: Final = word_set(
    "say tell claim report state add argue warn believe suggest allege insist think estimate predict"
)
_NON_COUNT: Final = frozenset(["evidence", "sign", "proof", "doubt", "change", "reason"])
_HEDGE_ADVERBS: Final = word_set(
    "allegedly reportedly apparently possibly probably perhaps seemingly supposedly potentially"
)
_HEDGE_ADJECTIVES: Final = frozenset(["alleged", "suspected", "apparent"])
_POINTING: Final = word_set("he she it they this that these those his her their its if so")
_TENSES: Final = word_set("will would can could may might must should 'll ’ll wo ca")
"""A main verb with one of these is what the condition governs; other ifs are turns of speech."""
_WONDERING: Final = word_set(
    "unknown known unclear any wonder ask asked asks know see indication would question anything"
)
_RAISING: Final = frozenset(["appear", "seem"])
_HELD: Final = word_set("believe think allege report rumour rumor suspect understand expect say")
_DETAILS: Final = (
    "for the second time",
    "for the third time",
    "for the first time",
    "with his brother",
    "in front of reporters",
)


def negation_added(s: Subject) -> Iterator[str]:
    """Deny the verb that carries the news."""
    verb = main_clause(s)
    subject, carrier = subject_of(verb), finite(verb)
    if (
        subject is None
        or carrier is None
        or carrier.i < subject.i
        or words_of(s.doc) & _SCOPE_TAKERS
        or not is_plain(s)
    ):
        return
    if (
        verb.dep_ == "conj"
        or subject.lower_ in ("who", "which", "that")
        or any(c.dep_ == "preconj" for c in verb.children)
    ):
        return
    yield splice(s.text, [_denial(carrier, verb, is_plural(subject))])


def negation_dropped(s: Subject) -> Iterator[str]:
    """Strike out a "not", "never" or plural "no"."""
    if words_of(s.doc) & _POLARITY or any(t.dep_ == "neg" and t.head.tag_ == "JJR" for t in s.doc):
        return
    for token in s.doc:
        cuts = _affirmation(token)
        if cuts:
            yield splice(s.text, cuts)


def hedge_dropped(s: Subject) -> Iterator[str]:
    """State as certain what the sentence says may be, reportedly is or is believed to be."""
    for token in s.doc:
        cuts = _modal(token) or _adverb(token) or _adjective(token) or _raising(token) or _held(token)
        if cuts:
            yield splice(s.text, cuts)


def attribution_dropped(s: Subject) -> Iterator[str]:
    """State as fact what somebody says."""
    for text in (*_reported(s), *_according_dropped(s)):
        words = re.findall(r"\w+", text.lower())
        if not set(words) & FIRST_SECOND and len(words) > 4 and words[0] not in _POINTING:
            yield text


def condition_dropped(s: Subject) -> Iterator[str]:
    """State the main clause without its "if" or "unless"."""
    root = s.root
    if words_of(s.doc) & _WONDERING or not (words_of(s.doc) & _TENSES or root.lemma_ == "face"):
        return
    for clause in root.children:
        mark = next((c for c in clause.children if c.dep_ == "mark"), None)
        if clause.dep_ == "advcl" and mark is not None and mark.lower_ in ("if", "unless") and contiguous(clause):
            span = span_of(clause)
            before = s.doc[span.start - 1].lower_ if span.start else ""
            if span[0].i == mark.i and before not in ("even", "only", "as", "and", "or", "but", '"', "“"):
                yield splice(s.text, [(span.start_char, span.end_char, "")])


def detail_added(s: Subject) -> Iterator[str]:
    """Add a day, a place or a circumstance that the sentence does not give."""
    root = s.root
    busy = root.tag_ != "VBD" or len(s.doc) > 24 or root.lemma_ in ("be", *_UNFACTUAL) or not is_plain(s)
    if busy or content(root) is not None or any(c.dep_ in ("conj", "advcl", "ccomp", "xcomp") for c in root.children):
        return
    added = [f" on {s.rng.choice(WEEKDAYS).capitalize()}"] if not s.facts.dates else []
    place = s.pool.foreign_place(s)
    added += [f" in {place}"] if place and not any(n.kind == "place" for n in s.facts.names) else []
    added += [" " + s.rng.choice(_DETAILS)]
    end = len(s.text.rstrip('.”"’'))
    if not {t.ent_type_ for t in s.doc} & {"DATE", "TIME", "ORDINAL"} and s.doc[-2].text not in ("”", '"'):
        yield splice(s.text, [(end, end, s.rng.choice(added))])


def _denial(carrier: Token, verb: Token, plural: bool) -> Cut:
    if carrier.lower_ == "can":
        return carrier.idx, carrier.idx + len(carrier), "cannot"
    if carrier.i != verb.i or verb.lemma_ == "be":
        after = carrier.idx + len(carrier)
        return after, after, " not"
    do = {"VBD": "did", "VBZ": "does"}.get(carrier.tag_, "do" if plural else "does")
    return verb.idx, verb.idx + len(verb), f"{do} not {verb.lemma_}"


def _affirmation(token: Token) -> list[Cut]:
    verb = token.head
    if token.lower_ == "no" and token.dep_ == "det" and (verb.tag_ == "NNS" or verb.lower_ in _NON_COUNT):
        return [(token.idx, token.idx + len(token.text_with_ws), "")] if verb.dep_ in ("dobj", "attr") else []
    if (
        token.i == 0
        or token.dep_ != "neg"
        or verb.pos_ not in ("VERB", "AUX")
        or token.lower_ not in ("not", "n't", "never")
    ):
        return []
    helper = token.doc[token.i - 1]
    if helper.lemma_ == "do" and helper.dep_ == "aux" and verb.tag_ == "VB":
        form = inflect(verb.lemma_, helper.tag_) if helper.tag_ != "VBP" else verb.lemma_
        middle = token.doc[token.i + 1 : verb.i].text_with_ws
        return [(helper.idx, verb.idx + len(verb), middle + form)] if form and verb.i - token.i < 3 else []
    if any(c.lower_ in ("may", "might", "could") for c in verb.children):
        return []
    if token.lower_ == "n't":
        whole = {"wo": "will", "ca": "can", "sha": "shall"}.get(helper.lower_, helper.text)
        return [(helper.idx, token.idx + len(token), whole)]
    return [(token.idx, token.idx + len(token.text_with_ws), "" if helper.whitespace_ else " ")]


def _modal(token: Token) -> list[Cut]:
    verb = token.head
    subject = subject_of(verb)
    negated = any(c.dep_ == "neg" for c in verb.children)
    if token.i + 1 >= len(token.doc) or token.nbor().lower_ in ("not", ",", "."):
        return []
    if (
        token.tag_ != "MD"
        or token.lower_ not in ("may", "might", "could")
        or subject is None
        or negated
        or subject.i > token.i
    ):
        return []
    following = token.nbor()
    if following.lower_ == "have" and verb.tag_ == "VBN" and following.dep_ == "aux":
        return [(token.idx, following.idx + 4, "have" if is_plural(subject) else "has")]
    return [(token.idx, token.idx + len(token), "will")] if following.lower_ != "well" else []


def _adverb(token: Token) -> list[Cut]:
    if token.lower_ not in _HEDGE_ADVERBS or token.dep_ != "advmod" or token.i + 1 >= len(token.doc):
        return []
    start, end = token.idx, token.idx + len(token.text_with_ws)
    commas = token.i and token.doc[token.i - 1].text == "," and token.nbor().text == ","
    return [(token.doc[token.i - 1].idx, token.nbor().idx + 1, "")] if commas else [(start, end, "")]


def _adjective(token: Token) -> list[Cut]:
    fits = token.lower_ in _HEDGE_ADJECTIVES and token.dep_ == "amod" and token.head.i - token.i <= 3
    if (
        not fits
        or token.head.lemma_ in ("attempt", "reason", "heir", "victim")
        or token.nbor().text in (",", "and", "-")
    ):
        return []
    return [(token.idx, token.idx + len(token.text_with_ws), "")]


def _raising(token: Token) -> list[Cut]:
    """ "appears to be" -> "is"."""
    verb = next((c for c in token.children if c.dep_ == "xcomp" and c.tag_ == "VB"), None)
    subject = subject_of(token)
    if token.lemma_ not in _RAISING or verb is None or subject is None or token.tag_ not in ("VBZ", "VBD", "VBP"):
        return []
    return _finite_again(token, verb, token.tag_, is_plural(subject))


def _held(token: Token) -> list[Cut]:
    """ "is believed to have fled" -> "has fled", "was thought to be" -> "was"."""
    helper = next((c for c in token.children if c.dep_ == "auxpass" and c.lemma_ == "be"), None)
    verb = next((c for c in token.children if c.dep_ == "xcomp"), None)
    subject = subject_of(token)
    if (
        token.lemma_ not in _HELD
        or helper is None
        or verb is None
        or subject is None
        or helper.tag_ not in ("VBZ", "VBD", "VBP")
    ):
        return []
    if any(c.dep_ in ("neg", "agent", "aux") for c in token.children) or helper.i < subject.i:
        return []
    if token.lemma_ == "expect":
        to = next((c for c in verb.children if c.lower_ == "to"), None)
        would = "would" if helper.tag_ == "VBD" else "will"
        return [(helper.idx, to.idx + 2, would)] if to is not None and verb.tag_ == "VB" else []
    return _finite_again(helper, verb, helper.tag_, helper.lower_ in ("are", "were", "’re", "'re"))


def _finite_again(start: Token, verb: Token, tag: str, plural: bool) -> list[Cut]:
    to = next((c for c in verb.children if c.lower_ == "to" and c.i > start.i), None)
    if to is None:
        return []
    first = to.nbor()
    tag = "VBP" if plural and tag in ("VBZ", "VBP") else "VBZ" if tag == "VBP" else tag
    form = first.lemma_ if tag == "VBP" and first.lemma_ != "be" else inflect(first.lemma_, tag, plural)
    if first.tag_ != "VB" or form is None:
        return []
    return [(start.idx, first.idx + len(first), form)]


def _reported(s: Subject) -> Iterator[str]:
    cue = s.root
    said = next((c for c in cue.children if c.dep_ == "ccomp" and finite(c) is not None), None)
    if cue.lemma_ not in _UNFACTUAL or said is None or subject_of(said) is None or subject_of(cue) is None:
        return
    if subject_of(cue).lower_ in FIRST_SECOND:  # type: ignore[union-attr]
        return
    if any(c.dep_ == "neg" for c in cue.children) or cue.tag_ not in ("VBD", "VBZ", "VBP"):
        return
    span, end = span_of(said), s.doc[-1]
    if said.i > cue.i and span.start > cue.i and finite(said).i > subject_of(said).i:  # type: ignore[union-attr]
        first = span.start + (1 if span[0].dep_ == "mark" and span[0].lower_ == "that" else 0)
        marked = any(c.dep_ == "mark" and c.lower_ != "that" for c in said.children)
        if not marked and span.end >= end.i and s.doc[first].tag_ not in ("WP", "WRB", "WDT", "IN"):
            yield capital(unquoted(s.doc[first:].text).strip(" ,"))
    elif said.i < cue.i and contiguous(said) and span.start <= 1:
        rest = s.doc[cue.i :].text
        if not re.search(r"[\"“”]", rest) and s.doc[span.end].is_punct:
            yield capital(unquoted(span.text).strip(" ,") + ".")


def _according_dropped(s: Subject) -> Iterator[str]:
    for token in s.doc:
        if token.lower_ == "according" and token.dep_ == "prep" and contiguous(token):
            span = span_of(token)
            if span.start == 0 or span.end >= len(s.doc) - 1:
                yield splice(s.text, [(span.start_char, span.end_char, "")])
