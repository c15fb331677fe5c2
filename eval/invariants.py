"""What holds for every report, whatever the input: the promises of the package as a list of checks."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from gistcheck.types import Article, Claim, Dropped, Report, Source

MARKED = re.compile(r"\[[^\]]*\]")
"""Words put in by gistcheck, always marked so."""


def broken(report: Report) -> list[str]:
    """The promises a report breaks, in words; empty for a sound one.

    Offsets round-trip, nothing is shown that the article does not say, what is read and what is left
    out add up, numbers are probabilities, the data fits `report.schema.json`, and all forms render.
    """
    checks: tuple[Callable[[Report], Iterator[str]], ...] = (
        _sentences, _summary, _claims, _coverage, _numbers,
    )  # fmt: skip
    problems = [problem for check in checks for problem in check(report)]
    return problems or list(_schema(report)) or list(_forms(report))


def same(one: Report, other: Report) -> bool:
    """Whether two reports say the same; the time they took is not compared."""
    return untimed(one.to_dict()) == untimed(other.to_dict())


def untimed(report: Mapping[str, Any]) -> dict[str, Any]:
    """A report as data without `timings_ms`, which differs from run to run."""
    return {key: value for key, value in report.items() if key != "timings_ms"}


def shown_in(text: str, source: str) -> bool:
    """Whether every letter and digit of `text` outside [brackets] stands in `source`, in this order."""
    left = iter(_letters(source))
    return all(letter in left for letter in _letters(MARKED.sub(" ", text)))


def _letters(text: str) -> str:
    return "".join(re.findall(r"\w+", text.upper().casefold()))


def inside(article: Article, source: Source) -> bool:
    """Whether a source lies in its sentence."""
    home = article.sentences[source.sentence_id]
    return home.start <= source.start < source.end <= home.end


def quoted(article: Article, sources: Sequence[Source]) -> str:
    """The words of the article that some sources mark."""
    return " ".join(article.text[s.start : s.end] for s in sources)


def _sentences(report: Report) -> Iterator[str]:
    text, last = report.article.text, 0
    for index, sentence in enumerate(report.article.sentences):
        span = text[sentence.start : sentence.end]
        if sentence.id != index or not last <= sentence.start < sentence.end <= len(text):
            yield f"sentence {index} is out of order or outside the text"
        if span != span.strip():
            yield f"sentence {index} has white space around it"
        if text[last : sentence.start].strip():
            yield f"text before sentence {index} belongs to no sentence"
        last = sentence.end
    if text[last:].strip():
        yield "text after the last sentence belongs to no sentence"


def _summary(report: Report) -> Iterator[str]:
    article = report.article
    if report.summary.text.split() != " ".join(s.text for s in report.summary.sentences).split():
        yield "the summary is not its sentences"
    for line in report.summary.sentences:
        if not line.sources or not all(inside(article, s) for s in line.sources):
            yield f"summary sentence {line.text!r} has a source outside its sentence"
        elif not shown_in(line.text, quoted(article, line.sources)):
            yield f"summary sentence {line.text!r} is not in its sources"


def _claims(report: Report) -> Iterator[str]:
    if [c.id for c in report.claims] != list(range(len(report.claims))):
        yield "claims are not numbered in order"
    for claim in report.claims:
        yield from (f"claim {claim.text!r}: {problem}" for problem in _claim(report.article, claim))


def _claim(article: Article, claim: Claim) -> Iterator[str]:
    home = article.sentences[claim.sentence_id]
    if home.kind != "body" or not home.start <= claim.start < claim.end <= home.end:
        yield "its span is not in a body sentence"
    if not claim.sources or not all(inside(article, s) for s in claim.sources):
        yield "a source lies outside its sentence"
    if not shown_in(claim.text, article.text[claim.start : claim.end]):
        yield "its text is not in its span"
    article_words = set(re.findall(r"\w", _letters(article.text)))
    if not set(_letters(MARKED.sub(" ", claim.statement))) <= article_words:
        yield f"its statement {claim.statement!r} has letters the article has not"
    for what in filter(None, (claim.speaker, claim.cue)):
        if not shown_in(what, article.text):
            yield f"{what!r} is not in the article"
    for date in claim.dates:
        if article.text[date.start : date.end] != date.text:
            yield f"the date {date.text!r} is not at its place"


def _coverage(report: Report) -> Iterator[str]:
    article, coverage = report.article, report.coverage
    if (coverage.characters_total, coverage.sentences_total) != (len(article.text), len(article.sentences)):
        yield "the totals are not the article's"
    if coverage.truncated != (coverage.sentences_read < coverage.sentences_total):
        yield "truncation is not stated"
    aside = [(s.id, s.kind) for s in article.sentences if s.kind not in ("body", "title")]
    listed = [(d.sentence_id, d.reason) for d in coverage.dropped[: len(aside)]]
    if listed != aside:
        yield "what is left out does not add up"
    yield from (f"dropped {d.text!r} is not in its sentence" for d in coverage.dropped if not _has(article, d))


def _has(article: Article, dropped: Dropped) -> bool:
    return dropped.sentence_id is None or shown_in(dropped.text, article.sentence_text(dropped.sentence_id))


def _numbers(report: Report) -> Iterator[str]:
    lines = (*report.summary.sentences, *report.claims)
    found = [line.confidence for line in lines] + [s.score for line in lines for s in line.sources]
    for value in (*found, *(c.check_worthiness for c in report.claims)):
        if not (math.isfinite(value) and 0 <= value <= 1):
            yield f"{value} is no probability"


def _schema(report: Report) -> Iterator[str]:
    for error in _validator().iter_errors(report.to_dict()):
        yield f"schema: {error.message[:200]} at {error.json_path}"


def _forms(report: Report) -> Iterator[str]:
    data = report.to_dict()
    if json.loads(json.dumps(data, allow_nan=False)) != data:
        yield "the JSON does not read back"
    for form in (report.to_html(), report.to_markdown()):
        form.encode("utf-8")


@lru_cache(maxsize=1)
def _validator() -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads(files("gistcheck.render").joinpath("report.schema.json").read_text("utf-8")))
