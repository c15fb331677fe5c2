"""The parts of a statement: one circumstance, one member of a list, one office at a time.

"Proctor was captured in Leeds after a chase" holds "Proctor was captured", "Proctor was captured in
Leeds" and "Proctor was captured after a chase": what a fact-checker looks up one by one, and about
as fine as the content units people write (pyramid SCUs, ROSE ACUs). A part says less than the whole
and never something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gistcheck.decomposition import trimming
from gistcheck.decomposition.clauses import cut_clauses
from gistcheck.decomposition.cut import Cut, cut_text
from gistcheck.decomposition.members import agreeing, one_each
from gistcheck.decomposition.narrowing import is_for_it, is_so_then, is_who_acts, is_whose_name, spare
from gistcheck.decomposition.offices import offices, origins, titled
from gistcheck.decomposition.soundness import breaks_word, is_loose, is_whole
from gistcheck.mending.attachments import mend
from gistcheck.syntax import grammar as g
from gistcheck.syntax.facts import MONTHS
from gistcheck.vocabulary.quantifiers import NONE
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DENYING: Final = NONE | word_set("not n't nor never nowhere hardly scarcely barely rarely seldom")
_LIMITING: Final = _DENYING | word_set("only solely merely except")
_AS: Final = word_set(
    "see view describe regard treat hail cite use dismiss portray rate class list count present brand paint"
)
"""Verbs of what somebody holds a thing for."""
_LEAVING: Final = word_set("send look lead serve rely spend place position put keep stay remain go come")
"""Verbs that say little without where to, what at or for whom."""
_ASKED_FOR: Final = word_set("from to of with as for into against behind")
_PLACES: Final = word_set("at on in above below under amid near")
"""Prepositions of what a verb asks for, and of where something is."""
_WHEN_OR_WHERE: Final = frozenset(("DATE", "TIME", "GPE", "LOC", "FAC"))
_BOUNDS: Final = word_set("until till by before since from")
"""What opens a time at which something begins or ends."""
_ENDING: Final = word_set("begin end start finish open close")
"""What is done with a month or a day: "ended [May] with nothing"."""
_ASKED_BY: Final = word_set("mistake-for put-within put-at link-to link-with")
"""Verbs and what they say nothing, or something else, without."""
_SHARED_WITH: Final = word_set("common typical unique popular similar prone due")
"""Adjectives that say of whom a thing is so behind it: "a trait common [among painters]"."""
_SOME: Final = word_set("some many most several certain rare few")
_BY: Final = word_set("lose gain shed add cost weigh go top exceed surpass reach hit")
"""Verbs that say nothing without how much."""


def statements(doc: Doc) -> list[str]:
    """The parts of all statements of a parsed sentence, as lines in reading order, insertions in [brackets]."""
    return list(dict.fromkeys(cut_text(doc, part) for cut in cut_clauses(doc) for part in parts(doc, cut)))


def parts(doc: Doc, cut: Cut) -> list[Cut]:
    """The smallest statements that a cut of a parsed sentence makes, in reading order, the bare one first.

    Each is a deletion of the cut, or says with an insertion what office it gives somebody, or where he is from; the
    verb of several is put right for one. The cut alone when it makes but one statement.
    """
    doc = mend(doc)
    whole = [group for group in cut.optional if not (doc[min(group)].like_num and breaks_word(doc, group))]
    groups = [group for group in _timed(doc, whole) if _can_go(doc[cut.predicate], group)]
    bare = cut.tokens.difference(*groups)
    if len(bare) < 3 or any(doc[i].dep_ == "neg" or doc[i].lower_ in _DENYING for i in bare):
        bare, groups = cut.tokens, []  # "had not scored [since March]" does not hold "had not scored"
    full = bare
    # not "one of them, [cook Ole Holm]"
    titles = (words for words, name in titled(doc, bare) if name.root.dep_ != "appos" or not g.set_off(words[0]))
    bare = bare.difference(*({t.i for t in words} for words in titles))
    less = spare(doc[cut.predicate], bare)
    verb = doc[cut.predicate]
    found = [*one_each(verb, bare, bare), *(bare - more for more in less)]
    if less:
        fewest = bare.difference(*less)
        found += one_each(verb, fewest, fewest)
    for group in groups:
        added = _closure(group, groups)
        rest = bare | {i for i in full if max(added) < i < min(bare)}  # "Besides Lind, [baker] Ole Holm left"
        found += one_each(verb, (rest | added) & cut.tokens, added)
    found = [trimming.trimmed(doc, tokens, (), ()) for tokens in found]
    sound = [t for t in dict.fromkeys(found) if is_whole(verb, t) and not is_loose(verb, cut.tokens, t)]
    made = (agreeing(doc, replace(cut, tokens=tokens)) for tokens in sound)
    return [*made, *offices(doc, cut.tokens), *origins(doc, cut)]


def _timed(doc: Doc, groups: Sequence[frozenset[int]]) -> list[frozenset[int]]:
    """The circumstances, "until noon on Sunday" as one: what holds until a time of a day does not hold on that day; and
    ", more than its income in May", of which "in May" says nothing of the rest."""
    found: list[frozenset[int]] = []
    for group in groups:
        bounded = [f for f in found if doc[min(f)].lower_ in _BOUNDS and max(f) + 1 == min(group)]
        if bounded and doc[min(group)].lower_ == "on" and doc[max(bounded[0])].ent_type_ == "TIME":
            found.remove(bounded[0])
            group |= bounded[0]
        elif found and max(found[-1]) + 1 == min(group) and any(doc[i].lower_ == "than" for i in found[-1]):
            group |= found.pop()
        found.append(group)
    return found


def _can_go(verb: Token, group: frozenset[int]) -> bool:
    """Whether a circumstance may go: not one that limits ("lost [only twice]"), nor what the verb says nothing, or
    something else, without: "fell [short of ...]", "came [second]", "lost [22%]", "ran up [9 miles]", "put [£2m]
    into it", "left it [without power]", "is [plus or minus] 3 points"."""
    first, last = verb.doc[min(group)], verb.doc[max(group)]
    money = first.tag_ == "$" and not any(c.dep_ == "dobj" for c in verb.rights)
    much = (verb.lemma_ in _BY and first.like_num and last.lower_ not in ("later", "earlier", "ago")) or money
    if first.lower_ in ("than", "per"):
        return False  # "is more with her [than with him]", "has one test [per year]"
    behind = (t for t in verb.doc[last.i + 1 :] if t.lower_ == "than" and (t.head == verb or t.head.i in group))
    if any(verb.doc[i].tag_ == "RBR" for i in group) and any(behind):
        return False  # "is [more strongly] disliked than Holm"
    if verb.doc[last.i - 1 : last.i + 2].text.lower() == "this time around":
        return False
    month = (first.lower_ == "the" and len(group) == 2) or last.lower_ in MONTHS
    if verb.lemma_ in _ENDING and month and first.i == verb.i + 1 and last.dep_ == "npadvmod":
        return False
    if is_who_acts(verb, group) or is_whose_name(first, verb):
        return False
    what = any(c.dep_ == "dobj" and c.i < first.i for c in verb.rights)
    if what and verb.lemma_ in ("rule", "declare", "deem") and first.lower_ in ("a", "an") and last.pos_ == "NOUN":
        return False  # "ruled the death [a murder]"
    if what and verb.lemma_ in ("give", "grant") and first.like_num:
        return False  # "gave the firm [15 days to pay]"
    if f"{verb.lemma_}-{first.lower_}" in _ASKED_BY:
        return False
    who = g.own_subject(verb)
    if verb.lemma_ == "take" and first.lower_ == "for" and who is not None and who.lower_ == "it":
        return False  # "It took 43 minutes [for her to sink]"
    one = who is not None and any(t.lower_ in ("one", "a", "an") for t in who.lefts)
    if first.lower_ == "every" and g.behind(first).like_num and one:
        return False  # "One Dane dies of it [every 10 minutes]"
    if first.lower_ == "with" and verb.doc[verb.i + 1 : first.i].text == "closely":
        return False  # "worked closely [with them]"
    if first.lower_ == "in" and last.lower_ in ("cases", "instances") and g.before(last).lower_ in _SOME:
        return False  # "[in many cases] are paid"
    if g.before(first).dep_ == "amod" and g.before(first).lower_ in _SHARED_WITH:
        return False  # "shared a trait common [among painters]"
    if first.lower_ == "out" and g.before(first).like_num and g.behind(first).lower_ == "of":
        return False  # "won 49 [out of the 54 seats]"
    if verb.lemma_ == "spend" and (first.tag_ == "VBG" or (last.dep_ == "npadvmod" and not g.has_object(verb))):
        return False  # "spent two years [being schooled]", "spent [Monday morning] in Tarn"
    if g.before(first).lower_ == "turns" or last.lower_ == "times":
        return False  # "took turns [urging them on]", "[three times] as many said so"
    tells = first.i == verb.i + 1 and (first.pos_ in ("ADV", "ADJ") or much)
    tells |= first.like_num and any(c.dep_ == "prt" and c.i == first.i - 1 for c in verb.rights)
    handed = first.lower_ == "with" and any(c.dep_ == "nsubjpass" or c.tag_ == "PRP" for c in verb.children)
    lacking = first.lower_ == "without" and any(c.dep_ == "pobj" for c in first.children)
    left = verb.lemma_ == "leave" and (lacking or handed)
    misread = first.dep_ in ("prep", "advcl") and first.tag_.startswith("NN")  # "an immigration [lookout] bulletin"
    put = verb.lemma_ == "put" and last.pos_ == "ADV"  # "put them [six points ahead]"
    short = first.like_num and g.before(first).dep_ == "acomp"  # "was short [1,900 nurses]"
    ranked = last.ent_type_ == "ORDINAL" and not g.is_mark(g.behind(last))  # "[in the second] over"
    limits = misread or put or short or ranked or any(verb.doc[i].lower_ in _LIMITING for i in group)
    limits |= last.dep_ == "conj" and g.behind(last).like_num
    words = {g.behind(last).lower_, *(verb.doc[i].lower_ for i in group)}
    if verb.doc[max(first.i - 2, 0) : first.i].text == "so far":
        limits |= any(verb.doc[i].ent_type_ in ("DATE", "TIME") for i in group)  # "so far [this year]"
    limits |= {"same", "as"} <= words or verb.doc[first.i : last.i + 1].text == "so far"
    limits |= first.lower_ == "before" and is_for_it(verb)
    limits |= first.tag_ == "TO" and g.before(first).dep_ == "prt" and verb.lemma_ in ("sign", "line", "turn")
    limits |= is_so_then(verb, group) or _belongs(verb, first, group)
    return not (tells or left or limits) and (len(group) > 1 or first.pos_ != "ADV")


def _belongs(verb: Token, first: Token, group: frozenset[int]) -> bool:
    """ "saw it [as a sign]", "distanced himself [from them]", "has kept growth [above 9%]", "is rare[, at least
    there]": what the verb asks for; of verbs that say little, a time or a place alone can go, and what is set off."""
    if first.lower_ == "as" and verb.lemma_ in _AS:
        return True
    where = any(verb.doc[i].ent_type_ in _WHEN_OR_WHERE for i in group)
    if any(c.dep_ == "dobj" and c.lower_.endswith(("self", "selves")) and c.i == first.i - 1 for c in verb.rights):
        return first.lower_ in _ASKED_FOR or (verb.lemma_, first.lower_) == ("set", "on")  # "set himself [on fire]"
    paid = any(t.ent_type_ in ("MONEY", "QUANTITY", "CARDINAL") for t in verb.doc[verb.i + 1 : first.i])
    if paid and first.lower_ in ("every", "each", "per"):
        return True  # "pays $3 million [every year]"
    if verb.doc[first.i : first.i + 2].text.lower() in ("at least", "at most", "if not"):
        return True
    things = [c for c in verb.rights if c.dep_ == "dobj" and c.i < first.i]
    leaves = verb.lemma_ in _LEAVING or any(c.lower_ == "place" for c in things)  # "takes place [amid it]"
    beside = first.i == 1 + (things[-1].right_edge.i if things else verb.i)
    return leaves and beside and first.lower_ in _ASKED_FOR | _PLACES and not where


def _closure(group: frozenset[int], groups: list[frozenset[int]]) -> frozenset[int]:
    """A group without the groups nested in it, with those it is nested in."""
    around = [group, *(g for g in groups if g > group)]
    return frozenset().union(*(outer.difference(*(g for g in groups if g < outer)) for outer in around))
