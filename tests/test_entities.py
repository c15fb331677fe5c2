"""Where a name begins and ends."""

from __future__ import annotations

import pytest

from gistcheck.coreference.entities import entities
from gistcheck.syntax.parse import parse


def test_a_name_ends_before_a_word_that_leads_on() -> None:
    found = entities(parse(["Chelsea sold Danny Ojo to Everton for £12m."]))
    assert [e.name for e in found] == ["Chelsea", "Danny Ojo", "Everton"]


def test_a_king_without_a_name_is_not_named_after_his_country() -> None:
    assert [e.name for e in entities(parse(["Farah met the King of Jordan."]))] == ["Farah"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Danny Hart stars in the series as Calvin Dahl.",
        "Danny Hart played Calvin Dahl in the film.",
        "Danny Hart played a chief in 1987 and was mill owner Calvin Dahl in the series.",
    ],
)
def test_a_part_that_somebody_plays_is_nobody(sentence: str) -> None:
    assert [e.name for e in entities(parse([sentence]))] == ["Danny Hart"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Golfer Arnold Green won the Dutch Open.", "Arnold Green"),
        ("Striker Danny Hart scored twice against Leeds.", "Danny Hart"),
        ("Carmaker Norvik recalled 12,000 vans.", "Norvik"),
        ("Taylor Anna Quinn won the case.", "Taylor Anna Quinn"),
        ("Veterans Kerr and Holm were in tenth place.", "Kerr"),
    ],
)
def test_a_trade_with_a_capital_at_the_start_is_no_part_of_the_name(sentence: str, name: str) -> None:
    assert entities(parse([sentence]))[0].name == name


def test_two_names_across_a_dash_are_not_one() -> None:
    doc = parse(["He plays at the hall -- the Bergen Arena -- Ines Holm sings in."])[0]
    doc.set_ents([doc.char_span(doc.text.index("Bergen"), doc.text.index(" sings"), label="PERSON")])
    assert [e.name for e in entities([doc])] == ["Ines Holm"]


def test_kin_with_a_full_name_is_not_who_goes_by_the_surname() -> None:
    found = entities(parse(["Halvorsen sacked the chief in May.", "The minister's son Erik Halvorsen told police."]))
    assert [e.name for e in found if "Halvorsen" in e.name] == ["Halvorsen", "Erik Halvorsen"]


@pytest.mark.parametrize(
    "sentence", ["The King told Zakaria the news.", "God bless the house.", "Fans like The Kapil Sharma Show in York."]
)
def test_a_title_alone_god_and_a_show_are_nobody(sentence: str) -> None:
    assert {"King", "God", "Kapil Sharma Show"}.isdisjoint({e.name for e in entities(parse([sentence]))})


@pytest.mark.parametrize(
    ("sentence", "name", "label"),
    [
        ("Mirsa (45), police said, is a thief.", "Mirsa", "GPE"),
        ("Police found the body of 27-year-old Mirsa.", "Mirsa", "PRODUCT"),
        ("The 27-year-old Mirsa won the race.", "Mirsa", ""),
        ("They met Tolla's mother in York.", "Tolla", "ORG"),
        ("He was named as Ashra, who has a record.", "Ashra", ""),
    ],
)
def test_somebody_of_an_age_or_with_a_family_is_a_person(sentence: str, name: str, label: str) -> None:
    doc = parse([sentence])[0]
    start = doc.text.index(name)
    doc.set_ents([doc.char_span(start, start + len(name), label=label)] if label else [])
    assert [(e.name, e.kind) for e in entities([doc])] == [(name, "person")]


def test_a_surname_behind_another_first_name_is_not_the_one_known() -> None:
    docs = parse(["Manoj Kerr won on Monday.", "Then Satish Kerr fought for a medal."])
    docs[1].set_ents([])
    assert [[m.sentence for m in e.mentions] for e in entities(docs)] == [[0]]


def test_who_speaks_and_has_a_given_name_is_a_person_whatever_the_recogniser_holds() -> None:
    docs = parse(["Marta Kline of Banco Sul said that the bank had no choice."])
    assert [e.kind for e in entities(docs) if e.name == "Marta Kline"] == ["person"]


def test_who_has_a_husband_is_a_person_and_he_a_man() -> None:
    docs = parse(
        ["Shauna Petrie, whose husband Dale died alongside two workmates in August 2022, said she had written."]
    )
    assert {(e.name, e.kind, e.gender) for e in entities(docs)} == {
        ("Shauna Petrie", "person", None),
        ("Dale", "person", "m"),
    }


def test_the_title_of_a_show_is_nobody() -> None:
    docs = parse(['Oslo TV suspended Jeremy Clark, host of the car show "Top Gear," on Monday.', "Top Gear was late."])
    assert [e.name for e in entities(docs) if e.kind == "person"] == ["Jeremy Clark"]
    assert "Top Gear" not in [e.name for e in entities(docs)]


def test_a_club_that_bears_a_name_is_not_who_bears_it() -> None:
    docs = parse(["Trump raised the rent in May.", "On May 18, Trump International Golf Club was paid $29,715."])
    assert {e.name for e in entities(docs) if any(m.text == "Trump" for m in e.mentions)} == {"Trump"}
