"""What can go from a statement so that it says less and nothing else: grounds, aims, and what more is said of a thing.

"hired a man from Holm to burn it, because ..." holds "hired a man"; "closed the mine that ..." does not hold "closed
the mine", for "the" mine would be another one without.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Final

from gistcheck.decomposition.members import SPLIT_DEPS
from gistcheck.syntax import grammar as g
from gistcheck.syntax.guards import negative, selective
from gistcheck.vocabulary.people import calls_somebody
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_GROUNDS: Final = g.FACT_MARKS - {"whereas"}
_AMID: Final = word_set("despite amid following because after")
_WHEN: Final = frozenset(("as", "when"))
"""Told of the past, a time; else perhaps a condition: "falls ill [when it rains]"."""
LIGHT: Final = word_set("be go come get keep stay remain become do have take make put say occur happen")
"""Verbs that say nothing without the words behind them."""
_MEANS: Final = LIGHT | word_set("use set work")
"""Verbs that say nothing without what for: "used a car [to flee]", "took a day [to open]"."""
_SEEMING: Final = word_set("look seem appear tend prove turn")
"""Verbs that say nothing without what seems so: "looked [to have won it]"."""
_KNOWN: Final = LIGHT | word_set("use know follow see catch")
"""What is done to somebody, and says nothing without by whom or what for."""
_MOVING: Final = word_set(
    "ask urge warn force call order allow enable tell persuade convince encourage expect help invite press compel"
    " oblige permit require lead deem want teach train pay consider believe hold challenge inspire prompt cause get"
    " forbid advise instruct beg tempt drive find declare prove trust"
)
"""What somebody does so that another should do something."""
_DONE: Final = word_set("die score resign retire crash collapse erupt explode vanish disappear expire")
"""What says enough by itself: "died [at home]"."""
_SPOT: Final = word_set("in at on near outside inside during")
_DEGREES: Final = word_set("too enough so more less only")
_NAMED: Final = word_set("PERSON ORG GPE")
_UNREAL: Final = word_set("of than like as without instead unlike against for among between")
"""Prepositions before a thing that need not be there."""
_BOUND: Final = frozenset(("of", "than", "per"))
"""Prepositions without whose phrase a noun is another one."""
_PLACING: Final = word_set("in at on near outside during")
_WHERE: Final = word_set("GPE LOC FAC DATE TIME")
_SHARED: Final = word_set(
    "share stake role rise fall increase decrease drop decline cut change surge growth interest part place belief trust"
    " confidence faith reputation investment report claim rumour allegation right contribution path"
    " relationship relation gap"
)
"""Nouns that say nothing without what it is a share of, or a rise in, or what is reported."""
_PUTTING: Final = word_set("place put send set bring lay leave keep")
"""Verbs that say where to, or in what state."""
_DEMANDS: Final = word_set("demand call appeal plea request push pressure need order wait arrangement")
"""For whom to do something."""
_OF_ACTS: Final = word_set("see hear watch find notice have support back oppose favour favor like keep")
"""Verbs of what somebody does: "supports girls [playing football]"."""
_MEASURING: Final = word_set("be total amount number average equal stand")
"""What is so of a figure at a time: "was $4m [in May]"."""
_ASKING: Final = word_set("impact-on effect-on influence-on bearing-on matter-like")
"""Nouns and what they say nothing, or something else, without."""
_EMPTY: Final = word_set(
    "time way reason manner extent level degree point stage scale rate case bid attempt effort pace track course plan"
    " decision proposal right chance incentive reason need ability potential power capacity opportunity authority duty"
    " failure refusal inability"
)
"""Nouns that only hold the clause behind them."""


def spare(verb: Token, tokens: frozenset[int]) -> list[frozenset[int]]:
    """The words that can go from a statement, one group after the other; of "did not" all is left, as of "there is".

    `verb`: its predicate; `tokens`: its words.
    """
    doc = verb.doc
    if negative(doc[i] for i in tokens):
        return []
    heads = [c for c in verb.rights if _tells_more(c, verb)]
    if not any(doc[i].dep_ == "expl" for i in tokens):
        who = g.own_subject(verb)
        picked = who is not None and selective([who, *who.lefts])  # "Most of those who fish [in Tarn] left"
        heads += [head for head in _phrases(doc, tokens) if head.i > verb.i or not picked]
    groups = (frozenset(t.i for t in head.subtree) & tokens for head in heads)
    return [group for group in groups if group and not (is_so_then(verb, group) or is_who_acts(verb, group))]


def is_who_acts(verb: Token, group: Collection[int]) -> bool:
    """ "called [upon the town] to pay", "came [despite a demand for Tarn] to pay": who is to do what stands behind."""
    last = verb.doc[max(group)]
    if g.behind(last).tag_ != "TO" or last.ent_type_ in ("DATE", "TIME"):
        return False
    called = verb.lemma_ == "call" and not any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children)
    leads = (t for t in map(verb.doc.__getitem__, group) if t.tag_ == "IN" and t.right_edge == last)
    return any(
        (called and t.head == verb and t.lower_ in ("on", "upon")) or (t.lower_ == "for" and t.head.lemma_ in _DEMANDS)
        for t in leads
    )


def is_so_then(verb: Token, group: Collection[int]) -> bool:
    """ "was the top donor [in May]", "has posted 5,000 times [since June]": a rank or a count of that time; an act
    is done for good: "won her third title [in May]"."""
    first = verb.doc[min(group)]
    timed = first.lower_ in ("since", "when", "while") or any(verb.doc[i].ent_type_ in ("DATE", "TIME") for i in group)
    timed |= any(verb.doc[i].lower_ in ("time", "week", "month", "year") for i in group)
    if not timed or any(verb.doc[i].lower_ == "age" for i in group):
        return False
    rest = [t for c in verb.children if c.dep_ in ("dobj", "attr") and c.i not in group for t in (c, *c.lefts)]
    lasts = verb.lemma_ in ("be", "have", "remain")
    ranked = lasts and (selective(rest) or any(t.lower_ == "top" for t in rest))
    ranked |= verb.lemma_ in _MEASURING and any(_is_sum(t) for t in _things(verb) if t.i not in group)
    ranked |= any(t.lower_ in ("most", "fewest", "highest", "lowest") for t in rest)
    counted = (c for c in verb.children if c.dep_ in ("dobj", "attr", "npadvmod") and c.i not in group)
    compared = (t for c in verb.children if c.dep_ in ("acomp", "attr") and c.i not in group for t in (c, *c.lefts))
    if (
        verb.lemma_ == "be"
        and first.lower_ in ("when", "while", "before", "after", "since")
        and any(t.tag_ in ("JJR", "RBR") for t in compared)
    ):
        return True  # "was much rarer [when Lind paid for it]"
    return ranked or (first.lower_ == "since" and any(t.like_num for c in counted for t in (c, *c.lefts)))


def _things(verb: Token) -> Iterator[Token]:
    """What a verb takes behind it, "at" looked through: "stood at $4m"."""
    for child in verb.rights:
        taken = child.children if child.lower_ == "at" else (child,)
        yield from (t for t in taken if t.dep_ in ("attr", "dobj", "pobj"))


def _is_sum(token: Token) -> bool:
    measured = token.ent_type_ in ("MONEY", "PERCENT", "QUANTITY") or any(c.tag_ == "$" for c in token.lefts)
    return measured and any(c.isdigit() for c in token.text)


def is_for_it(verb: Token) -> bool:
    """ "was for it [before she was against it]"."""
    both = {t.lower_ for t in verb.doc[verb.i :]} >= {"for", "against"}
    return verb.lemma_ == "be" and both and any(c.lower_ in ("for", "against") for c in verb.rights)


def is_whose_name(first: Token, verb: Token) -> bool:
    """ "named it [after Tarn]"."""
    it = any(c.dep_ == "dobj" and c.lower_ in ("it", "them") for c in verb.children)
    return verb.lemma_ == "name" and first.lower_ == "after" and it


def _tells_more(child: Token, verb: Token) -> bool:
    """When, why, what for or in spite of what something happened, where it did: "resigned [because ...]"."""
    past = any(v.tag_ == "VBD" for v in (verb, *g.auxiliaries(verb)))
    marks = {c.lower_ for c in child.children if c.dep_ in ("mark", "advmod")}
    told = child.dep_ == "advcl" and bool(marks & _GROUNDS) and (past or not marks & _WHEN)
    told &= not ("before" in marks and is_for_it(verb))
    amid = child.dep_ == "prep" and child.lower_ in _AMID and not is_whose_name(child, verb)
    return told or amid or _is_aim(child, verb) or _is_done_to_somebody(child, verb) or _is_spot(child, verb)


def _is_spot(child: Token, verb: Token) -> bool:
    """ "died [at home]", "won 3-0 [at Leeds]": where or when, behind a verb that says enough without it."""
    if child.dep_ != "prep" or child.lower_ not in _SPOT or any(c.dep_ in g.OBJECTS for c in verb.children):
        return False
    return verb.lemma_ in _DONE or any(c.dep_ == "npadvmod" and c.tag_ == "CD" for c in verb.rights)


def _is_aim(child: Token, verb: Token) -> bool:
    """ "opened a shop [to sell eels]": done, whatever for; not "was too ill [to come]"."""
    done = verb.tag_ in ("VBD", "VBN", "VBZ", "VBG") and verb.lemma_ not in _MEANS | _SEEMING
    what = verb.lemma_ not in _MOVING and any(c.dep_ == "dobj" and c.i < child.i for c in verb.rights)
    aim = child.dep_ == "advcl" or (child.dep_ == "xcomp" and what)
    aims = aim and child.tag_ == "VB" and child.lemma_ != "be" and g.is_infinitive(child)
    before = g.before(child.left_edge)
    aims &= before.lemma_ not in _EMPTY  # "on pace [to win]"
    aims &= not any(t.lower_ in ("only", "first", "last") for t in before.lefts)  # "is the only one [to win]"
    aims &= not any(
        a.lemma_ in ("like", "love", "prefer") for a in before.ancestors
    )  # "how he would like them [to act]"
    return aims and done and not any(t.lower_ in _DEGREES for t in verb.subtree)


def _is_done_to_somebody(child: Token, verb: Token) -> bool:
    """ "Holm was attacked [by a mob]", "an accountant was fired [for theft]": what was done to somebody."""
    who = g.own_subject(verb)
    if who is None or who.dep_ != "nsubjpass" or verb.lemma_ in _KNOWN:
        return False
    person = who.ent_type_ == "PERSON" or calls_somebody(who.lemma_.lower())
    return person and (child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ in ("for", "over")))


def _phrases(doc: Doc, tokens: frozenset[int]) -> Iterator[Token]:
    """Heads of the phrases that say more of a thing: of a name, of where the thing was, or of "a" thing."""
    for i in sorted(tokens):
        phrase = doc[i]
        if phrase.dep_ not in ("prep", "acl", "relcl") or phrase.lower_ in _BOUND or phrase.i < phrase.head.i:
            continue
        noun = phrase.head
        following = g.behind(phrase.right_edge)
        if phrase.dep_ == "prep" and following.tag_ == "VBG":
            continue  # "a ban [on Danes] entering Norland"
        measured = noun.lemma_ in _SHARED or (phrase.dep_ == "prep" and any(t.like_num for t in noun.lefts))
        if not measured and (_is_of_name(phrase) or _is_place(phrase) or _is_of_any(phrase)):
            yield phrase


def _is_of_name(phrase: Token) -> bool:
    """ "met Holm[, who ...]", "saw Holm [at the fair]", "Ole Holm [from Bergen] won": a name stays the same without."""
    noun = phrase.head
    if noun.ent_type_ not in _NAMED or noun.dep_ not in SPLIT_DEPS:
        return False
    origin = phrase.lower_ == "from" and noun.ent_type_ == "PERSON"
    if phrase.lower_ == "for" and any(c.dep_ == "pobj" and c.pos_ == "PROPN" for c in phrase.children):
        return False  # "the Coalition [for Real Justice]"
    if phrase.tag_ == "VBG" and not g.set_off(phrase):
        return False  # "the Norcar [hearing] in May": perhaps a noun
    return phrase.dep_ != "prep" or noun.dep_ not in g.SUBJECTS or origin


def _is_place(phrase: Token) -> bool:
    """ "left his home [in Bergen]", not "the best hotel [in Bergen]"."""
    noun = phrase.head
    placed = phrase.lower_ in _PLACING and any(t.ent_type_ in _WHERE for t in phrase.subtree)
    return placed and noun.dep_ == "dobj" and not selective([noun, *noun.lefts])


def _is_of_any(phrase: Token) -> bool:
    """ "an approach [from Holm]", "by a mob [that ...]"; not "makes claims [he lied]", "at a time [when ...]",
    "plans to jail men [who ...]"."""
    noun = phrase.head
    if noun.lemma_ in _EMPTY and (phrase.dep_ in ("relcl", "acl") or noun.head.lemma_ == "have"):
        return False  # also "has plans [for ten mills]"
    if phrase.dep_ == "acl" and (
        g.own_subject(phrase) is not None or not (g.is_infinitive(phrase) or phrase.tag_ in ("VBG", "VBN", "VBD"))
    ):
        return False
    above = g.governor(noun)
    acting = above is not None and (g.is_infinitive(above) or above.tag_ == "VBG" or noun.head.lower_ in ("in", "for"))
    if noun.tag_ == "NNS" and phrase.dep_ != "prep" and acting:
        return False  # "stopped paying firms [that sell it]", "the risk doubled in patients [who took it]"
    if phrase.dep_ == "relcl" and above is not None and above.lemma_ == "have" and above.dep_ == "ccomp":
        return False  # "It emerged that it has a client [who opposes it]"
    somebody = calls_somebody(noun.lemma_.lower()) and noun.tag_ == "NN"  # "was an adviser [to the mayor]"
    acting_in = above.lemma_ if phrase.tag_ == "VBG" and above is not None and noun.dep_ == "dobj" else ""
    if acting_in in _OF_ACTS or (acting_in in ("include", "show") and noun.tag_ == "NNS"):
        return False  # "sees teachers [lining up]", "has films [showing there]"
    put = above is not None and above.lemma_ in _PUTTING and noun.dep_ == "dobj"
    if put and phrase.lower_ in ("at", "in", "on", "into", "under", "above"):
        return False  # "placed fears [at centre stage]"
    own = g.own_subject(phrase) if phrase.dep_ == "relcl" and g.is_finite(phrase) else None
    if phrase.lower_ == "between" or (own is not None and not g.is_relative(own)):
        return False  # "saw a gap [between words and deeds]", "is affected by moves [she makes]"
    if noun.dep_ == "attr" and (phrase.lower_ in ("for", "in") or (phrase.lower_ == "to" and not somebody)):
        return False  # "was a front [for a bank]", "a factor [in pushing up the price]"
    if noun.lemma_ == "return" and phrase.lower_ == "to" and noun.dep_ == "pobj":
        return False  # "since a return [to peace]"
    if f"{noun.lemma_}-{phrase.lower_}" in _ASKING:
        return False  # "had a small impact [on rates]"
    if phrase.lower_ == "into" or noun.head.head.lower_ in ("relative", "compared"):
        return False  # "threw beliefs [into doubt]", "relative to towns [at the other end]"
    if any(a.dep_ in g.SUBJECTS and a.tag_ == "NNS" for a in noun.ancestors):
        return False  # "Storms with gusts [above 90mph] are rarer": not all those with gusts
    there = noun.dep_ in ("dobj", "attr") or (noun.dep_ == "pobj" and noun.head.lower_ not in _UNREAL)
    return there and _is_any(noun)


def _is_any(noun: Token) -> bool:
    """ "a plan", "new plans": not "the plan", "their plans", "two plans"."""
    before = [c for c in noun.lefts if c.dep_ not in ("amod", "compound") or c.lower_ in ("other", "such", "certain")]
    return noun.tag_ == "NNS" if not before else all(c.lower_ in ("a", "an") for c in before)
