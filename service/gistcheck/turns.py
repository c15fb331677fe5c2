"""Interviews and transcripts: "Q: ... A: ...", "Marta Holm: ...". Who speaks stands once, before all that is said."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from gistcheck.types import Article

_LABEL: Final = re.compile(r"(?:[QA]|Question|Answer|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}):(?=\s)|[QA]\.(?=\s|\Z)")
_UNNAMED: Final = frozenset(("Q", "A", "Question", "Answer"))
_QUOTED: Final = re.compile(r"\s*[\"“]")
_FEWEST: Final = 3
"""Fewest turns of an interview: a text may have a run-in heading or two."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A sentence's part in an interview. `first`: the id of the turn's first sentence, which has the label; `speaker`:
    the label if it is a name; `label`: the characters of the label, 0 in the sentences after the first."""

    first: int
    speaker: str | None
    label: int


def turns(article: Article) -> dict[int, Turn]:
    """The turns of an interview by sentence id, empty for another text.

    Labels count where they open a sentence and come back or are Q and A, and one of the turns asks something; "Q." and
    "A." where they open a line, and each of them does. A turn in quotation marks ends with them, and the last turn with
    its paragraph: what follows may be the article's own words.
    """
    opened = {i: label[0] for i in article.body if (label := _LABEL.match(article.sentence_text(i)))}
    opened = {i: label for i, label in opened.items() if label[-1] == ":" or _opens_line(article, i)}
    often = Counter(opened.values())
    opened = {i: label for i, label in opened.items() if often[label] > 1 or label[:-1] in _UNNAMED}
    both = {"Q.", "A."} <= set(often)
    opened = {i: label for i, label in opened.items() if label[-1] == ":" or both}
    found: dict[int, Turn] = {}
    last = max(opened, default=-1)
    first: int | None = None
    for i in article.body:
        if i in opened:
            first = i
        elif first is not None and (
            _is_closed(article, first, i, len(opened[first])) or _ends(article, i, first, last)
        ):
            first = None
        if first is not None:
            name = opened[first][:-1]
            found[i] = Turn(first, None if name in _UNNAMED else name, len(opened[first]) if i == first else 0)
    asks = any("?" in article.sentence_text(i) for i in found)
    return found if asks and (both or len(opened) >= _FEWEST) else {}


def _opens_line(article: Article, i: int) -> bool:
    before = article.text[: article.sentences[i].start].rstrip(" ")
    return not before or before.endswith("\n")


def _ends(article: Article, i: int, first: int, last: int) -> bool:
    """Whether a sentence begins a paragraph behind the last turn."""
    return first == last and "\n" in article.text[article.sentences[i - 1].end : article.sentences[i].start]


def _is_closed(article: Article, first: int, i: int, label: int) -> bool:
    """Whether the quotation marks behind the label have closed before sentence `i`."""
    said = article.text[article.sentences[first].start + label : article.sentences[i].start]
    if not _QUOTED.match(said):
        return False
    return said.count("“") <= said.count("”") if "“" in said else said.count('"') % 2 == 0
