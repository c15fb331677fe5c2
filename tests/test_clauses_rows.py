"""Sentences that the parser gets wrong, from `cuts.tsv`: a short statement cut out of each, words no cut may hold."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.test_clauses import cuts

with (Path(__file__).parent / "cuts.tsv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=[row["why"] for row in ROWS])
def test_cuts(row: dict[str, str]) -> None:
    shorts = cuts(row["sentence"], short=True)
    assert row["wanted"] or row["never"]
    assert not row["wanted"] or row["wanted"] in shorts
    assert not row["never"] or not [text for text in [*cuts(row["sentence"]), *shorts] if row["never"] in text]
