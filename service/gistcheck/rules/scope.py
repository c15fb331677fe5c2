"""What a claim states and its evidence names only as one of two, as an exception, or as past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product, takewhile
from typing import TYPE_CHECKING, Final

from gistcheck.rules.alignment import Reading, share
from gistcheck.rules.conflicts import Finding, differs
from gistcheck.rules.identity import names, to_its_end
from gistcheck.syntax import grammar as g
from gistcheck.syntax.guards import negative
from gistcheck.vocabulary.people import calls_somebody
from gistcheck.vocabulary.quantifiers import ALL, ANY, NONE
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
_FROM_ALL: Final = frozenset(("but", "except", "excluding"))
_ALONG: Final = 0.6
"""Least share of the claim's content words that stand in the sentence whose exception it leaves out."""
_WHOLE: Final = ALL | ANY | NONE
_NAMING: Final = frozenset(("call", "name", "know", "dub", "lead", "head", "include"))
_NAMED: Final = frozenset(("NOUN", "PROPN", "VERB"))
_ADDING: Final = word_set("only just least necessarily always surprisingly all every yet")
"""After "not", these deny nothing of what follows, or only a part."""
_BEFORE: Final = frozenset(("until", "till"))
_CAUSES: Final = word_set(
    "because due cause result lead blame trigger prompt spark force thank reason why over amid as for since so from by"
    " make with owing drive push bring mean"
)
"""Words that may give a cause."""
_LIKE: Final = frozenset(("similar", "another", "different", "separate", "comparable"))
_FORMERLY: Final = frozenset(("once", "formerly", "previously", "originally"))
_ORDER: Final = frozenset(("after", "when", "following", "once"))


def out_of_scope(claim: Reading, best: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """Findings of kind "scope". What a claim that denies takes from an exception is left to other rules."""
    if not negative(claim.doc):
        yield from _excepted(claim, best, evidence)
        yield from _without_exception(claim, best)
        yield from _one_of_two(claim, best, evidence)
        yield from _bygone(claim, best)
        yield from _nested(claim, evidence)
        yield from _another_such(claim, evidence)
    yield from _until(claim, evidence)
    yield from _turned(claim, evidence)
    yield from _on_another_day(claim, evidence)
    yield from _caused(claim, best, evidence)


def _excepted(claim: Reading, best: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """ "All lines except [the Central]", "cut jobs instead of [closing branches]"."""
    for start, phrase in _exceptions(best):
        words = {t.lemma_.lower() for t in phrase if t.pos_ in _NAMED}
        marks = {t.lower_ for t in best.doc[start : phrase[0].i] if t.is_alpha}
        elsewhere = {t.lemma_.lower() for r in evidence for t in r.doc if t not in phrase}
        taken = next((t for t in claim.doc if t.lemma_.lower() in words - elsewhere), None)
        kept = claim.words & (marks if marks.isdisjoint(_FROM_ALL) else _FROM_ALL)
        if taken is not None and not kept:
            told = best.doc[start : phrase[-1].i + 1].text.strip(", ")
            yield Finding("scope", taken.text, told, f"“{told}” in the article, “{taken.text}” in the claim")
            return


def _without_exception(claim: Reading, best: Reading) -> Iterator[Finding]:
    """A finding of kind "almost" for "every minister" of "every minister [but Berg]"."""
    if _FROM_ALL & claim.words or share(claim.content, best.content) < _ALONG:
        return
    for whole, exception in excepted(best):
        mine = next((t for t in claim.doc if t.lemma_ == whole.lemma_ and _is_whole(t)), None)
        if mine is not None:
            told = best.doc[whole.left_edge.i : exception[-1].i + 1].text
            yield differs("almost", to_its_end(mine), told)
            return


def excepted(reading: Reading) -> Iterator[tuple[Token, list[Token]]]:
    """Of all of whom something is said, and the words for those of whom it is not: "every minister", "but [Berg]"."""
    for start, phrase in _exceptions(reading):
        if start and reading.doc[start].lower_ in _FROM_ALL and _is_whole(reading.doc[start - 1]):
            yield reading.doc[start - 1], phrase


def _exceptions(reading: Reading) -> Iterator[tuple[int, list[Token]]]:
    """Where the words of an exception start, and what follows them up to a mark or the next finite verb."""
    words = [t.lower_ for t in reading.doc]
    for i in range(len(words)):
        for mark in (m for m in _EXCEPT if tuple(words[i : i + len(m)]) == m):
            rest = reading.doc[i + len(mark) :]
            phrase = list(takewhile(lambda t: not t.is_punct and t.tag_ not in g.FINITE, rest))
            counted = bool(phrase) and phrase[0].like_num  # "all but three of them" names none of whom it is not so
            if mark == ("but",) and (counted or not _is_whole(reading.doc[i - 1])):
                continue
            if phrase and phrase[0].lower_ not in _ADDING:
                yield i, phrase


def _is_whole(before: Token) -> bool:
    """ "every minister [but Berg]", "everyone [but Berg]": what an exception is made from."""
    return before.lower_ in _WHOLE or any(c.lower_ in _WHOLE for c in before.lefts)


def _one_of_two(claim: Reading, best: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """ "To Italy [or Spain]": the claim takes one."""
    for cc in (t for t in best.doc if t.lower_ == "or" and t.dep_ == "cc"):
        other = next((c for c in cc.head.children if c.dep_ == "conj" and c.i > cc.i), None)
        both = cc.head.dep_ == "amod" and cc.head.head.tag_ == "NNS"  # "stray or escaped dogs" are of both kinds
        if other is None or both or not _has_happened(cc) or "or" in claim.words:
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
    noun = next((c for c in part.children if part.pos_ == "ADP" and c.dep_ == "pobj"), part)
    return {noun.lemma_.lower()} if noun.pos_ in _NAMED else set()


def _has_happened(cc: Token) -> bool:
    """Whether "or" joins two of which one was so: no "no food or water", "may fall or rise", "neurosurgery, or ..."."""
    above = [t for t in cc.head.ancestors if g.is_verb(t)]
    past = any("VBD" in (a.tag_, *(x.tag_ for x in g.auxiliaries(a))) for a in above)
    free = any(g.is_denied(a) or g.marks(a) in g.CONDITIONS or any(c.tag_ == "MD" for c in a.children) for a in above)
    return past and not free and not g.is_mark(cc.nbor(-1)) and not negative(cc.head.subtree)


def _nested(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """ "The dog that bit [the boy] was shot", "the wife of [the mayor] was hurt": another than the claim's subject."""
    root = claim.doc[:].root
    who = g.own_subject(root)
    if who is None or root.lemma_ in ("be", "have", "say"):
        return
    acting = [s for r in evidence for v in r.doc if v.lemma_ == root.lemma_ and (s := g.own_subject(v)) is not None]
    acting = [s for s in acting if names(s).isdisjoint(names(who) - {who.lower_})]  # no "Lund's son Nils" of Nils Lund
    inside = [s for s in acting if any(t.lemma_ == who.lemma_ and _is_inside(t, s) for t in s.subtree)]
    if inside and len(inside) == len(acting):
        subject = inside[0].doc[inside[0].left_edge.i : inside[0].right_edge.i + 1].text
        yield Finding("doer", who.text, subject, f"“{subject}” in the article, “{who.text}” in the claim")


def _another_such(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """ "Blocked the plan" of "blocked a similar plan"."""
    verb = claim.doc[:].root
    for noun in (c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and not _such(c)):
        there = [t for r in evidence for t in r.doc if (t.lemma_, t.head.lemma_) == (noun.lemma_, verb.lemma_)]
        if _is_known(noun) and there and all(_such(t) for t in there):
            yield differs("scope", to_its_end(noun), to_its_end(there[0]))
    who = g.own_subject(verb)
    acting = [s for r in evidence for v in r.doc if v.lemma_ == verb.lemma_ and (s := g.own_subject(v)) is not None]
    if who is None or who.pos_ not in ("NOUN", "PROPN") or _such(who) or verb.lemma_ in ("be", "have"):
        return
    counted = who.tag_ == "NNS" or any(c.dep_ == "nummod" or c.lower_ in ("a", "an", "some") for c in who.children)
    if counted and not _is_known(who):
        return  # "a man" was arrested where another man was
    if acting and all(map(_such, acting)):
        yield differs("scope", to_its_end(who), to_its_end(acting[0]))


def _is_known(noun: Token) -> bool:
    return any(c.lower_ in ("the", "this") or c.dep_ == "poss" for c in noun.children)


def _such(noun: Token) -> bool:
    """ "A similar plan", "another bill": not the one that was told of; no "another 30 people"."""
    more = any(c.like_num for c in noun.children)
    return any(c.lower_ in _LIKE and not (more and c.lower_ == "another") for c in noun.children)


def _is_inside(word: Token, subject: Token) -> bool:
    """Whether a word stands in a clause about the subject, or says whose it is; no "a man named [Dahl]"."""
    above = [word, *takewhile(lambda t: t != subject, word.ancestors)]
    clause = any(t.dep_ in ("relcl", "acl") for t in above)
    named = any(t.lemma_ in _NAMING for t in above)
    owner = word.dep_ == "pobj" and word.head.lower_ == "of" and word.head.head == subject
    known = word.pos_ == "PROPN" or any(c.dep_ in ("det", "poss") for c in word.children)
    person = calls_somebody(word.lemma_) or (word.pos_ == "PROPN" and word.ent_type_ not in ("GPE", "ORG"))
    somebodys = known and person and calls_somebody(subject.lemma_)  # no "members of the jury"
    own = somebodys and (owner or word.dep_ == "poss")
    return word != subject and not named and (clause or own)


def _bygone(claim: Reading, best: Reading) -> Iterator[Finding]:
    """ "Used to be a prison", "no longer bans": the claim tells it of now."""
    root = claim.doc[:].root
    if root.tag_ not in ("VBZ", "VBP") or (_FORMERLY | {"used"}) & claim.words:
        return
    who = g.subject(root)
    for verb in (t for t in best.doc if t.lemma_ == root.lemma_):
        they = g.subject(verb)
        if who is None or they is None or who.lemma_ != they.lemma_:
            continue
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


def _turned(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """ "From Bergen to Rotterdam" of a way from Rotterdam to Bergen."""
    ways = {way for r in evidence for way in _ways(r)}
    for start, end in _ways(claim):
        if (end, start) in ways and (start, end) not in ways:
            told = f"from {end} to {start}"
            yield Finding(
                "exchange", f"from {start} to {end}", told, f"“{told}” in the article, the reverse in the claim"
            )


def _ways(reading: Reading) -> Iterator[tuple[str, str]]:
    """Where each "from ... to ..." starts and ends."""
    links = [t for t in reading.doc if t.dep_ == "prep" and t.lower_ in ("from", "to")]
    for one, two in pairwise(links):
        if (one.lower_, two.lower_) == ("from", "to"):
            yield from product(*([c.text for c in t.children if c.dep_ == "pobj"] for t in (one, two)))


def _on_another_day(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """ "Took effect on Thursday", where what takes effect does so in July."""
    verb = claim.doc[:].root
    mine = _days(verb)
    objects = {c.lemma_ for c in verb.children if c.dep_ == "dobj"}
    same = [t for r in evidence for t in r.doc if t.lemma_ == verb.lemma_ and g.is_verb(t)]
    same = [t for t in same if objects == {c.lemma_ for c in t.children if c.dep_ == "dobj"}]
    theirs = [_days(t) for t in same]
    named = {t.lower_ for verb in same for t in verb.doc}
    if objects and theirs and all(theirs) and mine and not named & mine.keys():
        one, other = next(iter(mine.values())), next(iter(theirs[0].values()))
        yield Finding("scope", one, other, f"“{one}” in the claim, “{other}” in the article")


def _days(verb: Token) -> dict[str, str]:
    """The days, months or years told with a verb: the lower-case word -> it with its preposition."""
    nouns = ((p, c) for p in verb.children if p.dep_ == "prep" for c in p.children if c.dep_ == "pobj")
    return {c.lower_: f"{p.text} {c.text}" for p, c in nouns if c.ent_type_ == "DATE"}


def _caused(claim: Reading, best: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """ "Because" in the claim, where the article only tells that one came after the other."""
    mine = next((t for t in claim.doc if t.lower_ == "because" or t.lemma_ == "cause"), None)
    theirs = next((t for t in best.doc if t.lower_ in _ORDER), None)
    told = frozenset().union(*(r.words for r in evidence))
    if mine is not None and theirs is not None and not told & _CAUSES:
        yield Finding("scope", mine.text, theirs.text, f"“{theirs.text}” in the article, “{mine.text}” in the claim")
