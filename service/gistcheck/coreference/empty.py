""" "It" that stands for nothing: "it is raining", "it is clear that ..."."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_HELD: Final = word_set("believe think say understand estimate fear hope allege report expect reckon")
"""What is done to a statement when "it is ..."."""
_TURNING: Final = word_set("turn get become be feel stay remain")
_HAPPENING: Final = frozenset(("be", "take", "emerge", "transpire"))
_WEATHER: Final = word_set(
    "cold colder warm warmer hot hotter dry drier wet wetter windy windier cool cooler mild milder sunny cloudy"
    " rainy stormy foggy icy dark"
)


def is_empty(token: Token) -> bool:
    """Whether "it" only holds the place of a clause or the weather."""
    verb = token.head
    if token.lower_ != "it":
        return False
    if verb.lemma_ == "go" and any(c.dep_ == "xcomp" and c.lemma_ == "take" for c in verb.children):
        return True
    parts = {c.dep_ for c in verb.children}
    if verb.lemma_ in _TURNING and any(c.lower_ in _WEATHER for c in verb.rights):
        return True  # "it will turn colder"
    if g.marks(verb) == "as" and verb.lemma_ in ("turn", "happen", "get"):
        return True  # "as it turned out", "as good as it gets"
    if verb.lemma_ == "come" and any(c.dep_ == "prep" and c.lower_ == "as" for c in verb.children):
        return True  # "it came as a surprise that the actor left"
    if verb.lemma_ == "be" and any(c.dep_ == "attr" and c.ent_type_ in ("PERSON", "TIME") for c in verb.children):
        return True  # "On Sunday, it was Rob", "it was midnight"
    if verb.lemma_ == "be" and "attr" in parts and g.marks(verb) == "whether":
        return True  # "Whether it is tax or rent, she speaks of it"
    if {"auxpass", "dobj"} <= parts and verb.lemma_ in _HELD:
        return True  # "it's believed 67 people are German": no object, but the subject of what is believed
    clause = any(
        c.dep_ in ("xcomp", "ccomp", "csubj", "relcl")
        or (c.dep_ == "acl" and c.tag_ == "VB")  # "it was his ambition [to bring it to London]"
        or (c.dep_ == "advcl" and c.i > verb.i and not _compares(verb))
        for c in [*verb.children, *_complements(verb)]
    )
    told = bool(parts & {"acomp", "attr", "oprd", "auxpass"}) or verb.lemma_ in _HAPPENING or _is_made(verb)
    return verb.lemma_ in ("rain", "snow", "seem", "appear") or (clause and told)


def _is_made(word: Token) -> bool:
    """ "The rules made it [hard] to sell milk", "she found it [odd] that nobody called": no verb of its own."""
    return word.pos_ == "ADJ" and word.dep_ == "ccomp"


def _compares(verb: Token) -> bool:
    """ "it is the strongest since Haiyan struck": something is, as in "it is raining" nothing is."""
    return any(c.dep_ == "attr" and c.ent_type_ not in ("DATE", "TIME") for c in verb.children)


def _complements(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in ("acomp", "attr"):
            yield from child.children
