"""Train the reader: an encoder with its heads, and then the layers for check-worthiness.

    python -m models.training.train_reader --data-root DATA --base BASE --run runs/reader --out models/reader

Resumes from `--run` if it holds a state; the same command uses a CUDA device when there is one. With `--wide` it trains
a teacher of one mix, whose run has no checkpoint, and with `--teacher` the mix is learnt from teachers too.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sklearn.metrics import average_precision_score
from transformers import AutoTokenizer

from gistcheck.networks.nets import ReaderNet
from models.training import articles, data
from models.training.batches import Unit, batches, encode, regroup
from models.training.common import (
    SAVE_SECONDS,
    Average,
    arguments,
    base_model,
    descend,
    kept,
    load_state,
    log,
    optimiser,
    parser,
    save_state,
    schedule,
    start_from,
)
from models.training.objectives import ENCODINGS, LISTWISE, WINDOW, labels, lay, losses, read, total
from models.training.teachers import teacher, trained

MIXES: dict[str, dict[str, float]] = {
    "articles": {
        "subjectivity": 5, "boilerplate": 2, "attribution": 2,
        "compression": 1.5, "salience": 2, "extracts": 2, "pronoun": 3,
    },
    "claims": {"checkworthiness": 2},
    "attributions": {"attribution": 9},
}  # fmt: skip
"""Passes over each task's rows: more where rows are few, fewer where they are plenty. "articles" trains the shared
layers and the heads of all tasks but check-worthiness. Two more mixes go on from it (`--init`) and leave the shared
layers as they are. "claims" trains the layers for check-worthiness, which start from the base encoder: one pass over
the debates keeps what the base knew of other kinds of text. "attributions" trains the layers for attribution, which
start as a copy of the shared ones and are far from learnt after the passes that the other tasks bear."""
TAUGHT: dict[str, dict[str, float]] = {
    "articles": {
        "subjectivity": 10, "boilerplate": 4, "compression": 3, "salience": 4, "extracts": 4, "pronoun": 6,
        "sentences": 2,
    },
    "claims": {"checkworthiness": 4, "sentences": 4},
    "attributions": {"attribution": 12, "salience": 6, "extracts": 3},
}  # fmt: skip
"""Passes with a teacher, which bears more of them and answers for rows without a label too: half of what is learnt of a
labelled row is the teachers' mean answer, and all of the others."""


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
        "sentences": (data.sentences(root, seed), []),
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


def train(args: argparse.Namespace) -> Path:
    """Run or resume the training and leave the averaged weights in the run's folder."""
    torch.manual_seed(args.seed)
    tokenizer = AutoTokenizer.from_pretrained(args.base)
    cls, sep = tokenizer.cls_token_id, tokenizer.sep_token_id
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    units, dev = kept(args.rows, lambda: load_encoded(args, tokenizer))
    steps = plan(units, MIXES[args.mix] | (TAUGHT[args.mix] if args.teacher else {}), args.batch_tokens, args.seed)
    steps = steps[: int(args.scale * len(steps))]
    log(f"{len(steps)} steps; train/dev items: " + str({task: (len(units[task]), len(dev[task])) for task in units}))
    net = teacher(ReaderNet, args.wide) if args.wide else base_model(ReaderNet, args.base)
    start_from(net, args.init)
    if args.mix != "articles" and not args.wide:
        net.bert.requires_grad_(False)
    net = net.to(device).train()
    teachers = trained(ReaderNet, args.teacher, device)
    optimizer = optimiser(net, args.learning_rate)
    average = Average(net, args.average)
    done = load_state(args.run, net, optimizer, average)
    encoding = ENCODINGS.get(args.mix, "encode")
    running: dict[str, list[float]] = defaultdict(list)
    clock = saved = time.time()
    for step in range(done, len(steps)):
        schedule(optimizer, step, len(steps))
        found = losses(net, steps[step], device, cls, sep, encoding, teachers)
        descend(total(found), net, optimizer, average)
        for name, loss in found.items():
            running[name].append(float(loss.detach()))
        if (step + 1) % 100 == 0:
            log(f"step {step + 1}/{len(steps)} {time.time() - clock:.0f}s " + _means(running))
            running.clear()
        last = step + 1 == len(steps)
        if last and args.mix == "articles" and not args.wide:
            branch(average.net)
        if last or time.time() - saved > SAVE_SECONDS:
            save_state(args.run, net, optimizer, average, step + 1, tokenizer)
            saved = time.time()
    log("dev " + json.dumps(evaluate(average.net, dev, cls, sep, encoding)))
    return Path(args.run)


def load_encoded(args: argparse.Namespace, tokenizer: Any) -> tuple[dict[str, list[Unit]], dict[str, list[Unit]]]:
    """All tasks' rows encoded: train and dev."""
    splits = load_items(args.data_root, args.seed)
    train, dev = ({task: encode(parts[i], tokenizer) for task, parts in splits.items()} for i in (0, 1))
    return train, dev


EVALUATED = 8192
"""Tokens evaluated at once."""


@torch.no_grad()
def evaluate(net: ReaderNet, dev: dict[str, list[Unit]], cls: int, sep: int, encoding: str) -> dict[str, float]:
    """Average precision of each head on its task's dev rows; share of right answers of a listwise one."""
    found: dict[str, float] = {}
    for task, units in dev.items():
        said: dict[str, list[tuple[np.ndarray, np.ndarray]]] = defaultdict(list)
        for batch in batches(units, EVALUATED, WINDOW, random.Random(0)):
            laid = lay(batch, cls, sep)
            logits = read(net, batch, laid.to(net.device), encoding)
            for head, rows in labels(batch, laid, logits).items():
                said[head] += [(a.cpu().numpy(), b.numpy()) for a, b in zip(logits[head], rows, strict=True)]
        for head, pairs in said.items():
            if head in LISTWISE:
                found[f"{task} {head}"] = float(np.mean([b[a.argmax()] for a, b in pairs]))
            elif not np.isnan(gold := np.concatenate([b for _, b in pairs])).any():
                score = average_precision_score(gold, np.concatenate([a for a, _ in pairs]))
                found[f"{task} {head}"] = float(score)
    return {name: round(value, 4) for name, value in found.items()}


def branch(net: ReaderNet) -> None:
    """Attribution parts ways with the other tasks: its own layers start as the shared ones."""
    net.attribution_encoder.load_state_dict(net.bert.encoder.state_dict())


def _means(running: dict[str, list[float]]) -> str:
    return json.dumps({name: round(sum(v) / len(v), 3) for name, v in sorted(running.items())})


def options(doc: str | None) -> argparse.ArgumentParser:
    """The reader's command line."""
    found = parser(doc, learning_rate=1.5e-4, run="runs/reader", out="models/reader", scale=0.8, batch_tokens=2048)
    found.add_argument("--mix", choices=MIXES, default="articles", help="how often each task's rows are passed over")
    return found


def main(argv: list[str] | None = None) -> None:
    """Command line: train, then calibrate on the dev parts and write the checkpoint."""
    args = arguments(options(__doc__), argv)
    train(args)
    if args.wide:
        return
    from models.training.calibrate_reader import finish

    finish(args)


if __name__ == "__main__":
    main()
