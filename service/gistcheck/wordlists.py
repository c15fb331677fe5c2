"""Word lists written as running text, so that a rule's vocabulary can be read at a glance."""

from __future__ import annotations


def word_list(text: str) -> tuple[str, ...]:
    """The words of a text in order."""
    return tuple(text.split())


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


def opposites(text: str) -> dict[str, frozenset[str]]:
    """A table of opposites from "rise fall, win lose, ...": each word to all words paired with it."""
    pairs = [pair.split() for pair in text.split(",") if pair.strip()]
    both = [*pairs, *(pair[::-1] for pair in pairs)]
    return {word: frozenset(b for a, b in both if a == word) for word, _ in both}
