"""The command line: it parses, calls `Analyser` and prints. Models load only when needed."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gistcheck import settings
from gistcheck.errors import GistcheckError, NotTextError, OptionError

if TYPE_CHECKING:
    from rich.console import Console

    from gistcheck.checkpoints import Checkpoint
    from gistcheck.types import Article, Report

EXIT_CODES = (
    "Exit codes: 0 done; 1 something else failed (disk, a bug); 2 a wrong option; 3 the article cannot "
    "be read (missing, empty, binary, not English, too large); 4 a model is missing or damaged; "
    "5 the page cannot be served (port in use); 130 interrupted."
)
INTERRUPTED = 130
WORDS_HELP = (
    f"Length of the summary in words, {settings.SUMMARY_WORDS} if nothing is said. At least one sentence stands,"
    " and it may run a seventh over rather than lose a sentence for a few words."
)

app = typer.Typer(
    name="gistcheck",
    help=f"Read a news article: its gist, its checkable claims, and whether it says so.\n\n{EXIT_CODES}",
    epilog="Everything runs on this machine; nothing is sent anywhere.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def main() -> None:
    """Run the command line; ends the process with one of the documented exit codes."""
    app()


def _print_version(wanted: bool) -> None:
    if wanted:
        from gistcheck import __version__

        typer.echo(f"gistcheck {__version__}")
        raise typer.Exit


@app.callback()
def _global(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and leave.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """The options before the command."""


@app.command(epilog=EXIT_CODES)
def analyse(
    source: Annotated[
        str,
        typer.Argument(
            metavar="FILE|-|URL", help="A text, Markdown or HTML file; - for standard input; a web address."
        ),
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="Print the report as Markdown.")] = False,
    as_html: Annotated[bool, typer.Option("--html", help="Print the report as one self-contained page.")] = False,
    title: Annotated[str | None, typer.Option(help="The article's title.")] = None,
    published: Annotated[str | None, typer.Option(help="Its date, YYYY-MM-DD; resolves 'yesterday'.")] = None,
    summary_sentences: Annotated[int | None, typer.Option(help="Longest summary in sentences.", min=1)] = None,
    summary_words: Annotated[int | None, typer.Option(help=WORDS_HELP, min=1)] = None,
    max_claims: Annotated[int, typer.Option(help="Most claims to list.", min=0)] = settings.MAX_CLAIMS,
    min_check_worthiness: Annotated[
        float, typer.Option(metavar="P", help="Least check-worthiness of a listed claim.", min=0, max=1)
    ] = settings.MIN_CHECK_WORTHINESS,
    device: Annotated[str, typer.Option(help="Where to compute: cpu, cuda, mps.")] = "cpu",
    dtype: Annotated[str, typer.Option(help="Numbers: float32, bfloat16, float16.")] = "float32",
    summariser: Annotated[
        str | None, typer.Option(help="Seq2seq model (folder or hub id) to write the summary; the article checks it.")
    ] = None,
    checker: Annotated[str | None, typer.Option(help="Folder of another checker.")] = None,
    allow_fetch: Annotated[bool, typer.Option("--allow-fetch", help="Load a URL over the network.")] = False,
) -> None:
    """Read one article and print its summary, claims and verdicts."""
    with _one_line_errors():
        form = _format(as_json, as_markdown, as_html)
        article = _article(source, title, published, allow_fetch)
        with _progress() as progress:
            progress(0.0, "loading the models")
            models = {"device": device, "dtype": dtype, "summariser": summariser, "checker": checker}
            report = _analyser(**models).analyse(
                article, summary_sentences=summary_sentences, summary_words=summary_words,
                max_claims=max_claims, min_check_worthiness=min_check_worthiness, progress=progress,
            )  # fmt: skip
        _write(report, form)


@app.command(epilog=EXIT_CODES)
def library(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="The article whose claims are looked up.")],
    others: Annotated[list[Path], typer.Argument(metavar="OTHER...", help="Articles to look in.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    published: Annotated[
        str | None, typer.Option(help="Date of FILE, YYYY-MM-DD; the others' stand in their HTML.")
    ] = None,
    max_claims: Annotated[int, typer.Option(help="Most claims to look up.", min=0)] = settings.MAX_CLAIMS,
) -> None:
    """Say of each claim of an article which other articles agree, disagree or are silent."""
    with _one_line_errors():
        from gistcheck.library import Library
        from gistcheck.render.beside import beside_json, print_beside

        article = _article(str(source), None, published, allow_fetch=False)
        beside = Library(analyser := _analyser())
        for other in others:
            beside.add(other)
        report = analyser.analyse(article, max_claims=max_claims)
        found = beside.compare(report)
        if as_json:
            sys.stdout.buffer.write(beside_json(report, found).encode("utf-8"))
        else:
            print_beside(report, found, _utf8_console())


@app.command(epilog=EXIT_CODES)
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 opens it to the network.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port; 0 takes a free one.", min=0, max=65535)] = 7860,
    device: Annotated[str, typer.Option(help="Where to compute: cpu, cuda, mps.")] = "cpu",
    dtype: Annotated[str, typer.Option(help="Numbers: float32, bfloat16, float16.")] = "float32",
    max_bytes: Annotated[
        int, typer.Option(help="Longest text a request may bring, in bytes.", min=1)
    ] = settings.SERVICE_BYTES,
    allow_fetch: Annotated[bool, typer.Option("--allow-fetch", help="Let visitors give a web address.")] = False,
) -> None:
    """Open the web page and the HTTP API. Set GISTCHECK_AUTH=name:password to ask for a password."""
    with _one_line_errors():
        from gistcheck.web.server import ended_by_sigterm, listen, run
        from gistcheck.web.service import Service

        with ended_by_sigterm(), listen(host, port) as listener:
            typer.echo("gistcheck: loading the models", err=True)
            service = Service(_analyser(device=device, dtype=dtype), max_bytes, allow_fetch)
            run(service, listener, auth=os.environ.get("GISTCHECK_AUTH"))


@app.command(epilog=EXIT_CODES)
def models() -> None:
    """List the shipped models: role, name, folder, SHA-256, size, and whether the files are whole."""
    with _one_line_errors():
        from gistcheck.checkpoints import shipped

        found = shipped()
        damage = [_damage(checkpoint) for checkpoint in found]
        for checkpoint, problem in zip(found, damage, strict=True):
            size = sum(file.stat().st_size for file in checkpoint.path.iterdir() if file.is_file())
            state = "damaged" if problem else "ok"
            digest = "-" * 64 if problem else checkpoint.sha256
            row = (checkpoint.role, checkpoint.name, str(checkpoint.path), digest, f"{size / 1e6:.1f} MB", state)
            typer.echo("\t".join(row))
        for problem in filter(None, damage):
            raise problem


def _damage(checkpoint: Checkpoint) -> GistcheckError | None:
    try:
        checkpoint.verify()
    except GistcheckError as error:
        return error
    return None


def _analyser(**options: Any) -> Any:
    from gistcheck import Analyser

    return Analyser(**options)


def _article(source: str, title: str | None, published: str | None, allow_fetch: bool) -> Article:
    """The article, read before any model loads, so that a wrong file is known at once."""
    from gistcheck.text import read_article

    if source.lower().startswith(("http://", "https://")):
        return read_article(source, title=title, published=published, allow_fetch=allow_fetch)
    return read_article(_standard_input() if source == "-" else Path(source), title=title, published=published)


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotTextError(
            f"Standard input is not UTF-8 text (byte {error.start}). Convert it to plain text or HTML in UTF-8."
        ) from error


def _format(*chosen: bool) -> str:
    if sum(chosen) > 1:
        raise OptionError("--json, --markdown and --html exclude each other; give one of them.")
    return next((name for name, on in zip(("json", "markdown", "html"), chosen, strict=True) if on), "text")


def _write(report: Report, form: str) -> None:
    from gistcheck.render import report_json

    if form == "text":
        _print(report)
    else:
        text = {"json": report_json, "markdown": type(report).to_markdown, "html": type(report).to_html}[form](report)
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.flush()


def _print(report: Report) -> None:
    from gistcheck.render.terminal import print_report

    print_report(report, _utf8_console())


def _utf8_console() -> Console:
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    return _console()


def _console(*, stderr: bool = False) -> Console:
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False)


@contextmanager
def _progress() -> Iterator[Any]:
    """A bar on standard error while the block runs; nothing when it is not a terminal."""
    if not sys.stderr.isatty():
        yield lambda share, stage: None
        return
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(bar_width=24))
    with Progress(*columns, console=_console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=1.0)
        yield lambda share, stage: bar.update(task, completed=share, description=stage)


@contextmanager
def _one_line_errors() -> Iterator[None]:
    """Turn every failure into one line on standard error and the documented exit code."""
    try:
        yield
    except GistcheckError as error:
        _fail(str(error), error.exit_code)
    except KeyboardInterrupt:
        _fail("interrupted", INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from None
    except OSError as error:
        _fail(f"{error.filename or 'the system'}: {error.strerror or error}", GistcheckError.exit_code)
    except Exception as error:
        if os.environ.get("GISTCHECK_TRACEBACK"):
            raise
        _fail(f"{type(error).__name__}: {error} (a bug; GISTCHECK_TRACEBACK=1 shows where)", GistcheckError.exit_code)


def _fail(message: str, code: int) -> None:
    from gistcheck.render.escape import printable

    typer.echo(f"gistcheck: {' '.join(printable(message).split())}", err=True)
    raise typer.Exit(code) from None
