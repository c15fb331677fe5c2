"""What happens on the page: entries in, HTML out. Knows the analyser and the renderers, not the layout."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gistcheck import settings
from gistcheck.errors import GistcheckError
from gistcheck.render import report_html, report_json, report_markdown
from gistcheck.render.findings import verdict_html
from gistcheck.render.html import ReportParts, report_parts
from gistcheck.web.examples import credit_html
from gistcheck.web.texts import problem_html

if TYPE_CHECKING:
    from gistcheck.pipeline import Progress
    from gistcheck.types import Article, Report
    from gistcheck.web.service import Service

LENGTHS = {"words": settings.SUMMARY_WORDS, "sentences": 3}
"""The unit of a summary's length -> how long it is if nobody says."""
CONTROLS = {
    "more_claims": "Set it with “Claims, at most”: choose “Change article or options”.",
    "dates_unresolved": "Give it as “Published”: choose “Change article or options”.",
}
"""Where a reader of the page can change something about a warning, by its code."""
_EXPORTS = {"JSON": report_json, "Markdown": report_markdown, "HTML": report_html}


@dataclass(frozen=True, slots=True)
class Answer:
    """A report and how the page shows it; `problem` says why there is none."""

    report: Report | None = None
    parts: ReportParts | None = None
    credit: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """What a person entered in the form; numbers as the widgets give them."""

    text: str
    title: str
    published: str
    length: float | None
    unit: str
    claims: float
    worthiness: float


def analyse_entries(service: Service, entries: Entries, progress: Progress) -> Answer:
    """Analyse what was entered; a failure on purpose becomes a message, never an exception."""
    length = int(LENGTHS[entries.unit] if entries.length is None else entries.length)
    try:
        report = service.analyser.analyse(
            service.read(entries.text), entries.title or None, published=entries.published or None,
            summary_words=length if entries.unit == "words" else None,
            summary_sentences=length if entries.unit == "sentences" else None,
            max_claims=int(entries.claims), min_check_worthiness=entries.worthiness, progress=progress,
        )  # fmt: skip
    except GistcheckError as error:
        return Answer(problem=problem_html(str(error)))
    return Answer(report, report_parts(report, all_anchors=True, controls=CONTROLS), credit_html(entries.text))


_GONE = "The report is no longer held here. Choose “Change article or options” and check the article again."
"""Said where the session has forgotten the report that the page still shows."""


def check_claim(service: Service, report: Report | None, claim: str) -> str:
    """The verdict of the report's article on a typed claim, as HTML; or why there is none."""
    if report is None:
        return problem_html(_GONE)
    if not claim.strip():
        return problem_html("Type one statement to check against the article.")
    try:
        return verdict_html(claim, service.analyser.check(report.article, claim))
    except GistcheckError as error:
        return problem_html(str(error))


def export_text(report: Report | None, form: str) -> str:
    """The report in a format, after one line that names it (the page's script reads both)."""
    return f"{form}\n{_GONE if report is None else _EXPORTS[form](report)}"


def open_file(path: str) -> tuple[Article | None, str]:
    """The article in an uploaded file, or None and why not. The copy on the server is deleted."""
    from gistcheck.text import read_article

    try:
        return read_article(Path(path)), ""
    except GistcheckError as error:
        return None, problem_html(str(error).replace(path, Path(path).name))
    finally:
        Path(path).unlink(missing_ok=True)
