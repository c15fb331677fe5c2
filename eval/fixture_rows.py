"""The committed fixtures as rows of each task; `eval/fixtures/README.md` describes both of their shapes."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from eval.rows import Row, read_rows

SAME_ROWS = {"grounding": "summary", "perturbation": "summary"}
"""Tasks that need articles only, and take those of another task's ready-made rows."""
FIXTURES = Path(__file__).parent / "fixtures"


def load(folder: Path = FIXTURES) -> list[Row]:
    """The labelled articles by file name, each with its `text` and its sentences' `start` and `end`."""
    return [_opened(path) for path in sorted(folder.glob("*.json"))]


def rows(task: str, fixtures: Sequence[Row], folder: Path = FIXTURES) -> list[Row]:
    """What the fixtures hold for a task of `tasks.TASKS`: from the articles, then the ready-made rows."""
    ready = folder / "rows" / f"{SAME_ROWS.get(task, task)}.jsonl"
    made = [row for fixture in fixtures for row in MAKERS[task](fixture)] if task in MAKERS else []
    return [*made, *(read_rows(ready) if ready.exists() else [])]


def _opened(path: Path) -> Row:
    fixture: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    text = (path.parent / fixture["text_file"]).read_bytes().decode("utf-8")
    at, sentences = 0, []
    for sentence in fixture["sentences"]:
        start = text.index(sentence["text"], at)
        at = start + len(sentence["text"])
        sentences.append({**sentence, "start": start, "end": at})
    return {**fixture, "text": text, "sentences": sentences}


def _of_kind(fixture: Row, *kinds: str) -> list[Row]:
    return [sentence for sentence in fixture["sentences"] if sentence["kind"] in kinds]


def _summary(fixture: Row) -> list[Row]:
    return [{"article": fixture["text"], "title": fixture["title"], "summary": fixture["summary"]}]


def _labelled(field: str) -> Callable[[Row], list[Row]]:
    return lambda fixture: [{"text": s["text"], "label": s[field]} for s in _of_kind(fixture, "body")]


def _boilerplate(fixture: Row) -> list[Row]:
    return [
        {"text": s["text"], "label": int(s["kind"] == "body"), "page": fixture["id"]}
        for s in _of_kind(fixture, "body", "caption", "boilerplate")
    ]


def _attribution(fixture: Row) -> list[Row]:
    found = [_placed(sentence, a) for sentence in fixture["sentences"] for a in sentence["attributions"]]
    return [{"text": fixture["text"], "attributions": found}]


def _placed(sentence: Row, attribution: Row) -> Row:
    """An attribution's strings as spans of the article."""
    return {part: [{"spans": _spans(sentence, words)}] for part, words in attribution.items() if words}


def _spans(sentence: Row, words: str) -> list[list[int]]:
    start = sentence["start"] + sentence["text"].index(words)
    return [[start, start + len(words)]]


def _verify(fixture: Row) -> list[Row]:
    evidence = [s["text"] for s in _of_kind(fixture, "body")]
    return [{"evidence": evidence, "claim": c["text"], "label": c["verdict"]} for c in fixture["claims"]]


MAKERS: dict[str, Callable[[Row], list[Row]]] = {
    "summary": _summary,
    "checkworthiness": _labelled("check_worthy"),
    "subjectivity": _labelled("subjective"),
    "attribution": _attribution,
    "boilerplate": _boilerplate,
    "verify": _verify,
}
