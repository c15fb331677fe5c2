"""Serving the page: the address, the look, the health routes, a clean end."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from gistcheck.errors import OptionError, ServiceError
from gistcheck.render.html import palette, report_script, report_style

if TYPE_CHECKING:
    from fastapi import FastAPI

    from gistcheck.pipeline import Analyser

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""Sent with every answer: whatever happens on the page, the browser loads from this server only."""
LAST_ANSWERS_SECONDS = 5
"""How long open requests may take after SIGTERM."""


def listen(host: str, port: int) -> socket.socket:
    """Take the address before anything slow happens.

    Args:
        host: name or address of an interface; 127.0.0.1 keeps the page to this machine.
        port: 1 to 65535, or 0 for any free port.

    Returns:
        A listening socket; close it, or use it as a context manager.

    Raises:
        ServiceError: the port is in use, or the host is not an address of this machine.
    """
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        raise ServiceError(
            f"Cannot listen on {host} port {port}: {error.strerror}. Choose another with --port (0 takes a free one)."
        ) from error


def serve(analyser: Analyser, host: str = "127.0.0.1", port: int = 7860) -> None:
    """Serve the page until SIGINT or SIGTERM. Arguments and errors as `listen`."""
    with listen(host, port) as listener:
        run(analyser, listener)


def run(analyser: Analyser, listener: socket.socket, *, auth: str | None = None) -> None:
    """Serve the page on a listening socket until SIGINT or SIGTERM.

    Args:
        analyser: the loaded models.
        listener: from `listen`.
        auth: `name:password` to ask every visitor for, or None.

    Raises:
        OptionError: `auth` has no colon.
    """
    import uvicorn

    app = web_application(analyser, auth=auth)
    host, port = listener.getsockname()[:2]
    print(f"gistcheck: open http://{f'[{host}]' if ':' in host else host}:{port} (Ctrl+C ends it)", flush=True)
    config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=LAST_ANSWERS_SECONDS)
    logging.getLogger("uvicorn.error").addFilter(_is_no_farewell)
    uvicorn.Server(config).run(sockets=[listener])


def web_application(analyser: Analyser, *, auth: str | None = None) -> FastAPI:
    """The ASGI application: `/health`, `/version`, and the page with its API at `/`."""
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    import gradio as gr
    from fastapi import FastAPI

    from gistcheck.web.app import MAX_CHARACTERS, build_app

    app = FastAPI(title="gistcheck", docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(_Headers)
    app.get("/health")(_health)
    app.get("/version")(_version)
    gr.mount_gradio_app(
        app, build_app(analyser), path="/", show_error=False, auth=_credentials(auth), run_history=False,
        footer_links=["api"], max_file_size=4 * MAX_CHARACTERS, mcp_server=True, ssr_mode=False, pwa=False, **look(),
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


def _health() -> dict[str, str]:
    return {"status": "ok"}


def _version() -> dict[str, Any]:
    from gistcheck import __version__
    from gistcheck.render.data import SCHEMA_VERSION

    return {"gistcheck": __version__, "schema_version": SCHEMA_VERSION}


class _Headers:
    """Adds `HEADERS` to every answer."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        from starlette.datastructures import MutableHeaders

        async def send_with_headers(message: Any) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers)


def _is_no_farewell(record: logging.LogRecord) -> bool:
    """False for the report of an open tab's connection that was cut when the service ended."""
    return not (record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError))


def _credentials(auth: str | None) -> tuple[str, str] | None:
    if not auth:
        return None
    name, colon, password = auth.partition(":")
    if not (name and colon and password):
        raise OptionError("GISTCHECK_AUTH must be name:password, for instance desk:a-long-password.")
    return name, password


def _read(name: str) -> str:
    return files("gistcheck.web").joinpath(name).read_text(encoding="utf-8")
