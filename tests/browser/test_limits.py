"""What is too large, too long or too slow, and what the page says of it; and the interactive API pages."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gistcheck.types import Coverage, Report
from tests.sample_report import TEXT, FakeAnalyser, sample_report, sentences
from tests.visit import Visit
from tests.web_server import GRADIO_WARNINGS, serving

pytestmark = [pytest.mark.browser, *GRADIO_WARNINGS]
PASTE = """text => {
    const box = document.querySelector("#gp-text textarea");
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
}"""
"""What a paste does; Playwright's typing takes minutes for 1 MB."""


class LongAnalyser(FakeAnalyser):
    """The sample report, over whatever article it is given."""

    def analyse(self, given: Any, title: str | None = None, *, progress: Any = None, **options: Any) -> Report:
        found = sample_report()
        text, body = given.text, sentences(given.text)
        progress(0.5, "reading the sentences")
        return dataclasses.replace(
            found,
            article=dataclasses.replace(found.article, text=text, sentences=body),
            coverage=Coverage(len(text), len(text), len(body), len(body), False, ()),
        )


def test_a_text_over_the_limit_is_refused_in_words_and_kept_in_the_form(visit: Callable[..., Visit]) -> None:
    with serving(FakeAnalyser(), max_bytes=100) as address:
        made = visit(address)
        made.page.fill("#gp-text textarea", TEXT)
        made.page.click("#gp-submit")
        words = made.page.wait_for_selector("[role=alert]")
        assert words is not None
        assert "this service reads at most 100. Split it" in words.inner_text()
        assert made.page.input_value("#gp-text textarea") == TEXT


def test_a_file_over_the_limit_is_refused_in_words(visit: Callable[..., Visit], tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(TEXT * 10, "utf-8")
    with serving(FakeAnalyser(), max_bytes=100) as address:
        made = visit(address)
        made.page.wait_for_selector("#gp-submit")
        made.page.set_input_files("input[type=file]", path)
        made.page.get_by_text("exceed the maximum allowed size").first.wait_for()
        assert not made.page.locator(".gp-file").get_by_text("Error").is_visible()


def test_an_article_of_1_mb_is_shown_whole_and_answers_a_click(visit: Callable[..., Visit]) -> None:
    text = "\n\n".join(" ".join(f"Sentence {i} of part {n} says one thing." for i in range(10)) for n in range(2_600))
    text = (TEXT + "\n" + text)[:1_000_000]
    with serving(LongAnalyser()) as address:
        made = visit(address)
        made.page.set_default_timeout(120_000)
        made.page.wait_for_selector("#gp-submit")
        made.page.evaluate(PASTE, text)
        made.page.click("#gp-submit")
        made.page.wait_for_selector(".gp-result .gc-header")
        assert text.split()[-1] in str(made.page.text_content(".gc-article")).split()[-60:]
        assert "Sentence 1 of part 2500 says one thing." in str(made.page.text_content(".gc-article"))
        made.page.click("[data-pick=c2]")
        assert made.in_view(".gc-mark")
        assert made.errors == []


def test_the_api_pages_name_both_endpoints_and_load_nothing_from_elsewhere(start: Visit, address: str) -> None:
    start.page.get_by_role("button", name="Use via API").click()
    start.page.get_by_text("2 Available MCP Tools").wait_for()
    start.page.get_by_text("Python", exact=True).first.click()
    for name in ("/analyse", "/check"):
        start.page.get_by_text(name, exact=True).first.wait_for()
    start.page.wait_for_timeout(500)
    start.shoot("api-1280-light")
    assert {url for url in start.requests if not url.startswith((address, "data:", "blob:"))} == set()
