"""Blocks: the lines of a text, with the lines of a hard-wrapped paragraph put back together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

Span = tuple[int, int]

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\r\r|\r\n[^\S\n]*\r\n")
_WIDEST_WRAP = 120
"""Characters: e-mail and plain-text tools wrap at 65 to 100; an unwrapped article has longer lines."""
_PROVING_LINES = 3
"""Two lines may look wrapped by chance (headline and standfirst); one paragraph of three proves it."""


def split_blocks(text: str) -> list[Span]:
    """Cut a text into blocks: headline, paragraph, caption, list item.

    A block is a line. Only where a paragraph was wrapped by a text editor (every line filled to
    the same width, so that the next word would not have fitted) are its lines one block.

    Args:
        text: any string.

    Returns:
        Half-open character spans in order, trimmed of white space; together they hold every
        character of `text` that is not white space.
    """
    spans = (trim(text, *match.span()) for match in _LINE.finditer(text))
    lines = [(start, end) for start, end in spans if start < end]
    width = max((end - start for start, end in lines), default=0)
    if width > _WIDEST_WRAP:
        return lines
    paragraphs = list(_paragraphs(text, lines))
    wrapped = [_is_wrapped(text, paragraph, width) for paragraph in paragraphs]
    proven = any(len(p) >= _PROVING_LINES for p, is_wrapped in zip(paragraphs, wrapped, strict=True) if is_wrapped)
    if not proven:
        return lines
    blocks: list[Span] = []
    for paragraph, is_wrapped in zip(paragraphs, wrapped, strict=True):
        blocks.extend([(paragraph[0][0], paragraph[-1][1])] if is_wrapped else paragraph)
    return blocks


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
