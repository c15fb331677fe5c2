"""Claims that give to all what is told of a part, to one what is told of another, or to now what is told of then."""

from __future__ import annotations

import pytest

from gistcheck.rules.compare import compare
from gistcheck.syntax.parse import parse
from gistcheck.verify import OVERRULING

TURNED = [
    ("The quake killed 40 people, six of them in the village of Arda.", "The quake killed 40 people in Arda.", "place"),
    ("The firm paid the widows 5,000 euros each.", "The firm paid the widows 5,000 euros in total.", "unit"),
    ("The museum costs 40,000 pounds a year to run.", "The museum costs 40,000 pounds a month to run.", "unit"),
    ("Patients had three attacks a month.", "Patients had three attacks a week.", "unit"),
    ("Dahl scored 12 goals last season.", "Dahl has scored 12 goals this season.", "opposite"),
    ("A strike planned for Monday was called off.", "The strike took place on Monday.", "supposed"),
    ("A parade planned for May will go ahead if it is dry.", "The parade was held in May.", "supposed"),
    ("A walkout by nurses was averted.", "Nurses held a walkout.", "denial"),
    ("A window was broken but nobody was arrested.", "Two men were arrested.", "denial"),
    ("A bus hit a wall; no pupils were hurt, but the driver lost a tooth.", "Children were hurt.", "denial"),
    ("The board of Norda rejected a merger proposal from Telco.", "Norda merged with Telco.", "denial"),
    ("The two firms are in talks about a merger.", "The two firms merged.", "supposed"),
    (
        "The judge rejected Dahl's request for a suspended sentence.",
        "The judge gave Dahl a suspended sentence.",
        "denial",
    ),
    (
        "Lund was jailed for theft. Eva Berg was charged with it.",
        "Eva Berg was convicted of theft.",
        "supposed",
    ),
    ("In May Norda agreed to buy Onda. Telco bought Onda a year later.", "Norda bought Onda.", "supposed"),
    ("Holm said the remaining shops might have to close.", "The remaining shops will have to close.", "supposed"),
    (
        "Vik Foods closed two of its shops in May. Its owner said the remaining shops might have to close.",
        "Vik Foods will have to close its remaining shops.",
        "supposed",
    ),
    ("The Greens are expected to back Lund.", "The Greens have decided to back Lund.", "supposed"),
    ("The Greens won 19 of the 45 council seats.", "The Greens won a majority of the council seats.", "share"),
    (
        "The curfew holds in three of the country's regions.",
        "The curfew holds in the whole country.",
        "widened",
    ),
    ("The coast guard found the boat at dawn. Police questioned the crew.", "Police found the boat at dawn.", "doer"),
    ("Firefighters freed two men. Soldiers cleared the road.", "Soldiers freed two men.", "doer"),
    ("Mayor Berg met the press. Both his deputies have resigned.", "Berg has resigned.", "doer"),
    ("Her brother drowned. Eva Holm was saved.", "Eva Holm drowned.", "doer"),
    ("Dahl's father Nils, a baker, played for Leeds.", "Ole Dahl played for Leeds.", "doer"),
    ("The letter to Berg was written by Dahl.", "Berg wrote the letter.", "doer"),
    ("Dahl met Berg. The driver was cleared. His lawyer was fined.", "Berg's lawyer was fined.", "namesake"),
    ("The chairman, Ann Lund, took over from Paul Berg.", "Paul Berg is the chairman.", "doer"),
    ("The club sold its captain, Rui Costa, to Leeds.", "Rui Costa is the captain of the club.", "scope"),
    ("The captain of the Marlin, a Danish ship, was held.", "The captain is Danish.", "doer"),
    ("Rain fell for hours, and the Tambre rose by a metre.", "The Tambre fell by a metre.", "opposite"),
    ("Lise Berg survived the crash.", "Lise Berg died in the crash.", "opposite"),
    ("Eva Lund, then chief executive, refused.", "Eva Lund is the chief executive.", "rank"),
    ("Ole Dahl, a former prime minister, was jailed.", "Ole Dahl is the prime minister.", "rank"),
    ("The brothers own 38 percent of the company.", "The brothers own most of the company.", "share"),
    ("Oslo set aside 6 million euros, twice as much as last year.", "Oslo set 6 million aside last year.", "opposite"),
    ("Bread costs two euros per kilo in Vik.", "Bread costs two euros per litre in Vik.", "unit"),
    ("Bread costs two euros a kilo in Vik.", "Bread costs two euros per loaf in Vik.", "unit"),
    ("The firm saves 5 million euros per year.", "The firm saves 5 million euros in total.", "unit"),
    ("Two were freed without charge; the third, a guard, was charged.", "The guard was freed without charge.", "doer"),
    ("Sales of new vans rose 2%, while those of old vans fell 9%.", "Sales of old vans rose 2%.", "place"),
    ("Liv Aas runs the museum. She rejected calls to resign.", "Liv Aas resigned.", "supposed"),
    ("The search ended because of high waves.", "The waves were high because the search ended.", "opposite"),
    ("Norda plans to apply for approval of its pill in May.", "The pill of Norda was approved in May.", "supposed"),
    (
        "Holm said the road was safe, while Lund insisted that the bridge had to close.",
        "Holm said the bridge had to close.",
        "teller",
    ),
    (
        "Traders at Vik said a rise was likely, but Eva Holm said the bank would wait.",
        "Eva Holm said a rise was likely.",
        "teller",
    ),
    (
        "Lund was jailed for four years. A lawyer asked for six years.",
        "Lund was jailed for six years.",
        "place",
    ),
    ("Guests are asked not to swim in the lake or feed the swans.", "Guests are asked to feed the swans.", "denial"),
    ("The club has not sold its bus or closed its shop.", "The club has closed its shop.", "denial"),
    ("The firm hired 140 drivers and built toilets at the stops.", "The firm built 140 toilets.", "place"),
    ("Berg has rowed across thirteen of the fourteen lakes.", "Berg swam across all fourteen lakes.", "place"),
    (
        "Under Vik the choir won two prizes, compared with one under her predecessor, Ole Dahl.",
        "The choir won two prizes under Ole Dahl.",
        "doer",
    ),
    (
        "The council voted to close the baths. Berg voted against it.",
        "The council voted against closing it.",
        "opposite",
    ),
    ("A court in Vik blocked a similar plan in 2019.", "A court blocked the plan.", "scope"),
    (
        "Pupils from Vik will move to Arda, while those from Lom will be split between two schools.",
        "Vik pupils will be split between two schools.",
        "place",
    ),
    ("The board voted to sell the hall.", "The board sold the hall.", "supposed"),
    ("Two sailors were slightly injured.", "Two sailors were killed.", "opposite"),
    ("Schools closed early and the city opened its pools.", "Pools were closed in the city.", "opposite"),
    ("Prime minister Eva Lund met Ole Dahl, once finance minister.", "Ole Dahl is the prime minister.", "doer"),
    ("The court turned down the party, which had demanded a recount.", "The court ordered a recount.", "supposed"),
    ("Trams are late three times as often as buses.", "Buses are late more often than trams.", "opposite"),
    ("Cyclists had 3 falls a year, compared with 6 among walkers.", "Walkers had 3 falls a year.", "place"),
    ("Similar pills cost 60 dollars.", "Relvan costs 60 dollars.", "scope"),
    ("Lamb said it was too soon to judge whether the pill was safe.", "Lamb said the pill was safe.", "supposed"),
    ("Those who took it once a day slept well.", "Patients took it three times a day.", "unit"),
    (
        "Dahl was found guilty of fraud. He was acquitted of theft.",
        "Dahl was acquitted of fraud.",
        "opposite",
    ),
    ("The army sent two boats, one of which sank in a storm.", "Two boats sank.", "place"),
]
KEPT = [
    ("All fourteen lakes froze. Berg rowed across thirteen of the fourteen.", "All fourteen lakes froze."),
    ("The Times said trams are as late as buses.", "Buses are later than trams."),
    ("The army named two boats, and one of them might be the leader.", "Of the two boats, one might be the leader."),
    ("The army sent two boats, one of which sank in a storm.", "One of the boats sank."),
    ("Trams are late three times as often as buses.", "Trams are late more often than buses."),
    ("Cyclists had 3 falls a year, compared with 6 among walkers.", "Walkers had 6 falls a year."),
    ("Lamb said the pill was safe. Others ask whether the pill is safe.", "Lamb said the pill was safe."),
    ("Those who took it once a day slept well.", "Patients took it once a day."),
    ("Dahl was found guilty of fraud. He was acquitted of theft.", "Dahl was acquitted of theft."),
    ("Norda has stopped developing the pill.", "Norda no longer develops the pill."),
    ("The party lost its majority, nearly complete results showed.", "The party lost its majority."),
    ("Former finance minister Ole Dahl came second.", "Ole Dahl used to be finance minister."),
    ("Most of the victims were over 75.", "Most of the victims were older than 75."),
    ("Two sailors were injured and three killed.", "Three sailors were killed."),
    ("Prime minister Eva Lund met the press. The minister, Ole Dahl, left.", "Eva Lund is the prime minister."),
    ("Guests are asked not to swim in the lake or feed the swans.", "Guests are asked not to feed the swans."),
    ("The club has not sold its bus or closed its shop, which it closed in May.", "The club closed its shop."),
    ("The firm hired 140 drivers and built toilets at the stops.", "The firm hired 140 drivers."),
    ("Berg rowed across thirteen of the fourteen lakes, and Lund across all fourteen.", "Lund rowed all fourteen."),
    ("The council voted to close the baths.", "The council voted to close it."),
    ("A court blocked the plan. A court in Vik blocked a similar plan in 2019.", "A court blocked the plan."),
    ("Pupils from Vik will move to Arda, while those from Lom will be split.", "Vik pupils will move to Arda."),
    ("The county has closed five schools since 2012.", "Five schools have closed in the county since 2012."),
    ("The quake killed 40 people, six of them in the village of Arda.", "The quake killed six people in Arda."),
    ("The quake killed 40 people, two of them children.", "The quake killed 40 people, including children."),
    ("Of the firm's nine ships, two have been sold.", "Two of the ships have been sold."),
    ("The roads were shut, but by noon traffic ran on half of them.", "All the roads were shut."),
    ("The firm paid the widows 5,000 euros each.", "Each of the widows was paid 5,000 euros."),
    ("The museum costs 40,000 pounds a year to run.", "The museum costs 40,000 pounds to run."),
    ("He won 10 games, and a month later he won 10 more.", "He won 10 games."),
    ("Dahl scored 12 goals last season.", "Dahl scored 12 goals last season."),
    ("Dahl has played twice this season. He scored 12 goals last season.", "Dahl scored 12 goals last season."),
    ("A strike planned for Monday went ahead.", "The strike took place on Monday."),
    ("A parade planned for May will go ahead if it is dry.", "The parade will go ahead if it is dry."),
    ("A bus hit a wall; no pupils were hurt, but the driver lost a tooth.", "The driver was hurt."),
    ("Nobody else was arrested. Two men were arrested on Monday.", "Two men were arrested."),
    ("The trial ran in Lyon. Nobody over 65 was included.", "Adults were included in the trial."),
    ("The trial ran in Lyon. Nobody was included twice.", "The trial included adults."),
    ("Police officers found the boat at dawn.", "Police found the boat at dawn."),
    ("The president promised aid; the leader also saw the town.", "The president saw the town."),
    ("Anna Lund's son Nils drove, and Lund slept.", "Nils Lund drove."),
    ("Shares in Telco rose 3% while those of its rival Onda fell 2%.", "Onda's shares fell 2%."),
    ("The quake killed 40 people, at least six of them in Arda.", "At least six people were killed by the quake."),
    ("The strike, planned for Monday, took place on Friday.", "The strike took place on Friday."),
    ("Nine people drowned this winter, fewer than last winter.", "Fewer people drowned this winter than last winter."),
    ("Ole Dahl, a former minister, was jailed.", "Ole Dahl was a minister."),
    ("Maria Bouvier Berg, a writer, left.", "Maria Berg is a writer."),
    ("The U.S. envoy left Oslo on Monday.", "The United States envoy left Oslo on Monday."),
    ("The writer wants control over the second film.", "The writer wants the second film."),
    ("Anna Ode did not march but met Eva Brandt on Monday.", "Anna Ode and Eva Brandt met on Monday."),
    ("The minister, Ann Berg, and her deputy, Ole Dahl, have resigned.", "Ole Dahl has resigned."),
    ("The new father welcomed a son. Paul Berg has a girl too.", "Paul Berg welcomed a son."),
    ("The letter to Berg was written by Dahl.", "Dahl wrote the letter."),
    ("Berg said nothing. His lawyer was fined.", "Berg's lawyer was fined."),
    ("The chairman, Ann Lund, took over from Paul Berg.", "Ann Lund is the chairman."),
    ("Woodward will be the coach. The old coach, Graham Henry, left.", "Woodward will be the coach."),
    ("The captain, a Danish sailor, was held.", "The captain is Danish."),
    ("The 22-year-old signed a five-year contract.", "The contract runs for five years."),
    ("The river Tambre rose by two metres.", "The Tambre rose by two metres."),
    ("Sales rose in May and fell in June.", "Sales fell in June."),
    ("The brothers own 62 percent of the company.", "The brothers own most of the company."),
    ("Two thirds of members backed the sale.", "More than half of members backed the sale."),
    ("Spain beat Italy in May and lost to France in June.", "Italy lost to Spain in May."),
    (
        "Holm said the road was safe, while Lund insisted that the bridge had to close.",
        "Lund said the bridge had to close.",
    ),
    ("The board rejected a merger in May. The two merged in June.", "Norda and Telco merged in June."),
    ("The judge rejected a request for a suspended sentence.", "Ole Dahl was sentenced to six years in prison."),
    ("Oslo set aside 6 million euros, twice as much as last year.", "Oslo set aside twice what it did last year."),
    ("Bread costs two euros per kilo in Vik.", "Bread costs two euros a kilogram in Vik."),
    ("Lund earns 300 crowns per annum.", "Lund earns 300 crowns a year."),
    ("Lund paid 20 euros per head.", "Lund paid 20 euros per person."),
    ("Two were freed without charge; the third, a guard, was charged.", "The guard was charged."),
    ("Sales of new vans rose 2%, while those of old vans fell 9%.", "Sales of new vans rose 2%."),
    ("The search ended because of high waves.", "The search ended because the waves were high."),
    ("Parliament voted on a ban on smoking. The ban took effect in May.", "Parliament banned smoking."),
    ("Lund was charged in May and convicted in June.", "Lund was convicted."),
    ("In May Norda agreed to buy Onda. Telco bought Onda a year later.", "Telco bought Onda."),
    ("The shop closed in May. The bank might have to close.", "The shop had to close."),
    ("Maria Lund won the vote, narrowly defeating the mayor, Josef Berg.", "Josef Berg lost the vote."),
    ("Lund narrowly defeated Berg.", "Lund defeated Berg."),
    ("At least 14 people were hurt in the fire.", "No fewer than 14 people were hurt in the fire."),
    ("The board rejected a merger with Telco.", "The board turned down a merger with Telco."),
    ("The Greens won 26 of the 45 council seats.", "The Greens won a majority of the council seats."),
    ("Three of the country's ten regions are dry. The whole country is hot.", "The whole country is hot."),
    (
        "Berg said ministers hoped to save money, and Holm said they would not.",
        "Berg said ministers hoped to save money.",
    ),
    ("The court dismissed Dahl's appeal against his conviction.", "Dahl appealed against his conviction."),
    ("Ministers rejected calls by the union for an inquiry.", "The union called for an inquiry."),
    ("The judge rejected Dahl's request for bail.", "Dahl requested bail."),
    ("The council's proposal would ban smoking in parks.", "The council proposed banning smoking in parks."),
    ("Norda shares rose 5% on Tuesday after falling 3% on Monday.", "Norda shares fell 3% on Monday."),
    ("The bank raised rates in May before cutting them in June.", "The bank cut rates in June."),
    ("The United Kingdom sent ships to Norland.", "Britain sent ships to Norland."),
    ("The European Union fined Norda 50 million euros.", "The EU fined Norda 50 million euros."),
    ("A jury at Leeds Crown Court found Dahl guilty of murder.", "A court found Dahl guilty of murder."),
    ("The blast killed 12 people and another 30 were injured.", "30 people were injured in the blast."),
    ("Another man was arrested in Leeds.", "A man was arrested in Leeds."),
    ("The blast killed 12 soldiers and wounded 30 people.", "The blast killed 12 people."),
    (
        "A man accused of killing his wife was sentenced to life in prison on Friday.",
        "A man was jailed for life for killing his wife.",
    ),
    ("The suspect is an Iraqi national.", "The suspect is Iraqi."),
    ("Dahl defeated Berg in the final.", "Dahl won the final."),
    ("The town celebrated Lund's defeat of Berg.", "The town celebrated Lund's victory over Berg."),
    ("The Greens came first with 34 percent of the vote.", "The Greens won the most votes."),
    ("Two men were arrested.", "Both men were arrested."),
    ("Three officers were cleared.", "All three officers were cleared."),
    ("Members of the jury asked for more time.", "The jury asked for more time."),
    ("There are cliffs of forty to fifty foot.", "The forty foot cliffs are there."),
]


def found(evidence: str, claim: str) -> set[str]:
    """The kinds that overrule a verdict, each sentence of the evidence read by itself."""
    docs = parse([*(f"{s.rstrip('.')}." for s in evidence.split(". ")), claim])
    return {f.kind for f in compare(docs[:-1], docs[-1]).findings} & set(OVERRULING)


@pytest.mark.parametrize(("evidence", "claim", "kind"), TURNED)
def test_what_is_told_of_another_is_named(evidence: str, claim: str, kind: str) -> None:
    assert kind in found(evidence, claim)


@pytest.mark.parametrize(("evidence", "claim"), KEPT)
def test_what_follows_is_not_spoken_against(evidence: str, claim: str) -> None:
    assert not found(evidence, claim)


def test_what_is_denied_of_one_and_told_of_another_is_left_open() -> None:
    docs = parse(
        ["The cuts will affect the mill in Arda; the mill in Vik will be spared.", "The Vik mill is not affected."]
    )
    assert {f.kind for f in compare(docs[:1], docs[1]).findings} == {"open"}


def test_who_could_not_be_reached_for_comment_did_not_deny_one() -> None:
    docs = parse(["Lund could not be reached for comment.", "Lund did not comment."])
    assert "negation" not in {f.kind for f in compare(docs[:1], docs[1]).findings}


def test_what_is_done_to_schools_that_close_is_no_change_of_roles() -> None:
    docs = parse(
        [
            "The county has closed five schools since 2012.",
            "Five schools have closed.",
            "Five schools closed the county.",
        ]
    )
    assert "role" not in {f.kind for f in compare(docs[:1], docs[1]).findings}
    assert "exchange" in {f.kind for f in compare(docs[:1], docs[2]).findings}


def test_that_none_died_is_not_spoken_against_by_all_who_were_saved() -> None:
    docs = parse(["All 84 passengers were saved.", "No passengers died.", "No passengers were saved."])
    assert "quantifier" not in {f.kind for f in compare(docs[:1], docs[1]).findings}
    assert "quantifier" in {f.kind for f in compare(docs[:1], docs[2]).findings}
