"""Is a block of a web page article or furniture? Rows: `text`, `label` (1 = article), `page` if known.

Neighbouring rows of one `page` are read together, in their order, as the product reads a page. The figures are the
trained head's alone; `guarded` in the details is what a report sets aside, where the text layer has its say too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from eval import metrics
from eval.metrics import Figures
from eval.outcome import Outcome, Setting
from eval.rows import Row
from eval.tasks.classify import Classification, Scores

_STORY = ("title", "body", "duplicate")


def figures(gold: Scores, scores: Scores, cut: float) -> Figures:
    """F1 of the article class (label 1) at the threshold and, beside it, of the furniture."""
    return {"f1": metrics.f1(gold, scores >= cut), "f1_boilerplate": metrics.f1(1 - gold, scores < cut)}


HEAD = Classification(head="boilerplate", positive=("1",), figures=figures, flipped=True, together="page")


def score(rows: Sequence[Row], analyser: Any, setting: Setting) -> Outcome:
    """Score the head and, as `guarded`, the kinds that a report gives the blocks of each page."""
    outcome = HEAD.score(rows, analyser, setting)
    gold = HEAD.labelled(rows)[1]
    kept = np.array([block for page in HEAD.grouped(rows) for block in _kept(page, analyser.reader)])
    ends = metrics.intervals(lambda at: figures(gold[at], kept[at], 0.5), len(rows), setting.seed)
    guarded = {"guarded": figures(gold, kept, 0.5), "guarded_intervals": ends}
    return replace(outcome, details={**outcome.details, **guarded})


def _kept(page: Sequence[Row], reader: Any) -> list[float]:
    """1 for each block of which a report shows anything as the story, else 0."""
    from gistcheck.text import label_sentences, split_sentences

    text = "\n\n".join(row["text"] for row in page)
    spans = split_sentences(text)
    readings = reader.read([[text[a:b] for a, b in spans]])[0]
    found = label_sentences(text, spans, None, [reading.boilerplate for reading in readings])
    starts = np.cumsum([0, *(len(row["text"]) + 2 for row in page)])
    places = np.searchsorted(starts, [s.start for s in found], side="right") - 1
    story = {int(place) for place, s in zip(places, found, strict=True) if s.kind in _STORY}
    return [float(i in story) for i in range(len(page))]
