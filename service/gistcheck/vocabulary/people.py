"""Words for people and bodies: kin, trades, offices, organisations."""

from __future__ import annotations

from typing import Final

from gistcheck.vocabulary.wordlists import word_set

_MALE_FAMILY: Final = word_set("father son brother husband uncle grandfather nephew widower fiancé dad boyfriend")
_FEMALE_FAMILY: Final = word_set("mother daughter sister wife aunt grandmother niece widow fiancée mum mom girlfriend")
FAMILY: Final = _MALE_FAMILY | _FEMALE_FAMILY | {"cousin"}
"""Whom only a person has."""
MALE_WORDS: Final = _MALE_FAMILY | word_set(
    "mr sir lord king prince duke boy man gentleman spokesman chairman congressman councilman businessman policeman"
    " salesman alderman"
)
FEMALE_WORDS: Final = _FEMALE_FAMILY | word_set(
    "mrs ms miss lady dame queen princess duchess girl woman spokeswoman chairwoman congresswoman councilwoman"
    " businesswoman actress policewoman"
)
KIN: Final = word_set(
    "friend deputy aide ally partner relative cousin colleague predecessor successor rival counterpart guest boss guard"
    " assistant teammate mate heir twin sibling parent spouse accountant neighbour neighbor child kid baby"
)
"""Who belongs to somebody, beside those whose gender the word tells."""
TITLES: Final = word_set(
    "mr mrs ms miss dr sir lord lady dame prof professor president senator sen rep gen general captain"
    " det lt sgt capt col maj cmdr insp supt ofc cpl minister secretary judge justice king queen prince princess"
    " sheikh rev reverend archbishop bishop ayatollah pope chief inmate premier mayor governor chancellor ambassador"
    " sheriff councillor commissioner mp mla mep the"
)
"""What may stand before a name and is no part of it."""
ORGANISATIONS: Final = word_set(
    "company firm agency group party university bank club team organisation organization charity union"
    " ministry department committee council court institute foundation newspaper network school association"
    " programme program band"
)
"""Nouns for bodies."""
FIRMS: Final = word_set("company firm bank airline retailer manufacturer carmaker broadcaster newspaper club charity")
"""Nouns for bodies that a paper names before it calls them so."""
_PEOPLE: Final = word_set(
    "accused agent applicant assailant boy child complainant defendant girl lady lawyer man patient plaintiff pupil"
    " deceased resident student suspect victim witness woman spokesman spokeswoman spokesperson policeman policewoman"
    " businessman businesswoman official baby infant newborn toddler aide nurse passenger associate adviser advisor"
    " candidate nominee contender cop"
)
"""Nouns for people whom news does not name, beside those in "-er", "-or", "-ist" and "-ian"."""
ANYBODY: Final = word_set("people person victim civilian employee migrant refugee hostage adult staff passenger")
"""Words by which people of any kind are counted."""
_THINGS: Final = word_set(
    "letter paper newspaper number matter power order water center river quarter chapter offer dinner weather computer"
    " server tower border corner layer theater shelter register disaster cancer danger anger fever answer murder poster"
    " trailer helicopter chamber counter charter cover transfer encounter summer winter error factor sector door floor"
    " motor terror horror mirror corridor rumor labor manner banner career list shortlist takeover merger changeover"
    " makeover gender behavior waiver silver flower favor honor thriller kilometer beer finger shoulder soccer prayer"
    " reminder heist twist hammer bunker tractor slaughter manslaughter hunger powder humor"
)
OFFICES: Final = word_set(
    "president minister premier chancellor governor mayor senator secretary ambassador chief actor singer star director"
    " coach manager champion author leader sheriff mp mla mep"
)
"""What somebody is called who has a name elsewhere: "the president kept away, with [his] lawyers claiming ..."."""
_TRADES: Final = word_set(
    "accountant analyst architect athlete attorney candidate captain chef convict critic delegate detective executive"
    " expert forward guard host legend lieutenant pastor pilot priest representative sergeant superstar teen veteran"
)
"""Who may be called so beside a name, and whom the endings do not tell."""


def names_people(word: str) -> bool:
    return word in _PEOPLE or (word.endswith(("er", "or", "ist", "ian")) and word not in _THINGS)


def calls_somebody(word: str) -> bool:
    """Whether a singular noun can say who one person is: "minister", "golfer"; not "bat"."""
    return names_people(word) or word in OFFICES | TITLES | MALE_WORDS | FEMALE_WORDS | _TRADES


def may_be_the_same(*words: str) -> bool:
    """ "30 people", "12 soldiers": nouns for people, of which one is for people of any kind."""
    return not ANYBODY.isdisjoint(words) and all(word in ANYBODY or calls_somebody(word) for word in words)


def of_other_gender(pronoun: str) -> frozenset[str]:
    """Words for those whom "he" or "she" cannot mean: "she" is no boy."""
    return FEMALE_WORDS if pronoun in ("he", "him", "his", "himself") else MALE_WORDS
