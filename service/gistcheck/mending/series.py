"""Repairs of lists: what the small parser takes for an explanation, or for the subject of another verb.

Each takes a token and says whether it changed anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gistcheck.mending import speech
from gistcheck.syntax import grammar as g
from gistcheck.vocabulary.people import calls_somebody
from gistcheck.vocabulary.quantifiers import SOME

if TYPE_CHECKING:
    from spacy.tokens import Token


def goes_on(noun: Token) -> bool:
    """ "by Norvik, Sailors of Tarn, [Orvex] and Lind": the next of a list, which explains no end of the one before."""
    last = next((c for c in noun.children if c.dep_ == "conj"), None)
    if last is not None and noun.head.ent_type_ == "PERSON" and noun.left_edge.tag_ == "PRP$" and noun.tag_ == "NNS":
        noun.dep_ = "conj"  # "told Holm, [his friends] and sailors"
        return True
    listed = next((a for a in (noun.head, *noun.head.ancestors) if a.dep_ == "conj" or g.is_verb(a)), noun)
    named = listed.dep_ == "conj" and listed.pos_ == "PROPN" and (noun.is_title or noun.is_upper)
    if last is None or not named or g.before(noun.left_edge).text != ",":
        return False
    noun.head, noun.dep_ = listed, "conj"
    return True


def is_listed(noun: Token) -> bool:
    """ "killed a nurse, a [teacher] and two boys": a list of which each has its own article or number, and no
    explanation of the first."""
    last = next((c for c in noun.children if c.dep_ == "conj"), None)
    joined = any(c.dep_ == "cc" and c.lower_ == "and" for c in noun.children)
    listed = any(t.dep_ in ("conj", "appos") for t in noun.subtree if t != noun)
    named = (
        noun.head.pos_ == "PROPN"
        and noun.left_edge.tag_ not in ("DT", "PRP$")
        and g.behind(noun.right_edge).text != ","
    )
    if noun.head.head.lower_ == "between" and g.set_off(noun) and listed and named:
        noun.dep_ = "conj"  # "a merger between Norcar, [Lindbank] and a mill"
        return True
    if last is not None and _is_one_of(noun):
        noun.dep_ = "conj"  # "buildings, including hotels, [the station] and a school"
        return True
    if (
        last is None
        or not joined
        or noun.doc[speech.opening(noun) - 1].text != ","
        or noun.pos_ != "NOUN"
        or noun.head.pos_ != "NOUN"
    ):
        return False
    first, second, third = (_begins(t) for t in (noun.head, noun, last))
    behind = g.behind(noun.right_edge)
    ends = behind.text != "," or g.behind(behind).lower_ == "according"
    if not (first and third and ends) or first != second:
        return False
    noun.dep_ = "conj"
    return True


def _is_one_of(noun: Token) -> bool:
    """Whether it stands behind a comma in what something includes."""
    head = noun.head
    named = head.dep_ == "pobj" and head.head.lower_ in ("including", "like")
    named |= head.dep_ == "dobj" and head.head.lemma_ in ("include", "entail", "involve", "comprise")
    told = head.pos_ == "PROPN" and noun.pos_ == "NOUN"  # "including the Tarn Fund, [a trust], and the Cross"
    others = not told and (
        head.tag_ == "NNS" or not calls_somebody(head.lemma_.lower())
    )  # nor "the president, a judge"
    return named and others and g.before(noun.left_edge).text == "," and any(t.dep_ == "cc" for t in noun.subtree)


def _begins(noun: Token) -> str:
    """What opens a noun phrase: "a", "the" or "#" for a number or share; "" for a bare noun."""
    word = noun.left_edge
    if word.lower_ in ("a", "an", "the"):
        return "a" if word.lower_ == "an" else str(word.lower_)
    return "#" if word.pos_ == "NUM" or word.lower_ in SOME else ""


def is_restated(noun: Token) -> bool:
    """ "burned 12,000 acres (4,900 [hectares]) and 31 homes": what is joined behind the brackets is joined to the noun
    before them."""
    doc = noun.doc
    close = next((t.i for t in doc[noun.i :] if t.text == ")"), len(doc))
    outside = [c for c in noun.children if c.dep_ in ("cc", "conj") and c.i > close]
    if doc[max(speech.opening(noun) - 1, 0)].text != "(":
        return False
    for part in outside:
        part.head = noun.head
    return bool(outside)


def is_person(noun: Token) -> bool:
    """ "Holm, 31, who won at the Games and [Lind], 30, who ...": one with an age before another with an age."""
    above = noun.head
    person = next((a for a in noun.ancestors if a.i < noun.i and _is_aged(a)), above)
    if person == above or not _is_aged(noun):
        return False
    for part in list(above.children):
        if part.dep_ == "relcl" and part.i > noun.i:
            part.head = noun
        elif part.dep_ == "cc" and part.i < noun.i:
            part.head = person
    noun.head = person
    return True


def _is_aged(noun: Token) -> bool:
    return noun.pos_ == "PROPN" and any(c.dep_ == "appos" and c.tag_ == "CD" for c in noun.children)


def is_peer(noun: Token) -> bool:
    """ "Norcar, the third-biggest lender, and [Lindbank], the second, would merge": a name joined to a name, not to
    what is said of the first between commas, where something is said of the second too."""
    said = noun.head
    joint = g.before(noun.left_edge)
    apart = said.dep_ == "appos" and g.set_off(said) and joint.dep_ == "cc" and g.before(joint).text == ","
    apart &= any(c.dep_ == "appos" and c.pos_ == "NOUN" and g.set_off(c) for c in noun.children)
    if not apart or said.pos_ != "NOUN" or not noun.pos_ == said.head.pos_ == "PROPN":
        return False
    noun.head = joint.head = said.head
    return True


def leads_name(office: Token) -> bool:
    """ "Karl Holm, [Leader] of the House William Lind and Ida Dahl": the office of the next one in a list."""
    end = office.right_edge.i + 1
    beside = (c for c in office.head.rights if c.dep_ == "appos" and c.left_edge.i == end and c.ent_type_ == "PERSON")
    name = next(beside, None)
    if name is None or office.ent_type_ == "PERSON" or office.head.ent_type_ != "PERSON" or not office.is_title:
        return False
    if not any(c.dep_ == "conj" for c in name.children):
        return False
    name.dep_ = "conj"
    office.head, office.dep_ = name, "compound"
    return True
