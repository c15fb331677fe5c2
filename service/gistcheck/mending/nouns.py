"""Repairs of what the small parser takes a noun for: whose subject it is, what it explains, what it is joined to.

Each takes a token and says whether it changed anything.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gistcheck.mending import speech
from gistcheck.syntax import grammar as g
from gistcheck.syntax.quotes import quote_pairs
from gistcheck.syntax.wholenames import NAME_PARTICLES
from gistcheck.vocabulary.wordlists import word_set
from gistcheck.vocabulary.works import WORKS

if TYPE_CHECKING:
    from spacy.tokens import Token

PLACES: Final = word_set(
    "area region city town village province state country island district county capital suburb territory municipality"
    " port neighbourhood neighborhood republic nation kingdom commune hamlet peninsula resort"
)
"""What a name of a place can stand for."""
_HAS_WAY: Final = word_set("change alter involve concern affect defend criticise criticize explain shape like")
_BANDS: Final = word_set("band group duo trio quartet")
CALLING: Final = word_set("call brand label dub")


def is_title(verb: Token) -> bool:
    """ "left pop band [Busted]", "the hit song [Wanted]": a name that looks like a verb."""
    noun = g.before(verb)
    if not (verb.text.istitle() and noun.pos_ == "NOUN" and noun.is_lower and noun.lemma_ in WORKS | _BANDS):
        return False
    for child in list(verb.children):
        child.head = g.governor(noun) or noun
    verb.head, verb.dep_, verb.tag_, verb.pos_ = noun, "appos", "NNP", "PROPN"
    return True


def is_way(noun: Token) -> bool:
    """ "changed [the way it pays them]": what is changed, and not how."""
    verb = noun.head
    done = noun.lower_ == "way" and verb.lemma_ in _HAS_WAY and noun.i == verb.i + 2
    if done := done and not any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children):
        noun.dep_ = "dobj"
    return done


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


def is_called(thing: Token) -> bool:
    """'called the [lanes] "the only way to work"': what stands in quotation marks right behind is a name for it."""
    verb, opening, doc = thing.head, thing.right_edge.i + 1, thing.doc
    closing = dict(quote_pairs(doc)).get(opening)
    if verb.lemma_ not in CALLING or closing is None or thing.i < verb.i:
        return False
    inside = range(opening + 1, closing)
    heads = [doc[i] for i in inside if doc[i].head.i not in inside and not g.is_mark(doc[i])]
    if len(heads) != 1 or (heads[0].head == verb and heads[0].dep_ == "oprd") or heads[0].is_ancestor(verb):
        return False
    heads[0].head, heads[0].dep_ = verb, "oprd"
    return True


def is_named(verb: Token) -> bool:
    """ "a boy from Leeds, [named] Lee Marsh": who has a person's name is from the place, not the place."""
    name = next((t for t in verb.subtree if t.dep_ == "oprd" or t.head.lower_ == "as"), None)
    whence = verb.head.head
    if name is None or name.ent_type_ != "PERSON" or verb.head.dep_ != "pobj" or whence.lower_ != "from":
        return False
    who = g.before(whence)
    if who.pos_ != "NOUN":
        return False
    verb.head = who
    return True


def is_in_two(noun: Token) -> bool:
    """ "Holm - a senior appeal [judge] - said": a second explanation right behind the first is one with it."""
    first = g.before(noun)
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


def is_subject(noun: Token) -> bool:
    """ "After a complaint about Lee, [the state of Alabama] sent ...", "Born in Bergen, [Holm], who won, broke the
    record": what the parser took for an explanation of Lee, or joined to him, is the subject of the verb behind it, or
    behind a clause about it, which has none."""
    after = g.behind(noun.right_edge)
    told = (c for c in noun.head.children if c.dep_ == "relcl" and c.left_edge == g.behind(after))
    aside = next(told, None) if after.text == "," else None
    if aside is not None and g.behind(aside.right_edge).text == ",":
        after = g.behind(g.behind(aside.right_edge))
    verb = after.head if after.dep_ in ("aux", "auxpass") else after
    finite = after.tag_ in g.FINITE and verb.pos_ == "VERB" and g.own_subject(verb) is None
    fronted = any(c.is_ancestor(noun) and c.i < noun.i for c in verb.children)
    severed = noun.dep_ == "appos" or g.before(noun.left_edge).text == ","
    nearer = any(c.dep_ == "appos" and g.set_off(c) and c.right_edge == noun.right_edge for c in noun.children)
    if not finite or not fronted or not severed or nearer or verb.dep_ not in ("ROOT", "ccomp"):
        return False
    noun.head, noun.dep_ = verb, "nsubj"
    if aside is not None:
        aside.head = noun
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
    glued = "-" in (part.text, g.behind(part).text) and not part.whitespace_
    others = (c for c in part.head.children if c.dep_ == "nsubj" and c.i > part.i and c.text != "-")
    name = next((c for c in others if c.pos_ == "PROPN" or c.i <= part.i + 2), None)
    if not glued or name is None:
        return False
    for child in list(part.lefts):
        child.head = name  # "[the] ex-wife"
    part.head, part.dep_ = name, "compound"
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


def is_time(noun: Token) -> bool:
    """ "Around 7 p.m. Christmas [Eve], the firm wrote": a time beside the subject; "but this [time] lost to Sweden"."""
    beside = any(c.dep_ == "nsubj" and c.i > noun.i for c in noun.head.children)
    shared = noun.head.dep_ == "conj" and g.before(noun).lower_ == "this" and g.behind(noun) == noun.head
    if noun.lower_ == "time" and shared:
        noun.dep_ = "npadvmod"
        return True
    if noun.ent_type_ not in ("TIME", "DATE") or not beside:
        return False
    noun.dep_ = "npadvmod"
    return True


def is_described(word: Token) -> bool:
    """ "killed a journalist and [fierce] critic, Anna Holm": an adjective that the parser took for a verb in the past,
    though one like its present ends in "t" or "d"; the noun behind it is joined to the one before."""
    noun = next((c for c in word.children if c.dep_ == "dobj"), None)
    if word.tag_ != "VBD" or word.text != word.lemma_ or word.text.endswith(("t", "d")) or noun is None or word.i < 2:
        return False
    joint, before = word.nbor(-1), word.nbor(-2)
    if joint.dep_ != "cc" or before.pos_ not in ("NOUN", "PROPN"):
        return False
    noun.head, noun.dep_, joint.head = before, "conj", before
    word.head, word.dep_, word.tag_, word.pos_ = noun, "amod", "JJ", "ADJ"
    return True


def dates_explanation(verb: Token) -> bool:
    """ "The hurricane, a weak storm when it [hit] Cuba, had grown": when it was what the noun before is said to be."""
    start, noun = verb.left_edge.i, verb.head
    other = next((c for c in noun.children if c.dep_ == "appos" and c.right_edge.i == start - 1), None)
    if other is None or noun.pos_ not in ("NOUN", "PROPN") or g.own_subject(verb) is None:
        return False
    verb.head = other
    return True


def is_particle(word: Token) -> bool:
    """ "turned [le] Clos into a hero": a part of the name that the parser took for a mark."""
    name = g.behind(word)
    if word.lower_ not in NAME_PARTICLES or name.pos_ != "PROPN" or word.head == name or g.is_verb(name):
        return False
    word.head, word.dep_ = name, "compound"
    return True


def describes_too(verb: Token) -> bool:
    """ "described a force that was corrupt and that has [fined] the poor": a second clause about the same noun, unlike
    "and that is why"."""
    who, doc = g.own_subject(verb), verb.doc
    if who is None or who.lower_ != "that" or verb.lemma_ == "be" or g.before(who).dep_ != "cc":
        return False
    told = (t for t in doc[verb.head.i : who.i] if t.dep_ == "relcl" and verb.head in (t, *t.ancestors))
    first = next((t for t in told if any(c.lower_ == "that" and c.i < t.i for c in t.children)), None)
    if first is None:
        return False
    doc[who.i - 1].head = verb.head = first.head
    verb.dep_, who.tag_ = "relcl", "WDT"
    return True


def is_courtesy(noun: Token) -> bool:
    """ "was seen for a moment, [courtesy of] a man in a mask": thanks to whom, and no explanation."""
    if noun.lower_ != "courtesy" or g.behind(noun).lower_ != "of":
        return False
    noun.dep_ = "prep"
    return True


def is_decade(mark: Token) -> bool:
    """ "since the [']60s": one word, which the parser takes for two."""
    years = g.behind(mark)
    if mark.text not in ("'", "’", "‘") or not re.fullmatch(r"\d0s", years.text) or years == mark:
        return False
    for child in [c for c in mark.children if c != years]:
        child.head = years
    years.head, years.dep_ = mark.head, "pobj"
    mark.head, mark.dep_ = years, "punct"
    return True


def is_bracketed(mark: Token) -> bool:
    """'"[Lind[]] speaks for many," she said': a name that the article put into a quotation, and no mark, acts."""
    name = g.before(mark)
    if mark.text != "]" or not name.is_alpha or g.before(name).text != "[":
        return False
    name.head, name.dep_, name.pos_, name.tag_ = mark.head, "nsubj", "PROPN", "NNP"
    mark.head, mark.dep_ = name, "punct"
    return True


def is_figure(word: Token) -> bool:
    """ "lost [-7] points": how many, and no mark."""
    counted = g.behind(word)
    if not word.text[-1:].isdigit() or counted.pos_ != "NOUN":
        return False
    word.head, word.dep_, word.pos_, word.tag_ = counted, "nummod", "NUM", "CD"
    return True


def is_described_twice(word: Token) -> bool:
    """ "in a [long] and sordid history": the first of two adjectives, which the parser took for the thing itself."""
    joint = g.behind(word)
    second = g.behind(joint)
    noun = g.behind(second)
    if word.tag_ != "JJ" or word.left_edge.lower_ not in ("a", "an", "the") or joint.dep_ != "cc":
        return False
    if second.dep_ != "conj" or noun.head != second or noun.tag_ not in ("NN", "NNS") or second.i != joint.i + 1:
        return False
    for part in [c for c in second.children if c != noun]:
        part.head, part.dep_ = noun, "acl" if part.dep_ == "advcl" else part.dep_
    for part in [c for c in word.children if c.dep_ == "det"]:
        part.head = noun
    noun.head, noun.dep_ = word.head, "pobj"
    word.head, word.dep_ = noun, "amod"
    second.head, second.tag_, second.pos_, joint.head = word, "JJ", "ADJ", word
    return True
