"""What a sentence says of somebody beside the name: "England boss Roy Hodgson", "Ole Holm, 54, from Bergen"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from gistcheck.decomposition.cut import Cut
from gistcheck.syntax import grammar as g
from gistcheck.syntax.phrases import PLACE_LABELS
from gistcheck.syntax.wording import Insertion
from gistcheck.vocabulary.people import (
    FEMALE_WORDS,
    KIN,
    MALE_WORDS,
    OFFICES,
    ORGANISATIONS,
    calls_somebody,
    names_people,
)
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_TRAITS: Final = word_set("old born based bound raised trained educated")
"""What an adjective with a hyphen ends in that tells a fact."""
_UNIQUE: Final = word_set("sole only prime main chief head lead top first last youngest eldest current acting outgoing")
"""What there is but one of."""
_TRADES: Final = word_set(
    "actor actress singer comedian rapper musician dancer journalist reporter designer stylist lawyer executive"
    " defender midfielder striker winger goalkeeper pitcher linebacker driver skater"
)
"""What many are, also with a name before it: "US actor Ole Holm"; not "England captain"."""
_GONE: Final = word_set("oust depose topple overthrow unseat sack remove assassinate execute")
"""What ends an office."""
_NOT_YET: Final = word_set("presumptive likely would-be so-called alleged presumed self-styled potential possible")
_LIKE_YOU: Final = ("US", "UK", "UN", "U.", "Euro", "euro", "one", "Uni", "uni", "use")
"""Beginnings of words that sound as "you" does: "a US bank"."""


def offices(doc: Doc, tokens: frozenset[int]) -> Iterator[Cut]:
    """ "England boss Roy Hodgson" -> "[Roy Hodgson is] England boss"; "54-year-old Holm" -> "[Holm is a] 54-year-old";
    of a body, "football club Norvik" -> "[Norvik is a] football club"."""
    for before, name in (*titled(doc, tokens), *_called(doc, tokens)):
        words = frozenset(t.i for t in before)
        vowel = before.text[0].lower() in "aeiou" and not before.text.startswith(_LIKE_YOU)
        named = name[:-1] if name[-1].tag_ == "POS" else name
        common = before[0].pos_ != "PROPN" and before[-1].is_lower and before[-1].lower_ not in OFFICES
        common |= before[-1].text in _TRADES and (len(before) == 1 or _may_be_one_of_many(before[0]))
        common &= _UNIQUE.isdisjoint(t.lower_ for t in before)
        one = name.label_ == "ORG" or common
        owned = before[0].pos_ in ("DET", "PRON") or any(t.tag_ == "POS" for t in before)
        vowel |= before.text.startswith(("8", "11-", "18-"))
        one |= before[-1].lower_ == "old"
        article = (" an" if vowel else " a") if one and not owned else ""
        link = Insertion(before[0].idx, f"{named.text} is{article}", (named.start_char, named.end_char))
        yield Cut("apposition", name.root.i, words, (link,))


def _may_be_one_of_many(first: Token) -> bool:
    """ "US actor", "Norway striker": not "Best actor", "HBO writer" (a, or an?)."""
    known = first.text in ("US", "UK") or not (first.is_upper or first.text[0] in "UO")
    return known and first.lower_ not in ("best", "fellow")


def origins(doc: Doc, cut: Cut) -> Iterator[Cut]:
    """ "Ole Holm, 54, from Bergen, ..." -> "Ole Holm [is] from Bergen"."""
    for ent in doc.ents:
        if ent.label_ != "PERSON" or ent.root.dep_ not in g.SUBJECTS or not all(t.i in cut.tokens for t in ent):
            continue
        for child in ent.root.rights:
            if child.lower_ == "from" and any(c.ent_type_ in PLACE_LABELS for c in child.children):
                words = frozenset(t.i for t in (*ent, *child.subtree))
                yield Cut("apposition", ent.root.i, words, (Insertion(child.idx, "is"),))


def titled(doc: Doc, tokens: frozenset[int]) -> Iterator[tuple[Span, Span]]:
    """The words among `tokens` that say what somebody named behind them is, and the name."""
    for ent in doc.ents:
        apart = ent.root.dep_ == "appos" and ent.root.head.i == ent.start - 1  # "her brother Tom Reed"
        before = doc[(ent.root.head if apart else ent.root).left_edge.i : ent.start]
        behind = doc[ent.end : ent.end + 1]
        if behind and behind[0].pos_ == "PROPN":
            continue  # "adviser Ann [O’Leary]"
        if behind and behind[0].lemma_ in _GONE and not any(c.dep_ == "dobj" for c in behind[0].rights):
            continue  # "saw its leader Ole Holm [ousted]"
        begins = not before.start or bool(doc[before.start - 1].whitespace_)  # "Then-[mayor Ole Holm]"
        begins &= before[:1].text.lower() not in ("earlier", "later")  # when somebody acts
        begins &= not before.start or doc[before.start - 1].lower_ not in _NOT_YET  # "presumptive [nominee Holm]"
        if begins and all(t.i in tokens for t in (*before, *ent)) and _is_office(before, ent.label_):
            yield before, ent


def _called(doc: Doc, tokens: frozenset[int]) -> Iterator[tuple[Span, Span]]:
    """The title with a capital, or the age, before a name among `tokens`, and the name."""
    for ent in doc.ents:
        before = doc[ent.root.left_edge.i : ent.start]
        whole = ent.label_ == "PERSON" and len(before) and all(t.i in tokens for t in (*before, *ent))
        acts = ent.root.dep_ in g.SUBJECTS and not any(doc[i].shape_ == "dddd" for i in tokens)
        if whole and (_is_trait(before) or (acts and _is_title(before))):  # not "under President Reed", "in 1968"
            yield before, ent


def _is_trait(words: Span) -> bool:
    """ "54-year-old", "Danish-born"."""
    return len(words) > 2 and words[1].text == words[-2].text == "-" and words[-1].lower_ in _TRAITS


def _is_title(words: Span) -> bool:
    """ "President", "Former Danish Chancellor", "Norland's Chief Minister": not "Mr"."""
    last = words[-1].lower_
    if len(words) == 1 and last in ("chief", "secretary"):
        return False  # "Chief Constable Tom Reed", "Secretary Reed" of one who was it once
    kin = last in KIN | MALE_WORDS | FEMALE_WORDS  # "Mother Anna Holm": whose?
    return (
        words[-1].tag_ == "NNP" and (last in OFFICES or names_people(last)) and not kin and all(map(_describes, words))
    )


def _is_office(words: Span, kind: str) -> bool:
    """Whether the words before a name say what its bearer is: "England boss", "US network", "her sister"; "boss" alone
    says it of nobody."""
    last = words[-1] if len(words) else None
    if last is None or last.tag_ != "NN" or not (last.is_lower or last.i == 0) or not all(map(_describes, words)):
        return False
    if kind == "ORG":
        return last.lower_ in ORGANISATIONS and len(words) > 1
    somebodys = last.lower_ in KIN | MALE_WORDS | FEMALE_WORDS
    return kind == "PERSON" and (len(words.text.split()) > 1 if somebodys else calls_somebody(last.lower_))


def _describes(word: Token) -> bool:
    plain = word.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") or word.text == "-" or word.tag_ in ("VBN", "VBG")
    return plain or word.tag_ in ("POS", "PRP$") or (word.lower_ == "the" and word.nbor().tag_ != "NN")
