"""What each block of an article is, by what it says and by where it stands.

A *paragraph* is a block of running text. Page furniture that no phrase gives away is only believed
outside the run from the first paragraph to the last, or of a line without a full stop, so that no sentence of the
article is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gistcheck.text import furniture
from gistcheck.text.code import is_code
from gistcheck.types import SentenceKind

_SURE = 0.8
"""Probability from which a model's word on a short block counts. Tried 0.6, 0.7, 0.8, 0.85, 0.9 with blocks of 15 and
25 words on the development pages of `boilerplate_blocks`: at 0.8 and 25, 250 blocks of furniture pass for the story
instead of 322, and 38 blocks of the story, labels and points of lists, are lost instead of 31; below, more are."""
_SHORT_WORDS = 25
"""A model may only call a block of at most so many words boilerplate."""
_PARAGRAPH_WORDS = 12
"""One sentence of so many words, with its full stop, is a paragraph; so are any two sentences."""
_TITLE_WORDS = 20
"""A longer first line without a full stop is more often an opening sentence that lost it."""
_QUESTION_WORDS = 12
"""A first line that is one question or exclamation of at most so many words is a headline."""
_HEADING_WORDS = 10
_FRAGMENT_WORDS = 15
_REFERENCE_WORDS = 30
_POINT_WORDS = 5
"""A line of no more words below the headline sums nothing up."""
_MENU_LINES = 6
"""So many lines without a full stop above the text are a menu before they are a headline."""

_LIST_HEADING = re.compile(furniture.LIST_HEADING)
_TAIL_HEADING = re.compile(furniture.TAIL_HEADING)
_COLON_HEADING = re.compile(furniture.COLON_HEADING)
_NUMBER = r"\(?\d{1,2}[.)]\s"
_MARK = re.compile(r"[-–—*•·▪‣>]\s")
_BULLET = re.compile(rf"{_MARK.pattern}|{_NUMBER}")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+\S")
_ADDRESS = re.compile(r"@\w|https?:|\bwww\.|\bpic\.")
_UNFINISHED = re.compile(r"(?:[:;,\"”–—-]|\b(?:a|an|the|of|for|to|in|on|at|as|by|and|or|with|from|is|are|was|were))\Z")
_LOWER_START = re.compile(r"[a-z]++[\s',-]")
_NAME = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)+")
_AUTHORED = re.compile(r"\A(?:\S+ ){2,4}?(?:is|was|covers|writes|reports|reported|joined|has|contributed)\b")
_SITE_NAME = re.compile(r"\s[|–—·»-]\s.*", re.DOTALL)

Kinds = list[SentenceKind | None]


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the text and its sentences. `probability`: a model's that it is page furniture."""

    text: str
    sentences: tuple[str, ...]
    probability: float

    @property
    def words(self) -> int:
        """How many words, by white space."""
        return len(self.text.split())

    @property
    def stopped(self) -> bool:
        """Whether it ends as a sentence does."""
        return furniture.has_stop(self.text)

    @property
    def is_paragraph(self) -> bool:
        """Whether it is running text: two sentences, or a long one with its full stop."""
        return len(self.sentences) > 1 or (self.stopped and self.words >= _PARAGRAPH_WORDS)

    @property
    def starts_lower(self) -> bool:
        """Whether it begins with a lower-case word (not 'iPhone')."""
        return _LOWER_START.match(self.text) is not None


def block_kinds(blocks: list[Block], title: str | None) -> Kinds:
    """Say of each block what it is.

    `blocks`: the lines of the article in order. `title`: the headline, where it is known.
    Result: one kind per block; None for the text of the article.
    """
    kinds: Kinds = [_own_kind(block) for block in blocks]
    _mark_lists(blocks, kinds)
    _mark_authors(blocks, kinds)
    first = next((i for i, block in enumerate(blocks) if kinds[i] is None and block.is_paragraph), len(blocks))
    headline = _headline(blocks, kinds, title, first)
    _mark_headline(blocks, kinds, headline, title)
    _mark_headings(blocks, kinds, first)
    _mark_fragments(blocks, kinds, first)
    _mark_pull_quotes(blocks, kinds)
    _mark_by_model(blocks, kinds, headline)
    return kinds


def words_key(text: str) -> str:
    """The words, numbers and currency signs alone, in lower case.

    Equal for sentences that differ in white space, case or punctuation only.
    """
    return " ".join(re.findall(r"\w+|[$€£¥₹%+]|(?<!\w)-(?=\d)", text.casefold()))


def _own_kind(block: Block) -> SentenceKind | None:
    """What the words of the block alone give away; three sentences are a paragraph and no caption."""
    wordless = not any(character.isalnum() for character in block.text)
    byline = not block.stopped and furniture.BYLINE.fullmatch(block.text.rstrip(" |"))
    if wordless or byline or is_code(block.text) or furniture.is_furniture(block.text):
        return "boilerplate"
    return "caption" if len(block.sentences) < 3 and furniture.is_caption(block.text) else None


def _mark_lists(blocks: list[Block], kinds: Kinds) -> None:
    """A heading such as 'Most read' takes the links below it along; 'Sources' what follows it."""
    is_listed: Callable[[Block], bool] = _nothing
    in_text = False
    for i, block in enumerate(blocks):
        words = "" if block.stopped else furniture.plain(block.text)
        if _LIST_HEADING.fullmatch(words):
            is_listed = _is_link
        elif _TAIL_HEADING.fullmatch(words) and in_text:
            is_listed = _is_reference
        elif not is_listed(block):
            is_listed = _nothing
            in_text = in_text or block.is_paragraph
            continue
        kinds[i] = "boilerplate"


def _mark_authors(blocks: list[Block], kinds: Kinds) -> None:
    """What is said of those who wrote it: 'Jane Smith covers harbours for the paper.' of 'By Jane Smith'."""
    lines = (block.text for block in blocks if furniture.BYLINE.fullmatch(block.text.rstrip(" |")))
    authors = tuple(f"{name} " for line in lines for name in _NAME.findall(line.split(" ", 1)[1]))
    for i, block in enumerate(blocks):
        if authors and kinds[i] is None and block.text.startswith(authors) and _AUTHORED.search(block.text):
            kinds[i] = "boilerplate"


def _nothing(block: Block) -> bool:
    return False


def _is_link(block: Block) -> bool:
    """A line without a full stop, but for one behind a first word: "Live. Storm closes schools"."""
    label = len(block.sentences) == 2 and len(block.sentences[0].split()) == 1
    return (len(block.sentences) == 1 or label) and not block.text.endswith((".", '."', ".”"))


def _is_reference(block: Block) -> bool:
    return not block.is_paragraph or not block.stopped or block.words <= _REFERENCE_WORDS


def _headline(blocks: list[Block], kinds: Kinds, title: str | None, first_paragraph: int) -> int | None:
    """The index of the headline: the given title, else the first line above the text."""
    unmarked = [i for i, kind in enumerate(kinds) if kind is None]
    for i in unmarked if title else ():
        if i <= first_paragraph and _is_title(blocks[i].text, title or ""):
            return i
    if len(unmarked) < 2:
        return None
    above = list(_lines_above(blocks, unmarked))
    long_enough = next((i for i in above if len(words_key(blocks[i].text).split()) > 3), None)
    if long_enough is not None and (len(above) >= _MENU_LINES or blocks[above[0]].words == 1):
        return long_enough
    return above[0] if above else None


def _is_title(text: str, title: str) -> bool:
    """Whether a line is the title, either with or without the name of the site behind it."""
    key, wanted = words_key(text), words_key(title)
    return key == wanted or words_key(_SITE_NAME.sub("", text)) == words_key(_SITE_NAME.sub("", title)) != ""


def _lines_above(blocks: list[Block], unmarked: list[int]) -> Iterator[int]:
    """The lines without a full stop before the text begins; a lone question may be a headline too."""
    for i in unmarked:
        block = blocks[i]
        asks = i == unmarked[0] and block.words <= _QUESTION_WORDS and block.text.endswith(("?", "!"))
        runs_on = block.is_paragraph or block.text.endswith(":") or _goes_on(blocks, i)
        if runs_on or block.words > _TITLE_WORDS or (block.stopped and not asks):
            return
        yield i


def _goes_on(blocks: list[Block], i: int) -> bool:
    """Whether a line without a full stop runs on in the next one, or announces a list there."""
    after = blocks[i + 1] if i + 1 < len(blocks) else None
    return after is not None and bool(_BULLET.match(after.text) or (after.starts_lower and not after.stopped))


def _mark_headline(blocks: list[Block], kinds: Kinds, headline: int | None, title: str | None) -> None:
    """The headline, its repeats, and what stands above it (the menu, the section)."""
    repeats = {words_key(title)} if title else set()
    if headline is not None:
        repeats.add(words_key(blocks[headline].text))
    for i, block in enumerate(blocks):
        if i == headline:
            kinds[i] = "title"
        elif words_key(block.text) in repeats:
            kinds[i] = "duplicate"
        elif headline is not None and i < headline:
            kinds[i] = kinds[i] or "boilerplate"


def _mark_headings(blocks: list[Block], kinds: Kinds, first_paragraph: int) -> None:
    """Short lines between paragraphs, one at a time (several in a row are a list: body)."""
    alike = [kinds[i] is None and _is_heading(block) for i, block in enumerate(blocks)]
    for i, block in enumerate(blocks):
        lonely = not any(alike[j] for j in (i - 1, i + 1) if 0 <= j < len(blocks))
        among = first_paragraph < i < len(blocks) - 1 and not blocks[i - 1].text.endswith(":")
        marked = _MARKDOWN_HEADING.match(block.text) or (lonely and among and not _goes_on(blocks, i))
        named = kinds[i] is None and _COLON_HEADING.fullmatch(furniture.plain(block.text))
        if named or (alike[i] and marked):
            kinds[i] = "title"


def _is_heading(block: Block) -> bool:
    if _MARKDOWN_HEADING.match(block.text):
        return True
    is_line = block.words <= _HEADING_WORDS and len(block.sentences) == 1 and not block.stopped
    is_odd = any(pattern.search(block.text) for pattern in (_UNFINISHED, _ADDRESS)) or _MARK.match(block.text)
    has_letters = any(character.isalpha() for character in block.text)
    return is_line and has_letters and not is_odd and not block.text[0].islower()


def _mark_fragments(blocks: list[Block], kinds: Kinds, first_paragraph: int) -> None:
    """Above the text, a short line that begins in lower case, unlike the others, belongs to a picture."""
    if 2 * sum(block.starts_lower for block in blocks) > len(blocks):
        return
    for i, block in enumerate(blocks[:first_paragraph]):
        goes_on = i > 0 and kinds[i - 1] is None and not blocks[i - 1].stopped
        if kinds[i] is None and block.starts_lower and block.words <= _FRAGMENT_WORDS and not goes_on:
            kinds[i] = "caption"


def _mark_pull_quotes(blocks: list[Block], kinds: Kinds) -> None:
    """A quotation set apart whose words the running text has too."""
    matches = {i: furniture.PULL_QUOTE.fullmatch(block.text) for i, block in enumerate(blocks) if kinds[i] is None}
    quotes = {i: match.group(1) for i, match in matches.items() if match}
    running = " ".join(words_key(block.text) for block in blocks) if quotes else ""
    for i, quote in quotes.items():
        if running.count(words_key(quote)) > 1:
            kinds[i] = "duplicate"


def _mark_by_model(blocks: list[Block], kinds: Kinds, headline: int | None) -> None:
    """Short blocks above the first or below the last paragraph, and between them short lines without a full stop,
    unless nothing would be left."""
    unmarked = [i for i, kind in enumerate(kinds) if kind is None]
    paragraphs = [i for i in unmarked if blocks[i].is_paragraph]
    shielded = {*_standfirst(blocks, kinds, headline), *_announced(blocks, kinds)}
    headings = [i for i, kind in enumerate(kinds) if kind == "title" and i != headline]
    found = [
        i
        for i in (*unmarked, *headings)
        if blocks[i].probability >= _SURE
        and blocks[i].words <= _SHORT_WORDS
        and i not in shielded
        and not (paragraphs and paragraphs[0] <= i <= paragraphs[-1] and _is_told(blocks[i]))
    ]
    for i in found if not set(unmarked) <= set(found) else ():
        kinds[i] = "boilerplate"


def _announced(blocks: list[Block], kinds: Kinds) -> Iterator[int]:
    """A heading such as 'Key facts', or a line of the story that ends in a colon, and the points of a list below it."""
    above: int | None = None
    for i, block in enumerate(blocks):
        tells = kinds[i] is None and block.words > _POINT_WORDS and block.text.endswith(":")
        if tells or _COLON_HEADING.fullmatch(furniture.plain(block.text)):
            above = i
        elif above is not None and kinds[i] is None and _BULLET.match(block.text):
            yield from (above, i)
        else:
            above = None


def _is_told(block: Block) -> bool:
    """Whether a line among the paragraphs may be of the story whatever a model says: a sentence, a point of a list."""
    return block.stopped or block.text.endswith(":") or _BULLET.match(block.text) is not None


def _standfirst(blocks: list[Block], kinds: Kinds, headline: int | None) -> range:
    """The lines right below the headline that sum the article up: a long one, or several."""
    if headline is None:
        return range(0)
    start = end = headline + 1
    lines = next((i for i in range(start, len(blocks)) if kinds[i] or blocks[i].is_paragraph), len(blocks))
    while end < lines and blocks[end].words > _POINT_WORDS:
        end += 1
    alone = end == start + 1 and blocks[start].words <= _HEADING_WORDS
    return range(start, start if alone else end)
