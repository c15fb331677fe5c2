"""Repairs of small words: what a preposition or a conjunction belongs to, whether it opens a clause, and what "which"
and "who" stand for; and of who speaks behind "Prosecuting,".

Each takes a token and says whether it changed anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.syntax.facts import WEEKDAYS
from gistcheck.syntax.stance import SAYING
from gistcheck.vocabulary.people import calls_somebody, names_people
from gistcheck.vocabulary.verbs import BY_ITSELF, INTRANSITIVE
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_OCCASIONS: Final = word_set("conference briefing interview hearing")
_ABOVE_ALL: Final = word_set("particularly especially mainly mostly notably chiefly primarily")
"""What narrows that which stands right before it."""


def is_office(mark: Token) -> bool:
    """ "his second term [as president] ends", "the dig soon [after] the war found little": no clause, for what follows
    is held for a second subject."""
    subjects = [c for c in mark.head.children if c.dep_ == "nsubj" and c.i < mark.head.i]
    known = mark.lower_ in ("as", "after", "before", "during")
    if not known or len(subjects) != 2 or not subjects[0].i < mark.i == subjects[1].left_edge.i - 1:
        return False
    mark.head, mark.dep_ = subjects[0], "prep"
    subjects[1].head, subjects[1].dep_ = mark, "pobj"
    return True


def opens_first(where: Token) -> bool:
    """ "a site [where] boats were built and painted": of both, and so of the first verb."""
    verb = where.head
    first = g.first_conjunct(verb)
    if where.tag_ != "WRB" or first == verb or first.dep_ != "relcl" or first.left_edge.i - where.i not in (0, 1):
        return False
    where.head = first
    return True


def is_one_word(word: Token) -> bool:
    """ "[Due] to reopen in March, it ...", "[at] first declined": one with the word behind it."""
    after = g.behind(word)
    due = word.lower_ == "due" and after.tag_ == "TO" and after.dep_ == "aux"
    first = word.lower_ == "at" and after.dep_ == "advmod" and after.head == word.head
    if not (due or first) or list(word.children):
        return False
    word.head, word.dep_ = (after.head, "advmod") if due else (after, word.dep_)
    return True


def is_margin(token: Token) -> bool:
    """ "finished 0.7 seconds [off the pace]": what the measure before it is measured from."""
    measure = g.before(token)
    counted = any(c.dep_ == "nummod" for c in measure.children)
    if token.lower_ not in ("off", "behind", "ahead", "short") or not counted or token.is_ancestor(measure):
        return False
    token.head = measure
    return True


def is_until_now(mark: Token) -> bool:
    """ "[before now] silicon has not been used": a time, and no clause."""
    now = g.behind(mark)
    if mark.lower_ not in ("before", "until") or now.lower_ not in ("now", "then") or list(now.children):
        return False
    mark.dep_, now.head, now.dep_ = "prep", mark, "pobj"
    return True


def is_day(on: Token) -> bool:
    """ "[On Monday] Holm visited Tarn": when, and no first name; "broke [on Monday]": one phrase."""
    day = g.behind(on)
    if on.lower_ != "on" or day.lower_ not in WEEKDAYS or day.dep_ not in ("compound", "npadvmod") or list(on.children):
        return False
    day.head, day.dep_ = on, "pobj"
    return True


def is_day_of_saying(time: Token) -> bool:
    """ "said [on Monday] its profit fell", "auditors said [Friday], he hid it": when it said so, with no "that" before
    the day."""
    said, clause = g.before(time), time.head
    after = g.behind(time)
    dated = time.lower_ == "on" and any(c.dep_ == "pobj" and c.lower_ in WEEKDAYS for c in time.children)
    who = g.own_subject(clause)
    dated |= time.ent_type_ == "DATE" and (after.text == "," or (who is not None and who.left_edge == after))
    if not dated or clause.dep_ != "ccomp" or clause.head != said or said.lemma_ not in SAYING:
        return False
    time.head = said
    return True


def dates_month(time: Token) -> bool:
    """ "in January [next year]", "on Monday [last week]": one time, not two."""
    month = g.before(time.left_edge)
    told = any(c.lower_ in ("next", "last", "this") for c in time.lefts)
    if time.lower_ not in ("year", "week") or not told or month.dep_ != "pobj" or month.ent_type_ != "DATE":
        return False
    time.head = month
    return not time.is_ancestor(month)


def is_measured(time: Token) -> bool:
    """ "died [hours] after being sent home", "left [minutes] after it began": so long after, not what was left."""
    mark = g.behind(time)
    measures = time.ent_type_ in ("TIME", "DATE") and time.tag_ == "NNS" and mark.lower_ in ("after", "before")
    if not measures or mark.dep_ not in ("prep", "mark") or time.is_ancestor(mark):
        return False
    time.head, time.dep_ = mark if mark.dep_ == "prep" else mark.head, "npadvmod"
    return True


def limits_content(verb: Token) -> bool:
    """ "Hundreds could strike if pay is [cut], leaders warn": a condition before the cue is one of what is said."""
    cue = verb.head
    said = next((c for c in cue.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    if g.marks(verb) not in g.CONDITIONS or cue.lemma_ not in SAYING or said is None or not verb.i < cue.i:
        return False
    verb.head = said
    return True


def opens_content(verb: Token) -> bool:
    """ "said after the hearing that Holm [drew] a gun", "said at a conference that 40 men [left]": "that" opens what is
    said, for the verb has an object or clause, or leaves nobody anything."""
    that, said = verb.left_edge, g.governor(verb.head)
    filled = any(c.dep_ in ("dobj", "ccomp") and c.i > verb.i for c in verb.children)
    filled |= verb.head.lemma_ in _OCCASIONS and verb.lemma_ in INTRANSITIVE | BY_ITSELF | {"leave"}
    if that.lower_ != "that" or that.dep_ != "dobj" or that.head != verb or not filled or said is None:
        return False
    if said.lemma_ not in SAYING or verb.head.i < said.i or any(c.dep_ == "ccomp" for c in said.children):
        return False
    that.dep_, that.tag_ = "mark", "IN"
    verb.head, verb.dep_ = said, "ccomp"
    return True


def is_after_age(prep: Token) -> bool:
    """ "died in Tarn, aged 80, [after an illness]": behind a comma, of the verb."""
    aged = prep.head
    if aged.lower_ != "aged" or aged.dep_ not in ("advcl", "acl") or not g.set_off(prep) or not g.is_verb(aged.head):
        return False
    prep.head = aged.head
    return True


def is_not_who_acts(prep: Token) -> bool:
    """ "Unlike [Holm], Lund was fined": a name behind a preposition that has none, and one beside it without "and"."""
    first = next((c for c in prep.head.lefts if c.dep_ in g.SUBJECTS and c.left_edge.i == prep.i + 1), None)
    if any(prep.children) or first is None or any(c.dep_ == "cc" for c in first.children):
        return False
    who = next((c for c in first.rights if c.dep_ in ("appos", "conj")), None)
    if who is None or not first.i < who.i < prep.head.i or g.before(who.left_edge).text != ",":
        return False
    who.head, who.dep_ = prep.head, first.dep_
    first.head, first.dep_ = prep, "pobj"
    return True


def speaks_for(name: Token) -> bool:
    """ "Defending Holm, [Ida Lind] said ...", "Prosecuting, [Ida Lind] said ...", "Reacting, the [head] of it left":
    who speaks or acts, no other name for what the sentence opens with."""
    first = name.head
    opens = first.left_edge.i == 0 and first.left_edge.tag_ == "VBG" and first.dep_ == "nsubj" and first.head.i > name.i
    alone = first.i == 0 and g.behind(first) == g.before(name.left_edge)
    named = name.ent_type_ == "PERSON" and first.head == g.behind(name)
    if not opens or not (alone or named) or g.before(name.left_edge).text != ",":
        return False
    name.head, name.dep_ = first.head, "nsubj"
    first.dep_ = "npadvmod"
    return True


def is_time_left(verb: Token) -> bool:
    """ "led by three points with five weeks [to go] before the vote": what time is left."""
    time = g.before(verb.left_edge)
    left = time.tag_ == "NNS" and time.dep_ == "pobj" and time.head.lower_ == "with" and not time.is_ancestor(verb)
    if verb.lemma_ != "go" or not g.is_infinitive(verb) or not left or not verb.head.is_ancestor(time):
        return False
    verb.head, verb.dep_ = time, "acl"
    return True


def is_of_aside(prep: Token) -> bool:
    """ "fell to 5%, half its peak [during] the crisis": no mark parts it from the aside behind the figure, so that
    it was no fall during the crisis."""
    noun = g.before(prep)
    named = next((c for c in prep.head.rights if c.dep_ == "appos" and c.is_ancestor(noun) and g.set_off(c)), None)
    if named is not None and prep.head.i < named.i:
        prep.head = named  # "Ida Lind, head of the bank [under] Holm, left"
        return True
    if noun.dep_ != "npadvmod" or noun.head != prep.head or noun.pos_ != "NOUN" or noun.ent_type_ in ("DATE", "TIME"):
        return False
    if not prep.head.i < noun.i or g.before(noun.left_edge).text != ",":
        return False
    prep.head = noun
    return True


def is_not_of_day(verb: Token) -> bool:
    """ "released her records in July, which [showed] that she was fit": the records did, and no month."""
    day, which = verb.head, g.own_subject(verb)
    if day.dep_ != "pobj" or day.ent_type_ not in ("DATE", "TIME") or which is None or which.lower_ != "which":
        return False
    thing = next((c for c in day.head.head.rights if c.dep_ == "dobj" and c.i < day.i), None)
    if thing is None or not any(c.dep_ == "ccomp" for c in verb.rights):
        return False
    verb.head = thing
    return True


def is_medium(name: Token) -> bool:
    """ "said on [Twitter] Trump raised $4m": where it was said, and no part of who raised it."""
    on = g.before(name)
    empty = on.lower_ == "on" and on.dep_ == "prep" and not any(c.dep_ == "pobj" for c in on.children)
    if name.lower_ not in ("twitter", "facebook", "instagram", "youtube", "telegram", "reddit", "tiktok") or not empty:
        return False
    name.head, name.dep_ = on, "pobj"
    return True


def is_of_source(time: Token) -> bool:
    """ "According to the officer at the base that [night], the scene is untrue": who was there that night."""
    source = next((c for c in time.head.children if c.lower_ == "according" and c.i < time.i), None)
    end = None if source is None else g.before(time.left_edge)
    if end is None or source is None or not source.is_ancestor(end) or g.behind(time.right_edge).text != ",":
        return False
    time.head = end
    return True


def is_of_person(verb: Token) -> bool:
    """ "echoed comments made by Ida Lind on Friday, who [said] that 40 left": she said so, and no comments."""
    thing, who = verb.head, g.own_subject(verb)
    if who is None or who.lower_ != "who" or thing.pos_ != "NOUN" or not g.set_off(verb):
        return False
    inside = [t for t in thing.subtree if t.ent_type_ == "PERSON" and t.dep_ == "pobj" and t.i < verb.left_edge.i]
    person = inside[-1] if inside else None
    if person is None or calls_somebody(thing.lemma_.lower()) or names_people(thing.lemma_.lower()):
        return False
    verb.head = person
    return True


def ends_apposition(token: Token) -> bool:
    """ "hit by Pam, one of the worst storms [ever to strike]", "had gout, a disease of joints, [mainly] in the foot",
    "Holm, a pastor [wanted] in Tarn, left": said of what stands before it, which a comma sets off."""
    start = token.left_edge
    comma = g.before(start).text == ","
    done = token.dep_ == "acl" and token.tag_ == "VBN" and not comma
    told = token.dep_ == "prep" and comma and any(c.lower_ in _ABOVE_ALL for c in token.lefts)
    ever = token.tag_ == "VB" and start.lower_ in ("ever", "yet") and not comma
    last = g.before(g.before(start)) if comma else g.before(start)
    if not (told or ever or done) or last.i >= start.i:
        return False
    around = (last, *last.ancestors)
    noun = next((a for a in around if a.dep_ == "appos" and a.pos_ in ("NOUN", "NUM") and g.set_off(a)), None)
    if noun is None or noun.is_ancestor(token) or not token.head.is_ancestor(noun):
        return False
    if done:
        token.head = noun
        return True
    token.head, token.dep_ = (last, "relcl") if ever and last.pos_ == "NOUN" else (noun, "prep" if told else "relcl")
    return True


def is_noun_given(word: Token) -> bool:
    """ "a bill giving the council final [say] over it": what it gives, no verb."""
    given = g.before(word.left_edge)
    described = any(c.dep_ == "amod" and c.i == word.i - 1 for c in word.lefts)
    if word.tag_ not in ("VB", "VBP") or given.dep_ != "dative" or not described or g.own_subject(word) is not None:
        return False
    word.head, word.dep_, word.tag_, word.pos_ = given.head, "dobj", "NN", "NOUN"
    return True


def is_compared_within(token: Token) -> bool:
    """ "opposed the deal, which cuts the tax to 17%, they said, [compared] with 25%": said of what the deal does."""
    if token.lower_ != "compared" or g.before(token.left_edge).text != ",":
        return False
    main = token.head
    clauses = [
        c for c in main.subtree if c.dep_ == "relcl" and c.head.dep_ == "dobj" and g.set_off(c) and c.i < token.i
    ]
    if not clauses or clauses[-1].is_ancestor(token):
        return False
    own = {t.i for t in clauses[-1].subtree}
    figures = [t.i in own for t in main.subtree if t.like_num and t.i < token.i]
    if not figures or not all(figures):
        return False
    token.head = clauses[-1]
    return True
