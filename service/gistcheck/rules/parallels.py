"""Facts of parallel parts of a sentence that a claim mixes: "36 died in Haiti and four in Cuba" are not 36 in Cuba.

Parts are told by marks and conjunctions alone: where words are left out in the second part, a parse goes astray. Two
items correspond if they are the only ones of their kind and link in their parts. A claim mixes them if it takes one
item from each part and, of both, leaves out what corresponds to it in the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, takewhile
from typing import TYPE_CHECKING, Final

from gistcheck.rules.alignment import EMPTY, Reading
from gistcheck.rules.conflicts import Finding, differs
from gistcheck.syntax import grammar as g
from gistcheck.vocabulary.people import may_be_the_same

if TYPE_CHECKING:
    from spacy.tokens import Token

    from gistcheck.syntax.facts import Date

_BOUNDS: Final = frozenset(("and", "but", "while", "whereas", ";"))
_NOTHING: Final[tuple[str, frozenset[str], str]] = ("", frozenset(), "")
_MANY: Final = 12
"""Most parts of a sentence: more are a list, not a comparison."""
_BARE: Final = frozenset(("before", "after", "", "by"))
"""Links of what is no circumstance: a subject or an object, wherever it stands."""
_OWNING: Final = frozenset(("from", "of", "in", "at"))
"""Links of what may stand before its noun instead: "students from Leeds", "Leeds students"."""
_SAME: Final = frozenset(("the", "this", "that", "these", "those"))
"""What opens a phrase that may name again what was named before."""


@dataclass(frozen=True, slots=True, eq=False)
class _Item:
    """A verb, number, date or other noun of a part. `link`: its preposition, or on which side of the verb it stands
    without one ("" where there is no verb); `words`: what tells it from another; `clause`: the verb that governs it."""

    token: Token
    kind: str
    link: str
    words: frozenset[str]
    head: str
    clause: int

    def is_as(self, other: _Item) -> bool:
        """Whether both name the same."""
        return self.kind == other.kind and (self.words <= other.words or other.words <= self.words)

    def fits(self, other: _Item) -> bool:
        """Whether both name the same in the same way."""
        linked = self.kind != "thing" or self.link == other.link or {self.link, other.link} <= _BARE
        inside = self.link in _BARE and other.link in _OWNING and other.words < self.words
        return (linked or inside) and self.is_as(other)


def mixed(claim: Reading, best: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """A finding of kind "place" for what a claim takes from two parallel parts of its best sentence, if it does."""
    parts = _parts(best)
    if claim.facts.negations or not 1 < len(parts) <= _MANY:
        return
    mine = _items(claim, list(claim.doc))
    together = [*parts, *(_items(r, list(r.doc)) for r in evidence if r is not best)]
    for one, other, left_out in _crossings(parts):
        found = _taken(one, other, left_out, mine)
        if found is not None and not any(_holds(found, items) for items in together):
            words = tuple(item.token.text for item in found)
            message = "“{}” and “{}” belong to different parts of the article's sentence".format(*words)
            yield Finding("place", words[1], left_out[1].token.text, message)
            return


def of_another_verb(claim: Reading, best: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """A finding of kind "place" for what stands with a verb beside the claim's: "cleared of fraud and fined for
    speeding" is not fined for fraud."""
    verb = claim.doc[:].root
    elsewhere = frozenset().union(*(r.words for r in evidence if r is not best))
    theirs = [t for t in best.doc if t.lemma_ == verb.lemma_ and g.is_verb(t)]
    for link, mine in () if claim.facts.negations else _own(verb):
        if mine.lemma_.lower() not in elsewhere and theirs and all(_has_other(v, link, mine) for v in theirs):
            other = next(noun for key, noun in _own(theirs[0]) if key == link)
            said = [" ".join((verb.text, link, noun.text)).replace("  ", " ") for noun in (mine, other)]
            yield differs("place", *said)
            return


def _own(verb: Token) -> Iterator[tuple[str, Token]]:
    """What a verb is followed by: its object, with "" for a link, and the nouns behind its prepositions."""
    for child in verb.children:
        noun = child if child.dep_ == "dobj" else next((c for c in child.children if c.dep_ == "pobj"), None)
        if noun is not None and child.dep_ in ("dobj", "prep"):
            yield "" if child is noun else child.lower_, noun


def _has_other(verb: Token, link: str, mine: Token) -> bool:
    """Whether a verb has another noun in that place, and a verb beside it has the claim's."""
    own = [noun for key, noun in _own(verb) if key == link]
    others = [other for other in verb.conjuncts if g.is_verb(other) and other.lemma_ not in EMPTY]
    beside = [noun for other in others for _, noun in _own(other)]
    theirs = {t.lemma_.lower() for noun in beside for t in (noun, *noun.conjuncts)}
    inside = {t.lemma_.lower() for noun in own for t in noun.subtree}
    own = [noun for noun in own if noun.pos_ != "PRON" and not may_be_the_same(noun.lemma_, mine.lemma_)]
    return bool(own) and mine.lemma_.lower() in theirs - inside


def _crossings(parts: Sequence[Sequence[_Item]]) -> Iterator[tuple[_Item, _Item, tuple[_Item, _Item]]]:
    """Two items of two parts, and what corresponds to each in the other's part."""
    for first, second in combinations(parts, 2):
        for (a, a2), (b, b2) in combinations(_corresponding(first, second), 2):
            yield a, b2, (a2, b)
            yield b, a2, (b2, a)


def _taken(
    one: _Item, other: _Item, left_out: tuple[_Item, _Item], mine: Sequence[_Item]
) -> tuple[_Item, _Item] | None:
    """The two items of one clause of the claim that stand in two parts of the sentence."""
    if any(m.is_as(out) for m in mine for out in left_out):
        return None
    ones, others = ([m for m in mine if m.fits(item)] for item in (one, other))
    return next(((x, y) for x in ones for y in others if x.clause == y.clause), None)


def _holds(pair: tuple[_Item, _Item], items: Sequence[_Item]) -> bool:
    return all(any(item.is_as(one) for item in items) for one in pair)


def _corresponding(first: Sequence[_Item], second: Sequence[_Item]) -> Iterator[tuple[_Item, _Item]]:
    gapped = all(item.kind != "verb" for item in second)
    groups = [_grouped(part, gapped) for part in (first, second)]
    if gapped and any(len(theirs) > len(groups[0].get(key, ())) for key, theirs in groups[1].items()):
        return
    for key, theirs in groups[1].items():
        ours = groups[0].get(key, [])
        if gapped and key == ("thing", ""):
            yield from ((a, b) for a, b in zip(reversed(ours), reversed(theirs), strict=False) if not a.is_as(b))
        elif len(ours) == len(theirs) == 1 and _contrast(ours[0], theirs[0], gapped):
            yield ours[0], theirs[0]


def _grouped(part: Sequence[_Item], gapped: bool) -> dict[tuple[str, str], list[_Item]]:
    found: defaultdict[tuple[str, str], list[_Item]] = defaultdict(list)
    for item in (i for i in part if i.token.dep_ != "poss" or i.link != "of"):  # "of the [firm]'s vans" is of the vans
        link = "" if item.kind != "thing" or (gapped and item.link in _BARE) else item.link
        found[item.kind, link].append(item)
    return found


def _contrast(one: _Item, other: _Item, gapped: bool) -> bool:
    """Whether two items that correspond are certainly two."""
    if one.is_as(other):
        return False
    if gapped or one.kind != "thing":
        return gapped or one.kind != "number " or one.head == other.head
    named = [item.token.pos_ == "PROPN" for item in (one, other)]
    opening = other.token.left_edge
    return opening.tag_ == "PRP$" or (named[0] == named[1] and opening.lower_ not in _SAME)


def _parts(reading: Reading) -> list[list[_Item]]:
    parts: list[list[Token]] = [[]]
    for token in reading.doc:
        inside = token.ent_iob_ == "I" and token.i + 1 < len(reading.doc) and token.nbor().ent_iob_ == "I"
        if (token.lower_ in _BOUNDS and not inside) or (token.lower_ == "," and _opens_gap(token)):
            parts.append([])
        else:
            parts[-1].append(token)
    return [items for part in parts if _stands_alone(part) and (items := _items(reading, part))]


def _opens_gap(comma: Token) -> bool:
    """ "five in Lyon[,] three in Nice and two in Metz": a part with a number, without a verb, up to the next mark."""
    rest = list(takewhile(lambda t: not t.is_punct and t.lower_ not in _BOUNDS, comma.doc[comma.i + 1 :]))
    return len(rest) > 1 and any(t.like_num for t in rest) and not any(_is_verb(t) for t in rest)


def _stands_alone(part: Sequence[Token]) -> bool:
    """Whether a part is a clause or what is left of one: not the end of a phrase, "a shirt and [heels is waiting]"."""
    verb = next((t for t in part if _is_verb(t)), None)
    first = part[0].i if part else 0
    if verb is None or first == 0:
        return bool(part)
    own = g.own_subject(verb)
    return own.left_edge.i >= first if own is not None else g.first_conjunct(verb) != verb or verb.dep_ == "advcl"


def _items(reading: Reading, part: Sequence[Token]) -> list[_Item]:
    verbs = [t.i for t in part if _is_verb(t)]
    if not verbs:  # "and 259 in Metz, the capital": what is left of a clause, not what is added to it
        part = list(takewhile(lambda t: t.text != ",", part))
    found = []
    for at, token in enumerate(part):
        kind, words, head = _read(reading, token, part[at + 1 : at + 2])
        if kind:
            link = _link(part, at) or ("" if not verbs else "before" if token.i < verbs[0] else "after")
            found.append(_Item(token, kind, link, words, head, _clause(token)))
    return found


def _read(reading: Reading, token: Token, after: Sequence[Token]) -> tuple[str, frozenset[str], str]:
    """Kind, telling words and counted noun of what a token heads, "" for a token that heads nothing."""
    date = next((d for d in reading.facts.dates if d.start <= token.idx < d.end), None)
    number = next((q for q in reading.facts.quantities if q.start <= token.idx < q.end), None)
    fact = date or number
    if fact is not None and token.idx + len(token) < fact.end:
        return _NOTHING
    if date is not None:
        return _dated(date)
    if number is not None:
        return f"number {number.unit}", frozenset((f"{number.value:g}-{number.high:g}",)), number.head
    if _is_verb(token):
        return "verb", frozenset((token.lemma_.lower(),)), ""
    inner = any(t.pos_ in ("NOUN", "PROPN", "ADJ") and t.tag_ != "POS" for t in after)
    counted = token.pos_ == "NOUN" and any(q.head == token.lemma_.lower() for q in reading.facts.quantities)
    named = token.pos_ in ("NOUN", "PROPN") and not inner and not counted
    return ("thing", frozenset(_name_of(token)), "") if named else _NOTHING


def _dated(date: Date) -> tuple[str, frozenset[str], str]:
    parts = {p: getattr(date, p) for p in ("year", "month", "day", "weekday")}
    kind = "weekday" if date.weekday is not None else "year" if date.month is None else "day"
    return f"date {kind}", frozenset(f"{p}={v}" for p, v in parts.items() if v is not None), ""


def _name_of(token: Token) -> Iterator[str]:
    """The words of a noun and the nouns and adjectives right before it."""
    while token.pos_ in ("NOUN", "PROPN", "ADJ"):
        yield token.lemma_.lower()
        if token.i == 0:
            return
        token = token.nbor(-1)


def _is_verb(token: Token) -> bool:
    return token.pos_ == "VERB" and token.dep_ not in ("amod", "compound") and token.lemma_ not in EMPTY


def _link(part: Sequence[Token], at: int) -> str:
    """The preposition before the phrase that ends at a token, "" if there is none."""
    for token in reversed(part[:at]):
        if token.pos_ in ("ADP", "SCONJ"):
            return token.lower_
        if token.pos_ not in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "SYM", "PART") or _is_verb(token):
            return ""
        if token.pos_ in ("NOUN", "PROPN") and token.nbor(1).pos_ in ("DET", "NUM", "PRON"):
            return ""
    return ""


def _clause(token: Token) -> int:
    if _is_verb(token):
        return token.i
    verb = g.governor(token)
    return -1 if verb is None else verb.i
