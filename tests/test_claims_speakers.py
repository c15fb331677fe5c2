"""Whose claim it is: the list of claims keeps who says what, and gives nobody what is not theirs."""

from __future__ import annotations

from typing import Any

import pytest

from gistcheck import Analyser
from tests.test_claims import listed


def test_a_quote_is_not_a_fact() -> None:
    (claim,) = listed('"Crime doubled in Leeds last year," Smith said.')[0]
    assert (claim.speaker, claim.cue, claim.quoted) == ("Smith", "said", True)
    assert "Smith said" in claim.statement


def test_an_act_that_is_not_speech_has_no_speaker(analyser: Any) -> None:
    text = "A U.S. District Court judge granted an injunction last year against the ban, calling it unlawful."
    (claim,) = analyser.analyse(text).claims
    assert claim.text.startswith("A U.S. District Court judge granted an injunction")
    assert claim.speaker is None


@pytest.mark.parametrize(
    ("speaker", "rest", "hedged"),
    [
        ("The study", "suggests that coffee reduces the risk of cancer by 12 percent.", True),
        ("Police", "believe that the man shot two officers in May.", True),
        ("Officials", "suspect that the fire killed 12 people.", True),
        ("The firm", "denied that it paid 12 people in May.", False),
    ],
)
def test_what_is_not_put_forward_is_a_claim_with_the_one_who_does(speaker: str, rest: str, hedged: bool) -> None:
    (claim,) = listed(f"{speaker} {rest}")[0]
    assert (claim.statement, claim.speaker, claim.hedged) == (f"{speaker} {rest}", speaker, hedged)


def test_an_according_to_inside_what_was_learnt_stays() -> None:
    (claim,) = listed("Reuters has learned that according to a posting made on Friday, the site is being attacked.")[0]
    assert "according to a posting" in claim.text


def test_an_aside_in_what_somebody_said_is_not_given_to_them() -> None:
    claims, dropped = listed("Wilson claimed the government was about to save Varig, Brazil's flagship airline.")
    assert [c.speaker for c in claims] == ["Wilson"]
    assert [d.reason for d in dropped] == ["an aside in what somebody said: whose words it is is unclear"]


def test_who_was_told_stays_in_the_statement() -> None:
    found = listed("Lubitz passed his medical examination in 2014, a German aviation source told CNN.")[0]
    assert [c.statement for c in found] == [
        "Lubitz passed his medical examination in 2014, a German aviation source told CNN."
    ]


def test_what_only_tells_somebody_apart_is_no_claim_of_its_own() -> None:
    claims, dropped = listed("A jury sentenced a woman who says she had a miscarriage to 20 years in prison.")
    assert [c.text for c in claims] == ["A jury sentenced a woman who says she had a miscarriage to 20 years in prison"]
    assert [d.reason for d in dropped] == ["only tells apart who or what is meant"]


def test_a_speaker_of_a_relative_clause_is_named_without_it(analyser: Any) -> None:
    found = analyser.analyse("A report which found that 40% of the staff left was published in May.").claims
    assert ("A report", "A report found 40% of the staff left.") in [(c.speaker, c.statement) for c in found]


def test_an_amount_somebody_names_in_passing_does_not_make_them_the_speaker() -> None:
    claims = listed("Baikal paid 260bn roubles for the unit - nowhere near the $27bn Russia says Yukos owes in taxes.")[
        0
    ]
    assert claims
    assert [c.speaker for c in claims] == [None] * len(claims)


def test_an_aside_speaks_for_the_clause_it_interrupts_and_for_what_follows() -> None:
    claims = listed("Many of the runners are Palestinian, and their movement is limited, Israel says, for security.")[0]
    assert {c.statement: c.speaker for c in claims} == {
        "Many of the runners are Palestinian.": None,
        "Their movement is limited for security, Israel says.": "Israel",
    }


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "The firm, Chollet said, paid 12 million dollars in 2022.",
            ["The firm paid 12 million dollars in 2022, Chollet said."],
        ),
        (
            "US officials were talking up the dollar, ministers said, but failing to back up their words in May.",
            [
                "US officials were talking up the dollar, ministers said.",
                "US officials were failing to back up their words in May, ministers said.",
            ],
        ),
        (
            '"The firm is bankrupt," Chollet told CNN in 2022, "but its owner has paid 12 million dollars."',
            [
                '"The firm is bankrupt", Chollet told CNN.',
                '"Its owner has paid 12 million dollars", Chollet told CNN.',
            ],
        ),
    ],
)
def test_what_is_said_goes_on_after_the_one_who_says_it(text: str, statements: list[str]) -> None:
    claims = listed(text)[0]
    assert sorted(c.statement for c in claims) == sorted(statements)
    assert {c.speaker for c in claims} <= {"Chollet", "ministers"}


def test_what_somebody_unnamed_says_does_not_stand_as_the_articles_own() -> None:
    claims, dropped = listed(
        "The trouble began, with Maria Hutchings marching up to him, saying the council had paid 3 million pounds."
    )
    assert not [c for c in claims if "council had paid" in c.text]
    assert [d.reason for d in dropped] == ["unclear who says so"]


def test_nobody_is_he_to_himself_in_a_quotation() -> None:
    claims, _ = listed(
        "Wales fly-half Stephen Jones missed three shots at goal in Cardiff. "
        '"I knew the kick was long," Jones said. "When he said he wanted it, there were 12 men left."'
    )
    (claim,) = [c for c in claims if "12 men" in c.text]
    assert claim.speaker == "Jones"
    assert "Jones" not in claim.text
    assert any(a.startswith("he:") for a in claim.ambiguous)


def test_a_cue_without_a_verb_form_gets_one() -> None:
    claims, _ = listed(
        "Some analysts say the emails are only part of the story, arguing that investigators targeted 12 men in May."
    )
    (claim,) = [c for c in claims if "targeted" in c.text]
    assert claim.statement == "Some analysts [argue] that investigators targeted 12 men in May."


def test_one_of_what_stands_elsewhere_is_no_claim() -> None:
    claims, dropped = listed("She visited two clinics. In May 2012 Amelia Freer decided to become one.")
    assert not [c for c in claims if c.text.endswith("one")]
    assert "unclear what it refers to" in [d.reason for d in dropped]


def test_words_without_a_statement_in_them_are_no_claim() -> None:
    claims, _ = listed('Francis was elected in March 2013. "Four or five years," he told Televisa.')
    assert [c.text for c in claims] == ["Francis was elected in March 2013"]


def test_two_who_speak_are_both_named() -> None:
    (claim,) = listed("Batygin and Laughlin said that Jupiter destroyed 12 planets in its youth.")[0]
    assert claim.speaker == "Batygin and Laughlin"


@pytest.mark.parametrize(
    ("said", "statement"),
    [
        ("he's been on a journey of 12 miles", "[Michael Ibsen has] been on a journey of 12 miles"),
        ("he's received 12 briefings in Leeds", "[Michael Ibsen has] received 12 briefings in Leeds"),
        ("he's decided against 12 hats", "[Michael Ibsen has] decided against 12 hats"),
        ("he's given his lawyer free rein in 12 cases", "[Michael Ibsen has] given his lawyer free rein in 12 cases"),
        ("he's not been accused of 12 thefts", "[Michael Ibsen has] not been accused of 12 thefts"),
        ("he's given 12 medals", "[Michael Ibsen is] given 12 medals"),
        ("he'd have had 12 hats in May", "[Michael Ibsen would] have had 12 hats in May"),
        ("he'd eat 12 hats in May", "[Michael Ibsen would] eat 12 hats in May"),
        ("he'd violated 12 laws in May", "[Michael Ibsen had] violated 12 laws in May"),
    ],
)
def test_a_name_put_in_takes_the_full_form_of_the_verb(said: str, statement: str) -> None:
    claims, _ = listed(f"Michael Ibsen made a coffin in 2015. On Monday {said}.")
    assert f"On Monday {statement}" in [c.text for c in claims]


def test_a_speaker_is_not_named_again_in_what_he_says_of_himself() -> None:
    claims, _ = listed("Robert Hale left in 2004. Mr Hale said he wanted to spend £300m a year.")
    assert any(c.statement == "Mr Hale said he wanted to spend £300m a year." for c in claims)


def test_what_a_speaker_did_before_is_no_part_of_the_lead() -> None:
    claims, _ = listed("Host Robert Hale has attacked UK policy on fishing saying Britain sold 14,000 boats.")
    assert any(c.text == "Britain sold 14,000 boats" for c in claims)
    assert not any("fishing [is]" in c.statement for c in claims)


def test_a_pronoun_before_the_name_it_stands_for_is_named() -> None:
    claims, _ = listed(
        "Chuck Schumer ran the committee in 2006. He won the seat of Mr D'Amato after voters had seen Schumer waving a "
        "rifle over his head."
    )
    assert any(c.text.startswith("[Chuck Schumer] won the seat") for c in claims)


def test_it_that_has_taken_something_is_not_empty() -> None:
    claims, dropped = listed("Will Smith comedy Hitch is the top film abroad. It has taken $65.5m so far this year.")
    shown = [c for c in claims if c.text.startswith("It has taken")]
    assert not shown
    assert any("taken $65.5m" in text for text in [*(c.text for c in claims), *(d.text for d in dropped)])


def test_it_that_is_the_strongest_of_something_is_not_empty() -> None:
    claims, _ = listed("A cyclone hit Vanuatu. It's the strongest since Super Typhoon Haiyan struck in 2013.")
    assert not [c for c in claims if c.text.startswith("It's the strongest") and not c.ambiguous]


def test_did_alone_says_nothing() -> None:
    claims, dropped = listed("Half the world's people live in cities -- more than 54% of us did in 2014.")
    assert not [c for c in claims if c.text.endswith("did in 2014")]
    assert ("More than 54% of us did in 2014", "unclear what it refers to") in [(d.text, d.reason) for d in dropped]


def test_an_unclear_speaker_is_marked() -> None:
    claims, _ = listed("The government has no data. He said 20 detention centres have been set up in the country.")
    assert [c.ambiguous for c in claims if "20 detention" in c.text] == [("He: not named",)]


def test_a_statement_that_breaks_off_at_be_is_none() -> None:
    claims, _ = listed("Minister Kiren Rijiju said that any particular community of 20 cannot be.")
    assert not claims


def test_what_somebody_pointed_out_keeps_its_as() -> None:
    found = listed('As Amanda Marcotte pointed out in May, Patel "was convicted of killing 12 people."')[0]
    (claim,) = [c for c in found if c.text.startswith("Patel")]
    assert claim.statement.startswith("As Amanda Marcotte pointed out in May, Patel")
    (claim,) = [c for c in listed("Omar left Cairo as Smith told ANI that 12 men died in May.")[0] if c.speaker]
    assert claim.statement == "Smith told ANI that 12 men died in May."


def test_somebody_without_a_name_is_not_told_apart_by_one() -> None:
    assert not [
        c for c in listed("The woman, Robin Mantooth, sued Mick Mars for $10 million in May.")[0] if "[is]" in c.text
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The former head of the firm overstated its earnings by $4m, it was claimed in court.",
        "It was claimed in court that the former head of the firm overstated its earnings by $4m.",
    ],
)
def test_what_nobody_in_particular_claims_is_no_fact(text: str) -> None:
    assert not [c for c in listed(text)[0] if "claimed" not in c.statement]


def test_what_one_reports_of_another_is_stated_with_both() -> None:
    claims, _ = listed(
        "According to Mr Dahl, Lord Lund had warned the mayor in March 2003 that the ban could be illegal."
    )
    assert [c.statement for c in claims] == [
        "According to Mr Dahl, Lord Lund had warned the mayor in March 2003 that the ban could be illegal."
    ]


def test_who_had_not_said_something_says_nothing() -> None:
    (claim,) = listed("By Monday Holm hadn't said whether she agreed with the mayor.")[0]
    assert claim.speaker is None


def test_a_speaker_who_goes_on_saying_is_in_a_whole_sentence() -> None:
    claims, _ = listed('Tore Vik hit out at the label in 2005, saying he "detested" the plan.')
    assert 'Tore Vik [said] he "detested" the plan.' in [c.statement for c in claims]


def test_nobody_announces_when_what_is_announced_happens(analyser: Analyser) -> None:
    text = (
        "The White House had also already announced Holm's plans to return to Washington before the U.S. airstrikes in "
        "Iraq began and before the shooting of a teen in Oslo that sparked protests."
    )
    report = analyser.analyse(text)
    assert not any("announced the U.S. airstrikes" in c.statement for c in report.claims)
    assert not any(c.statement.startswith("The U.S. airstrikes in Iraq began") for c in report.claims)


def test_a_speaker_behind_what_is_said_stands_before_it() -> None:
    text = "Saying that 40 students were forced to travel to Oslo, legislators from all parties demanded a second bus."
    wanted = "Legislators from all parties [said] that 40 students were forced to travel to Oslo."
    assert wanted in [c.statement for c in listed(text)[0]]


def test_whoever_is_named_elsewhere_stands_before_what_is_said_too() -> None:
    text = "Lena Holm left Oslo in May. Saying that 40 students were forced to travel, she demanded a second bus."
    assert "[Lena Holm] [said] that 40 students were forced to travel." in [c.statement for c in listed(text)[0]]


def test_what_the_reality_is_must_be_told() -> None:
    text = "The thing is, 12 boats sank in May, Holm said."
    assert [d.reason for d in listed(text)[1] if "The thing is" in d.text] == ["says nothing definite"]


def test_a_reason_behind_the_speaker_is_said_too() -> None:
    claims, _ = listed("Lights in 40 homes had failed, Holm said, because the firm closed a plant in May.")
    assert {c.speaker for c in claims} == {"Holm"}
    claims, dropped = listed("The pit was shut in May, says Ole Holm, an expert, because the firm lost 40 jobs.")
    assert "The firm lost 40 jobs" in [d.text for d in dropped]
