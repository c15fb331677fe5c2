"""Dates in a sentence, against the day of publication."""

from __future__ import annotations

import pytest

from gistcheck.syntax.parse import parse
from gistcheck.timeline import date_mentions, first_told
from gistcheck.types import DateMention


def dates(text: str, published: str | None = "2015-09-12") -> list[tuple[str, str | None]]:
    return [(found.text, found.iso) for found in mentions(text, published)]


def mentions(text: str, published: str | None) -> list[DateMention]:
    return date_mentions(parse([text])[0], published)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell on 12 September 2014.", [("12 September 2014", "2014-09-12")]),
        ("It fell on September 10.", [("September 10", "2015-09-10")]),
        ("It fell in 2013.", [("2013", "2013")]),
        ("It fell yesterday.", [("yesterday", "2015-09-11")]),
        ("It will open next month.", [("next month", "2015-10")]),
        ("It fell on Tuesday.", [("Tuesday", "2015-09-08")]),
        ("It fell on Saturday.", [("Saturday", "2015-09-12")]),
        ("She will speak on Tuesday.", [("Tuesday", "2015-09-15")]),
    ],
)
def test_dates_are_resolved_against_the_day_of_publication(text: str, expected: list[tuple[str, str]]) -> None:
    assert dates(text) == expected


def test_without_a_publication_date_only_full_dates_are_resolved_and_the_rest_say_why() -> None:
    assert dates("It fell on 12 September 2014.", None) == [("12 September 2014", "2014-09-12")]
    found = mentions("It fell on Tuesday and again yesterday.", None)
    assert [m.iso for m in found] == [None, None]
    assert all("no publication date was given" in m.note for m in found)


def test_a_number_of_things_is_no_date() -> None:
    assert dates("The fire drove out 1900 residents.") == []
    assert dates("By 1700 GMT, the shares were worth 44p.") == []


def test_a_first_name_is_no_month() -> None:
    assert dates("He wrote the song with June Carter Holm.") == []
    assert dates("In June Carter Holm wrote it.") == [("June", "2015-06")]
    assert dates("Presenters Ant and Dec were fifth.") == []
    assert dates("It is shut in Nov and Dec this year.") == [("Nov", "2015-11"), ("Dec this year", "2015-12")]
    assert dates("On 3 June Tesla sold 40 cars.") == [("3 June", "2015-06-03")]


def test_a_title_is_no_date() -> None:
    assert dates("Lind went on to host Last Week Tonight in May.") == [("May", "2015-05")]
    assert dates("Last week she left.") == [("Last week", "2015-W36")]
    assert dates("He spoke at Mar-a-Lago of Euro 2016 in May.") == [("May", "2015-05")]
    assert dates("It fell in March 2016.") == [("March 2016", "2016-03")]
    assert dates("March Madness made more in 2013.") == [("2013", "2013")]
    assert [d for d, _ in dates("On Friday President Holm left.") + dates("Late Thursday House Democrats left.")] == [
        "Friday",
        "Thursday",
    ]
    assert dates("“Today I resign,” he said in Spring 2016.") == [("Today", "2015-09-12"), ("2016", "2016")]
    assert [d for d, _ in dates("It is open in the May-June period.")] == ["May", "June"]
    assert dates("He was heard on “Monday Night Baseball” and on Tuesday nights in May.") == [("May", "2015-05")]
    assert dates("She was on NBC’s “Today” in May.") == [("May", "2015-05")]


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("last month", "2024-04"),
        ("next month", "2024-06"),
        ("last year", "2023"),
        ("last week", "2024-W18"),
        ("the day before yesterday", "2024-05-05"),
    ],
)
def test_last_and_next_count_from_the_day_of_publication(words: str, iso: str) -> None:
    doc = parse([f"The mayor resigned {words}."])[0]
    assert [d.iso for d in date_mentions(doc, "2024-05-07")] == [iso]


@pytest.mark.parametrize("words", ["twenty-five years ago", "1.5 years ago", "3,000 years ago", "ex-today"])
def test_a_part_of_a_number_is_no_number(words: str) -> None:
    assert dates(f"It was built {words}.", "2024-05-07") == []


def test_a_leap_day_is_looked_for_in_leap_years() -> None:
    assert dates("It fell on February 29.", "2024-03-05") == [("February 29", "2024-02-29")]
    for words in ("on February 29", "on February 29 last year", "on 31 June last year"):
        (found,) = mentions(f"It fell {words}.", "2026-03-05")
        assert (found.iso, found.note) == (None, "no such day")


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_a_day_at_the_end_of_the_calendar_dates_nothing(published: str) -> None:
    assert dates("It fell on Monday, and will next week.", published) == [("Monday", None), ("next week", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was held in October last year.", [("October last year", "2014-10")]),
        ("It will open in May next year.", [("May next year", "2016-05")]),
        ("It shut in July two years ago.", [("July two years ago", "2013-07")]),
        ("He came last year in May.", [("last year in May", "2014-05")]),
        ("She resigned on Tuesday last week.", [("Tuesday last week", "2015-09-01")]),
        (
            "They met on Monday and on Friday last week.",
            [("Monday", "2015-08-31"), ("Friday last week", "2015-09-04")],
        ),
        ("It ran from May to June 2013.", [("May", "2013-05"), ("June 2013", "2013-06")]),
        ("It ran from November to March 2013.", [("November", "2012-11"), ("March 2013", "2013-03")]),
        ("The vote is due on Thursday week.", [("Thursday", "2015-09-24")]),
        ("It has been shut since October.", [("October", "2014-10")]),
    ],
)
def test_a_day_or_month_takes_its_year_or_week_from_the_words_beside_it(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two men were held last night.", [("last night", "2015-09-11")]),
        ("She left two weeks ago.", [("two weeks ago", "2015-W35")]),
        ("She left a fortnight ago.", [("a fortnight ago", "2015-W35")]),
        ("She left a year ago today.", [("a year ago today", "2014-09-12")]),
        ("Sales rose over the last year.", [("the last year", "2014-09-12/2015-09-12")]),
        ("It will be shut for the next month.", [("the next month", "2015-09-12/2015-10-12")]),
        ("The match is in three days' time.", [("in three days' time", "2015-09-15")]),
        ("He built it in two weeks.", []),
        ("It rained on the last day of the fair.", []),
        ("It fell on Boxing Day.", [("Boxing Day", "2014-12-26")]),
        ("It fell on Halloween 2012.", [("Halloween 2012", "2012-10-31")]),
        ("It grew this decade.", [("this decade", "2010/2019")]),
    ],
)
def test_a_relative_date_is_as_fine_as_its_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert dates(text) == expected


@pytest.mark.parametrize(
    ("text", "words", "note"),
    [
        ("They met the next day.", "next day", "an earlier day of the story"),
        ("Two days later the bridge fell.", "Two days later", "an earlier day of the story"),
        ("In June of that year he left.", "June of that year", "an earlier day of the story"),
        ("It shut in August the previous year.", "August the previous year", "an earlier day of the story"),
        ("It opened last summer.", "last summer", "a season"),
        ("It opened a few years ago.", "a few years ago", "how long ago"),
    ],
)
def test_a_date_that_the_day_of_publication_does_not_tell_stays_open_and_is_no_reason(
    text: str, words: str, note: str
) -> None:
    (found,) = mentions(text, "2015-09-12")
    assert (found.text, found.iso) == (words, None)
    assert note in found.note
    assert first_told([found]) is None


def test_a_verb_is_no_month() -> None:
    assert dates("One reason for this may be that it rained.") == []
    assert dates("It opened this May.") == [("this May", "2015-05")]
