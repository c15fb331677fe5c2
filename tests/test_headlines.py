"""Headlines and captions: what they say of those they name, without a verb."""

import pytest

from gistcheck.decomposition.cut import cut_text
from gistcheck.decomposition.headlines import places, under_way
from gistcheck.syntax.parse import parse
from tests.test_claims import listed


def placed(sentence: str) -> list[str]:
    doc = parse([sentence])[0]
    return [cut_text(doc, cut) for cut in places(doc)]


def test_one_of_those_named_at_a_time() -> None:
    assert placed("Anna Holm, Peter Lund and Tom Reed in midfield.") == [
        "Anna Holm [is] in midfield",
        "Peter Lund [is] in midfield",
        "Tom Reed [is] in midfield",
    ]
    assert placed("Norway's Peter Lund in goal behind the captain.") == [
        "Norway's Peter Lund [is] in goal behind the captain"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Anna Holm and Peter Lund in talks with the union.",
        "Anna Holm, the mayor, in midfield.",
        "Holm in midfield.",
        "Anna Holm with a dog.",
        "Anna Holm in midfield is a risk.",
        "Plans in the making.",
        "Anna Holm",
    ],
)
def test_nothing_is_said_where_that_is_unclear(sentence: str) -> None:
    assert placed(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rory Holm looking for a third win in Leeds.", ["Rory Holm [is] looking for a third win in Leeds"]),
        ("Harbour Town preparing to take on Leeds.", ["Harbour Town [is] preparing to take on Leeds"]),
        ("Is Anna Holm bidding to win her first cup?", []),
        ("Anna Holm is bidding to win her first cup.", []),
        ("Bidding to win her first cup in Oslo.", []),
    ],
)
def test_what_somebody_is_doing(sentence: str, expected: list[str]) -> None:
    doc = parse([sentence])[0]
    assert [cut_text(doc, cut) for cut in under_way(doc)] == expected


def test_a_caption_makes_claims() -> None:
    claims, _ = listed("Anna Holm and Peter Lund in midfield.")
    assert [claim.text for claim in claims] == ["Anna Holm [is] in midfield", "Peter Lund [is] in midfield"]
