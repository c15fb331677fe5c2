"""What a claim tells as done, and its evidence only as planned, denied, asked for or on the way there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from gistcheck.rules.alignment import Reading, share
from gistcheck.rules.conflicts import Finding, differs
from gistcheck.rules.identity import are_two, names
from gistcheck.syntax import grammar as g
from gistcheck.syntax.stance import HEDGE_MODALS, SAYING, is_compared
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOST: Final = 0.6
"""Share of the claim's content words from which a sentence with a question mark asks what the claim states."""
_HALF: Final = 0.5
"""Share of the claim's content words from which a sentence may state what another one asks."""
SUPPOSING: Final = word_set(
    "accuse suspect charge plan threaten attempt want hope intend aim vow promise pledge agree offer prepare consider"
    " propose vote ask urge order demand predict expect fear wish seek warn try refuse decline fail avoid stop prevent"
    " forbid ban bar"
)
"""Words whose complement nobody says was done: "accused of [stealing]", "plans to [cut]"."""
_AWAITED: Final = word_set("due likely unlikely set schedule forecast poise ready bind about close tip be")
"""Words whose infinitive is still to come: "is due to [vote]", "is about to [close]", "is to [close]"."""
_CHANCES: Final = word_set(
    "right chance opportunity permission power ability offer bid effort proposal refusal failure pressure call request"
    " need option freedom time place way reason talk negotiation discussion deal agreement intention move"
)
"""Nouns whose infinitive need not have been done."""
_KEEPING: Final = frozenset(("keep", "block", "save", "protect", "deter", "discourage"))
"""What these do somebody from is not done."""
_OPEN: Final = frozenset(("will", "would", "may", "might", "shall", "should"))
"""Modals of what is not done yet, or may never be."""
_SURE: Final = frozenset(("will", "wo", "'ll", "’ll"))
_PRONOUNS: Final = frozenset(("he", "she", "it", "they"))
_IF: Final = frozenset(("if", "unless"))
_DOING: Final = frozenset(("decide", "begin", "start", "manage", "have"))
"""Verbs of whoever does, or must do, what the infinitive tells."""
_STAGES: Final = {
    word: stage
    for stage, words in enumerate(
        (
            "suspect accuse question interview sue",
            "arrest detain",
            "charge indict",
            "convict guilty jail imprison sentence",
        )
    )
    for word in words.split()
}
"""A word of a case at law -> how far the case has come."""


def supposed(claim: Reading, best: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """What the claim states as done stands in the evidence only as what somebody is accused of, plans, denies or is
    asked to do, or as untrue; or the evidence stops at an earlier stage of a case: charged, not convicted."""
    yield from _stages(claim, best, evidence)
    yield from _asked(claim, best, evidence)
    yield from _whether(claim, evidence)
    done, bearing = _stated(claim.doc[:].root)
    forms = (bearing, *g.auxiliaries(bearing))
    past = any(t.tag_ == "VBD" or (t.lemma_ == "have" and t.dep_ == "aux") for t in forms)
    past = past or (bearing.tag_ == "VBN" and len(forms) == 1)  # "the rocket launched", as the parser has it
    sure = any(t.lower_ in _SURE for t in forms)
    modal = any(t.tag_ == "MD" and t.lower_ not in _SURE for t in forms)
    finite = sure or bearing.tag_ in ("VBD", "VBZ", "VBP", "VBN")
    denied = any(t.dep_ == "neg" or t.lower_ == "longer" for t in (*forms, *bearing.children))
    if modal or not finite or done.lemma_ in ("be", "have") or denied:
        return
    same = [t for r in evidence for t in r.doc if t.lemma_ == done.lemma_ and g.is_verb(t)]
    same = [t for t in same if not _is_of_another(done, t) and not (sure and t.tag_ == "VBD")]
    above = [_supposing(t) for t in same]
    who = g.subject(bearing)
    acting = _PRONOUNS | ({who.lower_} if who is not None else set())
    along = [r.doc for r in evidence if any(w.lower_ in acting for w in r.doc) or (sure and _is_half(claim, r))]
    near = [t for t in same if t.doc is best.doc] or [t for t in same if any(t.doc is doc for doc in along)]
    here = next(((t, s) for t, s in zip(same, above, strict=True) if near and t is near[0]), None)
    if here is None or None in above or (supposing := here[1]) is None or supposing.lemma_.lower() in claim.words:
        return
    if supposing.tag_ == "MD" and not past and (not sure or supposing.lower_ not in HEDGE_MODALS):
        return  # "closes on Monday" of "will close"
    if sure and supposing.lower_ not in HEDGE_MODALS | _IF:
        return  # "will close" of "plans to close"
    message = f"“{supposing.text} ... {here[0].text}” in the article, a fact in the claim"
    yield Finding("supposed", done.text, supposing.text, message)


def _is_half(claim: Reading, reading: Reading) -> bool:
    return share(claim.content, reading.content) >= _HALF


def _stated(root: Token) -> tuple[Token, Token]:
    """The verb of what a claim states, below "said" and "decided to", and the verb that bears its tense."""
    bearing = next((c for c in root.children if c.dep_ == "ccomp"), root) if root.lemma_ in SAYING else root
    below = (c for c in bearing.children if c.dep_ == "xcomp" and bearing.lemma_ in _DOING and g.is_infinitive(c))
    return next(below, bearing), bearing


def _is_of_another(mine: Token, theirs: Token) -> bool:
    """Whether two verbs are told of two: what Berg bought is not what Lund only wanted to buy."""
    return any(bool(names(a)) and bool(names(b)) and are_two(a, b) for a, b in counterparts(mine, theirs))


def counterparts(mine: Token, theirs: Token) -> list[tuple[Token, Token]]:
    """Who does what two verbs tell, and to whom it is done, as far as the texts of both name them."""
    pairs = [(part(mine), part(theirs)) for part in (_doer, _undergoing)]
    return [(a, b) for a, b in pairs if a is not None and b is not None]


def _doer(verb: Token) -> Token | None:
    return None if _is_passive(verb) else g.subject(verb)


def _undergoing(verb: Token) -> Token | None:
    return g.subject(verb) if _is_passive(verb) else next((c for c in verb.children if c.dep_ == "dobj"), None)


def _is_passive(verb: Token) -> bool:
    return any(a.dep_ == "auxpass" for a in g.auxiliaries(verb))


def _supposing(verb: Token) -> Token | None:
    """The word above a verb that leaves open, or denies, that it was done."""
    if (mark := g.marks(verb)) in _IF | {"whether"}:
        return next((c for c in verb.children if c.lower_ == mark), None)
    helping = g.auxiliaries(verb)
    if mark == "before" and any(a.lower_ in ("could", "can") for a in helping):
        return next(c for c in verb.children if c.lower_ == mark)  # "held before he could board"
    if any(a.tag_ == "TO" for a in helping) and (above := _unable(verb)) is not None:
        return above
    if (modal := next((a for a in g.auxiliaries(verb) if a.tag_ == "MD" and a.lower_ in _OPEN), None)) is not None:
        told = verb.head.lemma_ in SAYING or any(a.lemma_ == "have" for a in g.auxiliaries(verb))
        return modal if modal.lower_ != "would" or told else None  # "the pope, who would die in exile": died
    while verb.dep_ in ("xcomp", "ccomp", "pcomp", "prep", "conj", "acl"):
        inner, verb = verb, verb.head
        if inner.dep_ == "conj" and g.is_finite(inner) and verb.tag_ == "VB":
            return None  # "tried to stop the car and arrested the driver"
        untrue = any(c.lower_ in ("untrue", "false") for c in verb.children)
        denied = any(c.dep_ == "neg" for c in verb.children) and any(c.lower_ == "true" for c in verb.children)
        if verb.lemma_ == "be" and inner.dep_ == "ccomp" and (untrue or denied):
            return next(c for c in verb.children if c.lower_ in ("untrue", "false", "true"))
        if verb.lemma_ in SUPPOSING and inner.dep_ in ("xcomp", "prep", "acl"):
            return verb
        if verb.lemma_ == "have" and inner.dep_ == "xcomp":  # "might have to close"
            return next((a for a in g.auxiliaries(verb) if a.lower_ in HEDGE_MODALS), None)
        to_come = inner.dep_ == "xcomp" and g.is_infinitive(inner) and not is_compared(verb)
        if to_come and verb.lemma_.lower() in _AWAITED:
            return verb
        if verb.lemma_ in _KEEPING and inner.lower_ == "from":
            return verb
        if verb.lemma_ == "deny" and inner.dep_ in ("xcomp", "ccomp"):
            return verb
    return None


def _unable(verb: Token) -> Token | None:
    """What keeps an infinitive from being done, or leaves it open: "too ill to testify", "the right to go", "a deal to
    buy it", which the parser may give to another word."""
    first = min((verb, *g.auxiliaries(verb)), key=lambda t: t.i)
    near: list[Token] = [*verb.doc[max(first.i - 1, 0) : first.i], *([verb.head] if verb.dep_ == "acl" else [])]
    if (chance := next((t for t in near if t.lemma_.lower() in _CHANCES), None)) is not None:
        return chance
    return next((c for c in verb.head.children if c.lower_ == "too" and c.i < verb.i), None)


def _stages(claim: Reading, best: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """The claim's case has come further than that of any sentence of the evidence."""
    mine, theirs = _furthest(claim), _furthest(best)
    if mine is None or theirs is None or claim.facts.negations:
        return
    cases = [t for r in evidence for t in _stage_words(r) if not _is_of_another(mine, t)]
    named = any(mine.lemma_.lower() in r.words for r in evidence)  # "their arrest" of "arrested"
    if not named and _STAGES[mine.lemma_.lower()] > max((_STAGES[t.lemma_.lower()] for t in cases), default=-1):
        yield differs("supposed", mine.text, theirs.text)


def _asked(claim: Reading, best: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """What the claim states is only asked: no other sentence has half of its words."""
    asking = [r for r in (claim, best, *evidence) if _asks(r, claim)]
    others = (r for r in evidence if r not in asking)
    if best in asking and claim not in asking and not any(_is_half(claim, r) for r in others):
        yield Finding("asked", "", "?", "a question in the article, a fact in the claim")


def _whether(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """ "The drug was safe" of "too short to judge whether the drug was safe"."""
    verb = _stated(claim.doc[:].root)[0]
    mine = next((c for c in verb.children if verb.lemma_ == "be" and c.dep_ in ("acomp", "attr")), None)
    if mine is None or claim.facts.negations or g.marks(verb) == "whether":
        return
    same = [t for r in evidence for t in r.doc if t.lemma_ == mine.lemma_ and t.dep_ in ("acomp", "attr", "amod")]
    if same and all(g.marks(t.head) == "whether" for t in same):
        message = f"“whether ... {same[0].text}” in the article, a fact in the claim"
        yield Finding("supposed", mine.text, "whether", message)


def _asks(reading: Reading, claim: Reading) -> bool:
    """Whether a text is a question: by its order, or, of a statement with a question mark, as a claim has its words."""
    if not reading.doc.text.rstrip().endswith("?"):
        return False
    alike = share(claim.content, reading.content) >= _MOST and share(reading.content, claim.content) >= _MOST
    return alike or _inverts(reading.doc[:].root)


def _inverts(root: Token) -> bool:
    """Whether a clause has the order of a question, or asks with a "wh" word."""
    asks = any(t.tag_ in ("WDT", "WP", "WP$", "WRB") for t in root.subtree if t.i < root.i)
    who = next((c for c in root.children if c.dep_ in g.SUBJECTS), None)
    return asks or (
        who is not None and any(c.dep_ in ("aux", "auxpass") and c.i < who.i for c in (root, *root.children))
    )


def _furthest(reading: Reading) -> Token | None:
    """The word of the latest stage that a text names."""
    return max(_stage_words(reading), key=lambda t: _STAGES[t.lemma_.lower()], default=None)


def _stage_words(reading: Reading) -> list[Token]:
    return [t for t in reading.doc if t.lemma_.lower() in _STAGES and t.pos_ in ("VERB", "ADJ", "AUX")]
