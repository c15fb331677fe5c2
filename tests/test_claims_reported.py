"""Who reports what: nothing is put into the mouth of somebody who did not say it, and nobody's report is lost."""

from __future__ import annotations

from typing import Any

import pytest

from tests.test_claims import listed


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        (
            'The court said this wording was "vague" and could be "misread," according to Rita Holm, an advocate who'
            " was at the hearing.",
            'The court said this wording was "vague" and could be "misread", according to Rita Holm.',
        ),
        (
            "Norvik said on Monday that 40 workers had been sacked, according to the Leeds Post.",
            "Norvik said on Monday that 40 workers had been sacked, according to the Leeds Post.",
        ),
        (
            "Transponder data shows the jet fell 3,000 feet in a minute, according to Flightradar.",
            "Transponder data shows the jet fell 3,000 feet in a minute, according to Flightradar.",
        ),
    ],
)
def test_who_reports_that_somebody_said_so_stays_with_both(sentence: str, statement: str) -> None:
    claims, dropped = listed(sentence)
    told = [c for c in claims if c.cue == "according to"]
    assert [c.statement for c in told] == [statement]
    assert {d.reason for d in dropped} <= {"one reports what another says: stated with both"}


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "Clark said Holm had begun making 40 calls - there are two from each of the nine towns, plus four clerks -"
            " but said the outcome was open in May.",
            {("Holm had begun making 40 calls", "Clark"), ("The outcome was open in May", "Clark")},
        ),
        (
            'Holm has said that Lund is unfairly maligning his "D-minus" record of 40 years, while his friends have'
            " accused Lund of theft.",
            {('Lund is unfairly maligning his "D-minus" record of 40 years', "Holm")},
        ),
        (
            "While most of the 40 letters were secret, according to a mayor, two in the last batch of May were not.",
            {
                ("Most of the 40 letters were secret", "a mayor"),
                ("Two in the last batch of May were not", None),
            },
        ),
        (
            "Mrs. Holm did not explicitly say that Mr. Lund was unfit to be mayor of Leeds.",
            {("Mrs. Holm did not explicitly say that Mr. Lund was unfit to be mayor of Leeds", None)},
        ),
        (
            "The firm must save $23 million (they did not explain how the number was picked).",
            {("The firm must save $23 million", None)},
        ),
        ("The plant was shut for 40 days (according to Holm).", {("The plant was shut for 40 days", "Holm")}),
        (
            "After the strike began, according to the firm, 300 workers left the plant.",
            {("After the strike began, 300 workers left the plant", "the firm")},
        ),
        ("(The firm said it had lost 3% in May.)", set()),
        (
            "The mayor did not just say that the mine was lost in 2010.",
            {("The mayor did not just say that the mine was lost in 2010", "The mayor")},
        ),
        (
            "Mayor Ida Holm said the town lost 300 jobs while Orvex hired 40 people.",
            {("The town lost 300 jobs", "Ida Holm"), ("Orvex hired 40 people", "Ida Holm")},
        ),
        (
            "Ole Lind, the head of the union, also said that the mine was unsafe in May.",
            {("The mine was unsafe in May", "Ole Lind"), ("Ole Lind [is] the head of the union", None)},
        ),
        (
            "The firm - Norland's largest - and the union said the talks had failed in May.",
            {("The talks had failed in May", "The firm - Norland's largest - and the union")},
        ),
        (
            "Weiss told the paper that Holm did not attend the 40 talks either.",
            {("Holm did not attend the 40 talks either", "Weiss")},
        ),
    ],
)
def test_nobody_is_said_to_say_what_another_says(sentence: str, said: set[tuple[str, str | None]]) -> None:
    claims, _ = listed(sentence)
    assert {(c.text, c.speaker) for c in claims} == said


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        (
            "The Times, citing unnamed sources, reported Friday that Lund was ill for 40 years.",
            "The Times, citing unnamed sources, reported Friday that Lund was ill for 40 years.",
        ),
        (
            "Clark, after the row about her mail broke in March, initially said that there were no 40 files in Leeds.",
            "Clark initially said that there were no 40 files in Leeds.",
        ),
    ],
)
def test_a_lead_keeps_what_doubts_it(sentence: str, statement: str) -> None:
    assert statement in [c.statement for c in listed(sentence)[0]]


def test_through_whom_one_is_quoted_is_no_part_of_what_one_says() -> None:
    claims, _ = listed(
        "“Anything that the 40 talks between ministers in Leeds brought helped further clarify that,” Holm was quoted"
        " as saying by news agency ANI."
    )
    assert claims
    assert not any("ANI" in c.text for c in claims)


@pytest.mark.parametrize(
    ("sentence", "statement", "speaker"),
    [
        (
            "Holm wrote on the boat that he sold 40 cars, but that debts excused it.",
            "Holm wrote on the boat that debts excused it.",
            "Holm",
        ),
        (
            'The minister, Ida Holm, told Tarn TV\'s Ole Lund on "State of the Sea" in May that Norvik was about to cut'
            " 40 jobs.",
            "told Tarn TV's Ole Lund that Norvik was about to cut 40 jobs.",
            "Ida Holm",
        ),
        (
            "“Morning Show” host Ida Holm on Friday showed that the firm was given 40 boats by the port.",
            "“Morning Show” host Ida Holm on Friday showed that the firm was given 40 boats by the port.",
            "Ida Holm",
        ),
        (
            'Lund left in 2014 and blamed the mayor for it, according to the film called "Tarn\'s Daughter."',
            'according to the film called "Tarn\'s Daughter."',
            'the film called "Tarn\'s Daughter"',
        ),
        (
            '"We have won 40 seats despite a flood of bad news," Mr. Holm said during the closed session, according to'
            " audio given to The Post.",
            "according to audio given to The Post.",
            "Holm",
        ),
        (
            "The social standing of the nine families shows that they have fared better than 40 other clans.",
            "The social standing of the nine families shows that they have fared better than 40 other clans.",
            None,
        ),
        (
            '"The movement backs these 40 acts and calls them an answer to the war, Ole Abu Lund, a spokesman, posted'
            " on his page.",
            "[Ole Abu Lund said:] “The movement backs these 40 acts”.",
            "Ole Abu Lund",
        ),
    ],
)
def test_who_says_what_is_told_as_the_sentence_tells_it(sentence: str, statement: str, speaker: str | None) -> None:
    claims, _ = listed(sentence)
    assert {c.speaker for c in claims if c.statement.endswith(statement)} == {speaker}


def test_nobody_says_of_himself_what_he_did_by_his_name() -> None:
    text = '"Holm read the report in May. Holm said it differed from the first one," Holm said.'
    assert not [c for c in listed(text)[0] if c.statement.startswith("[Holm said:]")]


def test_a_deal_is_no_forecast() -> None:
    assert [c.text for c in listed("Under the deal, Norvik will buy 15 ferries from Delmar.")[0]]


def test_the_day_that_opens_the_sentence_is_when_it_was_said() -> None:
    (claim,) = listed('In October 2004, Norvik said it had lost 40 boats in what it called a "bad" year.')[0]
    assert claim.statement.startswith("In October 2004, Norvik said it had lost 40 boats")
    assert [d.iso for d in claim.dates] == ["2004-10"]


def test_what_follows_after_an_event_of_others_is_a_claim_and_what_hangs_on_it_a_part() -> None:
    claims, _ = listed("The port reopened on Monday after a crew cleared ice from the quay.")
    assert [c.text for c in claims] == ["The port reopened on Monday", "A crew cleared ice from the quay"]
    (claim,) = listed("Dahl rose to fame after he took second place in Tarn last month.")[0]
    assert "He took second place in Tarn last month" in [part.text for part in claim.parts]


def test_a_fact_beside_a_forecast_stands_alone() -> None:
    claims, _ = listed("Norvik should close its plant in Tarn because sales fell 40% in May.")
    assert [c.text for c in claims] == ["Sales fell 40% in May"]


def test_who_acts_in_a_series_is_nobody() -> None:
    claims, _ = listed("The TV drama follows Ida Holm, a former spy who came back in 2010.")
    assert not any("former spy" in c.text and "[is]" in c.text for c in claims)


def test_who_is_quoted_behind_a_colon_says_no_more_than_that() -> None:
    text = 'Sailors fear for the lake, but 40 farmers have helped the club: "It is about saving water," says Ida Holm.'
    claims, _ = listed(text)
    assert {c.text: c.speaker for c in claims if "farmers" in c.text} == {"40 farmers have helped the club": None}


def test_what_stands_on_both_sides_of_who_says_it_is_said() -> None:
    text = "The row is one of 12 reasons to leave, the mayor often says: In his view, Norvik lost 40 jobs in May."
    claims, _ = listed(text)
    assert {c.speaker for c in claims} == {"the mayor"}


def test_who_votes_confirms_and_who_speaks_confirms(analyser: Any) -> None:
    (claim,) = analyser.analyse("Democrats had confirmed 68 judges by May.", min_check_worthiness=0.0).claims
    assert claim.speaker is None
    (claim,) = analyser.analyse("Police confirmed on Friday that 40 men left.", min_check_worthiness=0.0).claims
    assert claim.speaker == "Police"


def test_what_is_appealed_for_stays() -> None:
    (claim,) = listed("Ole Holm appealed for 40 sailors to be given more time.")[0]
    assert claim.text == "Ole Holm appealed for 40 sailors to be given more time"


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "The shop stayed open, Weiss said, as police searched 12 houses.",
            {("The shop stayed open", "Weiss"), ("Police searched 12 houses", None)},
        ),
        (
            "Hospitals ran out of oxygen, doctors said, although the ministry had 40 tons in store.",
            {("Hospitals ran out of oxygen", "doctors"), ("The ministry had 40 tons in store", None)},
        ),
        (
            "According to Lind, the firm was sold in 2010, although the register shows it was sold in 2012.",
            {("The firm was sold in 2010", "Lind")},
        ),
        (
            "Shops closed before police said the area was safe.",
            {("Shops closed before police said the area was safe", None)},
        ),
        ("Holm said the shop would move to Spain because the rent had doubled.", {("The rent had doubled", "Holm")}),
        (
            "The panel could declare 12 claims invalid in May.",
            {("The panel could declare 12 claims invalid in May", None)},
        ),
    ],
)
def test_what_the_article_adds_to_what_somebody_says_is_not_his(
    sentence: str, said: set[tuple[str, str | None]]
) -> None:
    assert {(c.text, c.speaker) for c in listed(sentence)[0]} == said


def test_several_who_are_named_speak_together() -> None:
    claims, _ = listed("The rivals, Ida Holm and Ole Lind, said 40 ports were lost.")
    assert "The rivals, Ida Holm and Ole Lind" in [c.speaker for c in claims]


def test_what_stands_before_who_says_it_is_no_part_of_a_quotation() -> None:
    (claim,) = listed(
        'Speaking of firms that use its software, such as Norvik, he says, "The money goes to 12 people."'
    )[0]
    assert claim.text == '"The money goes to 12 people"'


def test_who_told_a_paper_so_behind_it_all_says_it() -> None:
    claims, _ = listed(
        "A court in Oslo Wednesday summoned Norland's former Prime Minister, Ole Holm, as a suspect in a trial over"
        " alleged fraud in the sale of mines, a spokeswoman for the investigating agency told CNN."
    )
    told = [c for c in claims if c.speaker]
    assert [c.speaker for c in told] == ["a spokeswoman for the investigating agency"]
    assert all(not c.text.endswith("CNN") for c in claims)


def test_what_is_told_in_another_time_beside_what_was_announced_is_the_articles_own() -> None:
    claims, _ = listed(
        "The Oslo Police announced on Wednesday that it had summoned five men to appear in court later in March, while"
        " Norvik has vowed to ban for life any of its fans that are found guilty."
    )
    speakers = {c.text: c.speaker for c in claims}
    vowed = next(text for text in speakers if text.startswith("Norvik has vowed"))
    assert speakers[vowed] != "The Oslo Police"
