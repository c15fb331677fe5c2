"""The shipped checker: a cross-encoder over (evidence, claim)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from os import PathLike
from typing import Any, Final

import numpy as np

from gistcheck.errors import InputError
from gistcheck.networks import checkpoints
from gistcheck.networks.windows import batched
from gistcheck.protocols import Floats
from gistcheck.types import ModelInfo

Pair = tuple[list[int], list[int]]
SPECIALS: Final = 3
"""Tokens that are neither evidence nor claim."""
LEAST_ROOM: Final = 32
"""Fewest tokens of evidence that are read beside a claim."""


def lay_out(pairs: Sequence[Pair], cls: int, sep: int) -> dict[str, Any]:
    """Padded `[CLS] evidence [SEP] claim [SEP]` tensors, each (pairs, length)."""
    import torch

    length = max(len(e) + len(c) for e, c in pairs) + SPECIALS
    ids, mask, types = (np.zeros((len(pairs), length), np.int64) for _ in range(3))
    for row, (evidence, claim) in enumerate(pairs):
        tokens = [cls, *evidence, sep, *claim, sep]
        ids[row, : len(tokens)] = tokens
        mask[row, : len(tokens)] = 1
        types[row, len(evidence) + 2 : len(tokens)] = 1
    names = ("input_ids", "attention_mask", "token_type_ids")
    return {name: torch.from_numpy(array) for name, array in zip(names, (ids, mask, types), strict=True)}


class CrossEncoderChecker:
    """`protocols.Checker` over a checkpoint folder.

    Arguments and errors as `reader.EncoderReader`. Evidence longer than the window is read in
    pieces, and the piece that says most about the claim decides: nothing is cut off.
    """

    def __init__(self, name: str | PathLike[str] | None = None, *, device: str = "cpu", dtype: str = "float32") -> None:
        from gistcheck.networks.nets import CheckerNet

        checkpoint = checkpoints.find("checker", name)
        self._net, self._tokenizer = checkpoints.load(CheckerNet, checkpoint, device, dtype)
        self.config: Mapping[str, Any] = checkpoints.head_config(self._net, checkpoint)
        self.info: ModelInfo = checkpoints.info(checkpoint, device, dtype)

    @property
    def thresholds(self) -> Mapping[str, float]:
        """Decision threshold of `supported`, chosen on development rows, stored in the checkpoint."""
        found: Mapping[str, float] = self.config["thresholds"]
        return found

    def fits(self, claims: Sequence[str]) -> list[bool]:
        """Whether each claim leaves room for evidence in the window."""
        return [self._room(ids) >= LEAST_ROOM for ids in self._ids(claims)]

    def predict(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Probabilities (pairs, 3); see `protocols.Checker.predict`.

        Errors: `InputError` for a claim that fills the window alone; see `fits`.
        """
        evidence, claims = self._ids([e for e, _ in pairs]), self._ids([c for _, c in pairs])
        pieces: list[Pair] = []
        owners: list[int] = []
        for index, (long, claim) in enumerate(zip(evidence, claims, strict=True)):
            for piece in self._pieces(long, claim):
                pieces.append((piece, claim))
                owners.append(index)
        scores = self._predict(pieces)
        found = np.zeros((len(pairs), 3), np.float32)
        for index, row in zip(owners, scores, strict=True):
            if not found[index].any() or row[2] < found[index][2]:
                found[index] = row
        return found

    def _ids(self, texts: Sequence[str]) -> list[list[int]]:
        if not texts:
            return []
        found: list[list[int]] = self._tokenizer(list(texts), add_special_tokens=False, verbose=False)["input_ids"]
        return found

    def _room(self, claim: list[int]) -> int:
        room: int = self.config["window"] - len(claim) - SPECIALS
        return room

    def _pieces(self, evidence: list[int], claim: list[int]) -> list[list[int]]:
        room = self._room(claim)
        if room < LEAST_ROOM:
            raise InputError(
                f"The claim has {len(claim)} tokens; at most {len(claim) + room - LEAST_ROOM} can be checked at once. "
                "Split it into single statements."
            )
        step = room - min(32, room // 4)
        starts = range(0, max(len(evidence) - room, 0) + step, step) if len(evidence) > room else (0,)
        return [evidence[s : s + room] for s in starts]

    def _predict(self, pieces: Sequence[Pair]) -> Floats:
        found = np.zeros((len(pieces), 3), np.float32)
        for batch in batched(range(len(pieces)), lambda i: sum(map(len, pieces[i])) + SPECIALS):
            found[batch] = self._batch([pieces[i] for i in batch])
        return found

    def _batch(self, pieces: Sequence[Pair]) -> Floats:
        import torch

        laid = lay_out(pieces, self._tokenizer.cls_token_id, self._tokenizer.sep_token_id)
        with torch.inference_mode():
            logits = self._net(**{name: tensor.to(self._net.device) for name, tensor in laid.items()})
            probabilities: Floats = (logits.float() / self.config["temperature"]).softmax(1).cpu().numpy()
        return probabilities
