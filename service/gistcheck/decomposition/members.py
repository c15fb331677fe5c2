"""The members of a list, each stated by itself: "Holm and Lund were hurt" says that Holm was, and that Lund was.

Nothing is parted where a list is denied, chosen from, shared or matched with another one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gistcheck.decomposition.cut import Cut
from gistcheck.syntax import grammar as g
from gistcheck.syntax.agreement import joined, number
from gistcheck.syntax.phrases import is_bare
from gistcheck.syntax.wording import Insertion
from gistcheck.vocabulary.people import ORGANISATIONS
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TOGETHER: Final = word_set(
    "meet marry divorce agree share combine merge differ split compare join between clash swap exchange quarrel date"
    " wed reunite unite team form found consist comprise compose constitute divide"
)
"""Verbs whose several subjects or objects do it with one another."""
_OUT: Final = word_set("fall split break make")
"""Verbs that say the same with "out" or "up"; so does "is made up of"."""
_ALIKE: Final = word_set("alike similar different equal identical related separate close apart married engaged linked")
"""What several are to one another."""
BETWEEN: Final = word_set("talk relationship row clash dispute war feud rivalry friendship tie draw truce standoff")
"""What several are in with one another."""
_THEIRS: Final = word_set("they their them themselves other another")
"""Words for all members of a list, of which one alone would say something else: "sold [their] house"."""
_BOUND: Final = word_set(
    "respectively together jointly alternately only just no without never none nobody nor altogether collectively"
)
"""Words that bind the members of a list to one another, or deny or choose all of them at once."""
_MIXED: Final = word_set("series mix mixture combination range variety string spate number wave flurry blend")
"""Nouns for several things, which all members of a list make up together: "a series of rises and new fees"."""
_LIMBS: Final = word_set("arm leg hand foot head face neck back chest stomach shoulder knee eye ear thigh hip throat")
_THUS: Final = word_set("thus therefore hence so consequently")
"""What opens a member that follows from the one before."""
_FIRM: Final = word_set("limited ltd inc plc llc corp sons")
"""What the name of a firm ends in, which may hold an "and"."""
_OF_SEVERAL: Final = word_set("hurricanes storms typhoons cyclones lakes mounts")
"""What several names bear together before the first: "Hurricanes Ida and Otto"."""
_OF_ALL: Final = word_set("all any every each some many most other several")
"""Words for how many, of which the members of a list need not say it again."""
_SINGULAR: Final = {"are": "is", "were": "was", "have": "has", "do": "does"}
_SPLIT_POS: Final = frozenset(("NOUN", "PROPN", "ADJ", "VERB"))
SPLIT_DEPS: Final = frozenset(("nsubj", "nsubjpass", "dobj", "attr", "pobj", "acomp", "oprd"))
"""What a list, or a name, can be in a clause to be looked at by itself."""


def one_each(verb: Token, tokens: frozenset[int], within: frozenset[int]) -> list[frozenset[int]]:
    """The statement of a verb once for each member of the one list that stands `within` it, or of the one that acts;
    itself where none can be parted."""
    doc = verb.doc
    found = [m for i in sorted(within) if len(m := _members(doc[i])) > 1 and all(t.i in tokens for t in m)]
    found = [members for members in found if members[0].dep_ in g.SUBJECTS] or found
    if found and found[0][0].dep_ in g.SUBJECTS and found[0][0].head != verb and number(found[0][0].head) < 0:
        return [tokens]  # "the deal that Holm and Lind have signed"
    if len(found) != 1 or not _can_part(found[0], doc, tokens):
        return [tokens]
    members = found[0]
    tokens -= _title(members[0])
    joints = {c.i for m in members for c in _joints(m)}
    after = members[-1].right_edge.i + 1
    joints |= {t.i for t in doc[after : after + 1] if t.lower_ in ("both", "all", "each")}  # "Holm and Lund [both] won"
    rest = tokens.difference(*(_branch(m, members) for m in members), joints)
    first = members[0].left_edge
    both = g.before(g.before(first)).lower_ == "both"
    torn = both and g.before(first).tag_ in ("VBN", "JJ")  # "both pledged aid and"
    if torn or any(first.i <= i <= members[-1].right_edge.i and not doc[i].is_punct for i in rest):
        return [tokens]  # the parse has torn the list apart
    return [
        (rest | ((_branch(m, members) | _words_of_first(m, members[0])) & tokens)) - joints
        for m in members
        if not _lacks_owner(m, members[0])
    ]


def _words_of_first(member: Token, first: Token) -> frozenset[int]:
    """ "[to] paint and repair", "in [the] face and arm": what the first of a list says for the others."""
    to = not any(c.tag_ == "TO" for c in member.lefts)
    the = member.left_edge == member and member.lower_ in _LIMBS
    return frozenset(c.i for c in first.lefts if (to and c.tag_ == "TO") or (the and c.lower_ == "the"))


def agreeing(doc: Doc, cut: Cut) -> Cut:
    """ "[Holm and] Lund [are]" -> "Lund [is]": the verb of several, where one member of those who act is left."""
    verb = doc[cut.predicate]
    who, first = g.subject(verb), _first(verb)
    if who is None or first.i not in cut.tokens or first.lower_ not in _SINGULAR:
        return cut
    several = joined(next((c for c in who.rights if _shared_title(c) is not None), who), _SPLIT_POS)
    left = [m for m in several if m.i in cut.tokens]
    if len(several) == 1 or len(left) != 1 or _is_plural(left[0]):
        return cut
    tokens = cut.tokens - {first.i}
    link = Insertion(first.idx, _SINGULAR[first.lower_])
    return replace(cut, tokens=tokens, insertions=(*cut.insertions, link))


def _first(verb: Token) -> Token:
    """The word of a verb that tells its number."""
    return next(iter(g.auxiliaries(verb)), verb)


def _is_plural(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS")


def _shared_title(name: Token) -> Token | None:
    """The noun of several before their names: "the [singers] Ole Holm and Ida Lind"."""
    title = name.head
    called = name.dep_ == "appos" and name.pos_ == "PROPN" and title.i < name.i and not g.set_off(name)
    return title if called and _is_plural(title) else None


def _title(name: Token) -> frozenset[int]:
    """The words of several before the first of their names, which no name of them keeps."""
    title = _shared_title(name)
    if title is not None:
        return frozenset(t.i for t in title.subtree if t.i < name.left_edge.i)
    last = max((c.i for c in name.lefts if _is_plural(c) and not c.ent_type_ and name.pos_ == "PROPN"), default=-1)
    return frozenset(range(name.left_edge.i, last + 1))


def _joints(member: Token) -> list[Token]:
    """The words that join a member to the others: "and", "both"."""
    return [c for c in member.children if c.dep_ in ("cc", "preconj") or c.lower_ == "both"]


def _members(head: Token) -> list[Token]:
    return [] if head.dep_ == "conj" or head.pos_ not in _SPLIT_POS else joined(head, _SPLIT_POS)


def _can_part(members: Sequence[Token], doc: Doc, tokens: frozenset[int]) -> bool:
    mixed = members[0].pos_ == "ADJ" and any(m.pos_ != "ADJ" for m in members)
    if members[0].dep_ == "pobj" and members[0].pos_ == "NOUN" and any(m.pos_ == "ADJ" for m in members):
        return False  # "is within reach and [achievable]"
    if mixed and (members[0].dep_ in ("pobj", "dobj") or any(m.tag_ in ("VB", "VBP", "VBZ") for m in members)):
        return False  # "the previous and [the current administration]", "are ripe for abuse and [lack] sense"
    if any(a.dep_ in g.SUBJECTS and a.i > a.head.i for a in members[0].ancestors):
        return False  # "Among them were a couple from Tarn and [a sailor]"
    if any(a.lower_ == "between" for a in members[0].ancestors):
        return False  # "a gap between the deaths in Tarn and [the deaths in Holt]"
    head, said = _shared_title(members[0]) or members[0], [doc[i] for i in tokens]
    joints = {c.lower_ for m in members for c in _joints(m)}
    bound = any(t.dep_ == "neg" or t.lower_ in _BOUND for t in said) or _sums(said) or doc.text.startswith("All told")
    bound |= any(t.lower_ in ("those", "these") and t.i > members[-1].i and _is_all_of_them(t) for t in said)
    bound |= any(t.text == ":" or t.text in g.DASHES for t in doc[head.i : members[-1].i])
    if not joints <= {"and", "both"} or bound or _shares_words(members):
        return False
    if not joints and (head.dep_ in g.SUBJECTS or head.head.lower_ in ("like", "unlike")):
        return False  # "Turku, Finland, came second": where it lies; "Like Holm, Lund was fined": who was
    if head.pos_ == "VERB":
        if any(g.auxiliaries(head)) and not all(any(g.auxiliaries(m)) for m in members[1:]):
            return False  # "after being ambushed and [shot]"
        alike = all(m.tag_ == head.tag_ for m in members)  # not "from playing and [fined] him"
        alike &= not _goes_on(head)
        filled = [any(c.dep_ in g.OBJECTS for c in m.rights) for m in members]
        if filled[-1] and not all(filled):
            return False  # "to paint and repair [the mill]"
        return alike and head.dep_ in ("xcomp", "pcomp", "advcl") and not g.is_finite(head)
    if head.dep_ == "attr" and g.own_subject(head.head) is None and number(head.head):
        return False  # "Among the dead are two boys and a girl"
    articles = {m.left_edge.lower_ for m in members} & {"a", "an", "the"}
    if head.dep_ == "pobj" and head.head.lower_ in ("of", "on") and "the" in articles and len(articles) > 1:
        return False  # "control of a mill and the size of the town": two of what is told, and not of what is controlled
    if head.dep_ == "pobj" and _is_shared_out(head):
        return False
    if head.head.lower_ == "for" and any(c.ent_type_ == "MONEY" for c in head.head.head.lefts):
        return False  # "a $7bn bill for tax and [fines]"
    if any(g.behind(c).lower_ in _THUS for m in members for c in _joints(m)) and any(t.lower_ == "if" for t in said):
        return False  # "may be small and thus [cheap] if it is old"
    if head.dep_ not in SPLIT_DEPS or (head.dep_ == "pobj" and head.head.lower_ in ("between", "among")):
        return False
    of = head.head.head if head.head.lower_ == "of" else head
    if of != head and (head.pos_ == "PROPN" or of.ent_type_ in ("DATE", "TIME") or of.lemma_ in _MIXED):
        return False  # "minister of Jammu and Kashmir", "months of protest and last week's vote"
    if of != head and any(c.dep_ == "nummod" for c in of.children):
        return False  # "7,000 members of the party and [the union]"
    again = [m for m in members[1:] if m.left_edge.lower_ in ("a", "an") and any(c.lower_ == "of" for c in m.rights)]
    if of != head and of.pos_ == "NOUN" and of.left_edge.lower_ in ("a", "an") and again:
        return False  # "was a fan of Lind and [a critic] of Holm"
    if head.dep_ in g.SUBJECTS and not _act_alone(head, members, said):
        return False
    above = g.governor(head)
    return above is None or not _is_joint(above)


def _is_all_of_them(word: Token) -> bool:
    """ "prompted [those] towns to act": the ones listed; not "those who fish", "won these seats"."""
    acts = word.head.dep_ == "nsubj" or any(c.dep_ == "xcomp" for c in word.head.head.rights)
    return word.dep_ == "det" and acts and {"relcl", "acl"}.isdisjoint(c.dep_ for c in word.head.rights)


def _sums(said: Sequence[Token]) -> bool:
    """ "paid a [combined] $176,000", "a [total] of 40 men"."""
    words = [t for t in said if t.lower_ in ("combined", "total")]
    if {"nothing", "beyond"} <= {t.lower_ for t in said}:
        return True  # "revealed nothing beyond its cast and [its plot]"
    return any(w.like_num or w.text == "$" or w.lower_ == "of" for t in words for w in t.doc[t.i + 1 : t.i + 3])


def _is_shared_out(place: Token) -> bool:
    """ "Twelve people were killed in [Tarn] and Holt", "He sold 400 cars in [Norway] and Peru": so many in all."""
    verb = g.governor(place)
    things = () if verb is None else (c for c in verb.children if c.dep_ in (*g.SUBJECTS, "dobj"))
    return any(t.tag_ == "CD" or any(c.dep_ == "nummod" for c in t.children) for t in things)


def _goes_on(verb: Token) -> bool:
    """ "agreed to open it, [to buy] one and to go": two of three."""
    before = verb.head
    third = any(c.dep_ == "xcomp" == verb.dep_ and c.i < verb.i for c in before.children)
    return third or (verb.tag_ == before.tag_ == "VB" and g.set_off(verb) and g.is_infinitive(before))


def _is_joint(verb: Token) -> bool:
    parted = any(c.dep_ == "prt" and c.lower_ in ("out", "up") for c in verb.children)
    return verb.lemma_ in _TOGETHER or (verb.lemma_ in _OUT and parted)


def _act_alone(head: Token, members: Sequence[Token], said: Sequence[Token]) -> bool:
    """Whether each of those who act can be said to do so alone, with a verb that can be made to agree."""
    verb = head.head
    if not g.is_verb(verb):
        return False  # "a ban, which Norland and Lund support", where the parser took "support" for a noun
    if number(verb) == 1:
        return False  # "farms have tractors and Holm [is] hoping ...", where the parser took both for who hopes
    if sum(c.dep_ in g.SUBJECTS for c in verb.children) > 1:
        return False  # "champion Holm and teammate Lund", where the parser took Lund for a second subject
    mixed = any(m.pos_ not in ("NOUN", "PROPN") for m in members)
    between = (t for t in said if t.lemma_ in BETWEEN and not any(c.lower_ == "with" for c in t.rights))
    both = any(t.lower_ == "both" and t.dep_ in g.SUBJECTS for t in said)
    if mixed or both or any(t.i > verb.i for t in between) or any(t.lower_ in _THEIRS for t in said if t.i > verb.i):
        return False
    if any(t.ent_type_ == "MONEY" for t in said if t.i > verb.i) and any(c.dep_ == "dobj" for c in verb.rights):
        return False  # "Two funds and other groups spent $16 million": in all, or each
    if number(verb) == 0 or all(map(_is_plural, members)):
        return True
    several = any((t.dep_ in ("attr", "oprd") and _is_plural(t)) or t.lower_ in _ALIKE for t in verb.subtree)
    return _first(verb).lower_ in _SINGULAR and not several


def _shares_words(members: Sequence[Token]) -> bool:
    """ "34 men and women", "AIDS and cancer activists", "Holm and Lund's lawyer", "best film and director", "burning
    and dumping [of waste]", "her voice and timing", "all towns and villages": a number, a noun, an owner, a rank or a
    quantity that may belong to all of them; "the drugs against [the disease, velamab and limab]": what is called so."""
    first, last = members[0], members[-1]
    called = first.pos_ == "NOUN" and first.left_edge.lower_ == "the" and g.behind(first).text == ","
    if called and all(map(is_bare, members[1:])):
        return True
    ranked = any(t.tag_ == "JJS" or t.ent_type_ == "ORDINAL" for t in first.lefts)
    if ranked and not all(any(m.lefts) for m in members[1:]):
        return True
    behind = [c for m in members[:-1] for c in m.children if c.i > last.i]
    if any(c.dep_ in ("prep", "acl", "relcl") or (c.dep_ == "appos" and c.tag_ != "DT") for c in behind):
        return True
    if first.pos_ == "PROPN" and first.right_edge.lower_.rstrip(".") in _FIRM:
        return True  # "sued [Holm Printers and Packers Ltd]": one firm
    named = any(c.dep_ == "det" for c in first.lefts) and last.lower_ in ORGANISATIONS
    if named and first.pos_ == "PROPN" and last.is_title and not _opens_name(last):
        return True  # "the Holm Association and [Foundation]", "the Ole, Ida and [Bo Holm Foundation]": one body
    if any(c.lower_ in _OF_SEVERAL for c in first.lefts) and not _opens_name(last):
        return True  # "Hurricanes Ida and [Otto]"
    of = first.pos_ == last.pos_ == "PROPN" and any(c.lower_ == "of" for c in first.children)
    if of and last.left_edge == last and last.ent_type_ != "PERSON":
        return True  # "the Norland Institute of Farming and [Fishing]"
    bare = first.left_edge == first and first.pos_ in ("NOUN", "PROPN")
    if bare and any(c.dep_ == "compound" and not c.ent_type_ for c in last.children):
        return True
    if first.left_edge.pos_ == "PROPN" and any(c.dep_ == "poss" and c.pos_ == "PROPN" for c in last.children):
        return True
    counted = any(c.dep_ == "nummod" for c in first.children)
    return counted and not all(any(c.dep_ in ("nummod", "det") for c in m.children) for m in members[1:])


def _opens_name(noun: Token) -> bool:
    """Whether an article, an owner or a word for what it is stands before a name."""
    return any(c.dep_ in ("det", "poss") or c.tag_ in ("NNPS", "NN") for c in noun.lefts)


def _lacks_owner(member: Token, first: Token) -> bool:
    """ "her voice and [timing]", "all towns and [villages]": whose, or of how many, is told with the first alone."""
    owned = any(c.dep_ == "poss" or c.lower_ in _OF_ALL for c in first.lefts)
    return owned and member != first and member.pos_ != "PROPN" and is_bare(member)


def _branch(member: Token, members: Sequence[Token]) -> frozenset[int]:
    others = frozenset(i for m in members if m.i > member.i for i in [t.i for t in m.subtree])
    return frozenset(t.i for t in member.subtree if t.dep_ != "cc" or t.head != member) - others
