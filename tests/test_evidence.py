"""Ranking and gathering evidence."""

from __future__ import annotations

import pytest

from gistcheck.evidence import gather, rank, terms

SENTENCES = ["The mayor opened a bridge.", "Rain fell all day.", "The bridge cost 12 million dollars.", "Rain stopped."]


def test_the_sentence_that_shares_rare_words_comes_first() -> None:
    ranked = rank(SENTENCES, "The bridge cost 12 million.")
    assert ranked[0][0] == 2
    assert all(0 <= score <= 1 for _, score in ranked)


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    assert rank(["Omar slept.", "Omar ate.", "A treaty followed."], "Omar treaty")[0][0] == 2


def test_inflections_meet_and_stop_words_do_not_count() -> None:
    assert terms("The ministers denied") == ["minist", "denied"]
    assert rank(SENTENCES, "of the and") == [(0, 0.0), (1, 0.0), (2, 0.0), (3, 0.0)]


def test_gather_keeps_document_order_and_budget() -> None:
    ranked = [(2, 0.9), (0, 0.5), (1, 0.4), (3, 0.1)]
    assert gather(ranked, [10, 10, 10, 5], budget=25) == [0, 2, 3]


def test_gather_takes_at_least_one() -> None:
    assert gather([(1, 0.9), (0, 0.1)], [50, 400], budget=100) == [1]


@pytest.mark.parametrize("number", range(20))
def test_sentences_whose_words_are_equally_rare_tie_in_whatever_order_they_are_counted(number: int) -> None:
    ours, theirs = ([f"{letter}{number}x{n}" for n in range(9)] for letter in "ab")
    others = [" ".join([*ours[n:], *theirs[n:]]) for n in range(1, 9)]
    scores = dict(rank([" ".join(ours), "", " ".join(theirs), "", *others], " ".join([*ours, *theirs])))
    assert scores[0] == scores[2]
