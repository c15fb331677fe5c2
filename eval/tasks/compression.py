"""Which words of a sentence stay? Rows: `sentence` in white-space tokens, and `keep`, a 0/1 string over
them; or, for references that are rewritten, `refs` or `compression`, compared as bags of words.

Scored is the plain deletion that the reader learnt, at the checkpoint's threshold, which no summary uses as it
is; `guarded` in the details is what a summary uses, where the parse and the guards have their say too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from eval import metrics
from eval.metrics import Figures
from eval.outcome import Outcome, Setting
from eval.rows import Row, RowsError, need
from eval.tasks.readings import read_articles, threshold

HEAD = "keep"
LEAD = 0.4
"""Share of the tokens the `lead` baseline keeps: about what the references keep."""

Kept = list[bool]


def score(rows: Sequence[Row], analyser: Any, setting: Setting) -> Outcome:
    """Score the reader's keep/cut head; each sentence is read alone."""
    need(rows, "sentence")
    cut = threshold(analyser.reader, HEAD)
    tokens = [row["sentence"].split() for row in rows]
    read = read_articles(analyser.reader, [[" ".join(words)] for words in tokens], setting.progress)
    readings = [readings[0].tokens for readings in read]
    plain = [_plain(words, reading, cut) for words, reading in zip(tokens, readings, strict=True)]
    guarded = _guarded(tokens, readings, cut)
    scores, in_summary = (_f1_scores(rows, tokens, kept) for kept in (plain, guarded))
    return Outcome(
        n=len(rows),
        metrics=figures(rows, tokens, plain),
        baselines={
            "keep_all": figures(rows, tokens, [[True] * len(words) for words in tokens]),
            "lead": figures(rows, tokens, [_lead(words) for words in tokens]),
        },
        intervals={"token_f1": metrics.interval(scores, setting.seed)},
        details={
            "threshold": cut,
            "averaged": "token F1 over sentences, ratio over tokens",
            "guarded": figures(rows, tokens, guarded),
            "guarded_intervals": {"token_f1": metrics.interval(in_summary, setting.seed)},
        },
    )


def figures(rows: Sequence[Row], tokens: Sequence[Sequence[str]], kept: Sequence[Kept]) -> Figures:
    """Mean token F1 of the kept tokens, and kept tokens (and characters) over all."""
    marked = [pair for words, keep in zip(tokens, kept, strict=True) for pair in zip(words, keep, strict=True)]
    return {
        "token_f1": float(np.mean(_f1_scores(rows, tokens, kept))),
        "ratio": sum(stays for _, stays in marked) / len(marked),
        "ratio_characters": sum(len(w) for w, stays in marked if stays) / sum(len(w) for w, _ in marked),
    }


def _f1_scores(rows: Sequence[Row], tokens: Sequence[Sequence[str]], kept: Sequence[Kept]) -> list[float]:
    return [_f1(row, words, keep) for row, words, keep in zip(rows, tokens, kept, strict=True)]


def _f1(row: Row, words: Sequence[str], keep: Kept) -> float:
    if "keep" in row:
        gold = [mark == "1" for mark in row["keep"]]
        if len(gold) != len(words):
            raise RowsError(f"`keep` has {len(gold)} marks for {len(words)} tokens: {row['sentence']!r}")
        return metrics.counts_f1(metrics.span_counts(np.array(gold), np.array(keep)))
    need([row], "compression")
    references = [_bag(text.split()) for text in row.get("refs") or [row["compression"]]]
    return metrics.words_f1(references, _bag([word for word, k in zip(words, keep, strict=True) if k]))


def _bag(words: Sequence[str]) -> list[str]:
    plain = (word.lower().strip(".,;:!?`'\"()") for word in words)
    return [word for word in plain if word]


def _plain(words: Sequence[str], reading: Any, cut: float) -> Kept:
    from gistcheck.compress import keep_tokens

    return keep_tokens(words, reading, cut)


def _lead(words: Sequence[str]) -> Kept:
    return [place < LEAD * len(words) for place in range(len(words))]


def _guarded(tokens: Sequence[Sequence[str]], readings: Sequence[Any], cut: float) -> list[Kept]:
    from gistcheck.compress import blank_dateline, compress_sentence
    from gistcheck.syntax.parse import parse

    texts = [" ".join(words) for words in tokens]
    docs = parse([blank_dateline(text) for text in texts])
    spans = (
        compress_sentence(text, doc, reading, threshold=cut)
        for text, doc, reading in zip(texts, docs, readings, strict=True)
    )
    return [_inside(words, kept) for words, kept in zip(tokens, spans, strict=True)]


def _inside(words: Sequence[str], spans: Sequence[tuple[int, int]]) -> Kept:
    ends = np.cumsum([len(word) + 1 for word in words]) - 1
    middles = ends - np.array([len(word) for word in words]) / 2
    return [any(start <= middle < end for start, end in spans) for middle in middles]
