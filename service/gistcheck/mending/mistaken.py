"""Repairs of a word that the small parser took for the main verb, while another is, or hung on the wrong one.

Each takes a token and says whether it changed anything.
"""

from __future__ import annotations

from calendar import month_abbr
from typing import TYPE_CHECKING, Final

from gistcheck.mending.roots import UNCHANGED, may_describe
from gistcheck.mending.speech import rejoin
from gistcheck.syntax import grammar as g
from gistcheck.syntax.agreement import number
from gistcheck.syntax.brackets import bracketed
from gistcheck.syntax.quotes import in_quotes
from gistcheck.syntax.stance import SAYING
from gistcheck.vocabulary.people import calls_somebody
from gistcheck.vocabulary.verbs import INTRANSITIVE
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_TIMES: Final = word_set("day night morning evening week weekend month year summer autumn winter spring season")
_RECORDS: Final = frozenset(("lawsuit", "suit", "complaint", "indictment", "affidavit", "filing", "report"))


def states(noun: Token) -> bool:
    """ "On her way home, the lawsuit [states], Holm was ill": no states of a lawsuit."""
    record, root = g.before(noun), g.root_of(noun)
    apart = g.before(noun.left_edge).text == g.behind(noun).text == ","
    if noun.lower_ not in ("states", "claims", "reports", "notes") or record.lemma_ not in _RECORDS or not apart:
        return False
    if record.head != noun or not g.is_verb(root) or not noun.i < root.i:
        return False
    for part in [c for c in noun.lefts if c != record]:
        part.head = record
    record.dep_, noun.tag_, noun.pos_, noun.lemma_ = "nsubj", "VBZ", "VERB", noun.lower_[:-1]
    noun.head, noun.dep_ = root, "parataxis"
    return True


def leaves_bracket(prep: Token) -> bool:
    """ "ranks 125th (Tarn ranks 114th) [on the index]": behind a bracket the sentence goes on that began before it."""
    verb = prep.head
    if prep.i < verb.i or "(" not in prep.doc.text or not g.is_verb(verb):
        return False
    inside = bracketed(prep.doc)
    if prep.i in inside or verb.i not in inside:
        return False
    outer = next((a for a in verb.ancestors if a.i not in inside and g.is_verb(a)), None)
    if outer is None:
        return False
    prep.head = outer
    return True


def is_score(figure: Token) -> bool:
    """ "scored as they beat Tarn 3-[0] in May": the second figure of a score goes with the first."""
    first = figure.doc[max(figure.i - 2, 0)]
    if g.before(figure).text not in ("-", "–") or first.tag_ != "CD" or first.head == figure.head:
        return False
    if figure.tag_ != "CD" or first.whitespace_ or g.before(figure).whitespace_:
        return False
    figure.head, figure.dep_ = first, "nummod"
    return True


def ends_content(part: Token) -> bool:
    """ "It does count, [when hiring pilots], he said": between what is said and who says it, it is said too."""
    cue = part.head
    who = g.own_subject(cue)
    told = next((c for c in cue.lefts if c.dep_ == "ccomp" and c.i < part.i), None)
    if cue.lemma_ not in SAYING or who is None or told is None or not part.i < who.i < cue.i or in_quotes(cue):
        return False
    if g.before(who.left_edge).text != ",":
        return False  # "It was shut, on Monday the union said"
    part.head = told
    return True


def goes_on_list(noun: Token) -> bool:
    """ "Holm, who wrote for the Byrds, [Ry Lund and the Boys], died": the list of the clause before it."""
    clause = next((c for c in noun.head.rights if c.dep_ == "relcl" and c.i < noun.i and g.set_off(c)), None)
    comma = g.before(noun.left_edge)
    last = g.before(comma)
    joined = any(c.dep_ == "cc" and c.lower_ == "and" for c in noun.children)
    if clause is None or comma.text != "," or not joined or not clause.is_ancestor(last) or noun.pos_ != "PROPN":
        return False
    ends = "," in (noun.right_edge.text, g.behind(noun.right_edge).text)
    if number(noun.head.head) < 0 or not (ends or number(noun.head.head) > 0):
        return False  # "Holm, who was ill, Lund and Weiss have left", "... and Weiss left"
    noun.head, noun.dep_ = last, "conj"
    comma.head = last
    return True


def is_done_too(verb: Token) -> bool:
    """ "sent to hospitals equipped and [staffed] to treat it": joined to the participle right before it."""
    joint = g.before(verb.left_edge)
    first = g.before(joint)
    passive = verb.tag_ in ("VBN", "VBD") and any(c.dep_ in ("xcomp", "agent") for c in verb.rights)
    passive &= not any(c.dep_ == "dobj" for c in verb.rights) and not g.auxiliaries(verb)
    if joint.dep_ != "cc" or first.tag_ != "VBN" or first.dep_ != "acl" or first == verb.head or not passive:
        return False
    if g.own_subject(verb) is not None or verb.lemma_ in INTRANSITIVE:
        return False
    joint.head = verb.head = first
    return True


def is_so_too(verb: Token) -> bool:
    """ "was private and [closed] to them", "has been small, and [confined] to Tarn": joined to the adjective."""
    main, joint = verb.head, g.before(verb)
    how = next((c for c in main.rights if c.dep_ == "acomp" and c.i < verb.i), None)
    bare = verb.tag_ == "VBN" or (
        verb.tag_ == "VBD" and verb.lemma_ in ("close", "confine", "limit", "restrict", "bar")
    )
    if main.lemma_ != "be" or how is None or joint.dep_ != "cc" or not bare:
        return False
    if any(c.dep_ in ("aux", "auxpass", "dobj", *g.SUBJECTS) for c in verb.children):
        return False
    joint.head = verb.head = how
    return True


def is_genitive(mark: Token) -> bool:
    """ "Sanders[’] plan": an apostrophe that the parser took for a quotation mark."""
    owner = g.before(mark)
    if mark.text not in ("’", "'", "’s", "'s") or mark.tag_ == "POS" or owner.whitespace_ or owner == mark:
        return False
    if owner.dep_ != "poss" and mark.text in ("’", "'"):
        return False
    mark.head, mark.dep_, mark.tag_ = owner, "case", "POS"
    return True


def lists_acts(verb: Token) -> bool:
    """ "a way of [measuring], [weighing] and [counting] fish": the second of three."""
    first = g.before(g.before(verb))
    apart = g.before(verb).text == "," and any(c.dep_ == "conj" and c.tag_ == "VBG" for c in verb.rights)
    if (
        verb.tag_ != "VBG"
        or not apart
        or first.tag_ != "VBG"
        or first.dep_ != "pcomp"
        or not verb.head.is_ancestor(first)
    ):
        return False
    verb.head, verb.dep_ = first, "conj"
    return True


def dates_noun(year: Token) -> bool:
    """ "In another Jan. 17, [2013] email, Holm asks ...": a date between commas that says which email."""
    noun, comma = year.head, g.before(year)
    number, month = g.before(comma), g.before(g.before(comma))
    dated = year.shape_ == "dddd" and comma.text == "," and number.text.isdigit() and month.text[:3] in month_abbr
    if not dated or month.i == number.i or noun.i != year.i + 1 or noun.pos_ != "NOUN" or month.head == noun:
        return False
    if noun.head == month:
        noun.head, noun.dep_ = month.head, month.dep_
    for part in list(month.lefts):
        part.head = noun
    month.head, month.dep_ = noun, "nmod"
    comma.head = number.head = year.head = month
    return True


def names_who_acts(noun: Token) -> bool:
    """ "sent a film, a video and [candidate] Ida Holm will not be happy": she acts, and was not sent."""
    after = g.behind(noun)
    name = after if after.dep_ == "nsubj" else after.head
    verb = name.head
    acts = after.ent_type_ == "PERSON" and name.dep_ == "nsubj" and verb.dep_ == "conj" and verb.i > name.i
    if not acts or noun.tag_ != "NN" or not calls_somebody(noun.lower_) or name == noun.head:
        return False
    for part in list(noun.lefts):
        part.head = name
    rejoin(noun, verb.head)
    noun.head, noun.dep_ = name, "compound"
    return True


def ends_places(name: Token) -> bool:
    """ "votes in Tarn, [Holt-Lund and Rheinland]": a list of places, no explanation of the first."""
    first, joint = name.left_edge, next((t for t in name.subtree if t.dep_ == "cc" and t.lower_ == "and"), None)
    if joint is None or name.pos_ != "PROPN" or first.pos_ != "PROPN" or name.head.pos_ != "PROPN":
        return False
    if joint.i > name.i or name.head.ent_type_ == "PERSON":
        return False  # "to Ole Holm, President of the Tarn and Lund Railway"
    if name.head.dep_ != "pobj" or name.head.head.lower_ not in ("in", "at", "from", "to", "near"):
        return False
    name.dep_ = "conj"
    return True


def ends_aside(verb: Token) -> bool:
    """ "Ole Holm, a pastor [wanted] in Tarn, was held", "Holm, writer of the country [hit] Rain, has died": the end of
    what explains who acts, for another verb without a subject stands behind the comma that closes it."""
    who = g.own_subject(verb)
    asides = [c for c in who.rights if c.dep_ == "appos" and g.set_off(c)] if who is not None else []
    acts = next((c for c in verb.rights if c.dep_ == "conj" and g.is_finite(c) and g.own_subject(c) is None), None)
    if who is None or acts is None or not asides or asides[-1].right_edge != verb.nbor(-1) or g.auxiliaries(verb):
        return False
    if g.before(acts.left_edge).text != "," or any(c.dep_ == "cc" for c in verb.children):
        return False
    last = verb.nbor(-1)
    if verb.lower_ in UNCHANGED and last.dep_ == "pobj":
        _make_noun(verb, last, acts)
    elif may_describe(verb):
        for comma in [c for c in verb.children if c.dep_ == "punct" and c.i > verb.i]:
            comma.head = acts
        verb.head, verb.dep_, verb.tag_ = asides[-1], "acl", "VBN"
    else:
        return False
    acts.head, acts.dep_ = acts, "ROOT"
    who.head = acts
    return True


def _make_noun(verb: Token, last: Token, acts: Token) -> None:
    """Let "hit" go with the thing behind it, or be one, and both with the preposition before."""
    thing = next((c for c in verb.rights if c.dep_ == "dobj"), verb)
    for child in [c for c in verb.children if c not in (thing, acts)]:
        child.head = acts
    verb.tag_, verb.pos_ = "NN", "NOUN"
    thing.head, thing.dep_ = last.head, "pobj"
    if thing != verb:
        verb.head, verb.dep_ = thing, "compound"
    last.head, last.dep_ = verb, "compound"


def are_plans(verb: Token) -> bool:
    """ "Norvik's plans to sell Tarn largely [fell] through", where the parser has Norvik plan: what fell are plans."""
    first = verb.head
    who = g.own_subject(first)
    to = next((c for c in first.rights if c.dep_ == "xcomp"), None)
    if who is None or to is None or who.tag_ != "NNP" or who.i != first.i - 1 or first.dep_ != "ROOT":
        return False
    planned = first.lower_ in ("plans", "attempts", "pledges", "promises", "moves")
    if not planned or verb.tag_ != "VBD" or g.own_subject(verb) is not None or g.marks(verb):
        return False
    if verb.i < to.i or any(g.is_mark(t) for t in verb.doc[first.i : verb.i]):
        return False
    verb.head, verb.dep_ = verb, "ROOT"
    for child in [c for c in first.children if c not in (who, to)]:
        child.head = verb
    first.head, first.dep_, first.tag_, first.pos_ = verb, "nsubj", "NNS", "NOUN"
    who.dep_, to.dep_ = "compound", "acl"
    return True


def is_verb_of_clause(noun: Token) -> bool:
    """ "The rule, which holds unless a court [steps] in, allows it": no court steps, for one court has no plural."""
    verb, who = noun.head, next((c for c in noun.lefts if c.dep_ == "compound" and c.tag_ == "NN"), None)
    one = next((c for c in noun.lefts if c.lower_ in ("a", "an", "every", "each", "another")), None)
    mark = next((c for c in verb.lefts if c.dep_ == "mark"), None)
    if noun.tag_ != "NNS" or who is None or one is None or mark is None or mark.i > one.i:
        return False
    inner, root = verb.head, verb.head.head
    apart = any(t.text == "," for t in verb.doc[noun.i : verb.i])
    if not apart or inner.dep_ != "relcl" or root.dep_ != "ROOT" or root.pos_ not in ("NOUN", "PROPN"):
        return False
    for comma in [c for c in root.children if c.dep_ == "punct" and c.i > verb.i]:
        comma.head = verb
    verb.head, verb.dep_ = verb, "ROOT"
    root.head, root.dep_ = verb, "nsubj"
    noun.head, noun.dep_, noun.tag_, noun.pos_ = inner, "advcl", "VBZ", "VERB"
    who.head, who.dep_, one.head, mark.head = noun, "nsubj", who, noun
    return True


def is_that_day(that: Token) -> bool:
    """ "the posters in Tarn [that] summer had no women": which summer."""
    time = g.behind(that)
    if that.lower_ != "that" or time.lower_ not in _TIMES or time.dep_ not in ("npadvmod", "nsubj", "pobj", "compound"):
        return False
    that.head, that.dep_, that.tag_ = time, "det", "DT"
    return True


def goes_on_relative(verb: Token) -> bool:
    """ "made a board, which studies measures, [weighs] them, and advises": of the tense of what "which" does, and not
    of the verb before that."""
    main, own = verb.head, next(iter(g.auxiliaries(verb)), verb)
    if g.own_subject(verb) is not None or main.tag_ != "VBD" or own.tag_ != "VBZ" or g.before(verb).text != ",":
        return False
    inner = [t for t in main.subtree if t.dep_ == "relcl" and main.i < t.i < verb.i and t.tag_ == "VBZ"]
    if not inner or not g.set_off(inner[-1]):
        return False
    rejoin(verb, inner[-1])
    return True
