"""Reports as JSON, Markdown, HTML and terminal text: nothing lost, nothing invented, nothing run."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gistcheck.records import warnings_for
from gistcheck.render import report_dict, report_html, report_json, report_markdown, verdict_dict
from gistcheck.render.findings import LISTED_OMISSIONS
from gistcheck.render.html import palette, report_parts, report_script, report_style
from gistcheck.render.links import Link, finding_links, finding_places, split_sentence
from gistcheck.render.words import NO_FACT, REASONS, article_title, claim_notes, full_statement, percent
from gistcheck.types import Article, DateMention, Dropped, Notice, Part, Report, Sentence, Source, Verdict
from tests.read_page import Page, terminal
from tests.sample_report import TEXT, echo_report, sample_report

SCHEMA = json.loads(files("gistcheck.render").joinpath("report.schema.json").read_text("utf-8"))


def test_the_dict_follows_the_schema_and_is_plain_json() -> None:
    data = report_dict(sample_report())
    jsonschema.validate(data, SCHEMA)
    assert json.loads(json.dumps(data, allow_nan=False)) == data
    assert json.loads(report_json(sample_report())) == data
    assert data["schema_version"] == 1


def test_the_schema_refuses_a_missing_and_an_unknown_field() -> None:
    data = report_dict(sample_report())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**data, "score": 1}, SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({name: value for name, value in data.items() if name != "coverage"}, SCHEMA)


def test_every_offset_in_the_dict_quotes_its_span() -> None:
    data = report_dict(sample_report())
    text = data["article"]["text"]
    for claim in data["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["text"]
        assert [text[s["start"] : s["end"]] for s in claim["sources"]] == [claim["text"]]


def test_lone_surrogates_become_replacement_signs_of_the_same_length() -> None:
    report = echo_report("A\ud800bc. Two\udfff here.")
    data = report_dict(report)
    assert data["article"]["text"] == "A\ufffdbc. Two\ufffd here."
    assert len(data["article"]["text"]) == len(report.article.text)
    for text in (report_json(report), report_markdown(report), report_html(report), terminal(report)):
        text.encode("utf-8")


def test_a_verdict_alone_becomes_plain_data() -> None:
    part = Part("It rained", "supported", 0.9)
    verdict = Verdict("not_stated", 0.5, (Source(1, 2, 3, 0.4),), ("nothing near it",), (part,))
    assert verdict_dict(verdict) == {
        "label": "not_stated",
        "confidence": 0.5,
        "evidence": [{"sentence_id": 1, "start": 2, "end": 3, "score": 0.4}],
        "reasons": ["nothing near it"],
        "parts": [{"text": "It rained", "verdict": "supported", "confidence": 0.9}],
    }


@pytest.mark.parametrize(("given", "shown"), [(1.0, "over 99%"), (0.994, "over 99%"), (0.5, "50%"), (0.0, "under 1%")])
def test_certainty_is_never_shown(given: float, shown: str) -> None:
    assert percent(given) == shown


def test_every_form_says_who_said_it_and_that_truth_is_not_judged() -> None:
    said = "Suleiman al-Amr said this. The article reports it; gistcheck does not say it is true."
    report = sample_report()
    assert said in Page(report_html(report)).text
    assert said in report_markdown(report)
    assert said in " ".join(terminal(report).split())


def test_a_quotation_without_a_speaker_is_still_not_a_fact() -> None:
    claim = replace(sample_report().claims[1], speaker=None, cue=None)
    (note,) = claim_notes(claim)
    assert note.line == (
        "It stands in quotation marks, wholly or in part, and the article does not say here whose words they are. "
        "The article reports it; gistcheck does not say it is true."
    )


def test_a_full_stop_alone_is_no_fuller_statement() -> None:
    claim = sample_report().claims[0]
    assert full_statement(replace(claim, text="It rained", statement="It rained.")) is None
    assert full_statement(replace(claim, text="It rained", statement="[On Friday] it rained.")) is not None


@pytest.mark.parametrize(
    "words",
    [
        "Supported by the article", "Contradicted by the article", "Not stated in the article", "Attribution supported",
        "The article marks this as uncertain.", "“Friday” is 2015-09-18.", "who “He” is", "The number 238 matches.",
        "page furniture, not the article", "The article names no author.", "8 sentences read, 4 of them the story",
        "[the storm] wounding 238",
    ],
)  # fmt: skip
def test_every_form_shows_verdicts_notes_omissions_and_warnings(words: str) -> None:
    report = sample_report()
    assert words in Page(report_html(report)).text
    assert words in Page(MarkdownIt().render(report_markdown(report))).text
    assert words in terminal(report)


def test_only_where_a_reader_can_change_something_is_it_said_how() -> None:
    told = "Not listed: 8 more. A higher limit on claims shows more."
    report = replace(sample_report(), warnings=(Notice("more_claims", told),))
    assert f"{told} Set it with --max-claims." in " ".join(terminal(report).split())
    for text in (report_html(report), report_markdown(report), report_json(report)):
        assert told in text and "Set it" not in text


def test_how_many_claims_are_not_listed_stands_below_the_list_and_not_above_the_report() -> None:
    report = replace(sample_report(), warnings=(Notice("more_claims", "Not listed: 8 more."),))
    for text in (Page(report_html(report)).text, report_markdown(report), terminal(report)):
        last = " ".join(report.claims[-1].text.split()[:3])
        assert text.count("Not listed: 8 more.") == 1
        assert text.index(last) < text.index("Not listed: 8 more.")


def test_an_article_without_a_title_is_headed_by_whole_words() -> None:
    text = "Troops discovered a mass grave near a northern town " * 4
    article = Article(text, sentences=(Sentence(0, 0, len(text), "body"),))
    heading = article_title(article)
    assert heading.endswith(" …")
    assert text.startswith(heading.removesuffix("…"))
    assert len(heading) <= 120
    below = (Sentence(0, 0, 6, "boilerplate"), Sentence(1, 7, 17, "title"))
    assert article_title(replace(article, sentences=below)) == text[7:17], "not the menu above the headline"


def test_a_date_without_a_day_says_why() -> None:
    claim = replace(sample_report().claims[2], dates=(DateMention("Friday", 0, 6, None, "no date of publication"),))
    assert list(claim_notes(claim))[-1].line == "“Friday” has no certain date (no date of publication)."


def test_no_claims_is_said_in_words_without_a_score() -> None:
    report = sample_report(claims=False)
    for text in (Page(report_html(report)).text, report_markdown(report), terminal(report)):
        assert "No checkable claims." in text
        assert "check-worthiness" not in text


def test_why_there_is_no_summary_is_said_once() -> None:
    report = sample_report()
    summary = replace(report.summary, text="", sentences=())
    report = replace(report, summary=summary, warnings=tuple(warnings_for(summary, report.claims, 0, report.article)))
    for text in (Page(report_html(report)).text, report_markdown(report), terminal(report)):
        assert [len(re.findall(words, text)) for words in ("No summary: no sentence", r"No summary\.")] == [1, 1]


@pytest.mark.parametrize(
    ("reason", "code", "said"),
    [
        ("a minor fact", "", "No claims listed. What the article says was left out of the list"),
        ("its own sentence does not support it: not_stated, 0.71", "", "No claims listed. What the article says was"),
        ("an opinion", "more_claims", "No claims listed. The article makes claims, but none was asked for."),
        ("an opinion", "", "No checkable claims. Nothing in this article states a fact"),
    ],
)
def test_that_an_article_states_no_fact_is_said_only_where_it_is_so(reason: str, code: str, said: str) -> None:
    report = sample_report(claims=False)
    dropped = (*report.coverage.dropped, Dropped("The dam held for a week.", 3, reason))
    report = replace(report, coverage=replace(report.coverage, dropped=dropped), warnings=(Notice(code, "Look."),))
    for text in (Page(report_html(report)).text, report_markdown(report), terminal(report)):
        assert said in " ".join(text.replace("*", "").split())


def test_the_reasons_for_which_something_states_no_fact_are_the_ones_that_are_given() -> None:
    sources = [files("gistcheck").joinpath(name).read_text("utf-8") for name in ("checkable.py", "claims.py")]
    assert [r for r in NO_FACT - REASONS.keys() if not any(f'"{r}"' in source for source in sources)] == []


def test_a_cut_article_says_so() -> None:
    report = sample_report()
    cut = replace(report, coverage=replace(report.coverage, truncated=True, sentences_read=3))
    for text in (Page(report_html(cut)).text, report_markdown(cut), terminal(cut)):
        assert "3 of 8 sentences read; the article was cut off before its end" in " ".join(text.split())


def test_verdicts_differ_in_shape_and_word_and_not_in_colour_alone() -> None:
    page = report_html(sample_report())
    badges = re.findall(r'class="gc-badge gc-(\w+)"><svg[^>]*><use href="#gc-shape-(\w+)"/></svg>([A-Z][a-z]+)', page)
    assert len(badges) == 5
    assert all(label == shape for label, shape, _ in badges)
    assert {"supported", "contradicted", "not_stated"} == {shape for _, shape, _ in badges}


def test_the_html_file_is_small_and_loads_nothing() -> None:
    page = report_html(sample_report())
    assert len(page.encode()) < 100_000 + len(TEXT.encode())
    loading = {"src", "srcset", "data", "action", "poster", "background"}
    for tag, attributes in Page(page).tags:
        assert tag not in ("link", "iframe", "object", "embed", "img", "base", "form")
        assert not loading & attributes.keys()
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
    assert "url(" not in palette() + report_style()
    assert "@import" not in palette() + report_style()


def test_a_huge_article_adds_less_than_100_kb_to_its_text() -> None:
    text = "\n".join(f"Sentence number {i} says that {i} things happened on day {i % 28}." for i in range(18_000))[
        :1_000_000
    ]
    summary, coverage = sample_report().summary, sample_report().coverage
    report = Report(echo_report(text).article, replace(summary, sentences=()), (), replace(coverage, dropped=()))
    assert len(report_html(report).encode()) < 100_000 + len(text.encode())


def test_the_policy_allows_exactly_the_pages_own_script_and_style() -> None:
    page = report_html(sample_report())
    policy = next(a["content"] or "" for tag, a in Page(page).tags if a.get("http-equiv") == "Content-Security-Policy")
    for name, code in (("script", report_script()), ("style", palette() + report_style())):
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
        assert f"<{name}>{code}</{name}>" in page
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_article_is_shown_whole_and_in_order() -> None:
    parts = report_parts(sample_report(), all_anchors=True)
    shown = Page(re.sub(r"<sup.*?</sup>|<b>.*?</b>|<h3.*?</h3>", "", parts.article)).text
    assert shown.split() == TEXT.split()


def test_links_lead_both_ways() -> None:
    page = Page(report_html(sample_report()))
    targets = {a["id"] for _, a in page.tags if "id" in a}
    picks = {a["data-pick"] for _, a in page.tags if "data-pick" in a}
    marked = {key for _, a in page.tags for key in (a.get("data-of") or "").split()}
    sentences = {key for _, a in page.tags for key in (a.get("data-findings") or "").split()}
    assert picks == marked == sentences == {"s1", "c1", "c2", "c3", "c4"}
    assert {a["href"] for tag, a in page.tags if tag == "a" and (a["href"] or "").startswith("#")} <= {
        f"#{target}" for target in targets
    }


def test_marked_pieces_hold_exactly_the_cited_words() -> None:
    page = report_html(sample_report())
    assert '<span data-of="c1">wounding 238</span>' in page
    assert '<span data-of="s1">A storm</span>' in page


def test_a_claim_without_sources_points_to_the_span_it_was_cut_from() -> None:
    report = sample_report()
    bare = replace(report, claims=(replace(report.claims[0], sources=()),))
    assert finding_places(finding_links(bare))["c1"] == [report.claims[0].sentence_id]


def test_only_so_many_omissions_are_written_out_and_the_rest_counted() -> None:
    report = sample_report()
    many = tuple(Dropped(f"piece {i}", None, "duplicate") for i in range(LISTED_OMISSIONS + 17))
    report = replace(report, coverage=replace(report.coverage, dropped=many))
    assert "And 17 more, all in the JSON report." in Page(report_html(report)).text
    assert len(report_dict(report)["coverage"]["dropped"]) == len(many)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert {report_html(sample_report()) for _ in range(5)} == {report_html(sample_report())}
    assert {report_markdown(sample_report()) for _ in range(5)} == {report_markdown(sample_report())}


def test_the_terminal_report_is_plain_when_piped() -> None:
    assert "\x1b" not in terminal(sample_report())
    assert all(line == line.rstrip() and len(line) <= 100 for line in terminal(sample_report()).splitlines())


def test_a_web_address_becomes_a_link_that_tells_nothing() -> None:
    page = Page(report_html(sample_report()))
    (link,) = [a for tag, a in page.tags if tag == "a" and a["href"] == "https://example.org/crane"]
    assert link["rel"] == "noopener noreferrer nofollow"


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6))
def test_pieces_cover_the_sentence_without_gap_or_overlap(spans: list[tuple[int, int]]) -> None:
    sentence = Sentence(0, 5, 35, "body")
    links = [Link(f"c{i}", Source(0, min(a, b), max(a, b), 1.0)) for i, (a, b) in enumerate(spans)]
    pieces = split_sentence(sentence, links)
    assert [pieces[0].start, *(piece.end for piece in pieces)] == [*(piece.start for piece in pieces), 35]
    for link in links:
        covered = [p for p in pieces if link.finding in p.findings]
        inside = max(0, min(35, link.source.end) - max(5, link.source.start))
        assert sum(p.end - p.start for p in covered) == inside
