"""Interviews and transcripts: "Q: ... A: ...", "Marta Holm: ...". Who speaks stands once, before all that is said."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from gistcheck.types import Article

_LABEL: Final = re.compile(r"(?:[QA]|Question|Answer|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}):(?=\s)")
_UNNAMED: Final = frozenset(("Q", "A", "Question", "Answer"))
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

    Labels count where they open a sentence and come back or are Q and A, and one of the turns asks something. The last
    turn ends with its paragraph: what follows may be the article's own words.
    """
    opened = {i: label[0] for i in article.body if (label := _LABEL.match(article.sentence_text(i)))}
    often = Counter(opened.values())
    opened = {i: label for i, label in opened.items() if often[label] > 1 or label[:-1] in _UNNAMED}
    if len(opened) < _FEWEST or not any("?" in article.sentence_text(i) for i in opened):
        return {}
    found: dict[int, Turn] = {}
    last = max(opened)
    first: int | None = None
    for i in article.body:
        if i in opened:
            first = i
        elif first == last and "\n" in article.text[article.sentences[i - 1].end : article.sentences[i].start]:
            first = None
        if first is not None:
            name = opened[first][:-1]
            found[i] = Turn(first, None if name in _UNNAMED else name, len(opened[first]) if i == first else 0)
    return found
