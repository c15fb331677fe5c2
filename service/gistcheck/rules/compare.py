"""The rules beside the model: a claim compared with its evidence, fact by fact.

`compare` gives a fixed vector of features for the calibrated classifier that joins rules and model,
and findings that name the differing tokens for the verdict's reasons. Knows no model weights.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gistcheck.rules.alignment import Reading, bigrams, read, share
from gistcheck.rules.conflicts import Finding
from gistcheck.rules.factrules import compare_dates, compare_names, compare_numbers, compare_wording
from gistcheck.rules.places import compare_places
from gistcheck.rules.stancerules import compare_stance

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FACTS: Final = {
    "numbers": "numbers in the claim (at most 3, over 3)",
    "number_cover": "share of the claim's numbers borne out by some sentence",
    "number_cover_best": "the same by the best sentence",
    "number_rounded": "share of the claim's numbers borne out only by rounding or a comparator",
    "number_conflict": "1 if another number of that unit and noun stands in the place of an unmatched one",
    "number_conflict_best": "the same for numbers the best sentence does not bear out, wherever else they stand",
    "number_head_mismatch": "share of the claim's numbers that count something else in the evidence",
    "comparator_changed": "1 if a matched number lost or changed its 'at least', 'up to'",
    "dates": "dates in the claim (at most 3, over 3)",
    "date_cover": "share of the claim's dates borne out by some sentence",
    "date_cover_best": "the same by the best sentence",
    "date_conflict": "1 if a date of the claim is borne out nowhere and the best sentence gives another",
    "date_conflict_best": "the same for dates that stand elsewhere",
    "names": "names in the claim (at most 5, over 5)",
    "name_cover": "mean match (1 full, 0.5 in part) of the claim's names in all evidence",
    "name_cover_best": "the same in the best sentence",
    "person_cover": "the same for persons, 1 if none",
    "organisation_cover": "the same for organisations",
    "place_cover": "the same for places",
    "group_cover": "the same for groups",
    "name_missing": "names of the claim found nowhere (at most 3, over 3)",
    "name_conflict": "1 if an unmatched name has a rival of its kind in the best sentence",
    "near_name": "1 if only a namesake is there: the other Korea, the other Smith",
}
_WORDING: Final = {
    "exchanged": "places where content words replace others of the best sentence (at most 4, over 4)",
    "inserted": "places where content words are added to it (at most 4, over 4)",
    "left_out": "places where content words of it are left out (at most 4, over 4)",
    "exchanged_name": "1 if a claim that runs along the best sentence puts another name for one of it",
}
_STANCE: Final = {
    "negation_mismatch": "1 if a shared predicate is denied on one side only",
    "negation_dropped": "1 if it is denied in the best sentence and stated in the claim",
    "negation_added": "1 if it is stated in the best sentence and denied in the claim",
    "claim_negations": "negations in the claim (at most 2, over 2)",
    "best_negations": "negations in the best sentence (at most 2, over 2)",
    "antonym": "1 if the best sentence has the opposite of a word of the claim, or any sentence its 'un-' form",
    "hedge_dropped": "1 if a predicate is hedged in the best sentence and certain in the claim",
    "hedge_kept": "1 if the claim hedges what the best sentence hedges",
    "modality_changed": "1 if 'may', 'could', 'should', 'would' became 'will', 'must' or plain",
    "attribution_dropped": "1 if the best sentence reports as said what the claim states as fact",
    "attribution_added": "1 if the claim alone says that somebody says it",
    "speaker_match": "1 if claim and best sentence name the same speaker",
    "speaker_swapped": "1 if they name different speakers",
    "condition_dropped": "1 if the best sentence makes it conditional and the claim does not",
    "quantifier_changed": "1 if 'all', 'only', 'most', 'some', 'few' ... differ on a shared word",
    "roles_swapped": "1 if doer and undergoer of a verb changed places",
}
_TOGETHER: Final = {
    "findings": "findings of any kind (at most 4, over 4)",
    "no_findings": "1 if there is none",
    "covered": "1 if every content lemma of the claim stands in the evidence",
    "covered_no_findings": "1 if both",
    "covered_best_no_findings": "1 if they all stand in the best sentence and there is no finding",
}
FEATURE_MEANINGS: Final = {**_FACTS, **_WORDING, **_STANCE, **_TOGETHER}
"""What each feature means, in the order of `Comparison.features`; all finite, most in [0, 1]."""
FEATURE_NAMES: Final = tuple(FEATURE_MEANINGS)
"""Names of the columns of `Comparison.features`."""

Features = dict[str, float]


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Evidence sentences made ready once for any number of claims."""

    readings: tuple[Reading, ...]
    content: frozenset[str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A claim against its evidence.

    `features` stand in the order of `FEATURE_NAMES`; `findings` the differing tokens;
    `best` the index of the evidence sentence nearest to the claim (-1 without evidence).
    """

    features: tuple[float, ...]
    findings: tuple[Finding, ...]
    best: int

    def __getitem__(self, name: str) -> float:
        """One feature by name."""
        return self.features[FEATURE_NAMES.index(name)]


def as_evidence(evidence: Doc | Iterable[Doc]) -> Evidence:
    """Make evidence ready: one Doc a sentence (a single Doc counts as one sentence)."""
    from spacy.tokens import Doc as Document

    docs = [evidence] if isinstance(evidence, Document) else list(evidence)
    readings = tuple(read(doc) for doc in docs)
    return Evidence(readings, frozenset().union(*(r.content for r in readings)))


def compare(evidence: Evidence | Doc | Iterable[Doc], claim: Doc) -> Comparison:
    """Compare a claim with its evidence by rule.

    `evidence`: parsed evidence sentences, or `as_evidence` of them when many claims meet the same
    evidence. `claim`: the parsed claim. Result: features and findings; without evidence every
    coverage is 0 and nothing conflicts. Takes about a millisecond for ten sentences once gathered.
    """
    given = evidence if isinstance(evidence, Evidence) else as_evidence(evidence)
    mine = read(claim)
    order = rank(given, mine)
    best = given.readings[order[0]] if order else read(claim[:0].as_doc())
    found: Features = dict.fromkeys(FEATURE_NAMES, 0.0)
    findings: list[Finding] = []
    for rule in _RULES:
        features, differences = rule(mine, best, given.readings)
        found |= features
        findings += differences
    findings.sort(key=lambda f: f.kind != "antonym")  # the least sure of the kinds stands for no other
    distinct = {(f.claim_token, f.evidence_token): f for f in findings}
    found |= _together(mine, best, given, len(distinct))
    vector = tuple(found[name] for name in FEATURE_NAMES)
    return Comparison(vector, tuple(distinct.values()), order[0] if order else -1)


def rank(evidence: Evidence, claim: Reading) -> list[int]:
    """Indices of the evidence sentences, the one nearest to the claim first (ties: the earlier)."""
    pairs = bigrams(claim.lemmas)

    def nearness(index: int) -> float:
        reading = evidence.readings[index]
        return share(claim.content, reading.content) + 0.5 * share(pairs, bigrams(reading.lemmas))

    return sorted(range(len(evidence.readings)), key=nearness, reverse=True)


def _together(mine: Reading, best: Reading, evidence: Evidence, findings: int) -> Features:
    """Joint features: a linear classifier cannot form them itself."""
    clean, covered = not findings, mine.content <= evidence.content
    return {
        "findings": min(findings, 4) / 4,
        "no_findings": float(clean),
        "covered": float(covered),
        "covered_no_findings": float(clean and covered),
        "covered_best_no_findings": float(clean and mine.content <= best.content),
    }


_RULES: Final[tuple[Callable[[Reading, Reading, Sequence[Reading]], tuple[Features, list[Finding]]], ...]] = (
    compare_numbers,
    compare_dates,
    compare_names,
    compare_wording,
    compare_places,
    compare_stance,
)
