"""What "the bank" or "the company" means: a name that the article calls so, and not who only passes on what is told."""

from __future__ import annotations

import pytest

from gistcheck import Analyser
from gistcheck.coreference.resolve import resolve
from gistcheck.syntax.parse import parse
from tests.test_resolve import referents


@pytest.mark.parametrize(
    "story",
    [
        ("In a memo leaked by Reuters, the head of sales told staff the firm would close.", "The firm kept silent."),
        ("In a letter to the Guardian, the owner wrote that pumps were safe.", "The firm recalled 300 of them."),
        ("A reporter for the BBC was beaten by guards outside the plant.", "The company sacked the guards."),
        ("A thief cheated a woman from Harwich in May.", "The company closed 12 shops."),
        ("A spokesman for Greenpeace said the company had spilled oil.", "The company denied it."),
        ("Greenpeace said the company had spilled oil.", "The company denied it."),
        ("Reuters has learned that the firm closed two plants.", "The company paid 3 million pounds."),
        ("Nobody was hurt, said the bank's chairman, Hans-Uwe Orth.", "The bank was fined in 2014."),
        ("Barclays hired HSBC's chief economist, Priya Nair.", "The bank's shares fell 2%."),
        ("Norsk paid $9bn for it.", '"The company thinks it is dear," said Delmar spokesman Paul Green.'),
        ("Norsk won the auction for a unit of Delmar.", "A court dealt with the firm's bankruptcy."),
    ],
)
def test_the_firm_is_nobody_that_is_named_beside_it(story: tuple[str, ...]) -> None:
    assert [(f.text, f.name) for f in resolve(parse(list(story))) if f.phrase and f.name is not None] == []


def test_the_company_is_the_one_that_acted_in_the_sentence_before() -> None:
    found = [f for f in resolve(parse(["Microsoft sold a unit in Ohio.", "The company cut 40 jobs."])) if f.phrase]
    assert [f.name for f in found] == ["Microsoft"]


def test_an_open_company_that_speaks_is_marked_once(analyser: Analyser) -> None:
    story = "A reporter for the BBC was beaten outside the plant. The company said 12 guards had been sacked in May."
    (claim,) = (c for c in analyser.analyse(story, min_check_worthiness=0).claims if c.statement.startswith("The"))
    assert claim.speaker == "The company"
    assert [a for a in claim.ambiguous if "company" in a] == ["The company: not named"]


def test_a_pronoun_that_nobody_is_named_for_is_noted_once(analyser: Analyser) -> None:
    found = analyser.analyse("They called the visit 'a mistake' on Monday.", min_check_worthiness=0).claims
    assert [claim.ambiguous for claim in found] == [("They: not named",)]


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("Home Secretary David Green visited Leeds.", "The home secretary said crime had fallen.", "David Green"),
        ("David Green, the home secretary, was in Leeds.", "The home secretary met 40 officers.", "David Green"),
        ("The Prime Minister, Anna Larsen, opened the bridge.", "The Prime Minister cut a ribbon.", "Anna Larsen"),
        ("Finance Minister Omar Haddad cut the tax.", "The minister said drivers would save.", "Omar Haddad"),
        (
            "Premier Anne Larsen opened a bridge.",
            "Asked about it, the Premier said 40 are to come.",
            "Anne Larsen",
        ),
        ("Sheriff Wade Comstock found 40 coats.", "The sheriff said they were wet.", "Wade Comstock"),
        (
            "The former governor of Benue State, Chief Terver Akaa, left.",
            "The former governor was in Leeds.",
            "Terver Akaa",
        ),
        ("The court named former MLA Rakesh Sharma.", "The former MLA claimed he was late.", "Rakesh Sharma"),
        ("Raymond Tull, 58, has left.", "The 58-year-old said he was late.", "Raymond Tull"),
        ("Kenya's Daniel Kipruto beat Spain's Mario Paz.", "The Kenyan had not seen him fall.", "Daniel Kipruto"),
        ("Kenya's Daniel Kipruto beat Swede Lars Berg.", "The Swede had been ill.", "Lars Berg"),
        ("Kenya's foreign minister, Peter Otieno, left.", "The Kenyan has met 40 men.", "Peter Otieno"),
        ("Environment minister Anna Roux left.", "The minister, a geologist, met 40 men.", "Anna Roux"),
        ("Environment minister Anna Roux left.", "The minister, who is 40, met 12 men.", "Anna Roux"),
        ("Golfer Arnold Green won on Sunday.", "The golfer finished with a round of 66.", "Arnold Green"),
        ("Striker Danny Hart scored twice against Leeds.", "The striker has 11 goals.", "Danny Hart"),
        ("Carmaker Norvik recalled 12,000 vans.", "The Norwegian carmaker said brakes could fail.", "Norvik"),
    ],
)
def test_an_office_or_a_trade_stands_for_whom_it_was_said_of(first: str, second: str, name: str) -> None:
    found = [f for f in resolve(parse([first, second])) if f.phrase and f.sentence == 1]
    assert [f.name for f in found] == [name]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Former home secretary David Green spoke in Leeds.", "The home secretary did not attend."),
        ("David Green was the home secretary until 2010.", "The home secretary must resign, the left said."),
        ("Deputy Prime Minister Anna Larsen spoke in Oslo.", "The prime minister did not attend."),
        ("Shadow Home Secretary David Green spoke in Leeds.", "The home secretary did not attend."),
        ("The president of Chile met President Lucas Moreno.", "The president said the talks were useful."),
        ("President Lucas Moreno met the president of Chile.", "The president said the talks were useful."),
        ("The company that owns Telstar lost 40m pounds.", "The company will cut jobs."),
        ("A Dutch company sued Telstar in May.", "The company wants 40m pounds."),
        ("Kyle Berg, 29, left Leeds.", "The 31-year-old said he was late."),
        ("Mexico's Luis Soto beat Mexico's Juan Paz.", "The Mexican said he was glad."),
        ("A Spaniard met Spain's Mario Paz in Leeds.", "The Spaniard said he was glad."),
        ("Niger's Musa Bello won.", "The Nigerian was second."),
        ("Norway's Anna Dahl fell, Norway coach Hege Solli said.", "The Norwegian said she was sorry."),
        ("Norway's Anna Dahl fell, Hege Solli said.", "The Norwegian said she was sorry."),
        ("He was like Paul Green, an actor famed for his voice.", "Marlon Hart was asked, as they wanted the actor."),
        ("Indeed, the bat Danny Hart is carrying is rather special.", "The minister wrote on the bat."),
    ],
)
def test_an_office_is_not_that_of_a_former_a_deputy_or_another(first: str, second: str) -> None:
    assert [f.name for f in resolve(parse([first, second])) if f.phrase and f.name] == []


def test_who_acts_is_not_called_otherwise_in_what_is_done() -> None:
    found = resolve(parse(["Director Omar Haddad says the director's chair is empty."]))
    assert [f.name for f in found if f.phrase] in ([], [None])


def test_a_pronoun_behind_an_office_means_who_holds_it() -> None:
    docs = parse(["Prime Minister Anna Larsen opened the bridge.", "The prime minister said she was proud of it."])
    assert {f.text: f.name for f in resolve(docs)}["she"] == "Anna Larsen"


def test_it_for_the_firm_is_the_name_of_the_firm() -> None:
    docs = parse(["Norvik sold vans in Ohio.", "The firm made a profit.", "It said sales would rise."])
    assert {f.text: f.name for f in resolve(docs)}["It"] == "Norvik"


def test_a_department_is_no_company() -> None:
    found = referents("The Department of Trade spoke to Telmar in May.", "The offer values the company at 3m pounds.")
    assert found["the company"].name == "Telmar"


@pytest.mark.parametrize(
    ("first", "name"), [("Premier Anne Larsen opened a bridge.", "Anne Larsen"), ("A bridge opened in May.", None)]
)
def test_an_office_in_capitals_is_who_goes_on_speaking(first: str, name: str | None) -> None:
    docs = parse([first, "The Premier said Dr Lang had written to Leeds.", "A lot has changed since then, she said."])
    assert [f.name for f in resolve(docs) if f.text == "she"] == [name]


def test_he_is_not_another_where_one_called_by_his_country_speaks() -> None:
    docs = parse(["Kip won by 2 seconds after Spain's Mario Paz fell.", "The Kenyan said he had not seen it."])
    assert [f.name for f in resolve(docs) if f.text == "he"] == [None]


@pytest.mark.parametrize(
    "story",
    [
        ("Captain Per Dahl took off at noon.", "One pilot may have drugged the other, taking all down with him."),
        ("Anders Dahl met them on Monday.", "The co-pilot was fit to fly the jet of his father."),
    ],
)
def test_a_pronoun_behind_somebody_unnamed_is_open(story: tuple[str, str]) -> None:
    assert [f.name for f in resolve(parse(list(story))) if f.text in ("him", "his")] == [None]


def test_who_is_called_so_is_meant_whoever_is_named_beside() -> None:
    found = resolve(parse(["The writer Ida Holm met Ole Lund.", "The writer left Leeds."]))
    assert [f.name for f in found if f.phrase] == ["Ida Holm"]
    found = resolve(parse(["Ole Holm was arrested on Monday.", "The priest denied it.", "He was freed on Tuesday."]))
    assert [f.name for f in found if f.text == "He"] == ["Ole Holm"]


def test_the_bank_that_the_article_opens_with_may_be_meant() -> None:
    lead, other = "Barclays, the third-biggest bank, lost 3% in May.", "HSBC, the biggest bank by value, lost 4%."
    assert referents(lead, other, "The bank also blamed weak sales.")["The bank"].name is None
    assert referents("HSBC, a bank, lost 3% in May.", "The bank said it was sorry.")["The bank"].name == "HSBC"


def test_a_firm_of_a_land_is_not_one_that_the_article_opens_with_far_above() -> None:
    far = [f"It rained in Tarn on day {n}." for n in range(9)]
    lead = "Norvik Motor Corp plans to make the Tarna 25 in China and sell it in Peru."
    assert referents(lead, *far, "Rover sold 40 cars to the Chinese firm.")["the Chinese firm"].name is None
