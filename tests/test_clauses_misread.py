"""Where the parse is wrong or a phrase belongs to another, no statement is cut out of it."""

from __future__ import annotations

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
