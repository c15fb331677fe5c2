"""Every code block of the documents runs, and what is generated is up to date."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from typer.testing import CliRunner

import gistcheck
from eval import captions, tables
from gistcheck import cli

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
SERVED = "api.md"
"""Its examples want a running service: `test_docs_api.py` runs them."""
MARK = re.compile(r"<!-- (?:not run: .+|test command) -->")


class Block(NamedTuple):
    """A fenced piece of a document. `excepted`: the line before it says why it is not run."""

    language: str
    text: str
    excepted: bool


def blocks(path: Path) -> list[Block]:
    found, lines = [], path.read_text("utf-8").splitlines()
    opening = None
    for number, line in enumerate(lines):
        if not line.startswith("```"):
            continue
        if opening is None:
            opening = number
            continue
        before = lines[opening - 1] if opening else ""
        text = "\n".join(lines[opening + 1 : number])
        found.append(Block(lines[opening][3:], text, MARK.fullmatch(before) is not None))
        opening = None
    return found


def commands(block: Block) -> list[list[str]]:
    return [shlex.split(line) for line in block.text.splitlines() if line.strip() and not line.startswith("#")]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own with the fixtures and models of the repository, so that blocks may write."""
    for name in ("eval", "models"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def loaded(analyser: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The shipped models where a block asks for them without options, loaded once for all tests."""
    make = gistcheck.Analyser
    usual = {"device": "cpu", "dtype": "float32"}

    def ready(**options: Any) -> Any:
        chosen = {name: value for name, value in options.items() if value not in (None, usual.get(name))}
        return make(**options) if chosen else analyser

    monkeypatch.setattr(gistcheck, "Analyser", ready)
    monkeypatch.setattr(gistcheck, "_default", lambda: analyser)
    return analyser


def run_command(words: list[str]) -> None:
    """Run `gistcheck ...` or `python -m eval....` in this process."""
    if words[0] == "gistcheck":
        result = CliRunner().invoke(cli.app, words[1:])
        assert (result.exit_code, result.stderr) == (0, ""), words
        assert result.stdout.strip()
    else:
        assert words[:2] == ["python", "-m"], f"{words} is neither run nor excepted"
        assert not import_module(words[2]).main(words[3:]), words


@pytest.mark.parametrize("path", [p for p in DOCUMENTS if p.name != SERVED], ids=lambda path: path.name)
def test_every_code_block_runs(path: Path, place: Path, loaded: Any, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, Any] = {"__name__": "document"}
    for block in blocks(path):
        if block.excepted or block.language not in ("python", "bash"):
            continue
        if block.language == "python":
            exec(compile(block.text, f"{path.name}: {block.text[:40]!r}", "exec"), names)
        else:
            for words in commands(block):
                run_command(words)
    assert "Traceback" not in capsys.readouterr().err


def _sources(module: str) -> str:
    path = ROOT / Path(*module.split("."))
    shared = [ROOT / "models/training" / name for name in ("common.py", "train_checker.py", "train_reader.py")]
    return "".join(file.read_text("utf-8") for file in (path.with_suffix(".py"), *shared))


def test_excepted_commands_name_modules_and_options_that_exist() -> None:
    seen = 0
    for path in (*DOCUMENTS, ROOT / "CONTRIBUTING.md", ROOT / "models/README.md", ROOT / "eval/README.md"):
        for line in re.findall(r"^python -m ((?:eval|models)\.\S+.*)$", path.read_text("utf-8"), re.MULTILINE):
            module, *options = line.split("#")[0].split()
            source = _sources(module)
            for option in (word for word in options if word.startswith("--")):
                assert f'"{option}"' in source, f"{path.name}: {module} has no {option}"
                seen += 1
    assert seen > 10


def test_every_file_and_name_that_a_document_gives_is_there() -> None:
    files = [path for folder in ("service", "eval", "models", "tests") for path in (ROOT / folder).rglob("*.py")]
    dotted = re.compile(r"`(?:\w+\.)*?([a-z_]+)\.(?:[A-Z]\w+\.)?(?!(?:py|jsonl?)`)(\w+)`")
    for path in (*DOCUMENTS, ROOT / "CONTRIBUTING.md", ROOT / "eval/README.md", ROOT / "models/README.md"):
        text = path.read_text("utf-8")
        for name in re.findall(r"`([\w/]+\.py)`", text):
            assert any(str(file).endswith(f"/{name}") for file in files), f"{path.name} names {name}"
        for module, name in dotted.findall(text):
            sources = [file.read_text("utf-8") for file in files if file.stem == module]
            assert not sources or any(name in source for source in sources), f"{path.name} names {module}.{name}"


def test_every_document_link_leads_somewhere() -> None:
    for path in (*DOCUMENTS, ROOT / "CONTRIBUTING.md"):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{path.name} points to {target}"


def test_the_command_line_reference_is_what_the_command_says_of_itself() -> None:
    command = [sys.executable, "-m", "typer", "gistcheck.cli", "utils", "docs", "--name", "gistcheck"]
    shown = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    written = (ROOT / "docs/cli.md").read_text("utf-8")
    assert written.strip() == shown.strip(), f"write it again: {' '.join(command[1:])} --output docs/cli.md"


def test_the_report_in_the_readme_is_what_is_printed(analyser: Any) -> None:
    shown = (ROOT / "README.md").read_text("utf-8")
    block = shown.partition("<!-- report -->\n")[2].partition("\n<!-- end report -->")[0]
    assert _rounded(block) == _rounded(tables.report_text(analyser)), "write it again: python -m eval.tables --report"


def _rounded(text: str) -> str:
    """Without percentages, which another processor may round the other way."""
    return re.sub(r"\d+%", "%", text)


def test_the_tables_agree_with_the_records() -> None:
    stale = [str(path) for path in tables.outdated(tables.read_records())]
    assert stale == [], "write them again: python -m eval.tables"


def test_the_page_picture_is_light() -> None:
    picture = ROOT / "docs/page.png"
    assert picture.read_bytes()[:4] == b"\x89PNG" and picture.stat().st_size < 200_000


RECORD: dict[str, Any] = {
    "task": "verify", "n": 1200, "data": "eval_x.jsonl.gz", "part": "dev", "date": "2026-01-02",
    "metrics": {"auc": 0.8, "balanced_accuracy": 0.7, "macro_f1": 0.5, "ece": 0.02},
    "intervals": {"auc": [0.78, 0.82], "balanced_accuracy": [0.68, 0.72], "macro_f1": [0.4, 0.6]},
    "baselines": {"overlap": {"auc": 0.6, "balanced_accuracy": 0.75, "macro_f1": 0.55}, "tfidf": {"auc": 0.7},
                  "oracle": {"auc": 1.0}},
    "models": {"checker": {"sha256": "ab" * 32}},
}  # fmt: skip


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    for name in ("README.md", "docs/results.md", *tables.CARDS):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("before\n<!-- results -->\nold\n<!-- end results -->\nafter\n", "utf-8")
    return tmp_path


def test_a_table_says_where_gistcheck_is_ahead_level_and_behind() -> None:
    shown = tables.rows([RECORD])
    assert [(row.metric, row.rival, row.outcome) for row in shown] == [
        ("auc", "tfidf", "ahead"),
        ("balanced_accuracy", "overlap", "behind"),
        ("macro_f1", "overlap", "level"),
    ]
    text = tables.table(shown)
    assert "| verify | eval_x (dev) (1,200) | auc | 0.800 | 0.780–0.820 | tfidf 0.700 | ahead |" in text
    assert "ahead in 1, level in 1" in text and "behind in 1" in text
    assert "- Behind: verify on eval_x (dev), balanced_accuracy 0.700 against 0.750 (overlap)." in text


def test_what_a_summary_cuts_is_a_row_of_its_own_and_not_counted_without_an_interval() -> None:
    made = RECORD | {
        "task": "compression", "metrics": {"token_f1": 0.8}, "intervals": {"token_f1": [0.7, 0.9]},
        "baselines": {"keep_all": {"token_f1": 0.6}}, "details": {"guarded": {"token_f1": 0.65}},
    }  # fmt: skip
    rows = [(row.metric, row.ours, row.theirs, row.outcome) for row in tables.rows([made])]
    assert rows == [
        ("token_f1 (trained head alone)", 0.8, 0.6, "ahead"),
        ("token_f1 (as in a summary)", 0.65, 0.6, ""),
    ]
    assert "Of 0 figures with an interval and a baseline" in tables.table(tables.rows([made]))
    shown = tables.rows([made | {"data": captions.HEADLINES["compression"], "part": ""}])
    assert tables.headlines(shown) == shown[1:]
    made["details"] = {"guarded": {"token_f1": 0.65}, "guarded_intervals": {"token_f1": [0.5, 0.7]}}
    assert tables.rows([made])[1].outcome == "level"


def test_the_readme_shows_some_rows_and_every_one_behind_and_counts_all() -> None:
    records = tables.read_records()
    everything, shown = tables.rows(records, most=1), tables.headlines(tables.rows(records, most=1))
    assert {row.task for row in shown} == set(captions.HEADLINES)
    alone = set(captions.SCORED.values())
    assert [r for r in everything if r.outcome == "behind" and r.scored not in alone and r not in shown] == []
    assert not alone & {row.scored for row in shown}
    counted = sum(bool(row.outcome) and row.scored not in alone for row in everything)
    text = tables.texts(records)["README.md"]
    assert len(shown) < counted and f"Of {counted} figures" in text
    assert all(note in text for note in (*captions.NOTES.values(), *captions.DATA_NOTES.values()))


def test_records_are_read_alone_and_in_lists_in_a_fixed_order(tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(json.dumps(RECORD))
    (tmp_path / "a.json").write_text(
        json.dumps([RECORD | {"task": "new"}, RECORD | {"task": "summary"}, RECORD | {"data": "fixtures"}])
    )
    read = [(record["task"], record["data"]) for record in tables.read_records(tmp_path)]
    assert [task for task, _ in read] == ["summary", "verify", "verify", "new"]
    assert read[1][1] == "fixtures"
    assert [row.metric for row in tables.rows([RECORD | {"task": "new"}])] == list(RECORD["metrics"])


def test_only_what_stands_between_the_marks_is_rewritten(documents: Path) -> None:
    stale = tables.outdated([RECORD], documents)
    assert len(stale) == 4
    for path, text in stale.items():
        assert text.startswith("before\n<!-- results -->\n") and text.endswith("<!-- end results -->\nafter\n")
        assert "\nold\n" not in text
        path.write_text(text, "utf-8")
    assert "macro_f1" not in (documents / "README.md").read_text("utf-8")
    assert "macro_f1" in (documents / "models/checker/README.md").read_text("utf-8")
    assert "verify" not in (documents / "models/reader/README.md").read_text("utf-8").replace("eval_", "")
    assert tables.outdated([RECORD], documents) == {}
    shutil.copy(documents / "README.md", documents / "docs/results.md")
    assert [path.name for path in tables.outdated([RECORD], documents)] == ["results.md"]


def test_a_picture_holds_the_figures_of_the_table(tmp_path: Path) -> None:
    shown = tables.rows([RECORD])
    tables.draw(shown, tmp_path / "one.svg")
    tables.draw(shown, tmp_path / "two.svg")
    drawn = (tmp_path / "one.svg").read_text("utf-8")
    assert all(f"{row.ours:.3f}" in drawn and f"{row.rival} {row.theirs:.3f}" in drawn for row in shown)
    assert drawn == (tmp_path / "two.svg").read_text("utf-8")


def test_there_is_a_picture_of_each_task() -> None:
    for task in {record["task"] for record in tables.read_records()}:
        assert (ROOT / "docs" / "results" / f"{task}.svg").is_file()
