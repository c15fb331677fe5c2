"""What a cut must never touch: negation, doubt, conditions, attribution, scope and quotation.

The rule is stricter than the need: a constituent that holds a guarded word stays whole, and no
restriction is cut from a clause whose meaning turns on it ("the first visit since 1998").
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.syntax.stance import SAYING, hedges, negations
from gistcheck.vocabulary.quantifiers import ALL, ANY, NONE
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LIMITS: Final = word_set(
    "if unless until till provided providing assuming whether lest except pending contingent depending"
    " otherwise only once whenever supposing without barring"
)
"""Words that make a statement conditional, or limit it."""

_DOUBTS: Final = word_set(
    "may might could alleged allegedly claimed purported purportedly ostensible ostensibly seeming"
    " seemingly conceivably arguably likely unlikely possibly possible potential potentially"
    " theoretically hypothetically suspected suspect apparent apparently reportedly rumoured rumored"
    " unverified unproven disputed doubt doubtful unclear uncertain appear seem deem presume possibility"
    " likelihood chance probability supposedly presumably so-called self-described perhaps maybe"
    " probable probably"
)
_NEGATIVES: Final = NONE | word_set(
    "not n't nor never nowhere cannot hardly scarcely barely rarely seldom little few without rather instead unable"
    " fail deny refuse decline reject lack avoid false falsely non"
)
_VOICES: Final = word_set("accord cite quote argue tell ask speak call label dub agree pledge demand quip")
_WHOLE: Final = ALL | ANY
_SCOPES: Final = word_set(
    "first last second third only sole just even both most least fewer less more than exactly merely solely entire"
    " entirely always ever mostly mainly largely enough too so such same other another additional further different"
    " similar unprecedented record former unlike"
)
_VIEWS: Final = word_set("view telling account opinion version reckoning count estimate eye word estimation judgment")
_COMPARED: Final = frozenset(("JJS", "RBS", "JJR", "RBR"))
_OPENING: Final = frozenset("“‘«")
_CLOSING: Final = frozenset("”»")


def guarded(doc: Doc) -> frozenset[int]:
    """Positions of the words no cut may take along: negation, doubt, condition.

    `doc`: one parsed sentence. Result: token indices.
    """
    starts = {found.start for found in negations(doc)} | {found.start for found in hedges(doc)}
    words = _LIMITS | _DOUBTS | _NEGATIVES
    return frozenset(t.i for t in doc if t.idx in starts or _is_any(t, words))


def attributing(tokens: Iterable[Token]) -> bool:
    """Whether some word says who speaks ("said", "according to", "citing")."""
    return any((t.pos_ == "VERB" and _is_any(t, SAYING | _VOICES)) or is_view(t) for t in tokens)


def is_view(noun: Token) -> bool:
    """ "in Holm's [telling]", "by the villagers' [count]": whose account it is."""
    return noun.dep_ == "pobj" and noun.lemma_.lower() in _VIEWS and any(c.dep_ == "poss" for c in noun.children)


def negative(tokens: Iterable[Token]) -> bool:
    """Whether some word denies, or turns around, what stands beside it."""
    return any(t.dep_ == "neg" or _is_any(t, _NEGATIVES) for t in tokens)


def selective(tokens: Iterable[Token]) -> bool:
    """Whether some word picks out of a range, so that a restriction changes what is meant."""
    return any(t.tag_ in _COMPARED or t.ent_type_ == "ORDINAL" or _is_any(t, _WHOLE | _SCOPES) for t in tokens)


def measured(tokens: Iterable[Token]) -> bool:
    """Whether a quantity stands here; dates and times do not count."""
    return any(t.like_num and t.ent_type_ not in ("DATE", "TIME") for t in tokens)


def conditional(tokens: Iterable[Token]) -> bool:
    """Whether some word makes the clause a condition, or limits it."""
    return any(_is_any(t, _LIMITS) for t in tokens)


def quoted(doc: Doc) -> list[bool]:
    """Per token, whether it stands inside quotation marks, or is one.

    A quotation left open runs to the end of the text.
    """
    inside, depth, straight = [], 0, False
    for token in doc:
        turns = token.text == '"'
        opens = token.text in _OPENING or (token.tag_ == "``" and not turns) or (turns and not straight)
        closes = token.text in _CLOSING or (token.tag_ == "''" and not turns) or (turns and straight)
        depth += opens
        inside.append(depth > 0)
        depth = max(0, depth - (closes and not opens))
        straight ^= turns
    return inside


def _is_any(token: Token, words: frozenset[str]) -> bool:
    return token.lower_.replace("’", "'") in words or token.lemma_.lower() in words


def loses_limit(doc: Doc, tokens: frozenset[int]) -> bool:
    """ "may shoot wolves[, but only when they have killed sheep]": what limits all that was said before is lost."""
    limits = (t for t in doc[1:-1] if t.lower_ == "only" and t.nbor(-1).lower_ == "but" and t.i not in tokens)
    return any(t.nbor(-1).head.i in tokens and t.nbor().tag_ in ("IN", "WRB", "TO") for t in limits)


def loses_alternative(doc: Doc, tokens: frozenset[int]) -> bool:
    """Whether "either" stays without the "or" behind it, or "not only", "not because" without its "but"."""
    denied = (
        i
        for i in tokens
        if (doc[i].lower_ in ("only", "because") and doc[max(i - 1, 0)].lower_ == "not")
        or doc[max(i - 2, 0) : i + 1].text.lower() == "not so much"
    )
    either = (i for i in tokens if doc[i].lower_ == "either")
    one = next((i for i in tokens if doc[i].lower_ == "one" and doc[i].head.tag_ == "VBG"), len(doc))
    if any(t.lower_ == "other" and t.head.tag_ == "VBG" and t.i not in tokens for t in doc[one:]):
        return True  # "took turns, one steering[, the other reading]"
    first = next((t.i for t in doc if t.lower_ == "only" and g.before(t).lower_ == "not"), len(doc))
    but_also = (t.i for t in doc[first:] if t.lower_ == "but" and g.behind(t).lower_ == "also")
    if first not in tokens and any({i, i + 1} <= tokens for i in but_also):
        return True  # "left [not only] because it rained but also because he was ill"
    also = [t.i for t in doc[first:] if t.lower_ == "also" and g.root_of(t) != t]
    if first in tokens and also and tokens.isdisjoint(also) and not any(t.lower_ == "but" for t in doc[first:]):
        return True  # "is not only rich[; he also owns the mill]"
    return any(_lacks(doc, tokens, i, "or") for i in either) or any(_lacks(doc, tokens, i, "but") for i in denied)


def _lacks(doc: Doc, tokens: frozenset[int], first: int, other: str) -> bool:
    """Whether the other word of a pair stands behind the first, and no such word is kept with what follows it."""
    behind = [t.i for t in doc[first:] if t.lower_ == other]
    return bool(behind) and not any({i, i + 1} <= tokens for i in behind)
