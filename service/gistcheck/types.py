"""The records gistcheck takes and returns: frozen, typed, plain data.

Offsets are half-open character positions into `Article.text`, which is the input exactly as
given: `text[start:end]` is always the quoted span. Probabilities and scores lie in [0, 1].
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

SentenceKind = Literal["title", "body", "caption", "boilerplate", "duplicate"]
Label = Literal["supported", "contradicted", "not_stated"]
Stance = Literal["agrees", "disagrees", "updates", "updated", "silent"]
LABELS: tuple[Label, ...] = ("supported", "contradicted", "not_stated")
"""Verdict labels in the order of a checker's output columns."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article: `article.text[start:end]`."""

    id: int
    start: int
    end: int
    kind: SentenceKind


@dataclass(frozen=True, slots=True)
class Article:
    """A news article. Build one from a text, or let `analyse` build it from any input.

    `text` is the input as given; `sentences` is filled by the text layer; `published` is an
    ISO 8601 date (`2023-05-04`) or None; `language` an ISO 639-1 code or None before detection.
    """

    text: str
    title: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    sentences: tuple[Sentence, ...] = ()

    def sentence_text(self, sentence_id: int) -> str:
        """The words of one sentence, exactly as they stand in the article."""
        sentence = self.sentences[sentence_id]
        return self.text[sentence.start : sentence.end]

    @property
    def body(self) -> tuple[int, ...]:
        """Ids of the sentences that are the story: no headline, caption, printed date or page furniture."""
        return tuple(s.id for s in self.sentences if s.kind == "body")


@dataclass(frozen=True, slots=True)
class Source:
    """Where something came from: `article.text[start:end]`, in one sentence.

    `score`, 0 to 1: of evidence, the share of the claim's words that the sentence holds, rare ones weighing more (so
    a paraphrase may have 0); of a summary sentence, the salience of the sentence it was cut from; of one that a model
    wrote, the share of its words found there; 1 for a claim.
    """

    sentence_id: int
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Part:
    """One of the smaller statements that a claim is made of, in the claim's words, and the verdict on it alone."""

    text: str
    verdict: Label
    confidence: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the article says of a claim.

    `confidence` is the calibrated probability of `label`; `evidence` the sentences that decided
    it, best first; `reasons` name in plain words what matched or differed. `parts`: of a claim that is
    not supported as a whole, the statements it is made of, to show which of them the article bears out.
    """

    label: Label
    confidence: float
    evidence: tuple[Source, ...] = ()
    reasons: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """What one story says of a claim that another article makes.

    `agrees`: it supports the claim; `disagrees`: it contradicts it; `updates`: it was published
    later and gives other figures; `updated`: it was published earlier, and the claim has the later
    figures; `silent`: neither. `article`: the story as first published; `confidence`: the
    probability of the verdict behind it; `evidence`: spans of `article`, best first; `copies`: other
    articles that tell the same story in the same words, which is no second witness.
    """

    stance: Stance
    confidence: float
    article: Article
    evidence: tuple[Source, ...] = ()
    reasons: tuple[str, ...] = ()
    copies: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """One sentence of the summary, the spans it was cut from and the verdict on it."""

    text: str
    sources: tuple[Source, ...]
    verdict: Label
    confidence: float


@dataclass(frozen=True, slots=True)
class Summary:
    """The condensed article: `text` are its sentences in a row, one without a full stop on a line of its own.

    `model` names what wrote or selected it.
    """

    text: str
    model: str
    sentences: tuple[SummarySentence, ...] = ()


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a claim. `iso` is None when it cannot be resolved, and `note` says why."""

    text: str
    start: int
    end: int
    iso: str | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable statement.

    `text` is the short form, a cut of the sentence without who said it; `statement` is self-contained and keeps
    who said it, with inserted words in [brackets]. `start`/`end` is the span it was cut from.
    `speaker`/`cue` are None when nobody is named as saying it. `quoted`: it stands in quotation
    marks, wholly or in part. `hedged`: the article marks it as uncertain (may, alleged, deemed).
    `verdict` speaks of the statement as attributed: the article saying that X said Y supports
    "X said Y" and never Y itself. `parts`: the smaller statements it is made of that may be looked up one by
    one, beside `text` and `statement`; those its sentence does not bear out alone are left away.
    """

    id: int
    text: str
    statement: str
    sentence_id: int
    start: int
    end: int
    sources: tuple[Source, ...]
    speaker: str | None
    cue: str | None
    quoted: bool
    hedged: bool
    check_worthiness: float
    reasons: tuple[str, ...]
    verdict: Label
    confidence: float
    dates: tuple[DateMention, ...] = ()
    ambiguous: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something left out, and why. `sentence_id` is None when it belongs to no sentence."""

    text: str
    sentence_id: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the article was read."""

    characters_total: int
    characters_read: int
    sentences_total: int
    sentences_read: int
    truncated: bool
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning in the report: a stable `code` and a sentence for people."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A model that took part in the report, for reproducing it."""

    role: str
    name: str
    sha256: str
    device: str
    dtype: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything gistcheck found in one article."""

    article: Article
    summary: Summary
    claims: tuple[Claim, ...]
    coverage: Coverage
    warnings: tuple[Notice, ...] = ()
    models: tuple[ModelInfo, ...] = ()
    timings_ms: Mapping[str, float] = field(default_factory=dict, compare=False)

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON-ready data, `schema_version` 1."""
        from gistcheck.render import report_dict

        return report_dict(self)

    def to_markdown(self) -> str:
        """The report as a Markdown document."""
        from gistcheck.render import report_markdown

        return report_markdown(self)

    def to_html(self) -> str:
        """The report as one self-contained HTML page; everything from the article is escaped."""
        from gistcheck.render import report_html

        return report_html(self)
