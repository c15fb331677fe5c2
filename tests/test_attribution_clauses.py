"""Where a sentence is easily misread: what of it somebody says, and who does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from gistcheck.attribution.speakers import attribute
from gistcheck.attribution.speech import cues
from gistcheck.attribution.tagging import from_model
from gistcheck.syntax.parse import parse
from tests.test_attribution import reading, said
from tests.test_claims import listed


def test_who_asked_says_so_and_no_row_does() -> None:
    sentence = (
        "The row began when chess master Ole Holm asked if the rule was fair, and alleged that the board is sold."
    )
    (found,) = said(sentence)
    assert (found.speaker, found.cue) == ("Ole Holm", "alleged")


def test_a_day_right_behind_the_cue_is_when_it_was_said() -> None:
    sentence = (
        "Holm Group said on Monday its operating profit rose 18% to £42m in the six months to June,"
        " from £35m a year earlier."
    )
    (found,) = said(sentence)
    assert sentence[slice(*found.content)].startswith("its operating profit")


@pytest.mark.parametrize("who", ["Hanna Berg", "The union"])
def test_what_a_second_that_opens_is_said_too_with_its_reason(who: str) -> None:
    text = (
        f"{who} said 40 men had left, but that many women could not leave the pit as only six of the lifts were safe."
    )
    claims, _ = listed(text)
    assert {c.text: c.speaker for c in claims} == {
        "40 men had left": who,
        "Many women could not leave the pit as only six of the lifts were safe": who,
    }


def test_who_adds_something_behind_an_aside_says_it_too() -> None:
    sentence = '"It is easy to talk about it," Holm said, but added that nobody paid.'
    assert [sentence[slice(*found.content)] for found in cues(parse([sentence])[0])] == [
        '"It is easy to talk about it,"',
        "nobody paid",
    ]


def test_what_is_only_speculation_nobody_says() -> None:
    assert not said("Brandt commented on speculation that Lund would be sacked, posting a note on Tuesday.")


def test_of_several_cues_the_model_marks_the_one_beside_the_content_counts() -> None:
    sentence = "Backing the new harbor scheme warmly, Holm claimed that the firm had lost 40 ships in May."
    read = reading(sentence, source="Holm", cue="claimed", content="the firm had lost 40 ships in May.")
    longer = reading(sentence, cue="Backing the new harbor scheme").tokens.cue
    tokens = replace(read.tokens, cue=np.maximum(read.tokens.cue, longer))
    found = from_model(parse([sentence])[0], replace(read, tokens=tokens))
    assert found is not None
    assert found.cue is not None
    assert sentence[slice(*found.cue)] == "claimed"


@pytest.mark.parametrize(
    ("asked", "says"), [("motion for a new trial", False), ("charge that the trial was rigged", True)]
)
def test_who_turns_down_what_was_asked_says_nothing(asked: str, says: bool) -> None:
    sentence = f"Judge Ida Lind denied a {asked}."
    read = reading(sentence, source="Judge Ida Lind", cue="denied", content=f"a {asked}.")
    assert (from_model(parse([sentence])[0], read) is not None) is says


def test_a_clause_that_the_parser_takes_for_the_subject_does_not_speak() -> None:
    sentence = (
        'Backing the deal, Ines Sherlow, chief executive of the Harbor Council, said: "Forty homes were lost in May."'
    )
    content = sentence[sentence.index('"') :]
    (found,) = attribute(parse([sentence]), [reading(sentence, source="Ines Sherlow", cue="said:", content=content)])
    assert (found.speaker, found.cue) == ("Ines Sherlow", "said")


@pytest.mark.parametrize(
    ("sentence", "first", "second"),
    [
        (
            "Norvik denies that it ignored the fire, in which 23 workers died, according to the ministry.",
            ("Norvik", "it ignored the fire"),
            ("the ministry", "in which 23 workers died"),
        ),
        (
            "Organisers said 900 runners had started, 12 of whom were hurt, according to the clinic.",
            ("Organisers", "900 runners had started"),
            ("the clinic", "12 of whom were hurt"),
        ),
        (
            "Holm said the ferry had hit a rock, killing four people, according to the coast guard.",
            ("Holm", "the ferry had hit a rock"),
            ("the coast guard", "killing four people"),
        ),
    ],
)
def test_a_second_source_at_the_end_answers_for_the_last_part_alone(
    sentence: str, first: tuple[str, str], second: tuple[str, str]
) -> None:
    assert [(a.speaker, sentence[slice(*a.content)]) for a in said(sentence)] == [first, second]


def test_a_source_behind_a_denial_answers_for_all_of_it() -> None:
    (found,) = said("Holm denied that he had left, according to court papers.")
    assert found.speaker == "court papers"


def test_no_claim_of_one_holds_what_another_says() -> None:
    text = "Norvik denied that the mine was unsafe after the collapse, which killed 23 people, according to police."
    claims, _ = listed(text)
    assert {(c.statement, c.speaker) for c in claims} == {
        ("Norvik denied that the mine was unsafe after the collapse.", "Norvik"),
        ("The collapse killed 23 people, according to police.", "police"),
    }


def test_a_source_in_an_aside_about_a_speaker_answers_for_the_aside() -> None:
    sentence = "Mayor Lars Holm, who has backed Duarte, according to two people who met him, said that he trusted them."
    assert [(a.speaker, sentence[slice(*a.content)]) for a in said(sentence)] == [
        ("two people who met him", "who has backed Duarte"),
        ("Lars Holm", "he trusted them"),
    ]


def test_who_is_asked_to_explain_something_has_not_said_it() -> None:
    assert said("The court asked the mayor to explain how 14 acres were lost.") == []


def test_of_two_verbs_before_a_quotation_the_nearer_one_leads_it() -> None:
    said_, *others = said('Gov. Ole Holm admitted some copying even as he praised his team, saying, "Most is new."')
    assert (said_.cue, others) == ("saying", [])
    (left_open,) = said('Announcing the plans, Mr Holm said: "Mr Lind has broken the 12 pledges he made.')
    assert left_open.cue == "said"


def test_what_one_does_beside_calling_something_names_is_not_said() -> None:
    sentence = 'Holm called the fire "a crime," but he also noted the "senseless deaths" of 12 miners.'
    contents = [sentence[slice(*found.content)] for found in said(sentence)]
    assert contents == ['"a crime,"', '"senseless deaths"']


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("A spokesman from Tarn Weekly issued a statement on Sunday saying that the mill had shut.",
         "A spokesman from Tarn Weekly"),
        ("Ole Lind began one of his columns by writing that the mill was unsafe.", "Ole Lind"),
        ("As Mr Holm has highlighted, there have been 12 fires in Tarn.", "Holm"),
        ("The mayor notified the council that 14 boats were lost.", "The mayor"),
    ],
)  # fmt: skip
def test_who_says_so_by_something_is_the_speaker(sentence: str, speaker: str) -> None:
    assert [found.speaker for found in said(sentence)] == [speaker]


def test_a_letter_that_one_signs_is_not_what_one_says() -> None:
    for sentence in (
        "Ole Lind signed a letter saying that it was late.",
        "Ole Lind released a statement from the singer saying that she had left.",
    ):
        assert "Ole Lind" not in [found.speaker for found in said(sentence)]


def test_a_source_in_an_aside_with_more_behind_it_answers_for_the_aside() -> None:
    sentence = (
        "Republicans denounced the deal, which would cut Norvik's tax rate to 17 percent, according to its leaders,"
        " compared with its current 25 percent rate."
    )
    (found,) = said(sentence)
    assert sentence[slice(*found.content)].startswith("which would cut")


def test_who_shoots_back_says_so() -> None:
    (found,) = said('"Mayor Holm told 300 people off in May," Lind shot back.')
    assert (found.speaker, found.cue) == ("Lind", "shot back")
    assert not said("Lind shot back at the police in Tarn.")
