"""The list of claims: drafted from every body sentence, checked, merged and ranked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeVar

from gistcheck.attribution.speakers import Attribution, attribute
from gistcheck.attribution.turns import named, paragraph_starts, turns
from gistcheck.coreference.things import Referent
from gistcheck.drafts import Draft, drafts
from gistcheck.merging import merged, once
from gistcheck.naming import plain
from gistcheck.protocols import SentenceReading
from gistcheck.syntax.grammar import is_question
from gistcheck.text.layout import words_key
from gistcheck.timeline import first_told
from gistcheck.types import Article, Claim, DateMention, Dropped, Part, Source, Verdict
from gistcheck.verify import TOO_LONG

if TYPE_CHECKING:
    from spacy.tokens import Doc

Found = TypeVar("Found", Attribution, Referent)
Verify = Callable[[list[tuple[str, int | list[int]]]], list[Verdict]]

_BONUS: Final = {"figures": 0.12, "named": 0.10, "dated": 0.05, "attributed": 0.03}
"""What a number, a name, a date and a named speaker add to a claim's rank (scores lie in [0, 1])."""
_MALUS: Final = {"apposition": 0.25, "relative": 0.12, "circumstance": 0.05, "ambiguous": 0.15, "quoted": 0.05}
"""What takes a claim down: asides, unclear pronouns, words only quoted."""
MAJORITY: Final = 0.5
"""Least confidence of a listed claim: the checker's threshold may lie lower, as evidence from elsewhere asks."""
FACTUAL: Final = 0.5
"""Least `SentenceReading.factual` of a sentence that states a fact."""
_SALIENCE: Final = 0.4
"""Weight of salience beside check-worthiness: order within equal check-worthiness, not more."""


def extract_claims(
    article: Article,
    docs: Sequence[Doc],
    readings: Sequence[SentenceReading],
    *,
    referents: Sequence[Referent],
    verify: Verify,
    max_claims: int,
    min_check_worthiness: float,
) -> tuple[tuple[Claim, ...], tuple[Dropped, ...], int]:
    """List the claims a fact-checking desk would check, best first.

    `docs`, `readings`: one per sentence of the article; `referents`: what the pronouns of the
    body sentences stand for; `verify`: verdicts, batched, of the whole article on (statement, sentence id) pairs
    and of some sentences alone on (statement, their ids) pairs;
    `max_claims`: 0 or more; `min_check_worthiness`: 0 to 1, of the sentence. Only body sentences give claims.
    Result: claims; what was left out with the reason: statements their own sentence does not
    support, those too long to be checked, those that are opinion, forecast, advice and the like though the
    model rated their sentence worth checking, those it did not rate so, and sentences that make none; and how
    many more statements rank below the listed ones.
    """

    def worthy(draft: Draft) -> bool:
        return readings[draft.sentence].check_worthiness >= min_check_worthiness

    found = _drafts(article, docs, readings, referents)
    sound = [d for d in found if d.objection is None]
    stated = {d.sentence for d in sound}
    objected = [
        Dropped(d.text, d.sentence, d.objection)
        for d in found
        if d.objection is not None and (worthy(d) or d.sentence not in stated)
    ]
    minor = [_minor(d, readings[d.sentence]) for d in sound if not worthy(d)]
    ranked = _ranked([d for d in sound if worthy(d)], readings)
    claims, unsupported, more = _verified(article, merged(ranked), readings, verify, max_claims)
    told, main = {d.sentence for d in found}, {d.sentence for d in found if d.kind in ("clause", "content", "whole")}
    silent = [
        Dropped(article.sentence_text(i), i, _PART if i in told else _silence(docs[i]))
        for i in article.body
        if i not in main
    ]
    return once(claims), (*unsupported, *objected, *minor, *silent), more


_PART: Final = "makes a main statement that cannot be told apart"


def _silence(doc: Doc) -> str:
    """Why a sentence makes no statement."""
    return "a question" if is_question(doc) else "no single statement could be cut out of it"


def _minor(draft: Draft, reading: SentenceReading) -> Dropped:
    """A figure or a date can be looked up, whatever the model thinks of the sentence."""
    states = reading.factual >= FACTUAL or draft.figures or first_told(draft.dates)
    return Dropped(draft.text, draft.sentence, "a minor fact" if states else "states nothing that can be checked")


def _drafts(
    article: Article, docs: Sequence[Doc], readings: Sequence[SentenceReading], referents: Sequence[Referent]
) -> list[Draft]:
    body = article.body
    body_docs = [docs[i] for i in body]
    parts = turns(article)
    interview = named({index: parts[i] for index, i in enumerate(body) if i in parts}, body_docs)
    said = attribute(body_docs, [readings[i] for i in body], referents, interview, paragraph_starts(article))
    spoken, meant = _by_sentence(said), _by_sentence(referents)
    found: list[Draft] = []
    for index, doc in enumerate(body_docs):
        here = drafts(index, doc, spoken.get(index, []), meant.get(index, []), article.published)
        found += [_numbered(draft, body) for draft in here]
    return found


def _by_sentence(found: Sequence[Found]) -> dict[int, list[Found]]:
    places: dict[int, list[Found]] = {}
    for item in found:
        places.setdefault(item.sentence, []).append(item)
    return places


def _numbered(draft: Draft, body: Sequence[int]) -> Draft:
    """Body positions turned into sentence ids."""
    names = tuple((body[i], start, end) for i, start, end in draft.names)
    unnamed = None if draft.unnamed is None else _numbered(draft.unnamed, body)
    return replace(draft, sentence=body[draft.sentence], names=names, unnamed=unnamed)


def _ranked(found: Sequence[Draft], readings: Sequence[SentenceReading]) -> list[Draft]:
    """Best first. Scores are rounded, as their seventh decimal depends on what a network read beside the sentence."""
    return sorted(found, key=lambda d: (-round(_score(d, readings[d.sentence]), 6), d.sentence, d.span))


def _score(draft: Draft, reading: SentenceReading) -> float:
    traits = {
        "figures": draft.figures, "named": draft.named, "dated": first_told(draft.dates) is not None,
        "attributed": draft.speaker is not None, "ambiguous": bool(draft.ambiguous), "quoted": draft.quoted,
        draft.kind: True,
    }  # fmt: skip
    bonus = sum(value for name, value in _BONUS.items() if traits.get(name))
    malus = sum(value for name, value in _MALUS.items() if traits.get(name))
    return reading.check_worthiness + _SALIENCE * reading.salience + bonus - malus


def _verified(
    article: Article,
    groups: Sequence[tuple[Draft, list[Draft]]],
    readings: Sequence[SentenceReading],
    verify: Verify,
    max_claims: int,
) -> tuple[list[Claim], list[Dropped], int]:
    """Verify in rank order, in batches of what is still wanted, until the list is full; and how many remain."""
    claims: list[Claim] = []
    dropped: list[Dropped] = []
    at = 0
    while len(claims) < max_claims and at < len(groups):
        batch = groups[at : at + max_claims - len(claims)]
        at += len(batch)
        anywhere = [(draft.own, draft.sentence) for draft, _ in batch]
        alone = [(draft.own, [draft.sentence]) for draft, _ in batch]
        named = [_with_names(draft) for draft, _ in batch if draft.names]
        smaller = [(own, [draft.sentence]) for draft, _ in batch for _, own in draft.parts]
        judged = iter(verify([*anywhere, *alone, *named, *smaller]))
        verdicts, owns, names, parts = (
            iter(list(islice(judged, len(asked)))) for asked in (anywhere, alone, named, smaller)
        )
        for (draft, others), verdict, own in zip(batch, verdicts, owns, strict=True):
            within = list(islice(parts, len(draft.parts)))
            put_in = next(names) if draft.names else own
            doubtful = own.label == "supported" and put_in.label != "supported"
            if doubtful and draft.unnamed is not None:
                within = [v for part, v in zip(draft.parts, within, strict=True) if part in draft.unnamed.parts]
                draft, doubtful = draft.unnamed, False
            if any(TOO_LONG in found.reasons for found in (verdict, own, put_in)):
                dropped.append(Dropped(draft.text, draft.sentence, TOO_LONG))
            elif doubtful:
                reason = f"the names put into it are in doubt: {put_in.label}, {put_in.confidence:.2f}"
                dropped.append(Dropped(draft.text, draft.sentence, reason))
            elif verdict.label == own.label == "supported" and verdict.confidence >= MAJORITY:
                claims.append(_claim(len(claims), article, draft, others, readings, verdict, within))
            else:
                doubted = verdict if verdict.label != "supported" or own.label == "supported" else own
                reason = f"its own sentence does not support it: {doubted.label}, {doubted.confidence:.2f}"
                dropped.append(Dropped(draft.text, draft.sentence, reason))
    return claims, dropped, len(groups) - at


def _with_names(draft: Draft) -> tuple[str, list[int]]:
    """The statement with its names, and the sentences it and they stand in."""
    return plain(draft.statement), sorted({draft.sentence, *(sentence for sentence, _, _ in draft.names)})


def _claim(
    number: int,
    article: Article,
    draft: Draft,
    others: Sequence[Draft],
    readings: Sequence[SentenceReading],
    verdict: Verdict,
    within: Sequence[Verdict],
) -> Claim:
    start = article.sentences[draft.sentence].start
    places = [(draft.sentence, *draft.span), *((o.sentence, *o.span) for o in others), *draft.names]
    places += _repeats(article, draft.sentence)
    return Claim(
        id=number,
        text=draft.text,
        statement=draft.statement,
        sentence_id=draft.sentence,
        start=start + draft.span[0],
        end=start + draft.span[1],
        sources=tuple(_source(article, place) for place in dict.fromkeys(places)),
        speaker=_one_line(draft.speaker),
        cue=_one_line(draft.cue),
        quoted=draft.quoted,
        hedged=draft.hedged,
        check_worthiness=readings[draft.sentence].check_worthiness,
        reasons=draft.reasons,
        verdict=verdict.label,
        confidence=verdict.confidence,
        dates=tuple(_moved(date, start) for date in draft.dates),
        ambiguous=draft.ambiguous,
        parts=tuple(
            Part(text, found.label, found.confidence)
            for (text, _), found in zip(draft.parts, within, strict=True)
            if found.label == "supported" and found.confidence >= MAJORITY
        ),
    )


def _one_line(words: str | None) -> str | None:
    return None if words is None else " ".join(words.split())


def _repeats(article: Article, sentence: int) -> list[tuple[int, int, int]]:
    """The later sentences that say the same word for word."""
    key = words_key(article.sentence_text(sentence))
    copies = (s for s in article.sentences if s.kind == "duplicate" and words_key(article.sentence_text(s.id)) == key)
    return [(s.id, 0, s.end - s.start) for s in copies]


def _source(article: Article, place: tuple[int, int, int]) -> Source:
    sentence, start, end = place
    offset = article.sentences[sentence].start
    return Source(sentence, offset + start, offset + end, 1.0)


def _moved(date: DateMention, offset: int) -> DateMention:
    return replace(date, start=date.start + offset, end=date.end + offset)
