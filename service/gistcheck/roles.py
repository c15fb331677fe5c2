"""What "the minister" or "the company" stands for: the one person or organisation the article calls so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gistcheck.entities import ORGANISATIONS, Entity, Mention
from gistcheck.grammar import subject
from gistcheck.stance import SAYING
from gistcheck.things import Referent
from gistcheck.unnamed import names_people
from gistcheck.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Pair = tuple[Entity, Mention]

_FIRMS: Final = word_set("company firm bank airline retailer manufacturer carmaker broadcaster newspaper club charity")
_WRITINGS: Final = word_set("letter email message memo note statement complaint")
"""What is written to somebody."""
_IMPERSONAL: Final = ("suit", "ment", "tion", "sion", "ness", "ity")
"""Ends of nouns that are no person, whatever the parse takes them to explain."""
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
    word = token.lower_
    near = [(e, m) for e in named if (m := _before(index, token, e)) is not None]
    fitting = [(e, m) for e, m in near if e.kind == "person" and word in e.roles and not word.endswith(_IMPERSONAL)]
    if word in ORGANISATIONS:
        fitting = [(e, m) for e, m in near if e.kind == "organisation" and word in {*e.name.lower().split(), *e.roles}]
    described = bool(fitting)
    if not fitting and word in _FIRMS:
        fitting = [(e, m) for e, m in near if m.sentence >= index - 1 and _is_firm(e)]
        if fitting:
            fitting += [(e, e.mentions[0]) for e in lead if all(e is not other for other, _ in fitting)]
    elif word in _FIRMS:
        beside = [(e, m) for e, m in near if m.sentence == index and _may_be_firm(e)]
        beside += [(e, m) for e, m in near if m.sentence == index - 1 and m.subject and _is_firm(e)]
        fitting += [pair for pair in beside if all(pair[0] is not other for other, _ in fitting)]
    fitting = [(e, m) for e, m in fitting if e.name.lower() != word]  # "the department" is no name of its own
    if not fitting:
        return None
    entity, mention = fitting[0]
    clear = len(fitting) == 1 and (mention.sentence, mention.start) > since
    if clear and word in _FIRMS:
        clear = not _is_overlooked(token.doc[: token.i], entity) and not _is_anothers(token, entity)
    if clear and word in _FIRMS and not described:
        own = docs[mention.sentence][mention.token]
        before = token.doc[: token.i] if mention.sentence == index else own.doc[:]
        clear = not _is_overlooked(before, entity) and not _stands_by(own) and not _speaks_of(token, own)
    found = referent(index, token, fitting[0] if clear else None, fitting if clear or len(fitting) > 1 else ())
    start = min(t.idx for t in token.subtree if t.lower_ == "the")
    return replace(found, start=start, text=token.doc.text[start : found.end], phrase=True)


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
    the [BBC]"."""
    over = name.head.head
    if name.dep_ != "pobj":
        return name.dep_ in ("dobj", "dative") and name.head.lemma_ in SAYING
    if name.head.lower_ == "by":
        return over.dep_ in ("acl", "relcl")
    if name.head.lower_ == "to":
        return over.lemma_ in SAYING or over.lemma_ in _WRITINGS
    return name.head.lower_ == "for" and names_people(over.lower_)


def _speaks_of(token: Token, name: Token) -> bool:
    """ "[Greenpeace] said the company had spilled oil": who speaks of it by that word may speak of another."""
    return any(a.lemma_ in SAYING and subject(a) == name and token in a.subtree for a in token.ancestors)


def _is_firm(entity: Entity) -> bool:
    """An organisation that is named by itself somewhere, not only in "a new Access Services division"."""
    return entity.kind == "organisation" and any(m.bare for m in entity.mentions)


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
    name, source = None, None
    if chosen is not None:
        where = chosen[0].source
        name, source = chosen[0].name, (where.sentence, where.start, where.end)
    names = tuple(dict.fromkeys(e.name for e, _ in fitting))
    possessive = token.tag_ == "PRP$"
    return Referent(index, token.idx, token.idx + len(token), token.text, name, source, names, possessive)
