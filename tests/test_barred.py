"""Whom a pronoun cannot mean by its place in the sentence: a wrong name is worse than none."""

from __future__ import annotations

import pytest

from gistcheck import Analyser
from gistcheck.coreference.resolve import resolve
from gistcheck.syntax.parse import parse
from tests.test_resolve import referents


@pytest.mark.parametrize(
    ("sentences", "word"),
    [
        (("Mark Hale spat at Jonas Lind.", "He stood a yard away from him."), "him"),
        (("Mark Hale said his nephew's wish to fit in led him astray.",), "him"),
        (("Mark Hale helped in his brother's fall by running him over.",), "him"),
        (("Mark Hale wrote that his brother, Jonas, had fought; he was killed in May.",), "he"),
        (("Mark Hale said the arrested boy was taken to a court that sent him home.",), "him"),
        (("Mark Hale must sell the midfield man or risk losing him in May.",), "him"),
        (("Mark Hale and Rhea Lind will be seen together in his next film.",), "his"),
        (("In a film with Mr. Hale and Jonas Lind, he sang a song.",), "he"),
        (("Mark Hale attacked Jonas Lind over his style of work.",), "his"),
        (("Mark Hale left the office on Friday.", "According to his lawyer, Jonas Lind was not there."), "his"),
        (("Hale's team accuses Jonas Hale of timing his speech to win voters while the team is sure Mark Lind wants"
          " a deal to save his name.",), "his"),
        (("Mark (52) and Jonas (23) were at the desk when his father Mark came out.",), "his"),
        (("Andrea Hale crashed the plane.", "Among the dead were a graduate and her mother."), "her"),
        (("Ilse Brandt met Maria Velde in Ghent.", "She said the talks went well."), "She"),
        (("Anna Velde was born in Ghent.", "Her daughter, Maria Lind, announced the death.", "She wrote nine novels."),
         "She"),
        (("Anna Velde died on Monday.", "Maria Lind, her niece, was not there."), "her"),
        (("Mark Hale died on Monday.", "A neighbour said he had heard shots."), "he"),
        (("After Mark Hale was found, a priest said he had heard shots.",), "he"),
        (("Maria Velde said it was bad.", "The film was directed by Udwin.", "She said it was hard."), "She"),
        (("The Ohio Republican gave Mark Hale some credit, but he was late to say so.",), "he"),
        (("The visit was to the Mark Hale Centre in Leeds.", "His mother was there."), "His"),
    ],
)  # fmt: skip
def test_another_may_be_meant(sentences: tuple[str, ...], word: str) -> None:
    assert referents(*sentences)[word].name is None


@pytest.mark.parametrize(
    ("sentences", "word", "name"),
    [
        (("In his speech, David Green said taxes would rise.",), "his", "David Green"),
        (("Anna Velde was hurt.", "Her mother, Rita Lind, wept.", "She said Anna loved to dance."), "She", "Rita Lind"),
        (("Mark Hale won in Leeds.", "Third on the list of riders, he hit a ball from a bunker."), "he", "Mark Hale"),
        (("Mark Hale was freed after a judge ruled that he was innocent.",), "he", "Mark Hale"),
        (("Mark Hale, his wife Rita and his son were hurt.",), "his", "Mark Hale"),
        (("In his first year, Orlin was picked to replace Lind, who was hurt.",
          "In only his second race, Orlin won a medal."), "his", "Orlin"),
        (("When she was elected, Maria Velde promised 900 flats.",), "she", "Maria Velde"),
        (("David Green said his father had taught him to drive.",), "him", "David Green"),
        (("Amy Hale, a writer, said the driver was rude to her.",), "her", "Amy Hale"),
        (("Arts TV's UK editor Mark Hale thinks films are dull.", "He left in May."), "He", "Mark Hale"),
        (("A woman accused David Green of theft.", "She said he had taken 400 pounds."), "he", "David Green"),
        (("David Green and his wife Rita said he was ill.",), "he", "David Green"),
        (("Wayne Bridge joined the club in 2003.", "He won two cups in Spain."), "He", "Wayne Bridge"),
    ],
)  # fmt: skip
def test_who_is_clear_is_named(sentences: tuple[str, ...], word: str, name: str) -> None:
    assert referents(*sentences)[word].name == name


def test_a_name_beside_himself_is_the_one_meant() -> None:
    found = referents("Mark Hale was told by President Jonas Lind himself that he was wrong.")
    assert found["himself"].name == "Jonas Lind"


@pytest.mark.parametrize(
    ("sentences", "word"),
    [
        (("Leaders fell out.", "Paul Carter disliked Maria Velde but they shaped the accord."), "they"),
        (("The suit names four states.", "Although it has cut ties, Egypt did not expel anyone."), "it"),
        (("The run rate was low.", "As it turned out, the team lost."), "it"),
        (("The government says the powers run out.", "The left has filed a motion saying the plan is excessive.",
          "It argues that a higher standard is needed."), "It"),
    ],
)  # fmt: skip
def test_a_thing_that_may_be_another_is_open(sentences: tuple[str, ...], word: str) -> None:
    assert [f.name for f in resolve(parse(sentences)) if f.text == word and f.name] == []


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("The Met Office issued a warning for Kent.", "It said 80mm of rain would fall.", "The Met Office"),
        ("The report was published on Friday.", "It found that 60 patients had died.", "The report"),
        ("Teachers in Ohio went on strike on Monday.", "They want a raise of 6%.", "Teachers in Ohio"),
    ],
)
def test_who_acted_last_goes_on_to_speak(first: str, second: str, name: str) -> None:
    assert referents(first, second)[second.split()[0]].name == name


def test_a_name_that_the_claim_goes_on_to_give_is_not_put_in(analyser: Analyser) -> None:
    (claim,) = analyser.analyse("In his speech, David Green said 900 homes were built in 2014.").claims
    assert (claim.statement.count("Green"), claim.ambiguous) == (1, ())


@pytest.mark.parametrize(
    ("sentences", "word"),
    [
        (("Mark Hale praised Paul Lind's play, notably his role in Paris.",), "his"),
        (("Mark Hale is known in York.", "Once his nephew was tried and Hale ordered his release."), "his"),
        (("Mark Hale was stabbed.", "The suspect has fled to Leeds.", "He was caught on Friday."), "He"),
    ],
)
def test_who_acts_or_is_spoken_of_in_between_may_be_meant(
    analyser: Analyser, sentences: tuple[str, ...], word: str
) -> None:
    found = [f.name for f in resolve(parse(sentences), analyser.reader.link) if f.text == word]
    assert found[-1] is None


@pytest.mark.parametrize(
    ("word", "sentences"),
    [
        ("He", ("Kavin Bishop boxed in May.", "He defeated Bishop 3-2.")),
        ("he", ("Dunn met Tricia Mack on Friday.", "When Mack asked him why he came, the room fell silent.")),
        ("his", ("A report said he misled Minister Mark Penn over his contacts.",)),
    ],
)
def test_another_than_the_one_named_is_meant(word: str, sentences: tuple[str, ...]) -> None:
    assert referents(*sentences)[word].name is None


def test_what_one_is_sorry_for_was_done_to_another() -> None:
    found = referents("Jeremy Clark wrote to Ed Milner, posting an apology for calling him a fool.")
    assert found["him"].name == "Ed Milner"


def test_brackets_say_who_is_meant() -> None:
    found = referents("Mike Lind won a prize.", 'Critic Derek Moll said: "He [Lind] has never made a better film."')
    assert found["He"].name == "Lind"


def test_who_is_asked_answers() -> None:
    assert referents("Lindor, who was at the party, was asked about the film, he said.")["he"].name == "Lindor"


def test_one_of_unknown_gender_gives_way_to_her_who_acted_before() -> None:
    first = "Mary Holm is making her first film."
    assert referents(first, "Producer Ritash Sidwan says she has won the part.")["she"].name is None
    assert referents(first, "Alex Velde left because she had won the part.")["she"].name == "Alex Velde"


def test_himself_is_the_one_beside_it_though_the_name_finder_passed_him_over() -> None:
    docs = parse(["Anthony Scala was named.", "Then the caller fooled Hunst himself into leaving."])
    docs[1].set_ents([])
    assert [f.name for f in resolve(docs) if f.text == "himself"] == [None]
