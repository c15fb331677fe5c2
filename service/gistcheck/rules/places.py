"""Numbers, dates and names that a claim puts in another place than its evidence does.

"Unemployment fell from 8% to 5%" has 8 and 5; "fell to 8%" has nothing that the sentence lacks, and is wrong. A place
is a word and what stands to it in which part: (fall, to) is 5's, (fall, from) 8's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from gistcheck.rules.ages import other_ages
from gistcheck.rules.alignment import EMPTY, MUTUAL, SYMMETRIC, Reading, part, share
from gistcheck.rules.conflicts import MEASURES, Finding, of_another
from gistcheck.rules.events import not_so
from gistcheck.rules.holders import other_bearers, other_holders
from gistcheck.rules.identity import names
from gistcheck.rules.opposites import form
from gistcheck.rules.parallels import mixed, of_another_verb
from gistcheck.rules.parties import from_other_side, other_parties
from gistcheck.rules.portions import of_a_part, other_rates
from gistcheck.syntax.facts import MONTHS, WEEKDAYS
from gistcheck.syntax.grammar import behind
from gistcheck.vocabulary.people import may_be_the_same

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from gistcheck.syntax.quantities import Quantity

Place = tuple[str, str]
"""A word's lemma and the part that something plays beside it, passive and active alike."""
Places = dict[Place, dict[str, "Token"]]
"""What stands in each place, by its lower-case word."""

_COUNTED: Final = "counted"
_OF_SUCH: Final = "of such a measure"
_WORD: Final = re.compile(r"\w[\w'’.-]*")
_MARK: Final = re.compile(r"[,;:()–—]|--|\b(?:and|but|while)\b")
_PART: Final = re.compile(r"\sof\s(?:(?:the|its|their|his|her)\s)?")
_COMMA: Final = 3
_ALONG: Final = 0.6
"""Least share of the claim's content words that stand in a sentence along which it runs."""
_ENOUGH: Final = 2
"""Fewest words that must stand around the other number, too."""
_MANY: Final = 12
"""Most numbers of one unit in a sentence: more are a table, in which words do not stand around their numbers."""
_INSIDE: Final = frozenset(("nummod", "compound", "quantmod", "nmod"))


def compare_places(
    claim: Reading, best: Reading, evidence: Sequence[Reading]
) -> tuple[dict[str, float], list[Finding]]:
    """Findings of kind "place" (a number or date) and "doer" (a name), each naming what the best sentence has there.
    They have no feature of their own: they are too rare to be weighed, and overrule."""
    return {}, [
        *([] if from_other_side(claim, best) else _out_of_place(claim, best, evidence)),
        *other_parties(claim, evidence), *other_ages(claim, evidence), *of_a_part(claim, best, evidence),
        *other_rates(claim, evidence), *not_so(claim, evidence),
        *other_holders(claim, evidence), *other_bearers(claim, evidence),
    ]  # fmt: skip


def _out_of_place(claim: Reading, best: Reading, evidence: Sequence[Reading]) -> list[Finding]:
    mixing = list(mixed(claim, best, evidence)) or list(of_another_verb(claim, best, evidence))
    return [*_misplaced(claim, best, evidence), *_moved(claim, best), *mixing]


def _misplaced(claim: Reading, best: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    theirs, known = _places(best.doc), [_places(reading.doc) for reading in evidence]
    for kind, mine in _places(claim.doc).items():
        for place, fillers in mine.items():
            there = theirs[kind].get(place, {})
            if not there or fillers.keys() & there.keys():
                continue
            other = next(iter(there.values()))
            for word, token in fillers.items():
                stated = any(word in own[kind].get(place, ()) for own in known)
                stated = stated or (place[1] != _COUNTED and _has_own_words(claim, best, token, other))
                stated = stated or not names(token).isdisjoint(names(other))  # "Nils Lund" of "Lund's brother Nils"
                elsewhere = [own for own in _elsewhere(word, place, theirs[kind]) if not _within(own, other)]
                if not stated and (elsewhere or (kind == "number" and _is_of_another(token, other, place, known))):
                    yield _finding(kind, claim, token, other, place)


def _is_of_another(token: Token, other: Token, place: Place, known: Sequence[defaultdict[str, Places]]) -> bool:
    """ "Sentenced to six years" of who was sentenced to four, where another sentence tells of six years."""
    if place[1] == _COUNTED or _phrase(token).lemma_ != _phrase(other).lemma_ or _phrase(token) is token:
        return False
    found = (own for places in known for own in _elsewhere(token.lower_, place, places["number"]))
    return any(_phrase(own).lemma_ == _phrase(token).lemma_ for own in found)


def _has_own_words(claim: Reading, best: Reading, token: Token, other: Token) -> bool:
    """Whether a word by a number of the claim stands between it and the other in the sentence, by it alone: "adults
    paid £14 and [children] £6" says that children paid £6."""
    mine, theirs = _quantity(claim, token), _quantity(best, other)
    if mine is None or theirs is None:
        return False
    words = _around(claim, mine) - _around(best, theirs)
    for own in (q for q in best.facts.quantities if q.value == mine.value):
        first, last = sorted((own.start, theirs.start))
        between = {t.lemma_.lower() for t in best.doc if first < t.idx < last}
        if words & (between - {own.head}) & _around(best, own):
            return True
    return False


def _quantity(reading: Reading, token: Token) -> Quantity | None:
    return next((q for q in reading.facts.quantities if q.start <= token.idx < q.end), None)


def _elsewhere(word: str, place: Place, theirs: Places) -> Iterator[Token]:
    """The word in the other places of a sentence, where the sentence says in full which they are."""
    for other, fillers in theirs.items():
        alike = other[1] == place[1] or not {other[1], place[1]} & {_COUNTED, _OF_SUCH}
        both = other[0] == place[0] and (place[0] in MUTUAL or not SYMMETRIC.isdisjoint((other[1], place[1])))
        same = other[1] == place[1] == _COUNTED and may_be_the_same(other[0], place[0])
        of_them = same or other == ("they", _COUNTED)  # "29 ships, eight of them in May" counts ships, too
        if word in fillers and alike and not both and not of_them and fillers[word].dep_ != "conj":
            yield fillers[word]


def _finding(kind: str, claim: Reading, mine: Token, theirs: Token, place: Place) -> Finding:
    word, role = place
    link = "" if kind == "name" or role in ("agent", "patient", "mod", _COUNTED, _OF_SUCH) else f" {role}"
    message = of_another(form(claim, word) + link, role if kind == "name" else "", mine.text, theirs.text)
    return Finding("doer" if kind == "name" else "place", mine.text, theirs.text, message)


def _moved(claim: Reading, best: Reading) -> Iterator[Finding]:
    """A number among the words that stand around another one in the sentence, with none that stands around itself.

    A word belongs to the nearest number of a unit. Not moved is one with the same word right before it in both: of
    "closed up four pence at 274" that is so of "closed at 274". Asked only of a claim that runs along the sentence."""
    if share(claim.content, best.content) < _ALONG:
        return
    for number in claim.facts.quantities:
        alike = [q for q in best.facts.quantities if q.unit == number.unit]
        own = [q for q in alike if q.value == number.value]
        before = _before(claim.doc, number)
        if not 0 < len(own) < len(alike) <= _MANY or any(_before(best.doc, q) == before for q in own):
            continue
        if len(mine := _around(claim, number)) < _ENOUGH:
            continue
        around = frozenset().union(*(_around(best, q) for q in own))
        for other in alike:
            if any(_PART.fullmatch(best.doc.text, q.end, other.start) for q in own):  # "three of the 19 councillors"
                continue
            theirs = _around(best, other)
            told = around - theirs - mine  # none: its words are the other's too, "200 last year and 340 this year"
            if other not in own and told and mine & around < mine & theirs and len(mine & theirs) >= _ENOUGH:
                message = f"{number.text} in the claim, where the article has {other.text}"
                yield Finding("place", number.text, other.text, message)
                break


def _around(reading: Reading, number: Quantity) -> frozenset[str]:
    """The content words that are nearer to a number than to any other of its unit."""
    others = [q for q in reading.facts.quantities if q.unit == number.unit and q is not number]
    return frozenset(
        token.lemma_.lower()
        for token in reading.doc
        if token.lemma_.lower() in reading.content
        and _quantity(reading, token) is None
        and all(_distance(token, number) <= _distance(token, other) for other in others)
    )


def _distance(token: Token, number: Quantity) -> int:
    """Words between a token and a number; a comma or an "and" parts like `_COMMA` words."""
    after = token.idx + len(token)
    between = token.doc.text[after : number.start] if after <= number.start else token.doc.text[number.end : token.idx]
    return len(_WORD.findall(between)) + _COMMA * len(_MARK.findall(between))


def _before(doc: Doc, number: Quantity) -> str:
    """The word right before a number, without currency signs."""
    words = [t.lower_ for t in doc if t.idx < number.start and not (t.is_currency or t.is_punct)]
    return words[-1] if words else ""


def _places(doc: Doc) -> defaultdict[str, Places]:
    """The places of the numbers, dates and names of a text, by kind."""
    found: defaultdict[str, Places] = defaultdict(lambda: defaultdict(dict))
    for token in doc:
        if kind := _kind(token):
            for place in _of(token):
                found[kind][place][token.lower_] = token
    return found


def _kind(token: Token) -> str | None:
    if token.lower_ in WEEKDAYS or (token.lower_ in MONTHS and token.pos_ == "PROPN"):
        return "date"
    if token.pos_ == "PROPN" and token.is_alpha and token.dep_ not in ("compound", "nmod"):
        return "name"
    if token.like_num and any(c.isdigit() for c in token.text):
        return "date" if token.text.isdigit() and len(token.text) == 4 and token.dep_ == "pobj" else "number"
    return "number" if token.like_num and token.dep_ in _INSIDE | {"pobj", "nsubj", "nsubjpass", "dobj"} else None


def _of(token: Token) -> Iterator[Place]:
    """The places of a number, date or name: what it counts, and its phrase's part in the clause."""
    node = _phrase(token)
    for group in (p for of in token.children if of.lower_ == "of" for p in of.children if p.dep_ == "pobj"):
        yield group.lemma_.lower(), _COUNTED
    aged = node.dep_ == "npadvmod" and (node.head.dep_ == "amod" or node.head.lower_ == "old")
    if not aged and node is not token and node.is_alpha | (node.text == "%") and node.lower_ not in MONTHS:
        yield node.lemma_.lower(), _COUNTED
    if token.head is not node and token.head.lemma_ in MEASURES and behind(token).text == "-":  # "five-year"
        yield token.head.lemma_, _COUNTED
    if aged:  # a "34-year-old" driver
        yield node.head.head.lemma_.lower(), _OF_SUCH
        return
    while node.dep_ == "conj" and node.head.dep_ != "ROOT":
        node = node.head
    head, role = part(node)
    while node.dep_ == "pobj" and head.dep_ == "prep":
        head = head.head
    if _is_goal(token):
        role = "to"
    if role and head.pos_ in ("VERB", "AUX") and head.lemma_ not in EMPTY:
        yield head.lemma_.lower(), role


def _is_goal(token: Token) -> bool:
    """Whether a "to" stands right before a number that the parser takes for a part of it: "from 8% to 5%"."""
    before = [t for t in token.doc[max(0, token.i - 2) : token.i] if not t.is_currency]
    return bool(before) and before[-1].lower_ == "to" and before[-1].dep_ == "quantmod"


def _phrase(token: Token) -> Token:
    """The head of the phrase that a number or name stands in."""
    while token.dep_ in _INSIDE:
        token = token.head
    return token


def _within(token: Token, other: Token) -> bool:
    """Whether one's phrase belongs to the other's: "Leeds, in Yorkshire", "23 people, two of them in a mosque"."""
    one, two = _phrase(token), _phrase(other)
    return two.is_ancestor(one) or one.is_ancestor(two)
