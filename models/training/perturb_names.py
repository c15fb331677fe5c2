"""Names to stand in the place of others: of the same type and slot, but not the same thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from gistcheck.syntax.facts import Name, names
from gistcheck.vocabulary.wordlists import word_list, word_set
from models.training.perturb_text import Subject

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PLAIN_NAME: Final = re.compile(r"[A-Z][\w’'.-]+(?: (?:of |the )?[A-Z][\w’'.-]*){0,3}")
_COUNTRIES: Final = word_set(
    "Afghanistan Argentina Australia Austria Bangladesh Belgium Brazil Britain Canada Chile China "
    "Colombia Croatia Cuba Denmark Egypt England Ethiopia Finland France Germany Ghana Greece Hungary "
    "India Indonesia Iran Iraq Ireland Israel Italy Japan Jordan Kenya Kuwait Lebanon Libya Malaysia "
    "Mexico Morocco Nepal Nigeria Norway Pakistan Peru Poland Portugal Qatar Romania Russia Scotland "
    "Serbia Singapore Somalia Spain Sudan Sweden Switzerland Syria Thailand Tunisia Turkey Uganda Ukraine "
    "Venezuela Vietnam Wales Yemen Zimbabwe"
)
_FIRST_NAMES: Final = word_list(
    "John David Michael Robert James William Richard Thomas Mark Paul Steven Andrew Peter Sarah Mary Susan Karen"
    " Laura Emma Anna Julia Helen Alice Rachel Daniel Simon"
)


@dataclass(frozen=True)
class Pool:
    """Where names and sentences to swap in come from: the same article and others."""

    article: Sequence[Doc] = ()
    others: Sequence[Doc] = ()

    @cached_property
    def own_names(self) -> list[tuple[Name, str]]:
        """The names of the article, each with its grammatical slot."""
        return _slots(self.article)

    @cached_property
    def other_names(self) -> list[tuple[Name, str]]:
        """The names of other articles, each with its grammatical slot."""
        return _slots(self.others)

    @cached_property
    def own_heads(self) -> Counter[tuple[str, str]]:
        """How often the article gives each (kind, head word)."""
        return Counter((n.kind, n.head) for n, _ in self.own_names)

    @cached_property
    def other_heads(self) -> Counter[tuple[str, str]]:
        """How often other articles give each (kind, head word)."""
        return Counter((n.kind, n.head) for n, _ in self.other_names)

    def other_name(self, s: Subject, name: Name) -> str | None:
        """A name to stand in the place of another, of the same type and slot but not the same thing."""
        slot = _slot(s.doc, name)
        if ("/joined" in slot and name.kind == "place") or not _sure(name, self.own_heads):
            return None
        near = self._candidates(s, name, slot, self.own_names, self.own_heads)
        far = self._candidates(s, name, slot, self.other_names, self.other_heads)
        if name.kind == "place" and name.text not in _COUNTRIES:
            near = []
        choices = near if near and (s.rng.random() < 0.8 or not far) else far
        return s.rng.choice(sorted(set(choices))) if choices else None

    def calls_by_surname(self, name: Name) -> bool:
        """Does the article elsewhere call this person by the last name alone?"""
        return any(n.kind == "person" and n.head == name.head and not n.modifiers for n, _ in self.own_names)

    def other_first_name(self, s: Subject, name: Name) -> str | None:
        """Another first name for a person named in full who is named elsewhere in the article too."""
        known = name.kind == "person" and len(name.modifiers) == 1 and self.calls_by_surname(name)
        if not known or not re.fullmatch(r"[A-Z][a-z]{2,} [A-Z][A-Za-z’'-]{2,}", name.text):
            return None
        first_names = [first for first in _FIRST_NAMES if first != name.text.split()[0]]
        return s.rng.choice(first_names)

    def foreign_place(self, s: Subject) -> str | None:
        """A country the article does not name."""
        text = " ".join(d.text for d in self.article)
        return s.rng.choice([c for c in sorted(_COUNTRIES) if c not in text and c[:4] not in text and c not in s.text])

    def _candidates(
        self, s: Subject, name: Name, slot: str, pool: list[tuple[Name, str]], heads: Counter[tuple[str, str]]
    ) -> list[str]:
        fit = (n for n, other in pool if other == slot and _sure(n, heads, 2) and self._differs(s, name, n))
        texts = (_as_called(s.doc, name, n) for n in fit)
        return [text for text in texts if text is not None]

    def _differs(self, s: Subject, name: Name, other: Name) -> bool:
        words = {other.head, *other.modifiers}
        mine = {w.lower_ for w in s.doc} | {w for n in s.facts.names for w in (n.head, *n.modifiers)}
        same_class = name.kind != "place" or (name.text in _COUNTRIES) == (other.text in _COUNTRIES)
        return (
            not words & mine
            and same_class
            and _PLAIN_NAME.fullmatch(other.text) is not None
            and not _abbreviates(name.text, other.text)
        )


def _slots(docs: Iterable[Doc]) -> list[tuple[Name, str]]:
    return [slotted for doc in docs for slotted in _doc_slots(doc)]


@lru_cache(maxsize=2048)
def _doc_slots(doc: Doc) -> tuple[tuple[Name, str], ...]:
    return tuple((name, _slot(doc, name)) for name in names(doc))


def _slot(doc: Doc, name: Name) -> str:
    """Type, article and role: what must agree for one name to stand where another stood."""
    span = doc.char_span(name.start, name.end, alignment_mode="expand")
    if span is None:
        return "none"
    the = span.start > 0 and doc[span.start - 1].lower_ == "the"
    joined = span.root.dep_ in ("compound", "amod", "nmod", "appos")
    tag = span.root.tag_ if name.kind == "group" else ""
    hyphen = span.end < len(doc) and doc[span.end].text.startswith("-")
    return f"{span.root.ent_type_}/{the}/{'joined' if joined or hyphen else 'free'}/{tag}/{hyphen}"


def _sure(name: Name, heads: Counter[tuple[str, str]], times: int = 1) -> bool:
    """Is the parser's type to be trusted: seen that often, or plain by its form?"""
    if name.kind == "group":
        return (
            re.search(r"(?:an|ans|ish|ese|ian|crats?|i|is|ims?|ench|reeks?|utch|ists?|ives?)$", name.text) is not None
        )
    return name.text in _COUNTRIES or heads[name.kind, name.head] >= times


def _as_called(doc: Doc, name: Name, other: Name) -> str | None:
    """The other name in the form the first has: in full, by surname, or after a title."""
    if name.kind != "person":
        return other.text
    before = doc.text[: name.start].rstrip().rpartition(" ")[2].rstrip(".")
    titled = before in ("Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "President", "Senator", "Prof")
    if titled or not name.modifiers:
        return other.text.split()[-1] if other.modifiers or titled else other.text
    return other.text if other.modifiers and not titled else None


def _abbreviates(one: str, other: str) -> bool:
    """May one of two names be the other's initials or a form of the same country?"""
    initials = ["".join(w[0] for w in t.split() if w[0].isupper()) for t in (one, other)]
    flat = [t.replace(".", "") for t in (one, other)]
    american = all(t in ("US", "USA", "United States", "America", "American", "Americans") for t in flat)
    british = all(
        t in ("UK", "Britain", "United Kingdom", "England", "Scotland", "Wales", "Great Britain") for t in flat
    )
    return american or british or initials[0] == flat[1] or initials[1] == flat[0]
