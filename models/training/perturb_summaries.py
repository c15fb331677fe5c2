"""Claims from human summaries, each with its whole article as evidence: people's own words about a text.

``python -m models.training.perturb_summaries --data-root DATA --out FILE.jsonl.gz --seed S`` writes rows
``{evidence: [...], claim, label, source, id}``: "summary-identity", a summary sentence (supported); "summary-faithful",
the same after a faithful edit; "summary-edited", after one that changes its meaning; "summary-other", a sentence of
another article's summary on a near topic (not supported). The same seed gives the same rows.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from sklearn.feature_extraction.text import TfidfVectorizer

from gistcheck.syntax.parse import parse
from models.training.data import EVALUATION, Row, rows
from models.training.perturb import FAITHFUL, MEANING, edits
from models.training.perturb_names import Pool
from models.training.perturb_rows import article_sentences, held_out_sentences, overlaps, reads_true, write_rows
from models.training.perturb_text import is_clean

FILES = ("art_cnndm_val_all", "art_cnndm_train_desix", "art_inshorts_gayathrik")
"""Articles with summaries that people wrote in their own words."""
UNKNOWN = ("name-swap", "speaker-swap", "modifier-swap", "role-swap")
"""Edits after which the article does not support the claim, but need not contradict it."""
LEFT_OUT = (
    "hedge-dropped", "attribution-dropped", "condition-dropped", "detail-added", "other-sentence", "attribution-moved",
)  # fmt: skip
"""Edits whose label holds for the summary, and perhaps not for the article."""
NEGATIONS = 800
"""Rows with an added "not" at most: every sentence allows one."""
OTHERS = 2000
"""Rows from other articles' summaries at most."""
SENTENCES = 60
"""Sentences read of one article."""
SAME = 0.7
"""TF-IDF cosine from which two articles may report the same."""


def made(articles: Sequence[Row], seed: int) -> list[Row]:
    """Rows from articles with `id`, `article` and `summary`, in a shuffled order."""
    chosen = [*_edited(articles, seed), *_others(articles, seed)]
    rng = Random(seed)
    rng.shuffle(chosen)
    seen: Counter[str] = Counter()
    found: list[Row] = []
    for row in chosen:
        kind = row.pop("kind")
        seen[kind] += 1
        if seen[kind] <= {"negation-added": NEGATIONS, "other": OTHERS}.get(kind, len(chosen)):
            found.append(row)
    return found


def _edited(articles: Sequence[Row], seed: int) -> Iterator[Row]:
    previous: list[Any] = []
    for article in articles:
        texts = _sentences(article)
        docs, rng = parse(texts), Random(f"{seed}/{article['id']}")
        for doc in filter(is_clean, parse(article_sentences(article["summary"]))):
            pool = Pool(docs, [d for other in previous[-6:] for d in other])
            changed = [e for e in edits(doc, pool, rng) if e.kind not in LEFT_OUT]
            meaning = [e for e in changed if e.kind in MEANING and not reads_true(docs, e, doc.text)]
            faithful = [e for e in changed if e.kind in FAITHFUL and e.kind != "identity"]
            yield _row(article, texts, doc.text, "supported", "identity", "identity")
            for e in rng.sample(faithful, min(1, len(faithful))):
                yield _row(article, texts, e.text, "supported", "faithful", e.kind)
            for e in rng.sample(meaning, min(2, len(meaning))):
                label = "unsupported" if e.kind in UNKNOWN else "contradicted"
                yield _row(article, texts, e.text, label, "edited", e.kind)
        previous = [*previous[-5:], docs]


def _others(articles: Sequence[Row], seed: int) -> Iterator[Row]:
    """Two of the five sentences of other summaries that are nearest to each article."""
    rng = Random(seed)
    every = ((k, s) for k, a in enumerate(articles) for s in article_sentences(a["summary"]))
    lines = [(k, s) for k, s in every if 6 <= len(s.split()) < 46]
    vectors = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit([a["article"] for a in articles])
    whole, single = vectors.transform([a["article"] for a in articles]), vectors.transform([s for _, s in lines])
    for k, article in enumerate(articles):
        alike, near = ((m @ whole[k].T).toarray().ravel() for m in (whole, single))
        order = (lines[i] for i in near.argsort()[::-1])
        nearest = [s for (other, s), _ in zip(((o, s) for o, s in order if alike[o] < SAME), range(5), strict=False)]
        for claim in rng.sample(nearest, min(2, len(nearest))):
            yield _row(article, _sentences(article), claim, "unsupported", "other", "other")


def _sentences(article: Row) -> list[str]:
    return article_sentences(article["article"])[:SENTENCES]


def _row(article: Row, evidence: Sequence[str], claim: str, label: str, source: str, kind: str) -> Row:
    own = {"evidence": evidence, "claim": claim, "label": label, "id": str(article["id"])}
    return {**own, "source": f"summary-{source}", "kind": kind}


def main() -> None:
    """Write rows and print how many of each kind there are."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data-root", type=Path, required=True, help="folder with summ/, verify/")
    options.add_argument("--out", type=Path, required=True, help="where to write, .jsonl.gz")
    options.add_argument("--seed", type=int, default=2)
    given = options.parse_args()
    names = [*(n for n in EVALUATION if n.startswith("summ/art")), "verify/eval_*"]
    held = held_out_sentences([p for n in names for p in sorted(given.data_root.glob(f"{n}.jsonl.gz"))])
    found = [row for name in FILES for row in rows(given.data_root, f"summ/{name}")]
    articles = [a for a in found if not overlaps(a["article"], held) and not overlaps(a["summary"], held)]
    Random(given.seed).shuffle(articles)
    written = made([a for a in articles if len(_sentences(a)) >= 4], given.seed)
    write_rows(given.out, written)


if __name__ == "__main__":
    main()
