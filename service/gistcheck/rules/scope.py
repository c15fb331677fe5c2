"""What a claim states and its evidence names only as one of two, as an exception, or as past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from gistcheck.rules.alignment import Reading
from gistcheck.rules.conflicts import Finding
from gistcheck.syntax import grammar as g
from gistcheck.syntax.guards import negative
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_EXCEPT: Final = (
    ("except",),
    ("excluding",),
    ("unlike",),
    ("instead", "of"),
    ("rather", "than"),
    (",", "not"),
    ("but",),
)
"""Words before what the sentence says it not of."""
_WHOLE: Final = word_set("all every no any none everyone everybody everything nobody nothing anyone anybody anything")
_NAMED: Final = frozenset(("NOUN", "PROPN", "VERB"))
_ADDING: Final = word_set("only just least necessarily always surprisingly all every yet")
"""After "not", these deny nothing of what follows, or only a part."""
_BEFORE: Final = frozenset(("until", "till", "before", "by"))
_CAUSES: Final = word_set(
    "because due cause result lead blame trigger prompt spark force thank reason why over amid as for since so from by"
    " make with owing drive push bring mean"
)
"""Words that may give a cause."""
_FORMERLY: Final = frozenset(("once", "formerly", "previously", "originally"))
_ORDER: Final = frozenset(("after", "when", "following", "once"))
_FINITE: Final = frozenset(("VBD", "VBZ", "VBP", "MD"))


def out_of_scope(claim: Reading, best: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """Findings of kind "scope". What a claim that denies takes from an exception is left to other rules."""
    if not negative(claim.doc):
        yield from _excepted(claim, best, evidence)
        yield from _one_of_two(claim, best, evidence)
        yield from _bygone(claim, best)
    yield from _until(claim, evidence)
    yield from _caused(claim, best, evidence)


def _excepted(claim: Reading, best: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """ "All lines except [the Central]", "cut jobs instead of [closing branches]"."""
    for start, phrase in _exceptions(best):
        words = {t.lemma_.lower() for t in phrase if t.pos_ in _NAMED}
        marks = {t.lower_ for t in best.doc[start : phrase[0].i] if t.is_alpha}
        elsewhere = {t.lemma_.lower() for r in evidence for t in r.doc if t not in phrase}
        taken = next((t for t in claim.doc if t.lemma_.lower() in words - elsewhere), None)
        if taken is not None and not marks & claim.words:
            told = best.doc[start : phrase[-1].i + 1].text.strip(", ")
            yield Finding("scope", taken.text, told, f"“{told}” in the article, “{taken.text}” in the claim")
            return


def _exceptions(reading: Reading) -> Iterator[tuple[int, list[Token]]]:
    """Where the words of an exception start, and what follows them up to a mark or the next finite verb."""
    words = [t.lower_ for t in reading.doc]
    for i in range(len(words)):
        for mark in (m for m in _EXCEPT if tuple(words[i : i + len(m)]) == m):
            rest = reading.doc[i + len(mark) :]
            phrase = list(takewhile(lambda t: not t.is_punct and t.tag_ not in _FINITE, rest))
            if phrase and phrase[0].lower_ not in _ADDING and (mark != ("but",) or _is_whole(reading.doc[i - 1])):
                yield i, phrase


def _is_whole(before: Token) -> bool:
    """ "every minister [but Berg]", "everyone [but Berg]": what an exception is made from."""
    return before.lower_ in _WHOLE or any(c.lower_ in _WHOLE for c in before.lefts)


def _one_of_two(claim: Reading, best: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """ "To Italy [or Spain]": the claim takes one."""
    for cc in (t for t in best.doc if t.lower_ == "or" and t.dep_ == "cc"):
        other = next((c for c in cc.head.children if c.dep_ == "conj" and c.i > cc.i), None)
        if other is None or _is_open(cc.head) or "or" in claim.words:
            continue
        one, two = _heads(cc.head), _heads(other)
        sure = {t.lemma_.lower() for r in evidence if r is not best for t in r.doc}
        mine = {t.lemma_.lower() for t in claim.doc} - sure
        if one and two and bool(one & mine) != bool(two & mine):
            told = best.doc[cc.head.left_edge.i : other.right_edge.i + 1].text
            yield Finding("scope", "", told, f"“{told}” in the article, one of them in the claim")
            return


def _heads(part: Token) -> set[str]:
    """The lemma of a conjunct, or of the noun behind its preposition."""
    noun = next((c for c in part.children if c.dep_ == "pobj"), part) if part.dep_ in ("prep", "agent") else part
    if part.dep_ == "conj" and part.pos_ == "ADP":
        noun = next((c for c in part.children if c.dep_ == "pobj"), part)
    return {noun.lemma_.lower()} if noun.pos_ in _NAMED | {"NUM", "ADJ"} else set()


def _is_open(part: Token) -> bool:
    """Under a denial, a condition, a modal or "any", each of two follows: "no food or drink"."""
    above = [part, *part.ancestors]
    under = any(g.is_denied(a) or g.marks(a) in ("if", "unless", "whether") for a in above if g.is_verb(a))
    free = any(c.tag_ == "MD" for a in above for c in a.children)
    return under or free or negative(part.subtree) or any(t.lower_ in ("any", "all", "every") for t in part.lefts)


def _bygone(claim: Reading, best: Reading) -> Iterator[Finding]:
    """ "Used to be a prison", "no longer bans": the claim tells it of now."""
    root = claim.doc[:].root
    if root.tag_ not in ("VBZ", "VBP") or (_FORMERLY | {"used"}) & claim.words:
        return
    for verb in (t for t in best.doc if t.lemma_ == root.lemma_):
        told = next((c.lower_ for c in verb.children if verb.tag_ == "VBD" and c.lower_ in _FORMERLY), "")
        if verb.dep_ == "xcomp" and verb.head.lower_ == "used":
            told = "used to"
        if any(c.lower_ == "longer" and c.nbor(-1).lower_ == "no" for c in verb.children if c.i):
            told = "no longer"
        if told:
            yield Finding("scope", root.text, told, f"“{told}” in the article, “{root.text}” in the claim")
            return


def _until(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """ "Until Friday" told as "on Friday"."""
    for day in (t for t in claim.doc if t.ent_type_ == "DATE" and t.dep_ == "pobj" and t.head.lower_ in ("on", "in")):
        same = [t for r in evidence for t in r.doc if t.lower_ == day.lower_]
        links = [t.head.lower_ for t in same if t.dep_ == "pobj" and t.head.lower_ in _BEFORE]
        if links and len(links) == len(same):
            told = f"{links[0]} {day.text}"
            mine = f"{day.head.text} {day.text}"
            yield Finding("scope", mine, told, f"“{told}” in the article, “{mine}” in the claim")


def _caused(claim: Reading, best: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """ "Because" in the claim, where the article only tells that one came after the other."""
    mine = next((t for t in claim.doc if t.lower_ == "because" or t.lemma_ == "cause"), None)
    theirs = next((t for t in best.doc if t.lower_ in _ORDER), None)
    told = frozenset().union(*(r.words for r in evidence))
    if mine is not None and theirs is not None and not told & _CAUSES:
        yield Finding("scope", mine.text, theirs.text, f"“{theirs.text}” in the article, “{mine.text}” in the claim")
