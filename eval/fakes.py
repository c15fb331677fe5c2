"""Models that answer with numbers drawn from the text itself: fast, repeatable, and of every size.

They stand at the model boundary (`gistcheck.protocols`), so that odd input meets every branch of the
pipeline without a checkpoint: `eval.fuzz` and the property tests use them.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np

from gistcheck.protocols import Floats, PronounQuestion, SentenceReading, TokenReading
from gistcheck.types import ModelInfo


def _draws(text: str, count: int) -> Any:
    """So many numbers in [0, 1) that depend on the text alone."""
    return np.random.default_rng(zlib.crc32(text.encode("utf-8", "surrogatepass"))).random(count, np.float32)


def _reading(text: str) -> SentenceReading:
    spans = [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
    heads = [float(p) for p in _draws(text, 5)]
    tokens = _draws(text[::-1], 4 * len(spans)).reshape(4, -1)
    return SentenceReading(*heads, np.zeros(2, np.float32), TokenReading(np.array(spans).reshape(-1, 2), *tokens))


class FakeReader:
    """`protocols.Reader`: every head is a number drawn from the sentence."""

    info = ModelInfo("reader", "fake", "0" * 64, "cpu", "float32")

    def read(self, articles: Sequence[Sequence[str]]) -> list[list[SentenceReading]]:
        """One reading per sentence, whatever stands around it."""
        return [[_reading(sentence) for sentence in article] for article in articles]

    def link(self, questions: Sequence[PronounQuestion]) -> list[Floats]:
        """Shares that sum to less than 1, per question."""
        found = [_draws(q.text, len(q.candidates) + 1) for q in questions]
        return [(row / max(row.sum(), 1e-6))[:-1] for row in found]


class FakeChecker:
    """`protocols.Checker`: mostly supported where the claim's words stand in the evidence, else drawn."""

    info = ModelInfo("checker", "fake", "1" * 64, "cpu", "float32")

    def predict(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """*Shape:* (pairs, 3), rows that sum to 1."""
        found = np.array([_draws(claim + evidence, 3) for evidence, claim in pairs], np.float32).reshape(-1, 3) + 0.01
        found[:, 0] += [2.0 * (set(claim.split()) <= set(evidence.split())) for evidence, claim in pairs]
        return found / found.sum(1, keepdims=True)
