"""The verbs that may report what somebody says, and how far "according to" reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.syntax.stance import SAYING
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

CUES: Final = SAYING | word_set(
    "continue respond characterise characterize recount remember theorise theorize speculate caution message"
    " opine clarify relate advise criticise criticize suspect boast inform notify assure iterate underline highlight"
    " surmise charge"
)
"""Verbs that open reported content."""
QUOTED_ONLY: Final = word_set(
    "describe call label dub characterise characterize continue respond ask criticise criticize answer agree repeat"
    " brand exclaim quip snap plead shout yell"
)
"""Cues that count only with words in quotation marks."""
COURTS: Final = word_set(
    "court jury inquiry enquiry hearing tribunal inquest coroner committee mp mps commission panel judge magistrate"
)
ORDERING: Final = word_set("ask tell urge order want force press allow require invite challenge persuade beg")
"""What is done to one who is to say something."""
ANSWERING: Final = word_set(
    "insist deny dispute say argue claim maintain contend counter admit concede put caution warn note stress add point"
)
"""What another does who says of it that it is not so, or not all."""
TRYING: Final = frozenset(("attempt", "effort", "bid", "move", "step", "try"))
"""What somebody makes who speaks."""
_WRITTEN: Final = word_set("statement letter email message memo note post tweet release")
_ISSUING: Final = word_set("issue release publish send post write make")
"""What those do who say something by it."""
REPORTING: Final = CUES | QUOTED_ONLY
"""Every verb that may report."""


def opens_record(cue: Token) -> int | None:
    """ "she had a video[, in which Holm said: "I left."]": where the clause begins in which another is heard; None for
    other clauses."""
    first = cue.left_edge
    heard = cue.dep_ == "relcl" and first.tag_ == "IN" and g.behind(first).lower_ == "which"
    return first.idx if heard and any(c.text == ":" for c in cue.rights) else None


def may_be_another(token: Token) -> bool:
    """ "It began, with Holm marching up, [saying] ...": a person who acts before a participle may be who speaks; so may
    those of the clause in front: "When 47 men sent a letter [warning] it was late, many believed it"."""
    if token.dep_ == "acl" and token.head.pos_ == "PROPN" and token.head.head.lower_ != "to" and not g.set_off(token):
        return True  # "a drive in league with the Tarn Fund [stressing] that ...": the drive
    if token.dep_ == "advcl" and token.i < token.head.i and g.before(token).pos_ in ("NOUN", "PROPN"):
        return True
    between = token.doc[min(token.head.i, token.i) : token.i]
    acting = (t for t in between if t.dep_ in g.SUBJECTS or (t.dep_ == "pobj" and t.head.lower_ == "with"))
    return token.dep_ == "advcl" and any(t.ent_type_ == "PERSON" for t in acting)


def stands_by(token: Token) -> Token | None:
    """ "The club stepped in, with its head, [Ole Holm], saying it was late": who says so."""
    if token.dep_ == "pcomp" and token.head.lower_ == "by":
        return g.own_subject(token.head.head)  # "began his column by [writing] that ..."
    comma = g.before(token)
    near = g.before(comma) if comma.text == "," else comma
    top = near.head if near.dep_ == "appos" else near
    with_ = token.dep_ == "advcl" and top.dep_ == "pobj" and top.head.lower_ == "with" and top.head.head == token.head
    return near if with_ and token.tag_ == "VBG" and near.ent_type_ == "PERSON" else None


def maker(cue: Token) -> Token | None:
    """ "[Holm] made an attempt to deny it", "[Holm] issued a statement saying so": who speaks by it."""
    noun, verb = cue.head, g.governor(cue.head)
    written = noun.text in _WRITTEN and verb is not None and verb.lemma_ in _ISSUING and cue.lemma_ == "say"
    written &= not any(c.dep_ == "poss" or c.lower_ in ("from", "by", "of", "for") for c in noun.children)
    return g.own_subject(verb) if verb is not None and (written or noun.lemma_ in TRYING) else None


def opening_clause(according: Token) -> Token | None:
    """ "While most were secret, according to the mayor, two were not": the clause in front that it closes."""
    root = according.doc[:].root
    clauses = (c for c in root.lefts if c.dep_ == "advcl" and c.i < according.i < root.i)
    clauses = (c for c in clauses if g.marks(c) in ("while", "whereas"))
    last = according.doc[g.word_before(according.doc, according.i)]
    clause = next((c for c in clauses if c.is_ancestor(according) or c == last or c.is_ancestor(last)), None)
    behind = "," in (according.right_edge.text, g.behind(according.right_edge).text)
    return clause if clause is not None and behind and g.set_off(according) else None


def puts_it(verb: Token) -> bool:
    """ "Inflation, as the governor [put it], is a thief": says so in these words."""
    it = g.behind(verb)
    return verb.lemma_ == "put" and g.marks(verb) == "as" and it.lower_ == "it" and it.head == verb


def starts_anew(verb: Token, cue: Token) -> bool:
    """ "It is full, according to the firm, but he [has] another": what follows the aside with a subject of its own."""
    but = g.before(verb.left_edge).lower_ == "but"
    return but and verb.head.i < cue.i < verb.left_edge.i and g.own_subject(verb) is not None and g.set_off(cue)


def last_aside(token: Token) -> list[Token]:
    """ "Norvik denies that it caused the fire, [in which 23 died], according to police": the last part of what one
    says, for which another is named; and "the mayor, [who backs it], according to aides, left"."""
    main = token.doc[:].root
    ends = all(g.is_mark(t) or t.is_space for t in token.doc[token.right_edge.i + 1 :])
    if not g.set_off(token) or (ends and main.i < token.i and main.lemma_ not in REPORTING):
        return []
    last = g.before(g.before(token))
    parts = [(a, [t for t in a.subtree if t.i <= last.i]) for a in (last, *last.ancestors)]
    apart = (p for a, p in reversed(parts) if p[-1:] == [last] and _stands_apart(a))
    return next((p for p in apart if main.i not in range(p[0].i, token.i)), [])


def _stands_apart(part: Token) -> bool:
    """ ", in which 23 died", ", 12 of whom were hurt", ", killing 23", ", with 23 missing"."""
    relative = part.dep_ == "relcl" or any(t.tag_ in ("WDT", "WP", "WP$") for t in part.subtree)
    apart = part.dep_ in ("relcl", "advcl") and (relative or part.tag_ == "VBG")
    return g.set_off(part) and (apart or (part.dep_ == "prep" and part.lower_ == "with"))


def is_reason(clause: Token) -> bool:
    """ "said it was not because of him, but [because it rained]": said as well."""
    return clause.dep_ == "advcl" and g.marks(clause) == "because" and g.before(clause.left_edge).lower_ == "but"


def is_answered(clause: Token) -> bool:
    """ "She said he took $9m[, though his lawyers insisted it was less]": what another says of it."""
    marked = clause.dep_ == "advcl" and g.marks(clause) in ("though", "although", "while", "whereas")
    verbs = (clause, *clause.conjuncts)
    return marked and g.set_off(clause) and any(v.lemma_ in ANSWERING and g.subject(v) is not None for v in verbs)


def is_parted(cue: Token) -> bool:
    """Whether a mark parts speaker and cue from the words before them; none does in "the $27bn Russia says it owes"."""
    who = g.own_subject(cue)
    first = cue.i if who is None or who.i > cue.i else who.left_edge.i
    return first > 0 and g.is_mark(cue.doc[first - 1])
