"""Whatever a person hands in (text, path, HTML, URL, `Article`) becomes one `Article`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from gistcheck.errors import EmptyInputError, InputError, NotTextError, OptionError, SourceNotFoundError, TooLargeError
from gistcheck.settings import MAX_CHARACTERS
from gistcheck.types import Article

Readable = str | os.PathLike[str] | Article

_URL = re.compile(r"\s*(https?://\S+)\s*", re.IGNORECASE)
_FILE = re.compile(r"\s*\S+\.(?:txt|md|markdown|html?|xhtml)\s*", re.IGNORECASE)
_PAGE = re.compile(
    r"[\s\ufeff]*(?:(?><!--.*?-->)\s*|<\?xml[^>]*>\s*)*+<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_FRAGMENT = re.compile(r"[\s\ufeff]*<(p|div|article|section|main|header|h[1-6]|figure|blockquote|ul|ol)\b[^>]*>", re.I)
_MARKDOWN_SUFFIXES = {".md", ".markdown"}
_HTML_SUFFIXES = {".html", ".htm", ".xhtml"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_MOST_BYTES_A_CHARACTER = 4
_LONGEST_ADDRESS = 2_048
"""Characters up to which a line that begins as a web address is taken for one that was meant as such."""
_MOST_PARTS = 6
"""Parts between spaces of such a line: more of them are the words of an article."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What was read out of a source, before the caller's overrides."""

    text: str
    title: str | None = None
    url: str | None = None
    published: str | None = None


def read_article(
    source: Readable,
    *,
    title: str | None = None,
    url: str | None = None,
    published: str | None = None,
    allow_fetch: bool = False,
) -> Article:
    """Read an article from any supported input; `sentences` and `language` stay as they were.

    A string is the article text, exactly as given, unless it is a web address and nothing else,
    or begins as an HTML document or block. A file name must be given as a `pathlib.Path`.

    `source`: text, HTML, an http(s) address, the path of a UTF-8 text, Markdown or HTML file, or an `Article`. `title`,
    `url`, `published`: override what the source says of itself; `published`, here or in an `Article`, is an ISO 8601
    date or time, of which the date is kept. `allow_fetch`: consent to load a web address over the network.
    Result: the article; of HTML, `text` is the main text that trafilatura extracts, of a Markdown file its words.
    Errors: `EmptyInputError` for no letters in it (only white space, digits, marks or emoji); `InputError` for a line
    that begins as a web address and is none; `NotTextError` for binary, not UTF-8, no str, or lone surrogates;
    `TooLargeError` for more than `settings.MAX_CHARACTERS` characters; `SourceNotFoundError` for a file name given as
    str, no such file, a folder, an unreadable file, or a web address that may not be fetched, its kinds `FetchError`
    and `AddressRefusedError` as in `gistcheck.fetch`; `OptionError` if `published` is not an ISO 8601 date, `title` or
    `url` no str.
    """
    _demand_types(source, title, url)
    given = source if isinstance(source, Article) else _as_article(_open(source, allow_fetch))
    article = replace(
        given,
        title=_clean(title) or given.title,
        url=_clean(url) or given.url,
        published=iso_date(published) or iso_date(given.published, "Article.published"),
    )
    _demand_text(article.text)
    _demand_no_address(article.text)
    return article


def _demand_types(source: Readable, title: str | None, url: str | None) -> None:
    given: dict[str, object] = {"title": title, "url": url}
    if isinstance(source, Article):
        if not isinstance(source.text, str):
            raise NotTextError(f"The article's text is {source.text!r}. Give it as a str.")
        given |= {f"Article.{name}": getattr(source, name) for name in ("title", "url", "published")}
    for name, value in given.items():
        if not isinstance(value, str | None):
            raise OptionError(f"{name}={value!r} must be a str, or None where there is none.")


def _as_article(page: _Page) -> Article:
    return Article(page.text, page.title, page.url, page.published)


def _open(source: str | os.PathLike[str], allow_fetch: bool) -> _Page:
    if isinstance(source, str):
        if address := _URL.fullmatch(source) if len(source) <= _LONGEST_ADDRESS else None:
            return _fetch(address.group(1), allow_fetch)
        if _FILE.fullmatch(source):
            raise SourceNotFoundError(
                f"{source.strip()!r} looks like a file name, and a str is taken for the text itself."
                f" Give pathlib.Path({source.strip()!r}) to read the file."
            )
        return _parse(source, _extract if _looks_like_html(source) else _Page)
    if isinstance(source, os.PathLike):
        path = Path(source)
        text = _read_file(path)
        if path.suffix.lower() in _MARKDOWN_SUFFIXES:
            return _parse(text, _plain)
        is_html = path.suffix.lower() in _HTML_SUFFIXES or _looks_like_html(text)
        return _parse(text, _extract if is_html else _Page)
    raise NotTextError(
        f"Received a {type(source).__name__}; give the article as a str, a pathlib.Path or an Article"
        " (bytes: decode them first)."
    )


def _looks_like_html(text: str) -> bool:
    """True for a document, or a fragment that begins with a block element and closes one like it."""
    if _PAGE.match(text):
        return True
    first = _FRAGMENT.match(text)
    return first is not None and f"</{first.group(1).lower()}>" in text.lower()


def _parse(text: str, read: Callable[[str], _Page]) -> _Page:
    _demand_text(text)
    return read(text)


def _plain(markdown: str) -> _Page:
    """The words of a Markdown file, block by block; its title is a first heading of the first level."""
    from markdown_it import MarkdownIt

    blocks: list[str] = []
    title = None
    tag = ""
    for token in MarkdownIt().parse(markdown):
        if token.type == "inline":
            words = (
                "\n" if c.type.endswith("break") else "" if c.type == "html_inline" else c.content
                for c in token.children or ()
            )
            blocks.append("".join(words))
            title = blocks[0] if tag == "h1" and len(blocks) == 1 else title
        elif token.content.strip():
            blocks.append(token.content.strip())
        tag = token.tag
    return _Page("\n\n".join(blocks), title)


def _extract(html: str) -> _Page:
    """The main text of an HTML page and what its head says of it."""
    from trafilatura import bare_extraction, html2txt
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")  # the default makes one line of a short article
    document = html.replace("\0", "\ufffd")  # the parser would end the page there
    if "<html" not in document.lower():
        document = f"<html><body>{document}</body></html>"
    found: Any = bare_extraction(
        document,
        config=config,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or not (found.text or "").strip():
        return _Page(html2txt(document))
    return _Page(found.text, _clean(found.title), _clean(found.url), _clean(found.date))


def _fetch(address: str, allow_fetch: bool) -> _Page:
    if not allow_fetch:
        raise SourceNotFoundError(
            f"{address} is a web address, and gistcheck fetches nothing unless told to."
            " Allow it (allow_fetch=True, or --allow-fetch on the command line), or give the text of the article."
        )
    from gistcheck.fetch import fetch

    found = fetch(address)
    return replace(_parse(found.text, _extract if found.is_html else _Page), url=found.url)


def _read_file(path: Path) -> str:
    if not path.is_file():
        problem = "is a folder" if path.is_dir() else "is no regular file" if path.exists() else "does not exist"
        raise SourceNotFoundError(f"{path} {problem}. Give the path of a text, Markdown or HTML file.")
    try:
        size = path.stat().st_size
        if size > MAX_CHARACTERS * _MOST_BYTES_A_CHARACTER:
            raise TooLargeError(_too_large(f"{path} has {size:,} bytes"))
        data = path.read_bytes()
    except OSError as error:
        raise SourceNotFoundError(f"{path} cannot be read: {error.strerror}.") from error
    return _decode(data, path)


def _decode(data: bytes, path: Path) -> str:
    advice = "Convert it to plain text or HTML in UTF-8."
    if data.startswith(b"%PDF-"):
        raise NotTextError(f"{path} is a PDF. Save its text as a .txt file, or give the article's HTML page.")
    if b"\0" in data:
        raise NotTextError(f"{path} holds binary data (a NUL byte). {advice}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotTextError(f"{path} is not UTF-8 text (byte {error.start}). {advice}") from error


def _demand_text(text: str) -> None:
    _demand_size(text)
    if not any(character.isalpha() for character in text):
        found = "only digits, marks or emoji" if text.strip() else "nothing but white space"
        raise EmptyInputError(f"The input holds no words ({found}). Give a text with at least one sentence.")
    if lone := _SURROGATE.search(text):
        raise NotTextError(
            f"The text holds a lone surrogate at character {lone.start()}, so it was not decoded as UTF-8."
            " Read it again with the right encoding."
        )


def _demand_no_address(text: str) -> None:
    line = text.strip()
    begins = line[:8].lower().startswith(("http://", "https://"))
    words = len(line.split())
    if not begins or len(line) > _LONGEST_ADDRESS or words > _MOST_PARTS or len(line.splitlines()) > 1:
        return
    spaced = words > 1
    nameless = not line.partition("://")[2]
    problem = "it has a space in it" if spaced else "no name follows" if nameless else "it was given as an article"
    raise InputError(
        f"{line!r} cannot be read as a web address: {problem}. Correct it, or give the text of the article"
        " (an address in front of a text: on a line of its own)."
    )


def _demand_size(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise TooLargeError(_too_large(f"The input has {len(text):,} characters"))


def _too_large(received: str) -> str:
    return (
        f"{received}; at most {MAX_CHARACTERS:,} characters are read (settings.MAX_CHARACTERS). Split it into articles."
    )


def _clean(value: str | None) -> str | None:
    return (value or "").strip() or None


def iso_date(value: str | None, name: str = "published") -> str | None:
    """The day of an ISO 8601 date or time; None for none. Errors: `OptionError`, which says what `name` may be."""
    try:
        given = _clean(value)
        return datetime.fromisoformat(given).date().isoformat() if given else None
    except (ValueError, AttributeError):
        raise OptionError(
            f"{name}={value!r} is not an ISO 8601 date; give for instance 2023-05-04, or leave it out."
        ) from None
