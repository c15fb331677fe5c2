"""Calibrate a trained reader on the dev parts and write the finished checkpoint.

    python -m models.training.calibrate_reader --data-root DATA --run runs/reader --out models/reader

Platt scaling and F1-best thresholds per head, all on dev rows; figures go into the model card.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score
from sklearn.model_selection import StratifiedKFold

from gistcheck.attribution.tagging import stretches
from gistcheck.networks.encoding import piece_span
from gistcheck.networks.reader import EncoderReader
from gistcheck.protocols import PronounQuestion, SentenceReading
from models.training import card, data
from models.training.common import arguments, log
from models.training.export import export, rewrite
from models.training.objectives import WINDOW
from models.training.train_reader import MIXES, TAUGHT, load_items, options

SENTENCE_LABELS = {
    "check_worthiness": ("checkworthiness", "checkworthy"),
    "subjectivity": ("subjectivity", "subjectivity"),
    "boilerplate": ("boilerplate", "boilerplate"),
    "attributed": ("attribution", "attributed"),
}
AVERAGES = {"subjectivity": "macro", "attributed": "macro"}
"""The F1 a head's threshold is chosen by, that of the positive class where not named. Of PolNeAR's sentences two thirds
hold an attribution: the best F1 of that class alone has a threshold too low for other news."""
TOKEN_TASKS = {"keep": "compression", "source": "attribution", "cue": "attribution", "content": "attribution"}
REACHING = "cue"
"""The head with two thresholds. Cues of several words ("said in a phone interview") fall apart at one: token F1 of the
development documents, thresholds from the other four fifths of them, .733 with one and .741 with two. A source or a
content gains nothing."""
NEUTRAL = dict.fromkeys((*SENTENCE_LABELS, *TOKEN_TASKS), 0.5)

Read = list[tuple[data.Item, list[SentenceReading]]]


def finish(args: argparse.Namespace) -> None:
    """Export the averaged weights, calibrate them on dev rows, write config, checksums and card."""
    export(args.run / "average", args.out, {"window": WINDOW, "thresholds": NEUTRAL, "calibration": {}})
    reader = EncoderReader(str(args.out))
    dev = {task: parts[1] for task, parts in load_items(args.data_root, args.seed).items()}
    read = {task: _read(reader, items) for task, items in dev.items() if items and items[0].link is None}
    calibration, thresholds, metrics = {}, dict(NEUTRAL), {}
    for head, (task, label) in SENTENCE_LABELS.items():
        logits, gold = _sentences(read[task], head, label)
        calibration[head] = platt(logits, gold)
        scaled = 1 / (1 + np.exp(-(calibration[head][0] * logits + calibration[head][1])))
        parts = np.array([item.task for item, readings in read[task] for _ in readings])
        average = AVERAGES.get(head, "binary")
        thresholds[head], _ = best_threshold(scaled, gold, parts, average)
        unseen = held_out(logits, gold, parts, average)
        metrics[head] = {
            "n": len(gold), "f1": mean_f1(gold, scaled >= thresholds[head], parts),
            "average_precision": float(average_precision_score(gold, scaled)),
            "f1_by_folds": mean_f1(gold, unseen, parts),
            "macro_f1_by_folds": float(f1_score(gold, unseen, average="macro")),
            "macro_f1": float(f1_score(gold, scaled >= thresholds[head], average="macro")),
            "reliability": reliability(scaled, gold),
        }  # fmt: skip
    for head, task in TOKEN_TASKS.items():
        scores, gold = _pieces(read[task], head)
        if head == REACHING:
            thresholds[head], thresholds[f"{head}_within"], best = best_stretches(scores, gold)
        else:
            thresholds[head], best = best_threshold(scores, gold)
        metrics[head] = {"n": len(gold) - sum(len(readings) for _, readings in read[task]), "f1": best}
    metrics["link"] = {"n": len(dev["pronoun"]), "accuracy": link_accuracy(reader, dev["pronoun"])}
    config = {"window": WINDOW, "thresholds": _rounded(thresholds), "calibration": calibration}
    rewrite(args.out, config)
    log(json.dumps(metrics))
    card.reader(args, metrics, config, MIXES, TAUGHT)


def _read(reader: EncoderReader, items: Sequence[data.Item]) -> Read:
    return list(zip(items, reader.read([item.sentences for item in items]), strict=True))


def _sentences(read: Read, head: str, label: str) -> tuple[np.ndarray, np.ndarray]:
    """Uncalibrated logits and gold of one sentence head."""
    scores = [getattr(r, head) for item, readings in read for r in readings]
    gold = [value for item, _ in read for value in item.labels[label]]
    clipped = np.clip(np.array(scores, float), 1e-6, 1 - 1e-6)
    return np.log(clipped / (1 - clipped)), np.array(gold, int)


def _pieces(read: Read, head: str) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities and gold of one token head, by word piece; after each sentence a piece that is certainly none."""
    scores, gold = [], []
    for item, readings in read:
        for index, reading in enumerate(readings):
            own = np.zeros(len(reading.tokens.offsets) + 1, int)
            for sentence, start, end in item.spans[head]:
                if sentence == index:
                    a, b = piece_span(reading.tokens.offsets, start, end)
                    own[a:b] = 1
            scores += [getattr(reading.tokens, head), np.zeros(1)]
            gold.append(own)
    return np.concatenate(scores), np.concatenate(gold)


def platt(logits: np.ndarray, gold: np.ndarray) -> tuple[float, float]:
    """Slope and intercept of the logistic fit of gold on logits (Platt 1999)."""
    fit = LogisticRegression(C=1e3).fit(logits.reshape(-1, 1), gold)
    return round(float(fit.coef_[0, 0]), 4), round(float(fit.intercept_[0]), 4)


def best_threshold(
    scores: np.ndarray, gold: np.ndarray, parts: np.ndarray | None = None, average: str = "binary"
) -> tuple[float, float]:
    """The threshold, on a grid of hundredths, with the best F1, and that F1: a mean over `parts`, the name
    of each row's part, so that a small part of another kind counts as much as a large one."""
    grid = np.arange(0.05, 0.96, 0.01)
    parts = np.zeros(len(gold)) if parts is None else parts
    found = [mean_f1(gold, scores >= t, parts, average) for t in grid]
    best = int(np.argmax(found))
    return float(grid[best]), found[best]


def best_stretches(scores: np.ndarray, gold: np.ndarray) -> tuple[float, float, float]:
    """What a stretch reaches somewhere and has everywhere (`gistcheck.attribution.tagging.stretches`) for the best
    F1, and that F1, on a grid of twentieths."""
    found = []
    for within in np.arange(0.2, 0.6, 0.05):
        for sure in np.arange(within, 0.85, 0.05):
            said = np.zeros(len(gold), bool)
            for start, end in stretches(scores, sure, within):
                said[start:end] = True
            found.append((float(f1_score(gold, said)), float(sure), float(within)))
    best, sure, within = max(found)
    return sure, within, best


def mean_f1(gold: np.ndarray, said: np.ndarray, parts: np.ndarray, average: str = "binary") -> float:
    """F1 (`average`: as of scikit-learn), a mean over the parts."""
    return float(np.mean([f1_score(gold[parts == p], said[parts == p], average=average) for p in np.unique(parts)]))


def held_out(logits: np.ndarray, gold: np.ndarray, parts: np.ndarray, average: str) -> np.ndarray:
    """Yes or no for each row by the calibration and threshold that the rows of the other four folds give."""
    said = np.zeros(len(gold), bool)
    for rest, fold in StratifiedKFold(5, shuffle=True, random_state=0).split(logits, gold):
        slope, intercept = platt(logits[rest], gold[rest])
        scaled = 1 / (1 + np.exp(-(slope * logits + intercept)))
        said[fold] = scaled[fold] >= best_threshold(scaled[rest], gold[rest], parts[rest], average)[0]
    return said


def reliability(scores: np.ndarray, gold: np.ndarray) -> list[tuple[float, float, int]]:
    """Mean score, share of positives and count per fifth of the score range."""
    bins = np.minimum((scores * 5).astype(int), 4)
    rows = [(scores[bins == b], gold[bins == b]) for b in range(5) if (bins == b).any()]
    return [(round(float(s.mean()), 3), round(float(g.mean()), 3), len(g)) for s, g in rows]


def link_accuracy(reader: EncoderReader, items: Sequence[data.Item]) -> float:
    """Share of pronouns whose most probable answer, 'none' included, is right."""
    questions = [PronounQuestion(i.sentences[0], i.link[0], tuple(i.link[1])) for i in items if i.link]
    right = 0
    for item, scores in zip(items, reader.link(questions), strict=True):
        assert item.link is not None
        none = 1 - scores.sum()
        right += (int(scores.argmax()) if scores.max() >= none else -1) == item.link[2]
    return right / len(items)


def _rounded(values: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in values.items()}


def main(argv: list[str] | None = None) -> None:
    """Command line: calibrate the run's averaged weights again."""
    finish(arguments(options(__doc__), argv))


if __name__ == "__main__":
    main()
