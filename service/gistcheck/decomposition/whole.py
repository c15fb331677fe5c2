"""A sentence that cannot be cut, stated whole."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from gistcheck.decomposition.cut import Cut
from gistcheck.syntax import grammar as g
from gistcheck.syntax.brackets import bracketed
from gistcheck.syntax.phrases import AMOUNT_LABELS
from gistcheck.syntax.quotes import quoted_tokens
from gistcheck.syntax.stance import SAYING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST: Final = 40
"""Words of a sentence that can still be read as one statement."""


def whole_sentence(doc: Doc) -> list[Cut]:
    """The sentence itself as its one statement, for one that cannot be cut: one of at most `_LONGEST` words, no
    question, order or fragment, nor one that only says who speaks; empty for any other."""
    root = doc[:].root
    who, brackets = g.own_subject(root), bracketed(doc)
    words = frozenset(t.i for t in doc if not (g.is_mark(t) or t.is_space or t.i in brackets))
    first = doc[min(words, default=0)]
    words -= {first.i} if first.dep_ == "cc" and first.lower_ != "nor" else set()  # "[But] Holm left"
    acts = g.is_finite(root) or (who is not None and who.i < root.i and root.tag_ != "VBG")
    marked = quoted_tokens(doc)
    verbs = (doc[i] for i in marked if g.is_verb(doc[i]) and all(a.i in marked for a in g.auxiliaries(doc[i])))
    quoted = any(g.is_finite(verb) or verb.dep_ == "ccomp" for verb in verbs)
    told = root.lemma_ not in SAYING or says_what(root, words) or (who is not None and who.dep_ == "nsubjpass")
    loose = first.lower_ in ("not", "only", "even") and g.marks(root) != ""  # "Not even after he had admitted it."
    plain = g.is_verb(root) and acts and told and not (quoted or loose or g.is_question(doc))
    whole = plain and first.text[:1].isupper() and doc.text.rstrip().endswith(".") and len(words) <= _LONGEST
    return [Cut("whole", root.i, words)] if whole else []


def says_what(verb: Token, tokens: Collection[int]) -> bool:
    """Whether a verb of saying stands with what is said or done: "[added] 5%", "[posted] about the flood", "[wrote] to
    the king", "[said] so", "did not [comment]"; not "told Tass on May 3".

    `tokens`: the words kept.
    """
    who = g.subject(verb)
    silent = g.is_denied(verb) or (who is not None and any(c.lower_ == "neither" for c in who.children))
    if verb.lemma_ == "comment" and silent:
        return True
    objects = ("dobj", "ccomp", "xcomp", "attr", "oprd", "acomp")[verb.lemma_ == "tell" :]  # "told [the court]"
    spoken_of = ("about", "against", "to") if verb.lemma_ == "write" else ("about", "against")
    words = (c for c in verb.children if c.i in tokens)
    return any(
        c.dep_ in objects
        or c.lower_ == "so"
        or (c.dep_ == "dep" and c.i < verb.i)  # "Norcar outspent Lindbank, figures [show]": a verb taken for a noun
        or (c.lower_ in spoken_of and any(True for _ in c.children))
        or (c.i > verb.i and c.dep_ == "npadvmod" and any(t.ent_type_ in AMOUNT_LABELS for t in c.subtree))
        for c in words
    )
