"""Fit the tables of `gistcheck.coreference.antecedents` and print them.

    python -m models.training.fit_antecedents --data-root DATA

The parse's part on GAP development; the shares of link and parse on GAP validation, since the
link has seen the development rows in its training. Prints F1 on validation (shares in-sample, and
by ten folds) and the precision and coverage of each threshold.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from eval.tasks.pronoun import in_scene
from gistcheck.coreference.antecedents import FEATURES, Scene, features, link_scores
from gistcheck.coreference.things import Place
from gistcheck.networks.reader import EncoderReader
from models.training.data import Row, rows

Array = NDArray[np.float64]
L2 = 3.0


def gold(row: Row) -> int:
    """0 for 'none of them', else the number of the right candidate from 1."""
    return next((i for i, (_, _, right) in enumerate(row["candidates"], 1) if right), 0)


def fit(inputs: Array, answers: Array, l2: float = L2) -> Array:
    """Weights of a conditional logistic regression. *Shapes:* (n, candidates, d), (n,) -> (d,)."""

    def objective(weights: Array) -> tuple[float, Array]:
        found = probabilities(inputs @ weights)
        loss = -np.log(found[np.arange(len(answers)), answers]).sum() + l2 / 2 * float(weights @ weights)
        error = found - np.eye(found.shape[1])[answers]
        return float(loss), np.einsum("nc,ncd->d", error[:, 1:], inputs) + l2 * weights

    found: Array = minimize(objective, np.zeros(inputs.shape[2]), jac=True, method="L-BFGS-B").x
    return found


def probabilities(scores: Array) -> Array:
    """'None of them' first. *Shapes:* (n, candidates) -> (n, candidates + 1)."""
    powers = np.exp(np.concatenate([np.zeros((len(scores), 1)), scores], 1))
    found: Array = powers / powers.sum(1, keepdims=True)
    return found


def f1(found: Array, answers: Array) -> float:
    """GAP's F1: every candidate is a question, the likeliest answer counts."""
    named, chosen = answers > 0, found.argmax(1)
    right = int(((chosen == answers) & named).sum())
    return 2 * right / (int((chosen > 0).sum()) + int(named.sum()))


def inputs(scenes: Sequence[tuple[Scene, list[Place]]]) -> Array:
    """*Shape:* (rows, candidates, features)."""
    return np.array([[[row[name] for name in FEATURES] for row in features(s, places)] for s, places in scenes])


def folds(shares: Array, answers: Array, count: int = 10) -> Array:
    """Probabilities of each row under shares fitted on the other folds."""
    fold, found = np.arange(len(answers)) % count, np.zeros((len(answers), shares.shape[1] + 1))
    for k in range(count):
        found[fold == k] = probabilities(shares[fold == k] @ fit(shares[fold != k], answers[fold != k], 1.0))
    return found


def main() -> None:
    """Command line: fit and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data-root", type=Path, required=True)
    parser.add_argument("--reader", default=None, help="a checkpoint folder (the shipped one)")
    given: Any = parser.parse_args()
    gap = rows(given.data_root, "claims/coref_gap")
    train, dev = ([r for r in gap if r["split"] == name] for name in ("development", "validation"))
    weights = fit(inputs([in_scene(row) for row in train]), np.array([gold(row) for row in train]))
    print("WEIGHTS", {name: round(float(w), 3) for name, w in zip(FEATURES, weights, strict=True)})
    asked, answers = [in_scene(row) for row in dev], np.array([gold(row) for row in dev])
    link = EncoderReader(given.reader).link
    linked = np.array([link_scores(s, places, link) for s, places in asked])
    shares = np.stack([linked, inputs(asked) @ weights, np.ones_like(linked)], 2)
    fitted = fit(shares, answers, 1.0)
    found = probabilities(shares @ fitted)
    print("LINK, PARSE, BIAS", [round(float(w), 3) for w in fitted])
    print("F1", f1(found, answers), "by folds", f1(folds(shares, answers), answers))
    for sure in np.arange(0.8, 0.96, 0.01):
        clear = found[:, 1:].max(1) >= sure
        right = float((found.argmax(1) == answers)[clear].mean())
        print(f"SURE {sure:.2f}: precision {right:.3f}, clear {clear.mean():.3f}")


if __name__ == "__main__":
    main()
