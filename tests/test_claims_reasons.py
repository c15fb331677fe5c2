"""Why a claim is worth checking, in plain words."""

from __future__ import annotations

import pytest
from spacy.tokens import Span

from gistcheck.amounts import amounts
from gistcheck.syntax.parse import parse
from tests.test_claims import listed


def test_reasons_are_plain_words() -> None:
    (claim,) = listed("The storm killed 107 people in Mecca on Friday, Smith said.")[0]
    reasons = " | ".join(claim.reasons)
    assert "107" in reasons
    assert "attributed to Smith" in reasons
    assert "date" in reasons
    for amount in ("more than 90 people in Mecca", "more than £90 of its worth", "90 older people"):
        assert "compares" not in " | ".join(listed(f"The storm took {amount}.")[0][0].reasons)
    assert "compares or ranks" in listed("The storm was stronger than 90 others.")[0][0].reasons
    (claim,) = listed("The mayor said that the storm killed 107 people.")[0]
    assert "is attributed to the mayor" in claim.reasons


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Pakistani authorities arrested 12 men.", "names an actor and an act: Pakistani authorities, arrested"),
        ("The Ministry of Health bought 12 vans.", "names an actor and an act: Ministry of Health, bought"),
        ("Anna Holm was a member of the party.", "describes Anna Holm"),
        ("Anna Holm is to star in 12 plays.", "names an actor and an act: Anna Holm, is to star"),
        ("The Arden had to be towed by 12 men.", "names an actor and an act: Arden, had to be towed"),
        ("Holm, who was convicted of theft in 2012, left Leeds.", "says what was done to Holm: convicted"),
        ("Khan, who was living in Leeds in 2012, was arrested.", "names an actor and an act: Khan, living"),
        ("Over 12 lakh firms have applied in May.", "has a number: Over 12 lakh"),
        ("The aim of Leeds Council is to close 12 schools.", "describes aim of Leeds Council"),
        ("Lyon was excluded from the study of 12 towns.", "says what was done to Lyon: excluded"),
        ("Angels and Gulls was written in 1994.", "says what was done to Angels and Gulls: written"),
        (
            "Ines Holm and her aide Jan sold 12 vans.",
            "names an actor and an act: Ines Holm and her aide Jan, sold",
        ),
        ("One in three visits to Lyon ended at sea.", "has a number: One in three"),
        ("The minister gave £2m to the party.", "has a number: £2m"),
        ("The magazine paid the sailor $2,000.", "has a number: $2,000"),
        ("The lorry hit the bridge at 148km/h.", "has a number: 148km/h"),
        ("Holm led Leeds to a 3-2 win over Lyon.", "has a number: 3-2"),
        ("The crew lost more than £10m.", "has a number: more than £10m"),
        ("Lawyers said the crew lost 12 vans.", "is attributed to lawyers"),
        ("Her father said the crew lost 12 vans.", "is attributed to her father"),
        ("Danish forces said the crew lost 12 vans.", "is attributed to Danish forces"),
        ("Norcar is thought to have lost 12 vans.", "names an actor and an act: Norcar, thought to have lost"),
        ("Norcar did not sell 12 vans.", "names an actor and an act: Norcar, not sell"),
        ("Norcar was forced to back down in May.", "says what was done to Norcar: forced to back down"),
        ("The Council of Lund Village (CLV) was shut in May.", "says what was done to Council of Lund Village: shut"),
        ("Shares of Lund Mining (LMG) rose in May.", "names an actor and an act: Shares of Lund Mining, rose"),
    ],
)
def test_a_reason_names_who_acts_and_how_much_in_whole_words(sentence: str, reason: str) -> None:
    assert any(reason in claim.reasons for claim in listed(sentence)[0])


@pytest.mark.parametrize(
    ("sentence", "reasons"),
    [
        ("The premiere of Storm Riders 3 was in Lyon.", ("states something that can be looked up",)),
        ("She called 911 on Friday.", ("reports an event with a date: Friday",)),
        ("The Falcon 9 rocket flew to Lyon.", ("names an actor and an act: Falcon 9 rocket, flew",)),
        ("Viewers of the quiz on Five voted in Lyon.", ("states something that can be looked up",)),
        ("The firm sold three vans and three boats.", ("has a number: three",)),
        ("Some 20% of Norway's farmers left the hall.", ("has a number: Some 20%",)),
        ("Theresa May opened the hall.", ("names an actor and an act: Theresa May, opened",)),
        ("Most people in the hall heard their latest song.", ("states something that can be looked up",)),
        ("The club sells 3-D glasses in Lyon.", ("states something that can be looked up",)),
        ("The best-selling book was written in Lyon.", ("states something that can be looked up",)),
        ("At least 12 men were hurt in Lyon.", ("has a number: At least 12",)),
        ("Her aunt hosted the Tonight Show in Lyon.", ("states something that can be looked up",)),
        ("The hall has yet to be opened by the council.", ("states something that can be looked up",)),
    ],
)
def test_a_reason_takes_no_name_for_a_number_or_a_date_and_says_nothing_twice(
    sentence: str, reasons: tuple[str, ...]
) -> None:
    assert [c.reasons for c in listed(sentence)[0]] == [reasons]


def test_a_deed_done_by_nobody_named_is_no_act_of_somebody() -> None:
    claims, _ = listed("As paying the tax is a duty for all French firms, letters arrive each year.")
    assert ("states something that can be looked up",) in [c.reasons for c in claims]


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        (
            "The brewery may have to declare itself bankrupt in June.",
            "The brewery may have to declare itself bankrupt in June.",
        ),
        (
            "The survey found that boys who ate less than two meals were twice as likely to be ill.",
            "The survey found that boys who ate less than two meals were twice as likely to be ill.",
        ),
        (
            "Under Norwegian law, ferry crews must give 14 days' notice of a strike.",
            "Under Norwegian law, ferry crews must give 14 days' notice of a strike.",
        ),
        ("Those in the poorest tenth had a 23% higher risk.", "Those in the poorest tenth had a 23% higher risk."),
    ],
)
def test_what_may_be_needed_or_was_counted_is_neither_advice_nor_forecast(sentence: str, statement: str) -> None:
    assert [c.statement for c in listed(sentence)[0]] == [statement]


def test_what_is_not_excluded_is_no_claim() -> None:
    claims, _ = listed(
        'Ole Lind said: "I would also not exclude that Norsk will refuse to pay in 20 days, that are given by law, and'
        ' Tarn is then named as the owner."'
    )
    assert [c.statement for c in claims if "Tarn" in c.statement] == []


@pytest.mark.parametrize(
    ("sentence", "told", "left"),
    [
        (
            "Seven of the nine men on the boat drowned; the eighth, a cook, has not been found.",
            ["Seven of the nine men on the boat drowned."],
            ["The eighth has not been found", "The eighth [is] a cook"],
        ),
        ("Her doctors say he did not; the nurse says he had told him so.", [], ["He did not", "He had told him so"]),
        (
            "Lind says the harbour fees are illegal, and had sought help in 4 Danish courts.",
            ["Lind says the harbour fees are illegal."],
            ["Had sought help in 4 Danish courts"],
        ),
        (
            "He took the lorry to a garage in Leeds, which sold it for £700.",
            ["He took the lorry to a garage in Leeds."],
            ["Which sold it for £700"],
        ),
    ],
)
def test_every_verb_is_told_or_listed_as_left_out(sentence: str, told: list[str], left: list[str]) -> None:
    claims, dropped = listed(sentence)
    assert [c.statement for c in claims] == told
    assert sorted(d.text for d in dropped) == sorted(left)


def test_a_mark_that_the_parser_takes_for_a_verb_is_no_part_left_out() -> None:
    claims, dropped = listed("He enjoyed being 'just one of the lads.'")
    assert all(text.strip(" '.") for text in [*(c.statement for c in claims), *(d.text for d in dropped)])


def test_a_part_of_a_sentence_that_is_no_fact_is_called_what_it_is() -> None:
    _, dropped = listed('"The crops won\'t be safe, and as they get older the 12 fields will sour," Ida Holm said.')
    assert ('"As they get older the 12 fields will sour"', "a forecast or a supposition") in [
        (d.text, d.reason) for d in dropped
    ]


def test_the_name_of_a_song_advises_nobody() -> None:
    (claim,) = listed('Ida Holm picked the Danes\' "This Must Be the Place" in 2014.')[0]
    assert claim.text.startswith("Ida Holm picked")


def test_neither_of_two_acts() -> None:
    (claim,) = listed("Neither the Mining Ministry nor Norcar responded to 12 letters.")[0]
    assert "names an actor and an act: neither Mining Ministry nor Norcar, responded" in claim.reasons


def test_a_hashtag_is_no_number() -> None:
    (doc,) = parse(["Holm wrote #tarnsnow 400 times."])
    doc.set_ents([Span(doc, 3, 4, "MONEY"), Span(doc, 4, 5, "CARDINAL")])
    assert doc[3].text == "tarnsnow"
    assert list(amounts(doc, range(len(doc)))) == ["400"]
