"""The whole way from an article to a checked claim, as a person goes it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from gistcheck.render import report_dict, report_html
from gistcheck.web.examples import examples
from tests.sample_report import TEXT, sample_report
from tests.visit import DESKTOP, PHONE, Visit
from tests.web_server import GRADIO_WARNINGS

pytestmark = [pytest.mark.browser, *GRADIO_WARNINGS]
QUOTE = "All those who were wounded and the dead have been taken to hospital."


def test_the_empty_page_says_what_it_is_for(start: Visit) -> None:
    page = start.page
    assert page.locator("h1").inner_text() == "gistcheck"
    assert "Paste an article, get three things" in page.inner_text("main")
    assert "CC BY 2.5" in page.inner_text("main")


def test_a_claim_marks_its_words_and_a_second_click_clears_them(report: Visit) -> None:
    page = report.page
    page.click("[data-pick=c2]")
    assert report.marked() == [QUOTE]
    assert report.in_view(".gc-mark")
    assert page.get_attribute("[data-pick=c2]", "aria-pressed") == "true"
    assert page.inner_text(".gc-status") == "1 place marked in the article"
    page.click("[data-pick=c2]")
    assert report.marked() == []
    assert page.get_attribute("[data-pick=c2]", "aria-pressed") == "false"


def test_a_summary_sentence_marks_every_span_it_was_cut_from(report: Visit) -> None:
    report.page.click("[data-pick=s1]")
    assert report.marked() == ["A storm", "a crane to fall into Mecca's Grand Mosque, killing 107 or more"]


def test_a_sentence_lights_what_was_drawn_from_it(report: Visit) -> None:
    page = report.page
    page.click("#gc-2")
    lit = page.locator(".gc-item.gc-on").evaluate_all("items => items.map(item => item.dataset.item)")
    assert lit == ["s1", "c1"]
    assert page.inner_text(".gc-status") == "2 findings drawn from this sentence"
    page.click("[data-do=next]")
    assert page.locator(".gc-now").get_attribute("data-item") == "c1"
    page.click("[data-do=clear]")
    assert page.locator(".gc-on").count() == 0


def test_speaker_quotation_hedge_and_reasons_show_without_hovering(report: Visit) -> None:
    page = report.page
    for words in (
        "Suleiman al-Amr said this. The article reports it; gistcheck does not say it is true.",
        "The article marks this as uncertain.",
        "“not” is missing.",
    ):
        assert page.get_by_text(words).first.is_visible()
    assert page.locator(".gc-tag", has_text="quotation").is_visible()
    assert page.locator(".gc-tag", has_text="hedged").is_visible()
    shapes = page.locator(".gc-claims .gc-badge use").evaluate_all("uses => uses.map(u => u.getAttribute('href'))")
    assert set(shapes) == {"#gc-shape-supported", "#gc-shape-contradicted", "#gc-shape-not_stated"}


def test_the_findings_stay_beside_a_long_article(start: Visit) -> None:
    start.enter("\n\n".join(f"Sentence number {i} says one thing about the case." for i in range(60)))
    start.page.click("#gc-40")
    assert start.in_view("[data-item=c41]")
    assert start.in_view("#gc-40")


def test_what_was_left_out_unfolds_and_leads_to_its_place(report: Visit) -> None:
    page = report.page
    page.click("text=What was left out, and why")
    page.locator(".gc-left a").last.click()
    assert page.locator("#gc-7.gc-lit").inner_text() == "Read all the latest news here"
    assert report.in_view("#gc-7")


def test_ones_own_claim_gets_a_verdict_and_its_evidence(report: Visit) -> None:
    page = report.page
    page.fill("#gp-claim textarea", "Officials did not close the mosque.")
    page.click("#gp-check")
    page.wait_for_selector(".gc-own")
    assert "Supported by the article" in page.inner_text(".gc-own")
    assert "It stands there word for word." in page.inner_text(".gc-own")
    page.wait_for_selector("#gc-5.gc-mark")
    page.fill("#gp-claim textarea", "The mosque was sold.")
    page.click("#gp-check")
    page.wait_for_selector(".gc-own.gc-not_stated")
    assert page.locator(".gc-mark").count() == 0


def test_on_a_phone_the_verdict_stays_in_view_and_is_announced(visit: Callable[..., Visit], address: str) -> None:
    made = visit(address, size=PHONE)
    page = made.page
    page.wait_for_selector("#gp-submit")
    made.enter(TEXT)
    region = page.locator(".gp-verdict [role=status]")
    assert region.inner_text() == ""
    page.fill("#gp-claim textarea", "Officials did not close the mosque.")
    page.click("#gp-check")
    page.wait_for_selector("#gc-5.gc-mark")
    page.wait_for_timeout(1000)
    assert made.in_view(".gc-own")
    assert made.in_view("#gp-check")
    assert "Supported by the article" in region.inner_text()
    bar, verdict = (page.locator(found).bounding_box() for found in (".gc-bar", ".gc-own"))
    assert bar
    assert verdict
    assert verdict["y"] + verdict["height"] <= bar["y"]
    page.click(".gc-own .gc-from a")
    assert made.in_view("#gc-5")


def test_the_whole_way_by_keyboard_only(start: Visit) -> None:
    page = start.page
    page.focus("#gp-text textarea")
    page.keyboard.insert_text(TEXT)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "gp-submit"
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement?.matches('.gc-header h2')")
    _tab_to(start, "[data-pick=c2]")
    page.keyboard.press("Enter")
    assert start.marked() == [QUOTE]
    page.keyboard.press("Escape")
    assert start.marked() == []
    assert page.evaluate("document.activeElement.dataset.pick") == "c2"
    _tab_to(start, "#gp-claim textarea")
    page.keyboard.insert_text("Officials did not close the mosque.")
    _tab_to(start, "#gp-check")
    page.keyboard.press("Enter")
    page.wait_for_selector(".gc-own.gc-on")
    _tab_to(start, "#gc-3")
    page.keyboard.press("Space")
    assert page.locator(".gc-item.gc-on").get_attribute("data-item") == "c2"


def _tab_to(visit: Visit, selector: str) -> None:
    for _ in range(40):
        visit.page.keyboard.press("Tab")
        if visit.page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached with the Tab key")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_phone_and_desktop_light_and_dark(
    visit: Callable[..., Visit], address: str, size: tuple[int, int], scheme: str
) -> None:
    made = visit(address, size=size, scheme=scheme)
    page, name = made.page, f"{size[0]}-{scheme}"
    page.wait_for_selector("#gp-submit")
    made.shoot(f"start-{name}")
    made.enter(TEXT)
    made.shoot(f"report-{name}")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.click("[data-pick=c2]")
    assert made.in_view(".gc-mark")
    made.shoot(f"marked-{name}")
    page.click("[data-do=back]")
    assert made.in_view("[data-pick=c2]")
    light = page.evaluate("getComputedStyle(document.querySelector('.gc-header h2')).color")
    assert (light == "rgb(27, 28, 31)") == (scheme == "light")


def test_a_finger_is_enough(visit: Callable[..., Visit], address: str) -> None:
    made = visit(address, size=PHONE, has_touch=True, is_mobile=True)
    made.page.wait_for_selector("#gp-submit")
    made.enter(TEXT)
    made.page.tap("[data-pick=c4]")
    assert made.marked() == ["Officials did not close the mosque."]
    assert made.in_view(".gc-mark")


def test_an_example_is_one_click_away_and_credited(start: Visit) -> None:
    start.page.click(f"button:has-text('{examples()[0].title}')")
    start.page.wait_for_selector(".gp-result .gc-header")
    assert start.page.locator(".gc-article .gp-credit a").first.get_attribute("href") == examples()[0].url


@pytest.mark.parametrize(("name", "filled"), [("article.txt", TEXT), ("article.md", TEXT.strip())])
def test_an_uploaded_file_fills_the_form(start: Visit, tmp_path: Path, name: str, filled: str) -> None:
    path = tmp_path / name
    path.write_text(TEXT, "utf-8")
    start.page.set_input_files("input[type=file]", path)
    start.page.wait_for_function("text => document.querySelector('#gp-text textarea').value === text", arg=filled)


def test_an_empty_article_is_refused_in_words(start: Visit) -> None:
    start.page.click("#gp-submit")
    assert "holds no words" in start.page.inner_text("[role=alert]")
    assert start.page.locator("#gp-text textarea").is_visible()


def test_nothing_checkable_is_said_in_words(start: Visit) -> None:
    start.enter("Nothing to check here.")
    assert "No checkable claims." in start.page.inner_text(".gc-none")


def test_going_back_keeps_the_text_and_a_second_article_replaces_the_first(report: Visit) -> None:
    page = report.page
    page.click("[data-pick=c1]")
    page.click("#gp-again")
    page.wait_for_selector("#gp-text textarea")
    assert page.input_value("#gp-text textarea") == TEXT
    report.enter("One thing happened. Another followed.")
    assert page.locator(".gc-article .gc-s").all_inner_texts() == ["One thing happened.", "Another followed."]
    assert report.marked() == []


def test_the_report_can_be_downloaded_in_every_format(report: Visit) -> None:
    page = report.page
    contents = {}
    for name, ending in (("JSON", "json"), ("HTML", "html"), ("Markdown", "md")):
        page.check(f"input[type=radio][value={name}]")
        page.wait_for_function("n => document.querySelector('#gp-export textarea').value.startsWith(n)", arg=name)
        with page.expect_download() as download:
            page.click("#gp-download")
        assert download.value.suggested_filename == f"gistcheck-report.{ending}"
        contents[name] = Path(download.value.path()).read_text("utf-8")
    assert json.loads(contents["JSON"]) == report_dict(sample_report())
    assert contents["HTML"] == report_html(sample_report())
    assert contents["Markdown"] == sample_report().to_markdown()


def test_the_report_can_be_copied(visit: Callable[..., Visit], address: str) -> None:
    made = visit(address, permissions=["clipboard-read", "clipboard-write"])
    made.page.wait_for_selector("#gp-submit")
    made.enter(TEXT)
    made.page.click("#gp-copy")
    made.page.wait_for_selector("#gp-copy:has-text('Copied')")
    assert json.loads(made.page.evaluate("navigator.clipboard.readText()")) == report_dict(sample_report())


def test_no_request_leaves_this_machine_and_nothing_fails(report: Visit, address: str) -> None:
    report.page.click("[data-pick=c1]")
    report.page.wait_for_timeout(500)
    assert {url for url in report.requests if not url.startswith((address, "data:", "blob:"))} == set()
    assert report.errors == []
