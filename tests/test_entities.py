"""Where a name begins and ends."""

from __future__ import annotations

from gistcheck.entities import entities
from gistcheck.parse import parse


def test_a_name_ends_before_a_word_that_leads_on() -> None:
    found = entities(parse(["Chelsea sold Danny Ojo to Everton for £12m."]))
    assert [e.name for e in found] == ["Chelsea", "Danny Ojo", "Everton"]


def test_a_king_without_a_name_is_not_named_after_his_country() -> None:
    assert [e.name for e in entities(parse(["Farah met the King of Jordan."]))] == ["Farah"]
