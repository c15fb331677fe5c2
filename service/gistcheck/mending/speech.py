"""Repairs of who says what: which of two clauses is what somebody said, and where what was said ends.

Each takes a token and says whether it changed anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.syntax.quotes import in_quotes
from gistcheck.syntax.stance import SAYING
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

HEARING: Final = word_set("hear tell")
"""What is done by, or to, a court or a committee before which somebody says so."""
_WITNESSES: Final = word_set(
    "witness lawyer attorney counsel judge prosecutor barrister officer interviewer reporter presenter host moderator"
    " spokesman spokeswoman spokesperson report study poll survey police official source"
)
"""Who speaks behind a colon: "Witness: ..."."""
_NOTICES: Final = word_set("update correction clarification exclusive breaking watch")
"""What a desk puts before a sentence: "Update: ..."."""
_HELD_TO_BE: Final = word_set("say believe think report allege know rumour rumor understand")
_ASKING: Final = frozenset(("ask", "question", "wonder"))
_PLAINLY: Final = ("say", "claim", "add", "argue", "believe", "think")
"""Verbs of saying and thinking whose object is seldom a thing."""


def rejoin(verb: Token, head: Token) -> None:
    """Join a verb, with the conjunction before it, to another than the one it is joined to."""
    for joint in [c for c in verb.head.children if c.dep_ == "cc" and c.i < verb.i][-1:]:
        joint.head = head
    verb.head = head


def opening(token: Token) -> int:
    """The first word under a token; the comma before it may hang on it too."""
    return next((t.i for t in token.subtree if not g.is_mark(t)), token.i)


def resumes(verb: Token) -> bool:
    """ "turned him away, saying the lot was full, and [expressed] doubt": the comma ends what was said."""
    first, saying = verb.head, verb.head.head
    main = saying.head
    if not _is_apart(verb) or g.own_subject(verb) is not None or not verb.tag_ == main.tag_ == "VBD":
        return False
    if first.dep_ != "ccomp" or saying.tag_ != "VBG" or saying.dep_ != "advcl" or main.i > saying.i:
        return False
    rejoin(verb, main)
    return True


def is_told_beside(verb: Token) -> bool:
    """ "said it rained and [added] that 40 men left", "said that her acts threatened the crew, and [ruled] that she was
    guilty", "Three quarters said he was right and 14% [felt] for her": beside what is said, not in it."""
    first, said = verb.head, verb.head.head
    if first.dep_ != "ccomp" or said.lemma_ not in SAYING:
        return False
    who, whose = g.own_subject(verb), g.own_subject(first)
    if who is not None:
        beside = g.is_share(who) and g.is_share(g.own_subject(said))
    else:
        told = next((c for c in verb.children if c.dep_ == "ccomp"), None)
        unable = whose is not None and whose.lower_ in ("it", "there") and verb.lemma_ in SAYING
        apart = told is not None and g.marks(first) == g.marks(told) == "that" and _is_apart(verb)
        beside = told is not None and verb.tag_ == said.tag_ and (unable or apart or verb.lemma_ == "add")
    if beside:
        rejoin(verb, said)
    return beside


def _is_apart(verb: Token) -> bool:
    """Whether a comma and a conjunction stand right before the verb."""
    joint = g.before(verb.left_edge)
    return bool(joint.dep_ == "cc" and g.before(joint).text == ",")


def is_said_too(verb: Token) -> bool:
    """ "have filed a suit, claiming he harassed them, [vandalized] their house and threatened them": a list of what is
    said, unlike what a comma and "and" part from it."""
    main, doc = verb.head, verb.doc
    said = [
        c for p in main.children if p.tag_ == "VBG" and p.dep_ == "advcl" and p.lemma_ in SAYING for c in p.children
    ]
    first = next((c for c in said if c.dep_ == "ccomp" and main.i < c.i < verb.i and g.own_subject(c)), None)
    before = g.before(verb.left_edge)
    if first is None or verb.tag_ != "VBD" or first.tag_ != "VBD" or g.own_subject(verb) is not None:
        return False
    if before.text != "," and not (before.dep_ == "cc" and doc[before.i - 1].text != ","):
        return False
    verb.head = first
    return True


def closes(cue: Token) -> bool:
    """ "the movement considers it an answer, Smith [posted] on Facebook": who says so, at the end."""
    who = g.own_subject(cue)
    if who is None or cue.lemma_ not in SAYING or cue.i < cue.head.i or who.left_edge.i == 0:
        return False
    held = [c for c in cue.children if c.dep_ in ("dobj", "ccomp", "xcomp", "mark")]
    nested = cue.head.lemma_ in SAYING and [c.dep_ for c in held] == ["ccomp"] and cue.head.i < held[0].i < who.i
    before = cue.doc[who.left_edge.i - 1]
    before = before.nbor(-1) if before.is_quote and before.i else before
    if (held and not nested) or before.text != "," or g.governor(cue) != cue.head:
        return False
    for told in held:
        told.head = cue.head  # "Stone said her mother [told] her to, WGCL reported"
    above = g.first_conjunct(cue.head)
    while above.dep_ == "ccomp" and above.head.lemma_ in SAYING:
        above = above.head
    cue.head, cue.dep_ = above, "parataxis"
    return True


def shares_subject(verb: Token) -> bool:
    """ "said they had killed, [led] a group and organized ...": the clause before it has the subject of both."""
    if g.own_subject(verb) is not None or not g.is_finite(verb) or verb.i < verb.head.i:
        return False
    siblings = [c for c in verb.head.children if c.dep_ == "ccomp" and verb.head.i < c.i < verb.i]
    if not siblings or g.own_subject(siblings[-1]) is None:
        return False
    verb.head, verb.dep_ = siblings[-1], "conj"
    return True


def goes_on_behind(verb: Token) -> bool:
    """ "He spent it on parties, the audit found, and [hid] the rest": who spent it did, not the audit."""
    cue = verb.head
    first = next((c for c in cue.children if c.dep_ == "ccomp" and c.i < cue.i and g.own_subject(c)), None)
    joint = next((c for c in cue.children if c.dep_ == "cc" and cue.i < c.i < verb.i), None)
    who = g.own_subject(cue)
    if first is None or joint is None or joint.nbor(-1).text != "," or g.own_subject(verb) is not None:
        return False
    if any(c.dep_ == "ccomp" for c in verb.children):
        return False  # "..., he said, but added that ..."
    if (
        cue.lemma_ not in SAYING | HEARING
        or who is None
        or who.i < first.i
        or any(c.dep_ in ("ccomp", "dobj") for c in cue.rights)
    ):
        return False
    rejoin(verb, first)
    return True


def is_quoted_too(verb: Token) -> bool:
    """'"It sank," Holm said, "but nobody [died]."': the quotation goes on, with no second thing that is said."""
    cue, first = verb.head, verb.left_edge
    main = cue.head if cue.dep_ == "parataxis" else next((c for c in cue.lefts if c.dep_ == "ccomp"), cue)
    marks = [t for t in verb.doc[cue.i + 1 : verb.i] if t.is_quote]
    if cue.lemma_ not in SAYING or not main.i < cue.i < verb.i or not marks:
        return False
    if marks[0].i > first.i + 1 or not any(t.is_quote for t in verb.doc[main.i : cue.i]):
        return False
    verb.head, verb.dep_ = main, "conj"
    return True


def is_witness(noun: Token) -> bool:
    """ "according to [witness] Ann Hale, who said ...": a noun before a name, not what somebody does."""
    name = next((c for c in noun.children if c.dep_ == "dobj" and c.pos_ == "PROPN"), None)
    source = noun.head.head
    if name is None or noun.tag_ != "VB" or source.lower_ != "according" or g.own_subject(noun) is not None:
        return False
    name.head, name.dep_ = noun.head, "pobj"
    noun.head, noun.dep_, noun.tag_ = name, "compound", "NN"
    for clause in [c for c in source.children if c.dep_ == "relcl" and c.i > name.i]:
        clause.head = name
    return True


def opens_content(that: Token) -> bool:
    """ "showed [that] awareness was low": no determiner."""
    verb = that.head.head
    opens = that.lower_ == "that" and that.tag_ == "IN" and that.head.dep_ in g.SUBJECTS and verb.left_edge == that
    alone = all(c == that for c in that.head.children)  # "argued that [document] was a fake"
    if not opens or alone or verb.dep_ != "ccomp" or verb.head.i > that.i or not g.is_finite(verb):
        return False
    that.head, that.dep_ = verb, "mark"
    return True


def is_label(noun: Token) -> bool:
    """ "[Witness]: the sergeant fired", "Defence [lawyer]: my client was ill": who speaks, before all that is said."""
    doc = noun.doc
    opens = noun.left_edge.i == 0 and noun.i < 3 and all(t.pos_ in ("NOUN", "PROPN", "ADJ") for t in doc[: noun.i])
    return noun.lemma_.lower() in _WITNESSES and opens and doc[noun.i + 1 : noun.i + 2].text == ":"


def _is_notice(word: Token) -> bool:
    return word.i == 0 and word.lower_ in _NOTICES and word.doc[1:2].text == ":"


def labels(noun: Token) -> bool:
    """Take who speaks, or what kind of note it is, before a colon for no part of what is said."""
    verb = noun.head if noun.dep_ != "ROOT" else next((c for c in noun.rights if g.own_subject(c) is not None), noun)
    if not (is_label(noun) or _is_notice(noun)) or verb == noun or not g.is_verb(verb):
        return False
    if noun.dep_ == "ROOT":
        verb.head, verb.dep_ = verb, "ROOT"
        for part in [c for c in noun.rights if c != verb]:
            part.head = verb
    noun.head, noun.dep_ = verb, "dep"
    return True


def is_said_of(verb: Token) -> bool:
    """ "The minister, [said] to be furious, has left", "The suspect [believed] to be from Hull, was held": what is said
    of them, by nobody who is named."""
    who, to = g.own_subject(verb), g.behind(verb)
    if verb.lemma_ not in _HELD_TO_BE or who is None or who.i > verb.i or to.tag_ != "TO" or to.head.tag_ != "VB":
        return False
    inner = [c for c in verb.children if c.dep_ == "conj" and c.i > verb.i and g.own_subject(c) is None]
    main = verb.head if verb.dep_ != "ROOT" else next(iter(inner), verb)
    comma = verb.doc[min([main.i, *(a.i for a in g.auxiliaries(main))]) - 1]
    if g.auxiliaries(verb) or main.i <= verb.i or comma.text != "," or g.own_subject(main) not in (None, who):
        return False
    if verb.dep_ == "ROOT":
        main.head, main.dep_ = main, "ROOT"
    who.head, who.dep_ = main, "nsubjpass" if any(a.dep_ == "auxpass" for a in g.auxiliaries(main)) else "nsubj"
    verb.head, verb.dep_, verb.tag_ = who, "acl", "VBN"
    return True


def is_what_they_say(noun: Token, cue: Token) -> bool:
    """ "decided to sell it, say [goodbye] and leave": one thing alone, behind a verb that has no "s"."""
    alone = noun.left_edge == noun and not any(c.dep_ == "conj" for c in noun.children)
    return cue.tag_ in ("VB", "VBP") and noun.tag_ == "NN" and alone


def acts_in_content(noun: Token) -> bool:
    """ "said [work] to clean it should not stop": who acts in what is said, which the parser took for what is said."""
    cue = noun.head
    told = next((c for c in cue.children if c.dep_ == "ccomp" and c.i > noun.i), None)
    if told is None or cue.lemma_ not in _PLAINLY or noun.i < cue.i or g.marks(told) or not g.is_verb(told):
        return False
    if not g.is_finite(told) or g.own_subject(told) is not None:
        return False
    noun.head, noun.dep_ = told, "nsubjpass" if any(a.dep_ == "auxpass" for a in g.auxiliaries(told)) else "nsubj"
    for aim in [c for c in cue.children if c.dep_ == "xcomp" and noun.i < c.i < told.i]:
        aim.head, aim.dep_ = noun, "acl"
    return True


def is_what_is_quoted(noun: Token) -> bool:
    """'"The [money] from the league," Holm answered when asked': what she says, and nobody who answers."""
    cue = noun.head
    others = [c for c in cue.children if c.dep_ in ("nsubj", "nsubjpass") and c.i > noun.i]
    if not others or not in_quotes(noun) or in_quotes(cue) or all(map(in_quotes, others)):
        return False
    noun.dep_ = "dep"
    return True


def asks_and_says(verb: Token) -> bool:
    """ "The row began when Holm asked if it was legal, and [alleged] it was not": who asked says so, no row does."""
    first = verb.head
    told = any(c.dep_ == "ccomp" for c in verb.children)
    if verb.lemma_ not in SAYING or not told or first.lemma_ in SAYING or g.own_subject(verb) is not None:
        return False
    spoken = (c for c in first.children if c.dep_ == "advcl" and first.i < c.i < verb.i and c.tag_ == verb.tag_)
    asked = next((c for c in spoken if c.lemma_ in SAYING | _ASKING and g.own_subject(c) is not None), None)
    if asked is None:
        return False
    rejoin(verb, asked)
    return True


def hears(verb: Token) -> bool:
    """“It is vital,” Lind told thousands of delegates [gathered] there: those who hear it, and nothing that is told."""
    cue, who = verb.head, g.own_subject(verb)
    quoted = any(c.dep_ == "ccomp" for c in cue.lefts)
    if cue.lemma_ != "tell" or who is None or not quoted or not cue.i < who.i < verb.i or g.marks(verb):
        return False
    if verb.tag_ not in ("VBD", "VBN") or g.auxiliaries(verb) or any(c.dep_ in g.OBJECTS for c in verb.children):
        return False
    who.head, who.dep_ = cue, "dobj"
    verb.head, verb.dep_, verb.tag_ = who, "acl", "VBN"
    return True


def goes_on_asking(verb: Token) -> bool:
    """ "telling them he is late and [asking] why": beside the telling, and not what is told."""
    told, cue = verb.head, verb.head.head
    alone = verb.tag_ == "VBG" and not g.auxiliaries(verb) and g.own_subject(verb) is None
    if not alone or told.dep_ != "ccomp" or told.tag_ not in ("VBZ", "VBD", "VBP") or cue.tag_ != "VBG":
        return False
    rejoin(verb, cue)
    return True
