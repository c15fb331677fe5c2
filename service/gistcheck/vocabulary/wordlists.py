"""Word lists written as running text, so that a rule's vocabulary can be read at a glance."""

from __future__ import annotations


def word_list(text: str) -> tuple[str, ...]:
    """The words of a text in order."""
    return tuple(text.split())


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set, one with an apostrophe in both its shapes: "n't" and "n’t"."""
    return frozenset(text.split()) | frozenset(text.replace("'", "’").split())


def opposites(text: str) -> dict[str, frozenset[str]]:
    """A table of opposites from "rise fall, win lose, ...": each word to all words paired with it."""
    pairs = [pair.split() for pair in text.split(",") if pair.strip()]
    both = [*pairs, *(pair[::-1] for pair in pairs)]
    return {word: frozenset(b for a, b in both if a == word) for word, _ in both}


_PREFIXES = ("un", "non-", "non")
_CHANCE = word_set("canny couth kempt til der ion ited ique iform iverse less")
"""Rests after "un" whose word is not the denial of the rest."""


def denies(one: str, other: str) -> bool:
    """Is one word the other with a denying prefix: "unofficial" and "official", in either order?"""
    short, long = sorted((one, other), key=len)
    return len(short) > 3 and short not in _CHANCE and any(long == prefix + short for prefix in _PREFIXES)
