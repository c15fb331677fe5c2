"""What the parser makes of names, put right as soon as a text is parsed.

A name is made whole, or parted where two were taken for one; a mark or a verb that was taken for something else because
of the name beside it gets its own tag.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gistcheck.syntax.bodies import mark_bodies
from gistcheck.vocabulary import givennames
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

NAME_PARTICLES: Final = word_set("von van der den de del della di da la le bin ibn al el dos du ten ter zu")
"""Small words inside a family name."""
_SUFFIXES: Final = frozenset(("Jr", "Sr", "II", "III"))
"""Ends of a name that the recogniser takes for a name of its own: "Ruth L Kastor [Jr]"."""
_SHOW: Final = frozenset(("shows", "reports", "claims", "finds"))
_DAYS: Final = {"Sheffield Wednesday": "ORG", "Super Tuesday": "EVENT"}
"""Names that end in a day, and what they are names of."""
_HOURS: Final = frozenset(("morning", "afternoon", "evening", "night"))
_PAIRS: Final = {'"': '"', "“": "”", "‘": "’", "'": "'"}


def with_whole_names(doc: Doc) -> Doc:
    """The same parse with names as an editor reads them: whole ("Ursula von der [Leyen]", 'Manny ["the Pacman"
    Pacquiao]', "Lawyers For Peace"), and two where the recogniser runs them together ("Anthony [became] Lopez's")."""
    _set_names(doc)
    if (shows := _mistaken_cue(doc)) is not None:
        _make_cue(shows)
    for token in doc[1:]:
        before, after = doc[token.i - 1], doc[token.i + 1 : token.i + 2].text
        if token.dep_ == "case" and token.text in ("'", "’") and before.is_alpha and not _opened(token):
            token.tag_ = "POS"  # "Cortez['] wife": held for a quotation mark
        if token.text == "Today" and before.pos_ == "PROPN" and before.ent_type_ in ("GPE", "ORG", ""):
            _name_whole(before, token, "ORG")
        elif (label := _DAYS.get(f"{before.text} {token.text}")) is not None and after not in _HOURS:
            _name_whole(before, token, label)
    mark_bodies([doc])
    return doc


def _set_names(doc: Doc) -> None:
    from spacy.tokens import Span
    from spacy.util import filter_spans

    found, outside = _nicknamed(doc), []
    for ent in doc.ents:
        if ent.label_ not in ("PERSON", "ORG") or any(s.start <= ent.end and ent.start < s.end for s in found):
            continue
        if (whole := _whole(ent)) is not None:
            found.append(whole)
        elif joints := [t.i for t in ent if t.is_lower and _joins(t)]:
            parts = ((ent.start, joints[0]), (joints[-1] + 1, ent.end))
            found += [Span(doc, a, b, label=ent.label) for a, b in parts if a < b]
            outside.append(Span(doc, joints[0], joints[-1] + 1))
    if found:
        found = filter_spans(found)  # a name that grew may reach into the one before
        named = {i for span in found for i in range(span.start, span.end)}
        apart = [span for span in outside if named.isdisjoint(range(span.start, span.end))]
        doc.set_ents(found, outside=apart, default="unmodified")


def _whole(ent: Span) -> Span | None:
    """A name with what belongs to it and was left outside; None where that is nothing."""
    from spacy.tokens import Span

    doc, first = ent.doc, ent.start
    while ent[-1].text.rstrip(".") in _SUFFIXES and first and doc[first - 1].pos_ == "PROPN":
        first -= 1
    if first < ent.start:
        return Span(doc, first, ent.end, label="PERSON")
    given = doc[first - 1] if first else None
    if given is not None and ent.label_ == "PERSON" and _is_given(given, ent):
        return Span(doc, first - 1, ent.end, label="PERSON")
    if (body := _body(ent)) is not None:
        return Span(doc, body, ent.end, label="ORG")
    if ent.label_ == "PERSON" and ent[-1].text in NAME_PARTICLES and doc[ent.end : ent.end + 1].text[:1].isupper():
        return Span(doc, ent.start, ent.end + 1, label="PERSON")
    return None


def _is_given(name: Token, ent: Span) -> bool:
    """ "[Mehmet] Ali Ediboglu": a first name that was left outside."""
    joined = name.dep_ == "compound" and name.head == ent.root and bool(name.whitespace_)
    return joined and name.pos_ == "PROPN" and not name.ent_type_ and givennames.gender(name.text) is not None


def _body(ent: Span) -> int | None:
    """Where "Lawyers [For Peace]" or "Reporters Without [Borders]" begins: else a preposition has no capital."""
    at = ent.start if ent[0].tag_ == "IN" else ent.start - 1
    if at < 1 or not (ent.doc[at].tag_ == "IN" and ent.doc[at].is_title):
        return None
    first = ent.doc[at - 1]
    return first.i if first.is_title and first.tag_.startswith("NN") else None


def _opened(mark: Token) -> bool:
    return any(t.text in ("'", "‘") for t in mark.doc[: mark.i])


def _nicknamed(doc: Doc) -> list[Span]:
    """The names of persons that hold a nickname in quotation marks."""
    from spacy.tokens import Span

    found: list[Span] = []
    for mark in doc[1:-2]:
        if mark.text not in _PAIRS:
            continue
        first = doc[mark.i - 1]
        closing = next((t.i for t in doc[mark.i + 2 : mark.i + 5] if t.text == _PAIRS[mark.text]), len(doc) - 1)
        last = doc[closing + 1 : closing + 2].text
        apart = not found or found[-1].end <= first.i
        name = (
            apart
            and first.pos_ == "PROPN"
            and first.text.istitle()
            and bool(first.whitespace_)
            and not mark.whitespace_
        )
        nickname = doc[closing - 1].text[:1].isupper() and doc[closing].whitespace_
        if name and nickname and last.istitle() and doc[closing + 1].pos_ == "PROPN":
            found.append(Span(doc, first.i, closing + 2, label="PERSON"))
    return found


def _mistaken_cue(doc: Doc) -> Token | None:
    """ "..., a new study [shows].": a verb at the end that the tagger takes for a noun."""
    last = next((t for t in reversed(doc) if not t.is_punct), None)
    if last is None or last.tag_ != "NNS" or last.lower_ not in _SHOW or doc[max(last.i - 1, 0)].pos_ != "NOUN":
        return None
    first = next((i for i in range(last.i - 1, 0, -1) if doc[i].pos_ not in ("NOUN", "ADJ")), 0)
    return last if doc[first].lower_ in ("a", "an", "the") and first > 1 and doc[first - 1].text == "," else None


def _make_cue(cue: Token) -> None:
    """Make the noun before it its subject, and the sentence's main clause what it says."""
    noun, main = cue.doc[cue.i - 1], next(t for t in cue.doc if t.dep_ == "ROOT")
    if main != cue:
        cue.head, cue.dep_ = cue, "ROOT"
        main.head, main.dep_ = cue, "ccomp"
    for child in [c for c in cue.lefts if c.dep_ in ("det", "amod", "compound", "nmod") and c.i < noun.i]:
        child.head = noun
    noun.head, noun.dep_ = cue, "nsubj"
    cue.tag_, cue.pos_, cue.lemma_ = "VBZ", "VERB", cue.lower_[:-1]


def _name_whole(place: Token, today: Token, label: str) -> None:
    """ "told India [Today]", "beat Sheffield [Wednesday]": part of the name, no time."""
    from spacy.tokens import Span

    if not today.is_ancestor(place) and place.dep_ != "ROOT":
        today.head, today.dep_ = place.head, place.dep_
        place.head, place.dep_ = today, "compound"
    doc = today.doc
    start = next((e.start for e in doc.ents if e.start <= place.i < e.end), place.i)
    doc.set_ents([Span(doc, start, today.i + 1, label=label)], default="unmodified")


def _joins(token: Token) -> bool:
    """Whether a small word inside a name shows that it is two names."""
    verb = token.pos_ == "VERB" and token.tag_ in ("VBD", "VBZ") and token.ent_type_ == "PERSON"
    return verb or token.pos_ == "SCONJ"
