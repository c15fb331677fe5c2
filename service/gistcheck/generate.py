"""A summary written by any seq2seq checkpoint, checked against the article sentence by sentence.

Source: transformers' `generate()`; the windows, the alignment and the check are ours.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from gistcheck import settings
from gistcheck.compress import count_words
from gistcheck.errors import OptionError
from gistcheck.networks.seq2seq import load_seq2seq
from gistcheck.protocols import SentenceReading
from gistcheck.readability import content_words, standing_alone
from gistcheck.selection import SLACK, Candidate, Cut, select
from gistcheck.summarise import Condensed, Verify
from gistcheck.syntax.parse import parse
from gistcheck.text.sentences import split_sentences
from gistcheck.types import Article, Dropped, ModelInfo, Source, SummarySentence, Verdict

MAX_SOURCES: Final = 3
"""Most article sentences that a written sentence is traced to."""
MIN_GAIN: Final = 0.15
"""A further source must hold this share of the sentence's words that no better source holds."""
TOKENS_A_WORD: Final = 2
"""Output tokens allowed per word asked for, where the checkpoint sets no length of its own."""
_EXCESS: Final = "left out to keep to the length, or because it says again what is said"
_UNFINISHED: Final = "the model stopped in the middle of it"
_NOWHERE: Final = Verdict("not_stated", 1.0, reasons=("it shares no word with the article",))
_WORD: Final = re.compile(r"\w+")
_END: Final = re.compile(r"[.!?…][\"'”’)\]]*\Z")


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence the model wrote, and where in the article it comes from, best source first."""

    text: str
    sources: tuple[Source, ...]


class GeneratingSummariser:
    """Writes summaries with a Hugging Face seq2seq checkpoint.

    `name_or_path`: local folder or hub id. `device`: `cpu`, `cuda`, ...; `dtype`: `float32`,
    `bfloat16` or `float16`. `generate`: options for `generate()`, e.g. `{"num_beams": 4}`.

    Errors: `ModelNotFoundError`, `ModelDamagedError`, `OptionError`.
    """

    def __init__(
        self,
        name_or_path: str,
        *,
        device: str = "cpu",
        dtype: str = "float32",
        generate: Mapping[str, Any] | None = None,
    ) -> None:
        self._model = load_seq2seq(name_or_path, device=device, dtype=dtype)
        self._options = dict(generate or {})

    @property
    def info(self) -> ModelInfo:
        """What the report says of the model."""
        return self._model.info

    def summarise(
        self,
        article: Article,
        readings: Sequence[SentenceReading],
        *,
        sentences: int | None = None,
        words: int | None = None,
        verify: Verify,
        faithfulness: str = "drop",
    ) -> Condensed:
        """Write a summary of an article of any length.

        `readings`: one per sentence of the article; their salience decides what stays where the
        windows of a long article give more than was asked for. `sentences`, `words`: longest
        summary; both None asks for `settings.SUMMARY_WORDS` words. `verify`: judges each
        sentence. `faithfulness`: "drop" leaves out what the article does not support, "flag"
        keeps it with its verdict.
        Result: the sentences in order; what was left out is in `dropped`, with the reason.
        Errors: `OptionError`.
        """
        if faithfulness not in ("drop", "flag"):
            raise OptionError(f"faithfulness={faithfulness!r} is not one of 'drop', 'flag'.")
        if sentences is None and words is None:
            words = settings.SUMMARY_WORDS
        texts, unfinished = self._write(article, words)
        judged = _judge(align(texts, article, readings), verify)
        kept = [(w, v) for w, v in judged if faithfulness == "flag" or v.label == "supported"]
        chosen = _within(kept, readings, sentences, words)
        dropped = [
            *(_dropped(w, f"the article does not support it: {v.label}") for w, v in judged if (w, v) not in kept),
            *(_dropped(w, _EXCESS) for i, (w, _) in enumerate(kept) if i not in chosen),
            *(Dropped(text, None, _UNFINISHED) for text in unfinished),
        ]
        return Condensed(tuple(_sentence(*kept[i]) for i in chosen), tuple(dropped))

    def _write(self, article: Article, words: int | None) -> tuple[list[str], list[str]]:
        """The sentences written for all windows, and those the model did not finish."""
        body = [" ".join(article.sentence_text(i).split()) for i in article.body]
        finished: list[str] = []
        unfinished: list[str] = []
        for window in windows(body, self._model.count, self._model.limit):
            text, ended = self._model.write(window, {**self._length(window, words), **self._options})
            found = [text[start:end] for start, end in split_sentences(text)]
            whole = ended or not found or _END.search(found[-1]) is not None
            finished += found if whole else found[:-1]
            unfinished += [] if whole else found[-1:]
        return list(dict.fromkeys(finished)), unfinished

    def _length(self, window: str, words: int | None) -> dict[str, Any]:
        """Length options where neither the checkpoint nor the caller sets any."""
        own = {**self._model.net.generation_config.to_diff_dict(), **self._model.defaults}
        found: dict[str, Any] = {}
        if "max_length" not in own and "max_new_tokens" not in own and "max_length" not in self._options:
            found["max_new_tokens"] = TOKENS_A_WORD * (words or settings.SUMMARY_WORDS)
        if (own.get("min_length") or 0) > self._model.count(window) // 2:
            found["min_length"] = 0
        return found


def windows(texts: Sequence[str], count: Callable[[str], int], limit: int) -> list[str]:
    """Join sentences into inputs of at most `limit` tokens and about equal length, losing none.

    `count`: the tokens of an input. A sentence that alone is longer is cut between words.
    """
    pieces = [piece for text in texts for piece in _halve(text, count, limit)]
    sizes = [count(piece) for piece in pieces]
    aim = sum(sizes) / max(1, math.ceil(sum(sizes) / limit))
    groups: list[list[str]] = []
    filled = 0
    for piece, size in zip(pieces, sizes, strict=True):
        if not groups or filled + size > limit or filled >= aim:
            groups.append([])
            filled = 0
        groups[-1].append(piece)
        filled += size
    return [" ".join(group) for group in groups]


def align(texts: Sequence[str], article: Article, readings: Sequence[SentenceReading]) -> list[Written]:
    """Trace written sentences to the sentences of the article that hold their words.

    Each next source is the sentence with most of the words that no earlier source holds. A
    source's score is the share of the written sentence's words that it holds. `readings` break
    ties. A sentence with no word of the article's has no source.
    """
    body = {i: _words(article.sentence_text(i)) for i in article.body}
    return [Written(text, _sources(text, article, body, readings)) for text in texts]


def _judge(written: Sequence[Written], verify: Verify) -> list[tuple[Written, Verdict]]:
    """The verdict on each sentence; what comes from nowhere needs no checker."""
    found = iter(verify([(w.text, w.sources[0].sentence_id) for w in written if w.sources]))
    return [(w, next(found) if w.sources else _NOWHERE) for w in written]


def _sources(
    text: str, article: Article, body: Mapping[int, frozenset[str]], readings: Sequence[SentenceReading]
) -> tuple[Source, ...]:
    words = _words(text)
    left = set(words)
    found: list[Source] = []
    while left and body and len(found) < MAX_SOURCES:
        best = max(body, key=lambda i: (len(left & body[i]), len(words & body[i]), readings[i].salience))
        gain = len(left & body[best]) / len(words)
        if gain == 0 or (found and gain < MIN_GAIN):
            break
        place = article.sentences[best]
        found.append(Source(best, place.start, place.end, len(words & body[best]) / len(words)))
        left -= body[best]
    return tuple(found)


def _within(
    kept: Sequence[tuple[Written, Verdict]],
    readings: Sequence[SentenceReading],
    sentences: int | None,
    words: int | None,
) -> list[int]:
    total = sum(count_words(w.text) for w, _ in kept)
    if len(kept) <= (sentences or len(kept)) and total <= SLACK * (words or total):
        return list(range(len(kept)))
    docs = parse([w.text for w, _ in kept])
    pool = [
        Candidate(
            i,
            max((readings[s.sentence_id].salience * s.score for s in w.sources), default=0.0),
            content_words(doc),
            standing_alone(doc),
            (Cut(w.text, ((0, len(w.text)),)),),
        )
        for i, ((w, _), doc) in enumerate(zip(kept, docs, strict=True))
    ]
    return select(pool, sentences=sentences, words=words)


def _halve(text: str, count: Callable[[str], int], limit: int) -> list[str]:
    words = text.split()
    if count(text) <= limit or len(words) < 2:
        return [text]
    middle = len(words) // 2
    return [*_halve(" ".join(words[:middle]), count, limit), *_halve(" ".join(words[middle:]), count, limit)]


def _words(text: str) -> frozenset[str]:
    """Lower-case words that carry meaning; all words where none does."""
    from spacy.lang.en.stop_words import STOP_WORDS

    words = frozenset(_WORD.findall(text.lower()))
    return words - STOP_WORDS or words


def _sentence(written: Written, verdict: Verdict) -> SummarySentence:
    return SummarySentence(written.text, written.sources, verdict.label, verdict.confidence)


def _dropped(written: Written, reason: str) -> Dropped:
    return Dropped(written.text, written.sources[0].sentence_id if written.sources else None, reason)
