"""Which statements does a sentence make? Rows: `sentence`, and `claims`, its content units written by people.

A gold unit is found when some statement reaches ROUGE-L F1 0.6 with it; a statement is right when
it reaches that with some gold unit. Rows without a gold unit are left out. Units that people took
from the sentences around it (a name for a pronoun) cannot be found in the sentence alone. Scored is
`gistcheck.decomposition.atoms`, which is finer than the claims of a report and which no report uses;
`details.guarded` has the same of the cuts that a report's claims are made from, before any is ranked,
checked or given a name for a pronoun.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np

from eval import metrics
from eval.metrics import Figures
from eval.outcome import Outcome, Setting
from eval.rows import Row, need

MATCH = 0.6
"""Lowest ROUGE-L F1 (stemmed) that counts as the same statement."""
Counts = tuple[int, int, int, int]


def score(rows: Sequence[Row], analyser: Any, setting: Setting) -> Outcome:
    """Score `gistcheck.decomposition.atoms` on each sentence; no model but the parser takes part."""
    from gistcheck.decomposition.atoms import atoms
    from gistcheck.syntax.parse import parse

    need(rows, "sentence", "claims")
    rows = [row for row in rows if row["claims"]]
    docs = parse([row["sentence"] for row in rows])
    ours = _counted(rows, docs, atoms, setting.progress)
    drafts = _counted(rows, docs, _drafts)
    clauses = _counted(rows, docs, _one_per_verb)
    whole = _counted(rows, docs, lambda doc: [doc.text])
    return Outcome(
        n=len(rows),
        metrics=figures(ours),
        baselines={"whole_sentence": figures(whole), "clause_per_verb": figures(clauses)},
        intervals=metrics.intervals(lambda at: figures([ours[i] for i in at]), len(rows), setting.seed),
        details={
            "match": MATCH,
            "statements": sum(c[3] for c in ours),
            "gold_units": sum(c[1] for c in ours),
            "guarded": figures(drafts),
            "guarded_intervals": metrics.intervals(
                lambda at: figures([drafts[i] for i in at]), len(rows), setting.seed
            ),
        },
    )


def figures(counts: Sequence[Counts]) -> Figures:
    """Recall of gold units and precision of statements, pooled over rows, and their harmonic mean."""
    found, gold, right, made = np.array(counts).sum(axis=0)
    recall, precision = float(found / max(1, gold)), float(right / max(1, made))
    return {
        "recall": recall,
        "precision": precision,
        "f1": 2 * recall * precision / max(1e-9, recall + precision),
    }


def _counted(
    rows: Sequence[Row],
    docs: Sequence[Any],
    split: Callable[[Any], Sequence[str]],
    progress: Callable[[int], None] = lambda done: None,
) -> list[Counts]:
    result = []
    for number, (row, doc) in enumerate(zip(rows, docs, strict=True), 1):
        result.append(_counts(row["claims"], split(doc)))
        progress(number)
    return result


def _counts(gold: Sequence[str], made: Sequence[str]) -> Counts:
    matches = np.array([[_rouge_l(unit, text) >= MATCH for text in made] for unit in gold]).reshape(
        len(gold), len(made)
    )
    return int(matches.any(axis=1).sum()), len(gold), int(matches.any(axis=0).sum()), len(made)


def _rouge_l(reference: str, text: str) -> float:
    return float(_scorer().score(reference, text)["rougeL"].fmeasure)


@cache
def _scorer() -> Any:
    from rouge_score.rouge_scorer import RougeScorer

    return RougeScorer(["rougeL"], use_stemmer=True)


def _drafts(doc: Any) -> list[str]:
    """The short form of every statement that a report would make of the sentence."""
    from gistcheck.decomposition.clauses import cut_clauses, cut_text

    return [cut_text(doc, cut, short=True) for cut in cut_clauses(doc)] or [doc.text]


def _one_per_verb(doc: Any) -> list[str]:
    """The words under each verb, subject to object, whatever they mean."""
    verbs = [t for t in doc if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("aux", "auxpass")]
    return [" ".join(t.text for t in verb.subtree) for verb in verbs] or [doc.text]
