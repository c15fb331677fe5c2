"""One statement cut from a sentence, and its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from gistcheck.syntax.wording import Insertion, render, spans_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

Kind = Literal["clause", "content", "circumstance", "relative", "restriction", "apposition", "participle", "whole"]


@dataclass(frozen=True, slots=True)
class Cut:
    """One statement cut from a sentence.

    `predicate`: token index of its verb (of the noun, in an apposition). `tokens`: indices of the
    kept words. `insertions`: words to put in. `optional`: its circumstances, as groups of token
    indices; each can go by itself.
    """

    kind: Kind
    predicate: int
    tokens: frozenset[int]
    insertions: tuple[Insertion, ...] = ()
    optional: tuple[frozenset[int], ...] = ()


def cut_text(doc: Doc, cut: Cut) -> str:
    """The words of a cut as one line, insertions in [brackets]."""
    return render(doc.text, spans_of(doc, cut.tokens), cut.insertions)
