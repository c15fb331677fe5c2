"""Facts of one part of a sentence that a claim puts with those of another part."""

from __future__ import annotations

from typing import Any

import pytest

from tests.comparing import kinds

TOLLS = "36 people died in Haiti and four in Cuba."
SALES = "Sales rose 5% in May and fell 3% in June."
FINES = "Arden Bank was fined $5m and Colway Bank $3m."
PLANTS = "The company opened a factory in Poland in 2011 and one in Romania in 2014."
LIST = "Police arrested five people in Lyon, three in Nice and two in Metz."
MIXED = [
    (TOLLS, "36 people died in Cuba."),
    (SALES, "Sales fell 3% in May."),
    (SALES, "Sales rose 5% in June."),
    (FINES, "Colway Bank was fined $5m."),
    (PLANTS, "The company opened a factory in Romania in 2011."),
    (PLANTS, "The company opened a factory in Poland in 2014."),
    (LIST, "Police arrested five people in Nice."),
    ("Petra Lund was jailed for six years and her brother for two.", "Petra Lund was jailed for two years."),
    ("Voters backed the plan in Leeds, while those in York rejected it.", "Voters in York backed the plan."),
    ("The museum sold a Monet for $30m and a Degas for $12m.", "The museum sold a Degas for $30m."),
    ("The minister will visit Ghana on Monday and Togo on Friday.", "The minister will visit Togo on Monday."),
]
KEPT = [
    (TOLLS, "36 people died in Haiti."),
    (TOLLS, "Four people died in Cuba."),
    (SALES, "Sales fell 3% in June."),
    (FINES, "Colway Bank was fined $3m."),
    (PLANTS, "The company opened factories in Poland and Romania."),
    (PLANTS, "The company opened a factory in Romania in 2014."),
    (LIST, "Police arrested three people in Nice."),
    ("Holm was born in Bergen in 1950 and died in Oslo in 2010.", "Holm, born in Bergen, died in 2010."),
    ("A woman in a red shirt and high heels is waiting.", "A woman is waiting."),
    ("The film ran for 151 days in Oslo and 259 days in Bergen, its home.", "The film ran for 259 days in Bergen."),
    ("The board of the Food and Drug Agency is in Rome.", "The board of the agency is in Rome."),
    ("36 people died in Haiti and four in Cuba.", "36 people did not die in Cuba."),
]


@pytest.mark.parametrize(("evidence", "claim"), MIXED)
def test_what_belongs_to_two_parts_is_not_put_together(evidence: str, claim: str) -> None:
    assert "place" in kinds(evidence, claim)


@pytest.mark.parametrize(("evidence", "claim"), KEPT)
def test_what_belongs_together_is_left_alone(evidence: str, claim: str) -> None:
    assert "place" not in kinds(evidence, claim)


def test_another_sentence_that_puts_them_together_excuses_it() -> None:
    assert "place" not in kinds(f"{TOLLS} Later, 36 bodies were found in Cuba.", "36 people died in Cuba.")


def test_the_verdict_follows(analyser: Any) -> None:
    assert {v.label for v in analyser.check_many(MIXED)} == {"contradicted"}
