"""Whom does a pronoun stand for? Rows: `text`, `pronoun`, `pronoun_offset`, `candidates`, each
`[name, offset, whether it is the one]`.

As in GAP (Webster et al. 2018), each candidate of each row is one yes-or-no question; F1 pools them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from eval import metrics
from eval.metrics import Figures
from eval.outcome import MissingHeadError, Outcome, Setting
from eval.rows import Row, RowsError

if TYPE_CHECKING:
    from gistcheck.coreference.antecedents import Scene
    from gistcheck.coreference.things import Place

FEMALE, MALE = frozenset(("she", "her", "hers", "herself")), frozenset(("he", "him", "his", "himself"))
Answers = list[list[int]]


def score(rows: Sequence[Row], analyser: Any, setting: Setting) -> Outcome:
    """Score `gistcheck.coreference.antecedents`: the likeliest candidate is chosen unless 'none' is likelier.

    Baseline: the nearest candidate. In the details: each of our two parts, the reader's link and the parse, alone.
    """
    asked = [row for row in rows if row.get("candidates")]
    if not asked:
        raise RowsError("no row has `candidates`, so there is nothing to choose from")
    if not hasattr(analyser.reader, "link"):
        raise MissingHeadError("the reader has no pronoun head")
    gold = [[int(right) for _, _, right in row["candidates"]] for row in asked]
    ours, linked, parsed = _answers(asked, analyser.reader, setting)
    return Outcome(
        n=len(asked),
        metrics=figures(asked, gold, ours),
        baselines={"nearest": figures(asked, gold, [_nearest(row) for row in asked])},
        intervals=metrics.intervals(
            lambda at: {"f1": metrics.f1(_flat(gold, at), _flat(ours, at))}, len(asked), setting.seed
        ),
        details={
            "without_candidates": len(rows) - len(asked),
            "pronouns": _genders(asked),
            "parts": {"link": figures(asked, gold, linked), "parse": figures(asked, gold, parsed)},
        },
    )


def figures(rows: Sequence[Row], gold: Answers, found: Answers) -> Figures:
    """F1 over all candidates, and over those of female and of male pronouns (None without any)."""

    def among(words: frozenset[str]) -> float | None:
        places = [i for i, row in enumerate(rows) if row["pronoun"].lower() in words]
        return metrics.f1(_flat(gold, places), _flat(found, places)) if places else None

    female, male = among(FEMALE), among(MALE)
    ratio = female / male if female is not None and male else None
    overall = metrics.f1(_flat(gold, range(len(rows))), _flat(found, range(len(rows))))
    return {"f1": overall, "f1_female": female, "f1_male": male, "female_to_male": ratio}


def _answers(rows: Sequence[Row], reader: Any, setting: Setting) -> tuple[Answers, Answers, Answers]:
    """What gistcheck, the link alone and the parse alone choose."""
    from gistcheck.coreference.antecedents import chances

    ours, linked, parsed = [], [], []
    for number, row in enumerate(rows, 1):
        scene, places = in_scene(row)
        ours.append(_chosen(chances(scene, places, reader.link)))
        linked.append(_chosen(reader.link([_question(row)])[0]))
        parsed.append(_chosen(chances(scene, places, None)))
        setting.progress(number)
    return ours, linked, parsed


def in_scene(row: Row) -> tuple[Scene, list[Place]]:
    """The pronoun and the candidates of a row in its parsed sentences."""
    from gistcheck.coreference.antecedents import Scene
    from gistcheck.coreference.entities import entities
    from gistcheck.syntax.parse import parse
    from gistcheck.text import split_sentences

    bounds = split_sentences(row["text"])
    docs = parse([row["text"][a:b] for a, b in bounds])

    def place(offset: int, length: int) -> Place:
        sentence = max(i for i, (start, _) in enumerate(bounds) if start <= offset)
        start = offset - bounds[sentence][0]
        return sentence, start, start + length

    index, start, _ = place(row["pronoun_offset"], len(row["pronoun"]))
    token = next(t for t in docs[index] if t.idx <= start < t.idx + len(t))
    return Scene(index, token, docs, entities(docs)), [place(at, len(name)) for name, at, _ in row["candidates"]]


def _question(row: Row) -> Any:
    from gistcheck.protocols import PronounQuestion

    at = row["pronoun_offset"]
    spans = tuple((start, start + len(name)) for name, start, _ in row["candidates"])
    return PronounQuestion(row["text"], (at, at + len(row["pronoun"])), spans)


def _chosen(chances: Any) -> list[int]:
    """1 for the likeliest candidate where it is likelier than 'none of them'."""
    best = int(np.argmax(chances))
    wins = float(chances[best]) > 1 - float(np.sum(chances))
    return [int(wins and place == best) for place in range(len(chances))]


def _nearest(row: Row) -> list[int]:
    distances = [abs(row["pronoun_offset"] - start) for _, start, _ in row["candidates"]]
    return [int(place == int(np.argmin(distances))) for place in range(len(distances))]


def _flat(answers: Answers, places: Iterable[int]) -> list[int]:
    return [answer for place in places for answer in answers[place]]


def _genders(rows: Sequence[Row]) -> dict[str, int]:
    words = [row["pronoun"].lower() for row in rows]
    return {"female": sum(w in FEMALE for w in words), "male": sum(w in MALE for w in words)}
