"""What "it" stands for: one thing, one of several, or nothing."""

from __future__ import annotations

from tests.test_resolve import referents


def test_who_is_fined_may_be_meant_as_well_as_who_fines() -> None:
    found = referents("The court fined Telstar 3m pounds.", "It had ignored two warnings.")["It"]
    assert found.name is None
    assert found.candidates == ("The court", "Telstar")
