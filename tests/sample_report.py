"""Hand-built reports and an analyser that returns them, for tests of renderers, command line and page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gistcheck.errors import EmptyInputError
from gistcheck.types import (
    Article,
    Claim,
    Coverage,
    DateMention,
    Dropped,
    ModelInfo,
    Notice,
    Report,
    Sentence,
    Source,
    Summary,
    SummarySentence,
    Verdict,
)

TEXT = """Crane falls on mosque in Mecca
Crane falls on mosque in Mecca

A storm yesterday caused a crane to fall into Mecca's Grand Mosque, killing 107 or more and wounding 238, \
according to Saudi Arabia's Civil Defense Authority.

Director General Suleiman al-Amr said "All those who were wounded and the dead have been taken to hospital." \
He may visit the site on Friday. Officials did not close the mosque.

Photos by a passer-by.

Read all the latest news here
"""
KINDS = ("title", "duplicate", "body", "body", "body", "body", "caption", "boilerplate")
MODELS = tuple(ModelInfo(role, f"gistcheck-{role}", "ab" * 32, "cpu", "float32") for role in ("reader", "checker"))


def sentences(text: str, kinds: tuple[str, ...] = ()) -> tuple[Sentence, ...]:
    """Sentences cut at line ends and after a full stop and an optional closing quote."""
    spans = [m.span() for m in re.finditer(r"[^\s](?:[^\n]*?(?:[.!?][\"”]?(?=\s|$))|[^\n]*)", text)]
    return tuple(
        Sentence(i, a, b, kinds[i] if i < len(kinds) else "body")  # type: ignore[arg-type]
        for i, (a, b) in enumerate(spans)
    )


def source(article: Article, phrase: str, score: float = 0.9) -> Source:
    """The first place of a phrase outside titles."""
    start = article.text.rindex(phrase)
    end = start + len(phrase)
    found = next(s for s in article.sentences if s.start <= start and end <= s.end)
    return Source(found.id, start, end, score)


def claim(article: Article, number: int, phrase: str, **changes: Any) -> Claim:
    """A supported, plain claim cut from `phrase`, with changes."""
    at = source(article, phrase)
    given: dict[str, Any] = {
        "id": number, "text": phrase, "statement": phrase, "sentence_id": at.sentence_id, "start": at.start,
        "end": at.end, "sources": (at,), "speaker": None, "cue": None, "quoted": False, "hedged": False,
        "check_worthiness": 0.87, "reasons": (), "verdict": "supported", "confidence": 0.97,
    }  # fmt: skip
    return Claim(**{**given, **changes})


def sample_report(*, claims: bool = True) -> Report:
    """A report with every kind of sentence, verdict and note."""
    title, url = "Crane falls on mosque in Mecca", "https://example.org/crane"
    article = Article(TEXT, title, url, "2015-09-12", "en", sentences(TEXT, KINDS))
    gist = source(article, "a crane to fall into Mecca's Grand Mosque, killing 107 or more")
    listed = (
        claim(article, 1, "wounding 238", statement="[the storm] wounding 238",
              speaker="Saudi Arabia's Civil Defense Authority", cue="according to",
              reasons=("The number 238 matches.",)),
        claim(article, 2, "All those who were wounded and the dead have been taken to hospital.",
              speaker="Suleiman al-Amr", cue="said", quoted=True),
        claim(article, 3, "He may visit the site on Friday.", hedged=True, verdict="not_stated", confidence=0.61,
              ambiguous=("who “He” is",), dates=(DateMention("Friday", 0, 6, "2015-09-18"),)),
        claim(article, 4, "Officials did not close the mosque.", verdict="contradicted", confidence=0.995,
              reasons=("“not” is missing.",)),
    )  # fmt: skip
    return Report(
        article=article,
        summary=Summary(
            "A storm caused a crane to fall into Mecca's Grand Mosque, killing 107 or more.",
            "gistcheck-reader",
            (
                SummarySentence(
                    "A storm caused a crane to fall into Mecca's Grand Mosque, killing 107 or more.",
                    (source(article, "A storm"), gist), "supported", 0.98,
                ),
            ),
        ),
        claims=listed if claims else (),
        coverage=Coverage(len(TEXT), len(TEXT), 8, 8, False, (
            Dropped("Crane falls on mosque in Mecca", 1, "duplicate"),
            Dropped("Read all the latest news here", 7, "boilerplate"),
        )),
        warnings=(Notice("no_author", "The article names no author."),),
        models=MODELS,
        timings_ms={"text": 12.0, "reader": 400.0},
    )  # fmt: skip


def echo_report(text: str, title: str | None = None) -> Report:
    """A report in which every field that can hold article text holds all of the text."""
    found = Article(text, title or text[:80], text[:200], "2020-01-01", "en", sentences(text))
    whole = tuple(Source(s.id, s.start, s.end, 0.9) for s in found.sentences)
    listed = tuple(
        Claim(
            i, found.sentence_text(i), f"[{title}] {found.sentence_text(i)}", i, at.start, at.end, (at,),
            found.sentence_text(i), found.sentence_text(i), True, True, 0.9,
            (found.sentence_text(i),), "supported", 0.9,
            (DateMention(found.sentence_text(i), 0, 1, None, found.sentence_text(i)),),
            (found.sentence_text(i),),
        )
        for i, at in enumerate(whole)
    )  # fmt: skip
    gist = tuple(SummarySentence(found.sentence_text(s.sentence_id), (s,), "supported", 0.9) for s in whole[:3])
    dropped = tuple(Dropped(found.sentence_text(s.id), s.id, found.sentence_text(s.id)) for s in found.sentences)
    return Report(
        found, Summary(text, "echo", gist), listed,
        Coverage(len(text), len(text), len(whole), len(whole), False, dropped),
        tuple(Notice(text[:40], found.sentence_text(s.id)) for s in found.sentences[:2]), MODELS,
    )  # fmt: skip


class FakeAnalyser:
    """Stands where the engine stands: the sample report for the sample text, an echo for any other."""

    def __init__(self, **options: Any) -> None:
        self.options = options
        self.calls: list[dict[str, Any]] = []

    def analyse(
        self,
        given: Any,
        title: str | None = None,
        *,
        progress: Callable[[float, str], None] | None = None,
        **options: Any,
    ) -> Report:
        """The report; every call's options are kept in `calls`."""
        self.calls.append({"source": given, "title": title, **options})
        text = given.read_text("utf-8") if isinstance(given, Path) else getattr(given, "text", given)
        if not text.strip():
            raise EmptyInputError("The input holds no article text. Give at least one sentence.")
        if progress:
            progress(0.5, "reading")
        if text.strip() == TEXT.strip():
            return sample_report()
        if text == "Nothing to check here.":
            return sample_report(claims=False)
        return echo_report(text, title)

    def check(self, text: Any, statement: str) -> Verdict:
        """Supported by the third sentence if the article holds the statement, else not stated."""
        content = getattr(text, "text", text)
        if statement not in content:
            return Verdict("not_stated", 0.9, (), (f"“{statement}” is in no sentence.",))
        start = content.index(statement)
        found = next(s for s in sentences(content) if s.start <= start < s.end)
        evidence = (Source(found.id, found.start, found.end, 0.9),)
        return Verdict("supported", 0.96, evidence, ("It stands there word for word.",))
