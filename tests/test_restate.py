"""A typed claim read in its evidence's words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from gistcheck.protocols import Floats
from gistcheck.rules.alignment import read
from gistcheck.rules.restate import restated
from gistcheck.syntax.parse import parse
from gistcheck.types import ModelInfo
from gistcheck.verify import Question, Verifier

MATCH = "Anders Lund beat Karel Novak in the final."
SALE = "Norsk Steel sold the mill to Baltic Metals."
SAME = [
    ("24 miners were rescued.", "Twenty-four miners were rescued.", "24 miners were rescued."),
    ("The deal is worth 1.2 billion euros.", "The deal is worth €1.2bn.", "The deal is worth 1.2 billion euros."),
    ("A quarter of the crop was lost.", "25% of the crop was lost.", "A quarter of the crop was lost."),
    ("25% of the crop was lost.", "A quarter of the crop was lost.", "25% of the crop was lost."),
    ("A dozen miners were rescued.", "Twelve miners were rescued.", "A dozen miners were rescued."),
    ("The mayor was cleared of bribery.", "Mayor cleared of bribery", "Mayor was cleared of bribery"),
    ("The club has moved its cups to Accra.", "Cups moved to Accra", "Cups were moved to Accra"),
    ("The WHO met.", "The World Health Organization met.", "The WHO met."),
    ("The World Health Organization met.", "The WHO met.", "The World Health Organization met."),
    ("Bill Harlow left.", "William Harlow left.", "Bill Harlow left."),
    ("Eva Holt left.", "Eva Hollt left.", "Eva Holt left."),
    ("Piotr Zielinski left.", "Piotr Zielinksi left.", "Piotr Zielinski left."),
    ("Kenji Mori called it odd.", "kenji mori called it odd", "Kenji Mori called it odd"),
    (MATCH, "Karel Novak lost to Anders Lund.", "Anders Lund beat Karel Novak."),
    (MATCH, "Anders Lund won against Karel Novak.", "Anders Lund beat Karel Novak."),
    (SALE, "Baltic Metals bought the mill from Norsk Steel.", "Norsk Steel sold the mill to Baltic Metals."),
    ("The bank lent it $3m.", "The farm borrowed $3m from the bank.", "The bank lent $3m to the farm."),
    ("Every minister but Berg voted for it.", "Berg did not vote for it.", "Every minister but Berg voted for it."),
    ("A march planned for May was called off.", "The march did not take place.", "The march was called off."),
    ("The union called off both strikes.", "The strikes will not go ahead.", "The strikes were called off."),
    ("The show was cancelled.", "The show in Vik was not held.", "The show in Vik was cancelled."),
    ("The board voted 6-3 to go.", "The vote was six to three.", "The vote was 6-3."),
    ("Sales fell 19 percent.", "Sales fell by almost a fifth.", "Sales fell by 19 percent."),
    ("No one was hurt.", "Nobody was hurt.", "No one was hurt."),
    ("Everybody was saved.", "Everyone was saved.", "Everybody was saved."),
    (
        "All lines except the Central were shut.",
        "The Central line wasn't shut.",
        "All lines except the Central were shut.",
    ),
]
OTHER = [
    ("The PM resigned on Monday.", "Paul Miller resigned on Monday."),
    ("Peter Mandelson resigned as ambassador.", "The PM resigned."),
    ("Holm was taken to a ship and took a trip.", "Holm took a trip"),
    ("Her eyes were closed, a nurse said.", "Her eyes closed."),
    ("The World Health Organization met the World Hockey Organisation.", "The WHO met a minister."),
    ("The council moved the fair, and then moved to Accra.", "Council moved to Accra"),
    ("A dog bit the postman.", "Postman bit dog"),
    ("The World War II bunker was found.", "The WWI bunker was found."),
    ("Turnout rose by five percentage points.", "Turnout rose by 5%."),
    ("The 33-year-old driver left.", "The driver is 33 years old."),
    ("Bill Harlow left.", "William Berg left."),
    ("It shut a year and a half ago.", "It shut 12 months ago."),
    ("Maria Berg left for Texas.", "Marie Berg is a Texan."),
    ("The Parks left Iran.", "Paris left Iraq."),
    (SALE, "Baltic Metals bought the mill."),
    (MATCH, "Karel Novak lost his bag."),
    ("Every minister but Berg voted for it.", "Dahl did not vote for it."),
    ("Sales fell 15 percent.", "Sales fell by almost a fifth."),
    ("The union may call off the march.", "The march did not take place."),
    ("The board voted 16-3 to go.", "The vote was six to three."),
    ("Everybody was saved.", "Every one of the men was saved."),
    ("Every minister but Berg voted for it.", "Berg did not speak for it."),
]


def put(evidence: str, claim: str) -> str:
    one, other = parse([evidence, claim])
    return restated(read(other), [read(one)])


@pytest.mark.parametrize(("evidence", "claim", "expected"), SAME)
def test_the_same_in_other_words_is_read_in_the_articles(evidence: str, claim: str, expected: str) -> None:
    assert put(evidence, claim) == expected


@pytest.mark.parametrize(("evidence", "claim"), OTHER)
def test_what_is_not_certainly_the_same_stays(evidence: str, claim: str) -> None:
    assert put(evidence, claim) == claim


@pytest.mark.parametrize(
    ("article", "claim", "label"),
    [
        (MATCH, "Karel Novak lost to Anders Lund in the final.", "supported"),
        (MATCH, "Anders Lund lost to Karel Novak in the final.", "not so"),
        (SALE, "Baltic Metals bought the mill from Norsk Steel.", "supported"),
        (SALE, "Norsk Steel bought the mill from Baltic Metals.", "not so"),
        (
            "The bank lent the farmers 3 million euros.",
            "The bank borrowed 3 million euros from the farmers.",
            "not so",
        ),
        ("The NHS will hire 500 nurses.", "The National Health Service will hire 500 nurses.", "supported"),
    ],
)
def test_the_verdict_is_on_what_was_read_and_says_so(analyser: Any, article: str, claim: str, label: str) -> None:
    verdict = analyser.check(article, claim)
    assert (verdict.label == "supported") == (label == "supported")
    assert any(reason.startswith("read as “") for reason in verdict.reasons)


class Narrow:
    """A checker whose window holds so many characters of a claim."""

    info = ModelInfo("checker", "narrow", "0" * 64, "cpu", "float32")

    def __init__(self, room: int) -> None:
        self.room = room

    def fits(self, claims: Sequence[str]) -> list[bool]:
        return [len(claim) <= self.room for claim in claims]

    def predict(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        assert all(self.fits([claim for _, claim in pairs]))
        return np.full((len(pairs), 3), 1 / 3, np.float32)


@pytest.mark.parametrize(("room", "restates"), [(20, False), (80, True)])
def test_a_claim_that_would_outgrow_the_window_is_read_as_it_stands(room: int, restates: bool) -> None:
    question = Question(["The World Health Organization met."], "The WHO met.")
    (judged,) = Verifier(Narrow(room), parse).judge([question], typed=True)
    assert any(reason.startswith("read as “") for reason in judged.reasons) == restates


def test_no_text_is_parsed_twice() -> None:
    parsed: list[str] = []

    def noted(texts: Sequence[str]) -> list[Any]:
        parsed.extend(texts)
        return parse(texts)

    question = Question(["The World Health Organization met.", "It sat in Oslo, Holm said."], "The WHO met in Oslo.")
    Verifier(Narrow(80), noted).judge([question], typed=True)
    assert len(parsed) == len(set(parsed)) == 4  # the evidence, the claim, and the claim as it is read
