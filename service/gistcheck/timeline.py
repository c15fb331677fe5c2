"""Dates in a sentence, resolved against the day the article was published."""

from __future__ import annotations

import re
from calendar import isleap, month_abbr, monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from gistcheck.relative_dates import NO_DATE, SEASON, STORY, UNTOLD, Found, relative_dates
from gistcheck.syntax import grammar as g
from gistcheck.syntax.facts import Date, dates
from gistcheck.types import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HOLIDAYS: Final = {
    "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "halloween": (10, 31),
    "new year's eve": (12, 31), "new year's day": (1, 1), "valentine's day": (2, 14),
}  # fmt: skip
_HOLIDAY: Final = re.compile(rf"\b({'|'.join(_HOLIDAYS)})(?:,? (\d{{4}}))?\b".replace("'", "['’]"), re.IGNORECASE)
_TITLE: Final = re.compile(r"(?:[A-Z][a-z]+ )+[A-Z][a-z]+")
"""A run of words with capitals."""
_TIMELY: Final = frozenset(("late", "early", "last", "next", "this"))
"""What stands before a day: "late [Thursday] Senate Republicans left"."""
_EVENTS: Final = frozenset(("Euro", "Expo", "Eurovision", "London", "Rio", "Tokyo", "Windows", "Agenda", "Vision"))
"""What has a year in its name, which dates nothing by itself."""
_NAMES: Final = ("Dec", "Jan", "Mar")
"""Short months that are names too: "Ant and Dec"."""
_CLOCKS: Final = ("gmt", "bst", "cet", "est", "utc", "hours", "hrs")
"""What follows a time of day."""
_NO_DAY: Final = "no such day"
_FUTURE: Final = frozenset(("will", "shall", "'ll", "’ll", "plan", "go", "expect", "schedule", "due", "next"))


def date_mentions(doc: Doc, published: str | None) -> list[DateMention]:
    """The dates a sentence names, in order.

    `doc`: one parsed sentence; `published`: the article's ISO 8601 date, or None.
    Result: mentions with offsets in the sentence; `iso` is a day, month, week ("2015-W38"),
    year or interval, None with a note when it cannot be told.
    """
    base = day(published)
    relative = relative_dates(doc.text, base, lambda at: _tense(doc, at) == "future")
    found = [f for f in relative if not _is_title(doc.text, f)]
    apart: list[Found] = []
    after: Date | None = None
    around: Found | None = None
    for mention in sorted(_calendar_dates(doc), key=lambda d: -d.start):
        if any(mention.start < f.end and f.start < mention.end for f in found) or _is_none(doc, mention):
            continue
        joined = after is not None and _goes_on(doc, mention, after)
        beside = next((f for f in found if mention.year is None and _are_beside(doc, mention, f)), None)
        if beside is None and joined and around is not None and mention.weekday is not None:
            around = replace(around, start=mention.start, end=mention.end)
        else:
            around = beside
        if around is not None and (told := _within(mention, around)) is not None:
            apart.append(told)
            found = [f for f in found if f is not beside]
            mention = replace(mention, year=int(told.iso[:4])) if told.iso else mention
        else:
            mention = replace(mention, year=_year_before(mention, after)) if joined and after else mention
            apart.append(_calendar(doc, mention, base))
        after = mention
    found = sorted((*found, *apart), key=lambda f: f.start)
    return [DateMention(doc.text[f.start : f.end], f.start, f.end, f.iso, f.note) for f in found]


def _is_title(text: str, found: Found) -> bool:
    """Whether the words are those of a title, "Last Week Tonight", and no date at the start of a sentence."""
    title = _TITLE.match(text, found.start)
    before, after = text[: found.start], text[found.end : found.end + 1]
    shown = before.endswith(('"', "“", "‘", "'")) and after in ('"', "”", "’", "'")
    if text[found.start : found.end] == "Today" and (shown or before.endswith(("'s ", "’s "))):
        return True  # NBC's "Today"
    return title is not None and title.end() >= found.end and (found.start > 0 or title.end() > found.end)


def first_told(mentions: Sequence[DateMention]) -> str | None:
    """The words of the first date that the day of publication tells, or would; None for none."""
    return next((m.text for m in mentions if m.note not in UNTOLD), None)


def _are_beside(doc: Doc, mention: Date, period: Found) -> bool:
    """ "[May] [last year]", "[Tuesday] of [last week]", "[last year] in [May]": nothing else stands between."""
    first, last = sorted(((mention.start, mention.end), (period.start, period.end)))
    return re.fullmatch(r" (?:of |in |on )?", doc.text[first[1] : last[0]]) is not None


def _within(mention: Date, period: Found) -> Found | None:
    """A month or a day of a relative year, a weekday of a relative week; None for other pairs."""
    start, end, iso = min(mention.start, period.start), max(mention.end, period.end), period.iso
    if iso is None:
        return Found(start, end, None, period.note) if period.note != SEASON else None
    if mention.month is not None and len(iso) == len("2015"):
        if mention.day is not None and mention.day > monthrange(int(iso), mention.month)[1]:
            return Found(start, end, None, _NO_DAY)
        return Found(start, end, _numbers(int(iso), mention.month, mention.day))
    if mention.weekday is not None and re.fullmatch(r"\d{4}-W\d\d", iso):
        return Found(start, end, date.fromisocalendar(int(iso[:4]), int(iso[6:]), mention.weekday + 1).isoformat())
    return None


def _goes_on(doc: Doc, mention: Date, after: Date) -> bool:
    """ "from [May] to [June 2013]", "[Monday] and [Friday last week]": the year or the week stands once."""
    joint = r" (?:to|and|or|until|till|through|-|–) (?:on |in |early |late )?|[-–/]"
    return re.fullmatch(joint, doc.text[mention.end : after.start]) is not None


def _year_before(mention: Date, after: Date) -> int | None:
    """The year of "November" in "from November to March 2013"; its own if it has one."""
    if mention.year is not None or mention.month is None or after.month is None or after.year is None:
        return mention.year
    return after.year - int(mention.month > after.month)


def _numbers(year: int, *parts: int | None) -> str:
    return "-".join([f"{year:04d}", *(f"{p:02d}" for p in parts if p is not None)])


def _is_none(doc: Doc, mention: Date) -> bool:
    """Whether it is no date: a number that counts ("1709 schoolchildren", "a 2000 year old tradition"), a time of day
    ("1700 GMT"), a first name ("June Holm")."""
    token = g.token_at(doc, mention.start)
    if token is None:
        return False
    if not mention.text.isdigit():
        joint = g.before(token)
        joined = mention.text in _NAMES and joint.lower_ == "and" and g.before(joint).text[:3] not in month_abbr
        hyphened = doc[token.i : token.i + 3].text == "Mar-a"  # "Mar-a-Lago"
        name = doc[token.i + 1 : token.head.i + 1]  # "March [Madness]", "Monday [Night Baseball]"
        named = token.dep_ == "compound" and token.head.pos_ == "PROPN" and all(t.is_title for t in name)
        named &= len(name) > 0 and token.head.ent_type_ not in ("DATE", "PERSON", "NORP", "ORG")
        named &= g.before(token).tag_ != "IN" and g.before(token).lower_ not in _TIMELY
        nightly = g.behind(token).lower_ == "nights"
        return (
            joined
            or hyphened
            or nightly
            or (named and mention.text == token.text)
            or (token.i > 0 and token.ent_type_ == "PERSON" and token.text == mention.text)
        )
    if token.dep_ == "nummod" and token.head.text in _EVENTS and token.head.i == token.i - 1:
        return True  # "Euro 2016"
    following = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    return following.startswith("year") or following in _CLOCKS or (token.dep_ == "nummod" and token.head.tag_ == "NNS")


def day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or time; None for none, for what is no date, or for one at the calendar's ends."""
    try:
        found = date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
    return found if found is not None and date.min.year < found.year < date.max.year else None


def _calendar_dates(doc: Doc) -> list[Date]:
    """Days, months, years and holidays."""
    found = list(_holidays(doc))
    return [*found, *(d for d in dates(doc) if all(d.end <= h.start or d.start >= h.end for h in found))]


def _holidays(doc: Doc) -> Iterator[Date]:
    for match in _HOLIDAY.finditer(doc.text):
        month, day = _HOLIDAYS[match[1].lower().replace("’", "'")]
        year = int(match[2]) if match[2] else None
        yield Date(match.start(), match.end(), match.group(), year, month, day)


def _calendar(doc: Doc, mention: Date, base: date | None) -> Found:
    if mention.weekday is not None:
        return _weekday(doc, mention, base)
    if mention.year is not None:
        return Found(mention.start, mention.end, _numbers(mention.year, mention.month, mention.day))
    if base is None:
        return Found(mention.start, mention.end, None, "no year is given, nor was a publication date")
    try:
        return Found(mention.start, mention.end, _nearest_year(mention, base, _tense(doc, mention.start)))
    except ValueError:
        return Found(mention.start, mention.end, None, _NO_DAY)


def _nearest_year(mention: Date, base: date, tense: str) -> str:
    """A day or month without a year: the last one if past, else the one nearest to the article's day."""
    month, day = mention.month or 1, mention.day or 1
    leap = (month, day) == (2, 29)
    years = [year for year in range(base.year - 1, base.year + 2) if isleap(year) or not leap]
    if tense == "past":
        years = [year for year in years if date(year, month, day) <= base]
    year = min(years, key=lambda y: abs((date(y, month, day) - base).days))
    return _numbers(year, month, mention.day)


def _weekday(doc: Doc, mention: Date, base: date | None) -> Found:
    """A weekday: the last one up to the article's day if past, the next one if to come."""
    if base is None or mention.weekday is None:
        return Found(mention.start, mention.end, None, NO_DATE)
    before = doc.text[: mention.start].lower().rstrip()
    tense = _tense(doc, mention.start)
    back = (base.weekday() - mention.weekday) % 7
    if before.endswith("last") or before.endswith("the previous"):
        day = base - timedelta(days=back or 7)
    elif before.endswith("next") and tense == "past":
        return Found(mention.start, mention.end, None, STORY)
    elif before.endswith("next"):
        day = base + timedelta(days=(7 - back) % 7 or 7)
    elif tense == "future":
        day = base + timedelta(days=(7 - back) % 7)
    else:
        day = base - timedelta(days=back)
    if doc.text[mention.end :].startswith(" week"):  # "on Thursday week"
        day += timedelta(days=7 if tense == "future" else -7)
    note = "the article's own day" if day == base else ""
    return Found(mention.start, mention.end, day.isoformat(), note)


def _tense(doc: Doc, start: int) -> str:
    """ "past", "future" or "present": what the nearest telling verb over the words at `start` says."""
    token: Token | None = next((t for t in doc if t.idx <= start < t.idx + len(t)), None)
    if token is not None and token.i and token.nbor(-1).lower_ == "since":
        return "past"
    for above in token.ancestors if token is not None else ():
        if above.pos_ not in ("VERB", "AUX"):
            continue
        helpers = [c for c in above.children if c.dep_ in ("aux", "auxpass")]
        words = {above.lemma_, *(c.lower_ for c in above.children if c.dep_ in ("aux", "acomp"))}
        if words & _FUTURE or _is_to_be(above):
            return "future"
        if above.tag_ == "VBD" or any(c.tag_ == "VBD" or c.lemma_ == "have" for c in helpers):
            return "past"
    return "present"


def _is_to_be(verb: Token) -> bool:
    """ "are to travel", "is to run": a fixed plan."""
    plans = [c for c in verb.children if c.dep_ == "xcomp" and g.is_infinitive(c)]
    return verb.lemma_ == "be" and verb.tag_ in ("VBZ", "VBP") and bool(plans)
