"""Kinds of sentences: headline once, furniture and captions out, no body sentence lost."""

from __future__ import annotations

import pytest

from gistcheck.errors import EmptyInputError, OptionError
from gistcheck.text import is_furniture, label_sentences, prepare, split_sentences, words_key
from gistcheck.text.code import is_code
from gistcheck.types import Article

LEAD = "The council voted on Tuesday to close the old harbour bridge for two years of repairs."
SECOND = "Engineers found rust in four of its six piers, a report said. Traffic will be sent through the tunnel."
TITLE = "Harbour bridge to close for two years"


def labels(text: str, title: str | None = None, boilerplate: list[float] | None = None) -> list[tuple[str, str]]:
    found = label_sentences(text, split_sentences(text), title, boilerplate)
    return [(sentence.kind, text[sentence.start : sentence.end]) for sentence in found]


def kind_of(line: str, text: str, title: str | None = None) -> str:
    return next(kind for kind, sentence in labels(text, title) if sentence == line)


def in_article(line: str) -> str:
    return f"{TITLE}\n\n{LEAD}\n\n{SECOND}\n\n{line}\n\n{LEAD.replace('Tuesday', 'Friday')}\n"


def after_article(*lines: str) -> str:
    return "\n\n".join([TITLE, LEAD, SECOND, *lines])


def test_a_pasted_page() -> None:
    text = after_article(
        "Read all the Latest News here", "What's your reaction?", "0 comment", "Write the first comment for this!"
    )
    page = text.replace(
        TITLE,
        f"{TITLE}\n{TITLE}\nDrivers told to plan for delays of up to an hour\n\nBy Jane Smith\nMonday, 4 May 2026",
        1,
    )
    assert [kind for kind, _ in labels(page)] == [
        "title", "duplicate", "body", "boilerplate", "boilerplate", "body", "body", "body", *["boilerplate"] * 4,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "Saturday, September 12, 2015",
        "Updated: 4 May 2026, 10:32 IST",
        "Last updated on May 4, 2026 at 5:10 pm",
        "3 hours ago",
        "5 min read",
        "Listen to this article · 6:42 min Learn more",
        "214",
        "Share full article",
        "Subscribe | Support us",
        "SKIP ADVERTISEMENT",
        "googletag.cmd.push(function() { googletag.display('gpt-1467'); });",
        "window.dataLayer = window.dataLayer || []; function gtag(){dataLayer.push(arguments);}",
        ".story p { margin: 0 0 1em; color: #333; }",
        '"headline": "Jane Smith leaves",',
        "Scroll down for video",
        "See Less",
        "Home / Harbour News / Bridge to close",
        "Trending: Storm Rina | Gold price",
        "Get current updates on harbour news and weather, along with top headlines from around the world.",
        "Local democracy reporter",
        "A version of this article appears in print on Nov. 13, 2026, Section A, Page 14 of the Leeds edition.",
        "Correction: An earlier version of this article said the bridge was 9 miles long.",
        "Because of an editing error, a previous version of this story misstated the mayor's age.",
        "Press contact: Jo Vance, +44 20 7946 0000, press@bridge.example",
        "r/harbour • Posted by u/oldpier 5 hours ago",
        "This story has been corrected to show that the bridge was built in 1868, not 1886.",
        "By Jane Smith",
        "By JANE SMITH and Ali Khan, Harbour News",
        "Advertisement",
        "Share this",
        "Share on Facebook",
        "Follow us on Twitter and Instagram",
        "Sign up for our newsletter",
        "Subscribe to our daily briefing to get the news in your inbox.",
        "We value your privacy",
        "We and our 842 partners store and access information on your device, such as cookies, to serve ads.",
        "You are receiving this email because you signed up for The Calder Letter.",
        "On Sun, 3 Mar 2024 at 18:40, Tom Brill <tom@paper.example> wrote:",
        "We use cookies to improve your experience. By continuing to use this site you agree to our cookie policy.",
        "© 2026 Harbour News. All rights reserved.",
        "Copyright 2026 Harbour News Ltd.",
        "This material may not be published, broadcast, rewritten or redistributed.",
        "Privacy Policy | Terms of Use | Contact Us | Cookies",
        "Also read: Tunnel tolls to double",
        "READ | Tunnel tolls to double",
        "Click here to read more about the tunnel",
        "(With inputs from agencies)",
        "(With agency inputs)",
        "See the gallery above for more on the cooks.",
        "CNN's Ann Poe reported from Moscow, and Laura Smith wrote and reported from London.",
        "CNN's Shen Lu in Beijing contributed to this report.",
        "Reporting by Jane Smith; Editing by Ali Khan",
        "(Reporting by Jane Smith; editing by Ali Khan)",
        "12 comments",
        "Be the first to comment",
        "Skip to main content",
        "Most read",
        "***",
        "😀 🎉",
    ],
)
def test_furniture_is_known_by_its_words_wherever_it_stands(line: str) -> None:
    for text in (in_article(line), after_article(line)):
        assert {kind for kind, sentence in labels(text) if sentence in line} == {"boilerplate"}
        assert sum(kind == "body" for kind, _ in labels(text)) >= 3


@pytest.mark.parametrize(
    "line",
    [
        "By Friday, the river had fallen by two metres.",
        "Copyright law changed in 2019.",
        "Share prices rose.",
        "Follow the money.",
        "Read the report and weep.",
        "No comment was given.",
        '"No comment."',
        "“What do you think?”",
        "Sources said the minister was told.",
        "Topics ranged from tolls to tides.",
        "Written by a clerk, the memo blamed the weather.",
        "Sponsored by Nike, the race drew 400 runners.",
        "This report was published in 2019 and caused outrage.",
        "The photos may not be published until Friday.",
        "We use tracking collars on wolves.",
        "We and our partners in Europe will store the gas.",
        "For more than 20 years people have visited the shrine.",
        "Support for the bill has grown today.",
        "Published in Nature on 3 May 2020, the paper was wrong.",
        "The agency Reuters first reported the closure.",
        "More on that will follow.",
        "An earlier version of the bill had named the bridge.",
        "She made contact: a diver saw her.",
        "The mayor sold the photo to Getty Images.",
        "See the report on page 3.",
        "He posted a video of the bridge.",
        "It shrank.",
        "US President Barack Obama wrote on his account:",
    ],
)
def test_a_sentence_that_only_resembles_furniture_stays_body(line: str) -> None:
    assert not is_furniture(line)
    assert kind_of(line, in_article(line)) == "body"
    assert kind_of(line, after_article(line)) == "body"


@pytest.mark.parametrize(
    "block",
    [
        "The bridge in 2008. Image: Ana Silva.",
        "Bridge seen from the tower Image: Ana Silva.",
        "Workers on a pier. Photo credit: Harbour News",
        "Cars queue at the tunnel (Reuters)",
        "Cars queue at the tunnel on Monday. (AP Photo/Jane Smith)",
        "File photo",
        "FILE PHOTO: The bridge at dusk, Oct. 3, 2020.",
        "Mayor Ana Silva, left, speaks with a worker on the bridge.",
        "Representational image",
        "Jane Smith/Getty Images",
        "Full interview with the mayor, recorded on Monday. Audio: Jkl.",
        "Cars queue at the tunnel on Monday. Getty Images",
        "Reuters via Alamy Stock Photo",
    ],
)
def test_captions_and_credits(block: str) -> None:
    text = in_article(block)
    start = text.index(block)
    found = label_sentences(text, split_sentences(text))
    assert {s.kind for s in found if start <= s.start < start + len(block)} == {"caption"}
    assert sum(s.kind == "body" for s in found) == 4


def test_a_fragment_above_the_text_is_a_caption() -> None:
    text = f"{TITLE}\n\nTuesday, May 5, 2026\n\ncars on the bridge in 2008.\n\n{LEAD}\n\n{SECOND}"
    assert kind_of("cars on the bridge in 2008.", text) == "caption"


def test_the_kinds_of_a_real_article(blinken: str) -> None:
    kinds = [kind for kind, _ in labels(blinken)]
    assert kinds[:3] == ["title", "duplicate", "body"] and kinds[-4:] == ["boilerplate"] * 4
    assert set(kinds[3:-4]) == {"body"}


def test_furniture_run_into_a_paragraph() -> None:
    furniture = "Read all the Latest News here What's your reaction? 0 comment Write the first comment for this!"
    found = labels(f"{LEAD} {SECOND} {furniture}")
    assert [kind for kind, _ in found] == ["body"] * 3 + ["boilerplate"] * 2


def test_a_link_line_that_swallowed_a_sentence_stays() -> None:
    text = f"{LEAD} Also read: Tunnel tolls to doubleMayor Lee denied it on Monday. {SECOND}"
    assert "boilerplate" not in {kind for kind, _ in labels(text)}
    parted = labels(text.replace("Mayor Lee", "The mayor"))
    assert [kind for kind, _ in parted] == ["body", "boilerplate", "body", "body", "body"]
    for link in ("ThePier.com: Tolls are up 72 percent .", "More: What the tolls will cost you ."):
        assert kind_of(link, f"{LEAD} {link} {SECOND}") == "boilerplate"
        assert "boilerplate" not in {kind for kind, _ in labels(f"{LEAD} {link[:-2]}. {SECOND}")}


@pytest.mark.parametrize("again", [LEAD, LEAD.upper(), LEAD.replace(" ", "  ").rstrip(".") + "!"])
def test_an_exact_repeat_is_a_duplicate(again: str) -> None:
    assert labels(f"{LEAD} {SECOND}\n{again}")[-1][0] == "duplicate"


@pytest.mark.parametrize(
    ("one", "other"), [("It cost $5.", "It cost €5."), ("It fell to -3.", "It fell to 3."), ("He won.", "He won it.")]
)
def test_a_different_sentence_is_no_duplicate(one: str, other: str) -> None:
    assert words_key(one) != words_key(other)
    assert [kind for kind, _ in labels(f"{one} {other}")] == ["body", "body"]


def test_a_pull_quote_whose_words_stand_in_the_text() -> None:
    quote = "We were told nothing. We had to ask the fishermen."
    text = f'{TITLE}\n\n{LEAD}\n\n"{quote}" - Ana Silva\n\nThe mayor said: "{quote}"\n\n"It is a long game." - Ali Khan'
    kinds = labels(text)
    assert [kind for kind, _ in kinds] == ["title", "body", "duplicate", "duplicate", "body", "body"]


@pytest.mark.parametrize(
    "text",
    ["It rained.", "Rain", "Rain falls on Leeds", "Rain falls on Leeds\nRain falls on Leeds", "Bridge shut (Reuters)"],
)
def test_a_short_article_always_has_a_body(text: str) -> None:
    assert labels(text)[0][0] == "body"


def test_text_without_any_stop_is_read_line_by_line() -> None:
    text = "Storm hits Leeds\nTwo men were hurt on Friday\nThe river is still rising tonight\nSchools will stay shut"
    assert [kind for kind, _ in labels(text)] == ["title", "body", "body", "body"]


def test_a_sure_model_counts_on_short_blocks_at_the_edges_or_without_a_stop() -> None:
    text = after_article("Weather for Leeds") + f"\n\n{LEAD.replace('two', 'nine')}\n\nTop jobs in Leeds today."
    spans = split_sentences(text)
    found = labels(text, None, [0.99] * len(spans))
    assert [kind for kind, _ in found] == ["title", "body", "body", "body", "boilerplate", "body", "boilerplate"]
    assert "boilerplate" not in {kind for kind, _ in labels(text, None, [0.5] * len(spans))}
    assert labels("It rained.", None, [1.0]) == [("body", "It rained.")]


def test_a_probability_for_each_sentence() -> None:
    with pytest.raises(OptionError, match="1 probabilities for 2 sentences"):
        label_sentences("It rained. It poured.", [(0, 10), (11, 21)], boilerplate=[0.1])


def test_prepare_fills_in_sentences_and_language() -> None:
    article = prepare(Article(f"{TITLE}\n{LEAD}", url="https://harbour.example"))
    assert article.language == "en" and article.url == "https://harbour.example"
    assert [s.kind for s in article.sentences] == ["title", "body"]
    assert article.sentence_text(1) == LEAD
    assert prepare(article, boilerplate=[0.0, 0.0]) == article


def test_a_page_of_furniture_only_is_empty() -> None:
    with pytest.raises(EmptyInputError, match="page furniture"):
        prepare(Article("Advertisement\n\nShare this\n\nPrivacy Policy"))


def test_data_of_the_page_inside_a_line_is_furniture_and_the_text_around_it_is_not() -> None:
    data = '{"@context": "https://schema.org", "author": {"name": "Jane Smith"}, "about": "Rust. Bridges"}'
    assert labels(f"{LEAD}{data}{SECOND}") == [("body", LEAD), ("boilerplate", data), *labels(SECOND)]
    prose = 'The outage was caused by one line, {"name": 1}, the firm said on Friday, and it lost 4,000 orders.'
    assert labels(f"{LEAD} {prose}") == [("body", LEAD), ("body", prose)]


def test_a_long_line_with_an_open_brace_is_read_in_linear_time() -> None:
    assert not is_code("{" + ":" * 300_000)
    assert is_code("p {" + ":" * 300_000 + "}")


def test_what_stands_below_a_post_is_no_part_of_the_next_sentence() -> None:
    text = (
        "Two ferries collided off Kelby on Monday. — Kelby News (@kelbynews) June 3, 2015 Police said 40 were hurt."
        " The port was shut. pic.twitter.com/Ab3dEf9gh Divers searched the wreck until dark."
    )
    assert labels(text)[1:] == [
        ("boilerplate", "— Kelby News (@kelbynews) June 3, 2015"),
        ("body", "Police said 40 were hurt."),
        ("body", "The port was shut."),
        ("boilerplate", "pic.twitter.com/Ab3dEf9gh"),
        ("body", "Divers searched the wreck until dark."),
    ]
