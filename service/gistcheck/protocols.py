"""The model boundary: what the pure algorithms ask of a model, and nothing more.

The shipped encoders implement these protocols (`gistcheck.networks.reader`, `gistcheck.networks.checker`);
tests use fakes that return numbers by rule.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from gistcheck.types import ModelInfo

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class TokenReading:
    """What the reader sees in each word piece of one sentence.

    *Shapes:* `offsets` (pieces, 2), half-open character positions in the sentence; the others
    (pieces,), probabilities in [0, 1]: `keep` that the piece stays in a compression, `source`,
    `cue`, `content` that it belongs to that part of an attribution ("source said content").
    """

    offsets: NDArray[np.int64]
    keep: Floats
    source: Floats
    cue: Floats
    content: Floats


@dataclass(frozen=True, slots=True, eq=False)
class SentenceReading:
    """What the reader sees in one sentence. All but `vector` are probabilities in [0, 1].

    `salience`: belongs in the summary (compare within one article only). `check_worthiness`: a
    fact-checking desk would check it. `subjectivity`: voices the author's opinion. `boilerplate`: is
    page furniture, not article. `attributed`: reports what somebody said or thinks. `vector`: (width,)
    mean of the sentence's word-piece states. `factual`: states something that is so or not, whether or not it is
    worth a check: with `check_worthiness` it tells non-factual, unimportant and check-worthy sentences apart, the
    classes of ClaimBuster (Arslan et al. 2020); 1 from a reader without that head.
    """

    salience: float
    check_worthiness: float
    subjectivity: float
    boilerplate: float
    attributed: float
    vector: Floats
    tokens: TokenReading
    factual: float = 1.0


_NOTHING: Final = np.zeros(0, np.float32)
UNREAD: Final = SentenceReading(
    0.0, 0.0, 0.0, 0.0, 0.0, _NOTHING, TokenReading(np.zeros((0, 2), np.int64), *[_NOTHING] * 4), 0.0
)
"""In place of the reading of a sentence that nobody asks about: page furniture, a title, a copy."""


@dataclass(frozen=True, slots=True, eq=False)
class Begun:
    """An article read as far as its page furniture. `boilerplate`: per sentence, as in `SentenceReading`;
    `finish`: gives the readings, as `Reader.read` does, for the rest of its work."""

    boilerplate: list[float]
    finish: Callable[[], list[SentenceReading]]


@dataclass(frozen=True, slots=True)
class PronounQuestion:
    """Which candidate does the pronoun stand for? Spans are half-open positions in `text`."""

    text: str
    pronoun: tuple[int, int]
    candidates: tuple[tuple[int, int], ...]


class Reader(Protocol):
    """One encoder over the article.

    A reader that can tell page furniture at less cost may have a method `begin` too: the sentences of one article to
    `Begun`.
    """

    @property
    def info(self) -> ModelInfo: ...

    def read(self, articles: Sequence[Sequence[str]]) -> list[list[SentenceReading]]:
        """Read articles, each given as its sentences in order; one reading per sentence."""
        ...

    def link(self, questions: Sequence[PronounQuestion]) -> list[Floats]:
        """The probability of each candidate, per question; what is missing to 1 is 'none of them'."""
        ...


class Checker(Protocol):
    """A cross-encoder over (evidence, claim)."""

    @property
    def info(self) -> ModelInfo: ...

    def predict(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Calibrated probabilities, shape (pairs, 3), columns in the order of `types.LABELS`."""
        ...
