"""Properties of the whole pipeline on any input: with fake models often, with the shipped ones now and then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from eval import fuzz
from eval.fakes import FakeChecker, FakeReader
from eval.invariants import broken, same, shown_in
from gistcheck import Analyser, Article, Report
from gistcheck.errors import GistcheckError
from gistcheck.text import label_sentences, split_sentences
from gistcheck.types import Sentence
from tests.test_text_kinds import LEAD, SECOND, TITLE

SENTENCES = st.sampled_from(
    [
        "The Biden administration deemed the visit by Omar as “unofficial” and “personal”, said Mr. Chollet.",
        "Police arrested 14 people in Cairo yesterday, the ministry said.",
        "She met Abiy.",
        "'Crime doubled,' Smith said.",
        "U.S. officials may not close the mosque if 1,200 pilgrims come.",
        "What a day!",
        "Read all the Latest News here",
        "0 comment",
        "The mayor of Leeds, who won in 2019, resigned [sic] on Monday.The river rose.",
        "قال الوزير إن الزيارة غير رسمية.",
    ]
)
ODD = st.text(st.one_of(st.characters(), st.sampled_from(list(fuzz.INVISIBLE) + fuzz.MARKS)), max_size=30)
TEXTS = st.lists(
    st.tuples(st.one_of(SENTENCES, SENTENCES, ODD), st.sampled_from([" ", "", *fuzz.BREAKS])), min_size=1, max_size=8
).map(lambda pieces: "".join(map("".join, pieces)))
OPTIONS = st.fixed_dictionaries(
    {"max_claims": st.integers(0, 12), "min_check_worthiness": st.floats(0, 1)},
    optional={
        "summary_words": st.integers(1, 80),
        "summary_sentences": st.integers(1, 4),
        "published": st.dates().map(str),
        "title": st.one_of(SENTENCES, ODD),
    },
)
STEADY = settings(
    deadline=None, derandomize=True, database=None, phases=[Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip


@pytest.fixture(scope="module")
def faked() -> Analyser:
    return Analyser(reader=FakeReader(), checker=FakeChecker())


def sound(analyser: Analyser, source: Any, options: dict[str, Any]) -> None:
    """A sound report that is the same a second time, or an error that gistcheck names."""
    try:
        report = analyser.analyse(source, **options)
    except GistcheckError:
        return
    assert broken(report) == []
    assert len(report.claims) <= options["max_claims"]
    assert report.article.text == getattr(source, "text", source)
    assert same(report, analyser.analyse(source, **options))


@settings(STEADY, max_examples=120)
@given(TEXTS, OPTIONS, st.booleans())
def test_any_text_gives_a_sound_report_or_a_named_error(
    faked: Analyser, text: str, options: dict[str, Any], english: bool
) -> None:
    sound(faked, Article(text, language="en") if english else text, options)


@pytest.mark.parametrize("number", [4014])
def test_inputs_that_once_failed_are_sound(faked: Analyser, number: int) -> None:
    source, options = fuzz.case(0, number)
    sound(faked, source, options)


@settings(STEADY, max_examples=12)
@given(TEXTS, OPTIONS)
def test_the_shipped_models_give_a_sound_report_too(analyser: Any, text: str, options: dict[str, Any]) -> None:
    sound(analyser, Article(text, language="en"), options)


@pytest.fixture(scope="module")
def report(faked: Analyser, blinken: str) -> Report:
    return faked.analyse(blinken, published="2023-05-04", min_check_worthiness=0.0)


def test_the_fake_models_reach_summary_and_claims(report: Report) -> None:
    assert report.summary.sentences and report.claims
    assert broken(report) == []


def _moved(report: Report, **changes: Any) -> Report:
    return replace(report, claims=(replace(report.claims[0], **changes), *report.claims[1:]))


FAULTS: list[tuple[str, Callable[[Report], Report]]] = [
    ("not in its span", lambda r: _moved(r, text=r.claims[0].text + " Zanzibar")),
    ("letters the article has not", lambda r: _moved(r, statement="Łódź")),
    ("not in a body sentence", lambda r: _moved(r, start=r.claims[0].start - 1_000)),
    ("is not in the article", lambda r: _moved(r, speaker="Zanzibar")),
    ("a source lies outside", lambda r: _moved(r, sources=(replace(r.claims[0].sources[0], end=10**6),))),
    ("no probability", lambda r: _moved(r, check_worthiness=float("nan"))),
    ("numbered", lambda r: replace(r, claims=r.claims[::-1])),
    ("not its sentences", lambda r: replace(r, summary=replace(r.summary, text="The article says more."))),
    ("not in its sources", lambda r: replace(r, summary=_summary(r, text="The article says more."))),
    ("outside its sentence", lambda r: replace(r, summary=_summary(r, sources=()))),
    ("white space", lambda r: _cut(r, start=r.article.sentences[3].start - 1)),
    ("belongs to no sentence", lambda r: _cut(r, start=r.article.sentences[3].start + 2)),
    ("the totals", lambda r: replace(r, coverage=replace(r.coverage, sentences_total=1))),
    ("truncation", lambda r: replace(r, coverage=replace(r.coverage, truncated=True))),
    ("add up", lambda r: replace(r, coverage=replace(r.coverage, dropped=r.coverage.dropped[1:]))),
    ("schema", lambda r: _moved(r, verdict="true")),
]


def _summary(report: Report, **changes: Any) -> Any:
    first, *others = report.summary.sentences
    return replace(report.summary, sentences=(replace(first, **changes), *others))


def _cut(report: Report, **changes: Any) -> Report:
    found = list(report.article.sentences)
    found[3] = replace(found[3], **changes)
    return replace(report, article=replace(report.article, sentences=tuple(found)))


@pytest.mark.parametrize(("problem", "fault"), FAULTS, ids=[name for name, _ in FAULTS])
def test_each_broken_promise_is_named(report: Report, problem: str, fault: Callable[[Report], Report]) -> None:
    assert any(problem in line for line in broken(fault(report)))


def test_what_is_shown_keeps_its_order_and_may_hold_marked_insertions() -> None:
    assert shown_in("Omar [Ilhan] met ABIY.", "Omar, she said, met Abiy")
    assert not shown_in("Abiy met Omar", "Omar met Abiy")


def test_a_case_of_the_fuzzer_is_fixed_by_seed_and_number() -> None:
    assert [fuzz.case(3, n) for n in range(40)] == [fuzz.case(3, n) for n in range(40)]
    assert fuzz.case(3, 1) != fuzz.case(4, 1)
    large = fuzz.case(0, fuzz.LARGE_EVERY - 1).source
    assert len(getattr(large, "text", large)) == fuzz.LARGE


def test_the_fuzzer_counts_how_inputs_end(capsys: pytest.CaptureFixture[str]) -> None:
    assert fuzz.main(["--count", "40"]) == 0
    assert "40 inputs" in capsys.readouterr().out
    assert fuzz.main(["--only", "0"]) in (0, 1)


def test_the_fuzzer_fails_on_a_crash_and_on_an_unsound_report(
    report: Report, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Broken:
        def __init__(self, **_: Any) -> None: ...

        def analyse(self, source: Any, **options: Any) -> Report:
            if isinstance(source, str):
                raise ZeroDivisionError("divided")
            return replace(report, claims=report.claims[::-1])

    monkeypatch.setattr(fuzz, "Analyser", Broken)
    assert fuzz.main(["--count", "20"]) == 1
    shown = capsys.readouterr().out
    assert "ZeroDivisionError: divided" in shown and "numbered" in shown


ODD_LINES = 'Most read|Sources|Advertisement|Heading here|- item|(AP)|"Yes." - Al Roe|lower case||# A|Q?|\u200b'
LINES = st.sampled_from([TITLE, LEAD, SECOND, *ODD_LINES.split("|")])


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=12).map("\n".join), st.sampled_from([None, TITLE, ""]), st.booleans())
def test_every_sentence_gets_one_kind_and_some_text_stays(text: str, title: str | None, sure: bool) -> None:
    spans = split_sentences(text)
    found = label_sentences(text, spans, title, [1.0] * len(spans) if sure else None)
    assert [(s.start, s.end) for s in found] == spans and [s.id for s in found] == list(range(len(spans)))
    assert all(isinstance(s, Sentence) for s in found)
    if LEAD in text:
        first = next(s for s in found if text[s.start : s.end] == LEAD)
        assert first.kind == "body" or "Sources" in text
