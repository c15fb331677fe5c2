"""Is the summary worth reading? Rows: `article`, `summary` (a reference), `title` if known.

Rows with the same article are one article with several references, and the best-matching reference
counts. ROUGE is F1 x 100, Porter stemmer, sentences apart by newlines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from eval import baselines, metrics
from eval.outcome import Outcome, Setting
from eval.rows import Row, need


@dataclass(frozen=True, slots=True)
class Written:
    """One summary, sentences apart by newlines, and how many of them the checker found supported."""

    text: str
    supported: int


def score(rows: Sequence[Row], analyser: Any, setting: Setting) -> Outcome:
    """Score our summaries, or somebody else's (rows with a `prediction`), beside the baselines."""
    need(rows, "article", "summary")
    articles, references = grouped(rows)
    ours, failed = _ours(articles, analyser, setting)
    theirs = _competitors(articles, references, ours, setting.budget)
    scored = {name: _scores(references, texts) for name, texts in theirs.items()}
    mine = _scores(references, [w.text for w in ours])
    return Outcome(
        n=len(articles),
        metrics={**_means(mine), "supported": _supported(ours)},
        baselines={name: _means(scores) for name, scores in scored.items()},
        intervals={name: metrics.interval(mine[name], setting.seed) for name in metrics.ROUGE},
        details={
            "length": str(setting.budget),
            "references": len(rows),
            "failed": failed,
            "p_not_above": {
                name: {m: metrics.paired_p(mine[m], scores[m], setting.seed) for m in metrics.ROUGE}
                for name, scores in scored.items()
                if name.startswith("lead")
            },
        },
    )


def grouped(rows: Sequence[Row]) -> tuple[list[Row], list[list[str]]]:
    """The first row of each article, and all references of each."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["article"]].append(row)
    return [group[0] for group in found.values()], [[row["summary"] for row in group] for group in found.values()]


def _ours(articles: Sequence[Row], analyser: Any, setting: Setting) -> tuple[list[Written], list[str]]:
    """Our summaries, and the messages of articles that could not be read (an empty summary each)."""
    from gistcheck.errors import InputError

    written: list[Written] = []
    failed: list[str] = []
    for number, row in enumerate(articles, 1):
        try:
            written.append(_given(row, analyser) if "prediction" in row else _write(row, analyser, setting.budget))
        except InputError as error:
            written.append(Written("", 0))
            failed.append(str(error))
        setting.progress(number)
    return written, failed


def _write(row: Row, analyser: Any, budget: baselines.Budget) -> Written:
    from gistcheck import Article

    article = Article(row["article"], title=row.get("title"))
    report = analyser.analyse(article, summary_sentences=budget.sentences, summary_words=budget.words)
    supported = sum(s.verdict == "supported" for s in report.summary.sentences)
    return Written("\n".join(s.text for s in report.summary.sentences), supported)


def _given(row: Row, analyser: Any) -> Written:
    """Somebody else's summary, its sentences checked against the article."""
    need([row["prediction"]], "summary")
    sentences = _sentences(row["prediction"]["summary"])
    verdicts = analyser.check_many([(row["article"], sentence) for sentence in sentences])
    return Written("\n".join(sentences), sum(v.label == "supported" for v in verdicts))


def _sentences(text: str) -> list[str]:
    from gistcheck.text import split_sentences

    return [" ".join(text[start:end].split()) for start, end in split_sentences(text)]


def _body(row: Row) -> list[str]:
    """What a baseline chooses from: no headline, caption or printed date, and whole sentences, by the text layer's
    rules."""
    from gistcheck import Article
    from gistcheck.text import label_sentences, restored, split_sentences

    text = restored(Article(row["article"]))[0].text
    found = label_sentences(text, split_sentences(text), row.get("title"), None)
    body = [" ".join(text[s.start : s.end].split()) for s in found if s.kind == "body"]
    return body or _sentences(text)


def _competitors(
    articles: Sequence[Row],
    references: Sequence[Sequence[str]],
    ours: Sequence[Written],
    budget: baselines.Budget,
) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row, golds, written in zip(articles, references, ours, strict=True):
        words = len(written.text.split())
        for name, text in baselines.summaries(_body(row), golds, budget, words).items():
            found[name].append(text)
    return found


def _scores(references: Sequence[Sequence[str]], texts: Sequence[str]) -> dict[str, list[float]]:
    """ROUGE and words of each text."""
    rows = [metrics.rouge(golds, text) for golds, text in zip(references, texts, strict=True)]
    found = {name: [row[name] for row in rows] for name in metrics.ROUGE}
    return {**found, "words": [float(len(text.split())) for text in texts]}


def _means(scores: dict[str, list[float]]) -> dict[str, float | None]:
    return {name: float(np.mean(values)) for name, values in scores.items()}


def _supported(written: Sequence[Written]) -> float | None:
    sentences = sum(len(w.text.splitlines()) for w in written)
    return sum(w.supported for w in written) / sentences if sentences else None
