"""What the commands share at a terminal: a console, a bar while work runs, errors in one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

from gistcheck.errors import GistcheckError

if TYPE_CHECKING:
    from rich.console import Console

INTERRUPTED = 130


def utf8_console() -> Console:
    """Standard output in UTF-8, whatever the terminal's own encoding."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    return _console()


def _console(*, stderr: bool = False) -> Console:
    from rich.console import Console

    class PipedConsole(Console):
        def on_broken_pipe(self) -> None:
            """Leave the end to `one_line_errors`, as for all other output; Rich would end with exit code 1."""
            raise BrokenPipeError

    return PipedConsole(stderr=stderr, highlight=False, markup=False, emoji=False)


@contextmanager
def progress() -> Iterator[Any]:
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
def one_line_errors() -> Iterator[None]:
    """Turn every failure into one line on standard error and the documented exit code."""
    try:
        yield
        sys.stdout.flush()
    except GistcheckError as error:
        _fail(str(error), error.exit_code)
    except KeyboardInterrupt:
        _fail("interrupted", INTERRUPTED)
    except BrokenPipeError:
        _let_go()
        raise typer.Exit from None
    except OSError as error:
        _let_go()
        _fail(f"{error.filename or 'the system'}: {error.strerror or error}", GistcheckError.exit_code)
    except Exception as error:
        if os.environ.get("GISTCHECK_TRACEBACK"):
            raise
        _fail(f"{type(error).__name__}: {error} (a bug; GISTCHECK_TRACEBACK=1 shows where)", GistcheckError.exit_code)


def _let_go() -> None:
    """Drop what standard output does not take, so that the interpreter does not stumble over it at the end."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(message: str) -> None:
    """One line on standard error, without control characters."""
    from gistcheck.render.escape import printable

    typer.echo(f"gistcheck: {' '.join(printable(message).split())}", err=True)


def _fail(message: str, code: int) -> None:
    complain(message)
    raise typer.Exit(code) from None
