"""Train the checker: a cross-encoder (evidence, claim) -> supported / contradicted / not stated.

    python -m models.training.train_checker --data-root DATA [--perturbed ROWS.jsonl.gz ...] --out models/checker

`--perturbed` holds rows written by `models.training.perturb` and `.perturb_summaries`. Resumes from `--run`; the same
command uses a CUDA device when there is one. With `--wide` it trains a teacher, whose run has no checkpoint; with
`--teacher` half of what is learnt is the teachers' mean answer, and all of it on rows that nobody labelled.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sklearn.metrics import roc_auc_score
from torch import Tensor
from transformers import AutoTokenizer

from gistcheck.networks.checker import lay_out
from gistcheck.networks.nets import CheckerNet
from models.training import card, pairs
from models.training.common import (
    SAVE_SECONDS,
    Average,
    arguments,
    base_model,
    descend,
    kept,
    load_state,
    log,
    mixed_precision,
    optimiser,
    parser,
    save_state,
    schedule,
    start_from,
)
from models.training.data import Row
from models.training.teachers import teacher, trained

SMOOTHING = 0.05
TRUTH = 0.5
"""What the label counts beside the teachers' answer."""


def truth(batch: list[pairs.Example]) -> Tensor:
    """What each label counts beside the teachers' answer: nothing where nobody gave one, all of it of claims that the
    teachers have not learnt. *Shape:* (pairs,)."""
    return torch.tensor([0.0 if e.label == 4 else 1.0 if pairs.family(e) in pairs.OWN else TRUTH for e in batch])


def loss(logits: Tensor, gold: Tensor, taught: Tensor | None = None, trust: Tensor | None = None) -> Tensor:
    """Cross-entropy with label smoothing; label 3 takes the marginal of the two negative classes.

    `taught` (pairs, 3): the teachers' probabilities; `trust` (pairs,): what the label counts beside them.
    """
    log_p = logits.log_softmax(1)
    negative = log_p[:, 1:].logsumexp(1)
    hard = torch.where(gold == 3, negative, log_p.gather(1, gold.clamp(max=2).unsqueeze(1)).squeeze(1))
    own = -((1 - SMOOTHING) * hard + SMOOTHING * log_p.mean(1))
    if taught is None or trust is None:
        return own.mean()
    return torch.lerp(-(taught * log_p).sum(1), own, trust).mean()


def load(args: argparse.Namespace) -> tuple[list[Row], list[Row]]:
    """All rows, split into train and dev."""
    edited: list[Row] = []
    for file in args.perturbed:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            edited += [json.loads(line) for line in lines]
    train, dev = pairs.split(pairs.pool(args.data_root, edited + pairs.typed(args.data_root)))
    made = pairs.compressions(args.data_root, 5000, args.seed) + pairs.near_misses(train, args.seed)
    return train + made, dev


def load_encoded(args: argparse.Namespace, tokenizer: Any) -> tuple[list[pairs.Example], list[pairs.Example]]:
    """All rows encoded: train, those without a label too, and dev, shortest first."""
    train, dev = load(args)
    if args.init is None:
        train += pairs.unlabelled(args.data_root, train, args.seed)
    by_length = sorted(pairs.encode(dev, tokenizer), key=lambda e: sum(map(len, e.pair)))
    return pairs.encode(train, tokenizer), by_length


@torch.no_grad()
def answers(net: CheckerNet, found: list[pairs.Example], cls: int, sep: int) -> Tensor:
    """Probabilities of the three labels. *Shape:* (pairs, 3)."""
    laid = {name: t.to(net.device) for name, t in lay_out([e.pair for e in found], cls, sep).items()}
    with mixed_precision(net.device):
        logits: Tensor = net(**laid)
    return logits.float().softmax(1)


def _taught(teachers: list[CheckerNet], batch: list[pairs.Example], trust: Tensor, cls: int, sep: int) -> Tensor:
    """The teachers' mean answer, asked only where it counts. *Shape:* (pairs, 3)."""
    found = torch.zeros(len(batch), 3, device=trust.device)
    asked = (trust < 1).nonzero().squeeze(1)
    if len(asked):
        open_ = [batch[i] for i in asked.tolist()]
        found[asked] = torch.stack([answers(t, open_, cls, sep) for t in teachers]).mean(0)
    return found


def evaluate(net: CheckerNet, dev: list[pairs.Example], cls: int, sep: int) -> dict[str, float]:
    """Dev AUC of supported against the rest, per source with both classes."""
    batches = (dev[i : i + 64] for i in range(0, len(dev), 64))
    scores = torch.cat([answers(net, batch, cls, sep)[:, 0].cpu() for batch in batches]).numpy()
    found: dict[str, float] = {}
    sources = np.array([e.source for e in dev])
    for source in sorted(set(sources)):
        gold = pairs.labels([e for e in dev if e.source == source]) == 0
        if gold.any() and not gold.all() and len(gold) >= 20:
            found[source[:16]] = round(float(roc_auc_score(gold, scores[sources == source])), 3)
    return found


def note_trial(args: argparse.Namespace, step: int, steps: int, found: dict[str, float]) -> None:
    """Add a dev evaluation to the run's list, which begins with that of the checkpoint it started from."""
    file = args.run / card.TRIALS
    earlier = file if file.is_file() else args.init / card.TRIALS if args.init is not None else None
    trials = [] if earlier is None else json.loads(earlier.read_text("utf-8"))
    settings = {
        "kind": "typed" if args.init else "taught" if args.teacher else "teacher" if args.wide else "labels alone",
        "scale": args.scale,
        "learning_rate": args.learning_rate,
        "seed": args.seed,
    }
    mean = round(float(np.mean(list(found.values()))), 4)
    trials.append({**settings, "step": step, "steps": steps, "dev_auc": mean})
    file.write_text(json.dumps(trials, indent=1) + "\n", "utf-8")
    log(f"dev AUC mean {mean} " + json.dumps(found))


def train(args: argparse.Namespace) -> None:
    """Run or resume the training and leave the averaged weights in the run's folder."""
    torch.manual_seed(args.seed)
    tokenizer = AutoTokenizer.from_pretrained(args.base)
    cls, sep = tokenizer.cls_token_id, tokenizer.sep_token_id
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    examples, dev = kept(args.rows, lambda: load_encoded(args, tokenizer))
    passes = pairs.PASSES | ({} if args.teacher else {"unlabelled": 0}) | (pairs.GOING_ON if args.init else {})
    steps = pairs.plan(examples, args.batch_tokens, args.scale, args.seed, passes)
    size = sum(len(e.pair[0]) + len(e.pair[1]) for batch in steps for e in batch)
    log(f"{len(steps)} steps, {size / 1e6:.1f}M tokens; train {len(examples)}, dev {len(dev)} rows")
    dev = dev[:: args.dev_every]
    teachers = trained(CheckerNet, args.teacher, device)
    ids = {"cls_id": cls, "sep_id": sep}
    net = teacher(CheckerNet, args.wide, **ids) if args.wide else base_model(CheckerNet, args.base, **ids)
    start_from(net, args.init)
    net = net.to(device).train()
    optimizer = optimiser(net, args.learning_rate)
    average = Average(net, args.average)
    running: list[float] = []
    clock = saved = time.time()
    for step in range(load_state(args.run, net, optimizer, average), len(steps)):
        schedule(optimizer, step, len(steps))
        laid = {name: t.to(device) for name, t in lay_out([e.pair for e in steps[step]], cls, sep).items()}
        with mixed_precision(device):
            logits = net(**laid)
        trust = truth(steps[step]).to(device)
        taught = _taught(teachers, steps[step], trust, cls, sep) if teachers else None
        value = loss(logits.float(), torch.as_tensor(pairs.labels(steps[step]), device=device), taught, trust)
        descend(value, net, optimizer, average)
        running.append(float(value.detach()))
        if (step + 1) % 100 == 0:
            log(f"step {step + 1}/{len(steps)} {time.time() - clock:.0f}s loss {np.mean(running[-100:]):.4f}")
        if time.time() - saved > SAVE_SECONDS or step + 1 == len(steps):
            save_state(args.run, net, optimizer, average, step + 1, tokenizer)
            saved = time.time()
        if (step + 1) % 1000 == 0 or step + 1 == len(steps):
            note_trial(args, step + 1, len(steps), evaluate(average.net, dev, cls, sep))


def options(doc: str | None) -> argparse.ArgumentParser:
    """The checker's command line."""
    found = parser(doc, learning_rate=1.5e-4, run="runs/checker", out="models/checker", scale=0.45, batch_tokens=3072)
    found.add_argument("--perturbed", type=Path, nargs="+", default=[], help="rows made from articles to train on too")
    found.add_argument("--dev-every", type=int, default=3, help="evaluate on every n-th dev row while training")
    return found


def main(argv: list[str] | None = None) -> None:
    """Command line: train, then calibrate and fuse on the dev part and write the checkpoint."""
    args = arguments(options(__doc__), argv)
    train(args)
    if args.wide:
        return
    from models.training.calibrate_checker import finish

    finish(args)


if __name__ == "__main__":
    main()
