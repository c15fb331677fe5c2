"""Plain claims: short statements that a sentence makes, and those in which a part belongs to another sentence."""

from __future__ import annotations

from typing import Any

import pytest

from models.training.perturb_plain import made, retold

ARTICLE = (
    "Mayor Anna Berg opened the new bridge on Tuesday. Engineer Peter Lund designed the tunnel in Bergen. "
    "A Danish firm built the old harbour for 450 million crowns. The ferry company lost money in the winter. "
    'The council bought a hotel near the station. Berg said the market had closed. "The pool was shut."'
)


def rows(near: bool = False) -> list[dict[str, Any]]:
    return list(made([("a", ARTICLE)], 1, lambda one, other: near))


@pytest.mark.parametrize(
    ("kind", "claim", "label"),
    [
        ("plain", "The ferry company lost money.", "supported"),
        ("plain-faithful", "The tunnel in Bergen was designed by Engineer Peter Lund.", "supported"),
        ("plain-verb", "The council lost a hotel.", "unsupported"),
        ("plain-subject", "Engineer Peter Lund opened the new bridge on Tuesday.", "unsupported"),
        ("plain-object", "Mayor Anna Berg opened a hotel.", "unsupported"),
        ("plain-predicate", "A Danish firm lost money.", "unsupported"),
    ],
)
def test_a_plain_claim_of_each_kind(kind: str, claim: str, label: str) -> None:
    assert (claim, label) in [(r["claim"], r["label"]) for r in rows() if r["source"] == kind]


def test_each_row_shows_the_sentence_it_was_made_of() -> None:
    sentences = ARTICLE.split(". ")
    for row in rows():
        own = sentences[int(row["id"].split("#")[1])].rstrip(".")
        assert own in [s.rstrip(".") for s in row["evidence"]]


def test_what_is_only_said_makes_no_plain_claim_and_a_verb_near_in_meaning_no_false_one() -> None:
    assert not [r for r in rows() if "market" in r["claim"] or "pool" in r["claim"]]
    assert not [r for r in rows(near=True) if r["source"] == "plain-verb"]


def test_what_another_sentence_tells_is_not_called_unsupported() -> None:
    text = "The council bought a hotel. The firm sold a boat. The firm bought a hotel on Monday."
    found = [r["claim"] for r in made([("a", text)], 1, lambda *_: False) if r["label"] == "unsupported"]
    assert found and "The firm bought a hotel." not in found


def test_the_same_seed_gives_the_same_rows() -> None:
    assert rows() == rows()


def test_a_summary_gives_claims_about_its_whole_article_and_only_its_names_change_places() -> None:
    summary = "Anna Berg inaugurated a bridge. Peter Lund drew the tunnel. A firm lost cash. A club sank a ship."
    found = list(retold([("a", ARTICLE, summary)], 1, lambda *_: False))
    claims = {(r["claim"], r["label"]) for r in found}
    assert ("Anna Berg inaugurated a bridge.", "supported") in claims
    assert ("Peter Lund inaugurated a bridge.", "unsupported") in claims
    assert not {"A firm sank a ship.", "A club lost cash."} & {c for c, _ in claims}
    assert all(list(r["evidence"])[0] == "Mayor Anna Berg opened the new bridge on Tuesday." for r in found)


def test_what_the_article_tells_of_another_name_is_not_called_unsupported() -> None:
    text = "Berg opened the bridge. Lund opened the bridge too. The council was pleased."
    found = list(retold([("a", text, "Anna Berg opened the bridge. Peter Lund drew the tunnel.")], 1, lambda *_: False))
    claims = {r["claim"] for r in found}
    assert "Peter Lund opened the bridge." not in claims and "Anna Berg drew the tunnel." in claims
