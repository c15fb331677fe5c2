"""The core: `Analyser` holds the models and turns an article into a `Report`."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from os import PathLike
from typing import TYPE_CHECKING, Any, cast

from gistcheck import records, settings
from gistcheck.errors import NotTextError
from gistcheck.protocols import UNREAD, Begun, Checker, Floats, Reader, SentenceReading
from gistcheck.types import Article, Dropped, ModelInfo, Notice, Report, Summary, SummarySentence, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

    from gistcheck.coreference.things import Referent

Progress = Callable[[float, str], None]
Input = str | PathLike[str] | Article
Evidence = Input | Sequence[str]


def _silent(share: float, stage: str) -> None:
    """No progress is shown."""


class Analyser:
    """Reads articles. Loads its models once; safe to keep for the life of a program.

    `reader`, `checker`: None for the shipped checkpoint, a local folder, or any object with the
    protocol's methods (`gistcheck.protocols`). `summariser`: None to select and cut sentences of
    the article, or a Hugging Face seq2seq checkpoint (local folder or hub id) to write the
    summary. `faithfulness`: what happens to a written sentence the article does not support,
    "drop" or "flag". `generate`: options for the seq2seq model's `generate()`. Both need a `summariser`.
    `device`: `cpu`, `cuda`, ...; `dtype`: `float32`, `bfloat16` or `float16`. `verifier` answers every
    question about evidence, for the summary, the claims, typed claims and other articles alike.

    Errors: `ModelNotFoundError`, `ModelDamagedError`, `OptionError`.
    """

    def __init__(
        self,
        *,
        reader: str | PathLike[str] | Reader | None = None,
        checker: str | PathLike[str] | Checker | None = None,
        summariser: str | None = None,
        faithfulness: str = "drop",
        generate: dict[str, Any] | None = None,
        device: str = "cpu",
        dtype: str = "float32",
    ) -> None:
        from gistcheck.networks.checker import CrossEncoderChecker
        from gistcheck.networks.reader import EncoderReader
        from gistcheck.syntax.parse import parse
        from gistcheck.verify import Verifier

        records.demand_writer(summariser, faithfulness, generate)
        records.demand_methods("reader", reader, "read", "link")
        records.demand_methods("checker", checker, "predict")
        self.reader: Any = EncoderReader(reader, device=device, dtype=dtype) if records.is_name(reader) else reader
        self.checker: Any = (
            CrossEncoderChecker(checker, device=device, dtype=dtype) if records.is_name(checker) else checker
        )
        self.verifier = Verifier(cast(Checker, self.checker), parse, getattr(self.checker, "config", {}).get("fusion"))
        self._writer = _writer(summariser, generate, device, dtype)
        self._faithfulness = faithfulness

    def analyse(
        self,
        text: Input,
        title: str | None = None,
        *,
        url: str | None = None,
        published: str | None = None,
        summary_sentences: int | None = None,
        summary_words: int | None = None,
        max_claims: int = settings.MAX_CLAIMS,
        min_check_worthiness: float = settings.MIN_CHECK_WORTHINESS,
        allow_fetch: bool = False,
        progress: Progress | None = None,
    ) -> Report:
        """Read one article.

        `text`: the article as text or HTML, a path, an `Article`, or (with `allow_fetch`) a URL.
        `published`: ISO 8601 date, against which "yesterday" is resolved. `summary_sentences`,
        `summary_words`: length, at least 1; default `settings.SUMMARY_WORDS` words.
        `max_claims`: 0 or more. `min_check_worthiness`: 0 to 1. `progress`: called with the share
        done and the name of the stage.

        Errors: the `InputError` family, `OptionError`.
        """
        from gistcheck.coreference.resolve import resolve
        from gistcheck.text import as_given, read_article

        records.demand_options(summary_sentences, summary_words, max_claims, min_check_worthiness)
        step = progress or _silent
        clock = _Clock()
        step(0.0, "reading the text")
        with clock("text"):
            given = read_article(text, title=title, url=url, published=published, allow_fetch=allow_fetch)
            article, begun, warnings = self._prepare(given)
        step(0.2, "reading the sentences")
        with clock("reader"):
            readings = self._read(article, begun)
        with clock("parse"):
            docs = self._docs(article)
            referents = resolve([docs[i] for i in article.body], self.reader.link)
        step(0.5, "writing the summary")
        with clock("summary"):
            summary, lost = self._summarise(article, docs, readings, referents, summary_sentences, summary_words)
        step(0.7, "listing the claims")
        with clock("claims"):
            from gistcheck.claims import extract_claims

            claims, dropped, more = extract_claims(
                article, docs, readings, referents=referents, verify=partial(self._verify, article),
                max_claims=max_claims, min_check_worthiness=min_check_worthiness,
            )  # fmt: skip
        step(1.0, "done")
        return Report(
            article=as_given(article, given.text),
            summary=summary,
            claims=claims,
            coverage=records.coverage(article, [*lost, *dropped]),
            warnings=(*warnings, *records.warnings_for(summary, claims, more, article)),
            models=self._models(),
            timings_ms=clock.laps,
        )

    def analyse_many(self, articles: Iterable[Input], **options: Any) -> Iterator[Report]:
        """Read articles one after the other, with the options of `analyse`; reports come as they are ready.

        The first that cannot be read raises its error and ends the run: to go on past it, call `analyse` for each.
        """
        if isinstance(articles, (str, PathLike, Article)) or not isinstance(articles, Iterable):
            raise NotTextError(f"Received a {type(articles).__name__}; give a list of articles (`analyse` reads one).")
        return (self.analyse(article, **options) for article in articles)

    def check(self, text: Input, claim: str, *, allow_fetch: bool = False) -> Verdict:
        """Does the article say so, not only somebody in it? Errors: `InputError`s, of the text or a wordless claim."""
        return self.check_many([(text, claim)], allow_fetch=allow_fetch)[0]

    def check_many(self, rows: Sequence[tuple[Evidence, str]], *, allow_fetch: bool = False) -> list[Verdict]:
        """As `check`, batched. The evidence is an article, or a sequence of sentences (whose
        verdicts have offsets into the sentences joined by single spaces). Errors: as `check`; `NotTextError` for rows
        that are no pairs."""
        from gistcheck.compress import without_dateline
        from gistcheck.verify import Question

        rows = records.pairs(rows)
        articles = [self._evidence(text, allow_fetch) for text, _ in rows]
        told = [[without_dateline(article.sentence_text(s.id)) for s in article.sentences] for article in articles]
        claims = [without_dateline(records.typed_claim(claim)) for _, claim in rows]
        questions = [Question(evidence, claim) for evidence, claim in zip(told, claims, strict=True)]
        judged = self.verifier.judge(questions, typed=True)
        parts = self.verifier.parts(questions, judged)
        found = zip(articles, judged, parts, strict=True)
        return [records.verdict(article, judgement, parts=own) for article, judgement, own in found]

    def check_probabilities(self, rows: Sequence[tuple[Sequence[str], str]]) -> Floats:
        """Probabilities of `types.LABELS` for (evidence sentences, claim) rows, shape (rows, 3)."""
        import numpy as np

        from gistcheck.verify import Question

        judged = self.verifier.judge([Question(evidence, claim) for evidence, claim in rows])
        return np.array([j.probabilities for j in judged], np.float32).reshape(-1, 3)

    def _prepare(self, given: Article) -> tuple[Article, Begun, list[Notice]]:
        """The article as it is read, with its sentences; their reading begun; what there is to say of its text."""
        from gistcheck.text import in_english, prepare, restored, split_sentences

        seen, lost = restored(given)
        seen = in_english(seen)  # before the models read a text that is refused
        begun = self._begin([seen.text[a:b] for a, b in split_sentences(seen.text)])
        article = prepare(seen, boilerplate=begun.boilerplate)
        printed = None if given.published else article.published
        return article, begun, records.notices_of_text(seen.text, lost, printed=printed)

    def _begin(self, sentences: list[str]) -> Begun:
        if (begin := getattr(self.reader, "begin", None)) is not None:
            return cast(Begun, begin(sentences))
        readings = self.reader.read([sentences])[0]
        return Begun([r.boilerplate for r in readings], lambda: readings)

    def _read(self, article: Article, begun: Begun) -> list[SentenceReading]:
        """Readings of all sentences; body sentences are read in each other's company only, and the others not at all.

        `begun`: the reading of everything together, which stands when everything is body.
        """
        body = article.body
        if len(body) == len(article.sentences):
            return begun.finish()
        found = dict(zip(body, self.reader.read([[article.sentence_text(i) for i in body]])[0], strict=True))
        return [found.get(s.id, UNREAD) for s in article.sentences]

    def _docs(self, article: Article) -> list[Doc]:
        from gistcheck.attribution.turns import turns
        from gistcheck.compress import blank_dateline
        from gistcheck.syntax.bodies import mark_bodies
        from gistcheck.syntax.parse import parse

        texts = [blank_dateline(article.sentence_text(s.id)) for s in article.sentences]
        for i, turn in turns(article).items():
            texts[i] = " " * turn.label + texts[i][turn.label :]
        return mark_bodies(parse(texts))

    def _verify(self, article: Article, asked: Sequence[tuple[str, int | Sequence[int]]]) -> list[Verdict]:
        """Verdicts on statements drawn from one sentence, against the body, that sentence first; or, from several
        named, against these alone. All at once, as the same words are often held against both."""
        from gistcheck.compress import without_dateline
        from gistcheck.verify import Question

        body = article.body
        texts = {i: without_dateline(article.sentence_text(i)) for i in body}
        held = [body if isinstance(place, int) else place for _, place in asked]
        questions = [
            Question([texts[i] for i in ids], text, ids.index(place) if isinstance(place, int) else None)
            for (text, place), ids in zip(asked, held, strict=True)
        ]
        judged = self.verifier.judge(questions)
        return [records.verdict(article, found, ids) for found, ids in zip(judged, held, strict=True)]

    def _summarise(
        self,
        article: Article,
        docs: Sequence[Doc],
        readings: Sequence[SentenceReading],
        referents: Sequence[Referent],
        sentences: int | None,
        words: int | None,
    ) -> tuple[Summary, Sequence[Dropped]]:
        options: Any = {"sentences": sentences, "words": words, "verify": partial(self._verify, article)}
        if self._writer is not None:
            found, dropped = self._writer.summarise(article, readings, faithfulness=self._faithfulness, **options)
        else:
            found, dropped = self._select(article, docs, readings, {**options, "referents": referents})
        name = self._writer.info.name if self._writer is not None else self.reader.info.name
        return Summary(records.running([s.text for s in found]), name, tuple(found)), dropped

    def _select(
        self, article: Article, docs: Sequence[Doc], readings: Sequence[SentenceReading], options: dict[str, Any]
    ) -> tuple[Sequence[SummarySentence], Sequence[Dropped]]:
        """An extractive summary, in which others take the place of sentences too long to be checked."""
        from gistcheck.summarise import summarise
        from gistcheck.verify import TOO_LONG

        found, dropped = summarise(article, docs, readings, **options)
        doubted = [s for s in found if s.verdict != "supported"]
        long = [s for s, fits in zip(doubted, self.verifier.fits([s.text for s in doubted]), strict=True) if not fits]
        if not long:
            return found, dropped
        fitting = self.verifier.fits([article.sentence_text(s.id) for s in article.sentences])
        rest = (s if fitting[s.id] else replace(s, kind="boilerplate") for s in article.sentences)
        found, dropped = summarise(replace(article, sentences=tuple(rest)), docs, readings, **options)
        return found, [*dropped, *(Dropped(s.text, s.sources[0].sentence_id, TOO_LONG) for s in long)]

    def _models(self) -> tuple[ModelInfo, ...]:
        found = (self.reader.info, self.checker.info)
        return found if self._writer is None else (*found, self._writer.info)

    def _evidence(self, given: Evidence, allow_fetch: bool) -> Article:
        from gistcheck.text import prepare, read_article, restored

        listed = isinstance(given, Sequence) and not isinstance(given, (str, bytes))
        if listed and all(isinstance(s, str) for s in cast(Sequence[object], given)):
            return records.joined(cast(Sequence[str], given))
        return prepare(restored(read_article(cast(Input, given), allow_fetch=allow_fetch))[0])


class _Clock:
    """Milliseconds per stage."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.laps[stage] = round(1000 * (time.perf_counter() - start), 1)


def _writer(name: str | None, options: dict[str, Any] | None, device: str, dtype: str) -> Any:
    if name is None:
        return None
    from gistcheck.generate import GeneratingSummariser

    return GeneratingSummariser(name, device=device, dtype=dtype, generate=options or {})
