"""Parts that would say something else than the statement they are taken from are left out."""

import pytest

from tests.test_parts import made


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("Leeds, Yorkshire, home to Norcar, came in second place with 3.1 million metric tons and Bergen was third.",
         "Yorkshire came in second place"),
        ("Ferry arrivals in both Oslo and Bergen fell in May.", "Ferry arrivals in both Oslo fell in May"),
        ("She stopped short of calling for an oil embargo, which Sweden, Lithuania and the Netherlands support.",
         "She stopped short of calling for an oil embargo, which Lithuania"),
        ("Three vaccines that stop the virus, norvamab and limamab, have been licensed in Norway.",
         "Three vaccines that stop norvamab have been licensed in Norway"),
        ("The Danish singer's deep voice and timing won five awards.", "timing won five awards"),
        ("Groups of all sizes and backgrounds have marched in Oslo.", "Groups of backgrounds have marched in Oslo"),
        ("An orange alert covers the rest of Norway until noon on Sunday.",
         "An orange alert covers the rest of Norway on Sunday"),
        ("The storm left 40,000 farms without water in May.", "The storm left 40,000 farms in May"),
        ("Callum Reddy, 34, of Wharf Street, Leicester, was sentenced to eight years and four months after he was"
         " convicted of conspiracy to burgle and two counts of handling stolen goods.",
         "Callum Reddy of Wharf Street was sentenced to eight years"),
        ("The margin of error is plus or minus 3.5 points.", "The margin of error is 3.5 points"),
        ("The ministry had put £40m into rowing since 2021.", "The ministry had put into rowing since 2021"),
        ("Norcar had lost £2.4m last year.", "Norcar had lost last year"),
        ("Holm clocked up 12,000 miles on his bike in two years.", "Holm clocked up on his bike"),
        ("It was actually three years before he opened another shop.", "It was actually"),
        ("He was fined one cold morning after leaving home about 6 a.m.", "He was fined one cold morning a.m."),
        ("Polls in May found that between 57% and 73% of Danes opposed the tax.", "between 57% opposed the tax"),
        ("It is very rare for wolves to attack a horse.", "It is very rare"),
        ("Norcar shares rose from 41p in August 2024 to 97p in November that year.",
         "Norcar shares rose from 41p in November"),
        ("Norcar shares rose from 41p in August 2024 to 97p in November that year.",
         "Norcar shares rose from 41p that year"),
        ("They rushed to the port and in return none of those thanked the crew.", "They thanked the crew"),
        ("Besides Lind, Danish baker Ole Holm met Ida Weiss.", "Besides Lind Ole Holm met Ida Weiss"),
        ("Net profit fell to $90 million, or 12 cents a share, from $95 million, hurt by a charge for closing a mine.",
         "Net profit fell to $90 million, or 12 cents a share hurt by a charge for closing a mine"),
        ("Doctors at the schools of Hull and Leeds analysed data from 900 men aged 30 to 50 in Norway who wore a watch"
         " for a week and were then followed for a year.",
         "Doctors at the schools of Hull and Leeds analysed data from 900 men aged 30 to 50 in Norway who wore a watch"
         " for a week and"),
        ("The only doctor who visited Tarn in 2003 was Anna Holm.", "The only doctor visited Tarn in 2003"),
        ("Diver Ole Nils Holm from the Norland Institute of Biology and History (NIBH) said it dated from 1400.",
         "Diver Ole Nils Holm from History said it dated from 1400"),
        ("Like Roy, Haider too was hacked to death.", "Like Roy too was hacked to death"),
        ('The mayor is referred to as "the boss" by his staff.', "The mayor is referred to by his staff"),
        ("The plan was spoken of as a triumph by the mayor in 2010.", "The plan was spoken of"),
        ("Ida Weiss was a born teacher, one of the three founders of the school.",
         "A born teacher [is] one of the three founders of the school"),
        ("The committee agreed to introduce a limit in Holm Road, to spend 15,000 crowns on a study for a footbridge,"
         " and to write to the ministry about the A11.",
         "The committee agreed to introduce a limit in Holm Road to write to the ministry about the A11"),
        ("Among the dead are four members of one family and a volunteer sailor, Luis Holm, 29, who had gone to"
         " warn them.",
         "Among the dead are four members of one family Luis Holm, 29, who had gone to warn them"),
        ("Among the dead are two boys and a girl.", "Among the dead are a girl"),
        ("The ministry has issued an immigration lookout bulletin against eight persons.",
         "The ministry has issued an immigration"),
        ("Polls put them six points ahead.", "Polls put them"),
        ("The flat was bought in 2019 by a company of which Mr Holm's wife, Helena, is the sole director.",
         "A company is the sole director"),
        ("The ministry had sided with the tribe under both the previous and the current government.",
         "The ministry had sided with the tribe under the previous"),
        ("Norland has gone 231 days without a cut, its longest run since 2018.", "Norland has gone without a cut"),
        ("One victim, retired teacher Moira Keane, from Tarn, lost 16,200 crowns.",
         "One victim Moira Keane, from Tarn, lost 16,200 crowns"),
        ("England lost nightwatchman Jack Leach in the second over but added 134.",
         "England lost nightwatchman Jack Leach over"),
        ("The town was already short 1,900 nurses.", "The town was already short"),
        ("The boy died hours after being sent home from hospital with pills.", "The boy died hours"),
        ("The plant opened in January last year in Oslo.", "The plant opened in January"),
        ("Some 300 farms have Norsk tractors and Norsk is hoping to increase this by 2010.",
         "Some 300 farms have Norsk is hoping to increase this by 2010"),
        ("Before joining the show, he had signed up to play Jack in a play in Tarn.",
         "Before joining the show, he had signed up"),
        ("Lind generated the most posts across the network the week after his ban.",
         "Lind generated the most posts across the network"),
        ("The group has killed 1,969 people, since the start of its campaign last June.",
         "The group has killed 1,969 people"),
        ("Carson was the top fundraiser of the 2016 contest at the time he dropped out.",
         "Carson was the top fundraiser of the 2016 contest"),
        ("The surge was concentrated in the days after Lind dropped out in May.",
         "The surge was concentrated in the days"),
        ("Notably absent from the talk was any mention of the fire in Tarn.", "was any mention of the fire in Tarn"),
        ("Lind was for the pact before she was against it.", "Lind was for the pact"),
        ("To influence trade rules, and to benefit from open markets, the firm dropped its fees.",
         "to to benefit from open markets, the firm dropped its fees"),
        ("He spoke with the singer, who celebrated her birthday the same day as her win.",
         "the singer celebrated her birthday as her win"),
        ("The campaign removed the mayor of Tarn from its board in November after he spoke.",
         "The campaign removed the mayor of Tarn"),
        ("While Secretary Lind is talking, she has so far refused to act.", "[Lind is] Secretary"),
        ("The union says Lind's orders on guns are ripe for abuse and lack seriousness.",
         "Lind's orders on guns are lack seriousness"),
        ("Our bond has always been more with Karl Lind than with any one bank.",
         "Our bond has always been more with Karl Lind"),
        ("Firms like Tarnco have long hired young people in part by giving them a case study.",
         "Firms like Tarnco have long hired young people in part"),
        ("Bondi supplied us with proof of good results.", "Bondi supplied us"),
        ("In a bid to hide it, Holm became the only candidate to lie under oath.",
         "In a bid to hide it, Holm became the only candidate"),
        ("It was also during that period that the shift toward trade grew faster.",
         "It was that the shift toward trade grew faster"),
        ("Most of the guns that are used in crimes in Tarn come from Holt.",
         "Most of the guns that are used in crimes come from Holt"),
        ("The speakers took turns urging the crowd to focus on the poor.", "The speakers took turns"),
        ("Petra Holm on Monday hit Karl Lind on trade.", "Petra Holm hit Karl Lind"),
    ],
)  # fmt: skip
def test_a_part_says_nothing_else_than_the_whole(sentence: str, never: str) -> None:
    assert never not in made(sentence)


def test_what_both_do_each_does() -> None:
    found = made("Ferry arrivals in both Oslo and Bergen fell in May.")
    assert {"Ferry arrivals in Oslo fell in May", "Ferry arrivals in Bergen fell in May"} <= set(found)


def test_of_a_list_whose_owner_stands_once_the_first_is_a_part() -> None:
    assert made("Holm sold her house and her boat.") == ["Holm sold her house", "Holm sold her boat"]
    assert made("Holm sold her house and boat.") == ["Holm sold her house"]
