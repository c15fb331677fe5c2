"""Cuts that would join, sever or misattach words of a sentence are mended or left out."""

from __future__ import annotations

import pytest

from gistcheck.decomposition.clauses import cut_clauses
from gistcheck.decomposition.cut import cut_text
from gistcheck.syntax.parse import parse
from tests.test_clauses import cuts


def test_what_an_event_does_is_not_said_of_the_place_it_is_at() -> None:
    rest = "plans to cut the worldwide workforce of 75,000 by almost a third by 2006 were announced"
    found = cuts(f"Under Mr Tellier's tenure at the company, which began in January 2003, {rest}.")
    assert found == [f"Under Mr Tellier's tenure at the company {rest}"]
    assert "the company began in January 2003" in cuts("He praised the company, which began in January 2003.")


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("An earlier test by the US firm Bioscan, which cost $900, found no trace of the virus.", "Bioscan cost"),
        ("A trial of the drug by Norvik, which happened in May, failed.", "Norvik happened"),
        ("Films were shown at the festival in the Danish capital, which runs from May 3 to May 9.", "capital runs"),
        ("They want a binding agreement with Iran, which would have a better chance.", "Iran would"),
        ("A fall in demand, which slows down trade, was reported.", "demand slows"),
        ("She was also a central player in Holm's trade policy, which often appears to fail.", "policy often appears"),
    ],
)
def test_which_may_be_either_of_two_nouns(sentence: str, never: str) -> None:
    assert not [text for text in cuts(sentence) if never in text]


def test_which_is_the_nearer_noun_where_that_fits() -> None:
    assert "Norvik owns two mines" in cuts("He signed a deal with Norvik, which owns two mines.")
    assert "the film won a prize" in cuts("He sang in two scenes of the film, which won a prize.")


def test_a_charge_is_denied_not_the_victim() -> None:
    found = cuts("Bell was charged in March with aiding in the murder of McConville, which he denies.")
    assert found == ["Bell was charged in March with aiding in the murder of McConville"]


def test_what_somebody_saw_another_do_is_one_statement() -> None:
    rest = "seen Ferguson Police Chief Thomas Jackson announce his resignation after a damning report on its department"
    found = cuts(f"The shooting came in a tumultuous seven days for the Missouri town, which had already {rest}.")
    assert f"the Missouri town had already {rest}" in found
    assert not [text for text in found if text.startswith("Ferguson")]


def test_a_title_with_a_colon_is_not_torn() -> None:
    found = cuts("The game moved up one spot to first place, nudging GTA: San Andreas down to second place.")
    assert not [text for text in found if "GTA" in text and "Andreas" not in text]


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
    shorts = [cut_text(doc, cut) for cut in cut_clauses(doc) if cut.kind == "clause"]
    assert shorts[0].endswith("from their personal accounts that could be work-related")


def test_a_bracket_inside_a_word_keeps_its_partner() -> None:
    (doc,) = parse(['The children have penned an open letter in the hope of "set[ting] the record straight".'])
    assert "set[ting] the record" in cut_text(doc, cut_clauses(doc)[0])


def test_two_people_with_their_ages_are_two() -> None:
    found = cuts(
        "Kenteris, 31, who won the men's 200m title at the 2000 Sydney Games and Thanou, 30, who won the women's 100m "
        "silver medal in Sydney, face a maximum two-year ban if found guilty."
    )
    assert "Kenteris won the men's 200m title at the 2000 Sydney Games" in found
    assert "Thanou won the women's 100m silver medal in Sydney" in found
    assert "Kenteris and Thanou face a maximum two-year ban if found guilty" in found


def test_who_orders_beside_what_is_said_is_unclear() -> None:
    found = cuts(
        "The IAAF said the sprinters had failed to provide samples for tests in Tel Aviv, Chicago and Athens and "
        "ordered Greek athletic's governing body to hold a disciplinary inquiry."
    )
    assert found
    assert not [text for text in found if "ordered" in text]


def test_a_short_claim_does_not_end_before_what_it_includes() -> None:
    found = cuts(
        "Mr Mallon is a late recruit to the Yes campaign after rejecting overtures from No campaigners including, he "
        "claims, Tory leader Michael Howard.",
    )
    assert not [text for text in found if text.endswith("including")]


def test_a_verb_that_only_the_parse_joins_is_not_joined() -> None:
    found = cuts(
        "Ibsen says he's been on a journey in the two-and-a-half years since he gave a DNA swab to genetics specialist "
        "Turi King on the off chance that experts searching for the burial place of his great-uncle might strike it."
    )
    assert found
    assert not [text for text in found if "years might" in text]


def test_words_with_a_hyphen_and_numbers_with_a_label_stay_whole() -> None:
    sentence = "Last week, co-host Kathy Griffin bid the show bye-bye after seven episodes, saying her style was off."
    shorts = cuts(sentence)
    assert "Last week, co-host Kathy Griffin bid the show bye-bye after seven episodes" in shorts
    found = cuts("But now it appears the former world No. 7 is pondering a return to the court.")
    assert found == ["now it appears the former world No. 7 is pondering a return to the court"]


def test_what_is_doubted_is_not_stated() -> None:
    sentence = (
        "The American had cast doubt on Campbell's claims he had torn a hamstring in the wake of his failure to reach "
        "the Olympic 100m and 200m finals."
    )
    assert "on Campbell's claims" in cuts(sentence)[0]


def test_five_of_whom_is_no_statement() -> None:
    found = cuts("Records found 11 people had been prosecuted in the past 15 years, five of whom were convicted.")
    assert found
    assert not [text for text in found if "whom were" in text and not text.startswith("11")]


def test_according_to_whether_limits_what_is_said() -> None:
    sentence = (
        "A spokesperson said the figures were not definitive because prosecutions are not listed according to whether "
        "they were committed by a householder."
    )
    assert not [text for text in cuts(sentence) if text.endswith("not listed")]


def test_an_aside_between_dashes_is_kept_or_left_out_as_a_whole() -> None:
    found = cuts(
        "Three major characters -- Superman, Wonder Woman (both of DC Comics, a Time Warner company, like CNN) and "
        "Archie Andrews -- came out with new looks Thursday."
    )
    assert not [text for text in found if "Wonder Woman came" in text]


def test_which_is_no_person_and_who_no_office() -> None:
    found = cuts(
        'WWE Studios\' most lucrative film has been "The Call," a 2013 thriller starring Halle Berry, which earned $68 '
        "million worldwide."
    )
    assert found
    assert not [text for text in found if text.startswith("Halle Berry earned")]
    found = cuts(
        "Lord Condon, head of the International Cricket Council's anti-corruption unit, who originally made the call "
        'for longer prison sentences, said the two-year penalty was "derisory".'
    )
    assert found
    assert not [text for text in found if "unit originally" in text]


def test_an_office_with_as_is_no_subject() -> None:
    found = cuts("Mr Khatami's second term as president ends on 1 August, making this his last budget.")
    assert "Mr Khatami's second term as president ends on 1 August, making this his last budget" in found


def test_a_condition_behind_but_stays_a_condition() -> None:
    found = cuts(
        "Tuppence does not sound like a great deal but every year if you run a van that's an increase of £750."
    )
    assert not [text for text in found if "van that's" in text and "if" not in text]


def test_a_summer_takes_no_lives() -> None:
    found = cuts(
        "Tensions marked the run-up to the conflict in Gaza between Israel and Hamas this summer, which took dozens of "
        "Israeli lives."
    )
    assert found
    assert not [text for text in found if text.startswith("this summer")]


def test_a_cut_ends_before_no_verb_of_its_last_noun() -> None:
    found = cuts(
        "From the first attack on nine minutes, an unmarked Holm was found by Lind and the Belgian international beat "
        "Hugo Weiss with a low shot."
    )
    assert found
    assert not [text for text in found if text.endswith("international")]
