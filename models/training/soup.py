"""Average the weights of finished runs that share their origin: a model soup (Wortsman et al. 2022).

    python -m models.training.soup runs/first runs/second --weights 1 3 --out runs/soup

Runs from the same base encoder lie near enough for their mean to be better than each, on unseen kinds of text above
all. `--out` becomes a finished run: give it to `calibrate_checker` or `calibrate_reader` as `--run`.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from safetensors.torch import save_file

from gistcheck.networks.checkpoints import weights
from models.training import card
from models.training.common import load_weights


def mix(runs: Sequence[Path], shares: Sequence[float], out: Path) -> None:
    """Write the weighted mean of the runs' averaged weights, and the trials of them all, to `out`."""
    folder = out / "average"
    shutil.copytree(runs[0] / "average", folder, dirs_exist_ok=True)
    found = [load_weights(run / "average") for run in runs]
    parts = list(zip(shares, found, strict=True))
    mean = {name: sum(share * w[name].float() for share, w in parts) / sum(shares) for name in found[0]}
    save_file(mean, weights(folder)[0], metadata={"format": "pt"})
    trials: list[object] = []
    for file in filter(Path.is_file, (run / card.TRIALS for run in runs)):
        trials += [t for t in json.loads(file.read_text("utf-8")) if t not in trials]
    (out / card.TRIALS).write_text(json.dumps(trials, indent=1) + "\n", "utf-8")


def main() -> None:
    """Command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("runs", type=Path, nargs="+", help="folders of finished runs")
    options.add_argument("--out", type=Path, required=True, help="folder of the run to write")
    options.add_argument("--weights", type=float, nargs="+", help="what each run counts, if not all the same")
    args = options.parse_args()
    mix(args.runs, args.weights or [1.0] * len(args.runs), args.out)


if __name__ == "__main__":
    main()
