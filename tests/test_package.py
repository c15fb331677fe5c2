"""What is built is what is needed: the wheel holds the models, and the public names are the promised ones."""

from __future__ import annotations

import inspect
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

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
