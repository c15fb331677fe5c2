"""Common given names that in practice go with one gender: evidence for tying a pronoun to a name.

A name that men and women bear, be it in two countries ("Andrea", "Jan"), is left out: it tells nothing.
"""

from __future__ import annotations

from typing import Final

from gistcheck.vocabulary.wordlists import word_set

_MALE: Final = word_set(
    "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark"
    " donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey jacob gary"
    " nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond"
    " patrick jack dennis tyler aaron jose adam nathan henry douglas zachary peter kyle walter ethan jeremy harold"
    " keith christian roger noah gerald carl sean arthur lawrence austin joe bryan albert bruce willie gabriel alan"
    " juan wayne roy ralph randy eugene vincent russell elijah louis bobby philip phillip johnny mohammed muhammad"
    " mohamed ahmed hassan hussein ibrahim omar yusuf abdullah khalid mustafa tariq imran vladimir dmitry sergei"
    " sergey ivan boris nikolai mikhail igor oleg marco giovanni giuseppe antonio francesco mario paolo carlo"
    " pierre francois jacques michel emmanuel nicolas hans klaus jurgen wolfgang stefan lars anders erik sven bjorn"
    " miguel carlos luis pedro jorge fernando diego pablo rafael javier barack mitt ted newt tony gordon nigel ed"
    " jeb derek antony lloyd narendra rahul amit raj sanjay vijay ravi arjun anil suresh rajesh xi hiroshi kenji"
    " shinzo moshe yitzhak avi ehud recep fidel raul hugo evo nick mike tim jim tom bob bill dan steve matt dave"
    " greg jeff rob ron ken oscar leo liam harry oliver simon neil ian graham stuart craig duncan angus andy billy"
    " eddie freddie jimmy tommy danny kenny barry darren gareth rhys owen cristiano lionel zlatan didier ryan jesse"
    " caleb bradley lucas martin colin trevor malcolm hugh luke marcus mohammad arvind ben bernie phil rick adrian"
    " alastair alistair bernard clive dominic edgar ernest felix fred geoffrey gerard julian kurt leonard maurice"
    " norman ricky theodore victor wesley karl dieter dmitri dmitrii jürgen franz heinz ole nils alexei andrei yuri"
    " viktor pavel konstantin sunil arun rohit virat sachin nawaz asif takashi josé ricardo eduardo matteo silvio"
    " françois philippe kofi kwame thabo cyril keir rishi sajid sadiq günter gerhard helmut otto uwe rolf horst"
    " jens sören søren henrik mikael johan gustav olaf olav tomasz piotr janusz andrzej marek zoltan laszlo istvan"
    " gabor vaclav petr jiri milan goran zoran dragan slobodan radovan ratko mehmet ahmet emre osman hakan kemal"
    " ismail suleiman tayyip khaled hamid hamad faisal nasser saeed rashid karim jamal walid yasser bashar hosni"
    " muammar saddam ayman ramzi rajiv manmohan prakash ramesh mahesh deepak ashok manoj rakesh sandeep ajay nitin"
    " mukesh kazuo shigeru enrique ignacio alejandro alberto ramon hector rodrigo gonzalo alvaro felipe joão joao"
    " paulo luiz thiago henrique vicente lorenzo stefano massimo fabio roberto sergio enzo thierry laurent olivier"
    " guillaume mathieu pascal yves bertrand gilles fabrice tobias renato vikram hamish alasdair mateo terje emeka"
    " chinedu olusegun ganesh harish satish girish naveen pranab akhilesh nitish sharad uddhav devendra bhupesh ashwin"
    " ravindra hardik gopal nikhil rohan karthik takeshi satoshi kenichi sipho themba rasmus jesper morten torsten"
    " ulrich heinrich ludwig"
)
_FEMALE: Final = word_set(
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret"
    " kimberly emily donna michelle amanda melissa deborah stephanie rebecca laura helen sharon cynthia kathleen"
    " amy angela anna brenda pamela emma nicole samantha katherine catherine christine debra rachel carolyn janet"
    " maria heather diane olivia julie joyce victoria christina lauren judith megan cheryl hannah jacqueline martha"
    " gloria teresa sara janice ann anne doris rose julia kathryn grace judy abigail alice sophia diana amber"
    " denise marilyn charlotte marie danielle isabella theresa natalie brittany ruth kayla lori hillary kamala"
    " aisha fatima khadija zainab amina leila maryam yasmin malala benazir indira sonia priya anita sunita meera"
    " ekaterina natasha olga svetlana tatiana irina elena sofia giulia francesca chiara stefania claire isabelle"
    " juliette sophie ingrid astrid greta carmen lucia pilar rosa ursula jacinda oprah beyonce serena venus simona"
    " naomi kate katie lucy chloe zoe amelia ella mia lily molly holly gemma hayley fiona heidi wendy dawn gillian"
    " lorraine kirsten kristen kristin colette elaine lydia eileen maureen sheila rashida alexandria elise melania"
    " ivanka dorothy caroline ellen eleanor rosie angelina annie jane jill joanna joanne leah maggie monica paula"
    " penelope priscilla rita sally stella sylvia tina vanessa vera yvonne alison allison bridget erin harriet"
    " irene jenny josephine kirsty louise marina melinda miriam nadia nina rachael roberta selena sue susie suzanne"
    " valerie scarlett miley ariana rihanna katy eva lena helga natalia layla deepika aishwarya kavita neha pooja"
    " isabel brigitte winnie cherie liz priti petra ute heike gudrun sabine silke anja katja katarina kristina"
    " birgit karin inga solveig agnieszka katarzyna malgorzata ewa magdalena joana beatriz mariana luciana"
    " valentina alessandra giorgia federica paola laetitia mathilde margaux amelie aurelie celine delphine sylvie"
    " valérie hélène helene odile ayse fatma zeynep emine samira nawal rania farah shabana sushma smriti mamata"
    " jayalalithaa sonali shreya anushka katrina kareena alia sunetra yulia ludmila galina lyudmila oksana"
    " ilhan anastasia ksenia daria yuliya consuelo dolores mercedes esperanza dilma keiko rigoberta marta claudia meena"
    " anjali ngozi franziska imelda morag lakshmi radha geeta asha usha nirmala rekha sarita swati divya nisha akiko"
    " yoko noriko hege ingeborg sigrid birgitta annika ulrika elke monika renate"
    " gabriela camila fernanda adriana juana folake yetunde lindiwe pratibha shobha"
)


_SURNAMES_TOO: Final = word_set("rose grace ruth dawn joyce judith christina sofia carmen holly amber")


def gender(given_name: str, *, alone: bool = False) -> str | None:
    """ "m", "f", or None when the name is not listed.

    `given_name`: one word, any case; `alone`: it stands without a surname, so it may be one itself,
    as most male names may ("Omar", "Thomas"): only distinctly female given names count then.
    """
    name = given_name.lower()
    if name in _MALE and not alone:
        return "m"
    return "f" if name in _FEMALE and not (alone and name in _SURNAMES_TOO) else None
