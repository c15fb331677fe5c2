"""Claims of sentences in which the cue stands inside or behind what is said."""

from __future__ import annotations

import pytest

from tests.test_claims import listed


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        (
            "The mayor took 4 million pesos from the builder, the indictment says, and hid it in a freezer.",
            "The mayor hid it in a freezer, the indictment says.",
        ),
        (
            "Mr Da Silva spent 40,000 reais on parties, the audit found, and never declared a flat in Miami.",
            None,
        ),
        (
            "The minister took 40,000 pounds in cash, MPs heard on Tuesday, and spent it on a boat.",
            "The minister spent it on a boat, MPs heard.",
        ),
        ("The contract, insiders whisper, was worth 30 million pounds.", None),
        ("The supplier, Marta Kowalczyk went on, had been paid 40 euros in May.", None),
        ("Doctors removed the wrong kidney from a teacher, a coroner in Leeds heard.", None),
        ("Kaarel Tamm received at least three letters from the engineers, the inquiry was told.", None),
    ],
)
def test_the_cue_stays_with_all_that_is_said(sentence: str, statement: str | None) -> None:
    claims, dropped = listed(sentence)
    found = [c.statement for c in claims] + [f"{d.text}." for d in dropped]
    cue = sentence.split(", ")[1].split(" on Tuesday")[0].rstrip(".")
    assert claims
    assert statement is None or statement in found
    assert all(cue.split()[-1] in text for text in found)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Three men were shot at the post, witnesses said, and a fourth was dragged into a van.", "witnesses"),
        ("Tax was cut by 40%, the paper reported, and the bank lost 3 million pounds.", "the paper"),
    ],
)
def test_what_may_be_said_too_is_marked(sentence: str, who: str) -> None:
    claims, _ = listed(sentence)
    assert [c.ambiguous for c in claims if c.speaker is None] == [(f"who says so: {who} or the article",)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("'The mine was unsafe,' Tom Price told MPs. 'The owners sold two of the four pumps in 2009.'", "Tom Price"),
        (
            '"The clinic sold 4 babies," said Ann Holm, who left in 1971, "because mothers could not pay 40 pounds."',
            "Ann Holm",
        ),
        ("“Two men did not ask for this,” Tom Price said, “but 40 more became rich.”", "Tom Price"),
    ],
)
def test_a_quotation_that_goes_on_behind_the_cue_keeps_its_speaker(text: str, speaker: str) -> None:
    claims = listed(text)[0]
    assert len(claims) > 1
    assert {(c.speaker, c.quoted) for c in claims} == {(speaker, True)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The firm said all 40 had left; the union said 40 and that none had been paid in May.",
        "The union put the turnout at 90% and shut the docks; the authority said 40% and that ships were sailing.",
        "Lucas Meyer said the camp held 40,000 people; Turkish officials said 11,000 and that 90 had drowned.",
    ],
)
def test_who_speaks_behind_a_semicolon_is_another(sentence: str) -> None:
    first, second = sentence.split(";")
    claims, _ = listed(sentence)
    assert claims
    for claim in claims:
        words = set(claim.statement.rstrip(".").lower().split())
        assert words <= set(first.lower().split()) or words <= set(second.rstrip(".").lower().split())
