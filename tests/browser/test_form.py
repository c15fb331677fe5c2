"""What the form does with its entries before it is sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from gistcheck.web.examples import examples
from tests.sample_report import FakeAnalyser
from tests.visit import Visit
from tests.web_server import GRADIO_WARNINGS, serving

pytestmark = [pytest.mark.browser, *GRADIO_WARNINGS]
EXAMPLE = examples()[0]
OTHER = "The bridge at Tarn was shut on Monday. Divers looked at its piers."


class Form:
    """The page over an analyser that keeps what it was asked."""

    def __init__(self, visit: Visit, analyser: FakeAnalyser) -> None:
        self.visit, self.page, self.analyser = visit, visit.page, analyser

    def again(self) -> None:
        """From the report back to the form."""
        self.page.click("#gp-again")
        self.page.wait_for_selector("#gp-text textarea")

    def asked(self, text: str) -> dict[str, Any]:
        """What reaches the analyser when a text is sent."""
        self.visit.enter(text)
        return self.analyser.calls[-1]


@pytest.fixture
def form(visit: Any) -> Iterator[Form]:
    analyser = FakeAnalyser()
    with serving(analyser) as address:
        made = visit(address)
        made.page.wait_for_selector("#gp-submit")
        yield Form(made, analyser)


def take_example(form: Form) -> None:
    form.page.click(f"button:has-text('{EXAMPLE.title}')")
    form.page.wait_for_function("document.activeElement?.matches('.gc-header h2')")
    call = form.analyser.calls[-1]
    assert (call["title"], call["published"]) == (EXAMPLE.title, EXAMPLE.published)
    form.again()


def test_an_examples_title_and_date_go_with_its_text(form: Form) -> None:
    take_example(form)
    call = form.asked(OTHER)
    assert (call["title"], call["published"]) == (None, None)


def test_an_example_sent_again_keeps_its_title_and_date(form: Form) -> None:
    take_example(form)
    call = form.asked(EXAMPLE.text + "\n")
    assert (call["title"], call["published"]) == (EXAMPLE.title, EXAMPLE.published)


def test_a_title_that_was_typed_stays_when_the_examples_text_goes(form: Form) -> None:
    take_example(form)
    form.visit.unfold()
    form.page.get_by_label("Title").fill("Bridge shut")
    call = form.asked(OTHER)
    assert (call["title"], call["published"]) == ("Bridge shut", None)
    form.again()
    form.page.get_by_label("Published").fill(EXAMPLE.published)
    assert form.asked(OTHER + " It reopens soon.")["published"] == EXAMPLE.published


def test_a_files_title_goes_with_its_text(form: Form, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<html><head><title>Ferry sinks</title></head><body><article><h1>Ferry sinks</h1>"
        "<p>A ferry sank off the coast on Sunday, and forty people were taken from the water.</p>"
        "</article></body></html>"
    )
    form.page.set_input_files("input[type=file]", path)
    form.page.wait_for_function("document.querySelector('#gp-text textarea').value.includes('forty')")
    form.visit.unfold()
    assert form.page.get_by_label("Title").input_value() == "Ferry sinks"
    assert form.asked(OTHER)["title"] is None


def test_a_file_that_cannot_be_read_takes_nothing_away(form: Form, tmp_path: Path) -> None:
    form.page.fill("#gp-text textarea", EXAMPLE.text)
    form.visit.unfold()
    form.page.get_by_label("Title").fill("Typed")
    path = tmp_path / "empty.txt"
    path.write_text(" ")
    form.page.set_input_files("input[type=file]", path)
    form.page.wait_for_selector("[role=alert]")
    form.page.wait_for_timeout(300)
    assert form.asked(OTHER)["title"] == "Typed"


def test_a_title_typed_while_the_text_is_still_looked_at_stays(form: Form) -> None:
    form.page.evaluate("""() => {
        const keep = gistcheckPage.keep, later = new Promise((done) => setTimeout(done, 1000));
        gistcheckPage.keep = async (...entries) => { const kept = keep(...entries); await later; return kept; };
    }""")
    form.page.fill("#gp-text textarea", OTHER)
    form.visit.unfold()
    form.page.get_by_label("Title").fill("Typed")
    form.page.wait_for_timeout(1500)
    assert form.page.get_by_label("Title").input_value() == "Typed"


def test_a_length_nobody_set_fits_its_unit(form: Form) -> None:
    form.visit.unfold()
    form.page.check("input[value=sentences]")
    call = form.asked(OTHER)
    assert (call["summary_sentences"], call["summary_words"]) == (3, None)
    form.again()
    form.page.check("input[value=words]")
    call = form.asked(OTHER)
    assert (call["summary_sentences"], call["summary_words"]) == (None, 60)


def test_a_length_that_was_set_stays_in_any_unit(form: Form) -> None:
    form.visit.unfold()
    form.page.get_by_label("Summary, about").fill("5")
    form.page.check("input[value=sentences]")
    call = form.asked(OTHER)
    assert (call["summary_sentences"], call["summary_words"]) == (5, None)
    form.again()
    form.page.check("input[value=words]")
    assert form.asked(OTHER)["summary_words"] == 5


def test_a_long_article_does_not_push_the_button_away(form: Form) -> None:
    before = form.page.locator("#gp-submit").bounding_box()
    form.page.fill("#gp-text textarea", f"{EXAMPLE.text}\n" * 5)
    assert form.page.locator("#gp-submit").bounding_box() == before


def test_an_old_message_is_not_shown_while_the_next_article_is_read(form: Form, monkeypatch: Any) -> None:
    form.page.click("#gp-submit")
    form.page.wait_for_selector("[role=alert]")
    read, analyse = Event(), form.analyser.analyse

    def analyse_later(*given: Any, **options: Any) -> Any:
        read.wait(20)
        return analyse(*given, **options)

    monkeypatch.setattr(form.analyser, "analyse", analyse_later)
    form.page.fill("#gp-text textarea", OTHER)
    form.page.click("#gp-submit")
    form.page.wait_for_selector("#gp-status [data-testid=status-tracker]:not(.hide)")
    assert not form.page.locator("[role=alert]").is_visible()
    read.set()
    form.page.wait_for_selector(".gp-result .gc-header")
