"""What other stories say of a report's claims, as JSON-ready data or terminal text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from gistcheck.render import words
from gistcheck.render.data import json_text, whole_characters
from gistcheck.render.terminal import Line, print_lines, quoted
from gistcheck.types import Article, Report, Stance, Standing

if TYPE_CHECKING:
    from rich.console import Console

Beside = Sequence[Sequence[Standing]]
"""The standings of each claim, in the order of the report's claims."""
STYLES: Final[dict[Stance, str]] = {
    "agrees": "green", "disagrees": "red", "updates": "cyan", "updated": "cyan", "silent": "dim",
}  # fmt: skip
PHRASES: Final[dict[Stance, str]] = {
    "agrees": "agrees", "disagrees": "disagrees", "updates": "later, with other figures",
    "updated": "earlier, with other figures", "silent": "silent",
}  # fmt: skip


def beside_json(report: Report, found: Beside) -> str:
    """A list with an entry per claim: its id, text and statement, and what each story says of it."""
    data = [
        {"claim": {"id": claim.id, "text": claim.text, "statement": claim.statement}, "stories": list(map(_story, own))}
        for claim, own in zip(report.claims, found, strict=True)
    ]
    return whole_characters(json_text(data))


def print_beside(report: Report, found: Beside, console: Console) -> None:
    """Each claim of the report with the stories that speak of it, and how many are silent."""
    print_lines(_lines(report, found), console)


def _story(standing: Standing) -> dict[str, Any]:
    evidence = [
        {"text": standing.article.text[s.start : s.end], "start": s.start, "end": s.end, "score": s.score}
        for s in standing.evidence
    ]
    return {
        "stance": standing.stance, "confidence": standing.confidence, "article": _named(standing.article),
        "evidence": evidence, "reasons": list(standing.reasons), "copies": list(map(_named, standing.copies)),
    }  # fmt: skip


def _named(article: Article) -> dict[str, str | None]:
    return {"title": words.article_title(article), "url": article.url, "published": article.published}


def _lines(report: Report, found: Beside) -> Iterator[Line]:
    if not report.claims:
        yield Line(f"{words.no_claims(report)[0]} “gistcheck analyse” says why.")
    for number, (claim, own) in enumerate(zip(report.claims, found, strict=True), 1):
        yield Line(f"{number}. {claim.statement}", "bold")
        for standing in own:
            if standing.stance != "silent":
                yield from _speaks(standing)
        silent = sum(s.stance == "silent" for s in own)
        if silent or not own:
            stories = f"{silent:,} of {words.count(len(own), 'story', 'stories')}"
            yield Line(f"silent: {stories}" if own else "no other story", STYLES["silent"], 3)


def _speaks(standing: Standing) -> Iterator[Line]:
    article = standing.article
    date = f", {article.published}" if article.published else ""
    sure = words.percent(standing.confidence)
    yield Line(
        f"{PHRASES[standing.stance]}: {words.article_title(article)}{date} ({sure} sure)",
        STYLES[standing.stance], 3,
    )  # fmt: skip
    for source in standing.evidence[:1]:
        yield quoted(article, source, 5)
    yield from (Line(reason, "dim", 5) for reason in standing.reasons)
    if standing.copies:
        copies = ", ".join(words.article_title(copy) for copy in standing.copies)
        yield Line(f"one story with: {copies}", "dim", 5)
