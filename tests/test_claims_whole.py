"""No sentence goes unmentioned: it is cut, stated whole, or left out with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from gistcheck.text import prepare, split_sentences
from gistcheck.types import Article
from tests.test_claims import listed, texts


@pytest.mark.parametrize(
    "sentence",
    [
        "The jury found Ida Holm not guilty on all 14 counts.",
        "In 2019 Town won the cup 5-1 in front of 60,000 people.",
        "The Freedom Party outspent both the Greens and the Liberal Democrats in the last elections, new figures show.",
        "Nor did Ida Holm attend the meeting on Friday.",
    ],
)
def test_a_sentence_that_cannot_be_cut_is_stated_whole(sentence: str) -> None:
    assert sentence.rstrip(".") in texts(f"The trial and the match were in Bergen. {sentence}")


def test_every_sentence_is_in_a_claim_or_left_out_with_a_reason() -> None:
    text = (
        "The mayor opened a bridge in Bergen on Monday. Who paid for it? Nobody from the ministry was there, though. "
        "Auditors had alleged that Ida Holm, 61, forged two permits. A long way off."
    )
    article = prepare(Article(text), boilerplate=[0.0] * len(split_sentences(text)))
    claims, dropped = listed(text)
    told = {c.sentence_id for c in claims} | {d.sentence_id for d in dropped}
    assert set(article.body) <= told
    assert "a question" in {d.reason for d in dropped}


def test_a_sentence_of_which_only_an_aside_can_be_cut_is_stated_whole() -> None:
    sentence = "The accused have been identified as Ole Holm, 40, Dinesh Yadav, 26, Lena Weiss, 34 and Sunil Shetty, 35"
    assert sentence in texts(f"{sentence}.")


@pytest.mark.parametrize(
    "sentence",
    [
        "The six towns -- Oslo, Bergen, Larvik, Hamar and Moss, plus Skien, a group known as the N6+1 -- are seeking a "
        "deal with Norcar over ferries",
        "Holm said the sailor whose hint led to Weiss' arrest is eligible to get 900 crowns",
        "Norcar plants, which the Lind budget eliminates entirely, provide trained staff to nine towns",
    ],
)
def test_a_plain_sentence_whose_main_statement_cannot_be_cut_is_stated_whole(sentence: str) -> None:
    claims, dropped = listed(f"The town is in Norway. {sentence}.")
    (claim,) = (c for c in claims if c.text == sentence)
    assert claim.parts == ()
    assert not any("no single statement" in d.reason or "told apart" in d.reason for d in dropped)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ida Holm told Tass on Monday.",
        "Most people posting to the Lind page disagree with it.",
        "Not even after he told the court that he had forged it.",
        "“It is against the rule of our town and no Dane will play it,” said LindHolm waded into the row, saying those "
        "who told us so and do not pay should move.",
    ],
)
def test_what_only_says_who_speaks_or_is_misread_is_not_stated_whole(sentence: str) -> None:
    assert not any("[" in text or "told" in text for text in texts(f"The town is in Norway. {sentence}"))


def test_a_whole_sentence_without_a_subject_has_parts() -> None:
    (claim,) = listed("Was treated for 6 days with burns after a holiday in Norway.")[0]
    assert "Was treated for 6 days with burns" in {part.text for part in claim.parts}


def test_what_somebody_posts_about_or_adds_in_figures_is_a_statement() -> None:
    claims, _ = listed("LNKG shares climbed by 2.7% to 717,000, and Norcar added 5.3% to 740 yen.")
    assert [c.text for c in claims] == ["LNKG shares climbed by 2.7% to 717,000", "Norcar added 5.3% to 740 yen"]
    assert not any(part.text == "Norcar added to 740 yen" for claim in claims for part in claim.parts)
    assert "Ole Holm tweeted about the trip" in texts("Ole Holm tweeted about the trip.")


def test_a_date_before_the_subject_is_no_part_of_it() -> None:
    assert not any(t.startswith("2019") for t in texts("In 2019 police arrested 80 people in the same district."))


def test_a_score_explains_no_points() -> None:
    found = texts("Bergen have 55 points, City 54 and Arsenal 57.")
    assert found
    assert not any("[are]" in text for text in found)


def test_a_short_text_keeps_the_conjunction_that_its_sentence_opens_with() -> None:
    text = (Path(__file__).parents[1] / "eval/fixtures/articles/crane.txt").read_text("utf-8")
    found = [t for t in texts(text) if "undergoing a pilgrimage" in t.lower()]
    assert found
    assert all(t.startswith("As ") for t in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "Three people died in the fire, police said, according to Reuters.",
        '"Three ferries sank in 2014," Ida Holm said, according to Reuters.',
        '"Some met rain in 2014, while others had not seen Mayor Lee on TV for days," Holm said, according to Tass.',
    ],
)
def test_what_is_said_in_turn_is_stated_with_both_who_say_it(sentence: str) -> None:
    claims, _ = listed(f"The ferries belong to Bergen. {sentence}")
    assert sentence in {claim.statement for claim in claims}
    assert not any("said" not in c.statement for c in claims if "according to" in c.statement)


@pytest.mark.parametrize("cue", ["informed", "iterated", "answered"])
def test_rarer_verbs_tell_too_who_speaks(cue: str) -> None:
    claims, _ = listed(f'"The bridge in Bergen cost 9 million euros in 2014," Dr Ida Holm {cue}.')
    assert [(c.speaker, c.quoted) for c in claims] == [("Ida Holm", True)]


def test_who_is_quoted_as_saying_it_said_it() -> None:
    (claim,) = listed('"The firm sold 40 ferries in 2014," Reuters quoted Ida Holm as saying.')[0]
    assert (claim.speaker, claim.quoted) == ("Ida Holm", True)
    assert claim.statement == '"The firm sold 40 ferries in 2014", Reuters quoted Ida Holm as saying.'
    (claim,) = listed("The firm sold 40 ferries in 2014, the Reuters agency quoted Ida Holm as saying.")[0]
    assert "quoted Ida Holm as saying" in claim.statement


def test_what_a_colon_announces_is_said_too() -> None:
    claims, _ = listed(
        "Lind's family said one thing is known: Lind was ill and did nothing to harm the guard who shot him."
    )
    assert claims
    assert {claim.speaker for claim in claims} == {"Lind's family"}


def test_an_aside_behind_what_is_said_may_be_said_too() -> None:
    text = "Ida Holm said Norway had a warm May, and, while the port is still counting 40 boats, the fish swim north."
    assert not any(claim.speaker is None and "counting" in claim.text for claim in listed(text)[0])


@pytest.mark.parametrize("act", ["is recalling 19,924 cars from 2014", "called back 40 vans in May"])
def test_who_recalls_a_thing_says_nothing(act: str) -> None:
    (claim,) = listed(f"Norcar {act}.")[0]
    assert claim.speaker is None


def test_a_letter_to_somebody_is_an_act() -> None:
    story = (
        "The Greens have written to the ethics commissioner, Dame Ida Holm, who confirmed that she would look at it."
    )
    assert "The Greens have written to the ethics commissioner, Dame Ida Holm" in texts(story)
    assert not any("wrote" in text for text in texts("“Norcar sold two mines in May,” Ida Holm wrote to the board."))


def test_each_share_of_a_survey_is_what_the_survey_found() -> None:
    story = "A survey of 211 residents found that 58% were in favour, 31% were against and the rest had no view."
    found = {claim.text: claim.statement for claim in listed(story)[0]}
    assert found["31% were against"] == "A survey of 211 residents found that 31% were against."


@pytest.mark.parametrize(
    "sentence",
    [
        "Neither the White House nor the Justice Department commented.",
        "The Harbour Board would not comment.",
        "Norcar did not comment on the report.",
    ],
)
def test_who_did_not_comment_is_told(sentence: str) -> None:
    assert texts(sentence) == [sentence.rstrip(".")]


def test_when_something_in_an_aside_happened_is_not_given_to_the_one_who_speaks() -> None:
    text = (
        "The firm said it had sold the film to 14 countries, though not yet to Georgia, where the ministry withdrew its"
        " support last year after Anna Holm signed a letter."
    )
    claims, dropped = listed(text)
    assert not [c for c in claims if "letter" in c.text]
    assert "Anna Holm signed a letter" in [d.text for d in dropped]
