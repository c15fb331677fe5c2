"""Tasks that score the reader's heads, on a few rows, with models that return numbers by rule."""

from __future__ import annotations

from typing import Any

import pytest

from eval import tasks
from eval.baselines import Budget
from eval.outcome import MissingHeadError, Setting
from eval.rows import RowsError
from tests.eval_fakes import HEADS, RuleAnalyser, RuleReader, score

CHECKABLE = [
    {"text": "It cost 5 euros", "label": 1},
    {"text": "It was 9 degrees", "label": "CFS"},
    {"text": "He rose", "label": 1},
    {"text": "Well 3", "label": "UFS"},
    {"text": "Hm", "label": "NFS"},
    {"text": "Oh", "label": 0},
]


def test_checkworthiness_reads_both_kinds_of_label() -> None:
    found = score("checkworthiness", CHECKABLE)
    assert found.metrics["f1"] == pytest.approx(2 / 3)
    assert found.details["class_1"] == 3
    assert set(found.baselines) == {"tfidf_lr", "majority", "all"}
    assert found.baselines["all"]["f1"] == pytest.approx(2 / 3)
    assert found.intervals["f1"][0] <= 2 / 3 <= found.intervals["f1"][1]


def test_each_sentence_is_read_alone_and_a_split_field_is_not_read() -> None:
    analyser = RuleAnalyser()
    found = score("checkworthiness", [{**row, "split": "train"} for row in CHECKABLE], analyser)
    assert found.n == 6
    assert analyser.reader.seen == [[row["text"]] for row in CHECKABLE]


def test_training_rows_teach_the_baseline_only() -> None:
    train = [{"text": "It cost money", "label": 1}, {"text": "Hm oh", "label": 0}] * 3
    found = score("checkworthiness", CHECKABLE, setting=Setting(Budget(words=60), train=train))
    assert found.metrics == score("checkworthiness", CHECKABLE).metrics
    assert found.details["tfidf_lr"] == "trained on --train"


def test_subjectivity_is_a_macro_figure() -> None:
    rows = [
        {"text": "an awful film", "label": "SUBJ"},
        {"text": "a good film", "label": "SUBJ"},
        {"text": "a film of 1990", "label": "OBJ"},
        {"text": "a film", "label": "OBJ"},
    ]
    found = score("subjectivity", rows)
    assert found.metrics["macro_f1"] == pytest.approx((2 / 3 + 0.8) / 2)
    assert found.baselines["majority"]["macro_f1"] == pytest.approx(1 / 3)


def test_boilerplate_counts_articles_and_reads_pages_whole() -> None:
    rows = [
        {"text": "News of the day", "label": 1, "page": "a"},
        {"text": "Click here", "label": 0, "page": "a"},
        {"text": "Home", "label": 0, "page": "b"},
        {"text": "More news", "label": 1, "page": "b"},
        {"text": "alone", "label": 1},
    ]
    analyser = RuleAnalyser()
    found = score("boilerplate", rows, analyser)
    assert analyser.reader.seen[:3] == [["News of the day", "Click here"], ["Home", "More news"], ["alone"]]
    assert found.details["guarded"] == pytest.approx({"f1": 0.8, "f1_boilerplate": 0.8})
    assert found.metrics["f1"] == pytest.approx(6 / 7)
    assert found.metrics["f1_boilerplate"] == pytest.approx(2 / 3)


def test_compression_by_marks() -> None:
    row = {"sentence": "Ann and Bob left at 9 .", "keep": "1011001"}
    found = score("compression", [row])
    assert found.metrics["token_f1"] == pytest.approx(2 * 2 / (4 + 3))
    assert found.metrics["ratio"] == pytest.approx(3 / 7)
    assert found.baselines["keep_all"] == pytest.approx(
        {"token_f1": 2 * 4 / (4 + 7), "ratio": 1, "ratio_characters": 1}
    )
    assert set(found.details["guarded"]) == set(found.metrics)
    low, high = found.details["guarded_intervals"]["token_f1"]
    assert low <= found.details["guarded"]["token_f1"] <= high


def test_compression_by_words_of_the_best_reference() -> None:
    row = {"sentence": "Ann and Bob left at 9 .", "compression": "x", "refs": ["x y", "bob, ann left"]}
    assert score("compression", [row]).metrics["token_f1"] == pytest.approx(2 * 2 / (3 + 3))


def test_marks_must_fit_the_tokens() -> None:
    with pytest.raises(RowsError, match="2 marks for 3 tokens"):
        score("compression", [{"sentence": "a b c", "keep": "10"}])


DOCUMENT = "Ann said it rained. Nobody minded. Bob denied it."


def part(text: str) -> list[dict[str, Any]]:
    start = DOCUMENT.index(text)
    return [{"spans": [[start, start + len(text)]], "text": text}]


def test_attribution_in_documents() -> None:
    row = {
        "text": DOCUMENT,
        "attributions": [
            {"source": part("Ann"), "cue": part("said"), "content": part("it rained")},
            {"source": part("Bob"), "cue": part("denied"), "content": part("it.")},
        ],
    }
    analyser = RuleAnalyser()
    found = score("attribution", [row], analyser)
    assert analyser.reader.seen == [["Ann said it rained.", "Nobody minded.", "Bob denied it."]]
    assert found.metrics["sentence_f1"] == pytest.approx(2 / 3)
    assert found.metrics["source_f1"] == pytest.approx(2 / 3)
    assert found.metrics["cue_f1"] == pytest.approx(2 / 3)
    assert found.metrics["content_f1"] == pytest.approx(2 * 2 / (4 + 3))
    assert found.baselines["majority"]["sentence_f1"] == pytest.approx(0.8)


def test_a_part_reaches_as_far_as_the_checkpoint_says() -> None:
    row = {"text": DOCUMENT, "attributions": [{"source": part("Ann"), "cue": part("it rained"), "content": []}]}
    analyser = RuleAnalyser()
    assert score("attribution", [row], analyser).metrics["cue_f1"] == 0
    analyser.reader.thresholds["cue_within"] = 0.0
    assert score("attribution", [row], analyser).metrics["cue_f1"] == pytest.approx(2 * 2 / (2 + 5))


def test_attribution_in_sentences_with_a_content_that_runs_over() -> None:
    attribution = {"source": "Ann", "cue": "said", "content": "it rained. Then it snowed all day."}
    rows = [
        {"text": "Ann said it rained.", "label": 1, "attributions": [attribution]},
        {"text": "Then it snowed all day.", "label": 1, "attributions": [attribution]},
        {"text": "Nobody minded.", "label": 0, "attributions": []},
    ]
    found = score("attribution", rows)
    assert found.metrics["sentence_f1"] == pytest.approx(2 / 3)
    assert found.metrics["source_f1"] == found.metrics["cue_f1"] == 1
    assert found.metrics["content_f1"] == pytest.approx(2 * 3 / (9 + 3))


@pytest.mark.parametrize(
    ("task", "head"),
    [("checkworthiness", "check_worthiness"), ("attribution", "cue"), ("compression", "keep")],
)
def test_a_missing_head_is_named(task: str, head: str) -> None:
    row = {"text": "a", "label": 1, "attributions": [], "sentence": "a", "keep": "1"}
    analyser = RuleAnalyser(RuleReader([name for name in HEADS if name != head]))
    with pytest.raises(MissingHeadError, match=head):
        score(task, [row], analyser)


@pytest.mark.parametrize("task", tasks.TASKS)
def test_rows_of_another_shape_are_refused(task: str) -> None:
    with pytest.raises(RowsError):
        score(task, [{"nothing": "here"}])
