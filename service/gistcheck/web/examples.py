"""The example articles of the page, with the credit their licence asks for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gistcheck.render.escape import escape_html


@dataclass(frozen=True, slots=True)
class Example:
    """A free-licence article and whom to credit for it."""

    title: str
    published: str
    url: str
    credit: str
    licence: str
    licence_url: str
    text: str


@cache
def examples() -> tuple[Example, ...]:
    """The shipped examples, in a fixed order."""
    folder = files("gistcheck.web").joinpath("examples")
    found = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".json")), key=lambda e: e.name)
    return tuple(Example(**json.loads(entry.read_text("utf-8"))) for entry in found)


def credit_html(text: str) -> str:
    """The credit line if `text` is one of the examples, else an empty string."""
    for example in examples():
        if example.text.strip() == text.strip():
            author, licence = link(example.url, example.credit), link(example.licence_url, example.licence)
            return f'<p class="gp-credit">Article: {author}, {licence}, text unchanged.</p>'
    return ""


def link(address: str, words: str) -> str:
    """An HTML link; both parts are escaped."""
    return f'<a href="{escape_html(address)}">{escape_html(words)}</a>'
