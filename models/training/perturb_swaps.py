"""Edits that put one fact in the place of another: numbers, dates, names, speakers, roles, opposites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from gistcheck.syntax.facts import MONTHS, WEEKDAYS, Date
from gistcheck.syntax.grammar import token_at
from gistcheck.syntax.quantities import Quantity, word_value
from gistcheck.vocabulary.wordlists import word_set
from models.training.perturb_text import (
    Subject,
    contiguous,
    exchanges,
    inflect,
    is_plural,
    lower_first,
    span_of,
    splice,
    words_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_FACTORS: Final = (0.4, 0.55, 0.7, 0.8, 1.3, 1.5, 1.8, 2.4, 3.0)
"""How far a swapped number lies from the true one."""
_OPEN_ENDED: Final = word_set("since until till before after by from between to through")
_UNNUMBERED: Final = frozenset(("PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW", "FAC", "GPE", "LOC", "NORP"))
_CONDITIONAL: Final = frozenset(("if", "unless", "whether"))
_DIRECTIONS: Final = exchanges(
    "North South, East West, north south, east west, Northern Southern, northern southern, "
    "Eastern Western, eastern western, elder younger, upper lower, Upper Lower, senior junior, "
    "north-east south-west"
)
_NOT_DIRECTIONS: Final = word_set("western wild wing ham brom cape civilisation civilization")
_SYMMETRIC: Final = word_set("meet marry join face play fight resemble equal match debate draw kiss date divorce tie")
_ONE_WAY: Final = word_set(
    "beat defeat kill sue buy acquire succeed replace follow arrest shoot attack hire employ overtake own "
    "stab murder appoint fire sack accuse bite rob invade overcome thrash edge outbid purchase precede "
    "inherit create found"
)
_VERBS: Final = exchanges(
    "rise fall, increase decrease, win lose, accept reject, support oppose, buy sell, confirm deny, "
    "allow ban, praise criticise, strengthen weaken, soar plunge, slump surge, welcome condemn",
    one_way="approve reject, gain lose, begin end, start end, arrive leave, criticize praise, jump drop, climb drop, "
    "survive die, raise lower, improve worsen, open close, widen narrow, expand shrink, admit deny, include exclude, "
    "convict acquit, double halve, hire fire, love hate, remember forget",
)
_ADJECTIVES: Final = exchanges(
    "higher lower, more fewer, highest lowest, best worst, oldest youngest, male female, "
    "public private, positive negative, strong weak, alive dead, stronger weaker, better worse, "
    "official unofficial, able unable, known unknown, popular unpopular, expected unexpected, lawful unlawful, "
    "fair unfair, clear unclear, certain uncertain, willing unwilling, acceptable unacceptable, armed unarmed, "
    "available unavailable, aware unaware, happy unhappy, necessary unnecessary, legal illegal",
    one_way="guilty innocent, largest smallest, biggest smallest, successful unsuccessful, safe unsafe, faster slower, "
    "cheaper dearer, longest shortest",
)
_NOUNS: Final = exchanges(
    "increase decrease, rise fall, victory defeat, profits losses, success failure, growth decline, "
    "man woman, father mother, son daughter, brother sister, morning evening, boy girl, exports imports, "
    "men women, surplus deficit, boys girls",
    one_way="win defeat, profit loss, majority minority, wife sister, husband brother, winner loser, "
    "supporters opponents",
)
_MOVING: Final = word_set("rise fall soar plunge jump climb slump surge survive arrive")
_OTHERS: Final = {"ADJ": _ADJECTIVES, "NOUN": _NOUNS, "ADV": exchanges("up down")}


def number_swap(s: Subject) -> Iterator[str]:
    """Another value, written the same way, for a number that is stated plainly."""
    if not is_plain(s):
        return
    for quantity in s.facts.quantities:
        if _swappable(s, quantity) and (new := _other_number(s, quantity)):
            yield splice(s.text, [(quantity.start, quantity.start + new[0], new[1])])


def date_swap(s: Subject) -> Iterator[str]:
    """Another weekday, month, day or year."""
    if not is_plain(s):
        return
    for date in s.facts.dates:
        token = token_at(s.doc, date.start)
        before = s.doc[token.i - 1].lower_ if token is not None and token.i else ""
        if token is not None and token.ent_type_ == "DATE" and before not in _OPEN_ENDED:
            yield splice(s.text, [_other_date(s, date)])


def name_swap(s: Subject) -> Iterator[str]:
    """Another name of the same type, of the same article where it has one."""
    if not is_plain(s):
        return
    spoken = [(a.speaker_start, a.speaker_end) for a in s.facts.attributions]
    for name in s.facts.names:
        if not any(start <= name.start < end for start, end in spoken) and (other := s.pool.other_name(s, name)):
            yield splice(s.text, [(name.start, name.end, other)])


def speaker_swap(s: Subject) -> Iterator[str]:
    """Somebody else of the article (or of another one) says it."""
    for said in s.facts.attributions:
        for name in s.facts.names:
            inside = said.speaker_start <= name.start and name.end == said.speaker_end
            if inside and name.kind == "person" and (other := s.pool.other_name(s, name)):
                yield splice(s.text, [(name.start, name.end, other)])


def role_swap(s: Subject) -> Iterator[tuple[str, str]]:
    """Who does and who undergoes it change places; yields (text, label)."""
    for verb in s.doc:
        pair = _roles(verb)
        if pair is not None and verb.lemma_ not in _SYMMETRIC and is_plain(s):
            first, second = (span_of(token) for token in pair)
            label = "contradicted" if verb.lemma_ in _ONE_WAY else "not_stated"
            cuts = [
                (first.start_char, first.end_char, _inside(second)),
                (second.start_char, second.end_char, _inside(first)),
            ]
            if first.text.lower() != second.text.lower() and not re.search(r"\d", first.text + second.text):
                yield splice(s.text, cuts), label


def antonym_swap(s: Subject) -> Iterator[str]:
    """A verb, adjective or noun turned to its opposite."""
    if not is_plain(s):
        return
    for token in s.doc:
        if (new := _antonym(token)) and new not in words_of(s.doc):
            yield splice(s.text, [(token.idx, token.idx + len(token), _like(token.text, new))])


def modifier_swap(s: Subject) -> Iterator[str]:
    """North for South, the younger for the elder, "vice" struck out, another first name."""
    if not is_plain(s):
        return
    for token in s.doc:
        following = token.nbor().lower_ if token.i + 1 < len(s.doc) else ""
        if token.text in _DIRECTIONS and token.dep_ in ("compound", "amod") and following not in _NOT_DIRECTIONS:
            yield splice(s.text, [(token.idx, token.idx + len(token), _DIRECTIONS[token.text])])
        if token.lower_ in ("vice", "deputy") and token.head.lower_ in (
            "president",
            "chairman",
            "leader",
            "minister",
            "head",
        ):
            yield splice(s.text, [(token.idx, token.idx + len(token.text_with_ws), "")])
    for name in s.facts.names:
        first = s.pool.other_first_name(s, name)
        if first:
            yield splice(s.text, [(name.start, name.start + len(name.modifiers[0]), first)])


def is_plain(s: Subject) -> bool:
    """Is the sentence a plain assertion: not negated, hedged, conditional or a question?"""
    words = words_of(s.doc)
    return not (s.facts.negations or s.facts.hedges or words & _CONDITIONAL or "?" in words or "would" in words)


def _swappable(s: Subject, quantity: Quantity) -> bool:
    span = s.doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if span is None or quantity.unit in ("ordinal", "clock", "score") or quantity.value != quantity.high:
        return False
    before = s.doc[span.start - 1] if span.start else None
    named = any(t.ent_type_ in _UNNUMBERED for t in span) or (before is not None and before.pos_ == "PROPN")
    bounded = quantity.comparator not in ("", "about", "nearly") or quantity.value in (0, 1, 911, 360)
    if re.match(r"[-–/]\d", s.text[quantity.end :]):
        return False
    open_ended = before is not None and before.lower_ in (
        "than",
        "#",
        "no.",
        "number",
        "another",
        "next",
        "/",
        "aged",
        "age",
        "other",
    )
    return not (named or bounded or open_ended or (span[-1].head.pos_ == "PROPN" and span[-1].dep_ == "nummod"))


def _other_number(s: Subject, quantity: Quantity) -> tuple[int, str] | None:
    figures = re.match(r"([^\d]*)([\d,]+(?:\.\d+)?)", quantity.text)
    if figures:
        return len(figures[0]), figures[1] + _other_figures(s, figures[2], quantity)
    word = re.match(r"[A-Za-z]+", quantity.text)
    value = word_value(word[0]) if word else None
    if word is None or value is None or not 2 <= value <= 90:
        return None
    from num2words import num2words

    choices = [n for n in range(2, 13) if n != value] if value <= 12 else [n for n in range(20, 100, 10) if n != value]
    return len(word[0]), _like(word[0], num2words(s.rng.choice(choices)))


def _other_figures(s: Subject, figures: str, quantity: Quantity) -> str:
    """A value a good way off, with as many decimals or trailing zeros and the same commas."""
    bare = figures.replace(",", "")
    decimals, zeros = len(bare.partition(".")[2]), len(bare) - len(bare.rstrip("0")) if "." not in bare else 0
    number, top = float(bare), _top(quantity)
    taken = {q.value for q in s.facts.quantities}
    for factor in s.rng.sample(_FACTORS, len(_FACTORS)):
        new = round(number * factor + s.rng.choice((0, 1, 2, 3)) * 10**-decimals, decimals - zeros)
        if 1 < new <= top and abs(new - number) >= 0.15 * number and new not in taken:
            return f"{new:,.{decimals}f}" if "," in figures else f"{new:.{decimals}f}"
    return f"{number + 7:.{decimals}f}"


def _top(quantity: Quantity) -> float:
    if quantity.unit == "percent" and quantity.value <= 100:
        return 100.0
    return 99.0 if quantity.unit == "year-old" else 1e15


def _other_date(s: Subject, date: Date) -> tuple[int, int, str]:
    text, rng = date.text, s.rng
    if date.weekday is not None:
        used = {d.weekday for d in s.facts.dates}
        return date.start, date.end, _like(text, rng.choice([d for n, d in enumerate(WEEKDAYS) if n not in used]))
    if date.month is not None and (date.year is None or rng.random() < 0.5):
        word = re.search(r"[A-Za-z]{3,}\.?", text)
        if word:
            new = rng.choice([m for n, m in enumerate(MONTHS, 1) if n != date.month])
            new = new if len(word[0]) > 4 or word[0].lower() in MONTHS else new[:3]
            return date.start + word.start(), date.start + word.end(), _like(word[0], new)
    year = date.year or 0
    new_year = year + rng.choice((-9, -7, -4, -3, -2, -1, 1, 2, 3, 4, 6, 8))
    at = date.text.index(str(year)) + date.start
    return at, at + 4, str(new_year)


def _roles(verb: Token) -> tuple[Token, Token] | None:
    """The named doer and undergoer of a verb, in text order, if both can change places."""
    if verb.pos_ != "VERB" or any(c.dep_ == "prt" for c in verb.children):
        return None
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    second = next((c for c in (by.children if by is not None else verb.children) if c.dep_ in ("dobj", "pobj")), None)
    first = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if first is None or second is None or first.i > verb.i or (first.dep_ == "nsubjpass") != (by is not None):
        return None
    named = all(t.ent_type_ in ("PERSON", "ORG", "GPE") and _movable(t) for t in (first, second))
    return (first, second) if named and (first.ent_type_ == "GPE") == (second.ent_type_ == "GPE") else None


def _movable(token: Token) -> bool:
    following = token.doc[token.right_edge.i + 1] if token.right_edge.i + 1 < len(token.doc) else token
    listed = any(t.dep_ in ("conj", "relcl") or t.is_quote for t in token.subtree) or following.text[0] in "/-"
    return contiguous(token) and not is_plural(token) and not listed and not following.is_quote


def _inside(span: Span) -> str:
    return lower_first(span.text, span[0])


def _like(old: str, new: str) -> str:
    return new.upper() if old.isupper() and len(old) > 1 else new.capitalize() if old[:1].isupper() else new


def _antonym(token: Token) -> str | None:
    if token.ent_type_ in _UNNUMBERED or token.i + 1 >= len(token.doc):
        return None
    following = token.nbor()
    if token.pos_ == "VERB" and token.lemma_ in _VERBS:
        return inflect(_VERBS[token.lemma_], token.tag_) if _frame_fits(token) else None
    if token.lower_ in ("more", "fewer") and following.lower_ == "than":
        return {"more": "less", "fewer": "more"}[token.lower_]
    new = _OTHERS.get(token.pos_, {}).get(token.lower_)
    plural = token.lower_ not in ("more", "fewer") or following.tag_ == "NNS"
    counted = token.lower_ not in ("up", "down") or following.like_num
    return new if plural and counted and not (token.lower_ == "fall" and token.dep_ == "compound") else None


def _frame_fits(verb: Token) -> bool:
    """The opposite takes the same complements only in the plain uses of the verb."""
    children = {c.dep_ for c in verb.children}
    if verb.dep_ in ("amod", "compound") or "prt" in children:
        return False
    has_object, clause = bool(children & {"dobj", "auxpass"}), bool(children & {"ccomp", "xcomp"})
    if verb.lemma_ in _MOVING:
        moved = any(c.like_num or c.dep_ == "npadvmod" for d in verb.children for c in d.subtree)
        return not has_object and not clause and (moved or verb.lemma_ == "survive")
    return has_object and (not clause or verb.lemma_ in ("confirm", "deny"))
