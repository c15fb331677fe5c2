"""The parts of a statement: one circumstance, one member of a list, one office at a time.

"Proctor was captured in Leeds after a chase" holds "Proctor was captured", "Proctor was captured in
Leeds" and "Proctor was captured after a chase": what a fact-checker looks up one by one, and about
as fine as the content units people write (pyramid SCUs, ROSE ACUs). A part says less than the whole
and never something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from gistcheck.decomposition import trimming
from gistcheck.decomposition.clauses import cut_clauses
from gistcheck.decomposition.cut import Cut, cut_text
from gistcheck.decomposition.members import agreeing, one_each
from gistcheck.decomposition.narrowing import LIGHT, is_for_it, is_so_then, spare
from gistcheck.decomposition.offices import offices, origins, titled
from gistcheck.decomposition.severed import is_severed
from gistcheck.mending.attachments import mend
from gistcheck.syntax import grammar as g
from gistcheck.vocabulary.quantifiers import NONE
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DENYING: Final = NONE | word_set("not n't nor never nowhere hardly scarcely barely rarely seldom")
_LIMITING: Final = _DENYING | word_set("only solely merely except")
_SPELLS: Final = word_set("day night week month year hour morning evening")
_BOUNDS: Final = word_set("until till by before since from")
"""What opens a time at which something begins or ends."""
_BY: Final = word_set("lose gain shed add cost weigh go")
"""Verbs that say nothing without how much."""
_COUNTED: Final = word_set("vote goal seat set game run frame try")
"""What two sides have more or less of, when one wins."""
_NEAR: Final = 8
"""So many words behind a figure its date may stand."""
_COMPARED: Final = frozenset(("from", "against", "than"))
"""What opens the figure that another is compared with."""


def statements(doc: Doc) -> list[str]:
    """The parts of all statements of a parsed sentence, as lines in reading order, insertions in [brackets]."""
    return list(dict.fromkeys(cut_text(doc, part) for cut in cut_clauses(doc) for part in parts(doc, cut)))


def parts(doc: Doc, cut: Cut) -> list[Cut]:
    """The smallest statements that a cut of a parsed sentence makes, in reading order, the bare one first.

    Each is a deletion of the cut, or says with an insertion what office it gives somebody, or where he is from; the
    verb of several is put right for one. The cut alone when it makes but one statement.
    """
    doc = mend(doc)
    whole = [group for group in cut.optional if not (doc[min(group)].like_num and _breaks_word(doc, group))]
    groups = [group for group in _timed(doc, whole) if _can_go(doc[cut.predicate], group)]
    bare = cut.tokens.difference(*groups)
    if len(bare) < 3 or any(doc[i].dep_ == "neg" or doc[i].lower_ in _DENYING for i in bare):
        bare, groups = cut.tokens, []  # "had not scored [since March]" does not hold "had not scored"
    full = bare
    # not "one of them, [cook Ole Holm]"
    titles = (words for words, name in titled(doc, bare) if name.root.dep_ != "appos" or not g.set_off(words[0]))
    bare = bare.difference(*({t.i for t in words} for words in titles))
    less = spare(doc[cut.predicate], bare)
    found = [*one_each(doc, bare, bare), *(bare - more for more in less)]
    if less:
        fewest = bare.difference(*less)
        found += one_each(doc, fewest, fewest)
    for group in groups:
        added = _closure(group, groups)
        rest = bare | {i for i in full if max(added) < i < min(bare)}  # "Besides Lind, [baker] Ole Holm left"
        found += one_each(doc, (rest | added) & cut.tokens, added)
    verb = doc[cut.predicate]
    found = [trimming.trimmed(doc, tokens, (), ()) for tokens in found]
    sound = [t for t in dict.fromkeys(found) if _is_whole(verb, t) and not _is_loose(verb, cut.tokens, t)]
    made = (agreeing(doc, replace(cut, tokens=tokens)) for tokens in sound)
    return [*made, *offices(doc, cut.tokens), *origins(doc, cut)]


def _timed(doc: Doc, groups: Sequence[frozenset[int]]) -> list[frozenset[int]]:
    """The circumstances, "until noon on Sunday" as one: what holds until a time of a day does not hold on that day."""
    found: list[frozenset[int]] = []
    for group in groups:
        bounded = [f for f in found if doc[min(f)].lower_ in _BOUNDS and max(f) + 1 == min(group)]
        if bounded and doc[min(group)].lower_ == "on" and doc[max(bounded[0])].ent_type_ == "TIME":
            found.remove(bounded[0])
            group |= bounded[0]
        found.append(group)
    return found


def _can_go(verb: Token, group: frozenset[int]) -> bool:
    """Whether a circumstance may go: not one that limits ("lost [only twice]"), nor what the verb says nothing, or
    something else, without: "fell [short of ...]", "came [second]", "lost [22%]", "ran up [9 miles]", "put [£2m]
    into it", "left it [without power]", "is [plus or minus] 3 points"."""
    first, last = verb.doc[min(group)], verb.doc[max(group)]
    money = first.tag_ == "$" and not any(c.dep_ == "dobj" for c in verb.rights)
    much = (verb.lemma_ in _BY and first.like_num) or money
    if first.lower_ == "than":
        return False  # "is more with her [than with him]"
    if verb.lemma_ == "spend" and first.tag_ == "VBG":
        return False  # "spent two years [being schooled]"
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
    limits |= {"same", "as"} <= words or verb.doc[first.i : last.i + 1].text == "so far"
    limits |= first.lower_ == "before" and is_for_it(verb)
    limits |= first.tag_ == "TO" and g.before(first).dep_ == "prt" and verb.lemma_ in ("sign", "line", "turn")
    limits |= is_so_then(verb, group)
    return not (tells or left or limits) and (len(group) > 1 or first.pos_ != "ADV")


def _is_whole(verb: Token, tokens: frozenset[int]) -> bool:
    behind_verb = [t for t in verb.doc[verb.i + 1 :] if t.i in tokens and not (t.is_punct or t.is_space)]
    bare = [t.tag_ for t in behind_verb] in (["RP"], ["RB"], ["IN"])  # "is going [home]", "went on [to write 11 books]"
    if verb.i not in tokens or (verb.lemma_ in LIGHT and (not behind_verb or (bare and _is_aimless(verb, tokens)))):
        return False
    if _is_empty(verb, tokens) or any(_has_gone(c, tokens) for c in verb.rights):
        return False
    doc, last = verb.doc, verb.doc[max(tokens)]
    opened = doc[min(tokens)]
    if (opened.tag_ in g.FINITE and g.word_before(doc, opened.i) >= 0) or (
        last.lemma_ in _SPELLS
        and last.left_edge.lower_ == "the"
        and g.behind(last).lower_ in ("after", "before", "since")
    ):
        return False  # "[Absent] was any word of it", "in the days [after she left]"
    kept = (doc[i] for i in tokens)
    joined = ((c.head.i, c.i) for c in kept if c.dep_ == "conj" and c.head.i in tokens)
    if any(not (verb.doc[i].is_punct or i in tokens) for start, end in joined for i in range(start, end)):
        return False  # "36 people [in Haiti] and four in Cuba"
    named = (i for i in tokens if verb.doc[i].pos_ in ("NOUN", "PROPN", "NUM", "SYM"))
    behind = (verb.doc[i + 1 : i + 3] for i in named if i + 1 not in tokens)
    if _breaks_word(verb.doc, tokens) or _halves_score(verb.doc, tokens) or _dates_what_is_lost(verb.doc, tokens):
        return False
    number = any(w.text.startswith("-") or w[0].like_num for w in behind if len(w))  # "Rs [2 crore]", "2016[-17]"
    return not (number or trimming.loses_quantity(verb.doc, tokens) or is_severed(verb.doc, tokens))


def _is_aimless(verb: Token, tokens: frozenset[int]) -> bool:
    return any(c.tag_ == "VB" and c.i > verb.i and c.i not in tokens for c in verb.children)


def _is_empty(verb: Token, tokens: frozenset[int]) -> bool:
    """ "It was actually [two years before he left]", "it is rare [for him to leave]": "it" is what is lost."""
    who = g.own_subject(verb)
    lost = [c for c in verb.rights if c.dep_ in ("advcl", "ccomp", "xcomp") and c.i not in tokens]
    stands = any(g.is_infinitive(c) or g.marks(c) in ("before", "that") for c in lost)
    behind = next((t for t in verb.doc[verb.i + 1 :] if t.i in tokens and t.lower_ != "only"), verb)
    between = [t for t in verb.doc[verb.i + 1 : behind.i] if t.i not in tokens]
    stands |= behind.lower_ == "that" and bool(between)  # "It was [then] that she left"
    return who is not None and who.lower_ == "it" and verb.lemma_ == "be" and stands


def _has_gone(clause: Token, tokens: frozenset[int]) -> bool:
    """ "won the cup [for goals saved], known as the glove": what the participle may speak of."""
    start = clause.left_edge.i
    said = clause.tag_ == "VBN" and clause.dep_ == "advcl" and {clause.i, start} <= tokens
    return said and clause.doc[start - 1].text == "," and start - 2 not in tokens


def _dates_what_is_lost(doc: Doc, tokens: frozenset[int]) -> bool:
    """ "rose to 300 [from 10] in 1950", "[than the 9 sold] a year before", "rose from 41p [to 97p] in May": the time
    may be that of the other figure."""
    lost = [t for t in doc if t.dep_ == "prep" and t.i not in tokens and (t.lower_ in _COMPARED or _is_reached(t))]
    counted = (t for t in lost if any(w.like_num or w.text[0].isdigit() for w in t.subtree))
    behind = (takewhile(lambda w: w.lower_ not in ("from", "to"), doc[t.i + 1 : t.i + _NEAR]) for t in counted)
    return any(w.i in tokens and w.ent_type_ == "DATE" for words in behind for w in words)


def _is_reached(to: Token) -> bool:
    """ "rose from 41p [to] 97p"."""
    return to.lower_ == "to" and any(c.dep_ == "prep" and c.lower_ == "from" for c in to.head.children)


def _breaks_word(doc: Doc, tokens: frozenset[int]) -> bool:
    """ "lost their semi[-final]", "was jailed for two years [and six months]"."""
    spans = (m for m in trimming.measures(doc) if doc[m[-1]].tag_ == "NNS" or doc[m[0]].lower_ == "between")
    joined = [*trimming.wholes(doc), *spans]
    words = ({t.i for t in doc[word.start : word.stop] if not g.is_mark(t)} for word in joined)
    return any(word & tokens and not word <= tokens for word in words)


def _halves_score(doc: Doc, tokens: frozenset[int]) -> bool:
    """ "passed it by 112 votes [to 111]"."""
    scores = ({t.i - 1, t.i + 2} for t in doc[1:-2] if t.lemma_ in _COUNTED and t.nbor().lower_ == "to")
    return any(len(score & tokens) == 1 for score in scores if all(doc[i].like_num for i in score))


def _is_loose(verb: Token, cut: frozenset[int], tokens: frozenset[int]) -> bool:
    """ "[As] this is a duty, they come", "is a duty [for all,] they come": what is left runs into another clause; not
    "Holm[, from Lund,] was hurt", nor the members of a list."""
    doc, own = verb.doc, {verb.i, *(a.i for a in g.auxiliaries(verb))}
    gone = [doc[i] for i in sorted(cut - tokens)]
    headless = (doc[i].head for i in tokens if doc[i].dep_ in g.SUBJECTS)  # "[the ad that Lind] is"
    if any(t.i in cut and t.i not in tokens and g.is_verb(t) for t in headless):
        return True
    if any(_lacks_complement(doc[i], cut, tokens) for i in tokens):
        return True
    opened = any(t.pos_ in ("ADP", "SCONJ") and t.i + 1 in tokens for t in gone)
    apart = (t for t in gone if t.dep_ != "conj" and not any(c.dep_ == "conj" for c in t.children))
    apart = (t for t in apart if not _begins_behind_comma(t, tokens))
    behind = (doc[i] for i in tokens if i > verb.i)
    busy = any(c.dep_ == "advcl" and c.i not in tokens and not g.set_off(c) for c in verb.rights)
    if verb.lemma_ == "be" and busy and all(t.ent_type_ in ("DATE", "TIME") or t.dep_ == "prep" for t in behind):
        return True  # "were on Thursday [involved in a row]"
    return opened or any(t.i + 2 in tokens - own and doc[t.i + 1].text == "," for t in apart)


def _is_gone(complement: Token, tokens: frozenset[int]) -> bool:
    """With all that hangs on it, and not a lone adverb."""
    words = {t.i for t in complement.subtree}
    return words.isdisjoint(tokens) and (complement.dep_ == "attr" or len(words) > 1)


def _lacks_complement(token: Token, cut: frozenset[int], tokens: frozenset[int]) -> bool:
    """ "called her [brave]", "knows [that it is so]", "hired them in part [by asking]", "both nets [and boats]"."""
    lost = [c for c in token.children if c.i in cut and c.i not in tokens]
    if token.lemma_ == "be" and any(c.dep_ in ("attr", "advmod") and _is_gone(c, tokens) for c in lost):
        return True  # "is [20 points ahead] in May"
    if token.lower_ == "part" and token.head.lower_ == "in":
        return token.i + 1 in cut and token.i + 1 not in tokens
    if token.dep_ == "preconj" and token.lower_ == "both":
        return any(c.dep_ == "conj" and c.i in cut and c.i not in tokens for c in token.head.children)
    if token.dep_ in ("relcl", "advcl", "ccomp") and any(c.dep_ in g.SUBJECTS for c in lost):
        return True  # "Tarn, which [Lind] won, is"
    return g.is_verb(token) and any(c.i > token.i and c.dep_ in ("ccomp", "oprd", "acomp", "prt") for c in lost)


def _begins_behind_comma(last: Token, tokens: frozenset[int]) -> bool:
    """ "died in Tarn[, aged 80], after an illness": what goes is set off on both sides, and no member of a list."""
    before = max((i for i in tokens if i < last.i), default=-1)
    behind = last.doc[min(last.i + 2, len(last.doc) - 1)]
    member = any(t.dep_ == "conj" and t.left_edge == behind for t in (behind, *behind.ancestors))
    return before >= 0 and last.doc[before + 1].text == "," and not member and behind.dep_ != "cc"


def _closure(group: frozenset[int], groups: list[frozenset[int]]) -> frozenset[int]:
    """A group without the groups nested in it, with those it is nested in."""
    around = [group, *(g for g in groups if g > group)]
    return frozenset().union(*(outer.difference(*(g for g in groups if g < outer)) for outer in around))
