"""Scores: pure functions of plain data, over rouge-score, SciPy and NumPy.

The figures of two classes equal scikit-learn's (a test compares them) and take a hundredth of its
time: the bootstrap asks for each a thousand times.

Figures are fractions in [0, 1], except ROUGE and its intervals, which are F1 x 100 as in the
literature. A figure that the data do not define (one class only, nothing to score) is None.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import rankdata

Array = NDArray[np.float64]
Figures = Mapping[str, float | None]
Interval = tuple[float, float]
ROUGE = ("rouge1", "rouge2", "rougeLsum")
DRAWS = 1000
"""Bootstrap draws: the ends of a 95% interval then rest on 25 draws each."""
BINS = 15
"""Equal-width confidence bins of the calibration error, as in Guo et al. (2017)."""


def rouge(references: Sequence[str], summary: str) -> dict[str, float]:
    """ROUGE-1, -2 and -Lsum F1 x 100 with the Porter stemmer, sentences apart by newlines.

    `references`: one or more; the best-matching one counts, per metric. `summary`: the text to score.
    Source: Lin (2004), as implemented by the rouge-score package.
    """
    scores = _scorer().score_multi(list(references), summary)
    return {name: 100 * float(scores[name].fmeasure) for name in ROUGE}


@cache
def _scorer() -> Any:
    from rouge_score.rouge_scorer import RougeScorer

    return RougeScorer(list(ROUGE), use_stemmer=True)


def interval(values: ArrayLike, seed: int = 0) -> Interval:
    """The 95% percentile bootstrap interval of the mean of `values` (one figure a row)."""
    rows = np.asarray(values, float)
    draws = np.random.default_rng(seed).integers(0, len(rows), (DRAWS, len(rows)))
    return _ends(rows[draws].mean(axis=1))


def intervals(figures: Callable[[NDArray[np.intp]], Figures], n: int, seed: int = 0) -> dict[str, Interval]:
    """The 95% percentile bootstrap interval of each of several figures; undefined ones are left out.

    `figures`: the figures on the rows with the given positions, None where undefined. `n`: how many rows there are.
    `seed`: of the draws. Source: Efron and Tibshirani (1993).
    """
    generator = np.random.default_rng(seed)
    drawn = [figures(generator.integers(0, n, n)) for _ in range(DRAWS)]
    defined = {name: [x for draw in drawn if (x := draw[name]) is not None] for name in drawn[0]}
    return {name: _ends(values) for name, values in defined.items() if values}


def _ends(values: Sequence[float] | Array) -> Interval:
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


def paired_p(ours: ArrayLike, theirs: ArrayLike, seed: int = 0) -> float:
    """Paired bootstrap: how often, over resampled rows, the mean of `ours` is not above `theirs`.

    A one-sided p-value in (0, 1]; under 0.05 the gain is called significant. Source: Koehn (2004).
    """
    gains = np.asarray(ours, float) - np.asarray(theirs, float)
    rows = np.random.default_rng(seed).integers(0, len(gains), (DRAWS, len(gains)))
    return float((1 + np.sum(gains[rows].mean(axis=1) <= 0)) / (1 + DRAWS))


def f1(gold: ArrayLike, predicted: ArrayLike) -> float:
    """F1 of class 1; 0 when there is nothing to find and nothing found."""
    return counts_f1(span_counts(gold, predicted))


def macro_f1(gold: ArrayLike, predicted: ArrayLike, labels: Sequence[Any]) -> float:
    """The unweighted mean over `labels` of each label's F1."""
    ours, theirs = np.asarray(gold), np.asarray(predicted)
    return float(np.mean([f1(ours == label, theirs == label) for label in labels]))


def average_precision(gold: ArrayLike, scores: ArrayLike) -> float | None:
    """Area under the precision-recall steps; None without a positive row."""
    right, found = _cumulated(gold, scores)
    if not right[-1]:
        return None
    return float(np.sum(np.diff(right, prepend=0) * right / found) / right[-1])


def auc(gold: ArrayLike, scores: ArrayLike) -> float | None:
    """Area under the ROC curve (ties count half); None unless both classes are there."""
    labels = np.asarray(gold) > 0
    positives, negatives = int(labels.sum()), int((~labels).sum())
    if not positives or not negatives:
        return None
    ranks = rankdata(np.asarray(scores, float))[labels].sum()
    return float((ranks - positives * (positives + 1) / 2) / (positives * negatives))


def balanced_accuracy(gold: ArrayLike, predicted: ArrayLike) -> float | None:
    """The mean of the recalls of the two classes; None unless both are there."""
    labels, found = np.asarray(gold) > 0, np.asarray(predicted) > 0
    if labels.all() or not labels.any():
        return None
    return float((found[labels].mean() + (~found[~labels]).mean()) / 2)


def best_balanced_accuracy(gold: ArrayLike, scores: ArrayLike) -> float | None:
    """Balanced accuracy at the threshold that suits these very rows best (for baselines only)."""
    right, found = _cumulated(gold, scores)
    positives, negatives = right[-1], found[-1] - right[-1]
    if not positives or not negatives:
        return None
    return float(np.max(right / positives + 1 - (found - right) / negatives) / 2)


def _cumulated(gold: ArrayLike, scores: ArrayLike) -> tuple[Array, Array]:
    """Positives and rows at or above each different score, from the highest score down."""
    labels, values = np.asarray(gold) > 0, np.asarray(scores, float)
    order = np.argsort(-values, kind="stable")
    last = np.append(np.diff(values[order]) != 0, True)
    return np.cumsum(labels[order])[last].astype(float), (np.flatnonzero(last) + 1).astype(float)


def calibration_error(probabilities: Array, gold: ArrayLike, bins: int = BINS) -> float:
    """Expected calibration error of the most likely class.

    `probabilities`: (rows, classes), each row summing to 1. `gold`: the true columns. `bins`: equal-width bins of
    confidence. Source: Guo et al. (2017).
    """
    confidence, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == np.asarray(gold)
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    gaps = [abs(float(np.sum(confidence[place == b]) - np.sum(right[place == b]))) for b in range(bins)]
    return sum(gaps) / len(confidence)


def words_f1(references: Sequence[Sequence[str]], predicted: Sequence[str]) -> float:
    """F1 of two bags of words (as in SQuAD), against the best of several references."""
    return max(_bag_f1(Counter(reference), Counter(predicted)) for reference in references)


def _bag_f1(gold: Counter[str], predicted: Counter[str]) -> float:
    common, total = (gold & predicted).total(), gold.total() + predicted.total()
    return 2 * common / total if total else 0.0


def counts_f1(counts: Mapping[str, int]) -> float:
    """F1 from pooled counts `both`, `gold` and `predicted`; 0 when all are 0."""
    total = counts["gold"] + counts["predicted"]
    return 2 * counts["both"] / total if total else 0.0


def span_counts(gold: ArrayLike, predicted: ArrayLike) -> Counter[str]:
    """Counts for `counts_f1` from two 0/1 arrays over the same tokens."""
    ours, theirs = np.asarray(gold) > 0, np.asarray(predicted) > 0
    return Counter(both=int(np.sum(ours & theirs)), gold=int(np.sum(ours)), predicted=int(np.sum(theirs)))
