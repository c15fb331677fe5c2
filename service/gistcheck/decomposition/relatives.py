"""Whether a relative clause speaks of the noun it hangs on, or of another, or of all that was said before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gistcheck.decomposition.cut import Cut
from gistcheck.decomposition.unexplained import PRONOUN_HEADS
from gistcheck.mending.nouns import CALLING, PLACES
from gistcheck.syntax import grammar as g
from gistcheck.syntax.agreement import number
from gistcheck.syntax.phrases import LASTING, is_bare, words_under
from gistcheck.syntax.stance import SAYING
from gistcheck.syntax.wording import Insertion, full_form
from gistcheck.vocabulary.people import FAMILY, KIN, names_people
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_MEANING: Final = word_set("lead result mean prompt")
_CAUSING: Final = _MEANING | word_set("cause trigger force allow enable")
"""What all that was said before does, as often as its last noun: "a new system for papers, which caused a delay"."""
_MATTERS: Final = word_set("issue question matter problem subject topic")
"""Nouns that only hold the one behind them: "the issue around osteoporosis, which runs in her family"."""
_OF_THINGS: Final = LASTING | word_set("cost weigh measure")
"""What a thing or an event does, rather than the nearer of two nouns: "a test by Bioscan, which cost $900"."""
_BODIES: Final = word_set("PERSON ORG GPE NORP LOC")
"""What the recogniser calls those that do not happen and take place nowhere."""
_CERTAIN: Final = word_set("the this that these those both")
"""Words that say the thing is known."""
_HOLDING: Final = word_set("of as like including")
"""Prepositions before what the noun before them is, or is made of."""
_IN_PHRASES: Final = word_set("behalf stead sake")
"""Nouns of fixed phrases, of which nothing is said: "on their behalf, which takes a year"."""
_SINGLING: Final = word_set("only first last sole")
_WISHING: Final = word_set("propose plan want promise suggest seek wish hope imagine pledge vow")
_TALES: Final = word_set("story tale joke anecdote fable novel film movie")
"""Where what is told of need not be."""
_WAYS: Final = word_set("north south east west northeast northwest southeast southwest outside kilometres miles")
_HIDING: Final = word_set("decline ask speak request refuse insist want")
"""What those do who give no name."""
_WHOEVER: Final = word_set("whoever whatever whichever")
"""Pronouns that speak of no noun before them: "to Holm, whoever wins is late"."""


def speaks_of(top: Token, thing: Token) -> bool:
    """Whether what a relative clause says is surely said of the noun `thing` that it hangs on.

    `top`: the (first) verb of the clause.
    """
    above = g.governor(top)
    if any(c.dep_ == "neg" and g.set_off(c) for c in thing.children):
        return False  # "It was the protests, not the crime, that moved her"
    called = thing.dep_ == "dobj" and thing.head.lemma_ in CALLING | {"term"} and not g.set_off(top)
    if called and any(t.is_quote for t in top.doc[top.i : top.right_edge.i + 1]):
        return False  # 'called the fire that killed two "a crime"': where the clause ends is unclear
    where = thing.head.dep_ == "pcomp" and thing.head.head.lower_ in ("from", "at", "with")
    if where and thing.tag_ == "NNS" and not thing.ent_type_ and g.set_off(top) and thing.i == thing.head.i + 1:
        return False  # "from compounding pharmacies, which are small": those alone, or all of them
    if thing.lemma_ in _IN_PHRASES or any(c.lower_ == "but" and c.i < top.i for c in thing.rights):
        return False  # also 'were "sarcasm" [but], boy, that took a while'
    if g.set_off(top) and any(t.lower_ == "which" and t.head == top for t in top.lefts) and _is_unclear(top, thing):
        return False
    if top.doc[max(top.left_edge.i - 1, 0)].text == ":":
        return False  # "because of the results: 19 had died"
    moved = (t for t in top.subtree if t.lower_ in ("up", "down") and t.dep_ != "prt" and g.before(t).text == ",")
    if above is not None and above.lemma_ == "send" and any(moved):
        return False  # "sent shares in Norcar, which sells eels, up 6%"
    named = g.set_off(top) and bool(thing.ent_type_)
    unnamed = thing.lower_ in PRONOUN_HEADS or not _WHOEVER.isdisjoint(t.lower_ for t in top.lefts)
    if unnamed or (above is not None and g.is_denied(above) and not named):
        return False
    if top.lemma_ in _OF_THINGS and _is_inner(thing):
        return False
    whole = top.lemma_ in _MEANING and thing.dep_ in ("attr", "conj", "dobj") and number(top) >= 0
    # "near Tarn, which makes it cheap"
    so = any(c.dep_ in ("ccomp", "xcomp", "oprd", "acomp") for c in top.rights)
    made = so and top.lemma_ in ("make", "help") and thing.ent_type_ in ("GPE", "LOC")
    if g.set_off(top) and (whole or made or (top.lemma_ in _CAUSING and thing.dep_ == "pobj")):
        return False
    if thing.lemma_ in _MATTERS and any(c.dep_ == "prep" for c in thing.children):
        return False
    if thing.head.lower_ == "like" and thing.left_edge.lower_ in ("a", "an"):
        return False  # "treated like a man who had been a spy": nobody was
    if _may_be_both(top, thing) or _is_of_kin(top, thing):
        return False
    if any(c.dep_ == "aux" for c in thing.lefts) and g.before(thing.left_edge).is_title:
        return False  # "the song Here To Stay, which ...": a verb in a name
    if thing.dep_ == "conj" and thing.tag_ == "NN" and is_bare(thing):
        return False  # "the baker and fierce [critic], who backs it": both are one
    if top.lemma_ in SAYING and sum(c.dep_ in g.SUBJECTS for c in top.children) > 1:
        return False  # "subsidies, which competitors say give them an advantage": the parser lost who says so
    return not any(top.doc[i].lower_ == "times" for i in noun_phrase_without(thing, top) if i < thing.i)


def _may_be_both(top: Token, thing: Token) -> bool:
    """ "payments to Ida Holm and Ole Lund, [who left in May]": one of them or both."""
    people = thing.dep_ == "conj" and thing.ent_type_ == thing.head.ent_type_ == "PERSON"
    told = g.set_off(top) and any(c.lower_ == "who" for c in top.lefts)
    helper = next(iter(g.auxiliaries(top)), top)
    return people and told and helper.tag_ == "VBD" and helper.lower_ not in ("was", "were")


def _is_of_kin(top: Token, thing: Token) -> bool:
    """ "Per Lind, son of [Ole Lind], who left in May": the one or the other."""
    kin = thing.head.head
    of = thing.dep_ == "pobj" and thing.head.lower_ == "of" and kin.dep_ == "appos"
    told = top.lemma_ in ("die", "found", "abdicate") or any(t.tag_ in ("PRP", "PRP$") for t in top.subtree)
    return of and kin.lower_ in FAMILY | KIN and g.set_off(top) and not told


def spelled_out(cut: Cut, verb: Token) -> Cut:
    """ "Holm, who[’s] vying for it" -> "Holm [is] vying for it", which would read as Holm's otherwise."""
    short = next((a for a in g.auxiliaries(verb) if a.lower_ in ("'s", "’s") and a.i in cut.tokens), None)
    if short is None:
        return cut
    word = "is" if verb.tag_ == "VBG" else full_form(short)
    return replace(cut, tokens=cut.tokens - {short.i}, insertions=(*cut.insertions, Insertion(short.idx, word)))


def tells_which(verb: Token, thing: Token) -> bool:
    """ "patients who [have] a cold", "a deal that [will] end it", "would build a ship that [sails] north", "a child who
    [is] late is fined", "men who [came] of age then are wary": any such one and perhaps none, so that nothing is said
    of one that there is. "The only one who [left]" is the only one of these."""
    if any(c.lower_ in _SINGLING or c.tag_ == "JJS" for c in thing.lefts):
        return True
    helpers, above = g.auxiliaries(verb), g.governor(verb)
    words = {c.lower_ for c in thing.lefts if c.dep_ not in ("amod", "compound")}
    bare = (thing.pos_ == "NOUN" or thing.tag_ == "NNPS") and not words
    any_ = bare or bool(words & {"a", "an", "any", "every", "each", "all"})
    if thing.head.lower_ == "of" and (g.is_share(thing.head.head) or thing.head.head.lower_ in ("most", "many", "few")):
        return True  # "most of the guns that [are] used come from Ohio"
    if thing.head.head.lower_ in ("open", "available", "limited") and bare:
        return True  # "is open to those who [were] born in May"
    if bare and thing.tag_ in ("NNS", "NNPS") and g.is_denied(verb):
        return True  # "members who [didn't] want it left"
    if thing.lemma_ in ("way", "manner", "extent", "degree") or words & {"every", "each"}:
        return True  # "did so in a way that [hurt] them"
    described = thing.head.lower_ == "as" and thing.left_edge.lower_ in ("a", "an")
    if described or (verb.lemma_ in ("follow", "pass") and not any(c.dep_ == "dobj" for c in verb.rights)):
        return True  # "described her as a mayor who ...", "in the years that [followed]"
    now = next(iter(helpers), verb).tag_ in ("VBZ", "VBP")
    unreal = above is not None and any(a.tag_ in ("MD", "TO") for a in g.auxiliaries(above))
    if thing.head.lower_ == "among" and thing.tag_ == "NNS":
        return True  # "Among the players that [have] drawn most of it is Lind": these alone
    past = next(iter(helpers), verb).tag_ == "VBD"
    wished = thing.dep_ not in g.SUBJECTS and not past and any(a.lemma_ in _WISHING for a in verb.ancestors)
    unreal |= wished or any(a.lemma_ in _TALES for a in verb.ancestors)
    ahead = any(a.tag_ == "MD" for a in helpers)
    general = above is not None and above.tag_ in ("VBZ", "VBP") and above.lemma_ not in ("be", "want")
    among = bare and thing.tag_ == "NNS" and ((thing.dep_ == "nsubj" and general) or thing.head.lower_ == "in")
    return ahead or among or (any_ and unreal) or (now and (bare or (any_ and thing.dep_ in g.SUBJECTS)))


def _is_inner(thing: Token) -> bool:
    """ "a test by [Bioscan]", "a fall in [demand]": a noun behind a preposition of another."""
    return thing.dep_ == "pobj" and thing.head.dep_ == "prep" and thing.head.head.pos_ in ("NOUN", "PROPN")


def _may_be_outer(top: Token, thing: Token) -> bool:
    """Whether "which" may go with the noun before the preposition: where that is what takes place ("the festival in
    [Cannes], which runs to May"), where it is said what would be ("a deal with [Iran], which would hold longer"), and
    where the nearer one is no certain thing ("a fall in [demand], which slows down trade")."""
    helpers = g.auxiliaries(top)
    if any(a.tag_ == "MD" for a in helpers) and not any(a.dep_ == "auxpass" for a in helpers):
        return True
    if thing.ent_type_ in _BODIES or thing.lemma_ in PLACES:
        return _takes_place(top)
    certain = any(c.dep_ in ("poss", "nummod") or c.pos_ == "PROPN" or c.lower_ in _CERTAIN for c in thing.lefts)
    return thing.head.lower_ not in _HOLDING and not certain and not thing.ent_type_ and thing.pos_ == "NOUN"


def _takes_place(verb: Token) -> bool:
    """ "happened", "took place", "runs from 3 to 9 May"; not "runs a bank", "happens to be"."""
    objects = {c.lower_ for c in verb.children if c.dep_ in ("dobj", "xcomp")}
    if verb.lemma_ == "run":
        return not objects and any(t.ent_type_ == "DATE" for t in verb.subtree)
    return (verb.lemma_ in ("happen", "occur") and not objects) or (verb.lemma_ == "take" and "place" in objects)


def _is_unclear(top: Token, thing: Token) -> bool:
    """ "a museum in Ohio, [which] paid in cash", "a player in the trade, [which] grew": which noun."""
    if _is_inner(thing) and _may_be_outer(top, thing):
        return True
    if "between" in (thing.head.lower_, thing.head.head.lower_):
        return True  # "the gulf between Lind and Holm, [which] began in May"
    done = thing.head.tag_ in ("VB", "VBG") and not g.is_finite(thing.head) and thing.dep_ == "dobj"
    bare = thing.tag_ == "NNS" and is_bare(thing)
    if done and bare and any(c.lower_ in ("could", "might", "may", "would") for c in top.lefts):
        return True  # "to raise rates, [which] could cost jobs": that they are raised
    last = top.doc[max(top.left_edge.i - 2, 0)]
    placed = last.ent_type_ in ("GPE", "LOC") and last.head.lower_ in ("in", "at", "near", "to", "from")
    if last != thing and placed and any(c.dep_ == "dobj" for c in top.lefts):
        return True  # "won the vote in Ohio, [which] she had represented"
    held = thing.tag_ == "NN" and thing.left_edge == thing and thing.dep_ == "dobj"
    if held and any(a.dep_ == "relcl" and a.head.dep_ == "appos" for a in thing.ancestors):
        return True  # "adrenaline, the hormone that governs sleep, [which] is low"
    use = thing.head.head
    if thing.head.lower_ == "of" and use.lower_ == "use" and any(c.dep_ == "poss" for c in use.lefts):
        return True  # "her use of a private line, [which] became public"
    if thing.head.lower_ == "of" and thing.head.head.lower_ in _WAYS:
        return True  # "in Tarn, east of Holt, [which] grew"
    nouns = (o for c in thing.children if c.dep_ == "prep" and c.i < top.i for o in c.children if o.dep_ == "pobj")
    if any(c.dep_ == "prep" for o in nouns for c in o.children):
        return True  # "chips to clients in China, [which] rose": any of the three
    behind = any(c.dep_ == "prep" and c.i < top.i for c in thing.children)
    if behind and thing.pos_ == "NOUN" and names_people(thing.lemma_.lower()):
        return True
    outer = thing.head.head if thing.dep_ == "pobj" else thing
    if thing.ent_type_ in ("GPE", "LOC") and outer.dep_ in ("acl", "advcl") and outer.tag_ == "VBN":
        return g.set_off(outer)  # "the deal, reached in Minsk, [which] calls for a truce"
    within = thing.ent_type_ in ("GPE", "LOC") and outer.pos_ == "NOUN" and thing.head.lower_ in ("in", "at", "near")
    placed = top.lemma_ in ("lie", "border") or (top.lemma_ == "be" and any(c.dep_ == "attr" for c in top.children))
    return within and outer.lemma_ not in PLACES and not placed


def hides_name(top: Token, thing: Token) -> bool:
    """'"...," said an aide to Holm, who declined to be named': said of who speaks behind the verb, without a name."""
    if top.left_edge.lower_ != "who" or top.lemma_ not in _HIDING or thing.dep_ != "pobj":
        return False
    who = thing.head.head
    return who.dep_ == "nsubj" and who.i > who.head.i and who.left_edge.lower_ in ("a", "an", "one")


def placed(verb: Token) -> tuple[str, tuple[int, int]] | None:
    """ "moved to Peru, [where she ran a mill]", "was shut in 2019, [when it failed]": "in Peru," and "in 2019,", with
    where the town, the country or the time stands that is named right before the comma; None where none is."""
    opening, end = verb.left_edge, verb.left_edge.i - 1
    name = next((e for e in verb.doc.ents if e.end == end), None)
    if name is None or opening.head != verb or verb.doc[end].text != ",":
        return None
    if opening.lower_ == "where" and name.label_ == "GPE":
        town = next((e for e in verb.doc.ents if e.end == name.start - 1 and e.label_ == name.label_), None)
        if town is not None and verb.doc[town.end].text == "," and name.root.head == town.root:
            name = verb.doc[town.start : name.end]  # "Tarn, Ohio, where 40 live"
        return f"in {name.text},", (name.start_char, name.end_char)
    before = verb.doc[max(name.start - 1, 0)].lower_
    past = verb.tag_ == "VBD" or any(a.tag_ == "VBD" for a in g.auxiliaries(verb))
    if opening.lower_ != "when" or name.label_ != "DATE" or before not in ("in", "on") or not past:
        return None
    return f"{before} {name.text},", (name.start_char, name.end_char)


def bearer(whose: Token, thing: Token) -> Span | None:
    """The name that "whose" stands for, of `thing` or of a nearer one: "Lind and [Holm], whose ..."; None for none."""
    near, named = whose.doc[whose.i - 2], thing
    if near.pos_ == "PROPN" and (near.dep_ == "conj" or not near.ent_type_):
        named = near
    name = next((e for e in whose.doc.ents if e.start <= named.i < e.end), None)
    if named.dep_ == "pobj" and any(a.dep_ == "appos" and a.head.ent_type_ == "PERSON" for a in named.ancestors):
        return None  # "Ida Holm, a former head of the Tarn Fund, [whose] roots are in Ohio"
    kinds = ("PERSON",) if named == near != thing else ("PERSON", "ORG")
    return name if name is not None and name.label_ in kinds else None


def noun_phrase_without(head: Token, clause: Token) -> frozenset[int]:
    """The noun phrase of `head` less a clause that hangs on it, what follows it, and an opening "how" or "even"."""
    words, end = words_under(head) - {t.i for t in clause.subtree}, clause.left_edge.i
    first = head.doc[min(words, default=head.i)]
    return frozenset(i for i in words if i < end and (i > first.i or (first.tag_ != "WRB" and first.lower_ != "even")))
