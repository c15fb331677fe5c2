"""(evidence, claim, label) rows for the checker, with the evidence chosen as at run time."""

from __future__ import annotations

import hashlib
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from gistcheck.evidence import gather, rank
from gistcheck.networks.checker import Pair
from gistcheck.text.sentences import split_sentences
from models.training.data import Held, Row, fraction, in_dev, normal, rows
from models.training.perturb_rows import article_sentences

LABELS = {"supported": 0, "contradicted": 1, "nei": 2, "not_stated": 2, "unsupported": 3, "unknown": 4}
"""3 = contradicted or not stated, unknown which: trained with the marginal of the two. 4 = a teacher has to say."""
EVIDENCE_TOKENS = 160
"""Evidence shown in training: 97% of the rows' deciding sentences fit after ranking."""


@dataclass(slots=True, eq=False)
class Example:
    """One encoded pair. `label`: 0 to 4 as in `LABELS`."""

    source: str
    pair: Pair
    label: int


def pool(root: Path, edited: Sequence[Row] = ()) -> list[Row]:
    """The training pool and `edited` rows, without those whose claim or evidence stands in an evaluation file."""
    held = Held(root)
    return [
        row
        for row in (*rows(root, "verify/train_pool"), *edited)
        if row["claim"] not in held and not all(s in held for s in row["evidence"])
    ]


def compressions(root: Path, count: int, seed: int) -> list[Row]:
    """Google compressions: supported by their own sentence, not stated by another one."""
    rng = random.Random(seed)
    cased = [r for r in rows(root, "summ/comp_google_eval10k_cased_deletion") if not in_dev(normal(r["sentence"]))]
    found = []
    for row in rng.sample(cased, min(count, len(cased))):
        supported = rng.random() < 0.7
        evidence = row["sentence"] if supported else rng.choice(cased)["sentence"]
        label = "supported" if supported else "nei"
        found.append({"evidence": [evidence], "claim": row["compression"], "label": label, "source": "compression"})
    return found


def typed(root: Path, written: Path = Path(__file__).parent) -> list[Row]:
    """Claims as people type them, written for gistcheck about articles of the data and evidence of the training pool:
    each with the whole of its text, which the file names by the article's id or by `digest_of` the evidence."""
    texts = {str(r["id"]): r["article"] for name in ARTICLES for r in rows(root, f"summ/art_{name}")}
    evidence = {digest_of(r["evidence"]): r["evidence"] for r in rows(root, "verify/train_pool")}
    claims = rows(written, "typed_claims")
    evidence |= {name: article_sentences(texts[name]) for name in {r["text"] for r in claims} & texts.keys()}
    return [r | {"evidence": evidence[r["text"]], "source": "typed"} for r in claims]


def digest_of(evidence: Sequence[str]) -> str:
    """Twelve hex digits by which a file names evidence of the training pool."""
    return hashlib.sha256(normal(" ".join(evidence)).encode()).hexdigest()[:12]


RETRIEVED = ("citint", "covid-fact", "fm2", "healthver", "scifact(rte recast)")
"""Sources whose evidence was looked up for a claim."""


def near_misses(found: Sequence[Row], seed: int) -> list[Row]:
    """Each claim of the looked-up sources with evidence on its topic that is another claim's: not stated."""
    rng = random.Random(seed)
    kept = ([r for r in found if r["source"] == source] for source in RETRIEVED)
    return [row | {"label": "nei", "source": "near miss"} for own in kept for row in _strangers(own, rng)]


CHUNK = 3000
"""Rows among which a claim's near evidence is looked for at once."""


def _strangers(rows: Sequence[Row], rng: random.Random) -> Iterator[Row]:
    """Each claim with the evidence of another row: one of the ten nearest by TF-IDF without a sentence of its own."""
    for start in range(0, len(rows) - 19, CHUNK):
        own = rows[start : start + CHUNK]
        vectors = TfidfVectorizer(stop_words="english").fit([" ".join(r["evidence"]) for r in own])
        claims = vectors.transform([r["claim"] for r in own])
        nearness = (claims @ vectors.transform([" ".join(r["evidence"]) for r in own]).T).toarray()
        for row, near in zip(own, nearness, strict=True):
            others = [own[i] for i in near.argsort()[::-1][:30]]
            apart = [o for o in others if not {*map(normal, o["evidence"])} & {*map(normal, row["evidence"])}]
            if apart:
                yield row | {"evidence": rng.choice(apart[:10])["evidence"]}


ARTICLES = ("cnndm_val_all", "cnndm_train_desix", "inshorts_gayathrik", "bbc_news_summary")


def unlabelled(root: Path, found: Sequence[Row], seed: int) -> list[Row]:
    """Pairs for a teacher to judge: split and compressed sentences with their own and with near sentences, news
    sentences with the rest of their article, the pool's claims with another row's evidence."""
    rng = random.Random(seed)
    compressed = rng.sample(rows(root, "summ/comp_google_train_clean"), 30_000)
    made = [{"evidence": [r["sentence"]], "claim": r["compression"]} for r in compressed]
    for row in rows(root, "claims/split_wikisplit"):
        made += [{"evidence": [row["sentence"]], "claim": claim} for claim in row["claims"]]
    made += _strangers(made, rng)
    made += _strangers(rng.sample(found, len(found)), rng)
    for name in ARTICLES:
        for row in rows(root, f"summ/art_{name}"):
            text = row["article"]
            sentences = [text[a:b] for a, b in split_sentences(text)][:60]
            for at in rng.sample(range(len(sentences)), min(5, len(sentences) - 1)):
                made.append({"evidence": sentences[:at] + sentences[at + 1 :], "claim": sentences[at]})
    held = Held(root)
    return [
        {"evidence": r["evidence"], "claim": r["claim"], "label": "unknown", "source": "unlabelled"}
        for r in made
        if r["claim"] not in held and not any(s in held for s in r["evidence"])
    ]


def split(found: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Train and dev (6%), by evidence, so that no evidence text stands in both."""
    dev = [fraction(normal(" ".join(r["evidence"]))[:200]) < 0.06 for r in found]
    return [r for r, d in zip(found, dev, strict=True) if not d], [r for r, d in zip(found, dev, strict=True) if d]


def encode(found: Sequence[Row], tokenizer: Any) -> list[Example]:
    """Rank, gather and tokenise the evidence of each row; claims over 96 tokens are left out."""
    sentences = [s for r in found for s in r["evidence"]]
    ids = tokenizer(sentences, add_special_tokens=False, verbose=False)["input_ids"] if sentences else []
    claims = tokenizer([r["claim"] for r in found], add_special_tokens=False, verbose=False)["input_ids"]
    examples: list[Example] = []
    at = 0
    for row, claim in zip(found, claims, strict=True):
        own = ids[at : at + len(row["evidence"])]
        at += len(own)
        if len(claim) <= 96 and own:
            examples.append(Example(row["source"], (_evidence(row, own), claim), LABELS[row["label"]]))
    return examples


def _evidence(row: Row, ids: Sequence[list[int]]) -> list[int]:
    chosen = gather(rank(row["evidence"], row["claim"]), [len(i) for i in ids], EVIDENCE_TOKENS)
    return [token for index in chosen for token in ids[index]][: EVIDENCE_TOKENS + 60]


PASSES: dict[str, float] = {
    "begin-wow": 3, "begin-cmu-dog": 1, "begin-topicalchat": 1, "mctest-nli": 0.3, "mnli(DocNLI binary)": 3,
    "sick": 2, "snli": 6, "glue-rte": 4, "fever(rte recast)": 5, "fm2": 8, "scifact(rte recast)": 4,
    "healthver": 10, "wice-claim-oracle": 4, "wice-partially": 2, "citint": 2, "help": 1, "covid-fact": 3,
    "fever-dev(3-way: DocNLI text + RTE-Fever label; nei inferred)": 3, "factcg_cg2c_doc": 3,
    "summedits-podcast": 2, "summedits-samsum": 2, "summedits-scitldr": 2, "perturb": 0.5, "compression": 0.7,
    "near miss": 1.5, "summary": 2.5, "unlabelled": 1, "plain": 0, "retold": 0, "typed": 0,
}  # fmt: skip
"""Passes over a source's rows, 1.5 where not named. Claims that people wrote about another's text weigh most; an eighth
of the tokens are edited news sentences (source "perturb")."""
OWN = ("plain", "retold", "typed")
"""Sources of which a teacher has learnt nothing: their labels alone count."""
GOING_ON: dict[str, float] = {"plain": 12, "retold": 17, "typed": 17, "unlabelled": 0}
"""Passes of a short run that goes on from another one: those three, beside a little of all the rest."""


def family(example: Example) -> str:
    """The source by which `PASSES` counts: edited rows of all kinds are one."""
    made = example.source.startswith(("perturb-", "summary-", "plain-", "retold-"))
    return example.source.split("-")[0] if made else example.source


def plan(
    examples: Sequence[Example], tokens: int, scale: float, seed: int, passes: Mapping[str, float]
) -> list[list[Example]]:
    """Every batch in its order: rows repeated as `passes` says, `scale` times, in batches of like length."""
    rng = random.Random(seed)
    by_source: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        by_source[family(example)].append(example)
    drawn: list[Example] = []
    for source, own in sorted(by_source.items()):
        wanted = round(len(own) * passes.get(source, 1.5) * scale)
        drawn += own * (wanted // len(own)) + rng.sample(own, wanted % len(own))
    found: list[list[Example]] = []
    for example in sorted(drawn, key=lambda e: (sum(map(len, e.pair)) // 4, rng.random())):
        if not found or (len(found[-1]) + 1) * (sum(map(len, example.pair)) + 3) > tokens:
            found.append([])
        found[-1].append(example)
    rng.shuffle(found)
    return found


def labels(examples: Sequence[Example]) -> np.ndarray:
    """*Shape:* (examples,)."""
    return np.array([e.label for e in examples])
