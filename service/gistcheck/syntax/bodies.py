"""Companies, clubs and other bodies that the recogniser takes for persons: "Ridewell, which ...", "oil giant Yukos",
"Ridewell, a charity"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.vocabulary.givennames import gender
from gistcheck.vocabulary.people import MALE_WORDS, ORGANISATIONS, TITLES
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_NAMED_SO: Final = (ORGANISATIONS - word_set("party school program programme network team")) | word_set(
    "airline retailer giant supermarket carmaker chain operator insurer brand"
)
"""Nouns right before the name of a body: "budget airline Ryanair"."""
_ENDS: Final = word_set("homes group airlines airways motors foods holdings bank ltd inc plc partners pharmaceuticals")
"""Last words of a body's name."""


def mark_bodies(docs: list[Doc]) -> list[Doc]:
    """Make organisations of the persons that a text shows to be bodies, wherever it names them.

    `docs`: parsed sentences of one text, whose entities are changed in place. Result: the same list.
    """
    from spacy.tokens import Span

    persons = [ent for doc in docs for ent in doc.ents if ent.label_ == "PERSON"]
    bodies = {ent.text for ent in persons if _is_body(ent)}
    for ent in persons:
        if ent.text in bodies:
            ent.doc.set_ents([Span(ent.doc, ent.start, ent.end, label="ORG")], default="unmodified")
    return docs


def _is_body(name: Span) -> bool:
    """Whether the words around a name tell that it is no person's."""
    doc, before = name.doc, g.before(name[0])
    if before.lower_.rstrip(".") in TITLES | MALE_WORDS and before.i < name.start and before.text.istitle():
        return False
    if name[-1].lower_.rstrip(".") in _ENDS and len(name) > 1:
        return True
    if before.i < name.start and before.lower_ in _NAMED_SO and before.text.islower() and before.head in name:
        return before.dep_ in ("compound", "nmod")
    told = any(c.dep_ == "appos" and c.text in _NAMED_SO and c.i > name.end for c in name.root.children)
    return gender(name[0].text) is None and (told or _acts_as_which(name)) and doc[name.end].text == ","


def _acts_as_which(name: Span) -> bool:
    """ "Ridewell, which runs 40 routes, said ...": before its verb the clause can speak of nothing else."""
    root = name.root
    told = [c for c in root.children if c.dep_ == "relcl" and c.left_edge.i == name.end + 1]
    if not told or told[0].left_edge.lower_ != "which" or g.own_subject(told[0]) != told[0].left_edge:
        return False
    return root.dep_ in g.SUBJECTS and root.head.i > told[0].right_edge.i
