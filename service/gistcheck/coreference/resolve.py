"""What a pronoun, or "the minister", stands for: a name when one candidate is clear, else ambiguous.

Rules say who can be meant (number, gender where the article gives evidence, the same clause,
recency); among several the likeliest is named if `antecedents.chances` is sure of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from gistcheck.coreference import antecedents, candidates, persons, things, unnamed
from gistcheck.coreference.antecedents import GENDERED
from gistcheck.coreference.entities import Entity, Mention, entities, mentions_in
from gistcheck.coreference.memory import Memory
from gistcheck.coreference.roles import by_its_name, calls_itself, may_be, referent, role
from gistcheck.coreference.things import Link, Referent
from gistcheck.syntax.quotes import in_quotes

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def resolve(docs: Sequence[Doc], link: Link | None = None) -> list[Referent]:
    """Resolve the pronouns and bare role nouns of an article.

    `docs`: its parsed body sentences in order; `link`: the reader's link probabilities, or None
    for rules alone. Result: one record per pronoun that stands for somebody or something and per
    role noun that was named before; the sentence index counts `docs`. A gender learnt from a
    clear pronoun serves the later ones.
    """
    named = entities(docs)
    lead = [e for e in named if e.kind == "organisation" and any(m.subject for m in e.within(0, 0))]
    places: dict[int, list[int]] = {}
    for number, entity in enumerate(named):
        for sentence in {m.sentence for m in entity.mentions}:
            places.setdefault(sentence, []).append(number)
    found: list[Referent] = []
    memory = Memory(unnamed.leads(docs, named))
    for index, doc in enumerate(docs):
        around = range(index - antecedents.BEFORE, index + antecedents.AFTER + 1)
        near = [named[number] for number in sorted({n for i in around for n in places.get(i, ())})]
        memory.here.clear()
        for token in doc:
            if phrase := unnamed.definite(token):
                record = _definite(index, token, phrase, near, lead, docs, memory)
            else:
                record = by_its_name(_pronoun(index, token, near, docs, link, memory), found)
            if record is not None:
                found.append(record)
    return found


def _definite(
    index: int,
    token: Token,
    phrase: str,
    named: Sequence[Entity],
    lead: Sequence[Entity],
    docs: Sequence[Doc],
    memory: Memory,
) -> Referent | None:
    if calls_itself(index, token, named):
        return None
    record = role(index, token, named, lead, docs, memory.open.get(phrase, (-1, 0)))
    if record is not None and record.name is not None:
        _mention_again(record, token, (*named, *lead))
        return record
    memory.open[phrase] = (index, token.idx)
    if not may_be(token.lower_, named):
        memory.open[token.lower_] = (index, token.idx)
    return record


def _mention_again(record: Referent, token: Token, near: Sequence[Entity]) -> None:
    """ "The minister" names somebody as a name does, for the words behind it."""
    entity = next(e for e in near if e.place == record.source)
    subject = token.dep_ in ("nsubj", "nsubjpass")
    entity.insert(Mention(record.sentence, token.idx, record.end, token.text, token.i, subject, in_quotes(token), True))


def _pronoun(
    index: int, token: Token, named: list[Entity], docs: Sequence[Doc], link: Link | None, memory: Memory
) -> Referent | None:
    if (gloss := candidates.gloss(index, token, named)) is not None:
        return replace(referent(index, token, gloss, [gloss]), name=gloss[1].text)
    if token.lower_ in GENDERED and token.pos_ == "PRON":
        return persons.person(index, token, named, docs, link, memory)
    if (speaker := things.itself(index, token, docs)) is not None:
        return speaker
    if token.lower_ in ("it", "they") and token.dep_ in ("nsubj", "nsubjpass") and index > 0:
        thing = things.refer(index, token, docs, link)
        return replace(thing, name=None, source=None) if thing is not None and _is_somebody(thing, named) else thing
    return None


def _is_somebody(found: Referent, named: Sequence[Entity]) -> bool:
    """ "Dudek left. [It] was hard for Jerzy": what the name finder holds for a thing here is a person elsewhere."""
    if found.source is None or found.text.lower() != "it":
        return False
    sentence, start, end = found.source
    return any(e.kind == "person" and start <= m.start < end for e, m in mentions_in(named, sentence, sentence))
