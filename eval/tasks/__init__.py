"""One module a task; each has `score(rows, analyser, setting) -> Outcome`."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from eval.outcome import Outcome, Setting
from eval.rows import Row

TASKS = (
    "summary",
    "compression",
    "checkworthiness",
    "subjectivity",
    "attribution",
    "boilerplate",
    "verify",
    "pronoun",
    "decomposition",
    "grounding",
    "perturbation",
)
PREDICTABLE = ("summary", "verify")
"""Tasks that can score somebody else's output."""
CHECKER_ALONE = ("verify", "perturbation")
"""Tasks in which the reader takes no part."""


def score(task: str, rows: Sequence[Row], analyser: Any, setting: Setting) -> Outcome:
    """Score rows for a task of `TASKS`; rows of a `PREDICTABLE` task may bring their `prediction`."""
    outcome: Outcome = import_module(f"eval.tasks.{task}").score(rows, analyser, setting)
    return outcome
