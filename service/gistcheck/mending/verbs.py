"""Repairs of what the small parser hangs a verb on: whose statement it is, what it explains.

Each takes a token and says whether it changed anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gistcheck.mending.roots import SHOWN, UNCHANGED
from gistcheck.mending.speech import rejoin
from gistcheck.syntax import grammar as g
from gistcheck.syntax.asserting import NOT_ASSERTING
from gistcheck.syntax.stance import SAYING
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUN_CONTENT: Final = word_set(
    "claim fact belief report idea news announcement statement evidence view argument hope fear sign"
    " indication impression assertion assurance theory sense doubt allegation suggestion warning rumour rumor notion"
    " finding conclusion proof confirmation guarantee promise chance speculation"
)
_TO_SOMEBODY: Final = word_set("tell inform assure remind warn advise notify")
_WITNESSING: Final = word_set("see watch hear let make help have")
"""Verbs whose object does something: "saw [the chief announce his resignation]"."""
_QUOTING: Final = word_set("quote cite write tweet post")
"""More verbs behind what somebody says."""


def reports_it(verb: Token) -> bool:
    """ "Trump dictated the statement to a lawyer, a new report [alleged] on Monday.": who says so, at the end."""
    doc, noun = verb.doc, verb.head
    first = noun.left_edge.i
    apart = first > 0 and doc[first - 1].text == "," and noun.i == verb.i - 1 and noun.left_edge.tag_ == "DT"
    ends = g.behind(verb.right_edge).text == "."
    alone = not any(c.dep_ in ("agent", "dobj", "ccomp", "xcomp") for c in verb.children)
    reports = verb.lemma_ in ("allege", "report", "say", "claim", "find")
    root = g.root_of(verb)
    if not (apart and ends and alone and reports) or root.i > first:
        return False
    verb.head, verb.dep_, verb.tag_ = root, "parataxis", "VBD"
    noun.head, noun.dep_ = verb, "nsubj"
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
    if not g.set_off(aside) or not any(c.lower_ == "who" and c.dep_ == "nsubj" for c in aside.children):
        return False
    verb.head = aside
    return True


def runs_on(verb: Token) -> bool:
    """ "it [is] the latest gift - he has given £10m", "they [know] it is fragile, so they come", "A was [named] best
    musical, B was best actress and C won", "Nine [survived]; the union says so": statements side by side, the first of
    which the parser held for what the second says."""
    who = g.own_subject(verb.head)
    if who is None or verb.i > who.i:
        return False
    joint = g.before(who.left_edge)
    if verb.head.lemma_ in SAYING and joint.text != ";":
        return False
    apart = joint.lower_ == "so" or joint.text in g.DASHES or joint.text == ";"
    if joint.i <= verb.i or not (apart or (joint.text == "," and _is_beside(verb))):
        return False
    verb.dep_ = "parataxis"
    return True


def stands_beside(verb: Token) -> bool:
    """ "Norcar shares [climbed] by 2.7%, and Lind added 5.3%": of two subjects of one verb, the first has its own."""
    who = verb.head
    second = next((c for c in who.head.children if c.dep_ == "nsubj" and c.i > verb.i), None)
    if who.dep_ != "nsubj" or second is None or verb.tag_ not in ("VBN", "VBD") or not who.head.i > second.i:
        return False
    joint = g.before(second.left_edge)
    alone = not (g.set_off(verb) or g.auxiliaries(verb) or any(c.dep_ == "agent" for c in verb.children))
    if joint.dep_ != "cc" or g.before(joint).text != "," or not alone:
        return False
    verb.head, verb.dep_, verb.tag_ = who.head, "parataxis", "VBD"
    who.head = verb
    return True


def _is_beside(verb: Token) -> bool:
    """ "A [doubled] the lead, B made it three": a clause that begins with its subject, before one that says enough."""
    own, second = g.own_subject(verb), verb.head
    filled = any(c.dep_ in ("dobj", "attr", "ccomp") and c.i > second.i for c in second.children)
    speaks = second.lemma_ in (NOT_ASSERTING - {"make"}) | _QUOTING
    return filled and not speaks and own is not None and own.left_edge == verb.left_edge


def moves_up(token: Token) -> bool:
    """Move "told ANI in an interview [that ...]" and "visit to PoK [calling it ...]" up to their verb; not "stressed
    the threat [that the sea poses]"."""
    verb = g.governor(token.head)
    if verb is None or verb.i >= token.i:
        return False
    if token.tag_ in ("VB", "VBP") and token.head.dep_ == "dobj" and verb.lemma_ in SAYING and not g.auxiliaries(token):
        noun = token.head
        token.head, token.dep_, token.tag_ = verb, "ccomp", "VBP"
        noun.head, noun.dep_ = token, "nsubj"
        return True
    that = g.marks(token) == "that" and g.before(token.left_edge).text not in g.DASHES
    told = any(child.dep_ == "ccomp" for child in verb.children)
    noun = token.head  # "said [in] a statement that"
    busy = verb.lemma_ not in _TO_SOMEBODY and any(c.dep_ == "dobj" and c.pos_ == "NOUN" for c in verb.children)
    if that and busy:
        return False
    if that and verb.lemma_ in SAYING and (noun.lemma_ not in _NOUN_CONTENT or noun.head.lower_ == "in") and not told:
        token.head, token.dep_ = verb, "ccomp"
    elif noun.head.lower_ == "with":
        return False  # "with fewer Democrats [voting]"
    elif token.tag_ == "VBG" and token.head.pos_ == "PROPN" and token.head.dep_ in ("pobj", "dobj"):
        token.head, token.dep_ = verb, "advcl"
    return token.dep_ != "acl"


def is_subordinate(verb: Token) -> bool:
    """ "was found burned and abandoned, just days after her family [reported] it": a clause of time or cause that the
    parser joined to the verb before."""
    if g.marks(verb) not in ("after", "before", "until", "since", "because") or not g.set_off(verb):
        return False
    verb.dep_ = "advcl"
    return True


def describes(verb: Token) -> bool:
    """ "the ship was, at the time, the largest class of warship ever [constructed]": a participle that describes what
    the ship was."""
    was, noun = verb.head, g.own_subject(verb)
    filled = any(c.dep_ in ("attr", "acomp", "oprd") for c in was.children)
    if noun is None or was.lemma_ != "be" or filled or verb.tag_ != "VBN" or g.auxiliaries(verb):
        return False
    if not was.i < noun.i < verb.i or noun.left_edge.tag_ != "DT":
        return False
    for child in [c for c in verb.children if c.i < noun.left_edge.i]:
        child.head = was
    noun.head, noun.dep_ = was, "attr"
    verb.head, verb.dep_ = noun, "acl"
    return True


def leaves_aside(verb: Token) -> bool:
    """ "They called on Holm, who ran it until May, [to act] as director": behind an aside between commas, what the
    verb before it is for."""
    aside = verb.head
    outer = g.governor(aside.head)
    if aside.dep_ != "relcl" or verb.left_edge.tag_ != "TO" or not (g.set_off(verb) and g.set_off(aside)):
        return False
    if outer is None or outer.lemma_ == "be" or not outer.i < aside.head.i:
        return False
    verb.head = outer
    return True


def is_aimed_at(verb: Token) -> bool:
    """ "voted on Monday [to close] the mine", "took six hours [to free] it": no purpose, but what they voted for, and
    what took so long."""
    over = verb.head
    lasted = over.lemma_ in ("take", "need") and any(c.ent_type_ in ("TIME", "DATE") for c in over.rights)
    if not (lasted or over.lemma_ in ("vote", "apply", "campaign")) or verb.i < over.i or not g.is_infinitive(verb):
        return False
    if verb.left_edge.tag_ != "TO" or g.set_off(verb):
        return False  # "to close it, voted ...", "in order to"
    verb.dep_ = "xcomp"
    return True


def is_shown(verb: Token) -> bool:
    """ "five cases of [locals] taking the keys": cases of their doing so."""
    noun = g.before(verb.left_edge)
    shown = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in SHOWN
    if verb.tag_ != "VBG" or not shown or noun.i < verb.head.i or g.own_subject(verb) is not None:
        return False
    verb.head, verb.dep_ = noun, "acl"
    return True


def is_witnessed(verb: Token) -> bool:
    """ "had seen the chief [announce] his resignation": a bare verb behind its own subject, right after who saw it."""
    who = g.own_subject(verb)
    bare = verb.tag_ in ("VB", "VBP") and verb.text == verb.lemma_ and not g.auxiliaries(verb)
    if who is None or who.left_edge.i == 0 or not bare:
        return False
    before = who.left_edge.nbor(-1)
    if before.lemma_ not in _WITNESSING or before.pos_ != "VERB" or verb.is_ancestor(before):
        return False
    verb.head, verb.dep_, verb.tag_ = before, "ccomp", "VB"
    return True


def keeps_tense(verb: Token) -> bool:
    """ "The news comes as the sequel went through trials -- and [was] picked up": of the two verbs before it, the one
    in the past."""
    main = verb.head
    tense = next((t.tag_ for t in (verb, *verb.children) if t.tag_ in ("VBD", "VBZ", "VBP")), "")
    due = any(a.tag_ == "MD" for a in g.auxiliaries(main))  # "will be the first since it opened and [made] a profit"
    due |= main.tag_ == "VBG"  # "were yawning as he praised the pay and [described] the plan"
    if not (due or main.tag_ in ("VBZ", "VBP")) or tense != "VBD" or g.own_subject(verb) is not None:
        return False
    told = [c for c in main.children if c.dep_ == "advcl" and main.i < c.i < verb.i and c.tag_ == "VBD"]
    if not told or g.own_subject(told[-1]) is None:
        return False
    rejoin(verb, told[-1])
    return True


def opens_name(verb: Token) -> bool:
    """ "[Struggling] car maker Norvik has sold a plant": what the firm does that acts, and it is no act of its own."""
    who = next((c for c in verb.head.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    if verb.i > 0 or verb.tag_ != "VBG" or who is None or who.left_edge.i != verb.right_edge.i + 1 or list(verb.rights):
        return False
    verb.head, verb.dep_ = who, "amod"
    return True


def acts_beside_saying(verb: Token) -> bool:
    """ "Orvex said it will cut 4,000 jobs and [lowered] its forecast", "Holm has said she wants peace, and has [backed]
    a war": no past goes with "will", but with "said", nor "has" with "wants"."""
    told = verb.head.head if verb.head.dep_ == "xcomp" else verb.head
    cue = told.head
    if told.dep_ != "ccomp" or cue.lemma_ not in SAYING or not cue.i < told.i or g.own_subject(verb) is not None:
        return False
    own, before = ({a.lower_ for a in v.children if a.dep_ in ("aux", "auxpass")} for v in (verb, cue))
    due = told.tag_ == "VB" and any(a.tag_ == "MD" for a in g.auxiliaries(told))
    past = due and cue.tag_ == verb.tag_ == "VBD" and verb.text.endswith("ed") and not own
    has = verb.tag_ == "VBN" and told.tag_ == "VBZ" and own == before == {"has"}
    if not (past or has) or g.marks(verb):
        return False
    rejoin(verb, cue)
    return True


def is_past(verb: Token) -> bool:
    """ "came home late and quickly [locked] the door", "stepped in and [put] him on the ground": a form that may be the
    past, joined to one that is, with an object and nothing to share."""
    first, alone = verb.head, not g.auxiliaries(verb) and g.own_subject(verb) is None
    told = first.tag_ == "VBD" and not g.auxiliaries(first) and any(c.dep_ == "dobj" for c in verb.rights)
    before = g.before(verb.left_edge)
    joined = before.dep_ == "cc" and before.head == first
    same = verb.tag_ in ("VB", "VBP") and verb.lower_ in UNCHANGED
    if not (told and alone and joined) or not (same or verb.tag_ == "VBN"):
        return False
    verb.tag_ = "VBD"
    return True


def has_been(verb: Token) -> bool:
    """ "was written before Rain, which has sold well and [been translated]": "been" goes on with "has"."""
    main, first = verb.head, next(iter(g.auxiliaries(verb)), verb)
    if (
        first.lower_ != "been"
        or any(a.lemma_ == "have" for a in g.auxiliaries(main))
        or g.own_subject(verb) is not None
    ):
        return False
    inner = [c for c in main.subtree if c.dep_ == "relcl" and c.i < verb.i and not c.is_ancestor(verb)]
    had = next((c for c in reversed(inner) if any(a.lemma_ == "have" for a in g.auxiliaries(c))), None)
    if had is None:
        return False
    verb.head = had
    return True


def goes_on_inside(verb: Token) -> bool:
    """ "learned that they were lost and [were believed dead]", "has been hard, for it shows he lied and [was drunk]":
    joined to the nearer verb, whose form it repeats, or whose tense it has, unlike the first one's."""
    main, start = verb.head, min([verb.i, *(a.i for a in verb.lefts if a.dep_ in ("aux", "auxpass"))])
    inner = [t for t in main.subtree if t.dep_ == "ccomp" and main.i < t.i < start and g.own_subject(t) is not None]
    joint = verb.doc[max(start - 1, 0)]
    if not inner or g.own_subject(verb) is not None or joint.lower_ != "and" or g.before(joint).text == ",":
        return False
    forms = [next((a for a in v.lefts if a.dep_ in ("aux", "auxpass")), v) for v in (main, inner[-1], verb)]
    again = forms[1].lower_ == forms[2].lower_ != forms[0].lower_ and forms[2].lower_ in ("was", "were")
    past = forms[0].tag_ in ("VBZ", "VBP") and forms[1].tag_ == forms[2].tag_ == "VBD"
    if not (again or past) or any(c.dep_ == "dobj" and c.pos_ == "PRON" for c in verb.rights):
        return False  # "knows the firm lied and sued it"
    rejoin(verb, inner[-1])
    return True
