"""Quotations that run over several sentences, in double and in single marks."""

from __future__ import annotations

import pytest

from gistcheck.syntax.quotes import marked, running_quotes
from tests.test_attribution import said
from tests.test_claims import listed


def insides(*sentences: str) -> list[str | None]:
    """The quoted part of each sentence that a running quotation fills or runs through."""
    runs = running_quotes(sentences)
    return [None if run.inside is None else s[slice(*run.inside)] for s, run in zip(sentences, runs, strict=True)]


def test_single_marks_run_on_as_double_ones_do() -> None:
    sentences = (
        "A spokesman said: ‘Danny Holm has 12 convictions.",
        "‘He left the firms’ office in May.",
        "The council paid 40 men.’",
        "The mayor’s men left in 2014.",
    )
    assert insides(*sentences) == ["‘Danny Holm has 12 convictions.", sentences[1], sentences[2], None]
    double = tuple(s.replace(" ‘", " “").replace(".’", ".”").replace("‘He", "“He") for s in sentences)
    assert insides(*double) == ["“Danny Holm has 12 convictions.", double[1], double[2], None]
    speakers = [(a.sentence, a.speaker) for a in said(*sentences)]
    assert speakers == [(0, "A spokesman"), (1, "A spokesman"), (2, "A spokesman")]


def test_a_quotation_within_a_quotation_neither_opens_nor_closes_it() -> None:
    sentences = ("Anna Weiss said: ‘The town has “12 schools” in May.", "The firm closed “40 shops”.’", "Police left.")
    assert insides(*sentences) == ["‘The town has “12 schools” in May.", sentences[1], None]


@pytest.mark.parametrize(
    "sentences",
    [
        ("The workers’ union called the visit a scandal.", "The firm paid 40 men."),
        ("The ‘unofficial’ visit was in May.", "The firms’ men left."),
        ("It was a hit for the ‘til-now unknown band.", "The firm paid 40 men.", "Nobody left."),
        ("They sang ‘Rule the town in Leeds.", "The firm paid 40 men.", "The ‘new’ plan failed."),
    ],
)
def test_an_apostrophe_opens_no_quotation(sentences: tuple[str, ...]) -> None:
    assert insides(*sentences) == [None] * len(sentences)


@pytest.mark.parametrize(
    ("first", "second", "alone"),
    [
        ('He left. "We lost.', 'It was poor," Holm said.', ('He left. "We lost."', '"It was poor," Holm said.')),
        ("She says: “I am asking.", "I want as much.”", ("She says: “I am asking.”", "“I want as much.”")),
        ("“The shop shut.", "“It opens in May,” he said.", ("“The shop shut.”", "“It opens in May,” he said.")),
        ('The "unofficial" visit ended.', 'It was 6" long.', ('The "unofficial" visit ended.', 'It was 6" long.')),
    ],
)
def test_a_sentence_by_itself_has_both_marks_of_its_quotation(first: str, second: str, alone: tuple[str, str]) -> None:
    runs = running_quotes([first, second])
    assert (marked(first, runs[0]), marked(second, runs[1])) == alone


LOST = ("Holm said: “The mine is lost.", "It closed in May.", "The council meets on Monday.", "It has 12 seats.")


def test_a_mark_that_never_closes_reaches_to_the_end_of_its_paragraph() -> None:
    known = running_quotes(LOST, {0, 2})
    assert [run.inside is not None for run in known] == [True, True, False, False]
    assert [run.goes_on for run in known] == [True, False, False, False]


def test_the_next_quotation_does_not_close_one_left_open_paragraphs_before() -> None:
    sentences = (*LOST, "“We hope for the best,” Ann Weiss said.")
    assert [run.inside is not None for run in running_quotes(sentences, {0, 2, 4})] == [True, True, False, False, False]
    again = ("Holm said: “The mine is lost.", "“It closed in May.", "“We hope for the best.”")
    assert all(run.inside is not None for run in running_quotes(again, {0, 1, 2}))


def test_what_follows_a_quotation_left_open_is_the_articles_own_word() -> None:
    text = "{}\nThe council has 12 seats.\nThe town lies on the Aire.\n“The mine is shut,” Ann Weiss said."
    claims, _ = listed(text.format("Holm said: “The firm lost 40 jobs in May."))
    assert {c.text.strip("“”"): c.speaker for c in claims} == {
        "The firm lost 40 jobs in May": "Holm",
        "The council has 12 seats": None,
        "The town lies on the Aire": None,
        "The mine is shut": "Ann Weiss",
    }


def test_without_paragraphs_a_speech_whose_end_is_lost_may_go_on_and_a_borrowed_word_does_not() -> None:
    assert [run.lost for run in running_quotes(LOST)] == [False, True, True, True]
    assert insides("The firm behind (“The Mine is hiring.", "It has 12 shops.") == ["“The Mine is hiring.", None]
    claims, dropped = listed("Holm said: “The firm lost 40 jobs in May. The council has 12 seats.")
    assert [c.speaker for c in claims] == ["Holm"]
    assert [(d.text, d.reason) for d in dropped] == [("The council has 12 seats", "unclear who says so")]


def test_a_piece_of_a_sentence_whose_mark_was_forgotten_does_not_run_on() -> None:
    sentences = (
        'Ole Lind said that police found no house "where anyone kept 12 dogs.',
        "Her lawyer, Ida Holm, said she would sue.",
        '"It is 12 dogs," Holm said.',
    )
    assert insides(*sentences)[1] is None
    assert ("Ole Lind", 1) not in [(a.speaker, a.sentence) for a in said(*sentences)]
    closed = (sentences[0], 'They said 12 men had left."', "Her lawyer said she would sue.")
    assert insides(*closed)[1] == closed[1]


def test_a_quotation_goes_on_with_the_one_who_is_not_named() -> None:
    claims, _ = listed(
        "Ann Lee met Mary Poe in Leeds. “The council lost 12 seats,” she said. “The town closed 3 schools.”"
    )
    said = {c.text: (c.statement, c.ambiguous) for c in claims}
    assert said["“The town closed 3 schools”"] == ("[She said:] “The town closed 3 schools”.", ("she: not named",))
