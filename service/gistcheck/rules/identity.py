"""Whether two parties of a text are one: names, owners, and nouns that are certainly not of the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gistcheck.rules.conflicts import ALIASES
from gistcheck.rules.namesakes import is_short
from gistcheck.vocabulary.givennames import gender
from gistcheck.vocabulary.people import TITLES
from gistcheck.vocabulary.quantifiers import SOME
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

NEAR: Final = word_set(
    "wife husband widow widower partner fiancé fiancée girlfriend boyfriend mother father parent brother sister son"
    " daughter child uncle aunt cousin nephew niece friend ally rival opponent predecessor successor deputy aide"
    " adviser advisor lawyer attorney solicitor spokesman spokeswoman spokesperson driver bodyguard killer neighbour"
    " neighbor colleague"
)
"""What belongs to somebody and acts for itself: what "Obama's wife" did, Obama did not."""
SERVICES: Final = frozenset(("coast guard",)) | word_set(
    "police firefighter coastguard soldier paramedic court jury prosecutor union"
)
"""Who acts for the public, each apart from the others."""
_RENEWED: Final = frozenset(("new",))
"""What makes another place of the same name: York and New York."""
_INSIDE: Final = ("compound", "nmod")
_START: Final = 3
"""Letters at the start that a name and its short form share ("Zac", "Zachary")."""


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
        elif child.dep_ in _INSIDE and child.pos_ == "PROPN" and token.pos_ == "NOUN" and token.lemma_ not in NEAR:
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
    if theirs.lemma_ in NEAR and mine.lemma_ != theirs.lemma_:
        return bool(_possessors(theirs) & (ours or {mine.lemma_}))
    if mine.lemma_ in NEAR and mine.lemma_ != theirs.lemma_:
        return bool(_possessors(mine) & (other or {theirs.lemma_}))
    if mine.lemma_ == theirs.lemma_:
        return are_others(owners(mine), owners(theirs))
    return _service(mine) != _service(theirs) and "" not in (_service(mine), _service(theirs))


def _service(token: Token) -> str:
    """The service that a noun names: "the coast guard", "firefighters"."""
    words = {token.lemma_.lower(), *(f"{c.lemma_.lower()} {token.lemma_.lower()}" for c in token.children)}
    return "court" if "jury" in words else next(iter(words & SERVICES), "")


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


def _letters(name: frozenset[str]) -> list[str]:
    """The letters of initials, or the first letters of a name, in the order of the alphabet."""
    return sorted("".join(name).replace(".", "") if len(name) == 1 else (word[0] for word in name))


def _alias(name: frozenset[str]) -> frozenset[str]:
    """The words of a state's or a body's usual name: "united kingdom" of "Britain"."""
    return frozenset(word for part in name for word in ALIASES.get(part, part).split())


def are_others(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether the words of two names, or of the names of two owners, are certainly not of one."""
    if 1 in (len(ours), len(theirs)) and _letters(ours) == _letters(theirs):  # "U.S.", "United States"
        return False
    return bool(ours and theirs) and (not ours & theirs or ours & _RENEWED != theirs & _RENEWED)


def _other_name(mine: Token, theirs: Token) -> bool:
    ours, other = names(mine), names(theirs)
    if 1 in (len(ours), len(other)) and (_letters(ours) == _letters(other) or _alias(ours) == _alias(other)):
        return False
    first, second = ours - other, other - ours
    if not ours & other or not (len(first) == len(second) == 1):
        return not ours & other
    return {head_word(mine), head_word(theirs)} == first | second or _two_given(*first, *second)


def _two_given(one: str, other: str) -> bool:
    """Whether two words are given names that are certainly not of one person."""
    known = gender(one) is not None and gender(other) is not None
    return known and not is_short(one, other) and one[:_START] != other[:_START]


def head_word(token: Token) -> str:
    name = next((c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN"), token)
    return (token if token.pos_ == "PROPN" else name).lower_


def to_its_end(noun: Token) -> str:
    """A noun and all that stands before it in its phrase."""
    return noun.doc[noun.left_edge.i : noun.i + 1].text


def phrase(token: Token) -> str:
    """A party as the text has it, without what only tells more of it."""
    inside = [t for t in token.subtree if t.i <= token.i and t.dep_ != "det"]
    return token.doc[inside[0].i : token.i + 1].text
