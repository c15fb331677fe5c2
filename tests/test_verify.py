"""How checker, rules and evidence come together, with a checker that answers by rule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from gistcheck.errors import ModelDamagedError
from gistcheck.protocols import Floats
from gistcheck.records import joined
from gistcheck.syntax.parse import parse
from gistcheck.types import LABELS, ModelInfo
from gistcheck.verify import MODEL_FEATURES, Question, Verifier, overruled

EVIDENCE = [
    "The Biden administration deemed the visit by Omar unofficial.",
    "Rain fell in Delhi on Thursday.",
    "The ministry condemned the visit.",
]


class Overlap:
    """Supported as far as the claim's words stand in the evidence."""

    info = ModelInfo("checker", "overlap", "", "cpu", "float32")

    def __init__(self) -> None:
        self.seen: list[tuple[str, str]] = []

    def predict(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        self.seen += pairs
        shares = [len(set(c.split()) & set(e.split())) / len(set(c.split())) for e, c in pairs]
        return np.array([[0.1 + 0.8 * s, 0.05, 0.85 - 0.8 * s] for s in shares], np.float32)


def judge(claim: str, anchor: int | None = None, checker: Overlap | None = None) -> tuple[str, float, list[int]]:
    judged = Verifier(checker or Overlap(), parse).judge([Question(EVIDENCE, claim, anchor)])[0]
    return judged.label, judged.confidence, [i for i, _ in judged.evidence]


def test_the_best_sentence_is_named_first() -> None:
    label, confidence, evidence = judge("The ministry condemned the visit")
    assert (label, evidence[0]) == ("supported", 2)
    assert confidence >= 0.95  # word for word


def test_what_stands_nowhere_is_not_stated() -> None:
    assert judge("Crime doubled under Smith")[0] == "not_stated"


def test_the_anchor_is_read_alone() -> None:
    checker = Overlap()
    judge("The visit was unofficial", anchor=2, checker=checker)
    assert checker.seen[1] == (EVIDENCE[2], "The visit was unofficial")


def test_probabilities_sum_to_one_and_no_evidence_states_nothing() -> None:
    found = Verifier(Overlap(), parse).judge([Question(EVIDENCE, "Rain fell in Delhi"), Question([], "Rain fell")])
    assert all(abs(float(j.probabilities.sum()) - 1) < 1e-5 for j in found)
    assert found[1].label == "not_stated"


def test_a_changed_number_is_named() -> None:
    evidence = ["The storm killed 15 people in Ohio."]
    reasons = Verifier(Overlap(), parse).judge([Question(evidence, "The storm killed 12 people in Ohio.")])[0].reasons
    assert any("12" in reason and "15" in reason for reason in reasons)


def test_the_fusion_decides_when_there_is_one() -> None:
    from gistcheck.rules.compare import FEATURE_NAMES

    width = len(MODEL_FEATURES) + len(FEATURE_NAMES)
    names = [*MODEL_FEATURES, *FEATURE_NAMES]
    fusion = {"names": names, "weights": np.zeros((3, width)).tolist(), "bias": [0.0, 3.0, 0.0]}
    judged = Verifier(Overlap(), parse, fusion).judge([Question(EVIDENCE, "Rain fell in Delhi")])[0]
    assert judged.label == "contradicted"
    assert judged.confidence == pytest.approx(np.exp(3) / (2 + np.exp(3)), abs=1e-3)


QUOTED = [
    "Anna Holm met reporters on Monday.",
    "“Divers found two cracks in the pier.",
    "The bridge stays shut,” the mayor said.",
]


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("Divers found cracks in the pier.", True),
        ("Divers found two cracks in the pier.", True),  # word for word
        ("Holm said that divers found cracks in the pier.", False),
        ("Anna Holm met some reporters.", False),
    ],
)
def test_a_claim_is_told_that_only_a_quotation_says_so(claim: str, told: bool) -> None:
    judged = Verifier(Overlap(), parse).judge([Question(QUOTED, claim)], typed=True)[0]
    assert ("stands in a quotation in the article, a fact in the claim" in judged.reasons) == told


REPORTED = [
    ("The bank stole 40 million euros, Anna Holm said.", "The bank stole 40 million euros.", "not_stated"),
    ("The bank stole 40 million euros, Anna Holm said.", "Holm said the bank stole 40 million euros.", "supported"),
    ('Holm left. "The bank stole 40 million euros."', "The bank stole 40 million euros.", "not_stated"),
    ('Holm left. "The bank stole 40 million euros."', '"The bank stole 40 million euros."', "supported"),
    ("Will the bank close 40 branches?", "The bank will close 40 branches.", "not_stated"),
    ("Will the bank close 40 branches? The bank said no.", "Will the bank close 40 branches?", "supported"),
    ("At least 107 people died in the fire.", "170 people died in the fire.", "not_stated"),
    ("At least 107 people died in the fire.", "20 people died in the fire.", "contradicted"),
]


@pytest.mark.parametrize(("article", "claim", "label"), REPORTED)
def test_what_is_said_or_asked_or_left_open_bears_out_no_typed_claim(
    analyser: Any, article: str, claim: str, label: str
) -> None:
    assert analyser.check(article, claim).label == label


def test_what_nothing_matches_has_no_evidence() -> None:
    assert judge("Turtles swim.")[2] == []


def test_a_fusion_over_other_features_is_refused() -> None:
    with pytest.raises(ModelDamagedError, match="features"):
        Verifier(Overlap(), parse, {"names": ["x"], "weights": [[0], [0], [0]], "bias": [0, 0, 0]})


@pytest.mark.parametrize(
    ("kind", "label"),
    [("exchange", "contradicted"), ("supposed", "not_stated"), ("antonym", "supported")],
)
def test_a_rule_that_is_surer_overrules_supported_alone(kind: str, label: str) -> None:
    likely = np.array([0.7, 0.1, 0.2], np.float32)
    found = overruled(likely, {kind})
    assert LABELS[int(found.argmax())] == label
    assert sorted(found) == sorted(likely)
    assert list(overruled(found, {kind})) == list(found)


def test_a_sign_or_currency_makes_it_another_sentence() -> None:
    evidence = ["Prices changed by -2% to $5 a litre."]
    claims = [f"Prices changed by {change} a litre" for change in ("-2% to $5", "2% to $5", "-2% to €5")]
    judged = Verifier(Overlap(), parse).judge([Question(evidence, claim) for claim in claims])
    verbatim = ["word for word" in " ".join(j.reasons) for j in judged]
    assert verbatim == [True, False, False]


def test_the_best_sentences_are_read_together_and_the_best_one_alone() -> None:
    checker = Overlap()
    judge("The ministry condemned the visit by Omar.", checker=checker)
    together, alone = (evidence for evidence, _ in checker.seen)
    assert all(sentence in together for sentence in (EVIDENCE[0], EVIDENCE[2]))
    assert alone in EVIDENCE


def test_ready_made_sentences_are_joined_with_their_places() -> None:
    article = joined(EVIDENCE)
    assert [article.sentence_text(s.id) for s in article.sentences] == EVIDENCE


class Doubtful(Overlap):
    """Contradicted, but not likelier than not."""

    likely = (0.3, 0.45, 0.25)

    def predict(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        return np.array([self.likely] * len(pairs), np.float32)


class Hesitant(Doubtful):
    """Supported, but not likelier than not."""

    likely = (0.45, 0.3, 0.25)


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("The harbour was closed by a storm.", "not_stated"),
        ("Eva Lund opened the fair.", "not_stated"),  # of whom nothing is told
        ("The fair drew 900 guests.", "contradicted"),
    ],
)
def test_a_doubtful_contradiction_must_name_a_fact(claim: str, label: str) -> None:
    evidence = ["The fair drew 400 guests on Monday.", "A storm is forecast."]
    assert Verifier(Doubtful(), parse).judge([Question(evidence, claim)])[0].label == label


@pytest.mark.parametrize(("typed", "label"), [(True, "not_stated"), (False, "supported")])
def test_what_somebody_types_is_supported_only_where_that_is_likelier_than_not(typed: bool, label: str) -> None:
    question = Question(["The fair drew 400 guests on Monday."], "The fair drew guests.")
    assert Verifier(Hesitant(), parse).judge([question], typed=typed)[0].label == label


class Leaning(Doubtful):
    """Contradicted, and likelier than not."""

    likely = (0.25, 0.55, 0.2)


@pytest.mark.parametrize(
    ("claim", "typed", "label"),
    [
        ("The harbour was closed by a storm.", False, "contradicted"),
        ("The harbour was closed by a storm.", True, "not_stated"),
        ("The fair drew 900 guests.", True, "contradicted"),
    ],
)
def test_what_somebody_types_is_contradicted_without_a_fact_only_where_that_is_sure(
    claim: str, typed: bool, label: str
) -> None:
    question = Question(["The fair drew 400 guests on Monday.", "A storm is forecast."], claim)
    assert Verifier(Leaning(), parse).judge([question], typed=typed)[0].label == label


def test_a_typed_claim_is_read_against_the_article_without_its_dateline(analyser: Any) -> None:
    article = "OSLO (AP)Maria Lopez won the race on Sunday. (CNN)Four climbers were killed by the snow."
    assert [analyser.check(article, claim).label for claim in ("Maria Lopez won the race.", "Four climbers died.")] == [
        "supported",
        "supported",
    ]


@pytest.mark.parametrize(("article_mark", "claim_mark"), [("’", "'"), ("'", "’"), ("’", "’")])
def test_apostrophes_of_another_shape_make_no_other_name(analyser: Any, article_mark: str, claim_mark: str) -> None:
    article = "Mayor Tom O'Neill said mills won't close. Lind's friend, Ole D'Arcy, doesn't own them."
    found = analyser.check(article.replace("'", article_mark), "Ole D'Arcy owns the mills.".replace("'", claim_mark))
    assert found.label == "contradicted"
    assert all("D'Arcy" not in reason and "D’Arcy" not in reason for reason in found.reasons)
