"""Sentences that the parser gets wrong, from `cuts.tsv`: a statement cut out of each, words no cut may hold."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.test_clauses import cuts

with (Path(__file__).parent / "cuts.tsv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=[row["why"] for row in ROWS])
def test_cuts(row: dict[str, str]) -> None:
    found = cuts(row["sentence"])
    assert row["wanted"] or row["never"]
    assert not row["wanted"] or row["wanted"] in found
    assert not row["never"] or not [text for text in found if row["never"] in text]
