"""Repairs of what the small parser takes a noun for: whose subject it is, what it explains, what it is joined to.

Each takes a token and says whether it changed anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gistcheck.mending import speech
from gistcheck.syntax import grammar as g
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACES: Final = word_set(
    "area region city town village province state country island district county capital suburb territory municipality"
    " port neighbourhood neighborhood republic nation kingdom commune hamlet peninsula resort"
)
"""What a name of a place can stand for."""
_PARTICLES: Final = word_set("le la de du van von der den ten ter di da bin al")
"""Small words before a family name."""
_UNCHANGED: Final = word_set(
    "cut put hit set let cost hurt shut spread split quit beat bet burst cast read shed thrust rid bid forecast"
    " broadcast upset wed wet slit knit offset reset"
)
"""Verbs whose past is like their present."""


def is_stray(token: Token) -> bool:
    """ "before the Hajj, [the annual pilgrimage ...]": set off after a noun, so it explains the noun."""
    left = speech.opening(token)
    if token.pos_ != "NOUN" or left < 2 or token.doc[left - 1].text != "," or token.i < token.head.i:
        return False
    noun = token.doc[left - 2]
    if noun.pos_ not in ("NOUN", "PROPN") or noun.i <= token.head.i or noun.head == token:
        return False
    if token.doc[left].lower_ not in ("the", "a", "an"):
        return False
    token.head, token.dep_ = noun, "appos"
    return True


def is_in_two(noun: Token) -> bool:
    """ "Holm - a senior appeal [judge] - said": a second explanation right behind the first is one with it."""
    first = noun.doc[max(noun.i - 1, 0)]
    if (
        first.dep_ != "appos"
        or first.head != noun.head
        or list(noun.lefts)
        or first.pos_ != "NOUN"
        or noun.tag_ == "CD"
    ):
        return False
    for child in list(first.lefts):
        child.head = noun
    first.head, first.dep_ = noun, "compound"
    return True


def is_place(noun: Token) -> bool:
    """ "a spate of attacks in Xinjiang -- an [area] rich in oil -- has killed ...": the place is one, not the spate."""
    start = noun.left_edge.i
    name = noun.doc[start - 2] if start > 1 else noun
    above = noun.head
    if noun.lemma_ not in PLACES or not g.is_mark(noun.doc[start - 1]) or name.ent_type_ not in ("GPE", "LOC"):
        return False
    if not above.is_ancestor(name) or name.i < above.i or name == above or above.ent_type_:
        return False
    noun.head = name
    return True


def is_from(noun: Token) -> bool:
    """ "the kidnapping of a Vallejo, California, [woman]": a town and its state before whoever is from there."""
    doc, start = noun.doc, noun.left_edge.i
    if noun.pos_ != "NOUN" or start != noun.i or start < 4 or [doc[start - 1].text, doc[start - 3].text] != [",", ","]:
        return False
    state, town = doc[start - 2], doc[start - 4]
    if state.ent_type_ != "GPE" or state.dep_ != "pobj" or town.head != state:
        return False
    noun.head, noun.dep_ = state.head, "pobj"
    for child in [c for c in state.children if c.dep_ == "det"]:
        child.head = noun
    state.head, state.dep_ = noun, "nmod"
    return True


def is_subject(noun: Token) -> bool:
    """ "After a complaint about Lee, [the state of Alabama] sent ...": what the parser took for an explanation of Lee,
    or joined to him, is the subject of the verb behind it, which has none."""
    after = noun.doc[min(noun.right_edge.i + 1, len(noun.doc) - 1)]
    verb = after.head if after.dep_ in ("aux", "auxpass") else after
    finite = after.tag_ in ("VBD", "VBZ", "VBP") and verb.pos_ == "VERB" and g.own_subject(verb) is None
    fronted = any(c.is_ancestor(noun) and c.i < noun.i for c in verb.children)
    severed = noun.dep_ == "appos" or (noun.left_edge.i > 0 and noun.doc[noun.left_edge.i - 1].text == ",")
    if not finite or not fronted or not severed or verb.dep_ not in ("ROOT", "ccomp"):
        return False
    noun.head, noun.dep_ = verb, "nsubj"
    return True


def is_time(noun: Token) -> bool:
    """ "Around 7 p.m. Christmas [Eve], the firm wrote": a time beside the subject."""
    beside = any(c.dep_ == "nsubj" and c.i > noun.i for c in noun.head.children)
    if noun.ent_type_ not in ("TIME", "DATE") or not beside:
        return False
    noun.dep_ = "npadvmod"
    return True


def is_kind(noun: Token) -> bool:
    """ "[in a report] anti-virus [firm] Sophos said": a noun that the parser holds for a second subject beside the
    name, and a circumstance that hangs on it but belongs to the verb."""
    name = next(iter(noun.doc[noun.i + 1 : noun.i + 2]), None)
    if name is None or noun.tag_ != "NN" or name.pos_ != "PROPN" or name.dep_ != "nsubj" or name.head != noun.head:
        return False
    for child in [c for c in noun.lefts if c.dep_ == "prep"]:
        child.head = name.head
    noun.head, noun.dep_ = name, "compound"
    return True


def is_hyphened(part: Token) -> bool:
    """ "[co-]host Kathy Griffin bid": a piece of a word that the parser holds for a subject of its own."""
    glued = "-" in (part.text, part.doc[min(part.i + 1, len(part.doc) - 1)].text) and not part.whitespace_
    others = (c for c in part.head.children if c.dep_ == "nsubj" and c.i > part.i and c.text != "-")
    name = next((c for c in others if c.pos_ == "PROPN" or c.i <= part.i + 2), None)
    if not glued or name is None:
        return False
    for child in list(part.lefts):
        child.head = name  # "[the] ex-wife"
    part.head, part.dep_ = name, "compound"
    return True


def is_person(noun: Token) -> bool:
    """ "Kenteris, 31, who won at the Games and [Thanou], 30, who ...": one with an age before another with an age."""
    person = next((a for a in noun.ancestors if _is_aged(a) and a.i < noun.i), None) if _is_aged(noun) else None
    if person is None:
        return False
    above = noun.head
    for part in list(above.children):
        if part.dep_ == "relcl" and part.i > noun.i:
            part.head = noun
        elif part.dep_ == "cc" and part.i < noun.i:
            part.head = person
    noun.head = person
    return True


def _is_aged(noun: Token) -> bool:
    return noun.pos_ == "PROPN" and any(c.dep_ == "appos" and c.tag_ == "CD" for c in noun.children)


def is_described(word: Token) -> bool:
    """ "killed a journalist and [fierce] critic, Anna Holm": an adjective that the parser took for a verb; the noun
    behind it is joined to the one before."""
    doc, noun = word.doc, next((c for c in word.children if c.dep_ == "dobj"), None)
    if word.tag_ != "VBD" or word.text != word.lemma_ or word.text in _UNCHANGED or word.i < 2 or noun is None:
        return False
    joint, before = doc[word.i - 1], doc[word.i - 2]
    if joint.dep_ != "cc" or before.pos_ not in ("NOUN", "PROPN"):
        return False
    noun.head, noun.dep_, joint.head = before, "conj", before
    word.head, word.dep_, word.tag_, word.pos_ = noun, "amod", "JJ", "ADJ"
    return True


def dates_explanation(verb: Token) -> bool:
    """ "The hurricane, a weak storm when it [hit] Cuba, had grown": when it was what the noun before is said to be."""
    start = verb.left_edge.i
    other = next((c for c in verb.head.children if c.dep_ == "appos" and c.right_edge.i == start - 1), None)
    if other is None or verb.head.pos_ not in ("NOUN", "PROPN") or g.own_subject(verb) is None:
        return False
    verb.head = other
    return True


def is_particle(word: Token) -> bool:
    """ "turned [le] Clos into a hero": a part of the name that the parser took for a mark."""
    name = word.doc[min(word.i + 1, len(word.doc) - 1)]
    if word.lower_ not in _PARTICLES or name.pos_ != "PROPN" or word.head == name or g.is_verb(name):
        return False
    word.head, word.dep_ = name, "compound"
    return True


def describes_too(verb: Token) -> bool:
    """ "described a force that was corrupt and that has [fined] the poor": a second clause about the same noun."""
    who, doc = g.own_subject(verb), verb.doc
    if who is None or who.lower_ != "that" or doc[max(who.i - 1, 0)].dep_ != "cc":
        return False
    between = (verb.head, *doc[verb.head.i + 1 : who.i])
    first = next((t for t in between if t.dep_ == "relcl" and (t == verb.head or verb.head.is_ancestor(t))), None)
    opened = first is not None and any(c.lower_ == who.lower_ and c.i < first.i for c in first.children)
    if first is None or not opened:
        return False
    doc[who.i - 1].head = verb.head = first.head
    verb.dep_, who.tag_ = "relcl", "WDT"
    return True
