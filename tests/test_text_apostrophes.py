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
