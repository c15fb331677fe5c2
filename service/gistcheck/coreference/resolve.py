"""What a pronoun, or "the minister", stands for: a name when one candidate is clear, else ambiguous.

Rules say who can be meant (number, gender where the article gives evidence, the same clause,
recency); among several the likeliest is named if `antecedents.chances` is sure of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from gistcheck.coreference import antecedents, barred, candidates, talking, things, unnamed
from gistcheck.coreference.antecedents import GENDERED
from gistcheck.coreference.candidates import REACH
from gistcheck.coreference.entities import Entity, Mention, entities
from gistcheck.coreference.roles import Pair, by_its_name, calls_itself, may_be, referent, role
from gistcheck.coreference.things import Link, Referent
from gistcheck.syntax import grammar as g
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
    memory = _Memory(unnamed.leads(docs, named))
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
    memory: _Memory,
) -> Referent | None:
    if calls_itself(index, token, named):
        return None
    record = role(index, token, named, lead, docs, memory.open.get(phrase, (-1, 0)))
    if record is not None and record.name is not None:
        _mention_again(record, token, named)
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


@dataclass(slots=True)
class _Memory:
    """`leads`: the sentences with somebody whom the story does not name; `here`: whom each gender's pronouns in this
    sentence stood for so far, the last of them at token `at`; `told`: whom the last pronoun that acts stood for, with
    its sentence; `last`: the last sentence with a pronoun for a name; `doubt`: where the last unclear pronoun of a
    gender stands: whoever was named before it is no clearer now; `open`: the same for each role noun; `spoke`: whom
    each pronoun that speaks stood for, with its sentence."""

    leads: frozenset[int]
    here: dict[str, Pair] = field(default_factory=dict)
    at: dict[str, int] = field(default_factory=dict)
    told: dict[str, tuple[int, Pair | None]] = field(default_factory=dict)
    last: dict[things.Place, int] = field(default_factory=dict)
    spoke: list[tuple[int, Pair]] = field(default_factory=list)
    doubt: dict[str, tuple[int, int]] = field(default_factory=dict)
    open: dict[str, tuple[int, int]] = field(default_factory=dict)

    def may_be_another(self, index: int) -> bool:
        """Whether the story's unnamed person stands in the sentence or in those just before."""
        return not self.leads.isdisjoint(range(index - REACH, index + 1))

    def going_on(self, index: int, token: Token, named: Sequence[Entity], docs: Sequence[Doc]) -> list[Pair]:
        """ "He joined in May. Soon [he] left": who the sentence before is about goes on, where it names nobody else."""
        wanted = GENDERED[token.lower_]
        sentence, pair = self.told.get(wanted, (-1, None))
        since = self.doubt.get(wanted, (-1, 0))[0]
        if pair is None or not since < sentence >= index - 1 or in_quotes(token):
            return []
        known = pair[0] in named and not unnamed.acts_between(index - 2, index, token, pair[0], named, docs)
        return [pair] if known else []

    def newer(self, pair: Pair | None, wanted: str) -> Pair | None:
        """The candidate if it was named since the last unclear pronoun."""
        since = self.doubt.get(wanted, (-1, 0))
        return pair if pair is not None and (pair[1].sentence, pair[1].start) > since else None


def _pronoun(
    index: int, token: Token, named: list[Entity], docs: Sequence[Doc], link: Link | None, memory: _Memory
) -> Referent | None:
    if (gloss := candidates.gloss(index, token, named)) is not None:
        return replace(referent(index, token, gloss, [gloss]), name=gloss[1].text)
    if token.lower_ in GENDERED and token.pos_ == "PRON":
        found = _person(index, token, named, docs, link, memory)
        if found.name is None:
            memory.doubt[GENDERED[token.lower_]] = (index, token.idx)
        return found
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
    people = (e for e in named if e.kind == "person")
    return any(start <= m.start < end for e in people for m in e.within(sentence, sentence))


def _person(
    index: int, token: Token, named: list[Entity], docs: Sequence[Doc], link: Link | None, memory: _Memory
) -> Referent:
    wanted = GENDERED[token.lower_]
    everybody = named
    here = [(e, m) for e in named for m in e.within(index, index)]
    others = [e for e, m in here if _is_another(token, m)]
    named = [e for e in named if e not in others]
    before = memory.here.get(wanted)
    fitting = candidates.fitting(index, token, named, docs) or memory.going_on(index, token, named, docs)
    own = candidates.its_subject(index, token, fitting)
    if own is not None and barred.may_be_relative(token, acting=True):
        return referent(index, token, None, fitting)
    if own is None and (
        unnamed.has_own(token, barred.actor(token))
        or barred.faces_another(token, alone=len(fitting) < 2)
        or barred.may_be_relative(token)
        or _is_open(index, barred.actor(token), memory.doubt.get(wanted))
        or barred.stresses_another(token, [m for _, m in here])
        or (before is None and unnamed.belongs_to(index, token, named, docs))
    ):
        return referent(index, token, None, fitting)
    alone = own is None and before is None and not token.lower_.endswith("self")
    if alone and unnamed.stands_above(token, [m for _, m in here], named):
        return referent(index, token, None, fitting)
    says = talking.who_says(token)
    another = says is not None and says.i < token.i and talking.is_of_somewhere(says)
    if own is None and before is None and (another or candidates.two_genders(index, token, fitting, named)):
        return referent(index, token, None, fitting)
    chosen = (
        own
        or candidates.same_as_before(token, fitting, before)
        or memory.newer(candidates.only(index, token, fitting), wanted)
    )
    if chosen is not None and own is None and before is None and candidates.is_unsure(index, token, chosen):
        fitting = candidates.rivals(index, token, named, fitting, wanted)
        chosen = chosen if len(fitting) == 1 else None
    if chosen is not None and own is None and before is not None and before[0] is not chosen[0]:
        chosen, fitting = None, [*fitting, before]  # "she was in the house when Kercher was killed and [she] accused"
    if (ahead := barred.subject_ahead(token)) is not None and own is None:
        found = _ahead(ahead, [pair for pair in here if pair[0] in named], fitting, wanted)
        if found is not None and unnamed.is_evident(found[0], docs):
            memory.here[wanted], memory.at[wanted] = found, ahead.i
            return referent(index, token, found, [found])
        if barred.may_be_meant(ahead, [m for e, m in here if e.kind == "person" and e.gender in (None, wanted)]):
            return referent(index, token, None, fitting)
    open_ = memory.doubt.get(wanted, (-1, 0))[0] == index and before is None
    if open_ and barred.is_told(token, memory.doubt[wanted][1]):
        return referent(index, token, None, fitting)
    if chosen is not None and open_ and token.dep_ in g.SUBJECTS and not chosen[1].subject:
        return referent(index, token, None, fitting)  # "when he saw Mr Smith, [he] shot at him"
    if chosen is not None and own is None and talking.is_said_of_itself(token, [m for _, m in here]):
        return referent(index, token, None, fitting)
    spoke = None if chosen is not None else talking.speaking(index, token, named, docs, memory.spoke)
    if spoke is not None and (later := talking.acted_since(index, spoke, named, docs, wanted)):
        return referent(index, token, None, [*later, spoke])
    chosen = chosen or spoke
    elsewhere = chosen is None or chosen[1].sentence < index
    if elsewhere and talking.another_spoke(index, token, named, docs):
        return referent(index, token, None, fitting)
    if elsewhere and ((spoke is None and memory.may_be_another(index)) or unnamed.stands_before(token, named)):
        return referent(index, token, None, fitting)
    if chosen is None:
        fitting = candidates.rivals(index, token, named, fitting, wanted)
        chosen = memory.newer(candidates.sole(index, token, fitting), wanted)
        chosen = chosen or _likeliest(index, token, fitting, named, docs, link)
    if chosen is not None and _is_doubtful(index, token, chosen, everybody, docs, open_=open_):
        chosen = None
    if chosen is not None and own is None and _may_be_another(index, token, chosen, fitting, everybody, docs, memory):
        chosen = None
    if chosen is not None:
        chosen[0].gender = chosen[0].gender or wanted
        memory.here[wanted], memory.at[wanted] = chosen, token.i
        memory.last[chosen[0].place] = index
        if token.dep_ in g.SUBJECTS:
            memory.told[wanted] = (index, chosen)
        if token.dep_ == "nsubj" and talking.says(token):
            memory.spoke.append((index, chosen))
    return referent(index, token, chosen, fitting)


def _ahead(ahead: Token, here: Sequence[Pair], fitting: Sequence[Pair], wanted: str) -> Pair | None:
    """The subject behind the pronoun, "In [his] speech, Green said", if nobody else can be meant."""
    people = (p for p in here if p[0].kind == "person" and p[0].gender in (None, wanted) and p[1].token == ahead.i)
    subject = next(people, None)
    return subject if subject is not None and all(pair[0] is subject[0] for pair in fitting) else None


def _is_doubtful(
    index: int, token: Token, chosen: Pair, named: Sequence[Entity], docs: Sequence[Doc], *, open_: bool
) -> bool:
    """Whether the article leaves open if the name is a person's, or speaks of somebody else there or since."""
    if chosen[1].sentence < index and (open_ or unnamed.leads_with_another(token, docs, chosen[1], named)):
        return True
    return not unnamed.is_evident(chosen[0], docs) or unnamed.office_acts_since(index, token, chosen, docs)


def _may_be_another(
    index: int,
    token: Token,
    chosen: Pair,
    fitting: Sequence[Pair],
    named: Sequence[Entity],
    docs: Sequence[Doc],
    memory: _Memory,
) -> bool:
    """Whether somebody came between the one chosen and the pronoun, or was named in one breath with that one."""
    entity, mention = chosen
    if mention.sentence == index and barred.is_one_of_several(token, mention, entity, [e for e, _ in fitting]):
        return True
    wanted = GENDERED[token.lower_]
    named_last = max(m.sentence for m in entity.within(0, index) if (m.sentence, m.start) <= (index, token.idx))
    last = max(named_last, memory.last.get(entity.place, -1))
    if unnamed.acts_between(last, index, token, entity, named, docs):
        return True
    since = [mention.token] if mention.sentence == index else []
    if wanted in memory.here and memory.here[wanted][0] is entity:
        since.append(memory.at[wanted])
        acted = (m for e, m in fitting if e is not entity and m.sentence == index and m.subject)
        if any(max(since) < m.token for m in acted):
            return True  # "He[=Green] fears Nolan will ask for [his] seat"
    return bool(since) and barred.stands_between(token, max(since), entity)


def _is_another(token: Token, mention: Mention) -> bool:
    name = token.doc[mention.token]
    return talking.says_it(token, mention) or unnamed.is_told_of(token, name) or barred.is_another(token, name)


def _is_open(index: int, who: Token | None, doubt: tuple[int, int] | None) -> bool:
    """ "[He] misled Nolan over his contacts": whose, if it is unclear who misled him?"""
    return who is not None and doubt == (index, who.idx)


def _likeliest(
    index: int, token: Token, fitting: Sequence[Pair], named: Sequence[Entity], docs: Sequence[Doc], link: Link | None
) -> Pair | None:
    """The one the pronoun most probably stands for, if that is clear."""
    if not fitting:
        return None
    scene = antecedents.Scene(index, token, docs, named)
    chances = antecedents.chances(scene, [(m.sentence, m.start, m.end) for _, m in fitting], link)
    best = int(chances.argmax())
    return fitting[best] if float(chances[best]) >= antecedents.SURE else None
