"""What is denied, or said of all, in a claim that is wider or narrower than the sentence.

"No officials [from Cairo] were held" says nothing of officials elsewhere, but "no officials were held" says it of
those from Cairo too: under a denial and behind "every" or "few" the narrower follows from the wider, everywhere else
the wider from the narrower. Source: MacCartney and Manning (2007), natural logic.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from gistcheck.rules.alignment import Reading
from gistcheck.rules.conflicts import Finding
from gistcheck.syntax import grammar as g
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_NONE: Final = word_set("no neither nobody none nothing few hardly scarcely barely")
_ALL: Final = word_set("every each all everyone everybody everything anyone anybody anything whoever")
_DEFINITE: Final = word_set("the this that these those my your his her its our their whose such")
_CONTENT: Final = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV"))
_RESTRICTING: Final = frozenset(("amod", "compound", "prep", "relcl", "acl", "nmod"))


def widened(claim: Reading, best: Reading) -> Iterator[Finding]:
    """Findings of kind "widened": the sentence restricts what it denies or says of all, and the claim does not."""
    for mine in _downward(claim):
        there = [t for t in _downward(best) if t.lemma_ == mine.lemma_]
        lost = [[r for r in restrictions(t) if not _words(r) & claim.words] for t in there]
        if there and all(lost) and all(_words(r) & best.words for r in restrictions(mine)):
            yield _finding(mine, there[0], lost[0][0])


def narrowed(claim: Reading, evidence: Sequence[Reading]) -> list[Token]:
    """Restrictions of the claim that nothing there names, on what the evidence denies or says of all without them."""
    wide = {t.lemma_ for r in evidence for t in _downward(r) if not any(restrictions(t))}
    known = frozenset().union(*(r.words for r in evidence))
    return [r for t in _downward(claim) if t.lemma_ in wide for r in restrictions(t) if not _words(r) & known]


def restrictions(noun: Token) -> Iterator[Token]:
    """The heads of what narrows a noun: "officials [from Cairo]", "[senior] officials", "officials [who resigned]"."""
    for child in noun.children:
        if child.dep_ in _RESTRICTING and not g.set_off(child) and child.lower_ not in _NONE | _ALL and _words(child):
            yield child


def _downward(reading: Reading) -> Iterator[Token]:
    """Nouns of which the narrower follows from the wider."""
    for token in reading.doc:
        if token.pos_ in ("NOUN", "PRON") and token.ent_type_ not in ("DATE", "TIME"):
            quantifier = _quantifier(token)
            if quantifier in _NONE | _ALL or (quantifier not in _DEFINITE and _is_denied(token)):
                yield token


def _quantifier(noun: Token) -> str:
    """The word before a noun that says how many of it are meant, or the noun itself: "nobody"; "" for none."""
    if noun.lower_ in _NONE | _ALL:
        return noun.lower_
    words = [c.lower_ for c in noun.children if c.dep_ in ("det", "predet", "amod", "poss", "advmod")]
    if "few" in words and "a" in words:
        return "a few"
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in _NONE | _ALL:
        return noun.head.head.lower_
    if any(t.dep_ == "poss" for t in noun.children):
        return "their"
    return next((w for w in words if w in _NONE | _ALL), next((w for w in words if w in _DEFINITE), ""))


def _is_denied(noun: Token) -> bool:
    """Whether a noun behind a verb stands under its "not", or under a subject such as "nobody"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "without":
        return True
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ not in ("dobj", "attr", "pobj") or not g.is_verb(verb):
        return False
    who = g.subject(verb)
    return g.is_denied(verb) or (who is not None and _quantifier(who) in _NONE)


def _words(part: Token) -> frozenset[str]:
    """The lemmas of content of a phrase."""
    return frozenset(t.lemma_.lower() for t in part.subtree if t.pos_ in _CONTENT)


def _finding(mine: Token, there: Token, lost: Token) -> Finding:
    narrow = there.doc[min(there.i, lost.left_edge.i) : max(there.i, lost.right_edge.i) + 1].text
    message = f"only “{narrow}” in the article, “{mine.text}” in the claim"
    return Finding("widened", mine.text, narrow, message)
