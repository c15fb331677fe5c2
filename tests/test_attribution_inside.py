"""Who says so inside another clause, or behind the verb: the parser takes "who police say killed" apart wrongly."""

from __future__ import annotations

import pytest

from tests.test_attribution import modelled, said


@pytest.mark.parametrize(
    ("sentence", "speaker", "content"),
    [
        ("The suspect, who police say killed three people, fled to Denmark.", "police", "killed three people"),
        ("The dam, which engineers had warned was unsafe, broke on Monday.", "engineers", "was unsafe"),
        ("It was reported by local media that the bridge had collapsed.", "local media", "the bridge had collapsed"),
        (
            "Tweeted Jan Holm: “The plant is safe and has 30 guards.”",
            "Jan Holm",
            "“The plant is safe and has 30 guards.”",
        ),
        (
            'Wrote Ola Berg: "The tests were legal and cost 3 million."',
            "Ola Berg",
            '"The tests were legal and cost 3 million."',
        ),
        ("The paper said, citing a police source, that 14 people were hurt.", "The paper", "14 people were hurt"),
        (
            "The rooms are empty and the doors are shut, reported the Daily Mail.",
            "the Daily Mail",
            "The rooms are empty and the doors are shut",
        ),
        (
            "They may act if he is found guilty, Reuters reported the watchdog as saying.",
            "the watchdog",
            "They may act if he is found guilty",
        ),
        (
            '"Troops came," said a military official in the town of Diffa, Niger.',
            "a military official in the town of Diffa, Niger",
            '"Troops came,"',
        ),
        (
            '"The engine stopped," survivor Jan Holm, 29, said by phone from a hospital.',
            "survivor Jan Holm",
            '"The engine stopped,"',
        ),
        (
            "On Sunday morning Mr. Trump made a third attempt to deflect Mr. Khan's criticism, writing on Twitter that"
            " the real issue at stake in the election was terrorism.",
            "Trump",
            "the real issue at stake in the election was terrorism",
        ),
        (
            "Pascual has been flooded with offers, according to his agents, but one of his first jobs is pantomime.",
            "his agents",
            "Pascual has been flooded with offers",
        ),
        (
            "The mayor stressed the threat that the sea poses to the town, and Holm said it was real.",
            "Holm",
            "it was real",
        ),
        (
            "According to the officer in charge of the base that night, the scene is entirely untrue.",
            "the officer in charge of the base that night",
            "the scene is entirely untrue",
        ),
        (
            "This echoed comments made by Tunisia's Security Minister Rafik Chelly on Friday, who said two attackers"
            " had been given weapons training.",
            "Rafik Chelly",
            "two attackers had been given weapons training",
        ),
        (
            "Lind has said she wants to establish a safe zone in Syria and has expressed support for a war.",
            "Lind",
            "she wants to establish a safe zone in Syria",
        ),
        ("Report: Half of the meetings were with donors.", "Report", " Half of the meetings were with donors."),
        (
            '"People from the north earn less than others," he will say before arguing the answer to helping everyone'
            ' to get on was "free enterprise".',
            None,
            '"People from the north earn less than others,"',
        ),
        (
            "Sales fell 3%, according to Norvik, and profits rose 2% in May.",
            "Norvik",
            "Sales fell 3%, according to Norvik, and profits rose 2% in May",
        ),
        (
            "He had a year of practice on the machine, but he had all the papers that he needed, the prosecutor said.",
            "the prosecutor",
            "He had a year of practice on the machine, but he had all the papers that he needed",
        ),
        (
            '"Most obviously, the TV money from the league deal," Holm answered when asked what it stood to lose.',
            "Holm",
            '"Most obviously, the TV money from the league deal,"',
        ),
        ("Mehmet Ali Ediboglu said 11 students left.", "Mehmet Ali Ediboglu", "11 students left"),
    ],
)
def test_who_says_so_and_no_other_is_the_speaker(sentence: str, speaker: str | None, content: str) -> None:
    (found,) = said(sentence)
    assert (found.speaker, sentence[slice(*found.content)]) == (speaker, content)


@pytest.mark.parametrize("verb", ["insisted", "cautioned"])
def test_what_another_says_of_it_is_no_part_of_what_one_says(verb: str) -> None:
    sentence = f"Lind said he took $9m, though his lawyers {verb} that it was less."
    found = [(s.speaker, sentence[slice(*s.content)]) for s in said(sentence)]
    assert found == [("Lind", "he took $9m"), ("his lawyers", "it was less")]


def test_who_is_heard_in_a_record_says_so_himself() -> None:
    sentence = 'Tal Lind reported that she had a video of a dinner, in which Holm said: "I employed 50,000 people."'
    found = [(s.speaker, sentence[slice(*s.content)]) for s in said(sentence)]
    assert found == [("Tal Lind", "she had a video of a dinner"), ("Holm", '"I employed 50,000 people."')]


def test_an_attack_that_is_claimed_is_not_what_somebody_says() -> None:
    sentence = "Both attacks were claimed by the Red Army, spreading fear."
    assert modelled(sentence, source="the Red Army", cue="were claimed by", content="Both attacks") == []


def test_an_unseen_mark_is_no_part_of_a_name() -> None:
    (found,) = said("\u200eResidents said that 14 ships sank.")
    assert found.speaker == "Residents"
