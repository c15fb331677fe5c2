"""Words that all stand in the evidence, put together so that it does not say so."""

from __future__ import annotations

from typing import Any

import pytest

from gistcheck.rules.compare import compare
from gistcheck.syntax.parse import parse
from gistcheck.verify import OVERRULING

TURNED = [
    ("Unemployment fell from 8 percent to 5 percent.", "Unemployment fell to 8 percent.", "place"),
    ("Unemployment fell from 8% to 5%.", "Unemployment fell to 8%.", "place"),
    ("Unemployment fell from 8% to 5%.", "Unemployment fell from 5% to 8%.", "place"),
    ("The toll rose from 4 to 15.", "The toll rose from 15 to 4.", "place"),
    ("The price rose from $1 to $2.", "The price rose to $1.", "place"),
    ("The number of jobs rose from 31 to 48 in May.", "The number of jobs rose from 48 to 31.", "place"),
    ("Sales rose 4% to 20 million euros.", "Sales rose 20%.", "place"),
    ("12 people died and 30 were injured in the fire.", "30 people died in the fire.", "place"),
    ("Holm was born in 1950 and died in 2010.", "Holm was born in 2010.", "place"),
    ("The trial begins on Monday and ends on Friday.", "The trial begins on Friday.", "place"),
    ("The 34-year-old driver hit a 12-year-old boy.", "The 12-year-old driver hit a boy.", "place"),
    ("Lund was cleared of fraud and fined for speeding.", "Lund was fined for fraud.", "place"),
    ("The bill passed the lower house and now goes to the senate.", "The bill passed the senate.", "place"),
    ("Anna Berg beat Paul Lund in the final, and Lund thanked the crowd.", "Berg thanked the crowd.", "doer"),
    ("Holm's wife visited the hospital on Friday.", "Holm visited the hospital on Friday.", "doer"),
    ("The minister's brother was arrested.", "The minister was arrested.", "doer"),
    ("Ann Berg, who founded the firm in 2003, sold it to Paul Lund.", "Paul Lund founded the firm.", "doer"),
    ("The man who robbed the bank shot a guard.", "The guard robbed the bank.", "doer"),
    ("Lee Moss, whose brother grows almonds, abstained.", "Lee Moss grows almonds.", "doer"),
    ("Keane Foods bought the mill, Rolo, from Hartwell.", "Hartwell bought the mill.", "doer"),
    ("Holm visited the hospital on Friday.", "Holm's wife visited the hospital on Friday.", "doer"),
    ("Leeds City beat Leeds United in the cup.", "Leeds United won the cup.", "doer"),
    ("New York's council voted on Friday, before York.", "York's council voted on Friday.", "namesake"),
    ("Fjordkraft has sales of $15.6bn, while Nordlys has $14.4bn.", "Fjordkraft has sales of $14.4bn.", "place"),
    ("It owns 34 Grand Hotels and four ferries in 38 towns.", "It owns 38 Grand Hotels and four ferries.", "place"),
    ("Tin prices rose 43% last year, with zinc up 36%.", "Tin prices rose 36% last year.", "place"),
    ("The league lists 72 clubs, down from 163 a year ago.", "The league lists 163 clubs.", "place"),
    ("The firm paid 40 million dollars for the site.", "The firm paid 40 million pounds for the site.", "currency"),
    ("The firm paid $40m for the site.", "The firm paid £40m for the site.", "currency"),
    ("The firm made $2.3 billion.", "The firm made $2.3 million.", "scale"),
    ("The race is 30 miles long.", "The race is 30 kilometres long.", "unit"),
    ("The firm hired 40 people.", "The firm hired more than 40 people.", "comparator"),
    ("The firm hired 40 people or more.", "The firm hired exactly 40 people.", "comparator"),
    ("The firm hired nearly 400 people.", "The firm hired more than 400 people.", "comparator"),
    ("Lund was charged with theft.", "Lund was convicted of theft.", "supposed"),
    ("Lund was arrested in Oslo on Monday.", "Lund was charged in Oslo on Monday.", "supposed"),
    ("The mayor denied that he had taken bribes.", "The mayor took bribes.", "supposed"),
    ("Nearly all schools closed on Monday.", "All schools closed on Monday.", "almost"),
    ("Almost nobody voted.", "Nobody voted.", "almost"),
    ("Almost half of the voters backed it.", "Half of the voters backed it.", "almost"),
    ("Almost half of the voters backed it.", "More than half of the voters backed it.", "almost"),
    ("Half of the pupils passed.", "Nearly half of the pupils passed.", "almost"),
    ("A quarter of the crop was lost.", "Half of the crop was lost.", "share"),
    ("Turnout rose by five percentage points.", "Turnout rose by 5%.", "unit"),
    ("Holm voted for the bill.", "Holm voted against the bill.", "opposite"),
    ("Rovers won 2-0 at home on Saturday.", "Rovers won 2-0 away on Saturday.", "opposite"),
    ("The cook, a nurse of 29, fell; the guard, Colin Webb, 52, was unhurt.", "The guard is 29.", "place"),
    ("Tom Lund, 34, met Eva Bell, 28, in Oslo.", "Eva Bell is 34 years old.", "place"),
    ("A woman aged 60 and her 31-year-old son died.", "The son was 60.", "place"),
    ("Councillors voted by 31 to 17 to ban cars.", "The vote was 17 to 31.", "exchange"),
    ("The lawyer hit a waiter, and the waiter broke a leg.", "The lawyer broke a leg.", "doer"),
    ("The lawyer who hit the waiter, Paul Lund, broke a leg.", "The waiter broke a leg.", "doer"),
    ("The ambassador, Helen Price, spoke to Mori and urged him to stay.", "Mori urged Price to stay.", "doer"),
    ("Sir Hugh Bell gave a speech.", "Lucy Bell gave a speech.", "namesake"),
    ("Jack Lund, who missed the wedding, sent flowers.", "Jack Lund attended the wedding.", "opposite"),
    ("Three members abstained.", "Three members voted against the ban.", "opposite"),
    ("The World Health Organization met in Geneva.", "The World Trade Organization met in Geneva.", "namesake"),
    ("The World Trade Organization met in Geneva.", "The WHO met in Geneva.", "namesake"),
    ("The plane landed in New York.", "The plane landed in York.", "namesake"),
    ("The plane landed in York.", "The plane landed in New York.", "namesake"),
    ("The court upheld the ban.", "The court overturned the ban.", "opposite"),
    ("The council approved the plan.", "The council rejected the plan.", "opposite"),
    ("The visit to Oslo was unofficial, an aide said.", "The visit to Oslo was official.", "denial"),
    ("Officials called the visit to Oslo unofficial.", "The visit to Oslo was official.", "denial"),
    ("Sales fell after the firm cut its forecast.", "The firm cut its forecast because sales fell.", "opposite"),
    ("Holm resigned before he was charged.", "Holm was charged before he resigned.", "opposite"),
    ("Three of the nine directors resigned.", "The directors resigned.", "doer"),
    ("The crash injured 19 of the 32 children.", "32 children were injured in the crash.", "doer"),
    ("The director will step down in June.", "The director has stepped down.", "supposed"),
    ("The rocket will launch on Friday.", "The rocket launched on Friday.", "supposed"),
    ("Holm, who is deputy leader of the party, spoke.", "Holm is leader of the party.", "rank"),
    ("The former minister Anna Berg opened the museum.", "Anna Berg is a minister.", "rank"),
    ("Velian lost. A drug made by Ostrand was approved in June.", "Velian's drug was approved in June.", "namesake"),
    (
        "Gerald Pike left. Lucy Marin, whose mother died in 2019, spoke.",
        "Gerald Pike's mother died in 2019.",
        "namesake",
    ),
    ("Police arrested a fake doctor in Leeds.", "Police arrested a doctor in Leeds.", "rank"),
    ("The would-be buyer of the club is from Oslo.", "The buyer of the club is from Oslo.", "rank"),
    ("Nils Dahl, co-founder of the firm, was fined.", "Nils Dahl, founder of the firm, was fined.", "rank"),
    ("Hundreds of people fled the fire.", "Thousands of people fled the fire.", "opposite"),
    ("Exports grew faster than imports.", "Imports grew faster than exports.", "opposite"),
    ("Oslo is bigger than Bergen.", "Oslo is smaller than Bergen.", "opposite"),
    ("The council is due to vote on the plan.", "The council voted on the plan.", "supposed"),
    ("The dam is about to collapse.", "The dam collapsed.", "supposed"),
    ("The firm will close the mill.", "The firm closed the mill.", "supposed"),
    ("The firm would have closed without the loan.", "The firm closed.", "supposed"),
    ("The bank will close 40 branches?", "The bank will shut 40 branches.", "asked"),
    ("Jane Smith resigned as mayor of Derby.", "Mr Smith resigned as mayor of Derby.", "namesake"),
    ("Laura Smith resigned as mayor of Derby.", "Anna Smith resigned as mayor of Derby.", "namesake"),
    ("The union said the mill would close.", "The company said the mill would close.", "teller"),
]
KEPT = [
    ("Former President Holm opened the museum.", "President Holm opened the museum."),
    ("A fake doctor was held in Leeds.", "Police held a fake doctor in Leeds."),
    ("Lund was cleared of fraud and fined for speeding.", "Lund was fined for speeding."),
    ("Workers cut and sold the wood.", "Workers cut the wood."),
    ("Dahl bought a farm and sold it in June.", "Dahl sold the farm in June."),
    ("The visit to Oslo was unofficial, an aide said.", "The visit to Oslo was not official."),
    ("Holm, deputy leader of the party, spoke.", "Holm is the party's deputy leader."),
    ("The trainer helped the Reds win the cup in May.", "The trainer won the cup in May."),
    ("Holm resigned before he was charged.", "Holm was charged after he resigned."),
    ("Three of the nine directors resigned.", "Three directors resigned."),
    ("The crash injured 19 of the 32 children.", "Some children were injured in the crash."),
    ("Three men robbed the bank.", "The men robbed the bank."),
    ("Berg, who founded the firm in 2003, sold it to Lund.", "Lund bought the firm from Berg."),
    ("Their first album, Low Tide, was released in May. Holm sang on it.", "Holm's first album was released in May."),
    ("Lee Moss, whose brother grows almonds, abstained.", "Moss's brother grows almonds."),
    ("Leeds City beat Leeds United in the cup.", "City won the cup."),
    ("The visit to Oslo was not unofficial.", "The visit to Oslo was official."),
    ("The cook, a nurse of 29, fell; the guard, Colin Webb, 52, was unhurt.", "Colin Webb is 52."),
    ("Tom Lund, 34, met Eva Bell, 28, in Oslo.", "Eva Bell is 28 years old."),
    ("Councillors voted by 31 to 17 to ban cars.", "The vote was 31 to 17."),
    ("Temperatures were 17 to 31 degrees.", "Temperatures were 17 to 31 degrees."),
    ("The lawyer hit a waiter, and the waiter broke a leg.", "The waiter broke a leg."),
    ("Jack Lund missed the wedding but attended the dinner.", "Jack Lund attended the dinner."),
    ("Lund attended the wedding in May and missed it in June.", "Lund attended the wedding in May."),
    ("The World Health Organization met in Geneva.", "The WHO met in Geneva."),
    ("The plane landed in New Delhi.", "The plane landed in Delhi."),
    ("Unemployment fell from 8% to 5%.", "Unemployment fell to 5%."),
    ("Unemployment rose by 0.3 points to 5% in May.", "Unemployment rose to 5% in May."),
    ("Profit was £2.3 billion in 2022, up from £1.9 billion in 2021.", "Profit was £1.9 billion in 2021."),
    ("Adult tickets cost £14 and children's tickets £6.", "Children's tickets cost £6."),
    ("About 60% of voters backed it in 2018, and 45% did so in 2022.", "In 2022, 45% of voters backed it."),
    ("Only three of the 19 councillors voted for the plan.", "Three councillors voted for the plan."),
    ("The firm hired 40 people.", "The firm hired at least 40 people."),
    ("The firm hired nearly 400 people.", "The firm hired almost 400 people."),
    ("The loss exceeded 10% of sales.", "The loss was more than 10% of sales."),
    ("The firm hired over 400 people.", "The firm hired at least 400 people."),
    ("The race is 30 miles long, and 30 people ran.", "30 people ran."),
    ("Lund was charged with theft, and convicted on Friday.", "Lund was convicted of theft."),
    ("Lund denied the charge, but stole the car.", "Lund stole the car."),
    ("Unemployment fell from 8 percent to 5 percent.", "Unemployment fell to 5 percent."),
    ("12 people died and 30 were injured in the fire.", "30 people were injured in the fire."),
    ("Fjordkraft has sales of $15.6bn, while Nordlys has $14.4bn.", "Nordlys has sales of $14.4bn."),
    ("Tin prices rose 43% last year, with zinc up 36%.", "Zinc prices rose 36% last year."),
    ("The shares closed up four pence at 274 pence.", "The shares closed at 274 pence."),
    ("The league lists 72 clubs, down from 163 a year ago.", "The league lists 72 clubs."),
    ("The firm hired 300 people in Leeds and 40 in York.", "The firm hired 40 people in York."),
    ("Holm lives in Leeds, in Yorkshire.", "Holm lives in Yorkshire."),
    ("The blast killed 23 people, two of them children.", "The blast killed two children."),
    ("Holm's wife visited the hospital and Holm visited the school.", "Holm visited the school."),
    ("The firm paid $40m (£30m) for the site.", "The firm paid £30m for the site."),
    ("The box weighs 40 pounds.", "The box weighs 40 pounds."),
    ("Nearly all schools closed on Monday.", "Almost all schools closed on Monday."),
    ("Almost half of the voters backed it.", "Nearly half of the voters backed it."),
    ("More than half of the voters backed it.", "Half of the voters backed it."),
    ("Half of the men and a third of the women voted.", "A third of the women voted."),
    ("Turnout rose by five percentage points.", "Turnout rose by 5 percentage points."),
    ("Holm voted against the bill.", "Holm did not vote for the bill."),
    ("Oslo is bigger than Bergen.", "Bergen is smaller than Oslo."),
    ("Sales rose in May but fell in June.", "Sales fell in June."),
    ("The firm will close the mill on Monday.", "The firm closes the mill on Monday."),
    ("The pope, who would die in exile, came to Rome.", "The pope died in exile."),
    ("The boat was more likely to sink than the ferry.", "The boat sank."),
    ("Is the mayor about to resign? He said that he had resigned.", "The mayor said he had resigned."),
    ("William Smith resigned as mayor of Derby.", "Bill Smith resigned as mayor of Derby."),
    ("Jane Smith resigned as mayor of Derby.", "Ms Smith resigned as mayor of Derby."),
    ("Some experts said the dam was safe.", "Some people said the dam was safe."),
]


def kinds(evidence: str, claim: str) -> set[str]:
    return {f.kind for f in compare(*parse([evidence, claim])).findings} & set(OVERRULING)


@pytest.mark.parametrize(("evidence", "claim", "kind"), TURNED)
def test_words_in_another_place_are_found(evidence: str, claim: str, kind: str) -> None:
    assert kind in kinds(evidence, claim)


@pytest.mark.parametrize(("evidence", "claim"), KEPT)
def test_words_in_their_own_place_are_left_alone(evidence: str, claim: str) -> None:
    assert kinds(evidence, claim) == set()


def test_another_sentence_tells_who_it_was(analyser: Any) -> None:
    article = "Omar Dial scored twice before half-time. The captain, Paul Shore, was sent off late in the match."
    assert analyser.check(article, "Omar Dial was sent off.").label != "supported"
    assert analyser.check(article, "Paul Shore was sent off.").label == "supported"


def test_the_verdict_follows(analyser: Any) -> None:
    verdicts = analyser.check_many([(evidence, claim) for evidence, claim, _ in TURNED])
    assert [v.label for v in verdicts if v.label == "supported"] == []
