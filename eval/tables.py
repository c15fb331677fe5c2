"""The tables and pictures of the documents, written from the records: `python -m eval.tables`.

Reads every record in `eval/results/*.json` and rewrites what stands between the marks
`<!-- results -->` and `<!-- end results -->` in README.md, `docs/results.md` and the model cards, and one
picture per task in `docs/results/`. `--report` also reads an article with the shipped models and puts
the report into README.md. `--check` writes nothing and ends with 1 if a table is not up to date.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from eval.captions import GUARDED, HEADLINES, SCORED, notes
from eval.record import Record, best_rival
from gistcheck.networks.checkpoints import ROLES, find

ROOT = Path(__file__).resolve().parent.parent
RESULTS = Path(__file__).parent / "results"
ARTICLE = Path(__file__).parent / "fixtures" / "articles" / "crane.txt"
SHOWN_CLAIMS, WIDTH = 3, 100
"""How many claims, and how many columns, the report in the README has."""
FIGURES = {
    "summary": ("rouge2", "rouge1", "rougeLsum", "supported"),
    "compression": ("token_f1",),
    "decomposition": ("f1", "recall", "precision"),
    "checkworthiness": ("f1", "average_precision"),
    "subjectivity": ("macro_f1",),
    "attribution": ("sentence_f1", "source_f1", "cue_f1", "content_f1"),
    "boilerplate": ("f1_boilerplate", "f1"),
    "pronoun": ("f1",),
    "verify": ("auc", "balanced_accuracy", "macro_f1"),
}
"""The figures of a task, its headline first; a task that is not named here shows all of its own, after these."""
CHECKED = ("behaviour", "grounding", "perturbation", "summary", "verify")
"""The tasks in which the checker decides."""
CARDS = {
    "models/checker/README.md": ("verify",),
    "models/reader/README.md": tuple(task for task in FIGURES if task != "verify"),
}


class Row(NamedTuple):
    """One figure of one record: ours with its 95% interval, and the best baseline. `scored`: a value of `SCORED` or of
    `GUARDED`, or ""."""

    task: str
    data: str
    n: int
    metric: str
    ours: float
    interval: tuple[float, float] | None
    rival: str
    theirs: float | None
    scored: str = ""

    @property
    def outcome(self) -> str:
        """`ahead` or `behind` where the baseline lies outside our interval, `level` inside it, "" without either."""
        if self.theirs is None or self.interval is None:
            return ""
        low, high = self.interval
        if low <= self.theirs <= high:
            return "level"
        return "ahead" if self.theirs < self.ours else "behind"


def read_records(folder: Path = RESULTS) -> list[Record]:
    """The records of a folder, in the order of `FIGURES`, then by name. A file holds one, or a list."""
    found: list[Record] = []
    for path in sorted(folder.glob("*.json")):
        read = json.loads(path.read_text(encoding="utf-8"))
        found += read if isinstance(read, list) else [read]
    order = list(FIGURES)
    return sorted(
        found,
        key=lambda r: (order.index(r["task"]) if r["task"] in order else len(order), r["data"] != "fixtures", name(r)),
    )


def name(record: Record) -> str:
    """What the figures were measured on."""
    return record["data"].removesuffix(".jsonl.gz") + (f" ({record['part']})" if record.get("part") else "")


def rows(records: Sequence[Record], most: int | None = None) -> list[Row]:
    """The figures to show of each record, at most so many, and the same of what it has as `guarded`."""
    return [
        _row(part, metric, scored)
        for record in records
        for part, scored in _parts(record)
        for metric in FIGURES.get(record["task"], tuple(record["metrics"]))[:most]
        if part["metrics"].get(metric) is not None
    ]


def _parts(record: Record) -> list[tuple[Record, str]]:
    """A record, and its guarded figures as one more, each with what it is of."""
    details = record.get("details", {})
    parts = [(record, SCORED.get(record["task"], ""))]
    if "guarded" in details:
        ends = details.get("guarded_intervals", {})
        parts.append(({**record, "metrics": details["guarded"], "intervals": ends}, GUARDED[record["task"]]))
    return parts


def _row(record: Record, metric: str, scored: str) -> Row:
    ends = record["intervals"].get(metric)
    rival = best_rival(record, metric)
    return Row(
        record["task"], name(record), record["n"], f"{metric} ({scored})" if scored else metric,
        record["metrics"][metric], (ends[0], ends[1]) if ends else None, *(rival or ("", None)), scored,
    )  # fmt: skip


def headlines(shown: Sequence[Row]) -> list[Row]:
    """The rows for the README: those of `HEADLINES`, and where gistcheck is behind; all of what a report runs."""
    return [row for row in _run(shown) if HEADLINES.get(row.task) == row.data or row.outcome == "behind"]


def _run(shown: Sequence[Row]) -> list[Row]:
    return [row for row in shown if row.scored not in SCORED.values()]


def number(value: float) -> str:
    """A share with three decimals, a score out of a hundred with one."""
    return f"{value:.1f}" if abs(value) > 1 else f"{value:.3f}"


def table(shown: Sequence[Row], counted: Sequence[Row] | None = None) -> str:
    """A Markdown table; below it where gistcheck is not ahead among `counted` (else those shown), and the notes."""
    lines = [
        "| task | data (n) | figure | gistcheck | 95% interval | best baseline | |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in shown:
        interval = "–".join(map(number, row.interval)) if row.interval else ""
        theirs = f"{row.rival} {number(row.theirs)}" if row.theirs is not None else ""
        cells = (row.task, f"{row.data} ({row.n:,})", row.metric, number(row.ours), interval, theirs, row.outcome)
        lines.append(f"| {' | '.join(cells)} |")
    counted = counted or shown
    below = notes([row.task for row in counted], [row.data for row in counted])
    return "\n".join([*lines, "", *_not_ahead(counted), "", *below]).rstrip()


def _not_ahead(shown: Sequence[Row]) -> list[str]:
    run = _run(shown)
    count = Counter(row.outcome for row in run if row.outcome)
    lines = [
        f"Of {count.total()} figures with an interval and a baseline, gistcheck is ahead in {count['ahead']}, level in"
        f" {count['level']} (the baseline lies inside our interval) and behind in {count['behind']}."
    ]
    for row in run:
        if row.outcome == "behind" and row.theirs is not None:
            figures = f"{row.metric} {number(row.ours)} against {number(row.theirs)} ({row.rival})"
            lines.append(f"- Behind: {row.task} on {row.data}, {figures}.")
    return lines


def _measured(records: Sequence[Record], shipped: Mapping[str, str]) -> str:
    dates = sorted({record["date"] for record in records})
    span = " to ".join(dict.fromkeys((dates[0], dates[-1]))) if dates else "nothing yet"
    named = " and ".join(f"{role} `{sha256[:12]}`" for role, sha256 in shipped.items())
    earlier = [f"{r['task']} on {name(r)}" for r in records if not _is_of(r, shipped)]
    return (
        f"Measured {span} with the shipped {named}"
        + (f", but with earlier ones: {', '.join(earlier)}" if earlier else "")
        + ". `python -m eval.tables` writes this part from the records in `eval/results/`."
    )


def _is_of(record: Record, shipped: Mapping[str, str]) -> bool:
    """Whether those models measured a record; a checker that judges nothing in its task may be another."""
    asked = (role for role in record["models"] if role in shipped and (role != "checker" or record["task"] in CHECKED))
    return all(record["models"][role]["sha256"] == shipped[role] for role in asked)


def texts(records: Sequence[Record]) -> dict[str, str]:
    """What stands between the marks, by file. The README counts one figure of each record and shows some."""
    first, every = rows(records, most=1), rows(records)
    shipped = {role: find(role).sha256 for role in ROLES}
    pictures = "\n".join(f"![{task}](results/{task}.svg)" for task in dict.fromkeys(r["task"] for r in records))
    outcomes = Counter(row.outcome for row in _run(every) if row.outcome)
    count = f"Of all {outcomes.total()} such figures, it is behind in {outcomes['behind']}."
    found = {
        "README.md": f"{table(headlines(first), first)}\n\n{count} {_measured(records, shipped)}",
        "docs/results.md": f"{table(every)}\n\n{_measured(records, shipped)}\n\n{pictures}",
    }
    for card, tasks in CARDS.items():
        own = [record for record in records if record["task"] in tasks]
        found[card] = f"{table(rows(own))}\n\n{_measured(own, shipped)}"
    return found


def outdated(records: Sequence[Record], root: Path = ROOT) -> dict[Path, str]:
    """The files whose block does not agree with the records, with their text as it should be.

    A file without the marks is left alone: a card gets them from the training run.
    """
    found = {}
    for file, text in texts(records).items():
        path = root / file
        before = path.read_text(encoding="utf-8")
        if (after := put(before, "results", text)) != before:
            found[path] = after
    return found


def put(document: str, mark: str, text: str) -> str:
    """A document with `text` between `<!-- mark -->` and `<!-- end mark -->`; as it is without them."""
    block = re.compile(rf"(<!-- {mark} -->\n).*?(<!-- end {mark} -->)", re.DOTALL)
    return block.sub(lambda match: f"{match[1]}{text}\n{match[2]}", document)


def report_text(analyser: Any) -> str:
    """What `gistcheck analyse` prints for the article of the README, as a Markdown block."""
    from rich.console import Console

    from gistcheck.render.terminal import print_report

    console = Console(file=io.StringIO(), width=WIDTH, highlight=False, markup=False, emoji=False)
    print_report(analyser.analyse(ARTICLE, max_claims=SHOWN_CLAIMS), console)
    printed = console.file.getvalue()  # type: ignore[attr-defined]
    return "```text\n" + "\n".join(line.rstrip() for line in printed.strip().splitlines()) + "\n```"


def draw(shown: Sequence[Row], path: Path) -> None:
    """The figures of one task as bars with their intervals, the best baseline as a line across; an SVG."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "gistcheck", "font.size": 9}):
        height = 0.42 * len(shown) + 0.9
        figure, axes = pyplot.subplots(figsize=(8, height))
        for place, row in enumerate(shown):
            low, high = row.interval or (row.ours, row.ours)
            axes.barh(place, row.ours, color="#3b6fb6", height=0.62)
            axes.plot([low, high], [place, place], color="black", linewidth=1.2)
            label = f" {number(row.ours)}"
            if row.theirs is not None:
                axes.plot([row.theirs] * 2, [place - 0.4, place + 0.4], color="#c0392b", linewidth=2)
                label += f"   ({row.rival} {number(row.theirs)})"
            axes.text(max(row.ours, high, row.theirs or 0), place, label, va="center")
        axes.set_yticks(range(len(shown)), [f"{row.data}: {row.metric}" for row in shown])
        axes.invert_yaxis()
        axes.set_xlim(0, 1.45 * max(max(row.ours, row.theirs or 0) for row in shown))
        axes.set_title(f"{shown[0].task}: bar gistcheck, black its 95% interval, red the best baseline", fontsize=9)
        axes.spines[["top", "right"]].set_visible(False)
        path.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(path, bbox_inches="tight", metadata={"Date": None, "Creator": "gistcheck eval.tables"})
        pyplot.close(figure)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m eval.tables", description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say what is out of date")
    parser.add_argument("--report", action="store_true", help="renew the report in README.md too")
    given = parser.parse_args(arguments)
    records = read_records()
    stale = outdated(records)
    for path, text in stale.items():
        print(path.relative_to(ROOT))
        if not given.check:
            path.write_text(text, encoding="utf-8")
    if given.check:
        return int(bool(stale))
    if given.report:
        from gistcheck import Analyser

        readme = ROOT / "README.md"
        readme.write_text(put(readme.read_text("utf-8"), "report", report_text(Analyser())), "utf-8")
    for task in dict.fromkeys(record["task"] for record in records):
        draw(rows([r for r in records if r["task"] == task]), ROOT / "docs" / "results" / f"{task}.svg")
    return 0


if __name__ == "__main__":
    sys.exit(main())
