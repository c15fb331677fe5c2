"""Negation, hedges, attribution, conditions, opposites and roles of a claim against its best sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from gistcheck.mending.attachments import mend
from gistcheck.rules.alignment import Reading, exchanged_roles, swapped_roles
from gistcheck.rules.conflicts import Finding, differs
from gistcheck.rules.identity import SERVICES, are_two
from gistcheck.rules.monotone import widened
from gistcheck.rules.opposites import antonyms, form, turned
from gistcheck.rules.scope import out_of_scope
from gistcheck.rules.supposed import supposed
from gistcheck.syntax import grammar as g
from gistcheck.syntax.phrases import counting_words
from gistcheck.syntax.stance import SAYING, Attribution, attributions
from gistcheck.vocabulary.quantifiers import ALL, ALWAYS, NONE, SOME
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_QUANTIFIERS: Final = ALL | SOME | NONE | ALWAYS | {"both", "only", "majority", "often"}
_NEARLY: Final = word_set("nearly almost virtually practically mostly barely")
_ALMOST: Final = word_set("nearly almost narrowly")
_WHOLE: Final = ALL | NONE | ALWAYS
_WEAK: Final = frozenset(["may", "might", "could", "should", "would", "can"])
_STRONG: Final = frozenset(["will", "must", "shall", "do", "did"])
_CONDITIONS: Final = frozenset(("if", "unless", "provided", "whether"))
_HELD_TO_BE: Final = word_set("say report claim allege believe think rumour rumor")
"""What is done, nobody says by whom, to what is perhaps not so: "is said to be closed"."""
_MOST: Final = 0.8
"""Share of the words that claim and sentence have in common from which the claim states what somebody says there."""
_NAMES: Final = frozenset(("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT"))
_PRONOUNS: Final = word_set("he she it they i we you who which that this")


def compare_stance(
    claim: Reading, best: Reading, evidence: Sequence[Reading]
) -> tuple[dict[str, float], list[Finding]]:
    """How the claim says it against how the best sentence does."""
    findings = [
        *_negation(claim, best), *antonyms(claim, best, evidence), *turned(claim, best), *_hedges(claim, best),
        *_spoken_for(claim, best, evidence),
        *_condition(claim, best), *_quantifiers(claim, best), *widened(claim, best), *_roles(claim, best),
        *supposed(claim, best, evidence), *out_of_scope(claim, best, evidence),
    ]  # fmt: skip
    kinds = {f.kind for f in findings}
    denied = [f for f in findings if f.kind == "negation"]
    return {
        "negation_mismatch": float(bool(denied)),
        "negation_dropped": float(any(f.evidence_token for f in denied)),
        "negation_added": float(any(f.claim_token for f in denied)),
        "claim_negations": min(len(claim.facts.negations), 2) / 2,
        "best_negations": min(len(best.facts.negations), 2) / 2,
        "antonym": float(not kinds.isdisjoint(("antonym", "denial"))),
        "hedge_dropped": float(not kinds.isdisjoint(("hedge", "supposed"))),
        "hedge_kept": float(bool({h.predicate for h in claim.facts.hedges} & {h.predicate for h in best.facts.hedges})),
        "modality_changed": float(_modality_changed(claim, best)),
        "attribution_dropped": float("attribution" in kinds),
        "attribution_added": float(bool(claim.facts.attributions) and not best.facts.attributions),
        "speaker_match": float(_speakers(claim, best) == "same"),
        "speaker_swapped": float(not kinds.isdisjoint(("speaker", "teller"))),
        "condition_dropped": float("condition" in kinds),
        "quantifier_changed": float("quantifier" in kinds),
        "roles_swapped": float(not kinds.isdisjoint(("role", "exchange"))),
    }, findings


def _negation(claim: Reading, best: Reading) -> Iterator[Finding]:
    mine = {n.predicate: n.text for n in claim.facts.negations}
    theirs = {n.predicate: n.text for n in best.facts.negations}
    for predicate in sorted(mine.keys() ^ theirs.keys()):
        if predicate in claim.words and predicate in best.words and not _of_another(predicate, claim, best):
            word, denied = (mine[predicate], True) if predicate in mine else (theirs[predicate], False)
            sides = ("denied in the claim, stated in the article", "stated in the claim, denied in the article")
            tokens = (word, "") if denied else ("", word)
            yield Finding("negation", *tokens, f"“{predicate}” is {sides[not denied]}")


def _of_another(predicate: str, claim: Reading, best: Reading) -> bool:
    """Whether it is said of two, "Berg was not jailed" of "Lund was jailed", or is another word: "officials"."""
    if all(t.tag_ == "NNS" for t in best.doc if t.lemma_.lower() == predicate):
        return any(t.pos_ == "ADJ" for t in claim.doc if t.lemma_.lower() == predicate)
    mine, theirs = (
        [who for t in r.doc if t.lemma_ == predicate and (who := g.subject(t)) is not None] for r in (claim, best)
    )
    return bool(mine and theirs) and all(are_two(a, b) for a in mine for b in theirs)


def _hedges(claim: Reading, best: Reading) -> Iterator[Finding]:
    kept = {h.predicate for h in claim.facts.hedges} | {h.text.lower() for h in claim.facts.hedges}
    for hedge in best.facts.hedges:
        lost = hedge.predicate in claim.words and hedge.text.lower() not in claim.words
        if lost and hedge.predicate not in kept:
            yield Finding("hedge", "", hedge.text, f"“{hedge.text}” in the article, certain in the claim")


def _modality_changed(claim: Reading, best: Reading) -> bool:
    theirs = {t.head.lemma_.lower() for t in best.doc if t.lower_ in _WEAK and t.tag_ == "MD"}
    mine = {t.head.lemma_.lower() for t in claim.doc if t.lower_ in _WEAK and t.tag_ == "MD"}
    firm = {t.head.lemma_.lower() for t in claim.doc if t.lower_ in _STRONG and t.dep_ == "aux"}
    return bool((theirs & claim.words) - mine) or bool(firm & theirs)


def _attribution(claim: Reading, best: Reading) -> Iterator[Finding]:
    if _speakers(claim, best) == "different":
        yield _other_speaker(_Speaker.of(_named_speakers(claim)[0], claim), _Speaker.of(_named_speakers(best)[0], best))
    if claim.facts.attributions or not claim.content:
        return
    for said in best.facts.attributions or _told_behind(best):
        if _is_reported(claim, best, said):
            who = f"somebody (“{said.speaker}”)" if said.head in _PRONOUNS else said.speaker
            yield Finding("attribution", "", said.speaker, f"said by {who} in the article, a fact in the claim")
            return
    if (cue := _told_by_nobody(claim, best)) is not None:
        yield Finding("attribution", "", cue.text, f"only “{cue.text}” in the article, a fact in the claim")


def _spoken_for(claim: Reading, best: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """Another speaker, or none; of "Kofi" and "Mensah" nobody is another where the evidence has "Kofi Mensah"."""
    full = " ".join(r.doc.text for r in evidence)
    for found in (*_attribution(claim, best), *_said_by_another(claim, evidence)):
        mine, theirs = (token.split()[-1:] for token in (found.claim_token, found.evidence_token))
        one = any(" ".join(pair) in full for pair in (mine + theirs, theirs + mine))
        yield replace(found, kind="speaker") if one and found.kind == "teller" else found


def _told_behind(best: Reading) -> list[Attribution]:
    """ "The mine was sold, a newspaper reported on Monday": what the parser takes for an aside about the last noun."""
    found = attributions(mend(best.doc)) if any(t.lemma_ in SAYING for t in best.doc) else []
    return [said for said in found if said.speaker_start > said.content_start]


def _told_by_nobody(claim: Reading, best: Reading) -> Token | None:
    """The cue above what the claim states: "was sold, it was [reported]", "is [said] to have been sold"."""
    if claim.facts.hedges or any(t.lemma_ in _HELD_TO_BE for t in claim.doc):
        return None
    shared = claim.content & best.content
    for cue in (t for t in best.doc if t.lemma_ in _HELD_TO_BE and any(c.dep_ == "auxpass" for c in t.children)):
        told = {c.lemma_.lower() for c in cue.children if c.dep_ in ("ccomp", "xcomp")}
        inside = {t.lemma_.lower() for t in cue.subtree}
        if told & shared and len(shared & inside) >= _MOST * len(shared):
            return cue
    return None


def _said_by_another(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """What the claim's speaker is said to say stands, more fully, where somebody else says it."""
    for said in claim.facts.attributions:
        inside = (t.lemma_.lower() for t in claim.doc if said.content_start <= t.idx < said.content_end)
        words = claim.content & frozenset(inside)
        if said.head in _PRONOUNS or not words:
            continue
        others = [r for r in evidence if said.head not in r.words and _names_every_speaker(r)]
        own = max((len(words & r.content) for r in evidence if r not in others), default=0)
        other = max(others, key=lambda r: len(words & r.content), default=None)
        if other is not None and len(words & other.content) > own:
            theirs = other.facts.attributions[0]
            mine, its = _Speaker.of(said, claim), _Speaker.of(theirs, other)
            if _is_another(mine, its):
                yield _other_speaker(mine, its)


def _other_speaker(mine: _Speaker, theirs: _Speaker) -> Finding:
    """Of kind "teller" for two names, or "the union" and "the firm": "the company" may be "the firm"."""
    apart = {mine.head, theirs.head} & SERVICES and mine.text[:4].lower() == theirs.text[:4].lower() == "the "
    kind = "teller" if (mine.is_name and theirs.is_name) or apart else "speaker"
    message = f"said by {mine.text} in the claim, by {theirs.text} in the article"
    return Finding(kind, mine.text, theirs.text, message)


def _named_speakers(reading: Reading) -> list[Attribution]:
    return [s for s in reading.facts.attributions if s.head not in _PRONOUNS]


class _Speaker(NamedTuple):
    """A speaker's words, those of content, the one at the head, and whether that is of a name ("the minister": no)."""

    text: str
    head: str
    words: frozenset[str]
    is_name: bool

    @classmethod
    def of(cls, said: Attribution, reading: Reading) -> _Speaker:
        tokens = [t for t in reading.doc if said.speaker_start <= t.idx < said.speaker_end]
        words = frozenset(t.lower_ for t in tokens if t.is_alpha and not t.is_stop)
        named = any(t.lower_ == said.head and t.ent_type_ in _NAMES for t in tokens)
        return cls(said.speaker, said.head, words, named)


def _is_another(mine: _Speaker, theirs: _Speaker) -> bool:
    """Do these two differ for certain? A name and a description may be of one person; "an NCB official" and "a senior
    NCB officer" too."""
    if mine.is_name != theirs.is_name:
        return False
    shared = {mine.head, theirs.head} if mine.is_name else mine.words
    return not shared & mine.words & theirs.words


def _names_every_speaker(reading: Reading) -> bool:
    """Somebody speaks, and no "he said" leaves open that it is another."""
    heads = {s.head for s in reading.facts.attributions}
    return bool(heads) and not heads & _PRONOUNS


def _is_reported(claim: Reading, best: Reading, said: Attribution) -> bool:
    """Does what the claim states stand inside what somebody says?"""
    inside = frozenset(t.lemma_.lower() for t in best.doc if said.content_start <= t.idx < said.content_end)
    shared = claim.content & best.content
    first = next((t for t in best.doc if said.content_start <= t.idx), None)
    if said.content_end and first is not None and first.lower_ in _PRONOUNS:  # "the union said [it] was not asked"
        shared -= {t.lemma_.lower() for t in best.doc if said.speaker_start <= t.idx < said.speaker_end}
        return bool(shared & inside) and shared <= inside
    return len(shared) > 1 and len(shared & inside) >= _MOST * len(shared)


def _speakers(claim: Reading, best: Reading) -> str:
    """ "same", "different" or "unknown" (a side names nobody, or only a pronoun, or they may be one)."""
    mine, theirs = _named_speakers(claim), _named_speakers(best)
    heads = frozenset(s.head for s in mine)
    if not mine or not theirs:
        return "unknown"
    if heads & {s.head for s in theirs} or (heads <= best.words and not heads & _outside(best)):
        return "same"
    here, there = ([_Speaker.of(s, r) for s in said] for said, r in ((mine, claim), (theirs, best)))
    return "different" if all(_is_another(a, b) for a in here for b in there) else "unknown"


def _outside(best: Reading) -> frozenset[str]:
    """Words of a sentence that lie outside every speaker's name: who is named there does not speak."""
    spans = [(s.speaker_start, s.speaker_end) for s in best.facts.attributions]
    return frozenset(t.lower_ for t in best.doc if not any(a <= t.idx < b for a, b in spans))


def _condition(claim: Reading, best: Reading) -> Iterator[Finding]:
    mine = {t.lower_ for t in claim.doc if t.lower_ in _CONDITIONS}
    for token in best.doc:
        governed = token.head.head.lemma_.lower() if token.dep_ == "mark" and token.head.dep_ == "advcl" else ""
        if token.lower_ in _CONDITIONS and governed in claim.words and not mine:
            yield Finding("condition", "", token.text, f"“{token.text} ...” in the article, unconditional in the claim")


def _quantifiers(claim: Reading, best: Reading) -> Iterator[Finding]:
    mine, theirs = _quantified(claim), _quantified(best)
    for head in sorted(mine.keys() & theirs.keys()):
        if mine[head] != theirs[head]:
            yield differs("quantifier", mine[head], theirs[head])
    for nearly in (t for t in best.doc if t.lower_ in _ALMOST and t.dep_ == "advmod" and not claim.words & _ALMOST):
        done = nearly.head.lemma_ if g.is_verb(nearly.head) else "be"
        same = (t for t in claim.doc if t.lemma_ == done and t.tag_ in ("VBD", "VBZ", "VBN"))
        if done not in ("be", "have") and (told := next(same, None)) is not None:
            yield differs("almost", told.text, f"{nearly.text} {nearly.head.text}")
    for nearly, whole in pairwise(best.doc):
        if nearly.lower_ in _NEARLY and whole.lower_ in _WHOLE and not claim.words & _NEARLY:
            told = next((t for t in claim.doc if t.lower_ == whole.lower_), None)
            if told is not None:
                yield differs("almost", told.text, f"{nearly.text} {whole.text}")


def _quantified(reading: Reading) -> dict[str, str]:
    """The lemma of what is quantified -> by which word: "all schools", "some of the schools", "never closed"."""
    told = ((t, (*counting_words(t), *(c.lower_ for c in t.children if c.dep_ == "advmod"))) for t in reading.doc)
    return {t.lemma_.lower(): word for t, words in told for word in words if word in _QUANTIFIERS}


def _roles(claim: Reading, best: Reading) -> Iterator[Finding]:
    exchanged = exchanged_roles(claim, best)
    for verb, one, other in exchanged:
        mine, theirs = form(claim, one), form(claim, other)
        yield Finding("exchange", mine, theirs, f"“{mine}” and “{theirs}” of “{verb}” change places in the claim")
    told = {word for _, one, other in exchanged for word in (one, other)}
    for verb, word in swapped_roles(claim, best):
        if word not in told:
            own = form(claim, word)
            yield Finding("role", own, own, f"“{own}” and “{verb}”: who does it and who undergoes it differ")
