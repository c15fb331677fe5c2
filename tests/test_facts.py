"""Typed facts: numbers to values, dates to parts, names to heads, and how a thing is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gistcheck.syntax.agreement import counting_words
from gistcheck.syntax.facts import Facts, facts
from gistcheck.syntax.parse import parse
from gistcheck.syntax.quantities import quantities, word_value


def facts_of(text: str) -> Facts:
    return facts(parse([text])[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("about 1.5 million dollars", (1.5e6, 1.5e6, "dollar", "about")),
        ("profits of $1.13bn", (1.13e9, 1.13e9, "dollar", "")),
        ("fined £600m", (6e8, 6e8, "pound", "")),
        ("between ten and twelve people", (10, 12, "", "")),
        ("from 10 to 15 cars", (10, 15, "", "")),
        ("a 14-year-old boy", (14, 14, "year-old", "")),
        ("at 3.30pm on the day", (930, 930, "clock", "")),
        ("at 7pm", (1140, 1140, "clock", "")),
        ("won 2-1 away", (2, 1, "score", "")),
        ("the twenty-first floor", (21, 21, "ordinal", "")),
        ("the 3rd time", (3, 3, "ordinal", "")),
        ("5 per cent", (5, 5, "percent", "")),
        ("76%", (76, 76, "percent", "")),
        ("two hundred and fifty people or more", (250, 250, "", "at least")),
        ("at least 12 people", (12, 12, "", "at least")),
        ("more than 1,000 people", (1000, 1000, "", "more than")),
        ("up to 20 jobs", (20, 20, "", "at most")),
        ("fewer than six seats", (6, 6, "", "less than")),
        ("one and a half thousand fans", (1500, 1500, "", "")),
        ("two and a half million votes", (2.5e6, 2.5e6, "", "")),
        ("a dozen eggs", (12, 12, "", "")),
        ("half a million votes", (5e5, 5e5, "", "")),
        ("Rs 5 crore", (5e7, 5e7, "rupee", "")),
        ("the 400m race", (400, 400, "metre", "")),
        ("16m people", (1.6e7, 1.6e7, "", "")),
    ],
)
def test_a_number_is_read_to_its_value(text: str, expected: tuple[float, float, str, str]) -> None:
    (found,) = quantities(text)
    assert (found.value, found.high, found.unit, found.comparator) == expected
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize("text", ["an F-16 and an Airbus A380", "open 24/7", "after 9/11", "in the 1990s"])
def test_digits_inside_a_name_are_no_number(text: str) -> None:
    assert quantities(text) == []


def test_two_neighbours_joined_by_and_are_two_numbers() -> None:
    assert [q.value for q in quantities("two and three")] == [2, 3]


@given(st.integers(min_value=0, max_value=999_999))
def test_words_and_figures_agree(number: int) -> None:
    from num2words import num2words

    assert word_value(num2words(number).replace(",", "")) == number


@given(st.text(max_size=80))
def test_spans_round_trip_on_any_text(text: str) -> None:
    assert all(text[q.start : q.end] == q.text for q in quantities(text))


def test_a_number_knows_what_it_counts_and_a_date_is_no_number() -> None:
    found = facts_of("On 4 May 2003 the firm cut 15 jobs and one of the 300 cars was a 1999 Ford.")
    assert [(q.text, q.head) for q in found.quantities] == [("15", "job"), ("300", "car")]
    assert [(d.year, d.month, d.day) for d in found.dates] == [(2003, 5, 4), (1999, None, None)]


def test_may_the_month_and_may_the_verb() -> None:
    found = facts_of("In May he may visit Paris on Tuesday.")
    assert [(d.text, d.month, d.weekday) for d in found.dates] == [("May", 5, None), ("Tuesday", None, 1)]
    assert [(h.text, h.predicate) for h in found.hedges] == [("may", "visit")]


def test_a_person_called_may_is_no_month() -> None:
    assert [d.text for d in facts_of("May's most beloved books appeared in June.").dates] == ["June"]
    assert [d.text for d in facts_of("Jan was in form when Theresa May spoke in Feb.").dates] == ["Feb."]


def test_names_have_a_head_and_modifiers() -> None:
    found = facts_of("Mr John Smith met North Korea's leader and Ilhan Omar in Paris.")
    named = {(n.text, n.kind, n.head, n.modifiers) for n in found.names}
    assert ("John Smith", "person", "smith", ("john",)) in named
    assert ("North Korea", "place", "korea", ("north",)) in named


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The minister did not visit the camp.", "visit"),
        ("The minister never visited the camp.", "visit"),
        ("The minister denied visiting the camp.", "visit"),
        ("The minister failed to visit the camp.", "visit"),
        ("No minister visited the camp.", "visit"),
        ("He left without visiting the camp.", "visit"),
    ],
)
def test_negation_governs_its_predicate(text: str, predicate: str) -> None:
    assert predicate in [n.predicate for n in facts_of(text).negations]


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The firm is likely to cut jobs.", "cut"),
        ("He allegedly stole the car.", "steal"),
        ("The rebels are believed to have fled the city.", "flee"),
        ("He could resign.", "resign"),
        ("The visit was deemed unofficial.", "unofficial"),
    ],
)
def test_a_hedge_weakens_its_predicate(text: str, predicate: str) -> None:
    assert predicate in [h.predicate for h in facts_of(text).hedges]


def test_a_compared_likelihood_is_a_figure_and_no_hedge() -> None:
    assert facts_of("Women were 18% more likely than men to study in 2000.").hedges == ()
    assert facts_of("Women are more likely to study next year.").hedges != ()


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("“Crime doubled,” said John Smith.", "John Smith", "say"),
        ("According to the police, three men fled.", "the police", "accord"),
        ("The BBC's Jane Doe told reporters that prices had risen.", "The BBC's Jane Doe", "tell"),
        ("Prices rose, the bank said.", "the bank", "say"),
    ],
)
def test_who_says_it(text: str, speaker: str, cue: str) -> None:
    (found,) = facts_of(text).attributions
    assert (found.speaker, found.cue) == (speaker, cue)
    assert text[found.speaker_start : found.speaker_end] == speaker


def test_the_content_of_an_attribution_is_its_clause() -> None:
    text = "The bank said prices had risen in May."
    (found,) = facts_of(text).attributions
    assert text[found.content_start : found.content_end].startswith("prices had risen")


@pytest.mark.parametrize("text", ["", " ", "?!", "12", "Not.", "According to."])
def test_odd_texts_do_no_harm(text: str) -> None:
    assert isinstance(facts_of(text), Facts)


@pytest.mark.parametrize(
    ("text", "comparator"),
    [("5 or less", "at most"), ("5 or fewer", "at most"), ("5 or more", "at least"), ("5 and above", "at least")],
)
def test_a_comparator_after_its_number(text: str, comparator: str) -> None:
    assert quantities(text)[0].comparator == comparator


@pytest.mark.parametrize(("text", "minutes"), [("12 pm", 720), ("12.30am", 30), ("3 pm", 900), ("9 am", 540)])
def test_noon_and_midnight_are_told_apart(text: str, minutes: int) -> None:
    assert (quantities(text)[0].value, quantities(text)[0].unit) == (minutes, "clock")


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("The two schools closed.", {"schools": ["the", "two"]}),
        ("Some of the few schools closed.", {"schools": ["some"]}),
        ("Three of the schools closed.", {"schools": ["three"]}),
        ("The heads of all schools met.", {"heads": ["the"], "schools": ["all"]}),
        ("All were closed.", {}),
    ],
)
def test_how_many_are_meant_stands_before_a_noun_or_before_of(sentence: str, counted: dict[str, list[str]]) -> None:
    (doc,) = parse([sentence])
    assert {t.text: counting_words(t) for t in doc if counting_words(t)} == counted
