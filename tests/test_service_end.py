"""The service as a process: what it says, and how it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from gistcheck.errors import ServiceError
from gistcheck.web import listen
from gistcheck.web.server import OPEN_TO_ALL
from tests.web_server import GRADIO_WARNINGS

pytestmark = list(GRADIO_WARNINGS)
ROOT = Path(__file__).parents[1]
ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{ROOT / 'service'}:{ROOT}", "PYTHONUNBUFFERED": "1"}
SERVE = """
import time
from gistcheck.web import Service, listen, run
from tests.sample_report import FakeAnalyser

class SlowAnalyser(FakeAnalyser):
    def analyse(self, given, *more, **options):
        print("begun", flush=True)
        time.sleep({seconds})
        return super().analyse(given, *more, **options)

with listen("127.0.0.1", 0) as listener:
    run(Service(SlowAnalyser()), listener)
"""
HOSTED = """
from gistcheck.web import Service, listen, run
from tests.sample_report import FakeAnalyser

with listen({host!r}, 0) as listener:
    run(Service(FakeAnalyser()), listener, auth={auth!r})
"""
LOAD = """
import time
import gistcheck
from gistcheck import cli

def load(**options):
    print("loading", flush=True)
    time.sleep(60)

gistcheck.Analyser = load
cli.app(["serve", "--port", "0"])
"""
Start = Callable[[str], subprocess.Popen[bytes]]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts Python code in a process of its own; whatever still runs at the end of the test is killed."""
    begun: list[subprocess.Popen[bytes]] = []

    def run(code: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT
        )
        begun.append(process)
        return process

    yield run
    for process in begun:
        process.kill()
        process.communicate()


def line(process: subprocess.Popen[bytes]) -> str:
    """The next line the process prints."""
    assert process.stdout is not None
    return process.stdout.readline().decode()


def ready(process: subprocess.Popen[bytes]) -> str:
    """The address the process prints, once it answers there."""
    address = line(process).split()[2]
    with httpx.Client(transport=httpx.HTTPTransport(retries=5)) as client:
        client.get(f"{address}/health", timeout=30).raise_for_status()
    return address


def ask(address: str) -> str:
    """Ask for an analysis; the address of its answer."""
    asked = httpx.post(f"{address}/gradio_api/call/analyse", json={"data": ["Words.", "", "", 0, 0, 10, 0.5]})
    return f"{address}/gradio_api/call/analyse/{asked.json()['event_id']}"


def told_to_end(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    """Exit code and standard error after SIGTERM."""
    process.send_signal(signal.SIGTERM)
    _, errors = process.communicate(timeout=30)
    return process.returncode, errors.decode()


def test_sigterm_ends_an_idle_service_with_an_open_tab(start: Start) -> None:
    process = start(SERVE.format(seconds=0))
    address = ready(process)
    with httpx.stream("GET", f"{address}/gradio_api/heartbeat/tab", timeout=20) as tab:
        assert tab.status_code == 200
        assert told_to_end(process) == (0, "")
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{address}/health")


def test_sigterm_lets_the_answer_under_way_be_given(start: Start) -> None:
    process = start(SERVE.format(seconds=1.5))
    address = ready(process)
    with httpx.stream("GET", ask(address), timeout=60) as answer:
        assert line(process) == "begun\n"
        process.send_signal(signal.SIGTERM)
        assert "event: complete" in list(answer.iter_lines())
    assert told_to_end(process) == (0, "")


def test_sigterm_does_not_wait_for_long_work(start: Start) -> None:
    process = start(SERVE.format(seconds=60))
    address = ready(process)
    ask(address)
    assert line(process) == "begun\n"
    begun = time.monotonic()
    assert told_to_end(process) == (0, "")
    assert time.monotonic() - begun < 15


def test_sigterm_ends_a_service_that_is_still_loading(start: Start) -> None:
    process = start(LOAD)
    assert line(process) == "loading\n"
    assert told_to_end(process) == (0, "gistcheck: loading the models\n")


@pytest.mark.parametrize(
    ("host", "auth", "warned", "answer"),
    [("0.0.0.0", None, True, 200), ("0.0.0.0", "desk:secret", False, 200), ("127.0.0.1", None, False, 400)],
)
def test_it_says_where_to_open_it_and_whether_anybody_may(
    start: Start, host: str, auth: str | None, warned: bool, answer: int
) -> None:
    process = start(HOSTED.format(host=host, auth=auth))
    address = ready(process)
    assert address.startswith("http://127.0.0.1:")
    assert httpx.get(f"{address}/health", headers={"Host": "news.example"}).status_code == answer
    assert told_to_end(process) == (0, f"{OPEN_TO_ALL}\n" if warned else "")


def test_a_port_in_use_is_one_line_and_exit_code_5() -> None:
    with listen("127.0.0.1", 0) as taken:
        port = str(taken.getsockname()[1])
        found = subprocess.run(
            [sys.executable, "-m", "gistcheck", "serve", "--port", port], capture_output=True, env=ENVIRONMENT
        )
    assert found.returncode == ServiceError.exit_code == 5
    assert found.stdout == b""
    words = (
        f"gistcheck: Cannot listen on 127.0.0.1 port {port}: Address already in use. Choose another --host or --port"
    )
    assert found.stderr.decode().startswith(words)
    assert found.stderr.count(b"\n") == 1
