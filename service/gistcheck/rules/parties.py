"""Who does what, and to whom: a claim that gives a part to somebody else than all its evidence does.

The parts are read through relative clauses ("Dahl, who robbed a bank"), passives, "whose" and verbs that say the same
from the other side: who "sold it to Lund" bought nothing. A party is told from another only where that is certain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from gistcheck.rules.alignment import EMPTY, MUTUAL, Reading, share
from gistcheck.rules.conflicts import Finding, differs
from gistcheck.rules.namesakes import is_short
from gistcheck.syntax import grammar as g
from gistcheck.syntax.phrases import joined
from gistcheck.vocabulary.givennames import gender
from gistcheck.vocabulary.people import TITLES, calls_somebody
from gistcheck.vocabulary.quantifiers import SOME
from gistcheck.vocabulary.wordlists import opposites, word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

Part = tuple[str, str]
"""A verb's lemma, and "agent" or "patient"."""
Cast = dict[Part, list["Token"]]
"""Who plays each part of a text."""

_ALONG: Final = 0.5
"""Least share of the claim's other content words that stand in the sentence where another plays the part."""
_NEAR: Final = word_set(
    "wife husband widow widower partner fiancé fiancée girlfriend boyfriend mother father parent brother sister son"
    " daughter child uncle aunt cousin nephew niece friend ally rival opponent predecessor successor deputy aide"
    " adviser advisor lawyer attorney solicitor spokesman spokeswoman spokesperson driver bodyguard killer neighbour"
    " neighbor colleague"
)
"""What belongs to somebody and acts for itself: what "Obama's wife" did, Obama did not."""
_TURNED: Final = {
    ("beat", "agent"): ("win", "agent"), ("beat", "patient"): ("lose", "agent"),
    ("defeat", "agent"): ("win", "agent"), ("defeat", "patient"): ("lose", "agent"),
    ("sell", "to"): ("buy", "agent"), ("buy", "from"): ("sell", "agent"),
    ("lend", "to"): ("borrow", "agent"), ("borrow", "from"): ("lend", "agent"),
}  # fmt: skip
"""A part -> the one that it is in a verb of the other side."""
_SIDES: Final = frozenset(("to", "from", "against"))
"""Prepositions of a second party."""
_NAMING: Final = frozenset(("know", "call", "name"))
"""Verbs that say what the same is called."""
_UNDONE: Final = opposites(
    "attend miss, attend skip, vote abstain, accept reject, accept refuse, approve reject, support oppose, admit deny,"
    "praise criticise, praise criticize, welcome condemn, agree refuse, join leave, obey ignore, win lose"
)
"""What somebody does who does not do the other."""
_RENEWED: Final = frozenset(("new",))
"""What makes another place of the same name: York and New York."""
_INSIDE: Final = ("compound", "nmod")
_START: Final = 3
"""Letters at the start that a name and its short form share ("Zac", "Zachary")."""


def other_parties(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """A finding of kind "doer" for each part that the claim gives to another than every sentence that fills it does,
    and of kind "opposite" for each of which somebody did the opposite."""
    if claim.facts.negations:
        return
    casts = [(reading, cast(reading)) for reading in evidence]
    stated = frozenset().union(*(r.words for r in evidence))
    faced = _faced(c for _, c in casts)
    ours = cast(claim)
    yield from _undone(claim, ours, casts)
    named = frozenset().union(*(names(t) for tokens in ours.values() for t in tokens))
    for part, mine in ours.items():
        for who in mine if part[0] not in MUTUAL | _NAMING else ():
            rest = claim.content - named - {part[0], *(t.lemma_.lower() for t in who.subtree)}
            there = [(t, c) for r, c in casts for t in c.get(part, ()) if share(rest, r.content) >= _ALONG]
            known = bool((names(who) or owners(who) or {who.lower_}) & stated)
            if there and known and all(_is_another(who, t, c, part, faced) for t, c in there):
                text, theirs = phrase(who), phrase(there[0][0])
                message = f"“{part[0]}” goes with {theirs} in the article, with {text} in the claim"
                yield Finding("namesake" if _head(who) == _head(there[0][0]) else "doer", text, theirs, message)


def _undone(claim: Reading, ours: Cast, casts: Sequence[tuple[Reading, Cast]]) -> Iterator[Finding]:
    """A finding of kind "opposite" for what somebody does in the claim and does the opposite of in the evidence."""
    for verb, who in ((verb, t) for (verb, role), tokens in ours.items() if role == "agent" for t in tokens):
        rest = claim.content - names(who) - {verb, who.lemma_.lower()}
        if any(_is_same(who, t) for _, c in casts for t in c.get((verb, "agent"), ())):
            continue
        against = [
            (other, r, t) for other in _UNDONE.get(verb, ()) for r, c in casts for t in c.get((other, "agent"), ())
        ]
        for other, reading, they in against:
            told = reading.content - {other, they.lemma_.lower()}
            if _is_same(who, they) and (not told or share(rest, reading.content) >= _ALONG):
                yield differs("opposite", verb, other)


def _is_same(mine: Token, theirs: Token) -> bool:
    """Whether two parties are certainly one: a name's words, or a noun and what counts it."""
    ours, other = names(mine), names(theirs)
    if ours or other:
        return bool(ours and other) and (ours <= other or other <= ours)
    counted = [{c.lower_ for c in t.children if c.dep_ == "nummod"} for t in (mine, theirs)]
    return mine.lemma_ == theirs.lemma_ and counted[0] == counted[1]


def _is_another(mine: Token, theirs: Token, others: Cast, part: Part, faced: Collection[frozenset[str]]) -> bool:
    if mine.pos_ == theirs.pos_ == "NOUN" and {mine.lemma_, theirs.lemma_} in faced:
        return True
    return are_two(mine, theirs) and _acts_else(mine, theirs, others, part)


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
    return any(ours <= names(t) for key, tokens in others.items() if key != part for t in tokens)


def cast(reading: Reading) -> Cast:
    """Who plays which part in a text, as its nouns and pronouns say."""
    found: defaultdict[Part, list[Token]] = defaultdict(list)
    for verb in (t for t in reading.doc if _tells(t)):
        for role, who in _parties(verb):
            part = verb.lemma_.lower(), role
            for same in dict.fromkeys((part, _TURNED.get(part, part))):
                found[same] += [c for c in joined(who) if c not in found[same]]
    return found


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
    for child in (*verb.children, *(c for token in what for c in token.children)):
        inner = next((c for c in child.children if c.dep_ == "pobj"), None)
        if inner is not None and (child.dep_ == "agent" or child.lower_ in _SIDES):
            yield "agent" if child.dep_ == "agent" else child.lower_, inner


def names(token: Token) -> frozenset[str]:
    """The words of the names of a party: "Lee", "Moss" of "her colleague Lee Moss"."""
    heads = [token, *(c for c in token.children if c.dep_ == "appos" and _is_somebody(c))]
    return frozenset(
        t.lower_
        for head in heads
        if head.pos_ == "PROPN" or (head.ent_type_ and head.is_title)
        for t in (head, *(c for c in head.children if c.dep_ in _INSIDE and head.pos_ == "PROPN"))
        if t is head or (t.pos_ == "PROPN" and t.lower_ not in TITLES) or t.lower_ in _RENEWED
    )


def _is_somebody(name: Token) -> bool:
    return name.ent_type_ == "PERSON" or any(c.pos_ == "PROPN" and gender(c.lower_) for c in name.children)


def owners(token: Token) -> frozenset[str]:
    """The words of the names of those to whom a party belongs: Moss of "Moss, whose brother", "the brother of Moss"."""
    found: set[str] = set()
    for child in token.children:
        if child.dep_ == "poss":
            above = token.head.head if child.tag_ == "WP$" and token.head.dep_ == "relcl" else child
            found |= names(above)
        elif child.dep_ == "prep" and child.lower_ in ("of", "in", "at"):
            found |= frozenset().union(*(names(c) for c in child.children if c.dep_ == "pobj"))
        elif child.dep_ == "acl":
            makers = (t for by in child.children if by.dep_ == "agent" for t in by.children if t.dep_ == "pobj")
            found |= frozenset().union(*(names(t) for t in makers))  # "a drug made by Ostrand"
        elif child.dep_ in _INSIDE and child.pos_ == "PROPN" and token.pos_ == "NOUN" and token.lemma_ not in _NEAR:
            found |= names(child)
    return frozenset(found)


def _possessors(token: Token) -> frozenset[str]:
    return owners(token) | {c.lemma_ for c in token.children if c.dep_ == "poss" and c.pos_ == "NOUN"}


def are_two(mine: Token, theirs: Token) -> bool:
    """Whether two parties are certainly not one."""
    ours, other = names(mine), names(theirs)
    if _is_whole(mine, theirs):
        return True
    if mine.pos_ == "PRON" or theirs.pos_ == "PRON":
        return False
    if ours and other:
        return _other_name(mine, theirs)
    if theirs.lemma_ in _NEAR and mine.lemma_ != theirs.lemma_:
        return bool(_possessors(theirs) & (ours or {mine.lemma_}))
    if mine.lemma_ in _NEAR and mine.lemma_ != theirs.lemma_:
        return bool(_possessors(mine) & (other or {theirs.lemma_}))
    if mine.lemma_ == theirs.lemma_:
        return _others(owners(mine), owners(theirs))
    return False


def _is_whole(mine: Token, theirs: Token) -> bool:
    """Whether a party is all of those of whom the other is a part: "the directors" of "three of the nine directors"."""
    told = {c.lower_ for c in mine.children if c.dep_ in ("det", "nummod", "amod", "predet")}
    groups = (p for of in theirs.children if of.lower_ == "of" for p in of.children if p.dep_ == "pobj")
    group = next((p for p in groups if p.lemma_ == mine.lemma_ and p.tag_ == "NNS"), None)
    if group is None or not (theirs.like_num or theirs.lower_ in SOME):
        return False
    counted = {c.lower_ for c in group.children if c.dep_ == "nummod"}
    more = told - {c.lower_ for c in group.children}
    whole = bool(told & {"the", "all", "both"}) and more <= {"all", "both"}
    return mine.tag_ == "NNS" and (bool(told & counted) or whole)


def _others(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours and theirs) and (not ours & theirs or ours & _RENEWED != theirs & _RENEWED)


def _other_name(mine: Token, theirs: Token) -> bool:
    ours, other = names(mine), names(theirs)
    if ours & _RENEWED != other & _RENEWED and (ours & other) - _RENEWED:
        return True
    first, second = ours - other, other - ours
    if not ours & other or not (len(first) == len(second) == 1):
        return not ours & other
    return {_head(mine), _head(theirs)} == first | second or _two_given(*first, *second)


def _two_given(one: str, other: str) -> bool:
    """Whether two words are given names that are certainly not of one person."""
    known = gender(one) is not None and gender(other) is not None
    return known and not is_short(one, other) and one[:_START] != other[:_START]


def _head(token: Token) -> str:
    name = next((c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN"), token)
    return (token if token.pos_ == "PROPN" else name).lower_


def phrase(token: Token) -> str:
    """A party as the text has it, without what only tells more of it."""
    inside = [t for t in token.subtree if t.i <= token.i and t.dep_ != "det"]
    return token.doc[inside[0].i : token.i + 1].text
