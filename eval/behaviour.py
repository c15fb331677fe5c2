"""What the whole pipeline must do on the fixtures: named yes-or-no checks on real reports.

Two tasks on fixtures alone: `sentences` compares the text layer with the marked sentences, and
`behaviour` counts the checks that hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from eval import metrics
from eval.invariants import inside, quoted, shown_in
from eval.outcome import Outcome
from eval.rows import Row

SUMMARY_SENTENCES = 3
"""Longest summary of a fixture: its articles are all short."""
SUPPORT = 0.5
"""Least confidence of a supported summary sentence or claim."""

Check = tuple[str, bool]


def reports(fixtures: Sequence[Row], analyser: Any) -> list[Any]:
    """One report a fixture, with the options that a reader of the page has by default."""
    from gistcheck import Article

    found = []
    for fixture in fixtures:
        article = Article(fixture["text"], title=fixture["title"], published=fixture["published"])
        found.append(analyser.analyse(article))
    return found


def sentences(fixtures: Sequence[Row], found: Sequence[Any]) -> Outcome:
    """F1 of sentence ends, and the share of rightly cut sentences that have the right kind."""
    gold, ours, right, shared = 0, 0, 0, 0
    for fixture, report in zip(fixtures, found, strict=True):
        marked = {(s["start"], s["end"]): s["kind"] for s in fixture["sentences"]}
        cut = {(s.start, s.end): s.kind for s in report.article.sentences}
        gold, ours, shared = gold + len(marked), ours + len(cut), shared + len(marked.keys() & cut.keys())
        right += sum(marked[span] == cut[span] for span in marked.keys() & cut.keys())
    figures = {
        "sentence_f1": metrics.counts_f1({"gold": gold, "predicted": ours, "both": shared}),
        "kind_accuracy": right / shared if shared else 0.0,
    }
    return Outcome(n=gold, metrics=figures, baselines={})


def behaviour(fixtures: Sequence[Row], found: Sequence[Any]) -> Outcome:
    """The share of checks that hold; the details name those that do not."""
    checks = [
        (f"{fixture['id']}: {name}", holds)
        for fixture, report in zip(fixtures, found, strict=True)
        for name, holds in checked(fixture["expect"], report)
    ]
    failed = [name for name, holds in checks if not holds]
    return Outcome(
        n=len(checks),
        metrics={"passed": 1 - len(failed) / len(checks)},
        baselines={},
        details={"failed": failed},
    )


def checked(expect: Row, report: Any) -> Iterator[Check]:
    """Every check of one report against one fixture's expectations."""
    summary = report.summary.text
    yield "summary length", 1 <= len(report.summary.sentences) <= SUMMARY_SENTENCES
    for words in expect["summary_words"]:
        yield f"summary has {words!r}", words.lower() in summary.lower()
    for wanted in expect["claims"]:
        yield f"a claim has {wanted['must_contain']}", any(_matches(c, wanted) for c in report.claims)
    shown = [summary, *(c.text for c in report.claims), *(c.statement for c in report.claims)]
    for words in expect["never"]:
        yield f"nothing shows {words!r}", not any(words.lower() in text.lower() for text in shown)
    yield from _always(report)


def _always(report: Any) -> Iterator[Check]:
    """What holds for any article: body only, the article's own words, supported, offsets in order."""
    article, items = report.article, [*report.summary.sentences, *report.claims]
    kinds = {article.sentences[s.sentence_id].kind for item in items for s in item.sources}
    yield "only body sentences are shown", kinds <= {"body", "duplicate"}
    yield "own words only", all(shown_in(item.text, quoted(article, item.sources)) for item in items)
    yield "all supported", all(i.verdict == "supported" and i.confidence >= SUPPORT for i in items)
    yield "offsets inside their sentences", all(inside(article, s) for item in items for s in item.sources)
    texts = [" ".join(item.text.lower().split()) for item in report.claims]
    yield "no claim twice", len(set(texts)) == len(texts)


def _matches(claim: Any, wanted: Row) -> bool:
    """All strings stand in the claim, and its speaker is the one named, if any."""
    statement, speaker = f"{claim.text} {claim.statement}".lower(), (claim.speaker or "").lower()
    spoken = wanted["speaker"] is None or wanted["speaker"].lower() in speaker
    return spoken and all(words.lower() in statement for words in wanted["must_contain"])
