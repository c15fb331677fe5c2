"""A report for people at a terminal; plain text when it is not one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gistcheck.render import words
from gistcheck.render.escape import printable
from gistcheck.types import Article, Claim, Label, Report, Source, Verdict

if TYPE_CHECKING:
    from rich.console import Console

STYLES: Final[dict[Label, str]] = {"supported": "green", "contradicted": "red", "not_stated": "yellow"}
CONTROLS: Final = {"more_claims": "Set it with --max-claims.", "dates_unresolved": "Give it with --published."}
MARKS: Final[dict[Label, str]] = {"supported": "✓", "contradicted": "✗", "not_stated": "?"}


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of terminal text; `indent` in columns."""

    text: str
    style: str = ""
    indent: int = 0


def print_report(report: Report, console: Console) -> None:
    """Write the report to a rich console."""
    print_lines(_lines(report), console)


def print_verdict(verdict: Verdict, article: Article, console: Console) -> None:
    """Write the verdict on a typed claim, with its evidence in the article and its reasons, to a rich console."""
    is_closest = verdict.label == "not_stated" and verdict.evidence
    lines = [Line(words.closest(verdict.evidence), "", 2)] if is_closest else []
    lines += [quoted(article, source, 2) for source in verdict.evidence]
    lines += [Line(f"Why: {reason}", "", 2) for reason in verdict.reasons]
    lines += [
        _verdict(part.verdict, f"{part.text}: {words.VERDICTS[part.verdict]}", part.confidence, indent=2)
        for part in verdict.parts
    ]
    print_lines([_verdict(verdict.label, words.VERDICTS[verdict.label], verdict.confidence, indent=0), *lines], console)


def quoted(article: Article, source: Source, indent: int) -> Line:
    """The words of the article that a source marks, in quotation marks."""
    return Line(f"“{' '.join(article.text[source.start : source.end].split())}”", "", indent)


def print_lines(lines: Iterable[Line], console: Console) -> None:
    """Write paragraphs, wrapped and indented; control characters in the article are made harmless."""
    from rich.text import Text

    for line in lines:
        text = Text(printable(line.text), style=line.style)
        for part in text.wrap(console, max(20, console.width - line.indent)):
            part.rstrip()
            console.print(Text(" " * line.indent) + part, soft_wrap=True)


def _lines(report: Report) -> Iterator[Line]:
    yield Line(words.article_title(report.article), "bold")
    facts = (report.article.published, report.article.url, words.coverage_line(report))
    yield Line(" · ".join(fact for fact in facts if fact), "dim")
    yield from (Line(f"! {message}", "yellow") for message in words.warnings(report, CONTROLS))
    yield from _summary(report)
    yield from _claims(report)
    yield from _left_out(report)


def _summary(report: Report) -> Iterator[Line]:
    yield from _heading("Summary")
    for sentence in report.summary.sentences:
        yield Line(sentence.text, "", 2)
        yield _verdict(sentence.verdict, words.VERDICTS[sentence.verdict], sentence.confidence)
    if not report.summary.sentences:
        yield Line(words.NO_SUMMARY, "", 2)


def _claims(report: Report) -> Iterator[Line]:
    yield from _heading("Claims")
    if not report.claims:
        yield Line(" ".join(words.no_claims(report)), "", 2)
    for number, claim in enumerate(report.claims, 1):
        yield Line(f"{number}. {claim.text}", "bold", 2)
        yield _verdict(claim.verdict, words.claim_verdict(claim), claim.confidence)
        yield from (Line(detail, "", 5) for detail in _details(claim))
    if more := words.unlisted(report, CONTROLS):
        yield Line(more, "dim", 2)


def _details(claim: Claim) -> Iterator[str]:
    if statement := words.full_statement(claim):
        yield f"In full: {statement}"
    yield from (note.line for note in words.claim_notes(claim))
    if claim.reasons:
        yield f"Why: {'; '.join(claim.reasons)}"
    if claim.parts:
        yield f"{words.parts_title(claim.parts)}: {'; '.join(part.text for part in claim.parts)}"
    quotation = ", quotation" if claim.quoted else ""
    worth = f"check-worthiness {words.percent(claim.check_worthiness)}"
    yield f"From {words.places(claim.sources)}, {worth}{quotation}"


def _left_out(report: Report) -> Iterator[Line]:
    if report.coverage.dropped:
        yield from _heading("Left out")
    for reason, number in Counter(map(words.left_out_because, report.coverage.dropped)).most_common():
        yield Line(f"{words.count(number, 'piece')}: {reason}", "dim", 2)


def _heading(text: str) -> tuple[Line, Line]:
    return Line(""), Line(text, "bold cyan")


def _verdict(label: Label, phrase: str, confidence: float, indent: int = 5) -> Line:
    return Line(f"{MARKS[label]} {phrase}, {words.percent(confidence)} sure", STYLES[label], indent)
