"""The printed date: the day above an article's text, or in its dateline, on which it says it was published."""

from __future__ import annotations

import re
from datetime import date

from gistcheck.text.furniture import CLOCK, MONTH, WEEKDAY, plain
from gistcheck.types import Article
from gistcheck.vocabulary.wordlists import word_list

_MONTHS = word_list("jan feb mar apr may jun jul aug sep oct nov dec")
_DAY = re.compile(
    rf"(?:(?:(?:first |originally )?(?:published|posted)|date)(?: on| at)?:? )?(?:\d{{1,2}}:\d\d,? )?"
    rf"(?:{WEEKDAY}[.,]*,? )?"
    rf"(?:(?P<m1>{MONTH}) (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y1>\d{{4}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?P<m2>{MONTH}),? (?P<y2>\d{{4}})"
    rf"|(?P<y3>\d{{4}})-(?P<m3>\d\d)-(?P<d3>\d\d))(?:{CLOCK})?(?: ?\| ?updated\b.{{0,40}})?"
)
"""A whole date, in its `plain` form; "4/5/2015" may be May or April, and "Updated ..." is another day."""
_DATELINE = re.compile(r"[A-Z][^\d(:–—]{1,40}, (\S[^(/:–—]{5,24}?)\s*(?:[(/:–—]|- )")
"""The place and the day before the first words: "Oslo, 9 June 2026 – "."""
_STANDFIRST = 2
"""Sentences that may stand above a printed date as the standfirst."""


def printed_date(article: Article) -> str | None:
    """The ISO date of the only line of an article that is a date, if it stands above the text or below the standfirst;
    where no line is one, the date of the dateline.

    `article`: one with its sentences. Result: None without such a date, and with lines that name several days.
    """
    lines = {s.id: _day(article.sentence_text(s.id)) for s in article.sentences if s.kind == "boilerplate"}
    top = article.body[_STANDFIRST] if len(article.body) > _STANDFIRST else len(article.sentences)
    days = {day for day in lines.values() if day is not None}
    if not days and (led := _DATELINE.match(article.sentence_text(article.body[0]))):
        return _day(led[1])
    return days.pop() if len(days) == 1 and any(day and i < top for i, day in lines.items()) else None


def _day(line: str) -> str | None:
    found = _DAY.fullmatch(plain(line))
    if found is None:
        return None
    year, month, day = (next(v for k, v in found.groupdict().items() if k[0] == part and v) for part in "ymd")
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None
