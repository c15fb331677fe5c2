"""What each sentence is: title, body, caption, boilerplate, or a repeat of an earlier one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from gistcheck.errors import OptionError
from gistcheck.text.blocks import Span, split_blocks
from gistcheck.text.furniture import is_run_in_furniture
from gistcheck.text.layout import Block, block_kinds, words_key
from gistcheck.types import Sentence, SentenceKind


def label_sentences(
    text: str,
    spans: Sequence[Span],
    title: str | None = None,
    boilerplate: Sequence[float] | None = None,
) -> tuple[Sentence, ...]:
    """Say of each sentence what it is.

    `title` is the headline and the headings between paragraphs; the standfirst is `body`.
    `duplicate` repeats the headline, an earlier body sentence, or (a pull quote) words that the
    running text has too. Where nothing would be left as body, titles and captions become body.

    `spans`: the sentences of `text` as half-open character spans, in order (`split_sentences`). `title`: the headline,
    where it is known; it need not stand in the text. `boilerplate`: a model's probability, for each span, that it is
    page furniture; it only counts from 0.8 on, for a short block that has no full stop or does not stand among the
    paragraphs.
    Result: one `Sentence` per span, `id` being its index.
    Errors: `OptionError` if `boilerplate` has not one probability for each span.
    """
    if boilerplate is not None and len(boilerplate) != len(spans):
        raise OptionError(f"Received {len(boilerplate)} probabilities for {len(spans)} sentences; give one each.")
    blocks = _blocks(text, spans, boilerplate)
    labels = list(_labels(blocks, block_kinds(blocks, title)))
    if "body" not in labels:
        labels = ["body" if kind in ("title", "caption") else kind for kind in labels]
    return tuple(Sentence(i, *span, kind) for i, (span, kind) in enumerate(zip(spans, labels, strict=True)))


def _blocks(text: str, spans: Sequence[Span], boilerplate: Sequence[float] | None) -> list[Block]:
    """The lines that hold the sentences; a line is as likely furniture as its least likely sentence."""
    lines = split_blocks(text)
    starts = [start for start, _ in lines]
    members: dict[int, list[int]] = {}
    for i, (start, _) in enumerate(spans):
        members.setdefault(max(0, bisect_right(starts, start) - 1), []).append(i)
    return [
        Block(
            text=text[slice(*lines[line])],
            sentences=tuple(text[slice(*spans[i])] for i in ids),
            probability=min(boilerplate[i] for i in ids) if boilerplate is not None else 0.0,
        )
        for line, ids in members.items()
    ]


def _labels(blocks: list[Block], kinds: Sequence[SentenceKind | None]) -> Iterator[SentenceKind]:
    """The kind of the block, or inside plain text: furniture, a repeat, or body."""
    seen: set[str] = set()
    for block, kind in zip(blocks, kinds, strict=True):
        for sentence in block.sentences:
            found: SentenceKind = kind or ("boilerplate" if is_run_in_furniture(sentence) else "body")
            key = words_key(sentence) if found == "body" else ""
            yield "duplicate" if key and key in seen else found
            seen.add(key)
