"""Words of a claim whose opposite its evidence has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from gistcheck.rules.alignment import Reading, comparisons, differences, lemma_set, share
from gistcheck.rules.conflicts import Finding, differs
from gistcheck.rules.identity import are_two
from gistcheck.syntax import grammar as g
from gistcheck.vocabulary.quantifiers import NONE
from gistcheck.vocabulary.wordlists import denies, opposites

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPPOSITE: Final = opposites(
    "rise fall, rise drop, increase decrease, increase fall, increase cut, grow shrink, gain lose, "
    "win lose, up down, more less, more few, high low, accept reject, approve reject, support oppose, "
    "buy sell, confirm deny, begin end, start end, start stop, arrive leave, allow ban, "
    "praise criticise, praise criticize, strengthen weaken, soar plunge, jump drop, climb drop, "
    "surge slump, succeed fail, survive die, raise lower, raise cut, improve worsen, open close, "
    "widen narrow, expand shrink, admit deny, include exclude, welcome condemn, convict acquit, "
    "double halve, hire fire, love hate, remember forget, guilty innocent, large small, big small, "
    "good bad, well bad, few many, old young, male female, legal illegal, public private, positive negative, "
    "strong weak, alive dead, successful unsuccessful, safe unsafe, victory defeat, win defeat, "
    "profit loss, majority minority, success failure, growth decline, man woman, father mother, "
    "son daughter, brother sister, husband wife, boy girl, morning evening, export import, winner loser, "
    "supporter opponent, surplus deficit, north south, east west, northern southern, eastern western, "
    "before after, above below, early late, first last, long short, major minor, agree refuse, "
    "agree disagree, uphold overturn, uphold quash, promote relegate, lift impose, hire sack, pass block, "
    "injure unhurt, injure unharmed, hurt unharmed, possible impossible, true false, left right, fast slow, "
    "cheap expensive"
)
_INSTEAD: Final = opposites(
    "for against, at away, home away, favour against, favor against, dozens hundreds, dozens thousands, "
    "hundreds thousands, hundreds millions, thousands millions, millions billions, double triple, triple halve, "
    "injure kill, hurt kill, wound kill"
)
"""Words that are opposites only where one stands in the other's place."""
_GUILTY: Final = frozenset(("convict", "guilty"))
_CLEARED: Final = frozenset(("acquit", "clear", "innocent"))
_ORDERING: Final = {"after": True, "because": True, "before": False}
"""A word that opens a clause -> whether what the clause tells comes first."""
_ALONG: Final = 0.5
"""Least share of the claim's other content words that stand in the sentence whose word has its opposite there."""
_SHORT: Final = 3
"""Longest exchange in words."""


def antonyms(claim: Reading, best: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """Opposites in the best sentence, and "un-" words in any that speaks of the same thing."""
    mine, theirs = claim.words - best.words, best.words - claim.words
    stated = frozenset().union(*(r.words for r in evidence))
    ordered = not {s[:2] for s in _sequences(claim)}.isdisjoint(s[:2] for s in _sequences(best))
    for token in claim.doc:
        lemma = token.lemma_.lower()
        if (lemma not in mine and token.pos_ != "ADJ") or g.before(token).dep_ == "quantmod":  # "no fewer than"
            continue
        opposite = next(iter(sorted(_OPPOSITE.get(lemma, frozenset()) & theirs)), None)
        if opposite is not None and ordered and lemma in _ORDERING:
            continue  # "met before they married" of "married after they met"
        if opposite is not None and _are_of_two(token, opposite, best):
            continue  # "Berg lost" of "Lund won"
        if opposite is not None:
            yield differs("antonym", token.text, form(best, opposite))
        elif lemma not in stated or (token.pos_ == "ADJ" and not _describes(lemma, evidence)):
            yield from _denied_word(claim, token.text, lemma, evidence)


def _are_of_two(mine: Token, opposite: str, best: Reading) -> bool:
    """Whether what somebody does in the claim has its opposite done by certain others only."""
    who = g.subject(mine) if g.is_verb(mine) else None
    others = [g.subject(t) for t in best.doc if t.lemma_.lower() == opposite and g.is_verb(t)]
    return who is not None and bool(others) and all(o is not None and are_two(who, o) for o in others)


def _describes(lemma: str, evidence: Sequence[Reading]) -> bool:
    """Whether the evidence has an adjective, and not only the noun: "officials" of "official"."""
    return any(t.lower_ == lemma and t.pos_ != "NOUN" for r in evidence for t in r.doc)


def _denied_word(claim: Reading, text: str, lemma: str, evidence: Sequence[Reading]) -> Iterator[Finding]:
    rest = claim.content - {lemma}
    for reading in evidence:
        denial = next((word for word in sorted(reading.words) if denies(lemma, word)), None)
        if denial is not None and rest and 2 * len(rest & reading.content) >= len(rest):
            if _negators(claim) == _negators(reading):  # else "not official" is "unofficial"
                yield differs("denial", text, form(reading, denial))
            return


def form(reading: Reading, lemma: str) -> str:
    """A lemma as the text has it."""
    return next((t.text for t in reading.doc if t.lemma_.lower() == lemma or t.lower_ == lemma), lemma)


def turned(claim: Reading, best: Reading) -> Iterator[Finding]:
    """Opposites of which one stands in the other's place, in a claim that runs along the sentence otherwise."""
    yield from _outdone(claim, best)
    yield from _reordered(claim, best)
    yield from _caused_by_effect(claim, best)
    compared = any(comparisons(claim)) and any(comparisons(best))
    denied = _negators(claim) != _negators(best)
    for change in [] if compared or denied else differences(claim, best):
        if not change.claim or not change.evidence or max(len(change.claim), len(change.evidence)) > _SHORT:
            continue
        pair = next(((m, t) for m in change.claim for t in change.evidence if _opposed(m, t, claim, best)), None)
        if pair is not None and _are_of_two(pair[0], pair[1].lemma_.lower(), best):
            continue
        if pair is not None and share(claim.content - lemma_set(change.claim), best.content) >= _ALONG:
            yield differs("opposite", pair[0].text, pair[1].text)


def _negators(reading: Reading) -> int:
    return sum(t.dep_ == "neg" or t.lower_ in NONE | {"never"} for t in reading.doc)


def _outdone(claim: Reading, best: Reading) -> Iterator[Finding]:
    """Two that are compared the other way round: "faster than" of whom was slower, or in each other's place."""
    for mine, one, other in comparisons(claim):
        for theirs, first, second in comparisons(best):
            same = mine.lemma_.lower() == theirs.lemma_.lower() and one != other
            opposed = theirs.lemma_.lower() in _OPPOSITE.get(mine.lemma_.lower(), frozenset())
            if (same and (one, other) == (second, first)) or (opposed and (one, other) == (first, second)):
                yield differs("opposite", _comparing(mine, other), _comparing(theirs, second))


def _caused_by_effect(claim: Reading, best: Reading) -> Iterator[Finding]:
    """What is the cause in the claim and the effect in the article: "because [of]" turned round."""
    for cause, effect in _causes(claim):
        for why, what in _causes(best):
            if cause & what and effect & why and not (cause & why or effect & what):
                yield Finding("opposite", "because", "", "what is the cause in the claim is the effect in the article")
                return


def other_way(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """ "Voted against closing" of who voted to close, "acquitted of theft" of who was guilty of it, and the reverse."""
    told_of = {pair for r in evidence for pair in _charges(r)}
    for guilty, what in _charges(claim):
        if (not guilty, what) in told_of and (guilty, what) not in told_of:
            sides = (f"guilty of {what}", f"not guilty of {what}")
            yield differs("opposite", *(sides if guilty else sides[::-1]))
    told = [found for r in evidence for found in _decisions(r)]
    for who, verb, word, what in _decisions(claim):
        theirs = {other for they, same, other, done in told if (they, same, done) == (who, verb, what)}
        if theirs and word not in theirs and "against" in theirs | {word}:
            yield differs("opposite", *(f"{verb} {w} {what}" for w in (word, min(theirs))))


def _charges(reading: Reading) -> Iterator[tuple[bool, str]]:
    """Whether somebody is guilty, and of what."""
    for word in (t for t in reading.doc if t.lemma_ in _GUILTY | _CLEARED):
        of = [c for c in word.children if c.lower_ == "of"]
        yield from ((word.lemma_ in _GUILTY, p.lemma_.lower()) for c in of for p in c.children if p.dep_ == "pobj")


def _decisions(reading: Reading) -> Iterator[tuple[str, str, str, str]]:
    """The lemmas of who decides, of the verb and of what is to be done, with the word before that one: "voted to
    close", "voted against closing"."""
    for verb in (t for t in reading.doc if g.is_verb(t)):
        who = g.subject(verb)
        if who is None:
            continue
        for child in verb.children:
            inner = next((c for c in child.children if c.dep_ == "pcomp"), None)
            if child.lower_ == "against" and inner is not None:
                yield who.lemma_, verb.lemma_, "against", inner.lemma_
            elif child.dep_ in ("xcomp", "advcl") and g.is_infinitive(child):
                yield who.lemma_, verb.lemma_, "to", child.lemma_


def _causes(reading: Reading) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """The words of content of a cause, and of its effect."""
    for because in (t for t in reading.doc if t.lower_ == "because"):
        inner = because.subtree if because.dep_ == "prep" else because.head.subtree
        cause = lemma_set(inner) & reading.content
        above = because.head if because.dep_ == "prep" else because.head.head
        yield cause, (lemma_set(above.subtree) & reading.content) - cause


def _comparing(word: Token, other: str) -> str:
    """ "More expensive than the tunnel", from the comparative to the lemma it is compared with."""
    last = next(t.i for t in word.doc[word.i :] if t.lemma_.lower() == other)
    return word.doc[word.left_edge.i : last + 1].text


def _reordered(claim: Reading, best: Reading) -> Iterator[Finding]:
    """What comes first, or is the cause, in the claim and last, or the effect, in the article."""
    theirs = {(one, other) for one, other, _ in _sequences(best)}
    for one, other, mark in _sequences(claim):
        if (other, one) in theirs and (one, other) not in theirs and one != other:
            message = f"what comes first in the claim (“{mark}”) comes last in the article"
            yield Finding("opposite", mark, form(best, one), message)


def _sequences(reading: Reading) -> Iterator[tuple[str, str, str]]:
    """The lemmas of an earlier and a later verb, and the word that orders them."""
    for mark in (t for t in reading.doc if t.lower_ in _ORDERING and t.head.dep_ == "advcl"):
        pair = (mark.head.lemma_.lower(), mark.head.head.lemma_.lower())
        yield (*(pair if _ORDERING[mark.lower_] else pair[::-1]), mark.lower_)


def _is_victory(token: Token) -> bool:
    """ "Lund [defeated] Berg", "Lund's [defeat] of Berg": for whoever did it, a win."""
    active = token.pos_ == "VERB" and not any(a.dep_ == "auxpass" for a in g.auxiliaries(token))
    return token.lemma_.lower() == "defeat" and (active or any(c.lower_ == "of" for c in token.children))


def _opposed(mine: Token, theirs: Token, claim: Reading, best: Reading) -> bool:
    words = {mine.lower_, mine.lemma_.lower()}, {theirs.lower_, theirs.lemma_.lower()}
    if words[0] & best.words or words[1] & claim.words or _is_victory(mine) or _is_victory(theirs):
        return False
    return any(words[1] & (_OPPOSITE.get(w, frozenset()) | _INSTEAD.get(w, frozenset())) for w in words[0])
