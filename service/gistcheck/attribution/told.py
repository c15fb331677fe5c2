"""Whose words a statement is: of those who say something in its sentence, and of nobody where that is unclear."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gistcheck.attribution.reach import CUES, REPORTING
from gistcheck.attribution.reported import within
from gistcheck.attribution.speakers import Attribution
from gistcheck.decomposition.cut import Cut
from gistcheck.decomposition.whole import says_what
from gistcheck.mending.speech import HEARING
from gistcheck.syntax import grammar as g
from gistcheck.syntax.asserting import asserted
from gistcheck.syntax.quotes import in_quotes
from gistcheck.syntax.stance import SAYING, SHOWING
from gistcheck.syntax.wording import covered, spans_of
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SIGNS: Final = word_set(
    "decision standing number success failure delay absence fact move rise fall increase drop timeline acronym pattern"
    " trend victory defeat performance dichotomy choice response attack incident event experience case example crisis"
    " name title size price cost growth decline lack presence silence speed outcome situation behaviour behavior"
    " look glance evidence photo photograph picture image popularity prosperity severity ability inability willingness"
    " weakness"
)
"""What shows something without a word."""
_RECORDINGS: Final = word_set("audio video recording tape transcript footage clip")
_WON: Final = word_set("nomination victory title win seat lead prize medal crown life")
"""What somebody, or something, claims without a word."""
_HABITS: Final = word_set("tradition habit feat success act mistake error test trick process win victory")
"""What somebody repeats without a word."""
_CONTRASTS: Final = ("although", "though", "while", "whereas")
_CONFIRMING: Final = word_set("confirm reveal say disclose announce report")
"""What who "can" do so does."""
_SPEAKING: Final = (REPORTING | HEARING) - {"find"}
"""Acts of speech."""


def attribution_of(doc: Doc, cut: Cut, said: Sequence[Attribution]) -> Attribution | None:
    """The attribution whose content holds the cut, the widest if several do; else the one it is the act of, if the act
    is one of speech ("condemned the visit", not "granted an injunction")."""
    verb = doc[cut.predicate]
    helpers = {a.lower_ for a in g.auxiliaries(verb)}  # "could declare it invalid"; not "police can confirm that"
    unsaid = bool(helpers & {"could", "may", "might"}) or ("can" in helpers and verb.lemma_ not in _CONFIRMING)
    speaks = verb.lemma_ in _SPEAKING and not (unsaid or _is_no_word(verb))
    shares = verb.dep_ == "conj" and g.own_subject(verb) is None
    if verb.dep_ == "advcl" or shares:  # "dictated a statement [as he was flying]", "accused them and [left]"
        said = [
            a
            for a in said
            if not within(verb.head.idx, a.cue_span) or ((shares or in_quotes(verb)) and _is_around_cue(verb, a))
        ]
    said = [a for a in said if not _quotes_behind(verb, a)]
    if _is_beside(verb):
        said = [a for a in said if not within(verb.head.idx, a.content)]
    holds = [a for a in said if within(verb.idx, a.content) or (speaks and within(verb.idx, a.cue_span))]
    return max(holds, key=lambda a: a.content[1] - a.content[0], default=None)


def _speaks_of_less(verb: Token, a: Attribution) -> bool:
    """ "The unit [said] it fell but noted that, according to the firm, it rises": the firm does not say all that."""
    cue = g.token_at(verb.doc, a.cue_span[0]) if a.cue_span is not None else None
    above = g.governor(cue) if cue is not None and cue.lower_ == "according" else None
    if cue is None or above is None or cue.i > above.i or verb not in above.ancestors:
        return False
    return any(t.dep_ == "conj" for t in (above, *above.ancestors) if verb in t.ancestors)


def _quotes_behind(verb: Token, a: Attribution) -> bool:
    """ "She [posted] a note on it: “Men, rise,” she wrote": only what stands behind the colon is her words."""
    if a.cue_span is None or a.content[1] > a.cue_span[0] or in_quotes(verb):
        return False
    colon = next((t for t in verb.doc[verb.i :] if t.text == ":" and g.behind(t).is_quote), None)
    return colon is not None and colon.idx < a.content[1]


def _is_beside(verb: Token) -> bool:
    """ "announced that it had fined them, while Lund [has] vowed to pay": told in another time than what is said."""
    if (
        verb.lemma_ not in SAYING | {"vow", "deny", "promise", "pledge", "warn"}
        or g.marks(verb) not in _CONTRASTS
        or not g.set_off(verb)
        or in_quotes(verb)
    ):
        return False
    now, then = (next(iter(g.auxiliaries(v)), v).tag_ for v in (verb, verb.head))
    told = verb.dep_ == "advcl" and verb.head.dep_ == "ccomp"
    return told and verb.head.head.tag_ == "VBD" and then == "VBD" and now in ("VBZ", "VBP")


def _is_no_word(verb: Token) -> bool:
    """ "[concluded] his speech", "is [advising] a firm", "[maintained] his silence", "[charged] a fee", "[claimed] the
    seat", "[writes] a column", "[dubbed] himself": an act that a verb of speech names, and no words."""
    things = [c for c in verb.children if c.dep_ == "dobj"]
    if verb.lemma_ == "think" and not things:
        return any(c.lower_ == "about" for c in verb.rights) and not any(c.dep_ == "ccomp" for c in verb.children)
    if not things or any(c.dep_ in ("ccomp", "xcomp") for c in verb.children):
        return False
    if verb.lemma_ == "conclude":
        return any(c.left_edge.tag_ == "PRP$" for c in things)
    if verb.lemma_ == "repeat":
        return any(c.lemma_ in _HABITS for c in things)
    if verb.lemma_ == "charge":
        return g.behind(verb).lower_ != "that"
    if verb.lemma_ == "claim":
        return any(c.lemma_ in _WON for c in things)
    if verb.lemma_ == "dub":
        return any(c.lower_.endswith(("self", "selves")) for c in things)
    if verb.lemma_ == "write":  # not "[wrote] an opinion that it is void"
        told = (t for thing in things for t in thing.subtree if t.tag_ == "VBG" or t.lower_ == "that")
        return not any(t.dep_ in ("mark", "acl") for t in told)
    return verb.lemma_ in ("advise", "maintain")


def _is_around_cue(verb: Token, a: Attribution) -> bool:
    """ "He took it, the judge found, and [hid] it": what is said goes on behind the cue."""
    return a.cue_span is not None and a.content[0] < a.cue_span[0] and within(verb.idx, a.content)


def is_told_in_turn(doc: Doc, cut: Cut, says: Attribution | None) -> bool:
    """ "According to Sands, Goldsmith had warned that [the use of force could be illegal]": stated with both."""
    verb = doc[cut.predicate]
    top = next((t for t in (verb, *verb.ancestors) if t.dep_ == "ccomp" and t.head.lemma_ in SAYING), None)
    if says is None or top is None or g.subject(top.head) is None:
        return False
    return within(top.head.idx, says.content) and not within(top.head.idx, says.cue_span)


def speaker_of(doc: Doc, cut: Cut, says: Attribution | None) -> str | None:
    """Who is named as saying it; in "Holm said that ..., according to audio" who is heard there. Nobody where the words
    before "but" stand with it: "Two thirds support it, but majorities say ..."."""
    verb = doc[cut.predicate]
    who = g.own_subject(verb)
    if who is not None and g.before(who.left_edge).lower_ == "but" and min(cut.tokens) < who.left_edge.i - 1:
        return None
    if says is not None and _speaks_of_less(verb, says):
        return None
    if says is None or says.speaker_span is None or not (says.cue or "").lower().startswith("accord"):
        return says.speaker if says is not None else None
    by = doc.char_span(*says.speaker_span, alignment_mode="expand")
    heard = by is not None and by.root.lemma_.lower() in _RECORDINGS
    spoke = verb.lemma_ in SAYING and not g.is_denied(verb) and any(c.dep_ == "ccomp" for c in verb.children)
    who = who if heard and spoke else None
    name = next((e for e in doc.ents if who is not None and e.start <= who.i < e.end and e.label_ == "PERSON"), None)
    return says.speaker if name is None else str(name.text)


def is_sign(doc: Doc, says: Attribution) -> bool:
    """ "The delay shows that it is late", "the numbers suggest ...": a thing that speaks no word, unlike a study."""
    cue = g.token_at(doc, says.cue_span[0]) if says.cue_span is not None else None
    if cue is None or cue.lemma_ not in SHOWING or says.speaker_span is None:
        return False
    who = doc.char_span(*says.speaker_span, alignment_mode="expand")
    return who is not None and who.root.lemma_.lower() in _SIGNS


def may_be_told(verb: Token) -> bool:
    """ "Holm said it was warm, and, while the town [is] still counting, the rivers rise": she may say this too; so she
    may in "It was warm, Holm said, because the wind [fell]"."""
    said = verb.head
    gives_reason = g.marks(verb) == "because"
    told = any(c.dep_ == "ccomp" and c.i < verb.i and (c.i > said.i or gives_reason) for c in said.children)
    return said.lemma_ in SAYING and verb.dep_ == "advcl" and told


def dates_what_is_told(verb: Token, says: Attribution) -> bool:
    """ "announced plans to return before [the strikes began]": what is announced is a thing, not a clause."""
    if (says.cue or "").lower().startswith("accord"):  # "has fallen since he [won], according to a poll"
        within_it = verb.left_edge.idx > says.content[0] and says.quotation == "indirect"
        return within_it and g.marks(verb) == "since"
    said = next((a for a in verb.ancestors if within(a.idx, says.cue_span)), None)
    contrasted = any(_is_set_against(v) for v in (verb, *verb.ancestors))
    if contrasted and said is not None and said.i < verb.i and says.quotation != "direct":
        return True
    told = said is not None and any(c.dep_ in ("ccomp", "xcomp") for c in said.children)
    return said is not None and not told and within(verb.idx, says.content) and says.quotation == "indirect"


def _is_set_against(verb: Token) -> bool:
    """ "said he was leaving while two clerks [were sacked]", "said it was unfair - while his friends [were rude]"."""
    apart = g.before(verb.left_edge).text in g.DASHES or (verb.head.tag_ == "VBG" and verb.tag_ != "VBG")
    return verb.dep_ == "advcl" and g.marks(verb) in ("while", "whereas") and apart


def only_introduces(doc: Doc, cut: Cut, said: Sequence[Attribution]) -> bool:
    """Whether the cut is the cue's own clause around a quotation that makes statements itself."""
    verb = doc[cut.predicate]
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    if cut.kind != "apposition" and verb.lemma_ in SAYING and not passive and not says_what(verb, cut.tokens):
        return True
    if doc.text.rstrip().endswith(":") and doc[cut.predicate].lemma_ in CUES:
        return True
    for a in said:
        if within(verb.idx, a.cue_span) and cut.kind != "apposition":
            if _has_object_of_its_own(verb, a):
                return False
            inside = doc.char_span(*a.content, alignment_mode="expand")
            return inside is None or _states(inside.root) or not any(t.i in cut.tokens for t in inside)
    return False


def _has_object_of_its_own(verb: Token, a: Attribution) -> bool:
    """ "Holm admitted theft and was fined": what was admitted, and no more than that, stands with the cue."""
    clause = any(c.dep_ in ("ccomp", "xcomp") for c in verb.children)
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN")]
    own = [c for c in objects if not (within(c.idx, a.content) or within(c.idx, a.speaker_span))]
    return verb.lemma_ != "tell" and not clause and bool(own)


def _states(top: Token) -> bool:
    """Whether what is said makes a statement by itself; what is only believed or suggested makes none without the one
    who does."""
    return g.is_verb(top) and g.is_finite(top) and (asserted(top) or top.dep_ not in ("ccomp", "conj"))


def without_heard(doc: Doc, cut: Cut, said: Sequence[Attribution]) -> Cut:
    """ "[While most were secret, a mayor said,] two were not", "The shop is open, Holm said[, as police left]": without
    a clause that is somebody else's, or that the article adds to what somebody says."""
    if not said:
        return cut
    at, says = doc[cut.predicate].idx, attribution_of(doc, cut, said)
    own = {at, *(t.idx for t in doc if t.dep_ == "advcl")}  # "closed before police [said] ..." tells who says so itself
    others = [a.content for a in said if not (within(at, a.content) or any(within(i, a.cue_span) for i in own))]
    tops = ((group, t) for group in cut.optional for t in map(doc.__getitem__, group) if t.head.i not in group)
    clauses = [group for group, top in tops if top.dep_ == "advcl" and g.marks(top)]
    heard = [c for c in clauses if any(covered(start, spans_of(doc, c)) for start, _ in others)]
    heard += [c for c in clauses if says is not None and _is_added(doc[min(c)], at, says)]
    quoted = [span for span in others if at < span[0] and doc.text[: span[0]].rstrip().endswith(":")]
    quoted = [span for span in quoted if not re.match(r"\W*(and|but)\b", doc.text[span[1] :])]  # "... and left"
    verbs = [t for t in doc if quoted and g.is_verb(t) and g.is_finite(t) and g.own_subject(t) is not None]
    quoted = [span for span in quoted if any(within(t.idx, span) for t in verbs)]  # not a title
    gone = frozenset(i for span in quoted for i in cut.tokens if within(doc[i].idx, span)).union(*heard)
    kept = tuple(group for group in cut.optional if group.isdisjoint(gone))
    return replace(cut, tokens=cut.tokens - gone, optional=kept)


def _is_added(first: Token, at: int, says: Attribution) -> bool:
    """ "It is open, Holm said[, as police left]", "According to Holm, it is open[, although two were hurt]".

    `first`: what opens the clause; `at`: where the verb of what is said begins.
    """
    cue = says.cue_span
    behind = cue is not None and at < cue[0] < first.idx
    contrast = first.lower_ in _CONTRASTS and first.idx > at
    apart = g.before(first).text in g.DASHES or (contrast and g.before(first).text == ",")
    return not in_quotes(first) and (behind or apart)
