"""The edges of a cut: measures whole, no loose conjunction, nothing broken off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from gistcheck.decomposition.severed import is_hyphen, is_severed
from gistcheck.syntax import grammar as g
from gistcheck.syntax.quotes import dash_pair, quoted_tokens
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LIMITING: Final = word_set(
    "few little no not only hardly none if any least most every nearly almost neither nor never"
)
_LIMIT: Final = re.compile("as (?:much|many|little|few|high|low) as")
"""What opens a figure that is not reached or not passed."""
_RIGHT: Final = word_set("right just shortly even especially particularly")
"""Adverbs that say nothing without the phrase behind them."""
_FINER: Final = word_set("month months week weeks day days hour hours minute minutes second seconds")
"""Units in which a time may go on: "two years and six [months]"."""


def wholes(doc: Doc) -> list[range]:
    """What is cut as one: words with a hyphen ("bye-bye"), numbers with their label ("No. 7"), names with a capital
    preposition ("Life On Air Inc."), hashtags, "at 14 times the limit", "as if", "as much as 5", "as well as" and "side
    by side"."""
    marks = [t for t in doc[1:-1] if t.text == "-"]
    hyphens = [t.i for t in marks if is_hyphen(t) or not (t.whitespace_ or g.before(t).whitespace_)]
    labels = [t.i for t in doc[:-2] if t.text == "No" and doc[t.i + 1].text == "." and doc[t.i + 2].pos_ == "NUM"]
    joints = [t.i for t in doc[:-2] if doc[t.i : t.i + 3].text.lower() == "as well as"]
    limits = [range(t.i, t.i + 4) for t in doc[:-3] if _LIMIT.fullmatch(doc[t.i : t.i + 3].text.lower())]
    pairs = [range(t.i, t.i + 2) for t in doc[:-1] if doc[t.i : t.i + 2].text.lower() in ("as if", "as though")]
    twice = (t for t in doc[:-2] if t.pos_ == "NOUN" and t.lower_ == doc[t.i + 2].lower_)
    joints += [t.i for t in twice if doc[t.i + 1].tag_ == "IN"]
    names = [range(e.start, e.end) for e in doc.ents if any(t.tag_ == "IN" and t.is_title for t in e[1:])]
    ratios = [range(_ratio(t), g.behind(t).head.i + 1) for t in doc[2:-1] if t.text == "times" and _compares(t)]
    tags = [range(t.i, t.i + 2) for t in doc[:-1] if not t.whitespace_ and (t.text == "#" or _has_unit(t))]
    hours = [range(t.i, t.i + 2) for t in doc[:-1] if _is_hour(t)]
    return [
        *names,
        *hours,
        *tags,
        *pairs,
        *limits,
        *ratios,
        *(range(i - 1, i + 2) for i in hyphens),
        *(range(i, i + 3) for i in (*labels, *joints)),
    ]


def _compares(times: Token) -> bool:
    """ "at 14 [times] the limit", "four [times] last year's"."""
    return g.before(times).like_num and g.behind(times).dep_ in ("det", "poss")


def _ratio(times: Token) -> int:
    """Where a ratio begins: at its figure, or the preposition before it."""
    return times.i - 1 - (times.doc[times.i - 2].dep_ == "prep")


def _has_unit(figure: Token) -> bool:
    """ "$40m": written together."""
    return figure.text[-1].isdigit() and figure.nbor().text[:1].isalpha()


def _is_hour(figure: Token) -> bool:
    return figure.text[-1].isdigit() and figure.nbor().lower_ in ("a.m.", "p.m.", "am", "pm")


def measures(doc: Doc) -> list[range]:
    """The words of each measure in a sentence: "two hours, 23 minutes and 10 seconds" is one."""
    found: list[range] = []
    for ent in doc.ents:
        lasts = ent.label_ == "DATE" and ent[0].like_num and ent[-1].tag_ == "NNS"  # "two years and six months"
        if not lasts and ent.label_ not in ("TIME", "QUANTITY", "MONEY", "PERCENT"):
            continue
        joint = doc[found[-1].stop : ent.start].text if found else "none"
        finer = joint == "and" and doc[found[-1].stop - 1].lower_ != ent[-1].lower_  # not "two days and four days"
        apart = doc[ent.end : ent.end + 1].text in ("after", "before")  # "on Friday night, 48 hours [after ...]"
        goes_on = joint == "" or (joint == "," and not apart) or (finer and ent[-1].lower_ in _FINER)
        start = found.pop().start if goes_on else ent.start
        found.append(range(start, ent.end))
    return found


def trimmed(doc: Doc, tokens: frozenset[int], begun: Sequence[range], touched: Sequence[range]) -> frozenset[int]:
    """The words of a cut with those of `begun` that it begins, those of `touched` that it holds a part of, and no
    conjunction at either end, nor the "that" of what is said."""
    added = (*(whole for whole in begun if whole[0] in tokens), *(w for w in touched if not tokens.isdisjoint(w)))
    return _ended(doc, tokens.union(*added))


def _ended(doc: Doc, tokens: frozenset[int]) -> frozenset[int]:
    """Without "that" at the beginning of what is said, and a conjunction or "including" at either end."""
    ends = [i for i in (min(tokens, default=-1), max(tokens, default=-1)) if i >= 0]
    first = doc[ends[0]] if ends else None
    edges = [i for i in ends if doc[i].dep_ == "cc" or doc[i].lower_ == "including"]
    if first is not None and first.lower_ == "that" and first.tag_ == "IN" and first.dep_ != "det":
        edges.append(first.i)
    return _ended(doc, tokens - set(edges)) if edges else tokens


def is_spoilt(doc: Doc, tokens: frozenset[int], short: frozenset[int]) -> bool:
    """Whether `short`, what is left of the cut `tokens` without its long circumstances, says too little or too much."""
    first = doc[min(short, default=0)]
    if first.tag_ in g.FINITE and first.i > min(tokens):
        return True  # "[At issue] is Mr Rubio"
    alone = _is_broken_off(doc, short) or _is_bald(doc, short) or has_loose_one(doc, short)
    return alone or is_severed(doc, short) or _is_torn(doc, tokens, short)


def _joins_verbs(cc: Token) -> bool:
    return any(c.dep_ == "conj" and c.i > cc.i and g.is_verb(c) and not g.marks(c) for c in cc.head.children)


def _is_broken_off(doc: Doc, tokens: frozenset[int]) -> bool:
    """Whether the cut ends with an adjective held for a noun ("a return to competitive [running]"), a verb without its
    object ("crowded there to witness [the mayor flip the switch]"), a figure before brackets ("a 6-7 [(3-7) 6-3
    win]") or "including", or holds a verb that the parse puts wrong."""
    if any(g.is_bare(doc[i]) for i in tokens):
        return True
    both = max((i for i in tokens if doc[i].lower_ == "both"), default=len(doc))
    joints = [t.i for t in doc[both:] if t.lower_ == "and"]
    if joints and tokens.isdisjoint(joints):
        return True  # "showed both her anger [and lighter moments]"
    last = doc[max(tokens, default=0)]
    if last.lower_ in _RIGHT and g.behind(last).tag_ == "IN":
        return True  # "hit a six right [at the end]"
    more = max((i for i in tokens if doc[i].lower_ in ("more", "less", "fewer")), default=len(doc))
    than = [t.i for t in doc[more:] if t.lower_ == "than"]
    if than and tokens.isdisjoint(than):
        return True  # "brings in more money [(as of May) than any other]"
    objectless = any(c.i not in tokens and c.dep_ in ("dobj", "ccomp", "xcomp") for c in last.children)
    scored = last.pos_ == "NUM" and doc[last.i + 1 : last.i + 2].text == "("
    after = doc[last.i + 1 : last.i + 2].text.lower()
    if last.dep_ == "conj" and last.lemma_ in ("claim", "plan", "hope", "promise", "threat") and after == "to":
        return True  # "has indexed 5 billion pages and claims [to update it]"
    if last.lower_ == "part" and doc[last.i - 1].lower_ in ("in", "large") and after in ("due", "because", "to", "by"):
        return True
    adjective = last.tag_ == "JJ" and last.dep_ in ("pobj", "dobj")
    return adjective or (last.tag_ == "VB" and objectless) or scored or last.lower_ == "including"


def _is_bald(doc: Doc, tokens: frozenset[int]) -> bool:
    """Whether so little is left of a statement about a pronoun that nobody could tell what it says: "it was 10%"."""
    words = [doc[i] for i in sorted(tokens) if not doc[i].is_punct]
    return 0 < len(words) < 5 and words[0].tag_ == "PRP"


def _follows(token: Token) -> bool:
    """A word that must come right behind its noun or verb: "which", a verb that only the parse joins to another, or the
    first of a clause without "that" ("cast doubt [on claims] he was hurt")."""
    if g.is_relative(token) and token.head.dep_ == "relcl":
        return True
    said = next((a for a in (token, *token.ancestors) if a.dep_ == "ccomp"), None)
    return (token.dep_ == "conj" and g.is_verb(token)) or (
        said is not None and said.left_edge == token and not g.marks(said)
    )


def _says_when(token: Token, lost: frozenset[int]) -> bool:
    """ "had trouble, [like] when he left": what limits the clause is lost; "Seconds [after the save], he scored": what
    the time is counted from is."""
    if token.tag_ == "WRB" and token.i - 1 in lost and token.nbor(-1).pos_ in ("ADV", "ADP", "SCONJ", "INTJ"):
        return True
    after = token.doc[min(token.i + 1, len(token.doc) - 1)]
    dated = any(c.lower_ in ("last", "next", "this") for c in token.children)
    counted = token.dep_ == "npadvmod" and token.tag_ in ("NN", "NNS") and not dated
    return counted and after.i in lost and after.lower_ in ("after", "before", "since", "from", "into")


def has_loose_one(doc: Doc, tokens: frozenset[int]) -> bool:
    """Whether "one", "some" or "the former" in it stands for a noun that it does not hold: "she became one"."""
    return any(
        _is_loose_one(doc[i], tokens) or (doc[i].lower_ in ("former", "latter") and doc[i].dep_ in g.SUBJECTS)
        for i in tokens
    )


def _is_loose_one(token: Token, kept: frozenset[int]) -> bool:
    alone = (
        token.lower_ in ("one", "some") and token.dep_ in ("dobj", "attr", "pobj", "oprd") and not list(token.children)
    )
    nouns = (t for t in token.doc[: token.i] if t.i in kept and t.pos_ == "NOUN" and t.dep_ not in g.SUBJECTS)
    return alone and not any(nouns)


def loses_part(doc: Doc, tokens: frozenset[int]) -> bool:
    """Whether a cut loses what counts it, or one side of a pair of dashes that it goes over."""
    return loses_quantity(doc, tokens) or _tears_dashes(doc, tokens)


def _tears_dashes(doc: Doc, tokens: frozenset[int]) -> bool:
    """ "The Pauls -- [Rand and Ron -- are] two", "to win [big -- as in rich --] support": begun in an aside or ended
    with it, while the sentence goes on."""
    if (pair := dash_pair(doc)) is None:
        return False
    start, end = pair
    inside = any(start < i < end for i in tokens)
    before, after = any(i < start for i in tokens), any(i > end for i in tokens)
    first = g.behind(doc[end])
    above = (first, *first.ancestors)
    goes_on = first.pos_ in ("NOUN", "PROPN", "ADJ") and not any(t.dep_ in g.SUBJECTS or t.ent_type_ for t in above)
    return inside and ((after and not before) or (before and not after and goes_on))


def loses_quantity(doc: Doc, tokens: frozenset[int]) -> bool:
    """Whether a word that limits the first kept word stayed behind ("few if [any makers use it]"), or what something is
    measured by ("stays as far away from it [as she can]")."""
    before = min(tokens, default=0) - 1
    if before >= 0 and doc[before].lower_ in _LIMITING:
        return True
    likened = [i for i in tokens if doc[i].lower_ == "as"]
    after = doc[likened[0] + 1] if len(likened) == 1 and likened[0] + 1 < len(doc) else None
    measured = after is not None and after.pos_ in ("ADV", "ADJ") and after.lower_ not in ("well", "soon", "yet")
    return measured and doc[max(tokens) + 1 : max(tokens) + 2].text == "as"


def _is_torn(doc: Doc, tokens: frozenset[int], short: frozenset[int]) -> bool:
    """Whether `short` begins within a quotation, in the middle of what stands before the first comma ("[Since Lee
    wrote] "To Kill a Mockingbird" in 1960, she refused", "[For now, "Go] Set a Watchman" is due"), or leaves a word
    without what it hangs on ("asked secretaries [for emails] that could be private", "campaigners including") or is
    joined to ("won awards [for best actor] and best play")."""
    lost, first = tokens - short, min(short, default=0)
    if first - 1 in lost and doc[first - 1].lower_ in g.FACT_MARKS:
        return True  # "[As] making a trip there is a custom, thousands arrive"
    if doc[first].dep_ == "advmod" and first + 1 in lost and not g.is_mark(doc[first + 1]):
        return True  # "Now [in charge of the Danes,] Holm was in the stand"
    if first > min(tokens) and doc[first].dep_ == "prep" and doc[first].lower_ in ("from", "to"):
        return True  # "[Despite a rise to 205m in May,] from 142m in April, the bank had expected more"
    if any(doc[i].head.i in lost and not g.is_mark(doc[i]) for i in short):
        return True
    if any(c.dep_ == "pobj" and c.i in lost for c in doc[max(short, default=0)].children):
        return True
    if any(doc[i].dep_ == "dep" and doc[i].tag_ == "VB" for i in lost):
        return True  # "could see people suffering from diseases - ... - [receive] compensation"
    joints = (i for i in short if doc[i].dep_ == "cc" and not _joins_verbs(doc[i]))
    if any(max((t for t in tokens if t < i), default=-1) in lost for i in joints):
        return True
    if any(i - 1 in lost and not g.is_mark(doc[i - 1]) and _follows(doc[i]) for i in short):
        return True
    if any(_says_when(doc[i], lost) for i in short):
        return True
    if any(i - 2 in lost and doc[i - 1].is_quote and doc[i - 1].tag_ == "``" for i in short):
        return True
    before = next((i for i in range(first - 1, -1, -1) if not doc[i].is_quote), 0)
    return before in lost and not doc[before].is_punct and first in quoted_tokens(doc)
