"""Small text surgery on a parsed sentence: splice, tidy, inflect, find clean clauses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING, Final

from gistcheck.syntax.facts import Facts
from gistcheck.syntax.stance import SAYING
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from models.training.perturb_names import Pool

Cut = tuple[int, int, str]
"""Replace `text[start:end]` by the string."""

SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj", "expl")
FIRST_SECOND: Final = word_set("i we you me us my our your mine ours yours myself ourselves yourself")
PERSON_PRONOUNS: Final = {"he": "him", "she": "her", "they": "them", "who": "whom", "i": "me", "we": "us"}
_FURNITURE: Final = re.compile(
    r"contributed to this (?:report|story)|\bwrote (?:and|from|in)\b|https?:|www\.|@|\.\.\.|…|\s--?\s|\?|_|\||©|--|[;:]"
)
"""Marks of by-lines, addresses, broken or listed text."""
_QUOTES: Final = re.compile('["“”]')
_SILENT: Final = re.compile(r"(?:hour|honest|honou?r|heir)", re.IGNORECASE)
_CONSONANT: Final = re.compile(
    r"(?:uni(?!n|m)|use|usual|user|euro|one\b|once|u\.?[ksn]\.?\b|ukrain|utah|ute)", re.IGNORECASE
)
_VOWEL_FIGURE: Final = re.compile(r"(?:8\d*|11|18)(?![\d,])|8\d?,|11,|18,")
_SPELT: Final = re.compile(r"[AEFHILMNORSX](?:[A-Z.]|\b)")


@dataclass(frozen=True, slots=True)
class Subject:
    """One sentence to edit, its facts, the sentences around it and the random source."""

    doc: Doc
    facts: Facts
    pool: Pool
    rng: Random

    @property
    def text(self) -> str:
        return self.doc.text

    @property
    def root(self) -> Token:
        return next(t for t in self.doc if t.dep_ == "ROOT")


def splice(text: str, cuts: Iterable[Cut]) -> str:
    """Apply non-overlapping replacements to a text, then tidy spaces, articles and the capital."""
    for start, end, new in sorted(cuts, reverse=True):
        text = text[:start] + new + text[end:]
    return tidy(text)


def tidy(text: str) -> str:
    """Mend spaces, stray commas, "a"/"an" and the first letter after an edit."""
    text = re.sub(r"\s+", " ", text).strip(" ,;:–-")
    text = re.sub(r"\s+([’']s)\b", r"\1", text)
    text = re.sub(r"\s+([,.;:!?)])", r"\1", text)
    text = re.sub(r"([,;])(?:\s?[,;])+", r"\1", text)
    text = re.sub(r"[,;:]([.!?][\"”]?)$", r"\1", text)
    text = re.sub(r"\b([Aa])n?(?=\s([A-Za-z0-9][\w.-]*))", _article, text)
    return capital(text)


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return re.sub(r"^([\"“‘'(]*)([a-z])", lambda m: m[1] + m[2].upper(), text)


def lower_first(span_text: str, first: Token) -> str:
    """The text to stand inside a sentence: its first letter lowered unless it is a name or "I"."""
    if first.pos_ in ("DET", "PRON", "ADP") and first.text != "I" and first.ent_type_ != "WORK_OF_ART":
        return re.sub(r"^([A-Z])", lambda m: m[1].lower(), span_text)
    named = first.ent_type_ not in ("", "DATE", "TIME", "CARDINAL", "PERCENT") and first.lower_ != "the"
    if named or first.pos_ == "PROPN" or first.text == "I" or first.text.isupper() or first.text.startswith("I'"):
        return span_text
    return re.sub(r"^([A-Z])", lambda m: m[1].lower(), span_text)


def _article(match: re.Match[str]) -> str:
    if not match[0].lower().startswith("a"):
        return match[0]
    following = match[2]
    vowel = following[0].lower() in "aeiou" and not _CONSONANT.match(following)
    if following[0].isdigit():
        vowel = _VOWEL_FIGURE.match(following) is not None
    elif len(following) > 1 and following[:2].isupper():
        vowel = _SPELT.match(following) is not None
    return match[1] + ("n" if vowel or _SILENT.match(following) else "")


def inflect(lemma: str, tag: str, plural: bool = False) -> str | None:
    """The form of a verb or noun for a Penn tag, None if unknown. `plural` picks were over was."""
    from lemminflect import getInflection

    if lemma == "be" and tag in ("VBD", "VBP", "VBZ"):
        return {"VBD": "were" if plural else "was"}.get(tag, "are" if plural else "is")
    forms = getInflection(lemma, tag)
    return str(forms[0]) if forms else None


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, its own or (in a coordination) its first conjunct's."""
    found = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    return subject_of(verb.head) if found is None and verb.dep_ == "conj" else found


def is_plural(subject: Token) -> bool:
    """Does the subject take a plural verb?"""
    joined = any(c.dep_ == "conj" for c in subject.children) and any(c.lower_ == "and" for c in subject.children)
    return joined or subject.tag_ in ("NNS", "NNPS") or subject.lower_ in ("they", "we", "you", "i", "these", "those")


def finite(verb: Token) -> Token | None:
    """The token that carries tense for a verb: its first auxiliary or itself; None if not finite."""
    helper = next(
        (c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.tag_ in ("MD", "VBD", "VBZ", "VBP")), None
    )
    if helper is not None:
        return helper
    return verb if verb.tag_ in ("VBD", "VBZ", "VBP") else None


def span_of(head: Token) -> Span:
    """The words under a token, from the first to the last."""
    return head.doc[head.left_edge.i : head.right_edge.i + 1]


def contiguous(head: Token) -> bool:
    """Is the subtree one unbroken run of words?"""
    return len(list(head.subtree)) == head.right_edge.i - head.left_edge.i + 1


def main_clause(subject: Subject) -> Token:
    """The verb that carries the news: the content of "X said ..." or else the root."""
    root = subject.root
    if root.lemma_ in SAYING:
        inner = next((c for c in root.children if c.dep_ == "ccomp" and subject_of(c) is not None), None)
        if inner is not None:
            return inner
    return root


@lru_cache(maxsize=2048)
def words_of(doc: Doc) -> frozenset[str]:
    """The lower-case words of a parsed text."""
    return frozenset(t.lower_ for t in doc)


@lru_cache(maxsize=2048)
def content(doc: Doc) -> frozenset[str]:
    """The lemmas of a parsed text's words that carry meaning."""
    return frozenset(t.lemma_.lower() for t in doc if t.is_alpha and not t.is_stop)


def exchanges(text: str, one_way: str = "") -> dict[str, str]:
    """A table from "rise fall, win lose": each word to its other; pairs of `one_way` from the first only."""
    pairs = [pair.split() for pair in text.split(",")]
    forward = [pair.split() for pair in one_way.split(",") if pair]
    return dict([*(p[::-1] for p in reversed(pairs)), *reversed(pairs), *forward])


def balanced(text: str) -> bool:
    """Do quotation marks and brackets of a text pair off?"""
    straight = text.count('"') % 2 == 0
    return straight and text.count("“") == text.count("”") and text.count("(") == text.count(")")


def unquoted(text: str) -> str:
    """The text without double quotation marks."""
    return _QUOTES.sub("", text)


@lru_cache(maxsize=2048)
def is_clean(doc: Doc) -> bool:
    """Is this a whole, ordinary sentence fit to be edited?"""
    text = doc.text
    verb = next((t for t in doc if t.dep_ == "ROOT"), None)
    if verb is None or not 6 <= len(doc) <= 45 or "\n" in text or not balanced(text):
        return False
    shaped = re.fullmatch(r"[\"“'‘]?[A-Z0-9$£€].*[.](?:[\"”'’])?", text) is not None
    shouted = re.search(r"(?:\b[A-Z]{2,}\b\s){3}", text)
    furniture = shouted or _FURNITURE.search(text)
    return shaped and not furniture and verb.pos_ in ("VERB", "AUX") and subject_of(verb) is not None
