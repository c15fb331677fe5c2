"""Where the parse is wrong or a phrase belongs to another, no statement is cut out of it."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from gistcheck.decomposition.clauses import cut_clauses
from gistcheck.decomposition.cut import cut_text
from gistcheck.mending import attachments
from gistcheck.syntax.parse import parse
from tests.test_clauses import cuts


def test_what_follows_a_colon_is_no_apposition() -> None:
    assert not any("[is]" in cut for cut in cuts("Also read: Child marriages in India: explained in numbers."))


def test_a_clause_whose_object_stands_outside_it_is_no_claim() -> None:
    found = cuts("The government sold the asset to enforce a tax bill it says the company owes.")
    assert found
    assert not [text for text in found if text.startswith("the company")]


def test_words_left_of_an_apposition_in_brackets_are_no_claim() -> None:
    found = cuts("Baikal bought the unit for $9.4bn (261bn roubles, £4.8bn) on Sunday at a state auction.")
    assert found
    assert not [text for text in found if "[is] on" in text]


def test_a_noun_held_for_a_verb_after_a_comma_makes_no_statement() -> None:
    found = cuts(
        "The marathon drew runners from all over the world, pilgrims of a sort making a journey, but for sport."
    )
    assert found
    assert not [text for text in found if text.startswith("The marathon pilgrims")]


def test_an_apposition_explains_the_whole_name() -> None:
    found = cuts("The race is run by the Right to Movement, a nonprofit organization that uses running as a means.")
    assert "the Right to Movement [is] a nonprofit organization that uses running as a means" in found


def test_a_score_is_not_said_of_the_one_before_it() -> None:
    found = cuts("The champion overcame Germany's Tommy Haas, the third seed, 7-6 (7-3) 6-3.")
    assert found
    assert not [text for text in found if text.endswith("seed 6-3")]


def test_a_noun_before_the_second_verb_may_be_its_subject() -> None:
    found = cuts("The line will connect Colaba-Bandra-Seepz and the estimated cost of the project is Rs23,136 crore.")
    assert found
    assert not [text for text in found if text.startswith("The line is")]


def test_a_time_is_nobody_who_acts() -> None:
    found = cuts("He opened the shop in May and the same year sold it to Ann.")
    assert "He opened the shop in May" in found
    assert not [text for text in found if text.startswith("the same year")]


def test_one_person_is_not_explained_by_several() -> None:
    found = cuts("An order was issued by Sanjay Jadhav, who is the deputy commissioner (traffic), western suburbs.")
    assert found
    assert not [text for text in found if "[is]" in text]


def test_a_question_inside_a_sentence_states_nothing() -> None:
    found = cuts("While it's not known how many of them are Muslim, she said that a million people practice Islam.")
    assert "a million people practice Islam" in found
    assert not [text for text in found if "how many" in text and not text.startswith("it")]


def test_a_second_object_is_not_run_into_the_first() -> None:
    (found,) = cuts("Students already have Christmas off, as well as the Jewish holidays of Yom Kippur and Passover.")
    assert "off the Jewish" not in found


def test_a_subject_with_a_relative_clause_is_no_question() -> None:
    found = cuts(
        "The case on which the Court has ruled was of two schools in Livorno, to pay 422,000 euros in arrears."
    )
    assert any("422,000 euros" in text for text in found)


def test_what_is_left_of_a_statement_says_what_it_is_about() -> None:
    said = "The report said teenagers in rich areas had a 50% chance, while in the poorest neighbourhoods it was 10%."
    assert "in the poorest neighbourhoods it was 10%" in cuts(said)


def test_a_title_in_quotation_marks_is_not_torn() -> None:
    docs = parse(
        [
            'Since Lee wrote "To Kill a Mockingbird" in 1960, she had steadfastly refused to publish another book.',
            'For now, "Go Set a Watchman" is still scheduled to be released by HarperCollins in July.',
        ]
    )
    shorts = [cut_text(doc, cut) for doc in docs for cut in cut_clauses(doc)]
    assert any(text.endswith("another book") for text in shorts)
    assert not [text for text in shorts if text.startswith('"')]


def test_a_noun_before_its_verb_acts_and_explains_nobody() -> None:
    found = cuts("After receiving a complaint of elder abuse about Lee, the state of Alabama sent investigators.")
    assert "After receiving a complaint of elder abuse about Lee, the state of Alabama sent investigators" in found
    assert not [text for text in found if "[is]" in text]


def test_a_noun_that_acts_explains_no_place_before_it() -> None:
    found = cuts("In a remote part of Central Australia, the two pieces of asteroid left what may be an impact zone.")
    assert not [text for text in found if "[is]" in text]


def test_a_subject_may_be_the_last_word() -> None:
    assert cuts("The owner of the dam was fined, says the mayor") == ["The owner of the dam was fined"]


def test_an_afterthought_is_no_part_of_the_statement() -> None:
    found = cuts(
        "His website and social media accounts claim to have filled more than 133 orders for snow -- more than 30 on "
        "Tuesday alone, his busiest day yet."
    )
    assert found == ["His website and social media accounts claim to have filled more than 133 orders for snow"]


def test_a_repair_that_ties_a_knot_is_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    def knot(token: Token) -> bool:
        token.head.head = token
        return True

    doc = parse(["The mayor left."])[0]
    monkeypatch.setattr(attachments, "_REPAIRS", {"det": (knot,)})
    assert [t.head.i for t in attachments.mend(doc)] == [t.head.i for t in doc]
