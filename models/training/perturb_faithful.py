"""Edits that keep the meaning or give a part of it: what the sentence says still supports them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from gistcheck.quantities import Quantity, word_value
from gistcheck.stance import speaker_span
from models.training.perturb_text import (
    FIRST_SECOND,
    PERSON_PRONOUNS,
    Subject,
    balanced,
    capital,
    contiguous,
    finite,
    inflect,
    is_plural,
    lower_first,
    span_of,
    splice,
    subject_of,
    tidy,
    unquoted,
    words_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_NOT_MONOTONE: Final = frozenset(
    "no not n't never none nobody nothing neither nor all every each everyone everything few fewer less least most only"
    " without if unless until first last than ever any whether except but cannot when whenever same".split()
)
_DENYING: Final = frozenset("deny refuse fail reject doubt prevent stop avoid ban lack rule".split())
_ANCHORED: Final = frozenset(
    "be live arrive base locate stay land travel go return fly work reside grow bear take put place come become remain"
    " occur happen hold play begin start end die sit stand lie set date move last".split()
)
_ADJUNCT_PREPOSITIONS: Final = frozenset("in on at during after before since over throughout".split())
_ADJUNCT_ENTITIES: Final = frozenset(("DATE", "TIME", "GPE", "LOC"))
_BACKGROUND: Final = frozenset("while as after before since although though because whereas".split())
_EMPTY_ADVERBS: Final = frozenset("also meanwhile however moreover furthermore additionally then now already".split())
_SYNONYM_CUES: Final = {"said": ("stated",), "added": ("said", "stated"), "stated": ("said",), "noted": ("said",), "announced": ("said",)}
_SYNONYMS: Final = {
    "kids": "children", "purchased": "bought", "bought": "purchased", "began": "started", "started": "began", "started ": "began",
    "approximately": "about", "roughly": "about", "nearly": "almost", "almost": "nearly", "tv": "television",
    "attempted": "tried", "tried": "attempted", "located": "situated", "aided": "helped", "obtained": "got",
    "received": "got", "require": "need", "requires": "needs", "required": "needed", "numerous": "many", "assist": "help",
    "huge": "enormous", "enormous": "huge", "large": "big", "big": "large", "quick": "fast", "quickly": "rapidly",
    "rapidly": "quickly", "residence": "home", "child": "kid", "children": "kids", "physician": "doctor", "film": "movie",
    "movie": "film", "photos": "photographs", "photo": "photograph", "photographs": "photos", "company": "firm", "firm": "company",
    "shut": "closed", "entire": "whole", "whole": "entire", "allegedly": "reportedly", "largest": "biggest",
    "biggest": "largest", "however": "though", "earlier": "previously", "previously": "earlier", "several": "a number of",
    "although": "though", "though": "although", "choose": "pick", "selected": "chosen", "begin": "start", "wounded": "injured",
    "sparked": "triggered", "triggered": "sparked", "halted": "stopped", "assistance": "help", "car": "vehicle",
    "attorney": "lawyer", "lawyer": "attorney", "revealed": "disclosed", "ended": "finished", "aircraft": "plane", "likely": "probable",
    "fired": "dismissed", "sacked": "dismissed", "jail": "prison", "prison": "jail", "murdered": "killed", "assassinated": "killed",
}  # fmt: skip
_ONLY_VERB: Final = frozenset(("began", "started", "tried", "ended", "shut", "fired", "received", "attempted", "begin", "choose"))
_NOT_SYNONYM: Final = frozenset(("likely", "however", "started ", "allegedly", "though", "although", "earlier", "child", "obtained"))
_PAST: Final = frozenset(("former", "then", "late"))


def identity(s: Subject) -> Iterator[str]:
    """The sentence itself."""
    yield s.text


def adjunct_dropped(s: Subject) -> Iterator[str]:
    """Leave out a time, a place, an aside or a background clause."""
    if words_of(s.doc) & _NOT_MONOTONE or any(t.lemma_ in _DENYING or t.tag_ in ("JJS", "RBS") for t in s.doc):
        return
    for span in _droppable(s):
        yield splice(s.text, [(span.start_char, span.end_char, " ")])


def clause_taken(s: Subject) -> Iterator[str]:
    """An apposition or a relative clause as a sentence of its own."""
    for token in s.doc:
        if token.ent_type_ == "PERSON" and token.dep_ != "conj":
            yield from _apposition(token)
            yield from _relative(token)


def attribution_moved(s: Subject) -> Iterator[str]:
    """"X said Y" as "According to X, Y" or "Y, X said", and back."""
    yield from _fronted_speaker(s)
    yield from _trailing_speaker(s)
    yield from _unaccording(s)


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
        usable = new and token.text not in _NOT_SYNONYM and token.ent_type_ == "" and token.dep_ != "compound"
        if new and usable and (token.text not in _ONLY_VERB or (token.tag_ == "VBD" and not _has_particle(token))):
            yield splice(s.text, [(token.idx, token.idx + len(token), new)])


def voice_changed(s: Subject) -> Iterator[str]:
    """Active to passive and back, for a plain clause."""
    yield from _passive(s)
    yield from _active(s)


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
        exact = quantity.comparator == "" and quantity.value == quantity.high and quantity.unit in ("", "percent", "dollar", "pound", "euro")
        before = s.text[: quantity.start].split()[-1:] or [""]
        if figures and exact and before[0].lower() not in ("a", "an", "the", "his", "her", "their", "its", "than", "no.", "-", "all"):
            rough = _rough(figures[0])
            if rough and not _in_name(s, quantity):
                number = quantity.text.replace(figures[0], rough[1])
                yield splice(s.text, [(quantity.start, quantity.end, f"{rough[0]} {number}")])


def adverbial_moved(s: Subject) -> Iterator[str]:
    """A fronted time or place to the end of its clause, or the other way round."""
    subject = subject_of(s.root)
    if subject is None or s.doc[0].is_quote or s.root.lemma_ == "be" or words_of(s.doc) & {"and", "but", "who", "which", "that", "because", "if", "said"}:
        return
    for adjunct in _adjuncts(s.root):
        span = span_of(adjunct)
        if span.start == 0 and span.end < len(s.doc) and s.doc[span.end].text == "," and not _late(s):
            rest = s.doc[span.end + 1 : -1].text
            yield tidy(f"{capital(rest)} {lower_first(span.text, span[0])}.")
        elif span.end == len(s.doc) - 1 and span.start > s.root.i and subject.left_edge.i == 0:
            rest = lower_first(s.doc[: span.start].text, s.doc[0])
            yield tidy(f"{capital(span.text)}, {rest}.")


def conjunct_taken(s: Subject) -> Iterator[str]:
    """One half of "X did A and did B", or one of two joined clauses."""
    root = s.root
    second = next((c for c in root.children if c.dep_ == "conj" and c.pos_ == "VERB"), None)
    joint = next((c for c in root.children if c.dep_ == "cc" and c.lower_ in ("and", "but")), None)
    subject = subject_of(root)
    if second is None or joint is None or subject is None or subject.left_edge.i != 0 or not contiguous(second):
        return
    if any(c.dep_ in ("conj", "cc") for c in second.children) or root.lemma_ in ("say", "tell") or second.left_edge.i != joint.i + 1:
        return
    if second.right_edge.i < len(s.doc) - 2 or any(c.dep_ in ("neg", "ccomp", "advcl") for c in root.children):
        return
    yield from _halves(s, second, joint, subject)


def contraction(s: Subject) -> Iterator[str]:
    """"didn't" as "did not", "it's" as "it is", and back."""
    for token in s.doc:
        if token.lower_ == "n't" and token.i:
            whole = {"wo": "will", "ca": "can", "sha": "shall"}.get(token.nbor(-1).lower_)
            cuts = [(token.nbor(-1).idx, token.idx, whole)] if whole else []
            yield splice(s.text, [*cuts, (token.idx, token.idx + 3, "not" if whole == "can" else " not")])
        elif token.lower_ == "not" and token.i and token.nbor(-1).lower_ in ("did", "does", "is", "was", "were", "had", "has"):
            yield splice(s.text, [(token.idx - 1, token.idx + 3, "n't")])


def name_form(s: Subject) -> Iterator[str]:
    """A person by surname alone, a title or middle name left out, "US" for "U.S."."""
    for name in s.facts.names:
        known = s.pool.own_heads["person", name.head] > 0 or any(a.head == name.head for a in s.facts.attributions)
        if known and name.kind == "person" and 1 <= len(name.modifiers) <= 2 and len(name.head) > 3 and s.text[name.end : name.end + 1] != "-":
            yield splice(s.text, [(name.start, name.start + name.text.rindex(name.text.split()[-1]), "")])
        if name.text in ("U.S.", "US"):
            yield splice(s.text, [(name.start, name.end, "US" if name.text == "U.S." else "U.S.")])
        if name.text == "United States":
            yield splice(s.text, [(name.start, name.end, "US")])


def _droppable(s: Subject) -> Iterator[Span]:
    for span in (*_verb_adjuncts(s), *_asides(s), *_brackets(s), *_background(s)):
        words = {t.lower_ for t in span}
        kept = words & {"according", "may", "might", "could", "allegedly", "reportedly", "said", "says", "would"}
        if not kept and balanced(span.text) and len(s.doc) - len(span) > 4:
            yield span


def _verb_adjuncts(s: Subject) -> Iterator[Span]:
    for token in s.doc:
        if token.pos_ == "VERB" and token.lemma_ not in _ANCHORED:
            complete = any(c.dep_ in ("dobj", "auxpass", "ccomp", "xcomp") for c in token.children)
            yield from (span_of(a) for a in _adjuncts(token) if complete and contiguous(a) and not _split_off(a))


def _adjuncts(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "npadvmod" and child.ent_type_ in ("DATE", "TIME") and not _has_clause(child):
            yield child
        if child.dep_ == "prep" and child.lower_ in _ADJUNCT_PREPOSITIONS:
            object_ = next((c for c in child.children if c.dep_ == "pobj"), None)
            if object_ is not None and object_.ent_type_ in _ADJUNCT_ENTITIES and not _has_clause(object_):
                yield child


def _split_off(adjunct: Token) -> bool:
    """Is it one of a list, or held fast by a word before it ("early on Tuesday", "from X to Y")?"""
    before = adjunct.doc[adjunct.left_edge.i - 1] if adjunct.left_edge.i else None
    after = adjunct.doc[adjunct.right_edge.i + 1] if adjunct.right_edge.i + 1 < len(adjunct.doc) else None
    loose = before is not None and (before.pos_ in ("ADP", "CCONJ", "ADV", "SCONJ") or before.text in ("-", "both"))
    return loose or (after is not None and (after.lower_ in ("and", "or", "'s", "to", "-") or after.pos_ == "NUM"))


def _has_clause(token: Token) -> bool:
    return any(t.dep_ in ("relcl", "acl", "appos", "conj") for t in token.subtree)


def _asides(s: Subject) -> Iterator[Span]:
    for token in s.doc:
        if token.dep_ not in ("appos", "relcl") or not contiguous(token):
            continue
        span = span_of(token)
        if not 0 < span.start < span.end < len(s.doc) or s.doc[span.start - 1].text != ",":
            continue
        closed, named = s.doc[span.end].text in (",", "."), token.head.ent_type_ in ("PERSON", "ORG", "GPE")
        listed = any(t.dep_ in ("conj", "cc") for t in (*token.children, *token.head.children))
        if closed and named and not listed and s.doc[span.start].tag_ not in ("CD",):
            yield s.doc[span.start - 1 : span.end + (s.doc[span.end].text == ",")]


def _brackets(s: Subject) -> Iterator[Span]:
    for match in re.finditer(r"\([^()]*\)\s?", s.text):
        span = s.doc.char_span(match.start(), match.end(), alignment_mode="contract")
        if span is not None:
            yield span


def _background(s: Subject) -> Iterator[Span]:
    root = s.root
    for clause in root.children:
        mark = next((c for c in clause.children if c.dep_ == "mark"), None)
        if clause.dep_ != "advcl" or not contiguous(clause) or root.tag_ != "VBD":
            continue
        span = span_of(clause)
        after_comma = span.start > 0 and s.doc[span.start - 1].text == "," and span.end >= len(s.doc) - 1
        participle = clause.tag_ == "VBG" and mark is None and after_comma and span.start == clause.i
        marked = mark is not None and span.start == mark.i and mark.lower_ in _BACKGROUND
        if participle or (marked and after_comma and finite(clause) is not None):
            yield s.doc[span.start - 1 : span.end]
        elif marked and span.start == 0 and s.doc[span.end].text == "," and finite(clause) is not None:
            yield s.doc[: span.end + 1]


def _apposition(name: Token) -> Iterator[str]:
    aside = next((c for c in name.children if c.dep_ == "appos" and c.pos_ == "NOUN" and contiguous(c)), None)
    if aside is None or not aside.tag_ == "NN" or aside.left_edge.i < 2 or is_plural(name):
        return
    span = span_of(aside)
    opened = span.start > name.i and name.doc[span.start - 1].text == ","
    if opened and span[0].lower_ in ("a", "an", "the") and span.end < len(name.doc) and name.doc[span.end].text in (",", "."):
        subject = _entity(name)
        if subject is not None and span.start - subject.end <= 1:
            yield tidy(f"{capital(subject.text)} is {span.text}.")


def _relative(name: Token) -> Iterator[str]:
    clause = next((c for c in name.children if c.dep_ == "relcl" and contiguous(c)), None)
    subject = _entity(name)
    if clause is None or subject is None or is_plural(name):
        return
    if {t.lower_ for t in clause.children} & {"each", "both", "all", "either"}:
        return
    span = span_of(clause)
    opened = span.start == subject.end + 1 and name.doc[subject.end].text == ","
    who = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if opened and who is not None and who.i == span.start and who.lower_ == "who" and finite(clause) is not None:
        yield tidy(f"{capital(subject.text)} {name.doc[span.start + 1 : span.end].text}.")


def _entity(name: Token) -> Span | None:
    ent = next((e for e in name.doc.ents if e.start <= name.i < e.end), None)
    if ent is None or ent[-1].i != name.i or (ent.start and ent[0].nbor(-1).text == "-"):
        return None
    return ent


def _fronted_speaker(s: Subject) -> Iterator[str]:
    """X said (that) Y."""
    cue = s.root
    said = next((c for c in cue.children if c.dep_ == "ccomp" and c.i > cue.i and finite(c) is not None), None)
    speaker = speaker_span(cue)
    if cue.text not in ("said", "says") or said is None or speaker is None or speaker.start != 0 or subject_of(said) is None:
        return
    span = span_of(said)
    first = span.start + (span[0].lower_ == "that" and span[0].dep_ == "mark")
    plain = cue.i == speaker.end and first in (cue.i + 1, cue.i + 2) and span.end >= len(s.doc) - 1
    body = s.doc[first:].text
    if plain and s.doc[first - 1].text != "," and not _personal(body) and '"' not in body and "“" not in body and s.doc[first].tag_ not in ("IN", "WRB", "WP"):
        who = speaker.text if speaker[0].lower_ not in PERSON_PRONOUNS else PERSON_PRONOUNS[speaker[0].lower_]
        yield tidy(f"According to {lower_first(who, speaker[0])}, {lower_first(body, s.doc[first])}")
        yield tidy(f"{capital(body.rstrip('.'))}, {lower_first(speaker.text, speaker[0])} {cue.text}.")


def _trailing_speaker(s: Subject) -> Iterator[str]:
    """"Y," X said. / "Y," said X."""
    cue = s.root
    said = next((c for c in cue.children if c.dep_ == "ccomp" and c.i < cue.i and finite(c) is not None), None)
    speaker = speaker_span(cue)
    if cue.text not in ("said", "says") or said is None or speaker is None or not contiguous(said) or speaker.start < said.i:
        return
    span = span_of(said)
    ends = max(cue.i, speaker.end - 1) >= len(s.doc) - 2
    body = unquoted(span.text).strip(" ,.")
    whole = span.start <= 1 and subject_of(said) is not None and subject_of(said).i < said.i  # type: ignore[union-attr]
    if ends and whole and not _personal(body) and min(cue.i, speaker.start) - span.end <= 2:
        who = capital(speaker.text)
        yield tidy(f"{who} {cue.text} that {lower_first(body, unquote_first(span))}.")
        yield tidy(f"{who} {cue.text} {lower_first(body, unquote_first(span))}.")


def unquote_first(span: Span) -> Token:
    """The first token of a span that is no quotation mark."""
    return next(t for t in span if not t.is_quote)


def _unaccording(s: Subject) -> Iterator[str]:
    for said in s.facts.attributions:
        token = next((t for t in s.doc if t.idx == said.start), None)
        if token is None or said.cue != "accord" or token.dep_ != "prep" or not contiguous(token):
            continue
        span = span_of(token)
        simple = said.speaker_end == span.end_char
        if simple and span.start == 0 and span.end < len(s.doc) and s.doc[span.end].text == ",":
            body = s.doc[span.end + 1 :]
            yield tidy(f"{capital(said.speaker)} said that {lower_first(body.text, body[0])}")
        elif simple and span.end >= len(s.doc) - 1:
            body = s.doc[: span.start]
            yield tidy(f"According to {said.speaker}, {lower_first(body.text.rstrip(' ,'), body[0])}.")


def _personal(text: str) -> bool:
    return bool(set(re.findall(r"\w+", text.lower())) & FIRST_SECOND) or "?" in text


def _passive(s: Subject) -> Iterator[str]:
    """X did Y (rest) -> Y was done by X (rest)."""
    verb = s.root
    doer, thing = subject_of(verb), next((c for c in verb.children if c.dep_ == "dobj"), None)
    simple = verb.tag_ == "VBD" and all(c.dep_ in ("nsubj", "dobj", "prep", "punct", "npadvmod") for c in verb.children)
    if doer is None or thing is None or not simple or verb.lemma_ in ("have", "be", "get", "cost", "say", "tell", "take", "lose", "do", "make", "give", "include", "receive", "enter", "leave", "join"):
        return
    if doer.pos_ == "PRON" or thing.pos_ == "PRON" or not contiguous(doer) or not contiguous(thing) or doer.left_edge.i != 0:
        return
    first, second, form = span_of(doer), span_of(thing), inflect(verb.lemma_, "VBN")
    whose = {t.lower_ for t in second} & {"his", "her", "their", "its", "himself", "herself", "it", "them"}
    if verb.i != first.end or second.start != verb.i + 1 or form is None or whose or len(first) > 8 or len(second) > 8 or "," in first.text:
        return
    if re.search(r"\d", second.text):
        return
    rest = s.doc[second.end : -1].text
    be = "were" if is_plural(thing) else "was"
    yield tidy(f"{capital(second.text)} {be} {form} by {lower_first(first.text, first[0])} {rest}.")


def _active(s: Subject) -> Iterator[str]:
    """Y was done by X (rest) -> X did Y (rest)."""
    verb = s.root
    thing, by = subject_of(verb), next((c for c in verb.children if c.dep_ == "agent"), None)
    doer = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    simple = all(c.dep_ in ("nsubjpass", "auxpass", "agent", "punct", "prep", "npadvmod") for c in verb.children)
    helper = next((c for c in verb.children if c.dep_ == "auxpass"), None)
    form = inflect(verb.lemma_, "VBD")
    if thing is None or by is None or doer is None or helper is None or not simple or helper.tag_ != "VBD" or form is None:
        return
    first, second = span_of(thing), span_of(doer)
    adjacent = first.start == 0 and helper.i == first.end and verb.i == helper.i + 1 and by.i == verb.i + 1
    if adjacent and thing.pos_ != "PRON" and doer.pos_ in ("NOUN", "PROPN") and not _has_clause(doer) and "," not in first.text:
        rest = s.doc[second.end : -1].text
        yield tidy(f"{capital(second.text)} {form} {lower_first(first.text, first[0])} {rest}.")


def _other_form(s: Subject, quantity: Quantity) -> str | None:
    text = quantity.text
    if _in_name(s, quantity) or quantity.unit in ("ordinal", "clock", "score", "metre"):
        return None
    if re.search(r"%|per\s?cent$", text):
        return re.sub(r"\s?(?:%|per\s?cent$)", s.rng.choice((" percent", " per cent", "%")) if text[0].isdigit() else " percent", text)
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
    if "." not in figures and number >= 1000 and number % 1000:
        low = int(number // 1000 * 1000) if number < 10000 else int(number // 10000 * 10000)
        return ("more than", f"{low:,}") if low >= 0.6 * number else None
    return None


def _in_name(s: Subject, quantity: Quantity) -> bool:
    span = s.doc.char_span(quantity.start, quantity.end, alignment_mode="expand")
    named = ("PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "EVENT", "LAW", "FAC", "GPE", "LOC", "DATE")
    return span is None or any(t.ent_type_ in named for t in span) or (span.start > 0 and s.doc[span.start - 1].pos_ == "PROPN") or span.start == 0


def _late(s: Subject) -> bool:
    """Would a phrase moved to the end attach to something else?"""
    return any(c.dep_ in ("ccomp", "xcomp", "advcl", "conj", "npadvmod") for c in s.root.children) or len(s.doc) > 22


def _halves(s: Subject, second: Token, joint: Token, subject: Token) -> Iterator[str]:
    own = next((c for c in second.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if own is not None:
        if own.left_edge.i == joint.i + 1 and own.pos_ != "PRON":
            yield tidy(capital(s.doc[joint.i + 1 :].text))
        yield tidy(s.doc[: joint.i].text.rstrip(" ,") + ".")
        return
    yield tidy(s.doc[: joint.i].text.rstrip(" ,") + ".")
    if second.tag_ in ("VBD", "VBZ") and second.tag_ == s.root.tag_:
        yield tidy(f"{span_of(subject).text} {s.doc[joint.i + 1 :].text}")


def _has_particle(verb: Token) -> bool:
    return any(c.dep_ in ("prt", "prep") for c in verb.children)
