"""A report as HTML: pieces for the web page, or one self-contained file.

Both come from `report_parts`, so they look and behave the same. Text from the article goes
through `escape_html` alone; the file also carries a content security policy that lets only its
own script and style run and nothing load.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gistcheck.render.article import article_html
from gistcheck.render.escape import escape_html, web_address
from gistcheck.render.findings import LISTED_OMISSIONS, findings_html, folds_html
from gistcheck.render.links import finding_links, finding_places
from gistcheck.render.words import NO_CONTROLS, article_title, count, coverage_line
from gistcheck.types import Report

_STROKE = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'
_FURNITURE = (
    '<svg class="gc-sprite" aria-hidden="true" width="0" height="0"><defs>'
    '<symbol id="gc-shape-supported" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7.5"/>'
    f'<path d="M4.5 8.3l2.4 2.4 4.7-5" stroke="var(--gc-card)" stroke-width="2" {_STROKE}/></symbol>'
    '<symbol id="gc-shape-contradicted" viewBox="0 0 16 16"><path d="M8 0l8 8-8 8-8-8z"/>'
    f'<path d="M5.6 5.6l4.8 4.8m0-4.8l-4.8 4.8" stroke="var(--gc-card)" stroke-width="2" {_STROKE}/></symbol>'
    '<symbol id="gc-shape-not_stated" viewBox="0 0 16 16"><rect x="1" y="1" width="14" height="14" rx="2" '
    f'stroke="currentColor" stroke-width="1.6" stroke-dasharray="3 2" {_STROKE}/>'
    f'<path d="M4.5 8h7" stroke="currentColor" stroke-width="2" {_STROKE}/></symbol></defs></svg>'
    '<div class="gc-bar"><span class="gc-status" role="status"></span>'
    '<button type="button" data-do="next" hidden>Next place</button>'
    '<button type="button" data-do="back" hidden>Back</button>'
    '<button type="button" data-do="clear" hidden>Clear</button></div>'
)


@dataclass(frozen=True, slots=True)
class ReportParts:
    """The pieces of a report on a page, each an HTML string without a surrounding element."""

    header: str
    findings: str
    folds: str
    article: str


def report_parts(
    report: Report, *, all_anchors: bool = False, controls: Mapping[str, str] = NO_CONTROLS
) -> ReportParts:
    """The pieces of a report; the page adds `report_furniture`, `palette`, `report_style` and `report_script`.

    `all_anchors`: give every sentence an id, so that findings added later can point to it. `controls`: as in
    `words.warnings`.
    """
    links = finding_links(report)
    dropped = (entry.sentence_id for entry in report.coverage.dropped[:LISTED_OMISSIONS])
    every = (sentence.id for sentence in report.article.sentences)
    anchors = every if all_anchors else (i for i in dropped if i is not None)
    return ReportParts(
        header=_header(report),
        findings=findings_html(report, finding_places(links), controls),
        folds=folds_html(report),
        article='<h3 class="gc-small">The article</h3>' + article_html(report.article, links, anchors=anchors),
    )


def report_html(report: Report) -> str:
    """The report as one self-contained page: click to source, keyboard, print, light and dark.

    Result: a whole HTML document that loads nothing and runs no script but its own.
    """
    style, script, parts = palette() + report_style(), report_script(), report_parts(report)
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="generator" content="gistcheck">'
        f"<title>{escape_html(article_title(report.article))} – gistcheck report</title>"
        f"<style>{style}</style></head>"
        '<body class="gc-file"><main class="gc-report"><h1 class="gc-brand">gistcheck report</h1>'
        f'{report_furniture()}{parts.header}<div class="gc-columns">'
        f'<div class="gc-findings">{parts.findings}{parts.folds}</div>'
        f'<div class="gc-article">{parts.article}</div></div></main><script>{script}</script></body></html>\n'
    )


def report_furniture() -> str:
    """What a page needs once beside any number of reports: verdict shapes and the status bar."""
    return _FURNITURE


def palette() -> str:
    """The style sheet of colours and fonts; stands at the top level of a page's style."""
    return _read("palette.css")


def report_style() -> str:
    """The style sheet of a report; its rules may be nested under any selector."""
    return _read("report.css")


def report_script() -> str:
    """The script of a report: marking, moving and the keyboard."""
    return _read("report.js")


@cache
def _read(name: str) -> str:
    return files("gistcheck.render").joinpath(name).read_text(encoding="utf-8")


def _header(report: Report) -> str:
    line = "".join(f"<span>{fact}</span>" for fact in _facts(report))
    title = escape_html(article_title(report.article))
    return f'<header class="gc-header"><h2>{title}</h2><p class="gc-facts">{line}</p></header>'


def _facts(report: Report) -> Iterator[str]:
    article = report.article
    if article.published:
        yield escape_html(article.published)
    if article.url:
        yield _address(article.url)
    yield count(len(article.text.split()), "word")
    yield coverage_line(report).rstrip(".")


def _address(url: str) -> str:
    safe = web_address(url)
    if safe is None:
        return escape_html(url)
    return f'<a href="{escape_html(safe)}" rel="noopener noreferrer nofollow">{escape_html(safe)}</a>'


def _hash(code: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
