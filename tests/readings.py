"""What models are taken to answer, for the tests of what is made of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from gistcheck.protocols import TokenReading
from gistcheck.types import Verdict


def pieces(text: str, keep: Sequence[float] | float) -> TokenReading:
    """A reading of each word and mark of a sentence, with `keep` for all its probabilities."""
    spans = [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
    values = np.broadcast_to(np.asarray(keep, np.float32), (len(spans),))
    return TokenReading(np.array(spans, np.int64).reshape(-1, 2), values, values, values, values)


def supported(drafts: Sequence[object]) -> list[Verdict]:
    """A checker that supports whatever it is asked."""
    return [Verdict("supported", 0.97) for _ in drafts]
