"""A report as a Markdown document (CommonMark)."""

from __future__ import annotations

from collections.abc import Iterator

from gistcheck.render import words
from gistcheck.render.escape import escape_markdown, web_address
from gistcheck.types import Claim, Report


def report_markdown(report: Report) -> str:
    """The report as Markdown; what comes from the article is escaped and shown as it stands.

    Result: a document with the sections Summary, Claims, Left out and How this report was made, ending in a line end.
    """
    return "\n".join([*_head(report), *_summary(report), *_claims(report), *_left_out(report), *_method(report)]) + "\n"


def _head(report: Report) -> Iterator[str]:
    article = report.article
    yield f"# {escape_markdown(words.article_title(article))}\n"
    address = web_address(article.url)
    facts = [article.published and escape_markdown(article.published)]
    facts += [f"<{address}>" if address else article.url and escape_markdown(article.url)]
    facts += [words.coverage_line(report)]
    yield " · ".join(fact for fact in facts if fact) + "\n"
    yield from (f"> **Warning:** {escape_markdown(message)}\n" for message in words.warnings(report))


def _summary(report: Report) -> Iterator[str]:
    yield "## Summary\n"
    for sentence in report.summary.sentences:
        verdict = f"{words.VERDICTS[sentence.verdict]}, {words.percent(sentence.confidence)} sure"
        yield f"- {escape_markdown(sentence.text)} *({verdict}; {words.places(sentence.sources)})*"
    if not report.summary.sentences:
        yield words.NO_SUMMARY
    yield ""


def _claims(report: Report) -> Iterator[str]:
    yield "## Claims\n"
    if not report.claims:
        yield " ".join(words.no_claims(report))
    for number, claim in enumerate(report.claims, 1):
        yield f"{number}. **{escape_markdown(claim.text)}**"
        yield from (f"   - {line}" for line in _claim_lines(report, claim))
    if more := words.unlisted(report):
        yield f"\n{escape_markdown(more)}"
    yield ""


def _claim_lines(report: Report, claim: Claim) -> Iterator[str]:
    yield f"{words.claim_verdict(claim)}, {words.percent(claim.confidence)} sure"
    if statement := words.full_statement(claim):
        yield f"In full: {escape_markdown(statement)}"
    yield from (escape_markdown(note.line) for note in words.claim_notes(claim))
    if claim.reasons:
        yield f"Why: {escape_markdown('; '.join(claim.reasons))}"
    if claim.parts:
        parts = "; ".join(f"“{part.text}”" for part in claim.parts)
        yield f"{words.parts_title(claim.parts)}: {escape_markdown(parts)}"
    yield f"Check-worthiness {words.percent(claim.check_worthiness)}" + (", quotation" if claim.quoted else "")
    quote = report.article.text[claim.start : claim.end]
    yield f"{words.places(claim.sources).capitalize()}: “{escape_markdown(quote)}”"


def _left_out(report: Report) -> Iterator[str]:
    if report.coverage.dropped:
        yield "## Left out\n"
        for entry in report.coverage.dropped:
            yield f"- “{escape_markdown(entry.text)}”: {escape_markdown(words.left_out_because(entry))}"
        yield ""


def _method(report: Report) -> Iterator[str]:
    yield "## How this report was made\n"
    yield words.SCOPE + "\n"
    for model in report.models:
        what = f"{model.role}: {model.name}, SHA-256 {model.sha256[:12]}, {model.device} {model.dtype}"
        yield f"- {escape_markdown(what)}"
