"""Persons whom the recogniser passes over, or takes for a body or a place: the name behind an office or a title."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.syntax.facts import WEEKDAYS
from gistcheck.vocabulary.people import FAMILY, FEMALE_WORDS, MALE_WORDS, OFFICES, ORGANISATIONS, TITLES
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_HELD: Final = (OFFICES - word_set("star champion leader author")) | MALE_WORDS | FEMALE_WORDS | FAMILY | word_set(
    "spokesperson lawyer attorney deputy aide judge cousin colleague neighbour neighbor"
)  # fmt: skip
"""What only a person is called; a ship has an owner, and a market a leader, that is none."""
_BEFORE: Final = (
    TITLES | OFFICES | word_set("detective constable inspector sergeant officer marshal attorney")
) - word_set(
    "the star champion leader author general chief king queen prince princess lord lady justice pope singer actor coach"
)
"""What stands with a capital before the name of a person, and hardly before one of a place or a body."""
_TALES: Final = word_set("film movie drama sitcom comedy soap musical remake sequel")
"""In what parts are played."""
_SERIES: Final = word_set("drama sitcom comedy soap series novel")
"""What follows nobody who is real."""
_LONGEST: Final = 4
"""Words of a person's name."""


def mark_persons(doc: Doc) -> Doc:
    """Make persons of the names that an office or a title beside them shows to be one: "the minister, [Terje Dahl],",
    "Sheriff [Wade Comstock]".

    A name that the parser hangs on the place of the office goes with the office: "the governor of Benue State, Terver
    Akaa". Result: the same parse, changed in place.
    """
    from spacy.tokens import Span

    for run in _runs(doc):
        if _is_called_like_month(run):
            doc.set_ents([Span(doc, run.start, run.end, label="PERSON")], default="unmodified")
            continue
        name = _bare(run)
        holder = _holder(run, name) or _trade_before(name)
        title = _title(run, name) if holder is None else None
        if holder is None and title is None:
            continue
        if title is not None:
            title.head = name.root
        if holder is not None:
            name.root.head = holder
        whole = (e for e in doc.ents if e.label_ == "PERSON" and e.end == name.end)
        if not any(e.start <= name.start or len(e) > 1 for e in whole):
            rest = [Span(doc, e.start, name.start) for e in doc.ents if e.start < name.start < e.end]
            doc.set_ents([Span(doc, name.start, name.end, label="PERSON")], outside=rest, default="unmodified")
    return doc


def _runs(doc: Doc) -> Iterator[Span]:
    """The longest rows of words with a capital, the full stop behind a title or an initial among them."""
    start = None
    for token in doc:
        goes_on = start is not None and token.text in (".", "-") and not g.before(token).whitespace_
        if (token.pos_ == "PROPN" and token.text[0].isupper()) or (goes_on and g.behind(token).pos_ == "PROPN"):
            start = token.i if start is None else start
        elif start is not None:
            yield doc[start : token.i]
            start = None
    if start is not None:
        yield doc[start:]


def _is_called_like_month(run: Span) -> bool:
    """ "with [June Carter Cash]", not "the June Holm vote", "in June Holm left" or "May Day"."""
    first, before = run[0], g.before(run[0])
    words = len(run) > 1 and all(t.is_alpha and t.text.istitle() for t in run) and run[1].ent_type_ != "DATE"
    other = run[1].lower_.startswith(("day", "fool", *WEEKDAYS)) if words else True
    timed = before.i == first.i or (before.tag_ in ("IN", "DT", "JJ", "CD", "CC") and before.lower_ != "with")
    return first.text in ("April", "May", "June", "August") and not other and not timed


def _bare(run: Span) -> Span:
    """What stands behind the last title of a run: "Transport Secretary [Imelda Cruz]"."""
    titles = [t.i for t in run[:-1] if _is_title(t)]
    first = titles[-1] + 1 if titles else run.start
    while first + 1 < run.end and (run.doc[first].text == "." or run.doc[first].ent_type_ == "NORP"):
        first += 1  # "Kipruto's coach, [Italian] Renato Bassi"
    return run.doc[first : run.end]


def _is_title(word: Token) -> bool:
    return word.lower_.rstrip(".") in _BEFORE or word.text in ("Chief", "Justice", "General", "Executive")


def _holder(run: Span, name: Span) -> Token | None:
    """The noun for an office or a relative that a name behind a comma is of."""
    head, after = name.root.head, name.doc[name.end : name.end + 1].text
    if name.root.dep_ != "appos" or g.before(run[0]).text != "," or after not in (",", ".", ")", ";", "", "'s", "’s"):
        return None
    holder = head
    while holder.pos_ == "PROPN" and holder.dep_ == "pobj":  # "a spokesman for the Federation of Bakers, Huw Tudor"
        holder = holder.head.head
    known = holder.tag_ == "NN" and holder.lower_ in _HELD and holder.i < run.start
    whole = len(name) > 1 or (holder == head and holder.lower_ in FAMILY)
    return holder if known and whole and _may_be_person(name) else None


def _trade_before(name: Span) -> Token | None:
    """ "the lawyer for former [mayor] Stanley Obrecht", whom the parser takes for the lawyer."""
    trade, named = g.before(name[0]), any(e.label_ == "PERSON" and e.start == name.start for e in name.ents)
    stray = name.root.dep_ == "appos" and name.root.head.i < trade.i and trade.dep_ == "pobj"
    return trade if stray and named and trade.tag_ == "NN" and trade.lower_ in _HELD else None


def _title(run: Span, name: Span) -> Token | None:
    """ "[Sheriff] Wade Comstock", of whom the recogniser knows nothing, or the surname alone."""
    title = next((t for t in reversed(run[: name.start - run.start]) if t.text != "."), None)
    if title is None or not _is_title(title) or len(name) < 2 or title.head not in name:
        return None
    return title if all(e.label_ == "PERSON" for e in name.ents) and _may_be_person(name) else None


def _may_be_person(name: Span) -> bool:
    """Whether a run of words can be a person's whole name, and is not what another noun is called by."""
    words = [t for t in name if t.text not in (".", "-")]
    plain = all(t.text.isalpha() and t.head in (name.root, name.root.head) for t in words)
    body = any(t.lower_ in ORGANISATIONS | _BEFORE or t.tag_ == "NNPS" for t in words)
    return plain and not body and len(words) <= _LONGEST and name.root.dep_ not in ("compound", "nmod", "amod")


def is_played(name: Token) -> bool:
    """Whether a name is that of a part: "stars as [Cam Dahl]", "portrayed [Ida Holm]", "played [Macduff] in a film".

    `name`: its head word.
    """
    verb = name.head
    if name.dep_ == "pobj" and verb.lower_ == "as":
        above = next((a for a in verb.ancestors if a.pos_ not in ("NOUN", "PROPN", "ADP")), verb)
        return above.lemma_ in ("star", "cast", "appear", "co-star")  # also "stars in the series as Cam Dahl"
    if name.dep_ == "attr":
        return verb.dep_ == "conj" and verb.head.lemma_ == "play" and verb.head.i < verb.i
    who = g.own_subject(verb)
    if name.dep_ == "dobj" and verb.lemma_ == "follow" and who is not None:
        return who.lemma_.lower() in _SERIES  # "The drama follows [Ida Holm], a spy who ..."
    played = name.dep_ == "dobj" and verb.lemma_ in ("portray", "voice", "play")
    return played and any(t.lemma_.lower() in _TALES for t in name.doc)
