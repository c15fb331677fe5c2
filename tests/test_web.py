"""The service without a browser: its endpoints, limits, messages and end."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from gradio_client import Client
from gradio_client.exceptions import AppError

from gistcheck import __version__
from gistcheck.errors import OptionError, ServiceError
from gistcheck.render import report_dict, verdict_dict
from gistcheck.types import Article, Notice, Source, Verdict
from gistcheck.web import Service, listen
from gistcheck.web.app import build_app
from gistcheck.web.examples import credit_html, examples
from gistcheck.web.handlers import Entries, analyse_entries, check_claim, export_text, open_file
from gistcheck.web.server import web_application
from tests.read_page import Page
from tests.sample_report import TEXT, FakeAnalyser, sample_report
from tests.web_server import GRADIO_WARNINGS, serving

pytestmark = [*GRADIO_WARNINGS, pytest.mark.usefixtures("swept")]

SERVICE = Service(FakeAnalyser())  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def client(address: str) -> Client:
    return Client(address, verbose=False)


def silent(share: float, stage: str) -> None:
    pass


def test_health_and_version(address: str) -> None:
    assert httpx.get(f"{address}/health").json() == {"status": "ok"}
    assert httpx.get(f"{address}/version").json() == {"gistcheck": __version__, "schema_version": 1}


def test_every_answer_confines_the_browser_to_this_server(address: str) -> None:
    for path in ("/", "/health", "/gradio_api/info"):
        headers = httpx.get(address + path).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-content-type-options"] == "nosniff"


def test_only_analyse_and_check_are_public(client: Client) -> None:
    found = client.view_api(return_format="dict", print_info=False)
    assert set(found["named_endpoints"]) == {"/analyse", "/check"}
    assert found["unnamed_endpoints"] == {}


def test_analyse_returns_the_report(client: Client) -> None:
    assert client.predict(text=TEXT, api_name="/analyse") == report_dict(sample_report())


def test_analyse_passes_its_options_on() -> None:
    analyser = FakeAnalyser()
    with serving(analyser) as address:
        Client(address, verbose=False).predict(
            text=TEXT,
            title="T",
            published="2015-09-12",
            summary_sentences=2,
            summary_words=0,
            max_claims=3,
            min_check_worthiness=0.7,
            api_name="/analyse",
        )
    assert analyser.calls == [
        {
            "source": Article(TEXT),
            "title": "T",
            "published": "2015-09-12",
            "summary_sentences": 2,
            "summary_words": None,
            "max_claims": 3,
            "min_check_worthiness": 0.7,
        }
    ]


def test_check_returns_a_verdict_with_evidence(client: Client) -> None:
    claim = "Officials did not close the mosque."
    expected = verdict_dict(FakeAnalyser().check(TEXT, claim))
    assert expected["label"] == "supported"
    assert client.predict(text=TEXT, claim=claim, api_name="/check") == expected


def test_an_empty_article_is_refused_by_name(client: Client) -> None:
    with pytest.raises(AppError, match="EmptyInputError: The input holds no words"):
        client.predict(text="  ", api_name="/analyse")


def test_the_page_asks_for_no_other_server(address: str) -> None:
    page = httpx.get(address).text
    assert "fonts.googleapis" not in page
    assert "fonts.gstatic" not in page


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:7860", "localhost.evil.example", "127.0.0.1.evil.example"]
)
def test_this_machines_service_answers_to_no_name_that_a_web_site_gave_itself(address: str, host: str) -> None:
    for path in ("/", "/health", "/gradio_api/info", "/gradio_api/mcp/"):
        answer = httpx.get(address + path, headers={"Host": host, "Origin": f"http://{host}"})
        assert answer.status_code == 400
        assert answer.json()["detail"].startswith(
            f"This service answers on this machine only, and not as '{host}'. Open http://localhost with its port;"
        )
        assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("host", ["127.0.0.1:1", "LOCALHOST:7860", "localhost", "[::1]:7860", "127.0.0.2:7860"])
def test_this_machines_service_answers_its_own_pages_only(address: str, host: str) -> None:
    for origin, allowed in (("http://evil.example", None), ("null", None), (f"http://{host}", f"http://{host}")):
        answer = httpx.get(f"{address}/gradio_api/info", headers={"Host": host, "Origin": origin})
        assert answer.status_code == 200
        assert answer.headers.get("access-control-allow-origin") == allowed


def test_a_service_for_the_network_answers_to_any_name() -> None:
    from starlette.testclient import TestClient

    with TestClient(web_application(SERVICE)) as client:
        assert client.get("/health", headers={"Host": "news.example"}).status_code == 200


def test_a_port_in_use_is_a_named_error() -> None:
    with listen("127.0.0.1", 0) as taken, pytest.raises(ServiceError, match="Choose another --host or --port"):
        listen("127.0.0.1", taken.getsockname()[1])


def test_a_host_that_is_not_here_is_a_named_error() -> None:
    with pytest.raises(ServiceError, match=r"Cannot listen on 192\.0\.2\.1"):
        listen("192.0.2.1", 0)


def test_a_password_keeps_page_and_api_closed_but_not_health() -> None:
    from starlette.testclient import TestClient

    with TestClient(web_application(SERVICE, auth="desk:secret")) as client:
        assert client.get("/health").status_code == 200
        assert client.get("/gradio_api/info").status_code == 401
        assert client.post("/gradio_api/call/check", json={"data": [TEXT, "x"]}).status_code == 401
        client.post("/login", data={"username": "desk", "password": "secret"}).raise_for_status()
        assert client.get("/gradio_api/info").status_code == 200


def test_a_password_without_a_name_is_refused() -> None:
    with pytest.raises(OptionError, match="name:password"):
        web_application(SERVICE, auth="nocolon")


def test_the_form_counts_the_summary_in_words_or_sentences() -> None:
    analyser = FakeAnalyser()
    for unit in ("words", "sentences"):
        analyse_entries(Service(analyser), Entries(TEXT, "", "", 3, unit, 4.0, 0.2), silent)  # type: ignore[arg-type]
    assert [(call["summary_words"], call["summary_sentences"]) for call in analyser.calls] == [(3, None), (None, 3)]
    assert analyser.calls[0]["max_claims"] == 4


def test_an_emptied_length_is_the_usual_one_of_its_unit() -> None:
    analyser = FakeAnalyser()
    for unit in ("words", "sentences"):
        analyse_entries(Service(analyser), Entries(TEXT, "", "", None, unit, 4.0, 0.2), silent)  # type: ignore[arg-type]
    assert [(call["summary_words"], call["summary_sentences"]) for call in analyser.calls] == [(60, None), (None, 3)]


def test_the_page_says_where_to_ask_for_more_claims(monkeypatch: pytest.MonkeyPatch) -> None:
    report = replace(sample_report(), warnings=(Notice("more_claims", "A higher limit on claims shows more."),))
    monkeypatch.setattr(FakeAnalyser, "analyse", lambda *_, **__: report)
    shown = analyse_entries(SERVICE, Entries(TEXT, "", "", 60, "words", 4, 0.5), silent).parts
    assert shown is not None
    told = "A higher limit on claims shows more. Set it with “Claims, at most”: choose “Change article or options”."
    assert told in shown.findings
    page = str(build_app(SERVICE).get_config_file())
    assert "Claims, at most" in page and "Change article or options" in page


def test_a_typed_claim_gets_verdict_evidence_and_reasons() -> None:
    shown = check_claim(SERVICE, sample_report(), "Officials did not close the mosque.")
    for words in ("Supported by the article", 'data-refs="gc-5"', "It stands there word for word."):
        assert words in shown
    assert 'role="alert"' in check_claim(SERVICE, sample_report(), "  ")


def test_a_report_that_the_session_has_forgotten_is_asked_for_again() -> None:
    assert "check the article again" in check_claim(SERVICE, None, "It rained.")
    assert export_text(None, "JSON").startswith("JSON\nThe report is no longer held here.")


@pytest.mark.parametrize(("count", "told"), [(0, ""), (1, "Closest sentence: 4"), (2, "Closest sentences: 4 5")])
def test_a_typed_claim_that_is_not_stated_is_from_no_sentence(
    monkeypatch: pytest.MonkeyPatch, count: int, told: str
) -> None:
    evidence = (Source(3, 0, 5, 0.2), Source(4, 0, 5, 0.1))[:count]
    monkeypatch.setattr(FakeAnalyser, "check", lambda *_: Verdict("not_stated", 0.9, evidence))
    shown = Page(check_claim(SERVICE, sample_report(), "It snowed.")).text
    assert "From" not in shown
    assert shown.partition("sure")[2].strip() == told


@pytest.mark.parametrize(("form", "start"), [("JSON", "{"), ("Markdown", "# Crane"), ("HTML", "<!doctype html>")])
def test_exports_name_their_format_first(form: str, start: str) -> None:
    name, _, content = export_text(sample_report(), form).partition("\n")
    assert name == form
    assert content.startswith(start)


def test_an_uploaded_page_becomes_its_article_and_the_copy_is_deleted(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        "<html><head><title>Crane falls</title></head><body><nav>Menu</nav><article><h1>Crane falls</h1>"
        "<p>A storm caused a crane to fall on a mosque, and many people were hurt that day.</p></article></body></html>"
    )
    article, problem = open_file(str(path))
    assert problem == ""
    assert article is not None
    assert "A storm caused a crane to fall" in article.text
    assert "<p>" not in article.text
    assert not path.exists()


def test_an_uploaded_picture_is_refused_without_naming_the_servers_folders(tmp_path: Path) -> None:
    path = tmp_path / "photo.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    article, problem = open_file(str(path))
    assert article is None
    assert "photo.txt holds binary data" in problem
    assert str(tmp_path) not in problem
    assert not path.exists()


def test_examples_carry_their_credit() -> None:
    assert len(examples()) == 2
    for example in examples():
        assert example.licence == "CC BY 2.5"
        credit = credit_html(example.text)
        for part in (example.url, example.licence_url, "Wikinews contributors"):
            assert part in credit
    assert credit_html("Another text.") == ""
