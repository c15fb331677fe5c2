"""Blocks: the lines of a text, with the lines of a hard-wrapped paragraph put back together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gistcheck.text.code import objects

Span = tuple[int, int]

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\r\r|\r\n[^\S\n]*\r\n")
_WIDEST_WRAP = 120
"""Characters: e-mail and plain-text tools wrap at 65 to 100; an unwrapped article has longer lines."""
_GOES_ON = re.compile(r"(?:,|\b(?:and|or|but|of|the|an?|in|to|for|with|that|by|at|on|from|as))\Z", re.IGNORECASE)
"""How no line ends that says something whole."""
_FEWEST = 4
"""Words of a line that can break off: fewer are an item of a list or a menu."""
_BROKEN_WORD = re.compile(r"(?<=[a-z]{2})[-\u00ad\u2010][^\S\n]*\n[^\S\n]*(?=[a-z]{2})")
_FEWEST_BROKEN, _BROKEN_SHARE = 3, 10
"""So many, and one line in so many: an editor that fills lines may break some at a hyphen that is the word's own."""
_PROVING_LINES = 3
"""Two lines may look wrapped by chance (headline and standfirst); one paragraph of three proves it."""


def split_blocks(text: str) -> list[Span]:
    """Cut a text into blocks: headline, paragraph, caption, list item.

    A block is a line. Its lines are one block only where a paragraph was wrapped by a text editor (every line filled
    to the same width, so that the next word would not have fitted), or a line breaks off: it ends in "and" or a
    comma, or the next one goes on with a small letter. A JSON-LD object in a line is a block.

    Result: half-open character spans in order, trimmed of white space; together they hold every
    character of `text` that is not white space.
    """
    pieces = (piece for match in _LINE.finditer(text) for piece in _around_objects(text, *match.span()))
    spans = (trim(text, *piece) for piece in pieces)
    lines = [(start, end) for start, end in spans if start < end]
    width = max((end - start for start, end in lines), default=0)
    if width > _WIDEST_WRAP:
        return _rejoined(text, lines)
    paragraphs = list(_paragraphs(text, lines))
    wrapped = [_is_wrapped(text, paragraph, width) for paragraph in paragraphs]
    proven = any(len(p) >= _PROVING_LINES for p, is_wrapped in zip(paragraphs, wrapped, strict=True) if is_wrapped)
    if not proven:
        return _rejoined(text, lines)
    blocks: list[Span] = []
    for paragraph, is_wrapped in zip(paragraphs, wrapped, strict=True):
        blocks.extend([(paragraph[0][0], paragraph[-1][1])] if is_wrapped else paragraph)
    return _rejoined(text, blocks)


def _around_objects(text: str, start: int, end: int) -> Iterator[Span]:
    edges = [start, *(edge for span in objects(text, start, end) for edge in span), end]
    yield from pairwise(edges)


def broken_words(text: str) -> int:
    """How many words a text has that are broken with a hyphen at the end of a line; 0 where it may be chance."""
    found = len(_BROKEN_WORD.findall(text))
    return found if found >= _FEWEST_BROKEN and _BROKEN_SHARE * found >= text.count("\n") else 0


def _rejoined(text: str, blocks: list[Span]) -> list[Span]:
    """The blocks, one that breaks off in the middle of a sentence with the next."""
    found = blocks[:1]
    for before, (start, end) in pairwise(blocks):
        last = text[slice(*before)].rsplit("\n", 1)[-1]
        if not _BLANK_LINE.search(text, before[1], start) and _breaks_off(last, text[start]):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _breaks_off(line: str, following: str) -> bool:
    if len(line.split()) < _FEWEST or line[-1] in ".!?:;}\"'”’":
        return False
    return following.islower() or (following.isalnum() and _GOES_ON.search(line) is not None)


def trim(text: str, start: int, end: int) -> Span:
    """Shrink the half-open span `text[start:end]` until it neither begins nor ends with white space."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, max(start, start + len(piece.strip()))


def _paragraphs(text: str, lines: list[Span]) -> Iterator[list[Span]]:
    """Group the lines that no blank line parts."""
    group: list[Span] = []
    for line in lines:
        if group and _BLANK_LINE.search(text, group[-1][1], line[0]):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _is_wrapped(text: str, lines: list[Span], width: int) -> bool:
    pieces = [text[start:end] for start, end in lines]
    breaks = list(pairwise(pieces))
    filled = all(len(line) + 1 + len(after.split(maxsplit=1)[0]) > width for line, after in breaks)
    unfinished = sum(line[-1] not in ".!?:\"'”’" for line in pieces[:-1])
    return bool(breaks) and filled and 2 * unfinished >= len(breaks) and len(set(pieces)) == len(pieces)
