"""Floors: the least that each fixture task must score. Raising one is free, lowering needs a reason."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).parent / "floors.json"
SLACK = 0.01
"""How far under the measured figure a floor lies, as a share of it: room for another machine's arithmetic."""
NO_FLOOR = frozenset(("words", "ratio", "ratio_characters", "ece", "female_to_male"))
"""Figures of which more is not better."""

Floors = dict[str, dict[str, float]]


class LoweredError(Exception):
    """Pinning would lower a floor and no reason was given: the message lists which."""


def read(path: Path = FLOORS) -> dict[str, Any]:
    """The floors file: `fixtures_sha256`, `floors` by task and metric, `lowered` with reasons."""
    empty: dict[str, Any] = {"fixtures_sha256": "", "floors": {}, "lowered": []}
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else empty


def below(floors: Mapping[str, Mapping[str, float]], records: Iterable[Mapping[str, Any]]) -> list[str]:
    """One line for each figure under its floor, or gone."""
    measured = {record["task"]: record["metrics"] for record in records}
    return [
        f"{task} {name}: {found} is under the floor {floor}"
        for task, figures in floors.items()
        for name, floor in figures.items()
        if (found := measured.get(task, {}).get(name)) is None or found < floor
    ]


def proposed(records: Iterable[Mapping[str, Any]]) -> Floors:
    """The floors that these figures would give."""
    return {
        record["task"]: {
            name: round(value * (1 - SLACK), 3)
            for name, value in record["metrics"].items()
            if value is not None and name not in NO_FLOOR
        }
        for record in records
    }


def pin(records: Sequence[Mapping[str, Any]], fixtures_sha256: str, reason: str | None, path: Path = FLOORS) -> None:
    """Write new floors; LoweredError, and nothing written, when one would sink without a `reason`.

    A reason is recorded with the date and with each old and new value.
    """
    old = read(path)
    new = proposed(records)
    sunk = _sunk(old["floors"], new)
    if sunk and not reason:
        raise LoweredError("These floors would be lowered; give --allow-lower REASON:\n" + "\n".join(sunk))
    entry = {"date": datetime.datetime.now(datetime.UTC).date().isoformat(), "reason": reason, "floors": sunk}
    lowered = [*old["lowered"], entry] if sunk else old["lowered"]
    content = {"fixtures_sha256": fixtures_sha256, "floors": new, "lowered": lowered}
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _sunk(old: Floors, new: Floors) -> list[str]:
    return [
        f"{task} {name}: {floor} -> {new.get(task, {}).get(name)}"
        for task, figures in old.items()
        for name, floor in figures.items()
        if (found := new.get(task, {}).get(name)) is None or found < floor
    ]
