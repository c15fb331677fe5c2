"""Markup, template and script text in an article runs nothing and adds nothing, on the page and in the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gistcheck.render import report_html
from gistcheck.render.escape import printable
from tests.injections import INJECTIONS
from tests.sample_report import echo_report
from tests.visit import Visit
from tests.web_server import GRADIO_WARNINGS

pytestmark = [pytest.mark.browser, *GRADIO_WARNINGS]
TITLE = "[placeholder='If it is not in the text']"
FOREIGN = "script, iframe, object, embed, base, meta, form, img, video, input, math, style, textarea, noscript"


def triggered(visit: Visit, root: str) -> dict[str, Any]:
    """Move over and choose everything, then say what ran or was added inside the report."""
    page = visit.page
    for pick in page.locator(".gc-pick").all()[:4]:
        pick.hover()
        pick.click()
    added = page.locator(root).locator(FOREIGN).count()
    handlers = page.evaluate(
        "r => [...document.querySelectorAll(r + ' *')].flatMap(e => [...e.attributes])"
        ".filter(a => a.name.startsWith('on') || /javascript:/i.test(a.name === 'href' ? a.value : '')).length",
        root,
    )
    return {"ran": page.evaluate("window.__ran"), "dialogs": visit.dialogs, "added": added, "handlers": handlers}


CLEAN = {"ran": None, "dialogs": [], "added": 0, "handlers": 0}


def test_there_are_enough_of_them() -> None:
    assert len(set(INJECTIONS)) >= 40


def test_the_page_runs_none(start: Visit, address: str) -> None:
    page = start.page
    start.unfold()
    for text in INJECTIONS:
        page.fill(TITLE, text)
        start.enter(text)
        for root in (".gc-article", ".gc-findings .gc-report", ".gc-header"):
            assert triggered(start, root) == CLEAN, text
        assert page.inner_text(".gc-header h2").split() == printable(text).split()
        page.fill("#gp-claim textarea", text)
        page.click("#gp-check")
        page.wait_for_selector(".gc-own.gc-on")
        assert triggered(start, ".gp-verdict") == CLEAN, text
        page.click("#gp-again")
        page.wait_for_selector("#gp-submit")
        if not page.locator(TITLE).is_visible():
            start.unfold()
    assert {url for url in start.requests if not url.startswith((address, "data:", "blob:"))} == set()


@pytest.mark.parametrize("text", INJECTIONS)
def test_the_file_runs_none(visit: Callable[..., Visit], tmp_path: Path, text: str) -> None:
    path = tmp_path / "report.html"
    path.write_text(report_html(echo_report(text, text)), "utf-8")
    made = visit(path.as_uri())
    assert triggered(made, "main") == CLEAN
    assert made.page.inner_text(".gc-header h2").split() == printable(text).split()
    assert made.requests == [path.as_uri()]
    assert made.errors == []
