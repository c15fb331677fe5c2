"""What a fact-checking desk can check in a cut: plain rules beside the model's score."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Final

from gistcheck.coreference.unnamed import is_unnamed
from gistcheck.decomposition.clauses import Cut
from gistcheck.syntax import grammar as g
from gistcheck.syntax.asserting import stands_for_a_verb
from gistcheck.syntax.guards import conditional, negative
from gistcheck.syntax.phrases import AMOUNT_LABELS
from gistcheck.syntax.quotes import in_quotes
from gistcheck.syntax.stance import HEDGE_MODALS, SAYING, is_compared
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_AHEAD: Final = word_set("will shall would 'll ’ll wo")
_DUTY: Final = word_set("should must ought")
_FORECASTING: Final = word_set("expect predict forecast anticipate foresee project")
_EXPECTING: Final = _FORECASTING | word_set("hope wish fear worry intend")
_URGING: Final = word_set("demand promise vow pledge urge order request propose recommend threaten")
"""What somebody has done once it is said, whatever comes of it: "the union demanded that the mine should close"."""
_TELLING: Final = word_set("say tell reveal disclose specify explain")
"""What somebody has done by not doing it: "the firm did not say whether it would appeal"."""
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
_ARRANGED: Final = word_set(
    "begin start open meet play host hold launch release broadcast air publish visit attend appear vote file screen"
    " unveil hear stage close reopen resume"
)
"""What is done on a day set beforehand."""
_KEPT: Final = word_set("closed shut suspended")
"""As what something stays until such a day."""
_WILL: Final = word_set("will 'll ’ll")
_DAYS: Final = word_set("monday tuesday wednesday thursday friday saturday sunday today tonight tomorrow")
_EMPTY_SUBJECTS: Final = word_set("this that these those what which who it's there's anything something everything")
_LARGE: Final = re.compile(r"\s(?:lakh|crore)s?\b")
"""What the parser does not count with a number: "12 [lakh]"."""
_SCORE: Final = re.compile(r"(?<=\d)[-–]\d+(?![\w-])")
"""The other side's of a score: "3[-2]"."""
_PER: Final = re.compile(r"(?<=[a-z])/[a-z]{1,3}\b")
"""What a unit is counted by: "90km[/h]"."""
NAMES: Final = word_set("PERSON ORG GPE NORP FAC EVENT LAW PRODUCT WORK_OF_ART LOC")

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
    definite = any(doc[i].pos_ in ("NOUN", "PROPN", "NUM") for i in cut.short) or _is_done(doc[cut.predicate])
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
    if doc[min(cut.short)].lower_ == "here" or _is_open(doc[cut.predicate]):
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
    acts = verb.lemma_ in (_TELLING if g.is_denied(verb) else _URGING)
    inside = [c for c in verb.children if c.dep_ == "ccomp" and c.i in cut.tokens and not acts]
    inside = [c for c in inside if in_quotes(verb) or verb.lemma_ in SAYING or not in_quotes(c)]  # the name of a song
    helpers = {a.lower_ for v in [verb, *inside] for a in g.auxiliaries(v)} | _shared_modals(verb, cut)
    who = g.subject(verb)
    if stands_for_a_verb(verb, cut.tokens):
        return "unclear what it refers to"
    foretold = _looks_ahead(verb, who) and not _is_estimate(verb, who, cut)
    ahead = helpers & _AHEAD and not _is_fixed(verb, cut) and verb.lemma_ != "comment"  # "would not comment": did not
    if ahead or foretold or (cut.kind == "circumstance" and _supposed(verb)):
        return _FORECAST
    if helpers & _DUTY or _demands(verb) or _is_time_to(verb) or verb.lower_ == "beware":
        return _ADVICE
    if _judges(verb) or words & {"perhaps"} or (verb.lemma_ in _OPINING and inside):
        return _OPINION
    if _feels(verb):
        return _EMOTION
    return _subject_objection(verb, who, cut)


def _shared_modals(verb: Token, cut: Cut) -> set[str]:
    """ "would close two mines and [cut] jobs": the modal that the cut keeps from the verb before it."""
    first = verb.head.children if verb.dep_ == "conj" else ()
    return {c.lower_ for c in first if c.tag_ == "MD" and c.i in cut.tokens}


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


def _supposed(verb: Token) -> bool:
    """ "We could see more of them as [temperatures soar in May]": said of a time that has not come."""
    above = g.governor(verb)
    helpers = {a.lower_ for a in g.auxiliaries(above)} if above is not None else set()
    return bool(helpers & (_AHEAD | HEDGE_MODALS)) and verb.tag_ in ("VBP", "VBZ")


def _looks_ahead(verb: Token, who: Token | None) -> bool:
    future = verb.lemma_ == "go" and any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in verb.children)
    ahead = (c for c in verb.children if c.lower_ in ("likely", "set", "due", "poised") and c.dep_ == "acomp")
    likely = any(not (is_compared(c) or _is_cause(c) or _was_counted(c, verb)) for c in ahead)
    return future or likely or (verb.lemma_ in _EXPECTING and (who is None or who.pos_ != "PROPN" or _has_clause(verb)))


def _is_fixed(verb: Token, cut: Cut) -> bool:
    """ "The trial will open on Monday": what has been arranged for a day can be looked up before it comes."""
    words = [verb.doc[i] for i in cut.tokens]
    helpers = {a.lower_ for a in g.auxiliaries(verb)}
    dated = any(t.ent_type_ in ("DATE", "TIME") and (t.lower_ in _DAYS or _is_day(t)) for t in words)
    kept = verb.lemma_ in ("stay", "remain", "be") and any(c.lower_ in _KEPT for c in verb.children)
    more = any(c.dep_ in ("xcomp", "acomp", "oprd", "ccomp") or c.tag_ in ("JJR", "RBR") for c in verb.children)
    sure = bool(helpers & _WILL) and not (negative(words) or conditional(words))
    return dated and sure and (kept or (verb.lemma_ in _ARRANGED and not more))


def _is_day(figure: Token) -> bool:
    """The number of a day or an hour, not of a year: "on May 11", "at 8pm"."""
    return figure.text[:1].isdigit() and figure.shape_ != "dddd"


def _is_estimate(verb: Token, who: Token | None, cut: Cut) -> bool:
    """ "The firm now expects a profit of 6 billion": who expects it and how much can be looked up."""
    named = who is not None and who.dep_ == "nsubj" and who.pos_ in ("NOUN", "PROPN")
    return verb.lemma_ in _FORECASTING and named and has_number(verb.doc, cut.tokens)


def _was_counted(likely: Token, verb: Token) -> bool:
    """ "were twice as likely to fall ill": what was found."""
    return verb.tag_ == "VBD" and any(c.lower_ in ("more", "less", "as", "equally") for c in likely.children)


def _is_cause(due: Token) -> bool:
    """ "The outage was due to a fault", not "is due to end"."""
    return due.lower_ == "due" and not any(c.dep_ == "xcomp" for c in due.children)


def _has_clause(verb: Token) -> bool:
    return any(c.dep_ in ("xcomp", "ccomp", "dobj") for c in verb.children)


def _demands(verb: Token) -> bool:
    pending = any(c.lower_ == "yet" for c in verb.children)  # "has yet to be approved"
    needs = verb.lemma_ in ("need", "have") and any(c.dep_ == "xcomp" and g.is_infinitive(c) for c in verb.children)
    open_ = any(a.lower_ in HEDGE_MODALS for a in g.auxiliaries(verb))  # "may have to close"
    return needs and not pending and verb.tag_ in ("VBZ", "VBP", "VB") and not open_


def _is_time_to(verb: Token) -> bool:
    """ "it is [time] to close the mine"."""
    time = next((c for c in verb.children if c.dep_ == "attr" and c.lower_ == "time" and not list(c.lefts)), None)
    return lemma(verb) == "be" and time is not None and any(map(g.is_infinitive, (*time.children, *verb.rights)))


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


def lemma(verb: Token) -> str:
    """The lemma of a verb; "be" for a curly "’s", which the lemmatizer leaves alone."""
    return "be" if verb.lower_ in ("’s", "’re", "’m", "'s", "'re", "'m") else str(verb.lemma_)


def has_number(doc: Doc, tokens: Collection[int]) -> bool:
    """Whether the words hold an amount."""
    return any(True for _ in amounts(doc, tokens))


def amounts(doc: Doc, tokens: Collection[int]) -> Iterator[str]:
    """The amounts in some words of a sentence, as written; a number that is a name or a part of one is none."""
    for ent in doc.ents:
        few = ent.text.lower() in ("one", "first", "two", "both")
        if ent.label_ in AMOUNT_LABELS and ent.start in tokens and not few and not _is_name(ent):
            share = doc[max(ent.start - 2, 0) : ent.start].text.lower() == "one in"  # "[one in three] visits"
            start = doc[ent.start - 2].idx if share else ent.start_char
            yield str(doc.text[slice(*_with_unit(doc, start, ent.end_char))])


def _is_name(number: Span) -> bool:
    """ "VIP [2]", "[3]-D", "the Falcon [9] rocket", "the singer [50 Cent]", "a quiz on [Five]", "called [911]"."""
    first, last = number[0], number[-1]
    if last.dep_ in ("dobj", "oprd") and last.head.lemma_ in ("call", "dial", "ring"):
        return True
    joint = g.behind(last)
    if joint.text == "-" and g.behind(joint).is_upper:
        return True
    before = number.doc[first.i - 1] if first.i else None
    if before is not None and before.text == "#":
        return True  # "#Vote2024"
    behind = before is not None and before.pos_ == "PROPN" and (last.head.i <= before.i or last.head == before.head)
    called = last.tag_ == "NNP" and last.is_title and last.is_alpha
    return first.i > 0 and (behind or called or (first.is_title and first.like_num and first.i == last.i))


def _with_unit(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Where an amount begins and ends with all that is one word ("[£2m]", "[3-2]", "[90km/h]"), "lakh" or "crore"."""
    while start and not doc.text[start - 1].isspace() and doc.text[start - 1] in "$£€¥₹":
        start -= 1
    while end < len(doc.text) and doc.text[end].isalpha():
        end += 1
    more = _LARGE.match(doc.text, end) or _SCORE.match(doc.text, end) or _PER.match(doc.text, end)
    return start, end if more is None else more.end()


def named(doc: Doc, tokens: Collection[int]) -> bool:
    """Whether the words name a person, body, place or work."""
    return any(doc[i].ent_type_ in NAMES or doc[i].pos_ == "PROPN" for i in tokens)
