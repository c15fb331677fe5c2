"""The article as HTML: every sentence findable, every source span marked with its findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from gistcheck.render.escape import escape_html
from gistcheck.render.links import Link, split_sentence
from gistcheck.render.words import SET_ASIDE
from gistcheck.types import Article, Sentence


def article_html(article: Article, links: Mapping[int, Sequence[Link]], *, anchors: Iterable[int]) -> str:
    """The article's paragraphs as HTML without a surrounding element.

    `article`: text and sentences, in order and without overlap. `links`: findings by sentence id; these sentences
    become buttons. `anchors`: ids of further sentences that something on the page points to.
    """
    named = {*links, *anchors}
    blocks: list[str] = []
    for kind, sentences in _blocks(article):
        inner = "".join(_spaced(article, sentence, links, named) for sentence in sentences)
        blocks.append(_block(kind, inner))
    return "".join(blocks)


def _blocks(article: Article) -> Iterator[tuple[str, list[Sentence]]]:
    """Runs of sentences that stand in one paragraph of the text and are of one kind."""
    paragraph, end, keyed = 0, 0, []
    for sentence in article.sentences:
        paragraph += "\n" in article.text[end : sentence.start]
        end = sentence.end
        keyed.append(((paragraph if sentence.kind != "boilerplate" else -1, sentence.kind), sentence))
    for (_, kind), group in groupby(keyed, key=lambda pair: pair[0]):
        yield kind, [sentence for _, sentence in group]


def _block(kind: str, inner: str) -> str:
    """One paragraph; HTML closes it by itself, which keeps the markup of long texts small."""
    if kind == "title":
        return f'<p class="gc-headline">{inner}'
    if kind == "body":
        return f"<p>{inner}"
    return f'<p class="gc-aside gc-{kind}"><b>{SET_ASIDE[kind]}</b> {inner}'


def _spaced(article: Article, sentence: Sentence, links: Mapping[int, Sequence[Link]], named: set[int]) -> str:
    if sentence.id in named:
        return _sentence(article, sentence, links.get(sentence.id, ())) + " "
    return escape_html(article.text[sentence.start : sentence.end]) + " "


def _sentence(article: Article, sentence: Sentence, links: Sequence[Link]) -> str:
    anchor = f'id="gc-{sentence.id}"'
    pieces = split_sentence(sentence, links)
    inner = "".join(_piece(article.text[p.start : p.end], p.findings) for p in pieces)
    if not links:
        return f'<span class="gc-plain" {anchor}>{inner}</span>'
    findings = " ".join(dict.fromkeys(link.finding for link in links))
    button = 'role="button" tabindex="0" aria-pressed="false"'
    number = f'<sup class="gc-n" aria-hidden="true">{sentence.id + 1}</sup>'
    return f'<span class="gc-s" {anchor} data-findings="{findings}" {button}>{inner}</span>{number}'


def _piece(text: str, findings: Sequence[str]) -> str:
    if not findings:
        return escape_html(text)
    return f'<span data-of="{" ".join(findings)}">{escape_html(text)}</span>'
