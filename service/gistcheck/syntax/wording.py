"""From kept tokens to readable words: character spans, balanced quotation marks insertions."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gistcheck.syntax.brackets import bracketed
from gistcheck.syntax.grammar import DASHES, SUBJECTS, before, is_mark
from gistcheck.syntax.quotes import quote_pairs
from gistcheck.vocabulary.verbs import INTRANSITIVE
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Span = tuple[int, int]

_TIDY: Final = (
    (re.compile(r"\s+(?=[,;:!?)’”]|\.(?!\w)|['’]s\b|n['’]t\b)"), ""),
    (re.compile(r"(?<=[“‘(])\s+"), ""),
    (re.compile(r'(“[^”"]*?)\s+"(?!\w)'), r'\1"'),
    (re.compile(r'(?<!\d)"\s*([^"]*?)\s*"'), r'"\1"'),
    (re.compile(r"(?<!\S)'\s*([^']*?)\s*'(?!\w)"), r"'\1'"),
    (re.compile(r"(?<!\S)'\s+"), "'"),
    (re.compile(r"\s+'(?=[\s.,;:]|$)"), "'"),
    (re.compile(r"(?<=\d[mk])\.$|(?<=\d[bt]n)\.$"), ""),
    (re.compile(r",(?=\s*[,.;:])|\s*(?:--|[,;–—-])(?=\s\[(?:is|are|was|were|had|has|have)\b)"), ""),
)
"""Spacing of a joined line: pattern and replacement, in order."""
_SINGLE: Final = frozenset(("‘", "’", "'"))
FULL_FORMS: Final = {
    "s": ("is", "has"), "d": ("would", "had"), "ve": ("have", "have"), "ll": ("will", "will"), "re": ("are", "are"),
}  # fmt: skip
"""What may be written in one word with a pronoun, in full: beside an adjective or a passive, and in the perfect."""
_GIVING: Final = word_set("give offer pay award grant tell ask show teach send hand deny name call elect")
"""Verbs whose passive has an object too: "he's given a medal"."""
_CHOOSING: Final = word_set("decide agree promise refuse vow opt choose try manage fail begin start stop")
"""Verbs that say what somebody does, where "he", "she" or "they" stands before them: "she's decided against it"."""
_STATING: Final = word_set("say admit claim argue suggest insist acknowledge declare write")
"""Verbs that somebody does who "has" stated something."""
_IRREGULAR: Final = {
    "say": "said", "tell": "told", "write": "wrote", "think": "thought", "show": "showed", "find": "found",
    "read": "read", "admit": "admitted", "foretell": "foretold", "hold": "held", "make": "made",
    "quip": "quipped", "snap": "snapped", "dub": "dubbed",
}  # fmt: skip
_SIGNS: Final = frozenset("<>≤≥~≈±")
"""What stands right before a figure and is a part of it."""
_QUOTES: Final = frozenset(('"', "“", "”", "``", "''")) | _SINGLE


@dataclass(frozen=True, slots=True)
class Insertion:
    """Words put into a cut in [brackets] before position `at` of the sentence.

    `source` is where in the same sentence they come from; None for a linking verb such as "is".
    """

    at: int
    text: str
    source: Span | None = None


def spans_of(doc: Doc, tokens: Collection[int], replaced: Collection[int] = ()) -> tuple[Span, ...]:
    """The character spans of kept tokens with the punctuation that belongs to them.

    `tokens`: indices of kept words; `replaced`: of those among them in whose place others are put. Result: half-open
    spans in order, neighbours merged. A mark is kept between two kept neighbours; quotation marks are kept in pairs,
    and only around an unbroken piece of the quotation.
    """
    kept = _with_quotes(doc, _with_marks(doc, {i for i in tokens if not is_mark(doc[i])}).difference(replaced))
    kept |= {i + 1 for i in kept if doc[i].text.count("(") > doc[i].text.count(")") and doc[i + 1 : i + 2].text == ")"}
    kept |= {i - 1 for i in kept if i and doc[i].like_num and doc[i - 1].text in _SIGNS and not doc[i - 1].whitespace_}
    kept |= {i + 1 for i in kept if doc[i + 1 : i + 2].text == "’s" and doc[i + 1].pos_ == "NUM"}  # "at Lord[’s]."
    spans: list[Span] = []
    for i in sorted(kept):
        start, end = doc[i].idx, doc[i].idx + len(doc[i])
        if i - 1 in kept and spans:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(spans)


def covered(at: int, spans: Iterable[Span]) -> bool:
    """Whether a position lies in one of some half-open spans."""
    return any(start <= at < end for start, end in spans)


def render(text: str, spans: Iterable[Span], insertions: Sequence[Insertion] = ()) -> str:
    """Join spans of a sentence and [bracketed] insertions in reading order.

    `text`: the sentence; `spans`: half-open positions in it. Result: one line of words.
    """
    joined = " ".join(pieces(text, spans, insertions))
    for pattern, replacement in _TIDY:
        joined = pattern.sub(replacement, joined)
    return joined.strip(" ,;:-–—")


def pieces(text: str, spans: Iterable[Span], insertions: Sequence[Insertion] = ()) -> list[str]:
    """Spans of a sentence and [bracketed] insertions in reading order, white space within them made one space.

    `text`: the sentence; `spans`: half-open positions in it.
    """
    found = [(start, 1, text[start:end]) for start, end in _split(spans, [i.at for i in insertions])]
    found += [(i.at, 0, f"[{i.text}]") for i in insertions]
    return [" ".join(piece.split()) for _, _, piece in sorted(found, key=lambda p: p[:2])]


def _split(spans: Iterable[Span], cuts: Sequence[int]) -> list[Span]:
    pieces: list[Span] = []
    for start, end in spans:
        edges = [start, *sorted(c for c in cuts if start < c < end), end]
        pieces += [piece for piece in itertools.pairwise(edges) if piece[0] < piece[1]]
    return pieces


def _with_marks(doc: Doc, words: set[int]) -> set[int]:
    """Add each punctuation mark whose neighbouring words on both sides are kept."""
    kept = set(words)
    brackets = bracketed(doc)
    previous: int | None = None
    waiting: list[int] = []
    for token in doc:
        if is_mark(token):
            waiting.append(token.i)
        if is_mark(token) or token.is_space:
            continue
        if previous is not None and previous in words and token.i in words:
            # "The Trade Act (FGTA)[,] gave"
            vain = doc[previous].dep_ in SUBJECTS and doc[previous].head == token and doc[token.i - 2].text == ")"
            kept.update(i for i in waiting if not (vain and doc[i].text == ","))
        elif kept and token.i in words and waiting and doc[waiting[-1]].text == "," and _needs_comma(token, words):
            kept.add(waiting[-1])
        if token.i not in brackets:
            previous, waiting = token.i, []
    opened = [t.i for t in doc if t.text == "(" and t.i in kept]
    closed = [next((t.i for t in doc[i:] if t.text == ")"), 0) for i in opened]
    kept |= {i for i in closed if i - 1 in kept}  # "curbed it (for the most part[)], served and left"
    told = (t for t in doc if t.dep_ == "appos" and t.head.i in words and t.i in words)
    kept |= {i for i in map(_closing_comma, told) if 0 < i < max(words)}
    kept -= {t.left_edge.i - 1 for t in doc if t.dep_ == "appos" and t.i in words and _is_half_closed(t, kept)}
    kept |= {t.head.left_edge.i - 1 for t in doc if t.i in words and _follows_a_lost_one(t, words)}
    kept |= {t.left_edge.i - 1 for t in doc if t.i in words and t.dep_ == "prep" and _is_half_set_off(t, kept)}
    kept |= {i for t in doc if t.i in words and t.dep_ == "prep" and (i := _lost_end(t, kept))}
    return kept - brackets - _half_brackets(doc, kept)


def _closing_comma(token: Token) -> int:
    """Index of the comma behind an apposition or a phrase, with all that hangs on it, 0 if it does not stand between
    commas."""
    last = token.right_edge
    end = last.i if last.text == "," else last.i + 1  # "The suspect, Ole Holm[, 63,] died"
    before = token.doc[max(token.left_edge.i - 1, 0)]
    return end if before.text == "," == token.doc[end : end + 1].text else 0


def _is_half_closed(noun: Token, kept: set[int]) -> bool:
    """ "its owner[,] Norvik - [which sells ships -] had lost 3%": a comma before an aside and only a dash behind it."""
    dash = noun.doc[noun.right_edge.i + 1 : noun.right_edge.i + 2].text in DASHES
    return dash and before(noun.left_edge).text == "," and noun.right_edge.i + 1 not in kept


def _is_half_set_off(prep: Token, kept: set[int]) -> bool:
    """ "Holm[, 31,] of Tarn, left": behind what is lost, a phrase with the comma behind it and not the one before."""
    start, end = prep.left_edge.i, prep.right_edge.i + 1
    apart = start > 0 and prep.doc[start - 1].text == "," == prep.doc[end : end + 1].text
    return apart and prep.head.pos_ in ("NOUN", "PROPN") and {start, end} <= kept and min(kept) < start - 1


def _lost_end(prep: Token, kept: set[int]) -> int:
    """ "the pair, along with Ida Holm[, D-Ohio,] left", "Tarn, for example, [not only] won": the comma behind a phrase
    with one before it, whatever is lost beside it; 0 for another."""
    end = _closing_comma(prep)
    return end if end and prep.left_edge.i - 1 in kept and max(kept) > end else 0


def _needs_comma(token: Token, words: set[int]) -> bool:
    """A participle that may hang on an earlier word ("ordered the release of Lakhvi, calling his detention illegal"),
    or the subject behind a clause or phrase that comes first ("as he says[, in Europe], many borders were ...")."""
    if token.tag_ == "VBG" and token.dep_ == "advcl":
        return True
    opened = [t for t in (token, *token.ancestors) if t.left_edge == token]
    if any(t.dep_ in ("conj", "appos") and t.pos_ in ("NOUN", "PROPN") and t.head.i in words for t in opened):
        return True  # "Norvik, [which builds ships,] Orvex and Tarn Oil"
    above = (t for t in (token, *token.ancestors) if t.dep_ in SUBJECTS)
    who = next((t for t in above if next((w for w in t.subtree if w.i in words), t) == token), None)
    last = max((i for i in words if i < token.i), default=None)
    if who is None or last is None:
        return False
    first = (c for c in who.head.children if c.i < token.i and c.dep_ in ("advcl", "prep", "advmod"))
    return any(c.i == last or c.is_ancestor(token.doc[last]) for c in first)


def _follows_a_lost_one(token: Token, words: set[int]) -> bool:
    """ "A crane fell[,] [killing two and] wounding 40": the comma before the first participle serves the second."""
    first = token.head
    joined = token.dep_ == "conj" and token.tag_ == first.tag_ == "VBG" and first.dep_ == "advcl"
    return joined and first.i not in words and first.left_edge.i > 0 and first.left_edge.nbor(-1).text == ","


def _half_brackets(doc: Doc, kept: set[int]) -> set[int]:
    """Square brackets of the source that would be left without their partner."""
    opened: list[int] = []
    lone: set[int] = set()
    for i in sorted(kept):
        if "[" in doc[i].text and "]" not in doc[i].text:  # also "set[ting]"
            opened.append(i)
        elif doc[i].text == "]":
            lone |= set() if opened else {i}
            opened = opened[:-1]
    return lone | {i for i in opened if doc[i].text == "["}


def _with_quotes(doc: Doc, kept: set[int]) -> set[int]:
    pairs = quote_pairs(doc)
    quotes = {i for i in kept if doc[i].text in _QUOTES and doc[i].tag_ != "POS" and not _ends_word(doc[i], pairs)}
    words = kept - quotes
    for opening, closing in pairs:
        inside = [i for i in range(opening + 1, closing) if i in words]
        whole = [i for i in range(inside[0], inside[-1] + 1) if not is_mark(doc[i])] if inside else []
        if inside and all(i in words for i in whole):
            words |= {opening, closing}
    return words


def _ends_word(mark: Token, pairs: Sequence[tuple[int, int]]) -> bool:
    """A mark that closes no quotation, right behind a figure or a plural: 5'10" tall, 24 hours’ notice."""
    before = mark.doc[mark.i - 1] if mark.i else mark
    plural = mark.text in _SINGLE and before.lower_.endswith("s")
    plural = plural and not any(t.text in _SINGLE for t in mark.doc[: mark.i])
    behind = not before.whitespace_ and (before.text[-1].isdigit() or plural)
    return behind and not any(mark.i in pair for pair in pairs)


def full_form(verb: Token) -> str:
    """ "has" or "is", "would" or "had": what "'s" and "'d" stand for is in the verb they help."""
    perfect = verb.lemma_ == "have" or verb.head.lower_ in ("been", "got", "had") or verb.tag_ == "VBD"
    beside = any(c.dep_ in ("aux", "auxpass") and c != verb for c in verb.head.children)
    been = any(c.lower_ == "been" for c in verb.head.children)
    if any(c.lower_ == "have" and c.dep_ == "aux" for c in verb.head.children) or (
        verb.head.tag_ == "VBG" and not been  # "he's not planning it": is
    ):
        return FULL_FORMS[verb.text[1:].lower()][0]  # "he'd have had": would
    form = verb.text[1:].lower()
    perfect |= been  # "she's not been accused"
    objects = [c for c in verb.head.children if c.dep_ in ("dobj", "dative") and c.pos_ != "ADP"]
    both = len(objects) > 1 or any(k.dep_ == "nmod" and k.tag_ == "NN" for c in objects for k in c.children)
    takes = bool(objects) and (both or verb.head.lemma_ not in _GIVING)  # "she's given her lawyer free rein"
    if verb.head.lower_.startswith("un") and form == "s" and not objects:
        return FULL_FORMS[form][perfect]  # "he's unconvinced": an adjective
    if verb.head.tag_ == "VBN" and not beside:  # "he'd violated the ordinance", "he's received briefings"
        perfect |= any(c.lower_ in ("never", "ever") for c in verb.head.children)
        wants = verb.head.lemma_ in ("need", "hope") and any(c.dep_ == "xcomp" for c in verb.head.children)
        perfect |= wants or (verb.head.lemma_ in _STATING and any(c.dep_ == "ccomp" for c in verb.head.children))
        told = any(c.dep_ in ("ccomp", "prt") for c in verb.head.children) or verb.head.lemma_ == "want"
        perfect |= told or takes or form == "d" or verb.head.lemma_ in INTRANSITIVE | _CHOOSING  # "he's joked about it"
    return FULL_FORMS[form][perfect]


def past_tense(verb: str) -> str:
    """ "say": "said"."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    return verb + "d" if verb.endswith("e") else verb[:-1] + "ied" if verb.endswith(("ny", "fy", "ly")) else verb + "ed"


def third_person(verb: str) -> str:
    """ "say": "says"."""
    return (
        verb[:-1] + "ies" if verb.endswith(("ny", "fy", "ly")) else verb + "es" if verb.endswith("ss") else verb + "s"
    )


def capital(text: str) -> str:
    """A line with its first letter in upper case."""
    at = next((i for i, c in enumerate(text) if c.isalnum()), 0)
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def as_sentence(text: str) -> str:
    """A line with a capital and a full stop."""
    text = capital(text.strip())
    return text if text.endswith((".", "!", "?", ".”", '."')) else f"{text}."
