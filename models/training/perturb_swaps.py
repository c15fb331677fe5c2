"""Edits that put one fact in the place of another: numbers, dates, names, speakers, roles, opposites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from gistcheck.facts import MONTHS, WEEKDAYS, Date, Name
from gistcheck.quantities import Quantity, word_value
from models.training.perturb_text import Subject, contiguous, inflect, is_plural, lower_first, span_of, splice, words_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_OPEN_ENDED: Final = frozenset("since until till before after by from between to through".split())
_UNNUMBERED: Final = frozenset(("PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW", "FAC", "GPE", "LOC", "NORP"))
_CONDITIONAL: Final = frozenset(("if", "unless", "whether"))
_DIRECTIONS: Final = {
    "North": "South", "South": "North", "East": "West", "West": "East", "north": "south", "south": "north",
    "east": "west", "west": "east", "Northern": "Southern", "Southern": "Northern", "northern": "southern",
    "southern": "northern", "Eastern": "Western", "Western": "Eastern", "eastern": "western", "western": "eastern",
    "elder": "younger", "younger": "elder", "upper": "lower", "lower": "upper", "Upper": "Lower", "Lower": "Upper",
    "senior": "junior", "junior": "senior", "north-east": "south-west", "south-west": "north-east",
}  # fmt: skip
_NOT_DIRECTIONS: Final = frozenset("western wild wing ham brom cape civilisation civilization".split())
_SYMMETRIC: Final = frozenset("meet marry join face play fight resemble equal match debate draw kiss date divorce tie".split())
_ONE_WAY: Final = frozenset(
    "beat defeat kill sue buy acquire succeed replace follow arrest shoot attack hire employ overtake own stab murder"
    " appoint fire sack accuse bite rob invade overcome thrash edge outbid purchase precede inherit create found".split()
)
_VERBS: Final = {
    "rise": "fall", "fall": "rise", "increase": "decrease", "decrease": "increase", "win": "lose", "lose": "win",
    "accept": "reject", "reject": "accept", "approve": "reject", "support": "oppose", "oppose": "support",
    "buy": "sell", "sell": "buy", "confirm": "deny", "deny": "confirm", "gain": "lose", "begin": "end", "start": "end",
    "arrive": "leave", "allow": "ban", "ban": "allow", "praise": "criticise", "criticise": "praise", "criticize": "praise",
    "criticize ": "praise", "strengthen": "weaken", "weaken": "strengthen", "soar": "plunge", "plunge": "soar",
    "jump": "drop", "climb": "drop", "slump": "surge", "surge": "slump", "succeed": "fail", "survive": "die",
    "raise": "lower", "improve": "worsen", "open": "close", "widen": "narrow", "expand": "shrink", "marry": "divorce",
    "admit": "deny", "include": "exclude", "welcome": "condemn", "condemn": "welcome", "convict": "acquit",
    "double": "halve", "hire": "fire", "agree": "refuse", "love": "hate", "remember": "forget",
}  # fmt: skip
_OTHERS: Final = {
    ("ADJ", "higher"): "lower", ("ADJ", "lower"): "higher", ("ADJ", "more"): "fewer", ("ADJ", "fewer"): "more",
    ("ADJ", "guilty"): "innocent", ("ADJ", "largest"): "smallest", ("ADJ", "biggest"): "smallest",
    ("ADJ", "highest"): "lowest", ("ADJ", "lowest"): "highest", ("ADJ", "best"): "worst", ("ADJ", "worst"): "best",
    ("ADJ", "oldest"): "youngest", ("ADJ", "youngest"): "oldest", ("ADJ", "male"): "female", ("ADJ", "female"): "male",
    ("ADJ", "legal"): "illegal", ("ADJ", "illegal"): "legal", ("ADJ", "public"): "private", ("ADJ", "private"): "public",
    ("ADJ", "positive"): "negative", ("ADJ", "negative"): "positive", ("ADJ", "strong"): "weak", ("ADJ", "weak"): "strong",
    ("ADJ", "alive"): "dead", ("ADJ", "dead"): "alive", ("ADJ", "successful"): "unsuccessful", ("ADJ", "safe"): "unsafe",
    ("ADJ", "right"): "left", ("ADJ", "faster"): "slower", ("ADJ", "cheaper"): "dearer", ("ADJ", "longest"): "shortest",
    ("ADJ", "stronger"): "weaker", ("ADJ", "weaker"): "stronger", ("ADJ", "better"): "worse", ("ADJ", "worse"): "better",
    ("NOUN", "increase"): "decrease", ("NOUN", "decrease"): "increase", ("NOUN", "rise"): "fall", ("NOUN", "fall"): "rise",
    ("NOUN", "victory"): "defeat", ("NOUN", "win"): "defeat", ("NOUN", "defeat"): "victory", ("NOUN", "profit"): "loss",
    ("NOUN", "profits"): "losses", ("NOUN", "losses"): "profits", ("NOUN", "majority"): "minority", ("NOUN", "success"): "failure",
    ("NOUN", "failure"): "success", ("NOUN", "growth"): "decline", ("NOUN", "decline"): "growth", ("NOUN", "man"): "woman",
    ("NOUN", "woman"): "man", ("NOUN", "father"): "mother", ("NOUN", "mother"): "father", ("NOUN", "son"): "daughter",
    ("NOUN", "daughter"): "son", ("NOUN", "brother"): "sister", ("NOUN", "sister"): "brother", ("NOUN", "wife"): "sister",
    ("NOUN", "husband"): "brother", ("NOUN", "morning"): "evening", ("NOUN", "evening"): "morning", ("NOUN", "boy"): "girl",
    ("NOUN", "girl"): "boy", ("NOUN", "exports"): "imports", ("NOUN", "imports"): "exports", ("NOUN", "winner"): "loser",
    ("NOUN", "men"): "women", ("NOUN", "women"): "men", ("NOUN", "supporters"): "opponents", ("NOUN", "surplus"): "deficit",
    ("NOUN", "deficit"): "surplus", ("NOUN", "captain"): "coach", ("NOUN", "boys"): "girls", ("NOUN", "girls"): "boys",
    ("ADV", "up"): "down", ("ADV", "down"): "up",
}  # fmt: skip
_INSTEAD_OF_LEMMA: Final = {"innocent": "guilty"}


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
        token = token_at(s, date.start)
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
            cuts = [(first.start_char, first.end_char, _inside(second)), (second.start_char, second.end_char, _inside(first))]
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
        if token.lower_ in ("vice", "deputy") and token.head.lower_ in ("president", "chairman", "leader", "minister", "head"):
            yield splice(s.text, [(token.idx, token.idx + len(token.text_with_ws), "")])
    for name in s.facts.names:
        first = s.pool.other_first_name(s, name)
        if first:
            yield splice(s.text, [(name.start, name.start + len(name.modifiers[0]), first)])


def is_plain(s: Subject) -> bool:
    """Is the sentence a plain assertion: not negated, hedged, conditional or a question?"""
    words = words_of(s.doc)
    return not (s.facts.negations or s.facts.hedges or words & _CONDITIONAL or "?" in words or "would" in words)


def token_at(s: Subject, start: int) -> Token | None:
    """The token that begins at a character position."""
    return next((t for t in s.doc if t.idx == start), None)


def _swappable(s: Subject, quantity: Quantity) -> bool:
    span = s.doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    if span is None or quantity.unit in ("ordinal", "clock", "score") or quantity.value != quantity.high:
        return False
    before = s.doc[span.start - 1] if span.start else None
    named = any(t.ent_type_ in _UNNUMBERED for t in span) or (before is not None and before.pos_ == "PROPN")
    bounded = quantity.comparator not in ("", "about") or quantity.value in (0, 1, 911, 360)
    if re.match(r"[-–/]\d", s.text[quantity.end :]):
        return False
    open_ended = before is not None and before.lower_ in ("than", "#", "no.", "number", "another", "next", "/", "aged", "age", "other")
    return not (named or bounded or open_ended or span[-1].head.pos_ == "PROPN" and span[-1].dep_ == "nummod")


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
    number, decimals = float(figures.replace(",", "")), len(figures.partition(".")[2])
    top = 100.0 if quantity.unit == "percent" and number <= 100 else 99.0 if quantity.unit == "year-old" else 1e15
    step = 10 ** (len(re.sub(r"0+$", "", figures.replace(",", ""))) and len(figures) - len(figures.rstrip("0,"))) if not decimals else 1
    taken = {q.value for q in s.facts.quantities}
    for _ in range(50):
        new = number * s.rng.choice((0.4, 0.55, 0.7, 0.8, 1.3, 1.5, 1.8, 2.4, 3.0)) + s.rng.choice((0, 1, 2, 3)) * 10**-decimals
        new = round(new, decimals) if decimals else float(round(new))
        if not decimals and step > 1 and new > step:
            new = float(round(new / step) * step)
        if 1 < new <= top and abs(new - number) >= 0.15 * number and new not in taken:
            return f"{new:,.{decimals}f}" if "," in figures else f"{new:.{decimals}f}"
    return f"{number + 7:.{decimals}f}"


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
    new_year = year + rng.choice([n for n in (-9, -7, -4, -3, -2, -1, 1, 2, 3, 4, 6, 8) if year + n <= 2026])
    at = date.text.index(str(year)) + date.start
    return at, at + 4, str(new_year)


def _roles(verb: Token) -> tuple[Token, Token] | None:
    """The named doer and undergoer of a verb, in text order, if both can change places."""
    if verb.pos_ != "VERB":
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
    listed = any(t.dep_ in ("conj", "relcl") for t in token.subtree)
    return contiguous(token) and not is_plural(token) and not listed and not following.is_quote


def _inside(span: Span) -> str:
    return lower_first(span.text, span[0])


def _like(old: str, new: str) -> str:
    return new.upper() if old.isupper() and len(old) > 1 else new.capitalize() if old[:1].isupper() else new


def _antonym(token: Token) -> str | None:
    if token.ent_type_ in _UNNUMBERED:
        return None
    if token.pos_ == "VERB" and token.lemma_ in _VERBS and _frame_fits(token):
        return inflect(_VERBS[token.lemma_], token.tag_)
    if (token.pos_, token.lower_) not in _OTHERS:
        return None
    if token.lower_ in ("more", "fewer") and token.i + 1 < len(token.doc):
        than = {"more": "less", "fewer": "more"}[token.lower_]
        return than if token.nbor().lower_ == "than" else _OTHERS["ADJ", token.lower_] if token.nbor().tag_ == "NNS" else None
    if token.lower_ in ("up", "down"):
        return _OTHERS["ADV", token.lower_] if token.i + 1 < len(token.doc) and token.nbor().like_num else None
    return _OTHERS[token.pos_, token.lower_] if token.lower_ not in ("fall", "right") or token.dep_ != "compound" else None


def _frame_fits(verb: Token) -> bool:
    """The opposite takes the same complements only in the plain uses of the verb."""
    if verb.dep_ in ("amod", "compound") or any(c.dep_ == "prt" for c in verb.children):
        return False
    has_object = any(c.dep_ == "dobj" for c in verb.children)
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    needs_none = verb.lemma_ in {"rise", "fall", "soar", "plunge", "jump", "climb", "slump", "surge", "survive", "arrive", "agree"}
    clause = any(c.dep_ in ("ccomp", "xcomp") for c in verb.children)
    if needs_none:
        moved = any(c.like_num or c.dep_ in ("npadvmod", "dobj") for d in verb.children for c in d.subtree)
        return not has_object and not clause and (moved or verb.lemma_ == "survive")
    return (has_object or passive) and (not clause or verb.lemma_ in ("confirm", "deny"))


