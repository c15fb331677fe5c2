"""A name and its initials: "the World Health Organization" and "the WHO"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from gistcheck.rules.alignment import Reading
from gistcheck.vocabulary.givennames import gender
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OMITTED: Final = word_set("of for the and")
"""Words without a letter in a name's initials."""
_SECOND: Final = frozenset(("II", "III", "IV"))
"""Numbers in a name, kept whole in its initials ("WWII")."""
_SHORTEST: Final = 2


def initials(claim: Reading, evidence: Sequence[Reading]) -> Iterator[tuple[int, int, str]]:
    """Where a claim has the initials of a name of the evidence, or the reverse: start, end and the evidence's words."""
    words = {t.text for r in evidence for t in r.doc}
    named = [name for r in evidence for name in capitalised(r.doc) if not _is_somebody(name)]
    shorts = [first_letters(name) for name in named]
    long = {short: name for short, name in zip(shorts, named, strict=True) if not _shared(short, shorts, named)}
    for token in claim.doc:
        if token.text.isupper() and token.text not in words and (name := long.get(token.text.replace(".", ""))):
            yield token.idx, token.idx + len(token), " ".join(t.text for t in name)
    for name in capitalised(claim.doc):
        letters = first_letters(name)
        if letters in words and not _is_somebody(name) and not {t.text for t in name} <= words:
            yield name[0].idx, name[-1].idx + len(name[-1]), letters


def _is_somebody(name: Sequence[Token]) -> bool:
    """A person's name, whose initials are another thing's: no "PM" for "Paul Miller"."""
    return any(t.ent_type_ == "PERSON" for t in name) or gender(name[0].lower_) is not None


def _shared(short: str, letters: Sequence[str], named: Sequence[list[Token]]) -> bool:
    """Whether initials are those of two names: the World Health and the World Hockey Organisation."""
    return len({" ".join(t.text for t in n) for s, n in zip(letters, named, strict=True) if s == short}) > 1


def capitalised(doc: Doc) -> Iterator[list[Token]]:
    """The runs of at least two capitalised words of a text, an article before them left out."""
    run: list[Token] = []
    for token in [*doc, None]:
        if token is not None and (token.text[0].isupper() or (run and token.lower_ in _OMITTED)):
            run.append(token)
            continue
        while run and (run[-1].lower_ in _OMITTED or run[0].lower_ in _OMITTED):
            run.pop(-1 if run[-1].lower_ in _OMITTED else 0)
        if len(run) >= _SHORTEST:
            yield run
        run = []


def first_letters(name: Sequence[Token]) -> str:
    return "".join(t.text if t.text in _SECOND else t.text[0] for t in name if t.lower_ not in _OMITTED)
