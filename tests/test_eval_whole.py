"""Tasks that score verdicts, pronouns and whole summaries, with models that return numbers by rule."""

from __future__ import annotations

from typing import Any

import pytest

from eval import tasks
from eval.baselines import Budget
from eval.outcome import Setting
from eval.rows import RowsError
from tests.eval_fakes import SETTING, RuleAnalyser, score

EVIDENCE = ["The bridge fell.", "It was old."]
CLAIMS = [
    {"evidence": EVIDENCE, "claim": "The bridge fell.", "label": "supported", "source": "a"},
    {"evidence": EVIDENCE, "claim": "It was not old.", "label": "contradicted", "source": "a"},
    {"evidence": EVIDENCE, "claim": "It was red.", "label": "nei", "source": "b"},
    {"evidence": ["It rained."], "claim": "It poured.", "label": "supported", "source": "b"},
]


def test_verify_three_way() -> None:
    found = score("verify", CLAIMS)
    assert found.metrics["auc"] == 0.75
    assert found.metrics["balanced_accuracy"] == 0.75
    assert found.metrics["macro_f1"] == pytest.approx((2 / 3 + 1 + 2 / 3) / 3)
    assert found.metrics["ece"] == pytest.approx(0.05)
    assert set(found.baselines) == {"overlap", "tfidf", "encoder_cosine"}
    assert found.details["by_source"]["a"]["auc"] == 1
    assert set(found.details["controls"]) == {"shuffled_evidence", "claim_only"}
    assert found.details["controls"]["claim_only"]["said_supported"] == 0


def test_verify_with_labels_that_hide_contradictions() -> None:
    found = score("verify", [*CLAIMS, {"evidence": EVIDENCE, "claim": "Tea.", "label": "unsupported"}])
    assert found.metrics["macro_f1"] is found.metrics["ece"] is None
    assert found.metrics["auc"] is not None


def test_verify_of_somebody_else() -> None:
    given = [{"label": "supported"}, {"score": 0.1}, {"probabilities": [0, 0, 1]}, {"label": "not_stated"}]
    rows = [{**row, "prediction": prediction} for row, prediction in zip(CLAIMS, given, strict=True)]
    found = tasks.score("verify", rows, None, SETTING)
    assert found.metrics["balanced_accuracy"] == 0.75
    assert found.details["controls"] == {}


def test_an_unknown_label_is_named() -> None:
    with pytest.raises(RowsError, match="'maybe'"):
        score("verify", [{**CLAIMS[0], "label": "maybe"}])


def asked(text: str, pronoun: str, candidates: list[tuple[str, bool]]) -> dict[str, Any]:
    places = [[name, text.index(name), right] for name, right in candidates]
    return {"text": text, "pronoun": pronoun, "pronoun_offset": text.index(pronoun), "candidates": places}


def test_pronouns_by_gender() -> None:
    rows = [
        asked("Ann met Eve and she left", "she", [("Ann", True), ("Eve", False)]),
        asked("Bob met Tom and his dog", "his", [("Bob", False), ("Tom", True)]),
        asked("Nobody met Tom and he left", "he", [("Nobody", False), ("Tom", True)]),
        {"text": "no candidates", "pronoun": "it", "pronoun_offset": 0},
    ]
    found = score("pronoun", rows)
    assert found.n == 3
    assert found.details["parts"]["link"]["f1"] == pytest.approx(2 / 5)
    assert found.details["parts"]["link"]["f1_male"] == 0
    assert found.metrics["f1"] == pytest.approx(2 / 3)
    assert found.metrics["f1_female"] == 1
    assert found.metrics["f1_male"] == 0.5
    assert found.baselines["nearest"]["f1_male"] == 1
    assert found.details["without_candidates"] == 1


def test_pronouns_without_candidates_cannot_be_scored() -> None:
    with pytest.raises(RowsError, match="candidates"):
        score("pronoun", [{"text": "no", "pronoun": "it", "pronoun_offset": 0}])


ARTICLE = "The old bridge fell.\nNobody was hurt.\nIt rained.\nEngineers came."


def test_summaries_group_references_of_one_article() -> None:
    rows = [
        {"article": ARTICLE, "summary": "Nothing.", "title": "Bridge"},
        {"article": ARTICLE, "summary": "The old bridge fell."},
    ]
    analyser = RuleAnalyser()
    found = score("summary", rows, analyser, Setting(Budget(sentences=2)))
    assert analyser.asked == (2, None, "Bridge")
    assert found.n == 1
    assert found.metrics["supported"] == 0.5
    assert found.metrics["words"] == 8
    assert found.metrics["rouge1"] == pytest.approx(100 * 2 * 4 / 12)
    assert found.baselines["lead1"]["rouge1"] == pytest.approx(100)
    names = {"lead1", "lead3", "lead_words", "textrank", "lexrank", "lsa", "tfidf", "oracle"}
    assert set(found.baselines) == names
    assert found.details["length"] == "2 sentences"


def test_summaries_of_somebody_else_are_checked_against_the_article() -> None:
    text = "The old bridge fell. Mars attacked."
    found = score("summary", [{"article": ARTICLE, "summary": "x", "prediction": {"summary": text}}])
    assert found.metrics["supported"] == 0.5
    assert found.metrics["words"] == 6


def test_an_unreadable_article_counts_as_an_empty_summary() -> None:
    from gistcheck.errors import LanguageError

    class Refusing(RuleAnalyser):
        def analyse(self, article: Any, **_: Any) -> Any:
            raise LanguageError("not English")

    found = score("summary", [{"article": ARTICLE, "summary": "The old bridge fell."}], Refusing())
    assert found.metrics["rouge1"] == 0
    assert found.metrics["supported"] is None
    assert found.details["failed"] == ["not English"]
