"""Is a block of a web page article or furniture? Rows: `text`, `label` (1 = article), `page` if known.

Neighbouring rows of one `page` are read together, in their order, as the product reads a page.
"""

from __future__ import annotations

from eval import metrics
from eval.metrics import Figures
from eval.tasks.classify import Classification, Scores


def figures(gold: Scores, scores: Scores, cut: float) -> Figures:
    """F1 of the article class (label 1) at the threshold and, beside it, of the furniture."""
    return {"f1": metrics.f1(gold, scores >= cut), "f1_boilerplate": metrics.f1(1 - gold, scores < cut)}


score = Classification(head="boilerplate", positive=("1",), figures=figures, flipped=True, together="page").score
