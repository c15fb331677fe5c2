"""Whether the parse of a clause cannot be trusted, so that nothing is cut from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.syntax.agreement import number
from gistcheck.syntax.brackets import bracketed
from gistcheck.syntax.quotes import in_quotes
from gistcheck.syntax.stance import SAYING
from gistcheck.vocabulary.people import calls_somebody
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYING: Final = SAYING | {"rule"}
_DOUBTS: Final = word_set(
    "allegedly reportedly apparently supposedly purportedly presumably typically usually generally"
)
_MAKING: Final = word_set("make call name declare render")
"""Verbs with an object and what it is made."""
_SUING: Final = word_set("sue appeal seek pursue demand fight challenge press consider plan prepare call ask")
"""What they do who complain of something."""
_NAMING: Final = word_set("brand dub label deem term")
"""Verbs that say nothing without what somebody is called."""


def is_misread(verb: Token, who: Token) -> bool:
    """Whether a verb is held for one that its subject `who` does, or what it says is lost.

    So it is where a second verb hangs loose on it, one comma parts it from `who`, a time acts ("[that year] sold it"),
    who acts is in brackets ("([12 men]) died"), in "found it buried", and in the cases below.
    """
    first = min([who.head.i, *(a.i for a in g.auxiliaries(who.head))])
    words = [t for t in verb.doc[who.i : first] if not t.is_space]
    if words and words[-1].dep_ == "advmod" and words[-1].head == verb and verb.tag_ == "VBD":
        words = words[:-1]  # "His boat, often [referred] to as ..., has sunk"
    between = [t.text for t in words]
    severed = between.count(",") == 1 and between[-1] == "," and between[-2:-1] != [")"] and not list(who.conjuncts)
    torn = any(_is_loose(c) for c in verb.children) or bracketed(verb.doc) & {who.i, verb.i} == {who.i}
    torn |= verb.dep_ == "conj" and who.head == verb and who.text in ("day", "week", "month", "year")
    found = verb.dep_ == "ccomp" and verb.head.lemma_ == "find" and _looks_passive(verb)
    lost = _takes_told(first, who) or _parts_dates(verb) or _loses_result(verb) or _is_share_of_list(verb, who)
    lost |= _is_asked_how(g.first_conjunct(verb)) or _is_of_title(verb, who) or _is_one_with_several(verb, who)
    lost |= _makes_nothing(verb, who) or _is_compared(verb) or _hides_subject(who, first) or _explains(verb, who)
    lost |= _counts_again(verb) or _has_gap(verb) or _shares_object(verb)
    lost |= (
        any(map(_follows_another, (verb, *verb.conjuncts)))
        or _says_nothing(verb, who)
        or _lists(verb, who)
        or _may_go_on_within(verb)
        or _goes_on_now(verb)
    )
    return severed or torn or found or lost or _is_no_subject(who, verb)


def _counts_again(verb: Token) -> bool:
    """ "Lind has 40 seats, Holm [has] 12": of what the same verb tells before it."""
    before = (t for t in verb.doc[: verb.i] if t.lemma_ == verb.lemma_)
    return g.has_bare_count(verb) and any(g.own_subject(t) is not None for t in before)


def _is_no_subject(who: Token, verb: Token) -> bool:
    """Whether what the parser holds for a subject acts nowhere, or what it does is lost."""
    if who.dep_ not in ("csubj", "csubjpass"):
        object_ = who.tag_ == "NNS" and verb.lower_ == "is" and g.before(who.left_edge).dep_ in ("prt", "xcomp", "acl")
        return object_ or who.tag_ == "IN"  # "fears they turn away [guests] is the result", "said that were two"
    if g.before(who.left_edge).text == "," and (verb.dep_ == "conj" or who.lemma_ in SAYING | {"mention"}):
        return True  # "won in 2004, [helping him up the rankings]", "Holm said, mentioning the album [is] good"
    if any(t.text in g.DASHES and t.whitespace_ for t in who.subtree):
        return True  # "Leaving after a year - a move he ... - Lind [began] to sing"
    # "one thing all members -- ... -- [agree on is] that ...": the parser lost who agrees
    return g.is_finite(who) and g.own_subject(who) is None


def _makes_nothing(verb: Token, who: Token) -> bool:
    """ "The film [made] fights look like a cure": what it made, and what that is said to look like, are torn apart; and
    "for life, while insulting him has been [made] a crime", where the parser lost what has been made one."""
    bare = verb.lemma_ == "make" and who.dep_ == "nsubj" and g.behind(verb).pos_ not in ("ADP", "PART", "PUNCT")
    bare &= not any(c.dep_ in ("dobj", "ccomp", "xcomp", "oprd", "attr", "prt", "acomp") for c in verb.children)
    made = g.before(who.left_edge).lemma_ in ("make", "let") and verb.tag_ in ("VB", "VBP")
    # "when it was found and [made available]"
    made |= (
        verb.lemma_ == "make" and verb.tag_ == "VBD" and {c.dep_ for c in verb.rights} & {"oprd", "dobj"} == {"oprd"}
    )
    within = verb.dep_ == "conj" and any(c.tag_ == "VBG" and g.marks(c) == "while" for c in verb.lefts)
    return (bare and g.is_finite(verb) and not g.is_relative(who)) or made or within


def _is_asked_how(verb: Token) -> bool:
    """ "explained how it [could] be cheap": that it could be is not said."""
    first = (k for c in verb.lefts if c.dep_ in ("acomp", "attr") for k in c.subtree)  # "showed [how weak it is]"
    return (g.marks(verb) == "how" and any(a.tag_ == "MD" for a in g.auxiliaries(verb))) or any(
        k.lower_ == "how" for k in first
    )


def _is_of_title(verb: Token, who: Token) -> bool:
    """ "hits such as Love [Is] The Drug": the name of a song; not where all words of a headline have a capital."""
    titled = verb.is_title and who.is_title and verb.i > who.i and g.behind(verb).is_title
    titled |= verb.is_title and in_quotes(verb) and not in_quotes(who)  # "the thriller "It [Follows]" made $40m"
    return titled and any(t.is_lower and t.pos_ in ("VERB", "AUX", "NOUN") for t in verb.doc)


def _is_one_with_several(verb: Token, who: Token) -> bool:
    """ "[Holm], who left, and Lund, a cook, [have] won": one of the two is lost."""
    single = who.tag_ == "NNP" and who.ent_type_ == "PERSON" and not list(who.conjuncts)
    single = single and any(c.dep_ == "relcl" for c in who.rights)
    single = single and not any(c.dep_ in g.SUBJECTS and c != who for c in verb.children)
    helpers = [t for t in (verb, *g.auxiliaries(verb)) if t.tag_ in g.FINITE]
    return single and any(t.lower_ in ("have", "are", "were") for t in helpers)


def _hides_subject(who: Token, first: int) -> bool:
    """ "With the club, a group that backs Tarn, [the smith and the cook] left": who acts, held for an aside."""
    if g.is_mark(who.doc[first - 1]):
        return False  # "Holm, a man from Irving, Texas, was hurt"
    asides = (t for t in who.subtree if t.dep_ == "appos" and t.left_edge.tag_ == "DT" and t.right_edge.i == first - 1)
    people = (t for t in who.rights if t.dep_ == "appos" and t.ent_type_ == who.ent_type_ == "PERSON")
    if any(t.right_edge.i == first - 1 and g.set_off(t) for t in people):
        return True  # "On the topic of another man, Mr Lind, [Mr Holm] was pressed"
    return any(g.before(t.left_edge).text == "," for t in asides)


def _explains(verb: Token, who: Token) -> bool:
    """ "left to start Norvik, [a firm devoted] to ships", "Italy captain Holm, [France defender] Lund": no one acts."""
    loose = verb.dep_ == "conj" and who.head == verb and g.before(who.left_edge).text == ","
    done = verb.tag_ in ("VBD", "VBN") and not any(c.dep_ == "dobj" for c in verb.children)
    beside = who.left_edge.lower_ in ("a", "an") and done and not g.auxiliaries(verb)
    beside &= g.behind(verb).tag_ in ("IN", "TO")  # not "profit fell, an office closed and 40 left"
    return loose and (beside or (verb.tag_ == "VBP" and calls_somebody(verb.lower_)))


def _is_compared(verb: Token) -> bool:
    """ "was just as warm in May, when it rained, as it [was] in June": each is nothing without the other."""
    first = verb.head if verb.dep_ == "advcl" and g.marks(verb) == "as" else verb
    degrees = (c for c in first.rights if c.dep_ == "acomp" and any(k.lower_ == "as" for k in c.lefts))
    open_ = any(not any(k.lower_ == "as" for k in c.rights) for c in degrees)  # not "as good as gold"
    clauses = (c for c in first.rights if c.dep_ == "advcl" and g.marks(c) == "as" and c.lemma_ not in SAYING)
    return open_ and any(True for _ in clauses)


def _is_loose(part: Token) -> bool:
    """A second verb that nothing joins to the first: "rededicated to its program [raise] the specter"."""
    bare = part.dep_ == "advcl" and part.tag_ == "VB" and not list(part.lefts)
    if part.dep_ == "advcl" and g.own_subject(part) is None and not g.marks(part):
        bare |= any(a.tag_ in g.FINITE for a in g.auxiliaries(part))  # "the types of pollution we know [can harm] us"
    return g.is_verb(part) and (part.dep_ == "dep" or bare)


def _looks_passive(verb: Token) -> bool:
    """A bare past form without "that" before it or an object after it."""
    objects = [c for c in verb.children if c.dep_ in g.OBJECTS and c.ent_type_ != "QUANTITY"]
    bare = verb.tag_ in ("VBD", "VBN") and verb.pos_ == "VERB"
    return bare and not (objects or g.marks(verb) or g.auxiliaries(verb))


def _takes_told(first: int, who: Token) -> bool:
    """ "out hours after the race when officials ruled [his car] had been too light": what they ruled runs on."""
    told = (c for c in who.children if c.dep_ == "relcl" and c.lemma_ in _SAYING and not g.set_off(c))
    return any(o.dep_ == "dobj" and o.right_edge.i == first - 1 for c in told for o in c.rights)


def _parts_dates(verb: Token) -> bool:
    """ "demand reported for October and now [November continues]": the second date is no one who acts."""
    joined = [t for t in (verb, *verb.rights) if t.dep_ == "conj" and t.lemma_ != "be"]
    who = [(t, own) for t in joined if (own := g.own_subject(t)) is not None and own.pos_ in ("PROPN", "NUM")]
    between = (c for t, own in who for c in t.doc[t.head.i : own.i] if own.ent_type_ == "DATE")
    return any(c.dep_ == "cc" and g.before(c).ent_type_ == "DATE" for c in between)


def _loses_result(verb: Token) -> bool:
    """ "made the gallery - which holds a Holm - [the most visited one]", "was the third - and the best - [to win it]":
    what it was made, or what it is the third of, stands behind the aside."""
    things = [c for c in verb.rights if c.dep_ == "dobj"] if verb.lemma_ in _MAKING else []
    asides = [t for c in things for t in c.subtree if t.text in g.DASHES and t.i > c.i]
    told = [t for c in things if c.ent_type_ == "PERSON" for t in c.subtree if t.dep_ == "appos"]
    if len(told) > 1 and not any(c.dep_ in ("oprd", "xcomp", "ccomp", "acomp") for c in verb.rights):
        return True  # "called Holm, a former spy who left the army, [an outstanding man]"
    named = {"oprd", "xcomp", "ccomp", "acomp", "prep"} & {c.dep_ for c in verb.rights}
    passive = any(a.dep_ == "auxpass" for a in g.auxiliaries(verb))
    if verb.lemma_ in _NAMING and not (named or passive) and any(c.dep_ == "dobj" for c in verb.rights):
        return True  # "branded the Potato Council, set up in 1997, [surprising]"
    dashes = [t for t in verb.subtree if t.text in g.DASHES and t.i > verb.i] if verb.lemma_ == "be" else []
    return len(asides) > 1 or (len(dashes) > 1 and any(g.behind(t).tag_ == "TO" for t in dashes[1:2]))


def _is_share_of_list(verb: Token, who: Token) -> bool:
    """ "The only time he came up was when [she mocked him], sang and left", "58% of them left and [the rest] stayed":
    one of several things, or people, that are named beside it."""
    only = who.lemma_ == "time" and any(c.lower_ == "only" for c in who.lefts)
    listed = verb.dep_ == "conj" or any(c.dep_ == "conj" for c in verb.rights)
    rest = who.lower_ in ("rest", "remainder") and verb.dep_ == "conj" and not list(who.rights)
    return (only and listed) or (rest and any(t.lower_ in ("%", "percent") for t in verb.doc))


def _says_nothing(verb: Token, who: Token) -> bool:
    """'"The money," Holm answered.', "Holm agreed.", "as the film ends", "so it can be sold": what
    is said, or how things are, stands elsewhere."""
    rest = [c for c in verb.rights if not g.is_mark(c)]
    named = any(c.dep_ == "dep" and in_quotes(c) for c in verb.lefts) and not in_quotes(verb)
    if verb.lemma_ == "quote" and who.dep_ == "nsubjpass" and not any(c.lower_ == "as" for c in verb.children):
        return True  # "was quoted in the Herald [saying: ...]"
    alone = verb.lemma_ in ("agree", "disagree", "concur") and not rest and who.ent_type_ == "PERSON"
    main = any(c.dep_ == "conj" and g.own_subject(c) is not None for c in verb.rights)  # "As it fell, [Holm left]"
    hanging = verb.dep_ == "ROOT" and (g.marks(verb) in ("before", "after") or (main and g.marks(verb) == "as"))
    shown = who.dep_ == "expl" and any(c.ent_type_ == "PERSON" for t in rest for c in (t, *t.children))
    lost = any(t.dep_ in ("relcl", "advcl") and g.set_off(t) for t in verb.subtree)
    if shown and lost and verb.lemma_ == "be":
        return True  # "There was Holm last week[, giving a show to it]"
    clause = verb.dep_ == "advcl" and not rest and verb.tag_ in ("VBZ", "VBP") and g.marks(verb) in ("as", "when")
    behind = verb.dep_ in ("advcl", "ccomp") or any(c.dep_ == "parataxis" for c in verb.lefts)
    wanted = behind and any(c.lower_ == "so" and c.i < verb.i for c in verb.lefts)
    wanted &= any(a.lower_ in ("can", "could", "may", "might") for a in g.auxiliaries(verb))
    return named or alone or hanging or clause or wanted


def _lists(verb: Token, who: Token) -> bool:
    """ "The rise of Tarn, [the war in Holt and the fall of Lund] have worried many": a list held for an aside."""
    if who.tag_ != "NN" or number(verb) <= 0:
        return False
    return any(t.dep_ == "appos" and any(c.dep_ == "conj" for c in t.children) for t in who.subtree)


def _may_go_on_within(verb: Token) -> bool:
    """ "The club left after a sheriff was elected and [began] to ask": who began may be the sheriff."""
    if verb.dep_ != "conj" or g.own_subject(verb) is not None:
        return False
    clauses = [c for c in verb.head.rights if c.dep_ == "advcl" and c.i < verb.i and g.own_subject(c) is not None]
    joint = g.behind(clauses[-1].right_edge) if clauses else verb
    return joint.dep_ == "cc" and joint.i < verb.i and g.is_finite(clauses[-1]) and not g.set_off(clauses[-1])


def _goes_on_now(verb: Token) -> bool:
    """ "The firm says the sale was illegal and [is suing]": what goes on now may be what the speaker does."""
    first, who = g.first_conjunct(verb), g.subject(verb)
    apart = verb.dep_ == "conj" and first.dep_ == "ccomp" and g.own_subject(verb) is None and first.head.tag_ == "VBZ"
    if not apart or verb.tag_ != "VBG" or verb.lemma_ not in _SUING or who is None or who.pos_ == "PRON":
        return False
    return next(iter(g.auxiliaries(first)), first).tag_ == "VBD"


def shared_doubt(verb: Token) -> list[int]:
    """ "[allegedly] hit him and ran": what is doubted of the first verb is doubted of those joined to it."""
    if verb.dep_ != "conj" or g.own_subject(verb) is not None:
        return []
    return [c.i for c in g.first_conjunct(verb).lefts if c.dep_ == "advmod" and c.lower_ in _DOUBTS]


def _shares_object(verb: Token) -> bool:
    """ "[shot dead] and slit the throats of 68 people": whom they shot stands behind the second verb."""
    parts = [c for c in verb.children if c.i > verb.i]
    joined = any(c.dep_ == "conj" and any(o.dep_ == "dobj" for o in c.children) for c in parts)
    return verb.lemma_ in ("shoot", "kill", "wound") and joined and not any(c.dep_ in ("dobj", "prep") for c in parts)


def _follows_another(verb: Token) -> bool:
    """ "sent food, and one of its generals, Karl Holm, [has been sent] there": the parser took who was sent for a thing
    that was."""
    if verb.dep_ != "conj" or g.own_subject(verb) is not None:
        return False
    comma = g.before(min((verb, *verb.lefts), key=lambda t: t.i))
    last = g.before(comma)
    named = next((t.head for t in (last, *last.ancestors) if t.dep_ == "appos"), None)
    joined = named is not None and named.dep_ == "conj" and g.before(named.left_edge).dep_ == "cc"
    helped = any(a.head == verb for a in g.auxiliaries(verb))
    return helped and comma.text == "," and named is not None and joined and named.i > verb.head.i


def _has_gap(verb: Token) -> bool:
    """ "a bill it says [the company owes]", "found what [he had claimed]": what is owed or claimed stands outside."""
    above = verb.head
    if any(c.lower_ == "what" and c.dep_ == "dobj" and c.i < verb.i for c in verb.children):
        return True
    if verb.dep_ != "ccomp" or above.dep_ != "relcl":
        return False
    subject = g.own_subject(above)
    return subject is not None and not g.is_relative(subject)
