"""Whether a participle speaks of whom the parser hangs it on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.syntax.brackets import bracketed
from gistcheck.vocabulary.people import calls_somebody
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_CUSTODY: Final = word_set("custody jail prison captivity cell detention hostage captive camp hospital pending without")
"""Who is held so is no wedding."""
_BEFORE: Final = word_set("formerly previously originally once then time")
"""What says that it is so no more."""
_CHARGED: Final = word_set("accuse charge convict suspect sentence jail acquit")
"""What is done to somebody, and to no thing."""


def auxiliary(verb: Token, several: bool) -> str:
    """ "X, hurt in May" -> "was"; "X, also known as Y, lives in Z" -> "is", as long as no time is given."""
    timed = any(t.ent_type_ in ("DATE", "TIME") or t.dep_ == "mark" or t.lower_ in _BEFORE for t in verb.subtree)
    main = verb.doc[:].root
    now = next(iter(g.auxiliaries(main)), main).tag_ in ("VBZ", "VBP")
    lasts = verb.lower_ == "known" and g.behind(verb).lower_ == "as" and now and not timed
    return ("are" if several else "is") if lasts else "were" if several else "was"


def may_be_of_another(verb: Token, who: Token) -> bool:
    """ "a dog from Leeds, [named] Rex", "won with 9 goals, [followed] by Lund", "will play the king, [led] by Holm":
    what is said of a noun within another may be said of that, and of the one who acts, of the noun before."""
    if verb.i in bracketed(verb.doc):
        return True  # "The drug ([sold] only in Norway) was banned"
    before, named = g.before(verb.left_edge.nbor(-1)), who.ent_type_ == "PERSON"
    if who.dep_ == "dobj" and verb.lemma_ in _CHARGED and not (who.ent_type_ or calls_somebody(who.lemma_.lower())):
        return True  # "is standing trial, [accused] of a fraud"
    held = verb.lemma_ == "hold" and who.dep_ == "pobj" and (named or calls_somebody(who.lemma_.lower()))
    if held and not any(t.lower_ in _CUSTODY for t in verb.subtree):
        return True  # "attended the wedding of Holm, [held] in a ballroom"
    if g.before(verb.left_edge).text == ":":
        return True  # "became a prison: [chained] to a bed, she wept"
    if who.lower_ == "name" and any(c.lower_ == "of" for c in who.rights):
        return True  # "shows the name of Holm, [described] as a smith"
    if before.ent_type_ in ("PERSON", "GPE") and verb.dep_ != "acl" and before not in who.subtree and before.i > who.i:
        return True  # "Holm aimed at Ida Lind of Tarn, long [viewed] as his heir"
    if verb.dep_ == "acl":
        inner = verb.lemma_ in ("call", "follow") or (who.head.head.pos_ in ("NOUN", "PROPN") and not named)
        return (who.dep_ == "pobj" and inner) or who.ent_type_ in ("DATE", "TIME")
    return (
        verb.dep_ == "advcl"
        and verb.i > verb.head.i
        and (before.pos_ in ("NOUN", "PROPN") or (before.pos_ == "ADJ" and before.head != verb.head))
    )


def may_be_done_to(verb: Token) -> bool:
    """ "were split up and [ushered] through the gate", "was a port and [made] a city in 1900": done to them, though the
    parser gives it an object."""
    if verb.head.lemma_ == "be" and verb.lemma_ in ("make", "name", "declare") and g.own_subject(verb) is None:
        return not g.auxiliaries(verb)
    done = any(a.dep_ == "auxpass" for a in g.auxiliaries(verb.head)) and verb.tag_ == "VBD"
    parted = any(c.dep_ == "prt" and c.i == verb.i + 1 for c in verb.children)
    return done and parted and g.own_subject(verb) is None
