"""What "the bank" or "the company" means: a name that the article calls so, and not who only passes on what is told."""

from __future__ import annotations

import pytest

from gistcheck import Analyser
from gistcheck.parse import parse
from gistcheck.resolve import resolve


@pytest.mark.parametrize(
    "story",
    [
        ("In a memo leaked by Reuters, the head of sales told staff the firm would close.", "The firm kept silent."),
        ("In a letter to the Guardian, the owner wrote that pumps were safe.", "The firm recalled 300 of them."),
        ("A reporter for the BBC was beaten by guards outside the plant.", "The company sacked the guards."),
        ("A spokesman for Greenpeace said the company had spilled oil.", "The company denied it."),
        ("Greenpeace said the company had spilled oil.", "The company denied it."),
        ("Nobody was hurt, said the bank's chairman, Hans-Uwe Orth.", "The bank was fined in 2014."),
        ("Barclays hired HSBC's chief economist, Priya Nair.", "The bank's shares fell 2%."),
        ("Norsk paid $9bn for it.", '"The company thinks it is dear," said Delmar spokesman Paul Green.'),
        ("Norsk won the auction for a unit of Delmar.", "A court dealt with the firm's bankruptcy."),
    ],
)
def test_the_firm_is_nobody_that_is_named_beside_it(story: tuple[str, ...]) -> None:
    assert [(f.text, f.name) for f in resolve(parse(list(story))) if f.phrase and f.name is not None] == []


def test_the_company_is_the_one_that_acted_in_the_sentence_before() -> None:
    found = [f for f in resolve(parse(["Microsoft sold a unit in Ohio.", "The company cut 40 jobs."])) if f.phrase]
    assert [f.name for f in found] == ["Microsoft"]


def test_an_open_company_that_speaks_is_marked_once(analyser: Analyser) -> None:
    story = "A reporter for the BBC was beaten outside the plant. The company said 12 guards had been sacked in May."
    (claim,) = (c for c in analyser.analyse(story, min_check_worthiness=0).claims if c.statement.startswith("The"))
    assert claim.speaker == "The company"
    assert [a for a in claim.ambiguous if "company" in a] == ["The company: not named"]


def test_a_pronoun_that_nobody_is_named_for_is_noted_once(analyser: Analyser) -> None:
    found = analyser.analyse("They called the visit 'a mistake' on Monday.", min_check_worthiness=0).claims
    assert [claim.ambiguous for claim in found] == [("They: not named",)]
