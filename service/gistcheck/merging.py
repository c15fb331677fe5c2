"""What is said twice, told once: the same statement in two places, the same part under two claims."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import Final

from gistcheck.drafts import Draft
from gistcheck.types import Claim

_SAME: Final = 0.8
"""Share of common words from which two statements with the same numbers are one claim."""


def merged(ranked: Sequence[Draft]) -> list[tuple[Draft, list[Draft]]]:
    """Each statement once, with the other places that make it.

    Two sets of words of which `_SAME` is common share one of the rarest words of each: only
    statements that do are compared (prefix filtering, Chaudhuri, Ganti and Kaushik 2006).
    """
    words = [_words(draft.text) for draft in ranked]
    frequency = Counter(word for own in words for word in own)
    groups: list[tuple[Draft, list[Draft]]] = []
    holders: dict[str, list[int]] = {}
    kept: list[frozenset[str]] = []
    for draft, own in zip(ranked, words, strict=True):
        rare = sorted(own, key=lambda w: (frequency[w], w))[: len(own) - ceil(_SAME * len(own)) + 1]
        near = sorted({group for word in rare for group in holders.get(word, ())})
        same = next((g for g in near if _same(groups[g][0], kept[g], draft, own)), None)
        if same is None:
            for word in rare:
                holders.setdefault(word, []).append(len(groups))
            groups.append((draft, []))
            kept.append(own)
        elif all(draft.sentence != other.sentence for other in groups[same][1]):
            groups[same][1].append(draft)
    return groups


def _same(one: Draft, a: frozenset[str], other: Draft, b: frozenset[str]) -> bool:
    if one.speaker != other.speaker and one.sentence != other.sentence:
        return False
    if _figures(a) != _figures(b) or ("not" in a) != ("not" in b):
        return False
    return len(a & b) / max(1, len(a | b)) >= _SAME


def _words(text: str) -> frozenset[str]:
    plain = re.sub(r"n['’]t\b", " not", text.lower())
    return frozenset(re.findall(r"\w+", plain)) - {"the", "a", "an", "is", "was", "are", "were"}


def _figures(words: frozenset[str]) -> set[str]:
    return {w for w in words if w[0].isdigit()}


def once(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, each with the parts that no claim of its sentence is and none before it has: who "baker Ole Holm" is,
    is told once."""
    told = {(claim.sentence_id, claim.text) for claim in claims}
    found: list[Claim] = []
    for claim in claims:
        parts = tuple(part for part in claim.parts if (claim.sentence_id, part.text) not in told)
        told |= {(claim.sentence_id, part.text) for part in parts}
        found.append(replace(claim, parts=parts))
    return tuple(found)
