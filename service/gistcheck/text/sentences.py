"""Sentence segmentation with exact offsets: blocks, then sentencex, then a few rules of our own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from gistcheck.text.blocks import Span, split_blocks, trim
from gistcheck.vocabulary.shortened import BEFORE_NAMES

MAX_SENTENCE_CHARACTERS = 1_000
"""A longer run without a stop is cut at a clause or a space: it would fit no reader window."""
_CHUNK_CHARACTERS = 8_000
"""sentencex slows down more than linearly; this much at a time keeps a 1 MB line linear."""
_WHOLE_QUOTE_CHARACTERS = 300
"""'She said: "A. B."' stays one sentence up to this length; a longer one reads as several."""

_DAY_OR_ZONE = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
    r"|(?:[A-Z]{1,2}[SD]?T|UTC|GMT)\b|(?:[A-Z]\w+ ){1,3}time\b"
)
_NEVER_LAST = "|".join(BEFORE_NAMES)
_BEFORE_NUMBER = r"[Aa]pprox|[Cc]a|[Nn]os?|[Hh]rs?|[Mm]ins?|[Ss]ecs?|[Ff]igs?|[Cc]h|[Vv]ols?|[Ss]ect?|pp?|[Aa]rt"

_JOINS = tuple(
    (re.compile(rf"{left}\Z"), re.compile(right))
    for left, right in (
        # A clock time goes on to its day or its zone: "9 a.m. Monday", "3 a.m. Brussels time".
        (r"\b[ap]\.m\.", _DAY_OR_ZONE),
        # A title or a shortened name part waits for the name: "Ms. Li", "Ft. Worth".
        (rf"(?:^|[^\w.])(?:{_NEVER_LAST})\.", r"[A-Z\d]"),
        # Initials belong together: "(CNN)U.S. troops".
        (r"(?:^|[^\w.])[A-Z]\.", r"[A-Z]\."),
        # So do those of a firm: "The S.&P. 500".
        (r"\b[A-Z]\.&[A-Z]\.", r"\d"),
        # A unit or a label waits for its number: "2 hrs. 15 min.", "approx. 3.5 km".
        (rf"(?:^|[^\w.])(?:{_BEFORE_NUMBER})\.", r"\d"),
        # A short capitalised abbreviation before a plain lower-case word: "the Cmte. that met".
        (r"\b(?:[A-Z][a-z]{1,4}|plc|inc|ltd|corp)\.", r"[a-z]++(?![A-Z])\b"),
        # A list number belongs to its item: "1. Rates rose."
        (r"^\(?(?:\d{1,3}|[a-z])[.)]", r"\S"),
        # Who is quoted belongs to the quotation set apart: '"It is over." - Jane Smith'.
        (r"[.!?…][\"”’]", r"[-–—~] ?[A-Z]"),
        # A mark before a lower-case word is inside: "Jeopardy! host", 'the "ghost?" panic', "Yes! - nominated".
        (r"[!?][\"”’]?", r"(?:[-–—]+ )?[a-z]++(?![A-Z])\b"),
    )
)
_DOMAIN = re.compile(r"(?:Com|Org|Net|Co|Gov|Edu|Io|Js)\b")
"""'Amazon.Com' is one word."""

_WORDLESS = re.compile(r"[^\w]{1,8}")
"""A stray mark is no sentence: it goes with what follows, or after a space with what came before."""
_GLUED = re.compile(r'(?<=\w[^\W_A-Z])[.!?…]+[”’)\]]*("?)(?=[“‘(\["]?[A-Z][\w\'’ ])')
"""A stop with no space after it: 'done.The next' (a scraper lost the line break)."""
_GLUED_HEADING = re.compile(
    r"(?:(?<=[.!?…\"”])|(?<=[.!?…\"”]\s))[‘']?(?:[A-Z][A-Z\d'’-]++,? ){2,}[A-Z\d]{2,}?[’']?(?=[“\"]?[A-Z][a-z])"
)
"""A heading in capitals whose line break a scraper lost too: "no going back. ESSENTIAL FOR ALLThe minister ..."."""
_GLUED_LINE = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,3}(?:com|org|net|in|uk|au)(?=[A-Z][a-z]*\b)"
    r"|\b[A-Z][a-z]{2,8} \d{1,2}, (?:19|20)\d\d(?=[A-Z][a-z]*\b)"
    r"|\b[A-Z]?[a-z]{3,20}(?=(?:The|Th(?:is|at|ese|ose|ere|ey|eir)|But|He|His|She|Her|Its?|We|An|After|Before|When|While|As"
    r"|If|However|According|Meanwhile|Earlier|Since|During|Despite|Although)\s+[\w“\"‘])"
    r"|[a-z)][.?!:]?[”\"]?(?=\d{1,2}[:.]\d\d ?[ap]\.?m\.?:)"
)
"""An address, a post's date, a heading or a line of a live page whose line break a scraper lost: "holm@example.comThe
firm ...", "May 2, 2017As ...", "Why bridges rustThe steel ...", "was shut.8:17 pm: Police ...". Names such as
"LinkedIn" end in none of these words."""
_POST = re.compile(
    r"\(@\w+\)(?: on)? [A-Z][a-z]{2,8} \d{1,2}, 20\d\d(?: at \d{1,2}:\d\d ?[ap]m [A-Z]{2,4})?(?=\s|[A-Z][a-z])"
    r"|(?<=[.!?] )(?:pic\.twitter\.com|https?://t\.co)/\w++(?=\s)"
)
"""What stands below a post set into an article ("pic.twitter.com/ab12 — Ole Holm (@oleholm) May 2, 2017"): it ends
there."""
_KEEPS_ITS_STOP = re.compile(rf"(?:\b(?:{_NEVER_LAST})|(?:://|www\.|@)\S*)\Z")
"""What comes before a stop that ends nothing: 'Mr.Modi', 'https://example.org/a.Htm'."""
_WORD_STOP = re.compile(
    r"(?:\b(?:(?:Me|[ap]\.m)(?=\.[\"”])"
    r"|me|[Nn]o|[Aa]rt|ill|ok|[Ff]ed|[Mm]ay|miss|arc|ore|con|OK|ID|SEC|DC|LA|CA|VA|PA|SC|ING|WEF|Yahoo|Ken|Bart)"
    r"|\w['’](?:s|t|m|re|ll|d|ve))\.[”\"’)\]]*\s+(?=[“\"‘(\[]?[A-Z])(?!(?:One|Two|Three|[IVX]+)\b)"
)
"""The stop after a word that sentencex takes for an abbreviation: "in May. Labour", "told me. Mr Li"."""
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[.!?…][)\]]\s+")
"""A sentence in brackets of its own ends at the bracket."""
_NEXT_PARAGRAPH = re.compile(r"(?<=[a-z]{2}[.!?])\s+(?=‘[A-Z])")
"""Each paragraph of a quotation opens with a mark, though the one before is not closed: "he was ill. ‘We lost ..."."""
_QUOTED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"|(?<!\w)‘((?:[^‘’]|(?<=\w)’(?=\w))*)’(?!\w)")
_NESTED_END = re.compile(
    r"[.!?]['’] ?[\"”]\s+(?=[A-Z])(?!(?:[A-Z][\w.'’-]*\s){1,3}(?:sa(?:id|ys)|told|added|asked|wrote|continued)\b)"
)
"""A quotation inside a quotation ends both: "... my body said, 'Enough!' " After that, she left."""
_ELISION = re.compile(r"(?<!\w)'(?=(?:\d\ds?|[Nn]|em|til|tis|twas)\b)|(?<=[A-Z]\.)['’](?=s\b)")
"""An apostrophe that sentencex would pair as a quotation mark: "the '90s", "rock 'n' roll", "the U.S.'s"."""
_BULLET = re.compile(
    r"[•◦●○■□▪▫⁃►▶➤]|\A\((?=\w{1,3}\) )|\((?=[^()]{0,30}\b(?:\d{1,2}|[a-z])\)\s)"
    r"|(?:(?<=\d)(?<![^\s(]\d)|(?<=\d\d)(?<![^\s(]\d\d)|(?<=[a-z])(?<![^\s(][a-z]))\)(?=\s)"
)
"""Marks of a point in a list, "•" and "2)", behind which sentencex ends no sentence up to the end of the line."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_OPENS = re.compile(r"(?<![^\s(\[—–-])\"(?=[^\s\"])")
_CLOSES = re.compile(r"(?<=[^\s(\[])\"(?!\w)")
_OPENS_SINGLE = re.compile(r"(?<![^\s(\[—–-])'(?=\w)")
_CLOSES_SINGLE = re.compile(r"(?<=[\w.,!?…])'(?!\w)")
_SPEECH_END = re.compile(r"[.,!?…—-]\s*\Z")


def split_sentences(text: str) -> list[Span]:
    """Cut a text into sentences.

    Blocks come first (no sentence runs over a line break, unless the text is hard-wrapped), then
    the library sentencex, then the rules of this module. Takes time linear in the text.

    `text`: any string, lone surrogates included.
    Result: half-open character spans in order, without overlap, each trimmed of white space and at most
    `MAX_SENTENCE_CHARACTERS` long; together they hold every character of `text` that is not white space.
    """
    return [span for start, end in split_blocks(text) for span in _split_block(text, start, end)]


def _split_block(text: str, start: int, end: int) -> Iterator[Span]:
    block = text[start:end]
    spans = [(a, b) for part in _apart(block, _glued_cuts) for a, b in _library_spans(block, *part)]
    for a, b in _joined(block, spans):
        for cut_a, cut_b in _refined(block[a:b]):
            yield from _capped(text, start + a + cut_a, start + a + cut_b)


def _apart(piece: str, find_cuts: Callable[[str], list[int]]) -> list[Span]:
    """The spans between cuts, trimmed; none is empty."""
    edges = [0, *find_cuts(piece), len(piece)]
    spans = (trim(piece, a, b) for a, b in pairwise(edges))
    return [(a, b) for a, b in spans if a < b]


def _library_spans(block: str, start: int, end: int) -> Iterator[Span]:
    """What sentencex makes of `block[start:end]`, read a chunk at a time."""
    from sentencex import segment

    while start < end:
        chunk = block[start : min(end, start + _CHUNK_CHARACTERS)]
        plain = _BULLET.sub("‣", _ELISION.sub("1", _SURROGATE.sub("\ufffd", chunk)))
        pieces = segment("en", _paired(plain))
        if len(pieces) > 1 and start + len(chunk) < end:
            pieces.pop()  # may be cut short by the end of the chunk: read it again with what follows
        for piece in pieces:
            a, b = trim(block, start, start + len(piece))
            if a < b:
                yield a, b
            start += len(piece)


def _paired(text: str) -> str:
    """The text with straight quotation marks that have no partner painted over, one character for one: sentencex
    pairs them as they come, so that one lone mark would turn every later quotation inside out."""
    lone = dict.fromkeys(_lone_singles(text), "X")
    open_at: int | None = None
    for mark in re.finditer('"', text):
        at = mark.start()
        if _OPENS.match(text, at):
            if open_at is not None:
                lone[open_at] = "X"  # a letter: what it opened begins with a capital still
            open_at = at
        elif open_at is None and _CLOSES.match(text, at):
            lone[at] = " "
        else:
            open_at = at if open_at is None else None
    if open_at is not None:
        lone[open_at] = "X"
    return "".join(lone.get(i, char) for i, char in enumerate(text)) if lone else text


def _lone_singles(text: str) -> Iterator[int]:
    """Where a single mark opens what none closes before the next one opens, or within reach: "takes 'Arrow\" and"."""
    openings = [match.start() for match in _OPENS_SINGLE.finditer(text)]
    for at, following in pairwise([*openings, len(text)]):
        if not _CLOSES_SINGLE.search(text, at + 1, min(following, at + _WHOLE_QUOTE_CHARACTERS)):
            yield at


def _joined(block: str, spans: list[Span]) -> list[Span]:
    """Undo the boundaries that a rule of `_JOINS` denies."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and _belongs(block, joined[-1], (start, end)):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _belongs(block: str, left: Span, right: Span) -> bool:
    if _WORDLESS.fullmatch(block, *right):
        return block[right[1] : right[1] + 1].strip() == ""
    if _WORDLESS.fullmatch(block, *left) or (left[1] == right[0] and _DOMAIN.match(block, right[0])):
        return True
    before = block[max(left[0], left[1] - 12) : left[1]]
    return any(ends.search(before) and begins.match(block, right[0]) for ends, begins in _JOINS)


def _glued_cuts(block: str) -> list[int]:
    cuts, quotes, counted = [], 0, 0
    for match in _GLUED.finditer(block):
        if _KEEPS_ITS_STOP.search(block[max(0, match.start() - 80) : match.start()]):
            continue
        quotes += block.count('"', counted, match.start(1))
        counted = match.start(1)
        opens = bool(match.group(1)) and quotes % 2 == 0
        cuts.append(match.start(1) if opens else match.end())
    cuts += [match.end() for match in _GLUED_LINE.finditer(block)]
    cuts += [match.end() for match in _POST.finditer(block)]
    headings = (match.span() for match in _GLUED_HEADING.finditer(block))
    return sorted({*cuts, *(cut for span in headings for cut in span)})


def _refined(piece: str) -> Iterator[Span]:
    """Cut after a bracketed sentence, then after words held for abbreviations, then inside quoted speech."""
    for start, end in _apart(piece, lambda p: [m.end()] if (m := _BRACKETED.match(p)) else []):
        for first, last in _apart(piece[start:end], _word_cuts):
            for a, b in _apart(piece[start + first : start + last], _speech_cuts):
                yield start + first + a, start + first + b


def _word_cuts(piece: str) -> list[int]:
    quotations = [match.span() for match in _QUOTED.finditer(piece)]
    cuts = [match.end() for match in _WORD_STOP.finditer(piece)]
    nested = [match.end() for match in _NESTED_END.finditer(piece)]
    outside = [cut for cut in cuts if not any(a < cut < b for a, b in quotations)]
    outside += [match.end() for match in _NEXT_PARAGRAPH.finditer(piece)]
    return sorted({*outside, *(cut for cut in nested if piece.count('"', 0, cut) % 2 == 0)})


def _speech_cuts(piece: str) -> list[int]:
    """Cuts inside quotations that open the piece, or inside any if the piece is long."""
    cuts: list[int] = []
    for match in _QUOTED.finditer(piece):
        if match.start() and len(piece) <= _WHOLE_QUOTE_CHARACTERS:
            break
        start, end = match.span(match.lastindex or 0)
        if _SPEECH_END.search(piece, start, end) or piece[match.end() : match.end() + 1] in ("", ","):
            spans = _joined(piece, list(_library_spans(piece, start, end)))
            cuts.extend(a for a, _ in spans[1:])
    return cuts


def _capped(text: str, start: int, end: int) -> Iterator[Span]:
    """Cut a run longer than the limit after its last clause mark, else space, else at the limit."""
    while end - start > MAX_SENTENCE_CHARACTERS:
        limit = start + MAX_SENTENCE_CHARACTERS
        half = start + MAX_SENTENCE_CHARACTERS // 2
        marks = (text.rfind(mark, half, limit) + len(mark) for mark in ("; ", ": ", ", ", " "))
        cut = next((mark for mark in marks if mark > half), limit)
        yield trim(text, start, cut)
        start = trim(text, cut, end)[0]
    if start < end:
        yield start, end
