"""Dates in a sentence, against the day of publication."""

from __future__ import annotations

import pytest

from gistcheck.syntax.parse import parse
from gistcheck.timeline import date_mentions
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
    assert [(found.iso, found.note) for found in mentions("It fell on February 29.", "2026-03-05")] == [
        (None, "no such day")
    ]


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_a_day_at_the_end_of_the_calendar_dates_nothing(published: str) -> None:
    assert dates("It fell on Monday, and will next week.", published) == [("Monday", None), ("next week", None)]
