"""Repairs of headlines and captions, which leave out articles and the verb "be": the parser reads them as mere nouns.

Each takes a token and says whether it changed anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gistcheck.syntax import grammar as g
from gistcheck.vocabulary.verbs import BY_ITSELF

if TYPE_CHECKING:
    from spacy.tokens import Token


def tells(verb: Token) -> bool:
    """ "Five men [arrested] in Tarn after a row.", "Old bed [dumped] by a hotel and sold for £2,000.": a noun without
    an article and what was done to it, or what it did, and no other verb."""
    noun = verb.head
    apart = g.set_off(verb) or g.before(verb.left_edge).dep_ == "punct"
    if verb.tag_ not in ("VBN", "VBD") or noun.dep_ != "ROOT" or apart or not _opens(noun):
        return False
    if any(g.is_verb(t) and g.is_finite(t) and g.governor(t) not in (verb, *verb.subtree) for t in _main(noun, verb)):
        return False
    for child in [c for c in noun.children if c.i > verb.i]:
        child.head = verb
    verb.head, verb.dep_, noun.head = verb, "ROOT", verb
    acts = verb.lemma_ in BY_ITSELF or any(c.dep_ == "dobj" for c in verb.children)
    noun.dep_ = "nsubj" if acts else "nsubjpass"
    for part in [verb, *(c for c in verb.conjuncts if c.tag_ == "VBN" and not g.auxiliaries(c))]:
        part.tag_ = "VBD"
    return True


def _opens(noun: Token) -> bool:
    """Whether a noun without an article opens the sentence."""
    bare = not any(c.dep_ in ("det", "poss") and c.tag_ != "CD" for c in noun.lefts)
    return bare and noun.left_edge.i == 0 and noun.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")


def _main(noun: Token, verb: Token) -> list[Token]:
    """The words outside what describes the noun before the verb."""
    described = {t for c in noun.children if c.dep_ in ("relcl", "acl") and c.i < verb.i for t in c.subtree}
    return [t for t in noun.doc if t not in described and t != verb and not t.is_ancestor(verb)]
