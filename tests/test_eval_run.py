"""The command line of the evaluation, its floors, records and comparisons; no models needed."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from eval import behaviour, bench, compare, fixture_rows, floors, plan, run, tasks
from eval.outcome import Outcome
from eval.record import record, show
from eval.rows import RowsError, digest, digest_rows, read_rows, sample
from gistcheck.text import label_sentences, split_sentences

ROWS = [
    {"evidence": ["The bridge fell."], "claim": "The bridge fell.", "label": "supported"},
    {"evidence": ["The bridge fell."], "claim": "It rained.", "label": "nei"},
]
PREDICTIONS = [{"label": "supported"}, {"label": "not_stated"}]


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    text = "".join(json.dumps(row) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(text) if path.suffix == ".gz" else text)
    return path


@pytest.fixture
def verify_arguments(tmp_path: Path) -> list[str]:
    data, given = write(tmp_path / "rows.jsonl.gz", ROWS), write(tmp_path / "given.jsonl", PREDICTIONS)
    return ["--task", "verify", "--data", str(data), "--predictions", str(given)]


def test_a_record_has_the_agreed_shape(
    verify_arguments: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.main([*verify_arguments, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["task"] == "verify"
    assert found["n"] == 2
    assert found["metrics"] == {"auc": 1.0, "balanced_accuracy": 1.0, "macro_f1": None, "ece": 0.0}
    assert found["data_sha256"] == digest(tmp_path / "rows.jsonl.gz")
    assert found["models"] == {}
    assert found["baselines"]["overlap"]["auc"] == 1.0
    assert found["versions"]["python"].startswith("3.")


def test_the_table_names_figures_and_baselines(verify_arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(verify_arguments) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("verify: rows.jsonl.gz, n = 2")
    assert lines[1].split() == ["auc", "balanced_accuracy", "macro_f1", "ece"]
    assert [line.split()[0] for line in lines[3:7]] == ["predictions", "95%", "overlap", "tfidf"]


def test_a_sample_keeps_each_row_with_its_prediction(
    verify_arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.main([*verify_arguments, "--limit", "1", "--seed", "3", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["n"], found["limit"], found["seed"]) == (1, 1, 3)
    assert found["metrics"]["auc"] is None


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--task", "verify"], "wants --data"),
        (["--all"], "wants --data-root"),
        (["--task", "verify", "--data", "nowhere.jsonl"], "nowhere.jsonl"),
    ],
)
def test_what_is_missing_is_said_in_one_line(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.main(arguments) == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1


def test_predictions_must_match(verify_arguments: list[str], tmp_path: Path) -> None:
    write(tmp_path / "given.jsonl", PREDICTIONS[:1])
    assert run.main(verify_arguments) == 2
    assert run.main(["--task", "pronoun", *verify_arguments[2:]]) == 2


def test_rows_are_read_plain_or_gzipped_and_refused_otherwise(tmp_path: Path) -> None:
    assert read_rows(write(tmp_path / "a.jsonl", ROWS)) == read_rows(write(tmp_path / "a.gz", ROWS)) == ROWS
    for content in (b"", b"[1]\n", b"{broken\n", b"\xff\xfe"):
        (tmp_path / "bad.jsonl").write_bytes(content)
        with pytest.raises(RowsError, match=r"bad\.jsonl"):
            read_rows(tmp_path / "bad.jsonl")


def test_a_sample_is_fixed_by_its_seed_and_keeps_the_order() -> None:
    rows = list(range(100))
    assert sample(rows, 10, 1) == sample(rows, 10, 1) == sorted(sample(rows, 10, 1))
    assert sample(rows, 10, 1) != sample(rows, 10, 2)
    assert sample(rows, None, 1) == sample(rows, 100, 1) == rows


def records(value: float) -> list[dict[str, Any]]:
    return [{"task": "verify", "metrics": {"auc": value, "ece": 0.1, "macro_f1": None}}]


def test_floors_lie_just_under_the_figure_and_cannot_sink_silently(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors.pin(records(0.8), "a", None, path)
    assert floors.read(path)["floors"] == {"verify": {"auc": 0.792}}
    assert floors.below(floors.read(path)["floors"], records(0.8)) == []
    assert floors.below(floors.read(path)["floors"], records(0.7)) == ["verify auc: 0.7 is under the floor 0.792"]
    before = path.read_text()
    with pytest.raises(floors.LoweredError, match=r"verify auc: 0\.792 -> 0\.693"):
        floors.pin(records(0.7), "a", None, path)
    assert path.read_text() == before


def test_a_lowered_floor_is_recorded_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors.pin(records(0.8), "a", None, path)
    floors.pin(records(0.7), "b", "new rows", path)
    floors.pin(records(0.9), "b", None, path)
    found = floors.read(path)
    assert found["floors"] == {"verify": {"auc": 0.891}}
    assert [entry["reason"] for entry in found["lowered"]] == ["new rows"]


def test_a_figure_that_is_gone_is_below_its_floor() -> None:
    assert floors.below({"verify": {"auc": 0.5}}, [])


def test_compare_says_what_moved() -> None:
    shared = {
        "task": "verify",
        "data_sha256": "x",
        "n": 9,
        "seed": 0,
        "models": {"checker": {"sha256": "aaa"}},
    }
    old = {**shared, "metrics": {"auc": 0.7, "ece": 0.1}, "intervals": {"auc": [0.65, 0.75]}}
    new = {**shared, "n": 8, "metrics": {"auc": 0.8}, "models": {"checker": {"sha256": "bbb"}}}
    text = compare.compare(old, new)
    assert "! different n: 9 / 8" in text
    assert "checker: aaa -> bbb" in text
    assert "+0.1000" in text
    assert "outside A's 95% interval" in text


def test_a_record_rounds_and_shows_undefined_figures_as_a_dash() -> None:
    outcome = Outcome(n=1, metrics={"auc": 1 / 3, "ece": None}, baselines={"overlap": {"auc": 0.25}})
    found = record("verify", outcome, data={"data": "d", "data_sha256": "x"}, models={}, seconds=0.12)
    assert found["metrics"] == {"auc": 0.3333, "ece": None}
    assert show(found).splitlines()[3].split() == ["predictions", "0.333", "-"]


def test_the_fixtures_hold_rows_for_every_task() -> None:
    fixtures = fixture_rows.load()
    counts = {task: len(fixture_rows.rows(task, fixtures)) for task in tasks.TASKS}
    assert min(count for task, count in counts.items() if task not in fixture_rows.SAME_ROWS) >= 10, counts
    assert counts["grounding"] == counts["perturbation"] == 3
    assert digest_rows(fixtures) == digest_rows(fixture_rows.load())


def test_fixture_spans_are_the_words_they_stand_for() -> None:
    fixtures = fixture_rows.load()
    for row in fixture_rows.rows("attribution", fixtures):
        spans = [s for a in row["attributions"] for part in a.values() for p in part for s in p["spans"]]
        assert all(row["text"][a:b].strip() == row["text"][a:b] != "" for a, b in spans)
    for row in fixture_rows.rows("pronoun", fixtures):
        places = [(row["pronoun"], row["pronoun_offset"]), *((n, at) for n, at, _ in row["candidates"])]
        assert all(row["text"].startswith(word, at) for word, at in places)
        assert sum(right for _, _, right in row["candidates"]) == 1
    for row in fixture_rows.rows("compression", fixtures):
        assert len(row["keep"]) == len(row["sentence"].split())
        assert 0 < row["keep"].count("1") < len(row["keep"])


def test_the_plan_takes_evaluation_rows_only(tmp_path: Path) -> None:
    (tmp_path / "verify").mkdir()
    (tmp_path / "claims").mkdir()
    write(tmp_path / "verify/eval_x.jsonl.gz", ROWS)
    write(tmp_path / "verify/train_pool.jsonl.gz", ROWS)
    gap = next(part for part in plan.PARTS if part.task == "pronoun")
    write(tmp_path / f"{gap.file}.jsonl.gz", [{"split": "development"}, {"split": "validation"}])
    verify = [p for p in plan.parts(tmp_path) if p.task == "verify"]
    assert [p.label for p in verify] == ["verify-typed_claims", "verify-eval_x"]
    assert len(verify[0].rows(tmp_path)) == 480  # ours, wherever the data folder is
    assert gap.rows(tmp_path) == [{"split": "validation"}]
    assert gap.label == "pronoun-coref_gap-validation"
    with pytest.raises(RowsError, match="data-root|folder"):
        list(plan.parts(tmp_path / "claims"))


TEXT = "Bridge falls\n\nThe mayor said the old bridge fell on Monday.\n\nRead more here"


def report(claim: str, source: int = 1, **changes: Any) -> Any:
    """A report with one summary sentence and one claim, both cut from the sentence `source`."""
    spans = split_sentences(TEXT)
    sentences = label_sentences(TEXT, spans, "Bridge falls", None)
    home = sentences[source]
    where = [SimpleNamespace(sentence_id=source, start=home.start, end=home.end)]
    item = SimpleNamespace(text=claim, statement=claim, speaker="The mayor", sources=where)
    item.__dict__.update({"verdict": "supported", "confidence": 0.9, **changes})
    return SimpleNamespace(
        article=SimpleNamespace(text=TEXT, sentences=sentences),
        summary=SimpleNamespace(text=claim, sentences=[item]),
        claims=[item],
    )


EXPECT = {
    "summary_words": ["bridge"],
    "claims": [{"must_contain": ["bridge", "Monday"], "speaker": "mayor"}],
    "never": ["Read more"],
}
GOOD = "the old bridge fell [on 4 May] on Monday"


def failed(found: Any) -> list[str]:
    return [name for name, holds in behaviour.checked(EXPECT, found) if not holds]


def test_a_good_report_passes_every_check() -> None:
    assert failed(report(GOOD)) == []


@pytest.mark.parametrize(
    ("found", "check"),
    [
        (report("the bridge on Monday fell"), "own words only"),
        (report(GOOD, source=0), "only body sentences are shown"),
        (report(GOOD, verdict="not_stated"), "all supported"),
        (report(GOOD, confidence=0.4), "all supported"),
        (report(GOOD, speaker=None), "a claim has ['bridge', 'Monday']"),
        (report("the mayor said"), "summary has 'bridge'"),
        (report("Read more the old bridge on Monday"), "nothing shows 'Read more'"),
    ],
)
def test_each_fault_is_caught(found: Any, check: str) -> None:
    assert check in failed(found)


def test_behaviour_counts_what_holds_and_names_what_does_not() -> None:
    fixture = {"id": "x", "expect": EXPECT}
    found = behaviour.behaviour([fixture, fixture], [report(GOOD), report(GOOD, confidence=0.4)])
    assert found.metrics["passed"] == pytest.approx(1 - 1 / found.n)
    assert found.details["failed"] == ["x: all supported"]


def test_sentences_are_compared_by_place_and_kind() -> None:
    found = report(GOOD)
    marked = [{"start": s.start, "end": s.end, "kind": s.kind} for s in found.article.sentences]
    figures = behaviour.sentences([{"sentences": marked}], [found]).metrics
    assert figures == {"sentence_f1": 1, "kind_accuracy": 1}
    marked[0] = {**marked[0], "end": marked[0]["end"] - 1}
    marked[1] = {**marked[1], "kind": "caption"}
    figures = behaviour.sentences([{"sentences": marked}], [found]).metrics
    assert figures["sentence_f1"] == pytest.approx(2 / 3)
    assert figures["kind_accuracy"] == pytest.approx(1 / 2)


def test_the_exponent_of_growth() -> None:
    assert bench.exponent([1, 10, 100], [2, 20, 200]) == pytest.approx(1)
    assert bench.exponent([1, 10, 100], [1, 100, 10000]) == pytest.approx(2)


def test_a_lengthened_article_has_the_length_and_no_sentence_twice() -> None:
    text = bench.lengthened(bench.ARTICLE.read_text("utf-8"), 20_000)
    assert len(text) == 20_000
    sentences = [text[a:b] for a, b in split_sentences(text)]
    assert len(set(sentences)) == len(sentences)
