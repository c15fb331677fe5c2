"""The typed facts of a parsed sentence: numbers, dates, names, negation, hedges, who says it.

Everything carries half-open character positions in the parsed text, so a reason can quote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.syntax.quantities import Quantity, quantities
from gistcheck.syntax.remembered import read_once
from gistcheck.syntax.stance import Attribution, Hedge, Negation, attributions, hedges, negations
from gistcheck.vocabulary.people import TITLES
from gistcheck.vocabulary.wordlists import word_list

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

MONTHS: Final = word_list("january february march april may june july august september october november december")
WEEKDAYS: Final = word_list("monday tuesday wednesday thursday friday saturday sunday")

_MONTH: Final = rf"(?P<month>{'|'.join(MONTHS)}|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
_DAY: Final = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>(?:1[5-9]|20)\d\d)"
_DATE: Final = (
    re.compile(r"\b(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>\d\d)\b"),
    re.compile(rf"\b{_MONTH}\s{_DAY}(?!\d|\w)(?:,?\s{_YEAR}\b)?", re.IGNORECASE),
    re.compile(rf"\b{_DAY}\s(?:of\s)?{_MONTH}\b(?:,?\s{_YEAR}\b)?", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}(?:,?\s(?:of\s)?{_YEAR}\b)?(?!\w)", re.IGNORECASE),
    re.compile(rf"\b(?P<weekday>{'|'.join(WEEKDAYS)})\b", re.IGNORECASE),
    re.compile(rf"(?<![\w.,$£€/-]){_YEAR}(?!\w|,\d|\.\d|%|-\w)"),
)
_NAME_TYPES: Final = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
    "EVENT": "other", "PRODUCT": "other", "WORK_OF_ART": "other", "LAW": "other", "LANGUAGE": "group",
}  # fmt: skip
_SUFFIXES: Final = frozenset(("jr", "sr", "ii", "iii", "inc", "ltd", "corp", "co", "plc", "llc"))


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar mention; a part the words leave open is None.

    `month` 1-12, `day` 1-31, `weekday` 0 (Monday) - 6.
    """

    start: int
    end: int
    text: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity: `kind` is person, organisation, place, group or other.

    `head` is the word that names it (a surname, "korea"), `modifiers` the words before it
    ("north"; a first name), both lower-case and without titles.
    """

    start: int
    end: int
    text: str
    kind: str
    head: str
    modifiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """All typed facts of one text, each list in text order."""

    quantities: tuple[Quantity, ...]
    dates: tuple[Date, ...]
    names: tuple[Name, ...]
    negations: tuple[Negation, ...]
    hedges: tuple[Hedge, ...]
    attributions: tuple[Attribution, ...]


def facts(doc: Doc) -> Facts:
    """Extract the typed facts of a parsed text.

    `doc`: one sentence or passage from `gistcheck.syntax.parse.parse`. Result: facts whose positions
    count characters of `doc.text`. Costs well under a millisecond for a sentence.
    """
    days = dates(doc)
    return Facts(
        tuple(_counted(doc, quantities(doc.text), days)),
        days,
        tuple(names(doc)),
        tuple(negations(doc)),
        hedges(doc),
        tuple(attributions(doc)),
    )


@read_once
def dates(doc: Doc) -> tuple[Date, ...]:
    """The calendar mentions of a parsed text ("4 May 2003", "Tuesday", "in 1999"), in order."""
    text = doc.text  # put together anew each time it is asked for
    found: list[Date] = []
    for pattern in _DATE:
        for match in pattern.finditer(text):
            if all(match.end() <= d.start or match.start() >= d.end for d in found) and _is_date(doc, match):
                found.append(_date(match))
    return tuple(sorted(found, key=lambda d: d.start))


def names(doc: Doc) -> list[Name]:
    """The named entities of a parsed text, in order, typed by the parser."""
    return [name for ent in doc.ents if ent.label_ in _NAME_TYPES and (name := _name(ent)) is not None]


def _is_date(doc: Doc, match: re.Match[str]) -> bool:
    parts = match.groupdict()
    if parts.get("month") and not parts.get("day") and not parts.get("year"):
        token = g.token_at(doc, match.start())
        return (
            token is not None
            and match.group()[0].isupper()
            and token.tag_ in ("NNP", "NNPS")
            and token.ent_type_ in ("DATE", "")
            and not _is_somebody(token)
        )
    return True


def _is_somebody(month: Token) -> bool:
    """ "Theresa [May] won", "[May]'s party", "[Jan] was in form"."""
    if month.text != "May":
        return len(month) == 3 and month.dep_ in ("nsubj", "nsubjpass", "poss")
    named = any(c.i == month.i - 1 and c.dep_ == "compound" and c.tag_ == "NNP" for c in month.children)
    return named or month.doc[month.i + 1 : month.i + 2].text in ("'s", "’s")


def _date(match: re.Match[str]) -> Date:
    parts = match.groupdict()
    month, weekday = parts.get("month"), parts.get("weekday")
    return Date(
        match.start(), match.end(), match.group(),
        year=int(parts["year"]) if parts.get("year") else None,
        month=_month(month.lower()) if month else None,
        day=int(parts["day"]) if parts.get("day") else None,
        weekday=WEEKDAYS.index(weekday.lower()) if weekday else None,
    )  # fmt: skip


def _month(word: str) -> int:
    if word.isdigit():
        return int(word)
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(word[:3]))


def _name(ent: Span) -> Name | None:
    tokens = [t for t in ent if not t.is_punct and t.tag_ not in ("POS", "IN", "CC")]
    while len(tokens) > 1 and tokens[0].lower_.rstrip(".") in TITLES:
        tokens.pop(0)
    words = [t.lower_.rstrip(".") for t in tokens]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
        tokens.pop()
    if not words or not any(c.isalpha() for c in words[-1]):
        return None
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    text = ent.doc.text[start:end]
    return Name(start, end, text, _NAME_TYPES[ent.label_], words[-1], tuple(words[:-1]))


def _counted(doc: Doc, found: list[Quantity], days: Sequence[Date]) -> Iterator[Quantity]:
    for quantity in found:
        if any(quantity.start < d.end and d.start < quantity.end for d in days):
            continue
        token = _last_token(doc, quantity)
        if token is None or _is_pronoun(token, quantity):
            continue
        yield replace(quantity, head=_head_noun(token))


def _last_token(doc: Doc, quantity: Quantity) -> Token | None:
    span = doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    return None if span is None else span[-1]


def _is_pronoun(token: Token, quantity: Quantity) -> bool:
    """ "one" as a pronoun, "second" the time unit and adverbs like "first" count nothing."""
    if quantity.text.lower() == "one":
        return token.dep_ not in ("nummod", "compound") or token.tag_ != "CD"
    return quantity.unit == "ordinal" and token.pos_ in ("ADV", "NOUN")


def _head_noun(token: Token) -> str:
    while token.dep_ in ("nummod", "compound", "quantmod", "amod", "npadvmod", "nmod") and token.head.i > token.i:
        token = token.head
    if token.pos_ in ("NUM", "SYM", "PUNCT"):
        return _head_of_amount(token)
    return token.lemma_.lower() if token.pos_ in ("NOUN", "PROPN", "ADJ") else ""


def _head_of_amount(token: Token) -> str:
    of = next((c for c in token.children if c.lower_ in ("of", "in") and c.i > token.i), None)
    thing = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    return thing.lemma_.lower() if thing is not None else ""
