"""Several articles beside one another: which says so too, which says otherwise, which is silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from gistcheck.copies import Shingles, origins, shingles
from gistcheck.pipeline import Analyser, Input
from gistcheck.records import typed_claim, verdict
from gistcheck.timeline import day
from gistcheck.types import Article, Label, Report, Stance, Standing

if TYPE_CHECKING:
    from gistcheck.verify import Judgement

_STANCES: Final[dict[Label, Stance]] = {"supported": "agrees", "contradicted": "disagrees", "not_stated": "silent"}
_FIGURES: Final = frozenset({"number", "open", "attribution", "reported"})
"""Kinds of difference beside which another figure may be a later count and not a contradiction."""


class Library:
    """Articles that are checked against one another.

    `analyser`: None for one with the shipped models. Holds the articles in memory, in the order they
    were added; nothing is written to disk.
    """

    def __init__(self, analyser: Analyser | None = None) -> None:
        self._analyser = analyser or Analyser()
        self._articles: list[Article] = []
        self._shingles: list[Shingles] = []

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles in the order they were added."""
        return tuple(self._articles)

    def add(
        self,
        text: Input,
        title: str | None = None,
        *,
        url: str | None = None,
        published: str | None = None,
        allow_fetch: bool = False,
    ) -> Article:
        """Read an article and keep it. Arguments and errors as `Analyser.analyse`."""
        from gistcheck.text import prepare, read_article, restored

        given = read_article(text, title=title, url=url, published=published, allow_fetch=allow_fetch)
        article = replace(prepare(restored(given)[0]), text=given.text)
        self._articles.append(article)
        self._shingles.append(shingles(_body(article)))
        return article

    def check(self, claim: str, *, published: str | None = None) -> tuple[Standing, ...]:
        """What each story says of a typed claim, those that speak first.

        `published`: the claim's ISO 8601 date, or None; without it, or without the story's date, other
        figures are a disagreement and not an update. Errors: as `Analyser.check`, and `OptionError` for the date.
        """
        from gistcheck.text.formats import iso_date

        claims, when = [typed_claim(claim)], iso_date(published)
        return self._standings(claims, when, self._stories(origins(self._shingles)), typed=True)[0]

    def compare(self, report: Report) -> tuple[tuple[Standing, ...], ...]:
        """What the other stories say of each claim of a report, in the order of its claims.

        Copies of the report's own article are left out: it cannot bear witness to itself.
        """
        from gistcheck.naming import plain

        groups = origins([*self._shingles, shingles(_body(report.article))])
        others = self._stories([group for group in groups if len(self._articles) not in group])
        claims = [plain(claim.statement) for claim in report.claims]
        return self._standings(claims, report.article.published, others)

    def _stories(self, groups: Sequence[Sequence[int]]) -> list[list[Article]]:
        """The articles of each group, the first published (else first added) in front."""
        found = [[self._articles[i] for i in group] for group in groups]
        return [sorted(group, key=lambda a: day(a.published) or date.max) for group in found]

    def _standings(
        self, claims: Sequence[str], published: str | None, stories: Sequence[Sequence[Article]], *, typed: bool = False
    ) -> tuple[tuple[Standing, ...], ...]:
        from gistcheck.compress import without_dateline
        from gistcheck.verify import Question

        bodies = [[without_dateline(sentence) for sentence in _body(story[0])] for story in stories]
        questions = [Question(body, without_dateline(claim)) for claim in claims for body in bodies]
        judged = iter(self._analyser.verifier.judge(questions, typed=typed))
        found = [[_standing(story, next(judged), published) for story in stories] for _ in claims]
        return tuple(tuple(sorted(standings, key=lambda s: s.stance == "silent")) for standings in found)


def _body(given: Article) -> list[str]:
    from gistcheck.text import restored

    article, _ = restored(given)
    return [article.sentence_text(i) for i in article.body]


def _standing(story: Sequence[Article], judged: Judgement, published: str | None) -> Standing:
    first, *copies = story
    found = verdict(first, judged, first.body)
    agrees = "reported" in judged.differs  # a story agrees where somebody in it says so
    stance = _STANCES["supported" if agrees else found.label]
    standing = Standing(stance, found.confidence, first, found.evidence, found.reasons, tuple(copies))
    before, after = day(published), day(first.published)
    figures = found.label != "supported" and not judged.differs.isdisjoint(("number", "open"))
    figures = figures and judged.differs <= _FIGURES
    if not figures or before is None or after is None or before == after:
        return standing
    stance = "updates" if after > before else "updated"
    reason = f"the story is of {after.isoformat()}, the claim of {before.isoformat()}: figures may have changed"
    return replace(standing, stance=stance, reasons=(*standing.reasons, reason))
