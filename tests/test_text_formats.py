"""Reading input: text, files, HTML, addresses, and a named error for everything else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gistcheck import errors
from gistcheck.errors import EmptyInputError, NotTextError, OptionError, SourceNotFoundError, TooLargeError
from gistcheck.settings import MAX_CHARACTERS
from gistcheck.text import prepare, read_article
from gistcheck.types import Article

PAGE = """<!doctype html><html><head><title>Dam holds after flood - Valley Post</title>
<meta property="og:title" content="Dam holds after flood">
<meta property="article:published_time" content="2024-05-02T10:00:00Z">
<link rel="canonical" href="https://valley.example/dam"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Dam holds after flood</h1>
<p>The dam above Ilford held on Thursday, engineers said. About 400 people had left their homes.</p>
<p>&ldquo;We were lucky,&rdquo; said Gov. Ana Silva &amp; her deputy.</p>
<script>document.title = "changed"</script></article>
<footer>Copyright 2024 Valley Post</footer></body></html>"""


def test_a_string_is_the_text_exactly_as_given() -> None:
    text = "  \ufeffOne\u200b line.\r\n\tAn\u00adother, \u202ewith marks\u202c and NUL \x00 in it.  "
    assert read_article(text).text == text


def test_markup_inside_a_text_stays_text() -> None:
    text = "He typed <script>alert(1)</script> and <p>left</p>."
    assert read_article(text).text == text
    assert read_article("<p without an end").text == "<p without an end"


@pytest.mark.parametrize("name", ["story.txt", "story"])
def test_a_text_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\xef\xbb\xbfThe caf\xc3\xa9 closed.\r\nIt was old.")
    assert read_article(path).text == "The café closed.\r\nIt was old."
    if path.suffix:
        with pytest.raises(SourceNotFoundError, match="pathlib.Path"):
            read_article(os.fspath(path))
    else:
        assert read_article(os.fspath(path)).text == str(path), "a plain string is text, never a path"


@pytest.mark.parametrize("as_file", [True, False])
def test_html_becomes_its_main_text_with_the_title_once(tmp_path: Path, as_file: bool) -> None:
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    article = prepare(read_article(tmp_path / "page.html" if as_file else PAGE))
    assert (article.title, article.published) == ("Dam holds after flood", "2024-05-02")
    assert article.url == "https://valley.example/dam"
    assert "Copyright" not in article.text and "changed" not in article.text and "News" not in article.text
    said = [(s.kind, article.text[s.start : s.end]) for s in article.sentences]
    assert said == [
        ("title", "Dam holds after flood"),
        ("body", "The dam above Ilford held on Thursday, engineers said."),
        ("body", "About 400 people had left their homes."),
        ("body", "“We were lucky,” said Gov. Ana Silva & her deputy."),
    ]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Hello world.</p>", "Hello world."),
        ("<!-- a --> <html><body>Only words here.</body></html>", "Only words here."),
        ("<div>It rained.<br>It poured.</div>", "It rained.\nIt poured."),
        ("<p>NUL \x00 inside it.</p>", "NUL \ufffd inside it."),
    ],
)
def test_a_fragment_of_html_keeps_its_words(html: str, text: str) -> None:
    assert read_article(html).text.strip() == text


def test_overrides_win_over_what_the_source_says() -> None:
    article = read_article(PAGE, title="Other", url="https://o.example", published="2024-06-01T23:30:00+02:00")
    assert (article.title, article.url, article.published) == ("Other", "https://o.example", "2024-06-01")
    given = Article("A dam held.", title="Dam", language="en")
    assert read_article(given) == given
    assert read_article(given, title="Ilford dam").title == "Ilford dam"


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b\ufeff", "12 345.", "😀🎉", "... !!!"])
def test_input_without_words_is_empty(text: str) -> None:
    with pytest.raises(EmptyInputError):
        read_article(text)
    with pytest.raises(EmptyInputError):
        read_article(Article(text))


def test_a_page_without_text_is_empty() -> None:
    with pytest.raises(EmptyInputError):
        read_article("<html><head><title>T</title></head><body><script>var x = 1</script></body></html>")


@pytest.mark.parametrize("data", [b"PK\x03\x04\x00\x00", b"caf\xe9 in Latin-1", "UTF-16 text".encode("utf-16")])
def test_a_file_that_is_not_utf8_text(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(data)
    with pytest.raises(NotTextError, match="UTF-8"):
        read_article(path)


@pytest.mark.parametrize("data", [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", b"%PDF-1.4\n<< /Type /Page >>\n"])
def test_a_pdf_is_named_as_one_whatever_its_bytes_and_its_name(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(data)
    with pytest.raises(NotTextError, match=r"is a PDF\. Save its text"):
        read_article(path)


@pytest.mark.parametrize("source", ["one \ud800 two", "<p>one \udfff two</p>", b"bytes", None, 7])
def test_what_is_not_text(source: object) -> None:
    with pytest.raises(NotTextError):
        read_article(source)  # type: ignore[arg-type]


def test_a_missing_file_a_folder_and_a_device(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path, Path(os.devnull)):
        with pytest.raises(SourceNotFoundError, match=str(path)):
            read_article(path)


def test_too_much_text_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with pytest.raises(TooLargeError, match=f"{MAX_CHARACTERS:,}"):
        read_article("a" * (MAX_CHARACTERS + 1))
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(MAX_CHARACTERS * 5)
    with pytest.raises(TooLargeError, match="huge.txt"):
        read_article(path)


@pytest.mark.parametrize("address", ["https://example.org/a?b=c", " http://localhost:1/x\n"])
def test_an_address_is_not_fetched_without_consent(address: str) -> None:
    with pytest.raises(SourceNotFoundError, match="allow_fetch"):
        read_article(address)


def test_an_address_of_this_machine_is_not_fetched_even_with_consent() -> None:
    with pytest.raises(errors.AddressRefusedError, match="not public"):
        read_article("http://127.0.0.1:9/nothing", allow_fetch=True)


def test_a_text_that_mentions_an_address_is_text() -> None:
    assert read_article("See https://example.org for more.").text == "See https://example.org for more."


def test_a_markdown_file_gives_its_words_without_its_marks(tmp_path: Path) -> None:
    file = tmp_path / "budget.md"
    file.write_text(
        "# Council approves budget\n\nThe **council** approved a [budget](https://example.org/b) of\n4 million *euros*."
        "\n\n- It cuts `20` jobs.\n- It raises fees.\n\n> We had no choice.\n\n<b>Bold</b> words & all.\n"
    )
    with pytest.raises(SourceNotFoundError, match="pathlib.Path"):
        read_article(os.fspath(file))
    article = read_article(file)
    assert article.title == "Council approves budget"
    assert article.text.split("\n\n") == [
        "Council approves budget", "The council approved a budget of\n4 million euros.", "It cuts 20 jobs.",
        "It raises fees.", "We had no choice.", "Bold words & all.",
    ]  # fmt: skip


@pytest.mark.parametrize("published", ["yesterday", "2024-13-01", "04/05/2023"])
def test_a_date_that_is_not_iso(published: str) -> None:
    with pytest.raises(OptionError, match="ISO 8601"):
        read_article("It rained.", published=published)
    with pytest.raises(OptionError, match="Article.published='.*' is not an ISO 8601 date; give for instance"):
        read_article(Article("It rained.", published=published))
    assert read_article(Article("It rained.", published=published), published="2024-05-06").published == "2024-05-06"


def test_every_refusal_is_an_input_error_with_its_exit_code() -> None:
    kinds = (EmptyInputError, NotTextError, SourceNotFoundError, TooLargeError)
    for error in (*kinds, errors.FetchError, errors.AddressRefusedError):
        assert issubclass(error, errors.InputError) and error.exit_code == 3
