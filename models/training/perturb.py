"""Make claims of known verdict from real news sentences, by small edits read off the parse.

``python -m models.training.perturb --articles FILE --out FILE.jsonl.gz --limit N --seed S`` writes rows
``{evidence: [...], claim, label, source: "perturb-<kind>", id, original}`` with the labels of the training
pool: supported, contradicted, nei. The same seed gives the same rows.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final

from gistcheck.syntax.facts import facts
from gistcheck.types import Label
from models.training import perturb_clauses as clauses
from models.training import perturb_faithful as faithful
from models.training import perturb_stance as stance
from models.training import perturb_swaps as swaps
from models.training import perturb_voice as voice
from models.training.perturb_moved import numbers_exchanged
from models.training.perturb_names import Pool
from models.training.perturb_supposed import supposed_done
from models.training.perturb_text import Subject, balanced, content, is_clean

if TYPE_CHECKING:
    from spacy.tokens import Doc

MEANING: Final[dict[str, tuple[Callable[[Subject], Iterator[Any]], Label]]] = {
    "number-swap": (swaps.number_swap, "contradicted"),
    "date-swap": (swaps.date_swap, "contradicted"),
    "name-swap": (swaps.name_swap, "contradicted"),
    "speaker-swap": (swaps.speaker_swap, "contradicted"),
    "modifier-swap": (swaps.modifier_swap, "contradicted"),
    "antonym-swap": (swaps.antonym_swap, "contradicted"),
    "role-swap": (swaps.role_swap, "contradicted"),
    "negation-added": (stance.negation_added, "contradicted"),
    "negation-dropped": (stance.negation_dropped, "contradicted"),
    "hedge-dropped": (stance.hedge_dropped, "not_stated"),
    "attribution-dropped": (stance.attribution_dropped, "not_stated"),
    "condition-dropped": (stance.condition_dropped, "not_stated"),
    "detail-added": (stance.detail_added, "not_stated"),
    "supposed-done": (supposed_done, "not_stated"),
    "numbers-exchanged": (numbers_exchanged, "contradicted"),
}
FAITHFUL: Final[dict[str, Callable[[Subject], Iterator[str]]]] = {
    "identity": faithful.identity,
    "adjunct-dropped": clauses.adjunct_dropped,
    "clause-taken": clauses.clause_taken,
    "conjunct-taken": clauses.conjunct_taken,
    "attribution-moved": voice.attribution_moved,
    "cue-synonym": faithful.cue_synonym,
    "synonym": faithful.synonym,
    "voice-changed": voice.voice_changed,
    "number-form": faithful.number_form,
    "rounding": faithful.rounding,
    "adverbial-moved": clauses.adverbial_moved,
    "contraction": faithful.contraction,
    "name-form": faithful.name_form,
}
KINDS: Final = (*MEANING, "other-sentence", *FAITHFUL)
"""Every kind of edit: meaning-changing first, then a sentence of elsewhere, then faithful."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A changed sentence: the `kind` of the edit, the new `text`, and what the original says of it."""

    kind: str
    text: str
    label: Label


def edits(doc: Doc, pool: Pool, rng: Random) -> list[Edit]:
    """Every kind of edit that a sentence allows, at most one of each.

    `doc`: one parsed sentence. `pool`: the sentences around it and of other articles. `rng`: decides
    among the possible edits; the same state gives the same list.
    Result: edits in the order of `KINDS`; empty for headings, fragments and the like.
    """
    if not is_clean(doc):
        return []
    subject = Subject(doc, facts(doc), pool, rng)
    found = (
        [_meaning(subject, kind) for kind in MEANING]
        + [_elsewhere(subject)]
        + [_faithful(subject, kind) for kind in FAITHFUL]
    )
    return [edit for edit in found if edit is not None]


def _meaning(s: Subject, kind: str) -> Edit | None:
    maker, label = MEANING[kind]
    made = [(m, label) if isinstance(m, str) else m for m in maker(s)]
    fit = [(text, lab) for text, lab in made if _is_fit(s, text)]
    return Edit(kind, *s.rng.choice(fit)) if fit else None


def _faithful(s: Subject, kind: str) -> Edit | None:
    fit = [text for text in FAITHFUL[kind](s) if kind == "identity" or _is_fit(s, text)]
    return Edit(kind, s.rng.choice(fit), "supported") if fit else None


def _elsewhere(s: Subject) -> Edit | None:
    """Another sentence of the article that shares little with this one."""
    words = content(s.doc)
    far = [d for d in s.pool.article if len(content(d) & words) <= 0.3 * len(content(d)) and is_clean(d)]
    return Edit("other-sentence", s.rng.choice(far).text, "not_stated") if far else None


def _is_fit(s: Subject, text: str) -> bool:
    return text != s.text and balanced(text) and len(text.split()) >= 4 and text[-1] in ".”\"’'"


def main() -> None:
    """Write rows and print how many of each kind there are."""
    from models.training.perturb_rows import held_out_sentences, overlaps, read_articles, rows, write_rows

    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=Path, nargs="+", required=True, help="JSON lines (.gz) or JSON files")
    options.add_argument("--held-out", type=Path, nargs="*", default=[], help="files whose articles must not be used")
    options.add_argument("--out", type=Path, required=True, help="where to write, .jsonl.gz")
    options.add_argument("--limit", type=int, default=25_000, help="rows at most")
    options.add_argument("--seed", type=int, default=13)
    given = options.parse_args()
    held = held_out_sentences(given.held_out)
    articles = [(name, text) for name, text in read_articles(given.articles) if not overlaps(text, held)]
    Random(given.seed).shuffle(articles)
    made = list(rows(articles, given.limit, given.seed))
    write_rows(given.out, made)


if __name__ == "__main__":
    main()
