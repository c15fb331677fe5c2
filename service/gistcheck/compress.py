"""Sentence compression by deletion: the parse says what may go, the keep probabilities what should."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from gistcheck.protocols import TokenReading
from gistcheck.syntax import grammar as g
from gistcheck.syntax.adjuncts import begins
from gistcheck.syntax.agreement import are_several
from gistcheck.syntax.constituents import Constituent, removable
from gistcheck.syntax.wording import Insertion, pieces

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MIN_WORDS: Final = 5
"""Fewest words a compression keeps: shorter ones read as headlines, not sentences."""

_NEEDS_COMMA: Final = frozenset(("cc", "relcl", "appos", "advcl", "acl", "parataxis", "conj", "ccomp", "npadvmod"))
_SET_OFF: Final = frozenset(("relcl", "appos", "advcl", "acl", "parataxis", "prep", "npadvmod", "advmod"))
_STOPS: Final = frozenset((".", "!", "?", ";", ":"))
_NO_SPACE_BEFORE: Final = re.compile(r"[,;:!?)\]’”%]|\.(?!\w)")
_NO_SPACE_AFTER: Final = re.compile(r"[(\[“‘]\Z")
_NAME: Final = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}"
_PLACE: Final = rf"{_NAME}(?:/{_NAME})?(?:, {_NAME}){{0,2}}"
_LOUD: Final = r"[A-Z]{3,}(?: [A-Z]{3,})*"
_DATE: Final = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}\.?(?:,? \d{4})?)"
_DAY: Final = f", {_DATE}"
_AGENCY: Final = r"\((?:CNN|CNN \w+|Reuters|AP|AFP|ANI|PTI|IANS|UPI|Xinhua|Bloomberg|The Associated Press)\)"
_DATELINE: Final = re.compile(
    rf"(?:{_PLACE}(?:{_DAY})? ?)?{_AGENCY}(?:\s*(?:[-–—―]+|:(?=\s)))?\s*(?=\S)"
    rf"|(?:{_LOUD}(?:, {_NAME}){{0,2}}|{_PLACE}{_DAY}|{_DATE}) [(/]{_NAME}[)/]\s*(?:[-–—―]+|:)\s+(?=[A-Z“\"])"
    rf"|{_PLACE}{_DAY}:\s+(?=[A-Z“\"])"
    rf"|(?:{_LOUD}|{_NAME}(?=[,/]))(?:/{_NAME})?(?:, {_NAME}){{0,2}}(?:{_DAY})?\s+(?:[—–―-]|--)\s+(?=[A-Z“\"])"
    r"|(?!The |An? )[A-Z][a-z]+(?: [A-Z][a-z]+)?\s+(?:[—–―]|--)\s+(?=[A-Z“\"])"
    r"|\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?(?: (?:GMT|BST|E[SD]?T))?(?: ?[-–—―:])? +(?=[A-Z“\"])"
    r"|\((?:[A-Z][\w.]*)(?: [A-Z][\w.]*){0,3}\)(?=[A-Z])"
    r"|[\ufffd•▪‣][\ufffd•▪‣\s]*(?=\S)|[-–*·]\s+(?=\w)"
)
"""The dateline: place or agency before the first words, `LONDON (Reuters) - `, `New Delhi, Aug 2 (PTI) `, `Taipei — `;
or the time of an update, `14:05 `; or a mark that was lost on the way, or a bullet."""
_WORD: Final = re.compile(r"\w")
_THEM: Final = frozenset(("they", "them", "their", "theirs"))

Span = tuple[int, int]


def compress_sentence(text: str, doc: Doc, keep: TokenReading, *, threshold: float) -> list[Span]:
    """Cut the constituents of a sentence that its reading holds for dispensable.

    `text`: one sentence. `doc`: the parse of `blank_dateline(text)`. `keep`: its word-piece
    reading. `threshold`: a constituent goes when the mean keep probability of its pieces is
    lower (0 to 1; 0 cuts only opening connectives).
    Result: the kept spans, half-open character positions in order; one span, the whole
    sentence, when nothing can go.
    """
    begin = dateline_end(text)
    cuts = _naming(doc, [c for c in removable(doc) if c.loose or _mean_keep(doc, c, keep) < threshold])
    gone = _with_commas(doc, {i for c in cuts for i in range(c.start, c.end)})
    kept = [t for t in doc if t.i not in gone and not t.is_space]
    spans = _merge(kept) if gone else [(0, len(text))]
    if spans and spans[-1][1] < len(text) and doc[-1].text[-1:] == "." != doc[-1].text:
        spans.append((len(text) - 1, len(text)))  # "of £98[m.]": the parser's last word held the full stop
    if sum(count_words(text[start:end]) for start, end in spans) < MIN_WORDS:
        spans = [(0, len(text))]
    return [(max(start, begin), end) for start, end in spans if end > begin] or spans


def blank_dateline(text: str) -> str:
    """A sentence with white space of the same length for its dateline, `LONDON (Reuters) - `.

    Parsers stumble over datelines: parse this, and every offset still holds in `text`.
    """
    begin = dateline_end(text)
    return " " * begin + text[begin:]


def join_spans(text: str, spans: Sequence[Span], insertions: Sequence[Insertion] = ()) -> str:
    """Join kept spans into a sentence: clean spaces, a capital where the sentence had one.

    `text`: the sentence; `spans`: as `compress_sentence` gives them; `insertions`: put in, in [brackets].
    Result: its words in order.
    """
    out = ""
    for piece in pieces(text, spans, insertions):
        tight = not out or not piece or _NO_SPACE_BEFORE.match(piece) or _NO_SPACE_AFTER.search(out)
        out += piece if tight else f" {piece}"
    first = text.lstrip("“‘\"'([ ")[:1]
    return _capitalise(out) if spans and spans[0][0] > 0 and first.isupper() else out


def keep_tokens(words: Sequence[str], tokens: TokenReading, threshold: float) -> list[bool]:
    """The plain deletion the reader learnt, without guards: which words of a sentence to keep.

    `words`: white-space tokens; `tokens`: the reading of the same words joined by single spaces.
    Result: per word, whether the mean keep probability of its pieces reaches `threshold`.
    Source: the task of Filippova and Altun, "Overcoming the lack of parallel data in sentence
    compression" (EMNLP 2013).
    """
    ends = np.cumsum([len(word) + 1 for word in words])
    owner = np.searchsorted(ends, tokens.offsets[:, 0], side="right")
    counts = np.bincount(owner, minlength=len(words))
    sums = np.bincount(owner, weights=tokens.keep, minlength=len(words))
    return [bool(total >= threshold * count) for total, count in zip(sums, counts, strict=True)]


def count_words(text: str) -> int:
    """The number of white-space words that hold a letter or a digit."""
    return sum(bool(_WORD.search(word)) for word in text.split())


def without_dateline(text: str) -> str:
    """A sentence without its dateline, over which a checker stumbles, as in "(CNN)Tunis was quiet"."""
    return text[dateline_end(text) :]


def dateline_end(text: str) -> int:
    """Where a sentence proper begins, behind its dateline."""
    line = _DATELINE.match(text)
    return line.end() if line else 0


def _mean_keep(doc: Doc, c: Constituent, keep: TokenReading) -> float:
    start, end = doc[c.start].idx, doc[c.end - 1].idx + len(doc[c.end - 1])
    inside = (keep.offsets[:, 0] >= start) & (keep.offsets[:, 1] <= end)
    return float(keep.keep[inside].mean()) if inside.any() else 1.0


def _naming(doc: Doc, cuts: list[Constituent]) -> list[Constituent]:
    """The cuts without one that takes along all that a word that stays could stand for: "Norvik[, a maker of boats,]
    recalls nine of them"."""
    for pronoun in (t for t in doc if t.lower_ in _THEM and not _among(t, cuts)):
        plural = (t for t in doc[: pronoun.i] if are_several(t))
        verb = g.governor(pronoun)
        doer = g.subject(verb) if verb is not None and pronoun.lower_ == "them" else None  # else "themselves"
        named = [t for t in plural if t != doer]
        if named and all(_among(t, cuts) for t in named):
            cuts = [c for c in cuts if not c.start <= named[-1].i < c.end]
    return cuts


def _among(token: Token, cuts: Sequence[Constituent]) -> bool:
    return any(c.start <= token.i < c.end for c in cuts)


def _with_commas(doc: Doc, gone: set[int]) -> set[int]:
    """Add the commas that set off what goes, unless something that stays needs them."""
    inner = {i for i in range(1, len(doc) - 1) if doc[i].text == "," and {i - 1, i + 1} <= gone} - gone
    gone |= inner
    for start, end in _runs(gone):
        left = start - 1 if start and doc[start - 1].text == "," else None
        right = end if end < len(doc) and doc[end].text == "," else None
        if begins(doc, start) and right is not None:
            gone.add(right)
        elif left is not None and right is not None:
            if not (_closes(doc, left, gone) or _ends_with(doc, start, end) or _opens(doc, right, gone)):
                gone.add(right)
            gone.add(left)
        elif right is not None and (_fronts(doc, start, end) or inner & set(range(start, end))):
            gone |= set() if _opens(doc, right, gone) else {right}
        elif left is not None and not _closes(doc, left, gone):
            gone.add(left)
    stops = (i for i in range(1, len(doc)) if doc[i].text in _STOPS and i - 1 in gone)
    return gone | {c for i in stops for c in _last_kept(doc, i, gone)}


def _last_kept(doc: Doc, stop: int, gone: set[int]) -> list[int]:
    """The comma that a stop now follows, if any."""
    last = next((i for i in range(stop - 1, -1, -1) if i not in gone), None)
    return [last] if last is not None and doc[last].text == "," else []


def _runs(gone: set[int]) -> list[tuple[int, int]]:
    """Maximal runs of token indices that go."""
    starts, ends = (sorted(i for i in gone if i + step not in gone) for step in (-1, 1))
    return [(start, end + 1) for start, end in zip(starts, ends, strict=True)]


def _closes(doc: Doc, comma: int, gone: set[int]) -> bool:
    """The comma ends a set-off part that stays and began before it."""
    token: Token = doc[comma - 1]
    for part in (token, *token.ancestors):
        start = part.left_edge.i
        if part.right_edge.i > comma:
            return False
        if _opens_aside(doc, start) and part.dep_ in _SET_OFF and start not in gone:
            return True
    return False


def _ends_with(doc: Doc, start: int, end: int) -> bool:
    """What goes is the tail of a larger set-off part that stays."""
    head = next((t.head for t in doc[start:end] if not start <= t.head.i < end), None)
    if head is None:
        return False
    around = (part for part in (head, *head.ancestors) if part.dep_ in _SET_OFF and part.right_edge.i <= end)
    verb = doc[end + 1].tag_ in g.FINITE if end + 1 < len(doc) else False
    return any(_opens_aside(doc, i) and not (verb and begins(doc, i)) for i in (part.left_edge.i for part in around))


def _fronts(doc: Doc, start: int, end: int) -> bool:
    """What goes stood before the verb it belongs to: "said that on Monday, ..."."""
    return all(t.head.i > end for t in doc[start:end] if not start <= t.head.i < end and not t.is_punct)


def _opens_aside(doc: Doc, start: int) -> bool:
    return begins(doc, start) or doc[start - 1].text == ","


def _opens(doc: Doc, comma: int, gone: set[int]) -> bool:
    """The comma is needed by what follows it."""
    if comma + 1 >= len(doc):
        return False
    after = doc[comma + 1]
    if after.tag_ in g.FINITE or after.tag_ == "TO":
        return any(t.dep_ == "nsubj" and t.i > after.i for t in after.children)
    begun = [t for t in (after, *after.ancestors) if t.left_edge.i == after.i and t.i not in gone]
    joins = any(t.dep_ in _NEEDS_COMMA and t.head.i < comma for t in begun)
    return joins or after.is_quote or after.tag_ == "VBG" or any(_speaks(t, comma) for t in begun)


def _speaks(token: Token, comma: int) -> bool:
    """The subject of a verb whose reported clause came before the comma."""
    return token.dep_ == "nsubj" and any(t.dep_ == "ccomp" and t.i < comma for t in token.head.children)


def _merge(kept: Sequence[Token]) -> list[Span]:
    spans: list[Span] = []
    last = -2
    for token in kept:
        end = token.idx + len(token)
        spans[-1:] = [(spans[-1][0], end)] if token.i == last + 1 else [*spans[-1:], (token.idx, end)]
        last = token.i
    return spans


def _capitalise(text: str) -> str:
    at = next((i for i, c in enumerate(text) if c.isalnum()), 0)
    first = text[at:].split(" ", 1)[0]
    return text if first[1:] != first[1:].lower() else text[:at] + text[at : at + 1].upper() + text[at + 1 :]
