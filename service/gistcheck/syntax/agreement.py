"""What can go together: a subject with its verb, a relative pronoun with its noun."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.syntax.brackets import lone_dashes
from gistcheck.vocabulary.people import calls_somebody
from gistcheck.vocabulary.quantifiers import ALL, NONE, SOME

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_AROUND: Final = frozenset(("country", "world", "region", "area", "city", "state", "nation", "globe", "continent"))
"""What things are in or around; an aside behind it is about the things."""
_AGENTS: Final = ("porter", "eller", "iter", "ader", "ister", "ologist", "omist", "alist", "vist")
"""Endings of nouns for people that hardly any thing has."""


def are_several(noun: Token) -> bool:
    """Whether a noun stands for more than one: "firms", "Norvik and Lindbank"."""
    return noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" and not g.is_verb(c) for c in noun.children)


def number(verb: Token) -> int:
    """1 for a verb form of one, -1 for a form of several ("are", "know"), 0 where the form does not tell."""
    first = next(iter(g.auxiliaries(verb)), verb)
    if first.tag_ == "VBZ" or first.lower_ == "was":
        return 1
    return -1 if first.tag_ == "VBP" or first.lower_ == "were" else 0


def agrees(noun: Token, verb: Token) -> bool:
    """Whether noun and verb agree in number, as they must if one is the subject of the other."""
    own = g.own_subject(verb)
    if own is not None and not g.is_relative(own):
        return True
    plural = noun.tag_ in ("NNS", "NNPS") or noun.lower_ == "police" or any(c.dep_ == "conj" for c in noun.children)
    return number(verb) != (1 if plural else -1)


def may_go_on_with_aside(verb: Token) -> bool:
    """ "painted like a man who was armed and [had attacked] a guard", "will attack Holm for wanting to shut schools,
    [introduce] a tax": whether it goes on with the main verb, or with "who was" and "to shut", is unclear."""
    main, joint = verb.head, verb.doc[max(verb.left_edge.i - 2, 0)]
    dashes = lone_dashes(verb.doc)
    parted = g.is_mark(joint) and not (len(dashes) == 2 and joint == dashes[1])  # "- ... - [and sold]": behind an aside
    if g.own_subject(verb) is not None:
        return False
    between = [t for t in verb.doc[main.i + 1 : verb.left_edge.i] if main.is_ancestor(t)]
    if verb.tag_ in ("VB", "VBP"):
        own = any(a.head == verb and a.tag_ in g.FINITE for a in g.auxiliaries(verb))  # "but [did not] go"
        return not own and any(t.tag_ == "VB" and g.is_infinitive(t) for t in between)
    opens = (t.dep_ == "relcl" and verb.doc[t.left_edge.i].tag_ in ("WP", "WDT") for t in between)
    return not parted and any(opens)


def links_elsewhere(word: Token, who: Token) -> bool:
    """ "not known [how] many of them are Muslim", "11 men, five of [whom] were convicted": part of another clause."""
    of_whom = word.tag_ in ("WP", "WDT") and word.head.lower_ == "of" and word.head.head == who
    return of_whom or (word.tag_ in ("WRB", "WDT") and word.i < who.i)


def holds_verb(doc: Doc, words: Collection[int]) -> bool:
    """Whether a verb stands in a noun phrase for an adjective or a noun: "[Anglo Irish sacked] Holm", "grow trees and
    [kick-start Norway's trade]", where nothing but a verb can stand before whose trade it is."""
    kept = [doc[i] for i in words]
    whose = (c.left_edge.i for t in kept for c in t.children if c.dep_ == "poss")
    if any(i - 1 in words and doc[i - 1].tag_ in ("NN", "NNS") for i in whose):
        return True
    past = (t for t in kept if t.dep_ == "amod" and t.tag_ in ("VBD", "VBN") and t.is_lower)
    apart = (t.i for t in past if g.before(t).whitespace_ and g.before(t).tag_ != "HYPH")  # not "Danish - born"
    before = (doc[at] for at in (g.word_before(doc, i) for i in apart) if at in words)
    return any(t.text.istitle() and t.dep_ not in ("det", "poss") for t in before)


def may_mean(pronoun: Token, noun: Token) -> bool:
    """Whether a relative pronoun can stand for the noun the parse hangs it on: not "a film starring Berry, [which] made
    millions", "Condon, head of the unit, [who] made the call"."""
    bare = noun.left_edge.lower_ == "the" and noun.left_edge.i == noun.i - 1
    if bare and noun.dep_ == "pobj" and noun.lemma_ in _AROUND and g.set_off(pronoun.head):
        return False  # "nominators around the country, [which] includes writers"
    if pronoun.head.lemma_ in ("know", "call") and any(t.ent_type_ == "GPE" for t in pronoun.head.subtree):
        return noun.ent_type_ == "GPE"  # "the ministry for Myanmar, [which] is known as Burma"
    outer = noun.head.head if noun.dep_ == "pobj" else noun
    if pronoun.lower_ == "who" and not _may_be_who(noun, outer, g.set_off(pronoun.head)):
        return False
    if outer.tag_ == "NNS" and any(t.lower_ == "their" for t in pronoun.head.subtree) and noun.tag_ in ("NN", "NNP"):
        return False  # "shares in the firm, [which] lost half their value"
    if pronoun.lower_ == "which":
        # "his blocking of Holm, [which] enraged them"
        act = outer != noun and outer.lemma_.endswith("ing") and outer.pos_ == "NOUN"
        person = noun.tag_ in ("NN", "NNP") and noun.lower_.endswith(_AGENTS) and noun.dep_ == "pobj"
        return noun.ent_type_ not in ("PERSON", "DATE", "TIME") and not act and not person
    if noun.dep_ == "dobj" and noun.head.dep_ == "relcl" and noun.ent_type_ != "PERSON" and g.set_off(pronoun.head):
        return pronoun.lower_ != "who"  # "the man who runs the bank, [who] robbed 40 clients"
    if noun.ent_type_ in ("GPE", "LOC", "FAC", "ORG") and noun.dep_ == "pobj" and noun.head.head.pos_ == "NOUN":
        return pronoun.lower_ != "who"  # "a student at a college in New Jersey, [who] was suspended"
    above = (a for a in noun.ancestors if a.ent_type_ == "PERSON" or a.dep_ == "appos")
    return pronoun.lower_ != "who" or noun.dep_ != "pobj" or noun.ent_type_ == "PERSON" or not any(above)


def _may_be_who(noun: Token, outer: Token, apart: bool) -> bool:
    """Not "men aged 40 in Norway [who] wore a watch", "a source close to the inquiry, [who] asked".

    `outer`: what the noun's preposition hangs on; `apart`: whether a comma is before "who".
    """
    if noun.ent_type_ in ("GPE", "LOC", "FAC") and not apart:
        return False
    above = outer.head if outer.pos_ in ("ADJ", "VERB") and outer.dep_ in ("amod", "acl") else outer
    thing = noun.tag_ == "NN" and not noun.ent_type_ and not calls_somebody(noun.lower_)
    people = calls_somebody(above.lemma_.lower()) or above.lower_ == "source"
    return not (thing and above != noun and people)


def tells_number(who: Token) -> bool:
    """Whether who acts is plainly one or several: a common noun, the police, a person, "Lind, a lawyer"; a firm may be
    either."""
    described = any(c.dep_ == "appos" and c.left_edge.lower_ in ("a", "an") for c in who.children)
    person = who.tag_ == "NNP" and (who.ent_type_ == "PERSON" or described)
    return who.text.islower() or who.lower_ == "police" or person


def counting_words(noun: Token) -> list[str]:
    """The lower-case words that may tell how many are meant of a noun: "[all] schools", "[the] [few] schools", or the
    one before "of": "[two] of the schools"."""
    whole = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if whole != noun and (whole.lower_ in ALL | SOME | NONE or whole.like_num):
        return [whole.lower_]
    return [c.lower_ for c in noun.children if c.dep_ in ("det", "amod", "nummod", "predet")]


def joined(head: Token, kinds: Collection[str] = ()) -> list[Token]:
    """A word and what is joined to it in turn, "police", "nurses" and "cooks"; `kinds`: the only parts of speech."""
    found = [head]
    while True:
        below = (c for c in found[-1].children if c.dep_ == "conj" and (not kinds or c.pos_ in kinds))
        if (more := next(below, None)) is None:
            return found
        found.append(more)
