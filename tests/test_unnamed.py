"""Pronouns in stories about people whom the article does not name."""

from __future__ import annotations

import pytest

from gistcheck.parse import parse
from gistcheck.resolve import resolve
from tests.test_resolve import referents


def test_he_and_him_of_one_verb_are_two() -> None:
    found = referents("Mr Jumaili ran back.", "He tracked him with his rifle.")
    assert found["He"].name is None
    assert found["him"].name is None


def test_a_possessive_is_not_taken_past_the_subject_of_its_clause() -> None:
    found = resolve(parse(["Imtiaz Ali said that Shah Rukh was gentle and did not lose his cool."]))
    assert [f.name for f in found if f.text == "his"] != ["Imtiaz Ali"]


def test_who_is_spoken_of_is_not_the_speaker() -> None:
    found = referents("Jitendra Kumar had a bag.", "Kumar was handed over to police, he said.")
    assert found["he"].name is None


def test_whoever_saw_somebody_is_not_the_one_he_saw() -> None:
    found = resolve(parse(["When he saw Mr Jumaili and their family, he shot at them."]))
    assert [f.name for f in found if f.text == "he"] == [None, None]


@pytest.mark.parametrize(
    "story",
    [
        (
            "Police named the suspect.",
            "The suspect had met Ahmed Jumaili.",
            "Investigators interviewed him on Thursday.",
        ),
        ("The nickname led to the 17-year-old police say shot Ahmed Jumaili.", "Investigators interviewed him."),
    ],
)
def test_in_a_story_about_somebody_unnamed_him_may_be_that_one(story: tuple[str, ...]) -> None:
    assert [f.name for f in resolve(parse(list(story))) if f.text == "him"] == [None]


def test_it_is_no_leader() -> None:
    found = referents("The NCP leader questioned the university.", "Of 477 courses, it declared results for 173.")
    assert found["it"].name != "The NCP leader"
