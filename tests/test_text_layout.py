"""Kinds told by where a block stands: the headline, headings, links under their heading, lines about the author."""

from __future__ import annotations

import pytest

from gistcheck.text import split_sentences
from tests.test_text_kinds import LEAD, SECOND, TITLE, after_article, in_article, kind_of, labels


@pytest.mark.parametrize("title", [None, TITLE])
def test_the_first_line_is_the_title(title: str | None) -> None:
    assert labels(f"{TITLE}\n{LEAD}", title) == [("title", TITLE), ("body", LEAD)]


def test_a_given_title_is_found_with_the_name_of_the_site_and_under_a_section() -> None:
    text = f"News\nHarbour\n{TITLE}\n{LEAD}\n{SECOND}"
    assert [kind for kind, _ in labels(text, f"{TITLE} | Harbour News")][:4] == [
        "boilerplate",
        "boilerplate",
        "title",
        "body",
    ]


def test_a_sentence_that_begins_like_the_title_is_not_the_title() -> None:
    lead = f"{TITLE}, the council said."
    assert labels(f"{lead} {SECOND}", TITLE)[0] == ("body", lead)


def test_a_title_that_is_repeated_counts_once() -> None:
    text = f"{TITLE}\n{LEAD}\n{SECOND}\n{TITLE.upper()}!"
    assert [kind for kind, _ in labels(text)] == ["title", "body", "body", "body", "duplicate"]
    assert labels(f"{LEAD}\n{TITLE}", TITLE)[1][0] == "duplicate", "known from elsewhere, not from the text"


def test_headings_between_paragraphs_are_titles_and_lists_are_body() -> None:
    text = (
        f"{TITLE}\n\n{LEAD}\n\nRust in the piers\n\n{SECOND}\n\nFour roads stay open\nHigh Street\nMill Lane\nEast Quay"
    )
    kinds = {sentence: kind for kind, sentence in labels(text)}
    assert kinds["Rust in the piers"] == "title"
    assert {kinds[line] for line in ("High Street", "Mill Lane", "East Quay")} == {"body"}


@pytest.mark.parametrize("heading", ["What we know so far", "Key numbers", "The council named two figures on Monday:"])
def test_points_below_a_heading_that_sums_up_are_the_story_whatever_a_model_says(heading: str) -> None:
    text = f"{TITLE}\n\n{heading}\n- 14 drivers hurt\n- 64 roads closed\n\n{LEAD}\n\nOur pick:\n- Tolls to double"
    spans = split_sentences(text)
    kinds = {sentence: kind for kind, sentence in labels(text, None, [0.0, *[0.95] * (len(spans) - 1)])}
    assert {kinds["- 14 drivers hurt"], kinds["- 64 roads closed"]} == {"body"}
    assert kinds[heading] in ("title", "body")
    assert kinds["- Tolls to double"] == "boilerplate"


def test_a_number_before_a_line_alone_makes_a_heading_and_before_several_a_list() -> None:
    later = LEAD.replace("Tuesday", "Friday")
    alone = f"{TITLE}\n\n{LEAD}\n\n1. Rust in the piers\n\n{SECOND}\n\n2. A detour\n\n{later}"
    listed = f"{TITLE}\n\n{LEAD}\n\n1. Rust in the piers\n2. A detour\n\n{SECOND}"
    for text, kind in ((alone, "title"), (listed, "body")):
        assert {kind_of(line, text) for line in ("1. Rust in the piers", "2. A detour")} == {kind}


def test_the_head_of_an_email_and_of_a_printed_page_is_no_headline() -> None:
    mail = "From: Valley Letter <post@valley.example>\nTo: all@valley.example\nDate: Tue, 3 Mar 2026 07:02:11 +0000"
    page = "THE VALLEY LETTER      Page 3 of 8"
    for head in (f"{mail}\nView this email in your browser", page):
        found = labels(f"{head}\n\n{TITLE}\n\n{LEAD}\n\n{SECOND}")
        assert {kind for kind, _ in found[: len(head.splitlines())]} == {"boilerplate"}
        assert [kind for kind, _ in found][len(head.splitlines()) :] == ["title", "body", "body", "body"]
    assert kind_of("From: Leeds to the sea", in_article("From: Leeds to the sea")) != "boilerplate"


def test_a_markdown_heading() -> None:
    assert [kind for kind, _ in labels(f"# {TITLE}\n\n{LEAD}\n\n## Why\n\n{SECOND}")] == [
        "title",
        "body",
        "title",
        "body",
        "body",
    ]


def test_links_under_their_heading_and_references_at_the_end() -> None:
    text = after_article("Most read", "Tunnel tolls to double", "Is the ferry back?", LEAD.replace("two", "three"))
    assert [kind for kind, _ in labels(text)][-4:] == ["boilerplate"] * 3 + ["body"]
    for heading in ("Read more", "More on this story", "Top stories", "Related"):
        text = after_article(
            heading, "Tunnel tolls to double", "Live. Is the ferry back?", LEAD.replace("two", "three")
        )
        assert [kind for kind, _ in labels(text)][-5:] == ["boilerplate"] * 4 + ["body"], heading
    text = after_article(
        "Sources", 'Jane Smith. "Bridge shuts" — Harbour News, May 5, 2026', 'Ali Khan. "Rust" — The Pier.'
    )
    assert {kind for kind, _ in labels(text)[4:]} == {"boilerplate"}


def test_the_headline_under_the_menu_of_a_page() -> None:
    menu = "Home\nNews\nSport\nWeather\nMore | Sign in | Help\nPolitics\n"
    assert kind_of(TITLE, f"{menu}{TITLE}\n\n{LEAD}\n\n{SECOND}") == "title"


def test_a_line_about_the_author_is_furniture() -> None:
    text = f"{TITLE}\n\nBy Jane Smith and Ali Khan\n\n{LEAD}\n\n{SECOND}\n\nAli Khan covers the harbour for The Pier."
    assert labels(text)[-1][0] == "boilerplate"
    assert labels(text.replace("Ali Khan covers", "Ana Silva covers"))[-1][0] == "body"


def test_several_lines_below_the_headline_sum_it_up_whatever_the_model_says() -> None:
    points = ["Drivers must take the tunnel until 2028", "Its piers are eaten by rust"]
    text = "\n\n".join([TITLE, *points, "e-mail", LEAD, SECOND])
    found = labels(text, None, [0.99] * len(split_sentences(text)))
    assert [kind for kind, _ in found][:4] == ["title", "body", "body", "boilerplate"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Longform\n\nHoroscopes", "boilerplate"),  # several lines in a row are no headings
        ("Longform\n\nHoroscopes are out.", "body"),
        ("Longform\n\n- Horoscopes", "body"),
    ],
)
def test_a_sure_model_counts_among_the_paragraphs_for_lines_without_a_stop(line: str, kind: str) -> None:
    text = in_article(line)
    found = labels(text, None, [0.99] * len(split_sentences(text)))
    assert next(kind for kind, sentence in found if "Horoscopes" in sentence) == kind
    assert [kind for kind, sentence in found if sentence == LEAD] == ["body"]


@pytest.mark.parametrize(
    ("probability", "stop", "kind"), [(0.85, "", "boilerplate"), (0.7, "", "body"), (0.85, ".", "body")]
)
def test_how_sure_a_model_must_be(probability: float, stop: str, kind: str) -> None:
    line = f"How the tunnel under the harbour was dug by crews from Oslo in three years for the city{stop}"
    text = in_article(line)
    found = labels(text, None, [probability] * len(split_sentences(text)))
    assert [kind for kind, sentence in found if sentence == line] == [kind]


@pytest.mark.parametrize(
    "block",
    [
        "Voters elected Ida Holm on Tuesday, a victory for Gov. Karl Lind (R) and others in the state.",
        "The committee refused to ban all athletes after the report.\u00a0[Reuters]",
        "The firm lost its licence. A film (above) shows the mine. It closed in May.",
    ],
    ids=["a party", "an agency behind the stop", "a paragraph"],
)
def test_what_the_article_tells_is_no_caption(block: str) -> None:
    text = f"A mine shuts\n\n{block}\n\nThe mine in Tarn shut in May after 40 years. Two men were hurt there in 2019."
    assert {kind for kind, sentence in labels(text, None) if sentence in block} == {"body"}
