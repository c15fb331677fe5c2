"""Two-way classification of texts by a head of the reader: what three tasks share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval import metrics
from eval.baselines import tfidf_lr
from eval.metrics import Figures
from eval.outcome import Outcome, Setting
from eval.rows import Row, need
from eval.tasks.readings import read_articles, threshold

Scores = NDArray[np.float64]
Score = Callable[[Scores, Scores, float], Figures]
"""(0/1 labels, probabilities of class 1, threshold) -> figures."""


@dataclass(frozen=True, slots=True)
class Classification:
    """A task: rows with `text` and `label`, a head, figures.

    `head` names the reader's probability and threshold; `positive` the labels that are class 1;
    `flipped`: class 1 is a low probability; `together`: neighbouring rows that agree in this
    field are read as one article (None: each row alone).
    """

    head: str
    positive: tuple[str, ...]
    figures: Score
    flipped: bool = False
    together: str | None = None

    def score(self, rows: Sequence[Row], analyser: Any, setting: Setting) -> Outcome:
        """Score the head on rows, beside a TF-IDF classifier, the majority and 'all of them'."""
        texts, gold = self.labelled(rows)
        cut = threshold(analyser.reader, self.head)
        scores = self.scores(rows, analyser.reader, setting)
        cut = 1 - cut if self.flipped else cut
        train = self.labelled(setting.train) if setting.train else None
        learned = {
            "tfidf_lr": tfidf_lr(texts, gold, train),
            "majority": np.full(len(gold), majority(gold if train is None else train[1])),
            "all": np.ones(len(gold)),
        }
        return Outcome(
            n=len(rows),
            metrics=self.figures(gold, scores, cut),
            baselines={name: self.figures(gold, guess, 0.5) for name, guess in learned.items()},
            intervals=metrics.intervals(lambda at: self.figures(gold[at], scores[at], cut), len(rows), setting.seed),
            details={
                "threshold": cut,
                "class_1": int(gold.sum()),
                "tfidf_lr": "trained on --train" if train else "5-fold cross-validation on these rows",
            },
        )

    def labelled(self, rows: Sequence[Row]) -> tuple[list[str], Scores]:
        """Texts, and labels as 0/1."""
        need(rows, "text", "label")
        labels = np.array([float(str(row["label"]) in self.positive) for row in rows])
        return [row["text"] for row in rows], labels

    def scores(self, rows: Sequence[Row], reader: Any, setting: Setting) -> Scores:
        """The head's probability of class 1, a row each."""
        articles = [[row["text"] for row in group] for group in self.grouped(rows)]
        readings = [r for article in read_articles(reader, articles, setting.progress) for r in article]
        found = np.array([float(getattr(reading, self.head)) for reading in readings])
        return 1 - found if self.flipped else found

    def grouped(self, rows: Sequence[Row]) -> list[list[Row]]:
        """Rows that are read as one article."""
        grouped = groupby(rows, key=lambda row: row.get(self.together or "", id(row)))
        return [list(group) for _, group in grouped]


def majority(labels: Scores) -> float:
    """The commoner of two classes."""
    return float(Counter(labels.tolist()).most_common(1)[0][0])
