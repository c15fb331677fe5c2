"""Who says what, within a sentence and across sentences."""

from __future__ import annotations

import numpy as np
import pytest

from gistcheck.attribution.names import speaker_name
from gistcheck.attribution.speakers import Attribution, attribute
from gistcheck.attribution.speech import cues
from gistcheck.attribution.tagging import stretches
from gistcheck.protocols import SentenceReading, TokenReading
from gistcheck.syntax.parse import parse


def reading(sentence: str, **spans: str) -> SentenceReading:
    """A fake reading: pieces are words; `source`, `cue`, `content` name the words marked as such."""
    offsets = []
    at = 0
    for word in sentence.split():
        at = sentence.index(word, at)
        offsets.append((at, at + len(word)))
        at += len(word)
    marks = {}
    for part in ("source", "cue", "content"):
        start = sentence.find(spans[part]) if part in spans else -1
        inside = [0 <= start <= a < start + len(spans.get(part, "")) for a, _ in offsets]
        marks[part] = np.array(inside, np.float32)
    tokens = TokenReading(np.array(offsets, np.int64).reshape(-1, 2), np.zeros(len(offsets), np.float32), **marks)
    return SentenceReading(0.5, 0.9, 0.1, 0.0, 0.9 if spans else 0.0, np.zeros(4, np.float32), tokens)


def said(*sentences: str) -> list[Attribution]:
    return attribute(parse(sentences), [reading(s) for s in sentences])


def modelled(sentence: str, **spans: str) -> list[Attribution]:
    """What is found in a sentence whose pieces the model marks so."""
    return attribute(parse([sentence]), [reading(sentence, **spans)])


def test_indirect_speech_has_speaker_cue_and_content() -> None:
    sentence = "Smith said that crime doubled in May."
    (found,) = said(sentence)
    assert (found.speaker, found.cue, found.quotation) == ("Smith", "said", "indirect")
    assert sentence[slice(*found.content)] == "crime doubled in May"


def test_a_quotation_keeps_its_speaker() -> None:
    (found,) = said('"Crime doubled," Smith said.')
    assert (found.speaker, found.quotation) == ("Smith", "direct")


def test_according_to() -> None:
    (found,) = said("A storm killed 107 people, according to the Civil Defense Authority.")
    assert found.speaker == "the Civil Defense Authority"
    assert found.cue == "according to"


def test_he_further_added_goes_to_the_last_speaker() -> None:
    found = said(
        "Derek Chollet said the visit was unofficial.",
        "“The relationship can’t happen overnight.",
        "And it takes time,” he further added.",
    )
    assert [a.speaker for a in found] == ["Derek Chollet"] * 3
    assert [a.carried_from for a in found] == [None, 2, None]


def test_a_quotation_after_its_lead_in() -> None:
    found = said("President Barack Obama tweeted using his account:", '"Cool clock, Ahmed."')
    assert [a.speaker for a in found] == ["Barack Obama"]


def test_quoted_as_saying() -> None:
    found = said("“The partnership has changed dramatically,” Chollet was quoted as saying by news agency ANI.")
    assert [a.speaker for a in found] == ["Chollet"]


def test_hedged_content_and_doubtful_cues() -> None:
    assert said("Smith claimed that crime doubled.")[0].hedged
    assert said("Smith said that crime may have doubled.")[0].hedged
    assert not said("Smith said that crime doubled.")[0].hedged


def test_two_speakers_are_not_swapped() -> None:
    found = said("Smith said crime doubled, and Jones said crime fell.")
    assert [a.speaker for a in found] == ["Smith", "Jones"]


def test_the_model_adds_what_the_parse_misses() -> None:
    sentence = "In the view of Smith, crime doubled."
    (found,) = modelled(sentence, source="Smith,", cue="In the view of", content="crime doubled.")
    assert found.speaker == "Smith"


def test_the_model_gives_no_cue_whose_verb_has_another_subject() -> None:
    sentence = "While Smith wrote the law, Jones is equally vocal in opposing it."
    assert modelled(sentence, source="Smith", cue="is equally vocal in opposing", content="it.") == []


def test_all_that_is_said_is_content() -> None:
    (found,) = said(
        "Carson said he saw no need to change anything about his campaign, telling Stephanopolous that “we tell the "
        "truth, we deal with the issues” and that he’d seen continued support from voters over the past week."
    )
    assert found.speaker == "Carson"
    assert found.content[1] - found.content[0] > 150


def test_a_speaker_is_named_without_the_day() -> None:
    found = said("The New York Times Saturday reported that Lubitz sought treatment.")
    assert [a.speaker for a in found] == ["The New York Times"]


def test_a_name_that_appeared_in_a_book_is_no_doubt() -> None:
    (found,) = said("Carson admitted that the course name that appeared in his book was inaccurate.")
    assert not found.hedged
    (found,) = said("Carson admitted that the course name appeared to be inaccurate.")
    assert found.hedged


def test_a_speaker_is_named_without_what_stands_before() -> None:
    found = said("In a monthly report anti-virus firm Sophos said that two messages made it to the list of hoaxes.")
    assert [a.speaker for a in found] in (["anti-virus firm Sophos"], ["Sophos"])


def test_a_title_and_its_name_are_one_speaker() -> None:
    found = said(
        "The museum at the University of North Carolina at Greensboro saw attendance levels reach 11,000 visitors when "
        "it exhibited its Warhol collection in 2010, according to curator Elaine Gustafon."
    )
    assert [x.speaker for x in found] == ["Elaine Gustafon"]


def test_who_is_told_does_not_speak() -> None:
    found = said("“A man was beaten by three policemen,” U Zarni, a spokesman for the unions, told CNN.")
    assert [x.speaker for x in found] == ["U Zarni"]


def test_a_participle_after_another_person_has_no_sure_speaker() -> None:
    (found,) = said("The trouble began, with Maria Hutchings marching up to him, saying “this is rubbish”.")
    assert (found.speaker, found.cue) == (None, "saying")
    assert [x.speaker for x in said("Smith marched up, saying “this is rubbish”.")] == ["Smith"]
    assert [x.speaker for x in said("Colleagues defended Andy Sharp, saying he is not the largest.")] == ["Colleagues"]


def test_one_who_was_accused_is_no_speaker() -> None:
    sentence = "Jim Wright was accused of presenting a plan."
    assert modelled(sentence, source="Jim Wright", cue="was accused of", content="presenting a plan.") == []


def test_a_speaker_from_the_model_has_its_article_and_no_bracket() -> None:
    sentence = "In the view of the Forest Council ( FC ) fires doubled."
    (found,) = modelled(sentence, source="Forest Council (", cue="In the view of", content="fires doubled.")
    assert found.speaker == "the Forest Council"


def test_a_mark_that_never_closed_turns_no_later_quotation_inside_out() -> None:
    found = said('He calls it "a mess in June.', 'The mayor said "we will rebuild the bridge" on Monday.', "It rained.")
    assert [(a.sentence, a.speaker) for a in found] == [(0, None), (1, "The mayor")]


def test_a_plain_report_is_attributed_to_nobody() -> None:
    assert said("The mayor opened the bridge on Monday.") == []


def test_a_speaker_is_a_name_not_a_mark_nor_a_phrase_that_breaks_off() -> None:
    (doc,) = parse(["? Adding that the report of 2011 is old."])
    assert speaker_name(doc, (0, 1)) is None
    start = doc.text.index("the report")
    assert speaker_name(doc, (start, start + len("the report of"))) == "the report"


def test_an_act_beside_another_reports_nothing() -> None:
    assert not said("As the crew observes the battle, Spock realizes the danger.")
    assert [a.speaker for a in said("As Smith told the court, the ship was lost.")] == ["Smith"]


def test_a_time_is_no_speaker() -> None:
    found = said("Around 7:30 p.m. Christmas Eve, the Netflix wrote on its page, “Engineers are working on it now.”")
    assert [a.speaker for a in found] == ["the Netflix"]


def test_a_spokesman_is_not_the_one_he_speaks_for() -> None:
    (found,) = said("A spokesman for Kim Kardashian said the report was false.")
    assert found.speaker == "A spokesman for Kim Kardashian"
    (found,) = said("A group that worked with John Smith said the report was false.")
    assert found.speaker == "A group that worked with John Smith"
    (found,) = said("The prime minister of France, Manuel Valls, said the report was false.")
    assert found.speaker == "Manuel Valls"


def test_who_suspects_in_a_quotation_is_not_the_one_quoted() -> None:
    found = said(
        '"I think it\'s an absurd claim," said Peter Neumann.',
        '"It was not the cause of his radicalization.',
        'The reason was that they suspected him of trying to join the Shabaab in Somalia."',
    )
    assert {f.speaker for f in found if f.sentence == 2 and f.quotation == "direct"} == {"Peter Neumann"}


def test_what_shows_signs_says_nothing_before_it() -> None:
    assert not said("The move comes as a recovery in the US economy, the world's biggest, shows signs of robustness.")


def test_who_posts_at_the_end_said_all_of_it() -> None:
    (found,) = said(
        "Hamas movement blesses this heroic act and considers it a natural response to the Occupations crimes, Sami "
        "Abu Zuhri, a Hamas spokesman, posted on Facebook."
    )
    assert (found.speaker, found.content[0]) == ("Sami Abu Zuhri", 0)


def test_a_vow_after_as_says_nothing_of_the_main_clause() -> None:
    (doc,) = parse(["Funding for schools was threatened as churches vowed to cut off support to the charity."])
    assert not cues(doc)


def test_calling_off_says_nothing() -> None:
    assert not cues(parse(["Campaigners have called off a demonstration planned for the weekend."])[0])


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ('"This is the largest rose garden in town," said curator Clara Webb at an open day.', "Clara Webb"),
        ("Diamond Webb said her sister told her to feed her horses, KTVX reported.", "KTVX"),
        (
            "Auditors reviewing the Hamburg accounts said they found letters about the owner.",
            "Auditors reviewing the Hamburg accounts",
        ),
        (
            "The Labour Party chief of Leeds -- the city's top official -- said rents are rising.",
            "The Labour Party chief of Leeds",
        ),
        ('Nora Hale opens her first show on Friday, saying she was "following her father" in that.', "Nora Hale"),
        ("The 52-year-old also said he began painting in May.", "The 52-year-old"),
        ("The clerk had his sister's help, court papers filed Tuesday said.", "court papers"),
        ("The fire spread fast, according to witness Adam Holm, who was nearby.", "witness Adam Holm"),
        ('The star of the new film "Harbour" said her son was hurt.', 'The star of the new film "Harbour"'),
        ("One of the city's judges, Justice Adam Karl Holm, said that the ban was void.", "Adam Karl Holm"),
        (
            '"No one is above it," District Attorney Ruth L Kastor Jr said on Monday.',
            "District Attorney Ruth L Kastor Jr",
        ),
        (
            "The Director General of Fisheries (DGF) said on Friday that two ships sank.",
            "The Director General of Fisheries",
        ),
        ("The talks failed, said Capt. Barry Holm, a spokesman for the unit.", "Barry Holm"),
    ],
    ids=[
        *("where", "who reports it", "doing something", "an aside", "was doing something", "an age", "a date"),
        *("a witness", "a title in quotation marks", "the name behind a comma", "a junior", "its abbreviation"),
        "a title cut short",
    ],
)
def test_a_speaker_is_named_whole_and_alone(sentence: str, speaker: str) -> None:
    (found,) = said(sentence)
    assert found.speaker == speaker


def test_who_wrote_a_passage_is_not_who_says_what_became_of_it() -> None:
    sentence = "Judge Hale wrote an essay that later became the basis of a whole school of law."
    assert not modelled(sentence, source="Judge Hale", cue="wrote an", content="essay that later became")


def test_a_report_at_the_end_is_who_says_so() -> None:
    (found,) = said("Brandt drafted the letter about a dinner with a banker, a new report alleged on Monday night.")
    assert (found.speaker, found.cue) == ("a new report", "alleged")


@pytest.mark.parametrize(("sure", "within", "runs"), [(0.6, 0.4, [(1, 4)]), (0.6, 0.6, [(2, 3)]), (0.8, 0.4, [])])
def test_a_part_reaches_around_what_is_sure(sure: float, within: float, runs: list[tuple[int, int]]) -> None:
    assert stretches(np.array([0.1, 0.5, 0.7, 0.5, 0.1, 0.5], np.float32), sure, within) == runs
    assert stretches(np.zeros(0, np.float32), sure, within) == []


def test_a_cue_has_no_colon() -> None:
    sentence = "Webb issued a sharply worded note that said: the family received no money."
    (found,) = modelled(sentence, source="Webb", cue="that said:", content="the family received")
    assert found.cue is not None and not found.cue.endswith(":")


@pytest.mark.parametrize(
    "sentence",
    [
        'The ministry has read the fine print of the ruling: "Our concern here is limited to crimes against persons."',
        "Norfly posted a loss of $71m and an indication that the airline has cut its costs.",
        "Holm hadn't said whether she agreed with the mayor.",
    ],
)
def test_who_reads_posts_or_has_not_said_something_says_nothing(sentence: str) -> None:
    assert not cues(parse([sentence])[0])
