"""What the reader's training pulls its heads towards: the labels of a batch, what teachers say of it, or both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from gistcheck.networks.encoding import WindowBatch, collate
from gistcheck.networks.nets import (
    PART_HEADS,
    SENTENCE_HEADS,
    TOKEN_HEADS,
    ReaderNet,
    link_features,
    position_features,
    segment_mean,
)
from gistcheck.networks.windows import Piece
from models.training.batches import TARGETS, Unit
from models.training.common import mixed_precision

WINDOW = 256
ENCODINGS = {"claims": "encode_claims", "attributions": "encode_attributions"}
"""What the mixes that train layers of one task's own read with; the others read with `encode`."""
WEIGHTS = {"salience": 0.5, "keep": 1.5, "parts": 3.0}
"""Loss weights other than 1: the listwise loss is larger by nature, the token losses smaller."""
LISTWISE = ("salience", "link")
"""Heads that weigh the members of one list against each other: one row of logits a list."""
TRUTH = 0.5
"""What a label counts beside the teachers' answer."""

Rows = dict[str, list[Tensor]]
"""By head, one tensor of all sentences or word pieces, or, of a listwise head, one for each list."""


def lay(batch: Sequence[Unit], cls: int, sep: int) -> WindowBatch:
    """The batch's windows, sentences numbered through."""
    windows: list[list[Piece]] = []
    base = 0
    for unit in batch:
        windows += [[Piece(p.sentence + base, p.start, p.end) for p in w] for w in unit.windows(WINDOW)]
        base += len(unit.tokens)
    return collate(windows, [t for unit in batch for t in unit.tokens], cls, sep)


def read(net: ReaderNet, batch: Sequence[Unit], laid: WindowBatch, encoding: str) -> Rows:
    """Logits of the heads that read with this encoding, and of attribution's where that is the batch's task."""
    with mixed_precision(laid.ids.device):
        states = getattr(net, encoding)(laid.ids, laid.mask)
    states = states.float()
    starts = np.cumsum([0, *(len(unit.tokens) for unit in batch)])
    vectors = segment_mean(states, laid.segments, int(starts[-1]))
    pieces = states[laid.segments >= 0]
    if encoding == "encode_claims":
        return {"checkworthy": [net.claim_head(vectors).squeeze(1)]}
    if encoding == "encode_attributions" or batch[0].task == "attribution":
        return {"attributed": [net.attributed_head(vectors).squeeze(1)], "parts": [net.part_head(pieces)]}
    found: Rows = {name: [row] for name, row in zip(SENTENCE_HEADS, net.sentence_head(vectors).T, strict=True)}
    found["keep"] = [net.keep_head(pieces).squeeze(1)]
    if batch[0].salience is not None:
        found["salience"] = [
            net.salience(vectors[a:b], position_features(torch.as_tensor(unit.words)))
            for unit, a, b in zip(batch, starts, starts[1:], strict=False)
        ]
    if batch[0].link is not None:
        found["link"] = [link(net, states[laid.segments == a], u) for u, a in zip(batch, starts, strict=False)]
    return found


def link(net: ReaderNet, states: Tensor, unit: Unit) -> Tensor:
    """Logits of 'none of them' and the candidates. *Shapes:* (pieces, width) -> (candidates + 1,)."""
    assert unit.link is not None
    (start, end), spans, _ = unit.link
    candidates = torch.stack([states[a:b].mean(0) for a, b in spans])
    return net.link(states[start:end].mean(0), candidates, link_features(start, spans))


def labels(batch: Sequence[Unit], laid: WindowBatch, heads: Iterable[str]) -> Rows:
    """What the data sets say, in the shape of `read`; NaN where they say nothing."""
    found: Rows = {}
    for head in heads:
        if head == "salience":
            own = [np.asarray(unit.salience) for unit in batch]
        elif head == "link":
            own = [np.eye(len(u.link[1]) + 1)[u.link[2] + 1] for u in batch if u.link is not None]
        elif head in TARGETS:
            own = [np.concatenate([unit.targets[:, TARGETS.index(head)] for unit in batch])]
        else:
            own = [token_labels(batch, laid, PART_HEADS if head == "parts" else (head,))]
        found[head] = [torch.as_tensor(row, dtype=torch.float32) for row in own]
    return found


def token_labels(batch: Sequence[Unit], laid: WindowBatch, heads: Sequence[str]) -> np.ndarray:
    """*Shape:* (pieces, heads), or (pieces,) for one head, in the batch's order."""
    gold = [t[:, [TOKEN_HEADS.index(head) for head in heads]] for unit in batch for t in unit.token_targets]
    segments, positions = laid.segments.numpy(), laid.positions.numpy()
    inside = segments >= 0
    starts = np.cumsum([0, *map(len, gold)])
    found = np.concatenate(gold)[starts[segments[inside]] + positions[inside]]
    found[found < 0] = np.nan
    return found if len(heads) > 1 else found[:, 0]


def probabilities(head: str, logits: Tensor) -> Tensor:
    """*Shape:* as the logits."""
    return logits.softmax(0) if head in LISTWISE else logits.sigmoid()


@torch.no_grad()
def taught(teachers: Sequence[ReaderNet], batch: Sequence[Unit], laid: WindowBatch, encoding: str) -> Rows:
    """The teachers' mean probabilities, in the shape of `read`."""
    said = [read(net, batch, laid, encoding) for net in teachers]
    answers = {head: zip(*(one[head] for one in said), strict=True) for head in said[0]}
    return {
        head: [torch.stack([probabilities(head, row) for row in rows]).mean(0) for rows in lists]
        for head, lists in answers.items()
    }


def losses(
    net: ReaderNet,
    batch: Sequence[Unit],
    device: torch.device,
    cls: int,
    sep: int,
    encoding: str = "encode",
    teachers: Sequence[ReaderNet] = (),
) -> dict[str, Tensor]:
    """Each head's mean loss over what of the batch has a label or, with teachers, over all of it."""
    laid = lay(batch, cls, sep)
    there = laid.to(device)
    said = read(net, batch, there, encoding)
    wanted = {head: [row.to(device) for row in rows] for head, rows in labels(batch, laid, said).items()}
    if teachers:
        soft = taught(teachers, batch, there, encoding)
        wanted = {h: [blend(*pair) for pair in zip(wanted[h], soft[h], strict=True)] for h in said}
    found = {head: mean_loss(head, said[head], wanted[head]) for head in said}
    return {head: value for head, value in found.items() if value is not None}


def blend(gold: Tensor, soft: Tensor) -> Tensor:
    """The label and the teachers' answer by halves; the answer alone where there is no label."""
    return torch.where(gold.isnan(), soft, TRUTH * gold + (1 - TRUTH) * soft)


def mean_loss(head: str, logits: Sequence[Tensor], wanted: Sequence[Tensor]) -> Tensor | None:
    """Cross-entropy of each list, or of each wanted answer; None if nothing is wanted."""
    if head in LISTWISE:
        return torch.stack([F.cross_entropy(row, gold) for row, gold in zip(logits, wanted, strict=True)]).mean()
    rows = ~wanted[0].isnan()
    return F.binary_cross_entropy_with_logits(logits[0][rows], wanted[0][rows]) if rows.any() else None


def total(found: Mapping[str, Tensor]) -> Tensor:
    """The weighted sum of the heads' losses."""
    return torch.stack([WEIGHTS.get(head, 1.0) * value for head, value in found.items()]).sum()
