"""Which language a text is in, and the refusal of texts the English models cannot read."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from gistcheck.errors import LanguageError

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

UNDETERMINED = "und"
"""The language of a text without letters (ISO 639-2 code for 'undetermined')."""
_SURE = 0.9
"""Probability: of 11,000 random cuts of English news (80 characters to whole articles) none was
taken for another language with more than this, but one that is Spanish and one that is code."""
_ENOUGH_LETTERS = 60
"""Below this many letters a sure detection is still often wrong (names, headlines)."""
_LATIN_SHARE = 0.5
"""English with fewer Latin letters than this share of its letters is not English."""
_ENOUGH_SCRIPT_LETTERS = 20
"""So many letters in another script are enough to say so; the detector's probability is not needed."""


def detect_language(text: str) -> tuple[str, float]:
    """Tell the language of a text.

    Result: ISO 639 code (mostly two letters) and its probability in [0, 1]; `("und", 0.0)` for a text
    without letters. Short texts get low probabilities.
    Source: Lui and Baldwin (2012), langid.py, in its successor py3langid.
    """
    if not any(character.isalpha() for character in text):
        return UNDETERMINED, 0.0
    code, probability = _identifier().classify(_unstyled(text).encode("utf-8", "replace"))
    return str(code), float(probability)


def require_english(text: str, name: str = "text") -> tuple[str, float]:
    """What `detect_language` says of a text, if it is not surely in another language than English.

    A text that is short, or that the detector is unsure of, passes: look at the result and warn
    when the language is not `en` or its probability low. `name`: what the message calls it.
    Errors: `LanguageError` for a text long enough and surely in another language or script.
    """
    code, probability = detect_language(text)
    letters = [character for character in _unstyled(text) if character.isalpha()]
    foreign = code != "en" and probability >= _SURE and len(letters) >= _ENOUGH_LETTERS
    if foreign or (len(letters) >= _ENOUGH_SCRIPT_LETTERS and _latin_share(letters) < _LATIN_SHARE):
        raise LanguageError(
            f"The {name} reads as language '{code}' (probability {probability:.2f}), not English; the shipped models"
            f" were trained on English news only. Give an English {name}, or a translation."
        )
    return code, probability


def _unstyled(text: str) -> str:
    """Full-width and mathematical letters as the plain ones they stand for."""
    return unicodedata.normalize("NFKC", text)


def _latin_share(letters: list[str]) -> float:
    latin = {letter for letter in set(letters) if unicodedata.name(letter, "").startswith("LATIN")}
    return sum(letter in latin for letter in letters) / len(letters)


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
