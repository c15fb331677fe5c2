"""Dates that count from a day: "yesterday", "three weeks ago", "last March", "the following year"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from gistcheck.syntax.facts import MONTHS

NO_DATE: Final = "relative date: no publication date was given"
STORY: Final = "counted from an earlier day of the story"
VAGUE: Final = "it does not say how long ago"
SEASON: Final = "a season, which has no certain days"
UNTOLD: Final = frozenset((STORY, VAGUE, SEASON))
"""Notes of mentions that no day of publication dates."""
_UNITS: Final = "day|week|month|year|decade"
_SPANS: Final = f"{_UNITS}|fortnight"
_NUMBER: Final = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SOME: Final = "(?:a few|a couple of|several|some|many)"
_VERB: Final = r"(?-i:may)\b"  # "one reason for this may be ..."
_RELATIVE: Final = re.compile(
    r"(?<!\w)(?<!\w[-,.’'])(?:"
    r"(?P<day>the day before yesterday|yesterday|today|tonight|tomorrow|last night|this (?:morning|afternoon|evening))"
    rf"|(?P<ago>{_NUMBER} (?:{_SPANS})s? ago(?: today)?)"
    rf"|(?P<vague>{_SOME} (?:{_SPANS})s ago)"
    rf"|(?P<story>(?:{_NUMBER}|{_SOME}) (?:{_SPANS})s? (?:later|earlier)|(?:next|previous) day"
    rf"|(?:the )?previous (?:{_UNITS})"
    rf"|that (?:{_UNITS})|the (?:following|same) (?:{_UNITS}|weekend|morning|afternoon|evening|night))"
    rf"|(?P<span>the (?:last|past|next) (?:week|month|year|decade)(?! of\b))"
    r"|(?P<season>(?:this|last|next) (?:spring|summer|autumn|fall|winter))"
    rf"|(?P<ahead>in {_NUMBER} (?:{_SPANS})s?(?:['’]s?)?(?: time)?)"
    rf"|(?P<period>(?:this|last|next) (?:week|month|year|decade|weekend|(?!{_VERB})(?:{'|'.join(MONTHS)}))(?! of\b))"
    r")\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: its characters, what it is in ISO 8601, and why not, if it cannot be told."""

    start: int
    end: int
    iso: str | None
    note: str = ""


def relative_dates(text: str, base: date | None, is_future: Callable[[int], bool]) -> Iterator[Found]:
    """The dates of a text that count from a day, in order.

    `base`: the day of publication, None if unknown; `is_future`: whether the words at a position tell of what is to
    come. Those that count from another day of the story, or from none that is told, have no `iso` and a note.
    """
    for match in _RELATIVE.finditer(text):
        if not _is_title(match) and (mention := _relative(match, base, is_future(match.start()))) is not None:
            yield mention


def _relative(match: re.Match[str], base: date | None, future: bool) -> Found | None:
    """A mention that counts from some day; None where the words count none ("did it [in two days]")."""
    kind, start, end = match.lastgroup, match.start(), match.end()
    words = match.group().lower()
    if kind == "ahead" and not (future or words.endswith(" time")):
        return None
    if kind in ("story", "vague", "season") or (words.startswith("the next") and not future):
        note = {"vague": VAGUE, "season": SEASON}.get(kind or "", STORY)
        return Found(start, end, None, note)
    if base is None:
        return Found(start, end, None, NO_DATE)
    return Found(start, end, _relative_iso(words, kind or "", base))


def _is_title(match: re.Match[str]) -> bool:
    """ "hosted the [Tonight] Show", "told USA [Today]": a capital within the sentence."""
    return match.start() > 0 and match.group()[0].isupper() and match.string[match.start() - 1] == " "


def _relative_iso(words: str, kind: str, base: date) -> str | None:
    """ISO form of a relative date, as fine as the words are."""
    head, _, unit = words.partition(" ")
    if kind == "period":
        return _period(unit, {"this": 0, "last": -1, "next": 1}[head], base)
    if kind == "span":  # "the last month": up to this day
        ahead, unit = unit.split()
        other = _counted(f"in 1 {unit}" if ahead == "next" else f"1 {unit} ago", base)
        return None if other is None else "/".join(sorted((base.isoformat(), other.isoformat())))
    if words.startswith(("this ", "tonight")):
        return base.isoformat()
    if words == "the day before yesterday":
        return (base - timedelta(days=2)).isoformat()
    if words == "last night":
        return (base - timedelta(days=1)).isoformat()
    sure = words.endswith(" today")
    plain = re.sub(r"['’]s?| time| today$", "", words) if kind in ("ago", "ahead") else words
    count = re.sub(r"\ba fortnight|\bone fortnight", "2 weeks", re.sub(r"\ban? (?!fortnight)", "1 ", plain))
    day = _counted(count, base)
    if day is None:
        return None
    if "week" in count and not sure:
        return _week(day)
    fine = {"year": 4, "decade": 4, "month": 7}
    return day.isoformat()[: 10 if sure else next((length for unit, length in fine.items() if unit in words), 10)]


def _counted(words: str, base: date) -> date | None:
    """The day that "2 weeks ago" is."""
    import dateparser

    settings = {"RELATIVE_BASE": datetime(base.year, base.month, base.day)}
    moment = dateparser.parse(words, languages=["en"], settings=settings)
    return None if moment is None else moment.date()


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def _period(unit: str, shift: int, base: date) -> str | None:
    if unit == "week":
        return _week(base + timedelta(weeks=shift))
    if unit == "weekend":
        return _weekend(shift, base)
    if unit == "month":
        months = base.year * 12 + base.month - 1 + shift
        return f"{months // 12}-{months % 12 + 1:02d}"
    if unit in MONTHS:
        return _near_month(MONTHS.index(unit) + 1, shift, base)
    if unit == "decade":
        first = base.year // 10 * 10 + 10 * shift
        return f"{first}/{first + 9}"
    return str(base.year + shift) if unit == "year" else None


def _weekend(shift: int, base: date) -> str:
    """Saturday and Sunday: "this weekend" on Monday to Wednesday is the one just past."""
    saturday = base + timedelta(days=5 - base.weekday() if base.weekday() > 2 else -2 - base.weekday())
    if not (shift < 0 and saturday < base - timedelta(days=1)):
        saturday += timedelta(weeks=shift)
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"


def _near_month(month: int, shift: int, base: date) -> str:
    year = base.year
    if shift < 0 and month >= base.month:
        year -= 1
    elif shift > 0 and month <= base.month:
        year += 1
    return f"{year}-{month:02d}"
