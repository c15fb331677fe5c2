"""The extractive summary: the chosen sentences, with names for their pronouns, each read by the checker."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from gistcheck import settings
from gistcheck.attribution.turns import paragraph_starts
from gistcheck.coreference.things import Referent
from gistcheck.naming import named, plain
from gistcheck.protocols import SentenceReading
from gistcheck.readability import tells
from gistcheck.selection import Candidate, Cut, candidates, fit, select, whole
from gistcheck.syntax.quotes import Run, marked, running_quotes
from gistcheck.types import Article, Dropped, Source, SummarySentence, Verdict

if TYPE_CHECKING:
    from spacy.tokens import Doc

_UNSUPPORTED: Final = "the article does not support this cut of its sentence, which stands whole instead"
_DOUBTED: Final = "the name put into it is in doubt: the sentence stands without it"

Verify = Callable[[Sequence[tuple[str, int]]], Sequence[Verdict]]
"""Verdicts on statements, each drawn from the sentence with the given id."""


class Condensed(NamedTuple):
    """A summary before it has a name: its sentences in order, and what was left out and why."""

    sentences: tuple[SummarySentence, ...]
    dropped: tuple[Dropped, ...]


def summarise(
    article: Article,
    docs: Sequence[Doc],
    readings: Sequence[SentenceReading],
    *,
    sentences: int | None = None,
    words: int | None = None,
    referents: Sequence[Referent] = (),
    verify: Verify,
) -> Condensed:
    """Select and cut sentences of an article, and name in [brackets] whom a pronoun stands for.

    `docs`, `readings`: one per sentence of the article. `sentences`, `words`: longest summary,
    at least 1 each; both None asks for `settings.SUMMARY_WORDS` words, names put in not counted.
    `referents`: what the pronouns of the body sentences stand for. `verify`: judges what a sentence says;
    a name in it, and then its cut, that the article does not support is taken back.
    Result: sentences in article order; what was taken back is in `dropped`.
    """
    if sentences is None and words is None:
        words = settings.SUMMARY_WORDS
    running = running_quotes([docs[i].text for i in article.body], paragraph_starts(article))
    runs = dict(zip(article.body, running, strict=True))
    pool = candidates(article, docs, readings, runs)
    told = [i for i, candidate in enumerate(pool) if tells(docs[candidate.sentence_id])]
    chosen = select(pool, sentences=sentences, words=words) or _first(pool, told, readings)
    cuts = fit([pool[i] for i in chosen], words)
    ids = [pool[i].sentence_id for i in chosen]
    versions = [
        _versions(article, i, docs[i], cut, () if _reads_on(i, ids, article) or _is_part(runs[i]) else referents)
        for i, cut in zip(ids, cuts, strict=True)
    ]
    return _check(article, ids, versions, readings, runs, verify)


def _first(pool: Sequence[Candidate], told: Sequence[int], readings: Sequence[SentenceReading]) -> list[int]:
    """The most salient of those that tell something, in a text in which none can stand by itself; none of questions."""
    return sorted(told, key=lambda i: -readings[pool[i].sentence_id].salience)[:1]


def _reads_on(sentence_id: int, chosen: Sequence[int], article: Article) -> bool:
    """Whether the sentence before it is in the summary too: its pronouns are read as in the article."""
    place = article.body.index(sentence_id)
    return place > 0 and article.body[place - 1] in chosen


def _is_part(run: Run) -> bool:
    """Whether it is part of a quotation that began before it or ends behind it."""
    return run.inside is not None or run.lost


def _versions(article: Article, sentence_id: int, doc: Doc, cut: Cut, referents: Sequence[Referent]) -> list[Cut]:
    """A cut with the names of its pronouns, as it is, and the whole sentence: those that differ, best first."""
    own = [r for r in referents if article.body[r.sentence] == sentence_id]
    text, names = named(article.sentence_text(sentence_id), doc, cut.spans, own)
    places = tuple((article.body[sentence], start, end) for sentence, start, end in names)
    found = [Cut(text, cut.spans, places) if names else cut, cut, whole(article, sentence_id)]
    return list({version.text: version for version in reversed(found)}.values())[::-1]


def _check(
    article: Article,
    ids: Sequence[int],
    versions: Sequence[list[Cut]],
    readings: Sequence[SentenceReading],
    runs: Mapping[int, Run],
    verify: Verify,
) -> Condensed:
    """Let the checker read every sentence: of its versions stands the first that it finds supported, else the last."""
    dropped: list[Dropped] = []
    verdicts: dict[int, Verdict] = {}
    waiting = list(range(len(ids)))
    while waiting:
        asked = [(plain(cut.text) if cut.names else cut.text, ids[n]) for n in waiting for cut in versions[n][:1]]
        verdicts |= zip(waiting, verify(asked), strict=True)
        waiting = [n for n in waiting if verdicts[n].label != "supported" and versions[n][1:]]
        for n in waiting:
            cut = versions[n].pop(0)
            dropped.append(Dropped(cut.text, ids[n], _DOUBTED if cut.names else _UNSUPPORTED))
    built = []
    for n, i in enumerate(ids):
        alone = replace(
            runs[i], from_before=runs[i].from_before and i - 1 not in ids, goes_on=runs[i].goes_on and i + 1 not in ids
        )
        cut = replace(versions[n][0], text=marked(versions[n][0].text, alone))
        built.append(_sentence(article, i, cut, readings[i].salience, verdicts[n]))
    return Condensed(tuple(built), tuple(dropped))


def _sentence(article: Article, sentence_id: int, cut: Cut, salience: float, verdict: Verdict) -> SummarySentence:
    start = article.sentences[sentence_id].start
    own = Source(sentence_id, start + cut.spans[0][0], start + cut.spans[-1][1], salience)
    names = (Source(i, article.sentences[i].start + a, article.sentences[i].start + b, 1.0) for i, a, b in cut.names)
    return SummarySentence(cut.text, (own, *names), verdict.label, verdict.confidence)
