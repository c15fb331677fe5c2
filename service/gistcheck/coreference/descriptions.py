"""What the words beside a name say of who bears it: what the article calls somebody, and man or woman."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from gistcheck.syntax.persons import is_played
from gistcheck.syntax.quotes import quote_pairs
from gistcheck.vocabulary import givennames
from gistcheck.vocabulary.people import (
    FAMILY,
    FEMALE_WORDS,
    FIRMS,
    MALE_WORDS,
    OFFICES,
    ORGANISATIONS,
    TITLES,
    calls_somebody,
)
from gistcheck.vocabulary.wordlists import word_set
from gistcheck.vocabulary.works import WORKS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_NOT_NOW: Final = word_set(
    "former ex late then one-time onetime outgoing deputy vice shadow acting assistant elect designate fellow next"
)
"""Who is called so is not, or not alone, what the word behind it says: "former [president]"."""
_ENDED: Final = frozenset(("until", "from", "between"))
"""Prepositions behind "was" that say when it ended."""
NAMED_AFTER: Final = word_set(
    "show foundation stadium award prize hospital memorial trust institute centre center library museum college school"
    " university academy arena bridge airport clinic tower initiative fund group footwear company partners club party"
)
"""What is named after a person, or sounds as if it were, and is none."""
_BEARABLE: Final = frozenset(("bridge", "tower", "school", "college", "show"))  # "Wayne Bridge"
_TITLE: Final = 7
"""Longer words in marks are no title."""
_SURNAMES: Final = word_set("carter connor cooper hunter harper parker spencer taylor tyler walker")
"""First names that look like trades."""


def roles(name: Span) -> set[str]:
    """What the article calls somebody, in lower case: a title before the name, an apposition on either side, each with
    and without the words before it ("home secretary", "secretary"); a former or deputy one only with them; and the age,
    "58-year-old"."""
    return {phrase for word in role_words(name) for phrase in _phrases(word)} | _ages(name)


def _ages(name: Span) -> set[str]:
    """ "Tull, [58],", "[58-year-old] Raymond Tull"."""
    behind = (c.text for c in name.root.children if c.dep_ == "appos" and c.text.isdecimal() and len(c.text) < 3)
    before = (c for c in name.root.children if c.lower_ == "old" and c.dep_ == "amod")
    return {f"{age}-year-old" for age in behind} | {name.doc[c.left_edge.i : c.i + 1].text.lower() for c in before}


def role_words(name: Span) -> Iterator[Token]:
    """The nouns that say what somebody is."""
    head = name.root
    before = name.doc[name.start - 1] if name.start else None
    if before is not None and before.head == head and (before.pos_ == "NOUN" or _is_title(before)):
        yield before
    yield from (t for t in head.children if t.dep_ in ("appos", "nmod") and t.pos_ == "NOUN" and not _is_listed(t))
    if head.dep_ == "appos" and (head.head.pos_ == "NOUN" or head.head.lower_ in OFFICES):
        yield head.head
    verb = head.head
    if head.dep_ == "nsubj" and verb.lemma_ == "be" and not any(t.lower_ in _ENDED for t in verb.children):
        yield from (t for t in verb.children if t.dep_ == "attr" and t.pos_ == "NOUN")


def _is_listed(word: Token) -> bool:
    """ "Green, his [wife] and his cousin": others than Green, whom the parser tells apart no more than "a poet and
    singer"."""
    owned = any(c.tag_ == "PRP$" for c in word.children)
    return owned and any(c.dep_ == "conj" for c in word.children)


def _is_title(word: Token) -> bool:
    """ "Minister", "Golfer", "Carmaker": what stands before a name with a capital and is no part of it."""
    return word.pos_ == "PROPN" and (calls_somebody(word.lower_) or word.lower_ in FIRMS)


def _phrases(word: Token) -> list[str]:
    """The noun alone and with one, two and three of the words before it."""
    doc, first = word.doc, word.i
    found = [word.lower_]
    while first and word.i - first < 3 and _belongs(doc[first - 1], word):
        first -= 1
        found.append(doc[first : word.i + 1].text.lower())
    return found[-1:] if any(t.lower_ in _NOT_NOW for t in doc[first : word.i]) else found


def _belongs(before: Token, word: Token) -> bool:
    return before.tag_ in ("NN", "NNP", "JJ", "HYPH") and (word.is_ancestor(before) or before.head == word.head)


def is_trade(words: Sequence[Token]) -> bool:
    """ "[Golfer] Arnold Green", "[Golfers] Green and Holm", "[Carmaker] Norvik": a word for what somebody is, with a
    capital only because it opens the sentence."""
    first, second = words[0], words[1]
    if first.tag_ == "NNPS" and first.ent_type_ == "PERSON" and len(words) > 2:
        return True  # "[Floridians] Ole Holm and Bo Lund"
    joined = words[-1].doc[words[-1].i + 1 : words[-1].i + 2].text in ("and", ",")
    several = joined and first.lower_.endswith("s") and calls_somebody(first.lower_[:-1])
    if (
        first.i
        or not (several or calls_somebody(first.lower_) or first.lower_ in FIRMS)
        or givennames.gender(first.text)
        or first.lower_ in _SURNAMES
    ):
        return False
    if first.lower_ in FIRMS - ORGANISATIONS:
        return True
    whole = len(words) > 2 and len(second.text.rstrip(".")) > 1 and first.ent_type_ == "PERSON"
    return several or whole or givennames.gender(second.text) is not None


def gender(name: Span) -> str | None:
    """ "m" or "f" by the words beside a name, else by the given name; None for no evidence."""
    words = {t.lower_.rstrip(".") for t in _around(name)}
    male, female = bool(words & MALE_WORDS), bool(words & FEMALE_WORDS)
    if male != female:
        return "m" if male else "f"
    return givennames.gender(name[0].text, alone=len(name) == 1)


def _around(name: Span) -> Iterator[Token]:
    """The words that describe the name: what stands right before it in its phrase, and appositions."""
    head = name.root
    for t in name.doc[max(0, name.start - 2) : name.start]:
        if t.head == head or t.dep_ == "compound" or (t.i == name.start - 1 and t.lower_ in FAMILY):
            yield t
    for token in head.children:
        if token.dep_ == "appos" and token.pos_ == "NOUN" and not _is_listed(token):
            yield token
            yield from (t for t in token.children if t.dep_ in ("compound", "amod"))
    if head.dep_ == "appos" and head.head.pos_ == "NOUN":
        yield head.head


def names_nobody(name: Span, label: str) -> bool:
    """Whether what the name finder found, without titles, is no name of somebody: a film with its number ("Jolly LLB
    2"), several ("the Lib Dems"), a show, a part that is played, one of two ("the elder Solis"), "the King".

    `label`: what the finder calls it.
    """
    doc, person, last = name.doc, label == "PERSON", name[-1].lower_
    if person and any(c.isdigit() or c in "()#@" for c in name.text):
        return True
    if person and not {"by", "to", "for", "with"}.isdisjoint(t.lower_ for t in name):
        return True  # "Undone By Trump"
    if person and name.root.tag_ == "NNPS" and "the" in {c.lower_ for c in name.root.children}:
        return True
    if label == "ORG" and _is_work(name):
        return True
    if len(name) > 1 + (last in _BEARABLE) and last in (NAMED_AFTER if person else ("show",)):
        return True  # "The Kapil Sharma Show"
    if person and is_played(name.root):
        return True
    if any(t.lower_ in ("elder", "older", "younger") for t in doc[max(name.start - 2, 0) : name.start]):
        return True
    if name.text == "God" or (name.start and doc[name.start - 1].text == "#"):
        return True
    return len(name) == 1 and name[0].lower_ in TITLES | OFFICES and name.root.left_edge.lower_ == "the"


def titles(doc: Doc) -> Iterator[str]:
    """What a text calls a show, a film or a book, in marks behind the word for it: 'the car show "Top Gear"'."""
    for opened, closed in quote_pairs(doc):
        words = doc[opened + 1 : closed]
        named = len(words) > 0 and givennames.gender(words[0].text) is not None  # the film "Selena", of whom it tells
        if opened and doc[opened - 1].lower_ in WORKS and len(words) < _TITLE and not named:
            yield words.text.rstrip(",.")


def _is_work(name: Span) -> bool:
    """ "the men from "Blue Man Group"": between marks of its own, a show or a song as likely as a body."""
    before, after = name.doc[max(name.start - 1, 0) : name.start].text, name.doc[name.end : name.end + 2].text
    return len(name) > 1 and before in ('"', "“") and any(mark in after for mark in ('"', "”"))
