"""Plain claims from news: the smallest statements of a sentence, and the same with a part that belongs elsewhere.

``python -m models.training.perturb_plain --articles FILE ... --out FILE.jsonl.gz --seed S`` writes rows
``{evidence: [...], claim, label, source, id}``: "plain", a statement of a sentence (supported); "plain-faithful", the
same after a faithful edit; "plain-verb", with another verb of its frame, which the article uses elsewhere or other
articles use of the same noun; "plain-subject" and "plain-object", with a noun of another sentence in the place of its
own; "plain-predicate", with all that another sentence says. The last four are not supported: nobody says whether
they are contradicted. ``--summaries FILE ...`` makes the same of the sentences of human summaries ("retold", ...), each
with its whole article for evidence: claims in other words than the text's. The same seed gives the same rows.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

from gistcheck.decomposition.parts import statements
from gistcheck.syntax.facts import facts
from gistcheck.syntax.parse import parse
from gistcheck.vocabulary.wordlists import word_set
from models.training.perturb import FAITHFUL
from models.training.perturb_names import Pool
from models.training.perturb_rows import (
    article_sentences,
    held_out_sentences,
    overlaps,
    read_articles,
    records,
    write_rows,
)
from models.training.perturb_summaries import SENTENCES
from models.training.perturb_swaps import is_plain
from models.training.perturb_text import Subject, content, inflect, is_clean, is_plural, lower_first, span_of, splice

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SENTENCES: Final = 25
"""Sentences read of one article."""
_OF_ONE: Final = 2
"""Statements taken of one sentence."""
_FREE: Final = word_set(
    "be have do get make take go come say tell see know think want use keep let put seem become need"
)
"""Verbs that say too little to be exchanged."""
NEAR: Final = 0.45
"""Cosine from which two verbs may say the same."""
_COMPLEMENTS: Final = ("dobj", "dative", "attr", "acomp", "ccomp", "xcomp", "oprd", "prt", "auxpass", "agent")

Frame = tuple[str, ...]


@dataclass(frozen=True)
class Plain:
    """A short statement: its text, the sentence it stands in and where its parts stand."""

    doc: Doc
    at: int

    @property
    def verb(self) -> Token:
        return self.doc[:].root

    @property
    def subject(self) -> Token:
        return next(c for c in self.verb.children if c.dep_ in ("nsubj", "nsubjpass"))

    @property
    def object(self) -> Token | None:
        found = [c for c in self.verb.children if c.dep_ in ("dobj", "attr")]
        behind = [c for p in self.verb.children if p.dep_ in ("prep", "agent") for c in p.children if c.dep_ == "pobj"]
        return next(iter(found + [c for c in behind if c.ent_type_ or c.head.dep_ == "agent"]), None)

    @property
    def frame(self) -> Frame:
        return frame(self.verb)

    @property
    def words(self) -> frozenset[str]:
        return content(self.doc)


def frame(verb: Token) -> Frame:
    """What a verb takes: its form, its complements and, if it has no object, its preposition."""
    children = list(verb.children)
    taken = sorted({c.dep_ if c.dep_ != "prt" else c.lower_ for c in children if c.dep_ in _COMPLEMENTS})
    loose = [] if "dobj" in taken else [c.lower_ for c in children if c.dep_ == "prep"][:1]
    return (verb.tag_, *taken, *loose)


def plain(doc: Doc, at: int) -> Plain | None:
    """The statement, if it is one verb with what belongs to it and a noun for a subject that opens it."""
    found = Plain(doc, at)
    verb = found.verb
    subjects = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")]
    if verb.pos_ not in ("VERB", "AUX") or len(subjects) != 1 or not 4 <= len(doc) <= 22:
        return None
    who = subjects[0]
    opens = who.left_edge.i == 0 and who.right_edge.i < verb.i and who.pos_ in ("NOUN", "PROPN")
    return found if opens and not any(t.dep_ in ("neg", "relcl") or t.text in '"“”' for t in doc) else None


class Known:
    """Which verbs the articles so far use in a frame with a noun. `near`: may two verbs say the same?"""

    def __init__(self, near: Callable[[str, str], bool]) -> None:
        self.verbs: dict[tuple[str, Frame], Counter[str]] = defaultdict(Counter)
        self.near = near

    def note(self, found: Plain) -> None:
        if found.verb.pos_ == "VERB" and found.verb.lemma_ not in _FREE:
            for noun in filter(None, (found.subject, found.object)):
                self.verbs[(f"{noun.dep_} {noun.lemma_.lower()}", found.frame)][found.verb.lemma_] += 1

    def fitting(self, found: Plain) -> set[str]:
        nouns = filter(None, (found.subject, found.object))
        return {v for n in nouns for v in self.verbs[(f"{n.dep_} {n.lemma_.lower()}", found.frame)]}


def near_in(base: str) -> Callable[[str, str], bool]:
    """Are the base encoder's vectors of two words near, or has one of them no vector of its own?"""
    from transformers import AutoModel, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(base)
    table = AutoModel.from_pretrained(base).embeddings.word_embeddings.weight.detach()
    vectors = table / table.norm(dim=1, keepdim=True)

    def near(one: str, other: str) -> bool:
        ids = tokenizer([one, other], add_special_tokens=False)["input_ids"]
        return any(len(i) != 1 for i in ids) or float(vectors[ids[0][0]] @ vectors[ids[1][0]]) > NEAR

    return near


def other_verbs(found: Plain, article: Sequence[Doc], known: Known, rng: Random) -> str | None:
    """The statement with another verb."""
    verb = found.verb
    if verb.pos_ != "VERB" or verb.lemma_ in _FREE:
        return None
    own = content(article[found.at])
    here = {t.lemma_ for d in article for t in d if t.pos_ == "VERB" and frame(t) == found.frame}
    pools = [sorted(here), sorted(known.fitting(found))]
    rng.shuffle(pools)
    nouns = {n.lemma_.lower() for n in (found.subject, found.object) if n is not None}
    for pool in pools:
        for lemma in rng.sample(pool, len(pool))[:12]:
            told = any(lemma in content(d) and nouns & content(d) for d in article)
            if lemma in own or lemma in _FREE or told or known.near(lemma, verb.lemma_):
                continue
            new = inflect(lemma, verb.tag_)
            if new is not None:
                return splice(found.doc.text, [(verb.idx, verb.idx + len(verb), new)])
    return None


def other_nouns(found: Plain, place: str, others: Sequence[Plain], rng: Random) -> tuple[str, int] | None:
    """The statement with the subject or object of another sentence, and that sentence."""
    own = getattr(found, place)
    if own is None or own.pos_ == "PRON":
        return None
    for other in rng.sample(others, len(others)):
        new = getattr(other, place)
        if new is None or other.at == found.at or new.pos_ != own.pos_ or new.ent_type_ != own.ent_type_:
            continue
        words = {t.lemma_.lower() for t in span_of(new)}
        strange = new.lemma_.lower() not in found.words and own.lemma_.lower() not in words
        if strange and new.dep_ == own.dep_ and is_plural(new) == is_plural(own) and not own.like_num:
            a, b = span_of(own), span_of(new)
            return splice(found.doc.text, [(a.start_char, a.end_char, lower_first(b.text, b[0]))]), other.at
    return None


def other_predicates(found: Plain, others: Sequence[Plain], rng: Random) -> tuple[str, int] | None:
    """The subject with all that another sentence says of something else, and that sentence."""
    own = found.subject
    for other in rng.sample(others, len(others)):
        who = other.subject
        if other.at == found.at or who.pos_ != own.pos_ or who.ent_type_ != own.ent_type_:
            continue
        if is_plural(who) != is_plural(own) or own.lemma_.lower() in other.words or who.lemma_.lower() in found.words:
            continue
        if not any(t.lower_ in ("he", "she", "his", "her", "their", "its", "it", "they") for t in other.doc):
            return f"{span_of(own).text} {other.doc[who.right_edge.i + 1 :].text}", other.at
    return None


def made(
    articles: Sequence[tuple[str, str]], seed: int, near: Callable[[str, str], bool]
) -> Iterator[dict[str, object]]:
    """Rows from (id, text) articles, in their order."""
    known = Known(near)
    for name, text in articles:
        texts, rng = article_sentences(text)[:_SENTENCES], Random(f"{seed}/{name}")
        docs = parse(texts)
        for at, kind, claim, label, beside in _told_apart(docs, docs, known, rng):
            yield _row(name, at, kind, claim, label) | {"evidence": _evidence(texts, at, beside, rng)}


def retold(
    articles: Sequence[tuple[str, str, str]], seed: int, near: Callable[[str, str], bool]
) -> Iterator[dict[str, object]]:
    """Rows from the summaries of (id, text, summary) articles, in their order. Only names change places: a summary
    tells of few people and things, and calls each by several nouns."""
    known = Known(near)
    for name, text, summary in articles:
        texts, rng = article_sentences(text)[:SENTENCES], Random(f"{seed}/{name}")
        docs = parse(article_sentences(summary))
        for at, kind, claim, label, _ in _told_apart(docs, [*docs, *parse(texts)], known, rng, names_only=True):
            yield _row(name, at, kind.replace("plain", "retold"), claim, label) | {"evidence": texts}


def _told_apart(
    docs: Sequence[Doc], article: Sequence[Doc], known: Known, rng: Random, names_only: bool = False
) -> Iterator[tuple[int, str, str, str, int]]:
    """Claims made of `docs`, which open the `article`, without false ones that one of its sentences may tell."""
    found = list(_plain_of(docs, rng))
    for one in found:
        known.note(one)
    told = [content(d) for d in article]
    claims = [(one.at, *claim) for one in found for claim in _claims(one, article, found, known, rng, names_only)]
    for claim, doc in zip(claims, parse([c[2] for c in claims]), strict=True):
        telling = content(doc) - {t.lemma_.lower() for t in doc if t.dep_ == "compound"}
        if claim[3] == "supported" or not any(telling <= words for words in told):
            yield claim


def _row(name: str, at: int, kind: str, claim: str, label: str) -> dict[str, object]:
    return {"claim": claim, "label": label, "source": kind, "id": f"{name}#{at}"}


def _plain_of(docs: Sequence[Doc], rng: Random) -> Iterator[Plain]:
    chosen: list[tuple[int, str]] = []
    for at, doc in enumerate(docs):
        known = facts(doc)
        if is_clean(doc) and not known.attributions and is_plain(Subject(doc, known, Pool([], []), rng)):
            short = [s for s in statements(doc) if "[" not in s]
            chosen += [(at, s) for s in rng.sample(short, min(_OF_ONE, len(short)))]
    for (at, _), doc in zip(chosen, parse([s.rstrip(".") + "." for _, s in chosen]), strict=True):
        if (found := plain(doc, at)) is not None:
            yield found


def _claims(
    one: Plain, docs: Sequence[Doc], found: Sequence[Plain], known: Known, rng: Random, names_only: bool
) -> Iterator[tuple[str, str, str, int]]:
    yield "plain", one.doc.text, "supported", one.at
    if is_clean(one.doc):
        subject = Subject(one.doc, facts(one.doc), Pool(docs, []), rng)
        faithful = [text for make in FAITHFUL.values() for text in make(subject) if text != one.doc.text]
        for text in rng.sample(faithful, min(1, len(faithful))):
            yield "plain-faithful", text, "supported", one.at
    verb = other_verbs(one, docs, known, rng)
    if verb is not None:
        yield "plain-verb", verb, "unsupported", one.at
    for place in ("subject", "object"):
        own = getattr(one, place)
        noun = None if names_only and (own is None or own.pos_ != "PROPN") else other_nouns(one, place, found, rng)
        if noun is not None:
            yield f"plain-{place}", noun[0], "unsupported", noun[1]
    predicate = None if names_only and one.subject.pos_ != "PROPN" else other_predicates(one, found, rng)
    if predicate is not None:
        yield "plain-predicate", predicate[0], "unsupported", predicate[1]


def _evidence(texts: Sequence[str], at: int, beside: int, rng: Random) -> list[str]:
    """The sentence, in half of the rows with the next one, and the other sentence that a part was taken from."""
    near = {at, beside} | ({at + 1} if rng.random() < 0.5 else set())
    if beside == at and rng.random() < 0.5:
        near.add(rng.randrange(len(texts)))
    return [texts[i] for i in sorted(near) if i < len(texts)]


def main() -> None:
    """Write rows and print how many of each kind there are."""
    from models.training.common import packaged_base

    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=Path, nargs="*", default=[], help="JSON lines (.gz) or JSON files")
    options.add_argument("--summaries", type=Path, nargs="*", default=[], help="files of articles with a `summary`")
    options.add_argument("--held-out", type=Path, nargs="*", default=[], help="files whose articles must not be used")
    options.add_argument("--out", type=Path, required=True, help="where to write, .jsonl.gz")
    options.add_argument("--seed", type=int, default=13)
    options.add_argument("--first", type=int, default=None, help="so many articles only")
    given = options.parse_args()
    held, near = held_out_sentences(given.held_out), near_in(packaged_base())
    articles = [(name, text) for name, text in read_articles(given.articles) if not overlaps(text, held)]
    summed = [(str(r["id"]), r["article"], r["summary"]) for path in given.summaries for r in records(path)]
    retellable = [one for one in summed if not any(overlaps(text, held) for text in one[1:])]
    Random(given.seed).shuffle(articles)
    rows = [*made(articles[: given.first], given.seed, near), *retold(retellable[: given.first], given.seed, near)]
    write_rows(given.out, rows)


if __name__ == "__main__":
    main()
