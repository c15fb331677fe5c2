"""The fixed HTML of the page: banner, what it is for, help."""

from __future__ import annotations

from typing import Final

from gistcheck.render.escape import escape_html
from gistcheck.render.findings import badge_html
from gistcheck.render.html import report_furniture
from gistcheck.web.examples import examples, link

BANNER: Final = (
    '<div class="gp-banner"><h1 class="gp-word"><mark>gist</mark>check</h1>'
    "<p>What does this article say, and who says it?</p></div>" + report_furniture()
)
STEPS: Final = (
    '<section class="gp-about gc-report" aria-labelledby="gp-h-about">'
    '<h2 id="gp-h-about">Paste an article, get three things</h2>'
    "<dl><dt>The gist</dt><dd>A summary in the article’s own words.</dd>"
    "<dt>The claims</dt><dd>What a fact-checking desk would check, with who said it.</dd>"
    "<dt>A verdict on each</dt><dd>Whether this article says so. "
    "Choose any line and its place in the article lights up.</dd></dl>"
    f'<ul class="gp-legend"><li>{badge_html("supported", "Supported")} The article says so.</li>'
    f"<li>{badge_html('contradicted', 'Contradicted')} It says otherwise.</li>"
    f"<li>{badge_html('not_stated', 'Not stated')} It does not say.</li></ul>"
    "<p>A quotation stays a quotation: gistcheck tells you who said it, never that it is true. "
    "The article is read on the machine that serves this page and sent nowhere else.</p></section>"
)
OWN_TITLE: Final = '<h3 class="gp-own-title">Check your own claim</h3>'
EXPORT_TITLE: Final = '<h3 class="gp-own-title">Take the report with you</h3>'


def example_credits() -> str:
    """Whose the example articles are."""
    articles = " and ".join(link(example.url, example.title) for example in examples())
    first = examples()[0]
    licence = link(first.licence_url, first.licence)
    return f'<p class="gp-credit">Examples: {articles}, by {escape_html(first.credit)}, {licence}.</p>'


def problem_html(message: str) -> str:
    """A message that something went wrong, read out at once."""
    return f'<p class="gp-problem" role="alert">{escape_html(message)}</p>' if message else ""
