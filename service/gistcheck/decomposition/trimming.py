"""The edges of a cut: measures whole, no loose conjunction, nothing broken off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.syntax.brackets import dash_pair
from gistcheck.syntax.facts import MONTHS, WEEKDAYS
from gistcheck.syntax.remembered import read_once
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LIMITING: Final = word_set(
    "few little no not only hardly none if any least most every nearly almost neither nor never"
)
_LIMIT: Final = re.compile("as (?:much|many|little|few|high|low) as")
"""What opens a figure that is not reached or not passed."""
_FINER: Final = word_set("month months week weeks day days hour hours minute minutes second seconds")
"""Units in which a time may go on: "two years and six [months]"."""


_BODIES: Final = frozenset(
    ("Convention", "Committee", "Commission", "Council", "Agency", "Treaty", "Conference", "Centre")
)
"""What may be named after what it is for: "the Committee on Public Safety"."""
_VERSUS: Final = ("v", "v.", "vs", "vs.")
"""Between the two sides of a case in court, which have one name."""


@read_once
def wholes(doc: Doc) -> tuple[range, ...]:
    """What is cut as one: words with a hyphen ("bye-bye"), numbers with their label ("No. 7"), names with a capital
    preposition ("Life On Air Inc."), hashtags, "at 14 times the limit", "as if", "as much as 5", "as well as" and "side
    by side"."""
    marks = [t for t in doc[1:-1] if t.text == "-"]
    hyphens = [t.i for t in marks if g.is_hyphen(t) or not (t.whitespace_ or g.before(t).whitespace_)]
    hyphens += [t.i for t in doc[1:-1] if t.text in _VERSUS and doc[t.i - 1].is_title and doc[t.i + 1].is_title]
    labels = [t.i for t in doc[:-2] if t.text == "No" and doc[t.i + 1].text == "." and doc[t.i + 2].pos_ == "NUM"]
    bodies = [range(t.i - 1, _name_end(doc, t.i + 1)) for t in doc[1:-1] if _names_on(t)]
    joints = [t.i for t in doc[:-2] if doc[t.i : t.i + 3].text.lower() == "as well as"]
    limits = [range(t.i, t.i + 4) for t in doc[:-3] if _LIMIT.fullmatch(doc[t.i : t.i + 3].text.lower())]
    pairs = [range(t.i, t.i + 2) for t in doc[:-1] if doc[t.i : t.i + 2].text.lower() in ("as if", "as though")]
    twice = (t for t in doc[:-2] if t.is_alpha and t.lower_ == doc[t.i + 2].lower_)
    joints += [t.i for t in twice if doc[t.i + 1].tag_ in ("IN", "TO")]
    names = [range(e.start, e.end) for e in doc.ents if any(t.tag_ == "IN" and t.is_title for t in e[1:])]
    ratios = [range(_ratio(t), g.behind(t).head.i + 1) for t in doc[2:-1] if t.text == "times" and _compares(t)]
    tags = [range(t.i, t.i + 2) for t in doc[:-1] if not t.whitespace_ and (t.text == "#" or _has_unit(t))]
    hours = [range(t.i, t.i + 2) for t in doc[:-1] if _is_hour(t)]
    return (
        *names,
        *bodies,
        *hours,
        *tags,
        *pairs,
        *limits,
        *ratios,
        *(range(i - 1, i + 2) for i in hyphens),
        *(range(i, i + 3) for i in (*labels, *joints)),
    )


def _names_on(link: Token) -> bool:
    """ "the Convention [on] Human Rights": between the two halves of a body's name."""
    after = g.behind(link)
    dated = after.ent_type_ in ("DATE", "TIME") or after.lower_ in (*WEEKDAYS, *MONTHS)
    named = after.text.istitle() and not dated
    return named and link.lower_ in ("on", "for") and g.before(link).text in _BODIES


def _name_end(doc: Doc, i: int) -> int:
    return next((t.i for t in doc[i:] if not (t.pos_ == "PROPN" and t.text.istitle())), len(doc))


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
    return _ended(doc, _without_both(doc, _rejoined(doc, tokens.union(*added))))


def _without_both(doc: Doc, tokens: frozenset[int]) -> frozenset[int]:
    """Without a "both" whose second thing is lost: "has [both] praised him (and fought him)"."""
    pairs = [i for i in tokens if doc[i].lower_ == "both" and doc[i].dep_ in ("preconj", "cc", "advmod")]
    return tokens.difference(i for i in pairs if not any(k > i and doc[k].lower_ == "and" for k in tokens))


def _rejoined(doc: Doc, tokens: frozenset[int]) -> frozenset[int]:
    """With the conjunction before what is joined to a word that is kept, whatever the parse hangs it on."""
    joined = (doc[i] for i in tokens if doc[i].dep_ == "conj" and doc[i].head.i in tokens)
    before = (t.left_edge.i - 1 for t in joined if t.left_edge.i in tokens and t.left_edge.i > t.head.i)
    return tokens.union(i for i in before if doc[i].dep_ == "cc" and doc[i].lower_ in ("and", "or"))


def _ended(doc: Doc, tokens: frozenset[int]) -> frozenset[int]:
    """Without "that" at the beginning of what is said, a conjunction at either end, and "including" at the last, or
    where it lost what it includes ("including, for the first time[, the mill]")."""
    apart = (i for i in tokens if doc[i].lower_ == "including" and doc[i + 1 : i + 2].text == ",")
    if (last := min(apart, default=None)) is not None and not any(
        c.dep_ == "pobj" and c.i in tokens for c in doc[last].children
    ):
        tokens = frozenset(i for i in tokens if i < last)
    ends = [i for i in (min(tokens, default=-1), max(tokens, default=-1)) if i >= 0]
    first = doc[ends[0]] if ends else None
    edges = [i for i in ends if doc[i].dep_ == "cc" or (doc[i].lower_ == "including" and i == ends[-1])]
    if (
        first is not None
        and first.lower_ == "that"
        and first.tag_ == "IN"
        and first.dep_ != "det"
        and g.word_before(doc, first.i) >= 0
    ):
        edges.append(first.i)
    return _ended(doc, tokens - set(edges)) if edges else tokens


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
    """Whether a cut loses what counts it, what there is of a thing ("there were letters [showing that ...]"), or one
    side of a pair of dashes that it goes over."""
    there = [doc[i].head for i in tokens if doc[i].dep_ == "expl"]
    things = (c for verb in there for c in verb.rights if c.dep_ == "attr" and c.i in tokens)
    beside = ((t, c) for t in things for c in t.rights)  # also "there's Ohio[, where he won]"
    told = (c for t, c in beside if (c.dep_ == "acl" and not g.set_off(c)) or (c.dep_ == "relcl" and t.ent_type_))
    lost = any(c.i not in tokens for c in told) or any(_goes_on_list(t, tokens) for t in doc if t.dep_ == "appos")
    return lost or _ends_bare(doc, tokens) or loses_quantity(doc, tokens) or _tears_dashes(doc, tokens)


def _ends_bare(doc: Doc, tokens: frozenset[int]) -> bool:
    """ "are unaware of [and don't care who he is]", "rates that are not [sustainable]"; not "was shot at and fled"."""
    last = doc[max(tokens, default=0)]
    after = g.behind(last)
    if last.dep_ == "neg" or last.lower_ == "not":
        return after != last and not g.is_mark(after)
    bare = last.dep_ == "prep" and last.lower_ in ("of", "to", "with", "from", "about", "by", "at")
    passive = any(c.dep_ == "nsubjpass" for c in last.head.children)
    return bare and not passive and not list(last.children) and after.dep_ == "cc"


def _goes_on_list(noun: Token, tokens: frozenset[int]) -> bool:
    """ "a state in all of Gaza[, 97% of the Bank and Jerusalem]": held for what explains a noun farther ahead."""
    last = noun.doc[max(g.word_before(noun.doc, noun.left_edge.i), 0)]
    apart = last != noun.head and not noun.head.is_ancestor(last)
    return apart and last.i in tokens and noun.i not in tokens and any(t.dep_ == "conj" for t in noun.subtree)


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
