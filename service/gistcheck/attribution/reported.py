"""The words of a statement together with who says it, in the order of the sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gistcheck.attribution.names import name_span
from gistcheck.attribution.speakers import Attribution, pronoun
from gistcheck.decomposition.cut import Cut
from gistcheck.decomposition.trimming import trimmed
from gistcheck.mending.attachments import mend
from gistcheck.syntax import grammar as g
from gistcheck.syntax.asserting import introduces
from gistcheck.syntax.phrases import words_under
from gistcheck.syntax.wording import Insertion, Span, past_tense, render, spans_of, third_person
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

_NAMES_IT: Final = ("call", "describ", "dub", "character", "label", "critici")
"""Beginnings of cues that take a thing, and no clause: "characterized the talks as a success"."""
_NEEDS_OBJECT: Final = (*_NAMES_IT, "told", "tell", "Accord", "accord")
"""Beginnings of cues that cannot stand before a colon."""
_OPENING: Final = " \"'“‘"
"""White space and the marks that open a quotation."""
_DOUBTING: Final = word_set("initially first previously originally never falsely wrongly reportedly repeatedly once")
"""What stands before a cue and says when, or how far, it was said."""
_FAR: Final = 8
"""More words than these between cue and content do not stand with the cue."""
_NEAR: Final = 5
"""So many words between speaker and cue are more than an adverb: something else that the speaker did."""


def with_speaker(doc: Doc, cut: Cut, says: Attribution | None, body: str, quoted: bool, *, carried: bool = True) -> str:
    """The statement with who says it, in the order of the sentence.

    `carried`: names from other sentences may be used.
    """
    if says is None or holds_cue(doc, cut, says):
        return body
    if says.cue_span is None or says.speaker_span is None:
        return _lead_in(doc, says, body, quoted) if carried else body
    if carried and says.speaker is not None and (says.cue or "").lower().startswith(_NAMES_IT):
        return _lead_in(doc, says, body, quoted)
    lead = _lead(doc, says, carried)
    first = g.token_at(doc, doc.text.find(lead))
    lead = lead.removesuffix(", that") + " that" if lead.endswith(", that") else lead  # "It is so, Holm said, that ..."
    body = f"that {_uncapital(doc, body)}" if _needs_that(doc, says, lead) else body
    if (when := when_said(doc, says)) is not None:
        lead = f"{doc.text[slice(*when)].rstrip(' ,')}, {lead}"
    if first is not None and first.tag_ in g.FINITE and first.lower_ == first.text and carried:
        return _lead_in(doc, says, body, quoted)  # "[were accused after] figures showed"
    if says.quotation == "direct" and not any(c in body for c in '"“') and body in doc.text:
        body = f"“{body}”"  # word for word, its other mark stands in another sentence
    cue = g.token_at(doc, says.cue_span[0])  # not "admitted it even as he praised Lind, [saying]"
    as_said = doc.text[: says.speaker_span[0]].lower().split()[-1:] == ["as"]
    as_said &= cue is None or cue.tag_ != "VBG" or bool(g.auxiliaries(cue))
    if not doc.text[says.content[0] : says.cue_span[0]].strip(_OPENING):  # also 'a survey "showed Danes are happy"'
        comma = "," if says.cue is not None and says.cue.lower().endswith(("to", "of")) else _joint(doc, says, body)
        if as_said and doc.text[: says.content[0]].rstrip(' "“‘').endswith(","):
            lead, comma = f"as {lead}", ","
        return f"{lead}{comma} {_uncapital(doc, body)}"
    return f"{body}, as {lead}" if as_said else f"{body}, {lead}"


def when_said(doc: Doc, says: Attribution | None) -> Span | None:
    """ "[In October 2004] Norvik said it was for sale": a day, or a year, that opens the sentence in which it is told
    who says so; its place with what parts it from the speaker."""
    if says is None or says.cue_span is None or says.speaker_span is None:
        return None
    cue, start = g.token_at(doc, says.cue_span[0]), says.speaker_span[0]
    if cue is None or not start < says.cue_span[0] < says.content[0]:
        return None
    times = [c for c in cue.lefts if c.dep_ in ("prep", "npadvmod") and c.idx < start]
    dated = len(times) == 1 and any(t.ent_type_ in ("DATE", "TIME") for t in times[0].subtree)
    opens = dated and not doc.text[: doc[times[0].left_edge.i].idx].strip()
    right = times[0].right_edge if dated else cue
    return (0, start) if opens and not doc.text[right.idx + len(right) : start].strip(", ") else None


def _needs_that(doc: Doc, says: Attribution, lead: str) -> bool:
    """ "wrote on the boat [that] he was glad", "told Ida Lind of Tarn TV on Friday [that] it was over": what is said
    opens with it, or comes behind it, and does not follow the cue."""
    start = doc.text[: says.content[0]].rstrip()
    first = g.token_at(doc, says.content[0])
    behind = start.endswith(" that") and not lead.endswith(" that")
    opens = first is not None and first.lower_ == "that" and first.dep_ != "det"
    apart = says.cue_span is not None and says.cue_span[1] < len(start.removesuffix(" that"))
    return apart and (opens or behind)


def _joint(doc: Doc, says: Attribution, body: str) -> str:
    """The mark between a cue and words in quotation marks: "told the BBC[:] “We lost”"."""
    before = doc.text[: says.content[0]].rstrip(_OPENING)[-1:]
    return before if before in (":", ",") and (body[:1] in _OPENING or before == ":") else ""


def unclear_speaker(doc: Doc, verb: Token, says: Attribution | None, others: Sequence[Attribution]) -> tuple[str, ...]:
    """ "He said ...", where it is unclear who he is; "Two were shot, witnesses said, and a third [was hurt]": they may
    have said this too. `says`: who states what `verb` tells; `others`: all who say something in the sentence."""
    word = says.pronoun or pronoun(doc, says.speaker_span) if says is not None and says.speaker is None else ""
    if word:
        return (f"{word}: not named",)
    joined = says is None and verb.dep_ == "conj"
    before = (a for a in others if a.cue_span is not None and a.content[1] <= a.cue_span[0] < verb.idx)
    told = next(
        (a for a in before if joined and (within(verb.head.idx, a.content) or within(verb.head.idx, a.cue_span))), None
    )
    return () if told is None else (f"who says so: {told.speaker or 'the same speaker'} or the article",)


def holds_cue(doc: Doc, cut: Cut, says: Attribution) -> bool:
    """Whether the cut is the act of speaking itself ("Omar called the visit 'personal'")."""
    return says.cue_span is not None and any(within(doc[i].idx, says.cue_span) for i in cut.tokens)


def without_others(doc: Doc, cut: Cut, says: Attribution | None, said: Sequence[Attribution]) -> Cut:
    """A cut without the one who says it behind it: "They got threats over a film that was shown, [a lawyer said]"; and
    without what is so according to another: "Norvik denies that it caused the fire, [in which 23 died, according to
    police]"."""
    at = doc[cut.predicate].idx
    last = says.content[1] if says is not None else len(doc.text)
    spans = [says.cue_span, says.speaker_span] if says is not None and within(at, says.content) else []
    for a in said:
        if a is not says and (a.cue or "").lower().startswith("accord") and at < last <= a.content[0]:
            spans += [a.content, a.cue_span, a.speaker_span]
    behind = [span for span in spans if span is not None and span[0] >= last]
    source = None if says is None or says.cue_span not in behind else g.token_at(doc, says.cue_span[0])
    if source is not None and source.lower_ == "according":  # with all that is said of who says so
        behind += [(doc[source.left_edge.i].idx, doc[source.right_edge.i].idx + 1)]
    gone = {i for i in cut.tokens if any(within(doc[i].idx, span) for span in behind)}
    if says is not None and says.quotation == "direct" and says.cue_span is not None and within(at, says.content):
        first = says.cue_span[0] if says.cue_span[0] < says.content[0] else 0
        gone |= {i for i in cut.tokens if doc[i].idx < first}  # "[Speaking of Norvik,] he says, “It grows”"
    if says is not None and says.cue_span in behind:  # "..., he said[, opening a front]"
        after = max(end for _, end in behind)
        asides = [t for t in doc if t.idx > after and t.dep_ == "advcl" and t.tag_ == "VBG" and g.set_off(t)]
        asides += [t for t in doc if t.idx > after and t.lower_ == "by" and within(t.head.idx, says.cue_span)]
        gone |= {t.i for aside in asides for t in aside.subtree if t.idx > after} & cut.tokens
    optional = tuple(group - gone for group in cut.optional if group - gone)
    return replace(cut, tokens=cut.tokens - gone, optional=optional)


def _lead_in(doc: Doc, says: Attribution, body: str, quoted: bool) -> str:
    who = says.speaker or says.pronoun
    whole = says.quotation == "direct" or not any(c in body for c in '"“')  # not 'X "jumped", the Herald reported'
    verbatim = quoted and whole and body[:1] not in _OPENING and _word_for_word(doc, body)
    words = f"“{body}”" if verbatim else body
    if not who:
        return words if verbatim or not quoted or any(c in body for c in '"“') else f"[quoted:] {body}"
    cue = (says.cue or "").rstrip(": ")
    cue = cue if cue and not cue.startswith(_NEEDS_OBJECT) and not cue.endswith("ing") else "said"
    return f"[{who} {cue}:] {words}"


def _word_for_word(doc: Doc, body: str) -> bool:
    """Whether nothing was left out of the middle of a statement: words in [brackets] are marked as put in."""
    said = " ".join(doc.text.split())
    return all(piece.strip() in said for piece in re.split(r"\[[^\]]*\]", body))


def _lead(doc: Doc, says: Attribution, carried: bool) -> str:
    """Speaker and cue as they stand, without asides; a pronoun gives way to its [name]."""
    if says.cue_span is None or says.speaker_span is None:
        return ""
    speaker, cue = says.speaker_span, _cue_words(doc, says)
    between = doc.text[speaker[1] : cue[0]]
    if doc.text[slice(*cue)].startswith("by "):  # "shocked them [by saying] that"
        cue = (cue[0] + len("by "), cue[1])
    elif (
        speaker[1] <= cue[0]
        and "," not in between
        and len(between.split()) < _NEAR
        and between.strip() not in ('"', "“")
        and {"who", "which", "that"}.isdisjoint(between.split())
    ):
        speaker = (speaker[0], cue[0])
    elif speaker[1] <= cue[0] and ", citing " in f"{between} ":
        speaker = (speaker[0], cue[0])  # "The Times, citing unnamed sources, reported"
    elif speaker[1] <= cue[0] and "," in doc.text[slice(*speaker)] and between.lstrip()[:1] in (",", *g.DASHES):
        closing = between[:1] == ","  # "his trainer, Shane Holm[,] has said", "others, like Lind [- two men -] said"
        speaker = (speaker[0], speaker[1] + 1 if closing else cue[0])
    verb = g.token_at(doc, cue[0])
    named = says.speaker is None or not pronoun(doc, says.speaker_span)
    ahead = named and cue[1] <= speaker[0] < says.content[0]
    if ahead and verb is not None and (verb.tag_ in ("VBD", "VBZ", "VBP") or (verb.i == 0 and verb.tag_ == "NNP")):
        return f"{render(doc.text, [speaker])} {verb.lower_}"  # "Too, [say analysts], it fell"
    link: list[Insertion] = []
    if (finite := _as_finite(doc, cue[0], speaker[0])) is not None:
        link, cue = [finite[0]], (finite[1], cue[1])
    apart = speaker[1] <= cue[0] or cue[1] <= speaker[0]
    spans = sorted([speaker, cue]) if apart else [(_start(doc, cue[0]), cue[1])]
    who: list[Insertion] = []
    if pronoun(doc, says.speaker_span) and says.speaker is not None and carried and speaker in spans:
        spans.remove(speaker)
        who = [Insertion(says.speaker_span[0], says.speaker)]
    if link and cue[1] <= speaker[0]:  # "Saying that ..., the legislators demanded ..."
        return f"{render(doc.text, [s for s in spans if s != cue], who)} {render(doc.text, [cue], link)}"
    return render(doc.text, spans, [*who, *link])


def _start(doc: Doc, at: int) -> int:
    """Where what holds the speaker begins: "[Tass] quoted Holm as saying"."""
    verb = g.token_at(doc, at)
    who = g.own_subject(verb) if verb is not None else None
    return at if who is None else min(at, doc[who.left_edge.i].idx)


def _as_finite(doc: Doc, at: int, by: int) -> tuple[Insertion, int] | None:
    """ "some analysts say ..., arguing that": "some analysts [argue] that"; and where the participle ends.

    `at`, `by`: where the cue and the one who speaks begin.
    """
    cue = g.token_at(doc, at)
    if cue is None or cue.tag_ != "VBG" or not g.is_verb(cue) or g.auxiliaries(cue):
        return None
    who = g.subject(cue) or (g.token_at(doc, by) if cue.dep_ == "pcomp" else None)
    if who is None or cue.lower_ == "according":
        return None
    main = next((a for a in cue.ancestors if a.tag_ in g.FINITE or a.tag_ == "VBN"), cue)
    several = who.tag_ in ("NNS", "NNPS") or who.lower_ in ("they", "we", "you")
    form = (
        past_tense(cue.lemma_) if main.tag_ in ("VBD", "VBN") else cue.lemma_ if several else third_person(cue.lemma_)
    )
    return Insertion(at, form), cue.idx + len(cue)


def _cue_words(doc: Doc, says: Attribution) -> Span:
    """The cue and, if the content follows soon, the words up to it ("told the court that")."""
    start, end = says.cue_span or (0, 0)
    first = cue = g.token_at(doc, start)
    while first is not None and g.before(first).lower_ in _DOUBTING and g.before(first).head == cue and first.i:
        first = g.before(first)  # "Clinton, after the row, [initially] said"
    start = start if first is None or says.content[0] < start else first.idx
    auxiliaries = [a.idx for t in doc if t == cue for a in g.auxiliaries(t) if a.idx < start]
    between = doc.text[end : says.content[0]]
    if says.content[0] > end and len(between.split()) <= _FAR:
        end += len(between.rstrip(f",:{_OPENING}"))
    far = says.content[0] < start or len(between.split()) > _FAR
    heard = hearers(doc, start, end) if far else []
    return min([start, *auxiliaries]), max([end, *heard])


def _uncapital(doc: Doc, body: str) -> str:
    """The words after a lead, in lower case where only the sentence's start made them upper case."""
    first = body.split(" ", 1)[0]
    opens = (t for t in doc if t.text == first and (t.i == 0 or g.is_mark(t.nbor(-1)) or t.nbor(-1).is_quote))
    plain = any(t.pos_ not in ("PROPN", "NUM") and not t.ent_type_ for t in opens)
    return body[:1].lower() + body[1:] if plain and first != "I" and not first.isupper() else body


def within(at: int, span: Span | None) -> bool:
    return span is not None and span[0] <= at < span[1]


def hearers(doc: Doc, start: int, end: int) -> list[int]:
    """Where those end, in characters, who are told by the cue at `start:end`: "the source told [CNN]", "is warning
    [MPs]"."""
    told = [t for t in doc if t.lemma_ in ("tell", "warn", "inform", "assure") and start <= t.idx < end]
    return [name_span(c)[1] for t in told for c in t.children if c.dep_ in ("dobj", "dative") and c.i > t.i]


def left_out(doc: Doc, cuts: Sequence[Cut], said: Sequence[Attribution]) -> Iterator[Cut]:
    """The clauses of a sentence that no cut holds and that do not only say who speaks."""
    held = frozenset[int]().union(*(cut.tokens for cut in cuts))
    for verb in mend(doc):
        if verb.i in held or not g.is_verb(verb) or not g.is_finite(verb) or verb.dep_ == "dep":
            continue
        if any(within(verb.idx, a.cue_span) for a in said) or introduces(verb):
            continue
        own = words_under(verb)
        words = trimmed(doc, own - held, (), ())
        held |= own
        if spans_of(doc, words):  # not where the parser takes a mark for a verb
            yield Cut("clause", verb.i, words)
