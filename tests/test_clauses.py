"""Cutting sentences into statements: deletion only, nothing that changes the meaning lost."""

from __future__ import annotations

import re

import pytest

from gistcheck.decomposition.clauses import cut_clauses
from gistcheck.decomposition.cut import cut_text
from gistcheck.syntax.parse import parse
from gistcheck.syntax.wording import Insertion, render, spans_of

OMAR = (
    "He said that the Biden administration deemed the visit by Omar as ‘unofficial’ and ‘personal’ after the Union "
    "ministry of external affairs condemned Ilhan Omar’s visit to the PoK calling it ‘condemnable’ earlier on Thursday."
)
SENTENCES = (
    OMAR,
    "Derek Chollet, a top advisor to Blinken, was captured after a chase and booked into jail.",
    "The mayor, who won the prize in 2010, resigned on Monday because the council rejected her budget.",
    "A storm caused a crane to fall, killing 107 or more and wounding 238, according to the authority.",
    "Both of these stops are only about a 20 minute walk away, and have no crowds at all.",
)


def cuts(sentence: str) -> list[str]:
    doc = parse([sentence])[0]
    return [cut_text(doc, cut) for cut in cut_clauses(doc)]


def words(text: str) -> list[str]:
    return re.findall(r"[\w$%]+", text)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_without_insertions_a_cut_is_the_sentence_less_some_words(sentence: str) -> None:
    doc = parse([sentence])[0]
    for cut in cut_clauses(doc):
        rest = iter(words(sentence))
        assert all(word in rest for word in words(render(sentence, spans_of(doc, cut.tokens))))


@pytest.mark.parametrize(
    ("sentence", "second"),
    [
        ("In Nordia, the pill is sold as Datrol and works on the liver.", "In Nordia, the pill works on the liver"),
        ("On Monday Holm visited Tarn and opened a mill.", "On Monday Holm opened a mill"),
        ("Last year the firm sold 40 ships and closed two yards.", "Last year the firm closed two yards"),
        ("In 2014, Holm left the party and founded a bank in 2016.", "Holm founded a bank in 2016"),
        ("In May, the firm will open a yard and has hired 40 men.", "the firm has hired 40 men"),
        ("In Norway, sales rose by 5% and profits fell.", "profits fell"),
    ],
)
def test_what_stands_in_front_of_two_verbs_goes_with_both(sentence: str, second: str) -> None:
    assert cuts(sentence)[-1] == second


def test_a_relative_clause_and_its_sentence_are_two_statements() -> None:
    found = cuts("The mayor, who won the prize in 2010, resigned on Monday.")
    assert found == ["The mayor won the prize in 2010", "The mayor resigned on Monday"] or set(found) == {
        "The mayor won the prize in 2010",
        "The mayor resigned on Monday",
    }


def test_an_apposition_is_linked_by_an_inserted_verb() -> None:
    found = cuts("Derek Chollet, a top advisor to Blinken, spoke to ANI.")
    assert "Derek Chollet [is] a top advisor to Blinken" in found


def test_coordinated_verbs_share_subject_and_auxiliary() -> None:
    found = cuts("Proctor was captured after a foot chase and was booked into a jail.")
    assert found == ["Proctor was captured after a foot chase", "Proctor was booked into a jail"]


def test_what_is_said_and_what_happened_before_are_apart() -> None:
    assert cuts(OMAR) == [
        "the Biden administration deemed the visit by Omar as ‘unofficial’ and ‘personal’",
        "the Union ministry of external affairs condemned Ilhan Omar’s visit to the PoK calling it ‘condemnable’ "
        "earlier on Thursday",
    ]


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("The firm will close the plant if sales fall below 200 units.", "if sales fall below 200 units"),
        ("The minister did not visit Kyiv on Monday.", "did not visit"),
        ("The suspect allegedly stole 40 cars in May.", "allegedly stole 40 cars"),
        ("The drug may cut the risk by 20 percent.", "may cut"),
        ("Only about 10 per cent of Australian salt is iodised.", "Only about 10 per cent"),
    ],
)
def test_conditions_negation_hedges_and_quantities_stay(sentence: str, kept: str) -> None:
    doc = parse([sentence])[0]
    for cut in cut_clauses(doc):
        assert kept in cut_text(doc, cut)
        assert kept in cut_text(doc, cut)


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Smith denied that he took the money.", "he took the money"),
        ("The plant will close if the court rejects the appeal.", "the court rejects the appeal"),
        ("The site was either not loading at all, or loading very slowly.", "The site was loading very slowly"),
        ("The report states that few if any food manufacturers use iodised salt.", "any food manufacturers use"),
    ],
)
def test_what_is_not_put_forward_is_not_cut_out(sentence: str, wrong: str) -> None:
    assert not any(cut.lower().startswith(wrong.lower()) for cut in cuts(sentence))


@pytest.mark.parametrize("text", ["Did Omar visit Kabul?", "", "...", "Read all the Latest News here"])
def test_a_question_or_fragment_gives_nothing(text: str) -> None:
    assert cuts(text) == []


def test_quotation_marks_are_balanced_in_every_cut() -> None:
    for cut in cuts('"Crime doubled and homes burned," Smith said, "but the police did nothing."'):
        assert cut.count('"') % 2 == 0


def test_render_keeps_insertions_in_brackets_where_they_belong() -> None:
    assert render("X, a spy, left.", [(0, 1), (3, 8)], [Insertion(3, "is")]) == "X [is] a spy"


def test_an_opening_as_stays_where_two_clauses_would_run_together() -> None:
    sentence = (
        "As undergoing a pilgrimage to Mecca is a mandatory religious duty for all Muslims who physically and "
        "financially can, millions of pilgrims arrive in Mecca each year for the Hajj."
    )
    assert all(text.startswith("As ") for text in cuts(sentence) if "duty" in text and "arrive" in text)


def test_what_explains_a_noun_is_no_object_of_the_verb() -> None:
    doc = parse(["The crane accident comes just ten days before the Hajj, the annual pilgrimage to Mecca."])[0]
    assert not [c for c in cut_clauses(doc) if "comes the annual" in cut_text(doc, c)]


def test_a_dateline_is_no_apposition() -> None:
    assert not [
        text
        for text in cuts("New Delhi, Aug 2 Bomb squads were rushed in to check a suspect object.")
        if "[is]" in text
    ]


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("India ranks sixth in the world in the number of accidents.", "in the number of accidents"),
        ("The vendors have taken it upon themselves to check the documents.", "upon themselves"),
        ("The move has come after the city received complaints about fees.", "after the city received complaints"),
    ],
)
def test_what_a_short_claim_means_nothing_without_stays_in_it(sentence: str, kept: str) -> None:
    doc = parse([sentence])[0]
    assert any(kept in cut_text(doc, cut) for cut in cut_clauses(doc))


def test_the_apostrophe_of_a_plural_possessive_stays() -> None:
    assert "The unit produces 60% of Yukos' oil output" in cuts(
        "The unit, which produces 60% of Yukos' oil output, fell."
    )


def test_a_measure_stays_whole() -> None:
    found = cuts("They ran side by side, and Radcliffe sprinted clear to win in two hours, 23 minutes and 10 seconds.")
    assert "Radcliffe sprinted clear to win in two hours, 23 minutes and 10 seconds" in found


@pytest.mark.parametrize(
    ("sentence", "end"),
    [
        (
            "Paula Radcliffe made a triumphant return to competitive running with victory in the marathon.",
            "competitive",
        ),
        ("Thousands of people crowded onto the square to witness the mayor flip the switch.", "witness"),
        ("Saulnier battled to a 6-7 (3-7) 6-3 6-3 win over seventh seed Jurgen Melzer.", "6-7"),
        ("Labor never had a real plan for the Palestinians, except to time and again renew the talks.", "and again"),
    ],
)
def test_a_cut_is_not_broken_off(sentence: str, end: str) -> None:
    doc = parse([sentence])[0]
    assert not [c for c in cut_clauses(doc) if cut_text(doc, c).endswith(end)]


@pytest.mark.parametrize(
    ("sentence", "whole"),
    [
        (
            "The tax discipline has changed from the ICI system to the IMU system.",
            "from the ICI system to the IMU system",
        ),
        ("Saudi Arabia blocked Wallstrom from giving a speech in Cairo.", "blocked Wallstrom from giving a speech"),
        ("Wang has spent most of his career at the China Daily.", "spent most of his career at the China Daily"),
        ("The toys and lanterns turn the milling crowd into a light show.", "turn the milling crowd into a light show"),
        ("Sanders won 83% of voters under 30 in Pennsylvania last month.", "in Pennsylvania"),
        ("Obama found himself in the position of Bush.", "himself in the position of Bush"),
        (
            "Rowling came under fire for a series of deleted tweets about the president.",
            "for a series of deleted tweets",
        ),
        ("The marathon course took runners along the barrier, into the camp and past towers.", "along the barrier"),
        ("Labor never had a real plan, except to time and again renew the peace process.", "except to time and again"),
        (
            "Golda Meir, Moshe Dayan, Yitzhak Rabin: Those Labor leaders are the founding fathers of the venture.",
            "Yitzhak Rabin",
        ),
        ("He left the city, it appears, in May.", "it appears"),
        ("The dollar is within touching distance of an all-time low reached in May.", "is within touching distance"),
        ("Mr. Trump is equally vocal in opposing free trade.", "vocal in opposing free trade"),
        ("The bill was passed by the House of Lords on June 23, 2010.", "on June 23, 2010"),
        (
            "In eight months the group has seeded itself in some dozen countries around the globe.",
            "in some dozen countries",
        ),
        (
            "The gallery bases its exhibit around 100 Polaroids from its collection.",
            "bases its exhibit around 100 Polaroids",
        ),
    ],
)
def test_a_short_claim_keeps_what_its_verb_needs(sentence: str, whole: str) -> None:
    doc = parse([sentence])[0]
    assert any(whole in cut_text(doc, c) for c in cut_clauses(doc))


def test_even_goes_with_the_clause_it_opens() -> None:
    text = "Even as the star was shooting a film, the actor has signed a new contract"
    assert text in cuts(f"{text}.")


def test_verbs_with_nothing_between_them_are_not_two_statements() -> None:
    found = cuts(
        "While Mr. Ryan is a vocal advocate of trade deals and wrote legislation that gave President Obama expanded "
        "authority to negotiate them, Mr. Trump is equally vocal in opposing free trade."
    )
    assert "Mr. Ryan wrote legislation that gave President Obama expanded authority to negotiate them" in found
    assert not any(cut.startswith("Mr. Ryan expanded") for cut in found)


def test_a_subject_that_a_lone_comma_parts_from_its_verb_is_anothers() -> None:
    found = cuts(
        "Pratchett, who began writing while a provincial newspaper journalist in the 1960s, became a full time writer "
        "in 1987 and received the Order of the British Empire in 1998."
    )
    assert not any(cut.startswith("a provincial newspaper journalist") for cut in found)


def test_a_bare_past_form_after_find_may_be_passive_and_gives_no_claim() -> None:
    assert cuts("Experts from Singapore found the statue buried 40 centimeters under the ground.") == []
    assert "babies ate more food" in cuts("A study found babies ate more food.")
    assert "babies slept longer" in cuts("A study found that babies slept longer.")


def test_a_participle_keeps_the_comma_before_it() -> None:
    found = cuts(
        "Pakistan's highest court Friday ordered the release of Zaki-ur-Rehman Lakhvi, the alleged mastermind behind "
        "the Mumbai attacks, calling his detention illegal."
    )
    assert any("Lakhvi, calling his detention illegal" in cut for cut in found)


def test_a_second_apposition_whose_noun_is_unclear_is_no_claim() -> None:
    found = cuts("Jeremy Hughes, chief executive of the Alzheimer's Society, a charitable organization, said so.")
    assert [c for c in found if "[is]" in c] == ["Jeremy Hughes [is] chief executive of the Alzheimer's Society"]
    found = cuts('The attack was launched by a user on the website "Insurgency Wiki", a spinoff of 4chan.')
    assert 'the website "Insurgency Wiki" [is] a spinoff of 4chan' in found


def test_a_not_that_may_not_reach_the_second_verb_gives_no_claim_of_it() -> None:
    found = cuts("The firm has not paid its workers and closed two plants in May.")
    assert found == ["The firm has not paid its workers"]


def test_every_thing_that_somebody_says_is_a_statement() -> None:
    said = "It said they had committed homicide, led a terrorist group and organized the mass knifing."
    verbs = ("had committed homicide", "had led a terrorist group", "organized the mass knifing")
    assert cuts(said) == [f"they {verb}" for verb in verbs]
