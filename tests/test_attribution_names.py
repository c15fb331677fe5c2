"""By what name a speaker is called, and who is no speaker at all."""

from __future__ import annotations

import pytest

from gistcheck.attribution.names import speaker_name
from gistcheck.attribution.reported import hearers
from gistcheck.syntax.parse import parse
from tests.test_attribution import modelled, said
from tests.test_claims import listed


def test_an_office_in_capitals_gives_way_to_the_name_behind_its_comma() -> None:
    (found,) = said('"It was a small fire," said the Tarn Harbor Board Chief Safety Officer, Lena Ortiz.')
    assert found.speaker == "Lena Ortiz"


@pytest.mark.parametrize(
    ("sentence", "span", "name"),
    [
        (
            "Tarn Water, a leading provider of sustainable water solutions, today announced the opening of a plant.",
            "Tarn Water, a leading provider of sustainable water solutions",
            "Tarn Water",
        ),
        (
            "Kamal Bose, Trade and Industry Minister, announced the decision in Delhi on Thursday.",
            "Kamal Bose, Trade and Industry Minister",
            "Kamal Bose",
        ),
        ("Tull, 58, has left.", "Tull, 58", "Tull"),
        ("The company, Llevant Media, said so.", "The company, Llevant Media", "Llevant Media"),
        (
            "The UN, the Red Cross and Oxfam said so.",
            "The UN, the Red Cross and Oxfam",
            "The UN, the Red Cross and Oxfam",
        ),
    ],
)
def test_what_explains_a_name_is_no_part_of_it(sentence: str, span: str, name: str) -> None:
    start = sentence.index(span)
    assert speaker_name(parse([sentence])[0], (start, start + len(span))) == name


def test_a_small_word_in_capitals_is_part_of_a_name() -> None:
    (found,) = said("Anti-fraud group Call It Out (CIO) says there has been a 35% rise in complaints.")
    assert found.speaker == "Anti-fraud group Call It Out"
    (found,) = said("The Times on Saturday reported that he had left.")
    assert found.speaker == "The Times"


def test_nobody_is_no_speaker() -> None:
    assert said("Nobody said the ship was safe.") == []
    assert modelled("No group has claimed the attack.", source="No group", cue="claimed", content="the attack.") == []


def test_whom_one_says_goodbye_to_is_told_by_nobody_named_so() -> None:
    assert said("Taking the plunge, Holm decided to sell it, say goodbye to his friends, and paint full time.") == []


def test_what_nobody_says_is_no_claim() -> None:
    claims, _ = listed("Nobody has said that the ship lost 40 crates. No official confirmed that 12 men had died.")
    assert not [c.text for c in claims if c.text.startswith(("The ship", "12 men"))]


def test_a_quotation_right_behind_a_comma_has_its_speaker() -> None:
    (found,) = said('Reacting to the exit of two members, Amar Holm said,"I am not happy with the harbor board."')
    assert (found.speaker, found.cue) == ("Amar Holm", "said")


def test_who_is_warned_belongs_to_the_cue() -> None:
    sentence = "Prices could double, the agency is warning a committee of MPs."
    (doc,) = parse([sentence])
    cue = sentence.index("warning")
    (end,) = hearers(doc, cue, cue + len("warning"))
    assert sentence[:end].endswith("warning a committee of MPs")


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        ("The agency", "is investigating claims", "that the firm misled its owners in May."),
        ("The agency", "is looking into", "whether the owners sold their shares in May."),
        ("The agency", "is denying", "to provide and forcing men to travel."),
        ("Norland", "has officially declared", "a state of emergency."),
        ("Universities", "have backed", "the plans for higher grades."),
        ("The post", "showed", "an overweight man wearing a wig."),
    ],
)
def test_who_asks_or_does_something_else_says_nothing(source: str, cue: str, content: str) -> None:
    between = " the access the law was meant " if cue.endswith("denying") else " "
    assert modelled(f"{source} {cue}{between}{content}", source=source, cue=cue, content=content) == []


def test_whoever_began_to_speak_in_a_sentence_goes_on_in_it() -> None:
    found = said(
        "“It is a good plan,” tweeted Eddy Reyes, the mayor.",
        "Jon Ives met Ann Poe and Mary Lee in Leeds.",
        "Lindqvist told the Leeds Post that she tried to be fair: “My report is honest,” she said.",
    )
    assert [a.speaker for a in found] == ["Eddy Reyes", "Lindqvist", "Lindqvist"]


def test_when_a_statement_was_released_is_no_part_of_who_says_it() -> None:
    (found,) = said("Raids killed 90 people, according to a Harbour Rights Watch (HRW) statement released Thursday.")
    assert found.speaker_span is not None
    assert found.speaker == "a Harbour Rights Watch (HRW) statement"
    assert found.speaker_span[1] - found.speaker_span[0] == len(found.speaker)


@pytest.mark.parametrize("opening", ["Defending Callum Reddy", "Prosecuting"])
def test_whoever_is_defended_does_not_speak(opening: str) -> None:
    (found,) = said(f'{opening}, Joanna Pryce said her client had been "out of trouble for a decade".')
    assert found.speaker == "Joanna Pryce"


@pytest.mark.parametrize(
    ("first", "second", "speaker"),
    [
        ("Norvik and Delmar said the talks had ended.", "It added that 40 jobs would go.", None),
        ("Norvik and Delmar said the talks had ended.", "They added that 40 jobs would go.", "Norvik and Delmar"),
        ("Northbank said it would pay 3m pounds.", "He added that 40 jobs would go.", None),
        ("Marta Holm said it would rain.", "It added that 40 roads were closed.", None),
        ("India's finance minister, Palan Chidam, said it would rain.", "He added that 40 roads shut.", "Palan Chidam"),
        ("The minister said it would rain.", "She added that 40 roads were closed.", "The minister"),
    ],
)
def test_a_pronoun_goes_on_speaking_only_for_one_whom_it_can_mean(first: str, second: str, speaker: str | None) -> None:
    assert [a.speaker for a in said(first, second) if a.sentence == 1] == [speaker]


def test_what_another_did_behind_a_semicolon_nobody_admitted() -> None:
    assert said("Northbank and Van Houten admitted wrongdoing; Credit Aurelia did not.") == []


def test_a_spokesman_is_named_behind_the_body_that_he_speaks_for() -> None:
    (found,) = said("A spokesman for the Federation of Welsh Bakers, Huw Tudor, said the talks had failed.")
    assert found.speaker == "Huw Tudor"


def test_a_trade_may_stand_before_the_name_behind_a_comma() -> None:
    (found,) = said("His former employer, the builder Rob Tanner, said the van was late.")
    assert found.speaker == "Rob Tanner"


def test_an_office_that_opens_the_sentence_is_no_part_of_the_name() -> None:
    (found,) = said("Councillor Asif Malik said the club had closed.")
    assert found.speaker == "Asif Malik"


def test_an_office_is_no_name_though_it_is_held_for_one() -> None:
    assert [a.speaker for a in said("The MLA claimed that the petition was late.")] == ["The MLA"]


def test_a_speaker_from_the_model_has_no_relative_clause() -> None:
    sentence = "Sharma, who represented Barauli, denied any role in it."
    (found,) = modelled(sentence, source="Sharma, who represented Barauli", cue="denied", content="any role in it.")
    assert found.speaker == "Sharma"


def test_when_it_was_said_is_no_part_of_who_said_it() -> None:
    for words, speaker in (("Earlier this month figures", "figures"), ("Last year's report", "Last year's report")):
        (found,) = said(f"{words} showed that 40 died.")
        assert found.speaker == speaker


def test_a_name_that_the_parser_takes_for_two_is_one() -> None:
    (found,) = said("Interior Minister Chaudhry Nisar Ali Lind said late Monday night that the raid was legal.")
    assert found.speaker == "Chaudhry Nisar Ali Lind"


def test_to_whom_one_speaks_is_no_part_of_who_it_is() -> None:
    (found,) = said("The 85-year-old, speaking to reporters at a club where he was opening a bar, said 12 were lost.")
    assert found.speaker == "The 85-year-old"
