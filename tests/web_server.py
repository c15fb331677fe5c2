"""The real page on a free loopback port, in a thread, over any analyser."""

from __future__ import annotations

import gc
import threading
import time
import tracemalloc  # noqa: F401  (pytest imports it amid a garbage collection, which breaks Python 3.11)
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import uvicorn

from gistcheck.web import Service, listen
from gistcheck.web.server import web_application

GRADIO_WARNINGS = (
    # Gradio and its client leave event loops and sockets to the garbage collector,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    # and call pandas in ways that pandas is about to drop.
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
)


@contextmanager
def serving(analyser: Any, **limits: Any) -> Iterator[str]:
    """Serve the page while the block runs; yields its address. `limits`: of `gistcheck.web.Service`."""
    with listen("127.0.0.1", 0) as listener:
        config = uvicorn.Config(
            web_application(Service(analyser, **limits), is_local=True), log_level="error", timeout_graceful_shutdown=1
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)
            gc.collect()  # what Gradio left open complains here, not in some later test
