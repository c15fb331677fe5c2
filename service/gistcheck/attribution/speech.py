"""Reported speech in a sentence: cue, speaker and content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from gistcheck.attribution.names import Span, inverted, name_span
from gistcheck.attribution.reach import (
    COURTS,
    ORDERING,
    QUOTED_ONLY,
    REPORTING,
    is_answered,
    is_parted,
    is_reason,
    last_aside,
    maker,
    may_be_another,
    opening_clause,
    opens_record,
    puts_it,
    stands_by,
    starts_anew,
)
from gistcheck.mending.attachments import mend
from gistcheck.mending.inserted import is_inserted
from gistcheck.mending.speech import HEARING, is_label
from gistcheck.syntax import grammar as g
from gistcheck.syntax.asserting import is_told
from gistcheck.syntax.brackets import bracketed
from gistcheck.syntax.quotes import in_quotes, open_ended, quote_pairs, quoted_after, quoted_tokens, stands_beside
from gistcheck.syntax.stance import before_semicolon, calls_off, is_impersonal, points_out

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TOLD: Final = frozenset(("say", "tell", "mention", "state", "claim", "disclose", "reveal", "confirm"))
"""What nobody has done who did not: of those who do not believe something, that is told."""


@dataclass(frozen=True, slots=True)
class Speech:
    """Spans of one attribution in its sentence; `lemma` of the cue ("accord" for "according to")."""

    speaker: Span | None
    cue: Span | None
    content: Span
    lemma: str


def cues(doc: Doc) -> list[Speech]:
    """The attributions the parse shows in a sentence, in order of their cues.

    `doc`: one parsed sentence. A cue needs content: a clause it governs or interrupts, or words in quotation marks.
    What a quoted or reported person reports in turn is part of the content.
    """
    mended = mend(doc)
    quoted = quoted_tokens(doc)
    inside = bracketed(doc)
    apart = {i for i in inside if g.behind(doc[i]).text != ")"} if doc[:].root.i not in inside else set()  # "(he said)"
    told = ((t.i not in apart and _verb(t)) or _phrase(t) for t in mended if t.i not in quoted)
    found = [said for said in told if said and doc.text[slice(*said.content)] not in ('"', "“", "”")]
    if not found and (label := next((t for t in mended[:3] if is_label(t)), None)) is not None:
        found = [Speech((0, label.idx + len(label)), None, (label.nbor().idx + 1, len(doc.text.rstrip())), "say")]
    found = [_before_aside(mended, s, found) for s in found]
    outer = (s for s in found if not any(o is not s and _within(s, o) for o in found))
    return sorted(outer, key=lambda s: s.cue or s.content)


def _before_aside(doc: Doc, said: Speech, found: Sequence[Speech]) -> Speech:
    """What somebody says, without the last part of it that is so according to another, or that another is heard say."""
    start, end = said.content
    others = (o.content[0] for o in found if o.lemma == "accord" and o.cue is not None and o.content < o.cue)
    within = (g.token_at(doc, o.cue[0]) for o in found if o.cue is not None and start < o.cue[0] < end)
    asides = [at for at in (*others, *map(opens_record, filter(None, within))) if at is not None and start < at < end]
    return replace(said, content=(start, len(doc.text[: min(asides)].rstrip(" ,")))) if asides else said


def _within(inner: Speech, outer: Speech) -> bool:
    """Whether one cue stands in what another reports, and not the other way round; "according to" behind all of it
    reports that it was said. Of two before the same words the first reports none: 'conceded it, saying "..."'."""
    if inner.cue is None or outer.cue is None:
        return False
    starts = inner.content[0], outer.content[0]
    if inner.cue < outer.cue and outer.cue[1] <= min(starts) and max(starts) < inner.content[1]:
        return True
    mutual = inner.content[0] <= outer.cue[0] < inner.content[1] and outer.lemma != "accord"
    return outer.content[0] <= inner.cue[0] < outer.content[1] and not mutual


def _verb(token: Token) -> Speech | None:
    listed = token.lemma_ in REPORTING or points_out(token) or (token.dep_ == "parataxis" and is_inserted(token))
    if not (listed or puts_it(token) or _was_heard(token)) or token.pos_ != "VERB" or calls_off(token):
        return None
    if token.lemma_ == "charge" and g.behind(token).lower_ != "that":
        return None  # "[charged] what it called a fee"
    if token.lemma_ in ("read", "post") and any(c.dep_ == "dobj" for c in token.children):
        return None  # "has [read] the small print", "[posted] a loss"
    who = _speaker(token)
    content = None if token.lemma_ in QUOTED_ONLY else before_semicolon(token, _clause(token))
    content = _stretched(token.doc, content, token) if content else _quoted(token, who)
    if token.dep_ == "xcomp" and token.head.lemma_ in ORDERING and any(c.dep_ == "dobj" for c in token.head.children):
        return None  # "asked the mayor to [explain] how"
    if content is None or (who is None and not (_participle(token) or is_impersonal(token))):
        return None
    merely = any(c.lower_ in ("just", "only", "merely", "simply") for c in token.lefts)
    if g.is_denied(token) and token.lemma_ in _TOLD and not (merely or in_quotes(token)):
        return None  # "did not say that he was unfit"
    if g.is_denied(token) and token.doc.text[slice(*content)].split()[0].lower() in ("whether", "if"):
        return None
    passed = _passed_on(token)
    if passed is not None and content[1] <= token.idx:
        whom, by = passed
        start = token.idx if who is None else min(who[0], token.idx)
        return Speech(name_span(whom), (start, by.idx + len(by)), content, by.lemma_)
    return Speech(
        None if _participle(token) and may_be_another(token) else who, _cue_span(token), content, token.lemma_
    )


def _passed_on(cue: Token) -> tuple[Token, Token] | None:
    """ "Reuters [reported] the watchdog as saying": who says so, and the word for it."""
    whom = next((c for c in cue.rights if c.dep_ == "dobj"), None)
    by = next((k for t in cue.subtree if t.lower_ == "as" for k in t.children if k.lemma_ == "say"), None)
    return None if whom is None or by is None or by.i < whom.i else (whom, by)


def _was_heard(token: Token) -> bool:
    """ "..., a court in Leeds [heard]", "..., the inquiry was [told]": before whom somebody said so."""
    who = g.own_subject(token)
    return token.lemma_ in HEARING and who is not None and who.lemma_.lower() in COURTS and is_parted(token)


def _participle(token: Token) -> bool:
    return token.tag_ == "VBG" and token.dep_ in ("advcl", "acl", "pcomp")


def _speaker(token: Token) -> Span | None:
    """The speaker's words: own or shared subject, the one "quoted as saying", or the one it hangs on."""
    if (after := inverted(token)) is not None:
        return after
    if token.dep_ == "pcomp" and token.head.lower_ == "as":
        quoted = next((c for c in token.head.head.children if c.dep_ == "dobj"), None)
        subject = quoted or g.own_subject(token.head.head)  # "Tass [quoted] him as saying", "he was quoted as saying"
    elif token.tag_ == "VBN" and g.marks(token) == "as" and not g.auxiliaries(token):
        return None  # "came in May as [expected]": by whom is not told
    elif (beside := stands_by(token)) is not None:
        subject = beside
    else:
        subject = g.subject(token)
        if token.dep_ == "acl":
            subject = maker(token) or subject
        if subject is not None and subject.dep_ == "nsubjpass" and not _was_heard(token):
            subject = _agent(token) if subject.lower_ == "it" else None
    if subject is None or subject.lower_ in ("i", "we") or subject.dep_ in ("csubj", "expl"):
        return None
    if g.is_relative(subject) and subject.dep_ != "nsubj":
        return None
    also = [c for c in subject.head.children if c.dep_ == "nsubj" and g.before(c.left_edge).head == subject]
    start, end = name_span(subject)[0], name_span([subject, *also][-1])[1]  # "Norvik and Delmar said", held for two
    along = (c for c in subject.head.lefts if c.i > subject.i and any(k.lower_ == "with" for k in c.rights))
    last = next(along, None) if token.tag_ == "VBP" and subject.tag_ == "NNP" else None
    return start, end if last is None else last.right_edge.idx + len(last.right_edge)  # "Lind, along with Holm, say"


def _agent(verb: Token) -> Token | None:
    """ "It was reported by [local media] that ...": who says so."""
    by = (c for c in verb.children if c.dep_ == "agent")
    return next((c for link in by for c in link.children if c.dep_ == "pobj"), None)


def _cue_span(token: Token) -> Span:
    if token.dep_ == "pcomp" and token.head.lower_ == "as":
        first = token.head.head
        start = next((a.idx for a in g.auxiliaries(first)), first.idx)
        return start, token.idx + len(token)
    goes_on = token.dep_ == "parataxis" and any(c.dep_ == "prt" and c.i == token.i + 1 for c in token.children)
    last = token.nbor() if points_out(token) or goes_on or puts_it(token) else token
    return token.idx, last.idx + len(last)


def _clause(token: Token) -> Span | None:
    """The clause a cue governs ("said [that ...]") or interrupts ("[...], he said", "As he said, [...]")."""
    inside = [c for c in token.children if c.pos_ in ("VERB", "AUX") and (c.dep_ == "ccomp" or is_told(c))]
    objects = (c for c in token.children if c.dep_ == "dobj" and not (c.i > token.i and in_quotes(c)))  # 'in "The Sea"'
    busy = token.lemma_ != "tell" and any(objects) and _passed_on(token) is None
    first = inside[0] if inside else None
    if (
        first is not None
        and first.i < token.i < inside[-1].i
        and in_quotes(first)
        and not (g.marks(inside[-1]) or in_quotes(inside[-1]))
    ):
        inside = [c for c in inside if c.i < token.i]  # '"It fell," he will say before arguing that it was good'
    if inside:
        after = inside[-1].i > token.i
        if not after and (not is_parted(token) or (busy and g.own_subject(token) is not None)):
            return None  # "comes as the economy, the world's biggest, shows signs": it shows something else
        both = after and g.behind(token).text == ":" and is_parted(token) and inside[0].i < token.i  # "No, he says: ."
        late = {t.i for c in inside for k in c.conjuncts if k.i > token.i and not after for t in k.subtree}
        inside += [c for c in token.rights if after and is_reason(c)]
        other = {t.i for c in inside for k in c.children if is_answered(k) for t in k.subtree}
        return _edges(
            sorted(
                t
                for c in inside
                for t in c.subtree
                if t.i not in other and (both or (t.i > token.i) == after or t.i in late)
            )
        )
    busy |= any(c.dep_ == "xcomp" or c.lower_ == "for" for c in token.rights)  # "as churches vowed [to cut support]"
    busy |= any(c.lower_ == "at" and list(c.children) for c in token.rights)  # "As she hints [at what] ..."
    busy &= not puts_it(token)
    apart = g.set_off_after(token) or token.doc[token.right_edge.i].text == ","
    opens = token.left_edge.i == 0 or g.before(token.left_edge).tag_ in ("CC", "RB")
    apart &= opens or g.set_off(token)  # not "as much as many had [hoped]"
    as_said = token.dep_ == "advcl" and g.marks(token) == "as" and apart and not busy
    head = g.governor(token) if as_said else token.head  # "the mine, as the governor puts it, was lost"
    if (token.dep_ == "parataxis" or as_said) and head is not None and head.pos_ in ("VERB", "AUX"):
        own = {t.i for t in token.subtree}
        rest = [t for t in head.subtree if t.i not in own]
        before = [t for t in rest if t.i < token.left_edge.i]
        if not before and any(t.text == ";" for t in token.doc[token.i : head.i]):
            return None  # "Holm admitted theft; his brother did not"
        return _edges(before if before and _ends_there(token, head) else rest)
    return None


def _ends_there(cue: Token, head: Token) -> bool:
    """Whether what is said ends before an aside: not in "the visit, he said, was personal", nor in "they talked, he
    said, but did nothing" or "they left, he said, because it was late"."""
    after = [c for c in head.children if c.i > cue.i and g.is_verb(c)]
    reasons = any(c.dep_ == "ccomp" or (c.dep_ == "advcl" and g.marks(c) == "because") for c in after)
    return head.i < cue.i and not reasons and all(g.own_subject(c) is not None for c in after if c.dep_ == "conj")


def _edges(words: Sequence[Token]) -> Span | None:
    words = [t for t in words if t.text not in (",", ".", ":", ";")]
    while words and words[0].lower_ == "that" and words[0].dep_ == "mark":
        words = words[1:]
    if words and words[0].i and words[0].nbor(-1).text in "([" and any(t.text in ")]" for t in words):
        words = [words[0].nbor(-1), *words]
    return (words[0].idx, words[-1].idx + len(words[-1])) if words else None


def _stretched(doc: Doc, content: Span, cue: Token) -> Span:
    """Content widened to quotation marks it lies in, if the cue stands outside them, to those in which it goes on after
    the cue ('"It is bankrupt," he told CNN, "but its owner has paid."'), and to what a colon behind it announces."""
    start, end = content
    if start > cue.idx and doc.text[end:].lstrip().startswith(":"):
        end = len(doc.text.rstrip(" ."))
    quoted = False
    for a, b in quote_pairs(doc):
        left, right = doc[a].idx, doc[b].idx + 1
        apart = a > 0 and g.is_mark(doc[a - 1])  # not in 'said Holm, who wrote "The Sea"'
        acting = any(g.is_verb(t) and not (t.dep_ == "relcl" and apart) for t in doc[cue.i + 1 : a])
        goes_on = quoted and cue.i < a and not acting
        if goes_on or (start < right and left < end and not a < cue.i < b):
            start, end = min(start, left), max(end, right)
            quoted = quoted or b < cue.i
    return start, end


def _quoted(token: Token, who: Span | None) -> Span | None:
    """Words in quotation marks beside the cue, whole or running over the edge of the sentence."""
    doc = token.doc
    shortest = 2 if token.lemma_ in QUOTED_ONLY else 3
    pairs = [(a, b) for a, b in quote_pairs(doc) if b - a >= shortest and not a < token.i < b]
    pairs = [(a, b) for a, b in pairs if who is None or doc[b].idx < who[0] or doc[a].idx >= who[1]]
    beside = [(doc[a].idx, doc[b].idx + 1) for a, b in pairs if stands_beside(token, a, b)]
    if beside:
        return beside[0][0], beside[-1][1]
    if not pairs and doc.text.rstrip().endswith(":"):
        return len(doc.text), len(doc.text)
    return open_ended(doc, token)


def _phrase(token: Token) -> Speech | None:
    """ "according to X" and "in the words of X"."""
    link = next((c for c in token.children if c.lower_ in ("to", "of")), None)
    named = token.lower_ == "according" or (token.lower_ == "words" and token.head.lower_ == "in")
    objects = [c for c in link.children if c.dep_ == "pobj"] if link is not None and named else []
    who = objects[-1] if objects else None  # the parse may hold "curator" and "Elaine Gustafon" for two
    if link is None or who is None:
        return None
    own = {t.i for t in token.subtree}
    clause = next((a for a in token.ancestors if g.is_verb(a) and a.dep_ != "acl"), token.doc[:].root)
    within = (a for a in token.ancestors if a.dep_ == "relcl" and a.left_edge.i < token.i < a.i)
    if (opening := opening_clause(token) or next(within, None)) is not None:
        clause = opening  # also "a man whose book, according to its blurb, [draws] a portrait"
    elif token.i == 0 or g.set_off(token) or token.nbor(-1).is_quote:
        clause = token.doc[:].root
    others = [c for c in clause.conjuncts if starts_anew(c, token)]
    own |= {i for c in others for i in (g.before(c.left_edge).i, *(t.i for t in c.subtree))}
    rest = _edges([t for t in last_aside(token) or clause.subtree if t.i not in own])
    content = rest if token.lower_ == "according" else quoted_after(token)
    cue = (token.idx, link.idx + len(link))
    return None if content is None else Speech(name_span(who), cue, content, "accord")
