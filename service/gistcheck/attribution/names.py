"""The words for one who speaks, and the name in them."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from gistcheck.coreference.descriptions import is_trade
from gistcheck.mending.speech import is_what_they_say
from gistcheck.syntax import grammar as g
from gistcheck.syntax.brackets import lone_dashes
from gistcheck.syntax.phrases import words_under
from gistcheck.vocabulary.people import FIRMS, OFFICES, ORGANISATIONS, calls_somebody, names_people
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

Span = tuple[int, int]

_TIMELY: Final = word_set("earlier later last this")
"""What opens a time before those who speak: "[earlier this month] figures showed"."""
_UNDER: Final = word_set("pobj pcomp dobj relcl acl poss")
"""How a name hangs on a phrase that is about somebody else."""


def name_span(head: Token) -> Span:
    """The characters of a noun phrase without what is set off from it, or a date at its end."""
    words = words_under(head)
    aside = max((t.i for t in lone_dashes(head.doc) if t.i < head.i), default=-1)
    if any(t.tag_ in g.FINITE for t in head.doc[: max(aside, 0)]):
        words = frozenset(i for i in words if i > aside)  # "he ate it - an old favourite - [others] say ..."
    times = (c for c in head.rights if c.dep_ == "npadvmod" and c.ent_type_ in ("DATE", "TIME"))
    if (time := next((t for t in times if g.behind(t).tag_ == "VBD"), None)) is not None:
        words = frozenset(i for i in words if i < time.left_edge.i)  # "[his friend] Monday called them and said ..."
    first, last = head.doc[min([head.i, *words])], head.doc[max([head.i, *words])]
    after = next((t for t in head.doc[first.i : head.i + 1] if t.ent_type_ != "DATE"), head)
    if first.lower_ in _TIMELY and not any(t.tag_ == "POS" for t in head.doc[first.i : after.i + 1]):
        first = after
    while last.i > head.i and (last.ent_type_ in ("DATE", "TIME") or (last.tag_ == "IN" and last.is_lower)):
        last = last.nbor(-1)  # "The Times [Saturday] reported", "the party [on Thursday] alleged", not "Kick It Out"
    if last.tag_ == "VBN" and last.dep_ == "acl" and last.i == last.head.i + 1:
        last = last.nbor(-1)  # "court documents [filed Thursday] said"
    if last.nbor(-1 if last.i else 0).is_quote and last.i + 1 < len(head.doc) and head.doc[last.i + 1].is_quote:
        last = last.nbor()  # 'the star of "Empire"'
    last = head.doc[_name_end(head, last.i + 1) - 1]
    return _marked(first, last)


def _marked(first: Token, last: Token) -> Span:
    """Where they begin and end, with the other mark of a quotation that they begin or end in: '[“]Tarn Now” host'."""
    doc, inside = first.doc, [t for t in first.doc[first.i : last.i + 1] if t.is_quote and t.tag_ != "POS"]
    if len(inside) % 2 and first.i and doc[first.i - 1].is_quote:
        first = doc[first.i - 1]
    elif len(inside) % 2:
        behind = itertools.takewhile(g.is_mark, doc[last.i + 1 : last.i + 3])
        last = next((t for t in behind if t.is_quote), last)
    return first.idx, last.idx + len(last)


def _name_end(head: Token, end: int) -> int:
    """Where a phrase ends with the name behind its comma, if it has one: "the study's author[, Dr. Ann Hale], said"."""
    doc = head.doc
    office = head.is_lower or head.lower_ == "one" or (names_people(head.lower_) and head.ent_type_ != "PERSON")
    if not office or head.tag_ == "NNS" or doc[end : end + 1].text != ",":
        return end
    name = next((e for e in doc.ents if e.label_ == "PERSON" and end < e.start <= end + 3), None)
    between = doc[end + 1 : name.start] if name is not None else doc[:0]
    trade = len(between) == 2 and between[0].lower_ == "the" and calls_somebody(between[1].lower_)
    if name is None or not (trade or all(t.pos_ == "PROPN" or t.text == "." for t in between)):
        return end
    after = doc[name.end : name.end + 1].text
    return name.end if after in (",", ".", "") else end


def inverted(token: Token) -> Span | None:
    """ ", said Mauer, ...": the speaker stands between the cue and the next mark."""
    doc = token.doc
    if token.i == 0 or doc[token.i - 1].text not in ",\"”’'?!" or token.i + 1 >= len(doc) or token.lemma_ == "tell":
        return None
    who = g.own_subject(token)
    if (who is not None and who.i < token.i) or token.tag_ == "VBG":
        return None  # "Reich, a professor, calls the economy ...", "left, saying he was ill"
    if doc[token.i + 1].pos_ not in ("PROPN", "DET", "NOUN", "PRON", "ADJ"):
        return None
    if is_what_they_say(doc[token.i + 1], token):
        return None
    where = (t.i for t in doc[token.i + 2 :] if t.dep_ == "prep" and t.head == token)  # "said Ann Li [at a preview]"
    marks = (t.i for t in doc[token.i + 1 :] if t.text in (",", ";", "“", '"') or (t.text == "." and not _shortens(t)))
    stop, at = next(marks, len(doc)), next(where, len(doc))
    end = _titled(doc[token.i + 1 : at], stop) or min(at, stop)
    words = doc[token.i + 1 : end]
    words = doc[words.start : _name_end(words.root, words.end)]
    return (words.start_char, words.end_char) if not any(t.pos_ in ("VERB", "AUX") for t in words) else None


def _titled(office: DocSpan, stop: int) -> int:
    """Where the name behind an office ends: "tweeted US envoy [to the United Nations Ann Hale]"; 0 for none."""
    behind = office.doc[office.end : stop]
    bare = len(office) > 0 and office[-1].pos_ == "NOUN" and not any(t.tag_ in ("DT", "PRP$") for t in office)
    named = behind.text.startswith(("to ", "of ", "for ")) and all(t.pos_ in ("PROPN", "DET") for t in behind[1:])
    return stop if bare and named else 0


def _shortens(stop: Token) -> bool:
    """ "said Capt[.] Ann Hale": the full stop belongs to the title."""
    after = stop.doc[stop.i + 1 : stop.i + 2]
    return len(after) > 0 and after[0].pos_ == "PROPN" and stop.nbor(-1).pos_ == "PROPN"


def speaker_name(doc: Doc, span: Span) -> str | None:
    """The speaker as a name: the person or body at the head of the phrase, else the phrase.

    Result: None for a pronoun, which names nobody by itself.
    """
    words = doc.char_span(*span, alignment_mode="expand")
    if words is None or (words.root.pos_ == "PRON" and not words.root.is_upper):
        return None
    words = _without_explanation(words)
    several = any(t.dep_ in ("conj", "cc") and t.head == words.root for t in words)
    several |= (
        words.root.tag_ == "NNS" and sum(e.label_ == "PERSON" for e in words.ents) > 1
    )  # "the rivals, Holm and Lind,"
    body = words.root.text in ORGANISATIONS | FIRMS
    for ent in words.ents:
        fits = ent.root.dep_ == "appos" and ent.label_ in ("ORG", "GPE") if body else ent.label_ == "PERSON"
        if (
            fits
            and ent.text.lower() not in OFFICES
            and words.root.dep_ != "poss"
            and not several
            and _leads(ent, words)
        ):
            before = (e for e in words.ents if e.end == ent.start and e.label_ == "PERSON")
            start = next((e.start for e in before if e[-1].tag_ != "POS"), ent.start)  # not "[Donald Holm's] Per Lind"
            whole_name = words.doc[start : ent.end]  # "Asif Iqbal | Malik", which the parser takes for two
            bare = ent[1:] if len(ent) > 2 and is_trade(list(ent)) else whole_name  # "[Councillor] Asif Malik"
            return str(bare.text).removesuffix("'s").removesuffix("’s")
    loose = words[-1].pos_ in ("ADP", "CCONJ") and words[-1].is_lower
    loose |= words[-1].tag_ == "VBN" and words[-1].dep_ == "acl"
    whole = words[:-1] if loose and len(words) > 1 else words
    apart = re.split(r" [–—-] (?=(?:an?|the)\b)", str(whole.text))
    text = apart[0] if len(apart) == 2 else str(whole.text)  # "an aide to Tarn - a firm"
    name = re.sub(r'[.,](?=[”"]$)', "", text.split(" -- ")[0].strip(" ,"))
    name = name if ")" in name else name.split(" (")[0]
    name = re.sub(r", (\d{1,3}$|(who|which|whose|whom|speaking|talking|writing)\b.*)", "", name)  # "Tull[, 58]"
    return name if any(c.isalpha() or c == "%" for c in name) else None


def _without_explanation(words: DocSpan) -> DocSpan:
    """ "Tarn Water, a leading firm": the name alone, where it is not the first of a list."""
    name = next((e for e in words.ents if e.start <= words.root.i < e.end and e.label_ in ("PERSON", "ORG")), None)
    if name is None or words.doc[name.end : name.end + 1].text != "," or name.end >= words.end:
        return words
    listed = any(
        t.dep_ in ("conj", "nsubj") and t.ent_type_ in ("PERSON", "ORG") for t in words[name.end - words.start :]
    )
    return words if listed else words.doc[words.start : name.end]


def _leads(name: DocSpan, words: DocSpan) -> bool:
    """Whether a phrase that holds a name is about that person: not "a spokesman for X", "a group that met X", but "the
    head of the IMF, X"."""
    over = name.root.head
    if name.root.dep_ == "appos" and name.end == words.end and over.ent_type_ in ("ORG", "GPE"):
        return len(name) > 1 or over.ent_type_ == "ORG"  # not "an official in Diffa, [Niger]"
    path = itertools.takewhile(lambda t: t != words.root, [name.root, *name.root.ancestors])
    return words.root in name or (name.end == words.end and not any(t.dep_ in _UNDER for t in path))
