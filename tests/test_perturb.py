"""Edits of known verdict: right text, right label, the same for the same seed."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from gistcheck.syntax.parse import parse
from models.training.perturb import FAITHFUL, KINDS, MEANING, Edit, edits
from models.training.perturb_names import Pool
from models.training.perturb_rows import all_rows, article_sentences, overlaps, reads_true, rows
from models.training.perturb_rows import digest as fingerprint
from models.training.perturb_summaries import made as made_of_summaries
from models.training.perturb_text import exchanges, tidy

ARTICLE = (
    "The mayor of Oslo, Anna Berg, opened the new bridge on Tuesday. "
    "Berg said the bridge had cost 450 million crowns. "
    "Engineer Peter Lund, who designed the bridge, did not attend the ceremony. "
    "Lund said that the work could take longer than planned. "
    "The police arrested 12 protesters near the bridge after a short march. "
    "The city will close the old bridge if the traffic falls. "
    "According to Berg, the tunnel was built by a Danish firm in 1999. "
    "Sales of tickets rose by 20% in the north of the city, and the ferry company lost money."
)


def made(text: str, article: str = ARTICLE, seed: int = 1) -> dict[str, Edit]:
    """The edits of one sentence by kind."""
    sentences = [s.strip() + "." for s in article.split(". ")]
    pool = Pool(
        parse([s.replace("..", ".") for s in sentences]), parse(["John Brown left Madrid.", "Brown saw Madrid."])
    )
    return {edit.kind: edit for edit in edits(parse([text])[0], pool, Random(seed))}


@pytest.mark.parametrize(
    ("sentence", "kind", "expected", "label"),
    [
        (
            "Peter Lund did not attend the long ceremony.",
            "negation-dropped",
            "Peter Lund attended the long ceremony.",
            "contradicted",
        ),
        (
            "Peter Lund attended the long ceremony.",
            "negation-added",
            "Peter Lund did not attend the long ceremony.",
            "contradicted",
        ),
        ("The old bridge was very safe.", "negation-added", "The old bridge was not very safe.", "contradicted"),
        ("The city may close the old bridge.", "hedge-dropped", "The city will close the old bridge.", "not_stated"),
        ("The man is believed to have left Oslo.", "hedge-dropped", "The man has left Oslo.", "not_stated"),
        ("An alleged thief left the old bridge.", "hedge-dropped", "A thief left the old bridge.", "not_stated"),
        (
            "Berg said the bridge had cost too much.",
            "attribution-dropped",
            "The bridge had cost too much.",
            "not_stated",
        ),
        (
            "The bridge had cost too much, Berg said.",
            "attribution-dropped",
            "The bridge had cost too much.",
            "not_stated",
        ),
        (
            "The city will close the bridge if traffic falls.",
            "condition-dropped",
            "The city will close the bridge.",
            "not_stated",
        ),
        ("Ticket sales rose by 20% last year.", "antonym-swap", "Ticket sales fell by 20% last year.", "contradicted"),
        (
            "Troops entered North Korea after the long march.",
            "modifier-swap",
            "Troops entered South Korea after the long march.",
            "contradicted",
        ),
        (
            "On Monday, Berg sued Lund over the bridge.",
            "role-swap",
            "On Monday, Lund sued Berg over the bridge.",
            "contradicted",
        ),
    ],
)
def test_an_edit_that_changes_the_meaning(sentence: str, kind: str, expected: str, label: str) -> None:
    assert made(sentence)[kind] == Edit(kind, expected, label)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("sentence", "kind", "expected"),
    [
        ("The tunnel was built by a Danish firm in 1999.", "voice-changed", "A Danish firm built the tunnel in 1999."),
        (
            "The police arrested twelve protesters on Monday.",
            "number-form",
            "The police arrested 12 protesters on Monday.",
        ),
        ("The strike hit 50 percent of the trains.", "number-form", None),
        ("The bridge did not open on Monday.", "contraction", "The bridge didn't open on Monday."),
        (
            "According to Berg, the tunnel was built in 1999.",
            "attribution-moved",
            "Berg said that the tunnel was built in 1999.",
        ),
        ("Engineer Peter Lund, who designed the bridge, left Oslo.", "clause-taken", "Peter Lund designed the bridge."),
        (
            "The old bridge drew 1,234 visitors on Monday.",
            "rounding",
            "The old bridge drew more than 1,000 visitors on Monday.",
        ),
        (
            "On Tuesday, the mayor opened the new bridge.",
            "adverbial-moved",
            "The mayor opened the new bridge on Tuesday.",
        ),
        ("The mayor opened the bridge and left the city.", "conjunct-taken", None),
        ("The mayor opened the new bridge on Tuesday.", "adjunct-dropped", "The mayor opened the new bridge."),
    ],
)
def test_an_edit_that_keeps_the_meaning(sentence: str, kind: str, expected: str | None) -> None:
    edit = made(sentence)[kind]
    assert edit.label == "supported"
    assert edit.text != sentence
    assert expected is None or edit.text == expected


def test_a_swapped_number_is_another_number_written_alike() -> None:
    text = made("The police arrested 12 protesters near the old bridge.")["number-swap"].text
    assert text.startswith("The police arrested ")
    assert "12 protesters" not in text


def test_a_swapped_speaker_is_a_person_of_the_article() -> None:
    article = ARTICLE + " Peter Lund left. Lund met Anna Berg."
    assert (
        made("Berg said the bridge had cost too much.", article)["speaker-swap"].text
        == "Lund said the bridge had cost too much."
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Bridge opens",
        "Read more: the bridge",
        "Is the old bridge safe to use?",
        'He said "the bridge is old.',
        "By Anna Berg",
    ],
)
def test_headings_fragments_and_questions_give_nothing(text: str) -> None:
    assert edits(parse([text])[0], Pool(), Random(1)) == []


@pytest.mark.parametrize("kind", ["adjunct-dropped"])
def test_nothing_is_left_out_of_a_denied_or_conditional_sentence(kind: str) -> None:
    assert kind not in made("The mayor did not open the new bridge on Tuesday.")
    assert kind not in made("Unless it rains, the mayor will open the bridge on Tuesday.")


def test_the_same_seed_gives_the_same_edits() -> None:
    sentence = "Anna Berg said 12 people may have left Oslo on Tuesday."
    assert made(sentence, seed=5) == made(sentence, seed=5)


def test_rows_are_balanced_labelled_and_hold_their_evidence() -> None:
    articles = [(f"a{n}", ARTICLE.replace("Oslo", city)) for n, city in enumerate(["Oslo", "Rome", "Paris", "Delhi"])]
    found = list(rows(articles, 60, seed=3))
    assert found == list(rows(articles, 60, seed=3))
    assert {str(row["source"]).removeprefix("perturb-") for row in found} <= set(KINDS)
    for row in found:
        evidence = row["evidence"]
        assert isinstance(evidence, list)
        assert row["original"] in evidence
        assert row["label"] in ("supported", "contradicted", "nei")
    labels = Counter(str(row["label"]) for row in found)
    assert abs(labels["supported"] - len(found) / 2) <= 1


def test_a_negative_row_is_not_borne_out_by_a_neighbour() -> None:
    twice = [
        ("a", "The bridge had cost too much. Berg said the bridge had cost too much. The ferry ran late on Monday.")
    ]
    dropped = [r for r in all_rows(twice, seed=1) if r["source"] == "perturb-attribution-dropped"]
    assert dropped
    assert all(row["evidence"] == [row["original"]] for row in dropped)


def test_articles_that_stand_in_a_held_out_file_are_known_by_a_sentence() -> None:
    shared = "The mayor of Oslo, Anna Berg, opened the new bridge over the fjord on Tuesday."
    held = {fingerprint(shared.upper())}
    assert overlaps(f"Something else happened. {shared}", held)
    assert not overlaps("Something else happened in the harbour of the city on the same long day.", held)


def test_every_kind_has_one_side() -> None:
    assert not set(MEANING) & set(FAITHFUL)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("an 12-year-old boy left.", "A 12-year-old boy left."),
        ("a 8-year-old boy left.", "An 8-year-old boy left."),
        ("he met an European and a FBI man .", "He met a European and an FBI man."),
        ("prices rose , , he said ,.", "Prices rose, he said."),
    ],
)
def test_tidy_mends_articles_spaces_and_commas(text: str, expected: str) -> None:
    assert tidy(text) == expected


def test_exchanges_go_both_ways_unless_told() -> None:
    assert exchanges("rise fall", one_way="jump drop") == {"rise": "fall", "fall": "rise", "jump": "drop"}


def test_summaries_become_claims_about_their_article() -> None:
    texts = [ARTICLE.replace("Oslo", city) for city in ("Oslo", "Rome", "Paris")]
    summary = "Anna Berg, the mayor, said the bridge had cost 12 million dollars. The ferry ran late on Monday."
    articles = [{"id": n, "article": text, "summary": summary} for n, text in enumerate(texts)]
    found = made_of_summaries(articles, seed=2)
    assert found == made_of_summaries(articles, seed=2)
    whole = [r for r in found if r["source"] == "summary-identity"]
    assert {(r["claim"], r["label"]) for r in whole} == {(s, "supported") for s in article_sentences(summary)}
    edited = [r for r in found if r["source"] == "summary-edited"]
    assert edited and all(r["label"] in ("contradicted", "unsupported") for r in edited)
    assert all(r["claim"] not in summary and r["evidence"] == article_sentences(texts[int(r["id"])]) for r in edited)


def test_an_edit_that_the_article_may_bear_out_is_known() -> None:
    docs = parse(["Anna Berg opened the new bridge in Rome."])
    true, false = (
        Edit("name-swap", f"Anna Berg opened the new bridge in {city}.", "contradicted") for city in ("Rome", "Paris")
    )
    assert reads_true(docs, true, "Anna Berg opened the new bridge in Oslo.")
    assert not reads_true(docs, false, "Anna Berg opened the new bridge in Oslo.")
