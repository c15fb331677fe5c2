"""The command line: it parses, calls `Analyser` and prints. Models load only when needed."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from gistcheck import options, settings
from gistcheck.console import complain, one_line_errors, progress, utf8_console
from gistcheck.errors import GistcheckError, InputError, NotTextError, OptionError

if TYPE_CHECKING:
    from gistcheck.networks.checkpoints import Checkpoint
    from gistcheck.types import Article, Report

EXIT_CODES = (
    "Exit codes: 0 done; 1 something else failed (disk, a bug); 2 a wrong option; 3 the article cannot "
    "be read (missing, empty, binary, not English, too large); 4 a model is missing or damaged; "
    "5 the page cannot be served (port in use); 130 interrupted."
)
_OUT_HELP = "Folder for the reports, made if need be: NAME.json for NAME.txt."
_ENDINGS = {"json": ".json", "markdown": ".md", "html": ".html"}
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
        bool, typer.Option("--version", help="Print the version and exit.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """The options before the command."""


@app.command(epilog=EXIT_CODES)
def analyse(
    source: options.Source,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="Print the report as Markdown.")] = False,
    as_html: Annotated[bool, typer.Option("--html", help="Print the report as one self-contained page.")] = False,
    title: options.Title = None,
    published: Annotated[str | None, typer.Option(help="Its date, YYYY-MM-DD; resolves 'yesterday'.")] = None,
    summary_sentences: options.SummarySentences = None,
    summary_words: options.SummaryWords = None,
    max_claims: options.MaxClaims = settings.MAX_CLAIMS,
    min_check_worthiness: options.Worthiness = settings.MIN_CHECK_WORTHINESS,
    device: options.Device = "cpu",
    dtype: options.Dtype = "float32",
    summariser: options.Summariser = None,
    checker: options.Checker = None,
    allow_fetch: options.AllowFetch = False,
) -> None:
    """Read one article and print its summary, claims and verdicts."""
    with one_line_errors():
        form = _format("text", as_json, as_markdown, as_html)
        article = _article(source, title, published, allow_fetch)
        with progress() as step:
            step(0.0, "loading the models")
            report = _analyser(device=device, dtype=dtype, summariser=summariser, checker=checker).analyse(
                article, summary_sentences=summary_sentences, summary_words=summary_words,
                max_claims=max_claims, min_check_worthiness=min_check_worthiness, progress=step,
            )  # fmt: skip
        if form == "text":
            _print(report)
        else:
            sys.stdout.buffer.write(_encoded(report, form))
            sys.stdout.flush()


@app.command(epilog=EXIT_CODES)
def batch(
    sources: Annotated[list[Path], typer.Argument(metavar="FILE", help="Text, Markdown or HTML files.")],
    out: Annotated[Path, typer.Option(help=_OUT_HELP, file_okay=False)],
    as_markdown: Annotated[bool, typer.Option("--markdown", help="Write Markdown, NAME.md.")] = False,
    as_html: Annotated[bool, typer.Option("--html", help="Write self-contained pages, NAME.html.")] = False,
    summary_sentences: options.SummarySentences = None,
    summary_words: options.SummaryWords = None,
    max_claims: options.MaxClaims = settings.MAX_CLAIMS,
    min_check_worthiness: options.Worthiness = settings.MIN_CHECK_WORTHINESS,
    device: options.Device = "cpu",
    dtype: options.Dtype = "float32",
    summariser: options.Summariser = None,
    checker: options.Checker = None,
) -> None:
    """Read many articles and write a report of each. One that cannot be read is named, and the rest go on."""
    with one_line_errors():
        form = _format("json", False, as_markdown, as_html)
        places = _places(sources, out, _ENDINGS[form])
        with progress() as step:
            step(0.0, "loading the models")
            analyser = _analyser(device=device, dtype=dtype, summariser=summariser, checker=checker)
            out.mkdir(parents=True, exist_ok=True)
            unread = 0
            for number, (source, place) in enumerate(places.items()):
                step(number / len(places), source.name)
                try:
                    report = analyser.analyse(
                        source, summary_sentences=summary_sentences, summary_words=summary_words,
                        max_claims=max_claims, min_check_worthiness=min_check_worthiness,
                    )  # fmt: skip
                except InputError as error:
                    unread += 1
                    _complain_of(source, error)
                else:
                    place.write_bytes(_encoded(report, form))
                    typer.echo(place)
        if unread:
            rest = "The others are in" if unread < len(places) else "Nothing is in"
            raise InputError(f"{unread} of {len(places)} articles could not be read; see above. {rest} {out}.")


@app.command(epilog=EXIT_CODES)
def check(
    source: options.Source,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="One statement, in English and in quotation marks.")],
    as_json: options.AsJson = False,
    device: options.Device = "cpu",
    dtype: options.Dtype = "float32",
    checker: options.Checker = None,
    allow_fetch: options.AllowFetch = False,
) -> None:
    """Say whether an article supports or contradicts a claim of your own, or does not state it."""
    with one_line_errors():
        from gistcheck.records import typed_claim
        from gistcheck.render import verdict_json
        from gistcheck.render.terminal import print_verdict

        typed_claim(claim)
        article = _article(source, None, None, allow_fetch)
        verdict = _analyser(device=device, dtype=dtype, checker=checker).check(article, claim)
        if as_json:
            sys.stdout.buffer.write(verdict_json(verdict).encode("utf-8"))
        else:
            print_verdict(verdict, article, utf8_console())


@app.command(epilog=EXIT_CODES)
def library(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="The article whose claims are looked up.")],
    others: Annotated[list[Path], typer.Argument(metavar="OTHER", help="Articles to look in.")],
    as_json: options.AsJson = False,
    published: options.DateOfFile = None,
    max_claims: options.MaxClaims = settings.MAX_CLAIMS,
) -> None:
    """Say of each claim of an article which other articles agree, disagree, update it or are silent."""
    with one_line_errors():
        from gistcheck.library import Library
        from gistcheck.render.beside import beside_json, print_beside

        article = _article(str(source), None, published, allow_fetch=False)
        beside = Library(analyser := _analyser())
        unread = 0
        for other in others:
            try:
                beside.add(other)
            except InputError as error:
                unread += 1
                _complain_of(other, error)
        if not beside.articles:
            raise InputError("None of the articles to look in could be read; see above.")
        report = analyser.analyse(article, max_claims=max_claims)
        found = beside.compare(report)
        if as_json:
            sys.stdout.buffer.write(beside_json(report, found).encode("utf-8"))
        else:
            print_beside(report, found, utf8_console())
        if unread:
            raise InputError(f"{unread} of {len(others)} articles to look in could not be read; see above.")


@app.command(epilog=EXIT_CODES)
def serve(
    host: Annotated[str, typer.Option(help="Address to listen on; 0.0.0.0 opens it to the network.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port; 0 takes a free one.", min=0, max=65535)] = 7860,
    device: options.Device = "cpu",
    dtype: options.Dtype = "float32",
    max_bytes: options.MaxBytes = settings.SERVICE_BYTES,
    allow_fetch: Annotated[bool, typer.Option("--allow-fetch", help="Let visitors give a web address.")] = False,
) -> None:
    """Open the web page and the HTTP API. Set GISTCHECK_AUTH=name:password to ask for a password."""
    with one_line_errors():
        from gistcheck.web.server import ended_by_sigterm, listen, run
        from gistcheck.web.service import Service

        with ended_by_sigterm(), listen(host, port) as listener:
            typer.echo("gistcheck: loading the models", err=True)
            service = Service(_analyser(device=device, dtype=dtype), max_bytes, allow_fetch)
            run(service, listener, auth=os.environ.get("GISTCHECK_AUTH"))


@app.command(epilog=EXIT_CODES)
def models() -> None:
    """List the shipped models: role, name, folder, SHA-256, size, and whether the files are whole."""
    with one_line_errors():
        from gistcheck.networks.checkpoints import shipped

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

    named = source if source.lower().startswith(("http://", "https://")) else Path(source)
    given = _standard_input() if source == "-" else named
    return read_article(given, title=title, published=published, allow_fetch=allow_fetch)


def _complain_of(source: Path, error: InputError) -> None:
    """Say which article cannot be read, and why."""
    complain(str(error) if str(source) in str(error) else f"{source}: {error}")


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotTextError(
            f"Standard input is not UTF-8 text (byte {error.start}). Convert it to plain text or HTML in UTF-8."
        ) from error


def _format(usual: str, *chosen: bool) -> str:
    if sum(chosen) > 1:
        raise OptionError("--json, --markdown and --html exclude each other; give one of them.")
    return next((name for name, on in zip(_ENDINGS, chosen, strict=True) if on), usual)


def _places(sources: Sequence[Path], out: Path, ending: str) -> dict[Path, Path]:
    """Where the report of each article goes: no two to one place, none over an article."""
    found = {source: out / f"{source.stem}{ending}" for source in sources}
    for source, place in found.items():
        rival = next((other for other, same in found.items() if same == place and other != source), None)
        if rival is not None:
            raise OptionError(f"The reports of {source} and {rival} would both be {place}. Rename one of the files.")
        if place.resolve() in {other.resolve() for other in sources}:
            raise OptionError(f"The report {place} would replace an article. Give another folder as --out.")
    return found


def _encoded(report: Report, form: str) -> bytes:
    from gistcheck.render import report_html, report_json, report_markdown

    write = {"json": report_json, "markdown": report_markdown, "html": report_html}[form]
    return write(report).encode("utf-8", "replace")


def _print(report: Report) -> None:
    from gistcheck.render.terminal import print_report

    print_report(report, utf8_console())
