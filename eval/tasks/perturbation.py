"""Are small changes of meaning caught, and harmless ones let pass? Rows: `article`, `id`.

Sentences of the articles are edited by `models.training.perturb` (kinds and labels there); judged is
each edited sentence against its evidence. Caught: a change of meaning is not found supported. Kept: a
faithful edit is. The two figures are means over sentences; the details give every kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np

from eval import baselines, metrics
from eval.outcome import Outcome, Setting
from eval.rows import Row, need
from eval.tasks.verify import asked

LIMIT = 1200
"""Most edited sentences, kinds as even as the articles allow."""


def score(rows: Sequence[Row], analyser: Any, setting: Setting) -> Outcome:
    """Edit, ask, and count by kind."""
    from models.training.perturb_rows import rows as edited

    need(rows, "article")
    found = list(edited([(str(r.get("id", n)), r["article"]) for n, r in enumerate(rows)], LIMIT, setting.seed))
    if not found:
        return Outcome(n=0, metrics={"caught": None, "kept": None}, baselines={})
    said = asked(found, analyser, setting).argmax(axis=1) == 0
    gold = np.array([row["label"] == "supported" for row in found])
    overlap = baselines.overlap([" ".join(r["evidence"]) for r in found], [str(r["claim"]) for r in found])
    kinds: defaultdict[str, list[float]] = defaultdict(list)
    for row, right in zip(found, said == gold, strict=True):
        kinds[str(row["source"]).removeprefix("perturb-")].append(float(right))
    return Outcome(
        n=len(found),
        metrics=_rates(said, gold),
        baselines={"overlap_best_cut": _best_cut(np.asarray(overlap), gold)},
        intervals=metrics.intervals(lambda at: _rates(said[at], gold[at]), len(found), setting.seed),
        details={
            "sentences": len({row["original"] for row in found}),
            "kinds": {kind: {"n": len(v), "right": float(np.mean(v))} for kind, v in sorted(kinds.items())},
            "missed": [r["claim"] for r, s, g in zip(found, said, gold, strict=True) if s and not g][:40],
            "doubted": [r["claim"] for r, s, g in zip(found, said, gold, strict=True) if g and not s][:40],
        },
    )


def _rates(said: np.ndarray, gold: np.ndarray) -> dict[str, float | None]:
    return {
        "caught": float((~said[~gold]).mean()) if (~gold).any() else None,
        "kept": float(said[gold].mean()) if gold.any() else None,
    }


def _best_cut(scores: np.ndarray, gold: np.ndarray) -> dict[str, float | None]:
    """Word overlap at the cut that suits these very rows best."""
    return max(
        (_rates(scores >= cut, gold) for cut in np.unique(scores)), key=lambda r: sum(v or 0 for v in r.values())
    )
