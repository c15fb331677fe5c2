"""What stands in round brackets, which brackets are a part of a name or of a quotation, and what stands in dashes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.syntax.remembered import read_once
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BRACKETS: Final = re.compile(r"(?!(?<=[A-Z])\([A-Z]\w*\))\((?:[^()]|\([^()]*\))*\)")
_SHORT: Final = 7
"""Words and marks of a bracket that says how far something is so."""
_LIMITING: Final = word_set("most mostly partly partially almost nearly only alleged allegedly reportedly least not")
_HEARD: Final = word_set(
    "laughs laughing laughter applause pause pauses cheers sic inaudible unintelligible crosstalk smiles smiling sighs"
    " sighing crying cries sobs sobbing shouting shouts whispers chuckles chuckling grins gestures nods nodding"
)
"""What is heard and seen while somebody speaks."""


@read_once
def bracketed(doc: Doc) -> frozenset[int]:
    """Indices of tokens inside round brackets, the brackets included; not inside those of a name ("JD(U)"), those that
    no space parts from the word before ("Party(BNP)"), or those in a quotation with what its verb needs ("saw (him)
    raise it")."""
    named = {t.idx for t in doc if _opens_in_name(t)} | {t.idx + t.text.find("(", 1) for t in doc if "(" in t.text[1:]}
    spans = [m.span() for m in _BRACKETS.finditer(doc.text) if m.start() not in named]
    found = [{t.i for t in doc if t.idx < end and start < t.idx + len(t)} for start, end in spans]
    told = (inside for inside in found if not (_is_filled_in(doc, inside) or _limits(doc, inside)))
    return frozenset().union(*told)


def _limits(doc: Doc, inside: set[int]) -> bool:
    """ "curbed it (for the most part)": a bracket that takes back some of what it stands in."""
    tops = (doc[i] for i in inside if doc[i].head.i not in inside and doc[i].is_alpha)
    if [t.text for t in doc[min(inside) : max(inside) + 1]] == ["(", "of", "sorts", ")"]:
        return True
    how = all(t.dep_ in ("prep", "advmod", "npadvmod") and t.head.pos_ in ("VERB", "AUX") for t in tops)
    return how and len(inside) <= _SHORT and not _LIMITING.isdisjoint(doc[i].lower_ for i in inside)


def _is_filled_in(doc: Doc, inside: set[int]) -> bool:
    """Whether a bracket in a quotation holds a word that the words around it need."""
    before = doc[: min(inside, default=0)].text
    opened = before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")
    words = doc[min(inside, default=0) : max(inside, default=-1) + 1].text.strip("()")
    told = any(doc[i].dep_ == "appos" for i in inside)  # "the drug (aspirin)"
    first = doc[max(min(inside, default=0) - 1, 0)]
    if opened and first.pos_ == "PROPN" and first.is_title and words.istitle() and " " not in words and not told:
        return True  # "Martin (Carver) is"
    if opened and not told and words.islower() and " " not in words and words not in _HEARD:
        return True  # "or more (to) help", "(co-leading) a film"
    needed = (doc[i] for i in inside if doc[i].dep_ in ("dobj", "nsubj", "nsubjpass", "det", "aux", "pobj", "nmod"))
    return opened and any(t.head.i not in inside and (t.dep_ != "nmod" or t.tag_ == "WDT") for t in needed)


def _opens_in_name(mark: Token) -> bool:
    """ "the Seeds [(]Amendment) Bill": a bracket around one word within a name, which is another one without."""
    if mark.text != "(":
        return False
    words = mark.doc[mark.i + 1 : mark.i + 4]
    closed = len(words) == 3 and words[1].text == ")" and words[0].text.istitle()
    return closed and words[2].pos_ == "PROPN" and words[2].is_ancestor(g.before(mark))


@read_once
def lone_dashes(doc: Doc) -> tuple[Token, ...]:
    """Dashes with a space on either side: no hyphens, no minus signs."""
    return tuple(t for t in doc[1:] if t.text in g.DASHES and t.whitespace_ and t.nbor(-1).whitespace_)


def dash_pair(doc: Doc) -> tuple[int, int] | None:
    """The two dashes of a sentence that has two, as token indices; None for fewer or more."""
    dashes = lone_dashes(doc)
    return (dashes[0].i, dashes[1].i) if len(dashes) == 2 else None


def stands_in_dashes(token: Token, other: tuple[int, int] | None) -> bool:
    """Whether a token stands between two dashes, and what stands at the characters `other` before them."""
    if other is None or (pair := dash_pair(token.doc)) is None:
        return False
    return other[0] < token.doc[pair[0]].idx and pair[0] < token.i < pair[1]
