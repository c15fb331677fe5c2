"""Restrictions that a claim must not leave out.

"Officials from Cairo were held" says that officials were held, but "no officials from Cairo", "most officials from
Cairo" or "the first officials from Cairo" say nothing of officials elsewhere. Source: MacCartney and Manning (2007),
natural logic. That "no officials" are no officials from Cairo either is not used: the one who puts "from Cairo" in
says more than the article, and the parser often ties such words to a noun that they do not restrict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from gistcheck.rules.alignment import Reading, share
from gistcheck.rules.conflicts import Finding
from gistcheck.rules.identity import to_its_end
from gistcheck.syntax import grammar as g
from gistcheck.syntax.agreement import counting_words
from gistcheck.vocabulary.quantifiers import ALL, ANY, NONE, SOME
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_NONE: Final = NONE | word_set("few hardly scarcely barely")
_ALL: Final = ALL | ANY
_SELECTIVE: Final = word_set("only sole most least fewest fewer")
"""Words that pick out of those meant: of others, something else may hold."""
_ALONG: Final = 0.6
"""Least share of the claim's content words in a sentence that tells of some by another name."""
_EVERY: Final = ALL | {"most", "both"}
_FEWER: Final = SOME - {"most"} | word_set("one two three four five six seven eight nine ten")
_ENTIRE: Final = frozenset(("whole", "entire"))
_PARTS: Final = SOME | word_set("part parts area areas region regions")
_LESS: Final = re.compile(r"(?:\b(?:one of|among) (?:\w+ ?){1,2}|\b(?:second|third|fourth|fifth|next)\W*)$")
_DEFINITE: Final = word_set("the this that these those my your his her its our their whose such")
_RESTRICTING: Final = frozenset(("amod", "compound", "prep", "relcl", "acl", "nmod"))
_CONTENT: Final = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV"))
_TIMES: Final = word_set("double triple treble quadruple halve")
_CHANGE: Final = _TIMES | word_set(
    "rise fall drop grow shrink increase decrease decline climb jump plunge soar surge slip slump raise reduce cut"
)


def widened(claim: Reading, best: Reading) -> Iterator[Finding]:
    """Findings of kind "widened": the claim leaves out what restricts the sentence to some."""
    yield from _one_of(claim, best)
    yield from _all_of(claim, best)
    yield from _the_whole(claim, best)
    theirs = [(t, how) for t in best.doc if (how := _selection(t))]
    for mine in (t for t in claim.doc if _selection(t) and not _has_owner(t)):
        there = [t for t, how in theirs if t.lemma_ == mine.lemma_ and how == _selection(mine)]
        kept = list(_restrictions(mine))
        ways = {_way(r) for r in kept}
        lost = [[r for r in _restrictions(t) if not (_words(r) & claim.words or _way(r) in ways)] for t in there]
        if there and all(lost) and all(_words(r) & best.words for r in kept):
            yield _finding(mine, there[0], lost[0][0])


def _has_owner(noun: Token) -> bool:
    """ "Velian's shares" are "shares in the drug maker Velian": as narrow."""
    return any(c.dep_ == "poss" and c.pos_ != "PRON" for c in noun.children)


def _all_of(claim: Reading, best: Reading) -> Iterator[Finding]:
    """ "Two of the neighbours" told as "all of the neighbours"."""
    along = share(claim.content, best.content) >= _ALONG
    for mine, amount in ((t, how) for t in claim.doc if (how := _amount(t)) in _EVERY):
        same = (t for t in best.doc if t.lemma_ == mine.lemma_ or (along and _do_the_same(mine, t)))
        there = [how for t in same if (how := _amount(t))]
        own = {c.lower_ for c in mine.children if c.dep_ == "nummod"} | ({"two"} if amount == "both" else set())
        parted = any(f"{how} of " in best.doc.text.lower() for how in there)
        there = [how for how in there if parted or how not in own]  # "both men" of "two men"
        there = [] if "all but " in best.doc.text.lower() else there  # "all but [three] cities" are most
        if there and all(how in _FEWER or how.isdigit() for how in there):
            told, wide = (f"{how} {mine.text}" for how in (there[0], amount))
            yield Finding("widened", mine.text, there[0], f"“{told}” in the article, “{wide}” in the claim")


def _the_whole(claim: Reading, best: Reading) -> Iterator[Finding]:
    """ "The whole country" of "three of the country's regions"."""
    for mine in (t for t in claim.doc if t.pos_ in ("NOUN", "PROPN") and _own(t) & _ENTIRE):
        parts = [_part_of(t) for t in best.doc if t.lemma_ == mine.lemma_]
        if parts and all(parts) and not _ENTIRE & best.words:
            wide = to_its_end(mine)
            yield Finding("widened", mine.text, parts[0], f"“{parts[0]}” in the article, “{wide}” in the claim")


def _part_of(whole: Token) -> str:
    """What there is of something, or of what belongs to it, if it is a number or a part: "" for all."""
    group = whole.head if whole.dep_ == "poss" else whole
    part = group.head.head if group.dep_ == "pobj" and group.head.lower_ == "of" else None
    some = part is not None and (part.like_num or part.lower_ in _PARTS)
    return whole.doc[part.i : group.i + 1].text if part is not None and some else ""


def _do_the_same(mine: Token, there: Token) -> bool:
    """Whether two act alike by any name: "all workers", "240 of the 310 people" of those who lose their jobs."""
    counted = there.head.head if there.dep_ == "pobj" and there.head.lower_ == "of" else there
    subjects = mine.dep_ in g.SUBJECTS and counted.dep_ == mine.dep_
    return subjects and counted.head.lemma_ == mine.head.lemma_ and counted.like_num


def _amount(noun: Token) -> str:
    """The first word that may tell how many are meant of a noun, "" for a time."""
    return "" if noun.ent_type_ in ("DATE", "TIME") else next(iter(counting_words(noun)), "")


def _one_of(claim: Reading, best: Reading) -> Iterator[Finding]:
    """ "One of the largest", "among the largest" and "the second largest" told as "the largest"."""
    for mine in (t for t in claim.doc if t.tag_ in ("JJS", "RBS") and not _lessened(t)):
        there = [t for t in best.doc if t.lower_ == mine.lower_]
        less = [_lessened(t) for t in there]
        if less and all(less):
            told = f"{less[0]} {there[0].text}"
            yield Finding("widened", mine.text, told, f"“{told}” in the article, “{mine.text}” in the claim")


def _lessened(superlative: Token) -> str:
    """What stands before a superlative that makes it one of several, or a lesser one."""
    before = superlative.doc[max(superlative.i - 3, 0) : superlative.i]
    found = _LESS.search(before.text.lower())
    return found[0] if found else ""


def _restrictions(noun: Token) -> Iterator[Token]:
    """The heads of what narrows a noun: "officials [from Cairo]", "[senior] officials", "officials [who resigned]", and
    "a quarter of patients [over 80] died", which the parser may give to another word."""
    behind = noun.doc[noun.i + 1 : noun.i + 2]
    loose = [t for t in behind if t.dep_ == "prep" and (t.head.i > t.i or t.head == noun.head.head)]
    for child in (*(c for c in noun.children if c.dep_ in _RESTRICTING and not g.set_off(c)), *loose):
        counts = child.text[0].isdigit() or child.tag_ == "JJS" or child.lower_ in _NONE | _ALL | _SELECTIVE
        counts |= child.pos_ == "NOUN" and noun.pos_ == "PROPN"  # "the river Tambre" is the Tambre
        if _words(child) and not counts and (_is_superlative(noun) or not _is_time(child)):
            yield child


def _way(restriction: Token) -> str:
    """How it narrows: two of one way may say the same, "in America" and "in the United States"."""
    return restriction.lower_ if restriction.dep_ == "prep" else str(restriction.dep_)


def _selection(token: Token) -> str:
    """In which way a noun is meant so that what is said of it need not hold without its restrictions; "" for none."""
    if token.pos_ not in ("NOUN", "PROPN", "PRON") or token.ent_type_ in ("DATE", "TIME"):
        return ""
    before = [t.pos_ if t.pos_ == "NUM" else t.lower_ for t in token.doc[max(token.i - 3, 0) : token.i]]
    if before in (["NUM", "in", "NUM"], ["NUM", "of", "NUM"]):
        return "share"  # "two in five [nurses]"
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head != token:
        owner = token.head.head  # "60% of [voters] under 30", "the number of [deaths] on roads fell"
        if g.is_share(owner) or owner.lower_ in _SELECTIVE:
            return "share"
        if outer := _selection(owner):
            return outer
    if _is_exhausted(token):
        return "all"
    if _is_superlative(token):
        return "superlative"
    return "chosen" if _own(token) & _SELECTIVE else "changed" if _is_changed(token) else ""


def _is_exhausted(noun: Token) -> bool:
    """Whether all of them are meant, or none."""
    counts = noun.pos_ == "NOUN" or (noun.pos_ == "PRON" and noun.lower_ in _NONE | _ALL)
    if not counts or noun.ent_type_ in ("DATE", "TIME"):
        return False
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in _NONE | _ALL:
        return True
    own = _own(noun) | {noun.lower_}
    if own & (_NONE | _ALL):
        return not ("few" in own and "a" in own)
    return not (own & _DEFINITE or any(c.dep_ == "poss" for c in noun.children)) and _is_denied(noun)


def _own(noun: Token) -> set[str]:
    return {c.lower_ for c in noun.children if c.dep_ in ("det", "predet", "amod", "poss", "advmod") and c.i < noun.i}


def _is_superlative(noun: Token) -> bool:
    """ "the tallest building", or what somebody or something is the first of: no "the first film earned much"."""
    ranked = noun.dep_ in ("attr", "appos", "oprd")
    return any(
        (c.tag_ == "JJS" and c.lower_ != "latest") or (ranked and (c.ent_type_ == "ORDINAL" or c.lower_ == "last"))
        for c in noun.lefts
    )


def _is_changed(noun: Token) -> bool:
    """Whether a figure tells how much it rose or fell: that of a part is not that of the whole."""
    verb = noun.head
    changes = noun.dep_ in ("nsubj", "nsubjpass", "dobj") and verb.lemma_ in _CHANGE
    return changes and (verb.lemma_ in _TIMES or any(g.is_share(t) for t in verb.subtree))


def _is_denied(noun: Token) -> bool:
    """Whether a noun behind a verb stands under its "not", or under a subject such as "nobody"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "without":
        return True
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ not in ("dobj", "attr", "pobj") or not g.is_verb(verb):
        return False
    who = g.subject(verb)
    return g.is_denied(verb) or (who is not None and bool((_own(who) | {who.lower_}) & _NONE))


def _is_time(part: Token) -> bool:
    return all(t.ent_type_ in ("DATE", "TIME") for t in part.subtree if t.pos_ in _CONTENT)


def _words(part: Token) -> frozenset[str]:
    """The lemmas of content of a phrase."""
    return frozenset(t.lemma_.lower() for t in part.subtree if t.pos_ in _CONTENT)


def _finding(mine: Token, there: Token, lost: Token) -> Finding:
    narrow = there.doc[there.left_edge.i : max(there.i, lost.right_edge.i) + 1].text
    wide = to_its_end(mine)
    return Finding("widened", mine.text, narrow, f"“{narrow}” in the article, “{wide}” in the claim")
