"""Accessibility: axe-core finds nothing on the page, in every state, size and colour scheme."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from gistcheck.render import report_html
from tests.sample_report import TEXT, sample_report
from tests.visit import DESKTOP, PHONE, Visit
from tests.web_server import GRADIO_WARNINGS

pytestmark = [pytest.mark.browser, *GRADIO_WARNINGS]
RULES: dict[str, Any] = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


def found(visit: Visit) -> list[str]:
    """Rule, impact and first element of every violation of WCAG 2.2 AA or good practice."""
    results = Axe().run(visit.page, options=RULES).response
    assert len(results["passes"]) > 15, "axe looked at nothing"
    return [f"{v['id']} ({v['impact']}): {v['nodes'][0]['html'][:200]}" for v in results["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_page(visit: Callable[..., Visit], address: str, size: tuple[int, int], scheme: str) -> None:
    made = visit(address, size=size, scheme=scheme, reduced_motion="reduce")
    made.page.wait_for_selector("#gp-submit")
    made.unfold()
    assert found(made) == []
    made.page.click("#gp-submit")
    made.page.wait_for_selector("[role=alert]")
    assert found(made) == []
    made.enter(TEXT)
    made.page.fill("#gp-claim textarea", "Officials did not close the mosque.")
    made.page.click("#gp-check")
    made.page.wait_for_selector(".gc-own.gc-on")
    for fold in made.page.locator("details").all():
        fold.evaluate("e => { e.open = true; }")
    made.page.wait_for_timeout(300)
    assert found(made) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_file(visit: Callable[..., Visit], tmp_path: Any, scheme: str) -> None:
    path = tmp_path / "report.html"
    path.write_text(report_html(sample_report()), "utf-8")
    made = visit(path.as_uri(), scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    made.page.click("[data-pick=c2]")
    made.page.wait_for_timeout(300)
    assert found(made) == []
