"""From sentences to the reader's token tensors, the same way in training and at run time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from gistcheck.networks.windows import Piece


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """Word pieces of one sentence. *Shapes:* `ids` (pieces,), `offsets` (pieces, 2) in characters."""

    ids: list[int]
    offsets: NDArray[np.int64]


def tokenise(tokenizer: Any, sentences: Sequence[str]) -> list[Tokens]:
    """Word pieces of each sentence, without special tokens and without truncation."""
    if not sentences:
        return []
    batch = tokenizer(list(sentences), add_special_tokens=False, return_offsets_mapping=True, verbose=False)
    return [
        Tokens(ids, np.asarray(offsets, dtype=np.int64).reshape(-1, 2))
        for ids, offsets in zip(batch["input_ids"], batch["offset_mapping"], strict=True)
    ]


def piece_span(offsets: NDArray[np.int64], start: int, end: int) -> tuple[int, int]:
    """The word pieces that a character span touches, half-open."""
    inside = np.flatnonzero((offsets[:, 1] > start) & (offsets[:, 0] < end))
    return (int(inside[0]), int(inside[-1]) + 1) if len(inside) else (0, 0)


@dataclass(frozen=True, slots=True, eq=False)
class WindowBatch:
    """Padded windows. *Shapes:* all (windows, length).

    `segments` numbers the sentence each token belongs to (-1: special or padding); `positions`
    the token's place within that sentence.
    """

    ids: Tensor
    mask: Tensor
    segments: Tensor
    positions: Tensor

    def to(self, device: torch.device) -> WindowBatch:
        """The same batch on another device."""
        return WindowBatch(*(t.to(device) for t in (self.ids, self.mask, self.segments, self.positions)))


def collate(windows: Sequence[Sequence[Piece]], tokens: Sequence[Tokens], cls: int, sep: int) -> WindowBatch:
    """Lay windows of pieces out as `[CLS] s1 [SEP] s2 [SEP] ...`, padded to the longest."""
    length = max(1 + sum(p.end - p.start + 1 for p in window) for window in windows)
    shape = (len(windows), length)
    ids, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    segments, positions = np.full(shape, -1, np.int64), np.zeros(shape, np.int64)
    for row, window in enumerate(windows):
        ids[row, 0], at = cls, 1
        for piece in window:
            end = at + piece.end - piece.start
            ids[row, at:end] = tokens[piece.sentence].ids[piece.start : piece.end]
            segments[row, at:end] = piece.sentence
            positions[row, at:end] = np.arange(piece.start, piece.end)
            ids[row, end] = sep
            at = end + 1
        mask[row, :at] = 1
    return WindowBatch(*(torch.from_numpy(array) for array in (ids, mask, segments, positions)))
