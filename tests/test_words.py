"""What a report says in words beside its findings."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from gistcheck.render.words import claim_notes, left_out_because, tally
from gistcheck.types import DateMention, Dropped
from tests.sample_report import sample_report


@pytest.mark.parametrize(
    ("mention", "told"),
    [
        ("them: not named", "It is unclear what “them” stands for."),
        ("she: Omar or Abiy", "It is unclear what “she” stands for: Omar or Abiy."),
        ("who says so: Omar or the article", "It is unclear who says so: Omar or the article."),
    ],
)
def test_what_is_left_open_is_said_in_a_sentence(mention: str, told: str) -> None:
    claim = replace(sample_report().claims[0], speaker=None, cue=None, hedged=False, dates=(), ambiguous=(mention,))
    assert [note.line for note in claim_notes(claim)] == [told]


def test_a_year_is_not_explained_by_itself() -> None:
    dates = (DateMention("2014", 0, 4, "2014"), DateMention("July 8", 0, 6, "2015-07-08"))
    claim = replace(sample_report().claims[0], speaker=None, cue=None, hedged=False, dates=dates)
    assert [note.line for note in claim_notes(claim)] == ["“July 8” is 2015-07-08."]


def test_a_speaker_who_begins_a_note_begins_it_with_a_capital() -> None:
    claim = replace(sample_report().claims[1], speaker="its leader", cue=None)
    assert next(iter(claim_notes(claim))).line.startswith("Its leader said this.")


def test_what_somebody_said_is_counted_apart_from_what_the_article_says() -> None:
    one = replace(sample_report().claims[0], speaker=None, cue=None, quoted=False, verdict="supported")
    said = replace(one, speaker="Lena Holm")
    report = replace(sample_report(), claims=(said, one, said))
    assert tally(report) == [("supported", "1 supported"), ("supported", "2 attributions supported")]


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("the names are in doubt: not_stated, 0.71", "the names are in doubt: not stated, 71% sure"),
        ("the article does not support it: contradicted", "the article does not support it: contradicted"),
        ("the article does not support it: not_stated", "the article does not support it: not stated"),
        ("a minor fact", "a minor fact"),
        ("caption", "a picture's caption"),
    ],
)
def test_a_reason_is_told_without_the_names_of_a_program(reason: Any, told: str) -> None:
    assert left_out_because(Dropped("It rained.", 0, reason)) == told
