"""The whole path with the shipped models, on real articles."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from eval.fakes import FakeChecker, FakeReader
from eval.invariants import broken
from gistcheck import Analyser, Article, Report, errors
from gistcheck.records import warnings_for

ARTICLES = Path(__file__).resolve().parent.parent / "eval/fixtures/articles"
BOILERPLATE = ("Read all the Latest News", "What's your reaction", "0 comment", "Write the first comment")


@pytest.fixture(scope="module")
def report(analyser: Any, blinken: str) -> Report:
    return analyser.analyse(blinken)  # type: ignore[no-any-return]


def test_the_title_counts_once_and_boilerplate_is_out(report: Report) -> None:
    kinds = [s.kind for s in report.article.sentences]
    assert kinds[:3] == ["title", "duplicate", "body"]
    shown = report.summary.text + " ".join(c.text + c.statement for c in report.claims)
    assert not any(line in shown for line in BOILERPLATE)
    assert "Blinken’s Aide Says US" not in report.summary.text


def test_the_summary_is_about_the_ties(report: Report) -> None:
    assert 1 <= len(report.summary.sentences) <= 3
    assert all(word in report.summary.text for word in ("India", "Russia", "US"))


def test_the_visit_is_a_claim_with_its_speaker(report: Report) -> None:
    found = [c for c in report.claims if "unofficial" in c.text and "personal" in c.text]
    assert found, [c.text for c in report.claims]
    assert "deemed" in found[0].text
    assert found[0].speaker is not None
    assert re.search("Chollet|administration", found[0].speaker)
    assert [part.text.rsplit(" ", 1)[-1] for part in found[0].parts] == ["‘unofficial’", "‘personal’"]


def test_five_runs_give_equal_reports(analyser: Any, blinken: str) -> None:
    runs = {json.dumps(analyser.analyse(blinken).to_dict() | {"timings_ms": {}}) for _ in range(5)}
    assert len(runs) == 1


@pytest.mark.parametrize("file", sorted(ARTICLES.glob("*.txt")), ids=lambda p: p.stem)
def test_real_articles_give_sound_reports_of_supported_lines(analyser: Any, file: Path) -> None:
    report = analyser.analyse(file)
    assert report.claims
    assert broken(report) == []
    for line in (*report.summary.sentences, *report.claims):
        assert (line.verdict, line.confidence >= 0.5) == ("supported", True), line.text
    coverage = report.coverage
    assert (coverage.characters_read, coverage.truncated) == (coverage.characters_total, False)


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("", errors.EmptyInputError),
        (" \n\t ", errors.EmptyInputError),
        ("Police arrested 14 people \ud800 in Cairo.", errors.NotTextError),
        (Path("no/such/file.txt"), errors.SourceNotFoundError),
        ("no/such/file.txt", errors.SourceNotFoundError),
        (Path("."), errors.SourceNotFoundError),
        ("https://example.com/news", errors.SourceNotFoundError),
        ("https://exa mple.org/dam", errors.InputError),
        (" http://\n", errors.InputError),
        (Article("https://example.org/dam"), errors.InputError),
        (Article(None), errors.NotTextError),  # type: ignore[arg-type]
        (Article("The dam at Ilford held on Monday.", title=5), errors.OptionError),  # type: ignore[arg-type]
        (
            "Der Bundestag hat am Donnerstag ein neues Gesetz beschlossen, das die Steuern senkt. " * 5,
            errors.LanguageError,
        ),
    ],
)
def test_bad_input_is_named(analyser: Any, source: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        analyser.analyse(source)


@pytest.mark.parametrize(
    ("claim", "error"),
    [
        ("", errors.EmptyInputError),
        ("???", errors.EmptyInputError),
        (" \u2014 ...", errors.EmptyInputError),
        (12, errors.NotTextError),
        ("\ud800 x", errors.NotTextError),
    ],
)
def test_a_claim_that_is_none_is_named(analyser: Any, claim: Any, error: type[Exception]) -> None:
    with pytest.raises(error, match="claim"):
        analyser.check("The council approved the budget on Monday.", claim)


@pytest.mark.parametrize(
    "options",
    [
        {"summary_words": 0},
        {"summary_sentences": -1},
        {"max_claims": -1},
        {"min_check_worthiness": 1.5},
        {"summary_sentences": "2"},
        {"max_claims": None},
        {"min_check_worthiness": "half"},
        {"published": date(2024, 5, 1)},
        {"title": 5},
        {"url": 5},
    ],  # fmt: skip
)
def test_an_option_out_of_range_is_named(analyser: Any, options: dict[str, Any]) -> None:
    with pytest.raises(errors.OptionError, match=next(iter(options))):
        analyser.analyse("The council approved the budget on Monday.", **options)


def test_limits_are_kept_and_what_lies_beyond_is_counted(analyser: Any, blinken: str) -> None:
    two = analyser.analyse(blinken, max_claims=2)
    assert len(two.claims) == 2
    (told,) = [w.message for w in two.warnings if w.code == "more_claims"]
    assert re.match(r"Not listed: [1-9]\d* more", told)
    assert analyser.analyse(blinken, max_claims=0).claims == ()
    assert len(analyser.analyse(blinken, summary_sentences=1).summary.sentences) == 1


def test_odd_characters_keep_their_offsets(analyser: Any) -> None:
    text = "Police \u200barrested 14 people \U0001f600 in Cairo. The mayor\u202e resigned on Monday.\x00 Rain fell."
    report = analyser.analyse(text)
    assert report.article.text == text
    json.dumps(report.to_dict())


def test_an_article_record_passes_through(analyser: Any) -> None:
    given = Article("The council approved the budget on Monday.", title="Budget", published="2024-05-06")
    report = analyser.analyse(given)
    assert replace(report.article, sentences=(), language=None) == given


def test_lines_without_a_full_stop_do_not_run_into_one_another_in_a_summary(analyser: Any) -> None:
    lines = ["A ferry carrying 72 passengers sank off Lindo on Saturday", "Coastguards rescued 69 people"]
    said = analyser.analyse("Ferry sinks off Lindo\n" + "\n".join(lines) + "\nDivers found it on Sunday.").summary
    assert said.text == "\n".join([*lines, "Divers found it on Sunday."]) and len(said.sentences) == 3


def test_check_names_the_evidence(analyser: Any, blinken: str) -> None:
    verdict = analyser.check(blinken, "The ministry of external affairs condemned the visit.")
    start, end = verdict.evidence[0].start, verdict.evidence[0].end
    assert "condemned" in blinken[start:end]
    shown = [source.sentence_id for source in analyser.check(blinken, "Blinken resigned on Tuesday.").evidence]
    assert 0 in shown and 1 not in shown, "the headline and its repetition"
    with pytest.raises(errors.EmptyInputError):
        analyser.check(blinken, "  ")


def test_many_articles_give_the_same_reports_as_one_by_one(analyser: Any, blinken: str) -> None:
    other = (ARTICLES / "crane.txt").read_text("utf-8")
    assert list(analyser.analyse_many([blinken, other])) == [analyser.analyse(blinken), analyser.analyse(other)]


def test_a_key_fact_at_the_end_of_a_long_article_is_in_the_summary(analyser: Any) -> None:
    """Six real articles as background, then the lead of a seventh, whose headline it has."""
    texts = {path.stem: path.read_text("utf-8") for path in sorted(ARTICLES.glob("*.txt"))}
    fact = next(line for line in texts.pop("crane").splitlines() if line.startswith("A storm yesterday"))
    text = "\n\n".join([*texts.values(), fact])
    report = analyser.analyse(text, title="At least 107 killed in Mecca crane collapse")
    assert len(re.findall(r"\w+|[^\w\s]", text)) > 3000
    assert "killing 107 or more" in report.summary.text
    assert report.coverage.truncated is False


def test_an_official_visit_is_not_an_unofficial_one(analyser: Any, blinken: str) -> None:
    right, wrong = analyser.check_many([(blinken, "Omar visit was unofficial"), (blinken, "Omar visit was official")])
    assert right.label == "supported"
    assert wrong.label != "supported"
    assert "official in the claim, unofficial in the article" in wrong.reasons


def test_one_borrowed_word_makes_no_quotation_of_a_statement(report: Report) -> None:
    rescue = [c for c in report.claims if "came to the rescue" in c.text]
    assert [(c.quoted, c.speaker) for c in rescue] == [(False, None)]


NAMES = ", ".join(f"{a}{b} {c}u" for a in "BDGHJKLMNR" for b in "aeio" for c in "WFH")
OVERLONG = {
    "marks": "Wages in Otley rose to 5 per cent in May " + "." * 400,
    "an address": "The Otley bakery put its prices on https://example.org/" + "b2/" * 280 + " on Tuesday.",
    "names": f"The Otley choir thanked {NAMES} on Friday.",
}


@pytest.mark.parametrize("sentence", OVERLONG.values(), ids=OVERLONG)
def test_a_sentence_too_long_to_be_checked_costs_no_other_its_place(analyser: Any, sentence: str) -> None:
    report = analyser.analyse(
        f"{sentence} The bridge at Ilford closed on Monday. A fire at the mill hurt 12 people on Sunday.",
        summary_sentences=2,
        min_check_worthiness=0.0,
    )
    assert "Ilford closed on Monday. A fire at the mill hurt 12 people" in report.summary.text
    said = " ".join(claim.text for claim in report.claims)
    assert "Ilford closed" in said and "12 people" in said
    long = [d for d in report.coverage.dropped if d.reason == "too long to be checked"]
    assert long and {d.sentence_id for d in long} == {0}


def test_an_article_that_is_one_overlong_sentence_has_no_summary(analyser: Any) -> None:
    report = analyser.analyse(OVERLONG["names"])
    assert (report.summary.sentences, report.claims) == ((), ())
    assert "no_summary" in [w.code for w in report.warnings]


def test_an_overlong_claim_that_somebody_typed_is_an_error(analyser: Any) -> None:
    with pytest.raises(errors.InputError, match="at most 285 can be checked"):
        analyser.check("The choir sang on Friday.", OVERLONG["names"])


def test_an_address_that_is_none_is_told_from_a_text_below_one(analyser: Any) -> None:
    for line, problem in (("https://exa mple.org/dam", "a space in it"), ("HTTP://", "no name follows")):
        with pytest.raises(errors.InputError, match=problem):
            analyser.check(line, "The dam held.")
    assert analyser.check("https://example.org/dam\nThe dam held on Monday.", "The dam held on Monday.").evidence


@pytest.mark.parametrize("evidence", [5, [5], None, b"The dam held.", b"", ["The caf\udce9 held."]])
def test_evidence_that_is_no_text_is_named(analyser: Any, evidence: Any) -> None:
    with pytest.raises(errors.NotTextError, match=r"[Gg]ive (the article|each) as a str"):
        analyser.check(evidence, "The dam held.")


@pytest.mark.parametrize(
    ("more", "shown", "words"),
    [
        (1, 3, "Not listed: 1 more, which ranks below the 3 claims shown. A higher"),
        (8, 1, "Not listed: 8 more, which rank below the claim shown. A higher"),
        (8, 0, "Not listed: 8 more. A higher limit on claims shows more."),
    ],
)
def test_how_many_claims_are_not_listed_in_plain_grammar(report: Report, more: int, shown: int, words: str) -> None:
    (told,) = [w for w in warnings_for(report.summary, report.claims[:shown], more, report.article) if "more" in w.code]
    assert told.message.startswith(words)


def test_a_speaker_across_a_line_break_has_no_break_in_the_name(analyser: Any) -> None:
    report = analyser.analyse("The fire hurt 12 people at the mill, the fire\nservice said on Monday.")
    assert [claim.speaker for claim in report.claims] == ["the fire service"]


@pytest.mark.parametrize("row", ["ab", ("The mayor left.",), 7, ("a", "b", "c")])
def test_a_row_that_is_no_pair_is_named(analyser: Any, row: Any) -> None:
    with pytest.raises(errors.NotTextError, match="Row 2 is no "):
        analyser.check_many([("The mayor left.", "The mayor left."), row])


def test_pairs_may_come_from_an_iterator_and_no_pairs_are_named(analyser: Any) -> None:
    pairs = zip(["The mayor left."], ["The mayor left."], strict=True)
    assert [verdict.label for verdict in analyser.check_many(pairs)] == ["supported"]
    with pytest.raises(errors.NotTextError, match="holds no .* pairs"):
        analyser.check_many(7)


def test_a_text_in_another_language_is_refused_before_the_models_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    analyser = Analyser(reader=FakeReader(), checker=FakeChecker())
    monkeypatch.setattr(FakeReader, "read", lambda *_: pytest.fail("it was read"))
    with pytest.raises(errors.LanguageError):
        analyser.analyse("Der Bürgermeister ist am Montag zurückgetreten, weil die Stadt kein Geld mehr hat. " * 3)
