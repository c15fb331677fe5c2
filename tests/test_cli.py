"""The command line: what it prints, where, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from eval.invariants import untimed
from gistcheck import cli
from gistcheck.errors import GistcheckError, InputError, ModelError, OptionError, ServiceError
from gistcheck.networks import checkpoints
from gistcheck.render import report_dict
from gistcheck.types import Label, Source, Verdict
from tests.sample_report import TEXT, FakeAnalyser, sample_report

SERVICE = str(Path(cli.__file__).parents[1])
WITH_TESTS = {**os.environ, "PYTHONPATH": f"{SERVICE}{os.pathsep}{Path(__file__).parents[1]}"}


def run(*arguments: str | Path, given: bytes | None = None) -> Result:
    return CliRunner().invoke(cli.app, [str(argument) for argument in arguments], input=given)


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, as a person runs it."""
    return subprocess.run(
        [sys.executable, "-m", "gistcheck", *arguments],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": SERVICE, **environment},
        check=False,
    )


@pytest.mark.parametrize("file", ["article", "-"])
def test_a_readable_report_by_default(fake: list[FakeAnalyser], article: Path, file: str) -> None:
    result = run("analyse", article if file == "article" else "-", given=TEXT.encode())
    assert result.exit_code == 0
    assert result.stderr == ""
    assert "Crane falls on mosque in Mecca" in result.stdout
    assert "✗ Contradicted by the article" in result.stdout
    assert "\x1b" not in result.stdout


def test_json_is_the_report(fake: list[FakeAnalyser], article: Path) -> None:
    result = run("analyse", article, "--json")
    assert json.loads(result.stdout) == report_dict(sample_report())


def test_another_process_gives_the_same_report() -> None:
    """Sets of words have another order in each."""
    article = str(Path(__file__).parents[1] / "eval/fixtures/articles/crane.txt")
    shown = [command("analyse", article, "--json", PYTHONHASHSEED=seed).stdout for seed in ("1", "2")]
    one, other = (untimed(json.loads(text)) for text in shown)
    assert one == other


def test_markdown_and_html(fake: list[FakeAnalyser], article: Path) -> None:
    assert run("analyse", article, "--markdown").stdout == sample_report().to_markdown()
    assert run("analyse", article, "--html").stdout == sample_report().to_html()


def test_every_option_reaches_the_engine(fake: list[FakeAnalyser], article: Path) -> None:
    result = run(
        *("analyse", article, "--title", "T", "--published", "2015-09-12", "--summary-sentences", "2"),
        *("--summary-words", "40", "--max-claims", "3", "--min-check-worthiness", "0.7"),
        *("--device", "cuda", "--dtype", "bfloat16", "--summariser", "some/model", "--checker", "folder"),
    )
    assert result.exit_code == 0
    (made,) = fake
    assert made.options == {"device": "cuda", "dtype": "bfloat16", "summariser": "some/model", "checker": "folder"}
    (call,) = made.calls
    given = call.pop("source")
    assert (given.text, given.title, given.published) == (TEXT, "T", "2015-09-12")
    assert call == {
        "title": None,
        "summary_sentences": 2,
        "summary_words": 40,
        "max_claims": 3,
        "min_check_worthiness": 0.7,
    }


def test_standard_input_may_begin_with_a_byte_order_mark(fake: list[FakeAnalyser]) -> None:
    run("analyse", "-", given=b"\xef\xbb\xbf" + TEXT.encode())
    assert fake[0].calls[0]["source"].text == TEXT


@pytest.mark.parametrize(
    ("arguments", "given", "code"),
    [
        (("analyse", "-"), b"  \n", InputError.exit_code),
        (("analyse", "-"), b"\xff\xfe\x00", InputError.exit_code),
        (("analyse", "-", "--json", "--html"), b"x", OptionError.exit_code),
        (("analyse", "-", "--max-claims", "-1"), b"x", OptionError.exit_code),
        (("analyse", "-", "--min-check-worthiness", "2"), b"x", OptionError.exit_code),
        (("analyse", "-", "--summary-words", "many"), b"x", OptionError.exit_code),
        (("analyse", "--no-such-option", "-"), b"x", OptionError.exit_code),
        (("analyse",), b"", OptionError.exit_code),
        (("analyse", "https://exa mple.org/dam"), b"", InputError.exit_code),
        (("analyse", "http://"), b"", InputError.exit_code),
        (("analyse", "-"), b"https://exa mple.org/dam\n", InputError.exit_code),
        (("check", "-", "???"), b"The dam held on Monday.", InputError.exit_code),
    ],
)
def test_a_wrong_use_ends_with_its_code_and_no_traceback(
    fake: list[FakeAnalyser], arguments: tuple[str, ...], given: bytes, code: int
) -> None:
    result = run(*arguments, given=given)
    assert result.exit_code == code
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert result.stderr
    assert fake == []


@pytest.mark.parametrize("kind", [InputError, OptionError, ModelError, ServiceError, GistcheckError])
def test_an_error_is_one_line_with_its_exit_code(
    monkeypatch: pytest.MonkeyPatch, article: Path, kind: type[GistcheckError]
) -> None:
    def fail(**_: Any) -> None:
        raise kind("it broke\nbecause of\x1b[31m this")

    monkeypatch.setattr("gistcheck.Analyser", fail)
    result = run("analyse", article)
    assert result.exit_code == kind.exit_code
    assert result.stderr == "gistcheck: it broke because of\ufffd[31m this\n"


@pytest.mark.parametrize(
    ("raised", "code", "words"),
    [
        (ZeroDivisionError("x"), 1, "ZeroDivisionError"),
        (OSError(28, "No space left on device", "out"), 1, "out: No space left on device"),
        (KeyboardInterrupt(), 130, "interrupted"),
    ],
)
def test_other_failures_are_one_line_too(
    monkeypatch: pytest.MonkeyPatch, article: Path, raised: BaseException, code: int, words: str
) -> None:
    def fail(**_: Any) -> None:
        raise raised

    monkeypatch.setattr("gistcheck.Analyser", fail)
    result = run("analyse", article)
    assert result.exit_code == code
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("bad", ["missing.txt", "."])
def test_a_missing_file_and_a_folder_are_named_before_any_model_loads(
    fake: list[FakeAnalyser], tmp_path: Path, bad: str
) -> None:
    result = run("analyse", tmp_path / bad)
    assert result.exit_code == InputError.exit_code
    assert str(tmp_path) in result.stderr
    assert result.stderr.count("\n") == 1
    assert fake == []


def test_a_web_address_is_fetched_only_on_request(fake: list[FakeAnalyser], monkeypatch: pytest.MonkeyPatch) -> None:
    from gistcheck.fetch import Fetched

    address = "https://news.example/dam"
    monkeypatch.setattr("gistcheck.fetch.fetch", lambda address: Fetched(address, "The dam held.", False))
    refused = run("analyse", address)
    assert refused.exit_code == InputError.exit_code
    assert "--allow-fetch" in refused.stderr
    assert fake == []
    assert run("analyse", address, "--allow-fetch").exit_code == 0
    given = fake[0].calls[0]["source"]
    assert (given.text, given.url) == ("The dam held.", address)


def test_an_inner_address_is_refused_by_name(fake: list[FakeAnalyser]) -> None:
    result = run("analyse", "http://127.0.0.1/admin", "--allow-fetch")
    assert result.exit_code == InputError.exit_code
    assert "not public" in result.stderr
    assert fake == []


def test_the_options_of_the_service_reach_it(fake: list[FakeAnalyser], monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[Any] = []
    monkeypatch.setattr("gistcheck.web.server.run", lambda service, listener, auth: served.append((service, auth)))
    monkeypatch.setenv("GISTCHECK_AUTH", "desk:secret")
    assert run("serve", "--port", "0", "--max-bytes", "5000", "--allow-fetch", "--dtype", "bfloat16").exit_code == 0
    assert run("serve", "--port", "0").exit_code == 0
    assert [(service.max_bytes, service.allow_fetch) for service, _ in served] == [(5000, True), (1_000_000, False)]
    assert fake[0].options["dtype"] == "bfloat16"
    assert served[0][1] == "desk:secret"


def test_models_lists_each_with_its_state() -> None:
    result = run("models")
    rows = [line.split("\t") for line in result.stdout.splitlines()]
    assert [row[0] for row in rows] == list(checkpoints.ROLES)
    for row, checkpoint in zip(rows, checkpoints.shipped(), strict=True):
        assert row[1:4] == [checkpoint.name, str(checkpoint.path), checkpoint.sha256]
        assert row[5] == "ok"


def test_a_damaged_model_is_listed_as_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for role in checkpoints.ROLES:
        folder = tmp_path / role
        folder.mkdir()
        for name in ("config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json"):
            (folder / name).write_text("{}")
        checkpoints.write_checksums(folder)
    (tmp_path / "checker" / "model.safetensors").write_text("altered")
    monkeypatch.setenv("GISTCHECK_MODELS", str(tmp_path))
    result = run("models")
    assert [line.rsplit("\t", 1)[1] for line in result.stdout.splitlines()] == ["ok", "damaged"]
    assert result.exit_code == ModelError.exit_code
    assert "is altered" in result.stderr


def test_a_port_in_use_is_a_named_error_before_any_model_loads(fake: list[FakeAnalyser]) -> None:
    from gistcheck.web.server import listen

    with listen("127.0.0.1", 0) as taken:
        result = run("serve", "--port", str(taken.getsockname()[1]))
    assert result.exit_code == ServiceError.exit_code
    assert "--port" in result.stderr
    assert fake == []


def test_help_documents_every_exit_code() -> None:
    shown = command("--help")
    for words in ("0 done", "1 something else", "2 a wrong option", "3 the article", "4 a model", "5 the page", "130"):
        assert words in " ".join(shown.stdout.decode().split())


@pytest.mark.parametrize(("label", "told"), [("not_stated", ["  Closest sentence:"]), ("supported", [])])
def test_only_beside_a_claim_that_is_not_stated_the_sentence_is_the_closest(
    fake: list[FakeAnalyser], article: Path, monkeypatch: pytest.MonkeyPatch, label: Label, told: list[str]
) -> None:
    monkeypatch.setattr(FakeAnalyser, "check", lambda *_: Verdict(label, 0.9, (Source(0, 0, 5, 0.2),)))
    assert run("check", article, "It snowed.").stdout.splitlines()[1:] == [*told, "  “Crane”"]


def test_version() -> None:
    from gistcheck import __version__

    assert run("--version").stdout == f"gistcheck {__version__}\n"


def with_fakes(arguments: list[str]) -> str:
    """A program that runs the command with a fake analyser."""
    return (
        "import gistcheck; from gistcheck import cli; from tests.sample_report import FakeAnalyser;"
        f"gistcheck.Analyser = FakeAnalyser; cli.app({arguments})"
    )


@pytest.mark.parametrize("arguments", [["analyse", "-"], ["analyse", "-", "--json"], ["check", "-", "x", "--json"]])
def test_a_full_disk_is_one_line_and_exit_code_1(arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", with_fakes(arguments)],
            input=TEXT.encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            env=WITH_TESTS,
            check=False,
        )
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert b"No space left" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [["models"], ["analyse", "-"], ["analyse", "-", "--json"], ["check", "-", "x"], ["check", "-", "x", "--json"]],
)
def test_a_closed_pipe_ends_quietly(arguments: list[str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", with_fakes(arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=WITH_TESTS,
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        process.stdout = None
        _, errors = process.communicate(TEXT.encode())
    assert (process.returncode, errors) == (0, b"")
