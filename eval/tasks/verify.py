"""Does the evidence say so? Rows: `evidence` (sentences), `claim`, `label`: supported, contradicted,
nei, or unsupported (not supported, unknown which); `source` if known.

Scored is the whole verdict path (checker, rules, calibration). The threshold for supported-or-not is
the checkpoint's; a baseline gets the threshold that suits these very rows best.
"""

from __future__ import annotations

import random
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval import baselines, metrics
from eval.metrics import Figures
from eval.outcome import Outcome, Setting
from eval.rows import Row, RowsError, need, sample

Floats = NDArray[np.float64]
LABELS = ("supported", "contradicted", "nei")
"""Row labels in the order of a verdict's columns; `nei` is the verdict `not_stated`."""
TWO_WAY = "unsupported"
GIVEN_THRESHOLD = 0.5
"""Where somebody else's score is cut: theirs to calibrate."""
CONTROL_ROWS = 200
"""Rows, taken at random, that the two controls ask again: enough for an AUC to within 0.05."""
BATCH = 64
"""Questions handed over at a time: for the progress shown."""


def score(rows: Sequence[Row], analyser: Any, setting: Setting) -> Outcome:
    """Score verdicts, ours or somebody else's (rows with a `prediction`), with baselines and controls."""
    need(rows, "evidence", "claim", "label")
    labels = [_label(row) for row in rows]
    given = all("prediction" in row for row in rows)
    started = time.perf_counter()
    chances = _given(rows) if given else asked(rows, analyser, setting)
    seconds = time.perf_counter() - started
    cut = GIVEN_THRESHOLD if given else float(analyser.checker.thresholds["supported"])
    return Outcome(
        n=len(rows),
        metrics=figures(labels, chances, cut),
        baselines=_baselines(rows, labels),
        intervals=metrics.intervals(
            lambda at: figures([labels[i] for i in at], chances[at], cut), len(rows), setting.seed
        ),
        details={
            "threshold": cut,
            "seconds_per_row": seconds / len(rows),
            "by_source": _by_source(rows, labels, chances, cut),
            "controls": {} if given else _controls(rows, labels, analyser, setting),
        },
    )


def figures(labels: Sequence[str], chances: Floats, cut: float) -> Figures:
    """AUC and balanced accuracy of supported against the rest; three-way macro F1 and calibration error.

    macro_f1 needs rows of all three labels, ece rows of no other label; else they are None.
    """
    gold = [int(label == "supported") for label in labels]
    columns = None if TWO_WAY in labels else [LABELS.index(label) for label in labels]
    names = [LABELS[column] for column in chances.argmax(axis=1)]
    return {
        "auc": metrics.auc(gold, chances[:, 0]),
        "balanced_accuracy": metrics.balanced_accuracy(gold, chances[:, 0] >= cut),
        "macro_f1": metrics.macro_f1(labels, names, LABELS) if set(labels) == set(LABELS) else None,
        "ece": None if columns is None else metrics.calibration_error(chances, columns),
    }


def _label(row: Row) -> str:
    label = "nei" if row["label"] == "not_stated" else str(row["label"])
    if label not in (*LABELS, TWO_WAY):
        raise RowsError(f"label {label!r} is none of {', '.join(LABELS)}, not_stated, {TWO_WAY}")
    return label


def asked(rows: Sequence[Row], analyser: Any, setting: Setting) -> Floats:
    """The checker's probabilities for rows with `evidence` and `claim`. *Shape:* (rows, 3)."""
    pairs = [(row["evidence"], row["claim"]) for row in rows]
    found = []
    for start in range(0, len(pairs), BATCH):
        found.append(analyser.check_probabilities(pairs[start : start + BATCH]))
        setting.progress(min(start + BATCH, len(pairs)))
    return np.concatenate(found).astype(float)


def _given(rows: Sequence[Row]) -> Floats:
    return np.array([_chances(row["prediction"]) for row in rows])


def _chances(row: Row) -> list[float]:
    """Probabilities from outside: `probabilities` (three), `score` (of supported) or `label` alone."""
    if "probabilities" in row:
        return [float(p) for p in row["probabilities"]]
    if "score" in row:
        rest = 1 - float(row["score"])
        return [1 - rest, 0.0, rest]
    need([row], "label")
    return [float(_label(row) == label) for label in LABELS]


def _baselines(rows: Sequence[Row], labels: Sequence[str]) -> dict[str, Figures]:
    texts = [" ".join(row["evidence"]) for row in rows], [row["claim"] for row in rows]
    gold = [int(label == "supported") for label in labels]
    scores = {
        "overlap": baselines.overlap(*texts),
        "tfidf": baselines.tfidf_cosine(*texts),
        "encoder_cosine": baselines.encoder_cosine(*texts),
    }
    return {
        name: {"auc": metrics.auc(gold, s), "balanced_accuracy": metrics.best_balanced_accuracy(gold, s)}
        for name, s in scores.items()
    }


def _controls(rows: Sequence[Row], labels: Sequence[str], analyser: Any, setting: Setting) -> dict[str, Figures]:
    """The same claims with another row's evidence, and with none: a checker that reads is at chance."""
    chosen = sample(list(range(len(rows))), CONTROL_ROWS, setting.seed)
    rows, labels = [rows[i] for i in chosen], [labels[i] for i in chosen]
    places = list(range(len(rows)))
    random.Random(setting.seed).shuffle(places)
    other = dict(zip(places, [*places[1:], *places[:1]], strict=True))
    quiet = replace(setting, progress=lambda done: None)
    shuffled = [{**row, "evidence": rows[other[place]]["evidence"]} for place, row in enumerate(rows)]
    alone = [{**row, "evidence": ["."]} for row in rows]
    gold = [int(label == "supported") for label in labels]
    found: dict[str, Figures] = {}
    for name, changed in (("shuffled_evidence", shuffled), ("claim_only", alone)):
        chances = asked(changed, analyser, quiet)
        found[name] = {
            "auc": metrics.auc(gold, chances[:, 0]),
            "said_supported": float(np.mean(chances.argmax(axis=1) == 0)),
        }
    return found


def _by_source(rows: Sequence[Row], labels: Sequence[str], chances: Floats, cut: float) -> dict[str, Any]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        places[str(row.get("source", "-"))].append(place)
    if len(places) < 2:
        return {}
    return {
        source: {"n": len(at), **figures([labels[i] for i in at], chances[at], cut)}
        for source, at in sorted(places.items())
    }
