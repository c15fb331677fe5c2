"""What the rules find between an evidence text and a claim, for the tests of `gistcheck.rules`."""

from __future__ import annotations

import re

from gistcheck.rules.compare import Comparison, compare
from gistcheck.syntax.parse import parse


def compared(evidence: str, claim: str) -> Comparison:
    """A claim against the sentences of an evidence text."""
    *sentences, mine = parse([*re.split(r"(?<=\.) ", evidence), claim])
    return compare(sentences, mine)


def kinds(evidence: str, claim: str) -> set[str]:
    """The kinds of differences between them."""
    return {finding.kind for finding in compared(evidence, claim).findings}
