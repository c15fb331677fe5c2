"""Loading a web page: what is refused, where the connection goes, and what one page may cost."""

from __future__ import annotations

import asyncio
import gzip
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest

from gistcheck.errors import AddressRefusedError, FetchError, NotTextError, TooLargeError
from gistcheck.fetch import Fetched, fetch, is_public
from gistcheck.settings import FETCH_REDIRECTS
from gistcheck.text import read_article

PUBLIC = "93.184.216.34"
PAGE = b"<html><head><title>Dam holds</title></head><body><p>The dam at Ilford held on Monday.</p></body></html>"


class Site(BaseHTTPRequestHandler):
    """Pages by path: `/to/N` redirects N times, others are as named."""

    def do_GET(self) -> None:
        name, _, rest = self.path.strip("/").partition("/")
        getattr(self, f"give_{name}")(rest)

    def give_page(self, _: str) -> None:
        self.answer(PAGE)

    def give_to(self, times: str) -> None:
        place = f"/to/{int(times) - 1}" if int(times) > 1 else "/page"
        self.answer(b"", 302, location=place)

    def give_away(self, _: str) -> None:
        self.answer(b"", 301, location="http://inside.example/page")

    def give_file(self, _: str) -> None:
        self.answer(b"", 302, location="file:///etc/passwd")

    def give_missing(self, _: str) -> None:
        self.answer(b"no", 404)

    def give_pdf(self, _: str) -> None:
        self.answer(b"%PDF", content_type="application/pdf")

    def give_binary(self, _: str) -> None:
        self.answer(b"PK\x00\x00")

    def give_plain(self, _: str) -> None:
        self.answer(b"<p>is no markup here.", content_type="text/plain; charset=utf-8")

    def give_old(self, _: str) -> None:
        self.answer("<p>A café burnt down.</p>".encode("latin-1"))

    def give_zipped(self, size: str) -> None:
        self.answer(gzip.compress(b"a" * int(size)), content_encoding="gzip")

    def give_damaged(self, _: str) -> None:
        self.answer(b"not gzip", content_encoding="gzip")

    def give_brotli(self, _: str) -> None:
        self.answer(b"x", content_encoding="br")

    def give_drip(self, _: str) -> None:
        """A head that never ends, a little at a time."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not self.server.ended:  # type: ignore[attr-defined]
            try:
                self.wfile.write(b"X-More: 1\r\n")
            except OSError:
                self.server.dripped.set()  # type: ignore[attr-defined]
                return
            time.sleep(0.05)

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.server.hosts.append(self.headers["Host"])  # type: ignore[attr-defined]
        self.send_response(status)
        for name, value in {"content_type": "text/html", "content_length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None: ...


class Wire(httpx.AsyncHTTPTransport):
    """Carries every request to the local site, and keeps the addresses it was told to connect to."""

    def __init__(self, port: int, refuses: tuple[str, ...] = (), error: type[Exception] = httpx.ConnectError) -> None:
        super().__init__()
        self.port, self.refuses, self.error = port, refuses, error
        self.connected: list[str] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.connected.append(request.url.host)
        if request.url.host in self.refuses:
            assert 2 * request.extensions["timeout"]["connect"] < request.extensions["timeout"]["read"]
            raise self.error("refused")
        request.url = request.url.copy_with(scheme="http", host="127.0.0.1", port=self.port)
        return await super().handle_async_request(request)


@pytest.fixture(scope="module")
def site() -> Iterator[Any]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        server.daemon_threads = True
        server.hosts, server.ended, server.dripped = [], False, threading.Event()  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.ended = True  # type: ignore[attr-defined]
        server.shutdown()


@pytest.fixture
def load(site: Any) -> Callable[..., Fetched]:
    """`fetch` over the local site; names lead to a public address, `inside.example` to a private one."""

    def resolve(host: str, port: int) -> list[str]:
        return {"inside.example": ["10.0.0.7"], "mixed.example": [PUBLIC, "127.0.0.1"]}.get(host, [PUBLIC])

    def run(path: str, **options: Any) -> Fetched:
        address = path if ":" in path else f"http://news.example/{path}"
        return fetch(address, **{"resolve": resolve, "transport": Wire(site.server_port), **options})

    return run


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
        *("192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1"),
        *("ff02::1", "2001:db8::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "::7f00:1", "64:ff9b::a00:1"),
        *("2002:7f00:1::1", "2001:0:7f00:1::", "fe80::1%1", "fec0::1"),
    ],
)
def test_an_address_that_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_a_public_address(address: str) -> None:
    assert is_public(address)


def test_a_page_is_loaded_from_the_checked_address_under_its_own_name(load: Callable[..., Fetched], site: Any) -> None:
    wire = Wire(site.server_port)
    found = load("http://News.example:8080/page#part", transport=wire)
    assert found == Fetched("http://news.example:8080/page#part", PAGE.decode(), True)
    assert wire.connected == [PUBLIC]
    assert site.hosts[-1] == "news.example:8080"


def test_a_name_is_looked_up_once_so_that_a_second_answer_changes_nothing(
    load: Callable[..., Fetched], site: Any
) -> None:
    answers = [[PUBLIC], ["127.0.0.1"]]
    wire = Wire(site.server_port)
    assert load("page", resolve=lambda host, port: answers.pop(0), transport=wire).is_html
    assert wire.connected == [PUBLIC]
    assert answers == [["127.0.0.1"]]


def test_a_certificate_is_asked_for_the_name_not_the_address(load: Callable[..., Fetched]) -> None:
    asked: list[Any] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append((str(request.url), request.headers["host"], request.extensions["sni_hostname"]))
        return httpx.Response(200, stream=httpx.ByteStream(PAGE))

    load("https://bücher.example/a?b=c", transport=httpx.MockTransport(answer))
    assert asked == [(f"https://{PUBLIC}/a?b=c", "xn--bcher-kva.example", "xn--bcher-kva.example")]


@pytest.mark.parametrize("error", [httpx.ConnectError, httpx.ConnectTimeout])
def test_the_next_address_is_tried_in_time_when_the_first_takes_no_connection(
    load: Callable[..., Fetched], site: Any, error: type[Exception]
) -> None:
    wire = Wire(site.server_port, ("2606:4700::1",), error)
    load("page", resolve=lambda host, port: ["2606:4700::1", PUBLIC], transport=wire)
    assert wire.connected == ["2606:4700::1", PUBLIC]
    with pytest.raises(FetchError, match="could not be fetched: refused"):
        load("page", transport=Wire(site.server_port, refuses=(PUBLIC,)))


@pytest.mark.parametrize(
    "address",
    [
        *("http://127.0.0.1/", "http://localhost:1/", "http://[::1]/", "http://2130706433/", "http://0x7f.1/"),
        *("http://[::ffff:127.0.0.1]/", "http://169.254.169.254/latest/meta-data", "http://10.0.0.1:8080/"),
    ],
)
def test_every_spelling_of_an_inner_address_is_refused(address: str) -> None:
    with pytest.raises(AddressRefusedError, match="not public"):
        fetch(address)


@pytest.mark.parametrize("host", ["inside.example", "mixed.example"])
def test_a_name_with_an_inner_address_is_refused_before_any_connection(load: Callable[..., Fetched], host: str) -> None:
    wire = Wire(1)
    with pytest.raises(AddressRefusedError, match="not public"):
        load(f"http://{host}/page", transport=wire)
    assert wire.connected == []


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ftp://news.example/x", "only those are fetched"),
        ("file:///etc/passwd", "only those are fetched"),
        ("http:///page", "only those are fetched"),
        ("http://user:secret@news.example/", "user name or password"),
        ("http://news.example:port/", "no web address"),
    ],
)
def test_what_is_no_plain_web_address_is_refused(load: Callable[..., Fetched], address: str, words: str) -> None:
    with pytest.raises(AddressRefusedError, match=words) as refused:
        load(address)
    assert "secret" not in str(refused.value)


def test_three_redirects_are_followed_and_no_fourth(load: Callable[..., Fetched]) -> None:
    assert load(f"to/{FETCH_REDIRECTS}").url == "http://news.example/page"
    with pytest.raises(AddressRefusedError, match="more than 3 times"):
        load(f"to/{FETCH_REDIRECTS + 1}")


@pytest.mark.parametrize(("path", "words"), [("away", "inside.example"), ("file", "only those are fetched")])
def test_a_redirect_is_checked_like_the_first_address(load: Callable[..., Fetched], path: str, words: str) -> None:
    with pytest.raises(AddressRefusedError, match=words):
        load(path)


def test_what_answers_but_is_no_page(load: Callable[..., Fetched]) -> None:
    with pytest.raises(FetchError, match="404 Not Found"):
        load("missing")
    for path in ("damaged", "brotli"):
        with pytest.raises(FetchError):
            load(path)
    for path in ("pdf", "binary"):
        with pytest.raises(NotTextError, match="HTML or text page"):
            load(path)


def test_a_page_may_be_plain_text_or_in_an_old_encoding(load: Callable[..., Fetched]) -> None:
    assert load("plain") == Fetched("http://news.example/plain", "<p>is no markup here.", False)
    assert "café" in load("old").text


@pytest.mark.parametrize("path", ["page", "zipped/1000000"])
def test_more_bytes_than_allowed_are_not_read_packed_or_unpacked(load: Callable[..., Fetched], path: str) -> None:
    with pytest.raises(TooLargeError, match="more than 50 bytes" if path == "page" else "more than 9,999 bytes"):
        load(path, most_bytes=50 if path == "page" else 9_999)
    assert load("zipped/9999", most_bytes=9_999).text == "a" * 9_999


def test_a_server_that_never_comes_to_an_end_is_left_in_time(load: Callable[..., Fetched], site: Any) -> None:
    started = time.monotonic()
    with pytest.raises(FetchError, match=r"not read within 0\.5 seconds"):
        load("drip", seconds=0.5)
    assert time.monotonic() - started < 3
    assert site.dripped.wait(5), "the connection was left open"


def test_a_name_that_is_not_answered_in_time_and_one_that_does_not_exist(load: Callable[..., Fetched]) -> None:
    def slow(host: str, port: int) -> list[str]:
        time.sleep(2)
        return [PUBLIC]

    def unknown(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    with pytest.raises(FetchError, match="not read within"):
        load("page", resolve=slow, seconds=0.1)
    with pytest.raises(FetchError, match="could not be looked up: Name or service not known"):
        load("page", resolve=unknown)
    with pytest.raises(FetchError, match="has no address"):
        load("page", resolve=lambda host, port: [])


def test_it_works_inside_a_running_loop_as_in_a_notebook(load: Callable[..., Fetched]) -> None:
    async def cell() -> Fetched:
        return load("page")

    assert asyncio.run(cell()).is_html


def test_a_fetched_page_becomes_an_article_with_the_address_it_came_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gistcheck.fetch.fetch", lambda address: Fetched(f"{address}/final", PAGE.decode(), True))
    article = read_article(" https://news.example ", allow_fetch=True)
    assert (article.text, article.title, article.url) == (
        "The dam at Ilford held on Monday.",
        "Dam holds",
        "https://news.example/final",
    )
