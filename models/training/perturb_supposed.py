"""Edits that state as done what the sentence says somebody plans, is asked or is accused of."""

from __future__ import annotations

from collections.abc import Iterator

from gistcheck.rules.supposed import SUPPOSING
from models.training.perturb_text import Subject, finite, inflect, is_plural, main_clause, splice, subject_of


def supposed_done(s: Subject) -> Iterator[str]:
    """ "plans to cut jobs" -> "cut jobs", "was accused of stealing it" -> "stole it"."""
    verb = main_clause(s)
    who, first = subject_of(verb), finite(verb)
    if verb.lemma_ not in SUPPOSING or who is None or first is None or first.tag_ == "MD" or who.i > first.i:
        return
    if any(c.dep_ in ("neg", "dobj", "dative", "conj", "agent") for c in verb.children):
        return
    done = next((c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VB"), None)
    if done is None:
        of = next((c for c in verb.children if c.dep_ == "prep"), None)
        done = next((c for c in of.children if c.dep_ == "pcomp"), None) if of is not None else None
    start = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    if done is None or done.i < verb.i or any(c.dep_ in ("auxpass", "neg") for c in done.children):
        return
    form = inflect(done.lemma_, "VBD", is_plural(who))
    if form is not None and done.tag_ in ("VB", "VBG"):
        yield splice(s.text, [(start.idx, done.idx + len(done), form)])
