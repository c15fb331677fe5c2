"""What a fact-checking desk can check in a cut: plain rules beside the model's score."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gistcheck.amounts import has_number, named
from gistcheck.coreference.unnamed import is_unnamed
from gistcheck.decomposition.clauses import Cut
from gistcheck.outlook import advises, foretells, is_unreal, lemma, stated_inside
from gistcheck.syntax import grammar as g
from gistcheck.syntax.asserting import stands_for_a_verb
from gistcheck.syntax.quotes import in_quotes
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FEELING: Final = word_set(
    "happy glad proud sad sorry angry alarmed excited thrilled delighted pleased disappointed shocked"
    " grateful afraid worried upset confident hopeful optimistic surprised devastated heartbroken honoured"
    " honored humbled keen eager concerned"
)
_JUDGING: Final = word_set(
    "good great bad terrible horrible wonderful amazing fantastic excellent awful beautiful important crucial"
    " vital essential necessary fair unfair right wrong better worse best worst ridiculous absurd shameful"
    " disgraceful brilliant perfect interesting fun boring complicated simple easy hard difficult reasonable"
    " sensible smart stupid clear obvious fine nice lovely ugly magical iconic legend exhausting potential"
    " opportunity tremendous extraordinary remarkable astonishing"
)
_MIND: Final = word_set(
    "think feel believe hope love like hate want wish see guess suppose suspect know mean understand"
    " appreciate enjoy look need care"
)
_OPINING: Final = word_set("think feel")
"""Verbs of those whose opinion a sentence gives: "Smith thinks that the tax is too high"."""
_EMPTY_SUBJECTS: Final = word_set("this that these those what which who it's there's anything something everything")

_FORECAST, _ADVICE, _OPINION, _EMOTION = "a forecast or a supposition", "advice", "an opinion", "a feeling"
NO_FACTS: Final = (_FORECAST, _ADVICE, _OPINION, _EMOTION)
"""Objections to what a clause says, however much of a statement it makes by itself."""


def objection(doc: Doc, cut: Cut) -> str | None:
    """Why a cut is no claim to check: opinion, question, forecast, advice, feeling or nothing definite.

    `doc`: the sentence; `cut`: one of its statements. Result: the reason in plain words, None if
    there is no objection.
    """
    if g.is_question(doc):
        return "a question"
    if is_age(doc, cut):
        return "only an age or a number in apposition"
    definite = any(doc[i].pos_ in ("NOUN", "PROPN", "NUM") for i in cut.tokens) or _is_done(doc[cut.predicate])
    if len(cut.tokens) < 3 or not definite:
        return "says nothing definite"
    if cut.kind == "apposition":
        return _apposition_objection(doc, cut)
    if (
        cut.kind == "circumstance"
        and len(cut.tokens) < 4
        and not (named(doc, cut.tokens) or has_number(doc, cut.tokens))
    ):
        return "says nothing definite"  # "as [the dust settles]"
    if doc[min(cut.tokens)].lower_ == "here" or _is_open(doc[cut.predicate]):
        return "says nothing definite"
    return _clause_objection(doc[cut.predicate], cut)


def _is_done(verb: Token) -> bool:
    """ "He was wounded": what happened to somebody can be looked up, whoever he is."""
    who = g.own_subject(verb)
    return who is not None and who.dep_ == "nsubjpass" and who.lower_ in ("he", "she", "they")


def is_age(doc: Doc, cut: Cut) -> bool:
    """ "Holm [is] 54": a part of what is said of Holm, no claim of its own."""
    noun = doc[cut.predicate]
    number = noun.pos_ == "NUM" or noun.ent_type_ in ("DATE", "CARDINAL", "TIME")
    return cut.kind == "apposition" and number


def _is_open(verb: Token) -> bool:
    """ "It is not known whether they left.": what is open is no claim."""
    marks = {g.marks(c) for c in verb.children if c.dep_ == "ccomp"}
    words = {verb.lemma_, *(c.lower_ for c in verb.children if c.dep_ == "acomp")}
    asks = bool(marks & {"whether", "if", "how", "why", "when", "where"})
    return asks and bool(words & {"unclear", "uncertain", "unknown"} or ("know" in words and g.is_denied(verb)))


def _apposition_objection(doc: Doc, cut: Cut) -> str | None:
    noun = doc[cut.predicate]
    known = any(doc[i].ent_type_ in ("PERSON", "ORG") or doc[i].pos_ == "PROPN" for i in cut.tokens)
    words = [i for i in cut.tokens if i >= noun.left_edge.i]
    described = any(c.i in cut.tokens and c.dep_ not in ("det", "punct") for c in noun.head.children if c != noun)
    told = described or not is_unnamed(noun.head)  # not "the woman [is] Robin Mantooth"
    return None if told and known and len(words) > 1 and not in_quotes(noun) else "says nothing definite"


def _clause_objection(verb: Token, cut: Cut) -> str | None:
    words = {verb.doc[i].lower_ for i in cut.tokens if verb.doc[i] in {*verb.children, *g.auxiliaries(verb)}}
    if stands_for_a_verb(verb, cut.tokens):
        return "unclear what it refers to"
    if foretells(verb, cut):
        return _FORECAST
    if advises(verb, cut):
        return _OPINION if is_unreal(verb) else _ADVICE
    inside = stated_inside(verb, cut)
    if _judges(verb) or words & {"perhaps"} or (verb.lemma_ in _OPINING and inside):
        return _OPINION
    if _feels(verb):
        return _EMOTION
    return _subject_objection(verb, g.subject(verb), cut)


def _subject_objection(verb: Token, who: Token | None, cut: Cut) -> str | None:
    if who is None:
        return None
    word = who.lower_
    bare = who.dep_ in g.SUBJECTS and who.pos_ in ("PRON", "DET") and not list(who.children)
    if bare and word in _EMPTY_SUBJECTS:
        return "unclear what it refers to"
    if word == "you" and not in_quotes(who):
        return "speaks to the reader"
    own = word in ("i", "we", "you") or (who.tag_ == "PRP$")
    if own and (verb.lemma_ in _MIND or not has_number(verb.doc, cut.tokens)):
        return _OPINION if verb.lemma_ in _MIND else "speaks of the speaker only"
    return None


def _judges(verb: Token) -> bool:
    """ "X is important": a verdict of taste or weight, with nothing measured in it."""
    if lemma(verb) not in ("be", "seem", "appear", "look", "remain", "become", "feel"):
        return False
    heads = [c for c in verb.children if c.dep_ in ("acomp", "attr", "oprd")]
    words = [w for h in heads for w in [h, *(c for c in h.children if c.dep_ in ("amod", "conj"))]]
    clauses = [c for c in verb.children if c.dep_ in ("ccomp", "attr") and g.is_verb(c)]
    words += [w for c in clauses for w in c.subtree if w.pos_ == "ADJ"]
    return any(w.lower_ in _JUDGING or w.lemma_ in _JUDGING for w in words)


def _feels(verb: Token) -> bool:
    felt = lemma(verb) in ("be", "feel") and any(c.lower_ in _FEELING for c in verb.children)
    return felt or verb.lower_ in _FEELING
