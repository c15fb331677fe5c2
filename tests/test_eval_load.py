"""The load test of the service: it counts what goes wrong, compares what comes back and watches memory."""

from __future__ import annotations

import os
from typing import Any

import pytest

from eval.load import growth, load_rows, one_by_one, resident_mib, together
from tests.sample_report import TEXT, FakeAnalyser
from tests.web_server import GRADIO_WARNINGS, serving

pytestmark = list(GRADIO_WARNINGS)
TEXTS = (TEXT, "One thing happened. Another followed.", "Nothing to check here.")


def test_answers_come_back_in_the_order_of_the_requests_and_equal_sequential_ones() -> None:
    expected, seconds = one_by_one(FakeAnalyser(), TEXTS)
    with serving(FakeAnalyser()) as address:
        answers = together(address, os.getpid(), TEXTS, requests=8, clients=3)
    assert [answer.error for answer in answers] == [None] * 8
    assert [answer.report for answer in answers] == [expected[number % 3] for number in range(8)]
    assert all(answer.memory > 10 for answer in answers)
    assert seconds > 0


def test_an_error_is_counted_and_named() -> None:
    with serving(FakeAnalyser(), max_bytes=40) as address:
        fine, refused = together(address, os.getpid(), (TEXTS[2], TEXT), requests=2, clients=1)
    assert fine.error is None and fine.report is not None
    assert refused.report is None
    assert refused.error is not None and "TooLargeError" in refused.error


def test_the_table_sets_the_figures_beside_their_aims(monkeypatch: pytest.MonkeyPatch) -> None:
    def other(analyser: Any, texts: Any) -> Any:
        reports, _ = one_by_one(analyser, texts)
        return [{**reports[0], "summary": None}, *reports[1:]], 0.5

    with serving(FakeAnalyser()) as address:

        def running() -> Any:
            from contextlib import nullcontext

            return nullcontext((address, os.getpid()))

        monkeypatch.setattr("eval.load.service", running)
        monkeypatch.setattr("eval.load.one_by_one", other)
        rows = {row[0]: row[1:] for row in load_rows(FakeAnalyser(), TEXTS, requests=8, clients=2)}
    assert rows["errors in 8 requests by 2 clients"] == ["0", "0"]
    assert rows["reports that differ from sequential ones"] == ["3", "0"]
    assert float(rows["throughput / sequential Python calls"][0]) > 0
    assert rows["memory, last quarter / second"][1] == "<= 1.1"


def test_growth_compares_the_last_quarter_with_the_second() -> None:
    assert growth([900, 900, 100, 100, 500, 500, 150, 150]) == 1.5
    assert growth([1.0] * 200) == 1.0


def test_the_memory_of_a_process_is_in_mib() -> None:
    assert 10 < resident_mib(os.getpid()) < 100_000
