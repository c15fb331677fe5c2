"""Train the reader: one encoder, all heads, one command.

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

from gistcheck.encoding import collate
from gistcheck.nets import ReaderNet, link_features, position_features, segment_mean
from gistcheck.reader import EncoderReader
from models.training import articles, data
from models.training.batches import Unit, batches, encode, regroup
from models.training.common import (
    Average,
    arguments,
    base_model,
    load_state,
    log,
    optimiser,
    parser,
    save_state,
    schedule,
    start_from,
)

MIXES: dict[str, dict[str, float]] = {
    "all": {
        "checkworthiness": 3, "subjectivity": 5, "boilerplate": 2, "attribution": 2,
        "compression": 1.5, "salience": 2, "extracts": 2, "pronoun": 3,
    },
    "debates": {"checkworthiness": 0.6},
    "taught": {
        "taught": 1, "subjectivity": 1, "boilerplate": 0.3, "attribution": 1,
        "compression": 0.15, "salience": 0.5, "pronoun": 0.3,
    },
}  # fmt: skip
"""Passes over each task's rows: more where rows are few, fewer where they are plenty. "all" is the first run.
"debates" trains a teacher of check-worthiness from the base encoder: alone and in few passes it keeps what the base
knew of other kinds of text, which the other tasks wear away. "taught" is the last run, in small batches, with the
teacher's scores in place of the debates' labels and a little of all else, so that nothing is forgotten."""
WINDOW = 256


def load_items(root: Path, seed: int, teacher: Path | None = None) -> dict[str, data.Split]:
    """All tasks' (train, dev) items; "taught" is empty without a teacher."""
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
    found = {
        task: ([i for i in train if not any(s in held for s in i.sentences[:3])], dev)
        for task, (train, dev) in splits.items()
    }
    texts = [s for task in ("checkworthiness", "attribution") for item in found[task][0] for s in item.sentences]
    return {**found, "taught": ([] if teacher is None else taught(texts, teacher), [])}


def taught(texts: Sequence[str], teacher: Path) -> list[data.Item]:
    """Sentences with the check-worthiness that the teacher, a finished checkpoint, gives them: the lesson also
    covers news, for which nobody has labelled any (distillation, Hinton et al. 2015)."""
    read = EncoderReader(str(teacher)).read([[text] for text in texts])
    return [
        data.Item("taught", [text], {"checkworthy": [alone.check_worthiness]})
        for text, [alone] in zip(texts, read, strict=True)
    ]


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


def losses(net: ReaderNet, batch: list[Unit], device: torch.device, cls: int, sep: int) -> dict[str, Tensor]:
    """Each labelled head's mean loss over the batch."""
    windows, tokens, first = [], [], []
    for unit in batch:
        base = len(tokens)
        first.append(base)
        for window in unit.windows(WINDOW):
            windows.append([type(p)(p.sentence + base, p.start, p.end) for p in window])
        tokens += unit.tokens
    laid = collate(windows, tokens, cls, sep).to(device)
    with torch.autocast(device.type, torch.bfloat16):
        states = net.encode(laid.ids, laid.mask)
    states = states.float()
    vectors = segment_mean(states, laid.segments, len(tokens))
    found = sentence_losses(net.sentence_head(vectors), np.concatenate([u.targets for u in batch]))
    gold = [t for u in batch for t in u.token_targets]
    found |= token_losses(net.token_head(states), laid.segments, laid.positions, gold)
    if batch[0].salience is not None:
        found["salience"] = torch.stack(
            [salience_loss(net, vectors[a : a + len(u.tokens)], u) for a, u in zip(first, batch, strict=True)]
        ).mean()
    if batch[0].link is not None:
        found["link"] = torch.stack(
            [link_loss(net, states[laid.segments == a], u) for a, u in zip(first, batch, strict=True)]
        ).mean()
    return found


def sentence_losses(logits: Tensor, targets: np.ndarray) -> dict[str, Tensor]:
    """Three-way cross-entropy, marginal losses for two-way check-worthiness labels, and BCE."""
    gold = torch.as_tensor(targets, dtype=torch.float32, device=logits.device)
    probabilities = logits[:, :3].log_softmax(1)
    scores = {
        "checkworthy": _log_odds(probabilities[:, 2:]),
        "subjectivity": logits[:, 3],
        "boilerplate": logits[:, 4],
        "attributed": logits[:, 5],
    }
    found = {}
    if len(rows := (~gold[:, 0].isnan()).nonzero().squeeze(1)):
        found["class"] = F.nll_loss(probabilities[rows], gold[rows, 0].long())
    for column, (name, score) in enumerate(scores.items(), start=1):
        if len(rows := (~gold[:, column].isnan()).nonzero().squeeze(1)):
            found[name] = F.binary_cross_entropy_with_logits(score[rows], gold[rows, column])
    return found


def _log_odds(log_probabilities: Tensor) -> Tensor:
    log_p = log_probabilities.logsumexp(1).clamp(max=-1e-6)
    return log_p - torch.log1p(-log_p.exp())


def token_losses(logits: Tensor, segments: Tensor, positions: Tensor, gold: list[np.ndarray]) -> dict[str, Tensor]:
    """BCE over the labelled word pieces: keep as one task, the three attribution parts as another."""
    inside = segments >= 0
    starts = torch.as_tensor(np.cumsum([0, *map(len, gold)])[:-1], device=logits.device)
    flat = torch.as_tensor(np.concatenate(gold), device=logits.device)
    targets = flat[starts[segments[inside]] + positions[inside]]
    scores = logits[inside]
    found = {}
    for name, columns in (("keep", slice(0, 1)), ("parts", slice(1, 4))):
        if len(rows := (targets[:, columns] >= 0).all(1).nonzero().squeeze(1)):
            found[name] = F.binary_cross_entropy_with_logits(scores[rows, columns], targets[rows, columns])
    return found


def salience_loss(net: ReaderNet, vectors: Tensor, unit: Unit) -> Tensor:
    """Listwise: cross-entropy between the softmax over the article's sentences and the soft oracle."""
    logits = net.salience(vectors, position_features(torch.as_tensor(unit.words)))
    target = torch.as_tensor(unit.salience, dtype=torch.float32, device=vectors.device)
    return -(target * logits.log_softmax(0)).sum()


def link_loss(net: ReaderNet, states: Tensor, unit: Unit) -> Tensor:
    """Cross-entropy over the candidates and 'none of them'."""
    pronoun, candidates, places, right = question(states, unit)
    logits = net.link(pronoun, candidates, places)
    return F.cross_entropy(logits.unsqueeze(0), torch.tensor([right], device=states.device))


def question(states: Tensor, unit: Unit) -> tuple[Tensor, Tensor, Tensor, int]:
    """The pronoun's state (width,), the candidates' (candidates, width), where they stand (candidates, 3), and the
    right answer, 0 for none of them."""
    assert unit.link is not None
    (start, end), spans, right = unit.link
    candidates = torch.stack([states[a:b].mean(0) for a, b in spans])
    return states[start:end].mean(0), candidates, link_features(start, spans), right + 1


WEIGHTS = {"salience": 0.5, "keep": 1.5, "parts": 3.0}
"""Loss weights other than 1: the listwise loss is larger by nature, the token losses smaller."""


def train(args: argparse.Namespace) -> Path:
    """Run or resume the training and leave the averaged weights in the run's folder."""
    torch.manual_seed(args.seed)
    tokenizer = AutoTokenizer.from_pretrained(args.base)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    splits = load_items(args.data_root, args.seed, args.teacher)
    units = {task: encode(train, tokenizer) for task, (train, _) in splits.items()}
    steps = plan(units, MIXES[args.mix], args.batch_tokens, args.seed)
    steps = steps[: int(args.scale * len(steps))]
    log(f"{len(steps)} steps; train/dev items: " + str({t: (len(a), len(b)) for t, (a, b) in splits.items()}))
    net = base_model(ReaderNet, args.base)
    start_from(net, args.init)
    net = net.to(device).train()
    optimizer = optimiser(net, args.learning_rate)
    average = Average(net, args.average)
    done = load_state(args.run, net, optimizer, average)
    running: dict[str, list[float]] = defaultdict(list)
    clock = time.time()
    for step in range(done, len(steps)):
        schedule(optimizer, step, len(steps))
        found = losses(net, steps[step], device, tokenizer.cls_token_id, tokenizer.sep_token_id)
        torch.stack([WEIGHTS.get(name, 1.0) * loss for name, loss in found.items()]).sum().backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        average.update(net)
        for name, loss in found.items():
            running[name].append(float(loss.detach()))
        if (step + 1) % 100 == 0:
            log(f"step {step + 1}/{len(steps)} {time.time() - clock:.0f}s " + _means(running))
            running.clear()
        if (step + 1) % 500 == 0 or step + 1 == len(steps):
            save_state(args.run, net, optimizer, average, step + 1, tokenizer)
    return Path(args.run)


def _means(running: dict[str, list[float]]) -> str:
    return json.dumps({name: round(sum(v) / len(v), 3) for name, v in sorted(running.items())})


def options(doc: str | None) -> argparse.ArgumentParser:
    """The reader's command line."""
    found = parser(doc, learning_rate=1.5e-4, run="runs/reader", out="models/reader", scale=0.8)
    found.add_argument("--mix", choices=MIXES, default="all", help="how often each task's rows are passed over")
    found.add_argument("--batch-tokens", type=int, default=2048, help="most tokens in a batch")
    found.add_argument(
        "--teacher", type=Path, default=None, help="finished checkpoint of the mix debates, for the mix taught"
    )
    return found


def main(argv: list[str] | None = None) -> None:
    """Command line: train, then calibrate on the dev parts and write the checkpoint."""
    args = arguments(options(__doc__), argv)
    train(args)
    from models.training.calibrate_reader import finish

    finish(args)


if __name__ == "__main__":
    main()
