"""Load a Hugging Face encoder-decoder checkpoint and let it write.

The BART, PEGASUS, T5 and LED families and whatever else `AutoModelForSeq2SeqLM` knows; what
differs between them (input limit, prefix, default generation) is read from their own config.
"""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from gistcheck.errors import ModelDamagedError, ModelNotFoundError, OptionError
from gistcheck.networks.checkpoints import digest, torch_device, torch_dtype
from gistcheck.types import ModelInfo

FALLBACK_LIMIT: Final = 1024
"""Input tokens for a checkpoint whose config names no limit: what BART and PEGASUS were trained on."""
_UNLIMITED: Final = 100_000
_LIMIT_KEYS: Final = ("max_encoder_position_embeddings", "max_position_embeddings", "n_positions")
_FILES: Final = ("*.json", "*.txt", "*.model", "*.safetensors")
_WEIGHTS: Final = ("*.safetensors", "pytorch_model*.bin")
_HUB_TIMEOUT: Final = 5.0
"""Seconds to wait for the hub's first answer."""


@dataclass(frozen=True)
class Seq2Seq:
    """A loaded writer. `limit`: most input tokens, prefix and special tokens included."""

    net: Any
    tokenizer: Any
    info: ModelInfo
    limit: int
    prefix: str
    defaults: Mapping[str, Any]

    def count(self, text: str) -> int:
        """Tokens of an input text, prefix and special tokens included."""
        return len(self.tokenizer(self.prefix + text, truncation=False, verbose=False).input_ids)

    def write(self, text: str, options: Mapping[str, Any]) -> tuple[str, bool]:
        """Generate from one input text of at most `limit` tokens.

        `options`: for `generate()`, over the checkpoint's own defaults.
        Result: the text, and whether the model came to an end by itself, not at its length limit.
        Errors: `OptionError` if `generate()` refuses the options.
        """
        import torch

        tokens = self.tokenizer(self.prefix + text, return_tensors="pt", truncation=True, max_length=self.limit)
        inputs = {name: tokens[name].to(self.net.device) for name in ("input_ids", "attention_mask")}
        if "global_attention_mask" in inspect.signature(self.net.forward).parameters:
            inputs["global_attention_mask"] = torch.zeros_like(inputs["input_ids"])
            inputs["global_attention_mask"][:, 0] = 1
        chosen = {**self.defaults, **options}
        if "max_new_tokens" in options:
            chosen.pop("max_length", None)
        try:
            with torch.inference_mode(), torch.random.fork_rng():
                torch.manual_seed(0)
                ids = self.net.generate(**inputs, **chosen)[0].tolist()
        except (ValueError, TypeError) as error:
            raise OptionError(f"generate={dict(options)!r} is not accepted by {self.info.name}: {error}") from error
        text = self.tokenizer.decode(ids, skip_special_tokens=True).replace("<n>", " ")
        return " ".join(text.split()), len(ids) < self._longest(chosen)

    def _longest(self, options: Mapping[str, Any]) -> float:
        """Output tokens, start token included, at which `generate()` breaks off."""
        own = self.net.generation_config
        new = options.get("max_new_tokens", own.max_new_tokens)
        length = options.get("max_length", own.max_length)
        return float("inf") if new is None and length is None else (length if new is None else new + 1)


def load_seq2seq(name: str, *, device: str, dtype: str) -> Seq2Seq:
    """Load a checkpoint by local folder or hub id.

    `device`: `cpu`, `cuda`, ...; `dtype`: `float32`, `bfloat16` or `float16`.
    Errors: `ModelNotFoundError` if the folder or hub id is not to be had; `ModelDamagedError`
    if its files are incomplete or no encoder-decoder model; `OptionError` for device or dtype.
    """
    where, number = torch_device(device), torch_dtype(dtype)
    folder = locate(name)
    net, tokenizer = _read(folder, number)
    task = dict((getattr(net.config, "task_specific_params", None) or {}).get("summarization") or {})
    title = folder.name if Path(name).is_dir() else name
    return Seq2Seq(
        net=net.to(where).eval(),
        tokenizer=tokenizer,
        info=ModelInfo("summariser", title, _digest(folder), device, dtype),
        limit=_limit(net.config, tokenizer),
        prefix=task.pop("prefix", ""),
        defaults=task,
    )


def locate(name: str) -> Path:
    """The folder of a checkpoint: the one named, or a snapshot of the hub's.

    Errors: `ModelNotFoundError`; at once where the hub cannot be reached.
    """
    folder = Path(name).expanduser()
    if folder.is_dir():
        if not (folder / "config.json").is_file():
            raise ModelNotFoundError(f"No summariser in {folder.absolute()}: it has no config.json.")
        return folder
    if folder.is_absolute() or name.startswith((".", "~")) or name.count("/") > 1 or not name.strip():
        raise ModelNotFoundError(
            f"There is no folder {name!r}. Give the folder of a seq2seq checkpoint, a hub id such as "
            "'facebook/bart-large-cnn', or leave summariser= out for the built-in summary."
        )
    return _snapshot(name)


def _snapshot(name: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError

    try:
        folder = Path(snapshot_download(name, allow_patterns=list(_FILES), etag_timeout=_HUB_TIMEOUT))
        if not any(folder.glob("*.safetensors")):
            snapshot_download(name, allow_patterns=[_WEIGHTS[1]], etag_timeout=_HUB_TIMEOUT)
    except (OSError, ValueError, HfHubHTTPError) as error:
        first = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelNotFoundError(
            f"{name!r} is no local folder, and the Hugging Face hub did not give it ({first}). Check the "
            f"spelling and the connection, or download it elsewhere (hf download {name} --local-dir FOLDER) "
            "and give the FOLDER."
        ) from error
    return folder


def _read(folder: Path, number: Any) -> tuple[Any, Any]:
    from transformers import AutoModelForSeq2SeqLM, AutoTokenizer

    try:
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        net, loading = AutoModelForSeq2SeqLM.from_pretrained(
            folder, local_files_only=True, dtype=number, output_loading_info=True
        )
    except Exception as error:  # tokenizers and safetensors raise bare Exceptions of their own
        raise ModelDamagedError(
            f"{folder} does not load as a seq2seq summariser: {error}. Restore its files, or give a "
            "checkpoint that AutoModelForSeq2SeqLM can load (BART, PEGASUS, T5, LED, ...)."
        ) from error
    if loading["missing_keys"]:
        raise ModelDamagedError(f"{folder} lacks the weights {sorted(loading['missing_keys'])[:3]}. Restore its files.")
    return net, tokenizer


def _limit(config: Any, tokenizer: Any) -> int:
    named = [getattr(config, key, None) for key in _LIMIT_KEYS] + [tokenizer.model_max_length]
    return min((n for n in named if isinstance(n, int) and 0 < n < _UNLIMITED), default=FALLBACK_LIMIT)


def _digest(folder: Path) -> str:
    """SHA-256 of the weights; of the digests of its parts where there are several."""
    files = next((found for kind in _WEIGHTS if (found := sorted(folder.glob(kind)))), [])
    parts = [digest(file) for file in files]
    return parts[0] if len(parts) == 1 else hashlib.sha256("".join(parts).encode()).hexdigest()
