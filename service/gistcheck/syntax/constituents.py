"""Which whole constituents of a parsed sentence may go, and how they leave no comma behind.

A constituent may go when the sentence stays grammatical and true without it: appositions,
relative and participial clauses set off by commas, adjuncts of time, place and circumstance,
the second of two joined clauses, brackets, dashes, and opening connectives. Subjects, objects,
complements, what a quantity or a superlative is restricted by, and who said it, are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gistcheck.syntax.adjuncts import begins, edges, is_dispensable
from gistcheck.syntax.brackets import lone_dashes
from gistcheck.syntax.grammar import FINITE, SUBJECTS, set_off
from gistcheck.syntax.guards import attributing, guarded, quoted
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CONNECTIVES: Final = word_set(
    "however meanwhile moreover furthermore additionally also nevertheless nonetheless therefore thus"
    " besides still similarly separately accordingly consequently"
)
"""Opening adverbs that point back to a sentence the reader of a summary may not see."""

_JOINERS: Final = frozenset(("and", "but", "yet", "so"))
_LATE_QUOTE: Final = re.compile(r'[^"]*[^\s"([—–-]"')


@dataclass(frozen=True, slots=True)
class Constituent:
    """Tokens `start:end` that may go together; `loose` when they are better gone anyway."""

    start: int
    end: int
    loose: bool = False


def removable(doc: Doc) -> list[Constituent]:
    """The constituents that may go, each alone or with any others, in order.

    `doc`: one sentence, parsed. Result: token spans without the commas around them; they may
    nest. None where the parse cannot be trusted or a quotation runs on.
    """
    if not (_is_sound(doc) and is_paired(doc.text)):
        return []
    inside, kept = quoted(doc), guarded(doc)
    found = (*_openings(doc), *_asides(doc), *_phrases(doc))
    whole = (c for c in found if not inside[c.start] and not kept & set(range(c.start, c.end)))
    return sorted({c for c in whole if _is_closed(doc, c, inside)}, key=lambda c: (c.start, -c.end))


def _is_closed(doc: Doc, c: Constituent, inside: list[bool]) -> bool:
    """Nothing outside hangs on it, its brackets pair, it ends outside any quotation and before the stop."""
    heads = {t.head.i for t in doc[c.start : c.end]} - set(range(c.start, c.end))
    hangs = any(c.start <= t.head.i < c.end for t in doc if not c.start <= t.i < c.end and not t.is_punct)
    torn = (c.end < len(doc) and inside[c.end - 1] and inside[c.end]) or any(inside[i] for i in heads)
    free = not (hangs or torn or _leaves_inversion(doc, c) or _takes_stop(doc, c))
    return free and is_paired(doc[c.start : c.end].text)


def _takes_stop(doc: Doc, c: Constituent) -> bool:
    last = next(t for t in reversed(doc) if not t.is_space)
    return last.i < c.end and last.is_punct and last.text not in ")]"


def _is_sound(doc: Doc) -> bool:
    """The parse sees one sentence, a verb in every clause, and no two subjects to a verb."""
    subjects = [t.head.i for t in doc if t.dep_ in ("nsubj", "nsubjpass", "expl")]
    clauses = all(t.pos_ in ("VERB", "AUX") for t in doc if t.dep_ in ("ROOT", "ccomp", "relcl"))
    return clauses and len(subjects) == len(set(subjects)) and sum(t.dep_ == "ROOT" for t in doc) == 1


def _leaves_inversion(doc: Doc, c: Constituent) -> bool:
    """It opens the sentence and a verb would come first: "Although ..., said Mr Hogan, ..."."""
    return begins(doc, c.start) and any(t.tag_ in FINITE for t in doc[c.end : c.end + 2])


def is_paired(text: str) -> bool:
    """Brackets and double quotation marks open and close."""
    pairs = all(text.count(left) == text.count(right) for left, right in ("()", "[]", "“”", "«»"))
    return pairs and text.count('"') % 2 == 0 and not _LATE_QUOTE.match(text)


def _openings(doc: Doc) -> Iterator[Constituent]:
    first = next((t for t in doc if not t.is_space), None)
    if first is None or first.i + 2 >= len(doc):
        return
    joins = first.lower_ in _JOINERS and first.tag_ in ("CC", "RB") and first.head.pos_ in ("VERB", "AUX")
    if (joins and doc[first.i + 1].text != ",") or (first.lower_ in CONNECTIVES and doc[first.i + 1].text == ","):
        yield Constituent(first.i, first.i + 1, loose=True)
    for token in doc[1:]:
        plain = token.dep_ == "advmod" and token.head.pos_ in ("VERB", "AUX") and not token.nbor(-1).is_punct
        if token.lower_ == "also" and plain:
            yield Constituent(token.i, token.i + 1, loose=True)


def _asides(doc: Doc) -> Iterator[Constituent]:
    """Bracketed and dashed-off runs, marks included."""
    dashes = lone_dashes(doc)
    for opening in doc:
        if opening.text == "(" and (opening.i == 0 or doc[opening.i - 1].whitespace_):
            close = next((t.i for t in doc[opening.i :] if t.text == ")"), None)
            if close is not None:
                yield Constituent(opening.i, close + 1)
    if len(dashes) == 2 and dashes[0].text == dashes[1].text:
        inner = doc[dashes[0].i + 1 : dashes[1].i]
        if inner and inner[0].pos_ != "CCONJ" and not (attributing(inner) or _closes_more(doc, dashes[0].i)):
            yield Constituent(inner.start - 1, inner.end + 1)


def _closes_more(doc: Doc, dash: int) -> bool:
    """ "Brock, founder of Norcar — a fund — was there": the second dash stands for a comma, too."""
    opened = (t for t in doc[1:dash] if t.dep_ == "appos" and doc[t.left_edge.i - 1].text == ",")
    return any("," not in [t.text for t in doc[a.i : dash]] for a in opened)


def _holds_another(clause: Token) -> bool:
    """ "Holm, who won gold and [Lind, who won silver,] face a ban": the verb is of several, and one would be left."""
    who, verb = clause.head, clause.head.head
    alone = who.dep_ in SUBJECTS and who.tag_ in ("NN", "NNP") and not list(who.conjuncts)
    return clause.dep_ == "relcl" and alone and verb.tag_ == "VBP" and any(t.dep_ == "cc" for t in clause.subtree)


def _is_needed(part: Token) -> bool:
    """ "it was Rob, the youngest, [who left]"; "Holm, [whose show inspired the opera], has said he did not write it";
    "those who lost money [after the crash] are to be paid": a cleft's end, what "it" stands for, what tells who."""
    root, doc = part.doc[:].root, part.doc
    cleft = root.lemma_ == "be" and any(c.lower_ == "it" and c.dep_ == "nsubj" for c in root.lefts)
    if cleft and any(t.dep_ == "relcl" and t.left_edge.lower_ in ("who", "that") for t in part.subtree):
        return True
    which = next((a for a in part.ancestors if a.dep_ == "relcl"), None)
    if which is not None and not set_off(which):
        return True
    last = any(t.lower_ == "it" and t.dep_ in ("dobj", "pobj") for t in doc[part.right_edge.i + 1 :])
    things = (t for t in doc[: part.left_edge.i] if t.pos_ in ("NOUN", "PROPN") and t.ent_type_ != "PERSON")
    return last and part.dep_ == "relcl" and all(t.dep_ == "compound" for t in things)


def _phrases(doc: Doc) -> Iterator[Constituent]:
    for token in doc:
        start, end = edges(token)
        whole = end - start == sum(start <= t.i < end for t in token.subtree)
        if whole and is_dispensable(token) and not (_holds_another(token) or _is_needed(token)):
            yield Constituent(start - (token.dep_ == "conj"), end)
