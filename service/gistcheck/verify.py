"""From evidence sentences and a claim to probabilities, the deciding sentences and reasons.

The checker reads two contexts: the best sentences that fit its window, and the single best
sentence. Its log-probabilities and the rule features of `gistcheck.rules.compare` go through one small
multinomial logistic regression whose weights stand in the checkpoint's config.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from gistcheck.decomposition.parts import statements
from gistcheck.errors import ModelDamagedError
from gistcheck.evidence import gather, rank
from gistcheck.protocols import Checker, Floats
from gistcheck.rules.alignment import read
from gistcheck.rules.compare import FEATURE_NAMES, Comparison, compare
from gistcheck.rules.conflicts import Finding, messages
from gistcheck.rules.restate import restated
from gistcheck.syntax.quotes import quoted_whole
from gistcheck.syntax.stance import attributions
from gistcheck.text.layout import words_key
from gistcheck.types import LABELS, Label, Part

if TYPE_CHECKING:
    from spacy.tokens import Doc

CONTEXT_CHARACTERS: Final = 700
"""Evidence read together, in characters: about the 160 tokens the checker was trained with."""
SHOWN: Final = 3
"""Evidence sentences named in a verdict."""
SURE: Final = 0.55
"""Least probability of a supported typed claim: of 8,885 development rows, 43 false and 41 true lie from 0.5 to it."""
CERTAIN: Final = 0.6
"""The same of a contradicted one where no rule names a fact: 36 such, 32 supported and 10 others lie from 0.5 to it."""
VERBATIM: Final = np.array([0.99, 0.005, 0.005], np.float32)
"""Probabilities for a claim that stands in the evidence word for word as a whole sentence."""
TOO_LONG: Final = "too long to be checked"
"""The reason of a judgement on a claim that leaves no room for evidence in the checker's window."""
_QUOTED: Final = "stands in a quotation in the article, a fact in the claim"
_ASKS: Final = "the claim is a question, which no article bears out; put it as a statement"
OVERRULING: Final[Mapping[str, Label]] = {
    "exchange": "contradicted",
    "opposite": "contradicted",
    "denial": "contradicted",
    "place": "contradicted",
    "currency": "contradicted",
    "scale": "contradicted",
    "unit": "contradicted",
    "share": "contradicted",
    "almost": "contradicted",
    "comparator": "not_stated",
    "supposed": "not_stated",
    "widened": "not_stated",
    "scope": "not_stated",
    "doer": "not_stated",
    "namesake": "not_stated",
    "rank": "not_stated",
    "teller": "not_stated",
    "asked": "not_stated",
    "reported": "not_stated",
}
"""Kinds of differences that overrule a verdict of supported, and the verdict in its place. "reported" is asked only of
typed claims: what somebody is said to have said does not bear out that it is so."""
AGREEING: Final = frozenset(("attribution", "hedge", "condition", "quantifier", "speaker", "teller", "bound"))
"""Kinds of differences with which evidence may still bear out what the claim says."""
MODEL_FEATURES: Final = tuple(f"{context}_{label}" for context in ("context", "sentence") for label in LABELS)

Parse = Callable[[Sequence[str]], "list[Doc]"]


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """Does the evidence support the claim? `anchor`: index of a sentence to read alone, or None
    for the best-matching one."""

    evidence: Sequence[str]
    claim: str
    anchor: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Judgement:
    """*Shape:* `probabilities` (3,) in the order of `types.LABELS`. `evidence`: (sentence index,
    match in [0, 1]) best first. `differs`: kinds of the differences found, as in `conflicts.Finding`."""

    probabilities: Floats
    evidence: tuple[tuple[int, float], ...]
    reasons: tuple[str, ...]
    differs: frozenset[str] = frozenset()

    @property
    def label(self) -> Label:
        """The most probable label."""
        return LABELS[int(self.probabilities.argmax())]

    @property
    def confidence(self) -> float:
        """The probability of the label."""
        return float(self.probabilities.max())


@dataclass(frozen=True, slots=True)
class Contexts:
    """What is read for one question: sentence indices, ranked and gathered."""

    ranked: list[tuple[int, float]]
    gathered: list[int]
    single: int


def contexts(question: Question) -> Contexts:
    """Rank the evidence and choose the sentences to read together and alone."""
    ranked = rank(question.evidence, question.claim)
    if question.anchor is not None:
        ranked = sorted(ranked, key=lambda pair: pair[0] != question.anchor)
    gathered = gather(ranked, [len(s) for s in question.evidence], CONTEXT_CHARACTERS)
    return Contexts(ranked, gathered, ranked[0][0])


class Verifier:
    """Answers `Question`s with a checker, the rules and, where the checkpoint has one, the fusion.

    `fusion`: {"names": features, "weights": (3, features), "bias": (3,)} from the checkpoint's
    config, or None to take the mean of the checker's two contexts. `parse`: texts to spaCy docs.
    A checker with a limit may have a method `fits`: whether each of some claims is short enough for `predict`.
    """

    def __init__(self, checker: Checker, parse: Parse, fusion: Mapping[str, Any] | None = None) -> None:
        self._checker = checker
        self._parse = parse
        self._fusion = fusion
        if fusion is not None and list(fusion["names"]) != [*MODEL_FEATURES, *FEATURE_NAMES]:
            raise ModelDamagedError(
                "The checker's fusion was fitted on other features than this version computes. "
                "Run models.training.calibrate_checker, or reinstall gistcheck."
            )

    def judge(self, questions: Sequence[Question], *, typed: bool = False) -> list[Judgement]:
        """One judgement per question. Evidence without any sentence states nothing.

        A claim too long to be checked is "not_stated", for the reason `TOO_LONG`; with `typed`, where somebody waits
        for the answer, it is the checker's error.
        """
        long = Judgement(np.array([0, 0, 1], np.float32), (), (TOO_LONG,))
        fitting = [True] * len(questions) if typed else self.fits([q.claim for q in questions])
        found: list[Judgement | None] = [None if fits else long for fits in fitting]
        indices = [i for i, q in enumerate(questions) if fitting[i] and any(s.strip() for s in q.evidence)]
        asked = [questions[i] for i in indices]
        chosen = [contexts(q) for q in asked]
        parsed = self._docs(asked, chosen)
        put = self._restated(asked, chosen, parsed) if typed else asked
        features, comparisons = self.features(put, chosen, parsed)
        for row, index in enumerate(indices):
            judged = self._judgement(asked[row], chosen[row], features[row], comparisons[row], typed)
            if put[row] is not asked[row]:
                judged = replace(judged, reasons=(*judged.reasons, f"read as “{put[row].claim}”"))
            found[index] = judged
        silent = Judgement(np.array([0, 0, 1], np.float32), (), ("the article holds no sentence to compare with",))
        return [judgement or silent for judgement in found]

    def parts(self, questions: Sequence[Question], judged: Sequence[Judgement]) -> list[tuple[Part, ...]]:
        """Of each typed claim that is not supported, the smaller statements it makes, each judged alone. None is
        contradicted where the claim, which says as much, is only not stated."""
        doubted = [i for i, judgement in enumerate(judged) if judgement.label != "supported"]
        docs = zip(doubted, self._parse([questions[i].claim for i in doubted]), strict=True)
        made = [(i, doc, line) for i, doc in docs for line in statements(doc)]
        asked = [(i, line) for i, doc, line in made if words_key(line) != words_key(doc.text)]
        answers = self.judge([replace(questions[i], claim=line) for i, line in asked], typed=True)
        found: list[tuple[Part, ...]] = [() for _ in questions]
        for (i, line), answer in zip(asked, answers, strict=True):
            beyond = answer.label == "contradicted" and judged[i].label == "not_stated"
            found[i] += (Part(line, "not_stated" if beyond else answer.label, answer.confidence),)
        return found

    def _restated(
        self, questions: Sequence[Question], chosen: Sequence[Contexts], docs: Mapping[str, Doc]
    ) -> list[Question]:
        """The questions, their claims in the words of the evidence as far as `restate` and the checker's window go."""
        found = []
        for question, context in zip(questions, chosen, strict=True):
            evidence = [read(docs[question.evidence[i]]) for i in context.gathered]
            claim = restated(mine := read(docs[question.claim]), evidence)
            kept = claim == mine.doc.text or not self.fits([claim])[0]
            found.append(question if kept else replace(question, claim=claim))
        return found

    def fits(self, claims: Sequence[str]) -> list[bool]:
        """Whether each claim is short enough to be checked."""
        fits: Callable[[Sequence[str]], list[bool]] | None = getattr(self._checker, "fits", None)
        return [True] * len(claims) if fits is None else fits(claims)

    def features(
        self, questions: Sequence[Question], chosen: Sequence[Contexts], parsed: Mapping[str, Doc] | None = None
    ) -> tuple[Floats, list[Comparison]]:
        """*Shape:* (questions, `MODEL_FEATURES` + `rules.FEATURE_NAMES`), and the rules' findings.

        `parsed`: the parses of texts that are known already.
        """
        pairs = []
        for question, context in zip(questions, chosen, strict=True):
            pairs.append((" ".join(question.evidence[i] for i in context.gathered), question.claim))
            pairs.append((question.evidence[context.single], question.claim))
        distinct = list(dict.fromkeys(pairs))  # of one sentence of evidence, both contexts are the same
        found = dict(zip(distinct, self._checker.predict(distinct), strict=True))
        scores = np.array([found[pair] for pair in pairs], np.float32).reshape(-1, len(MODEL_FEATURES))
        comparisons = self._compare(questions, chosen, parsed)
        rules = np.array([c.features for c in comparisons], np.float32).reshape(-1, len(FEATURE_NAMES))
        return np.hstack([np.log(scores.clip(1e-4)), rules]).astype(np.float32), comparisons

    def _compare(
        self, questions: Sequence[Question], chosen: Sequence[Contexts], parsed: Mapping[str, Doc] | None
    ) -> list[Comparison]:
        docs = self._docs(questions, chosen, parsed)
        rows = zip(questions, chosen, strict=True)
        return [compare([docs[q.evidence[i]] for i in c.gathered], docs[q.claim]) for q, c in rows]

    def _docs(
        self, questions: Sequence[Question], chosen: Sequence[Contexts], parsed: Mapping[str, Doc] | None = None
    ) -> dict[str, Doc]:
        """The parses of the claims and of all evidence that is read together, those in `parsed` taken from there."""
        known = parsed or {}
        evidence = [q.evidence[i] for q, c in zip(questions, chosen, strict=True) for i in c.gathered]
        texts = [t for t in dict.fromkeys([*evidence, *(q.claim for q in questions)]) if t not in known]
        return {**known, **dict(zip(texts, self._parse(texts), strict=True))}

    def _names_speaker(self, claim: str) -> bool:
        return bool(attributions(self._parse([claim])[0]))

    def _judgement(
        self, question: Question, chosen: Contexts, features: Floats, rules: Comparison, typed: bool
    ) -> Judgement:
        claim = words_key(question.claim)
        asks = question.claim.rstrip().endswith("?")
        said = [(i, s) for i, s in enumerate(question.evidence) if asks or not s.rstrip().endswith("?")]
        same = next((i for i, s in said if claim and words_key(s) == claim), None)
        if same is not None:
            quoted = (_QUOTED,) if typed and quoted_whole(question.evidence)[same] else ()
            unmarked = quoted and question.evidence[same].strip() != question.claim.strip()
            kinds = frozenset(("reported",)) if unmarked else frozenset()
            reasons = ("stands in the article word for word", *quoted)
            return Judgement(overruled(VERBATIM, kinds), ((same, 1.0),), reasons, kinds)
        kinds = frozenset(f.kind for f in rules.findings)
        probabilities = _unsure(overruled(self._fused(features), kinds), rules.findings, typed)
        matches = dict(chosen.ranked)
        decided = LABELS[int(probabilities.argmax())] != "not_stated"
        telling = [i for i in chosen.gathered if decided or matches[i] > 0]
        order = sorted(telling, key=lambda i: (i != chosen.single, -matches[i], i))
        evidence = tuple((i, round(min(matches[i], 1.0), 4)) for i in order[:SHOWN])
        reasons = tuple(messages(rules.findings))
        if typed and order and quoted_whole(question.evidence)[order[0]] and not self._names_speaker(question.claim):
            reasons += (_QUOTED,)
        if typed and probabilities.argmax() == 0 and ("attribution" in kinds or _QUOTED in reasons):
            probabilities, kinds = overruled(probabilities, ("reported",)), kinds | {"reported"}
        if typed and asks:
            probabilities, reasons = overruled(probabilities, ("asked",)), (*reasons, _ASKS)
        return Judgement(probabilities, evidence, reasons, kinds)

    def _fused(self, features: Floats) -> Floats:
        if self._fusion is None:
            found = np.exp(features[: len(MODEL_FEATURES)]).reshape(2, 3).mean(0)
        else:
            found = np.exp(_logits(self._fusion, features))
        probabilities: Floats = (found / found.sum()).astype(np.float32)
        return probabilities


def overruled(probabilities: Floats, kinds: Collection[str]) -> Floats:
    """The probabilities where a rule that is surer than the model speaks against "supported".

    `kinds`: of the differences found. What was held for supported goes to the label of `OVERRULING`, and that
    one's share to supported, if supported was the likelier. A number beyond "at least" contradicts nothing alone.
    """
    found = probabilities.copy()
    if set(kinds) == {"open"} and found.argmax() == 1:
        found[1], found[2] = found[2], found[1]
    for other in (LABELS.index(label) for kind, label in OVERRULING.items() if kind in kinds):
        if found[0] > found[other]:
            found[0], found[other] = found[other], found[0]
    return found


def _unsure(probabilities: Floats, findings: Sequence[Finding], typed: bool) -> Floats:
    """The probabilities where a contradiction that names no fact, or support of a typed claim, has to be surer."""
    named = any(f.kind == "negation" or (f.evidence_token and f.kind not in AGREEING) for f in findings)
    least = (SURE if typed else 0, 0 if named else CERTAIN if typed else 1 / 2, 0)
    found, first = probabilities.copy(), int(probabilities.argmax())
    if found[first] < least[first]:
        found[first], found[2] = found[2], found[first]
    return found


def _logits(fusion: Mapping[str, Any], features: Floats) -> Floats:
    logits: Floats = np.asarray(fusion["weights"]) @ features + np.asarray(fusion["bias"])
    shifted: Floats = logits - logits.max()
    return shifted
