"""The one place where text from outside becomes HTML or Markdown."""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

from gistcheck.render.data import whole_characters

_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_TEMPLATE = str.maketrans({"`": "&#96;", "$": "&#36;", "{": "&#123;", "}": "&#125;"})
_MARKDOWN = re.compile(r"([\\`*_{}\[\]#!|~$>^])")
_MARKDOWN_START = re.compile(r"^(\d+(?=[.)])|(?=[-+=]))")


def escape_html(text: str) -> str:
    """`text` as HTML character data, safe between tags and inside quoted attributes.

    Control characters and bidirectional overrides, which can hide or reorder what a reader sees,
    are shown as U+FFFD. Template signs are escaped too, since pages may pass through a template.
    """
    return html.escape(printable(text)).translate(_TEMPLATE)


def escape_markdown(text: str) -> str:
    """`text` as one line of Markdown that renders as exactly these characters."""
    line = " ".join(printable(text).split())
    line = _MARKDOWN.sub(r"\\\1", line.replace("&", "&amp;").replace("<", "&lt;"))
    return _MARKDOWN_START.sub(r"\1\\", line)


def printable(text: str) -> str:
    """`text` with control characters (line ends and tabs kept) and lone surrogates as U+FFFD."""
    return _UNSEEN.sub("\ufffd", whole_characters(text))


def web_address(url: str | None) -> str | None:
    """`url` if it is an http or https address that may be put in a link, else None."""
    if not url or re.search(r"[\s<>\"'\\]", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
