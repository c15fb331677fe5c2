"""Wider claims: what is denied, or said of all, of some only."""

from __future__ import annotations

from typing import Any

import pytest

from gistcheck.rules.alignment import read
from gistcheck.rules.monotone import widened
from gistcheck.syntax.parse import parse

WIDER = [
    ("No officials from Cairo were arrested.", "No officials were arrested.", "No officials from Cairo"),
    ("Every child under five got a vaccine.", "Every child got a vaccine.", "Every child under five"),
    ("Few voters with jobs trust the council.", "Few voters trust the council.", "Few voters with jobs"),
    ("Nobody who works at the plant was hurt.", "Nobody was hurt.", "Nobody who works at the plant"),
    ("None of the injured passengers were French.", "None of the passengers were French.", "the injured passengers"),
    (
        "The union did not sign a deal with foreign firms.",
        "The union did not sign a deal.",
        "a deal with foreign firms",
    ),
    ("The plane landed without working brakes.", "The plane landed without brakes.", "working brakes"),
    (
        "All hospitals in the north are short of oxygen.",
        "All hospitals are short of oxygen.",
        "All hospitals in the north",
    ),
    ("Most schools in the north are closed.", "Most schools are closed.", "Most schools in the north"),
    ("Half of the teachers in rural areas left.", "Half of the teachers left.", "the teachers in rural areas"),
    ("A quarter of patients over 80 died.", "A quarter of patients died.", "patients over 80"),
    ("Only members who paid may vote.", "Only members may vote.", "Only members who paid"),
    ("It is the tallest building in Leeds.", "It is the tallest building.", "the tallest building in Leeds"),
    ("It was the worst storm since 1992.", "It was the worst storm.", "the worst storm since 1992"),
    ("Holm is the first woman to lead the bank.", "Holm is the first woman.", "the first woman to lead the bank"),
    ("Holm is the last man to leave the ship.", "Holm is the last man.", "the last man to leave the ship"),
    ("Two in five nurses at the clinic are ill.", "Two in five nurses are ill.", "Two in five nurses at the clinic"),
    ("Unemployment among women rose by 20%.", "Unemployment rose by 20%.", "Unemployment among women"),
    ("Sales of electric cars doubled.", "Sales of cars doubled.", "electric cars"),
]
"""Evidence, a claim that goes further, and what the evidence says it of."""
SAME = [
    ("It is the tallest building in Leeds.", "It is Leeds's tallest building."),
    ("Unemployment among women rose in May.", "Unemployment rose among women."),
    ("Exports to China rose by 5% in May.", "Exports to China rose by 5%."),
    ("The first three officials from Cairo left the hotel in a bus.", "Officials from Cairo left the hotel."),
    ("The band began its latest tour in Boston.", "The band began its latest tour."),
    ("They cannot defend themselves like men of your age.", "They cannot defend themselves."),
    ("The tumour was measured for 16 days.", "The tumour was measured every three days."),
    ("The first film in the series has made $550 million.", "The first film has made $550 million."),
    ("Officials from Cairo were arrested.", "Officials were arrested."),
    ("A few voters with jobs trust the council.", "A few voters trust the council."),
    ("The union did not sign the deal with foreign firms.", "The union did not sign the deal."),
    ("Three schools in Leeds are closed.", "Three schools are closed."),
    ("No officials from Cairo were arrested on Friday.", "No officials from Cairo were arrested."),
    ("No officials from Cairo were arrested. In the end no officials were charged.", "No officials were charged."),
]


def found(evidence: str, claim: str) -> list[str]:
    """What the evidence restricts and the claim does not."""
    there, mine = parse([evidence, claim])
    return [finding.evidence_token for finding in widened(read(mine), read(there))]


@pytest.mark.parametrize(("evidence", "claim", "narrow"), WIDER)
def test_a_wider_claim_is_found(evidence: str, claim: str, narrow: str) -> None:
    assert found(evidence, claim) == [narrow]


@pytest.mark.parametrize(("evidence", "claim"), SAME)
def test_a_claim_that_follows_is_left_alone(evidence: str, claim: str) -> None:
    assert found(evidence, claim) == []


def test_a_wider_claim_is_not_stated(analyser: Any) -> None:
    verdicts = analyser.check_many([(evidence, claim) for evidence, claim, _ in WIDER])
    assert [v.label for v in verdicts] == ["not_stated"] * len(WIDER)


def test_a_detail_put_in_is_not_borne_out_because_all_are_meant(analyser: Any) -> None:
    told = "Anna Berg, Ole Dahl and the Lund brothers all won two medals each."
    assert analyser.check(told, told[:-1] + " in Bergen.").label != "supported"


def test_some_are_not_all(analyser: Any) -> None:
    assert analyser.check("Schools are closed.", "Schools in Leeds are closed.").label != "supported"
