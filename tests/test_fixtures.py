"""The hand-labelled articles hold together: their schema, their verbatim strings, their balance."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from gistcheck.text import split_sentences
from gistcheck.types import LABELS, SentenceKind

FOLDER = Path(__file__).resolve().parent.parent / "eval/fixtures"
NAMES = ("blinken-aide-india-russia", "crane", "hackers", "iodine", "lanterns", "taxes", "warming")
FIELDS = {
    "id", "title", "url", "published", "licence", "text_file",
    "sentences", "summary", "claims", "expect",
}  # fmt: skip

Fixture = dict[str, Any]


def load(name: str) -> Fixture:
    fixture: Fixture = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return fixture


def article(fixture: Fixture) -> str:
    return (FOLDER / fixture["text_file"]).read_bytes().decode("utf-8")


@pytest.fixture(params=NAMES)
def fixture(request: pytest.FixtureRequest) -> Fixture:
    return load(request.param)


def attributions() -> Iterator[tuple[str, dict[str, str]]]:
    for name in NAMES:
        for sentence in load(name)["sentences"]:
            for attribution in sentence["attributions"]:
                yield sentence["text"], attribution


def test_every_file_is_listed() -> None:
    assert {path.stem for path in FOLDER.glob("*.json")} == set(NAMES)
    assert {path.stem for path in (FOLDER / "articles").glob("*.txt")} == set(NAMES)


def test_article_fields(fixture: Fixture) -> None:
    assert set(fixture) == FIELDS
    assert fixture["text_file"] == f"articles/{fixture['id']}.txt"
    assert article(fixture).startswith(fixture["title"])
    assert fixture["published"] is None or re.fullmatch(r"\d{4}-\d\d-\d\d", fixture["published"])
    assert fixture["licence"]


def test_sentence_fields(fixture: Fixture) -> None:
    for sentence in fixture["sentences"]:
        assert set(sentence) == {"text", "kind", "check_worthy", "subjective", "attributions"}
        assert sentence["kind"] in get_args(SentenceKind)
        assert sentence["check_worthy"] in (0, 1)
        assert sentence["subjective"] in (0, 1)
        assert sentence["kind"] == "body" or not sentence["check_worthy"]


def test_sentences_leave_nothing_of_the_article_out(fixture: Fixture) -> None:
    text, end = article(fixture), 0
    for sentence in fixture["sentences"]:
        start = text.index(sentence["text"], end)
        assert not text[end:start].strip()
        end = start + len(sentence["text"])
    assert not text[end:].strip()


def test_sentences_are_those_of_the_splitter(fixture: Fixture) -> None:
    text = article(fixture)
    assert [sentence["text"] for sentence in fixture["sentences"]] == [
        text[start:end] for start, end in split_sentences(text)
    ]


def test_attributions_are_words_of_their_sentence() -> None:
    for text, attribution in attributions():
        assert set(attribution) == {"source", "cue", "content"}
        assert attribution["content"]
        for span in filter(None, attribution.values()):
            assert len(re.findall(rf"(?<!\w){re.escape(span)}(?!\w)", text)) == 1, (span, text)


def test_only_quotes_that_run_on_have_no_speaker() -> None:
    found = Counter(bool(attribution["source"]) for _, attribution in attributions())
    assert found[True] > 2 * found[False] > 0


def test_claims_are_balanced_and_new(fixture: Fixture) -> None:
    claims = fixture["claims"]
    assert Counter(claim["verdict"] for claim in claims) == dict(zip(LABELS, (4, 3, 3), strict=True))
    assert len({claim["text"] for claim in claims}) == len(claims)
    assert all(set(claim) == {"text", "verdict"} for claim in claims)


def test_a_claim_that_is_false_of_the_article_is_not_in_it(fixture: Fixture) -> None:
    """A contradicted claim stands nowhere; one that lost its speaker may stand inside a sentence."""
    text = article(fixture).casefold()
    for claim in fixture["claims"]:
        if claim["verdict"] == "contradicted":
            assert claim["text"].rstrip(".").casefold() not in text


def test_both_kinds_of_sentence_occur_in_every_article(fixture: Fixture) -> None:
    body = [sentence for sentence in fixture["sentences"] if sentence["kind"] == "body"]
    assert 0 < sum(sentence["check_worthy"] for sentence in body) < len(body)


def test_summary_is_short_and_not_copied(fixture: Fixture) -> None:
    summary = fixture["summary"]
    parts = [summary[start:end] for start, end in split_sentences(summary)]
    assert 1 <= len(parts) <= 3
    assert not any(part in article(fixture) for part in parts)
    for word in fixture["expect"]["summary_words"]:
        assert word.casefold() in summary.casefold()


def test_expected_claims_can_be_found_in_one_body_sentence(fixture: Fixture) -> None:
    body = [s["text"].casefold() for s in fixture["sentences"] if s["kind"] == "body"]
    for wanted in fixture["expect"]["claims"]:
        assert set(wanted) == {"must_contain", "speaker"}
        assert any(all(part.casefold() in text for part in wanted["must_contain"]) for text in body), wanted
        assert wanted["speaker"] is None or wanted["speaker"] in article(fixture)


def test_forbidden_strings_stand_outside_the_body(fixture: Fixture) -> None:
    for line in fixture["expect"]["never"]:
        holders = {s["kind"] for s in fixture["sentences"] if line in s["text"]}
        assert holders, line
        assert "body" not in holders, line


def test_readme_credits_every_article(fixture: Fixture) -> None:
    readme = (FOLDER / "README.md").read_text("utf-8")
    assert f'`{fixture["id"]}`: "{fixture["title"]}"' in readme
    assert fixture["url"] is None or f"<{fixture['url']}>" in readme
