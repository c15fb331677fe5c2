"""Why a cut is worth checking, in plain words: its numbers, who acts in it, its date, who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gistcheck.amounts import NAMES, amounts
from gistcheck.decomposition.cut import Cut
from gistcheck.outlook import lemma
from gistcheck.syntax import grammar as g
from gistcheck.syntax.stance import SAYING
from gistcheck.vocabulary.people import calls_somebody, names_people

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CAUSES: Final = ("led to", "due to")
_OTHERS: Final = 7
"""Most words that tell who else acts; more would drown the reason."""


def reasons(doc: Doc, cut: Cut, *, speaker: str | None, quoted: bool, dated: str | None) -> tuple[str, ...]:
    """Why a cut is worth checking, in plain words.

    `speaker`: who says it; `quoted`: it stands in quotation marks; `dated`: the date it names.
    """
    found = [f"has a number: {amount}" for amount in list(dict.fromkeys(amounts(doc, cut.tokens)))[:2]]
    if (act := _actor_and_act(doc, cut)) is not None:
        found.append(act)
    if dated:
        found.append(f"reports an event with a date: {dated}")
    if speaker:
        found.append(f"is attributed to {speaker[0].lower() + speaker[1:] if _opens(doc, speaker) else speaker}")
    if quoted:
        found.append("quotes words directly")
    if any(_compares(doc[i]) for i in cut.tokens):
        found.append("compares or ranks")
    if any(doc[i].lower_ in ("because", "caused") or doc[i : i + 2].text.lower() in _CAUSES for i in cut.tokens):
        found.append("states a cause")
    return tuple(" ".join(reason.split()) for reason in found) or ("states something that can be looked up",)


def _opens(doc: Doc, speaker: str) -> bool:
    """Whether a capital of the speaker is only that of the sentence: "[Lawyers] said"."""
    first = next((t for t in doc if not (g.is_mark(t) or t.is_space)), doc[0])
    called = first.pos_ == "NOUN" and (calls_somebody(first.lemma_.lower()) or names_people(first.lemma_.lower()))
    plain = called or first.pos_ in ("DET", "NUM", "PRON") or (first.pos_ == "ADJ" and first.ent_type_ not in NAMES)
    plain &= not first.is_upper or len(first) == 1
    return plain and doc.text[first.idx :].startswith(speaker)


def _compares(token: Token) -> bool:
    """A comparative or superlative, but not the one of an amount ("more than $90", "20 or more"), nor one that only
    tells which ("higher wages", "their latest film", "a best-selling book") or how many ("most people")."""
    after = token.doc[token.i + 1 : token.i + 4]
    amount = token.lower_ in ("more", "less", "fewer") and after[:1].text == "than" and any(t.like_num for t in after)
    before = token.doc[max(0, token.i - 1) : token.i].text.lower()
    sold = token.tag_ in ("JJS", "RBS") and after[:1].text == "-" and after[1:2].text.endswith(("ing", "ed"))
    which = token.tag_ == "JJR" and token.dep_ == "amod" and not any(t.lower_ == "than" for t in token.doc[token.i :])
    many = token.lower_ == "most" and token.tag_ == "JJS" and before != "the"
    return token.tag_ in ("JJR", "JJS", "RBS") and not (
        amount or which or many or sold or token.lower_ == "latest" or before in ("or", "at")
    )


def _actor_and_act(doc: Doc, cut: Cut) -> str | None:
    """What the predicate says of somebody or something named, in plain words."""
    verb = doc[cut.predicate]
    who = g.subject(verb)
    if cut.kind in ("apposition", "whole") or not g.is_verb(verb) or who is None or who.i not in cut.tokens:
        return None
    actor = _with_others(who, cut)
    if actor is not None and any(c.lower_ == "neither" for c in who.children):
        actor = f"neither {actor}"
    if actor is None or any(c.dep_ == "expl" for c in verb.children):
        return None
    due = _due(verb)
    if lemma(verb) == "be" and (who.pos_ != "PROPN" or due is None):
        return f"describes {actor}"
    what = f"not {due or verb.text}" if g.is_denied(verb) else due or verb.text
    if any(c.dep_ == "auxpass" for c in verb.children) and (due is None or verb.lemma_ not in SAYING):
        return f"says what was done to {actor}: {what}"
    return f"names an actor and an act: {actor}, {what}"


def _due(verb: Token) -> str | None:
    """ "is to star", "had to be towed", "thought to have left": what somebody is, has or is said to do."""
    act = next((c for c in verb.children if c.dep_ == "xcomp" and c.tag_ in ("VB", "VBN") and c.i > verb.i), None)
    leads = lemma(verb) in ("be", "have") or any(c.dep_ == "auxpass" for c in verb.children)
    if act is None or not leads:
        return None
    return str(verb.doc[verb.i : act.i + 1 + (g.behind(act).dep_ == "prt")].text)


def _with_others(who: Token, cut: Cut) -> str | None:
    """The name of an actor with those who act with him: "Lind and Holm"; without them where the list is long."""
    actor = _named_in_full(who)
    last = max((t.i for t in who.conjuncts if t.pos_ in ("NOUN", "PROPN") and t.i in cut.tokens), default=who.i)
    last += last > who.i and any(t.dep_ == "appos" for t in who.doc[last + 1 : last + 2])  # "and her brother [Jan]"
    if actor is None or last == who.i or not who.doc.text[who.idx :].startswith(actor.split()[-1]):
        return actor
    rest = who.doc[who.i + 1 : last + 1]
    return f"{actor} {rest.text}" if len(rest) <= _OTHERS else actor


def _named_in_full(who: Token) -> str | None:
    """ "Pakistani authorities", "ministry of external affairs", "Obama": a noun that is or has a name; None else."""
    if who.pos_ not in ("NOUN", "PROPN") or not who.text[0].isalnum():
        return None  # "20 [%] of the people"
    entity = next((ent for ent in who.doc.ents if ent.start <= who.i < ent.end and ent.label_ in NAMES), None)
    if entity is not None:
        return str(entity.text.removeprefix("the ").removeprefix("The "))
    before = [c for c in who.lefts if c.dep_ in ("compound", "nmod", "amod", "poss")]
    after = [c for c in who.rights if c.dep_ == "prep" and c.lower_ == "of" and c.i == who.i + 1]
    words = [t for part in (*before, *after) for t in part.subtree]
    if who.pos_ != "PROPN" and not any(t.ent_type_ in NAMES for t in words):
        return None
    kept = [who, *(t for t in words if t.ent_type_ in NAMES or t.pos_ in ("PROPN", "NOUN", "ADJ", "ADP", "PART"))]
    found = who.doc[min(t.i for t in kept) : max(t.i for t in kept) + 1].text
    return str(found[: found.rindex("(")].rstrip() if found.count("(") > found.count(")") else found)
