"""The service under load and under misuse: many clients, clients that leave, too much text, addresses, its end."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError

from eval.invariants import untimed
from gistcheck.errors import AddressRefusedError, SourceNotFoundError, TooLargeError
from gistcheck.records import demand_options
from gistcheck.render import report_dict
from gistcheck.types import Article, Report
from gistcheck.web import Service
from gistcheck.web.app import QUEUE, build_app
from gistcheck.web.handlers import Entries, analyse_entries
from tests.sample_report import TEXT, FakeAnalyser
from tests.web_server import GRADIO_WARNINGS, serving

pytestmark = [*GRADIO_WARNINGS, pytest.mark.usefixtures("swept")]
FILE = {"path": "http://127.0.0.1:9/x", "meta": {"_type": "gradio.FileData"}}


class HeldAnalyser(FakeAnalyser):
    """Works on an article until it is told to go on; then reports progress, as the engine does between stages."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on, self.started = threading.Event(), threading.Semaphore(0)
        self.begun: list[str] = []
        self.finished: list[str] = []

    def analyse(self, given: Any, title: str | None = None, *, progress: Any = None, **options: Any) -> Report:
        self.begun.append(given.text)
        self.started.release()
        assert self.go_on.wait(120)
        progress(0.5, "going on")
        self.finished.append(given.text)
        return super().analyse(given, title, progress=progress, **options)


class CheckingAnalyser(FakeAnalyser):
    """Refuses the options that the real one refuses."""

    def analyse(self, given: Any, title: str | None = None, *, progress: Any = None, **options: Any) -> Report:
        demand_options(
            options["summary_sentences"], options["summary_words"], options["max_claims"],
            options["min_check_worthiness"],
        )  # fmt: skip
        return super().analyse(given, title, progress=progress, **options)


@pytest.fixture(scope="module")
def checking() -> Iterator[Client]:
    with serving(CheckingAnalyser()) as address:
        yield Client(address, verbose=False)


def body(text: str, session: str | None = None) -> dict[str, Any]:
    """What asks `/analyse` for an article with the default options."""
    return {"data": [text, "", "", 0, 0, 10, 0.5], "session_hash": session}


def join(address: str, text: str, session: str) -> httpx.Response:
    """Put an analysis in the queue, without waiting for the answer."""
    return httpx.post(f"{address}/gradio_api/call/analyse", json=body(text, session))


def until(true: Callable[[], bool], seconds: float = 10) -> bool:
    """Whether something comes true in time."""
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return true()


def test_concurrent_requests_to_the_models_get_the_same_reports_as_sequential_calls(
    analyser: Any, blinken: str
) -> None:
    texts = [blinken, TEXT, "Omar visited. She met Abiy on Monday.", blinken[:900]]
    expected = [untimed(json.loads(json.dumps(report_dict(analyser.analyse(text))))) for text in texts]
    with serving(analyser) as address:

        def ask(number: int) -> Any:
            client = Client(address, verbose=False, httpx_kwargs={"timeout": 300})
            return untimed(client.predict(text=texts[number % len(texts)], api_name="/analyse"))

        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(ask, range(12)))
    assert found == [expected[number % len(texts)] for number in range(12)]


def test_one_article_is_read_at_a_time_and_the_queue_is_bounded() -> None:
    analyser = HeldAnalyser()
    with serving(analyser) as address:
        assert join(address, "Article 0.", "s").status_code == 200
        assert analyser.started.acquire(timeout=10)
        answers = [join(address, f"Article {i}.", f"s{i}") for i in range(1, QUEUE + 2)]
        assert [answer.status_code for answer in answers] == [200] * QUEUE + [503]
        assert f"Queue is full. Max size is {QUEUE}" in answers[-1].text
        assert analyser.begun == ["Article 0."]
        analyser.go_on.set()
        assert until(lambda: len(analyser.finished) == QUEUE + 1)


def test_the_queue_cannot_be_bypassed() -> None:
    analyser = HeldAnalyser()
    with serving(analyser) as address:
        for path in ("run", "api"):
            answer = httpx.post(f"{address}/gradio_api/{path}/analyse", json=body(TEXT))
            assert answer.status_code == 404
    assert analyser.begun == []


def test_a_client_that_goes_away_leaves_no_work() -> None:
    analyser = HeldAnalyser()
    with serving(analyser) as address:
        for text in ("Begun.", "Waiting."):
            assert join(address, text, "leaver").status_code == 200
        assert join(address, "Of another.", "stayer").status_code == 200
        assert analyser.started.acquire(timeout=10)
        data = f"{address}/gradio_api/queue/data"
        with httpx.stream("GET", data, params={"session_hash": "leaver"}, timeout=20) as answers:
            assert "estimation" in next(answers.iter_lines())
        status = f"{address}/gradio_api/queue/status"
        assert until(lambda: httpx.get(status).json()["queue_size"] == 1), "the waiting request was not dropped"
        analyser.go_on.set()
        with httpx.stream("GET", data, params={"session_hash": "stayer"}, timeout=20) as answers:
            assert any("process_completed" in line for line in answers.iter_lines())
    assert analyser.begun == ["Begun.", "Of another."]
    assert analyser.finished == ["Of another."], "the work that was begun went on to its end"


@pytest.mark.parametrize(("text", "size"), [("x" * 101, 101), ("é" * 51, 102)])
def test_a_text_over_the_limit_is_refused_by_name_on_every_way_in(text: str, size: int) -> None:
    service = Service(FakeAnalyser(), max_bytes=100)  # type: ignore[arg-type]
    with pytest.raises(TooLargeError, match=f"has {size} bytes; this service reads at most 100"):
        service.read(text)
    assert service.read("é" * 50) == Article("é" * 50)
    answer = analyse_entries(service, Entries(text, "", "", 60, "words", 10, 0.5), lambda share, stage: None)
    assert answer.report is None
    assert "reads at most 100" in answer.problem
    with serving(FakeAnalyser(), max_bytes=100) as address:
        client = Client(address, verbose=False)
        for name, options in (("analyse", {}), ("check", {"claim": "x"})):
            with pytest.raises(AppError, match=f"TooLargeError: The text has {size} bytes"):
                client.predict(text=text, api_name=f"/{name}", **options)


@pytest.mark.parametrize("path", ["queue/join", "call/analyse", "upload"])
def test_a_body_no_article_needs_is_not_read_to_its_end(path: str) -> None:
    def spaces() -> Iterator[bytes]:
        for _ in range(100):
            yield b" " * 10_000

    with serving(FakeAnalyser(), max_bytes=100) as address:
        answer = httpx.post(f"{address}/gradio_api/{path}", content=spaces())
    assert answer.status_code == 413
    assert "TooLargeError: the request has more than 66,136 bytes" in answer.json()["detail"]


def test_an_address_is_fetched_only_where_the_service_was_told_to(monkeypatch: pytest.MonkeyPatch) -> None:
    from gistcheck.fetch import Fetched

    address = "https://news.example/dam"
    closed, opened = (Service(FakeAnalyser(), 100, allow) for allow in (False, True))  # type: ignore[arg-type]
    with pytest.raises(SourceNotFoundError, match="--allow-fetch"):
        closed.read(address)
    with pytest.raises(AddressRefusedError, match="not public"):
        opened.read("http://127.0.0.1/")
    monkeypatch.setattr("gistcheck.fetch.fetch", lambda address: Fetched(address, "The dam held.", False))
    assert opened.read(address) == Article("The dam held.", url=address)
    monkeypatch.setattr("gistcheck.fetch.fetch", lambda address: Fetched(address, "The dam held. " * 8, False))
    with pytest.raises(TooLargeError, match="has 112 bytes"):
        opened.read(address)


@pytest.mark.parametrize("allow", [False, True])
def test_the_form_asks_for_an_address_only_where_one_is_loaded(allow: bool) -> None:
    page = str(build_app(Service(FakeAnalyser(), allow_fetch=allow)).get_config_file())  # type: ignore[arg-type]
    assert "Paste the whole article here" in page
    assert ("or its web address" in page) is allow


@pytest.mark.parametrize("path", ["file=http://127.0.0.1:9/x", "file=HTTPS://hf.co/x", "proxy=http://hf.co/x", "file/http://hf.co/x"])  # fmt: skip # noqa: E501
def test_the_service_is_no_proxy(path: str) -> None:
    with serving(FakeAnalyser(), allow_fetch=True) as address:
        answer = httpx.get(f"{address}/gradio_api/{path}")
    assert answer.status_code == 403
    assert "loads no web address" in answer.json()["detail"]


def test_a_file_given_by_its_address_is_not_loaded() -> None:
    with serving(FakeAnalyser()) as address:
        for data in ([FILE], [[{"deep": {"in": FILE}}]], [{**FILE, "path": "HTTPS://hf.co/x"}]):
            answer = httpx.post(f"{address}/gradio_api/queue/join", json={"data": data, "session_hash": "s"})
            assert answer.status_code == 403
            assert "must be uploaded" in answer.json()["detail"]
        disguised = {"Content-Type": "application/json; x=multipart/form-data"}
        sent = json.dumps({"data": [FILE], "session_hash": "s"})
        answer = httpx.post(f"{address}/gradio_api/queue/join", content=sent, headers=disguised)
        assert answer.status_code == 403
        nested = httpx.post(f"{address}/gradio_api/queue/join", content=b"[" * 60_000)
        assert 400 <= nested.status_code < 500


@pytest.mark.parametrize(
    ("endpoint", "given", "named"),
    [
        ("/analyse", {"text": None}, "NotTextError: text must be text, not None."),
        ("/analyse", {"text": ["It rained."]}, "NotTextError: text must be text, not ['It rained.']."),
        ("/analyse", {"title": 5}, "NotTextError: title must be text, not 5."),
        ("/analyse", {"published": 2015}, "NotTextError: published must be text, not 2015."),
        ("/analyse", {"max_claims": "abc"}, "OptionError: max_claims='abc' must be a whole number, 0 or more."),
        ("/analyse", {"max_claims": None}, "OptionError: max_claims=None must be a whole number, 0 or more."),
        ("/analyse", {"max_claims": 0.7}, "OptionError: max_claims=0.7 must be a whole number, 0 or more."),
        ("/analyse", {"summary_words": "ten"}, "OptionError: summary_words='ten' must be a whole number, 1 or more."),
        ("/analyse", {"min_check_worthiness": "high"}, "OptionError: min_check_worthiness='high' must be a number"),
        ("/check", {"text": None, "claim": "It rained."}, "NotTextError: text must be text, not None."),
        ("/check", {"claim": 5}, "NotTextError: claim must be text, not 5."),
    ],
)
def test_an_argument_of_the_wrong_type_is_refused_by_name(
    checking: Client, capfd: pytest.CaptureFixture[str], endpoint: str, given: dict[str, Any], named: str
) -> None:
    with pytest.raises(AppError) as error:
        checking.predict(**{"text": "It rained in Oslo.", **given}, api_name=endpoint)
    assert named in str(error.value)
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.parametrize(
    ("endpoint", "given", "answer"),
    [
        ("analyse", ["It rained in Oslo."], '[{"schema_version": 1'),
        ("analyse", ["It rained in Oslo.", "", "", 0, 0, -1], "OptionError: max_claims=-1 must be a whole number"),
        ("analyse", [], "NotTextError: text must be text, not None."),
        ("check", ["It rained in Oslo."], "NotTextError: claim must be text, not None."),
    ],
)
def test_a_plain_request_may_leave_out_what_is_optional(
    checking: Client, capfd: pytest.CaptureFixture[str], endpoint: str, given: list[Any], answer: str
) -> None:
    call = f"{checking.src}gradio_api/call/{endpoint}"
    asked = httpx.post(call, json={"data": given}).json()["event_id"]
    assert answer in httpx.get(f"{call}/{asked}").text
    assert "Traceback" not in capfd.readouterr().err


def test_a_whole_number_may_be_written_with_a_point_and_a_title_be_missing(checking: Client) -> None:
    report = checking.predict(text="It rained in Oslo.", title=None, max_claims=3.0, api_name="/analyse")
    assert report["article"]["text"] == "It rained in Oslo."
