"""Which circumstances a statement needs: without them it would say nothing, or something else."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.syntax.phrases import AMOUNT_LABELS, LASTING, PLACE_LABELS, words_under
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FIGURES: Final = AMOUNT_LABELS | word_set("DATE TIME")
_LONGEST_LIMIT: Final = 6
"""Words of a phrase in front that a short statement still has room for."""
_SOME: Final = word_set("most many some few all almost nearly every majority")
_KINDS: Final = word_set(
    "category class section division group round excerpt sample gospel novel film movie book play poem tale myth legend"
)
_UNTIL: Final = word_set("until till before without except")
"""What limits a denial."""
_ASSUMING: Final = word_set("assuming supposing provided providing barring")
"""What opens a condition."""
_LONGEST_UNTIL: Final = 10
"""Words of such a limit that a short statement still has room for."""
_LONGEST_MANNER: Final = 3
"""Words of how something was not done."""
_HAPPENING: Final = word_set("come happen occur arise")
"""Verbs that say nothing without what they happen after: "the move came after ..."."""
_TELLING: Final = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM"))
_CALLING: Final = word_set("call term dub name know describe put style")
_SHOWING: Final = word_set("show demonstrate prove suggest indicate illustrate reveal confirm attest")


def is_telling(child: Token) -> bool:
    """Whether a circumstance holds a number, a date or an amount, what a desk checks first, or stands in front and says
    of what all the rest is so."""
    words = [child.doc[i] for i in words_under(child)]
    if child.lower_ in _ASSUMING:
        return True
    if child.lower_ in _UNTIL and g.is_denied(child.head) and len(words) <= _LONGEST_UNTIL:
        return True  # "does not become king [until the last act]"
    if child.dep_ == "prep" and child.i > child.head.i and g.is_denied(child.head) and len(words) <= _LONGEST_MANNER:
        return True  # "did not speak of him [by name]"
    may = any(a.tag_ == "MD" for a in g.auxiliaries(child.head))
    if may and child.lower_ in ("by", "without", "with") and (child.i < child.head.i or child.lower_ == "without"):
        return any(c.dep_ in ("pcomp", "pobj") for c in child.children) and len(words) <= _LONGEST_UNTIL
    if child.lower_ == "with" and any(c.dep_ == "acl" and c.tag_ == "VBG" for o in child.children for c in o.children):
        return False  # "with 3 million fewer [voting]": its verb is no part of it
    measured = any(t.ent_type_ in AMOUNT_LABELS for t in child.head.subtree) or any(t.lower_ in _SOME for t in words)
    room = _LONGEST_LIMIT + 4 * measured  # what is "30 percent"
    if child.dep_ == "prep" and child.i < child.head.i and len(words) <= room and _limits(child, words):
        return True
    return len(words) <= (8 if child.dep_ == "prep" else 6) and any(t.ent_type_ in _FIGURES for t in words)


def may_hang_higher(kind: str, child: Token) -> bool:
    """ "left before the town fell[, after seeing a film]", "said it was open[, citing a map]": what a comma sets off
    behind a clause inside another may be said of the outer one."""
    of_cue = kind == "content" and child.dep_ == "advcl" and child.tag_ == "VBG"
    if _is_joined(child):
        return True
    beside = kind == "circumstance" or of_cue or _leads_to_act(child) or _goes_on_from_aside(child)
    return g.set_off(child) and beside


def _word_before(phrase: Token) -> Token:
    """The last word before a phrase, whatever marks stand between; its first where it opens the sentence."""
    return phrase.doc[max(g.word_before(phrase.doc, phrase.left_edge.i), 0)]


def _is_joined(child: Token) -> bool:
    """ "won 15 cups, as well as [setting] records", "in talks and, [most recently], [during] debates": to a thing that
    the parser lost."""
    before = _word_before(child)
    if before.head != child.head or before.dep_ not in ("cc", "advmod"):
        return False
    if any(c.dep_ == "conj" and c.i > child.i and g.is_verb(c) for c in child.head.rights):
        return False  # "won in 2010 and, with help from Lind, led the party"
    return before.dep_ == "cc" or (before.i > child.head.i and _is_joined(before))


def _goes_on_from_aside(child: Token) -> bool:
    """ "priced him at $2m, which Holm called low[, blaming] the paper": which of the two does so is unclear."""
    if child.dep_ != "advcl" or child.tag_ != "VBG" or child.i < child.head.i:
        return False
    before = _word_before(child)
    above = itertools.takewhile(lambda a: a != child.head, (before, *before.ancestors))
    asides = (a for a in above if a.dep_ == "relcl" and g.set_off(a))
    return any((who := g.own_subject(a)) is not None and who.pos_ in ("NOUN", "PROPN") for a in asides)


def _leads_to_act(phrase: Token) -> bool:
    """ "The club stepped in, [with its head, Ole Holm], saying it was late": it is he who says so."""
    acts = (c for c in phrase.head.rights if c.dep_ == "advcl" and c.tag_ == "VBG" and c.i - phrase.right_edge.i == 2)
    person = any(t.ent_type_ == "PERSON" for t in phrase.subtree)
    return phrase.lower_ == "with" and person and any(map(g.set_off, acts))


def _limits(phrase: Token, words: Sequence[Token]) -> bool:
    """ "[In the US,] software can be patented", "[Of 18 million] less than 2 is spent", "[In most cases] it was mild",
    "[Under German law] nobody can"."""
    some = any(t.lower_ in _KINDS for t in words)  # "[In the main category,] it won"
    some |= any(t.lower_ in _SOME and t.ent_type_ not in ("DATE", "TIME") for t in words)
    some |= phrase.lower_ == "for" and any(t.lower_ in ("them", "him", "her", "us") for t in words)
    return some or phrase.lower_ in ("of", "under", "until") or any(t.ent_type_ in PLACE_LABELS for t in words)


def needed(verb: Token, core: set[int], optional: Sequence[frozenset[int]]) -> set[int]:
    """The words of the core with the circumstances that it would be torn or say nothing without."""
    core |= places(verb, core)
    core |= between(verb, core, optional)
    after = sorted((o for o in optional if min(o) > verb.i), key=min)
    if leans_on_rest(verb, core):
        core |= frozenset().union(*after)
    while after and unfinished(verb, core):
        core |= after.pop(0)
    return core | joining(verb, core) | {c.i for c in verb.children if c.lower_ == "each"}


def places(verb: Token, core: Collection[int]) -> frozenset[int]:
    """The words that say where, in a few words, if an amount is among the core: "won 83% of voters [in Ohio]"."""
    if not any(verb.doc[i].ent_type_ in AMOUNT_LABELS for i in core):
        return frozenset()
    parts = (
        words_under(c)
        for c in verb.children
        if c.dep_ == "prep" and any(p.ent_type_ in PLACE_LABELS for p in c.children)
    )
    return frozenset().union(*(words for words in parts if len(words) <= 4))


def between(verb: Token, core: Collection[int], optional: Sequence[frozenset[int]]) -> frozenset[int]:
    """The circumstances that stand between kept words and not between marks: "came [under fire] again", "have [on
    average] declined"; without them their neighbours would run together."""
    first, last = min((verb.i, *(a.i for a in g.auxiliaries(verb)))), max(core)
    inside = (words for words in optional if first < min(words) and max(words) < last)
    return frozenset().union(*(words for words in inside if not _is_set_off(verb.doc, words)))


def _is_set_off(doc: Doc, words: Collection[int]) -> bool:
    return g.is_mark(doc[min(words) - 1]) and g.is_mark(doc[max(words) + 1])


def joining(verb: Token, kept: set[int]) -> set[int]:
    """Conjunctions between dependents that are both kept."""
    joints = [c for c in verb.children if c.dep_ in ("cc", "preconj")]
    return {c.i for c in joints if _next_conjunct(c) in kept or _links(c, kept)}


def _links(cc: Token, kept: set[int]) -> bool:
    """Whether the nearest words on both sides of a conjunction are kept."""
    return g.word_before(cc.doc, cc.i) in kept and cc.i + 1 in kept


def _next_conjunct(cc: Token) -> int:
    return next((s.i for s in cc.head.children if s.dep_ == "conj" and s.i > cc.i), -1)


def happens(verb: Token, clause: Token) -> bool:
    """ "the move came, he said, after ...", "the speculation began [after the meeting was postponed]"."""
    at_once = verb.lemma_ in LASTING and clause.left_edge.i == verb.i + 1
    return at_once or verb.lemma_ in _HAPPENING or _is_limited(verb) or _goes_on(verb, clause) or _names(verb, clause)


def _names(verb: Token, clause: Token) -> bool:
    """ "said that [as Mr Holm was never there] he could not judge": of what is said, only this tells who "he" is."""
    who, named = g.own_subject(verb), g.own_subject(clause)
    if verb.dep_ != "ccomp" or who is None or named is None or who.lower_ not in ("he", "she", "it", "they"):
        return False
    return clause.i < verb.i and named.pos_ in ("PROPN", "NOUN") and named.i < who.i


def _goes_on(verb: Token, clause: Token) -> bool:
    """ "was unlawful [as it allowed arrests] in a way that hurts": what comes right behind may belong to the clause."""
    behind = next((t for t in verb.doc[clause.right_edge.i + 1 :] if not t.is_quote), verb)
    apart = g.is_mark(clause.right_edge) or g.is_mark(behind)
    return clause.i > verb.i and verb.is_ancestor(behind) and not apart


def _is_limited(verb: Token) -> bool:
    """ "was only recalled [after ...]", "no bill goes through [without ...]": it is so in that case alone."""
    only = any(c.lower_ == "only" and c.i < verb.i for c in verb.children)
    who = g.own_subject(verb)
    no = who is not None and any(c.lower_ == "no" for c in who.children)
    return only or (no and any(c.lower_ in ("without", "until", "unless", "except") for c in verb.children))


def counts_from(verb: Token, clause: Token) -> bool:
    """ "it has been twenty years [since the film was shown]", "was sentenced one day [after it began]", "was on sale
    for two days [before it outsold all others]"."""
    span = verb.doc[max(clause.left_edge.i - 1, 0)]
    if clause.left_edge.lower_ == "as" and g.behind(clause.left_edge).lower_ in ("if", "though"):
        return True  # "said the name [as if it were a dish]"
    if g.marks(clause) == "before" and span.ent_type_ in ("DATE", "TIME") and span.head.lower_ == "for":
        return span.head.head == verb
    if g.is_infinitive(clause) and span.lower_ in ("pace", "track", "course"):
        return True  # "is on course [to win]"
    if g.marks(clause) == "before" and span.lower_ == "long":
        return True  # "it is not long [before the resistance grows]"
    if g.marks(clause) == "since" and span.dep_ == "pobj" and any(c.like_num for c in span.lefts):
        return True  # "in the 13 years [since it fell]"
    number = span.dep_ == "npadvmod" and any(c.like_num or c.lower_ in ("a", "an") for c in span.lefts)
    counted = g.marks(clause) == "since" or (g.marks(clause) in ("after", "before") and number)
    return counted and span.dep_ in ("attr", "npadvmod") and span.head == verb


def unfinished(verb: Token, core: set[int]) -> bool:
    """Whether nothing but adverbs follows the verb ("Atwood was there", "the team improved"), one word that names and
    counts nothing ("the course took runners", "Rowling came under fire"), or when they "were [on Monday]"."""
    after = [verb.doc[i] for i in core if i > verb.i]
    if verb.lemma_ == "be" and all(t.ent_type_ in ("DATE", "TIME") or t.dep_ == "prep" for t in after):
        return True
    return sum(t.pos_ in _TELLING for t in after) <= 1 and not any(t.ent_type_ for t in after)


def leans_on_rest(verb: Token, core: set[int]) -> bool:
    """Whether the words kept mean something else alone: "ranks sixth [in ...]", "found himself [in ...]",
    "left many [without ...]"."""
    kept = [verb.doc[i] for i in core if i > verb.i]
    held = ("it", "himself", "herself", "itself", "themselves")
    if _is_limited(verb) or (verb.lemma_ == "leave" and any(c.dep_ == "dobj" for c in verb.children)):
        return True
    return any(t.ent_type_ == "ORDINAL" or (t.lower_ in held and t.head == verb) for t in kept)


def with_behind(verb: Token) -> set[int]:
    """ "14 hours after the talks were to end[, with both sides far apart]": this is so now, whatever it is hung on."""
    apart = (t for t in verb.subtree if t.lower_ == "with" and t.dep_ == "prep" and g.set_off(t) and t.i > verb.i)
    return {t.i for prep in apart for t in prep.subtree}


def confirms(verb: Token) -> bool:
    """ "they cannot last, as the revolt [showed]", "the thaw, as sailors [call] it, ...": what it showed, or what it is
    called, stands before it."""
    if g.marks(verb) != "as":
        return False
    names = verb.lemma_ in _CALLING and verb.i < verb.head.i and g.set_off(verb)
    return names or (verb.lemma_ in _SHOWING and not any(c.dep_ in g.OBJECTS for c in verb.children))
