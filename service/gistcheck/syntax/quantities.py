"""Numbers in a text, in figures or in words, with their unit, scale, range and comparator.

Pure text rules: no model, no parse. "about 1.5 million dollars", "$1.5m", "between ten and
twelve", "14-year-old", "3.30pm", "2-1" and "third" are read to values that can be compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from gistcheck.vocabulary.wordlists import word_list

Comparator = Literal["", "at least", "more than", "at most", "less than", "nearly", "about", "exactly"]

_UNITS: Final = {
    word: value
    for value, word in enumerate(
        word_list(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
            " sixteen seventeen eighteen nineteen"
        )
    )
}
_TENS: Final = {
    word: 10 * n for n, word in enumerate(word_list("twenty thirty forty fifty sixty seventy eighty ninety"), 2)
}
_SMALL_ORDINALS: Final = {
    word: value
    for value, word in enumerate(
        word_list(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
            " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
        ),
        1,
    )
}
_TENS_ORDINALS: Final = {word[:-1] + "ieth": value for word, value in _TENS.items()}
_ORDINALS: Final = _SMALL_ORDINALS | _TENS_ORDINALS
_SCALES: Final = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "lakh": 1e5, "lakhs": 1e5, "million": 1e6, "m": 1e6, "mn": 1e6,
    "crore": 1e7, "crores": 1e7, "billion": 1e9, "bn": 1e9, "b": 1e9, "trillion": 1e12, "tn": 1e12,
    "dozen": 12.0,
}  # fmt: skip
_RACES: Final = (60, 100, 110, 200, 400, 800, 1500, 3000, 5000, 10000)
"""Running distances: "400m" without a currency is metres, any other "m" a million."""
_CURRENCIES: Final = {
    "$": "dollar", "us$": "dollar", "usd": "dollar", "dollar": "dollar", "dollars": "dollar", "a$": "australian dollar",
    "c$": "canadian dollar", "hk$": "hong kong dollar", "£": "pound", "gbp": "pound", "pound": "pound",
    "pounds": "pound", "€": "euro", "eur": "euro",
    "euro": "euro", "euros": "euro", "¥": "yen", "yen": "yen", "₹": "rupee", "rs": "rupee", "rs.": "rupee",
    "rupee": "rupee", "rupees": "rupee", "cent": "cent", "cents": "cent",
}  # fmt: skip
CURRENCIES: Final = frozenset(_CURRENCIES.values())
_COMPARATORS: Final[dict[str, Comparator]] = {
    "at least": "at least", "no less than": "at least", "no fewer than": "at least", "a minimum of": "at least",
    "more than": "more than", "over": "more than", "above": "more than", "greater than": "more than",
    "older than": "more than", "longer than": "more than", "higher than": "more than", "larger than": "more than",
    "younger than": "less than", "shorter than": "less than", "lower than": "less than", "smaller than": "less than",
    "upwards of": "more than", "in excess of": "more than", "exceeding": "more than", "exceed": "more than",
    "exceeds": "more than", "exceeded": "more than", "topped": "more than", "surpassed": "more than",
    "at most": "at most", "up to": "at most", "no more than": "at most", "as many as": "at most",
    "as much as": "at most", "a maximum of": "at most",
    "less than": "less than", "fewer than": "less than", "under": "less than", "below": "less than",
    "nearly": "nearly", "almost": "nearly", "close to": "nearly", "about": "about", "around": "about",
    "exactly": "exactly", "precisely": "exactly", "approximately": "about", "roughly": "about",
    "some": "about", "an estimated": "about", "more or less": "about",
}  # fmt: skip

_SMALL: Final = "|".join([*_UNITS, *_TENS])
_BIG: Final = "hundred|thousand|million|billion|trillion|dozen|lakh|crore"
_WORDS: Final = (
    rf"(?:(?:{_SMALL}|an?(?=\s(?:{_BIG})\b)|half\sa(?=\s(?:million|billion|dozen)\b))"
    rf"(?:(?:\s|-|(?<=hundred)\sand\s|(?<=thousand)\sand\s|(?<=million)\sand\s|\spoint\s)(?:{_SMALL}|{_BIG})\b"
    rf"|\sand\sa\shalf(?=\s(?:{_BIG})\b))*)"
)
_FIGURES: Final = r"(?:\d{1,3}(?:,\d{2,3})+|\d+)(?:\.\d+)?"
_SCALE: Final = (
    r"(?:(?:\s|-)?(?:hundred|thousand|million|billion|trillion|lakhs?|crores?)|(?:\s?(?:bn|mn|tn))|(?:m|k|b))\b"
)
_CURRENCY: Final = r"(?:US\$|A\$|C\$|HK\$|[$£€¥₹]|Rs\.?\s?|(?:USD|GBP|EUR)\s?)"
_UNIT: Final = (
    r"\s?%|\s(?:per\s?cent|percent|percentage\spoints?)\b|(?:-|\s)(?:dollars?|pounds?|euros?|yen|rupees?|cents?)\b"
    r"|\s?(?:am|pm|a\.m\.|p\.m\.)(?!\w)|[\s-](?:years?|months?|weeks?|days?)[\s-]old\b"
)
_NUMBER: Final = re.compile(
    rf"(?<![\w.,$£€/-])(?:(?P<clock>\d{{1,2}}[:.]\d{{2}})(?=\s?(?:am|pm|a\.m\.|p\.m\.|GMT|BST|ET)\b)|"
    rf"(?P<score>\d{{1,3}}[-–]\d{{1,3}})(?![\w-])|"
    rf"(?P<ordinal>\d+(?:st|nd|rd|th)|(?:(?:{'|'.join(_TENS)})-)?(?:{'|'.join(_ORDINALS)}))(?!\w)|"
    rf"(?P<currency>{_CURRENCY})?(?P<figures>{_FIGURES})(?P<scale>{_SCALE})?(?:(?=[ap]m\b)|(?![\w]|,\d|\.\d|:\d|/\d))|"
    rf"(?P<words>{_WORDS})(?!\w))(?P<unit>{_UNIT})?",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(rf"\b({'|'.join(sorted(_COMPARATORS, key=len, reverse=True))})\s(?:the\s)?$", re.IGNORECASE)
_AFTER: Final = re.compile(
    r"(?:\s[a-z]+)?\s(?:or\s(more|above|over|less|fewer|under)|and\s(above|over))\b", re.IGNORECASE
)
_RANGE: Final = re.compile(r"\s?(?:-|–|\sto\s|\sand\s)\s?", re.IGNORECASE)
_CHANGE: Final = re.compile(
    r"\bby\s$|\b(?:r[io]se[ns]?|f[ae]ll(?:en|s)?|up|down|gr[eo]wn?|shrank|slid|cut|went|increas|decreas|dropp?|rais|lower|"
    r"jump|climb|slipp|declin|improv|plung|soar|surg|widen|narrow)[^.;:]{0,60}\bfrom\s$",
    re.IGNORECASE,
)
"""Before the first of two numbers that are no range: "rose from 5% to 8%", "by 0.3 points to 4.6%"."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text: `text[start:end]` with its unit.

    `value` the number at full scale, `high` the upper end (equal to `value` unless a range).
    `unit`: "percent", a currency, "year-old", "clock" (minutes after midnight), "score", "ordinal"
    or "". `comparator` as normalised from the words around. `head` is the counted noun's lemma, ""
    until a parse has told it. `digits` tells figures from words.
    """

    start: int
    end: int
    text: str
    value: float
    high: float
    unit: str
    comparator: Comparator = ""
    head: str = ""
    digits: bool = True


def word_value(words: str) -> float | None:
    """The value of a number in English words ("twenty-one", "one and a half thousand"), or None.

    `words`: lower- or upper-case, hyphens allowed. Result: the value, e.g. 1200 for
    "twelve hundred"; None where a word is no number word.
    """
    total, group, tenth = 0.0, 0.0, 0.0
    for word in re.split(r"[\s-]+", words.lower().replace("half a ", "half ").replace("and a half", "point five")):
        if word == "and":
            continue
        if word == "point":
            tenth = 0.1
        elif word == "half":
            group = 0.5
        elif word in _SCALES and word != "hundred":
            total, group, tenth = total + max(group, 0.5 if group else 1) * _SCALES[word], 0.0, 0.0
        elif word == "hundred":
            group = max(group, 1) * 100
        elif word in _UNITS or word in _TENS or word in ("a", "an"):
            group += (_UNITS | _TENS | {"a": 1, "an": 1})[word] * (tenth or 1)
        else:
            return None
    return total + group


def quantities(text: str) -> list[Quantity]:
    """Find the numbers of a text in order.

    `text`: any text. Result: non-overlapping quantities; two joined by "-", "to" or "between ...
    and" come back as one range. Years and days of the month are numbers here too: the caller
    who knows dates drops those inside one.
    """
    found = [_quantity(text, match) for match in _NUMBER.finditer(text)]
    return list(_join_ranges(text, found))


def _quantity(text: str, match: re.Match[str]) -> Quantity:
    value, high, unit = _value(match)
    return Quantity(
        match.start(), match.end(), match.group(), value, high, unit,
        comparator(text, match.start(), match.end()), digits=match["words"] is None,
    )  # fmt: skip


def _value(match: re.Match[str]) -> tuple[float, float, str]:
    unit = _unit(match)
    if match["clock"]:
        hours, minutes = re.split("[:.]", match["clock"])
        value = _afternoon(int(hours), unit) * 60.0 + int(minutes)
        return value, value, "clock"
    if match["score"]:
        low, high = (float(part) for part in re.split("[-–]", match["score"]))
        return low, high, "" if low < high else "score"
    if match["ordinal"]:
        value = _ordinal(match["ordinal"].lower())
        return value, value, "ordinal"
    value = word_value(match["words"]) or 0.0 if match["words"] else float(match["figures"].replace(",", ""))
    scale = (match["scale"] or "").strip(" -").lower()
    if scale == "m" and value in _RACES and not match["currency"]:
        return value, value, "metre"
    value *= _SCALES.get(scale, 1)
    if unit in ("am", "pm"):
        return _afternoon(int(value), unit) * 60.0, _afternoon(int(value), unit) * 60.0, "clock"
    return value, value, unit


def _unit(match: re.Match[str]) -> str:
    if match["currency"]:
        return _CURRENCIES[match["currency"].strip().lower()]
    unit = re.sub(r"\s+", " ", (match["unit"] or "").lower().strip(" -")).replace(".", "")
    if unit == "%" or unit.startswith("per"):
        return "percent"
    if unit.endswith("old"):
        return unit.split()[0].split("-")[0].rstrip("s") + "-old"
    return _CURRENCIES.get(unit, unit)


def _afternoon(hours: int, unit: str) -> int:
    return hours % 12 + (12 if unit == "pm" else 0)


def _ordinal(word: str) -> float:
    if word[0].isdigit():
        return float(word[:-2])
    tens, _, last = word.rpartition("-")
    return float(_TENS.get(tens, 0) + _ORDINALS[last])


def comparator(text: str, start: int, end: int) -> Comparator:
    """The comparator of a number at `text[start:end]`, from the words around it."""
    if after := _AFTER.match(text, end):
        return "at most" if (after[1] or "").lower() in ("less", "fewer", "under") else "at least"
    before = _BEFORE.search(text, max(0, start - 25), start)
    return _COMPARATORS[before[1].lower()] if before else ""


def _join_ranges(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    held: Quantity | None = None
    for quantity in found:
        if held and _is_range(text, held, quantity):
            held = Quantity(
                held.start, quantity.end, text[held.start : quantity.end], held.value, quantity.high,
                quantity.unit or held.unit, held.comparator, digits=held.digits,
            )  # fmt: skip
            continue
        if held:
            yield held
        held = quantity
    if held:
        yield held


def _is_range(text: str, first: Quantity, second: Quantity) -> bool:
    gap = text[first.end : second.start]
    joined = _RANGE.fullmatch(gap) is not None and first.unit in ("", second.unit) and first.value < second.value
    word = gap.strip().lower()
    if word == "and":
        return joined and text[: first.start].rstrip().lower().endswith("between")
    if word == "to" and _CHANGE.search(text, max(0, first.start - 90), first.start):
        return False
    return joined and second.unit not in ("ordinal", "score")
