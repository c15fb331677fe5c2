"""Marks that a wrong encoding lost are read as what they were, and only those."""

from __future__ import annotations

from typing import Any

import pytest

from eval.invariants import broken
from gistcheck import Article
from gistcheck.text import broken_words, restored, split_sentences

PAGE = (
    "The mayor?s office said the ?special? tax would go. ?We don?t need it,? Lena Holm told the council.\n"
    "?Who pays?? she asked in the ?90s. The players? union ? 40 members ? agreed: ?It was ?a mistake?.?"
)
WHOLE = (
    "The mayor’s office said the “special” tax would go. “We don’t need it,” Lena Holm told the council.\n"
    "“Who pays?” she asked in the ’90s. The players’ union – 40 members – agreed: “It was ‘a mistake’.”"
)


def test_lost_marks_are_put_back_one_for_one() -> None:
    article, count = restored(Article(PAGE))
    assert article.text == WHOLE
    assert count.marks == sum(a != b for a, b in zip(PAGE, WHOLE, strict=True)) > 12


def test_replacement_characters_are_marks_unless_they_were_letters() -> None:
    assert restored(Article(PAGE.replace("Who pays??", "No.?").replace("?", "\ufffd")))[1].marks > 12
    letters = "Andr\ufffds Guti\ufffdrrez fought in Le\ufffdn. He lost."
    assert restored(Article(letters)) == (Article(letters), (0, 0))


@pytest.mark.parametrize(
    "text",
    [
        'Why did he go? "Who knows?" she said. Is it over? Nobody said. Where next?',
        "Watch it at example.org/watch?v=abc and example.org/find?q=1. What now?He left.",
        "The mayor?s office closed in May. Nothing else is wrong here.",
        "It cost ?200m in May and ?30m in June, he said.",
    ],
)
def test_questions_and_single_slips_stay(text: str) -> None:
    assert restored(Article(text)) == (Article(text), (0, 0))


def test_the_time_it_takes_grows_with_the_length_alone() -> None:
    text = "The mayor?s men said ?no? and ?never?. " * 25_000  # a million characters in one line: seconds, not hours
    article, count = restored(Article(text))
    assert count == (5 * 25_000, 0)
    assert article.text.startswith("The mayor’s men said “no” and “never”. The")


def test_a_pound_sign_that_was_lost_is_no_quotation_mark() -> None:
    text = "The firm?s boss won?t pay. It cost ?200m in May."
    assert restored(Article(text))[0].text == "The firm’s boss won’t pay. It cost ?200m in May."


def test_the_report_reads_them_and_keeps_the_text_as_given(analyser: Any) -> None:
    text = (
        "The town?s mayor spoke in May. ?We lost 12 schools in 2014,? Lena Holm said. She didn?t say why it happened."
    )
    report = analyser.analyse(text, min_check_worthiness=0.0)
    assert report.article.text == text
    (claim,) = [c for c in report.claims if "12 schools" in c.text]
    assert (claim.speaker, claim.quoted) == ("Lena Holm", True)
    assert text[claim.start : claim.end].startswith("?We lost 12 schools")
    assert [w.message for w in report.warnings if w.code == "marks_lost"]
    assert analyser.check(text, "Lena Holm said: “We lost 12 schools in 2014.”").label == "supported"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("»The mine was shut«, said Holm.", "“The mine was shut”, said Holm."),
        ("«The mine was shut», said Holm.", "“The mine was shut”, said Holm."),
        ("Holm said: „We lost 600 men.“ He left.", "Holm said: “We lost 600 men.” He left."),
        ("“The mine was shut”, said Holm.", "“The mine was shut”, said Holm."),
    ],
)
def test_foreign_quotation_marks_are_read_as_english_ones(text: str, read: str) -> None:
    assert (restored(Article(text))[0].text, restored(Article(text))[1]) == (read, (0, 0))


def test_a_quotation_that_nothing_closes_is_none() -> None:
    text = (
        "Berg?s adviser ?\ufffdresigned in 2016. Lind?s court met. Erik Berg told NBC it was ?this thing?. It?s over."
    )
    read = restored(Article(text))[0].text
    assert read.count("“") == read.count("”") == 1


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("''It shut,'' she said. ''We left.'' He went.", " “It shut,”  she said.  “We left.”  He went."),
        ("“It shut,’’ she said. ‘‘We left.’’ He went.", "“It shut,”  she said.  “We left.”  He went."),
        ("A board of 10'' by 20'' cost 4 pounds. The firms'' boss left.", None),
    ],
)
def test_two_single_marks_are_a_double_one(text: str, read: str | None) -> None:
    assert restored(Article(text)) == (Article(read or text), (0, 0))
    assert len(read or text) == len(text)


TORN = (
    "By. Jane Smith. PUBLISHED:. 07:21 EST, 28 May 2026. |. UPDATED:. 07:32 EST, 29 May 2026. Two lawyers for a woman"
    " who. claims to have been robbed have filed a. suit in a Leeds court, accusing,. the bank of theft. The Department"
    ' of. Trade did not comment. "It was late," said her aunt. The. firm stays.'
)


def test_stops_that_tear_sentences_are_not_read() -> None:
    article, read = restored(Article(TORN))
    assert (len(article.text), read.stops) == (len(TORN), 9)
    sentences = [" ".join(article.text[a:b].split()) for a, b in split_sentences(article.text)]
    assert sentences[-4:] == [
        "Two lawyers for a woman who claims to have been robbed have filed a suit in a Leeds court, accusing, the bank"
        " of theft.",
        "The Department of Trade did not comment.",
        '"It was late," said her aunt.',
        "The firm stays.",
    ]
    assert "By Jane Smith." in sentences


@pytest.mark.parametrize(
    "text",
    [
        "he left. she stayed. they met in may. nobody else came.",
        "It opens at 10 a.m. local time and shuts at 5 p.m. daily. Ringling Bros. and Barnum Co. did not say why.",
        "It sold. eBay did not comment. He paid. theBay.com: let it be. The firm left. iPhone users stayed.",
        "The first vs. the last approx. two of them. The end.",
        "One slip of the. keyboard is no damage. The end came.",
    ],
)
def test_other_stops_stay(text: str) -> None:
    assert restored(Article(text)) == (Article(text), (0, 0))


def test_the_report_reads_the_torn_text_whole_and_says_so(analyser: Any) -> None:
    report = analyser.analyse(TORN)
    assert report.article.text == TORN
    assert "Two lawyers for a woman who claims to have been robbed" in " ".join(report.summary.text.split())
    assert [w.code for w in report.warnings if w.code.startswith("stops")] == ["stops_astray"]


def test_words_within_a_quotation_do_not_end_it_and_one_may_follow_another() -> None:
    text = (
        "Lena Holm said, ?We told them so in Leeds.??The ?free lunch? sign helps, and the town?s shops pay,? said Poe."
    )
    whole = (
        "Lena Holm said, “We told them so in Leeds.”“The ‘free lunch’ sign helps, and the town’s shops pay,” said Poe."
    )
    assert restored(Article(text))[0].text == whole


def test_a_lost_space_is_one_where_no_question_can_end() -> None:
    text = "The town?s mayor met the?Leeds firms on?Friday and didn?t pay. What is it for?Nobody knows."
    assert restored(Article(text))[0].text == (
        "The town’s mayor met the Leeds firms on Friday and didn’t pay. What is it for?Nobody knows."
    )


def test_a_lost_space_and_a_mark_behind_a_comma_show_that_marks_were_lost() -> None:
    text = "The mayor met the firms on?Friday. (AFP) ?They have left,? she said."
    assert restored(Article(text))[0].text == "The mayor met the firms on Friday. (AFP) “They have left,” she said."


def test_a_letter_stays_lost_where_the_marks_became_question_marks() -> None:
    text = "Nicol\ufffds Holm?s plan isn?t popular."
    assert restored(Article(text))[0].text == "Nicol\ufffds Holm’s plan isn’t popular."


BROKEN = """A water company was fined 2 million pounds on Thurs-
day for letting sewage run into the river Wend for six-
teen days in 2024. A judge said the com-
pany had ignored eleven alarms."""


def test_words_broken_at_the_ends_of_lines_are_told_of(analyser: Any) -> None:
    assert broken_words(BROKEN) == 3
    assert broken_words("The six-\nyear-old won the race.\nIt was a close-\nrun thing, they said.") == 0
    assert [w.message for w in analyser.analyse(BROKEN).warnings if w.code == "words_broken"] == [
        "Words are broken at the ends of lines, as in a PDF: 3 are read in two pieces each."
        " Join them, or give the page itself."
    ]


def test_marks_read_as_spaces_belong_to_their_sentences_in_the_report(analyser: Any) -> None:
    text = "Lind came to Tarn.\n\n''Rain fell on 12 men,'' he said. ''It's hard.''\n\nThe mayor of Tarn left at noon."
    report = analyser.analyse(text)
    assert broken(report) == []
    spans = [text[s.start : s.end] for s in report.article.sentences]
    assert spans[1:3] == ["''Rain fell on 12 men,'' he said.", "''It's hard.''"]
