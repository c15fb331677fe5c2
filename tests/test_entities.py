"""Where a name begins and ends."""

from __future__ import annotations

import pytest

from gistcheck.entities import entities
from gistcheck.parse import parse


def test_a_name_ends_before_a_word_that_leads_on() -> None:
    found = entities(parse(["Chelsea sold Danny Ojo to Everton for £12m."]))
    assert [e.name for e in found] == ["Chelsea", "Danny Ojo", "Everton"]


def test_a_king_without_a_name_is_not_named_after_his_country() -> None:
    assert [e.name for e in entities(parse(["Farah met the King of Jordan."]))] == ["Farah"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Golfer Arnold Green won the Dutch Open.", "Arnold Green"),
        ("Striker Danny Hart scored twice against Leeds.", "Danny Hart"),
        ("Carmaker Norvik recalled 12,000 vans.", "Norvik"),
        ("Taylor Anna Quinn won the case.", "Taylor Anna Quinn"),
    ],
)
def test_a_trade_with_a_capital_at_the_start_is_no_part_of_the_name(sentence: str, name: str) -> None:
    assert entities(parse([sentence]))[0].name == name
