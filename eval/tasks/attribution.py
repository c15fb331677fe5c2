"""Who says what? Two shapes of rows.

A document: `text` and `attributions`, each with lists `source`, `cue`, `content` of
`{"spans": [[start, end], ...]}`. A sentence: `text` and `attributions` with the three as strings
(and `label`, whether it holds one); a content that runs over the sentence counts with the part
that stands in it. A sentence of a document holds an attribution when some content stands in it.
Span figures pool tokens (words and marks) over all rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval import metrics
from eval.metrics import Figures
from eval.outcome import Outcome, Setting
from eval.rows import Row, need
from eval.tasks.readings import read_articles, threshold

PARTS = ("source", "cue", "content")
WITHIN = {part: f"{part}_within" for part in PARTS}
"""Names of thresholds a checkpoint may have beside each part's own: how far a part reaches around what is sure."""
HEAD = "attributed"
Span = tuple[int, int]
Marks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """One row: its sentences, which hold an attribution, and its marked characters by part."""

    text: str
    sentences: Sequence[Span]
    holds: Sequence[int]
    marked: Mapping[str, Marks]


def score(rows: Sequence[Row], analyser: Any, setting: Setting) -> Outcome:
    """Score the reader's attribution heads; a document is read whole, a sentence alone."""
    need(rows, "text", "attributions")
    cuts = {part: threshold(analyser.reader, part) for part in (HEAD, *PARTS)}
    cuts |= {name: analyser.reader.thresholds.get(name, cuts[part]) for part, name in WITHIN.items()}
    texts = [_as_text(row) for row in rows]
    articles = [[t.text[a:b] for a, b in t.sentences] for t in texts]
    read = list(read_articles(analyser.reader, articles, setting.progress))
    found = [_found(text, readings, cuts) for text, readings in zip(texts, read, strict=True)]
    counts = [_counts(gold, ours) for gold, ours in zip(texts, found, strict=True)]
    learned = [_counts(gold, cue_words(gold)) for gold in texts]
    return Outcome(
        n=len(rows),
        metrics=figures(counts),
        baselines={"majority": {"sentence_f1": _all_yes(texts)}, "cue_words": figures(learned)},
        intervals=metrics.intervals(lambda at: figures([counts[i] for i in at]), len(rows), setting.seed),
        details={"thresholds": cuts, "sentences": sum(len(t.sentences) for t in texts)},
    )


def figures(counts: Sequence[Counter[str]]) -> Figures:
    """F1 of the sentences that hold an attribution, and of the tokens of its parts."""
    total: Counter[str] = sum(counts, Counter())
    pooled = {p: {k: total[f"{p} {k}"] for k in ("both", "gold", "predicted")} for p in ("sentence", *PARTS)}
    return {f"{part}_f1": metrics.counts_f1(pooled[part]) for part in pooled}


SAYING = re.compile(
    r"\b(?:says?|said|saying|told|tells|according to|announced|claim(?:s|ed)?|added|argued|tweeted)\b", re.I
)


def cue_words(text: Text) -> Text:
    """A baseline by hand: a sentence with a verb of saying holds an attribution, the verb is its cue."""
    cue = _marks(len(text.text), [match.span() for match in SAYING.finditer(text.text)])
    nothing = np.zeros(len(text.text), bool)
    holds = [int(cue[a:b].any()) for a, b in text.sentences]
    return Text(text.text, text.sentences, holds, {"source": nothing, "cue": cue, "content": nothing})


def _all_yes(texts: Sequence[Text]) -> float:
    gold = [held for text in texts for held in text.holds]
    return metrics.f1(gold, [1] * len(gold))


def _as_text(row: Row) -> Text:
    text, found = row["text"], row["attributions"]
    marked = {part: _marks(len(text), [s for a in found for s in _spans(text, a.get(part))]) for part in PARTS}
    if "label" in row:
        return Text(row["text"], [(0, len(row["text"]))], [int(row["label"])], marked)
    from gistcheck.text import split_sentences

    sentences = split_sentences(row["text"])
    return Text(row["text"], sentences, [int(marked["content"][a:b].any()) for a, b in sentences], marked)


def _spans(text: str, part: Any) -> Iterable[Span]:
    if isinstance(part, str):
        return [] if not part else _located(text, part)
    return [(start, end) for piece in part or () for start, end in piece["spans"]]


def _located(sentence: str, part: str) -> list[Span]:
    """Where a string, or the part of it in this sentence, stands: nowhere, or one span."""
    at = sentence.find(part)
    if at >= 0:
        return [(at, at + len(part))]
    if sentence in part:
        return [(0, len(sentence))]
    starts = next((s for s in range(len(sentence)) if part.startswith(sentence[s:])), len(sentence))
    ends = next((e for e in range(len(sentence), 0, -1) if part.endswith(sentence[:e])), 0)
    return [(a, b) for a, b in ((starts, len(sentence)), (0, ends)) if b - a >= MIN_PIECE][:1]


MIN_PIECE = 10
"""A piece of a content at the edge of a sentence has at least this many characters; less is chance."""


def _marks(length: int, spans: Iterable[Span]) -> Marks:
    marks = np.zeros(length, bool)
    for start, end in spans:
        marks[start:end] = True
    return marks


def _found(text: Text, readings: Sequence[Any], cuts: Mapping[str, float]) -> Text:
    from gistcheck.attribution.tagging import stretches

    marked = {part: np.zeros(len(text.text), bool) for part in PARTS}
    for (start, _), reading in zip(text.sentences, readings, strict=True):
        for part in PARTS:
            for a, b in stretches(getattr(reading.tokens, part), cuts[part], cuts[WITHIN[part]]):
                for first, last in reading.tokens.offsets[a:b]:
                    marked[part][start + first : start + last] = True
    return Text(text.text, text.sentences, [int(r.attributed >= cuts[HEAD]) for r in readings], marked)


def _counts(gold: Text, found: Text) -> Counter[str]:
    """Pooled counts, `<part> both/gold/predicted`; a token is marked when its first character is."""
    tokens = [match.start() for match in re.finditer(r"\w+|[^\w\s]", gold.text)]
    pairs = {part: (gold.marked[part][tokens], found.marked[part][tokens]) for part in PARTS}
    pairs["sentence"] = (np.array(gold.holds), np.array(found.holds))
    counted: Counter[str] = Counter()
    for part, (ours, theirs) in pairs.items():
        counted.update({f"{part} {key}": value for key, value in metrics.span_counts(ours, theirs).items()})
    return counted
