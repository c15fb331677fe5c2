"""The parts of a statement: what a fact-checker looks up one by one."""

from collections.abc import Sequence

import pytest
from spacy.tokens import Doc

from gistcheck import Analyser
from gistcheck.decomposition.clauses import cut_clauses
from gistcheck.decomposition.cut import Cut
from gistcheck.decomposition.parts import parts, statements
from gistcheck.syntax.parse import parse
from gistcheck.types import Verdict
from tests.test_claims import listed


def made(sentence: str) -> list[str]:
    return statements(parse([sentence])[0])


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Holm was arrested in Leeds after a chase.",
         ["Holm was arrested in Leeds", "Holm was arrested in Leeds after a chase"]),
        ("Holm opened a shop in Leeds on Monday with two friends.",
         ["Holm opened a shop in Leeds", "Holm opened a shop in Leeds on Monday",
          "Holm opened a shop in Leeds with two friends"]),
        ("Storms with gusts above 90mph are rare in May.", ["Storms with gusts above 90mph are rare in May"]),
        ("Tests by the university found lead at 14 times the limit in two wells.",
         ["Tests by the university found lead at 14 times the limit in two wells"]),
        ("Leeds beat York by two goals to one on Sunday.", ["Leeds beat York", "Leeds beat York on Sunday"]),
        ("Police arrested two men and a woman.", ["Police arrested two men", "Police arrested a woman"]),
        ("The firm opened shops in Oslo and Bergen.",
         ["The firm opened shops", "The firm opened shops in Oslo", "The firm opened shops in Bergen"]),
        ("Nadia Khan and Peter Holm won medals.", ["Nadia Khan won medals", "Peter Holm won medals"]),
        ("Holm and Lund both voted for the bill.", ["Holm voted for the bill", "Lund voted for the bill"]),
        ("The minister resigned because the audit found a gap.", ["The minister resigned"]),
        ("Like Holm, Lund too was fined.", ["Lund was fined"]),
        ("Holm promised to pay the fine and leave Leeds.",
         ["Holm promised to pay the fine", "Holm promised to leave Leeds"]),
        ("One of the firms was Holm Printers and Packers Private Limited.",
         ["One of the firms was Holm Printers and Packers Private Limited"]),
        ("Four men and two women formed the band.", ["Four men and two women formed the band"]),
        ("The Norvik hearing in the Supreme Court is turning into a farce.",
         ["The Norvik hearing in the Supreme Court is turning into a farce"]),
        ("Holm promised to paint and repair the mill.", ["Holm promised to paint and repair the mill"]),
        ("The firm received an offer from a Dutch rival.", ["The firm received an offer"]),
        ("Football club Norvik won the cup on Sunday.", ["[Norvik is a] Football club"]),
        ("The club sacked England captain Tom Reed.", ["[Tom Reed is] England captain"]),
        ("Anna Holm, Peter Lund and Nadia Khan all won medals.", ["Peter Lund won medals"]),
        ("Holm and Lund were hurt in the crash.", ["Holm [was] hurt in the crash", "Lund [was] hurt in the crash"]),
        ("Nadia Khan and Peter Holm have signed the deal.", ["Nadia Khan [has] signed the deal"]),
        ("Police horses Ajax and Bruno were hurt in the march.",
         ["Ajax [was] hurt in the march", "Bruno [was] hurt in the march"]),
        ("Wealthy backers Tom Reed and Anna Holm paid for the show.", ["Tom Reed paid for the show"]),
        ("The teachers and nurses opened shops in Oslo and Bergen.", ["The teachers opened shops"]),
        ("Peter Holm was robbed by a gang that fled in a van.",
         ["Peter Holm was robbed by a gang", "Peter Holm was robbed"]),
        ("An accountant was fired for taking a knife to work.", ["An accountant was fired"]),
        ("The fans cheered Anna Holm, who waved back.", ["The fans cheered Anna Holm"]),
        ("The mayor greeted Anna Holm at the station.", ["The mayor greeted Anna Holm"]),
        ("Divers found the wreck in Norway.", ["Divers found the wreck"]),
        ("The baker opened a shop to sell eel pies.", ["The baker opened a shop"]),
        ("Norway striker Tom Reed scored twice against Leeds in May.",
         ["Tom Reed scored twice against Leeds", "[Tom Reed is a] Norway striker"]),
        ("Her brother Tom Reed robbed a bank.", ["Tom Reed robbed a bank", "[Tom Reed is] Her brother"]),
        ("Disgraced banker Tom Reed was jailed in May.", ["[Tom Reed is a] Disgraced banker"]),
        ("Tom Reed, 54, from Oslo, won the race.", ["Tom Reed won the race", "Tom Reed [is] from Oslo"]),
        ("Harbour Town beat Leeds 4-1 in Oslo on Sunday.",
         ["Harbour Town beat Leeds 4-1", "Harbour Town beat Leeds 4-1 in Oslo"]),
        ("Harbour Town beat Leeds 4 - 1 in Oslo on Sunday .",
         ["Harbour Town beat Leeds 4 - 1", "Harbour Town beat Leeds 4 - 1 in Oslo"]),
        ("Harbour Town won 3-0 at Leeds.", ["Harbour Town won 3-0"]),
        ("Former Danish Chancellor Tom Reed opened the port.", ["[Tom Reed is] Former Danish Chancellor"]),
        ("Police arrested 29-year-old Tom Reed in Leeds.", ["[Tom Reed is a] 29-year-old"]),
        ("Tom Reed died in Leeds two days ago, aged 80, following a short illness.",
         ["Tom Reed died in Leeds two days ago following a short illness"]),
        ("Danish-born Tom Reed has won the race.", ["[Tom Reed is] Danish-born"]),
        ("The gang hired sailors to burn down the mill.", ["The gang hired sailors"]),
        ("Tom Reed died at his home on Friday.", ["Tom Reed died", "Tom Reed died at his home"]),
        ("A crane fell on the port in Oslo, killing two men and wounding 40.",
         ["A crane fell on the port in Oslo, killing two men", "A crane fell on the port in Oslo, wounding 40"]),
        ("Six men arrested by Danish police after a tip from the port.",
         ["Six men arrested by Danish police", "Six men arrested"]),
    ],
)  # fmt: skip
def test_one_circumstance_one_member_one_office_at_a_time(sentence: str, expected: list[str]) -> None:
    found = made(sentence)
    assert [line for line in expected if line not in found] == []


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("The police did not arrest Holm and Lund.", "The police did not arrest Holm"),
        ("Holm was not fired because he was ill.", "Holm was not fired"),
        ("Only Holm and Lund voted.", "Only Holm voted"),
        ("The tribunal had banned open burning and dumping of waste on the plains.",
         "The tribunal had banned open burning of waste"),
        ("The firm hired 40 men and women.", "The firm hired 40 men"),
        ("AIDS and cancer activists met the mayor.", "AIDS met the mayor"),
        ("The crash was between a bus and a tram.", "The crash was between a bus"),
        ("Holm met the mayor or the governor.", "Holm met the mayor"),
        ("Holm and Lund were charged.", "Holm were charged"),
        ("Holm and Lund won gold and silver respectively.", "Holm won gold"),
        ("The storm killed 36 people in Haiti and four in Cuba.", "The storm killed 36 people and four in Cuba"),
        ("The firm announced the largest deal in its history.", "The firm announced the largest deal"),
        ("The court fined the firm Rs 2.5 crore last year.", "The court fined the firm Rs"),
        ("Reigning champion Lewis Holm and teammate Nico Lund resumed where they left off in May.",
         "Teammate Nico Lund resumed where they left off in May"),
        ("The accident occurred in March.", "The accident occurred"),
        ("As undergoing a trip to Lourdes is a holy duty for all who can, millions of people arrive there each year.",
         "Undergoing a trip to Lourdes is a holy duty for all who can, millions of people arrive there each year"),
        ("She is going home on Monday.", "She is going"),
        ("The ruling comes days after a strike.", "The ruling comes"),
        ("The minister of Trade and Industry resigned on Monday.", "The minister of Trade resigned"),
        ("Pop star Mona Field and husband Tom Reed arrived on Monday.", "[Tom Reed is] husband"),
        ("Anna Holm has beaten team-mate Tom Reed.", "[Tom Reed is] team-mate"),
        ("Then-mayor Tom Reed opened the bridge.", "Then Tom Reed opened the bridge"),
        ("Anna Holm and Peter Lund are close friends.", "Anna Holm [is] close friends"),
        ("Anna Holm and Peter Lund are engaged.", "Anna Holm [is] engaged"),
        ("Anna Holm and Peter Lund have fallen out.", "Anna Holm [has] fallen out"),
        ("Anna Holm and Peter Lund sold their house.", "Anna Holm sold their house"),
        ("Anna Holm and Peter Lund's lawyers were heard.", "Anna Holm [was] heard"),
        ("Best film and director were won by a newcomer.", "Director [was] won by a newcomer"),
        ("The bank holds a share in the port.", "The bank holds a share"),
        ("The firm has a 40 per cent stake in Norway's port.", "The firm has a 40 per cent stake"),
        ("The book makes claims he lied to the court.", "The book makes claims"),
        ("The ruling comes at a time when the port is closed.", "The ruling comes at a time"),
        ("There are differences between the two plans.", "There are differences"),
        ("The town vowed to jail men who beat their wives.", "The town vowed to jail men"),
        ("The thief used a car to break the door.", "The thief used a car"),
        ("The clerk was too ill to open the shop.", "The clerk was too ill"),
        ("The guide found the best hotel in Norway.", "The guide found the best hotel"),
        ("They were followed by a dog.", "They were followed"),
        ("The gang forced sailors to burn down the mill.", "The gang forced sailors"),
        ("Mother Anna Holm opened the port.", "[Anna Holm is] Mother"),
        ("The port was built under President Tom Reed.", "[Tom Reed is] President"),
        ("President Tom Reed opened the port in 1968.", "[Tom Reed is] President"),
        ("Murder and arson are linked.", "Murder [is] linked"),
        ("Tom Reed was born and raised in Leeds.", "Tom Reed was born"),
        ("Chief Constable Tom Reed opened the port.", "[Constable Tom Reed is] Chief"),
        ("The herd has grown to 300,000 from an estimated stock of 10,000 in the 1950s.",
         "The herd has grown to 300,000 in the 1950s"),
        ("The club was groaning under months of nearly constant strife and last week's release of a report.",
         "The club was groaning under months of last week's release of a report"),
        ("A Danish judge banned Norcar from taking part in it and barred banks from providing the firm with cash.",
         "A Danish judge banned Norcar from barred banks from providing the firm with cash"),
        ("Writers from the state were on Thursday involved in a row over songs in Bergen.",
         "Writers from the state were on Thursday"),
        ("The bank was a front for Norcar.", "The bank was a front"),
        ("Danish singers Ida Lind and Ole Holm are in a war of words.", "Ole Holm [is] in a war of words"),
        ("Norcar has been changing its image, revamping its menu and providing guests with free maps.",
         "Norcar has been changing its image providing guests with free maps"),
        ("The king has pledged to build a bridge next May in a bid to halve the fares.",
         "The king has pledged to build a bridge next May in a bid"),
        ("Norcar is among firms that have cut back on coal.", "Norcar is among firms"),
        ("Profits were hit by a series of rate rises and weak investment.",
         "Profits were hit by a series of weak investment"),
        ("Tom Reed went on to write 11 books.", "Tom Reed went on"),
        ("Bergen were 74 for 1 in their second innings, with Tom Reed at the crease.", "Bergen were 74"),
    ],
)  # fmt: skip
def test_a_part_never_says_something_else(sentence: str, wrong: str) -> None:
    assert wrong not in made(sentence)


def kept(doc: Doc) -> list[tuple[frozenset[int], frozenset[int]]]:
    return [(part.tokens, cut.tokens) for cut in cut_clauses(doc) for part in parts(doc, cut)]


def test_what_is_left_over_of_a_clause_without_its_verb_has_no_parts() -> None:
    doc = parse(["Holm resigned because the mill closed."])[0]
    left = frozenset((2, 3, 4, 5))
    assert parts(doc, Cut("clause", 1, left, left)) == []


def test_a_part_is_a_deletion_of_its_statement() -> None:
    doc = parse(["Police in Leeds arrested two men and a woman on Monday, and a court fined the club 3,000 pounds."])[0]
    found = kept(doc)
    assert len(found) > 3
    assert all(part <= whole for part, whole in found)


def test_the_parts_of_a_claim_are_those_its_sentence_bears_out() -> None:
    text = "Peter Holm opened a shop in Leeds on Monday with two friends."
    (claim,), _ = listed(text)
    assert [part.text for part in claim.parts] == [
        "Peter Holm opened a shop in Leeds",
        "Peter Holm opened a shop",
        "Peter Holm opened a shop in Leeds on Monday",
        "Peter Holm opened a shop in Leeds with two friends",
    ]

    def doubt(drafts: Sequence[tuple[str, list[int]]]) -> list[Verdict]:
        return [
            Verdict("not_stated" if "a shop in" in claim and "friends" not in claim else "supported", 0.8)
            for claim, _ in drafts
        ]

    (claim,), _ = listed(text, entail=doubt)
    assert [(part.text, part.verdict, part.confidence) for part in claim.parts] == [
        ("Peter Holm opened a shop", "supported", 0.8),
        ("Peter Holm opened a shop in Leeds with two friends", "supported", 0.8),
    ]


def test_a_part_keeps_who_says_it_when_it_is_judged() -> None:
    asked: list[str] = []

    def note(drafts: Sequence[tuple[str, list[int]]]) -> list[Verdict]:
        asked.extend(text for text, _ in drafts)
        return [Verdict("supported", 0.9) for _ in drafts]

    (claim,), _ = listed("Police said the thief robbed a bank in Leeds and a shop in Hull.", entail=note)
    assert claim.speaker == "Police"
    assert all(text.startswith("Police said") for text in asked)


def test_an_age_in_passing_is_a_part_of_the_claim_about_its_bearer() -> None:
    (claim,), dropped = listed("Peter Holm, 54, robbed a bank in Leeds.")
    assert "Peter Holm [is] 54" in [part.text for part in claim.parts]
    assert dropped == ()


def test_what_is_said_in_passing_of_who_speaks_is_a_part_of_no_ones_words() -> None:
    asked: list[str] = []

    def note(drafts: Sequence[tuple[str, list[int]]]) -> list[Verdict]:
        asked.extend(text for text, _ in drafts)
        return [Verdict("supported", 0.9) for _ in drafts]

    (claim,), _ = listed("Cafe owner Anna Holm said the thief robbed a bank in Leeds.", entail=note)
    assert "[Anna Holm is a] cafe owner" in [part.text for part in claim.parts]
    assert "Anna Holm is a Cafe owner." in asked


def test_a_part_stands_under_one_claim_of_its_sentence() -> None:
    claims, _ = listed("Cafe owner Anna Holm opened a shop in Leeds and closed a bank in Hull.")
    told = [part.text for claim in claims for part in claim.parts]
    assert len(claims) == 2
    assert told.count("[Anna Holm is a] cafe owner") == 1
    assert not {claim.text for claim in claims} & set(told)


def test_a_body_from_the_us_has_the_article_that_is_spoken() -> None:
    assert "[Norvik is a] US bank" in made("The town sued US bank Norvik.")
    assert "[Jan Foss is a] US actor" in made("US actor Jan Foss met the mayor.")


def test_an_office_begins_small_unless_with_a_name() -> None:
    (claim,), _ = listed("Reformed robber Tom Reed opened a shop in Leeds.")
    assert "[Tom Reed is a] reformed robber" in [part.text for part in claim.parts]
    (claim,), _ = listed("Marlo's aunt Anna Holm robbed a bank in Leeds.")
    assert "[Anna Holm is] Marlo's aunt" in [part.text for part in claim.parts]


def test_a_typed_claim_that_is_not_supported_shows_which_of_its_parts_are(analyser: Analyser) -> None:
    text = "The council approved the budget on Monday. The mayor opened a bridge in Leeds."
    found = analyser.check(text, "The mayor opened a bridge and a library.")
    assert found.label != "supported"
    bridge, library = found.parts
    assert (bridge.text, bridge.verdict) == ("The mayor opened a bridge", "supported")
    assert library.text == "The mayor opened a library"
    assert library.verdict != "supported"
    assert [part.text for part in analyser.check(text, "The mayor opened a bridge in Hull.").parts] == [
        "The mayor opened a bridge"
    ]
    assert analyser.check(text, "The mayor opened a bridge.").parts == ()
    assert analyser.check(text, "The mayor resigned.").parts == ()


def test_no_part_is_contradicted_where_the_claim_that_says_it_is_not(analyser: Analyser) -> None:
    found = analyser.check(
        "The navy rescued sailors near Malta on Friday.", "The navy rescued sailors near Malta and Sicily."
    )
    assert found.label == "not_stated"
    assert [part.verdict for part in found.parts] == ["supported", "not_stated", "supported"]
    counted = analyser.check(
        "The navy saved 14 sailors off Malta on Friday.", "The navy saved 14 sailors off Malta and Sicily."
    )
    assert (counted.label, counted.parts) == ("not_stated", ())  # so many in all: of neither place alone


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("Reed had not scored since March.", "Reed had not scored"),
        ("No one was hurt in the crash.", "No one was hurt"),
        ("Leeds had lost only twice all season.", "Leeds had lost"),
        ("The opposition union fell short of a majority.", "The opposition union fell"),
        ("The ruling Harbour Front came second with 29.8%.", "The ruling Harbour Front came with 29.8%"),
        ("The shares had lost 22% since January.", "The shares had lost since January"),
        ("Flower grower Petal & Co has denied theft.", "Flower grower Petal has denied theft"),
    ],
)
def test_a_part_never_says_more_than_the_whole(sentence: str, never: str) -> None:
    assert never not in made(sentence)
