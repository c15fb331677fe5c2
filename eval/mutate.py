"""Do the tests notice a fault? `python -m eval.mutate` puts each fault of `faults.toml` into a copy of the package.

The tests named beside a fault run against the copy; the fault is caught when one fails. Exit codes:
0 at least 90% are caught; 1 fewer are, or the tests fail on the package as it is.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from eval.record import grid

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "service" / "gistcheck"
TABLE = Path(__file__).with_name("faults.toml")
HEAVY = ("numpy", "pytest", "spacy")
"""Imported before forking; nothing of them is changed by a fault."""
FORK = multiprocessing.get_context("fork")
LEAST_CAUGHT = 0.9


@dataclass(frozen=True, slots=True)
class Fault:
    """`old`, which stands once in `file` of the package, becomes `new`; one of `tests` should fail."""

    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    def applied(self, text: str) -> str:
        """The file's text with the fault. Errors: `ValueError` where `old` does not stand there once."""
        if text.count(self.old) != 1:
            raise ValueError(f"{self.file} holds {self.old!r} {text.count(self.old)} times, not once: mend faults.toml")
        return text.replace(self.old, self.new)


def faults() -> list[Fault]:
    """The committed table."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["fault"]
    return [Fault(row["file"], row["old"], row["new"], tuple(row["tests"])) for row in rows]


def failing(folder: Path, tests: Sequence[str]) -> str:
    """The first test that fails against the package in `folder`; empty when all pass.

    The tests run in a fork, so that the heavy libraries are imported once for all faults.
    """
    receive, send = FORK.Pipe(duplex=False)
    child = FORK.Process(target=_run_tests, args=(folder, tests, send))
    child.start()
    child.join()
    return receive.recv() if receive.poll() else "the tests do not start"


def _run_tests(folder: Path, tests: Sequence[str], send: Connection) -> None:
    """In the child: take the package from `folder`, run pytest silently, send the first failure's name."""
    import pytest

    for name in [name for name in sys.modules if name.partition(".")[0] in ("gistcheck", "eval", "tests")]:
        del sys.modules[name]
    sys.path.insert(0, str(folder))
    os.environ |= {"PYTHONPATH": f"{folder}{os.pathsep}{ROOT}", "GISTCHECK_MODELS": str(ROOT / "models")}
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    first = _First()
    files = [str(ROOT / "tests" / name) for name in tests]
    code = pytest.main(["-x", "-q", "-p", "no:cacheprovider", "--rootdir", str(ROOT), *files], plugins=[first])
    send.send(first.name or ("" if code == 0 else "the tests do not start"))


class _First:
    """A pytest plugin that keeps the name of the first test that fails."""

    name = ""

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.failed and not self.name:
            self.name = report.nodeid


def try_fault(fault: Fault) -> str:
    """What catches a fault; empty when it survives. The package itself is not touched."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / "gistcheck"
        shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
        path = copy / fault.file
        path.write_text(fault.applied(path.read_text(encoding="utf-8")), encoding="utf-8")
        return failing(Path(name), fault.tests)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m eval.mutate", description=__doc__)
    parser.add_argument("--only", default="", help="only faults in files whose name holds this")
    given = parser.parse_args(arguments)
    chosen = [fault for fault in faults() if given.only in fault.file]
    for library in HEAVY:
        import_module(library)
    if broken := failing(PACKAGE.parent, sorted({test for fault in chosen for test in fault.tests})):
        print(f"the tests fail without any fault: {broken}", file=sys.stderr)
        return 1
    rows = [["file", "old", "new", "caught by"]]
    for fault in chosen:
        found = try_fault(fault)
        rows.append([fault.file, fault.old.strip(), fault.new.strip(), found.split("::")[-1][:60] or "SURVIVED"])
        print("." if found else "S", end="", file=sys.stderr, flush=True)
    caught = sum(row[-1] != "SURVIVED" for row in rows[1:])
    print(f"\n{grid(rows)}\n{caught} of {len(chosen)} faults caught")
    return int(caught < LEAST_CAUGHT * len(chosen))


if __name__ == "__main__":
    sys.exit(main())
