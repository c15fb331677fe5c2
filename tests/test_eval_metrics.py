"""Scores against values worked out by hand, and their edges."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn import metrics as sklearn_metrics

from eval import metrics


def test_rouge_is_a_percentage_with_stems_and_the_best_reference() -> None:
    found = metrics.rouge(["nothing alike", "The minister visited Paris"], "the ministers visit Paris")
    assert found == pytest.approx({"rouge1": 100, "rouge2": 100, "rougeLsum": 100})


def test_rouge_lsum_takes_sentences_from_newlines() -> None:
    reference = "a b c d\ne f g h"
    assert metrics.rouge([reference], "e f g h\na b c d")["rougeLsum"] == pytest.approx(100)
    assert metrics.rouge([reference.replace("\n", " ")], "e f g h a b c d")["rougeLsum"] == pytest.approx(50)


def test_the_interval_holds_the_mean_and_shrinks_with_more_rows() -> None:
    few, many = metrics.interval([0, 1] * 10), metrics.interval([0, 1] * 1000)
    assert few[0] < 0.5 < few[1]
    assert many[0] < 0.5 < many[1]
    assert many[1] - many[0] < (few[1] - few[0]) / 5
    assert metrics.interval([0, 1] * 10) == few


def test_intervals_leave_undefined_figures_out() -> None:
    values = np.arange(50.0)
    found = metrics.intervals(lambda at: {"mean": float(values[at].mean()), "never": None}, 50)
    assert set(found) == {"mean"}
    assert found["mean"][0] < 24.5 < found["mean"][1]


def test_a_paired_gain_is_significant_only_when_it_is_steady() -> None:
    base = np.linspace(0, 1, 100)
    assert metrics.paired_p(base + 0.01, base) < 0.01
    assert metrics.paired_p(base, base + 0.01) > 0.99
    assert metrics.paired_p(base, base) == 1


def test_f1_and_macro_f1() -> None:
    gold, found = [1, 1, 0, 0], [1, 0, 1, 0]
    assert metrics.f1(gold, found) == 0.5
    assert metrics.macro_f1(gold, found, (0, 1)) == 0.5
    assert metrics.f1([0, 0], [0, 0]) == 0


def test_ranking_figures_need_both_classes() -> None:
    assert metrics.auc([1, 0, 1, 0], [0.9, 0.8, 0.7, 0.1]) == 0.75
    assert metrics.average_precision([1, 0], [0.9, 0.1]) == 1
    assert metrics.auc([1, 1], [0.9, 0.8]) is None
    assert metrics.average_precision([0, 0], [0.9, 0.8]) is None
    assert metrics.balanced_accuracy([1, 1], [1, 0]) is None
    assert metrics.best_balanced_accuracy([0, 0], [1, 0]) is None


def test_balanced_accuracy_averages_the_recalls() -> None:
    assert metrics.balanced_accuracy([1, 0, 0, 0], [1, 0, 0, 1]) == pytest.approx((1 + 2 / 3) / 2)
    assert metrics.best_balanced_accuracy([1, 0, 0, 0], [0.9, 0.1, 0.2, 0.8]) == 1


def test_calibration_error_is_the_gap_of_confidence_and_accuracy() -> None:
    probabilities = np.array([[0.8, 0.1, 0.1]] * 10)
    assert metrics.calibration_error(probabilities, [0] * 8 + [1] * 2) == pytest.approx(0)
    assert metrics.calibration_error(probabilities, [0] * 5 + [1] * 5) == pytest.approx(0.3)
    assert metrics.calibration_error(np.array([[1.0, 0.0, 0.0]]), [2]) == 1


def test_gaps_of_different_bins_do_not_cancel() -> None:
    probabilities = np.array([[0.9, 0.1, 0.0]] * 2 + [[0.6, 0.4, 0.0]] * 2)
    assert metrics.calibration_error(probabilities, [1, 1, 0, 0]) == pytest.approx((2 * 0.9 + 2 * 0.4) / 4)


def test_bags_of_words_take_the_best_reference() -> None:
    assert metrics.words_f1([["x"], ["a", "b"]], ["a", "c"]) == 0.5
    assert metrics.words_f1([["a", "a"]], ["a"]) == pytest.approx(2 / 3)
    assert metrics.words_f1([[]], []) == 0


def test_span_counts_pool_into_f1() -> None:
    counts = metrics.span_counts([1, 1, 0, 0], [1, 0, 1, 0])
    assert counts == {"both": 1, "gold": 2, "predicted": 2}
    assert metrics.counts_f1(counts) == 0.5
    assert metrics.counts_f1({"both": 0, "gold": 0, "predicted": 0}) == 0


@pytest.mark.parametrize("seed", range(20))
def test_figures_of_two_classes_equal_those_of_scikit_learn(seed: int) -> None:
    generator = np.random.default_rng(seed)
    gold = np.append(generator.integers(0, 2, 40), [0, 1])
    scores = np.round(generator.random(42), 1)  # many ties
    found = (scores >= 0.5).astype(int)
    assert metrics.f1(gold, found) == pytest.approx(sklearn_metrics.f1_score(gold, found))
    macro = sklearn_metrics.f1_score(gold, found, average="macro")
    assert metrics.macro_f1(gold, found, (0, 1)) == pytest.approx(macro)
    assert metrics.auc(gold, scores) == pytest.approx(sklearn_metrics.roc_auc_score(gold, scores))
    average = sklearn_metrics.average_precision_score(gold, scores)
    assert metrics.average_precision(gold, scores) == pytest.approx(average)
    balanced = sklearn_metrics.balanced_accuracy_score(gold, found)
    assert metrics.balanced_accuracy(gold, found) == pytest.approx(balanced)
    cuts = [sklearn_metrics.balanced_accuracy_score(gold, scores >= cut) for cut in np.unique(scores)]
    assert metrics.best_balanced_accuracy(gold, scores) == pytest.approx(max(cuts))
