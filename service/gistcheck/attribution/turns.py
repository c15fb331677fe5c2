"""Interviews and transcripts: "Q: ... A: ...", "Marta Holm: ...", or questions and answers in turn without a label;
posts set into an article: "... - Marta Holm (@martaholm) May 2, 2017"; and quotations with a name on the line below.

Who speaks stands once, before or behind all that is said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from gistcheck.coreference.entities import entities
from gistcheck.types import Article
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LABEL: Final = re.compile(r"(?:[QA]|Question|Answer|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}):(?=\s)|[QA]\.(?=\s|\Z)")
_UNNAMED: Final = frozenset(("Q", "A", "Question", "Answer"))
_QUOTED: Final = re.compile(r"\s*[\"“]")
_POSTED: Final = re.compile(
    r"(?:\A|\s)(?:[—–-]|--) ?([^\W\d_][^—–()@]{1,60}?) \(@\w+\)(?: on)? [A-Z][a-z]{2,8} \d{1,2}, 20\d\d"
)
"""Who posted what stands above it, and when."""
_CREDIT: Final = re.compile(r"(?:[―—–-]|--) ?([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,4}?)\.?(?:, [^\"“]{1,80})?")
"""A line that says whose words stand above it."""
_FEWEST: Final = 3
"""Fewest turns of an interview: a text may have a run-in heading or two."""
_LONGEST_QUESTION: Final = 40
"""Words of a paragraph that asks."""
_ONESELF: Final = re.compile(r"\b(?:I|[Mm]y|me)\b")
_ADDRESSED: Final = re.compile(r"\b[Yy]ou(?:r|'re|’re)?\b")
_MEETING: Final = word_set("speak talk tell say answer explain discuss")
"""What somebody who is interviewed does in the lead-in."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A sentence's part in an interview. `speaker`: the turn's label if it is a name; `label`: the characters of the
    label, 0 where the sentence has none; `opens`: whether it is the turn's first; `answers`: whether somebody whom no
    label names says it."""

    speaker: str | None
    label: int
    opens: bool
    answers: bool = False


def turns(article: Article) -> dict[int, Turn]:
    """The turns of an interview, or the posts and credited quotations set into another text, by sentence id.

    Labels count where they open a sentence and come back, if only the last name, or are Q and A, and there are two or
    more and one of the turns asks something; "Q." and "A." where they open a line, and each of them does. A turn in
    quotation marks ends with them, and the last turn with its paragraph: what follows may be the article's own words.
    """
    opened = {i: label[0] for i in article.body if (label := _LABEL.match(article.sentence_text(i)))}
    opened = {i: label for i, label in opened.items() if label[-1] == ":" or _opens_line(article, i)}
    often = Counter(opened.values())
    last_names = Counter(label.split()[-1] for label in opened.values())  # "Ida Lind: ..." and then "Lind: ..."
    opened = {i: label for i, label in opened.items() if last_names[label.split()[-1]] > 1 or label[:-1] in _UNNAMED}
    both = {"Q.", "A."} <= set(often)
    opened = {i: label for i, label in opened.items() if label[-1] == ":" or both}
    full = {label.split()[-1]: label for label in sorted(opened.values(), key=len)}
    found: dict[int, Turn] = {}
    last = max(opened, default=-1)
    first: int | None = None
    for i in article.body:
        if i in opened:
            first = i
        elif first is not None and (
            _is_closed(article, first, i, len(opened[first])) or _ends(article, i, first, last)
        ):
            first = None
        if first is not None:
            name = full[opened[first].split()[-1]][:-1]
            width = len(opened[first]) if i == first else 0
            speaker = None if name in _UNNAMED else name
            found[i] = Turn(speaker, width, i == first, name in ("A", "Answer"))
    asks = any("?" in article.sentence_text(i) for i in found)
    several = len(opened) >= _FEWEST and len({*opened.values()}) > 1
    return found if asks and (both or several) else _unlabelled(article) or _posts(article)


def named(parts: Mapping[int, Turn], docs: Sequence[Doc]) -> dict[int, Turn]:
    """The turns by sentence, the answers without a name given to whom the lead-in names.

    `parts`: turns by index into `docs`. That is the one person it names, if it says that he or she spoke; else nobody.
    """
    first = min(parts, default=0)
    people = [e for e in entities(docs[:first]) if e.kind == "person" and " " in e.name]
    spoke = {
        (i, c.i) if c.pos_ == "PROPN" else None
        for i, doc in enumerate(docs[:first])
        for t in doc
        for c in t.children
        if t.lemma_ in _MEETING and c.dep_ == "nsubj" and (c.pos_ == "PROPN" or c.lower_ in ("he", "she"))
    }
    met = len(people) == 1 and bool(spoke & {None, *((m.sentence, m.token) for m in people[0].mentions)})
    name = people[0].name if met else None
    return {i: replace(turn, speaker=name) if turn.answers else turn for i, turn in parts.items()}


def paragraph_starts(article: Article) -> frozenset[int]:
    """The indices into `article.body` of the sentences that open a line; none where the article is all one line."""
    found = frozenset(index for index, i in enumerate(article.body) if _opens_line(article, i))
    return found if len(found) > 1 else frozenset()


def _unlabelled(article: Article) -> dict[int, Turn]:
    """Paragraphs that ask and paragraphs that answer in turn, most of them with "I" or "my"; behind the last question
    one paragraph answers."""
    paragraphs: list[list[int]] = []
    for i in article.body:
        if not paragraphs or _opens_line(article, i):
            paragraphs.append([])
        paragraphs[-1].append(i)
    asks = [k for k, ids in enumerate(paragraphs) if _asks(article, ids)]
    asks = [k for k in asks if k + 1 not in asks and k + 1 < len(paragraphs)]
    if len(asks) < _FEWEST:
        return {}
    asks = sorted({*asks, *(k for k in range(asks[0] + 2, asks[-1] - 1) if _prompts(article, paragraphs[k], k, asks))})
    ends = [*asks[1:], asks[-1] + 2]
    answers = [[i for ids in paragraphs[k + 1 : end] for i in ids] for k, end in zip(asks, ends, strict=True)]
    personal = sum(any(_ONESELF.search(_unquoted(article.sentence_text(i))) for i in ids) for ids in answers)
    if 2 * personal < len(asks):
        return {}
    found: dict[int, Turn] = {}
    for k, said in zip(asks, answers, strict=True):
        for ids, answered in ((paragraphs[k], False), (said, True)):
            found |= {i: Turn(None, 0, i == ids[0], answered) for i in ids}
    return found


def _posts(article: Article) -> dict[int, Turn]:
    """The line above who posted it or, if it stands in quotation marks, whose name alone is on the line below; where
    the article is all one line, the sentence before who posted it."""
    found: dict[int, Turn] = {}
    lines = bool(paragraph_starts(article))
    for sentence in article.sentences:
        text = article.sentence_text(sentence.id)
        credit = _CREDIT.fullmatch(text.strip()) if lines and _opens_line(article, sentence.id) else None
        if (signed := credit or _POSTED.search(text)) is None:
            continue
        ids: list[int] = []
        for i in range(sentence.id - 1, -1, -1):
            if article.sentences[i].kind == "body":
                ids.insert(0, i)
            if article.sentences[i].kind != "body" and (ids or _POSTED.search(article.sentence_text(i))):
                break
            if ids and (not lines or _opens_line(article, i)):
                break
        if credit is None or (ids and _is_quoted(article, ids)):
            found |= {i: Turn(signed[1], 0, i == ids[0]) for i in ids}
    return found


def _is_quoted(article: Article, ids: Sequence[int]) -> bool:
    """Whether sentences are one quotation, from the first mark to the last."""
    text = article.text[article.sentences[ids[0]].start : article.sentences[ids[-1]].end].strip()
    return text[:1] in '"“' and text[-1:] in '"”' and not any(mark in text[1:-1] for mark in '"“”')


def _asks(article: Article, ids: Sequence[int]) -> bool:
    """Whether a paragraph ends with a question and is short, and nobody is quoted in it."""
    text = " ".join(article.sentence_text(i) for i in ids)
    return text.endswith("?") and len(text.split()) <= _LONGEST_QUESTION and _unquoted(text) == text


def _prompts(article: Article, ids: Sequence[int], k: int, asks: Sequence[int]) -> bool:
    """ "They say you broke the rules.": a short paragraph to somebody, no answer to the paragraph before."""
    text = " ".join(article.sentence_text(i) for i in ids)
    addressed = _ADDRESSED.search(text) and not _ONESELF.search(text)
    return bool(addressed) and len(text.split()) <= _LONGEST_QUESTION and not {k - 1, k + 1} & {*asks}


def _unquoted(text: str) -> str:
    return re.sub(r"[\"“][^\"”]*[\"”]?", "", text)


def _opens_line(article: Article, i: int) -> bool:
    before = article.text[: article.sentences[i].start].rstrip(" ")
    return not before or before.endswith("\n")


def _ends(article: Article, i: int, first: int, last: int) -> bool:
    """Whether a sentence begins a paragraph behind the last turn."""
    return first == last and "\n" in article.text[article.sentences[i - 1].end : article.sentences[i].start]


def _is_closed(article: Article, first: int, i: int, label: int) -> bool:
    """Whether the quotation marks behind the label have closed before sentence `i`."""
    said = article.text[article.sentences[first].start + label : article.sentences[i].start]
    if not _QUOTED.match(said):
        return False
    return said.count("“") <= said.count("”") if "“" in said else said.count('"') % 2 == 0
