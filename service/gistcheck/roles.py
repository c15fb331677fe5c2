"""What "the minister" or "the company" stands for: the one person or organisation the article calls so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gistcheck.entities import ORGANISATIONS, Entity, Mention
from gistcheck.things import Referent
from gistcheck.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

Pair = tuple[Entity, Mention]

_FIRMS: Final = word_set("company firm bank airline retailer manufacturer carmaker broadcaster newspaper club charity")
_IMPERSONAL: Final = ("suit", "ment", "tion", "sion", "ness", "ity")
"""Ends of nouns that are no person, whatever the parse takes them to explain."""
_ROLE_REACH: Final = 6
"""How many sentences back the name behind "the minister" may stand last."""


def role(index: int, token: Token, named: Sequence[Entity], lead: Sequence[Entity]) -> Referent | None:
    """The one person or organisation the article calls so; None for a noun that names no actor.

    `lead`: the organisations the article opens with: "the company" far down may be one of them, whoever was named last.
    """
    word = token.lower_
    near = [(e, m) for e in named if (m := _before(index, token, e)) is not None]
    fitting = [(e, m) for e, m in near if e.kind == "person" and word in e.roles and not word.endswith(_IMPERSONAL)]
    if word in ORGANISATIONS:
        fitting = [(e, m) for e, m in near if e.kind == "organisation" and word in {*e.name.lower().split(), *e.roles}]
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
    only = len(fitting) == 1 and not (word in _FIRMS and _is_overlooked(token, fitting[0][0]))
    found = referent(index, token, fitting[0] if only else None, fitting)
    start = min(t.idx for t in token.subtree if t.lower_ == "the")
    return replace(found, start=start, text=token.doc.text[start : found.end], phrase=True)


def _is_overlooked(token: Token, entity: Entity) -> bool:
    """ "banned Gazprom and barred banks from paying the firm": a name before it that the name finder does not know."""
    before = (t for t in token.doc[: token.i] if t.pos_ == "PROPN" and not t.ent_type_ and t.text.istitle())
    acting = (t for t in before if t.dep_ in ("nsubj", "nsubjpass", "dobj"))
    return any(t.text not in entity.name for t in acting)


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
