"""Is a sentence worth a fact-checker's time? Rows: `text`, `label` (1/0, or CFS against UFS/NFS)."""

from __future__ import annotations

from eval import metrics
from eval.metrics import Figures
from eval.tasks.classify import Classification, Scores


def figures(gold: Scores, scores: Scores, cut: float) -> Figures:
    """F1 of the check-worthy class at the threshold, and average precision."""
    return {
        "f1": metrics.f1(gold, scores >= cut),
        "average_precision": metrics.average_precision(gold, scores),
    }


score = Classification(head="check_worthiness", positive=("1", "CFS"), figures=figures).score
