"""Which statements does a sentence make? Rows: `sentence`, and `claims`, its content units written by people.

A gold unit is found when some statement reaches ROUGE-L F1 0.6 with it; a statement is right when
it reaches that with some gold unit. Rows without a gold unit are left out. Units that people took
from the sentences around it (a name for a pronoun) cannot be found in the sentence alone. Scored are
all statements that gistcheck makes of the sentence, short, in full and in parts, also those that a report
lists as left out because they are opinion, forecast and the like; `details.guarded` has the same of the
claims alone, before any is ranked or checked.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from eval import metrics
from eval.metrics import Figures
from eval.outcome import Outcome, Setting
from eval.rows import Row, need
from eval.tasks.readings import read_articles
from gistcheck.attribution.speakers import attribute
from gistcheck.drafts import Draft, drafts
from gistcheck.naming import plain

MATCH = 0.6
"""Lowest ROUGE-L F1 (stemmed) that counts as the same statement."""
Counts = tuple[int, int, int, int]


def score(rows: Sequence[Row], analyser: Any, setting: Setting) -> Outcome:
    """Score the drafts of claims of each sentence, read alone."""
    from gistcheck.syntax.parse import parse

    need(rows, "sentence", "claims")
    rows = [row for row in rows if row["claims"]]
    docs = parse([row["sentence"] for row in rows])
    readings = read_articles(analyser.reader, [[row["sentence"]] for row in rows], setting.progress)
    made = [drafts(0, doc, attribute([doc], reading), [], None) for doc, reading in zip(docs, readings, strict=True)]
    ours = _counted(rows, [_lines(doc, found) for doc, found in zip(docs, made, strict=True)])
    sound = [[draft for draft in found if draft.objection is None] for found in made]
    claims = _counted(rows, [_lines(doc, found) for doc, found in zip(docs, sound, strict=True)])
    clauses = _counted(rows, [_one_per_verb(doc) for doc in docs])
    whole = _counted(rows, [[doc.text] for doc in docs])
    return Outcome(
        n=len(rows),
        metrics=figures(ours),
        baselines={"whole_sentence": figures(whole), "clause_per_verb": figures(clauses)},
        intervals=metrics.intervals(lambda at: figures([ours[i] for i in at]), len(rows), setting.seed),
        details={
            "match": MATCH,
            "statements": sum(c[3] for c in ours),
            "gold_units": sum(c[1] for c in ours),
            "guarded": figures(claims),
            "guarded_intervals": metrics.intervals(
                lambda at: figures([claims[i] for i in at]), len(rows), setting.seed
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


def _counted(rows: Sequence[Row], made: Sequence[Sequence[str]]) -> list[Counts]:
    return [_counts(row["claims"], lines) for row, lines in zip(rows, made, strict=True)]


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


def _lines(doc: Any, found: Sequence[Draft]) -> list[str]:
    """What a report shows of these drafts: short forms, statements, parts; the sentence itself where there is none."""
    lines = [
        line for draft in found for line in (draft.text, plain(draft.statement), *(part for part, _ in draft.parts))
    ]
    return list(dict.fromkeys(line.rstrip(" .") for line in lines)) or [doc.text]


def _one_per_verb(doc: Any) -> list[str]:
    """The words under each verb, subject to object, whatever they mean."""
    verbs = [t for t in doc if t.pos_ in ("VERB", "AUX") and t.dep_ not in ("aux", "auxpass")]
    return [" ".join(t.text for t in verb.subtree) for verb in verbs] or [doc.text]
