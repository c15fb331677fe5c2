"""Repairs of what the small parser hangs a verb on: which is the main verb, whose statement it is, what it explains.

Each takes a token and says whether it changed anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gistcheck.mending.speech import rejoin
from gistcheck.syntax import grammar as g
from gistcheck.syntax.stance import SAYING
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUN_CONTENT: Final = word_set(
    "claim fact belief report idea news announcement statement evidence view argument hope fear sign"
    " indication impression assertion assurance theory sense doubt allegation suggestion warning rumour rumor notion"
    " finding conclusion proof confirmation guarantee promise chance"
)
_WITNESSING: Final = word_set("see watch hear let make help have")
"""Verbs whose object does something: "saw [the chief announce his resignation]"."""
_SHOWN: Final = word_set("case report instance incident example story image picture photo video footage")
"""What is of somebody doing something."""
_TIMES: Final = word_set("after before until since because")
"""What opens a clause of time or cause."""


def makes_main(verb: Token) -> bool:
    """ "The authors shortlisted for an award [are hoping] for a boost": a finite verb without a subject of its own,
    with nothing between it and what the parser took for the main verb."""
    first, helpers = verb.head, g.auxiliaries(verb)
    finite = any(a.tag_ in ("VBZ", "VBP", "VBD", "MD") for a in helpers)
    alone = g.own_subject(verb) is None and not g.marks(verb) and verb.left_edge in helpers
    joint = verb.doc[max(verb.left_edge.i - 1, 0)]
    reduced = first.dep_ == "ROOT" and not g.auxiliaries(first)
    if verb.dep_ == "ccomp":  # "the remains [found] in May may be his"
        behind = (c for c in first.children if first.i < c.i < verb.left_edge.i)
        reduced &= first.tag_ in ("VBN", "VBD") and all(c.dep_ == "prep" for c in behind)
    else:
        reduced &= first.tag_ == "VBN" or (first.tag_ == "VBD" and first.i < joint.i)
    who = g.own_subject(first)
    if not (finite and alone and reduced) or g.is_mark(joint) or joint.dep_ == "cc" or who is None or who.i > first.i:
        return False
    _swap(verb, who, "acl")
    first.tag_ = "VBN"
    return True


def is_main(verb: Token) -> bool:
    """ "A bill that would allow Utah to execute prisoners [passed] in the Senate.", "One firm in Tarn [advertised] and
    called itself a hotel.": a sentence without another verb for its first noun."""
    doc = verb.doc
    noun = _root(verb)
    whole = g.ending(doc).endswith(".") and noun.pos_ == "NOUN" and verb.head != noun
    opened = any(c.dep_ == "relcl" and c.i < verb.i for c in noun.children)
    opened |= any(c.dep_ == "conj" and c.tag_ == "VBD" and not g.auxiliaries(c) for c in verb.children)
    alone = not any(t.dep_ == "acl" and t.tag_ == "VBN" and t != verb for t in doc)
    if not (whole and opened and alone) or not verb.text.endswith("ed") or g.is_mark(verb.nbor(-1)):
        return False
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    noun.head, noun.dep_ = verb, "nsubj"
    return True


def reports_it(verb: Token) -> bool:
    """ "Trump dictated the statement to a lawyer, a new report [alleged] on Monday.": who says so, at the end."""
    doc, noun = verb.doc, verb.head
    first = noun.left_edge.i
    apart = first > 0 and doc[first - 1].text == "," and noun.i == verb.i - 1 and noun.left_edge.tag_ == "DT"
    ends = doc[min(verb.right_edge.i + 1, len(doc) - 1)].text == "."
    alone = not any(c.dep_ in ("agent", "dobj", "ccomp", "xcomp") for c in verb.children)
    reports = verb.lemma_ in ("allege", "report", "say", "claim", "find")
    root = _root(verb)
    if not (apart and ends and alone and reports) or root.i > first:
        return False
    verb.head, verb.dep_, verb.tag_ = root, "parataxis", "VBD"
    noun.head, noun.dep_ = verb, "nsubj"
    return True


def _root(token: Token) -> Token:
    """The root that the token hangs on: a sentence that the parser broke in two has two."""
    return next((a for a in token.ancestors if a.dep_ == "ROOT"), token)


def parts_relative(noun: Token) -> bool:
    """ "Davis, whose [career] included credits, was an activist": a second subject of the first verb, and a finite
    verb behind a comma without a subject of its own."""
    first = noun.head
    who = next((c for c in first.children if c.dep_ == "nsubj" and c.i < noun.i), None)
    if who is None or first.dep_ != "ROOT" or not any(c.tag_ == "WP$" for c in noun.children):
        return False
    later = (c for c in first.children if c.dep_ == "conj" and c.i > first.i and g.is_finite(c))
    verb = next((c for c in later if c.doc[c.left_edge.i - 1].text == "," and g.own_subject(c) is None), None)
    if verb is None:
        return False
    _swap(verb, who, "relcl")
    return True


def is_subordinate(verb: Token) -> bool:
    """ "was found burned and abandoned, just days after her family [reported] it": a clause of time or cause that the
    parser joined to the verb before."""
    if g.marks(verb) not in _TIMES or g.own_subject(verb) is None:
        return False
    if verb.doc[max(verb.left_edge.i - 1, 0)].text != ",":
        return False
    verb.dep_ = "advcl"
    return True


def describes(verb: Token) -> bool:
    """ "the ship was, at the time, the largest class of warship ever [constructed]": a participle that describes what
    the ship was."""
    was, noun = verb.head, g.own_subject(verb)
    filled = any(c.dep_ in ("attr", "acomp", "oprd") for c in was.children)
    bare = verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass", "mark") for c in verb.children)
    if noun is None or was.lemma_ != "be" or filled or not bare or not was.i < noun.i < verb.i:
        return False
    for child in [c for c in verb.children if c.i < noun.left_edge.i]:
        child.head = was
    noun.head, noun.dep_ = was, "attr"
    verb.head, verb.dep_ = noun, "acl"
    return True


def leaves_aside(verb: Token) -> bool:
    """ "They called on Holm, who ran it until May, [to act] as director": behind an aside between commas, what the
    verb before it is for."""
    aside, doc = verb.head, verb.doc
    purpose = any(c.tag_ == "TO" and c.i == verb.left_edge.i for c in verb.children)
    noun = aside.head
    if aside.dep_ != "relcl" or not purpose or doc[verb.left_edge.i - 1].text != "," or g.own_subject(aside) is None:
        return False
    outer = g.governor(noun)
    if doc[max(aside.left_edge.i - 1, 0)].text != "," or outer is None or not outer.i < noun.i:
        return False
    verb.head = outer
    return True


def alleges(verb: Token) -> bool:
    """ "was close to Holm, who quit in May, [alleging] fraud": who did last what was told before alleges it."""
    doc, start = verb.doc, verb.left_edge.i
    if verb.tag_ != "VBG" or verb.lemma_ not in SAYING or start < 2 or doc[start - 1].text != ",":
        return False
    before = doc[start - 2]
    aside = next((a for a in (before, *before.ancestors) if a.dep_ == "relcl" and a.right_edge.i == before.i), None)
    if aside is None or aside.is_ancestor(verb) or not verb.head.is_ancestor(aside) or not verb.head.i < aside.i:
        return False
    if not any(c.lower_ == "who" and c.dep_ == "nsubj" for c in aside.children):
        return False
    verb.head = aside
    return True


def _swap(verb: Token, who: Token, dep: str) -> None:
    """Make `verb` the main verb of `who`, which the main verb so far only explains."""
    first = who.head
    verb.head, verb.dep_ = verb, "ROOT"
    who.head = verb
    first.head, first.dep_ = who, dep


def is_shown(verb: Token) -> bool:
    """ "five cases of [locals] taking the keys": cases of their doing so."""
    noun = verb.doc[max(verb.left_edge.i - 1, 0)]
    shown = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in _SHOWN
    if verb.tag_ != "VBG" or not shown or noun.i < verb.head.i or g.own_subject(verb) is not None:
        return False
    verb.head, verb.dep_ = noun, "acl"
    return True


def runs_on(verb: Token) -> bool:
    """ "it [is] the latest gift - he has given £10m", "they [know] it is fragile, so they come", "A was [named] best
    musical, B was best actress and C won": statements side by side, the first of which the parser held for what the
    second says."""
    who = g.own_subject(verb.head)
    if who is None or verb.i > who.i or verb.head.lemma_ in SAYING:
        return False
    joint = verb.doc[max(who.left_edge.i - 1, 0)]
    apart = joint.lower_ == "so" or joint.text in g.DASHES or joint.text == ";"
    listed = joint.text == "," and {"attr", "conj"} <= {c.dep_ for c in verb.head.children}
    if joint.i <= verb.i or not (apart or (listed and g.own_subject(verb) is not None)):
        return False
    verb.dep_ = "parataxis"
    return True


def is_witnessed(verb: Token) -> bool:
    """ "had seen the chief [announce] his resignation": a bare verb behind its own subject, right after who saw it."""
    who = g.own_subject(verb)
    before = verb.doc[who.left_edge.i - 1] if who is not None and who.left_edge.i else verb
    bare = verb.tag_ in ("VB", "VBP") and verb.text == verb.lemma_ and not g.auxiliaries(verb)
    saw = before.pos_ == "VERB" and before.lemma_ in _WITNESSING and before.i < verb.i and not verb.is_ancestor(before)
    if not bare or not saw:
        return False
    verb.head, verb.dep_, verb.tag_ = before, "ccomp", "VB"
    return True


def moves_up(token: Token) -> bool:
    """Move "told ANI in an interview [that ...]" and "visit to PoK [calling it ...]" up to their verb."""
    verb = g.governor(token.head)
    if verb is None or verb.i >= token.i:
        return False
    if any(child.tag_ == "MD" for child in token.children):
        return _mend_clause(token, verb)
    if token.tag_ in ("VB", "VBP") and token.head.dep_ == "dobj" and verb.lemma_ in SAYING and not g.auxiliaries(token):
        noun = token.head
        token.head, token.dep_, token.tag_ = verb, "ccomp", "VBP"
        noun.head, noun.dep_ = token, "nsubj"
        return True
    that = any(child.dep_ == "mark" and child.lower_ == "that" for child in token.children)
    told = any(child.dep_ == "ccomp" for child in verb.children)
    noun = token.head  # "said [in] a statement that"
    if that and verb.lemma_ in SAYING and (noun.lemma_ not in _NOUN_CONTENT or noun.head.lower_ == "in") and not told:
        token.head, token.dep_ = verb, "ccomp"
    elif token.tag_ == "VBG" and token.head.pos_ == "PROPN" and token.head.dep_ in ("pobj", "dobj"):
        token.head, token.dep_ = verb, "advcl"
    return token.dep_ != "acl"


def _mend_clause(token: Token, verb: Token) -> bool:
    """ "ties between A and B but C [should look west]": a modal makes it a clause; C is its subject."""
    modal = next(c for c in token.children if c.tag_ == "MD")
    if modal.i == 0 or g.own_subject(token) is not None:
        return False
    noun = token.doc[modal.i - 1]
    if noun.dep_ != "conj" or noun.pos_ not in ("NOUN", "PROPN", "PRON"):
        return False
    joint = next((c for c in reversed(list(noun.head.children)) if c.dep_ == "cc" and c.i < noun.i), None)
    noun.head, noun.dep_ = token, "nsubj"
    token.head, token.dep_ = verb, "conj"
    if joint is not None:
        joint.head = verb
    return True


def keeps_tense(verb: Token) -> bool:
    """ "The news comes as the sequel went through trials -- and [was] picked up": of the two verbs before it, the one
    in the past."""
    main = verb.head
    tense = next((t.tag_ for t in (verb, *verb.children) if t.tag_ in ("VBD", "VBZ", "VBP")), "")
    if main.tag_ not in ("VBZ", "VBP") or tense != "VBD" or g.own_subject(verb) is not None:
        return False
    told = [c for c in main.children if c.dep_ == "advcl" and main.i < c.i < verb.i and c.tag_ == "VBD"]
    if not told or g.own_subject(told[-1]) is None:
        return False
    rejoin(verb, told[-1])
    return True


def acts(noun: Token) -> bool:
    """ "Born in Bergen, [Holm], who won in May, broke the record": what the parser took for an explanation of Bergen is
    the subject, with its clause, of the verb behind the second comma, which has none."""
    place, main, doc = noun.head, _root(noun), noun.doc
    start = noun.left_edge.i
    apart = start > 0 and doc[start - 1].text == "," and doc[min(noun.right_edge.i + 1, len(doc) - 1)].text == ","
    fronted = place.dep_ == "pobj" and place.i < noun.i < main.i and g.is_verb(main) and g.is_finite(main)
    if not (apart and fronted) or noun.pos_ != "PROPN" or g.own_subject(main) is not None:
        return False
    clause = [c for c in place.children if c.dep_ == "relcl" and c.i > noun.i]
    if not clause or doc[min([main.i, *(a.i for a in g.auxiliaries(main))]) - 1].text != ",":
        return False
    for part in clause:
        part.head = noun
    noun.head, noun.dep_ = main, "nsubj"
    return True
