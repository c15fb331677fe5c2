"""The smallest statements of a sentence: one circumstance, one conjunct, one title at a time.

Finer than `clauses.cut_clauses`, as content units in summary evaluation are (pyramid SCUs, ROSE
ACUs): "Proctor was captured", "Proctor was captured after a foot chase". Good for matching and
measuring; too fine for a list that people read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gistcheck.decomposition.clauses import Cut, cut_clauses, cut_text
from gistcheck.syntax import grammar as g
from gistcheck.syntax.wording import Insertion
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TOGETHER: Final = word_set("meet marry divorce agree share combine merge differ split compare join between")
_SPLIT_POS: Final = frozenset(("NOUN", "PROPN", "ADJ", "VERB"))
_SPLIT_DEPS: Final = frozenset(("nsubj", "nsubjpass", "dobj", "attr", "pobj", "acomp", "oprd"))


def atoms(doc: Doc) -> list[str]:
    """Cut one parsed sentence into its smallest statements.

    Result: distinct lines in reading order, insertions in [brackets]; the sentence itself when it
    holds no clause that can be cut.
    """
    lines = [cut_text(doc, atom) for cut in cut_clauses(doc) for atom in _atoms_of(doc, cut)]
    lines += [cut_text(doc, title) for title in _titles(doc)]
    return list(dict.fromkeys(lines)) or [doc.text.strip()]


def _atoms_of(doc: Doc, cut: Cut) -> Iterator[Cut]:
    """The bare statement, then the bare statement with each circumstance or modifier by itself."""
    groups = [*cut.optional, *_modifiers(doc, cut)]
    bare = cut.tokens.difference(*groups)
    if len(bare) < 3:
        bare, groups = cut.short, [g for g in groups if g <= cut.tokens - cut.short]
    for tokens in (bare, *(bare | _closure(group, groups) for group in groups)):
        for single in _single_conjuncts(doc, tokens):
            yield replace(cut, tokens=single, short=single)


def _closure(group: frozenset[int], groups: list[frozenset[int]]) -> frozenset[int]:
    """A group without the groups nested in it, with those it is nested in."""
    around = [group, *(g for g in groups if g > group)]
    return frozenset().union(*(outer.difference(*(g for g in groups if g < outer)) for outer in around))


def _modifiers(doc: Doc, cut: Cut) -> Iterator[frozenset[int]]:
    """Phrases after an object that narrow it down: "islands [on coral reefs]"."""
    for i in sorted(cut.tokens):
        token = doc[i]
        narrows = token.dep_ in ("prep", "acl", "relcl") and token.lower_ not in ("of", "between", "than")
        after_noun = token.head.pos_ in ("NOUN", "PROPN") and token.i > token.head.i
        if narrows and after_noun and token.head.dep_ in ("dobj", "pobj", "attr"):
            yield frozenset(t.i for t in token.subtree) & cut.tokens


def _single_conjuncts(doc: Doc, tokens: frozenset[int], start: int = 0) -> list[frozenset[int]]:
    """The same statement with one member of each coordination at a time."""
    for i in sorted(i for i in tokens if i >= start):
        members = _members(doc[i])
        if len(members) > 1 and all(m.i in tokens for m in members) and _splits(doc[i]):
            joints = {c.i for m in members for c in m.children if c.dep_ in ("cc", "preconj")}
            rest = tokens.difference(*(_branch(m, members) for m in members), joints)
            parts = [rest | (_branch(m, members) & tokens) for m in members]
            return [p for part in parts for p in _single_conjuncts(doc, part, i + 1)]
    return [tokens]


def _members(head: Token) -> list[Token]:
    if head.dep_ == "conj" or head.pos_ not in _SPLIT_POS:
        return []
    found = [head]
    while True:
        following = next((c for c in found[-1].children if c.dep_ == "conj" and c.pos_ in _SPLIT_POS), None)
        if following is None:
            return found
        found.append(following)


def _splits(head: Token) -> bool:
    above = g.governor(head)
    if head.dep_ in ("pobj", "compound", "poss") and head.head.lower_ in ("between", "among"):
        return False
    if head.pos_ == "VERB":
        return head.dep_ in ("xcomp", "pcomp", "advcl") and not g.is_finite(head)
    return head.dep_ in _SPLIT_DEPS and (above is None or above.lemma_ not in _TOGETHER)


def _branch(member: Token, members: list[Token]) -> frozenset[int]:
    others = frozenset(i for m in members if m.i > member.i for i in [t.i for t in m.subtree])
    return frozenset(t.i for t in member.subtree if t.dep_ != "cc" or t.head != member) - others


def _titles(doc: Doc) -> Iterator[Cut]:
    """ "England boss Roy Hodgson" -> "[Roy Hodgson is] England boss"."""
    for ent in doc.ents:
        head = ent.root
        if ent.label_ != "PERSON":
            continue
        before = [t for t in doc[head.left_edge.i : ent.start] if t.pos_ in ("NOUN", "PROPN", "ADJ")]
        if before and any(t.pos_ == "NOUN" for t in before):
            words = frozenset(t.i for t in doc[before[0].i : ent.start])
            link = Insertion(before[0].idx, f"{ent.text} is", (ent.start_char, ent.end_char))
            yield Cut("apposition", head.i, words, words, (link,))
