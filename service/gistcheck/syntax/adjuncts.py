"""Which phrases and clauses a sentence can do without, read off their place in the parse."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.syntax.facts import MONTHS, WEEKDAYS
from gistcheck.syntax.guards import attributing, conditional, measured, negative, selective
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DAYS: Final = frozenset((*WEEKDAYS, "yesterday", "today", "tomorrow", "tonight"))
_PERIODS: Final = frozenset((*MONTHS, "week", "month", "year", "night", "morning", "afternoon", "evening", "weekend"))
_TIME_PREPOSITIONS: Final = frozenset(("on", "in", "at", "during"))
_PLACE_PREPOSITIONS: Final = frozenset(("in", "at", "near", "outside"))
_EVENT_PREPOSITIONS: Final = frozenset(("during", "amid", "following", "after", "despite"))
_OCCASIONS: Final = word_set(
    "statement interview tweet post conference briefing letter email report speech remark address message release"
)
_NAMED: Final = frozenset(("GPE", "LOC", "PERSON"))
_PLACES: Final = frozenset(("GPE", "LOC", "FAC", "ORG"))
_STANDING: Final = word_set(
    "lead trail fall rise be drop gain lose narrow widen stand climb slip remain lag grow shrink"
)
"""How somebody does in a survey."""
_CIRCUMSTANCES: Final = frozenset(("after", "before", "while", "as", "because", "since", "although", "though", "when"))
_LATER: Final = frozenset(("after", "before", "when", "as", "while", "since"))
_COMPLEMENTS: Final = frozenset(
    ("dobj", "attr", "acomp", "ccomp", "xcomp", "oprd", "dative", "agent", "prt", "auxpass")
)
_TIED: Final = word_set(
    "be put place locate base situate set bear date live reside last remain stay become treat regard"
    " schedule due hold lie stand sit involve result end begin start rank find leave keep lead spend"
    " bring take turn go come"
)
_CLAUSES: Final = frozenset(("cc", "ccomp", "relcl", "acl", "advcl", "appos"))
_WH: Final = frozenset(("WDT", "WP", "WP$", "WRB"))
_ENDS: Final = frozenset((",", ".", ";", "!", "?"))


def begins(doc: Doc, at: int) -> bool:
    """Only white space stands before token `at`."""
    return all(t.is_space for t in doc[:at])


def fronted(verb: Token) -> frozenset[int]:
    """ "[In Norway,] the firm sold ships and closed two yards", "[In the poll,] he led but fell": time, place or survey
    of both verbs, for the second of them.

    Result: its tokens with the comma; none where the second verb has a subject, a tense or a time of its own.
    """
    first = g.first_conjunct(verb)
    who = g.own_subject(first)
    if verb == first or verb.dep_ != "conj" or who is None or g.own_subject(verb) is not None:
        return frozenset()
    phrase = next((c for c in first.children if c.dep_ in ("prep", "npadvmod") and c.i < who.left_edge.i), None)
    if phrase is None or not begins(verb.doc, phrase.left_edge.i) or _tense(verb) != _tense(first):
        return frozenset()
    end = phrase.right_edge.i + 1
    comma = verb.doc[end].text == ","
    timed = any(c.dep_ in ("advmod", "npadvmod") or (c.dep_ == "prep" and _is_timed(c)) for c in verb.children)
    is_set = who.left_edge.i == end + comma and (comma or _is_timed(phrase))
    asked = phrase.lower_ == "in" and any(t.lower_ in ("poll", "survey", "census") for t in phrase.children)
    placed = _is_timed(phrase) or any(t.ent_type_ in _PLACES for t in phrase.children)
    if not is_set or timed or not (placed or (asked and verb.lemma_ in _STANDING)):
        return frozenset()
    return frozenset(range(phrase.left_edge.i, end + comma))


def _tense(verb: Token) -> str:
    return next((a.tag_ for a in g.auxiliaries(verb)), verb.tag_)


def _is_timed(phrase: Token) -> bool:
    return any(t.ent_type_ in ("DATE", "TIME") or t.lower_ in DAYS for t in phrase.subtree)


def edges(token: Token) -> tuple[int, int]:
    """The tokens that hang on a token, half-open, without the marks at either end."""
    start, end = token.left_edge.i, token.right_edge.i + 1
    while end - 1 > token.i and _is_mark(token.doc[end - 1]):
        end -= 1
    while start < token.i and _is_mark(token.doc[start]):
        start += 1
    return start, end


def _is_mark(token: Token) -> bool:
    return token.is_space or token.text in ",;:—–-.!?…"


def is_dispensable(token: Token) -> bool:
    """Whether the phrase or clause that hangs on a token may go by the kind it is of.

    `token`: of a parsed sentence. Result: True where the rest stays grammatical and true
    without it. Guarded words inside it and quotation marks are left to the caller.
    """
    rule = _RULES.get(token.dep_)
    return rule is not None and not _is_conditional(token) and rule(token)


def _is_conditional(token: Token) -> bool:
    """Inside a condition, or inside what one limits ("only", "without")."""
    return any(conditional(t for t in a.children if t.i < token.i or t.dep_ == "mark") for a in token.ancestors)


def _set_off(token: Token) -> bool:
    """A comma before and a comma or stop after."""
    start, end = edges(token)
    return start > 0 and token.doc[start - 1].text == "," and (end == len(token.doc) or token.doc[end].text in _ENDS)


def _leaves_loose(token: Token) -> bool:
    """Without the aside, what follows it might hang on another noun: "Ibsen, whose DNA proved who the King was, [found
    buried beneath a car park]"."""
    after = token.doc[edges(token)[1] + 1 :][:1]
    return any(t.dep_ in ("acl", "relcl", "advcl") and t.tag_ in ("VBN", "VBG", *_WH) for t in after)


def _may_lose_restriction(head: Token, part: Token, *, measures: bool = True) -> bool:
    """The clause or phrase of `head` says nothing that only holds within `part`."""
    start, end = edges(part)
    rest = [t for t in head.subtree if not start <= t.i < end]
    above = [child for a in head.ancestors for child in a.children if child.i < head.i]
    return not (negative((*rest, *above)) or selective(rest) or (measures and measured(rest)))


def _is_apposition(token: Token) -> bool:
    head = token.head
    joined = any(t.dep_ in ("cc", "conj", "appos") for t in (*token.children, *head.children) if t.i != token.i)
    names = token.pos_ == "PROPN" and head.pos_ != "PROPN" and not any(t.dep_ == "det" for t in token.children)
    after = token.doc[edges(token)[1] + 1 :][:1]
    listed = any(t.tag_ in ("DT", "JJ", "NN", "NNS", "CD", "PRP$") for t in after)
    bare = token.tag_ in ("NN", "NNS") and token.left_edge.i == token.i
    bare |= any(t.tag_ == "HYPH" for t in head.children)
    told = not (joined or names or bare or listed or token.ent_type_ in _NAMED) and head.dep_ != "appos"
    return told and _set_off(token) and head.i < token.i and not _leaves_loose(token)


def _is_aside_clause(token: Token) -> bool:
    """A relative clause set off by commas."""
    start, _ = edges(token)
    opens = any(t.tag_ in _WH for t in token.doc[start : start + 3])
    follows = any(t.head.i == token.head.i and t.i > token.i for t in token.doc if not t.is_punct)
    free = _set_off(token) and not _leaves_loose(token)
    return free and opens and not follows and token.head.pos_ in ("NOUN", "PROPN")


def _is_participial(token: Token) -> bool:
    start, end = edges(token)
    opens = begins(token.doc, start) and end < len(token.doc) and token.doc[end].text == ","
    clause = token.doc[start:end]
    finite = ("nsubj", "nsubjpass", "mark", *(("dobj",) if token.tag_ == "VBN" else ()))
    free = not attributing(clause) and not any(t.dep_ in finite for t in token.children)
    after = token.doc[end + 1] if end + 1 < len(token.doc) else token
    listed = after.tag_ in ("VBD", "VBN") and after.dep_ in ("acl", "advcl", "conj", "dep", "amod")
    listed |= after.tag_ in ("VB", "VBP") and not list(after.lefts)  # "clogging the floor to roar, [swat] away talk"
    return token.tag_ in ("VBG", "VBN") and free and not listed and (opens or _set_off(token))


def _is_circumstance(token: Token) -> bool:
    """An adverbial clause that neither conditions its main clause nor says who speaks."""
    start, end = edges(token)
    head, mark = token.head, token.doc[start].lower_
    if _is_participial(token):
        return _is_free_adjunct(token)
    fits = mark in _CIRCUMSTANCES and head.pos_ == "VERB" and (_is_past(head) or mark not in _LATER)
    finite = any(t.dep_ in ("nsubj", "nsubjpass") for t in token.children)
    return fits and finite and not attributing(token.doc[start:end]) and _is_free_adjunct(token)


def _is_past(verb: Token) -> bool:
    """It tells of what has happened; "will leave after the vote" makes the vote a condition."""
    helpers = [t for t in verb.children if t.dep_ in ("aux", "auxpass")]
    if any(t.tag_ in ("MD", "TO", "VB") for t in helpers):
        return False
    return verb.tag_ == "VBD" or any(t.tag_ == "VBD" or t.lemma_ == "have" for t in helpers)


def _is_free_adjunct(token: Token) -> bool:
    """Its clause stands without it: nothing there is restricted by it, and something else remains."""
    start, _ = edges(token)
    head = token.head
    if head.pos_ not in ("VERB", "AUX") or (head.lemma_ in _TIED and not _has_object(head)):
        return False
    placed = head.lemma_ in _TIED and not any(t.dep_ in _COMPLEMENTS - {"auxpass"} for t in head.children)
    alone = start == head.i + 1 and (placed or not _has_object(head))  # "to be held [on Sunday] in Leeds"
    return not alone and _may_lose_restriction(head, token, measures=not _names_a_day(token))


def _has_object(verb: Token) -> bool:
    return any(t.dep_ in _COMPLEMENTS for t in verb.children)


def _names_a_day(token: Token) -> bool:
    return any(t.lower_ in DAYS for t in token.subtree)


def _is_time_noun(token: Token) -> bool:
    fixed = token.lower_ in DAYS or (
        token.lower_ in _PERIODS and any(t.lower_ in ("last", "this", "next", "earlier", *DAYS) for t in token.subtree)
    )
    before = token.doc[max(edges(token)[0] - 1, 0)]
    dated = before.lower_ in MONTHS  # "in May [last year]"
    limited = any(c.dep_ == "nummod" for c in before.children) and before.left_edge.lower_ == "the"
    return fixed and not (dated or limited) and _is_free_adjunct(token)  # "two of the three contests [Tuesday]"


def _is_adjunct_phrase(token: Token) -> bool:
    word = token.lower_
    goal = next((t for t in token.children if t.dep_ in ("pobj", "pcomp")), None)
    if goal is None:
        return False
    after = token.right_edge.i + 1
    torn = after < len(token.doc) and token.doc[after].tag_ in ("NN", "NNS")
    if torn or any(t.dep_ in _CLAUSES for t in token.subtree):
        return False
    time = word in _TIME_PREPOSITIONS and goal.ent_type_ == "DATE" and (_names_a_day(token) or _is_dated(goal))
    if token.head.pos_ in ("NOUN", "PROPN"):
        return time and _is_definite(token.head) and _may_lose_restriction(token.head, token)
    place = word in _PLACE_PREPOSITIONS and goal.ent_type_ in _PLACES
    event = (
        word in _EVENT_PREPOSITIONS
        and (_is_past(token.head) or word == "despite")
        and len(list(token.subtree)) > 2
        and not goal.like_num
    )
    occasion = word in ("in", "during", "at") and goal.lemma_ in _OCCASIONS
    return (time or place or event or occasion) and _is_free_adjunct(token)


def _is_dated(goal: Token) -> bool:
    return any(t.lower_ in MONTHS or (t.shape_ == "dddd" and t.ent_type_ == "DATE") for t in goal.subtree)


def _is_definite(noun: Token) -> bool:
    return noun.pos_ == "PROPN" or any(t.lower_ == "the" or t.dep_ == "poss" for t in noun.children)


def _is_second_clause(token: Token) -> bool:
    """The last of exactly two verbs joined by "and", the first complete in itself."""
    head, start = token.head, edges(token)[0]
    if token.pos_ not in ("VERB", "AUX") or head.pos_ not in ("VERB", "AUX") or head.dep_ == "conj":
        return False
    joins = [t for t in head.children if t.dep_ in ("cc", "preconj", "conj") and t.i != token.i]
    if any(t.tag_ in _WH for t in token.lefts):
        return False  # "what it includes, and [how] it is made": one of a list
    more = any(t.dep_ == "conj" for t in token.children) or head.dep_ in (
        "csubj",
        "csubjpass",
        "nsubj",
        "pcomp",
    )
    if more or len(joins) != 1 or joins[0].lower_ != "and" or joins[0].i != start - 1:
        return False
    if start > 1 and token.doc[start - 2].text in (*g.DASHES, ":", ";"):
        return False
    complete = any(t.dep_ in _COMPLEMENTS - {"prt"} and head.i < t.i < start for t in head.children)
    subject = any(t.dep_ in ("nsubj", "nsubjpass") for t in token.children)
    finite = token.tag_ == head.tag_ or subject
    return (complete or subject) and finite and _may_lose_restriction(head, token, measures=False)


_RULES: Final[dict[str, Callable[[Token], bool]]] = {
    "appos": _is_apposition,
    "relcl": _is_aside_clause,
    "acl": _is_participial,
    "advcl": _is_circumstance,
    "npadvmod": _is_time_noun,
    "prep": _is_adjunct_phrase,
    "conj": _is_second_clause,
}
