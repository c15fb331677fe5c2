"""What stands before Gradio: it refuses what no honest request asks for, and adds the security headers.

Gradio loads web addresses for its visitors: as a proxy (`/file=http...`), and wherever a request
names a file by an address. Here nothing is fetched unless the person who started the service said
so, and then only by `gistcheck.fetch`; so both are refused.

A web site can give its own name the address of a visitor's machine, and would then be let in to a service there as
if it were that machine's user. A service that listens to its own machine only answers to no such name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""Sent with every answer: whatever happens on the page, the browser loads from this server only."""
_HERE: Final = re.compile(r"(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?", re.IGNORECASE)
_OPEN: Final = "Open http://localhost with its port; a proxy in front of it must send `Host: localhost`."
_ADDRESS: Final = ("http:", "https:")
_PROXIES: Final = ("/proxy=", *(f"/file{mark}{scheme}" for mark in "=/" for scheme in _ADDRESS))
_UPLOAD: Final = "multipart/form-data"


class Gate:
    """ASGI middleware around the whole service.

    `app`: the application behind. `most_bytes`: largest accepted body of a request, in bytes. `is_local`: the service
    listens to this machine only, so no other name leads to it.
    """

    def __init__(self, app: Any, most_bytes: int, is_local: bool) -> None:
        self.app = app
        self.most_bytes = most_bytes
        self.is_local = is_local

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        from starlette.datastructures import Headers, MutableHeaders
        from starlette.responses import JSONResponse

        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope)
        is_foreign = self.is_local and not _is_here(given.get("origin", "http://localhost").partition("://")[2])

        async def send_with_headers(message: Any) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                if is_foreign:
                    del headers["Access-Control-Allow-Origin"]
            await send(message)

        body = await self._body(receive) if scope["method"] in ("POST", "PUT", "PATCH") else b""
        if refusal := self._refusal(scope, given, body):
            status, words = refusal
            await JSONResponse({"detail": words}, status)(scope, receive, send_with_headers)
        else:
            await self.app(scope, _again(body or b"", receive), send_with_headers)

    async def _body(self, receive: Any) -> bytes | None:
        """The whole body, or None when it is over the limit (then no more of it is read)."""
        data = bytearray()
        more = True
        while more:
            message = await receive()
            data += message.get("body", b"")
            more = message.get("more_body", False)
            if len(data) > self.most_bytes:
                return None
        return bytes(data)

    def _refusal(self, scope: Any, given: Mapping[str, str], body: bytes | None) -> tuple[int, str] | None:
        if self.is_local and not _is_here(given.get("host", "")):
            return 400, f"This service answers on this machine only, and not as {given.get('host')!r:.80}. {_OPEN}"
        if body is None:
            return 413, f"TooLargeError: the request has more than {self.most_bytes:,} bytes. Split the article."
        if any(mark in scope["path"].lower() for mark in _PROXIES):
            return 403, "AddressRefusedError: this service loads no web address for its visitors."
        kind = given.get("content-type", "").partition(";")[0].strip().lower()
        if body and kind != _UPLOAD and _names_address(body):
            return 403, "AddressRefusedError: a file must be uploaded; it is not loaded from a web address."
        return None


def _is_here(host: str) -> bool:
    """Whether a host, with or without a port, is this machine's own name; no web site can take it for itself."""
    return _HERE.fullmatch(host) is not None


def _again(body: bytes, receive: Any) -> Any:
    """A `receive` that gives the body that was read, then whatever comes."""
    given = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive_again() -> Any:
        return given.pop() if given else await receive()

    return receive_again


def _names_address(body: bytes) -> bool:
    """Whether a JSON body holds a file, `{"path": ...}`, that is a web address."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return False
    return any(str(record.get("path", "")).lstrip().lower().startswith(_ADDRESS) for record in _records(found))


def _records(value: Any) -> Iterator[dict[str, Any]]:
    """Every JSON object in a value, at any depth; without recursion, for the depth is the client's."""
    left = [value]
    while left:
        entry = left.pop()
        if isinstance(entry, dict):
            yield entry
            left.extend(entry.values())
        elif isinstance(entry, list):
            left.extend(entry)
