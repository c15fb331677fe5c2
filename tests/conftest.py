"""Tests are offline by construction: no hub, and no socket that leaves this machine."""

from __future__ import annotations

import gc
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.sample_report import TEXT, FakeAnalyser

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # the workers share the cores
ROOT = Path(__file__).resolve().parent.parent
LOCAL = ("127.", "::1", "localhost", "0.0.0.0")


@pytest.fixture(autouse=True)
def closed_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any connection to another machine fails the test that tries it."""
    connect = socket.socket.connect

    def only_local(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and not str(address[0]).startswith(LOCAL):
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", only_local)


@pytest.fixture(scope="session")
def analyser() -> Any:
    """The shipped models, loaded once."""
    from gistcheck import Analyser

    return Analyser()


@pytest.fixture(scope="session")
def blinken() -> str:
    """The first real input: doubled headline, standfirst, quotes, trailing boilerplate."""
    return (ROOT / "eval/fixtures/articles/blinken-aide-india-russia.txt").read_text("utf-8")


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> list[FakeAnalyser]:
    """Every analyser the command makes, in the place of the real engine."""
    made: list[FakeAnalyser] = []

    def make(**options: Any) -> FakeAnalyser:
        made.append(FakeAnalyser(**options))
        return made[-1]

    monkeypatch.setattr("gistcheck.Analyser", make)
    return made


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The page over a fake analyser."""
    from tests.web_server import serving

    with serving(FakeAnalyser()) as found:
        yield found


@pytest.fixture
def swept() -> Iterator[None]:
    """What Gradio left open complains in the test that made it, not in some later one."""
    yield
    gc.collect()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """The file of the sample report's article."""
    path = tmp_path / "article.txt"
    path.write_text(TEXT, "utf-8")
    return path
