"""What a reader's program sees of a rendered report."""

from __future__ import annotations

import io
from html.parser import HTMLParser

from rich.console import Console

from gistcheck.render.terminal import print_report
from gistcheck.types import Report


class Page(HTMLParser):
    """Tags, attributes and text of a page, as a browser would read them."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if not self.tags or self.tags[-1][0] not in ("script", "style"):
            self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)

    @property
    def vocabulary(self) -> set[tuple[str, str]]:
        """Every (tag, attribute) pair in use."""
        return {(tag, name) for tag, attributes in self.tags for name in (*attributes, "")}


def terminal(report: Report) -> str:
    """What a pipe gets."""
    out = io.StringIO()
    print_report(report, Console(file=out, width=100, highlight=False, markup=False, emoji=False))
    return out.getvalue()
