"""Try settings of the summary's selection on development articles; the table goes into the reader's card.

    python -m models.training.tune_summary --data-root DATA

Articles: the development parts of CNN/DailyMail and inshorts (see `models.training.data`), never an
evaluation file. Beside each setting stands what the opening words of the article score at its length.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from eval import baselines, metrics
from eval.tables import put
from gistcheck import Analyser, Article, selection
from gistcheck.summarise import summarise
from gistcheck.types import Verdict
from models.training import card
from models.training.common import log
from models.training.data import in_dev, rows

FILES = {"CNN/DailyMail": "art_cnndm_val_all", "inshorts": "art_inshorts_gayathrik"}
SETTINGS: tuple[dict[str, float], ...] = (
    {"SHARP": 1, "LATE": 1, "HEADLINE": 2},
    {"SHARP": 1, "LATE": 0.4, "HEADLINE": 2},
    {"SHARP": 1, "LATE": 0.1, "HEADLINE": 2},
    {"SHARP": 2, "LATE": 0.4, "HEADLINE": 2},
    {"SHARP": 2, "LATE": 0.1, "HEADLINE": 2},
    {"SHARP": 2, "LATE": 0.1, "HEADLINE": 0.5},
)
"""Values of constants of `gistcheck.selection`; a share of 2 is never reached, so it turns `HEADLINE` off."""


class Prepared(NamedTuple):
    """An article, read once for all settings: parses, readings, reference and its body sentences."""

    article: Article
    docs: Sequence[Any]
    readings: Sequence[Any]
    reference: str
    body: list[str]


def prepare(root: Path, name: str, analyser: Analyser) -> list[Prepared]:
    """The development articles of one file."""
    found = []
    for row in rows(root, f"summ/{name}"):
        if in_dev(str(row["id"])):
            article, begun, _ = analyser._prepare(Article(row["article"], title=row.get("title")))
            readings, docs = analyser._read(article, begun), analyser._docs(article)
            body = [" ".join(article.sentence_text(i).split()) for i in article.body]
            found.append(Prepared(article, docs, readings, row["summary"], body))
    return found


def score(prepared: Sequence[Prepared]) -> tuple[np.ndarray, np.ndarray]:
    """Mean ROUGE-1, ROUGE-2, ROUGE-Lsum and words of our summaries, and of as many opening words."""
    ours, lead = [], []
    for p in prepared:
        made = summarise(p.article, p.docs, p.readings, verify=_supported)
        text = "\n".join(s.text for s in made.sentences)
        opening = baselines.lead_words(p.body, len(text.split()))
        for scores, summary in ((ours, text), (lead, opening)):
            rouge = metrics.rouge([p.reference], summary)
            scores.append([*(rouge[m] for m in metrics.ROUGE), len(summary.split())])
    return np.mean(ours, axis=0), np.mean(lead, axis=0)


def _supported(drafts: Sequence[tuple[str, int]]) -> list[Verdict]:
    """No checker takes part: it would only put whole sentences in the place of cuts it doubts."""
    return [Verdict("supported", 1.0) for _ in drafts]


def main() -> None:
    """Command line: put the table, in Markdown, between the card's marks `<!-- trials -->`."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data-root", type=Path, required=True, help="folder with summ/")
    options.add_argument("--card", type=Path, default=Path("models/reader/README.md"), help="card to write into")
    args = options.parse_args()
    text = args.card.read_text("utf-8")
    args.card.write_text(put(text, card.SELECTION, "\n".join(table(args.data_root, Analyser()))), "utf-8")


def table(root: Path, analyser: Analyser) -> list[str]:
    """A row for each file and setting."""
    lines = [
        "| articles | SHARP | LATE | HEADLINE | ROUGE-1 / 2 / Lsum | words | opening words |",
        "|---|---|---|---|---|---|---|",
    ]
    for label, name in FILES.items():
        prepared = prepare(root, name, analyser)
        for setting in SETTINGS:
            for constant, value in setting.items():
                setattr(selection, constant, value)
            ours, lead = score(prepared)
            values = " | ".join(f"{value:g}" for value in setting.values())
            figures = f"{_rouge(ours)} | {ours[3]:.0f} | {_rouge(lead)}"
            lines.append(f"| {label} ({len(prepared)}) | {values} | {figures} |")
            log(lines[-1])
    return lines


def _rouge(scores: np.ndarray) -> str:
    return " / ".join(f"{value:.1f}" for value in scores[:3])


if __name__ == "__main__":
    main()
