"""The text layer: any input becomes an `Article` with sentences, their kinds and a language.

`read_article` opens the input, `prepare` fills in sentences and language; the rest are the parts
they are made of, pure functions of plain data.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gistcheck.errors import EmptyInputError
from gistcheck.text.blocks import broken_words
from gistcheck.text.formats import read_article
from gistcheck.text.furniture import is_furniture
from gistcheck.text.kinds import label_sentences
from gistcheck.text.language import detect_language, require_english
from gistcheck.text.layout import words_key
from gistcheck.text.marks import as_given, restored
from gistcheck.text.printed_date import printed_date
from gistcheck.text.sentences import split_sentences
from gistcheck.types import Article

__all__ = [
    "as_given",
    "broken_words",
    "detect_language",
    "in_english",
    "is_furniture",
    "label_sentences",
    "prepare",
    "read_article",
    "require_english",
    "restored",
    "split_sentences",
    "words_key",
]

_LIKELY = 0.5
"""A language other than English is only named from this probability on."""


def prepare(article: Article, boilerplate: Sequence[float] | None = None) -> Article:
    """Fill in an article's sentences and language, and its date from the one printed above the text.

    Call it once without `boilerplate` to have the sentences read by a model, and again with the
    model's probabilities; the sentences are the same both times, only kinds may change.

    `article`: what `read_article` gave. `boilerplate`: a model's probability, per sentence, that it is page
    furniture (see `label_sentences`).
    Result: the article with `sentences`, and where it had none with `language`, an ISO 639-1 code, or None where
    the text is too short to say, and `published`, None without a printed date.
    Errors: `LanguageError` for a text long enough to tell and not English; `EmptyInputError` for page furniture only.
    """
    article = in_english(article)
    spans = split_sentences(article.text)
    sentences = label_sentences(article.text, spans, article.title, boilerplate)
    if not any(sentence.kind == "body" for sentence in sentences):
        raise EmptyInputError(
            "The input holds no article text, only page furniture such as menus, dates and comment counters."
            " Give the article itself, with at least one sentence."
        )
    found = replace(article, sentences=sentences)
    return found if found.published else replace(found, published=printed_date(found))


def in_english(article: Article) -> Article:
    """The article with its language. Errors: `LanguageError` for a text long enough to tell and not English."""
    return article if article.language else replace(article, language=_language(article.text))


def _language(text: str) -> str | None:
    code, probability = require_english(text)
    is_named = code == "en" or (len(code) == 2 and probability >= _LIKELY)
    return code if is_named else None
