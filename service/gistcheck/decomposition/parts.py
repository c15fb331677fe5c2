"""The parts of a statement: one circumstance, one member of a list, one office at a time.

"Proctor was captured in Leeds after a chase" holds "Proctor was captured", "Proctor was captured in
Leeds" and "Proctor was captured after a chase": what a fact-checker looks up one by one, and about
as fine as the content units people write (pyramid SCUs, ROSE ACUs). A part says less than the whole
and never something else, so nothing is parted where a list is denied, chosen from, shared or matched
with another one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gistcheck.decomposition import trimming
from gistcheck.decomposition.clauses import Cut, cut_clauses, cut_text
from gistcheck.decomposition.severed import is_severed
from gistcheck.syntax import grammar as g
from gistcheck.syntax.agreement import number
from gistcheck.syntax.guards import negative
from gistcheck.syntax.phrases import joined
from gistcheck.syntax.wording import Insertion
from gistcheck.vocabulary.people import FEMALE_WORDS, KIN, MALE_WORDS, ORGANISATIONS, calls_somebody
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_TOGETHER: Final = word_set("meet marry divorce agree share combine merge differ split compare join between")
"""Verbs whose several subjects or objects do it with one another."""
_BOUND: Final = word_set("respectively together jointly alternately only just no without never none nobody nor")
"""Words that bind the members of a list to one another, or deny or choose all of them at once."""
_GROUNDS: Final = g.FACT_MARKS - {"whereas"}
_AMID: Final = word_set("despite amid following because after")
_WHEN: Final = frozenset(("as", "when"))
"""Told of the past, a time; else perhaps a condition: "falls ill [when it rains]"."""
_LIGHT: Final = word_set("be go come get keep stay remain become do have take make put say occur happen")
"""Verbs that say nothing without the words behind them."""
_SPLIT_POS: Final = frozenset(("NOUN", "PROPN", "ADJ", "VERB"))
_SPLIT_DEPS: Final = frozenset(("nsubj", "nsubjpass", "dobj", "attr", "pobj", "acomp", "oprd"))


def statements(doc: Doc) -> list[str]:
    """The parts of all statements of a parsed sentence, as lines in reading order, insertions in [brackets]."""
    return list(dict.fromkeys(cut_text(doc, part) for cut in cut_clauses(doc) for part in parts(doc, cut)))


def parts(doc: Doc, cut: Cut) -> list[Cut]:
    """The smallest statements that a cut of a parsed sentence makes, in reading order, the bare one first.

    Each is a deletion of the cut, or says with an insertion what office it gives somebody. The cut alone when it
    makes but one statement.
    """
    groups = [group for group in cut.optional if len(group) > 1 or doc[min(group)].pos_ != "ADV"]
    bare = cut.tokens.difference(*groups)
    if len(bare) < 3:
        bare, groups = cut.short, [group for group in groups if group <= cut.tokens - cut.short]
    found = [*_single(doc, bare, bare)]
    found += [bare - more for more in (*_grounds(doc[cut.predicate], bare), *_narrowing(doc, bare))]
    for group in groups:
        added = _closure(group, groups)
        found += _single(doc, bare | added, added)
    whole = [t for t in dict.fromkeys(found) if _is_whole(doc[cut.predicate], t) and not _is_loose(doc, cut.tokens, t)]
    return [*(replace(cut, tokens=tokens, short=tokens) for tokens in whole), *_offices(doc, cut)]


def _is_whole(verb: Token, tokens: frozenset[int]) -> bool:
    behind_verb = [i for i in tokens if i > verb.i and not (verb.doc[i].is_punct or verb.doc[i].is_space)]
    if verb.i not in tokens or (verb.lemma_ in _LIGHT and not behind_verb):  # "he is going" of "he is going home"
        return False
    kept = (verb.doc[i] for i in tokens)
    joined = ((c.head.i, c.i) for c in kept if c.dep_ == "conj" and c.head.i in tokens)
    if any(not (verb.doc[i].is_punct or i in tokens) for start, end in joined for i in range(start, end)):
        return False  # "36 people [in Haiti] and four in Cuba"
    named = (i for i in tokens if verb.doc[i].pos_ in ("NOUN", "PROPN", "NUM", "SYM"))
    behind = (verb.doc[i + 1 : i + 3] for i in named if i + 1 not in tokens)
    number = any(w.text.startswith("-") or w[0].like_num for w in behind if len(w))  # "Rs [2 crore]", "2016[-17]"
    return not (number or trimming.loses_quantity(verb.doc, tokens) or is_severed(verb.doc, tokens))


def _is_loose(doc: Doc, cut: frozenset[int], tokens: frozenset[int]) -> bool:
    """ "[As] this is a duty, they come", "is a duty [for all,] they come": what is left runs into another clause."""
    gone = [doc[i] for i in sorted(cut - tokens)]
    opened = any(t.pos_ in ("ADP", "SCONJ") and t.i + 1 in tokens for t in gone)
    return opened or any(t.i + 2 in tokens and doc[t.i + 1].text == "," for t in gone if t.dep_ != "conj")


def _closure(group: frozenset[int], groups: list[frozenset[int]]) -> frozenset[int]:
    """A group without the groups nested in it, with those it is nested in."""
    around = [group, *(g for g in groups if g > group)]
    return frozenset().union(*(outer.difference(*(g for g in groups if g < outer)) for outer in around))


def _grounds(verb: Token, tokens: frozenset[int]) -> Iterator[frozenset[int]]:
    """When, why or in spite of what something happened, where it did: "resigned [because ...]"; of "did not" all is
    left."""
    past = any(v.tag_ == "VBD" for v in (verb, *g.auxiliaries(verb)))
    if negative(verb.doc[i] for i in tokens):
        return
    for child in verb.rights:
        marks = {c.lower_ for c in child.children if c.dep_ in ("mark", "advmod")}
        told = child.dep_ == "advcl" and marks & _GROUNDS and (past or not marks & _WHEN)
        if told or (child.dep_ == "prep" and child.lower_ in _AMID):
            yield frozenset(t.i for t in child.subtree) & tokens


def _narrowing(doc: Doc, tokens: frozenset[int]) -> Iterator[frozenset[int]]:
    """Phrases after "a" thing that say more of it: "an approach [from Holm]"; "the" thing would be another without."""
    if negative(doc[i] for i in tokens):
        return
    for i in sorted(tokens):
        token = doc[i]
        narrows = (
            token.dep_ in ("prep", "acl", "relcl") and token.lower_ not in ("of", "than") and token.i > token.head.i
        )
        if narrows and token.head.dep_ in ("dobj", "attr") and _is_any(token.head):
            yield frozenset(t.i for t in token.subtree) & tokens


def _is_any(noun: Token) -> bool:
    """ "a plan", "new plans": not "the plan", "their plans", "two plans"."""
    before = [c for c in noun.lefts if c.dep_ not in ("amod", "compound")]
    return noun.tag_ == "NNS" if not before else all(c.lower_ in ("a", "an") for c in before)


def _single(doc: Doc, tokens: frozenset[int], within: frozenset[int]) -> list[frozenset[int]]:
    """The statement once for each member of the one list that stands `within` it; itself where none can be parted."""
    lists = [found for i in sorted(within) if len(found := _members(doc[i])) > 1 and all(m.i in tokens for m in found)]
    if len(lists) != 1 or not _can_part(lists[0], doc, tokens):
        return [tokens]
    members = lists[0]
    joints = {c.i for m in members for c in m.children if c.dep_ in ("cc", "preconj")}
    after = members[-1].right_edge.i + 1
    joints |= {t.i for t in doc[after : after + 1] if t.lower_ in ("both", "all", "each")}  # "Holm and Lund [both] won"
    rest = tokens.difference(*(_branch(m, members) for m in members), joints)
    if any(members[0].left_edge.i <= i <= members[-1].right_edge.i and not doc[i].is_punct for i in rest):
        return [tokens]  # the parse has torn the list apart
    return [(rest | (_branch(m, members) & tokens)) - joints for m in members]


def _members(head: Token) -> list[Token]:
    return [] if head.dep_ == "conj" or head.pos_ not in _SPLIT_POS else joined(head, _SPLIT_POS)


def _can_part(members: list[Token], doc: Doc, tokens: frozenset[int]) -> bool:
    head, said = members[0], [doc[i] for i in tokens]
    joints = {c.lower_ for m in members for c in m.children if c.dep_ in ("cc", "preconj")}
    bound = any(t.dep_ == "neg" or t.lower_ in _BOUND for t in said)
    bound |= any(t.text == ":" or t.text in g.DASHES for t in doc[head.i : members[-1].i])
    if not joints <= {"and", "&", "both"} or bound or _shares_words(members):
        return False
    if head.pos_ == "VERB":
        if any(g.auxiliaries(head)) and not all(any(g.auxiliaries(m)) for m in members[1:]):
            return False  # "after being ambushed and [shot]"
        return head.dep_ in ("xcomp", "pcomp", "advcl") and not g.is_finite(head)
    above = g.governor(head)
    if head.dep_ not in _SPLIT_DEPS or (head.dep_ == "pobj" and head.head.lower_ in ("between", "among")):
        return False
    if head.pos_ == "PROPN" and head.head.lower_ == "of":
        return False  # "minister of Jammu and Kashmir": one name, or one office
    if head.dep_ in g.SUBJECTS and sum(c.dep_ in g.SUBJECTS for c in head.head.children) > 1:
        return False  # "champion Holm and teammate Lund", where the parser took Lund for a second subject
    if head.dep_ in g.SUBJECTS and above is not None and number(above) < 0:
        return all(m.tag_ in ("NNS", "NNPS") for m in members)
    return above is None or above.lemma_ not in _TOGETHER


def _shares_words(members: list[Token]) -> bool:
    """ "34 men and women", "AIDS and cancer activists": a number or a noun that may belong to all of them."""
    first, last = members[0], members[-1]
    bare = first.left_edge == first and first.pos_ in ("NOUN", "PROPN")
    if bare and any(c.dep_ == "compound" and not c.ent_type_ for c in last.children):
        return True
    counted = any(c.dep_ == "nummod" for c in first.children)
    return counted and not all(any(c.dep_ in ("nummod", "det") for c in m.children) for m in members[1:])


def _branch(member: Token, members: list[Token]) -> frozenset[int]:
    others = frozenset(i for m in members if m.i > member.i for i in [t.i for t in m.subtree])
    return frozenset(t.i for t in member.subtree if t.dep_ != "cc" or t.head != member) - others


def _offices(doc: Doc, cut: Cut) -> Iterator[Cut]:
    """ "England boss Roy Hodgson" -> "[Roy Hodgson is] England boss"."""
    for ent in doc.ents:
        before = doc[ent.root.left_edge.i : ent.start]
        if _is_office(before, ent.label_) and all(t.i in cut.tokens for t in (*before, *ent)):
            words = frozenset(t.i for t in before)
            link = Insertion(before[0].idx, f"{ent.text} is", (ent.start_char, ent.end_char))
            yield Cut("apposition", ent.root.i, words, words, (link,))


def _is_office(words: Span, kind: str) -> bool:
    """Whether the words before a name say what its bearer is: "England boss", "US network"; "boss" alone says it of
    nobody."""
    plain = all(t.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") or t.text == "-" for t in words)
    last = words[-1] if len(words) else None
    if last is None or not plain or last.tag_ != "NN" or not last.is_lower:
        return False
    if kind == "ORG":
        return last.lower_ in ORGANISATIONS and len(words) > 1
    somebodys = last.lower_ in KIN | MALE_WORDS | FEMALE_WORDS
    return kind == "PERSON" and (len(words) > 1 if somebodys else calls_somebody(last.lower_))
