"""Whom "he" or "she" stands for: who plainly is meant, who goes on speaking, else who is likeliest; nobody where
another may be meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gistcheck.coreference import antecedents, barred, candidates, talking, unnamed
from gistcheck.coreference.antecedents import GENDERED
from gistcheck.coreference.entities import Entity, Mention, Pair, mentions_in
from gistcheck.coreference.memory import Memory
from gistcheck.coreference.roles import referent
from gistcheck.coreference.things import Link, Referent
from gistcheck.syntax import grammar as g
from gistcheck.syntax.quotes import in_quotes
from gistcheck.syntax.stance import SAYING
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OF_FIRMS: Final = word_set(
    "board staff share shareholder chief boss owner lawyer founder chairman spokesman office profit"
)
"""What a firm has: "Norvik's board backed [him]"."""
Choice = tuple[Pair | None, Sequence[Pair]]
"""Who is meant, None where it is unclear, and who can be."""


@dataclass(frozen=True, slots=True)
class Case:
    """The pronoun `token` of sentence `index`, of a man or a woman as `wanted` says ("m", "f"), and what tells who it
    is: `everybody` named near it and those of them it can mean by its place (`named`); the names in its sentence
    (`here`); `fitting`: who can be meant; `own`: the subject of its clause, where that one plainly is; `before`: whom
    an earlier pronoun of the sentence stood for."""

    index: int
    token: Token
    wanted: str
    everybody: Sequence[Entity]
    named: Sequence[Entity]
    here: Sequence[Pair]
    fitting: Sequence[Pair]
    own: Pair | None
    before: Pair | None
    docs: Sequence[Doc]
    memory: Memory

    @property
    def here_named(self) -> list[Mention]:
        """The names in the sentence, by themselves."""
        return [m for _, m in self.here]

    @property
    def open_here(self) -> bool:
        """Whether a pronoun of the same gender stayed unclear in this sentence, and none before it was clear: '"[His]
        lawyer left," he said' leaves open who left, not who said so."""
        sentence, at = self.memory.doubted(self.wanted)
        if sentence != self.index or self.before is not None:
            return False
        doubted = g.token_at(self.token.doc, at)
        return doubted is None or not in_quotes(doubted) or in_quotes(self.token)


def person(
    index: int, token: Token, named: Sequence[Entity], docs: Sequence[Doc], link: Link | None, memory: Memory
) -> Referent:
    """What is known of a pronoun for a man or a woman; `memory` keeps it for the next ones."""
    chosen, among = _choice(_case(index, token, named, docs, memory), link)
    memory.keep(index, token, chosen)
    return referent(index, token, chosen, among)


def _case(index: int, token: Token, everybody: Sequence[Entity], docs: Sequence[Doc], memory: Memory) -> Case:
    wanted = GENDERED[token.lower_]
    here = mentions_in(everybody, index, index)
    others = [e for e, m in here if _is_another(token, m)]
    named = [e for e in everybody if e not in others]
    fitting = candidates.fitting(index, token, named, docs) or memory.going_on(index, token, named, docs)
    own = candidates.its_subject(index, token, fitting, wanted)
    return Case(index, token, wanted, everybody, named, here, fitting, own, memory.here.get(wanted), docs, memory)


def _is_another(token: Token, mention: Mention) -> bool:
    name = token.doc[mention.token]
    return talking.says_it(token, mention) or unnamed.is_told_of(token, name) or barred.is_another(token, name)


def _choice(case: Case, link: Link | None) -> Choice:
    if _is_barred(case):
        return None, case.fitting
    chosen, among = _at_hand(case)
    if case.own is None and (ahead := _ahead(case, among)) is not None:
        return ahead
    if _is_left_open(case, chosen):
        return None, among
    chosen, among = _from_before(case, chosen, among, link)
    if chosen is not None and (_is_doubtful(case, chosen) or (case.own is None and _is_between(case, chosen, among))):
        return None, among
    return chosen, among


def _is_barred(case: Case) -> bool:
    """Whether somebody without a name can be meant, by what stands around the pronoun."""
    if case.own is not None:
        return barred.may_be_relative(case.token, acting=True)
    if talking.may_speak_of_another(case.token, [m.token for _, m in case.fitting if m.sentence == case.index]):
        return True
    if _goes_with_another(case) or barred.stresses_another(case.token, case.here_named):
        return True
    return case.before is None and _begins_with_another(case)


def _goes_with_another(case: Case) -> bool:
    """Whether a relative may be meant, or who acts in the clause: one without a name or an unclear pronoun, "[he]
    misled Nolan over his contacts"."""
    who = barred.actor(case.token)
    unclear = who is not None and case.memory.doubt.get(case.wanted) == (case.index, who.idx)
    if unclear or unnamed.has_own(case.token, who) or barred.may_be_relative(case.token):
        return True
    if barred.goes_on_from_another(case.token):
        return True
    return barred.faces_another(case.token, alone=len(case.fitting) < 2)


def _begins_with_another(case: Case) -> bool:
    """The same of the first pronoun of a sentence, by who acts or speaks around it."""
    index, token = case.index, case.token
    if unnamed.belongs_to(index, token, case.named, case.docs):
        return True
    if not token.lower_.endswith("self") and unnamed.stands_above(token, case.here_named, case.named):
        return True
    says = talking.who_says(token)
    another = says is not None and says.i < token.i and talking.is_introduced(says)
    return another or candidates.two_genders(index, token, case.fitting, case.named)


def _at_hand(case: Case) -> Choice:
    """The subject of the clause, whom the pronoun before it stood for, or the only one in the sentence."""
    index, token, before, among = case.index, case.token, case.before, case.fitting
    if case.own is not None:
        return case.own, among
    same = candidates.same_as_before(token, among, before)
    chosen = same or case.memory.newer(candidates.only(index, token, among), case.wanted)
    if chosen is None:
        return None, among
    if before is not None:  # "she was in the house when Kercher was killed and [she] accused"
        return (chosen, among) if before[0] is chosen[0] else (None, [*among, before])
    if candidates.is_unsure(index, token, chosen):
        among = candidates.rivals(index, token, case.named, among, case.wanted)
        chosen = chosen if len(among) == 1 else None
    return chosen, among


def _ahead(case: Case, among: Sequence[Pair]) -> Choice | None:
    """The subject behind the pronoun, "In [his] speech, Green said", if nobody else can be meant; None where none may
    be."""
    if (ahead := barred.subject_ahead(case.token)) is None:
        return None
    people = [(e, m) for e, m in case.here if e.kind == "person" and m.token == ahead.i]
    people = [pair for pair in people if pair[0].gender in (None, case.wanted)]
    subject = next((pair for pair in people if pair[0] in case.named), None)
    if subject is not None and all(e is subject[0] for e, _ in among) and unnamed.is_evident(subject[0], case.docs):
        return subject, [subject]
    return (None, among) if people or unnamed.is_unnamed(ahead) else None


def _is_left_open(case: Case, chosen: Pair | None) -> bool:
    """Whether an unclear pronoun of the sentence leaves this one unclear, or what somebody without a name says does:
    "when he saw Mr Smith, [he] shot at him"."""
    token = case.token
    if case.open_here and barred.is_told(token, case.memory.doubted(case.wanted)[1]):
        return True
    if chosen is None:
        return False
    if case.open_here and token.dep_ in g.SUBJECTS and not chosen[1].subject:
        return True
    if token.dep_ in ("attr", "acomp") and chosen[0].gender is None:
        return True  # "Green said the voice was not [his]"
    return case.own is None and talking.is_said_of_itself(token, case.here_named)


def _from_before(case: Case, chosen: Pair | None, among: Sequence[Pair], link: Link | None) -> Choice:
    """Who is meant where nobody in the sentence plainly is: who goes on speaking, the only one, or the likeliest."""
    index, token, named, docs = case.index, case.token, case.named, case.docs
    spoke = None if chosen is not None else talking.speaking(index, token, named, docs, case.memory.spoke)
    told = case.memory.about(case.wanted)
    if chosen is None and (about := talking.introduced(index, token, named, docs, told, alone=spoke is None)):
        return about, [about]
    if spoke is not None and (later := talking.acted_since(index, spoke, named, docs, case.wanted)):
        return None, [*later, spoke]
    chosen = chosen or spoke
    if (chosen is None or chosen[1].sentence < index) and _another_is_nearer(case, spoke):
        return None, among
    if chosen is None:
        among = candidates.rivals(index, token, named, among, case.wanted)
        chosen = case.memory.newer(candidates.sole(index, token, among), case.wanted)
    return chosen or _likeliest(case, among, link), among


def _another_is_nearer(case: Case, spoke: Pair | None) -> bool:
    """Whether somebody without a name stands or speaks nearer than any name."""
    if talking.another_spoke(case.index, case.token, case.named, case.docs):
        return True
    return (spoke is None and case.memory.may_be_another(case.index)) or unnamed.stands_before(
        case.token, [e for e, _ in case.fitting]
    )


def _likeliest(case: Case, among: Sequence[Pair], link: Link | None) -> Pair | None:
    """The one the pronoun most probably stands for, if that is clear."""
    if not among:
        return None
    scene = antecedents.Scene(case.index, case.token, case.docs, case.named)
    chances = antecedents.chances(scene, [(m.sentence, m.start, m.end) for _, m in among], link)
    best = int(chances.argmax())
    return among[best] if float(chances[best]) >= antecedents.SURE else None


def _is_doubtful(case: Case, chosen: Pair) -> bool:
    """Whether the article leaves open if the name is a person's, or speaks of somebody else there or since."""
    entity, mention = chosen
    fresh = case.before is None or case.before[0] is not entity
    if mention.sentence < case.index and (
        _leads_elsewhere(case, mention) or (fresh and _surname_stands_here(case, entity))
    ):
        return True
    if mention.sentence == case.index - 1 and _goes_on_from_another(case, mention):
        return True
    if candidates.owner_acts_since(case.index, chosen, case.everybody, case.docs, case.wanted):
        return True
    since = unnamed.office_acts_since(case.index, case.token, chosen, case.docs)
    return since or not unnamed.is_evident(entity, case.docs)


def _surname_stands_here(case: Case, entity: Entity) -> bool:
    """ "Reed has denied [his] books are bad", "dressed down Reed for [his] words": a bare surname that the recogniser
    took for a body, and that may be meant."""
    known = {word for m in entity.mentions for word in m.text.split()}
    bodies = (t for t in case.docs[case.index][: case.token.i] if t.ent_type_ in ("ORG", "MONEY") and t.tag_ == "NNP")
    bare = (t for t in bodies if t.text.istitle() and not any(c.dep_ in ("det", "compound") for c in t.lefts))
    acting = (t for t in bare if t.dep_ in ("nsubj", "nsubjpass", "dobj", "poss") and t.text not in known)
    acting = (t for t in acting if t.dep_ != "poss" or t.head.lemma_ not in _OF_FIRMS)
    return any(t.dep_ != "nsubj" or t.head.lemma_ in SAYING or t.ent_type_ == "MONEY" for t in acting)


def _goes_on_from_another(case: Case, mention: Mention) -> bool:
    """ "She leads in the race against Ida Holm. But [she] has lost": she who acts in the sentence before, and not whom
    that names besides."""
    before = case.docs[mention.sentence]
    acts = (t for t in before if t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ == "ROOT" and t.i < mention.token)
    same = any(GENDERED.get(t.lower_) == case.wanted and not in_quotes(t) for t in acts)
    name = before[mention.token]
    called = name.dep_ in ("attr", "oprd") or name.head.lower_ == "as"  # "He was named as Ole Holm. [He] ..."
    acts_itself = called or (mention.subject and name.head.dep_ == "ROOT")
    return same and not acts_itself and case.token.dep_ in ("nsubj", "nsubjpass")


def _leads_elsewhere(case: Case, mention: Mention) -> bool:
    """Whether the earlier sentence with the name is about another, or the pronoun's own sentence left another open."""
    name = case.docs[mention.sentence][mention.token]
    if case.before is None and not _goes_on_speaking(case.token) and barred.is_anothers(case.token, name):
        return True
    return case.open_here or unnamed.leads_with_another(case.token, case.docs, mention, case.everybody)


def _is_between(case: Case, chosen: Pair, among: Sequence[Pair]) -> bool:
    """Whether somebody else stands between the one chosen and the pronoun, or says what holds it."""
    said = chosen[1].sentence < case.index and talking.is_said_of_itself(case.token, case.here_named)
    return said or _came_between(case, chosen, among)


def _came_between(case: Case, chosen: Pair, among: Sequence[Pair]) -> bool:
    """Whether somebody came between the one chosen and the pronoun, or was named in one breath with that one."""
    (entity, mention), index, token = chosen, case.index, case.token
    here = mention.sentence == index
    if here and barred.is_one_of_several(token, mention, entity, [e for e, _ in among]):
        return True
    named_last = max(m.sentence for m in entity.within(0, index) if (m.sentence, m.start) <= (index, token.idx))
    last = max(named_last, case.memory.last.get(entity.place, -1))
    if unnamed.acts_between(last, index, token, entity, case.everybody, case.docs):
        return True
    since = [mention.token] if here else []
    if case.before is not None and case.before[0] is entity:
        since.append(case.memory.at[case.wanted])
        done_to = token.dep_ in ("dobj", "pobj")  # "on his show, Holm spoke of Reed because she sees [him] as a threat"
        acted = (m for e, m in among if e is not entity and m.sentence == index and (m.subject or done_to))
        if any(max(since) < m.token for m in acted):
            return True  # "He[=Green] fears Nolan will ask for [his] seat"
    return bool(since) and barred.stands_between(token, max(since), entity)


def _goes_on_speaking(token: Token) -> bool:
    """ "[She] said so", "[he] told them he left"; not "[she] wrote a book"."""
    objects = {c.dep_ for c in token.head.children}
    return token.dep_ == "nsubj" and talking.says(token) and ("ccomp" in objects or "dobj" not in objects)
