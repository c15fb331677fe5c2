"""Whom a pronoun that speaks stands for: "he further added", "[he] needed stitches, Watkins said"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from gistcheck.coreference.antecedents import GENDERED
from gistcheck.coreference.entities import Entity, Mention, Pair, mentions_in
from gistcheck.coreference.unnamed import is_unnamed
from gistcheck.syntax import grammar as g
from gistcheck.syntax.quotes import in_quotes, open_ended, quoted_tokens, quoted_whole
from gistcheck.syntax.stance import SAYING
from gistcheck.vocabulary.people import KIN, OFFICES, calls_somebody, names_people
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ASKING: Final = word_set("ask question interview press")
_ANSWERING: Final = word_set("answer reply respond")
_GOING_ON: Final = word_set("add continue repeat reiterate conclude")
_SPEECH_REACH: Final = 5
"""How many sentences back somebody may have spoken to be the one who "further added"."""


def says_it(token: Token, mention: Mention) -> bool:
    """ "[He] needed ten stitches, Watkins said", "Kumar was arrested, [he] said", "Livni, [he] said, has denounced it":
    the speaker is somebody else."""
    who, first = token.doc[mention.token], min(token.i, mention.token)
    said, speaker = (token, who) if token.i == first else (who, token)
    cue = speaker.head
    if said.dep_ == "nsubjpass" and said.head.lemma_ == "ask":
        return False  # "[Livni] was asked what happened, he said": who is asked answers
    within = any(c.dep_ == "ccomp" and c.is_ancestor(said) for c in cue.children)
    aside = cue.dep_ == "parataxis" and cue.head.is_ancestor(said) and not cue.is_ancestor(said)
    return cue.lemma_ in SAYING and speaker.dep_ == "nsubj" and (within or aside)


def speaking(
    index: int, token: Token, named: Sequence[Entity], docs: Sequence[Doc], before: Sequence[tuple[int, Pair]]
) -> Pair | None:
    """ "He further added": the pronoun speaks, so it is the one who spoke last, if only one person did."""
    if token.dep_ not in ("nsubj", "nsubjpass") or not says(token) or who_says(token) is not None:
        return None  # also "an account shows [he] tweeted": told, and not speaking here
    first = index - _SPEECH_REACH
    spoke = [(sentence, (e, m)) for sentence, (e, m) in before if first <= sentence < index and e in named]
    spoke += [
        (m.sentence, (e, m))
        for e, m in mentions_in(named, first, index - 1)
        if e.kind == "person" and m.subject and _speaks_up(docs[m.sentence][m.token])
    ]
    spoke = [(sentence, pair) for sentence, pair in spoke if pair[0].gender in (None, GENDERED[token.lower_])]
    last = max((sentence for sentence, _ in spoke), default=-1)
    between = [(i, t) for i in range(last + 1, index) for t in docs[i]]
    if any(_is_described(t) and (says(t) or (i == index - 1 and is_unnamed(t))) for i, t in between):
        return None  # "the foreign secretary told MPs ...": it may be that one who goes on
    latest = {id(pair[0]): pair for sentence, pair in spoke if sentence >= last - 1}
    return next(iter(latest.values())) if len(latest) == 1 else None


def introduced(
    index: int, token: Token, named: Sequence[Entity], docs: Sequence[Doc], told: tuple[int, Pair | None], alone: bool
) -> Pair | None:
    """ "Ida Holm, a baker, runs a mill. "It is old," [she] said": whom the last sentence that is no quotation is about,
    by the full name or a clear pronoun, or who it says is asked.

    `told`: a sentence, and whom the pronoun that acts there stands for; `alone`: nobody spoke before, so that a
    surname is clear too.
    """
    cue = token.head.lemma_
    if token.dep_ != "nsubj" or not says(token) or cue in _GOING_ON or in_quotes(token):
        return None
    if not quoted_tokens(token.doc) and open_ended(token.doc, token.head) is None:
        return None
    if (last := _last_unquoted(index, docs)) is None:
        return None
    root = docs[last][:].root
    asked = root.lemma_ in _ASKING
    if root.lemma_ == "die" or asked != (cue in _ANSWERING):
        return None
    roles = ("dobj", "dative") if asked else ("nsubj",)  # who "was found" or "died" says nothing
    who = [c for c in root.children if c.dep_ in roles]
    if len(who) != 1 or any(c.dep_ == "conj" for c in who[0].children):
        return None
    if who[0].lower_ in GENDERED:
        return told[1] if told[0] == last and told[1] is not None and told[1][0] in named else None
    people = [(e, m) for e, m in mentions_in(named, last, last) if m.token == who[0].i and e.kind == "person"]
    fits = [p for p in people if p[0].gender in (None, GENDERED[token.lower_]) and not p[1].quoted]
    if not fits or asked:
        return fits[0] if fits else None
    entity, mention = fits[0]
    fitting = (None, GENDERED[token.lower_])
    rivals = [e for e in named if e.kind == "person" and e.gender in fitting and e is not entity]
    others = mentions_in(rivals, last - _SPEECH_REACH, last)
    if any(m.sentence == last and _is_dealt_with(docs[last][m.token]) for _, m in others):
        return None  # "Ida Holm met Mary Lund"
    new = entity.mentions[0] is mention and " " in mention.text and _is_presented(who[0])
    return fits[0] if new or (alone and not any(m.subject for _, m in others)) else None


def _is_presented(name: Token) -> bool:
    """ "Ida Holm, a baker", "analyst Ida Holm", "Rep. Ida Holm"."""
    before = (c for c in name.lefts if c.dep_ in ("compound", "amod", "nmod") and c.ent_type_ != "PERSON")
    return any(before) or any(c.dep_ == "appos" for c in name.rights)


def _last_unquoted(index: int, docs: Sequence[Doc]) -> int | None:
    """The last sentence before that does not stand in a quotation as a whole."""
    first = max(0, index - _SPEECH_REACH)
    whole = quoted_whole([doc.text for doc in docs[first : index + 1]])
    return next((i for i in range(index - 1, first - 1, -1) if not whole[i - first]), None)


def _speaks_up(name: Token) -> bool:
    """ "Lind said [Holm] had written it": Lind alone."""
    return says(name) and who_says(name) is None


def another_spoke(index: int, token: Token, named: Sequence[Entity], docs: Sequence[Doc]) -> bool:
    """Whether the pronoun speaks, and in the sentence before it a name does that may be a person whom the recogniser
    took for a body, or somebody unnamed is who acts: "a spokesman defended the plan. [He] added ..."."""
    if index == 0 or token.dep_ != "nsubj" or not says(token):
        return False
    people = {m.token for e, m in mentions_in(named, index - 1, index - 1) if e.kind == "person"}
    acting = (t for t in docs[index - 1] if _is_described(t) and t.head.dep_ == "ROOT" and t.i not in people)
    acting = (t for t in acting if is_unnamed(t) or t.lower_ in OFFICES)
    return any(acting) or any(says(t) and _is_name(t) and t.i not in people for t in docs[index - 1])


def acted_since(index: int, spoke: Pair, named: Sequence[Entity], docs: Sequence[Doc], wanted: str) -> list[Pair]:
    """Others named as who acts, or to whom it is done, since somebody spoke: "Phipps said so. Knox knows the town. It
    is small, [he] said", "Phipps said so. The film was made by Knox. [He] said", "... I called Knox. [He] told me"."""
    people = [e for e in named if e.kind == "person" and e.gender in (None, wanted) and e is not spoke[0]]
    since = [pair for pair in mentions_in(people, spoke[1].sentence + 1, index - 1) if not pair[1].quoted]
    return [(e, m) for e, m in since if m.subject or _is_dealt_with(docs[m.sentence][m.token])][:1]


def _is_dealt_with(name: Token) -> bool:
    """ "made by [Knox]", "called [Knox]", "called the director, [Knox]"."""
    top = name.head if name.dep_ == "appos" else name
    return name.head.dep_ == "agent" or (top.dep_ in ("dobj", "dative", "oprd") and top.head.dep_ == "ROOT")


def _is_described(token: Token) -> bool:
    """ "the foreign secretary", "the Premier", "the Tarn Party's leader": somebody, or a body, without a name."""
    plain = token.tag_ == "NN" or (token.tag_ == "NNP" and token.lower_ in OFFICES)
    told = (c.dep_ == "det" or (c.dep_ == "poss" and c.ent_type_ in ("ORG", "NORP")) for c in token.children)
    return token.dep_ == "nsubj" and plain and any(told)


def _is_name(token: Token) -> bool:
    """Two words or more without "the": a person, it may be, for whom the recogniser saw something else."""
    first = token.left_edge
    return token.dep_ == "nsubj" and token.tag_ == "NNP" and first != token and first.tag_ == "NNP"


def says(subject: Token) -> bool:
    subject = subject.head if subject.dep_ == "appos" else subject
    return subject.head.lemma_ in SAYING or subject.head.lemma_ in _ANSWERING or subject.head.lemma_ == "quote"


def is_said_of_itself(token: Token, here: Sequence[Mention]) -> bool:
    """ "The actor, whose father is Kirk, said [he] ...": the subject of what somebody unnamed says may be that one."""
    if token.dep_ not in g.SUBJECTS and not (token.tag_ == "PRP$" and token.head.dep_ in g.SUBJECTS):
        return False
    who = who_says(token)
    called = [] if who is None else [who.i, *(c.i for c in who.children if c.dep_ == "appos")]
    if who is None or who.i > token.i or any(m.token in called for m in here):
        return False
    office = who.tag_ == "NN" and who.left_edge.tag_ == "DT" and calls_somebody(who.lower_)
    return office or is_unnamed(who) or is_introduced(who)


def who_says(token: Token) -> Token | None:
    """Who says the clause that holds the token."""
    said = next((a for a in token.ancestors if a.dep_ == "ccomp" and a.head.lemma_ in SAYING), None)
    cue = said.head if said is not None else next((a.head.head for a in token.ancestors if _is_told(a)), None)
    return g.subject(cue) if cue is not None else None


def _is_told(verb: Token) -> bool:
    """ "told investigators he had [left]": held for what is said of them."""
    hearer = verb.head
    hears = hearer.dep_ in ("dobj", "dative") and hearer.head.lemma_ == "tell" and names_people(hearer.lemma_)
    return verb.dep_ == "relcl" and hears and not any(g.is_relative(t) for t in verb.subtree)


def tells(name: Token, token: Token) -> bool:
    """Whether somebody says the clause that holds a token: "his wife [Priya] said ..." as well."""
    who = who_says(token)
    return who is not None and who in (name, name.head if name.dep_ == "appos" else name)


def is_introduced(who: Token) -> bool:
    """ "A [neighbour]", "Turkey's foreign [minister]": somebody without a name, new or by the office that one holds."""
    if who.tag_ != "NN":
        return False
    if who.left_edge.lower_ in ("a", "an"):
        return calls_somebody(who.lower_) or who.lower_ in KIN
    owned = any(c.dep_ == "poss" and c.ent_type_ in ("GPE", "ORG", "NORP") for c in who.children)
    return owned and names_people(who.lower_)


def may_speak_of_another(token: Token, people: Sequence[int]) -> bool:
    """ "Kirk gave up his support of Nolan, saying [he] lacks patience": who speaks, or the one he speaks of.

    `people`: the indices of the names in its sentence that it can mean.
    """
    said = next((a for a in (token, *token.ancestors) if a.dep_ == "ccomp"), None)
    cue = said.head if said is not None and token.dep_ == "nsubj" and token.head == said else None
    if cue is None or cue.tag_ != "VBG" or cue.dep_ != "advcl" or cue.lemma_ not in SAYING:
        return False
    who = g.subject(cue)
    return who is not None and any(who.i < i < cue.i for i in people)
