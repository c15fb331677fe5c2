"""What a fact-checking desk can check in a cut: plain rules beside the model's score."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from gistcheck.amounts import has_number, named
from gistcheck.attribution.reported import holds_cue, within
from gistcheck.attribution.speakers import Attribution
from gistcheck.attribution.told import dates_what_is_told, is_told_in_turn, may_be_told
from gistcheck.coreference.unnamed import is_unnamed
from gistcheck.decomposition.cut import Cut
from gistcheck.decomposition.trimming import has_loose_one
from gistcheck.oneself import may_be_itself
from gistcheck.outlook import advises, foretells, is_unreal, lemma, stated_inside
from gistcheck.syntax import grammar as g
from gistcheck.syntax.asserting import is_told, stands_for_a_verb
from gistcheck.syntax.brackets import stands_in_dashes
from gistcheck.syntax.quotes import in_quotes, quoted_tokens
from gistcheck.syntax.stance import SAYING
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

_FILLING: Final = ("attr", "acomp", "prep", "ccomp", "dobj")
"""What stands before a verb at times and says what it does not: "how old it is"."""


def objection(doc: Doc, cut: Cut, says: Attribution | None, unclear: Sequence[str]) -> str | None:
    """Why a cut is no claim to check: torn, unclear, nobody's words, or what `_own_objection` tells.

    `doc`: the sentence; `cut`: one of its statements; `says`: who says it; `unclear`: the pronouns in it that are left
    open. Result: the reason in plain words, None if there is no objection.
    """
    first = doc[min(cut.tokens)]
    points = first.pos_ == "PRON" and first.lower_ in ("this", "that", "these", "those")
    behind = (c.dep_ for c in first.rights if c.i in cut.tokens and c.lower_ != "of")
    points &= {"relcl", "acl", "prep", "amod"}.isdisjoint(behind)  # "those who worked nights", "those in debt"
    if first.tag_ in ("WDT", "WP", "WP$") or points or has_loose_one(doc, cut.tokens):
        return "unclear what it refers to"
    last = doc[max(cut.tokens)]
    if last.lower_ == "either" and last.dep_ != "advmod":
        return "says nothing definite"  # "if she finds either: (1) ..."
    verb = last.head if last.dep_ == "neg" and last.head.i == last.i - 1 else last  # "the men don't"
    likened = any(doc[i].lower_ in ("than", "as") for i in cut.tokens)  # "deeper than they thought it was"
    ends = verb.i == cut.predicate or (verb.dep_ == "ccomp" and verb.tag_ != "VBN" and not likened)
    bare = ends and not cut.insertions and not any(c.dep_ in _FILLING or c.tag_ == "WRB" for c in verb.lefts)
    # "the reality is", "though several officials are", "but the farmers refused", "she never said we were"
    empty = last.lemma_ == "do" and cut.kind == "circumstance" and last.tag_ == "VB"  # "as others are required to do"
    empty |= bare and (verb.lemma_ in ("be", "refuse") or (verb != last and verb.lemma_ in ("do", "have")))
    if empty or last.tag_ == "MD" or last.lower_ in ("be", "hence", "thus", "therefore", "and", "or", "if", "unless"):
        return "says nothing definite"
    who = g.subject(doc[cut.predicate])
    open_ = who is not None and who.lower_ == "it" and any(u.startswith(who.text + ":") for u in unclear)
    if open_ and not may_be_itself(doc[cut.predicate], says):
        return "unclear what it refers to"
    if says is not None and says.cue_span is not None and within(says.cue_span[0], says.speaker_span):
        return "only tells apart who or what is meant"
    inner = cut.kind == "circumstance" and any(a.dep_ == "relcl" and g.set_off(a) for a in doc[cut.predicate].ancestors)
    aside = (inner or cut.kind in ("apposition", "relative")) and cut.predicate not in quoted_tokens(doc)
    aside &= says is None or doc[cut.predicate].left_edge.idx != says.content[0]  # nothing else is so "according to X"
    aside |= says is not None and stands_in_dashes(doc[cut.predicate], says.cue_span)
    told = cut.kind == "circumstance" and may_be_told(doc[cut.predicate])
    if told if says is None else aside and says.quotation != "direct" and within(doc[cut.predicate].idx, says.content):
        return "an aside in what somebody said: whose words it is is unclear"
    if says is not None and cut.kind == "circumstance" and dates_what_is_told(doc[cut.predicate], says):
        return "says when something that is told of happens: nobody says this"
    if is_told_in_turn(doc, cut, says):
        return "one reports what another says: stated with both"
    if _is_told(doc, cut) if says is None else _is_anonymous(says) and not holds_cue(doc, cut, says):
        return "unclear who says so"
    return _own_objection(doc, cut)


def _is_told(doc: Doc, cut: Cut) -> bool:
    """Joined by "that" to what somebody says; or behind it, with words in quotation marks: "says they seek a leader,
    but Lind [gives them “lectures”]"."""
    verb = doc[cut.predicate]
    behind = verb.dep_ == "conj" and verb.head.lemma_ in SAYING and any(c.dep_ == "ccomp" for c in verb.head.rights)
    behind &= "VBD" not in (verb.tag_, *(a.tag_ for a in g.auxiliaries(verb)))  # "but the crowd shouted “Out!”"
    return is_told(verb) or (
        behind and not quoted_tokens(doc).isdisjoint(cut.tokens) and g.own_subject(verb) is not None
    )


def _is_anonymous(said: Attribution) -> bool:
    """Whether there is a cue, and no word for the one who speaks."""
    return said.cue is not None and said.speaker is None and said.speaker_span is None and not said.pronoun


def _own_objection(doc: Doc, cut: Cut) -> str | None:
    """What speaks against it whoever says it: opinion, question, forecast, advice, feeling or nothing definite."""
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
    announced = doc.text.rstrip(" .").endswith(":") and any(doc[i].lower_ == "following" for i in cut.tokens)
    if announced or doc[min(cut.tokens)].lower_ == "here" or _is_open(doc[cut.predicate]):
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
