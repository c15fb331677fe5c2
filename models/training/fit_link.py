"""Train the reader's link head alone, on the states of a finished run's encoder.

    python -m models.training.fit_link --data-root DATA --run runs/reader

The other tasks of a run wear the pronouns' answers away; this puts back what a head can. It changes the
averaged weights in the run's folder: run `models.training.calibrate_reader` after it, then `fit_antecedents`.
"""

from __future__ import annotations

import argparse
import copy
import math
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F
from transformers import AutoTokenizer

from gistcheck.nets import ReaderNet
from models.training import data
from models.training.batches import encode
from models.training.common import log
from models.training.train_reader import question

EPOCHS, BATCH, PEAK, DROPOUT, DECAY, AVERAGE = 14, 32, 5e-4, 0.3, 0.3, 0.99

Question = tuple[Tensor, Tensor, Tensor, int]
"""As `models.training.train_reader.question` lays it out."""


def questions(net: ReaderNet, items: Sequence[data.Item], tokenizer: AutoTokenizer) -> list[Question]:
    """Each pronoun's question, its text read once."""
    found: list[Question] = []
    for unit in encode(items, tokenizer):
        ids = torch.tensor([[tokenizer.cls_token_id, *unit.tokens[0].ids, tokenizer.sep_token_id]])
        with torch.no_grad():
            states = net.encode(ids, torch.ones_like(ids))[0, 1:-1].float()
        found.append(question(states, unit))
    return found


def fit(net: ReaderNet, train: Sequence[Question], seed: int) -> None:
    """Train a fresh head in place; what stays is a moving average of its weights."""
    torch.manual_seed(seed)
    for part in net.link_head.modules():
        if isinstance(part, torch.nn.Linear):
            part.reset_parameters()
    average = copy.deepcopy(net.link_head)
    optimizer = torch.optim.AdamW(net.link_head.parameters(), lr=PEAK, weight_decay=DECAY)
    rng, order = random.Random(seed), list(train)
    steps = math.ceil(len(order) / BATCH) * EPOCHS
    plan = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    for _ in range(EPOCHS):
        rng.shuffle(order)
        for at in range(0, len(order), BATCH):
            batch = order[at : at + BATCH]
            torch.stack([_loss(net, question) for question in batch]).mean().backward()
            optimizer.step()
            optimizer.zero_grad()
            plan.step()
            with torch.no_grad():
                torch._foreach_lerp_(list(average.parameters()), list(net.link_head.parameters()), 1 - AVERAGE)
    net.link_head.load_state_dict(average.state_dict())


def _loss(net: ReaderNet, question: Question) -> Tensor:
    pronoun, candidates, places, right = question
    logits = net.link(F.dropout(pronoun, DROPOUT), F.dropout(candidates, DROPOUT), places)
    return F.cross_entropy(logits.unsqueeze(0), torch.tensor([right]))


@torch.no_grad()
def accuracy(net: ReaderNet, dev: Sequence[Question]) -> float:
    """Share of questions whose most probable answer, 'none' included, is right."""
    return sum(int(net.link(*question[:3]).argmax()) == question[3] for question in dev) / len(dev)


def main() -> None:
    """Command line: fit, print the accuracy on the development rows before and after, save."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data-root", type=Path, required=True, help="folder with claims/, summ/, verify/")
    options.add_argument("--run", type=Path, default=Path("runs/reader"), help="folder of a finished run")
    options.add_argument("--seed", type=int, default=0)
    args = options.parse_args()
    folder = args.run / "average"
    net = ReaderNet.from_pretrained(folder).eval().requires_grad_(False)
    net.link_head.requires_grad_(True)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    held = data.Held(args.data_root)
    rows, dev_rows = data.pronouns(args.data_root)
    train = questions(net, [i for i in rows if i.sentences[0] not in held], tokenizer)
    dev = questions(net, dev_rows, tokenizer)
    before = accuracy(net, dev)
    fit(net, train, args.seed)
    log(f"{len(train)} questions; accuracy on {len(dev)} others {before:.3f} -> {accuracy(net, dev):.3f}")
    net.save_pretrained(folder)


if __name__ == "__main__":
    main()
