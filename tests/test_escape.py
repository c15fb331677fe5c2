"""Text from outside stays text in every form a report takes."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gistcheck.render import report_html
from gistcheck.render.escape import escape_html, escape_markdown, printable, web_address
from tests.read_page import Page, terminal
from tests.sample_report import echo_report, sample_report

WORDS = st.text(alphabet=st.characters(exclude_categories=()), min_size=1, max_size=60).filter(str.strip)


@given(WORDS)
def test_no_text_adds_a_tag_or_an_attribute(text: str) -> None:
    known = Page(report_html(echo_report("One plain sentence. Another one.", "x"))).vocabulary
    assert Page(report_html(echo_report(text, text))).vocabulary <= known


@given(WORDS)
def test_escaped_html_reads_back_as_the_printable_text(text: str) -> None:
    assert Page(f"<p>{escape_html(text)}</p>").text.split() == printable(text).split()
    assert not set(escape_html(text)) & set("<>\"'`${}")


@given(WORDS)
def test_markdown_shows_the_characters_and_makes_no_markup(text: str) -> None:
    shown = Page(MarkdownIt().render(f"- {escape_markdown(text)}"))
    assert {tag for tag, _ in shown.tags} <= {"ul", "li"}
    assert shown.text.split() == printable(text).split()


@pytest.mark.parametrize(
    "text", ["1. x", "# x", "- x", "+ x", "* x", "> x", "    x", "===", "---", "![a](b)", "<b>", "a|b", "&lt;"]
)
def test_markdown_signs_at_the_start_stay_text(text: str) -> None:
    shown = Page(MarkdownIt().render(escape_markdown(text)))
    assert [tag for tag, _ in shown.tags] == ["p"]
    assert shown.text.split() == text.split()


@given(WORDS)
def test_the_terminal_gets_no_control_characters(text: str) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", terminal(echo_report(text, text)))


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "data:text/html,x", "vbscript:x", "//host", "http:///x", 'https://a"b', "https://a b",
        "ftp://a", "",
    ],
)  # fmt: skip
def test_only_web_addresses_become_links(url: str) -> None:
    assert web_address(url) is None
    report = sample_report()
    page = Page(report_html(replace(report, article=replace(report.article, url=url))))
    assert not [a for tag, a in page.tags if tag == "a" and not (a["href"] or "").startswith("#")]


def test_markdown_opens_no_tag() -> None:
    assert escape_markdown("<b>R&D</b>") == "&lt;b\\>R&amp;D&lt;/b\\>"
