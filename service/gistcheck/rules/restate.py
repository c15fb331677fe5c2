"""A typed claim in its evidence's words, where both certainly say the same otherwise.

A number in figures or words, a name and its initials ("WHO"), a given name and its short form, and what one party
does and the other undergoes: "Novak lost to Lund" is "Lund beat Novak". The checker, which knows little of the world,
then compares like with like, and the rules see who changed places. What is denied of Berg is told where "every minister
but Berg" did it, and what did not take place where it was called off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from gistcheck.rules.alignment import Reading, lemma_set
from gistcheck.rules.events import happened
from gistcheck.rules.fractions import percentages
from gistcheck.rules.initials import initials
from gistcheck.rules.namesakes import is_short
from gistcheck.rules.parties import cast
from gistcheck.rules.scope import excepted
from gistcheck.rules.slips import slips
from gistcheck.syntax import grammar as g
from gistcheck.syntax.wording import capital
from gistcheck.vocabulary.wordlists import word_list

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from gistcheck.syntax.quantities import Quantity

_FORMS: Final = {
    words.split()[0]: word_list(words)
    for words in (
        "beat beats beat beaten", "defeat defeats defeated defeated", "lose loses lost lost", "win wins won won",
        "sell sells sold sold", "buy buys bought bought", "lend lends lent lent", "borrow borrows borrowed borrowed",
        "export exports exported exported", "import imports imported imported",
    )
}  # fmt: skip
"""Base, present, past and participle."""
_TAGS: Final = {"VB": 0, "VBP": 0, "VBZ": 1, "VBD": 2, "VBN": 3}


class _Deal(NamedTuple):
    """How a verb names the second party, and whether that one is the doer in the other verbs of its group."""

    verb: str
    link: str
    turned: bool = False


_DEALS: Final = (
    (_Deal("beat", ""), _Deal("defeat", ""), _Deal("win", "against"), _Deal("lose", "to", True)),
    (_Deal("sell", "to"), _Deal("buy", "from", True)),
    (_Deal("lend", "to"), _Deal("borrow", "from", True)),
    (_Deal("export", "to"), _Deal("import", "from", True)),
)


_BODIES: Final = {w: (f"{w}body", "no one" if w == "no" else f"{w}one") for w in ("no", "every", "some", "any")}
_ANYBODY: Final = re.compile(r"\b(no|every|some|any) ?(body|one)\b(?! of)", re.IGNORECASE)

_CALLING_OFF: Final = {("call", "off"), ("cancel", ""), ("scrap", ""), ("abandon", "")}
"""Verbs, with what belongs to them, of what will not take place."""

Edit = tuple[int, int, str]
"""Start and end of characters of the claim, and what stands there instead."""


def restated(claim: Reading, evidence: Sequence[Reading]) -> str:
    """The claim's text with what the evidence says in other words put into those; the same text if there is nothing."""
    edits = [
        *_numbers(claim, evidence),
        *initials(claim, evidence),
        *_short_names(claim, evidence),
        *slips(claim, evidence),
    ]
    edits += _deal(claim, evidence) or _headline(claim, evidence)
    edits += _exception(claim, evidence) or _called_off(claim, evidence)
    edits += _anybody(claim, evidence)
    text, end = claim.doc.text, len(claim.doc.text) + 1
    for start, stop, words in sorted(edits, reverse=True):
        if stop <= end:
            text, end = text[:start] + words + text[stop:], start
    return capital(text) if edits else text


def _numbers(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Edit]:
    there = [q for r in evidence for q in r.facts.quantities]
    for mine in claim.facts.quantities:
        same = [q for q in there if _measured(q) == _measured(mine)]
        if same and not mine.unit.endswith(("clock", "old")) and all(q.text.lower() != mine.text.lower() for q in same):
            yield mine.start, mine.end, same[0].text
    texts = [r.doc.text for r in evidence]
    for one, other in pairwise(claim.facts.quantities):
        if claim.doc.text[one.end : other.start].split() != ["to"]:
            continue
        score = re.compile(rf"(?<![\d.,-]){one.value:g}[-–]{other.value:g}(?![\d.,-]*\d)")
        if (there_as := next((m for t in texts if (m := score.search(t))), None)) is not None:
            yield one.start, other.end, there_as[0]
    yield from percentages(claim.doc.text, texts)


def _measured(number: Quantity) -> tuple[float, float, str, bool]:
    return number.value, number.high, number.unit, "point" in number.text


def _short_names(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Edit]:
    """ "William Harlow" of "Bill Harlow"."""
    pairs = {(t.lower_, t.nbor().text): t for r in evidence for t in r.doc[:-1] if t.text[0].isupper()}
    for token in claim.doc[:-1]:
        first, last = token.lower_, token.nbor().text
        if not token.text[0].isupper() or not last[0].isupper() or (first, last) in pairs:
            continue
        known = (name for (name, same), _ in pairs.items() if same == last and is_short(first, name))
        if (name := next(known, None)) is not None:
            yield token.idx, token.idx + len(token), pairs[name, last].text


def _anybody(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Edit]:
    """ "Nobody" where the evidence has "no one", or the reverse."""
    there = " ".join(r.doc.text.lower() for r in evidence)
    for match in _ANYBODY.finditer(claim.doc.text):
        which, said = match.group(1).lower(), match.group(2).lower()
        other = next(form for form in _BODIES[which] if not form.endswith(said))
        if other in there and match.group(0).lower() not in there:
            yield match.start(), match.end(), other


def _deal(claim: Reading, evidence: Sequence[Reading]) -> list[Edit]:
    """ "Novak lost to Lund" where the evidence has "beat"; nothing unless both parties are named."""
    verb = claim.doc[:].root
    lemmas = frozenset().union(*(_verbs(r.doc) for r in evidence))
    for group in _DEALS:
        mine = next((d for d in group if d.verb == verb.lemma_.lower()), None)
        theirs = next((d for d in group if d.verb in lemmas), None)
        if mine is None or theirs is None or mine.verb in lemmas or (parties := _parties(verb, mine)) is None:
            continue
        return _rewritten(verb, parties, theirs, mine.turned != theirs.turned)
    return []


def _headline(claim: Reading, evidence: Sequence[Reading]) -> list[Edit]:
    """ "Mayor [was] cleared of bribery": a headline's passive, where the evidence has the subject undergo it."""
    verb, who = claim.doc[:].root, g.own_subject(claim.doc[:].root)
    if who is None or verb.tag_ not in ("VBD", "VBN") or g.auxiliaries(verb) or claim.doc[-1].is_punct:
        return []
    describing = {t.lower_ for r in evidence for t in r.doc if t.pos_ == "ADJ"}
    if any(c.dep_ == "dobj" and c.lower_ not in describing for c in verb.children):  # "deemed unofficial" has none
        return []
    key = verb.lemma_.lower()
    casts = [cast(r) for r in evidence if key in r.words]
    acting, undergoing = ({t.lemma_.lower() for c in casts for t in c.get((key, s), ())} for s in ("agent", "patient"))
    if who.lemma_.lower() not in undergoing - acting:
        return []
    return [(verb.idx, verb.idx, "were " if who.tag_ in ("NNS", "NNPS") else "was ")]


def _exception(claim: Reading, evidence: Sequence[Reading]) -> list[Edit]:
    """ "Berg did not vote" where "every minister but Berg voted"."""
    verb, who = claim.doc[:].root, g.own_subject(claim.doc[:].root)
    if who is None or not g.is_denied(verb):
        return []
    told = lemma_set(t for t in who.subtree if t.pos_ in ("NOUN", "PROPN", "ADJ"))
    for whole, exception in (pair for r in evidence for pair in excepted(r)):
        named, there = lemma_set(exception), whole.head
        if there.lemma_ == verb.lemma_ and whole.dep_ in g.SUBJECTS and told & named and told <= named | {whole.lemma_}:
            subject = whole.doc[whole.left_edge.i : exception[-1].i + 1].text
            return [(*_phrase(who)[:2], subject), (*_predicate(verb)[:2], _predicate(there)[2])]
    return []


def _called_off(claim: Reading, evidence: Sequence[Reading]) -> list[Edit]:
    """ "The march did not take place" where "the march was called off"."""
    verb, who = claim.doc[:].root, g.own_subject(claim.doc[:].root)
    if who is None or who.pos_ != "NOUN" or happened(verb) != who or not g.is_denied(verb):
        return []
    for event in (t for r in evidence for t in r.doc if t.lemma_ == who.lemma_ and t.dep_ in ("dobj", "nsubjpass")):
        word = next((c.text for c in event.head.children if c.dep_ == "prt"), "")
        if (event.head.lemma_, word) in _CALLING_OFF and event.head.tag_ in ("VBD", "VBN"):
            be = "were" if who.tag_ == "NNS" else "was"
            start, end, _ = _predicate(verb)
            closing = max([end, *(c.idx + len(c) for c in verb.children if c.lower_ in ("place", "ahead"))])
            return [(start, closing, f"{be} {event.head.text} {word}".rstrip())]
    return []


def _predicate(verb: Token) -> Edit:
    """A verb with its auxiliaries."""
    span = verb.doc[min(t.i for t in (verb, *g.auxiliaries(verb))) : verb.i + 1]
    return span.start_char, span.end_char, span.text


def _verbs(doc: Doc) -> frozenset[str]:
    return frozenset(t.lemma_.lower() for t in doc if t.pos_ == "VERB")


def _parties(verb: Token, deal: _Deal) -> tuple[Token, Token, Token | None] | None:
    """Doer, second party and the preposition before that one; None if one is not named or the verb is passive."""
    doer = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    what = next((c for c in verb.children if c.dep_ == "dobj"), None)
    below = (*verb.children, *(what.children if what is not None else ()))
    link = next((c for c in below if deal.link and c.lower_ == deal.link), None)
    other = what if link is None else next((c for c in link.children if c.dep_ == "pobj"), None)
    if doer is None or other is None or (deal.link and link is None) or verb.tag_ not in _TAGS:
        return None
    return doer, other, link


def _rewritten(verb: Token, parties: tuple[Token, Token, Token | None], deal: _Deal, turn: bool) -> list[Edit]:
    doer, other, link = parties
    one, two = _phrase(doer), _phrase(other)
    form = _FORMS[deal.verb][_TAGS[verb.tag_]]
    joint = f"{deal.link} " if deal.link else ""
    first = (*one[:2], two[2]) if turn else one
    second = (link.idx if link is not None else two[0], two[1], joint + (one[2] if turn else two[2]))
    return [first, (verb.idx, verb.idx + len(verb), form), second]


def _phrase(head: Token) -> Edit:
    span = head.doc[head.left_edge.i : head.right_edge.i + 1]
    opening = span[0].pos_ in ("DET", "PRON", "NOUN", "ADJ") and not span[0].is_upper
    return span.start_char, span.end_char, span.text[0].lower() + span.text[1:] if opening else span.text
