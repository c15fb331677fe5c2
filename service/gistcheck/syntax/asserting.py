"""Whether a sentence puts a clause forward as true: not a condition, a wish, a denial or a question."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.syntax.quotes import in_quotes, is_gloss
from gistcheck.syntax.stance import SAYING, is_impersonal, points_out
from gistcheck.vocabulary import givennames
from gistcheck.vocabulary.quantifiers import NONE
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

NOT_ASSERTING: Final = word_set(
    "deny hope fear doubt dispute reject dismiss refute ask wonder wish want expect predict promise vow"
    " threaten urge demand require order recommend propose suggest imagine pretend plan agree refuse decline"
    " fail prevent advise hint joke worry think believe suspect assume decide determine let make see watch hear feel"
)
"""Verbs whose complement the sentence does not put forward as true; it stays inside their clause."""

_MOODS: Final = word_set(
    "optimistic hopeful confident afraid worried concerned sceptical skeptical doubtful unconvinced"
)
"""How somebody is who hopes or fears that something is so."""
_SUPPOSING: Final = frozenset(("assuming", "supposing", "provided", "granted"))
_MOVING: Final = word_set("become leave walk come go wait drive run return prepare sit stand speak")
"""What goes on in a moment at which something else happens."""
_INNER: Final = g.FACT_MARKS | {"until"}
"""What opens a clause inside another."""


def asserted(verb: Token) -> bool:
    """Whether the sentence, or the one it quotes, puts the clause forward as true."""
    dep = verb.dep_
    if dep == "ROOT":
        if next((t.lower_ for t in verb.doc if not t.is_space), "") == "nor":
            return False  # "Nor [has the church]": what it denies stands before
        inner = any(c.dep_ == "mark" and c.lower_ in _INNER and c != verb.left_edge for c in verb.children)
        if inner:  # "Two months [after] it was signed, ...": the parser took the clause for the main one
            return False
        return not g.is_question(verb.doc) and g.subject(verb) is not None and not _is_inverted(verb)
    if dep == "conj" and g.is_verb(verb.head):
        return (
            asserted(verb.head)
            and g.marks(verb) not in g.CONDITIONS | {"when", "before"}
            and not any(c.lower_ == "not" and g.behind(c).lower_ in g.FACT_MARKS for c in verb.lefts)
            and not _is_conditional(g.first_conjunct(verb))
            and not _may_be_doubted(verb)
        )
    if dep == "ccomp":
        if verb.left_edge.i and g.before(verb.left_edge).lower_ in _MOODS:
            return False  # "was optimistic [a deal could be reached]"
        if _is_inverted(verb) or _breaks_cleft(verb.head) or _may_speak_of_either(verb) or _is_broken_in(verb.head):
            return False  # "that, [had he pleaded guilty], he would be free", "that it [was] a man - ... - that fell"
        if any(a.lower_ in ("can", "could", "may", "might") for a in g.auxiliaries(verb.head)):
            return False  # "You can argue that [it is late]"
        if verb.head.lemma_ == "insist" and _is_wished(verb):
            return False  # "insisted that any deal [include] a delay"
        return reports(verb.head) and asserted(verb.head) and not _reported(verb.head)
    if dep == "advcl":
        mark = g.marks(verb)
        first = verb.left_edge
        if (not mark and _is_inverted(verb)) or is_gloss(verb):
            return False
        if mark == "as" and verb.head.tag_ == "VBG" and verb.head.dep_ == "acl":
            return False  # "the man posing as [Berg insulted] them"
        if g.before(first).lower_ in ("or", "not") or first.lower_ == "not":
            return False  # "so that they see it or because it [was] made for them", "not because they [are] poor"
        denied = verb.head.lemma_ == "be" and g.before(first).dep_ == "neg" and g.before(first).head == verb.head
        if mark == "because" and denied:
            return False  # "it isn't because they [were] wrong"
        only = "only" in (first.lower_, g.before(first).lower_)
        fact = mark in g.FACT_MARKS and not (only or _is_ahead(verb, mark) or _goes_on_meanwhile(verb, mark))
        return (fact if mark else verb.tag_ in ("VBG", "VBN")) and asserted(verb.head)
    if dep == "acl" and g.marks(verb) == "that" and verb.head.lemma_ != "fact":
        return False  # "rejects a suggestion that [he had told Roberts] ..."
    above = g.governor(verb)
    return dep in ("relcl", "acl", "appos", "parataxis") and (above is None or not supposed(above))


def _is_wished(verb: Token) -> bool:
    """A bare verb behind a name, or any one of its kind."""
    who = g.own_subject(verb)
    single = who is not None and (who.tag_ == "NNP" or (who.tag_ == "NN" and who.left_edge.lower_ in ("any", "every")))
    return single and verb.tag_ in ("VB", "VBP") and verb.lower_ == verb.lemma_ and not g.auxiliaries(verb)


def _breaks_cleft(said: Token) -> bool:
    """Whether the parser took both halves of "it was a band - all of them sailors - that fought" for what is said."""
    parts = [(c, who) for c in said.children if c.dep_ == "ccomp" and (who := g.own_subject(c)) is not None]
    opened = next((c.i for c, who in parts if c.lemma_ == "be" and who.lower_ == "it"), len(said.doc))
    return any(who.tag_ == "WDT" and opened < who.i < c.i for c, who in parts)


def _may_speak_of_either(verb: Token) -> bool:
    """ "Holm praised Lind, saying [he] was right": the one or the other, as long as both stand there."""
    cue, who = verb.head, g.own_subject(verb)
    if cue.tag_ != "VBG" or cue.dep_ != "advcl" or who is None or who.lower_ not in ("he", "she"):
        return False
    acting = g.subject(cue)
    between = verb.doc[cue.head.i : cue.i] if cue.head.i < cue.i else ()
    acts_on = (t for t in between if t.dep_ == "dobj" and t.head == cue.head)  # not "resigned as an aide to Reed"
    people = [t for t in acts_on if t.ent_type_ == "PERSON"]
    if acting is None or acting.ent_type_ != "PERSON" or acting.i > cue.head.i or not people:
        return False
    known = [givennames.gender(t.left_edge.text) for t in (acting, *people)]
    titled = any(t.left_edge.lower_.rstrip(".") in ("mr", "mrs", "ms", "miss") for t in (acting, *people))
    return not titled and all(sex in (None, "m" if who.lower_ == "he" else "f") for sex in known)


def _may_be_doubted(verb: Token) -> bool:
    """ "I would not exclude that they will appeal and the club [is] closed": part of what is not excluded, perhaps."""
    first = g.first_conjunct(verb)
    wary = any(a.dep_ == "neg" or a.lower_ in ("would", "could", "might") for a in g.auxiliaries(first))
    wary |= first.lemma_ in ("doubt", "fear", "suspect")
    told = any(c.dep_ == "ccomp" and g.marks(c) == "that" and first.i < c.i < verb.i for c in first.children)
    return wary and told and not any(t.text == ";" or t.lower_ == "but" for t in verb.doc[first.i : verb.i])


def _is_ahead(verb: Token, mark: str) -> bool:
    """ "they were caught before they sold it", "will go home after the causes are known": not so, or not yet."""
    own, above = g.auxiliaries(verb), g.auxiliaries(verb.head)
    present = next(iter(own), verb).tag_ in ("VBZ", "VBP")
    return mark == "before" or (mark == "after" and present and any(a.tag_ == "MD" for a in above))


def _goes_on_meanwhile(verb: Token, mark: str) -> bool:
    """ "As the rich [get] richer, they give less", "on leave while officers [look] into it", "As he [was] leaving, it
    rang": what goes on all the while makes no statement of its own; "While it [is] cheap, few buy it" does."""
    own = g.auxiliaries(verb)
    ahead = mark == "as" and verb.tag_ == "VBG" and verb.i < verb.head.i and verb.lemma_ in _MOVING
    if ahead and any(a.lower_ in ("was", "were") for a in own):
        return True
    now = next(iter(own), verb).tag_ in ("VBP", "VBZ") and not any(a.lemma_ == "have" for a in own)
    who = g.own_subject(verb.head)
    within = who is not None and who.i < verb.i < verb.head.i  # "The thaw, as sailors [call] it, has begun"
    is_so = verb.lemma_ in ("be", "have") or verb.head.lemma_ == "come"  # "As paying [is] a duty, they come"
    beside = mark == "while" and verb.i > verb.head.i and not g.set_off(verb)
    return now and not within and not is_so and ((mark == "as" and verb.i < verb.head.i) or beside)


def _is_inverted(verb: Token) -> bool:
    """ "it would have been longer [had he denied it]": a condition; not so in "nor had he denied it"."""
    who = g.own_subject(verb)
    first = next((a for a in g.auxiliaries(verb) if a.lower_ in ("had", "should", "were")), None)
    if who is None or first is None or first.i > who.i:
        return False
    return first.nbor(-1 if first.i else 0).tag_ not in ("RB", "CC", "IN")


def _is_conditional(verb: Token) -> bool:
    """ "If the charges are true, he sold them and spent the money": a condition in front is one of both."""
    first = (c for c in verb.children if c.dep_ in ("advcl", "prep") and c.i < verb.i)
    return any(g.marks(c) in g.CONDITIONS or c.left_edge.lower_ in g.CONDITIONS | _SUPPOSING for c in first)


def _reported(verb: Token) -> bool:
    """Whether a verb is itself part of what somebody says: then what it reports stays with it."""
    return any(v.dep_ == "ccomp" and reports(v.head) for v in (verb, *verb.ancestors) if g.is_verb(v))


def supposed(verb: Token) -> bool:
    """Whether a verb stands in a condition or a question."""
    return g.is_question(verb.doc) or any(g.marks(v) in g.CONDITIONS for v in (verb, *verb.ancestors) if g.is_verb(v))


def reports(verb: Token) -> bool:
    """Whether a verb puts its complement forward: "said that", "found that", not "denied that"."""
    who = g.own_subject(verb)
    if who is not None and who.lower_ in ("i", "we") and not in_quotes(verb):
        return False  # "I have found that ...": the writer says so
    heard = verb.lemma_ == "tell" and any(c.dep_ == "auxpass" for c in verb.children)
    if heard and any(c.dep_ == "ccomp" for c in verb.rights):
        return False  # "they were told that he was ill"
    if who is not None and not NONE.isdisjoint((who.lower_, *(c.lower_ for c in who.lefts))):
        return False  # "No official has said that ..."
    if g.is_denied(verb) or g.is_share(who) or is_impersonal(verb):
        return False
    return verb.lemma_ in SAYING - NOT_ASSERTING or points_out(verb) or _quotes(verb)


def _quotes(verb: Token) -> bool:
    """'"It sank," Tass [quoted] him as saying': the words before it are said."""
    goals = (c for p in verb.children if p.lower_ == "as" and p.i > verb.i for c in p.children)
    return (
        verb.lemma_ in ("quote", "cite")
        and any(t.is_quote for t in verb.doc[: verb.i])
        and any(c.lower_ == "saying" for c in goals)
    )


def introduces(verb: Token) -> bool:
    """Whether the clause only says who speaks: its content is cut by itself; not where another says so in turn, nor in
    "the clip shows a cloud [hanging] over Tarn"."""
    if told_in_turn(verb):
        return False
    told = (c for c in verb.children if c.dep_ == "ccomp" and (g.is_verb(c) or c.i < verb.i))
    return any(asserted(c) for c in told if c.tag_ != "VBG" or g.auxiliaries(c) or c.i < verb.i)


def told_in_turn(verb: Token) -> bool:
    """ "Holm [said] the ships were lost, according to Sands", "The papers [show], he said, that it is so": what another
    says that somebody said."""
    told = any(c.dep_ == "ccomp" for c in verb.children)
    return told and not g.marks(verb) and (_is_broken_in(verb) or any(c.lower_ == "according" for c in verb.children))


def _is_broken_in(verb: Token) -> bool:
    """ "The papers [show], he said, that it is so"."""
    return verb.lemma_ in SAYING and any(c.dep_ == "parataxis" and c.lemma_ in SAYING for c in verb.rights)


def is_told(verb: Token) -> bool:
    """ "The union said 40, and that none [had been paid]": joined by "that" to what somebody says."""
    return verb.dep_ == "conj" and g.marks(verb) == "that"


def stands_for_a_verb(verb: Token, kept: Collection[int]) -> bool:
    """ "more than 54% of us [did] in 2014": what they did stands elsewhere."""
    held = {c.dep_ for c in verb.children if c.i in kept and not (c.dep_ == "advmod" and c.i < verb.i)}
    # "has among the highest rates"
    among = verb.lemma_ == "have" and any(c.lower_ == "among" for c in verb.children)
    alone = not among and held <= {*g.SUBJECTS, "prep", "punct", "neg", "aux", "cc", "conj"}
    return verb.lemma_ in ("do", "have") and verb.tag_ in ("VBD", "VBZ", "VBP") and alone
