"""The committed fixtures as rows of each task; `eval/fixtures/README.md` describes their shape."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from eval.rows import Row

FIXTURES = Path(__file__).parent / "fixtures"


def load() -> list[Row]:
    """All fixtures, by file name."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(FIXTURES.glob("*.json"))]


def rows(task: str, fixtures: Sequence[Row]) -> list[Row]:
    """What the fixtures hold for a task of `tasks.TASKS`, in the shape of its rows."""
    return [row for fixture in fixtures for row in MAKERS[task](fixture)]


def body(fixture: Row) -> list[str]:
    """The sentences of the article itself."""
    return [_text(fixture, s) for s in fixture["sentences"] if s["kind"] == "body"]


def _text(fixture: Row, span: Row) -> str:
    return str(fixture["text"][span["start"] : span["end"]])


def _summary(fixture: Row) -> list[Row]:
    shared = {"article": fixture["text"], "title": fixture["title"]}
    return [{**shared, "summary": summary} for summary in fixture["summaries"]]


def _labelled(label: str) -> Callable[[Row], list[Row]]:
    def make(fixture: Row) -> list[Row]:
        found = [s for s in fixture["sentences"] if s["kind"] == "body"]
        return [{"text": _text(fixture, s), "label": s[label]} for s in found]

    return make


def _boilerplate(fixture: Row) -> list[Row]:
    found = [s for s in fixture["sentences"] if s["kind"] in ("body", "caption", "boilerplate")]
    return [
        {"text": _text(fixture, s), "label": int(s["kind"] == "body"), "page": fixture["id"]} for s in found
    ]


def _attribution(fixture: Row) -> list[Row]:
    parts = ("source", "cue", "content")
    wrapped = [{part: [{"spans": a[part]}] for part in parts} for a in fixture["attributions"]]
    return [{"text": fixture["text"], "attributions": wrapped}]


def _verify(fixture: Row) -> list[Row]:
    evidence = body(fixture)
    return [
        {"evidence": evidence, "claim": claim["text"], "label": claim["verdict"], "source": claim["kind"]}
        for claim in fixture["claims"]
    ]


def _pronoun(fixture: Row) -> list[Row]:
    text = fixture["text"]
    return [
        {
            "text": text,
            "pronoun": text[slice(*asked["pronoun"])],
            "pronoun_offset": asked["pronoun"][0],
            "candidates": [[text[start:end], start, right] for start, end, right in asked["candidates"]],
        }
        for asked in fixture["pronouns"]
    ]


def _compression(fixture: Row) -> list[Row]:
    found = [(fixture["sentences"][c["sentence"]], c["keep"]) for c in fixture["compressions"]]
    return [{"sentence": _text(fixture, sentence), "keep": keep} for sentence, keep in found]


MAKERS: dict[str, Callable[[Row], list[Row]]] = {
    "summary": _summary,
    "compression": _compression,
    "checkworthiness": _labelled("check_worthy"),
    "subjectivity": _labelled("subjective"),
    "attribution": _attribution,
    "boilerplate": _boilerplate,
    "verify": _verify,
    "pronoun": _pronoun,
}
