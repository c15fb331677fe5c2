"""Who says what by the reader's token probabilities, where the parse shows no cue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gistcheck.attribution.names import Span
from gistcheck.attribution.reach import CUES
from gistcheck.attribution.speech import Speech
from gistcheck.protocols import Floats, SentenceReading
from gistcheck.syntax import grammar as g
from gistcheck.syntax.stance import calls_off
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

_INQUIRING: Final = word_set("investigate examine probe look inspect review")
"""What those do who ask whether it is so, and do not say it: "is investigating claims that the firm lied"."""
_HANDING: Final = frozenset(("post", "share", "read", "show", "back", "support"))
"""What is done to a thing as well: "posted the photo", "showed a man", "backed the plan"."""
_HEARD: Final = word_set("remind tell ask inform warn advise urge assure")
"""What is done to those who say nothing."""
_RULING: Final = frozenset(("deny", "reject", "dismiss", "refuse"))
_ASKED: Final = word_set("motion request bail appeal application petition bid permission access entry visa parole")
"""What a court or an office turns down by what it does: "denied a motion" says nothing of it."""
_DECLARED: Final = word_set("state war truce ceasefire bankruptcy emergency holiday independence")
"""What is so once it is declared: "declared a state of emergency"."""
_CONFIRMED: Final = word_set("judge justice nominee appointee")
"""Whom a parliament confirms by its vote."""
_VOTING: Final = word_set(
    "senate senator parliament committee congress democrat democrats republican republicans lawmaker legislature panel"
    " assembly house chamber council board court majority legislator deputy voter"
)
"""Who confirms somebody by a vote."""
_BROUGHT_ABOUT: Final = {"declare": _DECLARED, "confirm": _CONFIRMED, **dict.fromkeys(_RULING, _ASKED)}
"""Verbs, and the things that they bring about or turn down by being said."""
_SURE: Final = 0.5
"""A source, cue or content has a word piece of at least this probability ..."""
_WITHIN: Final = 0.4
"""... and none of less than this."""


def from_model(doc: Doc, reading: SentenceReading) -> Speech | None:
    """The attribution the reader's token probabilities show, where the parse found no cue.

    Result: None unless the sentence is likely attributed and has both a cue and content; a single
    verb that reports nothing ("analysed") is no cue, nor is one that takes half of its object ("wrote a").
    """
    if reading.attributed < _SURE:
        return None
    tokens = reading.tokens
    content = max(_stretches(doc, tokens.offsets, tokens.content), key=_length, default=None)
    cue = _nearest(_stretches(doc, tokens.offsets, tokens.cue), content)
    if cue is None or content is None:
        return None
    head = doc.char_span(*cue, alignment_mode="expand")
    cue = (cue[0], cue[0] + len(doc.text[slice(*cue)].rstrip(" :")))
    lemma = head.root.lemma_ if head is not None else ""
    words = [] if head is None else [t for t in head if t.dep_ not in ("aux", "auxpass") and not g.is_mark(t)]
    if head is not None and (not words or (len(words) == 1 and lemma not in CUES)):
        return None  # "had", also "has ordered"
    if head is not None and (calls_off(head.root) or g.is_denied(head.root) or head[-1].tag_ in ("DT", "CD")):
        return None
    if head is not None and any(t.lemma_ in _HEARD and any(c.dep_ == "auxpass" for c in t.children) for t in head):
        return None  # "might need to be reminded that": they hear it
    things = [] if head is None else [c for c in head.root.children if c.dep_ == "dobj"]
    acted = _BROUGHT_ABOUT.get(lemma, frozenset())
    who = g.own_subject(head.root) or g.subject(head.root) if head is not None and g.is_verb(head.root) else None
    if lemma == "confirm" and (who is None or who.lemma_.lower() not in _VOTING):
        acted = frozenset()
    if things and (lemma in _HANDING or not acted.isdisjoint(c.lemma_.lower() for c in things)):
        return None
    if head is not None and lemma == "claim" and any(c.dep_ == "agent" for c in head.root.children):
        return None  # "The attack was claimed by the group"
    below = [] if head is None else list(head.root.children)
    if lemma == "plead" or (lemma == "agree" and any(c.lower_ == "to" and c.dep_ == "prep" for c in below)):
        return None  # "has pleaded guilty", "agreed to a buyout": done by saying so
    if lemma == "expect" and any(c.tag_ == "MD" for c in below):
        return None  # "can expect to earn 40,000": nobody says so
    if lemma in _INQUIRING or (head is not None and _belongs_elsewhere(doc, head, content)):
        return None
    source = _tidied(doc, _nearest(_stretches(doc, tokens.offsets, tokens.source), cue))
    return None if head is not None and _acts_for_another(head, source) else Speech(source, cue, content, lemma)


def _belongs_elsewhere(doc: Doc, cue: SpacySpan, content: Span) -> bool:
    """ "is denying the access the law was meant [to provide]": what "to" opens is not governed by the cue."""
    to = g.token_at(doc, content[0])
    if to is None or to.tag_ != "TO" or not g.is_verb(cue.root):
        return False
    return to.head.head != cue.root and g.governor(to.head) != cue.root


def _tidied(doc: Doc, source: Span | None) -> Span | None:
    """A speaker without "according to", a last "which" ("a report [which] found ...") or bracket, and with its "a" or
    "the"; of "which" alone, what it stands for."""
    words = None if source is None else doc.char_span(*source, alignment_mode="expand")
    while words is not None and len(words) > 1 and (words[-1].tag_ in ("WDT", "WP") or g.is_mark(words[-1])):
        words = words[:-1]
    if words is None or all(t.tag_ == "DT" for t in words):
        return None
    if words[0].tag_ in ("WDT", "WP") and (clause := words[0].head).dep_ == "relcl":
        words = doc[clause.head.left_edge.i : clause.head.i + 1]
    if words[0].lower_ == "according" and len(words) > 2:
        words = words[2:]
    start = words.start - int(words.start > 0 and doc[words.start - 1].dep_ == "det")
    return doc[start].idx, words.end_char


def _acts_for_another(cue: SpacySpan, source: Span | None) -> bool:
    """Whether the cue's verb has a subject of its own, no clause, that is not the speaker, or does something to the
    speaker ("Wright was accused", "a good deal has been written about the governor")."""
    who = g.own_subject(cue.root) if g.is_verb(cue.root) else None
    if source is None or who is None or g.is_relative(who) or who.dep_ == "csubj":
        return False
    named = source[0] <= who.idx < source[1]
    if who.dep_ != "nsubjpass":
        return not named
    return named or not any(c.dep_ == "agent" for c in cue.root.children)


def stretches(scores: Floats, sure: float, within: float) -> list[Span]:
    """Unbroken runs of scores of at least `within` that reach `sure` somewhere, half-open, in order: two thresholds
    hold together what one cuts apart (Canny 1986, hysteresis). *Shape:* `scores` (pieces,)."""
    import numpy as np

    edges = np.flatnonzero(np.diff(np.concatenate([[False], scores >= within, [False]]).astype(np.int8)))
    runs = [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]
    return [(start, end) for start, end in runs if scores[start:end].max() >= sure]


def _stretches(doc: Doc, offsets: NDArray[np.int64], scores: Floats) -> list[Span]:
    """The unbroken runs of likely word pieces, widened to whole words."""
    runs = stretches(scores, _SURE, _WITHIN)
    words = [doc.char_span(int(offsets[a][0]), int(offsets[b - 1][1]), alignment_mode="expand") for a, b in runs]
    return [(w.start_char, w.end_char) for w in words if w is not None]


def _nearest(spans: list[Span], to: Span | None) -> Span | None:
    """The span nearest to another, the longer of two at the same distance: a sentence may hold several attributions."""
    if to is None:
        return None
    return min(spans, key=lambda s: (max(0, s[0] - to[1], to[0] - s[1]), -_length(s)), default=None)


def _length(span: Span) -> int:
    return span[1] - span[0]
