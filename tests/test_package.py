"""What is built is what is needed: the wheel holds the models, and the public names are the promised ones."""

from __future__ import annotations

import inspect
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import gistcheck
from gistcheck.networks import checkpoints

ROOT = Path(__file__).resolve().parent.parent


def test_the_wheel_holds_the_models_and_nothing_of_training(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    names = zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist()
    for checkpoint in checkpoints.shipped():
        for file in ("SHA256SUMS", *checkpoints.read_checksums(checkpoint.path)):
            assert f"gistcheck/_models/{checkpoint.role}/{file}" in names
    assert "gistcheck/py.typed" in names
    assert not [n for n in names if "training" in n or n.startswith(("models/", "eval/", "tests/"))]


def test_the_public_names_exist_and_are_all() -> None:
    assert sorted(gistcheck.__all__) == gistcheck.__all__
    assert all(hasattr(gistcheck, name) for name in gistcheck.__all__)


@pytest.mark.parametrize("module", ["gistcheck", "gistcheck.cli", "gistcheck.syntax.parse"])
def test_importing_is_light(module: str) -> None:
    heavy = ("torch", "transformers", "spacy", "gradio")
    code = f"import sys, {module}; print([m for m in {heavy} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert found.strip() == "[]"


def test_an_article_is_handed_in_under_the_same_name_everywhere() -> None:
    for function in (gistcheck.analyse, gistcheck.Analyser.analyse, gistcheck.Analyser.check, gistcheck.Library.add):
        assert "text" in inspect.signature(function).parameters, function


def test_no_dependency_hangs_on_an_extra_that_older_pips_do_not_find() -> None:
    """They look for the name as it is spelled, and pass over `lxml[html_clean]`, which lxml calls html-clean."""
    left = list(map(Requirement, tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]))
    found: set[str] = set()
    missed: set[str] = set()
    while left:
        wanted = left.pop()
        package = metadata.distribution(wanted.name)
        if (key := f"{canonicalize_name(wanted.name)}{sorted(wanted.extras)}") in found:
            continue
        found |= {key, canonicalize_name(wanted.name)}
        seen = wanted.extras & set(package.metadata.get_all("Provides-Extra") or ())
        for needed in map(Requirement, package.requires or ()):
            mark = needed.marker
            if mark is None or mark.evaluate({"extra": ""}) or any(mark.evaluate({"extra": e}) for e in seen):
                left.append(needed)
            elif any(mark.evaluate({"extra": extra}) for extra in wanted.extras - seen):
                missed.add(canonicalize_name(needed.name))
    assert "justext" in found and missed <= found
