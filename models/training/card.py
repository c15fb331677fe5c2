"""Model cards, written by the training run itself from its own figures."""

from __future__ import annotations

import argparse
import datetime
import json
import platform
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
import transformers

from gistcheck.networks.checkpoints import digest, weights
from models.training.data import rows

READER_DATA = (
    "claims/checkworthy_ct24_en", "claims/checkworthy_claimbuster_3class", "claims/checkworthy_claimrank",
    "claims/factual_policlaim",
    "claims/subjectivity_ct25_en", "claims/subjectivity_newssd_eng", "claims/boilerplate_blocks",
    "claims/attribution_polnear", "claims/attribution_polnear_sentences", "claims/coref_gap",
    "claims/coref_gum_pronouns", "summ/comp_google_eval10k_cased_deletion", "summ/comp_google_train_clean",
    "summ/art_cnndm_val_all", "summ/art_cnndm_train_desix", "summ/art_bbc_news_summary",
    "summ/art_inshorts_gayathrik",
)  # fmt: skip
CHECKER_DATA = (
    "verify/train_pool", "claims/split_wikisplit", "summ/comp_google_eval10k_cased_deletion",
    "summ/comp_google_train_clean", "summ/art_cnndm_val_all", "summ/art_cnndm_train_desix",
    "summ/art_bbc_news_summary", "summ/art_inshorts_gayathrik",
)  # fmt: skip

TYPED = Path(__file__).with_name("typed_claims.jsonl.gz")
TRIALS = "trials.json"
"""Beside a checker's weights: every dev evaluation of the runs that led to it, the first run's first."""
EVALUATION = ("## Evaluation", "", "<!-- results -->", "<!-- end results -->", "")
"""Where `python -m eval.tables` writes."""
SELECTION = "trials"
"""The mark, as of `eval.tables`, between which `models.training.tune_summary` writes."""
FACTUAL = "factual"
"""The mark between which `models.training.fit_factual` writes."""
FRONT = """---
license: apache-2.0
language: en
library_name: gistcheck
base_model: sentence-transformers/all-MiniLM-L6-v2
---

"""


def _threshold(thresholds: Mapping[str, float], head: str) -> str:
    within = thresholds.get(f"{head}_within")
    return f"{thresholds.get(head, '')}{f', {within} around it' if within is not None else ''}"


def reader(
    args: argparse.Namespace, metrics: Mapping[str, Any], config: Mapping[str, Any], mixes: Any, taught: Any
) -> None:
    """Write the reader's card. `mixes`, `taught`: passes over each task's rows without and with a teacher."""
    heads = [
        f"| {head} | {m['n']:,} | {m.get('f1', m.get('accuracy', 0)):.3f} | {_cell(m, 'average_precision')} "
        f"| {_cell(m, 'macro_f1')} | {_cell(m, 'f1_by_folds')} | {_cell(m, 'macro_f1_by_folds')} "
        f"| {_threshold(config['thresholds'], head)} |"
        for head, m in metrics.items()
    ]
    reliability = [
        f"| {head} | "
        + " | ".join(f"{mean:.2f} → {share:.2f} ({count})" for mean, share, count in m["reliability"])
        + " |"
        for head, m in metrics.items()
        if "reliability" in m
    ]
    passes: dict[str, Any] = {f"passes over each task's rows, mix {name}": mix for name, mix in mixes.items()}
    passes |= {f"passes with a teacher, mix {name}": mix for name, mix in taught.items() if name != "articles"}
    passes |= {"mix": args.mix, "batch tokens": args.batch_tokens, "window tokens": config["window"]}
    text = [
        "# gistcheck reader", "",
        "A MiniLM-size encoder (6 layers, width 384) over windows of an article, with heads per sentence",
        "(subjectivity, boilerplate), per word piece (keep or cut), per article (salience) and per pronoun",
        "(antecedent). Attribution (attributed or not; source, cue and content) has six layers of its own over the",
        "same word embeddings, and six more read each sentence alone for its check-worthiness. 44M parameters.", "",
        *_training(args, "train_reader", passes),
        f"The settings are those of the last run, mix {args.mix}; `docs/training.md` has every command. The layers for",
        "attribution and for check-worthiness learnt half from labels, half from fine-tuned copies of",
        "all-mpnet-base-v2 (Apache-2.0, 110M parameters), which also judged sentences that have no label; they were",
        "trained on one H200 GPU with torch 2.11.0 and transformers 5.17.0. What is shipped for attribution is the",
        "mean (`models.training.soup`) of that run, four parts, and of one on labels alone, one part.", "",
        "## Development figures", "",
        "On the development parts. F1 and macro F1 are at thresholds chosen on the same rows, so slightly flattering;",
        "by folds, calibration and threshold come from the other four fifths of the rows. `link` is accuracy; the F1",
        "of check_worthiness is the mean of CheckThat! dev and dev_test, whose debates differ.", "",
        "| head | n | F1 | average precision | macro F1 | F1 by folds | macro F1 by folds | threshold |",
        "|---|---|---|---|---|---|---|---|", *heads, "",
        "Reliability after Platt scaling, by fifths of the score: mean score → share of positives (rows).", "",
        "| head | | | | | |", "|---|---|---|---|---|---|", *reliability, "",
        "Non-factual, unimportant factual or check-worthy: ClaimBuster's classes of the sentences of CheckThat!'s",
        "development parts. The first is told from the others by a logistic regression on frozen vectors. Written by",
        "`models.training.fit_factual`.", "",
        f"<!-- {FACTUAL} -->", f"<!-- end {FACTUAL} -->", "",
        "## Trials", "",
        "Settings of the summary's selection (`gistcheck.selection`) on development articles: how much sharper than",
        "the reader's salience, how much a late sentence counts beside the first, and the share of the title's terms",
        "that lifts a sentence to the top (2: never). Written by `models.training.tune_summary`.", "",
        f"<!-- {SELECTION} -->", f"<!-- end {SELECTION} -->", "",
        *EVALUATION, "## Limits", "",
        "English only; trained on news, political debates and speeches. Uncased: names are not told from words by",
        "their capital. Salience compares sentences of one article, never of two.", "",
        *_data(args.data_root, READER_DATA),
    ]  # fmt: skip
    _write(args.out, text, metrics)


def checker(
    args: argparse.Namespace, metrics: Mapping[str, Any], passes: Mapping[str, Any], ablation: list[str]
) -> None:
    """Write the checker's card. `passes`: over the rows by source, by run ("" for the first)."""
    text = [
        "# gistcheck checker", "",
        "A MiniLM-size cross-encoder (6 layers, width 384, 23M parameters) over (evidence, claim): supported,",
        "contradicted, not stated. Its head sees both sides' mean states and how well each claim token is matched in",
        "the evidence. A multinomial logistic regression over its log-probabilities and the rule features of",
        "`gistcheck.rules.compare` gives the shipped, calibrated probabilities. Some kinds of difference overrule",
        '"supported" (`gistcheck.verify.OVERRULING`): roles turned around; a number, date, place, doer, namesake or',
        'speaker in the place of another; a word for its opposite; another currency, unit, scale or share; "at least"',
        'told as "at most", "14" as "more than 14"; "nearly" done or all told as done or all; what is only planned,',
        "alleged, supposed or asked told as done, a charge as a conviction; what is said of some, of one of two or as",
        "an exception told of all, of that one or of the exception; a deputy, a former or a fake one told as one.",
        'Two verdicts are "not stated" where they are not sure enough: a contradiction for which the rules name no',
        'differing fact, below .5 (of a typed claim below .6), and "supported" of a typed claim below .55.', "",
        *_training(args, "train_checker", {f"passes over rows by source{run}": n for run, n in passes.items()}),
        "A source not named there is passed over 1.5 times. Seed, schedule and rate are those of the last run.", "",
        'Half of what is learnt of a labelled row, and all of the source "unlabelled", is the mean answer of two',
        "teachers: all-mpnet-base-v2 (Apache-2.0, 110M parameters) fine-tuned on the labelled rows",
        "(`docs/training.md`), on one H200 GPU with torch 2.11.0 and transformers 5.17.0. The last runs, on a CPU,",
        "went on from there, with that checker for a teacher, on claims of which the label alone counts:", "",
        '- "plain": short statements that news sentences make, and the same with another\'s verb, subject, object or',
        '  predicate; "retold": the same of human summaries (`models.training.perturb_plain`);',
        f'- "typed": {len(rows(TYPED.parent, "typed_claims")):,} claims about articles of the data, half of',
        "  them true (short ones, headlines, one-sentence summaries with an invented detail), and about evidence of",
        "  the labelled rows, a third of them true (what is said of a study, replies in a talk, quiz claims), many in",
        "  other words, which a language model wrote and labelled for gistcheck",
        "  (`models/training/typed_claims.jsonl.gz`); no person checked them.",
        "",
        *_trials(args.out / TRIALS), "## Development figures", "", *ablation, "",
        *EVALUATION, "## Limits", "",
        "English only. 23M parameters do not know the world: the checker compares texts and does not reason over",
        "several steps. Scientific and dialogue text is harder for it than news.", "",
        *_data(args.data_root, CHECKER_DATA),
        f"| models/training/typed_claims | `{digest(TYPED)[:16]}` |",
    ]  # fmt: skip
    _write(args.out, text, metrics)


def _trials(file: Path) -> list[str]:
    lines = [
        f"| {t['kind']} | {t['scale']:g} | {t['learning_rate']:g} | {t['seed']} | {t['step']:,} of {t['steps']:,} "
        f"| {t['dev_auc']:.3f} |"
        for t in json.loads(file.read_text("utf-8"))
    ]
    return [
        "## Trials", "",
        "Mean AUC over dev sources (supported against the rest, a part of the dev rows, model alone), as the training",
        "command notes it in `trials.json`. The runs without a teacher went on from one another, on other mixes of the",
        "sources and other dev rows, so the figures of two kinds of run are not to be compared. On the same rows the",
        "checker before the run with plain claims has .829, the one before the runs with typed claims .879: each",
        "learnt what those rows do not ask, at some cost to what they do.",
        "With the rules, on other rows than those below, the best of the labelled ones (the mean of two) stood at",
        ".812, macro F1 .868, the taught run at .817, .889.",
        "",
        "| run | schedule share | peak learning rate | seed | step | mean dev AUC |", "|---|---|---|---|---|---|",
        *lines, "",
    ]  # fmt: skip


def _cell(metrics: Mapping[str, Any], name: str) -> str:
    return f"{metrics[name]:.3f}" if name in metrics else ""


def _training(args: argparse.Namespace, module: str, extra: Mapping[str, Any]) -> list[str]:
    settings = {
        "seed": args.seed,
        "share of the schedule": args.scale,
        "peak learning rate": args.learning_rate,
        "weight average decay": args.average,
    } | extra
    return [
        "## Training", "",
        f"`python -m models.training.{module} --data-root DATA`, resumable, from all-MiniLM-L6-v2 (Apache-2.0, word",
        f"embeddings frozen), AdamW, warm-up then cosine, bf16 autocast; torch {torch.__version__}, transformers",
        f"{transformers.__version__}, {platform.machine()}, {datetime.date.today().isoformat()}.", "",
        *(f"- {name}: {json.dumps(value)}" for name, value in settings.items()), "",
    ]  # fmt: skip


def _data(root: Path, names: tuple[str, ...]) -> list[str]:
    """Files with digests. Licences of the data sets are in NOTICE."""
    files = [f"| {name} | `{digest(root / f'{name}.jsonl.gz')[:16]}` |" for name in names]
    return ["## Data", "", "Upstream names are in NOTICE.", "", "| file | sha256 |", "|---|---|", *files]


def _write(out: Path, lines: list[str], metrics: Mapping[str, Any]) -> None:
    digests = [f"Weights: `{file.name}`, fp16, sha256 `{digest(file)}`." for file in weights(out)]
    (out / "README.md").write_text(FRONT + "\n".join([*lines, "", *digests]) + "\n", "utf-8")
    (out / "metrics.json").write_text(json.dumps(metrics, indent=1) + "\n", "utf-8")
