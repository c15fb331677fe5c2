"""Cutting a sentence into the statements it makes: deletion only, plus bracketed insertions.

"X, who won the prize in 2010, did Y" holds two statements, "X won the prize in 2010" and "X did
Y". Each is a `Cut`: the kept words of the sentence in their order, and the few words that must
be put in to make them a sentence. What changes the meaning (negation, hedges, conditions,
quantities) stays with what it governs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from gistcheck import grammar as g
from gistcheck import trimming
from gistcheck.agreement import agrees, links_elsewhere, may_mean, number
from gistcheck.appositions import PRONOUN_HEADS, explained, is_list
from gistcheck.asserting import NOT_ASSERTING, asserted
from gistcheck.mending import mend
from gistcheck.phrases import (
    is_telling,
    joining,
    noun_phrase,
    noun_phrase_without,
    places,
    role_of,
    words_under,
)
from gistcheck.stance import SAYING
from gistcheck.wording import Insertion, render, spans_of
from gistcheck.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Kind = Literal["clause", "content", "circumstance", "relative", "restriction", "apposition", "participle"]

_HAPPENING: Final = word_set("come happen occur arise")
"""Verbs that say nothing without what they happen after: "the move came after ..."."""
_TELLING: Final = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM"))
_LOOSE_ANTECEDENTS: Final = word_set("day time year week month moment way reason place hour manner extent")
"""Nouns whose relative clause leaves out a preposition: "the day the fire broke out"."""
_LASTING: Final = word_set("begin start end last continue expire")
"""What an event does, rather than the nearer of two nouns: "his tenure at the firm, which began in 2003"."""
_CAUSING: Final = word_set("cause lead result mean prompt trigger force allow enable")
"""What all that was said before does, as often as its last noun: "a new system for papers, which caused a delay"."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One statement cut from a sentence.

    `predicate`: token index of its verb (of the noun, in an apposition). `tokens`: indices of the
    kept words; `short`: those left when long circumstances go too. `insertions`: words to put in.
    `optional`: all its circumstances, as groups of token indices; each can go by itself.
    """

    kind: Kind
    predicate: int
    tokens: frozenset[int]
    short: frozenset[int]
    insertions: tuple[Insertion, ...] = ()
    optional: tuple[frozenset[int], ...] = ()


def cut_text(doc: Doc, cut: Cut, *, short: bool = False) -> str:
    """The words of a cut as one line, insertions in [brackets]."""
    return render(doc.text, spans_of(doc, cut.short if short else cut.tokens), cut.insertions)


def cut_clauses(doc: Doc) -> list[Cut]:
    """Cut a parsed sentence into its statements.

    `doc`: one sentence from `gistcheck.parse.parse`. Result: cuts in reading order; empty for a
    question, an order, or a fragment without a verb. Only what the sentence puts forward is cut
    out: never the inside of a condition, a wish or a denial.
    """
    mended = mend(doc)
    begun, touched = trimming.measures(mended), trimming.wholes(mended)
    cuts: list[Cut] = []
    for token in mended:
        cut = _cut_at(token)
        if cut is not None and not (
            trimming.loses_quantity(mended, cut.tokens) or trimming.is_severed(mended, cut.tokens)
        ):
            cuts.append(_trimmed(mended, cut, begun, touched))
    return [cut for cut in cuts if sum(any(map(str.isalnum, doc[i].text)) for i in cut.short) > 1]


def _trimmed(doc: Doc, cut: Cut, begun: Sequence[range], touched: Sequence[range]) -> Cut:
    tokens, short = (trimming.trimmed(doc, part, begun, touched) for part in (cut.tokens, cut.short))
    spoilt = short != tokens and trimming.is_spoilt(doc, tokens, short)
    return replace(cut, tokens=tokens, short=tokens if spoilt else short)


def _cut_at(token: Token) -> Cut | None:
    if token.dep_ == "appos":
        return _apposition(token)
    if not g.is_verb(token) or not asserted(token):
        return None
    if token.dep_ == "conj" and (not g.coordinated_clause(token) or _may_act_for_another(token)):
        return None
    dep = g.clause_dep(token)
    if dep == "relcl":
        return _relative(token)
    if dep in ("ROOT", "parataxis", "ccomp"):
        return _finite(token, "content" if dep == "ccomp" else "clause")
    if dep == "advcl" and g.own_subject(g.first_conjunct(token)) is not None:
        if g.marks(g.first_conjunct(token)) == "when" or _counts_from(token.head, token):
            return None
        return _finite(token, "circumstance")
    return _participle(token) if dep in ("acl", "advcl") else None


def _finite(verb: Token, kind: Kind) -> Cut | None:
    """A clause with tense and a subject, its own or shared; a verb that only introduces speech is none."""
    who = g.subject(verb)
    if who is None or not g.is_finite(verb) or _introduces(verb) or _has_gap(verb) or g.is_misread(verb, who):
        return None
    if who.head != verb and (number(verb) * number(who.head) < 0 or (who.text.islower() and not agrees(who, verb))):
        return None  # "Real are without a win while the defeat, ..., is still fresh": another subject
    if who.dep_ in ("csubj", "csubjpass") and g.is_finite(who) and g.own_subject(who) is None:
        return None  # "one thing all members -- ... -- [agree on is] that ...": the parser lost who agrees
    if _shares_object(verb) or (verb.tag_ == "VBD" and any(c.dep_ == "agent" for c in verb.children)):
        return None  # "before the Congress [punctuated by one-liners]": a participle
    if any(a.dep_ == "neg" and a.head != verb for a in g.auxiliaries(verb)):
        return None  # "has not paid its workers and closed two plants": whether "not" reaches so far is unclear
    beside = [c for c in who.head.children if c.dep_ == who.dep_ and c.i > who.i]
    if any(links_elsewhere(verb.doc[i], who) for i in noun_phrase(who)):
        return None
    acting = noun_phrase(who).union(*(noun_phrase(c) for c in beside))
    if is_list(who):
        acting = frozenset(t.i for t in who.subtree)
    if beside and any(t.text == ":" for t in verb.doc[who.i : beside[-1].i]):
        acting = frozenset(range(who.left_edge.i, beside[-1].right_edge.i + 1))  # "Meir, Rabin: those leaders ..."
    return _cut(kind, verb, acting)


def _shares_object(verb: Token) -> bool:
    """ "[shot dead] and slit the throats of 68 people": whom they shot stands behind the second verb."""
    parts = [c for c in verb.children if c.i > verb.i]
    joined = any(c.dep_ == "conj" and any(o.dep_ == "dobj" for o in c.children) for c in parts)
    return verb.lemma_ in ("shoot", "kill", "wound") and joined and not any(c.dep_ in ("dobj", "prep") for c in parts)


def _may_act_for_another(verb: Token) -> bool:
    """ "The IAAF said they had failed and [ordered] a hearing": who orders, they or the IAAF?"""
    told = g.clause_dep(verb) == "ccomp" and not any(c.dep_ in (*g.SUBJECTS, "aux") for c in verb.children)
    return told and verb.lemma_ in SAYING | NOT_ASSERTING


def _has_gap(verb: Token) -> bool:
    """ "a bill it says [the company owes]", "found what [he had claimed]": what is owed or claimed stands outside."""
    above = verb.head
    if any(c.lower_ == "what" and c.dep_ == "dobj" and c.i < verb.i for c in verb.children):
        return True
    if verb.dep_ != "ccomp" or above.dep_ != "relcl":
        return False
    subject = g.own_subject(above)
    return subject is not None and not g.is_relative(subject)


def _cut(kind: Kind, verb: Token, who: frozenset[int], insertions: tuple[Insertion, ...] = ()) -> Cut:
    core = {verb.i, *who, *(a.i for a in g.auxiliaries(verb)), *g.bare_mark(verb)}
    optional: list[frozenset[int]] = []
    full: set[int] = set()
    listed: frozenset[int] = frozenset()
    for child in verb.children:
        role = role_of(child, verb)
        words = words_under(child) if role != "out" else frozenset()
        if role == "core":
            core |= words
        elif child.dep_ == "advcl" and _counts_from(verb, child):
            core |= frozenset(t.i for t in (*child.subtree, *verb.doc[child.left_edge.i - 1].subtree))
        elif child.dep_ == "advcl" and role == "out" and _happens(verb, child):
            core |= frozenset(t.i for t in child.subtree)
        elif words and role == "optional":
            full |= words
            inside = g.word_before(verb.doc, min(words)) in listed  # "every film, including the one [this year]"
            if (is_telling(child) or child.dep_ == "advmod") and not inside:
                core |= words
            listed = words if child.lower_ == "including" else listed
            optional.append(words)
    core |= places(verb, core)
    after = sorted((o for o in optional if min(o) > verb.i), key=min)
    if _leans_on_rest(verb, core):
        core |= frozenset().union(*after)
    while after and _unfinished(verb, core):
        core |= after.pop(0)
    core |= joining(verb, core)
    return Cut(kind, verb.i, frozenset(core | full), frozenset(core), insertions, tuple(optional))


def _happens(verb: Token, clause: Token) -> bool:
    """ "the move came, he said, after ...", "the speculation began [after the meeting was postponed]"."""
    at_once = verb.lemma_ in _LASTING and clause.left_edge.i == verb.i + 1
    return at_once or verb.lemma_ in _HAPPENING


def _counts_from(verb: Token, clause: Token) -> bool:
    """ "it has been twenty years [since the film was shown]", "comes over a year [since work began]"."""
    span = verb.doc[max(clause.left_edge.i - 1, 0)]
    if g.marks(clause) == "before" and span.lower_ == "long":
        return True  # "it is not long [before the resistance grows]"
    return g.marks(clause) == "since" and span.dep_ in ("attr", "npadvmod") and span.head == verb


def _unfinished(verb: Token, core: set[int]) -> bool:
    """Whether nothing but adverbs follows the verb ("Atwood was there", "the team improved"), or one word that names
    and counts nothing ("the course took runners", "Rowling came under fire")."""
    after = [verb.doc[i] for i in core if i > verb.i]
    return sum(t.pos_ in _TELLING for t in after) <= 1 and not any(t.ent_type_ for t in after)


def _leans_on_rest(verb: Token, core: set[int]) -> bool:
    """Whether the words kept mean something else alone: "ranks sixth [in ...]", "found himself [in ...]",
    "left many [without ...]"."""
    kept = [verb.doc[i] for i in core if i > verb.i]
    held = ("it", "himself", "herself", "itself", "themselves")
    if verb.lemma_ == "leave" and any(c.dep_ == "dobj" for c in verb.children):
        return True
    return any(t.ent_type_ == "ORDINAL" or (t.lower_ in held and t.head == verb) for t in kept)


def _introduces(verb: Token) -> bool:
    """Whether the clause only says who speaks: its content is cut by itself."""
    return any(c.dep_ == "ccomp" and asserted(c) for c in verb.children)


def _relative(verb: Token) -> Cut | None:
    """ "X, who did Y" -> "X did Y"; "Y, which X did" -> "X did [Y]"."""
    top = g.first_conjunct(verb)
    thing = top.head
    above = g.governor(top)
    denied = above is not None and g.is_denied(above)
    if denied or thing.lower_ in PRONOUN_HEADS or not g.is_finite(verb) or not agrees(thing, verb):
        return None
    if top.lemma_ in _LASTING and thing.head.dep_ == "prep" and thing.head.head.pos_ in ("NOUN", "PROPN"):
        return None
    if top.lemma_ in _CAUSING and thing.dep_ == "pobj" and g.set_off(top):
        return None
    kind: Kind = "relative" if g.set_off(top) else "restriction"
    if verb != top and (second := g.own_subject(verb)) is not None:
        if g.is_relative(second):
            return _cut(kind, verb, noun_phrase_without(thing, top))
        return _finite(verb, kind)  # "which sells power, and [any deficiency] is imported"
    if any(top.doc[i].lower_ == "times" for i in noun_phrase_without(thing, top) if i < thing.i):
        return None  # "150 times the monthly salary, which is currently $94"
    pronoun = next((t for t in top.subtree if g.is_relative(t) and t.i < top.i), None)
    own = g.own_subject(top)
    if pronoun is not None and not may_mean(pronoun, thing):
        return None
    if own is None or own == pronoun:
        return _cut(kind, verb, noun_phrase_without(thing, top))
    if verb != top or (pronoun is not None and pronoun.dep_ not in ("dobj",)):
        return None
    return _object_relative(kind, verb, thing, own)


def _object_relative(kind: Kind, verb: Token, thing: Token, own: Token) -> Cut | None:
    filled = ("dobj", "attr", "acomp", "ccomp", "xcomp")
    if thing.ent_type_ and verb.lemma_ == "deny":
        return None  # "charged with the murder of McConville, which he denies": the charge
    if (
        own.dep_ == "nsubjpass"
        or thing.lemma_ in _LOOSE_ANTECEDENTS
        or any(c.dep_ in filled and not g.is_relative(c) for c in verb.children)
        or any(c.tag_ == "VB" and c.dep_ == "advcl" for c in verb.children)  # "which it has worked [to consolidate]"
    ):
        return None
    words = sorted(noun_phrase_without(thing, verb))
    if not words:
        return None
    start, end = verb.doc[words[0]].idx, verb.doc[words[-1]].idx + len(verb.doc[words[-1]])
    at = verb.idx + len(verb)
    cut = _cut(kind, verb, noun_phrase(own))
    return replace(cut, insertions=(Insertion(at, render(verb.doc.text, spans_of(verb.doc, words)), (start, end)),))


def _apposition(noun: Token) -> Cut | None:
    """ "X, a Y of Z, ..." -> "X [is] a Y of Z"."""
    found = explained(noun)
    if found is None:
        return None
    who, what, several = found
    link = Insertion(noun.doc[min(what)].idx, "are" if several else "is")
    return Cut("apposition", noun.i, who | what, who | what, (link,))


def _participle(verb: Token) -> Cut | None:
    """ "X, elected in 2010, ..." -> "X [was] elected in 2010"."""
    who = g.subject(verb)
    ahead = any(c.tag_ == "TO" for c in verb.children)  # "director of the festival, [to be held in June]"
    if ahead or who is None or verb.tag_ not in ("VBG", "VBN", "VBD") or not g.set_off(g.first_conjunct(verb)):
        return None
    words = frozenset(i for i in noun_phrase(who) if i < verb.left_edge.i or who.dep_ in g.SUBJECTS)
    link = "were" if who.tag_ in ("NNS", "NNPS") else "was"
    return _cut("participle", verb, words, (Insertion(verb.idx, link),))
