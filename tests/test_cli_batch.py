"""The commands for many articles and for a claim of one's own."""

from __future__ import annotations

import json
from pathlib import Path

from gistcheck.errors import InputError, OptionError
from gistcheck.render import report_dict
from tests.sample_report import TEXT, FakeAnalyser, sample_report
from tests.test_cli import run


def test_a_report_of_each_article_and_a_line_for_one_that_cannot_be_read(
    fake: list[FakeAnalyser], article: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text(" ")
    result = run("batch", empty, article, "--out", tmp_path / "out", "--max-claims", "3")
    assert result.exit_code == InputError.exit_code
    assert json.loads((tmp_path / "out" / "article.json").read_text("utf-8")) == report_dict(sample_report())
    assert result.stdout == f"{tmp_path / 'out' / 'article.json'}\n"
    first, last = result.stderr.splitlines()
    assert first.startswith(f"gistcheck: {empty}: The input holds no article text.")
    assert "1 of 2 articles" in last
    assert last.endswith(f"The others are in {tmp_path / 'out'}.")
    assert "Nothing is in" in run("batch", empty, "--out", tmp_path / "none").stderr
    assert [call["max_claims"] for call in fake[0].calls] == [3, 3]


def test_no_report_takes_the_place_of_another_or_of_an_article(
    fake: list[FakeAnalyser], article: Path, tmp_path: Path
) -> None:
    namesake = tmp_path / "other" / "article.html"
    namesake.parent.mkdir()
    namesake.write_text("<p>It rained.</p>")
    for sources, out in (([article, namesake], "out"), ([namesake], "other")):
        result = run("batch", *sources, "--html", "--out", tmp_path / out)
        assert result.exit_code == OptionError.exit_code
        assert "article.html" in result.stderr
    assert namesake.read_text() == "<p>It rained.</p>"
    assert fake == []


def test_a_file_is_no_folder_for_reports(fake: list[FakeAnalyser], article: Path) -> None:
    result = run("batch", article, "--out", article)
    assert (result.exit_code, fake) == (OptionError.exit_code, [])
    assert "is a file" in result.stderr


def test_a_typed_claim_gets_its_verdict_evidence_and_reasons(fake: list[FakeAnalyser], article: Path) -> None:
    words = "He may visit the site on Friday."
    shown = run("check", article, words).stdout.splitlines()
    assert shown == ["✓ Supported by the article, 96% sure", f"  “{words}”", "  Why: It stands there word for word."]
    found = json.loads(run("check", "-", words, "--json", given=TEXT.encode()).stdout)
    (evidence,) = found.pop("evidence")
    assert TEXT[evidence["start"] : evidence["end"]] == words
    assert found == {
        "label": "supported",
        "confidence": 0.96,
        "reasons": ["It stands there word for word."],
        "parts": [],
    }
