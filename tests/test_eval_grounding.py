"""The tasks that need no labels, and the decomposition task, with models that answer by rule."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from eval import baselines
from eval.rows import RowsError
from gistcheck.text import prepare
from gistcheck.types import Article
from tests.eval_fakes import RuleAnalyser, score

BRIDGE = "The old bridge in Leeds fell on Monday. Nobody was hurt in the town."
STORM = "A storm hit the coast of Ghana last week. Two hundred people lost their homes."


class Reporter(RuleAnalyser):
    """The first sentence is the summary; every sentence is a claim, the last one as said by somebody."""

    def analyse(self, article: Article, **_: Any) -> Any:
        read = prepare(article)
        texts = [read.sentence_text(s.id) for s in read.sentences]
        claims = [self._claim(i, text) for i, text in enumerate(texts)]
        claims[-1] = self._claim(len(texts) - 1, "[Mayor Ode] said that it was not so.")
        first = SimpleNamespace(text=texts[0], verdict="supported", confidence=0.8)
        return SimpleNamespace(article=read, summary=SimpleNamespace(sentences=[first]), claims=claims)

    def _claim(self, sentence: int, text: str) -> Any:
        return SimpleNamespace(statement=text, sources=[SimpleNamespace(sentence_id=sentence)])


def test_grounding_counts_what_the_article_bears_out() -> None:
    found = score("grounding", [{"article": BRIDGE}, {"article": STORM}], Reporter())
    assert found.metrics == {
        "summary_supported": 1.0,
        "summary_confidence": pytest.approx(0.8),
        "claims_entailed": 0.5,
        "own_sentences_supported": 0.0,  # the rule is never surer than 0.8
        "other_summary_rejected": 1.0,
    }
    assert found.details["counts"]["claims_entailed"] == 4
    assert found.details["not_entailed"] == ["[Mayor Ode] said that it was not so."] * 2


def test_one_article_has_no_other_summary() -> None:
    assert score("grounding", [{"article": BRIDGE}], Reporter()).metrics["other_summary_rejected"] is None


def test_perturbation_counts_both_kinds_of_edit() -> None:
    found = score("perturbation", [{"article": BRIDGE, "id": "a"}, {"article": STORM, "id": "b"}])
    assert found.metrics["caught"] == 1.0  # no changed sentence stands in the evidence
    assert 0 < found.metrics["kept"] < 1  # of the faithful ones, only the unchanged do
    assert found.details["kinds"]["identity"]["right"] == 1.0
    assert found.details["missed"] == []
    assert found.details["doubted"]


def test_perturbation_of_nothing() -> None:
    assert score("perturbation", [{"article": "Hm.", "id": "a"}]).metrics == {"caught": None, "kept": None}


def test_decomposition_finds_units_and_leaves_out_rows_without_any() -> None:
    rows = [
        {"sentence": "The storm killed ten people and injured twenty.", "claims": ["The storm killed ten people"]},
        {"sentence": "It rained.", "claims": []},
    ]
    found = score("decomposition", rows)
    assert found.n == 1
    assert found.metrics["recall"] == 1.0
    assert found.baselines["whole_sentence"]["recall"] == 1.0
    assert found.details["gold_units"] == 1


def test_claims_alone_are_scored_beside_all_statements() -> None:
    sentence = "Ann Lee opened a school in Leeds, and the council will close two libraries next year."
    row = {"sentence": sentence, "claims": ["Ann Lee opened a school", "The council will close two libraries"]}
    found = score("decomposition", [row])
    assert found.metrics["recall"] == 1.0
    assert found.details["guarded"]["recall"] == 0.5


def test_the_untrained_encoder_finds_the_text_on_the_same_thing_nearer() -> None:
    near, far = baselines.encoder_cosine([BRIDGE, STORM], ["A bridge collapsed.", "A bridge collapsed."])
    assert 1 >= near > far + 0.2


def test_rows_without_an_article_are_refused() -> None:
    with pytest.raises(RowsError, match="article"):
        score("grounding", [{"text": "a"}])
