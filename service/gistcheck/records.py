"""The records at both ends: what callers hand in, checked, and the report's parts from what the steps found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from numbers import Integral, Real
from os import PathLike
from typing import TYPE_CHECKING, Any, Final, TypeGuard, TypeVar

from gistcheck.errors import EmptyInputError, NotTextError, OptionError, TooLargeError
from gistcheck.types import Article, Claim, Coverage, Dropped, Notice, Part, Sentence, Source, Summary, Verdict

if TYPE_CHECKING:
    from gistcheck.text.marks import Restored
    from gistcheck.verify import Judgement

LONGEST_CLAIM: Final = 5_000
"""Characters of a typed claim, far beyond what the checker reads of one."""
_Pair = TypeVar("_Pair")


def demand_options(sentences: int | None, words: int | None, claims: int, worthiness: float) -> None:
    """Errors: `OptionError` for an option of `Analyser.analyse` out of range."""
    lengths = {"summary_sentences": sentences, "summary_words": words}
    wanted = {name: (value, 1) for name, value in lengths.items() if value is not None} | {"max_claims": (claims, 0)}
    for name, (number, least) in wanted.items():
        if not isinstance(number, Integral) or number < least:
            raise OptionError(f"{name}={number!r} must be a whole number, {least} or more.")
    if not isinstance(worthiness, Real) or not 0 <= worthiness <= 1:
        raise OptionError(f"min_check_worthiness={worthiness!r} must be a number between 0 and 1.")


def demand_writer(summariser: str | None, faithfulness: str, generate: Mapping[str, Any] | None) -> None:
    """Errors: `OptionError` for what `Analyser` is told of a model that writes the summary, wrong or without such."""
    if faithfulness not in ("drop", "flag"):
        raise OptionError(f"faithfulness={faithfulness!r} is not one of 'drop', 'flag'.")
    if summariser is None and (generate or faithfulness == "flag"):
        given = f"generate={generate!r}" if generate else f"faithfulness={faithfulness!r}"
        raise OptionError(f"{given} is for a model that writes the summary. Name one as summariser, or leave it out.")


def is_name(model: object) -> TypeGuard[str | PathLike[str] | None]:
    """Whether a model is given by its folder's path, or left to be the shipped one."""
    return model is None or isinstance(model, (str, PathLike))


def demand_methods(name: str, model: object, *methods: str) -> None:
    """Errors: `OptionError` for a model that is neither a path nor an object with its protocol's methods."""
    if not is_name(model) and not all(callable(getattr(model, method, None)) for method in methods):
        wanted = " and ".join(f"{method}()" for method in methods)
        raise OptionError(f"{name}={model!r} must be the path of a checkpoint's folder or an object with {wanted}.")


def pairs(rows: Iterable[_Pair]) -> list[_Pair]:
    """The rows, each a pair of evidence and claim. Errors: `NotTextError` for one that is none, or no rows at all."""
    if isinstance(rows, str) or not isinstance(rows, Iterable):
        raise NotTextError(f"{rows!r:.60} holds no (text, claim) pairs. Give a list of pairs.")
    found = list(rows)
    for number, row in enumerate(found, 1):
        if isinstance(row, str) or not isinstance(row, Sequence) or len(row) != 2:
            raise NotTextError(f"Row {number} is no (text, claim) pair: {row!r:.60}. Give a list of pairs.")
    return found


def typed_claim(text: str) -> str:
    """A claim that somebody typed, without white space around it.

    Errors: `NotTextError`, `EmptyInputError`, `TooLargeError` for more than `LONGEST_CLAIM` characters, and
    `LanguageError` for one surely in another language than English.
    """
    from gistcheck.text import require_english

    if not isinstance(text, str) or is_torn(text):
        raise NotTextError(f"The claim is no text: {text!r:.200}. Give a statement as a str.")
    if len(text) > LONGEST_CLAIM:
        raise TooLargeError(
            f"The claim has {len(text):,} characters, more than {LONGEST_CLAIM:,}. Split it into single statements."
        )
    if not any(c.isalnum() for c in text):
        found = f"has no word in it: {text.strip()!r}" if text.strip() else "is empty"
        raise EmptyInputError(
            f"The claim {found}. Give a statement to check against the article, such as 'The mayor resigned.'"
        )
    require_english(text, "claim")
    return text.strip()


def is_torn(text: str) -> bool:
    """Whether a text holds half of a surrogate pair, which is no character."""
    return any("\ud800" <= c <= "\udfff" for c in text)


def joined(sentences: Sequence[str]) -> Article:
    """An article of ready-made sentences, joined by single spaces. Errors: `NotTextError` for half a character."""
    if torn := next((text for text in sentences if is_torn(text)), None):
        raise NotTextError(f"A sentence of the evidence is no text: {torn!r:.200}. Give each as a str.")
    found: list[Sentence] = []
    at = 0
    for text in sentences:
        found.append(Sentence(len(found), at, at + len(text), "body"))
        at += len(text) + 1
    return Article(" ".join(sentences), sentences=tuple(found))


def running(sentences: Sequence[str]) -> str:
    """Sentences as one text; one that has no stop, a line of a list, keeps its line."""
    from gistcheck.text.furniture import has_stop

    return "".join(text + (" " if has_stop(text) else "\n") for text in sentences).rstrip()


def verdict(
    article: Article, judged: Judgement, ids: Sequence[int] | None = None, *, parts: tuple[Part, ...] = ()
) -> Verdict:
    """A judgement on an article, whose repeated sentences are evidence only where nothing else is."""
    sources = []
    for index, score in judged.evidence:
        sentence = article.sentences[ids[index] if ids is not None else index]
        sources.append(Source(sentence.id, sentence.start, sentence.end, score))
    once = [s for s in sources if article.sentences[s.sentence_id].kind != "duplicate"]
    return Verdict(judged.label, judged.confidence, tuple(once or sources), judged.reasons, parts)


def coverage(article: Article, dropped: Sequence[Dropped]) -> Coverage:
    """Everything is read: what is not body is listed with its kind as the reason."""
    aside = [s for s in article.sentences if s.kind not in ("body", "title")]
    listed = tuple(Dropped(article.sentence_text(s.id), s.id, s.kind) for s in aside)
    count = len(article.sentences)
    return Coverage(len(article.text), len(article.text), count, count, False, (*listed, *dropped))


def notices_of_text(text: str, read: Restored, *, printed: str | None = None) -> list[Notice]:
    """What there is to say of a text. `read`: how it is read otherwise than it stands; `printed`: the date taken from
    above the text, None where one was given."""
    from gistcheck.text import broken_words, detect_language

    found = []
    language, confidence = detect_language(text)
    if printed:
        message = f"No publication date was given. The date printed at the top of the text is taken for it: {printed}."
        found.append(Notice("dated_by_text", message))
    if read.stops:
        message = f"Full stops stand in the middle of sentences, as where lines once ended: {read.stops} are not read."
        found.append(Notice("stops_astray", f"{message} Give the page itself if you have it."))
    if read.marks:
        message = f"Quotation marks and the like were lost from the text: {read.marks} are read as they must have been."
        found.append(Notice("marks_lost", f"{message} Who is quoted may be uncertain; give the page itself."))
    if broken := broken_words(text):
        message = f"Words are broken at the ends of lines, as in a PDF: {broken} are read in two pieces each."
        found.append(Notice("words_broken", f"{message} Join them, or give the page itself."))
    if language != "en" or confidence < 0.5:
        message = "The text is too short or too mixed to be sure that it is English; read the report with care."
        found.append(Notice("language_uncertain", message))
    return found


def warnings_for(summary: Summary, claims: Sequence[Claim], more: int, article: Article) -> list[Notice]:
    """What a reader should know. `more`: statements that rank below the listed claims."""
    found = []
    if not summary.sentences:
        found.append(Notice("no_summary", "No summary: no sentence of the body can stand for the article."))
    if not claims and not more:
        found.append(Notice("no_checkable_claims", "No checkable claims were found in this article."))
    if more:
        message = f"Not listed: {more} more{_below(more, len(claims))}. A higher limit on claims shows more."
        found.append(Notice("more_claims", message))
    if article.published is None and any(d.iso is None for claim in claims for d in claim.dates):
        message = "No publication date was given, so words such as 'yesterday' are not resolved to a date."
        found.append(Notice("dates_unresolved", message))
    return found


def _below(more: int, shown: int) -> str:
    rank = "ranks" if more == 1 else "rank"
    return f", which {rank} below the {'claim' if shown == 1 else f'{shown} claims'} shown" if shown else ""
