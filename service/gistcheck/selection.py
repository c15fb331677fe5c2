"""Selection for the summary: which sentences say most, each only once, cut to fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING, Final

from gistcheck.attribution.speech import cues
from gistcheck.attribution.turns import turns
from gistcheck.compress import Span, compress_sentence, count_words, dateline_end, join_spans
from gistcheck.copies import containment
from gistcheck.coreference.entities import entities
from gistcheck.coreference.things import Place
from gistcheck.evidence import terms
from gistcheck.protocols import SentenceReading
from gistcheck.readability import content_words, opens_unnamed, readability, standing_alone, told_words
from gistcheck.syntax.quotes import Run
from gistcheck.text.furniture import has_stop
from gistcheck.types import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc

THRESHOLDS: Final = (0.1, 0.65)
"""Keep probability below which a constituent goes: in any summary, and to make one sentence fit.

On development rows 0.1 gave the best ROUGE of 0, 0.03, 0.06, 0.1, 0.2, 0.35; cutting harder so
that more sentences fit lost half a point of ROUGE-1 on CNN/DailyMail.
"""
SHARP: Final = 2.0
"""Power of the salience (tried 0.5, 0.7, 1, 1.5, 2, 3 with `LATE` and `TOP`; see there)."""
LATE: Final = 0.1
"""What a sentence far down the article is worth beside the first: news is written with the main point
on top. Tried 0.4, 0.3, 0.2, 0.1, 0.05, 0.02 with each `SHARP` on development rows: 0.1 and 2 kept the
ROUGE-1 of CNN/DailyMail, whose highlights come from the whole article, and raised ROUGE-2 there and both
on inshorts. 0.15 is a tenth to a third of a point better on both, and lost a point on the fixtures. A late key
fact is found by the headline: see `HEADLINE`."""
TOP: Final = 2.0
"""Sentences over which that weight falls off (tried 1, 1.5, 2, 3, 5, 10)."""
HEADLINE: Final = 0.5
"""The sentence with most of the title's terms counts as the top of the article if it has at least this
share of them, wherever it stands: a key fact far down is found by its headline. Tried without, 0.4, 0.5,
0.6, 0.7: on development rows 0.5 raised ROUGE-1 and ROUGE-2 of inshorts by half a point and lowered those
of BBC, whose references are two fifths of the article, by one."""
SLACK: Final = 1.15
"""A summary may be this much longer than asked, rather than lose a sentence for a few words."""
OVERLAP: Final = 0.6
"""A sentence that shares this much of its content words with a chosen one says nothing new (tried
0.5, 0.6, 0.75: no difference)."""
REPEATED: Final = 0.7
"""One of whose words, but for who says so, this much stands in the chosen ones together says nothing new either (tried
0.6, 0.7, 0.8: from 0.7 no difference on CNN/DailyMail; at 0.6 sentences went that say more)."""
LEAST_TOLD: Final = 3
"""Fewer words than these may stand in the others by chance."""
UNKNOWN: Final = 0.6
"""What a sentence is worth that names somebody in part ("Holm") where none chosen gives the full name. Tried 0.5, 0.6,
0.7, 0.8 and 1 on development rows: no difference beyond a tenth of a point, and a reader is told who it is."""
FILLER: Final = 0.5
"""A sentence fills the last room only if its worth is at least this much of the best one left out
(tried 0, 0.25, 0.35, 0.5, 0.65)."""

LINE: Final = 0.05
"""What a line without a stop is worth in a text of sentences: a heading or a list item, which runs into the next."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A version of a sentence: its words, the kept spans within the sentence, and the places of names put into it."""

    text: str
    spans: tuple[Span, ...]
    names: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may enter the summary; `cuts` from longest to shortest, none empty.

    `salience`: weighted by its place and by how well it reads alone. `words`: its content words.
    `alone`: what it is worth without the sentence before, in [0, 1]. `unnamed`: it opens with "he" or "their", and
    names nobody, even at the top of the article. `introduced`: the sentences that
    give the full names of those whom it names in part. `told`: `words` without who says so and what is cut.
    """

    sentence_id: int
    salience: float
    words: frozenset[str]
    alone: float
    cuts: tuple[Cut, ...]
    introduced: frozenset[int] = frozenset()
    unnamed: bool = False
    told: frozenset[str] = frozenset()


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
        fitting = {i: value for i, value in fresh.items() if not chosen or _length(pool[i]) <= room}
        best = max(fitting, key=lambda i: fitting[i], default=None)
        if best is None or fitting[best] < FILLER * max(fresh.values()):
            break
        chosen.append(best)
        room -= _length(pool[best])
    return sorted(chosen)


def fit(chosen: Sequence[Candidate], words: int | None) -> list[Cut]:
    """The cut of each chosen sentence: the longest, or where they do not fit together, the shortest."""
    if words is None or sum(map(_length, chosen)) <= words * SLACK:
        return [candidate.cuts[0] for candidate in chosen]
    return [candidate.cuts[-1] for candidate in chosen]


def _worth(pool: Sequence[Candidate], i: int, chosen: Sequence[int]) -> float:
    """The salience of a candidate beside those already chosen; 0 if it adds nothing."""
    here = pool[i]
    shared = max((containment(here.words, pool[j].words) for j in chosen), default=0.0)
    told = frozenset().union(*(pool[j].told for j in chosen))
    if shared >= OVERLAP or (len(here.told) >= LEAST_TOLD and len(here.told & told) >= REPEATED * len(here.told)):
        return 0.0
    known = here.introduced <= {pool[j].sentence_id for j in chosen}
    alone = here.alone if (i or here.unnamed) and i - 1 not in chosen else 1.0
    return here.salience * (1 - shared) * alone * (1.0 if known else UNKNOWN)


def _length(candidate: Candidate) -> int:
    return count_words(candidate.cuts[0].text)


def candidates(
    article: Article, docs: Sequence[Doc], readings: Sequence[SentenceReading], runs: Mapping[int, Run]
) -> list[Candidate]:
    body = [i for i in article.body if count_words(article.sentence_text(i))]
    headline = _headline(article, body)
    most = max((readings[i].salience for i in body), default=0.0)
    unsigned, interview = _unsigned({i: docs[i] for i in body}, runs), turns(article)
    introduced = _introduced(docs, body)
    stopped = 2 * sum(_is_closed(article.sentence_text(i)) for i in body) > len(body)
    found = []
    for place, i in enumerate(body):
        salience, standing = (most, 1.0) if i in headline else (readings[i].salience, _standing(place))
        turn = interview.get(i)
        unsaid = i in unsigned or (turn is not None and not turn.label)
        worth = 0.0 if unsaid else salience**SHARP * standing * readability(docs[i])
        worth *= 1.0 if _is_closed(article.sentence_text(i)) or not stopped else LINE
        cuts = _cuts(article.sentence_text(i), docs[i], readings[i]) if turn is None else (whole(article, i),)
        alone = standing_alone(docs[i])
        known = introduced.get(i, frozenset())
        words, told = content_words(docs[i]), told_words(docs[i], cuts[0].spans)
        found.append(Candidate(i, worth, words, alone, cuts, known, opens_unnamed(docs[i]), told))
    return found


def _is_closed(text: str) -> bool:
    """Whether a full stop ends it; one behind a space, where others have none, ends a heading: "Searching ."."""
    return has_stop(text) and not text.endswith(" .")


def _introduced(docs: Sequence[Doc], body: Sequence[int]) -> dict[int, frozenset[int]]:
    """For each sentence that names somebody in part ("Holm"), the earlier ones that give the full names."""
    found: dict[int, frozenset[int]] = {}
    for entity in entities([docs[i] for i in body]):
        if entity.kind != "person" or " " not in entity.name:
            continue
        first = entity.source.sentence
        full = {m.sentence for m in entity.mentions if m.text == entity.name}
        for place in {m.sentence for m in entity.mentions if m.sentence > first} - full:
            found[body[place]] = found.get(body[place], frozenset()) | {body[first]}
    return found


def _unsigned(docs: Mapping[int, Doc], runs: Mapping[int, Run]) -> frozenset[int]:
    """The sentences of quotations whose speaker stands in another sentence: alone they would pass for the article's
    own words. None if the whole text is one."""
    found = frozenset(i for i, doc in docs.items() if runs[i].inside is not None and not cues(doc))
    return found if len(found) < len(docs) else frozenset()


def _headline(article: Article, body: Sequence[int]) -> frozenset[int]:
    """The body sentences that say what the title says; none without a title of three terms."""
    first = next((article.sentence_text(s.id) for s in article.sentences if s.kind == "title"), "")
    title = frozenset(terms(article.title or first))
    shares = {i: len(title & frozenset(terms(article.sentence_text(i)))) / max(1, len(title)) for i in body}
    least = max([HEADLINE, *shares.values()])
    return frozenset(i for i, share in shares.items() if share >= least and len(title) > 2)


def _standing(place: int) -> float:
    return LATE + (1 - LATE) * exp(-place / TOP)


def _cuts(text: str, doc: Doc, reading: SentenceReading) -> tuple[Cut, ...]:
    found = [compress_sentence(text, doc, reading.tokens, threshold=t) for t in THRESHOLDS]
    return tuple(Cut(join_spans(text, spans), tuple(spans)) for spans in found)


def whole(article: Article, sentence_id: int) -> Cut:
    """All of a sentence but its dateline."""
    text = article.sentence_text(sentence_id)
    spans = [(dateline_end(text), len(text))]
    return Cut(join_spans(text, spans), tuple(spans))
