"""Average the weights of finished runs that share their origin: a model soup (Wortsman et al. 2022).

    python -m models.training.soup runs/c3 runs/c4 runs/c5 --out runs/soup

Runs that go on from one another, or from the same checkpoint, lie near enough for their mean to be better than each,
on unseen kinds of text above all. `--out` becomes a finished run: give it to `calibrate_checker` as `--run`.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from safetensors.torch import save_file

from gistcheck.checkpoints import weights
from models.training import card
from models.training.common import load_weights


def mix(runs: Sequence[Path], out: Path) -> None:
    """Write the plain mean of the runs' averaged weights, and the trials of them all, to `out`."""
    folder = out / "average"
    shutil.copytree(runs[0] / "average", folder, dirs_exist_ok=True)
    found = [load_weights(run / "average") for run in runs]
    mean = {name: sum(w[name] for w in found) / len(found) for name in found[0]}
    save_file(mean, weights(folder)[0], metadata={"format": "pt"})
    trials: list[object] = []
    for run in runs:
        trials += [t for t in json.loads((run / card.TRIALS).read_text("utf-8")) if t not in trials]
    (out / card.TRIALS).write_text(json.dumps(trials, indent=1) + "\n", "utf-8")


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("runs", type=Path, nargs="+", help="folders of finished runs")
    options.add_argument("--out", type=Path, required=True, help="folder of the run to write")
    args = options.parse_args()
    mix(args.runs, args.out)


if __name__ == "__main__":
    main()
