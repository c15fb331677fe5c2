"""How a statement is made: negated, hedged, attributed to somebody. Read off the parse.

Each finding has the lemma of the predicate it governs, so that "did not visit" and "visited"
can be set against each other and "denied visiting" is not taken for a visit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gistcheck.syntax.remembered import read_once
from gistcheck.vocabulary.quantifiers import NONE
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

SHOWING: Final = word_set(
    "show suggest indicate demonstrate prove mean illustrate reflect reveal confirm attest highlight"
)
"""What things do that speak no word, and people at times."""
SAYING: Final = word_set(
    "say tell state add announce claim report argue warn insist explain note admit confirm declare "
    "suggest believe think allege assert maintain acknowledge reveal write reply comment predict estimate "
    "show find deny stress observe remark reiterate concede recall disclose testify contend complain "
    "describe deem accuse urge vow promise indicate hope fear expect conclude hint joke tweet post read "
    "emphasise emphasize"
)
"""Lemmas of attribution cues: verbs (and a few nouns' verbs) that open reported content."""

_NEGATORS: Final = NONE | word_set("not n't never without nor nowhere hardly cannot")
_DENIALS: Final = word_set("deny fail refuse decline reject dismiss prevent stop avoid lack refute")
_DENYING_PAIRS: Final = {("turn", "down"), ("rule", "out"), ("vote", "down"), ("strike", "down"), ("throw", "out")}
HEDGE_MODALS: Final = frozenset(("may", "might", "could"))
"""Modals that leave open whether it is so."""
_HEDGE_WORDS: Final = word_set(
    "alleged allegedly reported reportedly apparently apparent possibly possible probably probable "
    "perhaps maybe likely unlikely suspected seemingly presumably purportedly supposedly unconfirmed "
    "potentially potential rumoured rumored presumed so-called deemed believed thought understood "
    "expected rumoured tipped"
)
_HEDGE_VERBS: Final = word_set("appear seem deem believe suspect think consider rumour rumor allege expect understand")
_CLAUSE: Final = frozenset(("ccomp", "xcomp", "parataxis"))


@dataclass(frozen=True, slots=True)
class Negation:
    """A negating word at `text[start:end]` and the lemma of the `predicate` it denies."""

    start: int
    end: int
    text: str
    predicate: str


@dataclass(frozen=True, slots=True)
class Hedge:
    """An uncertainty mark at `text[start:end]` and the lemma of the `predicate` it weakens."""

    start: int
    end: int
    text: str
    predicate: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says something, and with which word.

    `start`/`end` span the cue word; `cue` is its lemma ("accord" for "according to"); `speaker` the
    speaker's words ("" when left out), at `speaker_start:speaker_end`; `head` is the lower-case
    last word of the speaker's name; `predicate` the lemma of what is said, whose clause stands at
    `content_start:content_end` (both 0 when what is said is only quoted or left out).
    """

    start: int
    end: int
    cue: str
    speaker: str
    speaker_start: int
    speaker_end: int
    head: str
    predicate: str
    content_start: int
    content_end: int


def negations(doc: Doc) -> list[Negation]:
    """The negating words of a parsed text, in order, each with every predicate it denies."""
    return [
        Negation(t.idx, t.idx + len(t), t.text, _naming(denied))
        for t in doc
        if (predicate := _denied(t)) is not None
        for denied in (predicate, *_denied_too(predicate))
    ]


def _denied_too(predicate: Token) -> list[Token]:
    """What is denied along with it: to water, of "not to swim or to water"."""
    others = [t for t in predicate.conjuncts if t.i > predicate.i and t.pos_ == "VERB"]
    joined = any(c.lower_ in ("or", "nor") for t in (predicate, *others) for c in t.children)
    return [t for t in others if joined and not any(c.dep_ in ("nsubj", "nsubjpass", "neg") for c in t.children)]


@read_once
def hedges(doc: Doc) -> tuple[Hedge, ...]:
    """The uncertainty marks of a parsed text, in order ("may", "allegedly", "is deemed", ...)."""
    return tuple(
        Hedge(t.idx, t.idx + len(t), t.text, _naming(predicate)) for t in doc if (predicate := _weakened(t)) is not None
    )


def attributions(doc: Doc) -> list[Attribution]:
    """Who says what in a parsed text, in order of the cue words."""
    return [found for t in doc if (found := _verb_attribution(t) or _according(t)) is not None]


def speaker_span(cue: Token) -> Span | None:
    """The words of the one who speaks, for a cue verb; None when it has no subject of its own."""
    subject = next((child for child in cue.children if child.dep_ == "nsubj"), None)
    if subject is None and cue.dep_ == "conj":
        return speaker_span(cue.head)
    return None if subject is None else noun_phrase(subject)


def noun_phrase(head: Token) -> Span:
    """The words of a noun without what is set off by a comma or a relative clause."""
    inner = [t for t in head.subtree if not any(a.dep_ in ("relcl", "appos", "acl") for a in _chain(t, head))]
    while len(inner) > 1 and (inner[-1].is_punct or inner[-1].dep_ == "cc"):
        inner.pop()
    first, last = inner[0].i, max(head.i, inner[-1].i)
    comma = next((t.i for t in head.doc[head.i : last + 1] if t.text in (",", "(", "-", "–")), last + 1)
    return head.doc[first:comma]


def content(cue: Token) -> Token | None:
    """The head of what a cue verb reports (its complement clause, or the clause it interrupts)."""
    clauses = (c for c in cue.children if c.dep_ in _CLAUSE and c.pos_ in ("VERB", "AUX"))
    inside = next((c for c in clauses if all(t.text != ";" for t in cue.doc[c.i : cue.i])), None)
    if inside is None and cue.dep_ in ("parataxis", "ccomp") and cue.head.pos_ in ("VERB", "AUX"):
        return cue.head if cue.dep_ == "parataxis" else None
    return inside


def _naming(predicate: Token) -> str:
    """The lemma that names a predicate: "safe" for "is safe"."""
    named = next((c for c in predicate.children if c.dep_ in ("acomp", "attr")), predicate)
    return (named if predicate.lemma_ == "be" else predicate).lemma_.lower()


def _chain(token: Token, top: Token) -> Iterator[Token]:
    while token.i != top.i:
        yield token
        token = token.head


def _denied(token: Token) -> Token | None:
    word = token.lower_
    if word in ("not", "n't", "never", "hardly") or token.dep_ == "neg":
        return token.head.head if token.head.lower_ == "longer" else token.head
    if word == "cannot":
        return token.head
    if word == "without":
        return next((c for c in token.children if c.dep_ in ("pobj", "pcomp")), token.head)
    if word in _NEGATORS and not (word == "no" and token.dep_ in ("intj", "quantmod")):  # "no fewer than 14"
        return _predicate(token)
    if (token.lemma_ in _DENIALS or _turns_down(token)) and token.pos_ == "VERB":
        return next((c for c in token.children if c.dep_ in (*_CLAUSE, "dobj", "nsubjpass", "pcomp")), token)
    return None


def _turns_down(verb: Token) -> bool:
    """ "turned [down] an offer", "ruled [out] a strike": says no to it."""
    return any((verb.lemma_, c.lower_) in _DENYING_PAIRS for c in verb.children if c.dep_ == "prt")


def _weakened(token: Token) -> Token | None:
    word = token.lower_
    if word in HEDGE_MODALS and token.tag_ == "MD":
        return token.head
    if word in _HEDGE_WORDS and token.dep_ == "amod":
        return token.head
    if word in _HEDGE_WORDS and token.pos_ in ("ADV", "ADJ") and not is_compared(token):
        return next((c for c in token.children if c.dep_ == "xcomp"), token.head)
    if token.lemma_ in _HEDGE_VERBS and token.pos_ == "VERB" and _is_hedging(token):
        return next((c for c in token.children if c.dep_ in (*_CLAUSE, "oprd")), token)
    return None


def is_compared(likely: Token) -> bool:
    """ "six times more likely to study than others", "18% more likely": a figure, neither a hedge nor a forecast."""
    degrees = [c for c in likely.children if c.lower_ in ("more", "less", "as", "equally")]
    measured = any(c.dep_ == "npadvmod" for c in likely.children)
    against = any(t.lower_ in ("than", "as") for t in likely.doc[likely.i + 1 :])
    return bool(degrees) and (measured or against)


def _is_hedging(verb: Token) -> bool:
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    if verb.lemma_ == "appear":  # "appeared to leave", "it appears": but not "the name that appeared in his book"
        whole = any(c.dep_ in (*_CLAUSE, "acomp", "oprd", "attr") or c.lower_ == "it" for c in verb.children)
        return passive or whole
    return passive or verb.lemma_ in ("seem", "deem", "allege")


def _predicate(token: Token) -> Token:
    while token.pos_ not in ("VERB", "AUX") and token.dep_ != "ROOT":
        token = token.head
    return token


def _verb_attribution(token: Token) -> Attribution | None:
    if token.lemma_ not in SAYING or token.pos_ != "VERB":
        return None
    said = content(token)
    quoted = any(t.is_quote for t in token.children)
    speaker = speaker_span(token)
    if speaker is None or (said is None and not quoted and token.lemma_ not in ("say", "tell")):
        return None
    return _attribution(token, token.lemma_, speaker, said)


def _according(token: Token) -> Attribution | None:
    if token.lower_ != "according":
        return None
    to = next((c for c in token.children if c.lower_ == "to"), None)
    speaker = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    return None if speaker is None else _attribution(token, "accord", noun_phrase(speaker), _predicate(token.head))


def _extent(cue: Token, said: Token | None) -> tuple[int, int]:
    """Character span of what is said: the clause under `said`, on one side of a cue that it encloses; on both where the
    cue parts its subject from its verb ("The visit, he said, was personal")."""
    if said is None:
        return 0, 0
    last_of_cue = cue.right_edge.i if cue.dep_ == "prep" else cue.i
    before = [t for t in said.subtree if t.i < cue.i]
    after = [t for t in said.subtree if t.i > last_of_cue]
    parted = cue.dep_ == "parataxis" and said.i > cue.i
    tokens = [*before, *after] if parted else before if (said.i < cue.i and before) or not after else after
    return (tokens[0].idx, tokens[-1].idx + len(tokens[-1])) if tokens else (0, 0)


def _attribution(cue: Token, lemma: str, speaker: Span, said: Token | None) -> Attribution:
    return Attribution(
        cue.idx, cue.idx + len(cue), lemma, speaker.text, speaker.start_char, speaker.end_char,
        speaker.root.lower_, said.lemma_.lower() if said is not None else "", *_extent(cue, said),
    )  # fmt: skip


def is_impersonal(token: Token) -> bool:
    """ "it was [claimed] in court": nobody says who said so."""
    return any(c.dep_ == "nsubjpass" and c.lower_ == "it" for c in token.children)


def points_out(verb: Token) -> bool:
    """ "Smith [pointed out] that ...", 'Smith [shot back], "..."': says so."""
    behind = verb.doc[verb.i + 1 : verb.i + 3]
    answers = verb.lemma_ in ("shoot", "fire") and behind.text.lower() in ("back,", "back:", "back.", "back that")
    return answers or (
        verb.lemma_ == "point"
        and any(c.dep_ == "prt" and c.i == verb.i + 1 and c.lower_ == "out" for c in verb.children)
    )


def calls_off(verb: Token) -> bool:
    """ "called [off] a demonstration", "is calling [back] 40 cars", "recalled 40 cars", "found [out] why": says
    nothing."""
    if verb.lemma_ == "find":
        return any(c.lower_ == "out" and c.dep_ == "prt" for c in verb.children)
    if verb.lemma_ == "recall":
        return any(c.dep_ == "dobj" for c in verb.children)
    return verb.lemma_ == "call" and any(c.dep_ == "prt" or c.lower_ == "back" for c in verb.children)


def before_semicolon(cue: Token, content: tuple[int, int] | None) -> tuple[int, int] | None:
    """What a cue reports, without what a semicolon parts from it if somebody else speaks there: "Holm said 40 left[;
    the union said 70]". None where it parts all of it."""
    text = cue.doc.text
    if content is None or any(mark in text[slice(*content)] for mark in '"“'):
        return content
    if content[1] <= cue.idx:
        return None if ";" in text[content[1] : cue.idx] else content
    at = text.find(";", max(cue.idx, content[0]), content[1])
    verb = next((t for t in cue.doc if t.idx > at >= 0 and t.pos_ == "VERB"), None)
    who = None if verb is None or verb.lemma_ not in SAYING else speaker_span(verb)
    return content if who is None or who.start_char < at else (content[0], at)
