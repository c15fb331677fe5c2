"""The amounts and names in a statement, as a desk would look them up."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.syntax.phrases import AMOUNT_LABELS
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_LARGE: Final = re.compile(r"\s(?:lakh|crore)s?\b")
"""What the parser does not count with a number: "12 [lakh]"."""
_SCORE: Final = re.compile(r"(?<=\d)[-–]\d+(?![\w-])")
"""The other side's of a score: "3[-2]"."""
_PER: Final = re.compile(r"(?<=[a-z])/[a-z]{1,3}\b")
"""What a unit is counted by: "90km[/h]"."""
NAMES: Final = word_set("PERSON ORG GPE NORP FAC EVENT LAW PRODUCT WORK_OF_ART LOC")


def has_number(doc: Doc, tokens: Collection[int]) -> bool:
    """Whether the words hold an amount."""
    return any(True for _ in amounts(doc, tokens))


def amounts(doc: Doc, tokens: Collection[int]) -> Iterator[str]:
    """The amounts in some words of a sentence, as written; a number that is a name or a part of one is none."""
    for ent in doc.ents:
        few = ent.text.lower() in ("one", "first", "two", "both")
        if ent.label_ in AMOUNT_LABELS and ent.start in tokens and not few and not _is_name(ent):
            share = doc[max(ent.start - 2, 0) : ent.start].text.lower() == "one in"  # "[one in three] visits"
            start = doc[ent.start - 2].idx if share else ent.start_char
            yield str(doc.text[slice(*_with_unit(doc, start, ent.end_char))])


def _is_name(number: Span) -> bool:
    """ "VIP [2]", "[3]-D", "the Falcon [9] rocket", "the singer [50 Cent]", "a quiz on [Five]", "called [911]"."""
    first, last = number[0], number[-1]
    if last.dep_ in ("dobj", "oprd") and last.head.lemma_ in ("call", "dial", "ring"):
        return True
    joint = g.behind(last)
    if joint.text == "-" and g.behind(joint).is_upper:
        return True
    before = number.doc[first.i - 1] if first.i else None
    if before is not None and before.text == "#":
        return True  # "#Vote2024"
    behind = before is not None and before.pos_ == "PROPN" and (last.head.i <= before.i or last.head == before.head)
    called = last.tag_ == "NNP" and last.is_title and last.is_alpha
    return first.i > 0 and (behind or called or (first.is_title and first.like_num and first.i == last.i))


def _with_unit(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Where an amount begins and ends with all that is one word ("[£2m]", "[3-2]", "[90km/h]"), "lakh" or "crore"."""
    while start and not doc.text[start - 1].isspace() and doc.text[start - 1] in "$£€¥₹":
        start -= 1
    while end < len(doc.text) and doc.text[end].isalpha():
        end += 1
    more = _LARGE.match(doc.text, end) or _SCORE.match(doc.text, end) or _PER.match(doc.text, end)
    return start, end if more is None else more.end()


def named(doc: Doc, tokens: Collection[int]) -> bool:
    """Whether the words name a person, body, place or work."""
    return any(doc[i].ent_type_ in NAMES or doc[i].pos_ == "PROPN" for i in tokens)
