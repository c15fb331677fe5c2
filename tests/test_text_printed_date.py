"""The publication date that is printed above the text."""

from __future__ import annotations

from typing import Any

import pytest

from gistcheck.text import prepare
from gistcheck.types import Article

TITLE = "Harbour bridge to close for two years"
LEAD = "The council voted yesterday to close the old harbour bridge for two years of repairs."
SECOND = "Engineers found rust in four of its six piers, a report said."


def published(*lines: str, given: str | None = None) -> str | None:
    return prepare(Article("\n\n".join(lines), published=given)).published


@pytest.mark.parametrize(
    "line",
    [
        "Monday, May 4, 2026",
        "4 May 2026",
        "Published: 4th May 2026, 10:15 GMT",
        "Posted on Mon 4 May 2026 at 10:15 am",
        "2026-05-04",
        "PUBLISHED: 14:02, 4 May 2026 | UPDATED: 15:40, 5 May 2026",
        "Sept. 14, 2026",
    ],
)
def test_a_whole_date_above_the_text_is_the_day_it_was_published(line: str) -> None:
    day = "2026-09-14" if line.startswith("Sept") else "2026-05-04"
    assert published(TITLE, line, LEAD, SECOND) == day
    assert published(TITLE, "Drivers are told to plan for long delays.", line, LEAD, SECOND) == day
    assert published(TITLE, line, LEAD, SECOND, given="2026-06-01") == "2026-06-01"


@pytest.mark.parametrize(
    "line", ["Oslo, 4 May 2026 – ", "OSLO, May 4, 2026 (Fjordwire) - ", "LEEDS, England, May 4, 2026 /Fjordwire/ -- "]
)
def test_a_whole_date_in_the_dateline_is_too(line: str) -> None:
    assert published("PRESS RELEASE", TITLE, line + LEAD, SECOND) == "2026-05-04"
    assert published(TITLE, "5 May 2026", line + LEAD, SECOND) == "2026-05-05"
    assert published(TITLE, LEAD, line + SECOND) is None


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, LEAD, SECOND),
        (TITLE, "Oslo, 4 May – " + LEAD, SECOND),
        (TITLE, "Leeds, which fell on 4 May 2026 - a Monday - is quiet.", SECOND),
        (TITLE, "4 May", LEAD, SECOND),  # no year
        (TITLE, "04/05/2026", LEAD, SECOND),  # the fourth of May, or the fifth of April
        (TITLE, "Updated: 4 May 2026", LEAD, SECOND),
        (TITLE, "31 June 2026", LEAD, SECOND),
        (TITLE, "4 May 2026", LEAD, SECOND, "5 May 2026", "The bridge was shut."),
        (TITLE, LEAD, SECOND, "The piers stand in the river since the war.", "4 May 2026"),
        (TITLE, "The bridge opened on 4 May 1926.", LEAD, SECOND),
    ],
)
def test_any_other_date_is_not(lines: tuple[str, ...]) -> None:
    assert published(*lines) is None


def test_relative_dates_are_resolved_against_it_and_the_report_says_so(analyser: Any) -> None:
    text = "\n\n".join((TITLE, "Monday, 4 May 2026", "Police arrested 14 people in Cairo yesterday.", SECOND))
    report = analyser.analyse(text)
    assert "2026-05-03" in [d.iso for c in report.claims for d in c.dates]
    (told,) = [w.message for w in report.warnings if w.code == "dated_by_text"]
    assert told == "No publication date was given. The date printed at the top of the text is taken for it: 2026-05-04."
    assert "dates_unresolved" not in [w.code for w in report.warnings]
    assert "dated_by_text" not in [w.code for w in analyser.analyse(text, published="2026-05-09").warnings]
