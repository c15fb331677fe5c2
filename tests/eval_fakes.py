"""Models that return numbers by rule, for the tests of the evaluation's tasks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np

from eval import tasks
from eval.baselines import Budget
from eval.outcome import Outcome, Setting
from gistcheck.protocols import PronounQuestion, SentenceReading, TokenReading
from gistcheck.types import ModelInfo

SETTING = Setting(Budget(words=60))
HEADS = "check_worthiness subjectivity boilerplate attributed source cue content keep".split()


def reading(text: str) -> SentenceReading:
    """A digit makes it check-worthy, 'awful' subjective, 'Click' furniture, 'said' an attribution
    (before it the source, after it the content); capitals and digits are kept."""
    words = list(re.finditer(r"\S+", text))
    said = next((m.start() for m in words if m.group() == "said"), None)
    offsets = np.array([m.span() for m in words], np.int64).reshape(-1, 2)

    def marks(test: Any) -> Any:
        return np.array([float(test(m)) for m in words], np.float32)

    return SentenceReading(
        salience=1.0,
        check_worthiness=float(any(c.isdigit() for c in text)),
        subjectivity=float("awful" in text),
        boilerplate=float("Click" in text),
        attributed=float(said is not None),
        vector=np.zeros(2, np.float32),
        tokens=TokenReading(
            offsets=offsets,
            keep=marks(lambda m: m.group()[0].isupper() or m.group().isdigit()),
            source=marks(lambda m: said is not None and m.start() < said),
            cue=marks(lambda m: m.start() == said),
            content=marks(lambda m: said is not None and m.start() > said),
        ),
    )


class RuleReader:
    """Reads by rule; remembers the articles it was given."""

    info = ModelInfo("reader", "fake", "0" * 64, "cpu", "float32")

    def __init__(self, heads: Sequence[str] = HEADS) -> None:
        self.thresholds = dict.fromkeys(heads, 0.5)
        self.seen: list[list[str]] = []

    def read(self, articles: Sequence[Sequence[str]]) -> list[list[SentenceReading]]:
        self.seen += [list(article) for article in articles]
        return [[reading(sentence) for sentence in article] for article in articles]

    def link(self, questions: Sequence[PronounQuestion]) -> list[Any]:
        """The first candidate, unless it is called Nobody."""
        return [np.array([0.9 * (q.text[slice(*q.candidates[0])] != "Nobody"), 0.05], np.float32) for q in questions]


class RuleAnalyser:
    """A claim is supported when it stands in the evidence, contradicted when it says 'not'."""

    def __init__(self, reader: RuleReader | None = None) -> None:
        self.reader = reader or RuleReader()
        self.checker = SimpleNamespace(
            thresholds={"supported": 0.6}, info=ModelInfo("checker", "fake", "1" * 64, "cpu", "float32")
        )

    def check_probabilities(self, rows: Sequence[tuple[Sequence[str], str]]) -> Any:
        return np.array([self._chances(" ".join(evidence), claim) for evidence, claim in rows])

    def _chances(self, evidence: str, claim: str) -> list[float]:
        if claim in evidence:
            return [0.8, 0.1, 0.1]
        return [0.1, 0.8, 0.1] if "not" in claim else [0.1, 0.1, 0.8]

    def check_many(self, rows: Sequence[tuple[str, str]]) -> list[Any]:
        return [SimpleNamespace(label="supported" if claim in text else "not_stated") for text, claim in rows]

    def analyse(self, article: Any, *, summary_sentences: int | None, summary_words: int | None) -> Any:
        """The first line, twice: once supported, once not."""
        self.asked = summary_sentences, summary_words, article.title
        line = article.text.splitlines()[0]
        found = [SimpleNamespace(text=line, verdict=v) for v in ("supported", "not_stated")]
        return SimpleNamespace(summary=SimpleNamespace(sentences=found))


def score(task: str, rows: list[dict[str, Any]], analyser: Any = None, setting: Setting = SETTING) -> Outcome:
    return tasks.score(task, rows, analyser or RuleAnalyser(), setting)
