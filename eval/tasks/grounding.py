"""Does the article bear out what is shown of it? Rows: `article`, `title` if known; no labels needed.

Every figure is a share in [0, 1], judged by the checker: of summary sentences that the article
supports, with their mean confidence; of claims that the sentences they were drawn from entail; of an
article's own sentences that it supports at `OWN` or more; of the next row's summary sentences that it
does not support when somebody types them in (`Analyser.check`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from eval import metrics
from eval.outcome import Outcome, Setting
from eval.rows import Row, need

OWN = 0.95
"""Least confidence that an article must have in its own sentences."""


def score(rows: Sequence[Row], analyser: Any, setting: Setting) -> Outcome:
    """Analyse every article and judge what the report shows."""
    from gistcheck import Article
    from gistcheck.naming import plain

    need(rows, "article")
    reports = []
    for number, row in enumerate(rows, 1):
        reports.append(analyser.analyse(Article(row["article"], title=row.get("title"))))
        setting.progress(number)
    shown = [s for report in reports for s in report.summary.sentences]
    claims = [(report, claim) for report in reports for claim in report.claims]
    entailed = _supported(analyser, [(_sources(report, c), plain(c.statement)) for report, c in claims])
    own = _own(analyser, reports)
    others = _others(reports)
    other = [verdict.label for verdict in analyser.check_many(others)]
    parts = {
        "summary_supported": np.array([s.verdict == "supported" for s in shown], float),
        "summary_confidence": np.array([s.confidence for s in shown], float),
        "claims_entailed": (entailed.argmax(axis=1) == 0).astype(float),
        "own_sentences_supported": (own[:, 0] >= OWN).astype(float),
        "other_summary_rejected": np.array([label != "supported" for label in other], float),
    }
    return Outcome(
        n=len(rows),
        metrics={name: float(values.mean()) if len(values) else None for name, values in parts.items()},
        baselines={},
        intervals={name: metrics.interval(list(v), setting.seed) for name, v in parts.items() if len(v)},
        details={
            "counts": {name: len(values) for name, values in parts.items()},
            "not_entailed": [c.statement for (_, c), p in zip(claims, entailed, strict=True) if p.argmax() != 0],
            "not_rejected": [s for (_, s), label in zip(others, other, strict=True) if label == "supported"],
        },
    )


def _supported(analyser: Any, pairs: Sequence[tuple[list[str], str]]) -> np.ndarray:
    """*Shape:* (pairs, 3), probabilities."""
    return np.asarray(analyser.check_probabilities(pairs), float).reshape(-1, 3)


def _sources(report: Any, claim: Any) -> list[str]:
    """The sentences a claim was drawn from, with those of the names put in."""
    ids = sorted({source.sentence_id for source in claim.sources})
    return [report.article.sentence_text(i) for i in ids]


def _body(report: Any) -> list[str]:
    return [report.article.sentence_text(i) for i in report.article.body]


def _own(analyser: Any, reports: Sequence[Any]) -> np.ndarray:
    return np.concatenate([_supported(analyser, [(body, s) for s in body]) for body in map(_body, reports)])


def _others(reports: Sequence[Any]) -> list[tuple[list[str], str]]:
    """Each article with the summary of the next; none for a single article."""
    following = zip(reports, [*reports[1:], *reports[:1]], strict=True) if len(reports) > 1 else ()
    return [(_body(here), s.text) for here, there in following for s in there.summary.sentences]
