"""The HTML report as a file on a disk: the same behaviour, no server, ready for paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gistcheck.render import report_html
from tests.sample_report import sample_report
from tests.visit import PHONE, Visit

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(visit: Callable[..., Visit], tmp_path: Path) -> Callable[..., Visit]:
    path = tmp_path / "report.html"
    path.write_text(report_html(sample_report()), "utf-8")
    return lambda **options: visit(path.as_uri(), **options)


def test_click_and_keyboard_work_without_a_server(opened: Callable[..., Visit]) -> None:
    made = opened()
    made.page.click("[data-pick=c1]")
    assert made.marked() == ["wounding 238"]
    made.page.keyboard.press("Escape")
    assert made.marked() == []
    made.page.focus("#gc-3")
    made.page.keyboard.press("Enter")
    assert made.page.locator(".gc-on").get_attribute("data-item") == "c2"
    assert made.errors == []
    assert len(made.requests) == 1


def test_it_fits_a_phone(opened: Callable[..., Visit]) -> None:
    made = opened(size=PHONE, scheme="dark")
    assert made.page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    made.page.click("[data-pick=c4]")
    assert made.in_view(".gc-mark")
    made.shoot("file-390-dark")


def test_links_work_without_a_script(opened: Callable[..., Visit]) -> None:
    made = opened(java_script_enabled=False)
    made.page.locator("[data-item=c2] a").click()
    assert made.page.url.endswith("#gc-3")
    assert made.page.locator("#gc-3:target").count() == 1


def test_on_paper_everything_is_unfolded_black_on_white_and_the_bar_is_gone(opened: Callable[..., Visit]) -> None:
    made = opened(scheme="dark")
    page = made.page
    page.click("[data-pick=c1]")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    assert not page.locator(".gc-bar").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.gc-article p')).color") == "rgb(27, 28, 31)"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0
    assert len(page.pdf()) > 10_000
