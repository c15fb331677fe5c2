"""What the shipped reader says of sentences."""

from __future__ import annotations

from typing import Any

import pytest

FIGURE = "Unemployment fell to 3.5 per cent in 2019, the lowest rate in 50 years."
THANKS = "Thank you all very much for having me here tonight."


def test_a_figure_is_worth_checking_and_a_thank_you_is_not(analyser: Any) -> None:
    figure, thanks = (r.check_worthiness for r in analyser.reader.read([[FIGURE, THANKS]])[0])
    cut = analyser.reader.thresholds["check_worthiness"]
    assert figure >= cut > thanks


def test_thanks_state_no_fact_and_a_figure_does(analyser: Any) -> None:
    figure, thanks = (r.factual for r in analyser.reader.read([[FIGURE, THANKS]])[0])
    assert thanks < 0.5 < figure


def test_check_worthiness_does_not_depend_on_the_sentences_around(analyser: Any) -> None:
    together = analyser.reader.read([[FIGURE, THANKS, "x" * 3000]])[0]
    for sentence, reading in zip((FIGURE, THANKS), together, strict=False):
        alone = analyser.reader.read([[sentence]])[0][0]
        assert reading.check_worthiness == pytest.approx(alone.check_worthiness, abs=1e-4)


def test_articles_do_not_run_into_one_another(analyser: Any) -> None:
    first, second = analyser.reader.read([[FIGURE], [THANKS]])
    assert [r.salience for r in (*first, *second)] == [1.0, 1.0]
    assert analyser.reader.read([[], [THANKS]])[0] == []


def test_an_article_that_was_begun_is_finished_as_if_read_at_once(analyser: Any) -> None:
    begun = analyser.reader.begin([FIGURE, THANKS])
    finished, read = begun.finish(), analyser.reader.read([[FIGURE, THANKS]])[0]
    assert begun.boilerplate == [r.boilerplate for r in read]
    for one, other in zip(finished, read, strict=True):
        assert (one.salience, one.attributed, one.check_worthiness) == (
            other.salience,
            other.attributed,
            other.check_worthiness,
        )
        assert (one.tokens.keep == other.tokens.keep).all()
        assert (one.tokens.content == other.tokens.content).all()
