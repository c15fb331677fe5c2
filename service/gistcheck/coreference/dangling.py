"""What a statement leaves open: pronouns that stand for nobody it names, "those systems", "sales there"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from gistcheck.coreference.empty import is_empty
from gistcheck.coreference.things import Referent
from gistcheck.syntax import grammar as g
from gistcheck.syntax.agreement import are_several
from gistcheck.syntax.stance import SAYING
from gistcheck.vocabulary.people import calls_somebody
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REGIONS: Final = frozenset(("GPE", "LOC", "FAC"))
_WITHIN: Final = word_set("in at to from near into on")
"""Prepositions before what "there" may mean."""
_DEMONSTRATIVE: Final = word_set("this that these those")
_BODIES: Final = word_set("family police team union staff crew company firm party band")
"""Who speak of themselves as "they"."""


def unclear(doc: Doc, known: Sequence[Referent], kept: Collection[int]) -> tuple[str, ...]:
    """Pronouns of a statement that could stand for several, or for nobody it names, and an opening "those systems".

    `known`: what is known of the pronouns in it; `kept`: the indices of its words. Result: the pronoun and its
    candidates, "she: Omar or Abiy", or "it: not named".
    """
    found = []
    for r in known:
        if r.name is None and (r.candidates or not (_means_speakers(doc, r.start) or _means_subject(doc, r, kept))):
            names = " or ".join(r.candidates[:3])
            found.append(f"{r.text}: {names}" if names else f"{r.text}: not named")
    resolved = {r.start for r in known}
    pointing = (t for t in doc if t.pos_ in ("PRON", "DET") or t.lower_ == "none" or _is_there(t))
    rest = [t for t in pointing if t.i in kept and t.idx not in resolved]
    itself = min((r.start for r in known if r.name is not None and r.text.lower() == "it"), default=len(doc.text))
    rest = [t for t in rest if t.lower_ != "its" or t.idx < itself]  # "[Norvik] sold 12 of its ships"
    found += [f"{t.text}: not named" for t in rest if _dangles(t, kept) and not _means_speakers(doc, t.idx)]
    found += [f"{words}: not named" for words in _pointing(doc, kept, resolved)]
    return tuple(dict.fromkeys(found))


def _pointing(doc: Doc, kept: Collection[int], resolved: Collection[int]) -> Iterator[str]:
    """ "[Those systems] hold nine million files": which ones stands in another sentence. Not "those people who came",
    nor "this week", nor "this Norvik ferry"."""
    for token in (doc[i] for i in sorted(kept)):
        noun = token.head
        told = any(c.dep_ in ("relcl", "acl") and c.i in kept for c in noun.children)
        told |= any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in noun.children)
        first = token.i == min(kept) or (noun.dep_ in g.SUBJECTS and noun.head.dep_ == "ROOT")
        points = token.lower_ in _DEMONSTRATIVE and token.dep_ == "det" and token.idx not in resolved
        if points and first and not told and noun.ent_type_ not in ("DATE", "TIME"):
            yield doc[token.i : noun.i + 1].text


def _means_speakers(doc: Doc, start: int) -> bool:
    """ "The firms say [they] have lost 40 men": those who say so."""
    token = g.token_at(doc, start)
    if token is None or token.lower_ != "they" or token.head.dep_ != "ccomp" or token.head.head.lemma_ not in SAYING:
        return False
    who = g.own_subject(token.head.head)
    return who is not None and (who.tag_ in ("NNS", "NNPS") or who.lower_ in _BODIES)


def _means_subject(doc: Doc, referent: Referent, kept: Collection[int]) -> bool:
    """ "A teacher shot [himself] in [his] car": the one person before it, who acts."""
    reflexive = referent.text.lower().endswith("self")
    if not (reflexive or referent.possessive):
        return False
    before = [t for t in doc if t.idx < referent.start and t.i in kept]
    people = [t for t in before if (t.tag_ == "NN" and calls_somebody(t.lemma_.lower())) or t.ent_type_ == "PERSON"]
    return len(people) == 1 and people[0].dep_ in g.SUBJECTS


def _is_there(token: Token) -> bool:
    """ "sales [there]", not "[there] are sales"."""
    return token.lower_ == "there" and token.dep_ == "advmod"


def _dangles(token: Token, kept: Collection[int]) -> bool:
    """A pronoun with no noun before it in the statement that it could stand for; "this" never has one."""
    word = token.lower_
    if word in ("this", "these"):
        return (token.pos_ == "PRON" and token.dep_ != "det") or token.head.pos_ == "NUM"  # "these two"
    before = [t for t in token.doc[: token.i] if t.i in kept and t.pos_ in ("NOUN", "PROPN")]
    if word == "that" and token.tag_ == "DT":
        return token.dep_ in g.OBJECTS and not any(token.children)  # "the boy saw [that]"
    if word in ("those", "none"):
        told = any(c.i in kept and not g.is_mark(c) for c in token.rights)
        return token.dep_ != "det" and not told and not any(t.tag_ in ("NNS", "NNPS") for t in before)
    if _is_there(token):
        return not any(t.ent_type_ in _REGIONS or (t.dep_ == "pobj" and t.head.lower_ in _WITHIN) for t in before)
    if word == "it":
        before = [t for t in before if t.ent_type_ not in ("PERSON", "DATE", "TIME")]
    if token.dep_ in ("nsubj", "nsubjpass", "poss") and word != "them":  # "wants [them] gone"
        return word in ("it", "they", "he", "she", "its", "their") and not before and not is_empty(token)
    verb = next((a for a in token.ancestors if g.is_verb(a)), None)
    actor = g.subject(verb) if verb is not None else None
    before = [t for t in before if actor is None or not (t == actor or actor.is_ancestor(t))]  # else "itself"
    plural = [are_several(t) for t in before]
    return word in ("it", "him", "them") and token.dep_ in ("dobj", "pobj", "nsubj") and (word == "them") not in plural
