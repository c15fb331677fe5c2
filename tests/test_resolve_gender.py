"""What a name tells of whom "he", "she" or "it" means, and what it does not."""

from __future__ import annotations

import pytest

from tests.test_resolve import referents


@pytest.mark.parametrize(
    ("first", "second", "pronoun"),
    [
        ("Alexis Tsipras", "Donald Trump", "He"),
        ("Andrea Bocelli", "Bill Clinton", "He"),
        ("Hilary Benn", "Angus Robertson", "He"),
        ("Ashley Cole", "Frank Lampard", "He"),
        ("Tracy Morgan", "Donald Trump", "He"),
        ("Alex Morgan", "Megan Rapinoe", "She"),
        ("Jan Brewer", "Hillary Clinton", "She"),
        ("Frank Lampard", "Ashley Cole", "He"),
    ],
)
def test_a_name_that_men_and_women_bear_rules_nobody_out(first: str, second: str, pronoun: str) -> None:
    found = referents(f"{first} met {second} in Rome on Friday.", f"{pronoun} said that it had cost 4 million euros.")
    assert found[pronoun].name is None
    assert found[pronoun].candidates == (first, second)


def test_with_whom_it_was_done_may_be_meant_though_only_the_other_is_known_to_be_a_man() -> None:
    found = referents("Frank Lampard argued with Ashley Cole on Friday.", "He left the ground at 9pm.")
    assert found["He"].candidates == ("Frank Lampard", "Ashley Cole")


def test_who_stands_by_the_way_gives_way_to_the_one_known_to_be_a_woman() -> None:
    found = referents("Emma Stone spoke in the house of Ashley Cole on Friday.", "She left at 9pm.")
    assert found["She"].name == "Emma Stone"


def test_it_is_nobody_who_is_a_person_elsewhere() -> None:
    found = referents("Jerzy Dudek saved two shots.", "Dudek left Anfield.", "It was difficult for Jerzy.")["It"]
    assert found.name is None


def test_a_speaker_of_unknown_gender_need_not_be_whose_a_thing_is() -> None:
    assert referents("Attorney Simone Archer argued the voice was not his.")["his"].name is None
    assert referents("Mr Archer argued the voice was not his.")["his"].name == "Archer"
