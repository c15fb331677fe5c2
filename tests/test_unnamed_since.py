"""Somebody without a name acts beside or since the one named: who is meant stays open."""

from __future__ import annotations

import pytest

from gistcheck.coreference.resolve import resolve
from gistcheck.syntax.parse import parse
from tests.test_resolve import referents


@pytest.mark.parametrize(
    ("word", "sentences"),
    [
        ("His", ("David Crane hit a jogger.", "The jogger broke a leg, Don Carver said.", "His wounds are light.")),
        (
            "He",
            (
                "Lia's mother left Tom Birch when he was three and his father works far away.",
                "He comes back once a year.",
            ),
        ),
        ("She", ("Ossa Brandt, 20, was a student.", "There, a student was attacked in May.", "She died in hospital.")),
        ("he", ("George Bushel handed power to Lind.", "What happens if a president forgets what he said?")),
        ("He", ("Kavin Bishop boxed in May.", "Of the two, Amit is the lighter boxer.", "He won on points.")),
    ],
    ids=["told of", "his father", "a student", "a president", "passed over"],
)
def test_somebody_else_may_be_meant(word: str, sentences: tuple[str, ...]) -> None:
    assert referents(*sentences)[word].name is None


def test_his_wife_in_a_list_is_another() -> None:
    found = referents("Now Gorta, his wife and his cousin are in jail.", "He stole the coats.")
    assert found["He"].name == "Gorta"


def test_who_told_of_the_others_goes_on_telling() -> None:
    found = referents("The jogger broke a leg, Don Harper said.", "He added that the road was wet.")
    assert found["He"].name == "Don Harper"


def test_a_capital_held_for_somebody_is_not_he() -> None:
    docs = parse(["They drove north of the state capital Raipan.", "He took the coats."])
    start = docs[0].text.index("Raipan")
    docs[0].set_ents([docs[0].char_span(start, start + 6, label="PERSON")])
    assert [f.name for f in resolve(docs) if f.text == "He"] == [None]


def test_who_adds_something_is_not_the_driver_of_whom_he_adds_it() -> None:
    found = referents("Don Harper said the bus was late.", "The driver would be heard soon, he added.")
    assert found["he"].name == "Don Harper"


def test_nobody_comes_between_where_he_is_named_again() -> None:
    claim = "The letter claims that Don Harper was a good father and the movie points fingers at him."
    found = referents("The town sued Don Harper in May.", "The court said that the driver had left.", claim)
    assert found["him"].name == "Don Harper"


def test_who_the_sentence_before_is_about_goes_on() -> None:
    told = ("Mario Balten has a message.", "The team was happy with the price.", "He missed the win in May.")
    found = referents(*told, "Perhaps a bit bored, he posted a video of his house.")
    assert (found["he"].name, found["his"].name) == ("Mario Balten", "Mario Balten")


def test_who_the_sentence_before_is_about_may_be_another_where_one_acts() -> None:
    told = (
        "Mario Balten has a message.",
        "The team was happy with the price.",
        "He missed the win and the coach cried.",
    )
    assert referents(*told, "Perhaps a bit bored, he posted a video.")["he"].name is None


def test_who_was_called_since_may_go_on_speaking() -> None:
    lead = ("Arne Bakke said the gauge had broken.", "The engineer phoned the director, Karl Nordli.")
    assert referents(*lead, "He told her to wait until morning.")["He"].name is None


@pytest.mark.parametrize(
    ("pronoun", "sentences"),
    [
        ("he", ("Dev Malhotra left Leeds.", "The captain of the jet told investigators he had turned left.")),
        ("he", ("Carlos Duarte left Leeds.", "The president said only that he trusted them.")),
        ("she", ("Priya Bose left Leeds.", "The first officer said she had seen it.", "Al Orr, an officer, agreed.")),
        ("him", ("Ewan Bell was seen by a shepherd, Tam Geddes, who said the student had asked him for the path.",)),
        ("her", ("His wife Priya said Dev Malhotra had squeezed her hand.",)),
    ],
)
def test_who_says_so_may_be_meant(pronoun: str, sentences: tuple[str, ...]) -> None:
    assert referents(*sentences)[pronoun].name is None


def test_who_says_so_under_his_name_is_meant() -> None:
    found = referents(
        "Ole Lind left.", "The club's president, Fernando Gomes, said he had called the captain of Leeds."
    )
    assert found["he"].name == "Fernando Gomes"


def test_an_office_with_an_aside_acts_in_between() -> None:
    story = ("Abdi Farole said he had left.", "The President, who was in Aden, did not speak.", "His aides called him.")
    assert referents(*story)["His"].name is None


def test_a_speaker_of_unknown_gender_is_neither_she_nor_him() -> None:
    found = referents("Hodan Nur, his spokeswoman, left.", "It rained in Aden.", "Sahra Jama said she had warned him.")
    assert found["him"].name is None


@pytest.mark.parametrize(
    ("before", "sentence", "name"),
    [
        (
            ["Ole Lind said the mill was shut.", "Anders Holm, a baker, runs a shop."],
            '"It is old," he said.',
            "Anders Holm",
        ),
        (["Ole Lind said the mill was shut.", "Mr Holm knows the town."], '"It is old," he said.', None),
        (["Mr Holm knows the town.", '"I like it.', "It is old."], 'We stay here," he said.', "Holm"),
        (["Ole Lind asked Anders Holm whether it was shut."], '"It is," he answered.', "Anders Holm"),
        (["Anders Holm said a boy fell."], '"His mother saw it," he said.', "Anders Holm"),
        (["Ida Holm rejected that."], '"The mayor has been misinformed," she said.', "Ida Holm"),
    ],
)
def test_who_says_a_quotation_is_whom_the_sentence_before_it_is_about(
    before: list[str], sentence: str, name: str | None
) -> None:
    found = [r.name for r in resolve(parse([*before, sentence])) if r.sentence == len(before)]
    assert found[-1] == name


@pytest.mark.parametrize(
    ("word", "sentences"),
    [
        ("his", ("David Price was the head of the fund.", "Reed has denied his books are bad.")),
        ("she", ("Ida Holm left.", "She leads in the race against Mary Lund.", "But she has lost the vote.")),
        ("him", ("On his podcast, David Price spoke of Karl Reed because Ida Lund sees him as a threat.",)),
        ("they", ("About 40 guests came.", "None of them tried to hide that they were ill.")),
    ],
    ids=["a surname held for a body", "who goes on", "of two men", "them and they"],
)
def test_whoever_else_may_be_meant_is_not_passed_over(word: str, sentences: tuple[str, ...]) -> None:
    docs = parse(list(sentences))
    for doc in docs:
        doc.set_ents([e if e.text != "Reed" else doc.char_span(e.start_char, e.end_char, "ORG") for e in doc.ents])
    found = {r.text: r for r in resolve(docs)}
    assert word not in found or found[word].name not in ("David Price", "Mary Lund")


def test_who_is_called_so_goes_on() -> None:
    found = referents("The gunman shot two guards.", "He was named as Peter Moss.", "He bought the rifle in May.")
    assert found["He"].name == "Peter Moss"


def test_a_piece_of_a_heading_is_nobody() -> None:
    docs = parse(["Outreach Undone By Trump won votes.", "He bought a rifle."])
    docs[0].set_ents([docs[0].char_span(9, 24, label="PERSON")])
    assert [f.name for f in resolve(docs) if f.text == "He"] == [None]


def test_whose_campaign_acts_may_be_meant() -> None:
    sentences = (
        'Chris Murphy spoke in Ohio and told miners, "You are not going to win."',
        "Ted Sanders's campaign vowed on Tuesday to go on.",
        "He gave a speech in Iowa.",
    )
    assert referents(*sentences)["He"].name != "Chris Murphy"
    assert referents(sentences[0], "The rain stopped.", sentences[2])["He"].name == "Chris Murphy"


def test_now_that_he_is_looks_ahead() -> None:
    found = referents(
        "Joe Brandt rips Ted Lind.", "Now that he is the nominee, Donald Lund has begun to call out his critics."
    )
    assert found["he"].name != "Ted Lind" and found["he"].name != "Joe Brandt"
    assert found["he"].name in (None, "Donald Lund")


def test_it_is_not_the_team_of_which_somebody_speaks() -> None:
    found = referents("She said Holm's legal team would study the ruling, and indicated it may be fought in court.")
    assert "it" not in found or found["it"].name is None


def test_she_may_be_the_leader_of_a_body_who_spoke_last() -> None:
    story = [
        "Deputy health minister Rhona Brand told the chamber that the clinic had called the police.",
        "The Tarn National Party's parliamentary leader argued that 12 escapes should have been reported.",
        'She said: "The ministry knew."',
    ]
    assert [f.name for f in resolve(parse(story)) if f.text == "She"] == [None]
