"""Somebody called by his or her country: "Kenya's Daniel Kipruto", "the Kenyan"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PEOPLES: Final = {
    "spaniard": "spain", "frenchman": "france", "frenchwoman": "france", "dutchman": "netherlands",
    "dutchwoman": "netherlands", "briton": "britain", "scot": "scotland", "welshman": "wales", "irishman": "ireland",
    "irishwoman": "ireland", "englishman": "england", "dane": "denmark", "pole": "poland", "turk": "turkey",
    "swede": "sweden", "finn": "finland", "swiss": "switzerland", "greek": "greece", "norwegian": "norway",
    "belgian": "belgium", "portuguese": "portugal", "filipino": "philippines", "nigerian": "nigeria",
}  # fmt: skip
"""Words for one of a people that do not begin as the country does, or as another does too."""
_SHORT: Final = 4
"""Letters of a country's name that is seen whole in the word for its people ("Iran"; not "UK")."""


def nation(name: Span) -> str | None:
    """The country or the people that a name is given with, in lower case: "[Kenya]'s Daniel Kipruto", "[Swede] Lars
    Berg", "[Norway] coach Hege Solli", "[Kenya]'s minister, Peter Otieno", "Lind, a [Norwegian] nurse", "a [Spaniard],
    Juan Paz"."""
    root = name.root
    if root.dep_ == "appos" and is_one_of_people(root.head):
        return root.head.lower_
    before = name.doc[max(name.start - 3, 0) : name.start]
    beside = [c for c in root.children if c.dep_ == "appos" and c.tag_ == "NN"]
    offices = [root.head] if root.dep_ == "appos" else beside
    told = [t for t in before if t.head in name or (t.head in before and t.head.head in name)]
    told += [t for office in offices for t in office.children]
    told = [t for t in told if t.ent_type_ in ("GPE", "NORP") or t.lower_ in PEOPLES]
    return next((t.lower_ for t in told if t.dep_ in ("poss", "amod", "compound")), None)


def is_one_of_people(word: Token) -> bool:
    """ "the Kenyan", "a Spaniard"."""
    return word.tag_ in ("NN", "NNP") and (word.ent_type_ == "NORP" or word.lower_ in PEOPLES)


def is_of(person: str, country: str) -> bool:
    """Whether "kenyan" is one of "kenya", "italian" of "italy" or "italian", "spaniard" of "spain"."""
    country = PEOPLES.get(country, country)
    if person in PEOPLES or person == country:
        return PEOPLES.get(person, person) == country
    stem = country[:-1] if len(country) > _SHORT and country[-1] in "aeiouy" else country
    return len(country) >= _SHORT and person.startswith(stem)
