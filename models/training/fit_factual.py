"""Fit the reader's factual head on a finished reader and write it into the checkpoint's config and card.

    python -m models.training.fit_factual --data-root DATA

Does a sentence state a fact at all? ClaimBuster's two factual classes against its non-factual one, on the vectors of
the layers for check-worthiness, which stay as they are: layers that learnt all three classes told check-worthy news
apart less well. Development rows: the sentences of CheckThat!'s development parts, from which this head learns nothing.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score
from sklearn.preprocessing import StandardScaler

from eval.baselines import tfidf_classifier
from eval.tables import put
from gistcheck.claims import FACTUAL
from gistcheck.networks.encoding import tokenise
from gistcheck.networks.reader import EncoderReader
from models.training import card
from models.training.common import log
from models.training.data import Held, Row, normal, rows
from models.training.export import rewrite

CLASSES = ("NFS", "UFS", "CFS")
"""Non-factual, unimportant factual and check-worthy factual sentences."""
ROWS = 7000
"""Training rows, drawn at random: of the 22,389 there are, for speed."""
C = 0.01
"""Inverse strength of the L2 penalty (tried 0.01, 0.1, 1: AUC 0.993, 0.993, 0.992)."""


def split(root: Path) -> tuple[list[Row], list[Row]]:
    """ClaimBuster's sentences, each once: those to fit on, and those of CheckThat!'s development parts."""
    held = {normal(r["text"]) for r in rows(root, "claims/checkworthy_ct24_en") if r["split"] != "train"}
    found = {normal(r["text"]): r for r in reversed(rows(root, "claims/checkworthy_claimbuster_3class"))}
    train, dev = ([r for text, r in found.items() if (text in held) == inside] for inside in (False, True))
    evaluation = Held(root)
    return Random(0).sample([r for r in train if r["text"] not in evaluation], ROWS), dev


def vectors(reader: EncoderReader, found: Sequence[Row]) -> np.ndarray:
    """*Shape:* (rows, width)."""
    return reader._alone(tokenise(reader._tokenizer, [r["text"] for r in found])).vectors


def fit(inputs: np.ndarray, factual: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights (width,) and bias of the logistic regression of factual (rows,) on inputs (rows, width)."""
    scaler = StandardScaler().fit(inputs)
    model = LogisticRegression(C=C, max_iter=1000).fit(scaler.transform(inputs), factual)
    weights = model.coef_[0] / scaler.scale_
    return weights, float(model.intercept_[0] - weights @ scaler.mean_)


def classes(factual: np.ndarray, worth: np.ndarray, threshold: float) -> np.ndarray:
    """The class of each sentence by the two probabilities, both (rows,)."""
    return np.where(factual < FACTUAL, "NFS", np.where(worth >= threshold, "CFS", "UFS"))


def main() -> None:
    """Command line: fit, write and print the figures on the development rows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data-root", type=Path, required=True, help="folder with claims/")
    parser.add_argument("--reader", type=Path, default=Path("models/reader"), help="checkpoint folder to write into")
    given: Any = parser.parse_args()
    train, dev = split(given.data_root)
    reader = EncoderReader(str(given.reader))
    weights, bias = fit(vectors(reader, train), np.array([r["label"] != "NFS" for r in train]))
    settings = json.loads((given.reader / "config.json").read_text("utf-8"))["gistcheck"]
    settings["factual"] = {"weights": np.round(weights, 5).tolist(), "bias": round(bias, 5)}
    rewrite(given.reader, settings)
    lines = table(EncoderReader(str(given.reader)), train, dev)
    file = given.reader / "README.md"
    file.write_text(put(file.read_text("utf-8"), card.FACTUAL, "\n".join(lines)), "utf-8")
    log("\n".join(lines))


def table(reader: EncoderReader, train: Sequence[Row], dev: Sequence[Row]) -> list[str]:
    """Figures on the development rows beside two baselines, in Markdown."""
    gold = np.array([r["label"] for r in dev])
    readings = [r for article in reader.read([[r["text"]] for r in dev]) for r in article]
    factual = np.array([r.factual for r in readings])
    worth = np.array([r.check_worthiness for r in readings])
    learned = tfidf_classifier().fit([r["text"] for r in train], [r["label"] for r in train])
    said = {
        "gistcheck": classes(factual, worth, reader.thresholds["check_worthiness"]),
        "TF-IDF, logistic regression": learned.predict([r["text"] for r in dev]),
        "all non-factual": np.full(len(gold), "NFS"),
    }
    head = f"| {len(gold):,} rows | macro F1 | " + " | ".join(f"F1 {name}" for name in CLASSES) + " |"
    found = [
        f"| {name} | {f1_score(gold, s, average='macro'):.3f} | "
        + " | ".join(f"{v:.3f}" for v in f1_score(gold, s, average=None, labels=CLASSES))
        + " |"
        for name, s in said.items()
    ]
    auc = roc_auc_score(gold != "NFS", factual)
    return [head, "|---|---|---|---|---|", *found, "", f"Factual or not, AUC: {auc:.3f}."]


if __name__ == "__main__":
    main()
