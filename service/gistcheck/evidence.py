"""Choose the sentences of a document that bear on a claim, and fit them into the checker's window."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from gistcheck.vocabulary.wordlists import word_set

_WORD = re.compile(r"[^\W_]+")
_STOP = word_set(
    "a an and are as at be been but by for from had has have he her his in is it its of on or she that the their "
    "they this to was were which who will with"
)


def terms(text: str) -> list[str]:
    """Content words, lower-cased, crudely stemmed to six letters so that inflections meet."""
    words = (w.lower() for w in _WORD.findall(text))
    return [w if w.isdigit() else w[:6] for w in words if w not in _STOP]


def rank(sentences: Sequence[str], claim: str) -> list[tuple[int, float]]:
    """Sentences by how much of the claim they hold, best first.

    Score in [0, 1]: the share of the claim's terms found in the sentence, each weighted by how
    rare it is among the sentences (inverse document frequency, Sparck Jones 1972); a neighbour's
    terms count a quarter, so that a pronoun's antecedent helps. Ties keep document order; sums are exact, so
    that what ties does not depend on the order of a set.
    """
    bags = [set(terms(s)) for s in sentences]
    frequency = Counter(t for bag in bags for t in bag)
    weights = {t: math.log(1 + len(bags) / (0.5 + frequency[t])) for t in set(terms(claim))}
    total = math.fsum(weights.values()) or 1.0
    own = [math.fsum(w for t, w in weights.items() if t in bag) / total for bag in bags]
    near = [max(own[max(i - 1, 0) : i] + own[i + 1 : i + 2], default=0.0) for i in range(len(own))]
    scores = [0.8 * a + 0.2 * b for a, b in zip(own, near, strict=True)]
    return sorted(enumerate(scores), key=lambda pair: (-pair[1], pair[0]))


def gather(ranked: Sequence[tuple[int, float]], lengths: Sequence[int], budget: int) -> list[int]:
    """The best sentences that fit `budget` together, in document order; at least one.

    `ranked`: from `rank`. `lengths`: of each sentence, counted as `budget` is (tokens, characters).
    """
    chosen: list[int] = []
    used = 0
    for index, _ in ranked:
        if chosen and used + lengths[index] > budget:
            continue
        chosen.append(index)
        used += lengths[index]
    return sorted(chosen)
