"""The extractive summary: salience, no repetition, length, order, and cuts that are taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gistcheck.compress import blank_dateline, count_words
from gistcheck.coreference.things import Referent
from gistcheck.protocols import UNREAD
from gistcheck.readability import readability, standing_alone
from gistcheck.selection import SLACK, Candidate, Cut, fit, select
from gistcheck.summarise import Condensed, summarise
from gistcheck.syntax.parse import parse
from gistcheck.types import Article, Sentence, SentenceKind, Verdict
from tests.readings import pieces, supported

STORY = (
    "A storm brought down a crane at the Grand Mosque in Mecca on Friday, killing 107 people.",
    "The civil defence authority, which sent 15 teams, said that 238 people were wounded.",
    "A crane fell at the Grand Mosque in Mecca on Friday, killing 107.",
    "It had stood beside the mosque since 2011.",
    "The governor ordered an inquiry into the contractor and promised results within a month.",
    "Millions of pilgrims travel to Mecca every year for the Hajj.",
)


def article_of(texts: Sequence[str], kinds: Sequence[SentenceKind] | None = None) -> Article:
    whole, found = "\n".join(texts), []
    for i, text in enumerate(texts):
        start = sum(len(t) + 1 for t in texts[:i])
        found.append(Sentence(i, start, start + len(text), kinds[i] if kinds else "body"))
    return Article(whole, sentences=tuple(found))


def run(
    texts: Sequence[str] = STORY,
    salience: Sequence[float] = (0.9, 0.7, 0.85, 0.3, 0.5, 0.2),
    *,
    keep: float = 1.0,
    kinds: Sequence[SentenceKind] | None = None,
    sentences: int | None = None,
    words: int | None = None,
    referents: Sequence[Referent] = (),
    verify: Callable[[Sequence[tuple[str, int]]], list[Verdict]] = supported,
) -> Condensed:
    readings = [
        replace(UNREAD, salience=value, tokens=pieces(text, keep)) for text, value in zip(texts, salience, strict=True)
    ]
    docs = parse([blank_dateline(text) for text in texts])
    article, limits = article_of(texts, kinds), {"sentences": sentences, "words": words}
    return summarise(article, docs, readings, **limits, referents=referents, verify=verify)


def candidate(i: int, salience: float, words: str, length: int, *, alone: float = 1.0) -> Candidate:
    return Candidate(i, salience, frozenset(words.split()), alone, (Cut("w " * length, ((0, 1),)),))


def test_the_most_salient_sentences_come_in_article_order_and_say_a_thing_once() -> None:
    chosen = [s.sources[0].sentence_id for s in run(sentences=3).sentences]
    assert chosen == [0, 1, 4]


def test_who_says_so_and_how_makes_nothing_new_of_it() -> None:
    texts = (
        "Of these, ten thousand permits for new boats were granted, while two thousand are still pending.",
        '"About two thousand permits pending in process," Harbour Secretary Ingrid Holm tweeted.',
        "Boat owners in the northern fjords have time till June to ask for theirs.",
    )
    chosen = [s.sources[0].sentence_id for s in run(texts, [0.9, 0.8, 0.5], sentences=2).sentences]
    assert chosen == [0, 2]


def test_the_default_is_about_sixty_words() -> None:
    texts = [
        "Voters in the canton rejected a plan to widen the old motorway by a narrow margin.",
        "A ferry with 80 passengers ran aground near the northern harbour before dawn.",
        "Doctors warned that hospital wards were full because nurses had left for better pay.",
        "The central bank raised interest rates by half a point to slow inflation.",
        "Archaeologists found a Roman kitchen beneath the cathedral while laying cables.",
        "Farmers sold their cattle early after drought ruined the grass in the valley.",
        "An orchestra cancelled its spring tour when customs officers held the instruments.",
    ]
    total = sum(count_words(s.text) for s in run(texts, [0.9 - i / 50 for i in range(7)]).sentences)
    assert 40 <= total <= 60 * SLACK


ROWS = st.tuples(st.floats(0.01, 1), st.sets(st.sampled_from("abcdefgh"), min_size=1), st.integers(1, 40))


@given(st.lists(ROWS, max_size=12), st.integers(1, 5), st.integers(5, 80))
def test_limits_hold_for_any_pool(rows: list[tuple[float, set[str], int]], sentences: int, words: int) -> None:
    pool = [candidate(i, s, " ".join(w), n) for i, (s, w, n) in enumerate(rows)]
    chosen = select(pool, sentences=sentences, words=words)
    assert chosen == sorted(set(chosen)) and len(chosen) <= sentences
    total = sum(count_words(cut.text) for cut in fit([pool[i] for i in chosen], words))
    assert total <= words * SLACK or len(chosen) == 1
    assert bool(chosen) == bool(pool)


def test_a_sentence_that_leans_on_another_waits_for_it() -> None:
    pool = [
        candidate(0, 0.5, "a b", 9),
        candidate(1, 0.6, "c d", 9, alone=0.7),
        candidate(2, 0.55, "e f", 9),
    ]
    assert select(pool, sentences=1, words=None) == [2]
    assert select([pool[1]], sentences=1, words=None) == [0]
    assert select([candidate(0, 0.9, "a b", 9), *pool[1:]], sentences=2, words=None) == [0, 1]


def test_who_is_named_in_part_is_introduced() -> None:
    texts = (
        "Mayor Ingrid Holm opened the new bridge in Bergen on Monday morning.",
        "The crossing had been closed to all traffic since the spring floods.",
        "Repairs to the harbour will take three more years to complete.",
        "Holm thanked the engineers for their work over the winter.",
    )
    said = [s.sources[0].sentence_id for s in run(texts, [0.1, 0.9, 0.5, 0.6], sentences=2).sentences]
    assert said == [1, 2]
    said = [s.sources[0].sentence_id for s in run(texts, [0.95, 0.9, 0.1, 0.9], sentences=3).sentences]
    assert 3 in said


def test_poor_filler_does_not_take_the_last_room() -> None:
    pool = [candidate(0, 0.9, "a b", 40), candidate(1, 0.8, "c d", 40), candidate(2, 0.1, "e f", 10)]
    assert select(pool, sentences=None, words=60) == [0]


def test_a_sentence_too_long_for_the_limit_is_cut_harder() -> None:
    long, short = Cut("w " * 50, ((0, 9),)), Cut("w " * 20, ((0, 5),))
    pool = [Candidate(0, 0.9, frozenset("a"), False, (long, short))]
    assert select(pool, sentences=None, words=30) == [0]
    assert fit(pool, 30) == [short]
    assert fit(pool, 60) == fit(pool, None) == [long]


def test_a_key_fact_at_the_end_of_a_long_article_is_found() -> None:
    texts = [f"Committee number {i} met on topic {chr(97 + i % 26)}{i} in room {i} again." for i in range(150)]
    texts.append("The dam above the town broke at noon and 40 people drowned.")
    found = run(texts, [0.3] * 150 + [1.0])
    assert found.sentences[-1].text == texts[-1]


def test_only_body_sentences_are_eligible() -> None:
    kinds: list[SentenceKind] = ["title", "caption", "duplicate", "boilerplate", "body", "body"]
    assert {s.sources[0].sentence_id for s in run(kinds=kinds, sentences=5).sentences} == {4, 5}


@pytest.mark.parametrize("texts", [[], ["A crane fell in Mecca on Friday."]])
def test_a_short_article_does_not_grow(texts: list[str]) -> None:
    found = run(texts, [0.5] * len(texts))
    assert [s.text for s in found.sentences] == texts


def test_sources_span_what_was_kept() -> None:
    text = "But the crane, a red one, fell in Mecca on Friday near the main gate of the mosque."
    found = run([STORY[4], text], [0.1, 0.9], keep=0.0, sentences=1)
    [sentence] = found.sentences
    [source] = sentence.sources
    whole = article_of([STORY[4], text]).text
    assert sentence.text.startswith("The crane fell in Mecca")
    assert whole[source.start : source.end].startswith("the crane, a red one, fell")
    assert whole[source.start : source.end].endswith(".") and source.score == 0.9


def test_a_cut_that_the_article_does_not_support_is_taken_back() -> None:
    def doubt(drafts: Sequence[tuple[str, int]]) -> list[Verdict]:
        return [Verdict("supported" if "which sent" in text else "not_stated", 0.9) for text, _ in drafts]

    found = run(salience=(0.1, 0.9, 0.1, 0.1, 0.1, 0.1), keep=0.0, sentences=1, verify=doubt)
    assert [s.text for s in found.sentences] == [STORY[1]]
    assert found.sentences[0].verdict == "supported"
    [dropped] = found.dropped
    assert dropped.text == "The civil defence authority said that 238 people were wounded."
    assert dropped.sentence_id == 1 and "does not support" in dropped.reason


def test_a_whole_sentence_stands_without_its_dateline() -> None:
    text = "(CNN)Engineers who came from Oslo found rust in the piers of the old harbour bridge."
    found = run([text], [0.9], keep=0.0, verify=lambda drafts: [Verdict("not_stated", 0.6) for _ in drafts])
    assert [s.text for s in found.sentences] == [text.removeprefix("(CNN)")]


def test_verdicts_are_reported_as_they_are() -> None:
    found = run(sentences=1, verify=lambda drafts: [Verdict("not_stated", 0.6) for _ in drafts])
    assert [(s.text, s.verdict, s.confidence) for s in found.sentences] == [(STORY[0], "not_stated", 0.6)]


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("He also said that the talks had failed.", 0),
        ("But the talks failed.", 0.4),
        ("That angered the union.", 0.4),
        ("That's what a team of researchers is hoping.", 0),
        ("That's according to a report by the council of Leeds.", 0),
        ("“They lied,” said the mayor.", 0.4),
        ("Talks failed last night, he said.", 0),
        ("At least they do in the north of the country.", 0),
        ("People are actually buying it.", 0.4),
        ("It took him five years to speak of the crash.", 0.4),
        ("On Monday she left the hospital in a van.", 0.4),
        ("In her speech the mayor said nothing of the crash.", 1),
        ("The council sold the bridge and people bought it.", 1),
        ("The mayor said that he was tired.", 1),
        ("It is clear that the talks failed.", 1),
        ("There were no survivors of the crash.", 1),
        ("", 1),
    ],
)
def test_openings_that_point_back(text: str, alone: float) -> None:
    assert standing_alone(parse([text])[0]) == alone


def test_statements_read_better_alone_than_fragments_questions_and_torn_quotations() -> None:
    statement, *others = parse(
        [
            "The council approved the plan on Tuesday evening.",
            "A celebration of craft and of characters in Toronto.",
            'Then the council approved the plan on Tuesday evening."',
            "The council approved it.",
            "We approved the plan of the council on Tuesday evening.",
            "Before you leave, know that the council approved the plan.",
        ]
    )
    assert readability(statement) == 1.0
    assert all(0 < readability(doc) < 1 for doc in others)
    nothing = parse(["Did the council approve the plan on Tuesday evening?", "Not Danish.", "No.", "Holm said in May."])
    assert [readability(doc) for doc in nothing] == [0, 0, 0, 0]
    lost = "The council approved the plan on Tuesday evening.?"  # a closing quotation mark, once
    assert readability(parse([lost])[0]) == 1.0


def test_what_a_fact_check_puts_to_the_test_is_nothing_the_article_says() -> None:
    tested, told = parse(
        [
            "Claim: The mayor of Leeds has banned dogs from all parks.",
            "The claim that he banned dogs from parks is false.",
        ]
    )
    assert readability(tested) == 0
    assert readability(told) == 1.0


def test_words_quoted_without_their_speaker_stay_out() -> None:
    texts = [
        '"The bridge was closed for a whole year.',
        'It was unsafe," the mayor said on Monday.',
        "It opens in May.",
    ]
    assert [s.sources[0].sentence_id for s in run(texts, (0.9, 0.3, 0.2)).sentences] == [1, 2]
    assert len(run(texts[:1], (0.9,)).sentences) == 1
    assert len(run([texts[0], 'It was unsafe," he said on Monday.'], (0.9, 0.3)).sentences) == 1


def test_a_sentence_that_shares_most_of_its_words_with_a_chosen_one_stays_out() -> None:
    pool = [candidate(0, 0.9, "a b c d e", 5), candidate(1, 0.8, "a b c d f", 5)]
    assert select(pool, sentences=2, words=None) == [0]


def test_a_quotation_that_runs_on_is_marked_where_its_sentences_are_parted() -> None:
    texts = (
        'Ida Holm of Bergen said: "Town lost in May.',
        'The men of the club were tired and hungry," the manager said.',
    )
    assert [s.text for s in run(texts, (0.9, 0.1), sentences=1).sentences] == [f'{texts[0]}"']
    assert [s.text for s in run(texts, (0.1, 0.9), sentences=1).sentences] == [f'"{texts[1]}']
    assert [s.text for s in run(texts, (0.9, 0.8), sentences=2).sentences] == list(texts)


def test_a_line_without_a_stop_does_not_run_into_a_text_of_sentences() -> None:
    texts = ("At least 107 people have died, police in Mecca say", *STORY[1:])
    assert run(texts, sentences=2).sentences[0].text == STORY[1]
    assert run((STORY[0].replace(".", " ."), *STORY[1:]), sentences=2).sentences[0].text == STORY[1]
    assert run([text.replace(".", " .") for text in STORY], sentences=2).sentences[0].text[:7] == "A storm"
    lines = [text.rstrip(".") for text in STORY]
    assert run(lines, sentences=2).sentences[0].text == lines[0]


def test_questions_have_no_summary_and_stay_out_of_that_of_an_interview() -> None:
    assert run(("Is the tax fair?", "Who will pay it in the end?", "Have your say."), (0.9, 0.8, 0.7)).sentences == ()
    texts = ("How bad is the drought?", "The reservoirs of the county are at a third of capacity.", "And the wells?")
    assert [s.text for s in run(texts, (0.9, 0.2, 0.9)).sentences] == [texts[1]]


def test_a_text_does_not_open_with_whom_nobody_has_named() -> None:
    texts = ("Her show took the north by storm.", "Ida Holm leads a study group at a small school in Bergen.")
    assert [s.text for s in run(texts, (0.9, 0.8), sentences=1).sentences] == [texts[1]]
