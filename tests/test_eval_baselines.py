"""Baselines keep to their budget and do what their names say."""

from __future__ import annotations

import numpy as np
import pytest

from eval import baselines
from eval.baselines import Budget

SENTENCES = [
    "The council met on Monday evening.",
    "A flood destroyed the old bridge over the river in the night.",
    "Nobody was hurt when the bridge fell into the river.",
    "The mayor likes tea.",
    "Engineers will rebuild the bridge over the river next year.",
]


def test_a_budget_in_words_is_never_passed_but_one_sentence_is_always_there() -> None:
    assert Budget(words=22).take([1, 4, 3], SENTENCES) == [1, 4]
    assert Budget(words=17).take([1, 4, 3], SENTENCES) == [1, 3]
    assert Budget(words=3).take([1, 4], SENTENCES) == [1]
    assert Budget(sentences=2).take([4, 0, 1], SENTENCES) == [0, 4]


@pytest.mark.parametrize("name", sorted(baselines.SUMY))
def test_sumy_ranks_every_sentence_once_without_a_download(name: str) -> None:
    ranking = baselines.sumy_ranking(name, SENTENCES)
    assert sorted(ranking) == [0, 1, 2, 3, 4]
    assert baselines.sumy_ranking(name, SENTENCES) == ranking


def test_the_centroid_prefers_what_the_article_is_about() -> None:
    ranking = baselines.centroid_ranking(SENTENCES)
    assert set(ranking[:3]) == {1, 2, 4}
    assert baselines.centroid_ranking(["...", "!"]) == [0, 1]


def test_the_oracle_finds_the_reference_and_then_stops() -> None:
    assert baselines.oracle(SENTENCES, ["Tea. The bridge fell into the river; nobody was hurt."]) == [2]
    assert baselines.oracle(SENTENCES, [f"{SENTENCES[1]}\n{SENTENCES[3]}"]) == [1, 3]
    assert baselines.oracle(SENTENCES, ["xyzzy"]) == [0]


def test_summaries_by_name() -> None:
    found = baselines.summaries(SENTENCES, [SENTENCES[4]], Budget(sentences=2), words=8)
    assert found["lead1"] == SENTENCES[0]
    assert found["lead3"] == "\n".join(SENTENCES[:3])
    assert found["lead_words"] == "The council met on Monday evening.\nA flood"
    assert found["oracle"] == SENTENCES[4]
    assert all(1 <= len(found[name].splitlines()) <= 2 for name in ("textrank", "lexrank", "lsa", "tfidf"))


def test_overlap_and_cosine_rank_the_likelier_pair_first() -> None:
    evidence, claims = ["The bridge fell.", "Tea is nice."], ["The bridge fell", "The bridge fell"]
    assert baselines.overlap(evidence, claims) == [1, 0]
    near, far = baselines.tfidf_cosine(evidence, claims)
    assert near > 0.9 > 0.1 > far
    assert baselines.overlap([""], ["..."]) == [0]


def test_the_classifier_learns_from_its_training_rows_or_across_folds() -> None:
    texts = [f"the tax rose {n}" for n in range(10)] + [f"what a day {n}" for n in range(10)]
    gold = [1] * 10 + [0] * 10
    for train in (None, (texts, gold)):
        scores = baselines.tfidf_lr(texts, gold, train)
        assert np.all((scores >= 0.5) == np.array(gold, bool))


def test_one_class_alone_is_no_lesson() -> None:
    assert baselines.tfidf_lr(["a", "b"], [1, 1], None).tolist() == [1, 1]
