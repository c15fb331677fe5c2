"""Program code and data of a page that a scraper took for its text: JSON-LD, trackers, style sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

_OBJECT = re.compile(r'\{\s*"@\w+"\s*:')
"""How an object of JSON-LD begins."""
_BRACE = re.compile(r"[{}]")
_CODE = re.compile(
    r"\bfunction ?\w*\(|\{[^{}:;(]*+[:;(][^{}]*+\}|\|\| ?[\[{]|\w\.(?:push|cmd|ready|display)\("
    r'|\A\s*"[@\w]+"\s*:\s*["\[{\d]'
)
"""Possessive where a brace may stay open: a line of a million characters takes time linear in its length."""
_MARK = re.compile(r"[{}()\[\]=;:,_$#|&<>\"'.!@]")
_FEWEST = 0.1
"""Marks of code in so large a share of the characters: prose that cites code has fewer, and news hardly 5%."""


def objects(text: str, start: int, end: int) -> Iterator[Span]:
    """The JSON-LD objects in `text[start:end]`, as half-open spans in order; one that is not closed is none."""
    while (opening := _OBJECT.search(text, start, end)) is not None:
        depth, start = 0, opening.end()
        for brace in _BRACE.finditer(text, opening.start(), end):
            depth += 1 if brace.group() == "{" else -1
            if depth == 0:
                start = brace.end()
                yield opening.start(), start
                break
        else:
            return


def is_code(text: str) -> bool:
    """Whether a line is code or data, not prose that cites some."""
    return _CODE.search(text) is not None and len(_MARK.findall(text)) >= _FEWEST * len(text)
