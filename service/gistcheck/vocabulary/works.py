"""Nouns for what has a title."""

from __future__ import annotations

from typing import Final

from gistcheck.vocabulary.wordlists import word_set

WORKS: Final = word_set(
    "show series film movie documentary programme program song album single book novel play magazine game musical"
    " sitcom drama"
)
"""The car show "Top Gear", the film "The Mill"."""
