"""Quotation marks of other languages, marks that a wrong encoding has turned into question marks, and full stops that a
scraper put where the lines of a page end.

A page written in one encoding and read in another loses them: "The mayor?s office said ?no?." Read as it stands, what
somebody said would be the article's own questions.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final, NamedTuple

from gistcheck.types import Article, Sentence
from gistcheck.vocabulary.wordlists import word_set

_MARK: Final = "[?\ufffd]"
_ENDING: Final = r"(?:s|t|re|ve|ll|d|m)\b"
_LOST: Final = re.compile(f"{_MARK}+")
_APOSTROPHE: Final = re.compile(rf"(?<=[A-Za-z)]){_MARK}(?={_ENDING})|(?<=\s){_MARK}(?=\d0s\b)")
_SPACE: Final = re.compile(rf"(?<=\s(?:on|in|an)){_MARK}(?=[A-Z])|(?<=\s(?:the|and)){_MARK}(?=[A-Z])")
"""A space that does not break the line, behind a word that ends no question: "met on?Friday"."""
_OPENING: Final = re.compile(rf"(?:\A|(?<=[\s(])){_MARK}(?=\w)")
_CLOSING: Final = re.compile(rf"(?<=[A-Za-z],){_MARK}(?=\s)")
"""Behind a comma no question ends: "I told them,? he said"."""
_LETTER: Final = re.compile(f"(?<=[A-Za-z])\ufffd(?=[A-Za-z])(?!{_ENDING})")
_INNER: Final = re.compile("(?<=[A-Za-z])\ufffd(?=[A-Za-z])")
_FOREIGN: Final = re.compile("[«»„“”\n]")
_DOUBLED: Final = re.compile("''|‘‘|’’|``|[“”\n]")
_LEAST: Final = 2
"""So many marks must be missing where no question mark can stand, before any is put back: one is a slip of the pen."""
_TITLE: Final = 40
"""Characters of the longest quotation that may begin with a figure: a title such as "101 Dalmatians"."""
_STOPS: Final = ",.!…%"
_AFTER: Final = ",.;:)!"
_WORD: Final = re.compile(r"\s[a-z]")
_GOES_ON: Final = re.compile(r"\s+[a-z(–]")
_OPENERS: Final = "The|A|An|In|On|At|It|He|She|We|They|This|That|These|Those|His|Her|Their|And|But|For|With|From|As|By"
_STRAY: Final = re.compile(
    rf"(?:(?<![\w.])(?:[a-z][a-z’'-]{{0,30}}|[A-Z][a-z’'-]{{5,30}}|{_OPENERS})"
    r"|(?<=\w,))(\.)(?=[^\S\n]+[a-z]++(?![\w.]|-[A-Z]))"
)
"""A stop after a whole word and before a small letter: "lawyers for a woman who. claims to have ..."."""
_ABBREVIATED: Final = word_set("approx dept etc est ed min hrs hr sec ft lb lbs oz vs viz cf al ca no pp plc inc ltd")
_STRAY_TOO: Final = re.compile(
    r"(?<![\w.])(?:a|an|the|and|or|of|their|my|our|your|than)(\.)(?=[^\S\n]+[\"'‘“]?[A-Z])|(?<=[:|])(\.)(?=\s)"
    r"|\ABy(\.)(?=\s+[A-Z])"
)
"""The same before a capital, where no sentence can end."""
_ENDS: Final = re.compile(r"[a-z][.][\"'’”]*\s+[\"'‘“]?[A-Z]")


class Restored(NamedTuple):
    """How many marks of a text are read otherwise than they stand."""

    marks: int
    """Lost ones that were put back."""
    stops: int
    """Full stops in the middle of a sentence, read as spaces."""


def restored(article: Article) -> tuple[Article, Restored]:
    """The article with its lost marks put back, without the stops that tear sentences, and with foreign quotation marks
    as English ones, to be read in place of the one given.

    Result: the article, whose text is character for character as long, and what was changed. Marks of which it is
    unclear what they were, and letters that were lost, stay as they are.
    """
    marks = _lost(article.text)
    stops = [(at, " ") for at in _stray(article.text)]
    foreign = [*_foreign(article.text), *_doubled(article.text)]
    if not (marks or stops or foreign):
        return article, Restored(0, 0)
    characters = list(article.text)
    for at, mark in (*marks, *stops, *foreign):
        characters[at] = mark
    return replace(article, text="".join(characters)), Restored(len(marks), len(stops))


def as_given(article: Article, text: str) -> Article:
    """The article with its own `text` again, whose sentences hold the marks beside them that were read as spaces."""
    if article.text == text:
        return article
    ends = [*(s.start for s in article.sentences[1:]), len(text)]
    sentences: list[Sentence] = []
    for sentence, following in zip(article.sentences, ends, strict=True):
        last = sentences[-1].end if sentences else 0
        start = sentence.start - len(re.split(r"\s", text[last : sentence.start])[-1])
        end = sentence.end + len(re.split(r"\s", text[sentence.end : following])[0])
        sentences.append(replace(sentence, start=start, end=end))
    return replace(article, text=text, sentences=tuple(sentences))


def _stray(text: str) -> list[int]:
    """Where full stops stand inside sentences; nowhere in a text that begins its sentences with small letters."""
    torn = [m.start(1) for m in _STRAY.finditer(text) if m.group()[:-1].lower() not in _ABBREVIATED]
    if len(torn) < _LEAST or 3 * len(_ENDS.findall(text)) < len(torn):
        return []
    return [*torn, *(m.start(m.lastindex or 0) for m in _STRAY_TOO.finditer(text))]


def _foreign(text: str) -> list[tuple[int, str]]:
    """Where „German“, «French» and »Danish« quotation marks stand, and the English ones for them."""
    found: list[tuple[int, str]] = []
    opened = ""
    for match in _FOREIGN.finditer(text):
        mark = match.group()
        if mark == "\n":
            opened = ""
        elif mark == "„" or (mark in "«»" and opened in ("", mark)):
            opened = mark
            found.append((match.start(), "“"))
        elif opened == "„" or (mark in "«»" and opened):
            opened = ""
            found.append((match.start(), "”"))
    return found


def _doubled(text: str) -> list[tuple[int, str]]:
    """Where two single marks stand for a double one (''No,'' she said): that one, and a space outside it."""
    found: list[tuple[int, str]] = []
    is_open = False
    for match in _DOUBLED.finditer(text):
        mark, at = match.group(), match.start()
        before, after = text[at - 1 : at] if at else " ", text[at + 2 : at + 3]
        if len(mark) == 1:
            is_open = mark == "“"
        elif (before.isspace() or before in "([—") and (after.isalnum() or after in "[$£€"):
            found += [(at, " "), (at + 1, "“")]
            is_open = True
        elif is_open and not before.isspace() and not after.isalnum():
            found += [(at, "”"), (at + 1, " ")]
            is_open = False
    return found


def _lost(text: str) -> list[tuple[int, str]]:
    """Where a text lost a mark, and which."""
    text = _LETTER.sub("x", text)  # what such a mark stands for is a letter here: "Guti\ufffdrrez"
    if _signs(text.replace("\ufffd", "x")) >= _LEAST:
        text = _INNER.sub("x", text)  # the apostrophes became question marks: "Nicol\ufffds Maduro?s"
    if _signs(text) < _LEAST:
        return []
    lines = re.finditer(r"[^\n]+", text)
    return [(line.start() + at, mark) for line in lines for at, mark in _marks(line.group())]


def _signs(text: str) -> int:
    """How many marks are missing where no question mark can stand."""
    return sum(len(sign.findall(text)) for sign in (_APOSTROPHE, _OPENING, _SPACE, _CLOSING))


def _marks(line: str) -> list[tuple[int, str]]:
    """Where a line lost a mark, and which."""
    runs = [m for m in _LOST.finditer(line) if len(m.group()) < 3]  # more of them were words in another script
    found = [(m.start(), "’") for m in _APOSTROPHE.finditer(line)]
    found += [(m.start(), " ") for m in _SPACE.finditer(line)]
    known = {at for at, _ in found}
    places = [i for m in runs for i in range(*m.span()) if i not in known]
    is_open, inner = False, -1
    for number, at in enumerate(places):
        following = places[number + 1] if number + 1 < len(places) else None
        if at == inner:
            continue
        if is_open and following is not None and _is_inner(line, at, following):
            inner = following
            found += [(at, "‘"), (following, "’")]
            continue
        mark = _mark(line, at, following, is_open)
        if mark is not None:
            is_open = is_open if mark in "’–" else mark == "“"
            found.append((at, mark))
    if is_open:  # nothing closes it: it was no quotation
        found.remove(max(f for f in found if f[1] == "“"))
    return found


def _mark(line: str, at: int, following: int | None, is_open: bool) -> str | None:
    """What stood at a place; None for a question mark. `following`: where the next lost mark is."""
    before, after = line[at - 1 : at], line[at + 1 : at + 2]
    closes = following is not None and _closes(line, following)
    near = following is not None and following - at < _TITLE
    if after.isdigit() and not (closes and near):
        return None  # "?200m": a lost pound sign
    if not before or before.isspace() or before == "(":
        return "“" if after.isalnum() or after == "[" else "–" if before and after.isspace() else None
    if before in _STOPS or before in "?\ufffd":
        ended = before not in _STOPS and at > 1 and line[at - 2] in _STOPS  # 'in Leeds.??The firm': another begins
        return "”" if is_open else "“" if after.isalnum() and (closes or ended) else None
    if not is_open:
        return "’" if before == "s" and _WORD.match(line, at + 1) else None
    if following == at + 1:
        return None  # "?Who is she?? he asked": the question's own mark
    if not after or after in _AFTER or _GOES_ON.match(line, at + 1):
        return "”"
    return "”" if after.isspace() and not closes else None  # else a question inside the quotation


def _is_inner(line: str, at: int, following: int) -> bool:
    """Whether two lost marks held a few words within a quotation: "?The ?free lunch? is over,? she said"."""
    before, after, last, behind = line[at - 1 : at], line[at + 1 : at + 2], line[following - 1], line[following + 1 :]
    apart = (before.isspace() or before == "(") and after.isalpha() and following - at < _TITLE
    return apart and last.isalnum() and (not behind or not behind[0].isalnum())


def _closes(line: str, at: int) -> bool:
    """Whether a lost mark ends a quotation, as far as its neighbours tell."""
    before, after = line[at - 1], line[at + 1 : at + 2]
    return not before.isspace() and before != "(" and (not after.isalnum() or before in _STOPS)
