"""Interviews: what is said keeps the speaker whose name stands once, before it."""

from __future__ import annotations

from typing import Any

import pytest

from gistcheck.attribution.turns import turns
from gistcheck.text import prepare, read_article
from tests.test_claims import listed

NAMED = """The energy minister spoke to the Courier on Tuesday.

Courier: Why was the plant closed?

Marta Holm: The plant was closed because two pumps failed on Sunday. Inspectors found 14 leaks.

They were repaired on Monday.

Courier: Is the water safe?

Marta Holm: The water in Aldham is safe to drink.

The plant employs 300 people."""
LETTERS = """Q: How many homes are affected? A: About 1,200 homes in Aldham have had no water since Monday.

Q: Who pays for it? A: The plant has paid a fine of 2 million euros. It has 300 workers."""
HEADINGS = """Winner: Jan Lund of Norway won the race on Sunday.

Time: He needed 3 minutes and 20 seconds.

Will it be held again? Organisers counted 4,000 visitors."""


def speakers(text: str) -> list[str | None]:
    article = prepare(read_article(text))
    found = turns(article)
    return [found[i].speaker if i in found else "-" for i in article.body]


QUOTED = """The paper printed this. Question: "Were they your men?" Ole Lind: "Look at the others. They were there." \
Question: "But were they yours?" Ole Lind: "They were local men." In May Lind said they were his. The harbour reopened \
in June."""
LINES = """Q. How many homes are dry?

A. We have cut off 340 homes in Aldham since May. And 12 of them are empty.

The plant employs 300 people."""
UNLABELLED = """Marta Holm became the first woman to captain a ferry in Aldham in 1998. She spoke to us in May.

You have been at sea for 30 years. What has changed most?

The engines. In 1994 we carried 60,000 people a year.

Was it hard to be the only woman on board?

My first captain did not speak to me for four months. "Ask the cook," he said.

Is the ship safe?

I think so. The Saint Ann was built in 1979 and has had 14 repairs."""
PROMPTS = """Marta Holm was on duty when the dam broke in 1994. She spoke to us in May.

How did you learn of it?

The guard rang me. He said 3 gates were open.

What did you do then?

I drove up there. I opened 2 gates by hand.

The inquiry said you broke 14 rules.

It did. You cannot save a valley by the rules.

Has anybody thanked you?

The town gave me a lamp in 2003."""
ASIDES = """The council will close the bridge in June.

Why does it have to close?

Inspectors found 14 cracks in May. We know that two of them are deep.

How long will it take?

The work will take 40 days and cost 2 million euros.

Who pays for it?

The council has set aside 3 million euros."""
INITIALS = """A. Lind was born in 1950.

A. Her house had 12 rooms? She sold it in 1990."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (NAMED, ["-", "Courier", *["Marta Holm"] * 3, "Courier", "Marta Holm", "-"]),
        (LETTERS, [None] * 5),
        (HEADINGS, ["-"] * 4),
        (QUOTED, ["-", None, "Ole Lind", None, "Ole Lind", "-", "-"]),
        (LINES, [*[None] * 5, "-"]),
        (INITIALS, ["-"] * 4),
        (UNLABELLED, ["-", "-", *[None] * 10]),
        (PROMPTS, ["-", "-", *[None] * 11]),
        (ASIDES, ["-"] * 8),
        ("The council met.\n\nIt agreed: the bridge will close.", ["-"] * 2),
    ],
)
def test_who_has_the_word_in_each_sentence(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


def test_no_claim_of_an_interview_is_the_articles_own(analyser: Any) -> None:
    report = analyser.analyse(NAMED, min_check_worthiness=0.0)
    said = {claim.text: claim for claim in report.claims}
    assert said["Inspectors found 14 leaks"].speaker == "Marta Holm"
    assert said["Inspectors found 14 leaks"].statement == "[Marta Holm said:] “Inspectors found 14 leaks”."
    assert said["The water in Aldham is safe to drink"].quoted
    assert said["The plant employs 300 people"].speaker is None
    assert analyser.analyse(LETTERS, min_check_worthiness=0.0).claims == ()


def test_the_summary_of_an_interview_says_who_speaks(analyser: Any) -> None:
    for sentence in analyser.analyse(NAMED).summary.sentences:
        assert sentence.text.startswith(("Marta Holm: ", "The energy minister", "The plant employs"))


def test_an_answer_without_a_label_is_the_one_persons_whom_the_lead_in_names(analyser: Any) -> None:
    report = analyser.analyse(UNLABELLED, min_check_worthiness=0.0, max_claims=50)
    said = {claim.text: claim.speaker for claim in report.claims}
    assert said["In 1994 we carried 60,000 people a year"] == "Marta Holm"
    assert said["The Saint Ann was built in 1979"] == "Marta Holm"
    assert said["Marta Holm became the first woman to captain a ferry in Aldham in 1998"] is None
    assert "You have been at sea for 30 years" not in said
    assert all("ferry in Aldham" in s.text or "spoke to us" in s.text for s in report.summary.sentences)


def test_what_is_put_to_somebody_in_an_interview_is_not_what_that_one_says() -> None:
    article = prepare(read_article(PROMPTS))
    asked = [i for i, turn in turns(article).items() if turn.opens and not turn.answers]
    assert [article.sentence_text(i) for i in asked] == [
        "How did you learn of it?", "What did you do then?", "The inquiry said you broke 14 rules.",
        "Has anybody thanked you?",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lead", ["Aldham voted in May. We asked people about Marta Holm.", "Marta Holm told Ole Lind so. They spoke to us."]
)
def test_an_answer_is_nobodys_where_the_lead_in_does_not_tell(analyser: Any, lead: str) -> None:
    text = lead + UNLABELLED[UNLABELLED.index("\n") :]
    assert not [c for c in analyser.analyse(text, max_claims=50).claims if "1994" in c.text or "1979" in c.text]


def test_an_answer_behind_a_letter_is_the_persons_whom_the_lead_in_names(analyser: Any) -> None:
    text = f"Marta Holm runs the plant in Aldham. She spoke to us on Tuesday.\n\n{LETTERS}"
    claims = analyser.analyse(text, min_check_worthiness=0.0, max_claims=50).claims
    assert {c.speaker for c in claims if "plant in Aldham" not in c.text and "spoke" not in c.text} == {"Marta Holm"}


POST = """The town council met on Tuesday evening to hear about the bridge.

The bridge opened again in May 2019. We have spent 4 million pounds on it. pic.twitter.com/abc123

— Ann Holm (@annholm) May 3, 2024

The council has 12 seats, and nine of them are held by the party of the mayor."""


def test_a_post_set_into_an_article_is_said_by_who_posted_it() -> None:
    assert speakers(POST) == ["-", "Ann Holm", "Ann Holm", "-"]
    assert speakers(" ".join(POST.split())) == ["-", "-", "Ann Holm", "-"]


def test_a_claim_from_a_post_names_who_posted_it() -> None:
    claims, _ = listed(POST)
    said = {c.statement: (c.speaker, c.quoted) for c in claims}
    assert said["[Ann Holm said:] “We have spent 4 million pounds on it”."] == ("Ann Holm", True)
    assert said["The council has 12 seats."] == (None, False)


LETTERS_HOME = """The town council met on Tuesday evening to hear about the bridge.

“The bridge has carried 4,000 cars a day since May. We cannot sleep.”

― Ann Holm, Lund

Nobody objected to the "plan" in 2016."

— Jan Berg

The plan costs 3 million euros.

- The bridge opened in 1950."""


def test_a_quotation_with_a_name_on_the_line_below_is_said_by_that_one() -> None:
    assert speakers(LETTERS_HOME) == ["-", "Ann Holm", "Ann Holm", *["-"] * 4]
    claims, _ = listed(LETTERS_HOME)
    assert {"The bridge has carried 4,000 cars a day since May": "Ann Holm"}.items() <= {
        c.text.strip('“”"'): c.speaker for c in claims
    }.items()


def test_a_name_that_comes_back_in_part_is_one_speaker_and_one_label_alone_none() -> None:
    text = NAMED.replace("Marta Holm: The water", "Holm: The water")
    assert speakers(text) == speakers(NAMED)
    links = "What was going on? First Person: A coat for May. " * 3
    assert set(speakers(links)) == {"-"}
