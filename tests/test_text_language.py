"""Language: English passes, what is surely something else is refused, short texts are let through."""

from __future__ import annotations

import pytest

from gistcheck.errors import LanguageError
from gistcheck.text import detect_language, prepare, require_english
from gistcheck.types import Article

ENGLISH = "Police in Leeds said on Friday that two men had been arrested after a fire at a paper mill."
FOREIGN = [
    "Le gouvernement a annoncé jeudi une nouvelle loi sur la sécurité des barrages, après les inondations.",
    "Die Polizei teilte am Freitag mit, dass zwei Männer nach einem Brand in einer Fabrik festgenommen wurden.",
    "La policía informó el viernes de que dos hombres fueron detenidos tras un incendio en una papelera.",
    "पुलिस ने शुक्रवार को बताया कि आग लगने के बाद दो लोगों को गिरफ्तार किया गया है।",
    "警方周五表示，造纸厂火灾发生后已有两名男子被捕，调查仍在继续。",
    "قالت الشرطة يوم الجمعة إن رجلين اعتقلا بعد حريق في مصنع للورق",
]


def test_english_is_told_with_a_probability() -> None:
    language, probability = detect_language(ENGLISH)
    assert language == "en" and 0.9 < probability <= 1.0


@pytest.mark.parametrize("text", FOREIGN)
def test_another_language_is_refused_by_name(text: str) -> None:
    with pytest.raises(LanguageError, match="not English"):
        require_english(text)
    with pytest.raises(LanguageError):
        prepare(Article(text))


@pytest.mark.parametrize("text", ["Ja.", "Guten Tag", "Wimbledon: Djokovic d. Nadal", "Hola, amigos."])
def test_a_short_text_passes_for_the_caller_to_warn(text: str) -> None:
    assert require_english(text)[1] < 1.0
    assert prepare(Article(text)).sentences


def test_english_in_capitals_in_styled_letters_and_with_foreign_names_passes() -> None:
    bold = "".join(chr(0x1D400 + ord(c) - 65) if c.isupper() else c for c in ENGLISH.upper())
    assert prepare(Article(ENGLISH.upper())).language == "en"
    assert require_english(bold)
    quoted = ENGLISH + " “Nous avons tout perdu,” said Amélie Dupré, a worker there, in French."
    assert prepare(Article(quoted)).language == "en"


@pytest.mark.parametrize("text", ["", "😀😀", "123 456", "?!"])
def test_no_letters_no_language(text: str) -> None:
    assert detect_language(text) == ("und", 0.0)


def test_a_lone_surrogate_or_nul_does_not_break_detection() -> None:
    assert detect_language(ENGLISH + " \ud800\x00")[0] == "en"


def test_a_language_that_is_given_is_kept() -> None:
    assert prepare(Article(FOREIGN[0], language="en")).language == "en"
