"""A real Chromium on the real page, over a fake analyser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.sample_report import TEXT, FakeAnalyser
from tests.visit import DESKTOP, Visit
from tests.web_server import serving

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    with serving(FakeAnalyser()) as found:
        yield found


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens an address in a window of its own: `visit(url, size=..., scheme=...)`."""
    opened: list[Any] = []

    def open_page(url: str, *, size: tuple[int, int] = DESKTOP, scheme: Any = "light", **options: Any) -> Visit:
        viewport = {"width": size[0], "height": size[1]}
        context = browser.new_context(viewport=viewport, color_scheme=scheme, **options)  # type: ignore[arg-type]
        opened.append(context)
        made = Visit(context.new_page())
        made.page.on("request", lambda request: made.requests.append(request.url))
        made.page.on("pageerror", lambda error: made.errors.append(str(error)))
        made.page.on("console", lambda note: made.errors.append(note.text) if note.type == "error" else None)
        made.page.on("dialog", lambda dialog: (made.dialogs.append(dialog.message), dialog.dismiss()))
        made.page.goto(url)
        return made

    yield open_page
    for context in opened:
        context.close()


@pytest.fixture
def start(visit: Callable[..., Visit], address: str) -> Visit:
    """The page as it opens on a desktop."""
    made = visit(address)
    made.page.wait_for_selector("#gp-submit")
    return made


@pytest.fixture
def report(start: Visit) -> Visit:
    """The page with the sample report."""
    start.enter(TEXT)
    return start
