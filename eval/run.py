"""Measure gistcheck.

Without arguments: every task on the committed fixtures, one table, exit code 1 below a floor.
With --task and --data: one task on your own rows. With --all: every task on a whole data folder.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from eval import behaviour, fixture_rows, floors, plan, tasks
from eval.baselines import Budget
from eval.outcome import MissingHeadError, Outcome, Setting
from eval.record import Record, best_rival, grid, model_digests, record, show
from eval.rows import Row, RowsError, digest, digest_rows, read_rows, sample

RESULTS = Path(__file__).parent / "results"
EPILOG = (
    "Exit codes: 0 done; 1 a figure is below its floor, or pinning would lower one; 2 the rows, an option or "
    "the checkpoint do not allow the task."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    from gistcheck.errors import GistcheckError

    given = _parser().parse_args(arguments)
    try:
        return _run(given)
    except (RowsError, MissingHeadError, GistcheckError) as error:
        print(f"eval.run: {error}", file=sys.stderr)
        return 2


def _run(given: argparse.Namespace) -> int:
    if given.all:
        return _all(given)
    if given.task:
        return _one(given)
    return _fixtures(given)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval.run", description=__doc__, epilog=EPILOG)
    parser.add_argument("--task", choices=tasks.TASKS, help="the task that --data is for; with --all, the only one")
    parser.add_argument("--data", type=Path, help="rows: JSON lines, plain or .gz")
    parser.add_argument("--json", action="store_true", help="print the record as JSON")
    parser.add_argument("--limit", type=int, help="take a random sample of at most this many rows")
    parser.add_argument("--seed", type=int, default=0, help="of the sample and of every resampling (0)")
    parser.add_argument("--train", type=Path, help="rows for the tfidf_lr baseline to learn from")
    parser.add_argument("--predictions", type=Path, help="score this output (an object a row), not ours")
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--summary-words", type=int, help="longest summary in words (gistcheck's default)")
    length.add_argument("--summary-sentences", type=int, help="longest summary in sentences")
    parser.add_argument("--reader", help="another reader: a checkpoint folder")
    parser.add_argument("--checker", help="another checker: a checkpoint folder")
    parser.add_argument("--summariser", help="a Hugging Face seq2seq checkpoint writes the summaries")
    parser.add_argument("--device", default="cpu", help="where the models run (cpu)")
    parser.add_argument("--all", action="store_true", help="every task on --data-root, into --results")
    parser.add_argument("--data-root", type=Path, help="the data folder with summ, claims and verify")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where --all writes (eval/results)")
    parser.add_argument("--pin", action="store_true", help="pin the floors at today's fixture figures")
    parser.add_argument("--allow-lower", metavar="REASON", help="let --pin lower a floor, and record why")
    return parser


def _one(given: argparse.Namespace) -> int:
    if given.data is None:
        raise RowsError(f"--task {given.task} wants --data FILE")
    rows = _with_predictions(read_rows(given.data), given)
    rows = sample(rows, given.limit, given.seed)
    data = {"data": given.data.name, "data_sha256": digest(given.data), **_sampling(given)}
    analyser = None if given.task == "verify" and given.predictions else _analyser(given)
    found = _measured(given.task, rows, analyser, _setting(given), data)
    print(json.dumps(found, indent=1, ensure_ascii=False) if given.json else show(found))
    return 0


def _all(given: argparse.Namespace) -> int:
    if given.data_root is None:
        raise RowsError("--all wants --data-root DIR")
    analyser = _analyser(given)
    given.results.mkdir(parents=True, exist_ok=True)
    for part in (p for p in plan.parts(given.data_root) if given.task in (None, p.task)):
        rows = sample(part.rows(given.data_root), given.limit, given.seed)
        path = part.path(given.data_root)
        data = {"data": path.name, "part": part.name, "data_sha256": digest(path), **_sampling(given)}
        found = _measured(part.task, rows, analyser, _setting(given), data)
        text = json.dumps(found, indent=1, ensure_ascii=False) + "\n"
        (given.results / f"{part.label}.json").write_text(text, encoding="utf-8")
        print(show(found), flush=True)
    return 0


def _sampling(given: argparse.Namespace) -> dict[str, Any]:
    return {"limit": given.limit, "seed": given.seed}


def _fixtures(given: argparse.Namespace) -> int:
    fixtures = fixture_rows.load()
    sha256 = digest_rows([*fixtures, *(row for task in tasks.TASKS for row in fixture_rows.rows(task, fixtures))])
    records = _fixture_records(fixtures, _analyser(given), _setting(given), sha256)
    print(json.dumps(records, indent=1, ensure_ascii=False) if given.json else _table(records))
    if given.pin:
        return _pin(records, sha256, given.allow_lower)
    pinned = floors.read()
    problems = floors.below(pinned["floors"], records)
    if pinned["fixtures_sha256"] != sha256:
        problems.append("the fixtures have changed since the floors were pinned; look, then run with --pin")
    for problem in problems:
        print(problem, file=sys.stderr)
    return int(bool(problems))


def _fixture_records(fixtures: Sequence[Row], analyser: Any, setting: Setting, sha256: str) -> list[Record]:
    data = {"data": "fixtures", "data_sha256": sha256, "limit": None, "seed": setting.seed}
    records = [_measured(t, fixture_rows.rows(t, fixtures), analyser, setting, data) for t in tasks.TASKS]
    reports = behaviour.reports(fixtures, analyser)
    for name, outcome in (
        ("sentences", behaviour.sentences(fixtures, reports)),
        ("behaviour", behaviour.behaviour(fixtures, reports)),
    ):
        records.append(record(name, outcome, data=data, models=model_digests(analyser, name), seconds=0.0))
    return records


def _pin(records: Sequence[Record], sha256: str, reason: str | None) -> int:
    try:
        floors.pin(records, sha256, reason)
    except floors.LoweredError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _table(records: Sequence[Record]) -> str:
    """One line a figure: ours, its interval, its floor, the best baseline."""
    pinned = floors.read()["floors"]
    rows = [["task", "metric", "gistcheck", "95% interval", "floor", "best baseline"]]
    for found in records:
        for name, value in found["metrics"].items():
            ends = found["intervals"].get(name)
            rows.append(
                [
                    f"{found['task']} ({found['n']})",
                    name,
                    _number(value),
                    f"{_number(ends[0])} to {_number(ends[1])}" if ends else "",
                    _number(pinned.get(found["task"], {}).get(name)),
                    _best(found, name),
                ]
            )
    failed = [line for found in records for line in found["details"].get("failed", [])]
    return grid(rows) + "".join(f"failed: {line}\n" for line in failed)


def _best(found: Record, name: str) -> str:
    rival = best_rival(found, name)
    return f"{rival[0]} {_number(rival[1])}" if rival else ""


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _measured(task: str, rows: Sequence[Row], analyser: Any, setting: Setting, data: dict[str, Any]) -> Record:
    started = time.perf_counter()
    outcome: Outcome = tasks.score(task, rows, analyser, setting)
    models = model_digests(analyser, task) if analyser is not None else {}
    return record(task, outcome, data=data, models=models, seconds=time.perf_counter() - started)


def _with_predictions(rows: Sequence[Row], given: argparse.Namespace) -> list[Row]:
    if given.predictions is None:
        return list(rows)
    if given.task not in tasks.PREDICTABLE:
        raise RowsError(f"--predictions is for {' and '.join(tasks.PREDICTABLE)}, not for {given.task}")
    predictions = read_rows(given.predictions)
    if len(predictions) != len(rows):
        raise RowsError(f"{given.predictions} has {len(predictions)} rows, {given.data} has {len(rows)}")
    return [{**row, "prediction": prediction} for row, prediction in zip(rows, predictions, strict=True)]


def _setting(given: argparse.Namespace) -> Setting:
    from gistcheck.settings import SUMMARY_WORDS

    words = None if given.summary_sentences else given.summary_words or SUMMARY_WORDS
    train = read_rows(given.train) if given.train else None
    return Setting(Budget(given.summary_sentences, words), train=train, seed=given.seed, progress=_progress())


def _progress() -> Callable[[int], None]:
    """Counts on a terminal's standard error; nothing elsewhere."""
    if not sys.stderr.isatty():
        return lambda done: None
    return lambda done: print(f"\r{done} read", end="\r", file=sys.stderr, flush=True)


def _analyser(given: argparse.Namespace) -> Any:
    from gistcheck import Analyser

    options = {"reader": given.reader, "checker": given.checker, "summariser": given.summariser}
    return Analyser(device=given.device, **options)


if __name__ == "__main__":
    sys.exit(main())
