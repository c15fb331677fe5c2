"""From cuts to drafts of claims: speaker, resolved names, dates and wording of one statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from gistcheck import checkable
from gistcheck.amounts import has_number, named
from gistcheck.attribution.reported import (
    holds_cue,
    left_out,
    unclear_speaker,
    when_said,
    with_speaker,
    within,
    without_others,
)
from gistcheck.attribution.speakers import Attribution
from gistcheck.attribution.told import (
    attribution_of,
    is_sign,
    is_told_in_turn,
    only_introduces,
    speaker_of,
    without_heard,
)
from gistcheck.coreference.dangling import unclear
from gistcheck.coreference.things import Referent
from gistcheck.decomposition.clauses import cut_clauses
from gistcheck.decomposition.cut import Cut, cut_text
from gistcheck.decomposition.headlines import places, under_way
from gistcheck.decomposition.offices import offices
from gistcheck.decomposition.parts import parts
from gistcheck.decomposition.whole import whole_sentence
from gistcheck.naming import insertions, not_oneself, plain, same_name, worded
from gistcheck.oneself import is_itself, stands_for_clause
from gistcheck.reasons import reasons
from gistcheck.syntax import grammar as g
from gistcheck.syntax.quotes import quoted_tokens
from gistcheck.syntax.stance import hedges
from gistcheck.syntax.wording import Span, as_sentence, capital, covered, spans_of
from gistcheck.timeline import date_mentions, first_told
from gistcheck.types import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Doc

_KINDS: Final = ("clause", "content", "whole", "circumstance", "relative", "apposition")
_MAIN: Final = ("clause", "content", "whole")
_ASIDES: Final = ("participle", "restriction")
_PARTIES: Final = ("conservative", "liberal", "labour", "democratic", "republican")
_APART: Final = "a part of the sentence that makes no statement by itself"


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before it is ranked and verified; positions are in sentence `sentence`'s characters.

    `own` is what the sentence alone must support: the statement without names from elsewhere.
    `names`: (sentence, start, end) of the names put in; `unnamed`: the claim without them, in case they are in doubt.
    `objection`: why it is no claim, or None. `parts`: the smaller statements, each as its text and what the sentence
    must support.
    """

    sentence: int
    text: str
    statement: str
    own: str
    span: Span
    kind: str
    speaker: str | None
    cue: str | None
    quoted: bool
    hedged: bool
    reasons: tuple[str, ...]
    dates: tuple[DateMention, ...]
    ambiguous: tuple[str, ...]
    names: tuple[tuple[int, int, int], ...]
    figures: bool
    named: bool
    objection: str | None
    parts: tuple[tuple[str, str], ...] = ()
    unnamed: Draft | None = None


def drafts(
    index: int, doc: Doc, said: Sequence[Attribution], referents: Sequence[Referent], published: str | None
) -> list[Draft]:
    """The statements of one sentence, each as a draft with its objection if it has one.

    `index`: the sentence; `said`, `referents`: those of this sentence; `published`: ISO 8601 date.
    """
    made = cut_clauses(doc)
    cuts = [cut for cut in made if cut.kind in _KINDS and not only_introduces(doc, cut, said)]
    cuts = [cut for cut in cuts if covered(doc[cut.predicate].idx, spans_of(doc, cut.tokens))]
    if not any(cut.kind in _MAIN and not is_told_in_turn(doc, cut, attribution_of(doc, cut, said)) for cut in cuts):
        cuts += whole_sentence(doc)
    if not any(cut.kind in _KINDS[:-1] for cut in (*made, *cuts)):
        cuts += places(doc) or under_way(doc)
    cuts = [without_heard(doc, cut, said) for cut in cuts]
    within_others = [cut for cut in cuts if _is_within(cut, cuts)]
    cuts = [cut for cut in cuts if cut not in within_others]
    beside = _asides(doc, made, cuts, said)
    cuts = [cut for cut in cuts if not any(cut in own for own in beside.values())]
    found = [_draft(index, doc, cut, beside.get(cut, ()), said, referents, published) for cut in cuts]
    stated = [cut for cut, draft in zip(cuts, found, strict=True) if draft.objection is None]
    alone = [cut for cut in within_others if not _is_within(cut, stated)]
    found += [_draft(index, doc, cut, (), said, referents, published) for cut in alone]
    if g.is_question(doc) or not any(cut.kind in _MAIN for cut in cuts):
        return found
    rest = [_draft(index, doc, cut, (), said, referents, published) for cut in left_out(doc, cuts, said)]
    return [*found, *(d if d.objection in checkable.NO_FACTS else replace(d, objection=_APART) for d in rest)]


def _asides(
    doc: Doc, made: Sequence[Cut], cuts: Sequence[Cut], said: Sequence[Attribution]
) -> dict[Cut, Sequence[Cut]]:
    """What a sentence says in passing of whom a claim is about, with that claim: "X, 54, elected in 2010, ...". In what
    somebody is reported to have said it is nobody's."""
    left = [cut for cut in made if cut.kind in _ASIDES or checkable.is_age(doc, cut) or _is_within(cut, cuts)]
    found: dict[Cut, Sequence[Cut]] = {}
    for cut in cuts:
        says = attribution_of(doc, cut, said)
        own = says is None or says.quotation == "direct" or not within(doc[cut.predicate].idx, says.content)
        if cut.kind != "apposition" and own:
            found[cut] = [aside for aside in left if aside.tokens & cut.tokens]
            left = [aside for aside in left if aside not in found[cut]]
    return found


def _is_within(cut: Cut, cuts: Sequence[Cut]) -> bool:
    """ "He left after [the town fell]": what another statement holds is a part of that."""
    return cut.kind == "circumstance" and any(cut.tokens < other.tokens for other in cuts)


def _draft(
    index: int,
    doc: Doc,
    cut: Cut,
    asides: Sequence[Cut],
    said: Sequence[Attribution],
    referents: Sequence[Referent],
    published: str | None,
) -> Draft:
    says = attribution_of(doc, cut, said)
    cut = without_others(doc, cut, says, said)
    spans = spans_of(doc, cut.tokens)
    lead = says is not None and not holds_cue(doc, cut, says)
    when = when_said(doc, says) if lead else None
    told_of = [*spans, *((when,) if when is not None else ())]
    own_dates = tuple(m for m in date_mentions(doc, published) if covered(m.start, told_of))
    known = [not_oneself(doc, r, says) for r in referents if covered(r.start, spans)]
    put_in = insertions(doc, cut.tokens, known)
    told = [p for p in put_in if not (lead and says is not None and same_name(p[0].name, says.speaker))]
    body = worded(doc, cut, told)
    quoted = _is_quoted(doc, cut, says)
    sign = says is not None and is_sign(doc, says)
    speaker = speaker_of(doc, cut, says) if not sign else None
    by = says.speaker_span if says is not None else None
    who = [r for r in referents if r.phrase and r.name is None and within(r.start, by)]
    open_ = (*unclear(doc, [*known, *who], cut.tokens), *unclear_speaker(doc, doc[cut.predicate], says, said))
    itself = is_itself(doc[cut.predicate], says) or stands_for_clause(doc[cut.predicate])
    left_open = tuple(u for u in dict.fromkeys(open_) if not (itself and u.lower() == "it: not named"))
    smaller = {
        _part(doc, part, known): _own(doc, part, says, quoted)
        for part in (*_pieces(doc, cut), *asides)
        if part.tokens != cut.tokens
    }
    smaller |= {_part(doc, office, known): _own(doc, office, None, False) for office in _speakers(doc, by)}
    statement = as_sentence(with_speaker(doc, cut, says, body, quoted))
    text = statement.removesuffix(".") if sign else capital(worded(doc, cut, put_in))
    draft = Draft(
        sentence=index,
        text=text,
        statement=statement,
        own=_own(doc, cut, says, quoted),
        span=(spans[0][0], spans[-1][1]),
        kind=cut.kind,
        speaker=speaker,
        cue=says.cue if says is not None and not sign else None,
        quoted=quoted,
        hedged=_is_hedged(doc, spans, says),
        reasons=reasons(doc, cut, speaker=speaker, quoted=quoted, dated=first_told(own_dates)),
        dates=own_dates,
        ambiguous=left_open,
        names=tuple(r.source for r, _ in put_in if r.source is not None),
        figures=has_number(doc, cut.tokens),
        named=named(doc, cut.tokens) or bool(put_in),
        objection=checkable.objection(doc, cut, says, left_open),
        parts=tuple((part, own) for part, own in smaller.items() if part != text),
    )
    if not put_in or any(r.text.lower() == "it" for r, _ in put_in):
        return draft
    unnamed = replace(
        draft,
        text=capital(cut_text(doc, cut)),
        statement=as_sentence(with_speaker(doc, cut, says, cut_text(doc, cut), quoted)),
        names=(),
        ambiguous=(*left_open, *(f"{r.text}: {r.name} or another" for r, _ in put_in)),
        parts=tuple(part for part in draft.parts if not any(f"[{r.name}" in part[0] for r, _ in put_in)),
    )
    return replace(draft, unnamed=unnamed)


def _pieces(doc: Doc, cut: Cut) -> list[Cut]:
    """The parts of a cut; of a whole sentence whose parse is not trusted, for it has a subject and could not be cut,
    the offices alone."""
    untrusted = cut.kind == "whole" and g.subject(doc[cut.predicate]) is not None
    return list(offices(doc, cut.tokens)) if untrusted else parts(doc, cut)


def _speakers(doc: Doc, by: Span | None) -> list[Cut]:
    """What a sentence says in passing of the one who speaks: "baker [Olga Holm] said"."""
    who = doc.char_span(*by, alignment_mode="expand") if by is not None else None
    return [] if who is None else list(offices(doc, frozenset(t.i for t in who)))


def _part(doc: Doc, part: Cut, known: Sequence[Referent]) -> str:
    """The words of a part of a claim; what office somebody has begins small: "[X is] drugs group"."""
    text = worded(doc, part, insertions(doc, part.tokens, known))
    first = doc[min(part.tokens)]
    named = (
        first.pos_ == "PROPN"
        or g.word_before(doc, first.i) >= 0
        or first.ent_type_
        or first.lower_ in _PARTIES
        or first.is_upper
        or any(t.tag_ == "POS" for t in doc[first.i + 1 : first.i + 2])
    )
    if text.startswith("[") and not named:
        text = text.replace(f"] {first.text}", f"] {first.text.lower()}", 1)
    return capital(text)


def _own(doc: Doc, cut: Cut, says: Attribution | None, quoted: bool) -> str:
    """What the sentence alone must support: the cut with who says it, without names from elsewhere."""
    return plain(as_sentence(with_speaker(doc, cut, says, cut_text(doc, cut), quoted, carried=False)))


def _is_quoted(doc: Doc, cut: Cut, says: Attribution | None) -> bool:
    """In quotation marks: in part where a speaker is named, else for the most part (not one borrowed word)."""
    if says is not None and says.quotation == "direct":
        return True
    quoted = len(quoted_tokens(doc) & cut.tokens)
    return quoted > 0 if says is not None else 2 * quoted > len(cut.tokens)


def _is_hedged(doc: Doc, spans: Sequence[Span], says: Attribution | None) -> bool:
    """Whether the cut holds a word of doubt, or the cue is one ("alleged that")."""
    marks = hedges(doc)
    own = says is not None and says.hedged and not any(within(h.start, says.content) for h in marks)
    return own or any(covered(h.start, spans) for h in marks)
