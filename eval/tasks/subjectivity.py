"""Does a sentence voice its author's opinion? Rows: `text`, `label` (SUBJ or OBJ, or 1/0)."""

from __future__ import annotations

from eval import metrics
from eval.metrics import Figures
from eval.tasks.classify import Classification, Scores


def figures(gold: Scores, scores: Scores, cut: float) -> Figures:
    """Macro F1 of the two classes at the threshold, and F1 of the subjective one."""
    return {
        "macro_f1": metrics.macro_f1(gold, scores >= cut, (0, 1)),
        "f1_subjective": metrics.f1(gold, scores >= cut),
    }


score = Classification(head="subjectivity", positive=("1", "SUBJ"), figures=figures).score
