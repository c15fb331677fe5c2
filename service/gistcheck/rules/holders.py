"""Who holds an office, or is somebody's kin: "Ian Moss is the chief executive" of a firm whose chief executive is
Petra Lang."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from gistcheck.rules.alignment import Reading
from gistcheck.rules.conflicts import Finding, differs
from gistcheck.rules.identity import NEAR
from gistcheck.syntax import grammar as g
from gistcheck.vocabulary.people import calls_somebody
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_MANY: Final = frozenset(("a", "an", "one", "another"))
"""What stands before an office of which there is more than one."""

_OF_PEOPLE: Final = word_set(
    "national citizen native migrant immigrant refugee descent origin nationality citizenship passport"
)
"""What a nation's name before it says of a person: "an Iraqi [national]"."""
_LEAVING: Final = frozenset(("sell", "sack", "fire", "dismiss", "oust", "replace"))
"""What is done to somebody who holds an office no more."""


def other_holders(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """A finding of kind "doer" for an office that the claim gives to one named there, and the evidence to others."""
    root = claim.doc[:].root
    who = g.own_subject(root)
    office = next((c for c in root.children if c.dep_ == "attr" and c.pos_ in ("NOUN", "PROPN")), None)
    if who is None or office is None or root.lemma_ != "be" or not calls_somebody(office.lemma_.lower()):
        return
    if root.tag_ != "VBZ" and not (root.tag_ == "VBD" and office.lemma_ in NEAR):  # another was, or will be
        return
    mine = frozenset(_name(who).lower().split())
    stated = frozenset().union(*(r.words for r in evidence))
    if not mine or not mine <= stated or any(c.lower_ in _MANY for c in office.children) or g.is_denied(root):
        return
    left = [t for r in evidence for t in r.doc if t.lemma_ == office.lemma_ and _is_left(t) and mine & _names_at(t)]
    if left and root.tag_ == "VBZ":
        yield differs("scope", office.text, f"{left[0].head.text} ... {left[0].text}")
    same = [t for r in evidence for t in r.doc if t.lemma_.lower() == office.lemma_.lower()]
    there = [name for t in same if _kind(office) <= _kind(t) for name in _of(t)]
    if there and not any(mine & set(name.lower().split()) for name in there):
        yield differs("doer", f"{who.text} as {office.text}", there[0])


def _kind(office: Token) -> set[str]:
    """Of "the prime minister", which minister."""
    return {c.lower_ for c in office.children if c.dep_ in ("amod", "compound") and not c.ent_type_}


def _is_left(office: Token) -> bool:
    """ "Sold its captain", "was sacked as coach": who holds it no more."""
    return office.dep_ in ("dobj", "nsubjpass") and office.head.lemma_ in _LEAVING


def _names_at(office: Token) -> frozenset[str]:
    return frozenset(word for name in _of(office) for word in name.lower().split())


def other_bearers(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """A finding of kind "doer" for a nation that the claim gives to a person, and the evidence to things only: the
    captain of a Danish ship."""
    root = claim.doc[:].root
    who = g.own_subject(root)
    nation = next((c for c in root.children if c.dep_ in ("acomp", "attr") and c.ent_type_ == "NORP"), None)
    if who is None or nation is None or root.lemma_ != "be" or not _is_person(who):
        return
    borne = [t.head for r in evidence for t in r.doc if t.lower_ == nation.lower_]
    if borne and all(t.pos_ == "NOUN" and not _is_person(t) and t.lemma_ not in _OF_PEOPLE for t in borne):
        yield differs("doer", f"{nation.text} {who.text}", f"{nation.text} {borne[0].text}")


def _is_person(token: Token) -> bool:
    return token.ent_type_ == "PERSON" or calls_somebody(token.lemma_.lower())


def _name(token: Token) -> str:
    """The words of a name, "" for another noun."""
    if token.pos_ != "PROPN":
        return ""
    inner = [c for c in token.children if c.dep_ == "compound" and c.pos_ == "PROPN" and c.ent_type_ == token.ent_type_]
    return " ".join(t.text for t in (*inner, token))


def _of(office: Token) -> Iterator[str]:
    """The names of those who hold an office, in a sentence that names it."""
    beside = [c for c in office.children if c.dep_ == "appos"]
    if office.dep_ in ("appos", "compound") and office.head.ent_type_ == "PERSON":
        beside.append(office.head)
    if office.dep_ == "attr" and (who := g.own_subject(office.head)) is not None:
        beside.append(who)
    yield from (name for t in beside if t.ent_type_ == "PERSON" and (name := _name(t)))
