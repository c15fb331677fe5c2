"""Dates in a sentence, resolved against the day the article was published."""

from __future__ import annotations

import re
from calendar import isleap
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.syntax.facts import MONTHS, Date
from gistcheck.syntax.facts import dates as calendar_dates
from gistcheck.types import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NO_DATE: Final = "relative date: no publication date was given"
_UNITS: Final = "day|week|month|year|decade"
_NUMBER: Final = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_RELATIVE: Final = re.compile(
    rf"(?<!\w)(?<!\w[-,.’'])(?:the day before yesterday|yesterday|today|tonight|tomorrow|{_NUMBER} (?:{_UNITS})s? ago"
    rf"|(?:this|last|past|next|previous) (?:{_UNITS}|weekend|{'|'.join(MONTHS)})|this (?:morning|afternoon|evening))\b",
    re.IGNORECASE,
)
_FUTURE: Final = frozenset(("will", "shall", "'ll", "’ll", "plan", "go", "expect", "schedule", "due", "next"))


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    iso: str | None
    note: str = ""


def date_mentions(doc: Doc, published: str | None) -> list[DateMention]:
    """The dates a sentence names, in order.

    `doc`: one parsed sentence; `published`: the article's ISO 8601 date, or None.
    Result: mentions with offsets in the sentence; `iso` is a day, month, week ("2015-W38"),
    year or interval, None with a note when it cannot be told.
    """
    base = day(published)
    found = [_relative(match, base) for match in _RELATIVE.finditer(doc.text) if not _is_title(match)]
    for mention in calendar_dates(doc):
        if all(mention.end <= f.start or mention.start >= f.end for f in found) and not _counts(doc, mention):
            found.append(_calendar(doc, mention, base))
    found.sort(key=lambda f: f.start)
    return [DateMention(doc.text[f.start : f.end], f.start, f.end, f.iso, f.note) for f in found]


def _is_title(match: re.Match[str]) -> bool:
    """ "hosted the [Tonight] Show", "told USA [Today]": a capital within the sentence."""
    return match.start() > 0 and match.group()[0].isupper() and match.string[match.start() - 1] == " "


def _counts(doc: Doc, mention: Date) -> bool:
    """Whether a four-digit number counts things ("1709 schoolchildren", "a 2000 year old tradition")."""
    token = g.token_at(doc, mention.start)
    if token is None or not mention.text.isdigit():
        return False
    following = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    return following.startswith("year") or (token.dep_ == "nummod" and token.head.tag_ == "NNS")


def day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or time; None for none, for what is no date, or for one at the calendar's ends."""
    try:
        found = date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
    return found if found is not None and date.min.year < found.year < date.max.year else None


def _relative(match: re.Match[str], base: date | None) -> _Found:
    words = match.group().lower()
    if base is None:
        return _Found(match.start(), match.end(), None, NO_DATE)
    return _Found(match.start(), match.end(), _relative_iso(words, base))


def _relative_iso(words: str, base: date) -> str | None:
    """ISO form of a relative date, as fine as the words are."""
    import dateparser

    head, _, unit = words.partition(" ")
    shift = {"this": 0, "last": -1, "past": -1, "previous": -1, "next": 1}.get(head)
    if shift is not None and unit not in ("morning", "afternoon", "evening"):
        return _period(unit, shift, base)
    if words.startswith(("this ", "tonight")):
        return base.isoformat()
    if words == "the day before yesterday":
        return (base - timedelta(days=2)).isoformat()
    moment = dateparser.parse(
        re.sub(r"^an?\b", "1", words), languages=["en"],
        settings={"RELATIVE_BASE": datetime(base.year, base.month, base.day)},
    )  # fmt: skip
    if moment is None:
        return None
    day: date = moment.date()
    fine = {"year": 4, "decade": 4, "month": 7}
    return day.isoformat()[: next((length for unit, length in fine.items() if unit in words), 10)]


def _period(unit: str, shift: int, base: date) -> str | None:
    if unit == "day":
        return (base + timedelta(days=shift)).isoformat()
    if unit == "week":
        year, week, _ = (base + timedelta(weeks=shift)).isocalendar()
        return f"{year}-W{week:02d}"
    if unit == "weekend":
        return _weekend(shift, base)
    if unit == "month":
        months = base.year * 12 + base.month - 1 + shift
        return f"{months // 12}-{months % 12 + 1:02d}"
    if unit in MONTHS:
        return _near_month(MONTHS.index(unit) + 1, shift, base)
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


def _calendar(doc: Doc, mention: Date, base: date | None) -> _Found:
    if mention.weekday is not None:
        return _weekday(doc, mention, base)
    if mention.year is not None:
        parts = [f"{mention.year:04d}", *(f"{p:02d}" for p in (mention.month, mention.day) if p is not None)]
        return _Found(mention.start, mention.end, "-".join(parts))
    if base is None:
        return _Found(mention.start, mention.end, None, "no year is given, nor was a publication date")
    try:
        return _Found(mention.start, mention.end, _nearest_year(mention, base, _tense(doc, mention.start)))
    except ValueError:
        return _Found(mention.start, mention.end, None, "no such day")


def _nearest_year(mention: Date, base: date, tense: str) -> str:
    """A day or month without a year: the last one if past, else the one nearest to the article's day."""
    month, day = mention.month or 1, mention.day or 1
    leap = (month, day) == (2, 29)
    years = [year for year in range(base.year - 1, base.year + 2) if isleap(year) or not leap]
    if tense == "past":
        years = [year for year in years if date(year, month, day) <= base]
    year = min(years, key=lambda y: abs((date(y, month, day) - base).days))
    return f"{year}-{month:02d}" + (f"-{mention.day:02d}" if mention.day else "")


def _weekday(doc: Doc, mention: Date, base: date | None) -> _Found:
    """A weekday: the last one up to the article's day if past, the next one if to come."""
    if base is None or mention.weekday is None:
        return _Found(mention.start, mention.end, None, NO_DATE)
    before = doc.text[: mention.start].lower().rstrip()
    tense = _tense(doc, mention.start)
    back = (base.weekday() - mention.weekday) % 7
    if before.endswith("last") or before.endswith("the previous"):
        day = base - timedelta(days=back or 7)
    elif before.endswith("next") and tense == "past":
        return _Found(mention.start, mention.end, None, "counted from an earlier day of the story")
    elif before.endswith("next"):
        day = base + timedelta(days=(7 - back) % 7 or 7)
    elif tense == "future":
        day = base + timedelta(days=(7 - back) % 7)
    else:
        day = base - timedelta(days=back)
    note = "the article's own day" if day == base else ""
    return _Found(mention.start, mention.end, day.isoformat(), note)


def _tense(doc: Doc, start: int) -> str:
    """ "past", "future" or "present": what the nearest telling verb over the words at `start` says."""
    token: Token | None = next((t for t in doc if t.idx <= start < t.idx + len(t)), None)
    for above in token.ancestors if token is not None else ():
        if above.pos_ not in ("VERB", "AUX"):
            continue
        words = {above.lemma_, *(c.lower_ for c in above.children if c.dep_ in ("aux", "acomp"))}
        if words & _FUTURE or _is_to_be(above):
            return "future"
        if above.tag_ == "VBD" or any(c.tag_ == "VBD" for c in above.children if c.dep_ in ("aux", "auxpass")):
            return "past"
    return "present"


def _is_to_be(verb: Token) -> bool:
    """ "are to travel", "is to run": a fixed plan."""
    plans = [c for c in verb.children if c.dep_ == "xcomp" and g.is_infinitive(c)]
    return verb.lemma_ == "be" and verb.tag_ in ("VBZ", "VBP") and bool(plans)
