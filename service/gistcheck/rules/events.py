"""Whether and when something was so: what was called off did not take place, what nobody did somebody did not do, and
last season's goals are not this season's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from gistcheck.rules.alignment import EMPTY, Reading, share
from gistcheck.rules.conflicts import Finding, differs
from gistcheck.rules.identity import to_its_end
from gistcheck.syntax import grammar as g
from gistcheck.syntax.guards import negative
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_DROPPED: Final = word_set("call cancel postpone scrap avert plan schedule propose threaten prevent ban")
"""What was only planned, or was called off, has not happened by it."""
_HAPPENING: Final = (("happen", ""), ("occur", ""), ("take", "place"), ("go", "ahead"))
"""A verb, and the word with it, by which its subject took place."""
_TURNED_DOWN: Final = word_set("reject refuse abandon block cancel scrap avert dismiss oppose decline")
"""What is done to something that is not to be."""
_WANTED: Final = word_set("seek consider discuss demand")
_NOT_YET: Final = word_set("proposal plan plea bid request talk offer call threat attempt application motion")
"""What there is of something that is not there yet: "a merger [proposal]", "a [request] for bail"."""
_ASKING: Final = word_set("apply ask call wait hope press push campaign")
"""What is done for something that is not there yet."""
_ASKED: Final = word_set(
    "appeal call claim demand request offer propose plan bid apply challenge complain threaten plead attempt warn"
)
"""What is done by asking or saying so: "Lund appealed", however the appeal came out."""
_GIVING: Final = word_set("give get receive obtain grant impose win secure order")
_ENDINGS: Final = ("", "ment", "ion", "ation", "ition", "al", "ure", "ance", "ing")
_NAMED_AFTER: Final = {"merge": "merger", "acquire": "acquisition", "sell": "sale", "expel": "expulsion"}
"""A verb -> the noun of what it does, where the noun is not the verb with an ending."""
_STAGING: Final = frozenset(("hold", "stage"))
_MODALS: Final = frozenset(("will", "would", "may", "might", "could", "should", "shall"))
_NOBODY: Final = word_set("no nobody none neither")
_WHICH: Final = re.compile(
    r"\b(this|last|next) (season|week|weekend|month|year|summer|winter|spring|autumn|term|night|quarter|decade)\b"
)
_SHORTEST: Final = 4
"""Letters of a verb whose noun is looked for."""
_COMPARING: Final = word_set("as than from compare twice times half double triple up down")
_ALONG: Final = 0.5
"""Least share of the claim's content words that stand in a sentence which tells another time, or what was planned."""


def not_so(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """Findings of kind "supposed" (it was only planned), "denial" (nobody did) and "opposite" (at another time)."""
    if not negative(claim.doc):
        yield from _dropped(claim, evidence)
        yield from _nobody(claim, evidence)
    yield from _another_time(claim, evidence)


def _dropped(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """ "The march took place" of one that is planned, "Berg and Lund merged" of a rejected merger."""
    told = [t.lemma_ for r in evidence for t in r.doc if g.is_verb(t)]
    root = claim.doc[:].root
    names = _event_names(root, told)
    there = [t for r in evidence for t in r.doc if t.lemma_.lower() in names and t.pos_ == "NOUN"]
    rest = claim.content - {root.lemma_.lower()}
    along = [r.doc for r in evidence if share(rest, r.content) >= _ALONG]
    unreal = [_unreal(t) for t in there]
    done = any(v.tag_ == "VBD" and v.lemma_ == root.lemma_ for t in there for v in t.doc)
    if there and there[0].doc in along and not done and (word := unreal[0]) is not None and None not in unreal:
        kind = "denial" if word.lemma_ in _TURNED_DOWN else "supposed"
        first, last = sorted((word, there[0]), key=lambda t: t.i)
        words = f"{first.text}{' ...' if last.i > first.i + 1 else ''} {last.text}"
        message = f"“{words}” in the article, a fact in the claim"
        yield Finding(kind, root.text, word.text, message)


def _event_names(verb: Token, told: Sequence[str]) -> set[str]:
    """The nouns by which an article may name what the claim says took place or was given, or was done; of the last
    none where the article has the verb itself among those `told`."""
    helping = g.auxiliaries(verb)
    if "VBD" not in (verb.tag_, *(a.tag_ for a in helping)) and not any(a.lemma_ == "have" for a in helping):
        return set()
    event = happened(verb)
    if event is not None:
        return {event.lemma_}
    if verb.lemma_ in EMPTY | _ASKED or verb.lemma_ in told or len(verb.lemma_) < _SHORTEST:
        return set()
    stem = verb.lemma_.rstrip("e")
    return {stem + ending for ending in _ENDINGS} | {verb.lemma_, _NAMED_AFTER.get(verb.lemma_, verb.lemma_)}


def happened(verb: Token) -> Token | None:
    """What the claim says has taken place."""
    below = {c.lemma_: c for c in verb.children}
    if any(verb.lemma_ == told and behind in ("", *below) for told, behind in _HAPPENING):
        return g.own_subject(verb)
    if verb.lemma_ == "go" and "on" in below:
        return next((c for c in below["on"].children if c.dep_ == "pobj"), None)
    if verb.lemma_ in _STAGING | _GIVING:
        return g.own_subject(verb) if _is_passive(verb) else next((c for c in verb.children if c.dep_ == "dobj"), None)
    return None


def _unreal(event: Token) -> Token | None:
    """The word that leaves open, or denies, that an event happened."""
    verb = event.head if event.dep_ in ("nsubj", "nsubjpass", "dobj") and g.is_verb(event.head) else None
    if verb is None:
        planned = next((c for c in event.children if c.dep_ in ("acl", "amod") and c.lemma_ in _DROPPED), None)
        return planned or _only_wanted(event)
    undergoing = event.dep_ == "dobj" or _is_passive(verb)
    if verb.lemma_ in _DROPPED or (undergoing and verb.lemma_ in _TURNED_DOWN | _WANTED):
        return verb
    return next((a for a in g.auxiliaries(verb) if a.lower_ in _MODALS), None)


def _only_wanted(event: Token) -> Token | None:
    """ "A merger [proposal]", or what became of it: "a request for bail was [rejected]"."""
    joined = event.dep_ == "pobj" and event.head.lower_ in ("for", "of", "to", "about")
    above = event.head.head if joined else event.head
    if joined and event.head.lower_ == "for" and above.lemma_ in _ASKING:  # "will apply for approval"
        return above
    if not (joined or event.dep_ == "compound") or above.lemma_.lower() not in _NOT_YET:
        return None
    return _unreal(above) or above


def _nobody(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """ "Pupils were hurt", where "no children were hurt" and nobody else was."""
    verb = claim.doc[:].root
    who = g.own_subject(verb)
    same = [t for r in evidence for t in r.doc if t.lemma_ == verb.lemma_ and t.pos_ in ("VERB", "ADJ")]
    if who is None or verb.lemma_ in EMPTY or not same:
        return
    nobody = [_none(t) if _is_passive(t) == _is_passive(verb) else None for t in same]
    told = next((n for n in nobody if n is not None), None)
    if told is None or not all(n is not None or g.is_denied(t) for n, t in zip(nobody, same, strict=True)):
        return
    acting = {s.lemma_ for t in told.doc if g.is_verb(t) and (s := g.own_subject(t)) is not None}
    if who.lemma_ == told.lemma_ or who.lemma_ not in acting:
        text = to_its_end(told)
        yield differs("denial", f"{who.text} ... {verb.text}", f"{text} ... {verb.text}")


def _is_passive(verb: Token) -> bool:
    return any(a.dep_ == "auxpass" for a in g.auxiliaries(verb))


def _none(verb: Token) -> Token | None:
    """The subject that says that nobody did it."""
    who = g.own_subject(verb)
    if who is None or any(c.dep_ != "det" and c.lower_ != "of" for c in who.children):
        return None  # "nobody over 65", "nobody else"
    words = {who.lower_, *(c.lower_ for c in who.children if c.dep_ == "det")}
    return who if words & _NOBODY else None


def _another_time(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """ "21 goals this season" of "21 goals last season"."""
    named = _WHICH.findall(claim.doc.text.lower())
    for which, time in named if len(named) == 1 else ():  # of two, one is compared with the other
        rest = claim.content - {time, which}
        along = [r for r in evidence if share(rest, r.content) >= _ALONG]
        yield from _measured_against(claim, f"{which} {time}", along)
        told = [[w for w, t in _WHICH.findall(r.doc.text.lower()) if t == time] for r in along]
        if told and all(told) and not any(which in words for words in told):
            yield differs("opposite", f"{which} {time}", f"{told[0][0]} {time}")


def _measured_against(claim: Reading, time: str, along: Sequence[Reading]) -> Iterator[Finding]:
    """ "600 million last year" of "600 million, twice as much [as last year]"."""
    texts = [r.doc.text.lower() for r in along if time in r.doc.text.lower()]
    against = [m for text in texts for m in re.findall(rf"\b(?:as|than) {time}\b", text)]
    compares = _COMPARING & claim.words or any(t.tag_ in ("JJR", "RBR") for t in claim.doc)
    if against and not compares and len(against) == sum(text.count(time) for text in texts):
        message = f"only “{against[0]}” in the article, “{time}” in the claim"
        yield Finding("opposite", time, against[0], message)
