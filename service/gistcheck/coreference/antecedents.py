"""Which of several people a pronoun stands for: what the parse shows, beside the reader's link.

A conditional logistic regression over the candidates and "none of them". The parse's part was
fitted on the 2,000 development rows of GAP (Webster et al. 2018), which the reader's link was
trained on too, so its own part and the share of the parse were fitted on GAP's 454 validation
rows, as was the threshold `SURE`. `python -m models.training.fit_antecedents --data-root DATA`
prints these tables again; run it after each training of the reader.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from gistcheck.coreference.entities import Entity, Mention, mentions_in
from gistcheck.coreference.things import Link, Place
from gistcheck.protocols import Floats, PronounQuestion
from gistcheck.syntax import grammar as g

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

GENDERED: Final = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
BEFORE: Final = 8
AFTER: Final = 2
"""Sentences before and after the pronoun's that are looked at: the length of a GAP passage."""
WEIGHTS: Final[Mapping[str, float]] = {
    "one": 1.127, "subject": 0.977, "joined": -0.977, "mentions": 0.661, "bound": -2.021, "inside": 0.754,
    "first": -0.385, "subjects_between": -0.741, "after": -1.348, "apposition": -0.379, "same": 1.197,
    "nearest_subject": -0.242, "right_gender": -0.211, "wrong_gender": -0.676, "possessive*for_possessive": 0.338,
    "subject*for_subject": 0.592, "subject*for_object": -0.925, "object*for_subject": 0.233, "same*nearest": 0.298,
    "oblique*pronoun_before": -0.44, "previous*main_subject": 0.723, "subject*joined": -0.958,
    "pronoun_before*main_subject": 0.776, "previous*pronoun_before": -0.427, "named_nearer*joined": 1.01,
    "previous*oblique": -0.544, "previous*subjects_between": -0.902, "same*first_named": 0.291,
    "oblique*named_nearer": 0.581, "same*names_between": -0.784, "previous*named_nearer": 0.573,
    "main_subject*joined": -0.896, "subject*subjects_between": -0.995, "possessive*pronoun_before": 0.469,
    "previous*possessive": -0.376, "pronoun_before*first_named": -0.43, "nearest*first_named": 0.346,
    "nearest*main_subject": -0.364, "main_subject*first_named": 0.386, "pronoun_before*joined": -0.398,
    "distance*same": -0.846,
}  # fmt: skip
"""What the parse's part weighs, fitted on GAP development; "a*b" is the product of two."""
FEATURES: Final = tuple(WEIGHTS)
LINK: Final = 0.356
PARSE: Final = 0.6
BIAS: Final = -0.592
"""Shares of the link's log odds and of the parse's score, and what is added to both."""
SURE: Final = 0.91
"""Lowest probability of a clear antecedent: the lowest at which 95 in 100 are right on GAP
validation (there 97, for 19 in 100 pronouns)."""
_LARGEST: Final = 5.0
"""Log odds of the link beyond this say no more: it is surer on what it was trained on."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What is looked at: the pronoun `token` of sentence `index`, the article's parsed sentences
    `docs` and the entities named in it."""

    index: int
    token: Token
    docs: Sequence[Doc]
    named: Sequence[Entity]

    def position(self, sentence: int, token: int) -> int:
        """Words from the pronoun, negative before it."""
        low, high = sorted((sentence, self.index))
        between = sum(len(doc) for doc in self.docs[low:high])
        return token - self.token.i + (between if sentence > self.index else -between)

    def mentions(self, entity: Entity) -> list[Mention]:
        """The mentions of a name that are looked at."""
        return entity.within(self.index - BEFORE, self.index + AFTER)

    def people(self) -> list[tuple[int, Entity, Mention]]:
        """People's mentions with their positions, in order."""
        found = [
            (self.position(m.sentence, m.token), e, m)
            for e in self.named
            if e.kind == "person"
            for m in self.mentions(e)
        ]
        return sorted(found, key=lambda item: item[0])

    def pronouns(self) -> list[int]:
        """Positions of the pronouns of the same gender, in order."""
        wanted = GENDERED[self.token.lower_]
        sentences = range(max(0, self.index - BEFORE), min(len(self.docs), self.index + AFTER + 1))
        return [self.position(i, t.i) for i in sentences for t in self.docs[i] if GENDERED.get(t.lower_) == wanted]


def chances(scene: Scene, candidates: Sequence[Place], link: Link | None) -> Floats:
    """The probability that the pronoun stands for each candidate; what is missing to 1 is 'none of them'.

    `candidates`: (sentence, start, end) of names; `link`: the reader's link probabilities, or None
    for the parse alone. *Shape:* (candidates,).
    """
    scores = parse_scores(scene, candidates)
    if link is not None:
        scores = (LINK * link_scores(scene, candidates, link) + PARSE * scores + BIAS).astype(np.float32)
    powers = np.exp(scores)
    found: Floats = (powers / (1 + powers.sum())).astype(np.float32)
    return found


def parse_scores(scene: Scene, candidates: Sequence[Place]) -> Floats:
    """The parse's log odds of each candidate against 'none of them'. *Shape:* (candidates,)."""
    rows = features(scene, candidates)
    table = np.array([[row[name] for name in FEATURES] for row in rows], np.float32)
    found: Floats = table @ np.array([WEIGHTS[name] for name in FEATURES], np.float32)
    return found


def link_scores(scene: Scene, candidates: Sequence[Place], link: Link) -> Floats:
    """The link's log odds of each candidate against 'none of them', the best over the name's mentions."""
    places = {place: _mentions(scene, place) for place in candidates}
    asked = sorted({m for own in places.values() for m in own})
    read = [scene.index - BEFORE, scene.index + AFTER, *(sentence for sentence, _, _ in asked)]
    first, last = max(0, min(read)), min(len(scene.docs), max(read) + 1)
    lengths = [len(doc.text) + 1 for doc in scene.docs[first:last]]
    starts = dict(zip(range(first, last), np.cumsum([0, *lengths]), strict=False))
    text = " ".join(doc.text for doc in scene.docs[first:last])
    at = int(starts[scene.index]) + scene.token.idx
    spans = tuple((int(starts[s]) + a, int(starts[s]) + b) for s, a, b in asked)
    found = link([PronounQuestion(text, (at, at + len(scene.token)), spans)])[0]
    none = max(1 - float(found.sum()), 1e-6)
    odds = {m: math.log(max(float(p), 1e-6) / none) for m, p in zip(asked, found, strict=True)}
    best = [max(odds[m] for m in places[place]) for place in candidates]
    return np.clip(np.array(best, np.float32), -_LARGEST, _LARGEST)


def _mentions(scene: Scene, place: Place) -> list[Place]:
    """The candidate and the other mentions of its name that are looked at."""
    entity = _entity(scene, place)
    own = [(m.sentence, m.start, m.end) for m in scene.mentions(entity)] if entity else []
    return [m for m in own if not _touch(m, place)] + [place]


def _touch(one: Place, other: Place) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _entity(scene: Scene, place: Place) -> Entity | None:
    named = mentions_in(scene.named, place[0], place[0])
    return next((e for e, m in named if _touch((m.sentence, m.start, m.end), place)), None)


def features(scene: Scene, candidates: Sequence[Place]) -> list[dict[str, float]]:
    """The features of each candidate by name, those of `FEATURES` included."""
    found = []
    for place in candidates:
        row = _own(scene, place) | _among(scene, place)
        row["first"] = float(place == min(candidates))
        found.append(row | {n: math.prod(row[part] for part in n.split("*")) for n in FEATURES})
    return found


def _own(scene: Scene, place: Place) -> dict[str, float]:
    """Where the candidate stands in its clause, and how that fits the pronoun's place."""
    head, token = _head(scene, place), scene.token
    role, wanted = _role(head), "possessive" if token.dep_ == "poss" else _role(token)
    back = scene.index - place[0]
    position = scene.position(place[0], head.i)
    found = {
        "one": 1, "same": back == 0, "previous": back == 1, "after": position > 0,
        "distance": math.log1p(abs(position)) / 5,
        "subject": role == "subject", "object": role in ("object", "oblique"), "oblique": role == "oblique",
        "possessive": role == "possessive",
        "for_subject": wanted == "subject", "for_object": wanted in ("object", "oblique"),
        "for_possessive": wanted == "possessive",
        "main_subject": role == "subject" and _clause(head) == head.doc[:].root,
        "joined": head.dep_ == "conj" or any(c.dep_ == "conj" for c in head.children),
        "apposition": head.dep_ == "appos",
        "bound": back == 0 and _bound(head, token, role, wanted),
        "inside": back == 0 and token in head.subtree,
    }  # fmt: skip
    return {name: float(value) for name, value in found.items()}


def _among(scene: Scene, place: Place) -> dict[str, float]:
    """How the candidate stands among the names and pronouns around it."""
    entity, at = _entity(scene, place), scene.position(place[0], _head(scene, place).i)
    people, wanted = scene.people(), GENDERED[scene.token.lower_]
    low, high = min(at, 0), max(at, 0)
    between = [(e, m) for position, e, m in people if low < position < high and e is not entity]
    before = [(position, e, m) for position, e, m in people if position < 0]
    subjects = [e for _, e, m in before if m.subject]
    own = scene.mentions(entity) if entity is not None else []
    mentions = [scene.position(m.sentence, m.token) for m in own]
    found = {
        "mentions": math.log(max(1, len(mentions))),
        "named_nearer": any(at < position < 0 for position in mentions),
        "nearest": at < 0 and entity is not None and bool(before) and before[-1][1] is entity,
        "nearest_subject": at < 0 and entity is not None and bool(subjects) and subjects[-1] is entity,
        "first_named": entity is not None and bool(people) and people[0][1] is entity,
        "names_between": min(len({id(e) for e, _ in between}), 4) / 4,
        "subjects_between": min(sum(m.subject for _, m in between), 3) / 3,
        "pronoun_before": any(position < at for position in scene.pronouns()),
        "right_gender": entity is not None and entity.gender == wanted,
        "wrong_gender": entity is not None and entity.gender not in (None, wanted),
    }
    return {name: float(value) for name, value in found.items()}


def _head(scene: Scene, place: Place) -> Token:
    sentence, start, end = place
    words = scene.docs[sentence].char_span(start, end, alignment_mode="expand")
    return words.root if words is not None else scene.docs[sentence][0]


def _role(token: Token) -> str:
    """What a noun is to its verb, looking through coordination and apposition."""
    while token.dep_ in ("conj", "appos") and token.head != token:
        token = token.head
    roles = {"nsubj": "subject", "nsubjpass": "subject", "poss": "possessive", "pobj": "oblique", "agent": "oblique"}
    return "object" if token.dep_ in ("dobj", "dative", "attr", "oprd") else roles.get(token.dep_, "other")


def _clause(token: Token) -> Token:
    return g.governor(token) or token.doc[:].root


def _bound(head: Token, token: Token, role: str, wanted: str) -> bool:
    """ "Omar met her": two parts of one clause are two people, unless the pronoun is reflexive."""
    if head in token.subtree:
        return True
    if token.lower_.endswith("self") or _clause(head) != _clause(token):
        return False
    over, under = ("subject",), ("object", "oblique")
    return (role in over and wanted in under) or (role in under and wanted in over)
