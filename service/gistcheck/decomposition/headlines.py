"""What a headline or a caption says of those it names, without a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gistcheck.decomposition.cut import Cut
from gistcheck.decomposition.members import BETWEEN
from gistcheck.syntax import grammar as g
from gistcheck.syntax.agreement import are_several
from gistcheck.syntax.wording import Insertion
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc

_WHERE: Final = word_set("in at on up back behind among near")


def places(doc: Doc) -> list[Cut]:
    """ "Holm, Lind and Weiss in midfield." -> "Holm [is] in midfield", one of those named at a time."""
    at = next((t.i for t in doc if not (t.pos_ == "PROPN" or t.tag_ == "POS" or t.text == "," or t.dep_ == "cc")), 0)
    where = [t.i for t in doc[at:] if not (g.is_mark(t) or t.is_space)]
    names = _names(doc, at)
    verbs = any(t.pos_ in ("VERB", "AUX") for t in doc[at:]) or doc[:].root.pos_ in ("VERB", "AUX")
    shared = len(names) > 1 and any(doc[i].lemma_ in BETWEEN for i in where)
    if not names or verbs or shared or len(where) < 2 or doc[at].lower_ not in _WHERE:
        return []
    more = next((i for i in where[2:] if doc[i].dep_ == "prep"), None)
    rest = frozenset(i for i in where if more is not None and i >= more)
    return [_placed(doc, name, frozenset(where), rest) for name in names]


def under_way(doc: Doc) -> list[Cut]:
    """ "Holm bidding to win the cup." -> "Holm [is] bidding to win the cup"."""
    verb = doc[:].root
    who = g.own_subject(verb)
    words = frozenset(t.i for t in doc if not (g.is_mark(t) or t.is_space))
    more = any(c.dep_ in ("conj", "ccomp", "dep") for c in verb.children)
    more |= any(t.tag_ in g.FINITE for t in doc[: verb.i])  # no headline
    bare = verb.tag_ == "VBG" and not g.auxiliaries(verb) and not more
    if who is None or who.pos_ == "PRON" or not bare or who.left_edge.i or not who.i < verb.i or g.is_question(doc):
        return []
    several = are_several(who)
    link = Insertion(
        verb.left_edge.idx if verb.left_edge.i > who.right_edge.i else verb.idx, "are" if several else "is"
    )
    return [Cut("clause", verb.i, words, (link,))]


def _names(doc: Doc, end: int) -> list[range]:
    """The names of people before a token, between commas and conjunctions; none if one of them is no such name."""
    joints = [-1, *(t.i for t in doc[:end] if t.text == "," or t.dep_ == "cc"), end]
    spans = [range(a + 1, b) for a, b in zip(joints, joints[1:], strict=False) if b > a + 1]
    named = [any(t.ent_type_ == "PERSON" for t in doc[s.start : s.stop]) for s in spans]
    return spans if 2 * sum(named) > len(spans) and all(len(s) > 1 for s in spans) else []


def _placed(doc: Doc, name: range, where: frozenset[int], rest: frozenset[int]) -> Cut:
    words = where | frozenset(name)
    link = Insertion(doc[min(where)].idx, "is")
    return Cut("apposition", name[-1], words, (link,), (rest,) if rest else ())
