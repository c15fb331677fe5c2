"""What a claim takes from an exception, from one of two, from what was, or from "until"."""

from __future__ import annotations

from typing import Any

import pytest

from tests.comparing import kinds

TAKEN = [
    ("The suspect fled to Italy or Spain, police said.", "Police said the suspect fled to Italy.", "scope"),
    ("The crash was caused by ice or by a broken rail.", "The crash was caused by ice.", "scope"),
    ("All lines except the Central were closed on Friday.", "The Central line was closed on Friday.", "scope"),
    ("The bank cut 300 jobs instead of closing branches.", "The bank closed branches.", "scope"),
    ("The mayor chose to resign rather than face a trial.", "The mayor faced a trial.", "scope"),
    ("Sweden, unlike Norway, has joined the alliance.", "Norway has joined the alliance.", "scope"),
    ("The fire started in the kitchen, not in the cellar.", "The fire started in the cellar.", "scope"),
    ("The museum used to be a prison.", "The museum is a prison.", "scope"),
    ("The lorry that hit the bus caught fire.", "The bus caught fire.", "doer"),
    ("The wife of the mayor was hurt.", "The mayor was hurt.", "doer"),
    ("The film based on Berg's life won a prize.", "Berg won a prize.", "doer"),
    ("A man pretending to be a pilot was held.", "A pilot was held.", "doer"),
    ("The law no longer bans alcohol.", "The law bans alcohol.", "scope"),
    ("The road is closed until Friday.", "The road is closed on Friday.", "scope"),
    ("Shares fell after the minister resigned.", "Shares fell because the minister resigned.", "scope"),
    ("He was arrested before he could board the plane.", "He boarded the plane.", "supposed"),
    ("Holm was too ill to testify on Monday.", "Holm testified on Monday.", "supposed"),
    ("It is not known whether the pilot survived.", "The pilot survived.", "supposed"),
    ("Dahl tried to sell the painting.", "Dahl sold the painting.", "supposed"),
    ("The club has the right to sign Lund.", "The club signed Lund.", "supposed"),
    ("Guards kept the fans from entering the hall.", "The fans entered the hall.", "supposed"),
    ("Every minister but Berg voted for the plan.", "Berg voted for the plan.", "scope"),
    ("Every minister but Berg voted for the plan.", "Every minister voted for the plan.", "almost"),
    ("Everyone except the captain was rescued.", "Everyone was rescued.", "almost"),
    ("Orsted is in talks to buy the wind farm.", "Orsted has bought the wind farm.", "supposed"),
    ("Orsted is close to a deal to buy the wind farm.", "Orsted has bought the wind farm.", "supposed"),
    ("The school was once a barracks.", "The school is a barracks.", "scope"),
    ("The ship was on its way from Rotterdam to Bergen.", "The ship sailed from Bergen to Rotterdam.", "exchange"),
    ("The colony is one of the largest in Europe.", "The colony is the largest in Europe.", "widened"),
    ("Ghent is the second largest port.", "Ghent is the largest port.", "widened"),
    ("The law takes effect in July. It was passed on Thursday.", "The law took effect on Thursday.", "scope"),
    ("Two of Kenya's neighbours have such laws.", "All of Kenya's neighbours have such laws.", "widened"),
    ("Two schools in Leeds are closed.", "All schools in Leeds are closed.", "widened"),
    ("240 of the 310 people at the mill lost their jobs.", "All workers at the mill lost their jobs.", "widened"),
    ("Some of the workers were paid.", "The workers were paid.", "doer"),
    ("Some of the stolen cars were found.", "The stolen cars were found.", "doer"),
    ("Several of the hostages were freed.", "The hostages were freed.", "doer"),
    ("Between 10 and 20 people were hurt.", "20 people were hurt.", "comparator"),
]
KEPT = [
    ("All lines except the Central were closed on Friday.", "All lines except the Central were closed."),
    ("The bank cut 300 jobs instead of closing branches.", "The bank cut 300 jobs."),
    ("The mayor chose to resign rather than face a trial.", "The mayor chose to resign."),
    ("Sweden, unlike Norway, has joined the alliance.", "Sweden has joined the alliance."),
    ("The fire started in the kitchen, not in the cellar.", "The fire started in the kitchen."),
    ("The suspect fled to Italy or Spain.", "The suspect fled to Italy or Spain."),
    ("The suspect fled to Italy or Spain. He was found in Italy.", "The suspect fled to Italy."),
    ("The crew had no food or water.", "The crew had no food."),
    ("The museum used to be a prison.", "The museum was once a prison."),
    ("The road is closed until Friday.", "The road is closed until Friday."),
    ("Shares fell after the minister resigned.", "The minister resigned."),
    ("Shares fell because the minister resigned.", "Shares fell because the minister resigned."),
    ("Dahl was able to sell the painting.", "Dahl sold the painting."),
    ("Some of the workers were paid.", "Some workers were paid."),
    ("Three of the workers were paid.", "Three workers were paid."),
    ("Between 10 and 20 people were hurt.", "At least 10 people were hurt."),
    ("The mayor left but Berg voted for the plan.", "Berg voted for the plan."),
    ("A man named Dahl was held.", "Dahl was held."),
    ("The mayor and his wife were hurt.", "The mayor was hurt."),
    ("The boy whom the dog bit was taken to hospital.", "The boy was taken to hospital."),
    ("The government of Chad signed the treaty.", "Chad signed the treaty."),
    ("Neurosurgery, or surgery of the nerves, was taught here.", "Surgery of the nerves was taught here."),
    ("The club used to own the ground, which is now a park.", "The ground is a park."),
    ("Police tried to stop the car and arrested the driver.", "Police arrested the driver."),
    ("The ship was on its way from Rotterdam to Bergen.", "The ship sailed from Rotterdam to Bergen."),
    ("The council plans to close the pool on Tuesday.", "The council plans to close the pool on Tuesday."),
    ("Ghent is the largest port.", "Ghent is the largest port."),
    ("Shares in the drug maker Velian fell 11% on Friday.", "Velian's shares fell by 11% on Friday."),
    ("The law took effect in May. It took effect on Thursday in Leeds.", "The law took effect on Thursday in Leeds."),
    ("All of Kenya's neighbours have such laws.", "All of Kenya's neighbours have such laws."),
    ("Both of the schools are closed.", "All of the schools are closed."),
    ("Not only Oslo but also Bergen was hit.", "Bergen was hit."),
    ("All but two of the nine councillors voted for it.", "Seven councillors voted for it."),
    ("All but three of the 31 cities lie in Europe.", "Most of the 31 cities lie in Europe."),
    ("Every minister but Berg voted for the plan.", "Every minister except Berg voted for the plan."),
    ("Stray or injured dogs were fed in the yard.", "Stray dogs were fed in the yard."),
    ("Dahl, accused of theft in May, fought his arrest in June.", "Dahl was arrested in June."),
    ("Onda was in talks to buy the mine. It bought the mine in June.", "Onda bought the mine."),
]
KINDS = {"scope", "exchange", "doer", "supposed", "widened", "comparator", "almost"}


@pytest.mark.parametrize(("evidence", "claim", "kind"), TAKEN)
def test_what_is_out_of_scope_is_found(evidence: str, claim: str, kind: str) -> None:
    assert kinds(evidence, claim) & KINDS == {kind}


@pytest.mark.parametrize(("evidence", "claim"), KEPT)
def test_what_is_said_is_left_alone(evidence: str, claim: str) -> None:
    assert kinds(evidence, claim) & KINDS == set()


def test_the_verdict_follows(analyser: Any) -> None:
    verdicts = analyser.check_many([(evidence, claim) for evidence, claim, _ in TAKEN])
    assert [c for (_, c, _), v in zip(TAKEN, verdicts, strict=True) if v.label == "supported"] == []
    assert [v.label for v in analyser.check_many(KEPT[:8])] == ["supported"] * 8
