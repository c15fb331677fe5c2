"""Names that whoever typed a claim misspelt, or wrote without capitals: "Eva Hollt" and "kenji mori"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from gistcheck.rules.alignment import Reading
from gistcheck.vocabulary.givennames import gender

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHORTEST: Final = 5
"""Letters of a word from which another letter may be a slip: "Iran" is not "Iraq"."""


def slips(claim: Reading, evidence: Sequence[Reading]) -> Iterator[tuple[int, int, str]]:
    """Where a claim misspells a name of the evidence by one letter, or writes all in small letters: start, end and the
    evidence's word."""
    words = {t.text for r in evidence for t in r.doc}
    named = {t.text for r in evidence for t in r.doc if t.pos_ == "PROPN" and t.text[0].isupper()}
    named = {name for name in named if name.lower() not in words}
    careless = claim.doc.text.islower()
    for token in claim.doc:
        if careless and token.pos_ in ("PROPN", "NOUN", "ADJ") and token.text.capitalize() in named:
            yield token.idx, token.idx + len(token), token.text.capitalize()
        elif (careless or token.text[0].isupper()) and not {token.lower_, token.text.capitalize()} & words:
            meant = [name for name in named if _is_slip(token, name.lower())]
            if len(meant) == 1:
                yield token.idx, token.idx + len(token), meant[0]


def _is_slip(token: Token, name: str) -> bool:
    """Whether a word is a name but for one letter within it, or two that changed places: "Marie" is a name of its own,
    "Texan" another word of "Texas"."""
    word = token.lower_
    if len(word) < _SHORTEST or word[0] != name[0] or word[-1] != name[-1] or gender(word):
        return False
    if not (word.isalpha() and name.isalpha()):
        return False
    if len(word) == len(name):
        apart = [i for i, (a, b) in enumerate(zip(word, name, strict=True)) if a != b]
        turned = len(apart) == 2 and [word[i] for i in apart] == [name[i] for i in reversed(apart)]
        return turned or (len(apart) == 1 and len(word) > _SHORTEST)  # "Paris" is not "Parks"
    short, long = sorted((word, name), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(1, len(long) - 1))
