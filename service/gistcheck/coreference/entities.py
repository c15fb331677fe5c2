"""Who and what an article names: mentions grouped by name, with gender and role evidence.

Evidence only: a title ("Ms"), a relative ("his wife X"), a role ("congresswoman X"), a common given
name, or a pronoun already tied to the name. Without evidence the gender is None, never guessed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from gistcheck.coreference.descriptions import NAMED_AFTER, gender, is_trade, names_nobody, roles, titles
from gistcheck.coreference.nations import nation
from gistcheck.syntax.agreement import number
from gistcheck.syntax.quotes import quoted_tokens
from gistcheck.syntax.stance import SAYING
from gistcheck.vocabulary import givennames
from gistcheck.vocabulary.people import FAMILY, FEMALE_WORDS, MALE_WORDS, TITLES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_KINDS: Final = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "NORP": "group"}
_LINKS: Final = frozenset(("IN", "TO", "CC", "DT"))  # tags of words that end no name: "sold Danny Ojo [to] Everton"
_DASHES: Final = frozenset(("--", "–", "—"))
_HEADS: Final = frozenset(("CEO", "CFO", "founder", "co-founder"))  # whom a firm has, and a person has not
_OLDEST: Final = 120  # years: a lower number behind a name may be an age


@dataclass(frozen=True, slots=True)
class Mention:
    """A name standing in sentence `sentence` at `start:end` of its characters.

    `token`: index of its head word; `subject`: it is the subject of its clause; `quoted`: it
    stands inside quotation marks; `bare`: it is no modifier of another noun ("Biden
    administration").
    """

    sentence: int
    start: int
    end: int
    text: str
    token: int
    subject: bool
    quoted: bool
    bare: bool


@dataclass(eq=False, slots=True)
class Entity:
    """All mentions of one name. `kind`: person, organisation, place or group; `roles`: lower-case
    nouns the article gives it ("advisor"); `gender`: "m", "f" or None for no evidence; `nation`: its country, if it is
    told."""

    kind: str
    mentions: list[Mention] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    gender: str | None = None
    nation: str | None = None
    name: str = ""
    """Its fullest name: the longest of at most four words, the first such."""

    def add(self, mention: Mention) -> None:
        """Add a mention; a fuller name becomes the name."""
        words = len(mention.text.split())
        if not self.mentions or len(self.name.split()) > 4 >= words or len(self.name.split()) < words <= 4:
            self.name = mention.text
        self.mentions.append(mention)

    def insert(self, mention: Mention) -> None:
        """Put in, at its place, a mention that is no name."""
        self.mentions.append(mention)
        self.mentions.sort(key=_position)

    def within(self, first: int, last: int) -> list[Mention]:
        """Its mentions in the sentences `first` to `last`, both included, in order."""
        low = bisect_left(self.mentions, first, key=_sentence)
        return self.mentions[low : bisect_right(self.mentions, last, key=_sentence)]

    @property
    def source(self) -> Mention:
        """Where the fullest name stands first."""
        return next(m for m in self.mentions if m.text == self.name)

    @property
    def place(self) -> tuple[int, int, int]:
        """(sentence, start, end) of the fullest name."""
        return self.source.sentence, self.source.start, self.source.end


Pair = tuple[Entity, Mention]
"""Somebody, and one of the places that name him or her."""


def mentions_in(named: Sequence[Entity], first: int, last: int) -> list[Pair]:
    """The mentions in the sentences `first` to `last`, both included, by who is named."""
    return [(entity, mention) for entity in named for mention in entity.within(first, last)]


def _sentence(mention: Mention) -> int:
    return mention.sentence


def _position(mention: Mention) -> tuple[int, int]:
    return mention.sentence, mention.start


def entities(docs: Sequence[Doc]) -> list[Entity]:
    """Group the names of an article; a surname alone joins the full name it ends.

    `docs`: its parsed sentences in order. Result: entities in order of their first mention.
    """
    names = _Names()
    works = {title for doc in docs for title in titles(doc)}
    for index, doc in enumerate(docs):
        quoted = quoted_tokens(doc)
        for ent in _spans(doc):
            if not (name := _trimmed(ent)) or (ent.label_ not in _KINDS and not _is_one(name.root)):
                continue
            if name.text in works or names_nobody(name, ent.label_):
                continue
            headed = doc[name.end : name.end + 1].text in _HEADS  # "Twitter CEO Dick Costolo"
            mention = replace(named := _mention(index, name, quoted), bare=named.bare or headed)
            called = roles(name)
            kin = bool(called & (MALE_WORDS | FEMALE_WORDS | FAMILY) - TITLES)
            entity = names.add(mention, "organisation" if headed else _KINDS.get(ent.label_, "person"), kin=kin)
            entity.roles |= called
            entity.gender, entity.nation = entity.gender or gender(name), entity.nation or nation(name)
            known = name[0].text if entity.kind == "place" else entity.name.split()[0]
            speaks = name.root.dep_ == "nsubj" and name.root.head.lemma_ in SAYING
            told = len(name) > 1 and (name.root.dep_ == "appos" or entity.nation is not None or speaks)
            human = entity.kind == "place" or ent.label_ == "PERSON" or told
            bare = all(m.text == name[-1].text for m in entity.mentions[:-1])  # "Reed", and then "Anna Reed"
            held = ent.label_ == "PERSON" and len(name) > 1 and (bool(entity.roles) or bare)
            if held or _is_one(name.root) or (entity.gender and human and givennames.gender(known)):
                entity.kind = "person"  # "Amanda Knox" held for an organisation once, "Knox" for a person later
    _add_overlooked(names.found, docs)
    return names.found


def _spans(doc: Doc) -> list[Span]:
    """What the name finder found, and the single words that it passed over and the sentence shows to be a person."""
    over = (t for t in doc if t.tag_ == "NNP" and not t.ent_type_ and t.dep_ != "compound" and _is_one(t))
    return sorted((*doc.ents, *(doc[t.i : t.i + 1] for t in over)), key=_start)


def _start(span: Span) -> int:
    return span.start


def _is_one(name: Token) -> bool:
    """ "Kestel, who [was] removed", "the [chairman], Hans-Uwe Orth": a person, whatever the recogniser holds; a club or
    firm would be "who were"."""
    if name.dep_ == "appos" and name.head.pos_ == "NOUN" and name.head.lower_ in MALE_WORDS | FEMALE_WORDS:
        return True
    if _has_age(name) or (name.dep_ == "poss" and name.head.lower_ in FAMILY):
        return True  # "Mirela, 45,", "27-year-old Mirela", "Mirela's mother"
    clauses = [c for c in name.children if c.dep_ == "relcl"]
    if any(t.lower_ == "whose" and t.head.lower_ in FAMILY for c in clauses for t in c.subtree):
        return True  # "Mirela, whose husband left"
    return any(number(c) > 0 and any(t.lower_ == "who" for t in c.children) for c in clauses)


def _has_age(name: Token) -> bool:
    ages = (c for c in name.children if c.dep_ == "appos" and c.text.isdecimal())
    if any(int(age.text) < _OLDEST and age.i == name.i + 2 for age in ages):
        return True
    return name.ent_type_ != "NORP" and any(c.lower_ == "old" and c.dep_ == "amod" for c in name.children)


def _add_overlooked(found: Sequence[Entity], docs: Sequence[Doc]) -> None:
    """Add surnames of known people that the entity recogniser passed over."""
    people = [e for e in reversed(found) if e.kind == "person"]
    surnames = {e.name.split()[-1]: e for e in people} | {m.text: e for e in people for m in e.mentions}
    for other in found:
        if surnames.get(other.name) not in (None, other):
            del surnames[other.name]  # "Trump", and "Eric Trump"
    taken = {(m.sentence, m.token) for e in found for m in e.mentions}
    for index, doc in enumerate(docs):
        quoted = quoted_tokens(doc)
        for token in doc:
            entity = surnames.get(token.text)
            known = entity is None or token.ent_type_ in _KINDS or (index, token.i) in taken
            if entity is not None and not known and not _is_namesake(token, entity):
                entity.add(_mention(index, doc[token.i : token.i + 1], quoted))
    for entity in found:
        entity.mentions.sort(key=_position)


def _is_namesake(surname: Token, entity: Entity) -> bool:
    """ "[Satish] Kumar" is not Manoj Kumar."""
    first = surname.nbor(-1) if surname.i else surname
    own = first.dep_ == "compound" and first.tag_ == "NNP" and first.ent_type_ in ("", "PERSON", "NORP")
    return own and first.lower_.rstrip(".") not in TITLES and first.text not in entity.name


def _trimmed(ent: Span) -> Span | None:
    """The entity without titles before it, and without a possessive or a word that leads on after it; of two names held
    for one across a dash, the second: "at the Nordic Arena -- Ines Holm sang"."""
    first = max((t.i + 1 for t in ent if t.text in _DASHES), default=ent.start)
    tokens = [t for t in ent.doc[first : ent.end] if (t.tag_ != "POS" and not t.is_punct) or t.text in ("-", ".")]
    while len(tokens) > 1 and (tokens[0].lower_.rstrip(".") in TITLES or is_trade(tokens)):
        tokens.pop(0)
    while tokens and (tokens[-1].text == "-" or (tokens[-1].tag_ in _LINKS and tokens[-1].is_lower)):
        tokens.pop()
    if not tokens or tokens[0].lower_ == "of" or not any(t.text[0].isupper() for t in tokens):
        return None  # "the King of Jordan"
    return ent.doc[tokens[0].i : tokens[-1].i + 1]


def _mention(sentence: int, name: Span, quoted: set[int]) -> Mention:
    head = name.root
    acting = head.head if head.dep_ == "appos" and head.head.tag_ == "NN" else head  # "our [editor] Mike Hale"
    subject = acting.dep_ in ("nsubj", "nsubjpass")
    bare = head.dep_ not in ("compound", "nmod", "amod")
    return Mention(sentence, name.start_char, name.end_char, name.text, head.i, subject, head.i in quoted, bare)


class _Names:
    """The entities found so far, by the names and by the first and last words of the names they go by."""

    def __init__(self) -> None:
        self.found: list[Entity] = []
        self._named: dict[tuple[str, ...], int] = {}
        self._known: list[set[tuple[str, ...]]] = []
        self._by_word: dict[str, set[int]] = {}

    def add(self, mention: Mention, kind: str, *, kin: bool) -> Entity:
        """Give a mention to its entity, a new one if none or two fit; somebody's `kin` with a full name is not the one
        that goes by the surname: "Trump ... his son Eric Trump"."""
        words = _key(mention.text)
        number = self._named.get(words) if kin and len(words) > 1 else self._same(words, kind)
        if number is None:
            number = len(self.found)
            self.found.append(Entity(kind))
            self._known.append(set())
        self.found[number].add(mention)
        self._named[words] = number
        self._known[number].add(words)
        for word in {*words[:1], *words[-1:]}:
            self._by_word.setdefault(word, set()).add(number)
        return self.found[number]

    def _same(self, words: tuple[str, ...], kind: str) -> int | None:
        """The entity already named so, in full or by its last (person) word; None when two fit."""
        if words in self._named:
            return self._named[words]
        near = {n for word in {*words[:1], *words[-1:]} for n in self._by_word.get(word, ())}
        if len(words) > 1 and kind == "person":
            namesakes = [n for n in near if len(self.found[n].name.split()) > 1 and self._ends(n, words[-1])]
            near = {n for n in near if len(self.found[n].name.split()) == 1 and not namesakes}
        fits = [n for n in near if any(_part(words, known, kind, self.found[n].kind) for known in self._known[n])]
        return fits[0] if len(fits) == 1 else None

    def _ends(self, number: int, word: str) -> bool:
        return self.found[number].kind == "person" and _key(self.found[number].name)[-1] == word


def _key(name: str) -> tuple[str, ...]:
    return tuple(word.lower().strip(".,") for word in name.split() if word.lower() not in ("the", "a"))


def _part(short: tuple[str, ...], long: tuple[str, ...], kind: str, other: str) -> bool:
    """A surname or given name of a person, or an opening of an organisation's name."""
    if len(short) > len(long):
        short, long = long, short
    if "person" in (kind, other):
        if long[-1] in NAMED_AFTER and len(long) > len(short) + 1:
            return False  # "Reed", and "Reed International Golf Club"
        return len(short) == 1 and len(long) > 1 and short[0] in (long[0], long[-1])
    return kind == other and short == long[: len(short)] and len(long) > len(short) > 1
