"""Repairs of a sentence whose main verb, or who acts in it, the small parser missed.

Each takes a token and says whether it changed anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.syntax.stance import SAYING
from gistcheck.vocabulary.verbs import BY_ITSELF
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

SHOWN: Final = word_set("case report instance incident example story image picture photo video footage")
"""What is of somebody doing something."""
UNCHANGED: Final = word_set("put cut hit set let shut hurt cost split spread bid burst cast quit shed thrust bet beat")
"""Verbs whose past is like their present."""
_PAST: Final = UNCHANGED | word_set(
    "led won lost left found held met kept sent built bought brought caught fought taught spent struck sold"
)
"""More words that are both a past and a participle."""
_INNER: Final = frozenset(("relcl", "advcl", "ccomp", "acl"))
_MISHAPS: Final = word_set("overturn crash explode sink skid plunge derail topple erupt capsize collide burst drown")
"""What befalls somebody or something, and is seldom said to be done."""
_CHANGING: Final = word_set("open reopen close resume shrink grow widen narrow slow stall")
"""What an owned or definite thing is said to do on some day: "The city's airport [reopened] on Monday"."""
_NAMING: Final = word_set("name call dub title nickname give award grant offer pay")
"""Verbs whose participle may have an object: "a man [named] Rex", "a boy [given] a dog"."""
_DONE: Final = word_set("trace blame link attribute tie")
"""Verbs that are a participle where they have no object."""
_TELLING: Final = word_set("tell say")
_PICTURED: Final = word_set("pictured photographed")


def makes_main(verb: Token) -> bool:
    """ "The authors shortlisted for an award [are hoping] for a boost", "A post shared by many [claims] it": a finite
    verb without a subject of its own, and no comma between it and what the parser took for the main verb, which only
    describes who acts; nor does "A leak traced to a plant in Tarn, Norland, [killed] nine": it was traced."""
    first, start = verb.head, verb.left_edge
    who = g.own_subject(first)
    described = first.dep_ == "ROOT" and may_describe(first)
    between = verb.doc[min(first.i, start.i) : start.i]
    apart = any(t.text in (",", ";", ":") for t in between) and first.lemma_ not in _DONE
    apart |= any(c.dep_ == "ccomp" and c.i < start.i for c in first.children)  # "a survey found that ..."
    if not (_is_second(verb, start) and described) or apart or g.auxiliaries(first) or who is None:
        return False
    if not who.i < first.i < start.i:
        return False
    _swap(verb, who, "acl")
    first.tag_ = "VBN"
    return True


def may_describe(verb: Token) -> bool:
    """A form that may be a participle, of a verb that something is done by: "shared", not "came" or "saw"."""
    form = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and (verb.text.endswith("ed") or verb.lower_ in _PAST))
    return form and verb.lemma_ not in (SAYING - {"find"}) | BY_ITSELF


def _is_second(verb: Token, start: Token) -> bool:
    """Whether a verb is finite, has no subject of its own, and nothing joins it to the first, which has no object."""
    first, helpers = verb.head, g.auxiliaries(verb)
    if g.own_subject(verb) is not None:
        return False
    if verb.dep_ != "conj":
        return start in helpers and any(a.tag_ in g.FINITE for a in helpers)
    joined = any(t.dep_ == "cc" for t in verb.doc[first.i : verb.i])
    return (
        g.is_finite(verb)
        and verb.text.islower()
        and not joined
        and not any(c.dep_ in g.OBJECTS for c in first.children)
    )


def _swap(verb: Token, who: Token, dep: str) -> None:
    """Make `verb` the main verb of `who`, which the main verb so far only explains."""
    first = who.head
    verb.head, verb.dep_ = verb, "ROOT"
    who.head = verb
    first.head, first.dep_ = who, dep


def tells_last(verb: Token) -> bool:
    """ "A court fined the firm over its mill, a clerk [told] CNN.": who says so, behind it all, to whom."""
    first, who = verb.head, g.own_subject(verb)
    if who is None or first.dep_ != "ROOT" or not first.i < who.i < verb.i or verb.lemma_ not in _TELLING:
        return False
    last = verb.doc[max(g.word_before(verb.doc, len(verb.doc)), 0)]
    heard = all(c.dep_ in ("dobj", "npadvmod", "punct", "prep") for c in verb.rights)
    heard &= verb.right_edge in (last, g.behind(last))
    if g.marks(verb) or g.auxiliaries(verb) or not heard or g.before(who.left_edge).text != ",":
        return False
    for part in [c for c in verb.lefts if c.i < who.left_edge.i and not g.is_mark(c)]:
        part.head = first
    verb.head, verb.dep_ = verb, "ROOT"
    first.head, first.dep_ = verb, "ccomp"
    return True


def owns(noun: Token) -> bool:
    """ "blamed the shop, whose [owner], Ole Holm, has sold it": who has sold it, and no other name for the shop."""
    thing, above = noun.head, set(noun.ancestors)
    if not any(c.tag_ == "WP$" for c in noun.lefts):
        return False
    later = (t for t in noun.doc[noun.right_edge.i + 1 :] if t.dep_ in ("ccomp", "conj", "advcl") and t.head in above)
    verb = next((t for t in later if g.is_finite(t) and g.own_subject(t) is None), None)
    if verb is None or g.before(verb.left_edge).text != "," or verb.is_ancestor(noun):
        return False
    verb.head, verb.dep_ = thing, "relcl"
    noun.head, noun.dep_ = verb, "nsubj"
    return True


def parts_relative(noun: Token) -> bool:
    """ "Holm, whose [plays] included comedies, was a painter": a second subject of the first verb, and a finite verb
    behind a comma without a subject of its own."""
    first = noun.head
    who = next((c for c in first.children if c.dep_ == "nsubj" and c.i < noun.i), None)
    if who is None or first.dep_ != "ROOT" or not any(c.tag_ == "WP$" for c in noun.children):
        return False
    later = (c for c in first.children if c.dep_ == "conj" and g.is_finite(c) and g.own_subject(c) is None)
    verb = next((c for c in later if c.doc[c.left_edge.i - 1].text == ","), None)
    if verb is None:
        return False
    _swap(verb, who, "relcl")
    return True


def is_main(verb: Token) -> bool:
    """ "A bill that would allow Utah to execute prisoners [passed] in the Senate.", "Holm, who is 81, [led] it.", "The
    deal, signed in May, [ended] in June.": the end of a clause about the noun that opens the sentence, or what follows
    one between commas, where the sentence has no verb of its own."""
    noun = g.root_of(verb)
    clauses = [c for c in noun.children if c.dep_ in ("relcl", "acl")]
    last = [c for c in clauses if c.dep_ == "relcl" and c.right_edge == verb.right_edge]
    ends = bool(last) and noun.pos_ == "NOUN" and verb.text.endswith("ed")
    closed = g.before(verb).text == "," and any(c.i < verb.i - 1 and g.set_off(c) for c in clauses if c != verb)
    follows = closed and verb.head == noun and (verb.text.endswith("ed") or verb.lower_ in _PAST)
    if verb.dep_ == "conj" and not follows:
        return False
    if not (ends or follows or _acts(verb, noun)) or noun.left_edge.i or not g.ending(verb.doc).endswith("."):
        return False
    if verb.lower_ in _PICTURED or any(c.dep_ == "agent" for c in verb.children):
        return False
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    noun.head, noun.dep_ = verb, "nsubj"
    return True


def _acts(verb: Token, noun: Token) -> bool:
    """ "A coach carrying pupils from a lesson [overturned] on a bridge.", "The man in it [handed] her a note.": what is
    done to nothing, or has an object, is no participle of the noun before it."""
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ != "acl" or not noun.i < verb.i or g.auxiliaries(verb):
        return False
    free = (t for t in verb.doc if t.tag_ in g.FINITE)
    if any(not any(a.dep_ in _INNER for a in (t, *t.ancestors)) for t in free):
        return False
    alone = verb.lemma_ in BY_ITSELF | _MISHAPS and noun.lemma_ not in SHOWN
    alone |= verb.lemma_ in _CHANGING and any(t.ent_type_ in ("DATE", "TIME", "PERCENT") for t in verb.subtree)
    alone |= verb.lower_ == "called" and g.behind(verb).lower_ in ("on", "for")  # "The DA [called] on him to go."
    return alone or (verb.lemma_ not in _NAMING and any(c.dep_ == "dobj" for c in verb.rights))


def comments(noun: Token) -> bool:
    """ "A poll had the party at 12%, its worst [result] since 1990.": a comment, not the main word; no "Mr Brown" who
    "forecast" it."""
    verb = next((c for c in noun.children if c.dep_ == "ccomp" and c.i < noun.i), None)
    if noun.pos_ != "NOUN" or verb is None or verb.left_edge.i or not g.is_finite(verb):
        return False
    who, comma = g.own_subject(verb), verb.doc[verb.right_edge.i + 1]
    opens = comma.text == "," and g.behind(comma).tag_ in ("PRP$", "DT")
    if who is None or not who.i < verb.i or not opens or g.own_subject(noun) is not None:
        return False
    verb.head, verb.dep_ = verb, "ROOT"
    noun.head, noun.dep_ = verb, "parataxis"
    return True


def is_title(noun: Token) -> bool:
    """ "The [opposition] Social Democrats, who ..., have promised to go.": no thing that they have promised, which has
    what it needs, but what they are."""
    name = g.behind(noun)
    while name.dep_ == "compound" and name.i < name.head.i:
        name = name.head
    verb = name.head
    filled = any(c.dep_ in ("dobj", "xcomp", "ccomp", "attr", "acomp") for c in verb.rights)
    if name.pos_ != "PROPN" or name.dep_ != "nsubj" or verb.dep_ != "relcl" or verb.head != noun or not filled:
        return False
    if noun.pos_ != "NOUN" or noun.left_edge.i or not g.is_finite(verb):
        return False
    verb.head, verb.dep_ = verb, "ROOT"
    for child in [c for c in noun.children if c.i < noun.i]:
        child.head = name
    for child in [c for c in noun.children if c not in (verb, name)]:
        child.head = verb
    noun.head, noun.dep_ = name, "compound"
    return True


def is_trade(verb: Token) -> bool:
    """ "Speaking later, [butcher] Ole Holm, 40, accused them", '"It broke," [survivor] Ole Holm, 40, said so': what
    the one is who acts, no order."""
    name = next((c for c in verb.rights if c.dep_ == "dobj" and c.ent_type_ == "PERSON"), None)
    later = (
        c for c in verb.rights if c.dep_ == "conj" or (c.dep_ == "advcl" and c.lemma_ in SAYING and not g.marks(c))
    )
    acts = next((c for c in later if g.is_finite(c) and g.own_subject(c) is None), None)
    tags = ("VB", "NN") if acts is not None and acts.lemma_ in SAYING else ("VB",)
    if verb.tag_ not in tags or g.own_subject(verb) is not None or name is None or acts is None or not verb.is_lower:
        return False
    if name.left_edge.i != verb.i + 1 or not name.i < acts.i:
        return False
    for child in [c for c in verb.children if c not in (name, acts)]:
        child.head = acts
    acts.head, acts.dep_ = acts, "ROOT"
    name.head, name.dep_ = acts, "nsubj"
    verb.head, verb.dep_, verb.tag_, verb.pos_ = name, "compound", "NN", "NOUN"
    return True


def risks(verb: Token) -> bool:
    """ "Thousands of sailors [risk] losing their pay": a verb, not what the sailors are in."""
    noun = verb if verb.lower_ == "risk" else g.before(verb)
    doing = next((c for c in verb.rights if c.dep_ == "xcomp"), verb) if noun == verb else verb
    if noun.lower_ != "risk" or noun.tag_ != "NN" or doing.tag_ != "VBG" or g.own_subject(verb) is None:
        return False
    if g.auxiliaries(verb) or g.behind(noun) != doing:
        return False
    noun.tag_, noun.pos_ = "VBP", "VERB"
    if noun != verb:
        for child in list(noun.children):
            child.head = noun.head
        for child in [c for c in verb.children if c.i < noun.i]:
            child.head = noun
        noun.head, noun.dep_ = noun, "ROOT"
        verb.head, verb.dep_ = noun, "xcomp"
    return True


def opens_clause(prep: Token) -> bool:
    """ "rose [after] Holm, a banker, took office", "died in a fire [as] Holm and his son, Per, fled", "left [after] two
    friends, Per and Ole, were hurt": not after Holm, who does what the verb behind says."""
    who = next((c for c in prep.children if c.dep_ == "pobj"), None)
    opens = prep.lower_ in ("after", "as", "before", "until", "since")
    if not opens or who is None or who.pos_ not in ("PROPN", "NOUN"):
        return False
    aside = any(g.is_detached(t) or (t.dep_ == "appos" and g.set_off(t)) for t in who.subtree if t != who)
    told = ("advcl", "conj") if aside else ("advcl",)
    clauses = (c for above in prep.ancestors for c in above.children if c.dep_ in told and c.left_edge.i > who.i)
    verb = next((c for c in clauses if g.is_finite(c) and g.own_subject(c) is None and not g.marks(c)), None)
    if verb is None or g.before(verb.left_edge).text != "," or who.right_edge.i < verb.left_edge.i - 2:
        return False
    verb.dep_, prep.head, prep.dep_ = "advcl", verb, "mark"
    who.head, who.dep_ = verb, "nsubjpass" if any(a.dep_ == "auxpass" for a in g.auxiliaries(verb)) else "nsubj"
    return True


def insists(verb: Token) -> bool:
    """ "admitted a loss but [insisted] talks were going on": says so, and describes no talks."""
    noun, joint = verb.head, g.before(verb)
    cue = joint.head
    told = noun.dep_ in g.SUBJECTS and noun.head.dep_ == "conj" and noun.head.head == cue and g.is_verb(cue)
    if verb.lemma_ not in SAYING or joint.dep_ != "cc" or not told or noun.left_edge != verb:
        return False
    said = noun.head
    verb.head, verb.dep_, verb.tag_, verb.pos_ = cue, "conj", "VBD", "VERB"
    said.head, said.dep_ = verb, "ccomp"
    return True


def is_shown_so(verb: Token) -> bool:
    """ "with scans showing his left hand [was] broken": a finite verb without a subject, right behind what is shown."""
    start = min([verb.i, *(a.i for a in g.auxiliaries(verb))])
    noun = verb.doc[max(start - 1, 0)]
    shows = noun.head
    if g.own_subject(verb) is not None or not g.is_finite(verb) or noun.dep_ != "dobj" or verb.is_ancestor(noun):
        return False
    if shows.lemma_ not in SAYING or not g.is_verb(shows) or g.is_finite(shows):
        return False
    done = any(a.dep_ == "auxpass" for a in g.auxiliaries(verb))
    verb.head, verb.dep_ = shows, "ccomp"
    noun.head, noun.dep_ = verb, "nsubjpass" if done else "nsubj"
    return True


def has_done(short: Token) -> bool:
    """ "she['s] released 11 albums and sold 40m": "has", for there is an object."""
    verb = short.head
    if short.lower_ not in ("'s", "’s") or verb.tag_ != "VBN" or not any(c.dep_ == "dobj" for c in verb.rights):
        return False
    short.dep_, short.lemma_ = "aux", "have"
    for who in verb.lefts:
        who.dep_ = "nsubj" if who.dep_ == "nsubjpass" else who.dep_
    return True
