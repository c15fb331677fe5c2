"""What "it" stands for: one thing, one of several, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from gistcheck.coreference.resolve import resolve
from gistcheck.protocols import Floats, PronounQuestion
from gistcheck.syntax.parse import parse
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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ryanair said on Monday it had cut 30 routes.", "Ryanair"),
        ("A fire broke out in Leeds. The council said it had hired 40 men.", "The council"),
        ("Ryanair cut 30 routes in May. The airline said it had lost 40 pilots.", "Ryanair"),
        ("UK Coal said it was sorry.", "UK Coal"),
        ("A storm hit Leeds in May. Norway said it had selected 16 schools.", "Norway"),
        ("A storm hit Leeds in May. The council said it would continue to hire drivers.", "The council"),
        ('Victims faced "an awful tragedy". Norvik said it sees no loss.', "Norvik"),
        ("A storm hit Leeds in May. The council said it would continue to close roads.", None),
        ("Calder Homes denied that, saying it had guards there.", "Calder Homes"),
        ("A plane made an emergency landing. Ryanair said it had hit a bird.", None),
        ("The ministry said it was the first attack since 2012.", None),
        ("The council said it was raining.", None),
        ("The report said it had cost 12m pounds.", None),
        ("His government said it had hired 40 men.", None),
        ("A storm hit Leeds in May. Norvik said on Friday its profit fell to 3m pounds.", "Norvik"),
        ("The company said its sales fell by 3%.", "The company"),
        ("A ferry hit the pier. Norvik said its hull was damaged.", None),
    ],
)
def test_a_body_speaks_of_itself_where_nothing_else_can_have_done_it(text: str, name: str | None) -> None:
    sentences = [f"{sentence.rstrip('.')}." for sentence in text.split(". ")]
    by_word = referents(*sentences)
    found = by_word.get("it", by_word.get("its"))
    assert (found.name if found is not None else None) == name


def test_several_who_speak_are_they_themselves() -> None:
    assert "they" not in referents("Employees were told of it in May.", "Several said they had learnt of it on Monday.")


@pytest.mark.parametrize("second", ["It will turn colder on Friday.", "It will be windy on Friday."])
def test_the_weather_is_not_what_came_before(second: str) -> None:
    assert "It" not in referents("The highest gust broke 12 masts.", second)


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("Talks between the firms ended in May.", "They agreed to meet in June.", None),
        ("Elections were held in May.", "They are ready to vote again.", None),
        ("The survey came out.", "It plans to hire 40 men.", None),
        ("Quarterly profit fell to 3m.", "It earned 88 cents a share.", None),
        ("Poachers fled in May.", "They plan to return.", "Poachers"),
        ("Fishing bodies said they were angry.", "They want a seat at the table.", "Fishing bodies"),
        ("Sulu Star Lines lost 3 ships.", "It agreed to pay 40 families.", "Sulu Star Lines"),
    ],
)
def test_only_who_can_mean_to_do_something_agrees_and_plans(first: str, second: str, name: str | None) -> None:
    assert next(f.name for word, f in referents(first, second).items() if word in ("It", "They")) == name


def test_a_source_that_speaks_is_no_it() -> None:
    found = referents("A source close to the inquiry said the brakes had failed.", "It is the worst loss since 1998.")
    assert found["It"].name is None


def test_a_crowd_is_not_who_goes_on_to_act() -> None:
    def sure(asked: Sequence[PronounQuestion]) -> list[Floats]:
        return [np.ones(len(question.candidates)) for question in asked]

    for crowd, name in (("More than 2 million people", None), ("The actors", "The actors")):
        (found,) = resolve(parse([f"{crowd} met on Monday.", "They topped the list of shows."]), sure)
        assert found.name == name


def test_a_team_that_acts_before_them_may_be_they() -> None:
    found = referents("The Blues scored in May.", "Liverpool were lucky and they needed 12 saves.")
    assert "they" not in found or found["they"].name is None


def test_they_who_go_on_may_be_two_who_are_named() -> None:
    found = [
        "Ministry lawyers argued that the law did not reach so far.",
        "But Ole Rick and Karl Fork ruled that it did.",
        "They said that the prison was run by Norland.",
    ]
    assert [f.name for f in resolve(parse(found)) if f.text == "They"] == [None]


def test_it_is_not_whose_win_was_told_before() -> None:
    found = referents("The sketch aired after Holm's win in Tarn.", "It was the senator's eighth win in May.")
    assert found["It"].name is None
