"""What each dependent of a verb is to the statement it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from gistcheck.syntax import grammar as g
from gistcheck.syntax.asserting import asserted, introduces, told_in_turn
from gistcheck.syntax.brackets import dash_pair
from gistcheck.syntax.guards import is_view
from gistcheck.syntax.phrases import AMOUNT_LABELS
from gistcheck.syntax.stance import SAYING
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

Role = Literal["core", "optional", "out"]
"""What a dependent is to its clause: needed, a circumstance, or no part of the statement."""

_PLACING: Final = word_set("base put turn transform convert spend want steer show")
"""Verbs that need a place, a way or a result beside their object: "turned the crowd into a light show"."""
_GOVERNED: Final = {
    **dict.fromkeys(("accuse", "acquit", "convict", "suspect"), "of"),
    **dict.fromkeys(("charge", "credit"), "with"),
    **dict.fromkeys(("attack", "blame", "condemn", "criticise", "criticize", "praise", "thank"), "for"),
    **dict.fromkeys(("place", "put", "value", "estimate"), "at"),
    **dict.fromkeys(("exclude", "benefit"), "from"),
    **dict.fromkeys(("supply", "provide"), "with"),
    **dict.fromkeys(("describe", "portray", "rate"), "as"),
    **{"hit": "on", "alert": "to", "compare": "to", "serve": "in", "go": "without", "ask": "for", "shed": "on"},
    **dict.fromkeys(("attribute", "expose", "liken", "limit", "link", "sentence", "subject", "tie"), "to"),
}
"""Verbs that say nothing to check without what they govern: "was charged in March [with ...]"."""
_LIMITING: Final = word_set("average part theory principle paper")
"""With a preposition, how far something is so: "rose by 3% [on average]"."""
_URGING: Final = word_set(
    "require ask urge force call order allow enable tell persuade encourage expect help invite press compel oblige"
    " permit"
)
"""Verbs that say nothing without what somebody is to do: "required Spain [to impose cuts]"."""
_KEPT_ADVERBS: Final = word_set(
    "not n't never hardly barely scarcely rarely seldom only just merely almost nearly about around roughly"
    " approximately at least most exactly more less over under up allegedly reportedly apparently possibly"
    " probably perhaps maybe likely supposedly purportedly potentially presumably seemingly partly partially"
    " mostly largely mainly no longer still yet too so as twice once always usually often sometimes generally"
    " falsely wrongly ago yesterday today tomorrow tonight there here together abroad"
)
"""Adverbs that change what is claimed: negation, degree, frequency, doubt, time, place."""
_PARTICLES: Final = word_set("away out back off down up in on forward apart together over through along aside behind")
"""Adverbs that form one verb with the verb before them ("threw away")."""
_LOOSE_PREPOSITIONS: Final = word_set(
    "despite amid amidst after before during since because until within following besides without throughout"
    " via alongside according notwithstanding pending upon under"
)
"""Prepositions that open a circumstance, never an object of the verb."""
_DISCOURSE: Final = word_set(
    "also however meanwhile moreover furthermore therefore thus hence instead besides additionally"
    " nevertheless nonetheless consequently indeed further then and but or so"
)
"""Words that tie a clause to the sentence before and say nothing in a claim that stands alone."""


def _joins_descriptions(joint: Token) -> bool:
    """ "were “not very” [or] “not at all” pleased": between two adjectives of one verb, neither joined to the other."""
    return {c.i < joint.i for c in joint.head.children if c.dep_ == "acomp"} == {True, False}


def role_of(child: Token, verb: Token) -> Role:
    """What a direct dependent of a verb is to the statement the verb makes."""
    dep = child.dep_
    if child.i < _opening(verb) or (dep in ("npadvmod", "advcl") and _is_behind_another(child, verb)):
        return "out"
    if dep == "parataxis" and child.lemma_ in ("appear", "seem"):
        return "core"  # "he left, it appears, in May"
    if child.lower_ == "according" and verb.dep_ == "ccomp" and g.before(child).lower_ == "that":
        return "core"  # "told the court that [according to a report] it was safe"
    if (dep in ("prep", "npadvmod") and _follows_lost(child, verb)) or (
        dep == "advcl" and _follows_clause(child, verb)
    ):
        return "out"
    if (
        dep == "npadvmod"
        and child.i > verb.i
        and g.set_off(child)
        and child.lemma_ in ("charge", "claim", "allegation")
    ):
        return "out"  # "said it was “rigged”, [a charge that others denied]": the article says so
    if dep == "cc" and verb.i < child.i and _joins_descriptions(child):
        return "core"
    if dep in ("mark", "punct", "cc", "preconj", "intj", "parataxis", "dep", "meta", "relcl") or g.is_relative(child):
        return "core" if dep in g.SUBJECTS and clause_open(verb) else "out"
    if dep in g.SUBJECTS:
        return "out"
    if dep == "conj":
        return "out" if g.coordinated_clause(child) else "core"
    if dep == "ccomp":
        return "out" if child.i < verb.i and verb.lemma_ in SAYING and not told_in_turn(verb) else "core"
    before = g.before(child.left_edge)
    if dep == "dobj" and child.i > verb.i and (before.text == "," != verb.nbor().text or before.dep_ == "cc"):
        return "out"  # "have Christmas off, as well as [the Jewish holidays]"
    own = any(c.dep_ == "poss" for c in child.children) and g.set_off(child)
    if dep == "npadvmod" and (own or (child.ent_type_ == "PERSON" and child.pos_ == "PROPN")):
        return "out"  # "sold 30 on Tuesday, [his busiest day]", "works for Lind and [Ida Keys], Holm told them"
    if dep in g.OBJECTS or dep in ("aux", "auxpass", "neg"):
        return "core"
    if dep == "npadvmod" and (
        verb.lemma_ in ("take", "add") or (child.tag_ == "CD" and g.behind(child).text in g.DASHES)
    ):
        return "core"  # "took them [four hours] to sink her", "added [5%] to 9", "beat Porto [6-1]"
    if dep == "advmod":
        return _adverb_role(child, verb)
    if dep == "prep":
        return _preposition_role(child, verb)
    if dep == "advcl":
        if child.tag_ == "VBG" and child.left_edge.i == verb.i + 1:
            return "core"  # "went [missing]", "spent hours", "came [running]"
        if child.tag_ == "VBG" and introduces(child):
            return "out"  # "resigned, [saying he was ill]": what is said is stated by itself
        if child.tag_ == "VBN" and _is_how(child, verb):
            return "core"
        urged = child.tag_ == "VB" and verb.lemma_ in _URGING and child.i > verb.i + 1
        return "core" if urged else _subclause_role(child)
    return "optional" if dep in ("npadvmod", "acl", "nmod") else "core"


def _is_how(child: Token, verb: Token) -> bool:
    """ "was found with his arm [caught in a net]": right behind what somebody is with."""
    end = child.left_edge.i - 1
    return any(c.lower_ == "with" and c.i > verb.i and c.right_edge.i == end for c in verb.children)


def _is_behind_another(child: Token, verb: Token) -> bool:
    """ "filed it and went to the office, [Rose House], [to join them]": it belongs to the verb joined to this one."""
    start = child.left_edge.i
    return g.set_off(child) and any(
        c.i > verb.i and c.right_edge.i < start for c in verb.conjuncts if g.coordinated_clause(c)
    )


def _follows_lost(child: Token, verb: Token) -> bool:
    """ "10 were hurt, more than double the four [in 2008]", "sold it in May, a move that cut its debt to 9bn, [from
    12bn]": it belongs to what a comma sets off before it."""
    before = child.left_edge.i - 1
    lost = (c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i and c.right_edge.i == before)
    if any(role_of(c, verb) == "out" for c in lost):
        return True
    compared = child.lower_ in ("from", "against") and any(t.ent_type_ in AMOUNT_LABELS for t in child.subtree)
    if not (compared and child.i > verb.i and child.doc[before].text == ","):
        return False
    last = child.doc[g.word_before(child.doc, before)]
    return any(g.is_detached(t) and t.i > verb.i for t in (last, *last.ancestors))


def _follows_clause(child: Token, verb: Token) -> bool:
    """ "are closed, which helps few, [as she leads there]": a reason of what a "which" behind the verb says."""
    last = child.doc[g.word_before(child.doc, child.left_edge.i)]
    above = (a for a in (last, *last.ancestors) if a.dep_ == "relcl" and a.i > verb.i and a != child)
    clause = next(above, None) if g.set_off(child) and child.i > verb.i else None
    if clause is None or not verb.is_ancestor(clause) or not g.set_off(clause):
        return False
    return any(t.lower_ == "which" for t in clause.lefts) and g.marks(child) == "as"


def belongs_to_noun(verb: Token) -> bool:
    """ "won them over by saying the order, which is new, [would be imposed]": a verb with a modal of its own behind a
    relative clause, so that it belongs to the noun before that and not to the first verb."""
    modal = next((c for c in verb.children if c.tag_ == "MD"), None)
    if verb.dep_ != "conj" or modal is None or g.own_subject(verb) is not None:
        return False
    comma, last = verb.doc[modal.i - 1], verb.doc[g.word_before(verb.doc, modal.i)]  # "which, aides [say], would help"
    told = any(t.dep_ == "relcl" and t.lemma_ in SAYING for t in (last, *last.ancestors))
    return comma.text == "," and (told or any(c.dep_ == "relcl" for c in comma.head.children))


def _opening(verb: Token) -> int:
    """Index of the word, or the dash, that opens a clause; "two weeks" in "two weeks after ..." lies before it."""
    if verb.dep_ == "parataxis":
        pair = dash_pair(verb.doc)  # "aside from Tarn -- there [are] 13 boats -- there is a mill"
        return pair[0] if pair is not None and pair[0] < verb.i < pair[1] else -1
    if verb.dep_ != "advcl":
        return -1
    return next((c.i for c in verb.children if c.dep_ == "mark"), -1)


def clause_open(verb: Token) -> bool:
    """Whether a verb asks about its own subject ("who won"), so that the pronoun must stay."""
    return g.clause_dep(verb) in ("ccomp", "pcomp", "csubj")


def _adverb_role(child: Token, verb: Token) -> Role:
    goes = child.lower_ == "further" or (child.lower_ == "so" and verb.lemma_ in ("do", "tell", "go"))  # "did [so]"
    if child.i > verb.i and (child.lower_ in _PARTICLES or goes):
        return "core"
    at_once = child.lower_ == "then" and g.before(child).dep_ in ("aux", "auxpass")  # "were [then] trying"
    at_once |= child.lower_ == "then" and child.i > verb.i and verb.lemma_ == "be"  # "times were different then"
    if (
        child.lower_ in _DISCOURSE
        and g.behind(child).lower_ != "far"
        and not at_once
        and not any(True for _ in child.children)
    ):
        return "out"
    if child.lower_ == "even" and g.behind(child).lower_ in g.FACT_MARKS | {"so"}:
        return "out"  # "even as ...": the clause it opens is gone; "[Even] so they left"
    if child.tag_ == "WRB" or (child.lower_ in ("as", "so") and child.i < verb.i and not list(child.children)):
        return "out"
    return "core" if child.lower_ in _KEPT_ADVERBS or child.tag_ in ("RBR", "RBS") else "optional"


def _preposition_role(child: Token, verb: Token) -> Role:
    if child.lower_ == "according" or (child.lower_ == "like" and child.i < verb.i):
        return "core" if any(t.dep_ == "pcomp" for t in child.subtree) else "out"  # "listed according to whether ..."
    if child.i < verb.i and (child.lower_ == "among" or any(map(is_view, child.children))):
        return "core"  # "[Among the poorest,] 55% can't pay it", "[in Holm's telling,] they left"
    if any(c.lower_ in _LIMITING and not list(c.children) for c in child.children):
        return "core"
    if child.lower_ in _LOOSE_PREPOSITIONS and not (verb.lemma_ == "be" and child.i == verb.i + 1):
        return "optional"
    objects = [c for c in verb.children if c.dep_ in ("dobj", "attr", "acomp", "xcomp", "ccomp", "oprd")]
    earlier = [c for c in verb.children if c.dep_ in ("prep", "agent") and verb.i < c.i < child.i]
    if verb.lemma_ == "be" and earlier and not objects and all(map(g.set_off, earlier)):
        return "core"  # "the ship was, at the time, [in the largest class]"
    bare = bool(earlier) and not list(earlier[-1].children)  # "is referred to [as the boss]"
    bare |= bool(earlier) and earlier[-1].lower_ == "from" and child.lower_ == "to"
    dated = any(c.ent_type_ in ("DATE", "TIME") for c in child.children)
    governed = child.lower_ == _GOVERNED.get(verb.lemma_) and not (dated and verb.lemma_ == "hit")
    if bare or child.i == verb.i + 1 or child.lower_ == "into" or governed:
        return "core"
    if g.before(child).like_num and ((child.lower_ == "for" and g.behind(child).like_num) or child.lower_ == "to"):
        return "core"  # "were 74 [for 1]", "trades at 1,893 [to the dollar]"
    taken = verb.lemma_ == "remove" and child.lower_ == "from"  # "removed the mayor [from its board]"
    if objects and not earlier and child.i > verb.i and (verb.lemma_ in _PLACING or taken or _kept_from(child)):
        return "core"
    acts = any(c.dep_ == "pcomp" for c in child.children)  # "is vocal [in opposing trade]", "is a factor [in doing it]"
    if objects and (objects[-1].dep_ == "acomp" or acts) and child.i == objects[-1].right_edge.i + 1:
        return "core"  # also "was absent [from the talks]"
    adjoins = child.i > verb.i and not earlier and not g.set_off(child)
    return "core" if adjoins and (not objects or child.lower_ in ("as", "to", "of")) else "optional"


def _kept_from(child: Token) -> bool:
    """ "blocked her [from giving a speech]": without it the verb says something else."""
    return child.lower_ == "from" and any(c.dep_ == "pcomp" for c in child.children)


def _subclause_role(child: Token) -> Role:
    mark = g.marks(child)
    if mark and child.tag_ == "VBG" and any(c.dep_ == "det" for c in child.children):
        return "out"  # "while the 4-0 [hammering] ... is still fresh": a noun, its verb is elsewhere
    if mark in g.CONDITIONS | {"when", "because"} or (mark == "as" and not g.is_finite(child)):
        return "core"
    return "out" if _stands_alone(child, mark) and asserted(child) else "optional"


def _stands_alone(clause: Token, mark: str) -> bool:
    """ "reopened [after the crew cleared the runway]", "lost 300 jobs [while Orvex hired 40]": what somebody else did,
    complete in itself."""
    who = g.own_subject(clause)
    if who is None or who.pos_ not in ("NOUN", "PROPN", "NUM") or clause.i < clause.head.i:
        return False
    event = mark == "after" and clause.tag_ == "VBD" and any(c.dep_ == "dobj" for c in clause.rights)
    meanwhile = mark == "while" and clause.lemma_ == clause.head.lemma_ == "be" and not g.set_off(clause)
    meanwhile &= not any(c.dep_ == "attr" for c in clause.rights)  # "was his man while he [was] in the race"
    return event or (mark in ("while", "whereas") and not (meanwhile or g.has_bare_count(clause)))
