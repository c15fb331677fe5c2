"""What "it" stands for: one thing, one of several, or nothing."""

from __future__ import annotations

import pytest

from tests.test_resolve import referents


def test_who_is_fined_may_be_meant_as_well_as_who_fines() -> None:
    found = referents("The court fined Telstar 3m pounds.", "It had ignored two warnings.")["It"]
    assert found.name is None
    assert found.candidates == ("The court", "Telstar")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The farm lost a field in May.", "The rules made it hard to sell milk."),
        ("The council lost a letter.", "The judge found it odd that nobody had called."),
    ],
)
def test_it_that_is_made_hard_stands_for_nothing(first: str, second: str) -> None:
    assert "it" not in referents(first, second)


def test_what_is_made_stronger_with_nothing_behind_it_stands_for_something() -> None:
    assert "it" in referents("The bridge shook.", "Few thought it safe.")


def test_a_time_of_day_is_not_what_came_before() -> None:
    assert "It" not in referents("A wall of mud ran through the village.", "It was midnight on Friday.")


def test_a_name_begins_with_a_word() -> None:
    assert referents("  Two old plans came out.", "They cost little.")["They"].name == "Two old plans"
