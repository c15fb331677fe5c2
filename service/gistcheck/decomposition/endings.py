"""Whether a cut ends in the middle of something."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.syntax.quotes import quote_pairs
from gistcheck.syntax.stance import SAYING
from gistcheck.vocabulary.people import TITLES
from gistcheck.vocabulary.wordlists import word_set
from gistcheck.vocabulary.works import WORKS

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BACKING: Final = word_set("back support favour favor want plan oppose believe prefer endorse")
"""Verbs of what somebody may turn away from."""
_NEAR: Final = 4
"""So many words behind a cut the head of what it breaks off may stand."""
_MERE: Final = word_set("just only merely simply")
_COPULAS: Final = word_set("be become remain seem appear look feel sound get grow go turn stay prove")


def loses_outcome(doc: Doc, tokens: Collection[int], end: int) -> bool:
    """ "were blamed for keeping it[, only to learn that it was a joke]", "were near a deal[, but only if ...]": what
    came of it turns it round, or limits it."""
    after = [t for t in doc[end : end + 5] if not t.is_quote][:4]
    words = [t.lower_ for t in after]
    if words[:1] == [","] and after[1:] and after[1].tag_ == "PRP":
        denied, again = [t for t in doc[:end] if t.dep_ == "neg" and t.i in tokens], {t.lemma_ for t in after[2:]}
        partly = any(doc[i].lower_ in _MERE | {"partly"} for i in tokens)
        if any(g.behind(t).lower_ in _MERE or (partly and t.head.lemma_ in again) for t in denied):
            return True  # "didn't just blur it[, they crossed it]", "isn't partly right[, it is wholly right]"
    plain = [t for t in after if t.text != ","]
    verb = g.governor(doc[end - 1]) if plain and plain[0].lower_ == "but" else None
    if verb is not None and (verb.tag_ == "VBG" or verb.lemma_ in _BACKING) and "now" in [t.lower_ for t in plain[1:4]]:
        return True  # "was rooting for Tarn [but would now root for Lund]"
    limited = words[:3] == [",", "but", "only"] and after[-1].tag_ in ("IN", "WRB", "TO")
    return (words[:3] == [",", "only", "to"] or limited) and doc[end - 1].i in tokens


def ends_midway(doc: Doc, tokens: Collection[int], end: int) -> bool:
    """Whether a cut ends within a title that has a colon ("nudging GTA[: San Andreas down to second]"), between two
    marks of time ("taken before [and after they were deployed]"), before the noun of its last word ("raised 54bn
    [rupees($1.2bn)]", "will face adverse[, even dire consequences]"), at a title ("two dozen witnesses, Police Lt[.
    Eric Starnes said]"), within a name ("some sing the song, Ida Lind and Ole [Holm said]") or before a word that the
    parser took for a mark ("took the drug to combat [narcolepsy]")."""
    last, after = doc[end - 1], doc[end : end + 2]
    if _breaks_phrase(doc, tokens, end):
        return True
    named = all(t.pos_ == "PROPN" for t in (last, after[-1])) if after else False
    said = last.lemma_ in SAYING and (g.is_finite(last) or last.tag_ == "VBG")  # "issued a statement that said[: ...]"
    if after.text.startswith(":") and (named or said or last.lower_ in ("this", "these")):
        return True  # also "The plan is this[: ...]"
    if after and after[0].tag_ == "POS":
        return True  # "host of TarnTV['s "Morning"]"
    misread = any(t.head.dep_ == "dep" for t in after)
    if misread and after[0].lower_ == "that" and after[0].dep_ in ("det", "mark"):
        return True  # "point to charities [that fund the war]", where the parser took "fund" for a noun
    if doc[end : end + 2].text == ", and" and doc[end + 2 : end + 3].text in ("only", "even", "perhaps", "possibly"):
        return not any(g.is_verb(t) and g.is_finite(t) for t in doc[end + 3 :])  # "has a desk[, and only a few chairs]"
    if last.dep_ == "prep" and not list(last.children) and after and after[0].text in g.DASHES:
        return True  # "is a product of -- and hedge against [-- the rise of Norcar]"
    if len(after) == 2 and after[0].is_quote and after[0].i in dict(quote_pairs(doc)) and after[1].tag_ == "VBG":
        return True  # "spent their life [“fighting for it”]"
    beside = g.before(last)
    if last.pos_ == "PROPN" and beside.dep_ == "cc" and g.before(beside).tag_ == "PRP" and after.text.startswith(","):
        return True  # "Lind backed it and Holm[, as he has before, opposed it]"
    if last.lemma_ == "come" and after.text in ("and went", "and gone"):
        return True  # "A chance came [and went]"
    if last.lower_ in ("which", "whom") and g.before(last).lower_ == "of":
        return True  # "angering Holm and Lind, both of which [she praised]"
    if any(doc[i].lower_ == "both" for i in tokens) and doc[end : end + 4].text == ", as well as":
        return True  # "was hit by both mills and unions[, as well as shops]"
    if last.lower_ in ("that", "than", "whether") and last.dep_ == "mark" and after:
        return True  # "is unclear, given that[, as Holm said, ...]"
    if after and last.lower_ == "also" and g.before(last).lower_ == "but":
        return True  # "not only there, but also [in many other places]"
    degree = any(doc[i].lower_ == "so" and doc[i].dep_ == "advmod" for i in tokens)
    if after and degree and after[0].tag_ == "PRP" and after[0].dep_ == "nsubj" and last.i > 0:
        return True  # "was so keen on it [he said she should call]"
    several = last.head.lower_ in ("are", "were") and last.dep_ in ("attr", "acomp") and last.text[0].isupper()
    if several and after.text.startswith(",") and after[-1].pos_ == "PROPN":
        return True  # "the others are Tarn.org[, Rise Now, Bend It and ...]"
    sent = g.governor(last)
    whither = sent is not None and any(c.dep_ in ("prt", "dative", "advmod") or c.lower_ == "to" for c in sent.rights)
    named = last.pos_ == "PROPN" and last.ent_type_ not in ("DATE", "TIME")
    if named and sent is not None and sent.lemma_ == "send" and not whither and after.text.startswith(", which"):
        return True  # "sent shares in Norcar[, which sells eels, up 6%]"
    told, quotes = g.governor(last), after.text.startswith((":", ',"', ", “", ', "'))
    if quotes and told is not None and told.lemma_ in SAYING | {"lament"} and not g.has_object(told):
        return True  # "lamented in an interview[: “...”]"
    between = last.lower_ in g.FACT_MARKS and len(after) == 2 and all(t.dep_ in ("cc", "mark", "prep") for t in after)
    if between or (last.dep_ in ("amod", "nummod", "compound") and last.head.i not in tokens and last.head.i > last.i):
        return True
    if after and after[0].i in dict(quote_pairs(doc)) and last.lemma_ in WORKS:
        return True  # "directed the documentary ["The Mill"]"
    done = any(a.dep_ == "auxpass" for a in g.auxiliaries(last.head))  # "was dealt with, and ..."
    bare = last.dep_ == "prep" and not list(last.children) and not done
    if bare and after.text.startswith(",") and list(last.head.conjuncts):
        return True  # "have competed with[, but also worked for, Tarn]"
    stray = last.dep_ in ("advmod", "dobj") or (last.dep_ == "acomp" and last.head.lemma_ not in _COPULAS)
    if after and last.text.istitle() and after[0].text.istitle() and after[0].tag_ in ("RB", "JJ", "VB", "UH", "IN"):
        return last.i > 0  # "had a hit with All [Right Now]"
    stray |= last.dep_ == "pobj" and g.before(last).lower_ in ("a", "an")  # "undone by an inflexible[, harsh policy]"
    if last.tag_ == "JJ" and stray and after.text.startswith(",") and "JJ" in [t.tag_ for t in doc[end + 1 : end + 3]]:
        return True
    joined = last.dep_ == "conj" and last.pos_ in ("NOUN", "PROPN", "NUM")
    if joined and after and after[0].tag_ in g.FINITE:  # "found by Lind and the striker [shot] wide"
        return True
    some = last.head.head
    if last.tag_ == "PRP" and some.like_num and g.before(some).text == "," and after and not g.is_mark(after[0]):
        return True  # "Nine were hurt, two of them [in the leg]"
    if after and after[0].like_num and (last.tag_ == "$" or last.lower_ == "rs"):
        return True  # "fell from Rs 20 crore to Rs [10 crore]"
    titled = last.lower_ in TITLES and [t.tag_ for t in after] == [".", "NNP"]
    if titled or doc[max(end - 2, 0) : end].text == "so doing":
        return True
    if after and joined and last.pos_ == "PROPN" and after[0].text.istitle() and after[0].dep_ == "nsubj":
        return True
    counted = last.like_num and last.ent_type_ not in ("DATE", "TIME", "PERCENT") and last.dep_ in ("pobj", "dobj")
    if counted and after and after[0].tag_ in ("VBN", "JJ", "NN", "NNS"):
        return True  # "limits them to 1,550 [deployed warheads]"
    loose = bool(after) and after[0].is_alpha and after[0].dep_  # "to no more than 1,550 [deployed warheads]"
    return loose == "punct" or (loose == "dep" and last.like_num)


def _breaks_phrase(doc: Doc, tokens: Collection[int], end: int) -> bool:
    """ "intrusion into his[, and his family's life]", "pressing a "Stop[!" key]", "released its witness [complaint
    rules]", "the end of his TBS [late night show]", "which he denied [and which] she backed away from"."""
    last, after = doc[end - 1], doc[end : end + 3]
    owning = last.tag_ == "PRP" and last.lower_ in ("his", "their", "its", "our", "my")
    whole = g.before(last).lower_ == "of" or g.before(last).lemma_ == "be"
    if not whole and (last.tag_ == "PRP$" or (owning and after.text.startswith((", and", ", or")))):
        return True  # not "a friend of his", "the win was his"
    if not after:
        return False
    behind = [t for t in after if not t.is_quote]
    if after[0].text in ("!", "?") and len(behind) > 1 and behind[1].is_lower and not g.is_verb(behind[1]):
        opened = next((a for a, b in quote_pairs(doc) if b == end + 1), None)  # not '"We won!" the coach said'
        return opened is None or (opened > 0 and doc[opened - 1].pos_ in ("DET", "ADJ") and behind[1].pos_ == "NOUN")
    noun = last.pos_ in ("NOUN", "PROPN")
    if noun and after[0].tag_ == "VB" and last.dep_ == "dobj" and not g.auxiliaries(after[0]):
        return True  # a noun that the parser took for a verb
    stray = next((t for t in doc[end : end + _NEAR] if t.dep_ == "dep" and t.pos_ == "NOUN"), None)
    if noun and stray is not None and stray.left_edge == after[0] and after[0].pos_ in ("ADJ", "NOUN"):
        return True
    verb = g.governor(last) if last.dep_ == "prep" and not list(last.children) else None
    return verb is not None and any(c.tag_ == "WDT" and c.dep_ in g.OBJECTS and c.i not in tokens for c in verb.lefts)
