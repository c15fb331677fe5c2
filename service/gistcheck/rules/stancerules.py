"""Negation, hedges, conditions, opposites and roles of a claim against its best sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from gistcheck.rules.alignment import Reading, exchanged_roles, swapped_roles
from gistcheck.rules.conflicts import Finding, differs
from gistcheck.rules.identity import are_two
from gistcheck.rules.monotone import widened
from gistcheck.rules.opposites import antonyms, form, other_way, turned
from gistcheck.rules.scope import out_of_scope
from gistcheck.rules.speakers import speakers, spoken_for
from gistcheck.rules.supposed import counterparts, supposed
from gistcheck.syntax import grammar as g
from gistcheck.syntax.agreement import counting_words
from gistcheck.vocabulary.quantifiers import ALL, ALWAYS, NONE, SOME
from gistcheck.vocabulary.wordlists import word_set

_QUANTIFIERS: Final = ALL | SOME | NONE | ALWAYS | {"both", "only", "majority", "often"}
_NEARLY: Final = word_set("nearly almost virtually practically mostly barely")
_ALMOST: Final = frozenset(("nearly", "almost"))
_WHOLE: Final = ALL | NONE | ALWAYS
_WEAK: Final = frozenset(["may", "might", "could", "should", "would", "can"])
_STRONG: Final = frozenset(["will", "must", "shall", "do", "did"])
_CONDITIONS: Final = frozenset(("if", "unless", "provided", "whether"))


def compare_stance(
    claim: Reading, best: Reading, evidence: Sequence[Reading]
) -> tuple[dict[str, float], list[Finding]]:
    """How the claim says it against how the best sentence does."""
    findings = [
        *_negation(claim, best), *antonyms(claim, best, evidence), *turned(claim, best),
        *other_way(claim, evidence), *_hedges(claim, best),
        *spoken_for(claim, best, evidence),
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
        "speaker_match": float(speakers(claim, best) == "same"),
        "speaker_swapped": float(not kinds.isdisjoint(("speaker", "teller"))),
        "condition_dropped": float("condition" in kinds),
        "quantifier_changed": float("quantifier" in kinds),
        "roles_swapped": float(not kinds.isdisjoint(("role", "exchange"))),
    }, findings


def _negation(claim: Reading, best: Reading) -> Iterator[Finding]:
    mine = {n.predicate: n.text for n in claim.facts.negations}
    theirs = {n.predicate: n.text for n in best.facts.negations}
    along = {b.predicate for a, b in pairwise(best.facts.negations) if a.start == b.start}
    along = {word for word in along if best.lemmas.count(word) == 1}
    for predicate in sorted(mine.keys() ^ theirs.keys()):
        if predicate not in claim.words or predicate not in best.words:
            continue
        if _of_another(predicate, claim, best):
            if predicate in mine:
                yield Finding(
                    "open", mine[predicate], "", f"“{form(best, predicate)}” is said of another in the article"
                )
        else:
            word, denied = (mine[predicate], True) if predicate in mine else (theirs[predicate], False)
            sides = ("denied in the claim, stated in the article", "stated in the claim, denied in the article")
            tokens = (word, "") if denied else ("", word)
            kind = "denial" if predicate in along else "negation"
            yield Finding(kind, *tokens, f"“{form(claim, predicate)}” is {sides[not denied]}")


def _of_another(predicate: str, claim: Reading, best: Reading) -> bool:
    """Whether it is said of two, "Berg was not jailed" of "Lund was jailed", or is another word: "officials"."""
    if all(t.tag_ == "NNS" for t in best.doc if t.lemma_.lower() == predicate):
        return any(t.pos_ == "ADJ" for t in claim.doc if t.lemma_.lower() == predicate)
    mine, theirs = ([t for t in r.doc if t.lemma_ == predicate and g.is_verb(t)] for r in (claim, best))
    if mine and all(t.pos_ == "NOUN" for t in best.doc if t.lemma_.lower() == predicate):
        return True  # "did not comment", of who "could not be reached for comment"
    return bool(mine and theirs) and all(
        any(are_two(*pair) for pair in counterparts(a, b)) for a in mine for b in theirs
    )


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


def _condition(claim: Reading, best: Reading) -> Iterator[Finding]:
    mine = {t.lower_ for t in claim.doc if t.lower_ in _CONDITIONS}
    for token in best.doc:
        governed = token.head.head.lemma_.lower() if token.dep_ == "mark" and token.head.dep_ == "advcl" else ""
        if token.lower_ in _CONDITIONS and governed in claim.words and not mine:
            yield Finding("condition", "", token.text, f"“{token.text} ...” in the article, unconditional in the claim")


def _quantifiers(claim: Reading, best: Reading) -> Iterator[Finding]:
    mine, theirs = _quantified(claim), _quantified(best)
    for head in sorted(mine.keys() & theirs.keys()):
        if mine[head] != theirs[head] and not _of_two_verbs(mine[head], theirs[head], claim, best):
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


def _of_two_verbs(mine: str, theirs: str, claim: Reading, best: Reading) -> bool:
    """Whether "no" and "all" may both be so: that no passenger died, where all were saved."""
    return (mine in NONE) != (theirs in NONE) and claim.doc[:].root.lemma_ not in best.words


def _quantified(reading: Reading) -> dict[str, str]:
    """The lemma of what is quantified -> by which word: "all schools", "some of the schools", "never closed"."""
    told = ((t, (*counting_words(t), *(c.lower_ for c in t.children if c.dep_ == "advmod"))) for t in reading.doc)
    return {t.lemma_.lower(): word for t, words in told for word in words if word in _QUANTIFIERS}


def _roles(claim: Reading, best: Reading) -> Iterator[Finding]:
    exchanged = exchanged_roles(claim, best)
    for verb, one, other in exchanged:
        mine, theirs, done = (form(claim, word) for word in (one, other, verb))
        yield Finding("exchange", mine, theirs, f"“{mine}” and “{theirs}” of “{done}” change places in the claim")
    told = {word for _, one, other in exchanged for word in (one, other)}
    for verb, word in swapped_roles(claim, best):
        if word not in told:
            own, done = form(claim, word), form(claim, verb)
            yield Finding("role", own, own, f"“{own}” and “{done}”: who does it and who undergoes it differ")
