"""Building the report's records from what the steps found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gistcheck.types import Article, Claim, Coverage, Dropped, Notice, Sentence, Source, Summary, Verdict

if TYPE_CHECKING:
    from gistcheck.verify import Judgement


def joined(sentences: Sequence[str]) -> Article:
    """An article of ready-made sentences, joined by single spaces."""
    found: list[Sentence] = []
    at = 0
    for text in sentences:
        found.append(Sentence(len(found), at, at + len(text), "body"))
        at += len(text) + 1
    return Article(" ".join(sentences), sentences=tuple(found))


def verdict(article: Article, judged: Judgement, ids: Sequence[int] | None = None) -> Verdict:
    sources = []
    for index, score in judged.evidence:
        sentence = article.sentences[ids[index] if ids is not None else index]
        sources.append(Source(sentence.id, sentence.start, sentence.end, score))
    return Verdict(judged.label, judged.confidence, tuple(sources), judged.reasons)


def coverage(article: Article, dropped: Sequence[Dropped]) -> Coverage:
    """Everything is read: what is not body is listed with its kind as the reason."""
    aside = [s for s in article.sentences if s.kind not in ("body", "title")]
    listed = tuple(Dropped(article.sentence_text(s.id), s.id, s.kind) for s in aside)
    count = len(article.sentences)
    return Coverage(len(article.text), len(article.text), count, count, False, (*listed, *dropped))


def warnings_for(summary: Summary, claims: Sequence[Claim], more: int, article: Article) -> list[Notice]:
    """What a reader should know. `more`: statements that rank below the listed claims."""
    found = []
    if not summary.sentences:
        found.append(Notice("no_summary", "No summary: no sentence of it was borne out by the article's body."))
    if not claims and not more:
        found.append(Notice("no_checkable_claims", "No checkable claims were found in this article."))
    if more:
        message = f"Not listed: {more} more, which rank below the {len(claims)} claims shown. Ask for more to see them."
        found.append(Notice("more_claims", message))
    if article.published is None and any(d.iso is None for claim in claims for d in claim.dates):
        message = "The article's date is not given, so words such as 'yesterday' are not resolved to a date."
        found.append(Notice("dates_unresolved", message))
    return found
