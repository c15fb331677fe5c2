"""Claims of sentences in which the cue stands inside or behind what is said."""

from __future__ import annotations

from typing import Any

import pytest

from tests.test_claims import listed


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        (
            "The mayor took 4 million pesos from the builder, the indictment says, and hid it in a freezer.",
            "The mayor hid it in a freezer, the indictment says.",
        ),
        (
            "Mr Da Silva spent 40,000 reais on parties, the audit found, and never declared a flat in Miami.",
            None,
        ),
        (
            "The minister took 40,000 pounds in cash, MPs heard on Tuesday, and spent it on a boat.",
            "The minister spent it on a boat, MPs heard.",
        ),
        ("The contract, insiders whisper, was worth 30 million pounds.", None),
        ("The supplier, Marta Kowalczyk went on, had been paid 40 euros in May.", None),
        ("Doctors removed the wrong kidney from a teacher, a coroner in Leeds heard.", None),
        ("Kaarel Tamm received at least three letters from the engineers, the inquiry was told.", None),
    ],
)
def test_the_cue_stays_with_all_that_is_said(sentence: str, statement: str | None) -> None:
    claims, dropped = listed(sentence)
    found = [c.statement for c in claims] + [f"{d.text}." for d in dropped if "part of the sentence" not in d.reason]
    cue = sentence.split(", ")[1].split(" on Tuesday")[0].rstrip(".")
    assert claims
    assert statement is None or statement in found
    assert all(cue.split()[-1] in text for text in found)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Three men were shot at the post, witnesses said, and a fourth was dragged into a van.", "witnesses"),
        ("Tax was cut by 40%, the paper reported, and the bank lost 3 million pounds.", "the paper"),
    ],
)
def test_what_may_be_said_too_is_marked(sentence: str, who: str) -> None:
    claims, _ = listed(sentence)
    assert [c.ambiguous for c in claims if c.speaker is None] == [(f"who says so: {who} or the article",)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("'The mine was unsafe,' Tom Price told MPs. 'The owners sold two of the four pumps in 2009.'", "Tom Price"),
        (
            '"The clinic sold 4 babies," said Ann Holm, who left in 1971, "because mothers could not pay 40 pounds."',
            "Ann Holm",
        ),
        ("“Two men did not ask for this,” Tom Price said, “but 40 more became rich.”", "Tom Price"),
    ],
)
def test_a_quotation_that_goes_on_behind_the_cue_keeps_its_speaker(text: str, speaker: str) -> None:
    claims = listed(text)[0]
    assert len(claims) > 1
    assert {(c.speaker, c.quoted) for c in claims} == {(speaker, True)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The firm said all 40 had left; the union said 40 and that none had been paid in May.",
        "The union put the turnout at 90% and shut the docks; the authority said 40% and that ships were sailing.",
        "Lucas Meyer said the camp held 40,000 people; Turkish officials said 11,000 and that 90 had drowned.",
    ],
)
def test_who_speaks_behind_a_semicolon_is_another(sentence: str) -> None:
    first, second = sentence.split(";")
    claims, _ = listed(sentence)
    assert claims
    for claim in claims:
        words = set(claim.statement.rstrip(".").lower().split())
        assert words <= set(first.lower().split()) or words <= set(second.rstrip(".").lower().split())


@pytest.mark.parametrize(
    ("sentence", "speaker", "statement"),
    [
        (
            'Debt, as the banker put it, is "a slow thief".',
            "the banker",
            'Debt is "a slow thief", as the banker put it.',
        ),
        (
            "The dam, as the engineer puts it, was worth 60 million pounds.",
            "the engineer",
            "The dam was worth 60 million pounds, as the engineer puts it.",
        ),
        (
            "“The vote in Leeds was a sham,” tweeted EU envoy to the African Union Marta Holm.",
            "EU envoy to the African Union Marta Holm",
            None,
        ),
        (
            "The ex-wife of the driver's uncle told Reuters that he once stole 40 cars.",
            "The ex-wife of the driver's uncle",
            None,
        ),
        ("The co-owner of the hotel said 40 guests had left in May.", "The co-owner of the hotel", None),
        ("Witness: Corporal Lind fired six shots.", "Witness", "[Witness said:] Corporal Lind fired six shots."),
        ("Defence lawyer: The men sold four guns in May.", "Defence lawyer", None),
    ],
)
def test_who_says_so_is_found(sentence: str, speaker: str, statement: str | None) -> None:
    claims, _ = listed(sentence)
    assert [c.speaker for c in claims] == [speaker]
    assert statement is None or claims[0].statement == statement


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        (
            "The chancellor, said to be angry about the cuts, has ordered a review.",
            "The chancellor has ordered a review.",
        ),
        ("The driver, thought to be about 30, was killed in June.", "The driver was killed in June."),
        (
            "The driver believed to be a 31-year-old man from Leeds, was arrested at 7am.",
            "The driver believed to be a 31-year-old man from Leeds, was arrested at 7am.",
        ),
        (
            "The ferry did not reach Bergen as expected on 5 May.",
            "The ferry did not reach Bergen as expected on 5 May.",
        ),
        ("Wages rose as predicted in July.", "Wages rose as predicted in July."),
        ("Some of the bones found may be of Lucas' sister.", "Some of the bones found may be of Lucas' sister."),
    ],
)
def test_what_nobody_named_says_has_no_speaker(sentence: str, statement: str) -> None:
    claims, _ = listed(sentence)
    assert [(c.statement, c.speaker) for c in claims] == [(statement, None)]


def test_a_title_in_an_aside_is_no_second_quotation() -> None:
    claims, _ = listed('"Rents rose by 8% in 2014," said Lind, who wrote "The Empty House" in 2016.')
    assert [c.statement for c in claims if "House" in c.statement] == ['Lind wrote "The Empty House" in 2016.']


def test_the_act_of_announcing_is_no_aside_in_what_is_said(analyser: Any) -> None:
    text = (
        "Lochte, who announced his retirement following the 2016 Rio Games, made a shock return to the pool last year"
        ' although things have not gone to plan -- the "Utah Bullet" is serving a two-month ban.'
    )
    claims = analyser.analyse(text, min_check_worthiness=0.0).claims
    assert "Lochte announced his retirement following the 2016 Rio Games." in [c.statement for c in claims]


def test_what_nothing_is_done_to_has_done_it() -> None:
    text = "Ida Holm sold 40 books in 2001. She's joked about being the daughter of a Danish baker with 12 cats."
    assert "[Ida Holm has] joked" in " | ".join(c.text for c in listed(text)[0])


def test_a_verb_in_one_word_with_a_pronoun_comes_back_once() -> None:
    claims, _ = listed('Ole Holm won 12 races. "He\'s met the king in Oslo, and has moved to Bergen," Ines Lind said.')
    assert [c.text for c in claims if "Bergen" in c.text] == ['"[Ole Holm] has moved to Bergen"']


@pytest.mark.parametrize(
    ("sentence", "unclear"),
    [
        ("Sales there fell by 16% in May.", ("there: not named",)),
        ("There were 12 boats in the harbour.", ()),
        ("Holm moved his 12 boats to the harbour in May and sold them there.", ()),
        ("This Norvik ferry was launched in 2016.", ()),
        ("This ferry was launched in 2016.", ("This ferry: not named",)),
        ("There was none in 2025.", ("none: not named",)),
        ("None of the 12 sailors was hurt in May.", ()),
        ("The court in Oslo did not rule on those.", ("those: not named",)),
        ("Wages in Norway are 12% higher than those in Denmark.", ()),
    ],
)
def test_what_points_out_of_a_statement_is_not_named(sentence: str, unclear: tuple[str, ...]) -> None:
    assert listed(sentence)[0][0].ambiguous == unclear


@pytest.mark.parametrize(
    ("speaker", "text"),
    [
        ("the German", "He won 12 races"),
        ("the 30-year-old", "He won 12 races"),
        ("the mayor", '"[Ole Holm] won 12 races"'),
        ("the BBC", '"[Ole Holm] won 12 races"'),
    ],
)
def test_whoever_speaks_by_a_country_or_an_age_may_be_the_one_named_before(speaker: str, text: str) -> None:
    claims, _ = listed(f'Ole Holm came home. "He was quick and won 12 races," said {speaker}.')
    assert [c.text for c in claims if "races" in c.text] == [text]


def test_nobody_is_he_to_himself_where_a_given_name_says_who_speaks() -> None:
    claims, _ = listed('Jan Berg is safe. "He cannot swim," Jan said on Monday. "He gave me 40 coats."')
    assert [c.ambiguous for c in claims if "coats" in c.text] == [("He: not named",)]


def test_his_of_the_one_who_acts_is_clear() -> None:
    first = "Two cars burned in Leeds in May. "
    clear, open_ = "A teacher hurt himself in his car on Friday.", "A teacher met a driver in his car on Friday."
    assert [c.ambiguous for c in listed(first + clear)[0] if "teacher" in c.text] == [()]
    assert [c.ambiguous for c in listed(first + open_)[0] if "teacher" in c.text] == [("his: not named",)]


def test_what_nobody_named_says_stays_in_its_marks() -> None:
    opened = 'The shops shut. "Also costs rose by 20 percent, so 40 shops were sold. "Another 30 were let in May."'
    (claim,) = (c for c in listed(opened)[0] if "20 percent" in c.statement)
    assert claim.speaker is None
    assert claim.statement.startswith("“")


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        (
            'The bronze horse is a "wry comment," organisers say, on the statue of King Karl IV planned in 1841.',
            'The bronze horse is a "wry comment" on the statue of King Karl IV planned in 1841, organisers say.',
        ),
        (
            "The documents indicate, Holm said in an interview, that the ministry and the fund paid 40 men.",
            "The documents indicate, Holm said in an interview, that the ministry and the fund paid 40 men.",
        ),
        (
            'Holm, who had moved in May, threw "cold water on the idea," Lind wrote in his book, "Hard Choices."',
            'Holm threw "cold water on the idea", Lind wrote.',
        ),
        (
            "The high response was due to the council choosing not to widen the plan, Vik surmised.",
            "The high response was due to the council choosing not to widen the plan, Vik surmised.",
        ),
        (
            "Holm, along with Herald reporter Ben Lind, say the man hit her with a bottle.",
            "Holm, along with Herald reporter Ben Lind, say the man hit her with a bottle.",
        ),
    ],
)
def test_who_says_so_in_the_middle_stays(sentence: str, statement: str) -> None:
    claims, _ = listed(sentence)
    assert statement in [c.statement for c in claims]
    assert all(c.speaker is not None for c in claims if c.statement == statement)
