"""Where the parse is wrong or a phrase belongs to another, no statement is cut out of it."""

from __future__ import annotations

from gistcheck.clauses import cut_clauses, cut_text
from gistcheck.parse import parse
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
    (doc,) = parse([said])
    shorts = [cut_text(doc, cut, short=True) for cut in cut_clauses(doc)]
    assert "in the poorest neighbourhoods it was 10%" in shorts


def test_a_title_in_quotation_marks_is_not_torn() -> None:
    docs = parse(
        [
            'Since Lee wrote "To Kill a Mockingbird" in 1960, she had steadfastly refused to publish another book.',
            'For now, "Go Set a Watchman" is still scheduled to be released by HarperCollins in July.',
        ]
    )
    shorts = [cut_text(doc, cut, short=True) for doc in docs for cut in cut_clauses(doc)]
    assert any(text.endswith("another book") for text in shorts)
    assert not [text for text in shorts if text.startswith('"')]


def test_a_noun_before_its_verb_acts_and_explains_nobody() -> None:
    found = cuts("After receiving a complaint of elder abuse about Lee, the state of Alabama sent investigators.")
    assert "After receiving a complaint of elder abuse about Lee, the state of Alabama sent investigators" in found
    assert not [text for text in found if "[is]" in text]


def test_a_noun_that_acts_explains_no_place_before_it() -> None:
    found = cuts("In a remote part of Central Australia, the two pieces of asteroid left what may be an impact zone.")
    assert not [text for text in found if "[is]" in text]


def test_the_subject_of_what_is_said_is_part_of_it() -> None:
    found = cuts("She said the spam e-mails directing people to the site started circulating two days ago.")
    assert "the spam e-mails directing people to the site started circulating two days ago" in found


def test_a_subject_may_be_the_last_word() -> None:
    assert cuts("The owner of the dam was fined, says the mayor") == ["The owner of the dam was fined"]


def test_an_afterthought_is_no_part_of_the_statement() -> None:
    found = cuts(
        "His website and social media accounts claim to have filled more than 133 orders for snow -- more than 30 on "
        "Tuesday alone, his busiest day yet."
    )
    assert found == ["His website and social media accounts claim to have filled more than 133 orders for snow"]


def test_what_an_event_does_is_not_said_of_the_place_it_is_at() -> None:
    rest = "plans to cut the worldwide workforce of 75,000 by almost a third by 2006 were announced"
    found = cuts(f"Under Mr Tellier's tenure at the company, which began in January 2003, {rest}.")
    assert found == [f"Under Mr Tellier's tenure at the company {rest}"]
    assert "the company began in January 2003" in cuts("He praised the company, which began in January 2003.")


def test_a_charge_is_denied_not_the_victim() -> None:
    (doc,) = parse(["Bell was charged in March with aiding in the murder of McConville, which he denies."])
    found = [cut_text(doc, cut, short=True) for cut in cut_clauses(doc)]
    assert found == ["Bell was charged in March with aiding in the murder of McConville"]


def test_what_somebody_saw_another_do_is_one_statement() -> None:
    rest = "seen Ferguson Police Chief Thomas Jackson announce his resignation after a damning report on its department"
    found = cuts(f"The shooting came in a tumultuous seven days for the Missouri town, which had already {rest}.")
    assert f"the Missouri town had already {rest}" in found
    assert not [text for text in found if text.startswith("Ferguson")]


def test_a_title_with_a_colon_is_not_torn() -> None:
    found = cuts("The game moved up one spot to first place, nudging GTA: San Andreas down to second place.")
    assert not [text for text in found if "GTA" in text and "Andreas" not in text]


def test_a_date_within_a_list_is_not_the_statements() -> None:
    (doc,) = parse(
        [
            'Williams originally scored "Star Wars" and every other episode since then, including the upcoming "Force '
            'Awakens" later this year.'
        ]
    )
    (cut,) = cut_clauses(doc)
    assert "this year" not in cut_text(doc, cut, short=True)
    assert "later this year" in cut_text(doc, cut)


def test_two_statements_beside_each_other_are_two() -> None:
    one, two = "It is the latest hefty donation to the party by the billionaire", "he has contributed more than £10m"
    assert cuts(f"{one} - {two} since 1999.") == [one, f"{two} since 1999"]
    found = cuts(
        "People know Venice is special and fragile, so they come -- to the tune of 20 million tourists a year."
    )
    assert found[0] == "People know Venice is special and fragile"


def test_a_subject_is_shared_only_with_a_verb_that_agrees() -> None:
    found = cuts(
        "Real are now without a win in two league games while the 4-0 February hammering at the hands of city rivals "
        "Atletico Madrid, the clubs biggest derby defeat since 1947, is still fresh in the memory."
    )
    assert found == ["Real are now without a win in two league games"]


def test_before_and_after_belong_together() -> None:
    found = cuts(
        "The recent study is unique because it compares blood samples from 188 Marines taken before and after they "
        "were deployed to combat zones."
    )
    assert found
    assert not [text for text in found if text.endswith("before")]


def test_what_they_say_of_emails_is_the_whole_clause() -> None:
    said = (
        "emails he sent them paint a picture of a desperate man hounded by authorities who saw his plans for a new life"
    )
    found = cuts(f"A London-based advocacy group that worked with Emwazi says {said} crumble.")
    assert f"{said} crumble" in found


def test_what_has_yet_to_happen_is_no_statement() -> None:
    found = cuts("It will be months before the causes behind the crash are known, but there are clues in the wreck.")
    assert "there are clues in the wreck" in found
    assert not [text for text in found if text.startswith("the causes")]
    assert cuts("Smith died before he could testify.") == ["Smith died before he could testify"]
    assert "the police raided his house" in cuts("Smith resigned after the police raided his house.")


def test_what_a_dash_or_a_colon_keeps_apart_is_not_joined() -> None:
    assert not [
        text
        for text in cuts("It continued to descend after that -- it's last recorded altitude was 11,400 feet.")
        if "that last" in text
    ]
    found = cuts(
        'He said the suffering of the families was "unfathomable" and offered them his condolences: "This, the worst '
        'of all fates, will bind us all -- friends and strangers -- closer together."'
    )
    assert found
    assert not [text for text in found if "condolences the worst" in text]
    found = cuts("Industrial output rose 2.1% - adjusted for the time of year - in January from a month earlier.")
    assert found == ["Industrial output rose 2.1% - adjusted for the time of year - in January from a month earlier"]


def test_a_comma_stays_behind_what_comes_first() -> None:
    (doc,) = parse(
        ["As Evangelista points out, in a Europe cleaved by war, many borders were not just dividing lines."]
    )
    (cut,) = cut_clauses(doc)
    assert cut_text(doc, cut, short=True) == "As Evangelista points out, many borders were not just dividing lines"


def test_no_dash_is_left_before_what_is_put_in() -> None:
    found = cuts("Countries signed up to the Schengen agreement -- a deal that lifted controls between neighbors.")
    assert "the Schengen agreement [is] a deal that lifted controls between neighbors" in found


def test_what_sums_a_sentence_up_is_not_its_last_noun() -> None:
    found = cuts(
        "The State Department only last month started preserving emails, according to a department spokeswoman, a "
        "revelation that comes amid the controversy surrounding Clinton's own email use."
    )
    assert found
    assert not [text for text in found if "[is]" in text]


def test_a_phrase_between_dashes_explains_nobody() -> None:
    assert not [
        text
        for text in cuts("He will take on another member of Britain's men's relay team - Jason Gardener - over 60m.")
        if "[is] over" in text
    ]


def test_a_relative_clause_stays_with_its_noun() -> None:
    (doc,) = parse(
        [
            "Last year, as it was trying to update its records, the State Department asked former secretaries of state "
            "for nonpersonal emails from their personal accounts that could be work-related."
        ]
    )
    shorts = [cut_text(doc, cut, short=True) for cut in cut_clauses(doc) if cut.kind == "clause"]
    assert shorts[0].endswith("from their personal accounts that could be work-related")


def test_a_bracket_inside_a_word_keeps_its_partner() -> None:
    (doc,) = parse(['The children have penned an open letter in the hope of "set[ting] the record straight".'])
    assert "set[ting] the record" in cut_text(doc, cut_clauses(doc)[0])
