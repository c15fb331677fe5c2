"""What "the minister" or "the company" stands for: the one person or organisation the article calls so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gistcheck.coreference import unnamed
from gistcheck.coreference.antecedents import GENDERED
from gistcheck.coreference.descriptions import role_words
from gistcheck.coreference.entities import Entity, Mention, Pair, mentions_in
from gistcheck.coreference.nations import is_of, is_one_of_people
from gistcheck.coreference.things import Referent
from gistcheck.syntax.grammar import SUBJECTS, subject
from gistcheck.syntax.stance import SAYING
from gistcheck.vocabulary.people import FIRMS, KIN, ORGANISATIONS, calls_somebody, names_people
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_WRITINGS: Final = word_set("letter email message memo note statement complaint")
"""What is written to somebody."""
_NO_FIRMS: Final = word_set(
    "and department ministry office university court council committee commission parliament house police government"
    " institute union party school"
)
"""Words in the name of what is no firm, or is two."""
_LEARNING: Final = word_set("learn hear understand see")
"""What those do who only pass on what they were told."""
_SHARED: Final = word_set(
    "actor actress singer star player striker author writer director driver rider boxer golfer rapper comedian model"
)
"""What several may be, one among them who is not called so."""
_ROLE_REACH: Final = 6
"""How many sentences back the name behind "the minister" may stand last."""


def role(
    index: int,
    token: Token,
    named: Sequence[Entity],
    lead: Sequence[Entity],
    docs: Sequence[Doc],
    since: tuple[int, int],
) -> Referent | None:
    """The one person or organisation the article calls so; None for a noun that names no actor.

    `lead`: the organisations the article opens with: "the company" far down may be one of them, whoever was named last;
    `since`: where the noun stood last without a name: whoever was named before is not meant here either.
    """
    word, phrase = token.lower_, unnamed.definite(token)
    near = [(e, m) for e in named if (m := _before(index, token, e)) is not None]
    fitting = [(e, m) for e, m in near if _is_called(e, word, phrase)]
    described = bool(fitting)
    if word in FIRMS and _says_only_where(token):
        others = _firms(index, near, lead) if not fitting else _beside(index, near, fitting)
        fitting += [(e, m) for e, m in others if word in e.roles or _may_be_of(token, docs[m.sentence])]
    fitting = [(e, m) for e, m in fitting if e.name.lower() != word]  # "the department" is no name of its own
    if not fitting:
        return None
    entity, mention = fitting[0]
    clear = len(fitting) == 1 and (mention.sentence, mention.start) > since
    clear = clear and not _another_since(index, token, fitting[0], docs) and not _is_done_by(token, entity, index)
    if clear and all(e is not entity for e, _ in near):
        clear = not any(c.ent_type_ == "NORP" for c in token.lefts)  # "the Danish firm": named near by
    if clear and is_one_of_people(token):
        clear = all(e.nation or e.kind != "person" or _is_before(m, mention) for e, m in near)
    if clear and word in FIRMS:
        clear = not _is_overlooked(token.doc[: token.i], entity) and not _is_anothers(token, entity)
    if clear and (
        word in FIRMS or word in ORGANISATIONS
    ):  # "Barclays, the biggest [bank], lost 3%", whatever it is held for
        clear = all(t.head.text in entity.name for t in docs[0] if t.lower_ == word and t.dep_ == "appos")
    owners = {GENDERED[p.lower_] for c in token.conjuncts for p in c.lefts if p.lower_ in ("his", "her")}
    clear = clear and (entity.gender is None or owners <= {entity.gender})  # "the mayor and her staff"
    if clear and word in _SHARED:  # "George Raft, an actor. Brando was asked, as they wanted the [actor]"
        clear = all(e is entity or e.kind != "person" or m.sentence < index for e, m in near)
    if clear and word in FIRMS and not described:
        own = docs[mention.sentence][mention.token]
        before = token.doc[: token.i] if mention.sentence == index else own.doc[:]
        listed = own.dep_ not in SUBJECTS and (own.dep_ == "conj" or any(own.conjuncts))  # "such as Norvik and Delmar"
        clear = not (_is_overlooked(before, entity) or _stands_by(own) or _speaks_of(token, own) or listed)
    found = referent(index, token, fitting[0] if clear else None, fitting if clear or len(fitting) > 1 else ())
    start = min(t.idx for t in token.subtree if t.lower_ == "the")
    return replace(found, start=start, text=token.doc.text[start : found.end], phrase=True)


def _is_before(one: Mention, other: Mention) -> bool:
    return (one.sentence, one.start) <= (other.sentence, other.start)


def _is_called(entity: Entity, word: str, phrase: str) -> bool:
    """Whether the article calls somebody so, or a body, whose name may hold the word as well."""
    if word in ORGANISATIONS or word in FIRMS:
        own = entity.name.lower().split() if word in ORGANISATIONS and phrase == word else ()
        return entity.kind == "organisation" and (phrase in entity.roles or word in own)
    if entity.nation is not None and is_of(word, entity.nation):
        return entity.kind == "person"
    return entity.kind == "person" and phrase in entity.roles and (word == "old" or calls_somebody(word))


def _says_only_where(firm: Token) -> bool:
    """ "the company", "the Dutch company": no other word to say which."""
    return all(c.lower_ == "the" or c.ent_type_ in ("NORP", "GPE") for c in firm.lefts)


def _may_be_of(firm: Token, named_in: Doc) -> bool:
    """ "the Austrian company": only one in whose sentence the country is named, too."""
    land = next((c for c in firm.lefts if c.ent_type_ == "NORP"), None)
    return land is None or any(t.text[:4] == land.text[:4] and t != land for t in named_in)


def _firms(index: int, near: Sequence[Pair], lead: Sequence[Entity]) -> list[Pair]:
    """The firms of this sentence and the one before, and with them those the article opens with."""
    found = [(e, m) for e, m in near if m.sentence >= index - 1 and _is_firm(e)]
    lead = [e for e in lead if found and _is_firm(e) and all(e is not other for other, _ in found)]
    return found + [(e, e.mentions[0]) for e in lead]


def _beside(index: int, near: Sequence[Pair], called: Sequence[Pair]) -> list[Pair]:
    """Firms named nearer than those that the article calls so."""
    found = [(e, m) for e, m in near if m.sentence == index and _may_be_firm(e)]
    found += [(e, m) for e, m in near if m.sentence == index - 1 and m.subject and _is_firm(e)]
    return [pair for pair in found if all(pair[0] is not other for other, _ in called)]


def _another_since(index: int, token: Token, pair: Pair, docs: Sequence[Doc]) -> bool:
    """ "The [president] of Chile met President Moreno. The president ...", "a [company] sued Telstar": one of that
    kind, who is not the one named, in the sentence that names him or since."""
    entity, mention = pair
    for sentence in range(mention.sentence, index + 1):
        doc = docs[sentence]
        own = {t.i for m in entity.within(sentence, sentence) for t in _called(doc, m)}
        for other in doc if sentence < index else doc[: token.i]:
            alike = (
                other.lower_ == token.lower_ and other.tag_ in ("NN", "NNP") and other.dep_ not in ("compound", "attr")
            )
            alike &= not other.ent_type_ or is_one_of_people(other)
            if alike and other.i not in own and _is_told_apart(other):
                return True
    return False


def _called(doc: Doc, mention: Mention) -> Iterator[Token]:
    name = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return role_words(name) if name is not None else iter(())


def _is_told_apart(noun: Token) -> bool:
    """ "a company", "the company that owns it", "its company": which one it is stands there."""
    behind = any(c.i > noun.i and c.dep_ in ("prep", "relcl", "acl") for c in noun.children)
    return behind or noun.left_edge.lower_ in ("a", "an", "another") or any(c.dep_ == "poss" for c in noun.children)


def calls_itself(index: int, token: Token, named: Sequence[Entity]) -> bool:
    """ "Charlie Nolan, then the tournament [director]": said of somebody named there, and no mention of its own."""
    return any(token in _called(token.doc, m) for _, m in mentions_in(named, index, index))


def may_be(word: str, named: Sequence[Entity]) -> bool:
    """Whether "the top court" can be one that the article calls a court."""
    return any(_is_called(e, word, word) for e in named)


def _is_done_by(token: Token, entity: Entity, index: int) -> bool:
    """ "[Shah] puts on the director's hat": who acts in the sentence is not called so in what he does."""
    heads = {m.token for m in entity.within(index, index)}
    return entity.kind == "person" and any((who := subject(a)) is not None and who.i in heads for a in token.ancestors)


def _is_overlooked(words: Span, entity: Entity) -> bool:
    """ "banned Gazprom and barred banks from paying the firm", "a unit of [Delmar]": a name that the name finder does
    not know, or holds for a place."""
    for token in words:
        acts = token.dep_ in ("nsubj", "nsubjpass", "dobj") and not token.ent_type_ and token.text.istitle()
        owns = token.dep_ == "pobj" and token.head.lower_ == "of" and token.ent_type_ == "GPE"
        if token.pos_ == "PROPN" and (acts or owns) and token.text not in entity.name:
            return True
    return False


def _is_anothers(token: Token, entity: Entity) -> bool:
    """ "The company thinks so," said a spokesman of [Delmar]": who speaks of it belongs to another."""
    for verb in token.ancestors:
        who = subject(verb) if verb.lemma_ in SAYING else None
        if who is not None and any(t.ent_type_ in ("ORG", "GPE") and t.text not in entity.name for t in who.subtree):
            return True
    return False


def _stands_by(name: Token) -> bool:
    """Whether a body only hears or passes on what is told: "seen by the [Guardian]", "told [Reuters]", "a reporter for
    the [BBC]", "a woman from [Leeds]", "[Reuters] has learned that"; or another acts that is only told by it."""
    over = name.head.head
    if name.dep_ == "nsubj" and name.head.lemma_ in _LEARNING:
        return any(c.dep_ == "ccomp" for c in name.head.children)
    if name.dep_ == "poss":  # "[Norvik]'s rival"
        return name.head.lower_ in KIN or names_people(name.head.lower_)
    if name.dep_ != "pobj":
        return name.dep_ in ("dobj", "dative") and name.head.lemma_ in SAYING
    if name.head.lower_ == "by":
        return over.dep_ in ("acl", "relcl")
    if name.head.lower_ == "to":
        return over.lemma_ in SAYING or over.lemma_ in _WRITINGS
    return name.head.lower_ in ("for", "from") and names_people(over.lower_)


def _speaks_of(token: Token, name: Token) -> bool:
    """ "[Greenpeace] said the company had spilled oil": who speaks of it by that word may speak of another."""
    return any(a.lemma_ in SAYING and subject(a) == name and token in a.subtree for a in token.ancestors)


def _is_firm(entity: Entity) -> bool:
    """An organisation that is named by itself somewhere, not only in "a new Access Services division", and is neither
    two ("Norvik and Delmar") nor by its name of another kind ("the Department of Trade")."""
    other = not _NO_FIRMS.isdisjoint(entity.name.lower().split())
    return entity.kind == "organisation" and any(m.bare for m in entity.mentions) and not other


def _may_be_firm(entity: Entity) -> bool:
    """An organisation, or a single word that only the name finder holds for a person ("Yukos' lawyers")."""
    return entity.kind == "organisation" or (entity.kind == "person" and not entity.gender and " " not in entity.name)


def _before(index: int, token: Token, entity: Entity) -> Mention | None:
    return next(_earlier(index, token, entity), None)


def _earlier(index: int, token: Token, entity: Entity) -> Iterator[Mention]:
    for mention in reversed(entity.within(index - _ROLE_REACH, index)):
        if mention.sentence < index or (mention.sentence == index and mention.start < token.idx):
            yield mention


def referent(index: int, token: Token, chosen: Pair | None, fitting: Sequence[Pair]) -> Referent:
    name, source = (chosen[0].name, chosen[0].place) if chosen is not None else (None, None)
    names = tuple(dict.fromkeys(e.name for e, _ in fitting))
    possessive = token.tag_ == "PRP$"
    return Referent(index, token.idx, token.idx + len(token), token.text, name, source, names, possessive)


def by_its_name(record: Referent | None, found: Sequence[Referent]) -> Referent | None:
    """ "Norvik sold vans. The firm made money. [It] ...": Norvik; "the firm" alone would not say who."""
    if record is None or record.source is None or record.text.lower() not in ("it", "they"):
        return record
    sentence, _, end = record.source
    called = next((r for r in found if r.phrase and r.name and (r.sentence, r.end) == (sentence, end)), None)
    return record if called is None else replace(record, name=called.name, source=called.source)
