"""Who does what, and to whom: a claim that gives a part to somebody else than all its evidence does.

The parts are read through relative clauses ("Dahl, who robbed a bank"), passives, "whose" and verbs that say the same
from the other side: who "sold it to Lund" bought nothing. A party is told from another only where that is certain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from gistcheck.rules.alignment import EMPTY, MUTUAL, Reading, share
from gistcheck.rules.conflicts import Finding, differs, of_another
from gistcheck.rules.identity import NEAR, are_others, are_two, head_word, names, owners, phrase
from gistcheck.rules.opposites import form
from gistcheck.syntax import grammar as g
from gistcheck.syntax.agreement import joined
from gistcheck.vocabulary.people import KIN, calls_somebody
from gistcheck.vocabulary.wordlists import opposites

if TYPE_CHECKING:
    from spacy.tokens import Token

Part = tuple[str, str]
"""A verb's lemma, and "agent" or "patient"."""
Cast = dict[Part, list["Token"]]
"""Who plays each part of a text."""

_ALONG: Final = 0.5
"""Least share of the claim's other content words that stand in the sentence where another plays the part."""
_TURNED: Final[Mapping[Part, tuple[Part, ...]]] = {
    ("beat", "agent"): (("win", "agent"), ("lose", "to")), ("beat", "patient"): (("lose", "agent"),),
    ("defeat", "agent"): (("win", "agent"), ("lose", "to")), ("defeat", "patient"): (("lose", "agent"),),
    ("sell", "to"): (("buy", "agent"),), ("buy", "from"): (("sell", "agent"),),
    ("lend", "to"): (("borrow", "agent"),), ("borrow", "from"): (("lend", "agent"),),
}  # fmt: skip
"""A part -> those that it is in verbs of the other side."""
_SIDES: Final = frozenset(("to", "from", "against", "under"))
"""Prepositions of a second party."""
_NAMING: Final = frozenset(("know", "call", "name"))
"""Verbs that say what the same is called."""
_UNDONE: Final = opposites(
    "attend miss, attend skip, vote abstain, accept reject, accept refuse, approve reject, support oppose, admit deny,"
    "praise criticise, praise criticize, welcome condemn, agree refuse, join leave, obey ignore, win lose,"
    "survive die, survive drown, survive perish,"
    "rise fall, rise drop, increase decrease, increase fall, grow shrink"
)
"""What somebody does who does not do the other."""
_UNDERGONE: Final = opposites(
    "open close, accept reject, approve reject, raise cut, raise lower, increase cut, hire fire, hire sack, allow ban,"
    "uphold overturn, kill injure, kill rescue, kill save, acquit convict, praise criticise, praise criticize"
)
"""What is not done to somebody or something to which the other is done."""
_PRONOUNS: Final = frozenset(("he", "she", "him", "her", "his", "they", "them", "their"))


class _Setting(NamedTuple):
    """What all the evidence tells of who is another: pairs of nouns, the words beside "deputy" or "brother", and of
    each "his deputy" the sentence before, which tells whose."""

    faced: Collection[frozenset[str]]
    beside: Mapping[str, frozenset[str]]
    owned: Mapping[Token, Reading]


def other_parties(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """A finding of kind "doer" for each part that the claim gives to another than every sentence that fills it does,
    and of kind "opposite" for each of which somebody did the opposite."""
    if any(n.text.lower() != "without" for n in claim.facts.negations):
        return
    casts = [(reading, cast(reading)) for reading in evidence]
    stated = frozenset().union(*(r.words for r in evidence))
    setting = _Setting(_faced(c for _, c in casts), _beside(evidence), _owned(evidence))
    ours = cast(claim)
    yield from _undone(claim, ours, casts)
    named = frozenset().union(*(names(t) for tokens in ours.values() for t in tokens))
    telling = {t.head.lemma_ for t in claim.doc if t.dep_ == "ccomp" and g.is_finite(t)}
    speaking = [set(s.speaker.lower().split()) for r in evidence for s in r.facts.attributions]
    for part, mine in ours.items():
        for who in mine if part[0] not in _NAMING else ():
            if part[0] in telling and any(names(who) <= words for words in speaking):
                continue  # "said" of who "insisted" is left to `speakers`
            rest = claim.content - named - {part[0], *(t.lemma_.lower() for t in who.subtree)}
            along = [c for r, c in casts if share(rest, r.content) >= _ALONG]
            there = [(t, c) for c in along for same in _same_parts(part, c) for t in c[same]]
            known = bool((names(who) or owners(who) or {who.lower_}) & stated)
            if there and known and all(_is_another(who, t, c, part, setting) for t, c in there):
                text, theirs = phrase(who), phrase(there[0][0])
                message = of_another(form(claim, part[0]), part[1], text, theirs)
                yield Finding("namesake" if head_word(who) == head_word(there[0][0]) else "doer", text, theirs, message)


def _same_parts(part: Part, others: Cast) -> list[Part]:
    """The parts that somebody may have who has this one: of "met" and "married", any."""
    return [key for key in others if key == part or (key[0] == part[0] and part[0] in MUTUAL)]


def _undone(claim: Reading, ours: Cast, casts: Sequence[tuple[Reading, Cast]]) -> Iterator[Finding]:
    """A finding of kind "opposite" for what somebody does, or undergoes, in the claim and does, or undergoes, the
    opposite of in the evidence."""
    for (verb, role), who in ((part, t) for part, tokens in ours.items() for t in tokens):
        turned = {"agent": _UNDONE, "patient": _UNDERGONE}.get(role, {}).get(verb, ())
        if not turned or any(_is_same(who, t) for _, c in casts for t in c.get((verb, role), ())):
            continue
        rest = claim.content - names(who) - {verb, who.lemma_.lower()}
        against = [(other, r, t) for other in turned for r, c in casts for t in c.get((other, role), ())]
        for other, reading, they in against:
            told = reading.content - {other, they.lemma_.lower()}
            if _is_told_too(verb, role, reading):
                continue
            if _is_same(who, they) and (not told or share(rest, reading.content) >= _ALONG):
                yield differs("opposite", form(claim, verb), form(reading, other))


def _is_told_too(verb: str, role: str, reading: Reading) -> bool:
    """Whether a text tells what the claim does, of whomever: "rose after [falling]", "before [cutting] it"."""
    told = (t for t in reading.doc if t.lemma_.lower() == verb and g.is_verb(t) and not g.is_denied(t))
    if role == "agent":
        return any(g.subject(t) is None and t.dep_ == "pcomp" for t in told)
    return any(c.dep_ == "dobj" and c.pos_ == "PRON" for t in told for c in t.children)


def _is_same(mine: Token, theirs: Token) -> bool:
    """Whether two parties are certainly one: a name's words, or a noun, what counts it and whose it is."""
    ours, other = names(mine), names(theirs)
    if ours or other:
        return bool(ours and other) and (ours <= other or other <= ours)
    counted = [{c.lower_ for c in t.children if c.dep_ == "nummod"} for t in (mine, theirs)]
    return mine.lemma_ == theirs.lemma_ and counted[0] == counted[1] and not are_others(owners(mine), owners(theirs))


def _is_another(mine: Token, theirs: Token, others: Cast, part: Part, setting: _Setting) -> bool:
    if mine.pos_ == theirs.pos_ == "NOUN" and {mine.lemma_, theirs.lemma_} in setting.faced:
        return True
    if theirs.like_num and not list(theirs.children) and any(_is_same(mine, t) for t in _acting(theirs)):
        return True  # "two were freed; the third, a guard, was charged"
    if mine.lemma_ == theirs.lemma_ and theirs in setting.owned and _is_of_another(mine, setting.owned[theirs]):
        return True
    if names(mine) and _is_somebodys(theirs) and not names(mine) & setting.beside[theirs.lemma_]:
        return True
    return are_two(mine, theirs) and _acts_else(mine, theirs, others, part)


def _acting(one: Token) -> Iterator[Token]:
    """Who else acts in a sentence, by any name: of "two were freed; the third, a guard, was charged", the guard."""
    subjects = [t for t in one.doc if t.dep_ in g.SUBJECTS and t != one]
    yield from subjects
    yield from (c for t in subjects for c in t.children if c.dep_ == "appos")


def _beside(evidence: Sequence[Reading]) -> dict[str, frozenset[str]]:
    """Who belongs to somebody -> the words of the sentences that tell of such: nobody of "his deputies" is a Berg
    whom no sentence names with a deputy."""
    found = ((t.lemma_, r.words) for r in evidence for t in r.doc if t.lemma_ in NEAR)
    told: dict[str, frozenset[str]] = {}
    for lemma, words in found:
        told[lemma] = told.get(lemma, frozenset()) | words
    return told


def _is_somebodys(token: Token) -> bool:
    """ "His deputies", "a friend", without a name: not "the father", who may be named elsewhere."""
    told = any(c.dep_ == "poss" or c.lower_ in ("a", "an") for c in token.children)
    return token.lemma_ in NEAR and told and not names(token)


def _owned(evidence: Sequence[Reading]) -> dict[Token, Reading]:
    """ "His lawyer" -> the sentence before."""
    return {
        t: before
        for before, reading in pairwise(evidence)
        for t in reading.doc
        if t.lemma_ in NEAR and any(c.tag_ == "PRP$" for c in t.children)
    }


def _is_of_another(mine: Token, before: Reading) -> bool:
    """Whether the sentence before "his lawyer" tells of somebody else than him whose lawyer the claim tells of."""
    who, owner = g.own_subject(before.doc[:].root), owners(mine)
    told = before.words
    known = (
        who is not None
        and who.pos_ in ("NOUN", "PROPN")
        and (bool(names(who)) or who.lemma_ in KIN or calls_somebody(who.lemma_))
    )
    return known and bool(owner) and not owner & told and not _PRONOUNS & told


def _faced(casts: Iterable[Cast]) -> set[frozenset[str]]:
    """The pairs of nouns that a verb sets against each other: the driver and the cyclist of "the driver hit the
    cyclist" are two."""
    return {
        frozenset((doer.lemma_, other.lemma_))
        for found in casts
        for (verb, role), doers in found.items()
        if role == "agent"
        for doer in doers
        for other in found.get((verb, "patient"), ())
        if doer.lemma_ != other.lemma_ and all(t.pos_ == "NOUN" and calls_somebody(t.lemma_) for t in (doer, other))
    }


def _acts_else(mine: Token, theirs: Token, others: Cast, part: Part) -> bool:
    """Whether a party that the other's sentence names plays another part there: the end of a list that the parser cut
    in two plays none."""
    ours = names(mine)
    if not ours or not ours <= {t.lower_ for t in theirs.doc} or ours & owners(theirs):
        return True
    elsewhere = [t for t in theirs.doc if t != theirs and _is_second(t)]
    return any(ours <= names(t) for t in elsewhere) or any(
        ours <= names(t) for key, tokens in others.items() if key != part for t in tokens
    )


def _is_second(token: Token) -> bool:
    """Whether a noun is a second party of any word: of "to pay [Lund]", "one under [Lund]"."""
    return (token.dep_ in ("dobj", "dative") and g.is_infinitive(token.head)) or (
        token.dep_ == "pobj" and token.head.lower_ in _SIDES
    )


def cast(reading: Reading) -> Cast:
    """Who plays which part in a text, as its nouns and pronouns say."""
    found: defaultdict[Part, list[Token]] = defaultdict(list)
    for verb in (t for t in reading.doc if _tells(t)):
        for role, who in _parties(verb):
            part = verb.lemma_.lower(), role
            for same in (part, *_TURNED.get(part, ())):
                found[same] += [c for c in joined(who) if c not in found[same]]
    return found


def from_other_side(claim: Reading, best: Reading) -> bool:
    """Whether a claim tells what its best sentence tells of the other party: that Italy lost to Spain, of "Spain beat
    Italy and lost to France"."""
    verb, who = claim.doc[:].root, g.own_subject(claim.doc[:].root)
    lemma = verb.lemma_.lower()
    theirs = [s for v in best.doc if v.lemma_.lower() == lemma and g.is_verb(v) and (s := g.subject(v)) is not None]
    pairs = [{one, other} for (one, _), parts in _TURNED.items() for other, _ in parts]
    turned = frozenset().union(*(pair for pair in pairs if lemma in pair)) - {lemma}
    return who is not None and not turned.isdisjoint(best.words) and not any(_is_same(who, s) for s in theirs)


def _tells(verb: Token) -> bool:
    """Whether a verb says that somebody does something: no "to compete" or "helped them win", of whomever."""
    helping = [a.tag_ for a in g.auxiliaries(verb)]
    infinitive = "TO" in helping or (verb.tag_ == "VB" and not helping)
    return g.is_verb(verb) and verb.lemma_.lower() not in EMPTY and not (infinitive or g.is_denied(verb))


def _parties(verb: Token) -> Iterator[tuple[str, Token]]:
    own = g.own_subject(verb)
    who = g.subject(verb) if own is None or g.is_relative(own) else own
    done_to = verb.tag_ == "VBN" and verb.dep_ == "acl"
    passive = done_to or any(a.dep_ == "auxpass" for a in g.auxiliaries(verb))
    if who is not None and not (own is None and verb.dep_ == "relcl"):
        yield "patient" if passive else "agent", who
    what = [c for c in verb.children if c.dep_ == "dobj"]
    yield from (("patient", token) for token in what)
    what += [c for c in verb.children if c.dep_ == "nsubjpass"]
    for child in (*verb.children, *(c for token in what for c in token.children)):
        inner = next((c for c in child.children if c.dep_ == "pobj"), None)
        if inner is not None and (child.dep_ == "agent" or child.lower_ in _SIDES):
            yield "agent" if child.dep_ == "agent" else child.lower_, inner
