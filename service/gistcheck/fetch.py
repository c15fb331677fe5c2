"""Load one web page over the network, for people who asked for it.

A page's address is untrusted: whoever chooses it must not reach the machines behind the one that
fetches. So the name is looked up here, every address it leads to must be public, and the connection
goes to the address that was checked, never to the name again (which could lead elsewhere by then).
Each redirect is checked the same way. No proxy, cookie, password or netrc of this machine is used.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import zlib
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from gzip import BadGzipFile, GzipFile
from io import BytesIO
from threading import Thread
from typing import TYPE_CHECKING, Any, Final, TypeVar

from gistcheck.errors import AddressRefusedError, FetchError, NotTextError, TooLargeError
from gistcheck.settings import FETCH_BYTES, FETCH_REDIRECTS, FETCH_SECONDS

if TYPE_CHECKING:
    import httpx

Resolve = Callable[[str, int], Sequence[str]]
"""(host, port) -> IP addresses."""

HEADERS: Final = {
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9",
    "Accept-Encoding": "gzip",
    "User-Agent": "gistcheck",
}
TYPES: Final = ("text/html", "application/xhtml+xml", "text/plain", "text/markdown")
"""Media types of answers that can hold an article."""
_GLOBAL_UNICAST: Final = ipaddress.ip_network("2000::/3")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a web address led to: `url` after redirects, the decoded text, and whether it is HTML."""

    url: str
    text: str
    is_html: bool


def fetch(
    address: str,
    *,
    seconds: float = FETCH_SECONDS,
    most_bytes: int = FETCH_BYTES,
    resolve: Resolve | None = None,
    transport: httpx.AsyncBaseTransport | None = None,
) -> Fetched:
    """Load a page, in this thread's time but within `seconds`.

    `address`: http or https. `seconds`: longest time for everything: looking up names, redirects, reading.
    `most_bytes`: most bytes of the answer, before and after decompression. `resolve`: looks names up; the system's
    resolver if None. `transport`: carries the requests; a plain connection if None.
    Errors: `AddressRefusedError` for one not http or https, a user name in it, a name that leads to an address that is
    not public (private, loopback, link-local, reserved), or too many redirects; `FetchError` for no such name, no
    answer, none in time, a status other than 200, or a packed page that breaks off; `TooLargeError` for more than
    `most_bytes`; `NotTextError` for neither HTML nor plain text.
    """
    from httpx import HTTPError, InvalidURL

    try:
        return _within(seconds, _follow(address, most_bytes, resolve or system_addresses, transport))
    except TimeoutError:
        raise FetchError(f"{address} was not read within {seconds:g} seconds. Try again, or give the text.") from None
    except InvalidURL as error:
        raise AddressRefusedError(f"{address} is no web address: {error}.") from None
    except (HTTPError, OSError) as error:
        reason = str(error) or type(error).__name__
        raise FetchError(
            f"{address} could not be fetched: {reason}. Check the address and the network, or give the text."
        ) from error


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet: global, unicast, and no tunnel to another address."""
    found = ipaddress.ip_address(address)
    if found.is_multicast or not found.is_global:
        return False
    if isinstance(found, ipaddress.IPv4Address):
        return True
    return found in _GLOBAL_UNICAST and found.sixtofour is None and found.teredo is None


def system_addresses(host: str, port: int) -> list[str]:
    """The IP addresses of a host, in the system's order of preference. Errors: `OSError`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


async def _follow(
    address: str, most_bytes: int, resolve: Resolve, transport: httpx.AsyncBaseTransport | None
) -> Fetched:
    import httpx

    url = httpx.URL(address)
    patience = httpx.Timeout(FETCH_SECONDS, connect=FETCH_SECONDS / 4)  # of a silent address, then the next is asked
    async with httpx.AsyncClient(transport=transport, trust_env=False, timeout=patience) as client:
        for _ in range(FETCH_REDIRECTS + 1):
            answer = await _ask(client, url, await _checked(url, resolve))
            try:
                if not answer.has_redirect_location:
                    return await _read(answer, url, most_bytes)
                url = url.join(answer.headers["location"])
            finally:
                await answer.aclose()
    raise AddressRefusedError(f"{address} redirects more than {FETCH_REDIRECTS} times. Give the final address.")


async def _checked(url: httpx.URL, resolve: Resolve) -> Sequence[str]:
    """The public addresses a URL leads to."""
    if url.scheme not in ("http", "https") or not url.host:
        raise AddressRefusedError(f"{url} is not an http or https address; only those are fetched.")
    if url.userinfo:
        raise AddressRefusedError("An address with a user name or password in it is not fetched. Leave them out.")
    try:
        found = await asyncio.to_thread(resolve, _host(url), url.port or _port(url))
    except (OSError, UnicodeError) as error:
        raise FetchError(f"The name {url.host} could not be looked up: {error}. Check the spelling.") from error
    if not found:
        raise FetchError(f"The name {url.host} has no address. Check the spelling.")
    if not all(is_public(ip) for ip in found):
        raise AddressRefusedError(
            f"{url} leads to an address that is not public (private, loopback, link-local or reserved)."
            " gistcheck fetches from the public internet only; give the text of the article."
        )
    return found


def _host(url: httpx.URL) -> str:
    return url.raw_host.decode("ascii")


def _port(url: httpx.URL) -> int:
    return 443 if url.scheme == "https" else 80


async def _ask(client: httpx.AsyncClient, url: httpx.URL, addresses: Sequence[str]) -> httpx.Response:
    """The head of the answer, from the first of the checked addresses that takes a connection."""
    import httpx

    headers = {**HEADERS, "Host": url.netloc.decode("ascii")}
    for ip in addresses:
        request = client.build_request(
            "GET", url.copy_with(host=ip, fragment=None), headers=headers, extensions={"sni_hostname": _host(url)}
        )
        try:
            return await client.send(request, stream=True, follow_redirects=False)
        except (httpx.ConnectError, httpx.ConnectTimeout):
            if ip == addresses[-1]:
                raise
    raise AssertionError("there is at least one address")


async def _read(answer: httpx.Response, url: httpx.URL, most_bytes: int) -> Fetched:
    if answer.status_code != 200:
        raise FetchError(f"{url} answers {answer.status_code} {answer.reason_phrase}. Check the address.")
    kind = answer.headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    if kind not in TYPES:
        raise NotTextError(f"{url} is {kind}, not a page of text. Give the address of an HTML or text page.")
    data = bytearray()
    async for chunk in answer.aiter_raw():
        data += chunk
        if len(data) > most_bytes:
            raise TooLargeError(_too_large(url, most_bytes))
    plain = _unpacked(bytes(data), answer.headers.get("content-encoding", "identity").lower(), url, most_bytes)
    if b"\0" in plain:
        raise NotTextError(f"{url} holds binary data (a NUL byte). Give the address of an HTML or text page.")
    return Fetched(str(url), _decoded(plain), kind not in ("text/plain", "text/markdown"))


def _unpacked(data: bytes, encoding: str, url: httpx.URL, most_bytes: int) -> bytes:
    """The answer without its packing: every member of a gzip file, each to its end."""
    if encoding == "identity":
        return data
    if encoding not in ("gzip", "x-gzip"):
        raise FetchError(f"{url} answers in the encoding {encoding}, which was not asked for. Give the text.")
    try:
        with GzipFile(fileobj=BytesIO(data)) as packed:
            plain = packed.read(most_bytes + 1)
    except EOFError as error:
        raise FetchError(f"{url} breaks off before its end. Try again, or give the text.") from error
    except (BadGzipFile, zlib.error) as error:
        raise FetchError(f"{url} sends damaged data ({error}). Try again, or give the text.") from error
    if len(plain) > most_bytes:
        raise TooLargeError(_too_large(url, most_bytes))
    return plain


def _decoded(data: bytes) -> str:
    """The text: UTF-8 if it is valid UTF-8, else the one-byte code that older English pages use, whatever they say."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("windows-1252", "replace")


def _too_large(url: httpx.URL, most_bytes: int) -> str:
    return f"{url} holds more than {most_bytes:,} bytes, the most that is fetched. Give the text of the article."


def _within(seconds: float, work: Coroutine[Any, Any, _T]) -> _T:
    """Run a coroutine in a thread with a loop of its own, so that it also works inside a running loop."""
    done: Future[_T] = Future()

    def run() -> None:
        try:
            done.set_result(asyncio.run(asyncio.wait_for(work, seconds)))
        except BaseException as error:
            done.set_exception(error)

    Thread(target=run, name="gistcheck-fetch", daemon=True).start()
    return done.result(seconds + 1)
