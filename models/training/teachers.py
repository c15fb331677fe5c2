"""A larger teacher for both networks: all-mpnet-base-v2 (110M parameters, Apache-2.0) under the same heads.

Its word pieces are BERT's with other numbers, so a teacher reads the very batches its student reads, and what it says
of a word piece, a sentence or a pair is said of the student's. Song et al. 2020, MPNet; Hinton et al. 2015, Distilling
the Knowledge in a Neural Network.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import torch
from torch import Tensor, nn
from transformers import AutoConfig, BertConfig, MPNetModel

from gistcheck.networks.nets import CheckerNet, ReaderNet
from models.training.common import start_from

Net = TypeVar("Net", CheckerNet, ReaderNet)
SHIFT = 4
"""MPNet's number of a word piece less BERT's; its own special tokens come first."""
SPECIAL = {0: 1, 101: 0, 102: 2}
"""BERT's padding, [CLS] and [SEP] as MPNet's."""


class Wide(nn.Module):
    """MPNet behind the calls of `BertModel` that the networks use. Segments are told apart by the separator alone."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.mpnet = MPNetModel.from_pretrained(base, add_pooling_layer=False, dtype=torch.float32)

    @property
    def embeddings(self) -> nn.Module:
        """What stays frozen."""
        found: nn.Module = self.mpnet.embeddings
        return found

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor | None = None) -> Any:
        """As `BertModel.forward`, from BERT's word pieces. *Shapes:* (n, length) each."""
        own = input_ids + SHIFT
        for theirs, ours in SPECIAL.items():
            own = own.masked_fill(input_ids == theirs, ours)
        return self.mpnet(input_ids=own, attention_mask=attention_mask)


class WideReader(ReaderNet):
    """A reader whose one encoder reads for every task; a teacher learns one mix only."""

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Token states. *Shapes:* (windows, length) twice -> (windows, length, width)."""
        states: Tensor = self.bert(ids, mask).last_hidden_state
        return states

    encode_attributions = encode_claims = encode


def teacher(kind: type[Net], base: str, **extra: Any) -> Net:
    """A network of the kind with fresh heads over the MPNet in `base`, whose embeddings stay frozen."""
    config = BertConfig(hidden_size=AutoConfig.from_pretrained(base).hidden_size, num_hidden_layers=0, vocab_size=1)
    config.update({"base": base, **extra})
    made: Any = WideReader if kind is ReaderNet else kind
    net: Net = made(config)
    net.bert = Wide(base)  # type: ignore[assignment]
    net.bert.embeddings.requires_grad_(False)
    return net


def trained(kind: type[Net], folders: Sequence[Path], device: torch.device) -> list[Net]:
    """The teachers that runs left in their `average` folders, ready to be asked; a checkpoint can be one, too."""
    found = []
    for folder in folders:
        own = BertConfig.from_pretrained(folder)
        config = own.to_dict()
        ids = {n: config[n] for n in ("cls_id", "sep_id") if n in config}
        net = teacher(kind, config["base"], **ids) if "base" in config else kind(own)
        start_from(net, folder)
        found.append(net.to(device).eval().requires_grad_(False))
    return found
