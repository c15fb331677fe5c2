"""Cuts that would tear a statement apart, or join what does not belong together."""

from __future__ import annotations

from gistcheck.decomposition.clauses import cut_clauses
from gistcheck.decomposition.cut import cut_text
from gistcheck.syntax.parse import parse
from tests.test_clauses import cuts


def test_time_since_is_not_cut_from_what_happened() -> None:
    (doc,) = parse(["It has been nearly 20 years since the film hit theaters, grossing more than $800 million."])
    assert cut_text(doc, cut_clauses(doc)[0]).startswith("It has been nearly 20 years since the film hit")


def test_what_something_rose_from_is_no_opening_of_its_own() -> None:
    text = "Despite seeing fees rise by 12% to 30m euros in May, from 27m a year earlier, Norvik had expected more"
    (doc,) = parse([f"{text}."])
    assert cut_text(doc, cut_clauses(doc)[0]) == text


def test_an_opening_as_stays_when_the_parser_takes_its_clause_for_the_main_one() -> None:
    found = cuts("As the photo went viral, comment after comment poured in on Facebook, chastising the parents.")
    assert found
    assert not [text for text in found if text.startswith("the photo went")]


def test_what_explains_the_second_of_two_people_is_not_said_of_both() -> None:
    found = cuts(
        "About 60 people attended Sunday's meeting in Monaco, including IAAF chief Lamine Diack and Namibian athlete "
        "Frankie Fredericks, now a member of the Athletes' Commission."
    )
    assert "Namibian athlete Frankie Fredericks [is] now a member of the Athletes' Commission" in found


def test_a_list_before_the_verb_of_several_explains_nothing() -> None:
    found = cuts(
        "Of the eight points, Birla Lane, Military road, Granth lane and Silver beach lane have already been "
        "redeveloped."
    )
    assert len(found) == 1
    assert found[0].startswith("Of the eight points, Birla Lane, Military road, Granth lane and Silver beach lane have")


def test_an_aside_that_the_parser_takes_for_the_main_clause_tears_nothing() -> None:
    found = cuts(
        "Abbott is no longer the Australian Prime Minister but the friendship between the two leaders - they famously "
        "addressed each other by their first names in 2014 - remains intact."
    )
    assert not [text for text in found if text.endswith(("leaders", "intact"))]


def test_what_follows_an_aside_is_not_said_of_a_subject_before_it() -> None:
    found = cuts(
        "eBay has since been flooded with similar auctions, even though the copycats lacked certificates proving the "
        "air -- likely carbon dioxide -- was grabbed at a West concert."
    )
    assert found
    assert not [text for text in found if text.startswith("eBay was grabbed")]


def test_what_is_left_with_or_without_something_is_told_whole() -> None:
    (doc,) = parse(
        ["Twenty-one funeral services over several days left many in the community without any tears to cry."]
    )
    assert cut_text(doc, cut_clauses(doc)[0]).endswith("without any tears to cry")


def test_nor_is_a_denial() -> None:
    found = cuts(
        "Nor could over 65% of the business leaders surveyed say or estimate the prevalence of HIV in their staff."
    )
    assert not [text for text in found if not text.startswith("Nor")]


def test_what_hangs_on_an_aside_does_not_go_on_without_it() -> None:
    found = cuts(
        "The fury of Tropical Cyclone Pam, one of the most powerful storms ever to make landfall, has moved on, but "
        "the misery it left behind is just starting to become apparent."
    )
    assert found
    assert not [text for text in found if "Pam ever" in text]


def test_a_clause_with_a_subject_of_its_own_is_not_the_relative_nouns() -> None:
    found = cuts(
        "The trust installed a system, which sells surplus power and any deficiency is imported from the grid."
    )
    assert "any deficiency is imported from the grid" in found
    assert not [text for text in found if text.startswith("a system is imported")]


def test_nobody_is_escaped() -> None:
    found = cuts("The drama is about Kara, who was born on Krypton and escaped amid its destruction years ago.")
    assert "Kara escaped amid its destruction years ago" in found


def test_two_clauses_that_nothing_joins_are_not_one() -> None:
    found = cuts("Lead is among the types of air pollution we know can impact the health of infants.")
    assert not [text for text in found if "pollution can impact" in text and text.startswith("Lead")]


def test_where_a_toll_is_placed_goes_with_it() -> None:
    (doc,) = parse(["Estimates place the toll in 2007 at 15,000 premature deaths related to ozone."])
    assert "15,000" in cut_text(doc, cut_clauses(doc)[0])


def test_as_well_as_stays_together() -> None:
    found = cuts("The House passed the budget last week as well as a big Medicare change known as the fix.")
    assert found
    assert not [text for text in found if "week as a big" in text]


def test_a_preposition_does_not_lose_its_noun_to_brackets() -> None:
    assert not [text for text in cuts("Part of (his success) is because of unusual tactics.") if "Part of is" in text]


def test_an_inverted_statement_keeps_what_comes_before_its_verb() -> None:
    (doc,) = parse(["At issue is Sen. Marco Rubio of Florida, who remains a single-digit blip in Republican polls."])
    assert not [c for c in cut_clauses(doc) if cut_text(doc, c).startswith("is ")]


def test_the_that_of_what_is_said_is_no_part_of_it() -> None:
    found = cuts("The Bank estimates that remittances to Latin America and the Caribbean reached $45bn in 2004.")
    assert found
    assert not [text for text in found if text.startswith("that")]


def test_a_second_relative_clause_is_the_nouns_too() -> None:
    found = cuts(
        "An attack would end the sanctions regime on Iran, which Israel has worked to consolidate and which has been a "
        "very effective mechanism."
    )
    assert "the sanctions regime on Iran has been a very effective mechanism" in found
    assert not [text for text in found if text.startswith("Israel has")]


def test_what_all_that_went_before_caused_is_not_its_last_nouns_doing() -> None:
    found = cuts("The MU had shifted to an online system for answer papers, which caused a delay in the work.")
    assert found
    assert not [text for text in found if text.startswith("answer papers")]


def test_a_shortened_relative_clause_is_not_the_main_one() -> None:
    (doc,) = parse(["The 10 authors shortlisted for a book award in 2005 are hoping for a boost in sales."])
    assert cut_text(doc, cut_clauses(doc)[0]).endswith("are hoping for a boost in sales")


def test_an_apposition_ends_before_the_next_circumstance() -> None:
    found = cuts("She faces Monica Niculescu, the 68th-ranked player, in a second-round match.")
    assert "Monica Niculescu [is] the 68th-ranked player" in found


def test_what_somebody_is_suggested_to_have_said_is_not_put_forward() -> None:
    found = cuts(
        "Mr Sullivan rejects a suggestion that he had told Bert Roberts that Mr Ebbers was unaware of the fraud."
    )
    assert found
    assert not [text for text in found if text.startswith("Mr Ebbers")]


def test_what_has_an_object_was_not_done_to_the_subject() -> None:
    found = cuts("Di Maria was booked for simulation and took his protests too far by grabbing the official.")
    assert not [text for text in found if "was took" in text]


def test_a_preposition_does_not_lose_its_noun_to_another_clause() -> None:
    found = cuts(
        "“It is wrong,” said Bertine, who has long campaigned for a women's edition of the Tour de France equal to the "
        "men's -- a race often seen as the ultimate prize in cycling."
    )
    assert not [text for text in found if text.endswith("campaigned for")]


def test_what_is_counted_from_keeps_the_count() -> None:
    found = cuts(
        "The reopening, which comes over a year since reconstruction efforts kicked off, coincides with Spain's annual "
        "Holy Week celebrations."
    )
    assert "The reopening comes over a year since reconstruction efforts kicked off" in found
    assert not [text for text in found if text.startswith("reconstruction efforts")]


def test_a_clause_with_whose_is_not_the_main_one() -> None:
    found = cuts(
        "Davis, whose 65-year career included credits as a producer, director, actor and writer for stage and screen, "
        "was also a civil rights activist."
    )
    assert "Davis was a civil rights activist" in found
    assert not [text for text in found if "career was" in text]
    assert [text for text in found if text.endswith("screen")] == [
        "[Davis'] 65-year career included credits as a producer, director, actor and writer for stage and screen"
    ]


def test_a_subject_before_an_aside_is_not_that_of_a_verb_in_it() -> None:
    found = cuts(
        "They believe China's currency policy - which US manufacturers claim has undervalued the yuan by as much as "
        "40% - has given China's rapidly expanding economy an unfair advantage against US competitors."
    )
    assert not [text for text in found if text.endswith("40%")]


def test_due_stays_with_what_is_due() -> None:
    (doc,) = parse(["Due to reopen March 26, the path features a boardwalk that hangs 100 meters above the river."])
    assert cut_text(doc, cut_clauses(doc)[0]).startswith("Due to reopen March 26, the path features")


def test_cases_of_people_doing_something_keep_what_they_do() -> None:
    found = cuts(
        "New Zealand media have reported five cases this year of locals forcibly taking the keys of foreign motorists."
    )
    assert found
    assert not [text for text in found if text.endswith("locals")]


def test_what_can_be_argued_is_not_put_forward() -> None:
    assert "the president is a bully" not in cuts("Critics could argue that the president is a bully.")
