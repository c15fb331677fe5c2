"""Repairs of what somebody said: clauses that the parser took for a thing, or for what the article itself says.

Each takes a token and says whether it changed anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gistcheck.mending.speech import rejoin
from gistcheck.syntax import grammar as g
from gistcheck.syntax.quotes import in_quotes, quoted_tokens
from gistcheck.syntax.stance import SAYING, SHOWING

if TYPE_CHECKING:
    from spacy.tokens import Token

_JUDGING: Final = SAYING | {"rule", "pledge", "promise", "vow"}
_REPORTING: Final = frozenset(("report", "say", "write", "claim"))
_OPENING: Final = {"said": "say", "says": "say", "tweeted": "tweet", "wrote": "write", "writes": "write"}
"""What a sentence may begin with whose speaker stands behind it, and its lemma."""


def is_content(verb: Token) -> bool:
    """ "It claims that 90 gallons of the oil [leaked] into a field, and that ...": behind "that" stands a clause, not a
    thing that somebody claims."""
    noun = next((a for a in verb.ancestors if a.dep_ == "dobj"), None)
    that = None if noun is None else g.behind(noun.head)
    if (
        noun is None
        or that is None
        or that.lower_ != "that"
        or that.head != noun.head
        or noun.head.lemma_ not in SAYING
    ):
        return False
    done = any(c.dep_ == "agent" for c in verb.children) or g.auxiliaries(verb)
    if verb.tag_ not in ("VBN", "VBD") or done:
        return False
    verb.head, verb.dep_, verb.tag_ = noun.head, "ccomp", "VBD"
    noun.head, noun.dep_ = verb, "nsubj"
    that.head, that.dep_ = verb, "mark"
    return True


def lists_told(verb: Token) -> bool:
    """ "A survey [found] that 58% were for it, 31% were against and the rest had no view": all of it was found."""
    after = verb.head
    first = next((c for c in verb.rights if c.dep_ == "ccomp" and g.marks(c) == "that"), None)
    who = g.own_subject(after)
    if first is None or who is None or after.dep_ != "ROOT" or verb.lemma_ not in SAYING or g.own_subject(verb) is None:
        return False
    apart = verb.i < first.i < who.left_edge.i and g.before(who.left_edge).text == ","
    if not apart or verb.left_edge.is_quote or not any(c.dep_ == "cc" for c in after.rights):
        return False
    verb.head, verb.dep_ = verb, "ROOT"
    after.head, after.dep_ = first, "conj"
    return True


def is_told(verb: Token) -> bool:
    """ "told the court, chaired by Ida Holm, that he [would] not go": told, whatever stands between two commas."""
    aside, that = verb.head, verb.left_edge
    said = g.governor(aside)
    between = aside.dep_ in ("acl", "advcl", "relcl") and g.set_off(aside) and g.before(that).text == ","
    if said is None or not between or g.marks(verb) != "that" or aside.lemma_ in SAYING or said.lemma_ not in SAYING:
        return False
    if not said.i < aside.i < verb.i or any(c.dep_ == "ccomp" for c in said.children):
        return False
    verb.head = said
    return True


def goes_on_last(verb: Token) -> bool:
    """ "said that her acts delayed the jet, and ruled that she broke the law and [hurt] the crew": joined to what was
    ruled last; and "Holm pledged that Lind is for it, but [wants] more": no present beside a cue in the past."""
    first = verb.head
    if g.own_subject(verb) is not None or verb.tag_ not in g.FINITE or g.auxiliaries(verb):
        return False
    said = first if first.lemma_ in SAYING else first.head
    cues = [said] if said == first else [c for c in said.rights if c.dep_ == "conj" and first.i < c.i < verb.i]
    told = [t for c in cues for t in c.rights if c.lemma_ in _JUDGING and t.dep_ == "ccomp" and c.i < t.i < verb.i]
    present = verb.tag_ != "VBD" and said.tag_ == "VBD"
    who = g.own_subject(told[-1]) if told else None
    if who is None or told[-1].tag_ != verb.tag_ or (said == first and not (present and _may_act(who))):
        return False
    if g.before(verb.left_edge).dep_ == "cc":
        rejoin(verb, told[-1])
    else:
        verb.head = told[-1]  # its conjunction joins those before it
    return True


def _may_act(who: Token) -> bool:
    """Somebody, by name or as "he": a mine does not plan."""
    return who.is_title or who.lower_ in ("he", "she", "they")


def opens_second(that: Token) -> bool:
    """ "wrote that he was glad, but [that] circumstances excused it": no determiner of several."""
    noun, verb, cue = that.head, that.head.head, that.head.head.head
    told = next((c for c in cue.rights if c.dep_ == "ccomp" and c.i < that.i), None)
    acts = that.lower_ == "that" and noun.tag_ in ("NNS", "NNPS") and noun.dep_ in g.SUBJECTS and told is not None
    if not acts or verb.dep_ != "conj" or cue.lemma_ not in SAYING or g.before(that).dep_ != "cc" or told is None:
        return False
    that.head, that.dep_, that.tag_ = verb, "mark", "IN"
    rejoin(verb, told)
    return True


def warns_too(cue: Token) -> bool:
    """ "acknowledging that it rained but [warning] that it would dry": joined to the cue before it."""
    told, before = cue.head, cue.head.head
    says = cue.tag_ == before.tag_ == "VBG" and {cue.lemma_, before.lemma_} <= SAYING
    if not says or told.dep_ != "ccomp" or told.tag_ == "VBG" or not any(c.dep_ == "ccomp" for c in cue.rights):
        return False
    rejoin(cue, before)
    return True


def is_who_says(cue: Token) -> bool:
    """ "The suspect, who police [say] killed three people, fled": the police say so, and "who" killed."""
    who = [c for c in cue.children if c.dep_ == "nsubj"]
    if cue.lemma_ not in SAYING | SHOWING or len(who) != 2:
        return False
    if not g.is_relative(who[0]) or not who[0].i < who[1].i < cue.i:
        return False
    told = next((c for c in cue.rights if c.dep_ in ("xcomp", "ccomp") and g.is_finite(c)), None)
    if told is None or g.own_subject(told) is not None:
        return False
    who[0].head, told.dep_ = told, "ccomp"
    return True


def is_said_of_it(cue: Token) -> bool:
    """ "The dam, which engineers had [warned] was unsafe, broke on Monday": the dam broke, and was unsafe as they had
    warned."""
    noun, which = cue.head, cue.left_edge
    said, after = noun.head, g.behind(cue)
    if cue.lemma_ not in SAYING or not g.is_relative(which) or noun.dep_ not in g.SUBJECTS or after != said:
        return False
    main = next((c for c in said.rights if c.dep_ == "conj" and g.is_finite(c) and g.before(c).text == ","), None)
    joined = any(c.dep_ == "cc" for c in said.rights)
    if main is None or joined or g.own_subject(main) is not None or any(c.dep_ == "ccomp" for c in cue.children):
        return False
    main.dep_ = said.dep_
    main.head = main if said.dep_ == "ROOT" else said.head
    for child in [c for c in said.children if c.i < cue.i or c.i > main.i or g.before(main) == c]:
        child.head = main
    said.head, said.dep_ = cue, "ccomp"
    which.head, which.dep_ = said, "nsubj"
    return True


def stands_before_that(aside: Token) -> bool:
    """ "The paper said, [citing] a source, that 14 were hurt": the paper cites it."""
    told = aside.head
    that = next((c for c in told.lefts if c.dep_ == "mark" and c.lower_ == "that"), None)
    if told.dep_ != "ccomp" or that is None or aside.tag_ != "VBG" or not told.head.i < aside.i < that.i:
        return False
    for part in [aside, *(c for c in told.lefts if g.is_mark(c) and c.i < that.i)]:
        part.head = told.head
    return True


def says_first(verb: Token) -> bool:
    """ "[Tweeted] Jan Holm: “We lost”": no part of the name of whoever does."""
    who = verb.head
    after = g.behind(who)
    if verb.i or verb.lower_ not in _OPENING or after is None or after.text != ":":
        return False
    told = who.head if who.head.i > after.i else next((c for c in who.rights if c.i > after.i and g.is_verb(c)), None)
    if told is None or "ROOT" not in (who.dep_, told.dep_):
        return False
    for child in [c for c in who.children if c.i >= after.i]:
        child.head = verb
    who.head, who.dep_, told.head, told.dep_ = verb, "nsubj", verb, "ccomp"
    verb.head, verb.dep_, verb.tag_, verb.pos_, verb.lemma_ = verb, "ROOT", "VBD", "VERB", _OPENING[verb.lower_]
    return True


def reports_last(verb: Token) -> bool:
    """ "The rooms are empty, and Holm added that they are cold, [reported] the Daily Mail.": who says so, and no third
    thing that somebody did."""
    who = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if who is None or who.pos_ != "PROPN" or verb.lemma_ not in _REPORTING or verb.tag_ not in ("VBD", "VBZ"):
        return False
    ends = g.behind(who.right_edge).text in (".", "") or who.right_edge.i == len(verb.doc) - 1
    if g.before(verb).text != "," or not ends or g.own_subject(verb) is not None or g.auxiliaries(verb):
        return False
    verb.head, verb.dep_, who.dep_ = g.root_of(verb), "parataxis", "nsubj"
    return True


def acts_outside_quote(verb: Token) -> bool:
    """ "Lind wrote, “It is time,” and [shared] a link": who wrote it did, and nothing that stands in the quotation."""
    said, inner = verb.head.head, verb.head
    quoted = quoted_tokens(verb.doc)
    if inner.dep_ != "ccomp" or not said.i < inner.i or inner.i not in quoted or verb.i in quoted:
        return False
    if g.own_subject(verb) is not None or not g.is_finite(verb):
        return False
    rejoin(verb, said)
    return True


def says_beside(cue: Token) -> bool:
    """ "It had been the best, and its hosts, Ann and Jo, [said] it was close": the hosts say so, and not the first
    half."""
    first = next((c for c in cue.lefts if c.dep_ == "ccomp"), None)
    after = next((c for c in cue.rights if c.dep_ == "ccomp"), None)
    if first is None or after is None or cue.lemma_ not in SAYING or g.own_subject(cue) is not None:
        return False
    who = next((c for c in first.children if c.dep_ == "conj" and c.pos_ in ("NOUN", "PROPN") and c.i < cue.i), None)
    joint = None if who is None else g.before(who.left_edge)
    if who is None or joint is None or joint.dep_ != "cc" or g.before(joint).text != ",":
        return False
    first.head, first.dep_ = first, "ROOT"
    cue.head, cue.dep_ = first, "conj"
    who.head, who.dep_ = cue, "nsubj"
    return True


def says_both(cue: Token) -> bool:
    """ "He had a year of practice, but he had all the papers, the judge [said].": both halves, and no third thing."""
    first, second = cue.head, next((c for c in cue.lefts if c.dep_ == "ccomp"), None)
    who = g.own_subject(cue)
    if second is None or who is None or cue.lemma_ not in SAYING:
        return False
    if first.dep_ != "ROOT" or g.own_subject(first) is None:
        return False
    joint = g.before(second.left_edge)
    apart = joint.dep_ == "cc" and joint.head == first and g.before(joint).text == ","
    last = who.i > second.right_edge.i and g.behind(cue).text in (".", "")
    if not apart or not last or first.lemma_ in SAYING or any(t.is_quote for t in cue.doc):
        return False
    cue.head, cue.dep_ = cue, "ROOT"
    first.head, first.dep_ = cue, "ccomp"
    second.head, second.dep_ = first, "conj"
    return True


def is_reported(verb: Token) -> bool:
    """ "The others [hailed] from Tarn, the account claimed", "A man [posed] as a clerk and robbed her, said police": of
    two subjects of one verb, the first has its own."""
    who, said = verb.head, verb.head.head
    done = verb.tag_ in ("VBN", "VBD") and not g.auxiliaries(verb)
    if who.dep_ != "nsubj" or not done or not _says_behind(said, verb):
        return False
    for second in [c for c in who.children if c.dep_ in ("conj", "cc") and verb.i < c.i and not c.ent_type_]:
        if second.dep_ == "cc" or second.tag_ in ("VBN", "VBD"):
            second.head = verb
    verb.head, verb.dep_, verb.tag_ = said, "ccomp", "VBD"
    who.head = verb
    return True


def acts_itself(verb: Token) -> bool:
    """ "A cybercriminal [posed] as a clerk, said police": no noun that a rare word describes, but what that one did."""
    said, who = verb.head, g.own_subject(verb) or g.before(verb)
    described = who.head == verb and who.dep_ in ("amod", "compound", "nsubj")
    if verb.tag_ not in ("VBN", "VBD") or not described or not _says_behind(said, verb):
        return False
    for child in [c for c in verb.lefts if c != who and c.dep_ not in ("aux", "advmod", "npadvmod", "prep")]:
        child.head = who
    who.dep_, who.tag_, who.pos_ = "nsubj", "NN", "NOUN"
    verb.dep_, verb.tag_, verb.pos_ = "ccomp", "VBD", "VERB"
    return True


def explains(noun: Token) -> bool:
    """ "Men have joined Norcar, the [firm] that runs ports, analysts have told it": of two subjects of a verb of
    saying, the first explains the noun before it."""
    said, start = noun.head, noun.left_edge.i
    told = any(c.dep_ == "ccomp" and c.i < start for c in said.children)
    if not told or g.before(noun.left_edge).text != "," or not _says_behind(said, noun):
        return False
    named = noun.doc[start - 2]
    if named.pos_ not in ("NOUN", "PROPN"):
        return False
    noun.head, noun.dep_ = named, "appos"
    return True


def stays_in_quote(verb: Token) -> bool:
    """ "wed Ida, who said "we were three, so it [was] full"": the end of what is quoted hangs on no verb before it."""
    if verb.head.i > verb.i or g.before(verb.left_edge).is_quote or not in_quotes(verb) or in_quotes(verb.head):
        return False
    inside = [t for t in verb.doc[verb.head.i : verb.left_edge.i] if in_quotes(t) and g.is_verb(t) and g.is_finite(t)]
    if not inside or not verb.head.is_ancestor(inside[0]):
        return False
    verb.head = inside[0]
    return True


def _says_behind(said: Token, token: Token) -> bool:
    """Whether a verb of saying has a subject behind a token, with the comma before the two of them."""
    who = next((c for c in said.children if c.dep_ == "nsubj" and c.i > token.i), None)
    return said.lemma_ in SAYING and who is not None and said.doc[min(who.left_edge.i, said.i) - 1].text == ","
