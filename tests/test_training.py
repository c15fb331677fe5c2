"""Training rows never hold an evaluation text, and splits are fixed."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from models.training import articles, data, pairs


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A data folder with one row a file; the pool repeats an evaluation claim and an evidence."""
    claim = "The council approved the new budget on Monday."
    evidence = ["A storm killed twelve people in the north of Ohio."]
    fresh = {"evidence": ["The bridge was closed for repairs."], "claim": "The bridge is closed.", "label": "supported"}
    files = {
        "verify/eval_x": [{"evidence": evidence, "claim": claim, "label": "supported"}],
        "verify/train_pool": [
            {"evidence": ["Something else entirely was said."], "claim": claim.upper(), "label": "nei", "source": "a"},
            {"evidence": evidence, "claim": "Twelve people died.", "label": "supported", "source": "a"},
            fresh | {"source": "a"},
        ],
        **{name: [{"sentence": name}] for name in data.EVALUATION},
    }
    for name, rows in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


def test_rows_that_stand_in_an_evaluation_file_are_dropped(root: Path) -> None:
    assert [row["claim"] for row in pairs.pool(root)] == ["The bridge is closed."]


def test_train_and_dev_share_no_evidence() -> None:
    rows = [{"evidence": [f"Sentence number {i // 3} of the text."], "claim": str(i)} for i in range(600)]
    train, dev = pairs.split(rows)
    assert dev
    assert not {r["evidence"][0] for r in train} & {r["evidence"][0] for r in dev}


def test_a_split_is_the_same_on_every_run() -> None:
    assert [data.in_dev(str(i)) for i in range(12)] == [i in (4, 9, 11) for i in range(12)]


def test_the_oracle_target_prefers_the_sentence_that_matches_the_reference() -> None:
    target = articles.oracle_target(
        ["Rain fell.", "Police arrested 14 people.", "It was late."], "Police arrested 14 people"
    )
    assert target.sum() == pytest.approx(1)
    assert int(np.argmax(target)) == 1
