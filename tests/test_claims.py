"""The list of claims, on real text and on the cases peers fail."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from gistcheck.claims import extract_claims
from gistcheck.coreference.resolve import resolve
from gistcheck.protocols import UNREAD, SentenceReading
from gistcheck.syntax.parse import parse
from gistcheck.text import prepare, split_sentences
from gistcheck.types import Article, Claim, Dropped, Verdict
from tests.readings import supported


def reading(worthiness: float = 0.9, factual: float = 1.0) -> SentenceReading:
    return replace(UNREAD, salience=0.5, check_worthiness=worthiness, subjectivity=0.1, factual=factual)


def listed(
    text: str,
    *,
    published: str | None = None,
    max_claims: int = 50,
    verify: object = supported,
    entail: object = supported,
    read: SentenceReading | None = None,
) -> tuple[tuple[Claim, ...], tuple[Dropped, ...]]:
    article = Article(text, published=published)
    article = prepare(article, boilerplate=[0.0] * len(split_sentences(text)))
    docs = parse([article.sentence_text(s.id) for s in article.sentences])
    referents = resolve([docs[i] for i in article.body])

    def judge(asked: Sequence[tuple[str, int | list[int]]]) -> list[Verdict]:
        """Asks `verify` what the whole article says and `entail` what sentences alone say."""
        return [(verify if isinstance(place, int) else entail)([(line, place)])[0] for line, place in asked]  # type: ignore[operator]

    return extract_claims(
        article, docs, [read or reading()] * len(docs), referents=referents, verify=judge,
        max_claims=max_claims, min_check_worthiness=0.5,
    )[:2]  # fmt: skip


def texts(text: str) -> list[str]:
    return [claim.text for claim in listed(text)[0]]


def test_the_blinken_article(blinken: str) -> None:
    claims, _ = listed(blinken)
    deemed = next(c for c in claims if "deemed" in c.text)
    assert "‘unofficial’ and ‘personal’" in deemed.text
    assert deemed.speaker is not None and "Chollet" in deemed.speaker
    assert deemed.statement.startswith("[Derek Chollet] said that")
    condemned = next(c for c in claims if "Union ministry of external affairs condemned" in c.text)
    assert "‘condemnable’" in condemned.text
    unavailable = next(c for c in claims if "when the relationship strengthened in the past" in c.statement)
    assert "the US was unavailable as an ally to India" in unavailable.statement
    assert unavailable.speaker == "Chollet"
    assert not any("Latest News" in c.text or "comment" in c.text.lower() for c in claims)


def test_every_span_holds_its_cut(blinken: str) -> None:
    for claim in listed(blinken)[0]:
        span = blinken[claim.start : claim.end]
        inserted = claim.text.replace("]", "[").split("[")[1::2]
        plain = [w for w in claim.text.replace("[", "").replace("]", "").split() if w not in " ".join(inserted).split()]
        assert all(word.strip("“”‘’.,")[1:] in span for word in plain)
        assert all(blinken[s.start : s.end] for s in claim.sources)


def test_a_pronoun_is_named_and_its_source_given() -> None:
    text = "Omar visited Kabul on Monday. She met Abiy in May."
    claim = next(c for c in listed(text)[0] if "met" in c.text)
    assert claim.text.startswith("[Omar] met Abiy")
    assert "Omar" in [text[s.start : s.end] for s in claim.sources]


def test_a_name_for_a_pronoun_keeps_the_comma_before_it() -> None:
    claims = [c.text for c in listed("Omar visited Kabul on Monday. In recent years, she met Abiy in May.")[0]]
    assert "In recent years, [Omar] met Abiy in May" in claims


def test_two_women_make_a_pronoun_ambiguous() -> None:
    text = "Ilhan Omar visited Kabul with Nancy Pelosi. She met Abiy in May."
    claim = next(c for c in listed(text)[0] if "met" in c.text)
    assert "Ilhan Omar" in claim.ambiguous[0]
    assert "Nancy Pelosi" in claim.ambiguous[0]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("NATO was formed in 1949. Nuclear arsenals were erected against it in 1951.", "it: not named"),
        ("Sir Alan is ahead. John used it on Sunday, 22 March 2015, in Leeds.", "it: not named"),
        ("Indicative of this was the pledge of Boko Haram in March.", "this: not named"),
        ("Lind and Holm run clubs. These two have been selling tickets since May 2014.", "These: not named"),
        ("Lind had 20,000 crowns on Sunday, 22 March 2015. Two boys in Leeds saw that.", "that: not named"),
    ],
)
def test_a_pronoun_that_stands_for_nothing_in_the_claim_is_marked(text: str, mark: str) -> None:
    assert mark in [a for claim in listed(text)[0] for a in claim.ambiguous]


def test_an_unnamed_person_of_the_sentence_is_not_given_anothers_name() -> None:
    text = (
        "Atishi Marlena addressed the press in Delhi. The accused touched the complainant and had a scuffle with her."
    )
    assert not any("[Atishi Marlena]" in c.statement for c in listed(text)[0])
    text = "Corey Lewandowski manages it. The ad shows a protester as he was being escorted out of a rally in Ohio."
    assert not any("[Corey Lewandowski]" in c.statement for c in listed(text)[0])
    text = "The mayor, Ann Lee, met Bob Ray in May. The mayor said that she had paid 40 men."
    assert any("Ann Lee" in c.statement for c in listed(text)[0])


def test_a_lower_case_march_is_no_month() -> None:
    (claim,) = listed("The long march of the students began in Mandalay.")[0]
    assert claim.dates == ()


def test_dates_count_characters_of_the_article() -> None:
    text = "The council met in Leeds. The mayor resigned yesterday."
    date = next(d for c in listed(text, published="2023-05-04")[0] for d in c.dates)
    assert text[date.start : date.end] == date.text == "yesterday"
    assert date.iso == "2023-05-03"


def test_the_same_sentence_twice_is_one_claim_with_two_sources() -> None:
    text = "The storm killed 107 people. The mosque was closed on Friday. The storm killed 107 people."
    article = Article(text)
    spans = split_sentences(text)
    from gistcheck.types import Sentence

    article = Article(text, sentences=tuple(Sentence(i, a, b, "body") for i, (a, b) in enumerate(spans)))
    docs = parse([article.sentence_text(s.id) for s in article.sentences])
    claims, _, more = extract_claims(
        article,
        docs,
        [reading()] * 3,
        referents=resolve(docs),
        verify=supported,
        max_claims=9,
        min_check_worthiness=0.5,
    )
    assert more == 0
    killed = [c for c in claims if "killed" in c.text]
    assert len(killed) == 1
    assert sorted(s.sentence_id for s in killed[0].sources) == [0, 2]


@pytest.mark.parametrize(
    "sentence",
    [
        "Is the mayor of Leeds going to resign?",
        "The economy will grow by 3 percent next year.",
        "The government should ban all cars in Leeds.",
        "I think the mayor of Leeds is a great man.",
        "The mayor of Leeds said he was delighted.",
        "The new bridge in Leeds is beautiful.",
        "Smith thinks that the tax in Leeds is too high.",
        "The plans of the council of Leeds seem extraordinary.",
        "Here is what the council of Leeds knows.",
    ],
)
def test_opinion_question_forecast_advice_and_feeling_are_no_claims(sentence: str) -> None:
    assert texts(sentence) == []


def test_a_circumstance_of_what_may_come_is_a_supposition() -> None:
    warning = "People could see an influx of 300 jellyfish as temperatures soar to 20C in May in Leeds."
    assert not [text for text in texts(warning) if text.startswith("Temperatures")]


def test_what_is_due_to_something_has_happened() -> None:
    assert texts("The outage in Leeds was due to a technical problem at Amazon.")
    assert not texts("The mayor of Leeds is due to open the bridge.")


def test_a_compared_likelihood_is_a_claim() -> None:
    rich = "Teenagers from rich homes are six times more likely to study than those from the poorest areas of Leeds."
    assert texts(rich) == [rich[:-1]]


@pytest.mark.parametrize(
    ("text", "factual", "reason"),
    [
        ("The shop in Leeds opened", 0.9, "a minor fact"),
        ("The shop in Leeds opened", 0.1, "states nothing that can be checked"),
        ("The shop in Leeds opened on Monday", 0.1, "a minor fact"),
    ],
)
def test_a_sentence_not_worth_a_check_is_left_out_with_the_reason(text: str, factual: float, reason: str) -> None:
    claims, dropped = listed(f"{text}.", read=reading(0.2, factual))
    assert claims == ()
    assert [(d.text, d.sentence_id, d.reason) for d in dropped] == [(text, 0, reason)]


def test_conditionals_keep_their_condition() -> None:
    for claim in listed("Workers lose 15 percent of their pay if they strike in May.")[0]:
        assert "if they strike" in claim.text


def test_what_the_sentence_does_not_support_is_dropped_with_the_reason() -> None:
    def refuse(drafts: Sequence[tuple[str, int]]) -> list[Verdict]:
        return [Verdict("not_stated", 0.9) for _ in drafts]

    claims, dropped = listed("The storm killed 107 people in Mecca.", verify=refuse)
    assert claims == ()
    assert "not_stated" in dropped[0].reason
    assert dropped[0].sentence_id == 0


def test_titles_give_no_claims_and_the_limit_holds(blinken: str) -> None:
    claims, _ = listed(blinken, max_claims=5)
    assert len(claims) == 5
    assert [c.id for c in claims] == list(range(5))
    assert all(c.sentence_id > 1 for c in claims)
    assert listed(blinken, max_claims=0)[0] == ()


@pytest.mark.parametrize("name", ["crane", "hackers", "iodine", "lanterns", "taxes", "warming"])
def test_wikinews_claims_are_whole_and_say_who(name: str) -> None:
    from pathlib import Path

    folder = Path(__file__).resolve().parent.parent / "eval/fixtures/articles"
    text = (folder / f"{name}.txt").read_text("utf-8")
    claims, _ = listed(text, published="2015-09-12")
    assert claims
    for claim in claims:
        assert claim.statement.endswith((".", "!", ".”", '."'))
        assert claim.text.count('"') % 2 == 0
        assert not claim.text.endswith((" and", " of", " the", " to", ","))
        assert claim.reasons
        json.dumps(claim.text)


def test_a_claim_that_its_own_sentences_do_not_bear_out_is_dropped() -> None:
    asked: list[tuple[str, list[int]]] = []

    def refuse(drafts: Sequence[tuple[str, list[int]]]) -> list[Verdict]:
        asked.extend(drafts)
        return [Verdict("not_stated", 0.8) for _ in drafts]

    claims, dropped = listed("Ilhan Omar visited Kabul on Monday. She met Abiy.", entail=refuse)
    assert claims == ()
    assert [d.reason for d in dropped] == ["its own sentence does not support it: not_stated, 0.80"] * 2
    assert ("She met Abiy.", [1]) in asked


def test_statements_that_differ_in_a_number_are_two_claims() -> None:
    rest = "people in the old harbour town of Leeds on Monday night after heavy rain"
    claims, _ = listed(f"The storm killed 12 {rest}. The storm killed 15 {rest}.")
    assert sorted(c.text.split()[3] for c in claims if "killed" in c.text) == ["12", "15"]


def test_a_claim_that_is_more_likely_wrong_than_right_is_not_listed() -> None:
    claims, dropped = listed(
        "Ilhan Omar visited Kabul on Monday.", verify=lambda drafts: [Verdict("supported", 0.45) for _ in drafts]
    )
    assert claims == ()
    assert [d.reason for d in dropped] == ["its own sentence does not support it: supported, 0.45"]


def test_what_is_not_known_is_no_claim() -> None:
    claims, dropped = listed("It is not known whether the two men released from the camp in January got 12 letters.")
    assert not claims
    assert [d.reason for d in dropped] == ["says nothing definite"]


def test_a_statement_in_brackets_alone_is_none() -> None:
    assert "Archie" not in texts(
        "As for Archie (who never really died in 2014), he has been on TV in New York since May."
    )


def test_claims_that_differ_in_the_seventh_decimal_of_their_rank_stand_in_the_articles_order() -> None:
    text = "The storm killed 12 people in Leeds on Monday. The flood drowned 15 cows in York on Friday."
    article = prepare(Article(text), boilerplate=[0.0, 0.0])
    docs = parse([article.sentence_text(s.id) for s in article.sentences])
    claims, _, _ = extract_claims(
        article, docs, [reading(0.9), reading(0.9000001)], referents=resolve(docs), verify=supported,
        max_claims=9, min_check_worthiness=0.5,
    )  # fmt: skip
    assert [c.sentence_id for c in claims] == [0, 1]
