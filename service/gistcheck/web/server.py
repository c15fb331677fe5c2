"""Serving the page: the address, the look, the health routes, a clean end."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from gistcheck.errors import OptionError, ServiceError
from gistcheck.render.html import palette, report_script, report_style

if TYPE_CHECKING:
    from fastapi import FastAPI

    from gistcheck.web.service import Service

LAST_ANSWERS_SECONDS = 5
"""How long open requests may take after SIGTERM."""
JSON_GROWTH, ENVELOPE_BYTES = 6, 65_536
"""JSON writes one byte of text as at most six (`\\u001f`); the rest of a request is small."""
FILE_GROWTH = 4
"""How much larger than the text an uploaded file may be: the markup around an article."""

OPEN_TO_ALL = (
    "gistcheck: anybody who can reach this machine can use the page, without a password;"
    " GISTCHECK_AUTH=name:password asks for one"
)


def listen(host: str, port: int) -> socket.socket:
    """Take the address before anything slow happens.

    `host`: name or address of an interface; 127.0.0.1 keeps the page to this machine. `port`: 1 to 65535, or 0 for any
    free port.
    Result: a listening socket; close it, or use it as a context manager.
    Errors: `ServiceError` if the port is in use, or the host is not an address of this machine.
    """
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        reason = (error.strerror or str(error)).partition(" (while")[0]
        raise ServiceError(
            f"Cannot listen on {host} port {port}: {reason}. Choose another --host or --port (0 takes a free one)."
        ) from error


@contextmanager
def ended_by_sigterm() -> Iterator[None]:
    """While the block runs, SIGTERM ends this process with exit code 0: a service told to end has done its duty.

    The end is immediate. Inside `run` it comes after the answers under way; an analysis that takes
    longer than those may is given up, and no thread of it is waited for.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda *_: _leave())
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def run(service: Service, listener: socket.socket, *, auth: str | None = None) -> None:
    """Serve the page on a listening socket until SIGINT or SIGTERM, and answer what is under way first.

    `service`: the loaded models and the limits. `listener`: from `listen`. `auth`: `name:password` to ask every visitor
    for, or None. Errors: `OptionError` if `auth` is not so.
    """
    import uvicorn

    host, port = listener.getsockname()[:2]
    is_local = ip_address(host).is_loopback
    app = web_application(service, auth=auth, is_local=is_local)
    print(f"gistcheck: open http://{_to_open(host)}:{port} (Ctrl+C ends it)", flush=True)
    if not is_local and not auth:
        print(OPEN_TO_ALL, file=sys.stderr, flush=True)
    config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=LAST_ANSWERS_SECONDS)
    logging.getLogger("uvicorn.error").addFilter(_is_no_farewell)
    with ended_by_sigterm():
        uvicorn.Server(config).run(sockets=[listener])


def web_application(service: Service, *, auth: str | None = None, is_local: bool = False) -> FastAPI:
    """The ASGI application: `/health`, `/version`, and the page with its API at `/`.

    With `auth` there is no MCP server: its clients have no way to give a name and password. `is_local`: it is
    reached from this machine only, so that a request under another machine's name is a web site's and is refused.
    """
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    import gradio as gr
    from fastapi import FastAPI

    from gistcheck.web.app import build_app
    from gistcheck.web.gate import Gate

    app = FastAPI(title="gistcheck", docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(Gate, most_bytes=JSON_GROWTH * service.max_bytes + ENVELOPE_BYTES, is_local=is_local)
    app.get("/health")(_health)
    app.get("/version")(_version)
    gr.mount_gradio_app(
        app, build_app(service), path="/", show_error=False, auth=_credentials(auth), run_history=False,
        footer_links=["api"], max_file_size=FILE_GROWTH * service.max_bytes, mcp_server=auth is None,
        ssr_mode=False, pwa=False, **look(),
    )  # fmt: skip
    return app


def look() -> dict[str, Any]:
    """The keyword arguments that give a Gradio page gistcheck's look and script.

    The style goes into the head, nested under Gradio's container: that outweighs Gradio's resets,
    and its `css` argument would cut selector lists at every comma.
    """
    from gistcheck.web.theme import theme

    style = f"{palette()}.gradio-container.gradio-container {{{report_style()}}}{_read('page.css')}"
    head = f"<style>{style}</style><script>{report_script()}\n{_read('page.js')}</script>"
    return {"theme": theme(), "head": head}


def _to_open(host: str) -> str:
    """The host of an address that a browser on this machine can open, where the service listens on `host`."""
    if ip_address(host).is_unspecified:
        host = "::1" if ":" in host else "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def _health() -> dict[str, str]:
    return {"status": "ok"}


def _version() -> dict[str, Any]:
    from gistcheck import __version__
    from gistcheck.render.data import SCHEMA_VERSION

    return {"gistcheck": __version__, "schema_version": SCHEMA_VERSION}


def _leave() -> None:
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def _is_no_farewell(record: logging.LogRecord) -> bool:
    """False for the reports of an open tab's connection that was cut when the service ended."""
    cut = record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError)
    return not cut and not record.msg.startswith("Cancel %s running task")


def _credentials(auth: str | None) -> tuple[str, str] | None:
    if not auth:
        return None
    name, colon, password = auth.partition(":")
    if not (name and colon and password):
        raise OptionError("GISTCHECK_AUTH must be name:password, for instance desk:a-long-password.")
    return name, password


def _read(name: str) -> str:
    return files("gistcheck.web").joinpath(name).read_text(encoding="utf-8")
