"""How the words of a claim lie in a sentence: coverage, order, who does what to whom.

Plain set and sequence arithmetic over a parse; facts are compared in `gistcheck.rules.conflicts`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.syntax.facts import Facts, facts
from gistcheck.syntax.parse import straightened
from gistcheck.syntax.remembered import read_once
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Arc = tuple[str, str, str]
"""A parse arc (head lemma, role, dependent lemma); roles are voice-free: "agent" does, "patient" undergoes."""

_LIGHT: Final = word_set("be have do say tell the a an s")
EMPTY: Final = frozenset(("be", "have", "do"))
"""Verbs that say nothing of who does what."""
MUTUAL: Final = word_set("meet marry fight play face date match equal resemble wed join border be")
"""Verbs that say the same of both."""
_LABILE: Final = word_set(
    "close open begin start end stop grow shrink move change increase decrease double halve break burn sink explode"
    " crash shut reopen resume continue split merge collapse"
)
"""Verbs whose subject may undergo what another does to it: "the council closed schools", "schools closed"."""
SYMMETRIC: Final = frozenset(("mod", "attr", "with", "and", "between", "against"))
_ONE_SIDED: Final = word_set("win lose triumph prevail vote testify rule appeal")
"""Verbs against whose "against" the two are not in the same place: who won against whom."""
_ROLES: Final = {
    "nsubj": "agent", "csubj": "agent", "nsubjpass": "patient", "dobj": "patient", "dative": "to",
    "amod": "mod", "compound": "mod", "nmod": "mod", "poss": "mod", "nummod": "mod", "appos": "mod",
    "attr": "attr", "acomp": "attr",
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A parsed text made ready for comparison.

    `lemmas` all word lemmas in order, `content` those that carry meaning, `words` every lower-case
    form and lemma, `arcs` the voice-free parse arcs.
    """

    doc: Doc
    facts: Facts
    lemmas: tuple[str, ...]
    content: frozenset[str]
    words: frozenset[str]
    arcs: frozenset[Arc]


@read_once
def read(doc: Doc) -> Reading:
    """Make a parsed text ready for comparison (about half a millisecond for a sentence)."""
    doc = straightened(doc)
    tokens = [t for t in doc if not (t.is_punct or t.is_space)]
    carrying = [t for t in tokens if not t.is_stop and t.lemma_.lower() not in _LIGHT]
    return Reading(
        doc,
        facts(doc),
        tuple(t.lemma_.lower() for t in tokens),
        lemma_set(carrying),
        frozenset(form for t in tokens for form in (t.lower_, t.lower_.rstrip("."), t.lemma_.lower())),
        frozenset(_arcs(tokens)),
    )


def share(part: frozenset[str] | frozenset[Arc], whole: frozenset[str] | frozenset[Arc]) -> float:
    """The share of `part` found in `whole`, 1.0 where there is nothing to find."""
    return len(part & whole) / len(part) if part else 1.0


def bigrams(lemmas: Sequence[str]) -> frozenset[str]:
    """Neighbouring pairs of lemmas."""
    return frozenset(f"{a} {b}" for a, b in pairwise(lemmas))


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where a claim departs from a sentence: tokens put in for others, added or left out."""

    claim: tuple[Token, ...]
    evidence: tuple[Token, ...]


def differences(claim: Reading, evidence: Reading) -> list[Difference]:
    """The word-by-word differences of a claim from a sentence, in the claim's order (Ratcliff-Obershelp)."""
    mine, theirs = ([t for t in r.doc if not (t.is_punct or t.is_space)] for r in (claim, evidence))
    matcher = SequenceMatcher(None, evidence.lemmas, claim.lemmas, autojunk=False)
    return [
        Difference(tuple(mine[c:d]), tuple(theirs[a:b])) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"
    ]


def swapped_roles(claim: Reading, evidence: Reading) -> list[tuple[str, str]]:
    """Pairs (verb, word) where the word does in the claim what it undergoes in the evidence, or the reverse."""
    turned = {"agent": "patient", "patient": "agent"}
    acting = {verb for verb, role, _ in claim.arcs if role == "patient"}
    return sorted(
        (verb, word)
        for verb, role, word in claim.arcs
        if role in turned
        and verb not in MUTUAL
        and (role == "patient" or verb in acting or verb not in _LABILE)
        and (verb, turned[role], word) in evidence.arcs
        and (verb, role, word) not in evidence.arcs
    )


def exchanged_roles(claim: Reading, evidence: Reading) -> list[tuple[str, str, str]]:
    """Triples (verb, one, other) whose two words changed places: "Germany sold steel to France", and the reverse."""
    arcs = sorted(arc for arc in claim.arcs - evidence.arcs if not _says_same(arc))
    return [
        (verb, one, other)
        for (verb, first, one), (same, second, other) in combinations(arcs, 2)
        if verb == same
        and first != second
        and one != other
        and {(verb, first, other), (verb, second, one)} <= evidence.arcs
    ]


def comparisons(reading: Reading) -> Iterator[tuple[Token, str, str]]:
    """What a text compares: the word in the comparative, the lemma of what has more of it, and that of the other."""
    for than in (t for t in reading.doc if t.lower_ in ("than", "as") and t.head.tag_ in ("JJR", "RBR", "JJ", "RB")):
        word = than.head
        if than.lower_ == "as" and reading.doc[max(word.i - 2, 0)].lower_ not in ("times", "twice"):
            continue  # as often, and no more often
        other = next((c for c in than.children if c.dep_ == "pobj"), None)
        verb = g.governor(word)
        who = None if verb is None else g.subject(verb)
        if who is not None and other is not None:
            yield word, who.lemma_.lower(), other.lemma_.lower()


def _says_same(arc: Arc) -> bool:
    """Whether the two that an arc joins can change places with another pair and nothing is said anew."""
    verb, role, _ = arc
    return verb in MUTUAL or (role in SYMMETRIC and not (role == "against" and verb in _ONE_SIDED))


def lemma_set(tokens: Iterable[Token]) -> frozenset[str]:
    """The lower-case lemmas of some words."""
    return frozenset(t.lemma_.lower() for t in tokens)


def _arcs(tokens: Sequence[Token]) -> Iterator[Arc]:
    for token in tokens:
        head, role = part(token)
        if token.dep_ == "conj" and (inherited := _ROLES.get(_first(token).dep_)):
            role, head = inherited, _first(token).head
        if token.dep_ == "appos" and token.pos_ == "PROPN" and (other := part(token.head))[1]:  # "her brother Nils"
            yield other[0].lemma_.lower(), other[1], token.lemma_.lower()
        if role and not token.is_stop:
            yield head.lemma_.lower(), role, token.lemma_.lower()


def part(token: Token) -> tuple[Token, str | None]:
    """What a token depends on, a preposition passed over, and the role it plays there, None for no part of its own."""
    head = token.head
    if token.dep_ == "pobj":
        return head.head, "agent" if head.dep_ == "agent" else head.lower_
    return head, _ROLES.get(token.dep_)


def _first(conjunct: Token) -> Token:
    while conjunct.dep_ == "conj":
        conjunct = conjunct.head
    return conjunct
