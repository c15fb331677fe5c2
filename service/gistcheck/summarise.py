"""The extractive summary: which sentences say most, each only once, cut to fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from gistcheck import settings
from gistcheck.compress import Span, compress_sentence, count_words, render
from gistcheck.protocols import SentenceReading
from gistcheck.readability import content_words, leans_back, readability
from gistcheck.types import Article, Dropped, Source, SummarySentence, Verdict

if TYPE_CHECKING:
    from spacy.tokens import Doc

THRESHOLDS: Final = (0.35, 0.65)
"""Keep probability below which a constituent goes: in any summary, and to make a sentence fit."""
SLACK: Final = 1.15
"""A summary may be this much longer than asked, rather than lose a sentence for a few words."""
OVERLAP: Final = 0.6
"""A sentence that shares this much of its content words with a chosen one says nothing new."""
LEANING: Final = 0.7
"""What the salience of a sentence that opens with "He" or "That" is worth without the one before."""
FILLER: Final = 0.5
"""A sentence fills the last room only if its salience is at least this much of the best one left out."""

Verify = Callable[[Sequence[tuple[str, int]]], Sequence[Verdict]]
"""Verdicts on statements, each drawn from the sentence with the given id."""


class Condensed(NamedTuple):
    """A summary before it has a name: its sentences in order, and what was left out and why."""

    sentences: tuple[SummarySentence, ...]
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """A version of a sentence: its words, and the kept spans within the sentence."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may enter the summary; `cuts` from longest to shortest, none empty.

    `salience`: weighted by how well it reads alone. `words`: its content words. `leans`: it opens
    with a word that points back to the sentence before.
    """

    sentence_id: int
    salience: float
    words: frozenset[str]
    leans: bool
    cuts: tuple[Cut, ...]


def summarise(
    article: Article,
    docs: Sequence[Doc],
    readings: Sequence[SentenceReading],
    *,
    sentences: int | None = None,
    words: int | None = None,
    verify: Verify,
) -> Condensed:
    """Select and cut sentences of an article.

    `docs`, `readings`: one per sentence of the article. `sentences`, `words`: longest summary,
    at least 1 each; both None asks for `settings.SUMMARY_WORDS` words. `verify`: judges what a
    cut sentence says; one that the article does not support is replaced by the whole sentence.
    Result: sentences in article order; the cuts that were taken back are in `dropped`.
    """
    if sentences is None and words is None:
        words = settings.SUMMARY_WORDS
    pool = _candidates(article, docs, readings)
    chosen = select(pool, sentences=sentences, words=words)
    cuts = fit([pool[i] for i in chosen], words)
    return _check(article, [(pool[i], cut) for i, cut in zip(chosen, cuts, strict=True)], readings, verify)


def select(pool: Sequence[Candidate], *, sentences: int | None, words: int | None) -> list[int]:
    """Choose sentences by salience, none that says again what another said.

    `pool`: in article order. `sentences`, `words`: limits, None for none; the words may be
    exceeded by `SLACK`, and the first sentence always fits. Result: indices, in order.
    """
    chosen: list[int] = []
    room = float("inf") if words is None else words * SLACK
    while sentences is None or len(chosen) < sentences:
        worth = {i: _worth(pool, i, chosen) for i in range(len(pool)) if i not in chosen}
        fresh = {i: value for i, value in worth.items() if value > 0}
        fitting = {i: value for i, value in fresh.items() if not chosen or _shortest(pool[i]) <= room}
        best = max(fitting, key=lambda i: fitting[i], default=None)
        if best is None or fitting[best] < FILLER * max(fresh.values()):
            break
        chosen.append(best)
        room -= _shortest(pool[best])
    return sorted(chosen)


def fit(chosen: Sequence[Candidate], words: int | None) -> list[Cut]:
    """Give each chosen sentence the longest of its cuts that the word limit leaves room for.

    `chosen`: the summary's sentences; the most salient get room first. `words`: None for no limit.
    """
    if words is None:
        return [candidate.cuts[0] for candidate in chosen]
    cuts = [candidate.cuts[-1] for candidate in chosen]
    room = words * SLACK - sum(count_words(cut.text) for cut in cuts)
    for i in sorted(range(len(chosen)), key=lambda i: -chosen[i].salience):
        for cut in chosen[i].cuts:
            growth = count_words(cut.text) - count_words(cuts[i].text)
            if growth <= room:
                cuts[i], room = cut, room - growth
                break
    return cuts


def _worth(pool: Sequence[Candidate], i: int, chosen: Sequence[int]) -> float:
    """The salience of a candidate beside those already chosen; 0 if it adds nothing."""
    here = pool[i]
    shared = max((_overlap(here.words, pool[j].words) for j in chosen), default=0.0)
    if shared >= OVERLAP:
        return 0.0
    alone = here.leans and i - 1 not in chosen
    return here.salience * (1 - shared) * (LEANING if alone else 1.0)


def _overlap(words: frozenset[str], others: frozenset[str]) -> float:
    smaller = min(len(words), len(others))
    return len(words & others) / smaller if smaller else 0.0


def _shortest(candidate: Candidate) -> int:
    return count_words(candidate.cuts[-1].text)


def _candidates(
    article: Article, docs: Sequence[Doc], readings: Sequence[SentenceReading]
) -> list[Candidate]:
    return [
        Candidate(
            s.id,
            readings[s.id].salience * readability(docs[s.id]),
            content_words(docs[s.id]),
            leans_back(docs[s.id]),
            _cuts(article.sentence_text(s.id), docs[s.id], readings[s.id]),
        )
        for s in article.sentences
        if s.kind == "body" and count_words(article.sentence_text(s.id))
    ]


def _cuts(text: str, doc: Doc, reading: SentenceReading) -> tuple[Cut, ...]:
    found = [compress_sentence(text, doc, reading.tokens, threshold=t) for t in THRESHOLDS]
    return tuple(Cut(render(text, spans), tuple(spans)) for spans in found)


def _check(
    article: Article,
    drafts: Sequence[tuple[Candidate, Cut]],
    readings: Sequence[SentenceReading],
    verify: Verify,
) -> Condensed:
    """Let the checker read every sentence; a cut it does not find supported is taken back."""
    verdicts = list(verify([(cut.text, c.sentence_id) for c, cut in drafts]))
    wholes = [_whole(article, c.sentence_id) for c, _ in drafts]
    back = [
        i
        for i, (_, cut) in enumerate(drafts)
        if verdicts[i].label != "supported" and cut.text != wholes[i].text
    ]
    again = verify([(wholes[i].text, drafts[i][0].sentence_id) for i in back]) if back else []
    final = [cut for _, cut in drafts]
    for i, verdict in zip(back, again, strict=True):
        final[i], verdicts[i] = wholes[i], verdict
    dropped = [
        Dropped(
            drafts[i][1].text,
            drafts[i][0].sentence_id,
            "the article does not support this cut of its sentence",
        )
        for i in back
    ]
    built = [
        _sentence(article, c.sentence_id, cut, readings[c.sentence_id].salience, verdict)
        for (c, _), cut, verdict in zip(drafts, final, verdicts, strict=True)
    ]
    return Condensed(tuple(built), tuple(dropped))


def _whole(article: Article, sentence_id: int) -> Cut:
    text = article.sentence_text(sentence_id)
    spans = [(0, len(text))]
    return Cut(render(text, spans), tuple(spans))


def _sentence(
    article: Article, sentence_id: int, cut: Cut, salience: float, verdict: Verdict
) -> SummarySentence:
    start = article.sentences[sentence_id].start
    source = Source(sentence_id, start + cut.spans[0][0], start + cut.spans[-1][1], salience)
    return SummarySentence(cut.text, (source,), verdict.label, verdict.confidence)
