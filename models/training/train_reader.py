"""Train the reader: an encoder with its heads, and then the layers for check-worthiness.

    python -m models.training.train_reader --data-root DATA --base BASE --run runs/reader --out models/reader

Resumes from `--run` if it holds a state; the same command uses a CUDA device when there is one.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F
from transformers import AutoTokenizer

from gistcheck.encoding import WindowBatch, collate
from gistcheck.nets import (
    PART_HEADS,
    SENTENCE_HEADS,
    TOKEN_HEADS,
    ReaderNet,
    link_features,
    position_features,
    segment_mean,
)
from models.training import articles, data
from models.training.batches import TARGETS, Unit, batches, encode, regroup
from models.training.common import (
    Average,
    arguments,
    base_model,
    descend,
    load_state,
    log,
    mixed_precision,
    optimiser,
    parser,
    save_state,
    schedule,
    start_from,
)

MIXES: dict[str, dict[str, float]] = {
    "articles": {
        "subjectivity": 5, "boilerplate": 2, "attribution": 2,
        "compression": 1.5, "salience": 2, "extracts": 2, "pronoun": 3,
    },
    "claims": {"checkworthiness": 1},
    "attributions": {"attribution": 9},
}  # fmt: skip
"""Passes over each task's rows: more where rows are few, fewer where they are plenty. "articles" trains the shared
layers and the heads of all tasks but check-worthiness. Two more mixes go on from it (`--init`) and leave the shared
layers as they are. "claims" trains the layers for check-worthiness, which start from the base encoder: one pass over
the debates keeps what the base knew of other kinds of text. "attributions" trains the layers for attribution, which
start as a copy of the shared ones and are far from learnt after the passes that the other tasks bear."""
ENCODINGS = {"claims": "encode_claims", "attributions": "encode_attributions"}
"""What the mixes that train layers of one task's own read with."""
WINDOW = 256


def load_items(root: Path, seed: int) -> dict[str, data.Split]:
    """All tasks' (train, dev) items."""
    held = data.Held(root)
    splits = {
        "checkworthiness": data.checkworthiness(root),
        "subjectivity": data.subjectivity(root),
        "boilerplate": data.boilerplate(root),
        "attribution": data.attribution(root),
        "compression": data.compression(root, limit=40_000, seed=seed),
        "salience": articles.salience(root, held),
        "extracts": articles.extracts(root, held),
        "pronoun": data.pronouns(root),
    }
    return {
        task: ([i for i in train if not any(s in held for s in i.sentences[:3])], dev)
        for task, (train, dev) in splits.items()
    }


def plan(units: dict[str, list[Unit]], repeats: Mapping[str, float], tokens: int, seed: int) -> list[list[Unit]]:
    """Every batch of the run in its order: a pure function of its arguments. `tokens`: most in a batch."""
    rng = random.Random(seed)
    found: list[list[Unit]] = []
    for task, passes in repeats.items():
        left = float(passes)
        while left > 0:
            share = units[task] if left >= 1 else rng.sample(units[task], int(left * len(units[task])))
            found += batches(list(regroup(share, rng)), tokens, WINDOW, rng)
            left -= 1
    rng.shuffle(found)
    return found


def losses(
    net: ReaderNet, batch: list[Unit], device: torch.device, cls: int, sep: int, encoding: str = "encode"
) -> dict[str, Tensor]:
    """Each labelled head's mean loss over the batch, read with this method of the network."""
    windows, tokens, first = [], [], []
    for unit in batch:
        base = len(tokens)
        first.append(base)
        for window in unit.windows(WINDOW):
            windows.append([type(p)(p.sentence + base, p.start, p.end) for p in window])
        tokens += unit.tokens
    laid = collate(windows, tokens, cls, sep).to(device)
    targets = np.concatenate([u.targets for u in batch])
    task = batch[0].task
    with mixed_precision(device):
        states = getattr(net, encoding)(laid.ids, laid.mask)
    states = states.float()
    vectors = segment_mean(states, laid.segments, len(tokens))
    if task == "checkworthiness":
        return sentence_losses(net.claim_head(vectors), ["checkworthy"], targets)
    pieces = states[laid.segments >= 0]
    if task == "attribution":
        found = sentence_losses(net.attributed_head(vectors), ["attributed"], targets)
        return found | {"parts": token_loss(net.part_head(pieces), token_targets(batch, laid, PART_HEADS))}
    found = sentence_losses(net.sentence_head(vectors), SENTENCE_HEADS, targets)
    if task == "compression":
        found["keep"] = token_loss(net.keep_head(pieces), token_targets(batch, laid, ["keep"]))
    if batch[0].salience is not None:
        found["salience"] = torch.stack(
            [salience_loss(net, vectors[a : a + len(u.tokens)], u) for a, u in zip(first, batch, strict=True)]
        ).mean()
    if batch[0].link is not None:
        found["link"] = torch.stack(
            [link_loss(net, states[laid.segments == a], u) for a, u in zip(first, batch, strict=True)]
        ).mean()
    return found


def sentence_losses(logits: Tensor, heads: Sequence[str], targets: np.ndarray) -> dict[str, Tensor]:
    """BCE of each head (a column of the logits) over the rows that have its label."""
    gold = torch.as_tensor(targets, dtype=torch.float32, device=logits.device)
    found = {}
    for column, name in enumerate(heads):
        labels = gold[:, TARGETS.index(name)]
        if len(rows := (~labels.isnan()).nonzero().squeeze(1)):
            found[name] = F.binary_cross_entropy_with_logits(logits[rows, column], labels[rows])
    return found


def token_targets(batch: list[Unit], laid: WindowBatch, heads: Sequence[str]) -> Tensor:
    """The labels of each word piece inside a sentence, in the batch's order. *Shape:* (pieces, heads)."""
    gold = [t[:, [TOKEN_HEADS.index(head) for head in heads]] for unit in batch for t in unit.token_targets]
    inside = laid.segments >= 0
    starts = torch.as_tensor(np.cumsum([0, *map(len, gold)])[:-1], device=inside.device)
    flat = torch.as_tensor(np.concatenate(gold), device=inside.device)
    return flat[starts[laid.segments[inside]] + laid.positions[inside]]


def token_loss(logits: Tensor, targets: Tensor) -> Tensor:
    """BCE over the labelled word pieces. *Shapes:* (pieces, heads) twice; -1 in `targets`: no label."""
    rows = (targets >= 0).all(1)
    return F.binary_cross_entropy_with_logits(logits[rows], targets[rows])


def salience_loss(net: ReaderNet, vectors: Tensor, unit: Unit) -> Tensor:
    """Listwise: cross-entropy between the softmax over the article's sentences and the soft oracle."""
    logits = net.salience(vectors, position_features(torch.as_tensor(unit.words)))
    target = torch.as_tensor(unit.salience, dtype=torch.float32, device=vectors.device)
    return -(target * logits.log_softmax(0)).sum()


def link_loss(net: ReaderNet, states: Tensor, unit: Unit) -> Tensor:
    """Cross-entropy over the candidates and 'none of them'."""
    assert unit.link is not None
    (start, end), spans, right = unit.link
    candidates = torch.stack([states[a:b].mean(0) for a, b in spans])
    logits = net.link(states[start:end].mean(0), candidates, link_features(start, spans))
    return F.cross_entropy(logits.unsqueeze(0), torch.tensor([right + 1], device=states.device))


WEIGHTS = {"salience": 0.5, "keep": 1.5, "parts": 3.0}
"""Loss weights other than 1: the listwise loss is larger by nature, the token losses smaller."""


def train(args: argparse.Namespace) -> Path:
    """Run or resume the training and leave the averaged weights in the run's folder."""
    torch.manual_seed(args.seed)
    tokenizer = AutoTokenizer.from_pretrained(args.base)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    splits = load_items(args.data_root, args.seed)
    units = {task: encode(splits[task][0], tokenizer) for task in MIXES[args.mix]}
    steps = plan(units, MIXES[args.mix], args.batch_tokens, args.seed)
    steps = steps[: int(args.scale * len(steps))]
    log(f"{len(steps)} steps; train/dev items: " + str({t: (len(a), len(b)) for t, (a, b) in splits.items()}))
    net = base_model(ReaderNet, args.base)
    net.claim_encoder.load_state_dict(net.bert.encoder.state_dict())
    start_from(net, args.init)
    if args.mix != "articles":
        net.bert.requires_grad_(False)
    net = net.to(device).train()
    optimizer = optimiser(net, args.learning_rate)
    average = Average(net, args.average)
    done = load_state(args.run, net, optimizer, average)
    encoding = ENCODINGS.get(args.mix, "encode")
    running: dict[str, list[float]] = defaultdict(list)
    clock = time.time()
    for step in range(done, len(steps)):
        schedule(optimizer, step, len(steps))
        found = losses(net, steps[step], device, tokenizer.cls_token_id, tokenizer.sep_token_id, encoding)
        total = torch.stack([WEIGHTS.get(name, 1.0) * loss for name, loss in found.items()]).sum()
        descend(total, net, optimizer, average)
        for name, loss in found.items():
            running[name].append(float(loss.detach()))
        if (step + 1) % 100 == 0:
            log(f"step {step + 1}/{len(steps)} {time.time() - clock:.0f}s " + _means(running))
            running.clear()
        if step + 1 == len(steps) and args.mix == "articles":
            branch(average.net)
        if (step + 1) % 500 == 0 or step + 1 == len(steps):
            save_state(args.run, net, optimizer, average, step + 1, tokenizer)
    return Path(args.run)


def branch(net: ReaderNet) -> None:
    """Attribution parts ways with the other tasks: its own layers start as the shared ones."""
    net.attribution_encoder.load_state_dict(net.bert.encoder.state_dict())


def _means(running: dict[str, list[float]]) -> str:
    return json.dumps({name: round(sum(v) / len(v), 3) for name, v in sorted(running.items())})


def options(doc: str | None) -> argparse.ArgumentParser:
    """The reader's command line."""
    found = parser(doc, learning_rate=1.5e-4, run="runs/reader", out="models/reader", scale=0.8)
    found.add_argument("--mix", choices=MIXES, default="articles", help="how often each task's rows are passed over")
    found.add_argument("--batch-tokens", type=int, default=2048, help="most tokens in a batch")
    return found


def main(argv: list[str] | None = None) -> None:
    """Command line: train, then calibrate on the dev parts and write the checkpoint."""
    args = arguments(options(__doc__), argv)
    train(args)
    from models.training.calibrate_reader import finish

    finish(args)


if __name__ == "__main__":
    main()
