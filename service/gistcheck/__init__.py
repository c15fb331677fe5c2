"""gistcheck reads a news article and gives back a summary, its claims and a verdict on each.

    >>> from gistcheck import analyse
    >>> report = analyse(open("article.txt").read())    # doctest: +SKIP
    >>> print(report.summary.text)                      # doctest: +SKIP

`analyse` loads the shipped models on first use and keeps them; `Analyser` holds models of your
choice, and `Library` lays articles beside one another. Records are in `gistcheck.types`, errors in `gistcheck.errors`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from gistcheck import errors, types
from gistcheck.library import Library
from gistcheck.pipeline import Analyser, Input
from gistcheck.types import Article, Claim, Report, Summary, Verdict

__all__ = [
    "Analyser",
    "Article",
    "Claim",
    "Library",
    "Report",
    "Summary",
    "Verdict",
    "__version__",
    "analyse",
    "analyse_many",
    "errors",
    "types",
]

__version__ = "0.1.0"


@lru_cache(maxsize=1)
def _default() -> Analyser:
    return Analyser()


def analyse(
    text: Input, title: str | None = None, *, url: str | None = None, published: str | None = None, **options: Any
) -> Report:
    """Read one article with the shipped models.

    Arguments and errors as `Analyser.analyse`.
    """
    return _default().analyse(text, title, url=url, published=published, **options)


def analyse_many(articles: Iterable[Input], **options: Any) -> Iterator[Report]:
    """Read articles one after the other with the shipped models; see `Analyser.analyse_many`."""
    return _default().analyse_many(articles, **options)
