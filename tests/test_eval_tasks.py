"""Each task on a few rows, with models that return numbers by rule."""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from eval import tasks
from eval.baselines import Budget
from eval.outcome import MissingHeadError, Outcome, Setting
from eval.rows import RowsError
from gistcheck.protocols import PronounQuestion, SentenceReading, TokenReading
from gistcheck.types import ModelInfo

SETTING = Setting(Budget(words=60))
HEADS = "check_worthiness subjectivity boilerplate attributed source cue content keep".split()


def reading(text: str) -> SentenceReading:
    """A digit makes it check-worthy, 'awful' subjective, 'Click' furniture, 'said' an attribution
    (before it the source, after it the content); capitals and digits are kept."""
    words = list(re.finditer(r"\S+", text))
    said = next((m.start() for m in words if m.group() == "said"), None)
    offsets = np.array([m.span() for m in words], np.int64).reshape(-1, 2)

    def marks(test: Any) -> Any:
        return np.array([float(test(m)) for m in words], np.float32)

    return SentenceReading(
        salience=1.0,
        check_worthiness=float(any(c.isdigit() for c in text)),
        factual=1.0,
        subjectivity=float("awful" in text),
        boilerplate=float("Click" in text),
        attributed=float(said is not None),
        vector=np.zeros(2, np.float32),
        tokens=TokenReading(
            offsets=offsets,
            keep=marks(lambda m: m.group()[0].isupper() or m.group().isdigit()),
            source=marks(lambda m: said is not None and m.start() < said),
            cue=marks(lambda m: m.start() == said),
            content=marks(lambda m: said is not None and m.start() > said),
        ),
    )


class FakeReader:
    """Reads by rule; remembers the articles it was given."""

    info = ModelInfo("reader", "fake", "0" * 64, "cpu", "float32")

    def __init__(self, heads: Sequence[str] = HEADS) -> None:
        self.thresholds = dict.fromkeys(heads, 0.5)
        self.seen: list[list[str]] = []

    def read(self, articles: Sequence[Sequence[str]]) -> list[list[SentenceReading]]:
        self.seen += [list(article) for article in articles]
        return [[reading(sentence) for sentence in article] for article in articles]

    def link(self, questions: Sequence[PronounQuestion]) -> list[Any]:
        """The first candidate, unless it is called Nobody."""
        return [np.array([0.9 * (q.text[slice(*q.candidates[0])] != "Nobody"), 0.05], np.float32) for q in questions]


class FakeAnalyser:
    """A claim is supported when it stands in the evidence, contradicted when it says 'not'."""

    def __init__(self, reader: FakeReader | None = None) -> None:
        self.reader = reader or FakeReader()
        self.checker = SimpleNamespace(
            thresholds={"supported": 0.6}, info=ModelInfo("checker", "fake", "1" * 64, "cpu", "float32")
        )

    def check_probabilities(self, rows: Sequence[tuple[Sequence[str], str]]) -> Any:
        return np.array([self._chances(" ".join(evidence), claim) for evidence, claim in rows])

    def _chances(self, evidence: str, claim: str) -> list[float]:
        if claim in evidence:
            return [0.8, 0.1, 0.1]
        return [0.1, 0.8, 0.1] if "not" in claim else [0.1, 0.1, 0.8]

    def check_many(self, rows: Sequence[tuple[str, str]]) -> list[Any]:
        return [SimpleNamespace(label="supported" if claim in text else "not_stated") for text, claim in rows]

    def analyse(self, article: Any, *, summary_sentences: int | None, summary_words: int | None) -> Any:
        """The first line, twice: once supported, once not."""
        self.asked = summary_sentences, summary_words, article.title
        line = article.text.splitlines()[0]
        found = [SimpleNamespace(text=line, verdict=v) for v in ("supported", "not_stated")]
        return SimpleNamespace(summary=SimpleNamespace(sentences=found))


def score(task: str, rows: list[dict[str, Any]], analyser: Any = None, setting: Setting = SETTING) -> Outcome:
    return tasks.score(task, rows, analyser or FakeAnalyser(), setting)


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
    analyser = FakeAnalyser()
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
    analyser = FakeAnalyser()
    found = score("boilerplate", rows, analyser)
    assert analyser.reader.seen == [["News of the day", "Click here"], ["Home", "More news"], ["alone"]]
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
    analyser = FakeAnalyser()
    found = score("attribution", [row], analyser)
    assert analyser.reader.seen == [["Ann said it rained.", "Nobody minded.", "Bob denied it."]]
    assert found.metrics["sentence_f1"] == pytest.approx(2 / 3)
    assert found.metrics["source_f1"] == pytest.approx(2 / 3)
    assert found.metrics["cue_f1"] == pytest.approx(2 / 3)
    assert found.metrics["content_f1"] == pytest.approx(2 * 2 / (4 + 3))
    assert found.baselines["majority"]["sentence_f1"] == pytest.approx(0.8)


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
    assert set(found.baselines) == {"overlap", "tfidf"}
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
    assert found.metrics["f1"] == pytest.approx(2 / 5)
    assert found.metrics["f1_female"] == 1
    assert found.metrics["f1_male"] == 0
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
    analyser = FakeAnalyser()
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

    class Refusing(FakeAnalyser):
        def analyse(self, article: Any, **_: Any) -> Any:
            raise LanguageError("not English")

    found = score("summary", [{"article": ARTICLE, "summary": "The old bridge fell."}], Refusing())
    assert found.metrics["rouge1"] == 0
    assert found.metrics["supported"] is None
    assert found.details["failed"] == ["not English"]


@pytest.mark.parametrize(
    ("task", "head"),
    [("checkworthiness", "check_worthiness"), ("attribution", "cue"), ("compression", "keep")],
)
def test_a_missing_head_is_named(task: str, head: str) -> None:
    row = {"text": "a", "label": 1, "attributions": [], "sentence": "a", "keep": "1"}
    analyser = FakeAnalyser(FakeReader([name for name in HEADS if name != head]))
    with pytest.raises(MissingHeadError, match=head):
        score(task, [row], analyser)


@pytest.mark.parametrize("task", tasks.TASKS)
def test_rows_of_another_shape_are_refused(task: str) -> None:
    with pytest.raises(RowsError):
        score(task, [{"nothing": "here"}])
