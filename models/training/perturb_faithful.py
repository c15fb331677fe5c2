"""Edits of words that keep the meaning: other signs for a number, a synonym, a shorter name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from gistcheck.syntax.quantities import Quantity, word_value
from models.training.perturb_text import Subject, splice, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_SYNONYM_CUES: Final = {
    "said": ("stated",),
    "added": ("said", "stated"),
    "stated": ("said",),
    "noted": ("said",),
    "announced": ("said",),
}
_SYNONYMS: Final = {
    "kids": "children", "purchased": "bought", "bought": "purchased", "began": "started", "started": "began",
    "roughly": "about", "nearly": "almost", "almost": "nearly",
    "attempted": "tried", "tried": "attempted", "located": "situated", "aided": "helped", "received": "got",
    "numerous": "many", "assist": "help",
    "huge": "enormous", "enormous": "huge",
    "quickly": "rapidly", "rapidly": "quickly", "residence": "home", "children": "kids", "physician": "doctor",
    "film": "movie", "movie": "film", "photos": "photographs", "photo": "photograph", "photographs": "photos",
    "company": "firm", "firm": "company", "entire": "whole", "whole": "entire",
    "largest": "biggest", "biggest": "largest", "previously": "earlier", "several": "a number of",
    "selected": "chosen", "begin": "start", "wounded": "injured", "sparked": "triggered",
    "triggered": "sparked", "halted": "stopped", "assistance": "help", "car": "vehicle", "attorney": "lawyer",
    "lawyer": "attorney", "revealed": "disclosed", "ended": "finished", "aircraft": "plane",
    "sacked": "dismissed", "jail": "prison", "prison": "jail", "murdered": "killed",
    "assassinated": "killed",
}  # fmt: skip
_ONLY_VERB: Final = frozenset(
    ("began", "started", "tried", "ended", "shut", "fired", "received", "attempted", "begin", "choose")
)


def identity(s: Subject) -> Iterator[str]:
    """The sentence itself."""
    yield s.text


def cue_synonym(s: Subject) -> Iterator[str]:
    """Another word for "said", "added", "told reporters"."""
    for said in s.facts.attributions:
        word = s.text[said.start : said.end]
        if word in _SYNONYM_CUES:
            yield splice(s.text, [(said.start, said.end, s.rng.choice(_SYNONYM_CUES[word]))])
        told = re.compile(r"told\s(?:reporters|journalists|the media)\b").match(s.text, said.start)
        if told:
            yield splice(s.text, [(told.start(), told.end(), "said")])


def synonym(s: Subject) -> Iterator[str]:
    """One common word replaced by another of the same sense."""
    for token in s.doc:
        new = _SYNONYMS.get(token.text)
        usable = new and token.ent_type_ == "" and token.dep_ != "compound"
        if new and usable and (token.text not in _ONLY_VERB or (token.tag_ == "VBD" and not _has_particle(token))):
            yield splice(s.text, [(token.idx, token.idx + len(token), new)])


def number_form(s: Subject) -> Iterator[str]:
    """The same number in other signs: words for figures, "percent" for "%", "million" for "m"."""
    for quantity in s.facts.quantities:
        new = _other_form(s, quantity)
        if new and new != quantity.text:
            yield splice(s.text, [(quantity.start, quantity.end, new)])


def rounding(s: Subject) -> Iterator[str]:
    """A long figure given roughly ("1,023" as "more than 1,000")."""
    if words_of(s.doc) & {"no", "not", "n't", "never"}:
        return
    for quantity in s.facts.quantities:
        figures = re.search(r"\d[\d,]*(?:\.\d+)?", quantity.text)
        exact = (
            quantity.comparator == ""
            and quantity.value == quantity.high
            and quantity.unit in ("", "percent", "dollar", "pound", "euro")
        )
        before = s.text[: quantity.start].split()[-1:] or [""]
        if (
            figures
            and exact
            and before[0].lower() not in ("a", "an", "the", "his", "her", "their", "its", "than", "no.", "-", "all")
        ):
            rough = _rough(figures[0])
            if rough and not _in_name(s, quantity):
                number = quantity.text.replace(figures[0], rough[1])
                yield splice(s.text, [(quantity.start, quantity.end, f"{rough[0]} {number}")])


def contraction(s: Subject) -> Iterator[str]:
    """ "didn't" as "did not", "it's" as "it is", and back."""
    for token in s.doc:
        if token.lower_ == "n't" and token.i:
            whole = {"wo": "will", "ca": "can", "sha": "shall"}.get(token.nbor(-1).lower_)
            cuts = [(token.nbor(-1).idx, token.idx, whole)] if whole else []
            yield splice(s.text, [*cuts, (token.idx, token.idx + 3, "not" if whole == "can" else " not")])
        elif (
            token.lower_ == "not"
            and token.i
            and token.nbor(-1).lower_ in ("did", "does", "is", "was", "were", "had", "has")
        ):
            yield splice(s.text, [(token.idx - 1, token.idx + 3, "n't")])


def name_form(s: Subject) -> Iterator[str]:
    """A person by surname alone, a title or middle name left out, "US" for "U.S."."""
    for name in s.facts.names:
        known = s.pool.calls_by_surname(name)
        if (
            known
            and name.kind == "person"
            and 1 <= len(name.modifiers) <= 2
            and len(name.head) > 3
            and s.text[name.end : name.end + 1] != "-"
        ):
            yield splice(s.text, [(name.start, name.start + name.text.rindex(name.text.split()[-1]), "")])
        if name.text in ("U.S.", "US"):
            yield splice(s.text, [(name.start, name.end, "US" if name.text == "U.S." else "U.S.")])
        if name.text == "United States":
            yield splice(s.text, [(name.start, name.end, "US")])


def _other_form(s: Subject, quantity: Quantity) -> str | None:
    text = quantity.text
    if _in_name(s, quantity) or quantity.unit in ("ordinal", "clock", "score", "metre"):
        return None
    if re.search(r"%|per\s?cent$", text):
        return re.sub(
            r"\s?(?:%|per\s?cent$)",
            s.rng.choice((" percent", " per cent", "%")) if text[0].isdigit() else " percent",
            text,
        )
    short = re.fullmatch(r"(\D*[\d.,]+)(m|bn)", text)
    if short:
        return f"{short[1]} {'million' if short[2] == 'm' else 'billion'}"
    if re.fullmatch(r"[$£€][\d.,]+ (?:million|billion)", text):
        return text.replace(" million", "m").replace(" billion", "bn")
    if re.fullmatch(r"\d,\d{3}", text):
        return text.replace(",", "")
    return _in_words(text)


def _in_words(text: str) -> str | None:
    from num2words import num2words

    if re.fullmatch(r"[2-9]|1\d|[2-9]0", text):
        return str(num2words(int(text)))
    value = word_value(text) if re.fullmatch(r"[a-z]+(?:-[a-z]+)?", text) else None
    return str(int(value)) if value is not None and 2 <= value < 100 and text not in ("dozen", "hundred") else None


def _rough(figures: str) -> tuple[str, str] | None:
    number = float(figures.replace(",", ""))
    if "." in figures and len(figures.partition(".")[2]) == 2 and number >= 1 and figures[-1] != "5":
        near = f"{number:.1f}".removesuffix(".0")
        return ("about", near) if float(near) != number else None
    if "," in figures and number >= 1000 and number % 1000:
        low = int(number // 1000 * 1000) if number < 10000 else int(number // 10000 * 10000)
        return ("more than", f"{low:,}") if low >= 0.6 * number else None
    return None


def _in_name(s: Subject, quantity: Quantity) -> bool:
    span = s.doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    named = ("PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW", "FAC", "GPE", "LOC", "DATE")
    return (
        span is None
        or any(t.ent_type_ in named for t in span)
        or (span.start > 0 and s.doc[span.start - 1].pos_ == "PROPN")
        or span.start == 0
    )


def _has_particle(verb: Token) -> bool:
    return any(c.dep_ in ("prt", "prep") for c in verb.children)
