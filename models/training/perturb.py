"""Make claims of known verdict from real news sentences, by small edits read off the parse.

``python -m models.training.perturb --articles FILE --out FILE.jsonl.gz --limit N --seed S`` writes rows
``{evidence: [...], claim, label, source: "perturb-<kind>", id, original}`` with the labels of the training
pool: supported, contradicted, nei. The same seed gives the same rows.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final

from gistcheck.facts import Name, facts, names
from gistcheck.parse import parse
from gistcheck.types import Label
from models.training import perturb_faithful as faithful
from models.training import perturb_stance as stance
from models.training import perturb_swaps as swaps
from models.training.perturb_text import Subject, balanced, is_clean

if TYPE_CHECKING:
    from spacy.tokens import Doc

MEANING: Final[dict[str, tuple[Callable[[Subject], Iterator[Any]], Label]]] = {
    "number-swap": (swaps.number_swap, "contradicted"),
    "date-swap": (swaps.date_swap, "contradicted"),
    "name-swap": (swaps.name_swap, "contradicted"),
    "speaker-swap": (swaps.speaker_swap, "contradicted"),
    "modifier-swap": (swaps.modifier_swap, "contradicted"),
    "antonym-swap": (swaps.antonym_swap, "contradicted"),
    "role-swap": (swaps.role_swap, "contradicted"),
    "negation-added": (stance.negation_added, "contradicted"),
    "negation-dropped": (stance.negation_dropped, "contradicted"),
    "hedge-dropped": (stance.hedge_dropped, "not_stated"),
    "attribution-dropped": (stance.attribution_dropped, "not_stated"),
    "condition-dropped": (stance.condition_dropped, "not_stated"),
    "detail-added": (stance.detail_added, "not_stated"),
}
FAITHFUL: Final[dict[str, Callable[[Subject], Iterator[str]]]] = {
    "identity": faithful.identity,
    "adjunct-dropped": faithful.adjunct_dropped,
    "clause-taken": faithful.clause_taken,
    "conjunct-taken": faithful.conjunct_taken,
    "attribution-moved": faithful.attribution_moved,
    "cue-synonym": faithful.cue_synonym,
    "synonym": faithful.synonym,
    "voice-changed": faithful.voice_changed,
    "number-form": faithful.number_form,
    "rounding": faithful.rounding,
    "adverbial-moved": faithful.adverbial_moved,
    "contraction": faithful.contraction,
    "name-form": faithful.name_form,
}
KINDS: Final = (*MEANING, "other-sentence", *FAITHFUL)
"""Every kind of edit: meaning-changing first, then a sentence of elsewhere, then faithful."""

_PLAIN_NAME: Final = re.compile(r"[A-Z][\w’'.-]+(?: (?:of |the )?[A-Z][\w’'.-]*){0,3}")
_COUNTRIES: Final = frozenset(
    "Afghanistan Argentina Australia Austria Bangladesh Belgium Brazil Britain Canada Chile China Colombia Croatia Cuba"
    " Denmark Egypt England Ethiopia Finland France Germany Ghana Greece Hungary India Indonesia Iran Iraq Ireland Israel"
    " Italy Japan Jordan Kenya Kuwait Lebanon Libya Malaysia Mexico Morocco Nepal Nigeria Norway Pakistan Peru Poland"
    " Portugal Qatar Romania Russia Scotland Serbia Singapore Somalia Spain Sudan Sweden Switzerland Syria Thailand"
    " Tunisia Turkey Uganda Ukraine Venezuela Vietnam Wales Yemen Zimbabwe".split()
)

_FIRST_NAMES: Final = tuple(
    "John David Michael Robert James William Richard Thomas Mark Paul Steven Andrew Peter Sarah Mary Susan Karen Laura"
    " Emma Anna Julia Helen Alice Rachel Daniel Simon".split()
)


@dataclass(frozen=True, slots=True)
class Edit:
    """A changed sentence: the `kind` of the edit, the new `text`, and what the original says of it."""

    kind: str
    text: str
    label: Label


@dataclass(frozen=True)
class Pool:
    """Where names and sentences to swap in come from: the same article and others."""

    article: Sequence[Doc] = ()
    others: Sequence[Doc] = ()

    @cached_property
    def own_names(self) -> list[tuple[Name, str]]:
        """The names of the article, each with its grammatical slot."""
        return _slots(self.article)

    @cached_property
    def other_names(self) -> list[tuple[Name, str]]:
        """The names of other articles, each with its grammatical slot."""
        return _slots(self.others)

    @cached_property
    def own_heads(self) -> Counter[tuple[str, str]]:
        """How often the article gives each (kind, head word)."""
        return Counter((n.kind, n.head) for n, _ in self.own_names)

    @cached_property
    def other_heads(self) -> Counter[tuple[str, str]]:
        """How often other articles give each (kind, head word)."""
        return Counter((n.kind, n.head) for n, _ in self.other_names)

    def other_name(self, s: Subject, name: Name) -> str | None:
        """A name to stand in the place of another, of the same type and slot but not the same thing."""
        slot = _slot(s.doc, name)
        if "/joined" in slot and name.kind == "place" or not _sure(name, self.own_heads):
            return None
        near = self._candidates(s, name, slot, self.own_names, self.own_heads)
        far = self._candidates(s, name, slot, self.other_names, self.other_heads)
        if name.kind == "place" and name.text not in _COUNTRIES:
            near = []
        choices = near if near and (s.rng.random() < 0.8 or not far) else far
        return s.rng.choice(sorted(set(choices))) if choices else None

    def other_first_name(self, s: Subject, name: Name) -> str | None:
        """Another first name for a person named in full who is named elsewhere in the article too."""
        known = name.kind == "person" and len(name.modifiers) == 1 and self.own_heads[name.kind, name.head] > 0
        if not known or not re.fullmatch(r"[A-Z][a-z]{2,} [A-Z][A-Za-z’'-]{2,}", name.text):
            return None
        return s.rng.choice([first for first in _FIRST_NAMES if first != name.text.split()[0]])

    def foreign_place(self, s: Subject) -> str | None:
        """A country the article does not name."""
        text = " ".join(d.text for d in self.article)
        return s.rng.choice([c for c in sorted(_COUNTRIES) if c not in text and c[:4] not in text and c not in s.text])

    def _candidates(
        self, s: Subject, name: Name, slot: str, pool: list[tuple[Name, str]], heads: Counter[tuple[str, str]]
    ) -> list[str]:
        fit = (n for n, other in pool if other == slot and _sure(n, heads, 2) and self._differs(s, name, n))
        texts = (_as_called(s.doc, name, n) for n in fit)
        return [text for text in texts if text is not None]

    def _differs(self, s: Subject, name: Name, other: Name) -> bool:
        words = {other.head, *other.modifiers}
        mine = {w.lower_ for w in s.doc} | {w for n in s.facts.names for w in (n.head, *n.modifiers)}
        same_class = name.kind != "place" or (name.text in _COUNTRIES) == (other.text in _COUNTRIES)
        return not words & mine and same_class and _PLAIN_NAME.fullmatch(other.text) is not None and not _abbreviates(name.text, other.text)


def edits(doc: Doc, pool: Pool, rng: Random) -> list[Edit]:
    """Every kind of edit that a sentence allows, at most one of each.

    `doc`: one parsed sentence. `pool`: the sentences around it and of other articles. `rng`: decides
    among the possible edits; the same state gives the same list.
    Result: edits in the order of `KINDS`; empty for headings, fragments and the like.
    """
    if not is_clean(doc):
        return []
    subject = Subject(doc, facts(doc), pool, rng)
    found = [_meaning(subject, kind) for kind in MEANING] + [_elsewhere(subject)] + [_faithful(subject, kind) for kind in FAITHFUL]
    return [edit for edit in found if edit is not None]


def _meaning(s: Subject, kind: str) -> Edit | None:
    maker, label = MEANING[kind]
    made = [(m, label) if isinstance(m, str) else m for m in maker(s)]
    fit = [(text, lab) for text, lab in made if _is_fit(s, text)]
    return Edit(kind, *s.rng.choice(fit)) if fit else None


def _faithful(s: Subject, kind: str) -> Edit | None:
    fit = [text for text in FAITHFUL[kind](s) if kind == "identity" or _is_fit(s, text)]
    return Edit(kind, s.rng.choice(fit), "supported") if fit else None


def _elsewhere(s: Subject) -> Edit | None:
    """Another sentence of the article that shares little with this one."""
    words = _content(s.doc)
    far = [d for d in s.pool.article if len(_content(d) & words) <= 0.3 * len(_content(d)) and _is_whole(d)]
    return Edit("other-sentence", s.rng.choice(far).text, "not_stated") if far else None


def _is_fit(s: Subject, text: str) -> bool:
    return text != s.text and balanced(text) and len(text.split()) >= 4 and text[-1] in ".”\"’'"


@lru_cache(maxsize=2048)
def _is_whole(doc: Doc) -> bool:
    return is_clean(doc)


@lru_cache(maxsize=2048)
def _content(doc: Doc) -> frozenset[str]:
    return frozenset(t.lemma_.lower() for t in doc if t.is_alpha and not t.is_stop)


@lru_cache(maxsize=2048)
def _words(doc: Doc) -> frozenset[str]:
    return frozenset(t.lower_ for t in doc)


def _slots(docs: Iterable[Doc]) -> list[tuple[Name, str]]:
    return [slotted for doc in docs for slotted in _doc_slots(doc)]


@lru_cache(maxsize=2048)
def _doc_slots(doc: Doc) -> tuple[tuple[Name, str], ...]:
    return tuple((name, _slot(doc, name)) for name in names(doc))


def _slot(doc: Doc, name: Name) -> str:
    """Type, article and role: what must agree for one name to stand where another stood."""
    span = doc.char_span(name.start, name.end, alignment_mode="expand")
    if span is None:
        return "none"
    the = span.start > 0 and doc[span.start - 1].lower_ == "the"
    joined = span.root.dep_ in ("compound", "amod", "nmod", "appos")
    tag = span.root.tag_ if name.kind == "group" else ""
    hyphen = span.end < len(doc) and doc[span.end].text.startswith("-")
    return f"{span.root.ent_type_}/{the}/{'joined' if joined or hyphen else 'free'}/{tag}/{hyphen}"


def _sure(name: Name, heads: Counter[tuple[str, str]], times: int = 1) -> bool:
    """Is the parser's type to be trusted: seen that often, or plain by its form?"""
    if name.kind == "group":
        return re.search(r"(?:an|ans|ish|ese|ian|crats?|i|is|ims?|ench|reeks?|utch|ists?|ives?)$", name.text) is not None
    return name.text in _COUNTRIES or heads[name.kind, name.head] >= times


def _as_called(doc: Doc, name: Name, other: Name) -> str | None:
    """The other name in the form the first has: in full, by surname, or after a title."""
    if name.kind != "person":
        return other.text
    before = doc.text[: name.start].rstrip().rpartition(" ")[2].rstrip(".")
    titled = before in ("Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "President", "Senator", "Prof")
    if titled or not name.modifiers:
        return other.text.split()[-1] if other.modifiers or titled else other.text
    return other.text if other.modifiers and not titled else None


def _abbreviates(one: str, other: str) -> bool:
    """May one of two names be the other's initials or a form of the same country?"""
    initials = ["".join(w[0] for w in t.split() if w[0].isupper()) for t in (one, other)]
    flat = [t.replace(".", "") for t in (one, other)]
    american = all(t in ("US", "USA", "United States", "America", "American", "Americans") for t in flat)
    british = all(t in ("UK", "Britain", "United Kingdom", "England", "Scotland", "Wales", "Great Britain") for t in flat)
    return american or british or initials[0] == flat[1] or initials[1] == flat[0]


# --- rows -----------------------------------------------------------------------------------------


_MAX_SENTENCES: Final = 60
"""Sentences read of one article: later ones are mostly page furniture."""
_TELLING: Final = 60
"""Characters from which an equal sentence tells that two articles are one."""
_OPENING: Final = 12
"""Sentences of the article's opening that a third of the rows have as evidence."""


@dataclass(frozen=True)
class ParsedArticle:
    """An article as parsed sentences."""

    id: str
    texts: Sequence[str]
    docs: Sequence[Doc]


def article_sentences(text: str) -> list[str]:
    """The sentences of an article, each without its dateline."""
    from gistcheck.text.sentences import split_sentences

    found = (text[start:end] for start, end in split_sentences(text))
    return [re.sub(r"^(?:[A-Z][\w ,.]{0,40})?\(CNN(?:\s\w+)?\)\s*(?:--|—)?\s*", "", re.sub(r"\s+", " ", f)).strip() for f in found]


def rows(articles: Sequence[tuple[str, str]], limit: int, seed: int) -> Iterator[dict[str, object]]:
    """Balanced rows from (id, text) articles.

    `limit`: at most so many rows, half of them supported, kinds as even as the articles allow.
    Result: rows in a shuffled order that depends on `seed` alone.
    """
    by_kind: dict[str, list[dict[str, object]]] = defaultdict(list)
    for row in _all_rows(articles, seed):
        by_kind[str(row["source"])].append(row)
    rng = Random(seed)
    half = limit // 2
    chosen = _even(by_kind, [f"perturb-{k}" for k in FAITHFUL], limit - half, rng)
    chosen += _even(by_kind, [f"perturb-{k}" for k in (*MEANING, "other-sentence")], half, rng)
    rng.shuffle(chosen)
    yield from chosen


def _all_rows(articles: Sequence[tuple[str, str]], seed: int) -> Iterator[dict[str, object]]:
    previous: list[ParsedArticle] = []
    for number, (name, text) in enumerate(articles):
        texts = [sentence for sentence in article_sentences(text) if sentence][:_MAX_SENTENCES]
        article = ParsedArticle(name, texts, parse(texts))
        rng = Random(f"{seed}/{name}/{number}")
        pool_docs = [doc for other in previous[-6:] for doc in other.docs]
        for at, doc in enumerate(article.docs):
            pool = _shared_pool(article, at, pool_docs)
            for edit in edits(doc, pool, rng):
                row = _row(article, at, edit, rng)
                if row is not None:
                    yield row
        previous = [*previous[-5:], article]


def _shared_pool(article: ParsedArticle, at: int, others: Sequence[Doc]) -> Pool:
    return Pool([d for n, d in enumerate(article.docs) if n != at], others)


def _row(article: ParsedArticle, at: int, edit: Edit, rng: Random) -> dict[str, object] | None:
    evidence = _evidence(article, at, edit, rng)
    if edit.kind == "other-sentence" and edit.text in evidence:
        return None
    label = "nei" if edit.label == "not_stated" else edit.label
    original = article.texts[at]
    return {
        "evidence": evidence, "claim": edit.text, "label": label, "source": f"perturb-{edit.kind}",
        "id": f"{article.id}#{at}", "original": original,
    }  # fmt: skip


def _evidence(article: ParsedArticle, at: int, edit: Edit, rng: Random) -> list[str]:
    """The sentence alone, with its neighbours (half of the rows) or the article's opening (a third)."""
    texts, draw = article.texts, rng.random()
    if draw < 1 / 6:
        return [texts[at]]
    first, last = (max(0, at - 1), at + 2) if draw < 2 / 3 or at >= _OPENING else (0, _OPENING)
    others = [_words(d) for n, d in enumerate(article.docs[first:last], first) if n != at]
    kept = edit.label == "supported" or not _states(others, edit, texts[at])
    return list(texts[first:last]) if kept else [texts[at]]


def _states(others: Sequence[frozenset[str]], edit: Edit, original: str) -> bool:
    """May one of the other sentences say what the edited claim says?"""
    claim = {w for w in re.findall(r"[\w'’-]{3,}", edit.text.lower())}
    new = claim - {w for w in re.findall(r"[\w'’-]{3,}", original.lower())}
    for words in others:
        if len(claim & words) >= 0.5 * len(claim) or (new and new <= words and len(claim & words) >= 0.35 * len(claim)):
            return True
    return False


def _even(
    by_kind: dict[str, list[dict[str, object]]], kinds: Sequence[str], total: int, rng: Random
) -> list[dict[str, object]]:
    """So many rows, an even share of each kind; scarce kinds give all they have."""
    chosen: list[dict[str, object]] = []
    for position, kind in enumerate(sorted(kinds, key=lambda k: len(by_kind[k]))):
        share = (total - len(chosen)) // (len(kinds) - position)
        have = by_kind[kind]
        chosen += rng.sample(have, min(share, len(have)))
    return chosen


def held_out_sentences(paths: Sequence[Path]) -> set[str]:
    """Fingerprints of every sentence of the held-out files, articles or (evidence, claim) rows alike."""
    found: set[str] = set()
    for path in paths:
        for row in _records(path):
            texts = row.get("evidence") or article_sentences(str(row.get("article", row.get("text"))))
            found.update(digest(text) for text in texts if len(text) >= _TELLING)
    return found


def read_articles(paths: Sequence[Path]) -> list[tuple[str, str]]:
    """The (id, text) of articles: JSON lines with `article`, plain or gzipped, or one JSON file with `text`."""
    return [(str(row["id"]), str(row.get("article", row.get("text")))) for path in paths for row in _records(path)]


def _records(path: Path) -> list[dict[str, Any]]:
    if path.suffix == ".json":
        return [json.loads(path.read_text(encoding="utf-8"))]
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def digest(text: str) -> str:
    """A fingerprint of a text that ignores case, spaces and punctuation."""
    return hashlib.sha256(re.sub(r"\W+", " ", text.lower()).strip().encode()).hexdigest()


def _overlaps(text: str, held: set[str]) -> bool:
    return bool(held) and any(digest(t) in held for t in article_sentences(text) if len(t) >= _TELLING)


def main() -> None:
    """Write rows and print how many of each kind there are."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=Path, nargs="+", required=True, help="JSON lines (.gz) or JSON files")
    options.add_argument("--held-out", type=Path, nargs="*", default=[], help="files whose articles must not be used")
    options.add_argument("--out", type=Path, required=True, help="where to write, .jsonl.gz")
    options.add_argument("--limit", type=int, default=25_000, help="rows at most")
    options.add_argument("--seed", type=int, default=13)
    given = options.parse_args()
    held = held_out_sentences(given.held_out)
    articles = [(name, text) for name, text in read_articles(given.articles) if not _overlaps(text, held)]
    Random(given.seed).shuffle(articles)
    made = list(rows(articles, given.limit, given.seed))
    with gzip.open(given.out, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in made)
    for (source, label), count in sorted(Counter((row["source"], row["label"]) for row in made).items()):
        print(f"{count:6} {label:13} {source}")


if __name__ == "__main__":
    main()
