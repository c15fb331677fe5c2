"""What moved between two records: `python -m eval.compare A.json B.json`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from eval.record import Record, grid

SAME = ("task", "data_sha256", "n", "seed")
"""What two records should share for their figures to be comparable."""


def compare(old: Record, new: Record) -> str:
    """A table of each metric before and after, and whether it left the old 95% interval."""
    rows = [["metric", "A", "B", "moved", ""]]
    for name in dict.fromkeys([*old["metrics"], *new["metrics"]]):
        before, after = old["metrics"].get(name), new["metrics"].get(name)
        rows.append([name, *_figures(before, after), _note(after, old["intervals"].get(name))])
    return "\n".join([*_differences(old, new), grid(rows)])


def _figures(before: float | None, after: float | None) -> list[str]:
    moved = "-" if before is None or after is None else f"{after - before:+.4f}"
    return [*("-" if value is None else f"{value:.4f}" for value in (before, after)), moved]


def _note(after: float | None, ends: Sequence[float] | None) -> str:
    if after is None or ends is None:
        return ""
    return "" if ends[0] <= after <= ends[1] else "outside A's 95% interval"


def _differences(old: Record, new: Record) -> list[str]:
    changed = [key for key in SAME if old.get(key) != new.get(key)]
    notes = [f"! different {key}: {old.get(key)} / {new.get(key)}" for key in changed]
    for role in sorted({*old["models"], *new["models"]}):
        before, after = (record["models"].get(role, {}).get("sha256", "none")[:12] for record in (old, new))
        notes.append(f"{role}: {before}" + ("" if before == after else f" -> {after}"))
    return notes


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m eval.compare", description=__doc__)
    parser.add_argument("a", type=Path, help="a record that eval.run wrote (--json or --all)")
    parser.add_argument("b", type=Path, help="another one")
    given = parser.parse_args(arguments)
    print(compare(*(json.loads(path.read_text(encoding="utf-8")) for path in (given.a, given.b))))


if __name__ == "__main__":
    main()
