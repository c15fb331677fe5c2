"""Direct speech: what stands in quotation marks, also over several sentences."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from gistcheck.syntax import grammar as g
from gistcheck.syntax.remembered import read_once

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Span = tuple[int, int]
Mark = tuple[int, bool, Literal["double", "single"]]

_REACH: Final = {"single": 8, "double": 100}
"""Sentences over which quotation marks of a family are followed at most."""
_PARTNER: Final = {"“": "”", "”": "“", '"': '"'}
_MARKS: Final = re.compile("[“”\"‘’']")
_UNCLOSED: Final = re.compile(
    r",\s+((?:[A-Z][\w.'’-]*\s?){2,4}),(?: [^,\"“”]{3,60},)? (?:said|says|added|wrote|posted|tweeted)\b[^\"“”]*$"
)
"""Who says a quotation that no mark closes: '"They are out, Ole Holm, a spokesman, posted on his page.'"""
_SIGNATURE: Final = re.compile(r"[\"”]\s*[-–—]\s*((?:[A-Z][\w.'’-]*\s?){1,4})$")


@dataclass(frozen=True, slots=True)
class Run:
    """How a sentence takes part in quotations: `inside`, the span in quotation marks of a
    quotation that fills it or runs over its edge, None if there is none; `from_before`,
    `goes_on`: it began earlier, or ends later; `lost`: it began earlier and where it ends is unknown."""

    inside: Span | None
    from_before: bool
    goes_on: bool
    lost: bool = False


def quotation(doc: Doc, content: Span) -> Literal["direct", "indirect", "mixed"]:
    """How words are reported: all, some or none of them in quotation marks."""
    pairs = [(doc[a].idx, doc[b].idx + 1) for a, b in quote_pairs(doc)]
    words = [t for t in doc if content[0] <= t.idx < content[1] and t.text not in g.PUNCTUATION]
    inside = [t for t in words if any(a < t.idx < b for a, b in pairs)]
    if not inside:
        return "indirect"
    return "direct" if len(inside) == len(words) else "mixed"


def running_quotes(sentences: Sequence[str], paragraphs: Collection[int] = ()) -> list[Run]:
    """Follow quotation marks through the sentences of an article: double ones, and single ones that curl.

    `paragraphs`: the indices of the sentences that open one, if known. A double mark that never closes opens a
    quotation up to the end of its paragraph. Where none are known it may go on if it opens a speech, and else ends with
    its sentence.
    """
    runs: list[Run] = []
    marks = [list(_marks(text)) for text in sentences]
    for index, own in enumerate(marks):
        if [m[1:] for m in own] == [(True, "double")] and (by := says_unclosed(sentences[index])) is not None:
            later = (m for following in marks[index + 1 :] for m in following if m[2] == "double")
            goes_on = any(m[:2] == (0, True) for following in marks[index + 1 : index + 2] for m in following)
            if not goes_on and next(later, (0, True))[1]:
                own.append((sentences[index].rindex(",", 0, by[0]), False, "double"))
    held, last = "", -1
    for index, text in enumerate(sentences):
        held = held if index <= last else ""
        from_before = bool(held)
        start = 0 if from_before else None
        inside: Span | None = None
        for at, opens, family in marks[index]:
            if held not in ("", family):
                continue  # a quotation within the quotation
            if opens and start is not None and text[:at].strip():
                start, from_before = None, False  # the mark before this one never closed
            if opens and start is None:
                start, held = at, family
                last = _last(family, marks, index, paragraphs, _opening(text, at))
            elif not opens and start is not None:
                inside, start, held = inside if inside and from_before else (start, at + 1), None, ""
        if held and last < index:
            start, held = None, ""
        if start is not None:
            inside = (start, len(text.rstrip()))
        whole, goes_on = inside is not None and _fills(text, inside), bool(held) and index < last
        lost = from_before and goes_on and last == len(marks)
        runs.append(Run(inside if whole or from_before or held else None, from_before, goes_on, lost))
    return runs


def _opening(text: str, at: int) -> str:
    """What a mark opens: a "speech", a "piece" of its sentence ('no house "where anyone lived'), or "words"."""
    if text[:at].rstrip()[-1:] in ("", ":", ","):
        return "speech"
    return "piece" if text[at + 1 : at + 2].islower() else "words"


def _last(family: str, marks: Sequence[Sequence[Mark]], first: int, paragraphs: Collection[int], opening: str) -> int:
    """The last sentence of the quotation that a mark in sentence `first` opens, -1 for an apostrophe; behind them all
    where its partner is lost and it may be anywhere.

    Each paragraph of a quotation begins with a mark: where one between has none, what opens is another quotation.
    """
    left = False
    for index in range(first + 1, min(first + 1 + _REACH[family], len(marks))):
        own = [(at, opens) for at, opens, kind in marks[index] if kind == family]
        again = own[:1] == [(0, True)]
        if again and (left or opening == "piece"):
            break
        left |= index in paragraphs and not again
        if own[again:]:
            if not own[again][1]:
                return index
            break
    if family == "single":
        return -1
    if paragraphs:
        return min((p for p in paragraphs if p > first), default=len(marks)) - 1
    return len(marks) if opening == "speech" else first


def _marks(text: str) -> Iterator[Mark]:
    """The quotation marks of a sentence: position, whether it opens, and of which family it is.

    "’" closes where a sentence or its part ends before it; behind a word it closes only what opened in this sentence,
    and may be a plural's ("the firms’ offices").
    """
    opened = False
    for mark in _MARKS.finditer(text):
        i, char = mark.start(), mark.group()
        before, after = text[i - 1 : i] if i else " ", text[i + 1 : i + 2] or " "
        if char in "“”":
            yield i, char == "“", "double"
        elif char == '"':
            yield i, (before.isspace() or before in "([—") and not after.isspace(), "double"
        elif char == "'" and (before.isspace() or before in "([—") and after.isupper():
            yield i, True, "single"
        elif char == "'" and before in ".,!?…" and not after.isalnum():
            yield i, False, "single"
        elif char == "‘" and after.isalpha() and not before.isalnum():
            opened = True
            yield i, True, "single"
        elif char == "’" and not after.isalnum():
            behind_word = opened and (before != "s" or after in ",.")
            if before in ".,!?…" or behind_word:
                opened = False
                yield i, False, "single"


def _fills(text: str, inside: Span) -> bool:
    """Whether everything in the sentence but marks stands in the quotation."""
    rest = text[: inside[0]] + text[inside[1] :]
    return not any(c.isalnum() for c in rest.replace("((it))", ""))


def quoted_whole(sentences: Sequence[str]) -> list[bool]:
    """Whether each sentence stands as a whole in a quotation, so that it names no speaker itself."""
    runs = running_quotes(sentences)
    return [r.inside is not None and _fills(s, r.inside) for s, r in zip(sentences, runs, strict=True)]


def marked(text: str, run: Run) -> str:
    """A sentence by itself: the double mark is put in that it lacks where its quotation began earlier or ends later."""
    marks = [(text[at], opens) for at, opens, family in _marks(text) if family == "double"]
    if not marks:
        return text
    (first, begins), (last, ends) = marks[0], marks[-1]
    before = "" if begins or not run.from_before else _PARTNER[first]
    after = _PARTNER[last] if ends and run.goes_on else ""
    return f"{before}{text}{after}"


def signed(doc: Doc) -> Span | None:
    """The name after a quotation and a dash that ends the sentence: "..." - Jane Doe."""
    match = _SIGNATURE.search(doc.text)
    return match.span(1) if match is not None else None


def says_unclosed(text: str) -> Span | None:
    """Who says a quotation that opens the sentence and that no mark closes: the name behind it."""
    opened = [at for at, _, family in _marks(text) if family == "double"]
    alone = len(opened) == 1 and not text[: opened[0]].strip()
    match = _UNCLOSED.search(text) if alone else None
    return match.span(1) if match is not None else None


@read_once
def quote_pairs(doc: Doc) -> tuple[tuple[int, int], ...]:
    """Token indices of matched opening and closing quotation marks, outermost and inner."""
    pairs: list[tuple[int, int]] = []
    open_at: dict[str, int] = {}
    for token in doc:
        kind = _quote_kind(token)
        if kind is None and "single" in open_at and doc[open_at["single"] + 1].is_alpha and _closes_last(token):
            kind = ("single", False)  # "the 'Norlanders left Tarn['] row": not a plural's
        if kind is None:
            continue
        family, opens = kind
        other = {"double": "straight", "straight": "double"}.get(family, "")
        if opens is False and family not in open_at and other in open_at:
            family = other  # '“It is full," she said'
        if family in open_at and opens is not True:
            pairs.append((open_at.pop(family), token.i))
        elif opens is not False:
            open_at[family] = token.i
    return tuple(sorted(pairs))


def _closes_last(mark: Token) -> bool:
    """Whether no other mark is left to close what an apostrophe opened."""
    return mark.text in ("’", "'") and not any(t.text in ("’", "'") for t in mark.doc[mark.i + 1 :])


def quoted_tokens(doc: Doc) -> set[int]:
    """Indices of the tokens in quotation marks, the opening marks included."""
    return {i for a, b in quote_pairs(doc) for i in range(a, b)}


def in_quotes(token: Token) -> bool:
    """Whether a token stands between quotation marks of its sentence."""
    return any(a < token.i < b for a, b in quote_pairs(token.doc))


def is_gloss(token: Token) -> bool:
    """ "whose name translates as "[the sea is ours]"": what a name means, which nobody says."""
    opened = (token.doc[max(a - 2, 0) : a] for a, b in quote_pairs(token.doc) if a < token.i < b)
    return any(ts[-1:].text == "as" and ts[0].lemma_ == "translate" for ts in opened)


def open_ended(doc: Doc, token: Token) -> Span | None:
    """The part of a quotation that began in an earlier sentence, up to the cue, or goes on after this one."""
    paired = {i for pair in quote_pairs(doc) for i in pair}
    for mark in doc:
        if mark.i in paired or mark.text not in ("“", "”", '"', "''", "``"):
            continue
        if mark.i < token.i and mark.text != "“":
            return 0, mark.idx + len(mark)
        if mark.i > token.i and mark.text != "”":
            return mark.idx, len(doc.text.rstrip())
    return None


def stands_beside(token: Token, a: int, b: int) -> bool:
    """Whether the quotation hangs on the cue or stands beside it with nothing but marks between."""
    if token.dep_ == "pcomp" and token.head.lower_ == "as":
        token = token.head.head
    top = token.doc[a + 1 : b].root
    beside = 0 < a - token.i <= 3 or (b < token.i and token.left_edge.i - b <= 2 and token.dep_ != "conj")
    joined = (c for c in token.conjuncts if c.i > token.i and g.own_subject(c) is not None)
    if any(c == top or c.is_ancestor(top) for c in joined):
        return False  # 'called it "a crime," but he also praised the ["brave" miners]'
    return beside or token in top.ancestors or top in token.ancestors


def quoted_after(token: Token) -> Span | None:
    """The first quotation behind a word, with its marks."""
    return next(((token.doc[a].idx, token.doc[b].idx + 1) for a, b in quote_pairs(token.doc) if a > token.i), None)


def _quote_kind(token: Token) -> tuple[str, bool | None] | None:
    if token.text in ("“", "``", "”", "''"):
        return "double", token.text in ("“", "``")
    if token.text in ("‘", "`"):
        return "single", True
    if token.text in ("’", "'"):
        return _apostrophe(token)
    return ("straight", _facing(token)) if token.text == '"' else None


def _facing(token: Token) -> bool | None:
    """Whether a straight mark opens (True) or closes (False) by the spaces beside it; None where they do not tell."""
    after_space = token.i == 0 or bool(token.doc[token.i - 1].whitespace_)
    before_space = token.i + 1 == len(token.doc) or bool(token.whitespace_)
    return None if after_space == before_space else after_space


def _apostrophe(token: Token) -> tuple[str, bool | None] | None:
    """A lone apostrophe: a possessive after a plural, else the opening or closing mark."""
    after_space = token.i == 0 or bool(token.doc[token.i - 1].whitespace_)
    if token.text == "'" and after_space and not token.whitespace_:
        return "single", True
    return None if token.tag_ == "POS" else ("single", False)
