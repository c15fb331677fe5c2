"""Numbers, dates and names of a claim against all evidence and its best sentence: features and findings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from gistcheck.rules.alignment import Difference, Reading, differences
from gistcheck.rules.conflicts import (
    FLOORS,
    MEASURES,
    Finding,
    differs,
    match_date,
    match_name,
    match_quantity,
    other_currency,
    other_scale,
    rival_name,
    rival_quantity,
)
from gistcheck.rules.fractions import compare_shares
from gistcheck.rules.namesakes import bodies, namesakes, ranks
from gistcheck.rules.opposites import form
from gistcheck.syntax.facts import Date, Name
from gistcheck.syntax.quantities import Quantity
from gistcheck.vocabulary.people import ANYBODY, calls_somebody

if TYPE_CHECKING:
    from spacy.tokens import Token

_ALONG: Final = 0.6
"""Share of the claim's content words from which it is taken to run along the sentence."""
_SHORT: Final = 6
"""Longest exchange in words that still puts one name for another."""
_KINDS: Final = ("person", "organisation", "place", "group")


_CEILINGS: Final = ("at most", "less than", "nearly")
_STRICT: Final = ("more than", "less than", "nearly")
"""What leaves the number itself out: "more than 14" is not 14."""


def compare_numbers(
    claim: Reading, best: Reading, evidence: Sequence[Reading]
) -> tuple[dict[str, float], list[Finding]]:
    """Each number of the claim looked for in the evidence; a rival in the best sentence is a finding."""
    mine, there = claim.facts.quantities, [q for r in evidence for q in r.facts.quantities]
    matches = [_best_match(q, there) for q in mine]
    findings = [_number_finding(q, best, mine) for q, m in zip(mine, matches, strict=True) if m[0] == "none"]
    conflicts = [f for f in findings if f.evidence_token]
    findings += [f for q in mine if (f := _turned(q, there) or _other_unit(q, claim, best)) is not None]
    findings += [f for q in mine if (f := _turned_round(q, evidence) or _of_another(q, claim, evidence)) is not None]
    findings += compare_shares(claim, best, evidence)
    here = [q for q in mine if _best_match(q, best.facts.quantities)[0] == "none"]
    count = max(1, len(mine))
    return {
        "numbers": min(len(mine), 3) / 3,
        "number_cover": sum(m[0] != "none" for m in matches) / count if mine else 1.0,
        "number_cover_best": 1 - len(here) / count,
        "number_rounded": sum(m[0] == "rounded" for m in matches) / count,
        "number_conflict": float(bool(conflicts)),
        "number_conflict_best": float(any(_number_finding(q, best, mine).evidence_token for q in here)),
        "number_head_mismatch": sum(m[0] != "none" and not m[1] for m in matches) / count,
        "comparator_changed": float(any(m[2] for m in matches)),
    }, findings


def compare_dates(claim: Reading, best: Reading, evidence: Sequence[Reading]) -> tuple[dict[str, float], list[Finding]]:
    """Each date of the claim looked for in the evidence."""
    mine, there = claim.facts.dates, [d for r in evidence for d in r.facts.dates]
    missed = [d for d in mine if not any(match_date(d, other) for other in there)]
    rivals = [(d, _rival_date(d, best.facts.dates)) for d in missed]
    findings = [differs("date", d.text, r.text) if r else _absent("date", d.text) for d, r in rivals]
    away = [d for d in mine if not any(match_date(d, other) for other in best.facts.dates)]
    return {
        "dates": min(len(mine), 3) / 3,
        "date_cover": 1 - len(missed) / len(mine) if mine else 1.0,
        "date_cover_best": 1 - len(away) / len(mine) if mine else 1.0,
        "date_conflict": float(any(r for _, r in rivals)),
        "date_conflict_best": float(any(_rival_date(d, best.facts.dates) for d in away)),
    }, findings


def compare_names(claim: Reading, best: Reading, evidence: Sequence[Reading]) -> tuple[dict[str, float], list[Finding]]:
    """Each name of the claim looked for in the evidence; namesakes and rivals are findings."""
    mine, there = claim.facts.names, [n for r in evidence for n in r.facts.names]
    words = frozenset().union(*(r.words for r in evidence))
    scores = [match_name(n, there, words) for n in mine]
    near = [match_name(n, best.facts.names, best.words) for n in mine]
    findings = [f for n, s in zip(mine, scores, strict=True) if s <= 0 for f in _name_findings(n, s, best, mine, there)]
    findings += [*namesakes(claim, best, evidence), *ranks(claim, best), *bodies(claim, evidence)]
    features = {
        "names": min(len(mine), 5) / 5,
        "name_cover": _mean(scores),
        "name_cover_best": _mean(near),
        "name_missing": min(sum(s <= 0 for s in scores), 3) / 3,
        "name_conflict": float(any(f.evidence_token for f in findings if f.kind == "name")),
        "near_name": float(any(s < 0 for s in scores)),
    }
    for kind in _KINDS:
        features[f"{kind}_cover"] = _mean([s for n, s in zip(mine, scores, strict=True) if n.kind == kind])
    return features, findings


def compare_wording(
    claim: Reading, best: Reading, evidence: Sequence[Reading]
) -> tuple[dict[str, float], list[Finding]]:
    """The words put in, left out or exchanged where the claim runs along the best sentence."""
    changes = differences(claim, best)
    along = len(claim.content & best.content) >= _ALONG * len(claim.content)
    told = frozenset().union(*(r.words for r in evidence if r is not best))
    exchanged = [f for c in changes if along and (f := _exchanged_name(c, claim, best, told)) is not None]
    return {
        "exchanged": min(sum(_content(c.claim) and _content(c.evidence) for c in changes), 4) / 4,
        "inserted": min(sum(_content(c.claim) and not c.evidence for c in changes), 4) / 4,
        "left_out": min(sum(_content(c.evidence) and not c.claim for c in changes), 4) / 4,
        "exchanged_name": float(bool(exchanged)),
    }, exchanged


def _exchanged_name(change: Difference, claim: Reading, best: Reading, told: frozenset[str]) -> Finding | None:
    """Does the change put a name in the place of one that is another's? `told`: the words of the other evidence, which
    may name whom the best sentence only calls "the captain"."""
    mine = [t for t in change.claim if _is_name(t) and t.lower_ not in best.words]
    theirs = [t for t in change.evidence if _is_name(t) and t.lower_ not in claim.words]
    if not mine or not theirs or max(len(change.claim), len(change.evidence)) > _SHORT:
        return None
    named = [n for n in claim.facts.names if n.start <= mine[0].idx < n.end]
    if {t.lower_ for t in mine} <= told and {"PERSON"} & {mine[0].ent_type_} != {"PERSON"} & {theirs[0].ent_type_}:
        return None
    if any(match_name(n, best.facts.names, best.words) > 0 for n in named):
        return None
    return differs("name", *(t[0].doc[t[0].i : t[-1].i + 1].text for t in (mine, theirs)))


def _is_name(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.ent_type_ not in ("DATE", "TIME")


def _content(tokens: Sequence[Token]) -> bool:
    return any(not t.is_stop for t in tokens)


def _mean(scores: Sequence[float]) -> float:
    return sum(max(0.0, s) for s in scores) / len(scores) if scores else 1.0


def _best_match(claim: Quantity, there: Sequence[Quantity]) -> tuple[str, bool, bool]:
    """(match, same counted noun, comparator changed) with the evidence number that fits best."""
    ranked = [(match_quantity(claim, q), _same_head(claim, q), _comparator_changed(claim, q)) for q in there]
    order = {"exact": 2, "rounded": 1, "none": 0}
    return max(ranked, key=lambda m: (order[m[0]], m[1], not m[2]), default=("none", False, False))


def _same_head(claim: Quantity, other: Quantity) -> bool:
    return claim.head == other.head or not claim.head or not other.head or bool(claim.unit)


def _comparator_changed(claim: Quantity, other: Quantity) -> bool:
    same_value = claim.value == other.value and match_quantity(claim, other) != "none"
    firm = {"about", "nearly", "exactly", ""}
    return same_value and claim.comparator != other.comparator and not {claim.comparator, other.comparator} <= firm


def _turned(claim: Quantity, there: Sequence[Quantity]) -> Finding | None:
    """ "at least 50" of "up to 50", "more than 14" of "14", or the reverse, wherever the number stands."""
    same = [q for q in there if q.value == claim.value and match_quantity(claim, q) != "none"]
    if not same or claim.unit == "ordinal" or "about" in (claim.comparator, *(q.comparator for q in same)):
        return None
    mine, theirs = _bounded(claim), _bounded(same[0])
    sides = [side for side in (FLOORS, _CEILINGS) if claim.comparator and claim.comparator not in side]
    other = [comparator for side in sides for comparator in side]  # of "exactly": both sides
    if all(q.comparator in other or (not q.comparator and claim.comparator in _STRICT) for q in same):
        return differs("comparator", mine, theirs)
    lost = not claim.comparator and all(q.comparator in _STRICT for q in same)
    return differs("bound", mine, theirs) if lost else None


def _turned_round(claim: Quantity, evidence: Sequence[Reading]) -> Finding | None:
    """ "17 to 31" of a vote by "31 to 17"."""
    for reading in evidence if claim.value < claim.high and " to " in claim.text else ():
        for first, second in pairwise(reading.facts.quantities):
            between = reading.doc.text[first.end : second.start].strip()
            if between == "to" and (first.value, second.value) == (claim.high, claim.value):
                return differs("exchange", claim.text, f"{first.text} to {second.text}")
    return None


def _are_people(counted: str) -> bool:
    return calls_somebody(counted) or counted in ANYBODY


def _of_another(number: Quantity, claim: Reading, evidence: Sequence[Reading]) -> Finding | None:
    """ "140 toilets" of "hired 140 drivers and built toilets": people are no things, wherever the number stands."""
    same = [(q, r) for r in evidence for q in r.facts.quantities if match_quantity(number, q) != "none"]
    mine, theirs = number.head, {q.head for q, _ in same}
    if not same or number.unit or not mine or mine in theirs or any(q.unit or not q.head for q, _ in same):
        return None
    apart = all(_are_people(mine) != _are_people(head) for head in theirs)
    many = [{t.lemma_.lower() for t in r.doc if t.tag_ == "NNS"} for _, r in same]  # a surer sign of what is counted
    counted = all(q.head in plurals for (q, _), plurals in zip(same, many, strict=True))
    if not apart or not counted or not any(mine in plurals for plurals in many):
        return None
    return differs("place", *(f"{q.text} {form(r, q.head)}" for q, r in ((number, claim), same[0])))


def _bounded(number: Quantity) -> str:
    return f"{number.comparator} {number.text}".strip()


def _other_unit(number: Quantity, claim: Reading, best: Reading) -> Finding | None:
    """ "30 miles" of "30 kilometres": the same number, wherever it stands in the sentence of another unit."""
    alike = [q for q in best.facts.quantities if q.value == number.value]
    if number.unit == "percent" and all(("point" in q.text) != ("point" in number.text) for q in alike):
        return differs("unit", number.text, alike[0].text) if alike else None
    mine = _measure(number, claim)
    same = {_measure(q, best): q for q in alike}
    if mine not in MEASURES or any(MEASURES.get(theirs) in (None, MEASURES[mine]) for theirs in same):
        return None
    return next((differs("unit", f"{number.text} {mine}", f"{q.text} {theirs}") for theirs, q in same.items()), None)


def _measure(number: Quantity, reading: Reading) -> str:
    """The lemma right after a number."""
    after = (t for t in reading.doc if t.idx >= number.end and not t.is_punct and not t.is_space)
    return next((t.lemma_.lower() for t in after), "")


def _number_finding(claim: Quantity, best: Reading, mine: Sequence[Quantity]) -> Finding:
    if money := other_currency(claim, best.facts.quantities):
        return differs("currency", claim.text, money.text)
    if scaled := other_scale(claim, best.facts.quantities):
        return differs("scale", claim.text, scaled.text)
    free = [q for q in best.facts.quantities if all(match_quantity(other, q) == "none" for other in mine)]
    rival = rival_quantity(claim, free)
    if rival is None:
        return _absent("number", claim.text)
    if (
        not claim.comparator
        and rival.value != rival.high
        and " and " in rival.text
        and claim.value in (rival.value, rival.high)
    ):
        return differs("comparator", claim.text, rival.text)  # "20" of "between 10 and 20"
    above = rival.comparator in FLOORS and claim.value > rival.value
    below = rival.comparator in _CEILINGS and claim.value < rival.value
    if above or below:  # "at least 107" leaves 170 open
        return differs("open", claim.text, _bounded(rival))
    return differs("number", claim.text, rival.text)


def _rival_date(claim: Date, there: Sequence[Date]) -> Date | None:
    return next((d for d in there if match_date(claim, d) is False), None)


def _name_findings(
    name: Name, score: float, best: Reading, mine: Sequence[Name], there: Sequence[Name]
) -> list[Finding]:
    pool = [n for n in there if n.head == name.head] if score < 0 else best.facts.names
    rival = rival_name(name, pool, mine)
    return [differs("name", name.text, rival.text) if rival else _absent("name", name.text)]


def _absent(kind: str, token: str) -> Finding:
    return Finding(kind, token, "", f"{token} in the claim, not in the closest sentences")
