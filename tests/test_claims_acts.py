"""What somebody has promised, demanded or forecast is a fact about them; what will be so is none."""

from __future__ import annotations

import pytest

from gistcheck.attribution.speakers import Attribution
from gistcheck.drafts import Draft, drafts
from gistcheck.syntax.parse import parse
from tests.test_claims import listed


@pytest.mark.parametrize(
    "sentence",
    [
        "The government promised the islands a new harbour in 2010.",
        "The union demanded that the mine should close by June.",
        "Customers were promised they would receive 40 pounds each.",
        "The company now expects an operating profit of 6 billion crowns this year.",
        "Norland has forecast a rise in sales of at least 10% in Asia this year.",
        "Analysts expect sales to fall by 3%.",
        "Drivers at nine firms will strike on Saturday.",
        "The cut had been predicted by 58 of 61 economists.",
        "Reed would not be drawn on whether the mine had lost 40 million pounds.",
    ],
)
def test_a_promise_a_demand_and_an_estimate_are_claims(sentence: str) -> None:
    claims, _ = listed(sentence)
    assert [c.statement for c in claims] == [sentence]


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("The plant will open in June.", "a forecast or a supposition"),
        ("The heat will stay strong on Monday.", "a forecast or a supposition"),
        ("The plant will not open on Monday.", "a forecast or a supposition"),
        ("The port will stage a race on May 11 if it is dry.", "a forecast or a supposition"),
        ("Sales will begin to fall on Monday.", "a forecast or a supposition"),
        ("The firm will lose its licence on Monday.", "a forecast or a supposition"),
        ("Sales are expected to fall by 3%.", "a forecast or a supposition"),
        ("Sailors hope to sell 40 boats.", "a forecast or a supposition"),
        ("People in red zones should not travel.", "advice"),
        ("Analysts expect a quiet autumn.", "a forecast or a supposition"),
        ("It is time to close the mine in Tarn.", "advice"),
        ("The plant would have drawn 40 firms.", "a forecast or a supposition"),
        ("The council should have closed 40 docks.", "an opinion"),
        ("Buyer beware of 12 cheap copies.", "advice"),
        ("You just cut your risk by 12 percent.", "speaks to the reader"),
    ],
)
def test_a_forecast_and_advice_are_none(sentence: str, reason: str) -> None:
    claims, dropped = listed(sentence)
    assert (claims, [d.reason for d in dropped]) == ((), [reason])


@pytest.mark.parametrize(
    "sentence",
    [
        "The trial will open on Monday.",
        "The game will begin at 8 pm.",
        "All 12 schools will stay closed on Friday.",
        "The court did not say whether 61 cases would be dropped.",
    ],
)
def test_what_is_arranged_for_a_day_or_left_unsaid_is_a_claim(sentence: str) -> None:
    claims, dropped = listed(sentence)
    assert ([c.statement for c in claims], dropped) == ([sentence], ())


def test_what_will_be_done_after_a_vote_for_it_is_a_claim() -> None:
    claims, dropped = listed("The road will be closed to cars after councillors voted 7-5 for the plan.")
    assert ([c.text[:31] for c in claims], dropped) == (["The road will be closed to cars"], ())


def test_what_was_done_to_somebody_is_a_claim_and_how_somebody_is_none() -> None:
    claims, dropped = listed("Reed left the house. He was wounded. He was fine.")
    assert [c.text for c in claims] == ["Reed left the house", "He was wounded"]
    assert [(d.text, d.reason) for d in dropped] == [("He was fine", "says nothing definite")]


def test_what_was_admitted_stands_beside_what_follows_it() -> None:
    text = "Reed, 54, admitted theft at court and was given community service."
    span = (text.index("was given"), len(text) - 1)
    at = text.index("admitted")
    said = Attribution(0, "Reed", (0, 4), "admitted", (at, at + 8), span, "indirect", False)
    admitted = next(
        d for d in drafts(0, parse([text])[0], [said], [], None) if d.text == "Reed admitted theft at court"
    )
    assert "Reed [is] 54" in [part for part, _ in admitted.parts]


def test_a_name_put_behind_a_possessive_is_one_too() -> None:
    claims, _ = listed(
        "The Harbor Party won 40 seats in May. The party's former leader, Anna Holm, lost her own seat in June."
    )
    texts = [c.text for c in claims if "former leader" in c.text]
    assert texts
    assert not [t for t in texts if "]'s" in t]


def test_what_somebody_would_do_in_a_form_like_the_past_is_a_forecast() -> None:
    claims, dropped = listed("Mayor Ida Brandt said the port would close two of its seven docks and cut 80 jobs.")
    assert not claims
    assert {d.text for d in dropped if d.reason == "a forecast or a supposition"} >= {"The port would cut 80 jobs"}


@pytest.mark.parametrize(
    ("before", "cue", "content"),
    [
        ("The health minister", "said", "she would meet the nurses"),
        ("The health minister", "announced", "she would not meet the nurses"),
        ("Mayor Ida Brandt", "conceded", "the council should have closed two docks sooner"),
        ("Mayor Ida Brandt", "warned", "residents must boil water until Friday"),
        ("A coroner", "said", "the boy would have lived had the test been read"),
        ("Aslef", "said", "it would ballot 12,000 members"),
        ("Veltron NV cut its outlook on Tuesday and", "said", "it would shed 1,800 jobs"),
    ],
)
def test_what_those_who_speak_will_do_themselves_or_admit_or_find_is_a_claim(
    before: str, cue: str, content: str
) -> None:
    draft = _reported(before, cue, content)
    assert (draft.objection, draft.ambiguous) == (None, tuple(a for a in draft.ambiguous if a.startswith("she")))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("they would lose 40 members this year", "a forecast or a supposition"),
        ("the port would close two docks", "a forecast or a supposition"),
        ("the port should close two docks", "advice"),
        ("the port should have closed two docks", "an opinion"),
    ],
)
def test_what_will_befall_a_speaker_or_another_should_do_is_none(content: str, reason: str) -> None:
    assert _reported("The unions", "said", content).objection == reason


def test_what_a_speaker_who_may_be_it_does_is_a_claim_and_marked() -> None:
    told = _reported("Evri", "said", "it never asks for payment")
    assert told.objection is None
    assert _reported("A mayor", "said", "it followed the rules of the market").objection == "unclear what it refers to"


def test_a_time_in_what_would_be_is_one_that_has_not_come() -> None:
    assert "board looked" not in " ".join(
        c.text
        for c in listed("Eskom said Dineo Radebe would act in the post while the board looked for a successor.")[0]
    )


def test_it_that_stands_for_what_follows_is_clear() -> None:
    (claim,) = listed("It emerged on Monday that 40 files had been lost.")[0]
    assert claim.ambiguous == ()


def test_another_thing_may_be_it_where_they_have_spoken_of_one() -> None:
    assert _reported("The ministry does not dispute the sum but", "argues", "it ignores a rise of 3%").ambiguous


def _reported(before: str, cue: str, content: str) -> Draft:
    text = f"{before} {cue} {content}."
    at, end = len(before) + 1, len(before) + 1 + len(cue)
    said = Attribution(0, before, (0, at - 1), cue, (at, end), (end + 1, len(text) - 1), "indirect", False)
    found = drafts(0, parse([text])[0], [said], [], None)
    return next(d for d in found if d.text.lower() == content.lower())


@pytest.mark.parametrize(
    ("text", "cue", "speaker", "content"),
    [
        ('Ada Holm hosts a show and writes a weekly column called "Norland".', "writes", "Ada Holm", '"Norland"'),
        ("He dubbed himself over footage of Ada Holm on Norland News.", "dubbed", "Ada Holm", "over footage"),
        (
            "The unit said troops had failed in May but noted that, according to the ministry, police were asking.",
            "according to",
            "the ministry",
            "The unit said troops had failed in May but noted that, according to the ministry, police were asking",
        ),
        (
            'A star posted a note on why none should be surprised at what her husband did: "Men, rise," she wrote.',
            "wrote",
            "she",
            'posted a note on why none should be surprised at what her husband did: "Men, rise,"',
        ),
    ],
)
def test_who_writes_dubs_or_is_quoted_within_it_does_not_say_the_clause(
    text: str, cue: str, speaker: str, content: str
) -> None:
    def span(part: str) -> tuple[int, int]:
        return (at := text.rindex(part)), at + len(part)

    says = Attribution(0, speaker, span(speaker), cue, span(cue), span(content), "indirect", False)
    (doc,) = parse([text])
    told = [d for d in drafts(0, doc, [says], [], None) if d.text.split()[0] in text.split()[:1]]
    assert told
    assert {d.speaker for d in told} == {None}


def test_what_nor_denies_is_no_claim() -> None:
    claims, _ = listed("He declined to name the 12 writers, nor did he report that any money had been returned.")
    assert claims and all("nor did he report" in c.statement for c in claims)


def test_who_says_so_by_his_own_count_says_so() -> None:
    claims, _ = listed(
        "Ole Holm, a party spokesman, said Tuesday that according to its analysis, the party has won 82 percent of it."
    )
    assert ("According to its analysis, the party has won 82 percent of it", "Ole Holm") in [
        (c.text, c.speaker) for c in claims
    ]


def test_what_is_quoted_within_what_somebody_did_stays() -> None:
    claims, _ = listed("The mayor emailed 300 supporters saying: “The struggle goes on” and vowing to compete in May.")
    assert claims and all("saying and" not in c.text for c in claims)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lind is even thinking about using the 67,000-seat Tarn stadium for a speech.",
        "Sen. Lind repeated his time-honored habit of tweeting about the 12 debates.",
    ],
)
def test_who_considers_or_repeats_an_act_says_nothing(sentence: str) -> None:
    assert {c.speaker for c in listed(sentence)[0]} == {None}
