"""Whom a pronoun cannot mean by its place in the sentence, and who else may be meant there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from gistcheck.coreference.antecedents import GENDERED
from gistcheck.coreference.entities import Entity, Mention
from gistcheck.coreference.unnamed import acts, is_unnamed, may_be
from gistcheck.syntax import grammar as g
from gistcheck.vocabulary.people import FAMILY, FEMALE_WORDS, KIN, MALE_WORDS, calls_somebody, of_other_gender

if TYPE_CHECKING:
    from spacy.tokens import Token

_TOWARDS: Final = frozenset(("to", "from", "at", "for", "against", "of"))
"""What one does so is done to another; "with him" and "behind him" may be oneself."""

_BRINGING: Final = frozenset(("give", "provide", "leave", "make", "earn", "cost", "win", "bring", "put", "hand"))
"""What an act may do to the one who acts."""


def is_another(token: Token, name: Token) -> bool:
    """ "[Omar] wants to help her", "[Omar] is rude to her", "she met [Omar]", "his father [Shyam]": not the one
    named."""
    if token.tag_ == "PRP$":
        return token.head in _called(name)
    verb = g.governor(token)
    if token.dep_ == "nsubj" and name.dep_ == "dobj" and name.head == token.head:
        return True  # "she met [Omar]"
    if verb is None or not _is_done_to(token, verb):
        return False
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.lemma_ in _BRINGING and verb.i > verb.head.i:
        return False  # "[Omar] won, giving him the lead": what was done gave it
    over = g.governor(verb) if verb.dep_ in ("xcomp", "pcomp") else None
    ordered = over is not None and any(c.dep_ in ("dobj", "dative") and _can_act(c) for c in over.children)
    return not ordered and actor(token) == name  # "asked Lind to help [her]": who asks


def _called(name: Token) -> list[Token]:
    """The name and the noun that says who it is, on either side: "his [father] Shyam", "Shyam, his [father]"; not in a
    list of others, "Shyam, his father and his wife", "Shyam, his father Omar"."""
    behind = (c for c in name.children if c.dep_ == "appos" and calls_somebody(c.lower_) | (c.lower_ in KIN | FAMILY))
    alone = [c for c in behind if not any(t.dep_ == "conj" or t.pos_ == "PROPN" for t in c.children)]
    return [name, *([name.head] if name.dep_ == "appos" else alone)]


def is_anothers(token: Token, name: Token) -> bool:
    """ "Weiss died. Her daughter, [Anne Morel], ... [She]": whom the first pronoun stands for may be meant again."""
    return any(c.tag_ == "PRP$" and _alike(c, token) for noun in _called(name) for c in noun.children)


def _can_act(word: Token) -> bool:
    return word.pos_ in ("PROPN", "PRON") or is_unnamed(word) or acts(word, many=True)


def stresses_another(token: Token, known: Sequence[Mention]) -> bool:
    """ "tricked [Ferrand] himself", "the [president] himself": somebody who is none of those named."""
    before = token.nbor(-1) if token.i and token.lower_.endswith("self") else None
    return (
        before is not None
        and before.pos_ in ("PROPN", "NOUN")
        and not any(m.start <= before.idx < m.end for m in known)
    )


def is_told(token: Token, start: int) -> bool:
    """ "Macke asked him why [he] left": it is the one asked, at character `start`, who left."""
    asked = g.token_at(token.doc, start)
    return asked is not None and asked.dep_ in ("dobj", "dative") and asked.head.is_ancestor(token)


def faces_another(token: Token, *, alone: bool) -> bool:
    """ "[he] tracked [him]", "[he] stood away from [him]": two people; with one candidate `alone`, each may be it."""
    verb = g.governor(token)
    who = g.own_subject(verb) if verb is not None else None
    if verb is None or who is None or token.lower_.endswith("self"):
        return False
    if token == who:
        return alone and any(c.dep_ == "dobj" and _alike(c, token) for c in verb.children)
    return _is_done_to(token, verb) and token.i > who.i and _alike(who, token)


def goes_on_from_another(token: Token) -> bool:
    """ "The Ohio Republican gave Lind credit, but [he] said ...": who acts before, whom it does not name."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.dep_ != "conj" or g.before(verb.left_edge).dep_ != "cc":
        return False
    who = g.own_subject(verb.head)
    member = who is not None and who.ent_type_ == "NORP" and who.tag_ in ("NN", "NNP") and who.left_edge.tag_ == "DT"
    between = token.doc[who.i + 1 : token.i] if who is not None else ()
    another = any(t.ent_type_ == "PERSON" for t in between)
    return another and (member or (who is not None and is_unnamed(who)))


def _is_done_to(token: Token, verb: Token) -> bool:
    if token.lower_.endswith("self"):
        return False
    direct = token.dep_ in ("dobj", "dative") and token.head == verb
    return direct or (token.dep_ == "pobj" and token.head.lower_ in _TOWARDS and token.head.head.pos_ != "NOUN")


def _alike(one: Token, other: Token) -> bool:
    gender = GENDERED.get(one.lower_)
    return gender == GENDERED[other.lower_] and not one.lower_.endswith("self")


def subject_ahead(token: Token) -> Token | None:
    """The subject of the sentence for a pronoun before it, in words that belong to what it does: "In [his] speech,
    Green said", "When [she] was elected, Velde promised"."""
    who = g.own_subject(token.doc[:].root)
    if who is None or who.left_edge.i < token.i or any(t.is_quote for t in token.doc[: who.i]):
        return None
    top = next((t for t in (token, *token.ancestors) if t.head == who.head), token)
    leads = top.lower_ in ("now", "once") and top != token  # "Now that [he] leads, Green has"
    return who if top.dep_ in ("prep", "advcl") or leads else None


def may_be_relative(token: Token, *, acting: bool = False) -> bool:
    """ "Green said his [nephew]'s wish led [him] astray", "a graduate and [her] mother": one who belongs to
    somebody, and not that one; but not in what that one does to "him". `acting`: only one who acts counts."""
    top = token.head
    if token.tag_ == "PRP$" and top.dep_ == "conj" and top.lower_ in MALE_WORDS | FEMALE_WORDS | KIN:
        return top.head.tag_ == "NN" and top.head.left_edge.tag_ == "DT"
    verb = g.governor(token)
    who = g.subject(verb) if verb is not None else None
    if token.tag_ == "PRP$" and who is not None and who.i < token.i and _alike(who, token):
        return False  # "he was at his friend's house and confessed [his] part"
    others = of_other_gender(token.lower_)
    for noun in token.doc[: token.i]:
        kin = noun.tag_ == "NN" and noun.lower_ in (MALE_WORDS | FEMALE_WORDS | KIN) - others
        owned = kin and any(c.tag_ == "PRP$" for c in noun.children) and not is_another(token, noun)
        if owned and not any(c.pos_ == "PROPN" and c.dep_ == "appos" for c in noun.children):
            return noun.dep_ in g.SUBJECTS if acting else noun.dep_ not in ("appos", "attr")
    return False


def stands_between(token: Token, since: int, entity: Entity) -> bool:
    """ "[Singh] said the boy was brought to a court, which sent [him] home": somebody without a name comes between."""
    between = (t for t in token.doc[since + 1 : token.i] if may_be(token, t))
    return any(t.lower_ not in entity.roles and not is_another(token, t) for t in between)


def is_one_of_several(token: Token, mention: Mention, entity: Entity, known: Sequence[Entity]) -> bool:
    """ "giants like [Moss] and Kumar": two in one breath, of whom "he" is not just the first, if not man and woman."""
    name = token.doc[mention.token]
    joined = [name.head] if name.dep_ == "conj" else [c for c in name.children if c.dep_ == "conj"]
    words = [t.text for t in joined if t.pos_ == "PROPN" and not t.is_ancestor(token)]  # "Green and [his] wife Rita"
    apart = {e.name.split()[-1] for e in known if e is not entity and {e.gender, entity.gender} == {"m", "f"}}
    return any(word not in apart for word in words)


def is_joined(who: Token) -> bool:
    return any(c.dep_ == "conj" and c.pos_ == "PROPN" for c in who.children)


def actor(token: Token) -> Token | None:
    """Who acts in the clause that holds the token; in the one around it for "with [his] lawyers claiming" and "used to
    taking off [his] shoes"."""
    verb = g.governor(token)
    if verb is not None and verb.dep_ == "pcomp" and ((who := g.own_subject(verb)) is None or who.is_ancestor(token)):
        verb = g.governor(verb)
    return g.subject(verb) if verb is not None else None


def is_done_to(name: Token, who: Token, token: Token) -> bool:
    """ "Green attacked [Nolan] over his style", "Green praised [Nolan]'s work, notably his passing"."""
    role = name.head.dep_ if name.dep_ == "poss" else name.dep_
    return who.i < name.i < token.i and role in ("dobj", "dative")
