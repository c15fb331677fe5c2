"""Apostrophes of either shape read alike: in page furniture and in the rules' vocabularies."""

from __future__ import annotations

import pytest

from gistcheck.syntax.guards import guarded
from gistcheck.syntax.parse import parse
from gistcheck.text import is_furniture
from gistcheck.vocabulary.wordlists import word_set


@pytest.mark.parametrize(
    "line",
    ["You're receiving this newsletter because you signed up.", "What's your reaction?", "Today's paper"],
)
def test_furniture_with_an_apostrophe_of_either_shape(line: str) -> None:
    assert is_furniture(line)
    assert is_furniture(line.replace("'", "’"))


def test_a_word_with_an_apostrophe_is_in_a_set_in_both_shapes() -> None:
    assert word_set("not n't") == {"not", "n't", "n’t"}


@pytest.mark.parametrize("mark", ["'", "’"])
def test_no_cut_takes_along_what_is_denied(mark: str) -> None:
    (doc,) = parse([f"The mill didn{mark}t close and the mayor wasn{mark}t sure why."])
    assert {t.text for t in doc if t.i in guarded(doc)} >= {f"n{mark}t"}


@pytest.mark.parametrize(("opened", "closed"), [("''", "''"), ("``", "''")])
def test_two_apostrophes_for_a_quotation_mark_are_parsed_as_one(opened: str, closed: str) -> None:
    text = '"The mill was closed," said Ole Holm, who leads it,  "and nobody told us why, 5\'10"'
    start, *rest = text.split('"')
    written = "".join((start, *(mark + part for mark, part in zip((opened, closed) * 2, rest, strict=True))))
    plain, doc = parse([text, written])
    assert doc.text == written
    assert all(written[t.idx : t.idx + len(t)] == t.text for t in doc)
    assert [(t.dep_, t.head.i) for t in doc] == [(t.dep_, t.head.i) for t in plain]


def test_three_apostrophes_stay_and_a_null_is_a_space() -> None:
    (doc,) = parse(["He said a'''b and\0c."])
    assert doc.text == "He said a'''b and c."
