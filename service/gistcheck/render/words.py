"""What a report says in plain words, the same in HTML, Markdown and on the terminal."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten
from types import MappingProxyType
from typing import Final, Literal

from gistcheck.types import LABELS, Article, Claim, DateMention, Dropped, Label, Notice, Part, Report, Source

VERDICTS: Final[dict[Label, str]] = {
    "supported": "Supported by the article",
    "contradicted": "Contradicted by the article",
    "not_stated": "Not stated in the article",
}
ATTRIBUTED: Final[dict[Label, str]] = {
    "supported": "Attribution supported",
    "contradicted": "Attribution contradicted",
    "not_stated": "Attribution not stated",
}
SET_ASIDE: Final[dict[str, str]] = {
    "caption": "Caption",
    "boilerplate": "Left out: page furniture",
    "duplicate": "Left out: repeated",
}
REASONS: Final[dict[str, str]] = {
    "caption": "a picture's caption",
    "boilerplate": "page furniture, not the article",
    "duplicate": "repeats an earlier sentence",
}
NO_CLAIMS: Final = "No checkable claims."
NO_CLAIMS_WHY: Final = (
    "Nothing in this article states a fact that a fact-checking desk would check: "
    "opinions, questions, advice and forecasts are not listed."
)
NO_CLAIMS_LISTED: Final = "No claims listed."
NO_CLAIMS_WANTED: Final = "The article makes claims, but none was asked for."
NO_CLAIMS_KEPT: Final = "What the article says was left out of the list: see what was left out, and why."
NO_FACT: Final = frozenset(
    {
        *REASONS, "a question", "an opinion", "advice", "a forecast or a supposition", "a feeling",
        "speaks of the speaker only", "speaks to the reader", "says nothing definite",
        "states nothing that can be checked",
    }
)  # fmt: skip
"""Reasons for which what states no checkable fact is left out; behind any other there may be a claim."""
NO_SUMMARY: Final = "No summary."
SCOPE: Final = "Verdicts compare each finding with this article only; they do not say what is true."
NOT_TRUTH: Final = "The article reports it; gistcheck does not say it is true."

NO_CONTROLS: Final[Mapping[str, str]] = MappingProxyType({})
"""For a report that is read where nothing can be changed."""
_BESIDE_CLAIMS: Final = frozenset({"no_checkable_claims", "more_claims"})
"""Codes of what is said where the claims stand, and not above the whole report."""
_VERDICT_IN_REASON: Final = re.compile(rf": ({'|'.join(LABELS)})(?:, (\d\.\d+))?\Z")
"""How the reason ends for which a checker doubted something: ": not_stated, 0.71"."""
NoteKind = Literal["speaker", "hedged", "date", "unclear"]


@dataclass(frozen=True, slots=True)
class Note:
    """One thing a reader must know about a claim; `lead` are its first words, to be made bold."""

    kind: NoteKind
    text: str
    lead: str = ""

    @property
    def line(self) -> str:
        """The whole note."""
        return f"{self.lead} {self.text}" if self.lead else self.text


def claim_verdict(claim: Claim) -> str:
    """The verdict in words; for a claim somebody makes, it speaks of the attribution only."""
    return (ATTRIBUTED if is_attributed(claim) else VERDICTS)[claim.verdict]


def is_attributed(claim: Claim) -> bool:
    """Whether the article reports the claim rather than stating it."""
    return bool(claim.speaker or claim.cue or claim.quoted)


def percent(probability: float) -> str:
    """A probability as whole percent; never rounded to certainty."""
    if probability > 0.99:
        return "over 99%"
    return "under 1%" if probability < 0.01 else f"{probability:.0%}"


def full_statement(claim: Claim) -> str | None:
    """The self-contained statement, if it says more than the short form with a full stop."""
    return None if claim.statement.rstrip(". ") == claim.text.rstrip(". ") else claim.statement


def parts_title(parts: Sequence[Part]) -> str:
    """What stands above the smaller statements of a claim."""
    return "1 part that can be looked up by itself" if len(parts) == 1 else f"{len(parts)} parts to look up one by one"


def claim_notes(claim: Claim) -> Iterator[Note]:
    """What must be said beside a claim, most important first."""
    if is_attributed(claim):
        yield _attribution(claim)
    if claim.hedged:
        yield Note("hedged", "The article marks this as uncertain.")
    for mention in claim.ambiguous:
        yield Note("unclear", _unclear(mention))
    for date in claim.dates:
        if date.iso != date.text:  # a year says which by itself
            yield Note("date", _dated(date))


def tally(report: Report) -> list[tuple[Label, str]]:
    """Each verdict and how many claims got it, in words; what somebody says is counted apart."""
    counts = Counter((claim.verdict, is_attributed(claim)) for claim in report.claims)
    kinds = [(label, said) for label in LABELS for said in (False, True) if counts[label, said]]
    return [(label, _counted(counts[label, said], said, label.replace("_", " "))) for label, said in kinds]


def article_title(article: Article) -> str:
    """The article's title, or its headline, or the start of its first sentence, or a word saying that it has none."""
    if article.title:
        return article.title
    order = {"title": 0, "body": 1}
    first = min(article.sentences, key=lambda sentence: order.get(sentence.kind, 2), default=None)
    return shorten(article.sentence_text(first.id), 120, placeholder=" …") if first else "Untitled article"


def left_out_because(entry: Dropped) -> str:
    """Why something was left out: a sentence's kind in words, any other reason as it stands."""
    reason = REASONS.get(entry.reason, entry.reason)
    verdict = _VERDICT_IN_REASON.search(reason)
    if verdict is None:
        return reason
    sure = f", {percent(float(verdict[2]))} sure" if verdict[2] else ""
    return f"{reason[: verdict.start()]}: {verdict[1].replace('_', ' ')}{sure}"


def warnings(report: Report, controls: Mapping[str, str] = NO_CONTROLS) -> list[str]:
    """The warnings to show above the report; what concerns the list of claims alone is said there.

    `controls`: by a warning's code, a sentence that says where the reader can change something about it.
    """
    return [_told(notice, controls) for notice in report.warnings if notice.code not in _BESIDE_CLAIMS]


def unlisted(report: Report, controls: Mapping[str, str] = NO_CONTROLS) -> str:
    """How many claims rank below those listed, to be said under the list; empty if none. `controls`: as `warnings`."""
    return " ".join(_told(notice, controls) for notice in report.warnings if notice.code == "more_claims")


def no_claims(report: Report) -> tuple[str, str]:
    """What stands in the place of the claims if there are none, and why."""
    if any(notice.code == "more_claims" for notice in report.warnings):
        return NO_CLAIMS_LISTED, NO_CLAIMS_WANTED
    if all(entry.reason in NO_FACT for entry in report.coverage.dropped):
        return NO_CLAIMS, NO_CLAIMS_WHY
    return NO_CLAIMS_LISTED, NO_CLAIMS_KEPT


def coverage_line(report: Report) -> str:
    """How much was read, and how much of it is the story: the rest is headline, captions, page furniture, repeats."""
    seen, story = report.coverage, len(report.article.body)
    if seen.truncated:
        read = f"{seen.sentences_read:,} of {seen.sentences_total:,} sentences read"
        return f"{read}; the article was cut off before its end."
    rest = f", {story:,} of them the story" if story < seen.sentences_total else ""
    return f"{count(seen.sentences_total, 'sentence')} read{rest}."


def places(sources: Sequence[Source]) -> str:
    """`sentence 4`, `sentences 4, 9`: numbers start at 1, as printed beside the sentences."""
    numbers = list(dict.fromkeys(source.sentence_id + 1 for source in sources))
    noun = "sentence" if len(numbers) == 1 else "sentences"
    return f"{noun} {', '.join(map(str, numbers))}" if numbers else "no single sentence"


def closest(sources: Sequence[Source]) -> str:
    """What stands before the sentences that come nearest to a claim which none of them states."""
    return "Closest sentence:" if len(sources) == 1 else "Closest sentences:"


def count(number: int, noun: str, plural: str = "") -> str:
    """`1 claim`, `2 claims`, `2 stories`."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def _told(notice: Notice, controls: Mapping[str, str]) -> str:
    return " ".join(filter(None, (notice.message, controls.get(notice.code))))


def _attribution(claim: Claim) -> Note:
    cue = f" Cue: “{claim.cue}”." if claim.cue else ""
    if claim.speaker:
        who = claim.speaker[:1].upper() + claim.speaker[1:]
        return Note("speaker", f"said this. {NOT_TRUTH}{cue}", who)
    if claim.quoted:
        who = "It stands in quotation marks, wholly or in part, and the article does not say here whose words they are."
    else:
        who = "Somebody said this, but the article does not say here who."
    return Note("speaker", f"{who} {NOT_TRUTH}{cue}")


def _counted(number: int, said: bool, verdict: str) -> str:
    return f"{count(number, 'attribution')} {verdict}" if said else f"{number:,} {verdict}"


def _unclear(mention: str) -> str:
    """`mention`: "she: Omar or Abiy", "them: not named", "who says so: Omar or the article"."""
    word, _, candidates = mention.partition(": ")
    what = word if word.startswith("who ") else f"what “{word}” stands for"
    return f"It is unclear {what}." if candidates == "not named" else f"It is unclear {what}: {candidates}."


def _dated(date: DateMention) -> str:
    if date.iso is None:
        return f"“{date.text}” has no certain date" + (f" ({date.note})." if date.note else ".")
    return f"“{date.text}” is {date.iso}" + (f" ({date.note})." if date.note else ".")
