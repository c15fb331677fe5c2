"""Find, verify and load a checkpoint: shipped with the package, a local folder, nothing else.

A shipped checkpoint is a folder `<role>/` with `config.json`, `model.safetensors` (or shards of it with their
index), `tokenizer.json` and `SHA256SUMS`. It is looked for in `$GISTCHECK_MODELS` alone if that is set, or else in
the installed package, then in a source checkout; the first folder with a `config.json` wins.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from gistcheck.errors import ModelDamagedError, ModelNotFoundError, OptionError
from gistcheck.types import ModelInfo

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedModel

ROLES: Final = ("reader", "checker")
CHECKSUMS: Final = "SHA256SUMS"
WEIGHTS: Final = "model*.safetensors"
"""One file, or shards of at most 50 MB."""
DTYPES: Final = ("float32", "bfloat16", "float16")


@dataclass(frozen=True)
class Checkpoint:
    """A checkpoint folder. `name` is what the report calls it."""

    role: str
    name: str
    path: Path

    @cached_property
    def sha256(self) -> str:
        """Hex digest of the weights as they are on the disk now, shard after shard."""
        return digest(*weights(self.path))

    def verify(self) -> None:
        """Compare every file with the folder's `SHA256SUMS`.

        Errors: `ModelDamagedError` naming the first file that is missing or altered.
        """
        sums = read_checksums(self.path)
        for name in ("config.json", "tokenizer.json", *(file.name for file in weights(self.path))):
            if name not in sums:
                raise ModelDamagedError(f"{self.path / CHECKSUMS} does not name {name}. Reinstall gistcheck.")
        for name, expected in sums.items():
            file = self.path / name
            if not file.is_file():
                raise ModelDamagedError(f"{file} is missing. Reinstall gistcheck or restore the file.")
            found = self.sha256 if weights(self.path) == [file] else digest(file)
            if found != expected:
                raise ModelDamagedError(
                    f"{file} is altered: sha256 is {found[:12]}…, {CHECKSUMS} says {expected[:12]}…. "
                    "Reinstall gistcheck or restore the file."
                )


def weights(folder: Path) -> list[Path]:
    """The files that hold a checkpoint's weights, in order."""
    return sorted(folder.glob(WEIGHTS))


def digest(*files: Path) -> str:
    """SHA-256 of the files one after the other, as hex. Errors: `ModelDamagedError` if one cannot be read."""
    found = hashlib.sha256()
    for file in files:
        try:
            found.update(file.read_bytes())
        except OSError as error:
            raise ModelDamagedError(f"{file} cannot be read ({error.strerror}). Reinstall gistcheck.") from error
    return found.hexdigest()


def read_checksums(folder: Path) -> dict[str, str]:
    """File name -> expected digest from `SHA256SUMS` (the format of sha256sum)."""
    try:
        lines = (folder / CHECKSUMS).read_text("utf-8").splitlines()
        return {name: value for value, name in (line.split(maxsplit=1) for line in lines if line.strip())}
    except (OSError, ValueError) as error:
        raise ModelDamagedError(f"{folder / CHECKSUMS} cannot be read. Reinstall gistcheck.") from error


def write_checksums(folder: Path) -> None:
    """Write `SHA256SUMS` for the files a checkpoint needs."""
    others = (folder / name for name in ("config.json", "tokenizer.json", "tokenizer_config.json"))
    files = [*others, *sorted(folder.glob("model.safetensors.index.json")), *weights(folder)]
    (folder / CHECKSUMS).write_text("".join(f"{digest(f)}  {f.name}\n" for f in files), "utf-8")


def folders() -> list[Path]:
    """Where shipped checkpoints are looked for, in order."""
    here = Path(__file__).resolve().parents[1]
    chosen = os.environ.get("GISTCHECK_MODELS")
    return [Path(chosen)] if chosen else [here / "_models", here.parents[1] / "models"]


def find(role: str, name: str | os.PathLike[str] | None = None) -> Checkpoint:
    """The checkpoint for a role.

    `role`: one of `ROLES`. `name`: a local folder; None, or the name that the report calls it by, for the shipped one.
    Errors: `ModelNotFoundError` listing every folder looked in.
    """
    shipped_name = f"gistcheck-{role}"
    if name not in (None, role, shipped_name):
        folder = Path(name)
        if not (folder / "config.json").is_file():
            raise ModelNotFoundError(
                f"No {role} checkpoint in {folder.absolute()} (it needs a config.json). "
                f"Give a folder trained by models/training, or leave the option out for the shipped {role}."
            )
        return Checkpoint(role, folder.name, folder)
    looked = [folder / role for folder in folders()]
    for folder in looked:
        if (folder / "config.json").is_file():
            return Checkpoint(role, shipped_name, folder)
    places = ", ".join(str(folder) for folder in looked)
    raise ModelNotFoundError(
        f"The {role} checkpoint was not found; looked in {places}. "
        "Reinstall gistcheck, set GISTCHECK_MODELS to the folder that holds both, or unset it for the shipped ones."
    )


def shipped() -> list[Checkpoint]:
    """The shipped checkpoint of every role. Errors: as `find`."""
    return [find(role) for role in ROLES]


def head_config(net: PreTrainedModel, checkpoint: Checkpoint) -> Mapping[str, Any]:
    """Thresholds, calibration and limits: the `gistcheck` entry of a checkpoint's config.

    Errors: `ModelDamagedError` if the config has none.
    """
    found = getattr(net.config, "gistcheck", None)
    if not isinstance(found, dict):
        raise ModelDamagedError(f"{checkpoint.path / 'config.json'} has no 'gistcheck' entry: not a gistcheck model.")
    return found


def load(kind: type[PreTrainedModel], checkpoint: Checkpoint, device: str, dtype: str) -> tuple[Any, Any]:
    """Load the network and its tokenizer, verified, ready to predict, without any network.

    Errors: `ModelDamagedError` for missing, altered or unfitting files; `OptionError` for a
    device or dtype that is not to be had.
    """
    import torch
    from safetensors import SafetensorError
    from transformers import AutoTokenizer

    where, number = torch_device(device), torch_dtype(dtype)
    checkpoint.verify()
    quiet_loading()
    try:
        tokenizer = AutoTokenizer.from_pretrained(checkpoint.path, local_files_only=True)
        loaded: Any = kind.from_pretrained(
            checkpoint.path, local_files_only=True, dtype=torch.float32, output_loading_info=True
        )
    except (OSError, ValueError, RuntimeError, SafetensorError) as error:
        raise ModelDamagedError(
            f"{checkpoint.path} does not load: {error}. Reinstall gistcheck or restore the folder."
        ) from error
    net, loading = loaded
    if loading["missing_keys"]:
        raise ModelDamagedError(f"{checkpoint.path} lacks the weights {sorted(loading['missing_keys'])[:3]}.")
    return net.to(device=where, dtype=number).eval(), tokenizer


def torch_device(name: str) -> torch.device:
    """The device by name (`cpu`, `cuda`, `cuda:1`, `mps`). Errors: `OptionError` if it is not there."""
    import torch

    try:
        device = torch.device(name)
    except RuntimeError as error:
        raise OptionError(f"device={name!r} is none that PyTorch knows; give cpu, cuda, cuda:1 or mps.") from error
    try:
        torch.empty(1, device=device)
    except (RuntimeError, AssertionError) as error:
        raise OptionError(f"device={name!r} is not available here; use 'cpu'. ({error})") from error
    return device


def torch_dtype(name: str) -> torch.dtype:
    """The number format by name. Errors: `OptionError` if it is none of `DTYPES`."""
    import torch

    if name not in DTYPES:
        raise OptionError(f"dtype={name!r} is not one of {', '.join(DTYPES)}.")
    found: torch.dtype = getattr(torch, name)
    return found


def quiet_loading() -> None:
    """No progress bars of transformers: fronts show their own."""
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]


def info(checkpoint: Checkpoint, device: str, dtype: str) -> ModelInfo:
    """The report's entry for a loaded checkpoint."""
    return ModelInfo(checkpoint.role, checkpoint.name, checkpoint.sha256, device, dtype)
