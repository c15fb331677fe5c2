"""Compression: whole constituents go, grammar stays, and no guard is ever violated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.fakes import FakeChecker, FakeReader
from gistcheck import Analyser
from gistcheck.compress import blank_dateline, compress_sentence, count_words, join_spans, keep_tokens
from gistcheck.protocols import Floats, TokenReading
from gistcheck.syntax.parse import parse
from tests.readings import pieces

SUITE = Path(__file__).with_name("guard_suite.tsv")
Span = tuple[int, int]


@dataclass(frozen=True)
class Case:
    kind: str
    text: str
    guard: Span
    governed: Span


def read_case(line: str) -> Case:
    kind, _, marked = line.split("\t")
    at = {mark: len(re.sub(r"[{}\[\]]", "", marked[: marked.index(mark)])) for mark in "{}[]"}
    return Case(kind, re.sub(r"[{}\[\]]", "", marked), (at["{"], at["}"]), (at["["], at["]"]))


CASES = [read_case(line) for line in SUITE.read_text("utf-8").splitlines() if not line.startswith("#")]


@cache
def docs() -> dict[str, object]:
    texts = sorted({case.text for case in CASES})
    return dict(zip(texts, parse(texts), strict=True))


def cut(text: str, keep: float = 0.0) -> str:
    [doc] = parse([blank_dateline(text)])
    return join_spans(text, compress_sentence(text, doc, pieces(text, keep), threshold=0.5))


def readings(text: str) -> Iterator[TokenReading]:
    count = len(pieces(text, 0.0).offsets)
    yield pieces(text, 0.0)
    for seed in range(6):
        yield pieces(text, np.random.default_rng(seed).random(count).tolist())
        yield pieces(text, (np.random.default_rng(seed).random(count) < 0.3).tolist())


def holds(spans: Sequence[Span], span: Span) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def touches(spans: Sequence[Span], span: Span) -> bool:
    return any(start < span[1] and span[0] < end for start, end in spans)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def is_subsequence(part: Sequence[str], whole: Sequence[str]) -> bool:
    rest = iter(whole)
    return all(word in rest for word in part)


def test_the_suite_is_large_and_covers_each_guard() -> None:
    assert len({case.text for case in CASES}) >= 200
    assert {case.kind for case in CASES} == {"negation", "hedge", "attribution", "number", "condition"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}: {case.text[:40]}")
def test_no_guard_is_cut_from_what_it_governs(case: Case) -> None:
    doc = docs()[case.text]
    for keep in readings(case.text):
        spans = compress_sentence(case.text, doc, keep, threshold=0.5)  # type: ignore[arg-type]
        said = join_spans(case.text, spans)
        assert holds(spans, case.guard) or not touches(spans, case.governed), said
        assert case.kind != "number" or touches(spans, case.governed) or not touches(spans, case.guard), said


@pytest.mark.parametrize("text", sorted({case.text for case in CASES}), ids=lambda text: text[:40])
def test_a_compression_is_a_clean_subsequence_with_subjects_and_objects(text: str) -> None:
    doc = docs()[text]
    for keep in readings(text):
        spans = compress_sentence(text, doc, keep, threshold=0.5)  # type: ignore[arg-type]
        said = join_spans(text, spans)
        assert all(a < b for a, b in spans) and all(a[1] <= b[0] for a, b in pairwise(spans))
        assert is_subsequence(words(said), words(text))
        assert not re.search(r"\s[,;:!?]|\s\.(?!\.)|,\s*[,.;:!?]|  |^[,;:]", said)
        assert said.count('"') % 2 == text.count('"') % 2 and said.count("(") == said.count(")")
        for token in doc:  # type: ignore[attr-defined]
            if token.dep_ in ("nsubj", "nsubjpass", "dobj", "aux", "auxpass", "neg", "attr"):
                ends = [(t.idx, t.idx + len(t)) for t in (token, token.head)]
                assert touches(spans, ends[0]) == touches(spans, ends[1]), (said, token)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ahmed Mohamed, a 14-year-old boy, was arrested at school by police after he brought a clock.",
            "Ahmed Mohamed was arrested at school by police.",
        ),
        ("Boko Haram, the Islamist group, has joined ISIS in Syria.", "Boko Haram has joined ISIS."),
        (
            "A storm caused a crane to fall, killing 107, according to the Civil Defense Authority.",
            "A storm caused a crane to fall, according to the Civil Defense Authority.",
        ),
        ("On Wednesday, the council approved the plan.", "The council approved the plan."),
        ("But the council rejected the plan.", "The council rejected the plan."),
        ("The company hired 300 people and opened an office in Leeds.", "The company hired 300 people."),
        ("Police arrested and questioned the student.", "Police arrested and questioned the student."),
        ("The health agency (WHO) recommends iodised salt.", "The health agency recommends iodised salt."),
        ("LONDON (Reuters) - Oil prices rose in early trading.", "Oil prices rose in early trading."),
        ("OSLO, Nov 18 (Fjordwire) - Oil prices rose in early trading.", "Oil prices rose in early trading."),
        ("PARIS/BERLIN, 12 Jan 2026 (AFP) - Oil prices rose in early trading.", "Oil prices rose in early trading."),
        ("Leeds, August 3: Oil prices rose in early trading.", "Oil prices rose in early trading."),
        ("(CNN)French striker Gomis scored twice.", "French striker Gomis scored twice."),
        ("Taipei, Taiwan — The festival drew a large crowd.", "The festival drew a large crowd."),
        (
            "The Norvik company, which builds small boats in Bergen, has recalled nine thousand of them.",
            "The Norvik company, which builds small boats in Bergen, has recalled nine thousand of them.",
        ),
        ("Apple (AAPL) shares rose by two percent.", "Apple shares rose by two percent."),
        ("The old team – Leeds – won the cup in style.", "The old team won the cup in style."),
        ("It is the first visit by an envoy since 1998.", "It is the first visit by an envoy since 1998."),
        ("The law takes effect on Monday.", "The law takes effect on Monday."),
        (
            "Critics said that because the fees had risen, students left the city.",
            "Critics said that students left the city.",
        ),
        (
            "A union is legal when it has the support of most staff, she said.",
            "A union is legal when it has the support of most staff, she said.",
        ),
        (
            "The blasts, which hit the old town, wounded at least 78 people, said Dr. Sohbin, a surgeon.",
            "The blasts, which hit the old town, wounded at least 78 people, said Dr. Sohbin, a surgeon.",
        ),
    ],
)  # fmt: skip
def test_what_may_go_when_nothing_is_worth_keeping(text: str, expected: str) -> None:
    assert cut(text) == expected


def test_what_the_reading_holds_for_worth_keeping_stays() -> None:
    text = "Boko Haram, the Islamist group, has pledged allegiance to ISIS."
    assert cut(text, keep=0.9) == text


def test_an_opening_connective_goes_even_when_the_reading_would_keep_it() -> None:
    assert cut("However, the council rejected the plan.", keep=1.0) == "The council rejected the plan."


def test_a_quotation_is_never_cut_inside() -> None:
    text = '"The bridge, a fine one, opened on Monday," the mayor of the city said on Tuesday.'
    assert '"The bridge, a fine one, opened on Monday,"' in cut(text)


@pytest.mark.parametrize("text", ["", " ", "Fire!", "No stop here", "  Two  spaces\nand a line break go.  "])
def test_short_and_odd_sentences_stay_whole(text: str) -> None:
    [doc] = parse([text])
    spans = compress_sentence(text, doc, pieces(text, 0.0), threshold=1.0)
    assert spans == [(0, len(text))]
    assert join_spans(text, spans) == " ".join(text.split())


@given(st.text(max_size=80))
def test_any_text_gives_ordered_spans_of_itself(text: str) -> None:
    [doc] = parse([text])
    spans = compress_sentence(text, doc, pieces(text, 0.0), threshold=0.5)
    flat = [position for span in spans for position in span]
    assert flat == sorted(flat) and flat[0] >= 0 and flat[-1] <= len(text)
    assert is_subsequence(words(join_spans(text, spans)), words(text))


def test_plain_deletion_averages_the_pieces_of_each_word() -> None:
    tokens = ["Gomis", "collapsed", "."]
    offsets = np.array([[0, 3], [3, 5], [6, 15], [16, 17]])
    keep = np.array([0.9, 0.3, 0.4, 0.8], dtype=np.float32)
    assert keep_tokens(tokens, TokenReading(offsets, keep, keep, keep, keep), 0.5) == [True, False, True]


def test_words_are_counted_without_lone_marks() -> None:
    assert count_words("The deal — worth $5m — is off .") == 6


def test_a_word_stays_by_the_mean_of_its_pieces() -> None:
    keep = np.array([0.4, 0.4, 0.9], np.float32)
    reading = TokenReading(np.array([(0, 2), (2, 7), (8, 12)], np.int64), keep, keep, keep, keep)
    assert keep_tokens(["unhappy", "dogs"], reading, 0.5) == [False, True]


@pytest.mark.parametrize(
    "line",
    [
        "14:05 ",
        "9:30 pm - ",
        "New Delhi, Aug 2 (PTI) ",
        "LONDON - ",
        "Nov 25 (Fjordwire) - ",
        "TARN, Norland (Agencies) — ",
        "Taipei, Taiwan — ",
        "Taipei — ",
        "\ufffd \ufffd",
        "•",
        "- ",
        "* ",
        "(Rolling Stone)",
    ],
)
def test_place_day_and_agency_are_blanked_before_the_first_words(line: str) -> None:
    text = f"{line}Bomb squads were rushed in."
    assert blank_dateline(text) == " " * text.index("Bomb") + text[text.index("Bomb") :]


def test_a_horizontal_bar_ends_a_dateline_and_an_aside_is_none() -> None:
    assert blank_dateline("WASHINGTON ― The club left.") == " " * 13 + "The club left."
    assert blank_dateline("The Pauls -- Rand and Ron -- left.") == "The Pauls -- Rand and Ron -- left."


def test_no_sentence_is_checked_against_a_dateline() -> None:
    class Watched(FakeChecker):
        def predict(self, pairs: Sequence[tuple[str, str]]) -> Floats:
            seen.extend(pairs)
            return super().predict(pairs)

    seen: list[tuple[str, str]] = []
    text = "(CNN)Norway's ferries lay still in a storm that cost 12 lives. OSLO (Reuters) - The king flew home."
    report = Analyser(reader=FakeReader(), checker=Watched()).analyse(text, min_check_worthiness=0)
    assert report.claims and seen
    assert not any("CNN" in words or "Reuters" in words for pair in seen for words in pair)


def test_a_stop_that_the_last_word_holds_stays() -> None:
    text = "The firm cut its dividend to 3p and warned that profit would be at the low end of a range of £90m-£98m."
    (doc,) = parse([text])
    keep = pieces(text, 1.0).offsets[:, 0] < text.index(" and warned")
    spans = compress_sentence(text, doc, pieces(text, keep.tolist()), threshold=0.5)
    assert join_spans(text, spans) == "The firm cut its dividend to 3p."
