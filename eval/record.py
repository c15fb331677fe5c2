"""The record of one evaluation: what was measured, on what, by what; as JSON and as a table."""

from __future__ import annotations

import datetime
import platform
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from eval import tasks
from eval.floors import NO_FLOOR
from eval.outcome import Outcome

PACKAGES = (
    "gistcheck",
    "torch",
    "transformers",
    "spacy",
    "sentencex",
    "rouge-score",
    "scikit-learn",
    "numpy",
    "sumy",
)
"""Whose versions a record names: what computes the figures, and the competitors."""

Record = dict[str, Any]


def record(
    task: str, outcome: Outcome, *, data: Mapping[str, Any], models: Mapping[str, Any], seconds: float
) -> Record:
    """The JSON-ready record of an outcome. `data`: name and SHA-256 of the rows, and the sample taken."""
    return {
        "task": task,
        "n": outcome.n,
        "metrics": _rounded(outcome.metrics),
        "intervals": _rounded(outcome.intervals),
        "baselines": _rounded(outcome.baselines),
        **data,
        "models": dict(models),
        "details": _rounded(outcome.details),
        "versions": _versions(),
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "seconds": round(seconds, 1),
    }


def model_digests(analyser: Any, task: str) -> dict[str, dict[str, str]]:
    """Name, SHA-256, device and type of those of the analyser's models that take part in the task."""
    used = (analyser.checker,) if task in tasks.CHECKER_ALONE else (analyser.reader, analyser.checker)
    return {
        info.role: {"name": info.name, "sha256": info.sha256, "device": info.device, "dtype": info.dtype}
        for info in (model.info for model in used)
    }


def best_rival(found: Record, metric: str) -> tuple[str, float] | None:
    """Name and figure of the strongest baseline; the oracle, which sees the references, is none."""
    rivals = {k: v[metric] for k, v in found["baselines"].items() if k != "oracle" and v.get(metric) is not None}
    return max(rivals.items(), key=lambda rival: rival[1]) if rivals and metric not in NO_FLOOR else None


def _versions() -> dict[str, str]:
    found = {"python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "not installed"
    return found


def _rounded(value: Any) -> Any:
    """Plain JSON data, numbers to four places."""
    if isinstance(value, Mapping):
        return {str(key): _rounded(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(item) for item in value]
    return round(float(value), 4) if isinstance(value, float) else value


def show(found: Record) -> str:
    """One record as a table: our figures with intervals, then each baseline's."""
    names = list(found["metrics"])
    rows = [["gistcheck" if found["models"] else "predictions", *(_cell(found["metrics"][n]) for n in names)]]
    if found["intervals"]:
        rows.append(["  95% interval", *(_range(found["intervals"].get(n)) for n in names)])
    rows += [[name, *(_cell(figures.get(n)) for n in names)] for name, figures in found["baselines"].items()]
    heading = f"{found['task']}: {found['data']}, n = {found['n']}, {found['seconds']} s"
    return heading + "\n" + grid([["", *names], *rows])


def grid(rows: Sequence[Sequence[str]]) -> str:
    """Text columns: the first to the left, the others to the right, a line under the heading."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [_line(row, widths) for row in rows]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]]) + "\n"


def _line(row: Sequence[str], widths: Iterable[int]) -> str:
    first, *others = zip(row, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)])


def _cell(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.1f}" if abs(value) > 1 else f"{value:.3f}"


def _range(ends: Sequence[float] | None) -> str:
    return "" if ends is None else f"{_cell(ends[0])}-{_cell(ends[1])}"
