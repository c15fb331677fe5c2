"""How a statement reads: the marks, brackets and names around what is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from gistcheck.attribution.reported import without_others
from gistcheck.attribution.speakers import Attribution
from gistcheck.decomposition.clauses import cut_clauses
from gistcheck.decomposition.cut import cut_text
from gistcheck.decomposition.whole import whole_sentence
from gistcheck.drafts import drafts
from gistcheck.syntax.parse import parse
from gistcheck.types import Verdict
from tests.test_attribution import modelled
from tests.test_claims import listed


def test_who_describes_in_a_quotation_is_named_before_it_and_says_its_statements(analyser: Any) -> None:
    text = (
        "Lena Holm leads the council. She described the vote as"
        ' "another fight in a war since the early days of the party, which lost 12 seats in 2014. 40 members left."'
    )
    said = {c.text: c.statement for c in analyser.analyse(text, min_check_worthiness=0.0).claims if c.speaker}
    assert any(text.startswith("[Lena Holm] described the vote as") for text in said)
    assert said["The party lost 12 seats in 2014"] == "[Lena Holm said:] the party lost 12 seats in 2014."


def test_a_quotation_that_opens_before_the_cue_leaves_it_no_mark(analyser: Any) -> None:
    text = (
        "Ferries were late in May. The report on 40 ferries and 12 ports \"showed Norland's captains are far from happy"
        ' with the rules that keep ships in port".'
    )
    said = [c.statement for c in analyser.analyse(text, min_check_worthiness=0.0).claims]
    assert any(s.startswith('The report on 40 ferries and 12 ports showed "Norland') for s in said)


@pytest.mark.parametrize(
    ("sentence", "statement"),
    [
        (
            'Anna Weiss told the BBC: "We lost 12 houses in May."',
            'Anna Weiss told the BBC: "We lost 12 houses in May".',
        ),
        (
            "A source told the Sunday People: 'Whitemoor is now run by 12 men.'",
            "A source told the Sunday People: 'Whitemoor is now run by 12 men'.",
        ),
        (
            "Her trainer, Shane Holm, has said the team won 12 games.",
            "Her trainer, Shane Holm, has said the team won 12 games.",
        ),
        (
            "Attacks killed 12 people, according to a Rights Watch report released Thursday.",
            "Attacks killed 12 people, according to a Rights Watch report.",
        ),
    ],
)
def test_the_marks_around_a_speaker_stay(sentence: str, statement: str) -> None:
    assert statement in [c.statement for c in listed(sentence)[0]]


def test_a_quotation_that_goes_on_keeps_its_marks() -> None:
    more = "It is " + "very, " * 50 + "very wrong."
    claims, _ = listed(f'Mr MacDonald told BBC News: "The law has locked up 12 men without trial. {more}"')
    (claim,) = [c for c in claims if "12 men" in c.text]
    assert claim.statement == "Mr MacDonald told BBC News: “The law has locked up 12 men without trial”."


def test_it_that_opens_a_choice_stands_for_nothing() -> None:
    (claim,) = listed("Whether it is tax or rent, Mayor Ida Holm has spoken of 12 laws since 2014.")[0]
    assert not claim.ambiguous


def test_a_whole_sentence_stands_without_but() -> None:
    (doc,) = parse(["But Ole Holm of the harbour board sold 40 ships."])
    (cut,) = whole_sentence(doc)
    assert cut_text(doc, cut) == "Ole Holm of the harbour board sold 40 ships"


def test_a_name_that_begins_with_a_full_stop_keeps_its_space() -> None:
    claims, _ = listed("Holm urges readers to prefer sites ending in .org and .edu when they look for 12 remedies.")
    assert "in .org and .edu" in claims[0].text


def test_an_opening_that_points_back_is_marked() -> None:
    text = "The firm bought two systems. Those systems hold 9 million files. This week the firm lost 12 men."
    marks = {c.text[:12]: c.ambiguous for c in listed(text)[0]}
    assert (marks["Those system"], marks["This week th"]) == (("Those systems: not named",), ())


def test_to_have_among_the_highest_is_to_have_something() -> None:
    text = "Norland now has among the highest number of broadband lines in the whole of Europe."
    assert [c.statement for c in listed(text)[0]] == [text]


def test_who_is_wanted_gone_is_marked() -> None:
    (claim,) = listed("Tarn wants them gone for 12 years.")[0]
    assert claim.ambiguous == ("them: not named",)


def test_a_peoples_name_keeps_its_capital_behind_the_speaker() -> None:
    text = "The firm said it would look at the ruling, but pointed out the rules were old while Czechs lost 40 jobs."
    claims, _ = listed(text)
    assert "The firm pointed out Czechs lost 40 jobs." in [c.statement for c in claims]


def test_what_is_not_word_for_word_stands_in_no_quotation_marks() -> None:
    claims, _ = listed("“The town lost 12 mills, which cost 400 jobs in 2014. It closed 3 schools,” Holm said.")
    said = {c.text: c.statement for c in claims}
    assert said["12 mills cost 400 jobs in 2014"] == "[Holm said:] 12 mills cost 400 jobs in 2014."
    assert said["The town lost 12 mills"] == "[Holm said:] “The town lost 12 mills”."


def test_who_says_it_behind_a_cut_is_no_part_of_it() -> None:
    content = (
        "Some of the 40 members of the closed club at the University of Leeds have received threats after the release "
        "of a film in which a chant was heard"
    )
    sentence = f"{content}, a lawyer for the club's board said Friday."
    doc = parse([sentence])[0]
    (says,) = modelled(sentence, source="a lawyer for the club's board", cue="said Friday.", content=f"{content},")
    (cut,) = (cut for cut in cut_clauses(doc) if cut.kind == "clause")
    assert "said Friday" in cut_text(doc, cut)
    assert cut_text(doc, without_others(doc, cut, says, [])) == content


def test_it_is_not_who_acts_on_it_and_its_goes_with_it() -> None:
    (claim,) = listed("Norvik planned to turn it into 180 flats.")[0]
    assert claim.ambiguous == ("it: not named",)
    claim = next(c for c in listed("Norvik said it had sold 12 of its ships.")[0] if "12" in c.text)
    assert (claim.text, claim.ambiguous) == ("[Norvik] had sold 12 of its ships", ())


def test_who_does_something_by_saying_so_said_it() -> None:
    text = "Holm shocked Norcar in May by saying in a message: Norcar is late, but costs are out of control."
    doc = parse([text])[0]
    cue = (text.index("by"), text.index(":"))
    said = Attribution(0, "Holm", (0, 4), text[slice(*cue)], cue, (cue[1] + 2, len(text) - 1), "indirect", False)
    statements = [draft.statement for draft in drafts(0, doc, [said], [], None)]
    assert "Holm [said] in a message: costs are out of control." in statements


def test_a_body_that_speaks_of_it_speaks_of_itself() -> None:
    statement = "Mining giant Norcar said it did not plan to sell its 40 boats."
    (claim,), dropped = listed(statement)
    assert (claim.statement, claim.ambiguous, dropped) == (statement, (), ())
    claims, dropped = listed("Ida Lind said it had sunk 40 boats.")
    assert (claims, [d.reason for d in dropped]) == ((), ["unclear what it refers to"])


def test_those_who_are_described_are_no_unclear_ones() -> None:
    found = "A study of 4,000 nurses found that those who worked nights were ill more often than those who did not."
    claims, _ = listed(f"{found} Those were expensive.")
    assert [(c.statement, c.speaker) for c in claims] == [(found, "A study of 4,000 nurses")]


def _doubt_names(asked: Sequence[tuple[str, list[int]]]) -> list[Verdict]:
    return [Verdict("supported" if len(ids) == 1 else "not_stated", 0.8) for _, ids in asked]


def test_a_claim_whose_name_the_checker_doubts_stands_without_it() -> None:
    text = "Ilhan Omar, 40, visited Kabul on Monday. She met Abiy, the prime minister, and saw her house in May."
    claims, _ = listed(text, entail=_doubt_names)
    met = next(c for c in claims if "met Abiy" in c.text)
    assert (met.text, met.statement[:8]) == ("She met Abiy", "She met ")
    assert met.ambiguous == ("She: Ilhan Omar or another",)
    assert [(s.sentence_id, s.start) for s in met.sources] == [(1, text.index("She"))]
    assert not any(
        "[Ilhan Omar]" in words for c in claims for words in (c.text, c.statement, *(p.text for p in c.parts))
    )


def test_it_with_a_name_in_doubt_makes_no_claim() -> None:
    text = "The Bank of Norland cut rates on Monday. It sold bonds worth 40 million euros to investors."
    claims, dropped = listed(text, entail=_doubt_names)
    assert [c.text for c in claims] == ["The Bank of Norland cut rates on Monday"]
    reason = "the names put into it are in doubt: not_stated, 0.80"
    assert [(d.text[:26], d.reason) for d in dropped] == [("[The Bank of Norland] sold", reason)]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Mr Shiga will serve as Mr Holm's deputy.", "Mr Shiga will serve as Mr Holm's deputy"),
        ("Paul Holm will retain his title.", "Paul Holm will retain his title"),
        ("Paul Holm will lead a happier life.", None),
        ("Pollsters expect that Paul Holm will become president.", None),
        ("Paul Holm will not become the director of the club.", None),
        (
            "The Norland government has forecast that growth will slow to 1.6% in 2027.",
            "The Norland government has forecast that growth will slow to 1.6% in 2027",
        ),
        ("The first hearing will take place on May 19.", "The first hearing will take place on May 19"),
        ("Holm, director of the choir since 2002, has moved.", "Holm [has been] director of the choir since 2002"),
    ],
)
def test_what_is_arranged_or_given_is_a_claim_and_no_other_forecast(sentence: str, claim: str | None) -> None:
    claims, dropped = listed(sentence)
    assert claim is None or claim in [c.text for c in claims]
    assert claim is not None or not claims
    assert claims or dropped


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Holm announced he was leaving Norvik while the two clerks were sacked.", "[Holm] was leaving Norvik"),
        (
            "Mr Holm's rating has fallen since he won in Tarn, according to a poll.",
            "Mr Holm's rating has fallen since he won in Tarn",
        ),
    ],
)
def test_what_is_set_against_what_one_says_is_nobodys(sentence: str, told: str) -> None:
    claims, _ = listed(sentence)
    assert [c.text for c in claims] == [told]


def test_a_condition_that_is_cut_off_makes_no_claim() -> None:
    claims, dropped = listed(
        "This veto could be overridden if -- and only if -- the 12 men are backed by most of the crew."
    )
    assert claims == ()
    assert dropped


def test_who_stands_right_before_a_participle_says_so() -> None:
    claims, _ = listed(
        "The club stepped in, with its head, John Thomas, saying he had seen 40 letters from the miners."
    )
    assert [(c.text, c.speaker) for c in claims if "letters" in c.text] == [
        ("He had seen 40 letters from the miners", "John Thomas")
    ]
    assert "The club stepped in" in [c.text for c in claims]


def test_an_aside_between_dashes_is_no_part_of_who_speaks() -> None:
    sentence = (
        "While some friends say Holm ate steak - an old favorite - others say he has never been in Leeds since 2002."
    )
    claims, _ = listed(sentence)
    assert "others" in [c.speaker for c in claims]


def test_a_share_of_those_asked_stays_with_what_they_said() -> None:
    (claim,) = listed("In the Countryfile survey, 47% said they supported the legislation, with 26% against.")[0]
    assert claim.text == "In the Countryfile survey, 47% said they supported the legislation, with 26% against"
    assert claim.speaker == "47%"


@pytest.mark.parametrize(
    ("sentence", "statement", "speaker"),
    [
        ('It seems, Holm said, that Lund "wanted to sink the boat."', 'It seems that Lund "wanted to sink', "Holm"),
        (
            "He said that as Mr Lund was never present at the 40 talks, he was not in Leeds.",
            "He said that as Mr Lund was never present at the 40 talks, he was not in Leeds.",
            None,
        ),
        ("The owner, Norvik Global,  a firm from Tarn, sold 40 boats.", "The owner, Norvik Global, sold 40", None),
    ],
)
def test_a_statement_keeps_what_it_is_nothing_without(sentence: str, statement: str, speaker: str | None) -> None:
    claims, _ = listed(sentence)
    assert (statement, speaker) in [(c.statement[: len(statement)], c.speaker) for c in claims]
