"""The service under load, for `python -m eval.bench`: many clients at once against calls one after the other."""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from eval.invariants import untimed

REQUESTS, CLIENTS = 64, 16
"""Four rounds of clients: as many answers a quarter as clients, which is enough to see memory grow."""
MEMORY_RATIO = 1.1
"""Aim: memory in the last quarter of the requests over memory in the second."""
PATIENCE_SECONDS = 600
"""How long a client waits for an answer: its place in the queue may be far back on a slow machine."""

Report = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one request gave: the report or the error, and the service's memory in MiB after it."""

    report: Report | None
    error: str | None
    memory: float


def load_rows(analyser: Any, texts: Sequence[str], requests: int = REQUESTS, clients: int = CLIENTS) -> list[list[str]]:
    """Rows of a table: errors, reports that differ from sequential ones, throughput against them, memory.

    `analyser`: the shipped models in this process, for the sequential calls. `texts`: the articles, asked for in turn.
    """
    expected, sequential = one_by_one(analyser, texts)
    with service() as (address, process):
        begun = time.perf_counter()
        answers = together(address, process, texts, requests, clients)
        spent = time.perf_counter() - begun
    wanted = [expected[number % len(texts)] for number in range(requests)]
    errors = sum(answer.error is not None for answer in answers)
    different = sum(a.report is not None and a.report != w for a, w in zip(answers, wanted, strict=True))
    return [
        [f"errors in {requests} requests by {clients} clients", str(errors), "0"],
        ["reports that differ from sequential ones", str(different), "0"],
        ["requests a second", f"{requests / spent:.2f}", ""],
        ["throughput / sequential Python calls", f"{sequential * requests / spent:.2f}", ""],
        ["memory, last quarter / second", f"{growth([a.memory for a in answers]):.2f}", f"<= {MEMORY_RATIO:g}"],
        ["memory of the service, MiB", f"{max(a.memory for a in answers):.0f}", ""],
    ]


def one_by_one(analyser: Any, texts: Sequence[str]) -> tuple[list[Report], float]:
    """The report of each text, and the mean seconds a call takes once everything is warm."""
    from gistcheck.render import report_dict

    reports = [untimed(report_dict(analyser.analyse(text))) for text in texts]
    begun = time.perf_counter()
    for text in texts:
        report_dict(analyser.analyse(text))
    return reports, (time.perf_counter() - begun) / len(texts)


def together(address: str, process: int, texts: Sequence[str], requests: int, clients: int) -> list[Answer]:
    """The answers to `requests` requests, in their order, asked for by `clients` clients at once.

    `address`: of a running service. `process`: its process id. `texts`: the articles, asked for in turn.
    """
    from gradio_client import Client

    def ask_all(client_number: int) -> list[tuple[int, Answer]]:
        client = Client(address, verbose=False, httpx_kwargs={"timeout": PATIENCE_SECONDS})
        numbers = range(client_number, requests, clients)
        return [(number, _ask(client, texts[number % len(texts)], process)) for number in numbers]

    with ThreadPoolExecutor(clients) as pool:
        found = dict(pair for pairs in pool.map(ask_all, range(clients)) for pair in pairs)
    return [found[number] for number in range(requests)]


def _ask(client: Any, text: str, process: int) -> Answer:
    report, error = None, None
    try:
        report = untimed(client.predict(text=text, api_name="/analyse"))
    except Exception as problem:  # whatever goes wrong is what is counted
        error = f"{type(problem).__name__}: {problem}"
    return Answer(report, error, resident_mib(process))


def growth(memory: Sequence[float]) -> float:
    """The median of the last quarter over the median of the second."""
    quarter = len(memory) // 4
    return statistics.median(memory[-quarter:]) / statistics.median(memory[quarter : 2 * quarter])


def resident_mib(process: int) -> float:
    """The memory a process holds, in MiB."""
    shown = subprocess.run(["ps", "-o", "rss=", "-p", str(process)], capture_output=True, check=True, text=True)
    return int(shown.stdout) / 2**10


@contextmanager
def service() -> Iterator[tuple[str, int]]:
    """`gistcheck serve` in a process of its own while the block runs: its address and process id."""
    command = [sys.executable, "-m", "gistcheck", "serve", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as running:
        assert running.stdout is not None
        line = running.stdout.readline().split()
        try:
            if len(line) < 3:
                raise RuntimeError("`gistcheck serve` ended before it gave its address; run it to see why")
            yield line[2], running.pid
        finally:
            running.send_signal(signal.SIGTERM)
