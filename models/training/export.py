"""Write a finished checkpoint: fp16 safetensors, config with the heads' settings, checksums."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import torch
from huggingface_hub import save_torch_state_dict

from gistcheck.networks.checkpoints import write_checksums
from models.training.common import load_weights

SHARD = "48MB"
"""Largest weights file: code hosts refuse or warn of larger ones."""


def export(trained: Path, out: Path, settings: dict[str, Any]) -> None:
    """Copy `trained` (as written by `save_pretrained`) to `out` in half precision, with `settings`."""
    out.mkdir(parents=True, exist_ok=True)
    weights = {name: tensor.to(torch.float16).contiguous() for name, tensor in load_weights(trained).items()}
    save_torch_state_dict(weights, out, max_shard_size=SHARD, metadata={"format": "pt"})
    for name in ("config.json", "tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(trained / name, out / name)
    rewrite(out, settings)


def rewrite(out: Path, settings: dict[str, Any]) -> None:
    """Put `settings` into the checkpoint's config under `gistcheck` and refresh the checksums."""
    file = out / "config.json"
    config = json.loads(file.read_text("utf-8"))
    config |= {"gistcheck": settings, "dtype": "float16"}
    config.pop("_name_or_path", None)
    file.write_text(json.dumps(config, indent=2, sort_keys=True) + "\n", "utf-8")
    write_checksums(out)
