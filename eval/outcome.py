"""What a task is given and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from eval.baselines import Budget
from eval.metrics import Figures, Interval
from eval.rows import Row


class MissingHeadError(Exception):
    """The checkpoint has no head for this task: the message says which."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How to score. `budget`: length of our summaries, and of the baselines'. `train`: other rows
    of the same task, for `tfidf_lr` to learn from; without them it is cross-validated. `seed`: of
    every resampling. `progress`: called with a count of rows done.
    """

    budget: Budget
    train: Sequence[Row] | None = None
    seed: int = 0
    progress: Callable[[int], None] = lambda done: None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The figures of one task on one set of rows.

    `metrics` by their fixed names; `baselines` the same figures of each competitor; `intervals`
    95% bootstrap intervals of some metrics; `details` whatever else a reader of the record wants
    (thresholds, controls, tables by source).
    """

    n: int
    metrics: Figures
    baselines: Mapping[str, Figures]
    intervals: Mapping[str, Interval] = field(default_factory=dict)
    details: Mapping[str, Any] = field(default_factory=dict)
