"""Shipped checkpoints are found, verified and refused when damaged, with a message that helps."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gistcheck.errors import ModelDamagedError, ModelNotFoundError, OptionError
from gistcheck.networks import checkpoints
from gistcheck.networks.reader import EncoderReader


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A writable copy of the shipped reader, found through GISTCHECK_MODELS."""
    folder = tmp_path / "reader"
    shutil.copytree(checkpoints.find("reader").path, folder)
    monkeypatch.setenv("GISTCHECK_MODELS", str(tmp_path))
    return folder


def test_every_role_is_shipped_and_sound() -> None:
    found = checkpoints.shipped()
    assert [c.role for c in found] == list(checkpoints.ROLES)
    for checkpoint in found:
        checkpoint.verify()
        assert (checkpoint.path / "README.md").is_file()
        files = checkpoints.weights(checkpoint.path)
        assert files and all(file.stat().st_size < 50_000_000 for file in files)


def test_a_shipped_one_is_found_by_its_name_and_a_folder_by_its_path(copy: Path) -> None:
    assert checkpoints.find("reader", "gistcheck-reader") == checkpoints.find("reader")
    assert checkpoints.find("reader", copy).path == copy


def test_the_environment_wins(copy: Path) -> None:
    assert checkpoints.find("reader").path == copy


def test_not_found_lists_every_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(checkpoints, "folders", lambda: [tmp_path / "a", tmp_path / "b"])
    with pytest.raises(ModelNotFoundError) as caught:
        checkpoints.find("reader")
    assert str(tmp_path / "a" / "reader") in str(caught.value)
    assert str(tmp_path / "b" / "reader") in str(caught.value)
    assert "GISTCHECK_MODELS" in str(caught.value)


def test_an_environment_that_points_nowhere_is_not_passed_over(copy: Path) -> None:
    with pytest.raises(ModelNotFoundError) as caught:
        checkpoints.find("checker")
    assert str(copy.parent / "checker") in str(caught.value)


def test_a_folder_without_config_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFoundError, match="config.json"):
        EncoderReader(str(tmp_path))


def test_altered_weights_are_refused(copy: Path) -> None:
    with checkpoints.weights(copy)[-1].open("r+b") as weights:
        weights.seek(-1, 2)
        last = weights.read(1)
        weights.seek(-1, 2)
        weights.write(bytes([last[0] ^ 1]))
    with pytest.raises(ModelDamagedError, match="altered"):
        EncoderReader()


@pytest.mark.parametrize(
    "name", ["model-00002-of-00002.safetensors", "model.safetensors.index.json", "tokenizer.json", "SHA256SUMS"]
)
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ModelDamagedError, match=name):
        EncoderReader()


@pytest.mark.parametrize("left", [0, 70, 200])
def test_a_list_of_checksums_that_breaks_off_is_refused(copy: Path, left: int) -> None:
    sums = copy / "SHA256SUMS"
    sums.write_bytes(sums.read_bytes()[:left])
    with pytest.raises(ModelDamagedError, match="SHA256SUMS"):
        EncoderReader()


def test_truncated_weights_with_matching_checksum_do_not_load(copy: Path) -> None:
    weights = checkpoints.weights(copy)[0]
    weights.write_bytes(weights.read_bytes()[:1000])
    checkpoints.write_checksums(copy)
    with pytest.raises(ModelDamagedError, match="does not load"):
        EncoderReader()


@pytest.mark.parametrize(("option", "value"), [("device", "cuda:7"), ("device", "tpu9"), ("dtype", "int8")])
def test_an_impossible_option_is_refused(option: str, value: str) -> None:
    with pytest.raises(OptionError, match=value):
        EncoderReader(**{option: value})  # type: ignore[arg-type]


def test_an_unknown_device_is_told_the_usual_ones_and_not_all_of_torch() -> None:
    with pytest.raises(OptionError, match="^device='tpu9' is none that PyTorch knows; give cpu, cuda, cuda:1 or mps.$"):
        checkpoints.torch_device("tpu9")
