"""Whether a part of a statement is sound: nothing broken off, nothing that runs into what is lost."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from gistcheck.decomposition import trimming
from gistcheck.decomposition.narrowing import LIGHT
from gistcheck.decomposition.severed import is_severed
from gistcheck.syntax import grammar as g
from gistcheck.vocabulary.people import TITLES
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SPELLS: Final = word_set("day night week month year hour morning evening")
_WITH: Final = word_set("join serve look work act appear seem")
"""Verbs that say nothing alone."""
_COUNTED: Final = word_set("vote goal seat set game run frame try")
"""What two sides have more or less of, when one wins."""
_NEAR: Final = 8
"""So many words behind a figure its date may stand."""
_COMPARED: Final = frozenset(("from", "against", "than"))
"""What opens the figure that another is compared with."""


def is_whole(verb: Token, tokens: frozenset[int]) -> bool:
    """Whether these words of a sentence, with `verb` for their predicate, are a statement with nothing broken off."""
    behind_verb = [t for t in verb.doc[verb.i + 1 :] if t.i in tokens and not (t.is_punct or t.is_space)]
    bare = [t.tag_ for t in behind_verb] in (["RP"], ["RB"], ["IN"])  # "is going [home]", "went on [to write 11 books]"
    if not behind_verb and verb.lemma_ in _WITH:
        return False  # "joined [when she left]"
    if verb.i not in tokens or (verb.lemma_ in LIGHT and (not behind_verb or (bare and _is_aimless(verb, tokens)))):
        return False
    if _is_empty(verb, tokens) or any(_has_gone(c, tokens) for c in verb.rights):
        return False
    if any(c.dep_ == "csubj" and c.tag_ == "VBG" and not _is_kept_up_to(c, verb, tokens) for c in verb.lefts):
        return False  # "Speaking at a mill [in Tarn, Ohio, Lind] tried", where the parser took her for a place
    if any(_is_dated_beside(verb.doc[i], tokens) or _is_orphaned(verb.doc[i], tokens) for i in tokens):
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
    if _is_for_first_time(verb, tokens):
        return False
    named = (i for i in tokens if verb.doc[i].pos_ in ("NOUN", "PROPN", "NUM", "SYM"))
    behind = (verb.doc[i + 1 : i + 3] for i in named if i + 1 not in tokens)
    if breaks_word(verb.doc, tokens) or _halves_score(verb.doc, tokens) or _dates_what_is_lost(verb.doc, tokens):
        return False
    number = any(w.text.startswith("-") or w[0].like_num for w in behind if len(w))  # "Rs [2 crore]", "2016[-17]"
    return not (number or trimming.loses_quantity(verb.doc, tokens) or is_severed(verb.doc, tokens))


def _is_orphaned(word: Token, tokens: frozenset[int]) -> bool:
    """ "wrote it [with Ole Holm] of Tarn", "went to Peru and last year [to Chile]", "go back[, to 1997,] the year she
    left", "Gov. [Lind]": what is kept of a phrase whose rest is lost."""
    doc, before, after = word.doc, g.before(word), g.behind(word)
    of = word.lower_ == "of" and word.dep_ == "prep" and before.dep_ != "conj"
    if of and before.i not in tokens and word.head != before and before.ent_type_ not in ("DATE", "TIME"):
        return True
    if (
        word.lower_.rstrip(".") in TITLES | {"gov"}
        and word.text.endswith(".")
        and after.pos_ == "PROPN"
        and after != word
    ):
        return after.i not in tokens
    if word.dep_ == "cc" and word.i + 1 in tokens:
        rest = list(takewhile(lambda t: t.i in tokens, doc[word.i + 1 :]))
        behind = doc[rest[-1].i + 1 : rest[-1].i + 2]
        timed = all(t.ent_type_ in ("DATE", "TIME") or t.pos_ == "ADV" for t in rest) and before.ent_type_ != "DATE"
        return timed and bool(behind) and not g.is_mark(behind[0])
    opens = word.left_edge == word and word.head.i not in tokens and word.pos_ == "DET"
    noun = word.head if word.pos_ == "DET" else word
    apart = before.text == "," and before.i not in tokens and before.i - 1 not in tokens and before.i > 0
    return (opens or noun.dep_ == "npadvmod") and apart and noun.left_edge == word and not _has_comma(doc, word, tokens)


def _is_kept_up_to(clause: Token, verb: Token, tokens: frozenset[int]) -> bool:
    lost = [t for t in verb.doc[clause.left_edge.i : verb.i] if t.i not in tokens]
    return not (any(t.text == "," for t in lost) and any(t.pos_ == "PROPN" for t in lost))


def _is_dated_beside(noun: Token, tokens: frozenset[int]) -> bool:
    """ "chose Lind in 2008, and Holm [in 2012]": each with a time of its own."""
    after = g.behind(noun.right_edge) if noun.right_edge.i in tokens else g.behind(noun)
    if noun.dep_ != "conj" or noun.pos_ not in ("NOUN", "PROPN") or after.i in tokens or after.dep_ != "prep":
        return False
    between = noun.doc[noun.head.i : noun.i]
    return any(t.lower_ == after.lower_ and t.i in tokens and any(c.ent_type_ for c in t.children) for t in between)


def _has_comma(doc: Doc, word: Token, tokens: frozenset[int]) -> bool:
    last = max((i for i in tokens if i < word.i), default=word.i)
    return doc[last].text == ","


def _is_for_first_time(verb: Token, tokens: frozenset[int]) -> bool:
    """ "hit the trail [with Lind] for the first time": the first time with her."""
    time = (t for t in verb.rights if t.lower_ == "for" and t.i in tokens)
    ranked = any(w.ent_type_ == "ORDINAL" and w.head.lower_ == "time" for t in time for w in t.subtree)
    beside = (c for c in verb.rights if c.dep_ in ("prep", "advcl") and c.i not in tokens)
    return ranked and any(all(t.ent_type_ not in ("DATE", "TIME") for t in c.subtree) for c in beside)


def _is_aimless(verb: Token, tokens: frozenset[int]) -> bool:
    return any(c.tag_ == "VB" and c.i > verb.i and c.i not in tokens for c in verb.children)


def _is_empty(verb: Token, tokens: frozenset[int]) -> bool:
    """ "It was actually [two years before he left]", "it is rare [for him to leave]": "it" is what is lost."""
    who = g.own_subject(verb)
    lost = [c for c in verb.rights if c.dep_ in ("advcl", "ccomp", "xcomp") and c.i not in tokens]
    told = (c for a in verb.rights if a.dep_ == "attr" for c in a.rights if c.dep_ == "relcl" and c.i not in tokens)
    if who is not None and who.lower_ == "it" and any(told):
        return True  # "it was Norcar [who acted]"
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


def breaks_word(doc: Doc, tokens: frozenset[int]) -> bool:
    """ "lost their semi[-final]", "was jailed for two years [and six months]"."""
    spans = (m for m in trimming.measures(doc) if doc[m[-1]].tag_ == "NNS" or doc[m[0]].lower_ == "between")
    joined = [*trimming.wholes(doc), *spans]
    words = ({t.i for t in doc[word.start : word.stop] if not g.is_mark(t)} for word in joined)
    return any(word & tokens and not word <= tokens for word in words)


def _halves_score(doc: Doc, tokens: frozenset[int]) -> bool:
    """ "passed it by 112 votes [to 111]"."""
    scores = ({t.i - 1, t.i + 2} for t in doc[1:-2] if t.lemma_ in _COUNTED and t.nbor().lower_ == "to")
    return any(len(score & tokens) == 1 for score in scores if all(doc[i].like_num for i in score))


def is_loose(verb: Token, cut: frozenset[int], tokens: frozenset[int]) -> bool:
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
