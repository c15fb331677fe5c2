"""Who can be meant by "he" or "she": the people named near it whom its place and its gender allow, and the one of them
who plainly is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from gistcheck.coreference import barred, talking
from gistcheck.coreference.antecedents import GENDERED
from gistcheck.coreference.entities import Entity, Mention, Pair, mentions_in
from gistcheck.syntax import grammar as g
from gistcheck.syntax.quotes import in_quotes
from gistcheck.vocabulary.people import FEMALE_WORDS, MALE_WORDS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

REACH: Final = 2
"""How many sentences back a name may stand; further back it is not what a reader thinks of."""

_GLOSS: Final = 4
"""Words from a pronoun to the end of a name in the brackets behind it."""


def fitting(index: int, token: Token, named: Sequence[Entity], docs: Sequence[Doc]) -> list[Pair]:
    """People whom the pronoun of sentence `index` can mean, in the order they were named first: each with its last
    mention before the pronoun, from the nearest sentences that name any."""
    wanted = GENDERED[token.lower_]
    found = [pair for pair in _nearest(index, token, named, docs) if pair[0].gender in (None, wanted)]
    return _certain_gender(token, found, wanted, docs)


def _nearest(index: int, token: Token, named: Sequence[Entity], docs: Sequence[Doc]) -> list[Pair]:
    """People named before the pronoun, the last mention of each, in the nearest sentences that name any.

    Names in somebody's quoted words count only for a pronoun there, or when there are no others.
    """
    own = in_quotes(token)
    return _named_near(index, token, named, docs, own) or _named_near(index, token, named, docs, True)


def _named_near(index: int, token: Token, named: Sequence[Entity], docs: Sequence[Doc], quoted: bool) -> list[Pair]:
    for back in range(REACH + 1):
        found = []
        for entity in named:
            if entity.kind != "person":
                continue
            mentions = [m for m in entity.within(index - back, index) if m.bare]
            mentions = [m for m in mentions if m.sentence < index or m.start < token.idx]
            mentions = [m for m in mentions if m.sentence < index or not _same_clause(token, m)]
            mentions = [m for m in mentions if quoted or not m.quoted]
            mentions = [m for m in mentions if not _is_described_by(docs[m.sentence][m.token], token)]
            if mentions:
                found.append((entity, mentions[-1]))
        if found:
            return found
    return []


def _certain_gender(token: Token, found: list[Pair], wanted: str, docs: Sequence[Doc]) -> list[Pair]:
    """If somebody is known to be of that gender, people of unknown gender give way, but for those who act or say what
    holds the pronoun and those with whom it is done ("Frank Lampard met [Ashley Cole]")."""
    if all(entity.gender != wanted for entity, _ in found):
        return found
    heads = [(e, m, docs[m.sentence][m.token]) for e, m in found]
    acts = [(m.subject or talking.tells(name, token) or _takes_part(name)) for _, m, name in heads]
    return [pair for pair, acting in zip(found, acts, strict=True) if pair[0].gender == wanted or acting]


def _takes_part(name: Token) -> bool:
    """Whether somebody is the object of a sentence's verb, also behind "with" or "by"."""
    if name.dep_ not in ("dobj", "pobj"):
        return False
    verb = name.head.head if name.head.lower_ in ("with", "by") else name.head
    return verb.dep_ == "ROOT"


def _same_clause(token: Token, mention: Mention) -> bool:
    """ "Omar met her": the object is not the subject of its own verb."""
    if token.dep_ not in ("dobj", "dative", "pobj") or token.lower_ in ("himself", "herself"):
        return False
    verb = next((a for a in token.ancestors if a.pos_ in ("VERB", "AUX")), None)
    head = token.doc[mention.token]
    if verb is not None and verb.dep_ == "conj" and head == g.subject(verb):
        return True  # "Omar attacked Lind and accused [her]"
    return verb is not None and head.head == verb and head.dep_ in ("nsubj", "nsubjpass", "dobj")


def _is_described_by(name: Token, pronoun: Token) -> bool:
    """ "The younger son of Prince Charles ... [He] served": the son, who is named elsewhere."""
    words = MALE_WORDS if GENDERED[pronoun.lower_] == "m" else FEMALE_WORDS
    above = (a for a in name.ancestors if a.dep_ in g.SUBJECTS and a.pos_ == "NOUN")
    above = (a for a in above if not (name.dep_ == "appos" and name.head == a))  # "[his father] Omar": Omar himself
    return any(a.lower_ in words and a.i < name.i for a in above)


def gloss(index: int, token: Token, named: Sequence[Entity]) -> Pair | None:
    """ "he [Omar]", "her (Omar's) visit": whom a quotation's brackets say a pronoun stands for."""
    behind = token.doc[token.i + 1 : token.i + 2].text
    if token.pos_ != "PRON" or behind not in ("[", "("):
        return None
    told = (pair for pair in mentions_in(named, index, index) if pair[0].kind == "person")
    return next((pair for pair in told if token.i + 1 < pair[1].token <= token.i + _GLOSS), None)


def rivals(index: int, token: Token, named: Sequence[Entity], fitting: Sequence[Pair], wanted: str) -> list[Pair]:
    """Those who fit, and the subjects of the sentences before that are known to be of that gender."""
    quoted = in_quotes(token)
    found = {id(entity): (entity, mention) for entity, mention in fitting}
    for entity, mention in mentions_in(named, index - REACH, index - 1):
        near = quoted or not mention.quoted
        if near and mention.subject and entity.kind == "person" and entity.gender == wanted:
            found.setdefault(id(entity), (entity, mention))
    return sorted(found.values(), key=lambda pair: (pair[1].sentence, pair[1].start))


def owner_acts_since(index: int, chosen: Pair, named: Sequence[Entity], docs: Sequence[Doc], wanted: str) -> bool:
    """ "Green's campaign vowed to go on. [He] spoke in Lund": whose campaign acts in the sentence before, and not whom
    an earlier one names."""
    if chosen[1].sentence >= index - 1:
        return False
    owners = ((e, docs[index - 1][m.token]) for e, m in mentions_in(named, index - 1, index - 1) if not m.quoted)
    acts = (e for e, name in owners if name.dep_ == "poss" and name.head.dep_ in g.SUBJECTS)
    return any(e.kind == "person" and e is not chosen[0] and e.gender in (None, wanted) for e in acts)


def is_unsure(index: int, token: Token, chosen: Pair) -> bool:
    """Whether it is not known that he or she is meant: one of unknown gender who does not act there, or only tells of
    others: "Green said [she] ..."."""
    entity, mention = chosen
    acts = mention.sentence == index and mention.subject and not talking.says(token.doc[mention.token])
    return entity.gender is None and not acts and not token.lower_.endswith("self")


def two_genders(index: int, token: Token, fitting: Sequence[Pair], named: Sequence[Entity]) -> bool:
    """ "[she] set fire to his office": a name of unknown gender may go with either, with no other name for one."""
    opposite = "f" if GENDERED[token.lower_] == "m" else "m"
    known = any(e.gender == opposite and e.within(index - 1, index) for e in named)
    both = any(GENDERED.get(t.lower_) == opposite for t in token.doc)
    return both and not known and any(entity.gender is None for entity, _ in fitting)


def same_as_before(token: Token, fitting: Sequence[Pair], before: Pair | None) -> Pair | None:
    """The one an earlier pronoun of the sentence stood for, or, for "himself", the nearest."""
    if token.lower_.endswith("self"):
        beside = [p for p in fitting if p[1].token == token.i - 1]  # "Obama [himself]"
        if beside:
            return beside[0]
        return before or (fitting[-1] if fitting else None)
    return next((pair for pair in fitting if before is not None and pair[0] is before[0]), None)


def its_subject(index: int, token: Token, fitting: Sequence[Pair], wanted: str) -> Pair | None:
    """ "Evans donned [his] costume": a possessive goes with the subject of its own clause, if that can be meant and not
    rather the one who says so: "his wife Priya said Dev squeezed [her] hand"."""
    who = barred.actor(token) if token.tag_ == "PRP$" else None
    if who is None or any(
        m.sentence == index and barred.is_done_to(token.doc[m.token], who, token) for _, m in fitting
    ):
        return None  # "Green attacked Nolan over [his] style"
    own = (p for p in fitting if (p[1].sentence, p[1].token) == (index, who.i))
    pair = next(own, None) if not barred.is_joined(who) else None
    known = [token.doc[m.token] for e, m in fitting if e.gender == wanted and m.sentence == index]
    rather = any(talking.tells(name, token) for name in known)
    return None if pair is not None and pair[0].gender is None and rather else pair


def only(index: int, token: Token, fitting: Sequence[Pair]) -> Pair | None:
    alone = sole(index, token, fitting)
    return alone if alone is not None and alone[1].sentence == index else None


def sole(index: int, token: Token, fitting: Sequence[Pair]) -> Pair | None:
    return fitting[0] if len(fitting) == 1 and not _in_passing(index, token, fitting[0]) else None


def _in_passing(index: int, token: Token, pair: Pair) -> bool:
    """Somebody of unknown gender, named in the same sentence in a phrase: "as the star shoots a film opposite Varun
    Dhawan, she ..." may speak of another."""
    entity, mention = pair
    return mention.sentence == index and entity.gender is None and token.doc[mention.token].dep_ == "pobj"
