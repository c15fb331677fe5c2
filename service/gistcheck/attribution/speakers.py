"""Who says what in an article: speaker, cue and content, carried across sentences.

The parse finds cue verbs with their speakers and clauses; the reader's token probabilities add
what the parse misses; quotation marks that run over several sentences carry one speaker.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from gistcheck.attribution import speech, tagging
from gistcheck.attribution.names import Span, speaker_name
from gistcheck.attribution.turns import Turn
from gistcheck.coreference.resolve import resolve
from gistcheck.coreference.things import Referent
from gistcheck.protocols import SentenceReading
from gistcheck.syntax import grammar as g
from gistcheck.syntax import quotes
from gistcheck.syntax.agreement import are_several
from gistcheck.syntax.grammar import SUBJECTS
from gistcheck.syntax.stance import SAYING, hedges
from gistcheck.vocabulary.people import calls_somebody
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc

Quotation = Literal["direct", "indirect", "mixed"]

_DOUBTFUL: Final = word_set(
    "claim allege believe think suggest suspect assume presume guess speculate theorise theorize"
)
"""Cues that themselves mark the content as unsure."""
_NOBODY: Final = word_set("no nobody none neither")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says something in sentence `sentence` (an index into the article's sentences).

    `speaker`: the name, resolved for a pronoun, None when nobody is named; `speaker_span`, `cue`,
    `cue_span`: where they stand in this sentence, None if carried from sentence `carried_from`.
    `content`: half-open character span of what is said. `quotation`: direct (all in quotation
    marks), mixed or indirect. `hedged`: the speaker or the cue marks it as unsure. `pronoun`: "he", where the sentence
    that it is carried from names the speaker no nearer.
    """

    sentence: int
    speaker: str | None
    speaker_span: Span | None
    cue: str | None
    cue_span: Span | None
    content: Span
    quotation: Quotation
    hedged: bool
    carried_from: int | None = None
    pronoun: str = ""


def attribute(
    docs: Sequence[Doc],
    readings: Sequence[SentenceReading],
    referents: Sequence[Referent] | None = None,
    interview: Mapping[int, Turn] | None = None,
    paragraphs: Collection[int] = (),
) -> list[Attribution]:
    """Find who says what over a whole article.

    `docs`, `readings`: one per sentence, in order; `referents`: what pronouns stand for, from
    `resolve.resolve` on the same docs (computed by rules if left out); `interview`: the sentences that are
    somebody's turn, from `turns.turns`; `paragraphs`: the sentences that open one, if known.
    Result: attributions in order, those of one sentence by position.
    """
    known = {(r.sentence, r.start): r for r in (resolve(docs) if referents is None else referents)}
    own = [_in_sentence(i, doc, reading, known) for i, (doc, reading) in enumerate(zip(docs, readings, strict=True))]
    return _carry(docs, _named_before(docs, own, known), interview or {}, paragraphs)


def _named_before(
    docs: Sequence[Doc], own: Sequence[Sequence[Attribution]], known: dict[tuple[int, int], Referent]
) -> list[list[Attribution]]:
    """ "She says ..." with no person's name to go by: the one who spoke in the sentence before."""
    result: list[list[Attribution]] = []
    for index, found in enumerate(own):
        last = result[index - 1][-1] if index and result[index - 1] else None
        if last is not None:
            open_ = [a for a in found if _nameless(a, known) and _may_speak(docs[index], a, docs[index - 1], last)]
            found = [replace(a, speaker=last.speaker) if a in open_ else a for a in found]
        result.append(list(found))
    return result


def _nameless(found: Attribution, known: dict[tuple[int, int], Referent]) -> bool:
    if found.speaker is not None or found.speaker_span is None:
        return False
    referent = known.get((found.sentence, found.speaker_span[0]))
    return referent is not None and not referent.candidates


def _may_speak(doc: Doc, said: Attribution, before: Doc, last: Attribution) -> bool:
    """Whether a pronoun can stand for who spoke before: "it" for no person, as far as a single name can be told from
    one, and not for two, "they" for no person, "he" for no body."""
    word = pronoun(doc, said.speaker_span).lower()
    who = before.char_span(*last.speaker_span, alignment_mode="expand") if last.speaker_span is not None else None
    if who is None or who.root.pos_ == "PRON":
        return True
    peoples = who.root.ent_type_ == "NORP" and who.root.text.endswith("s")
    if peoples or are_several(who.root) or any(t.dep_ == "cc" and t.head == who.root for t in who):
        return word == "they"
    called = any(calls_somebody(t.lower_) for t in who if t != who.root)
    person = who.root.ent_type_ == "PERSON" and (word == "they" or len(who) > 1)
    return not (person or called) if word in ("it", "they") else called or who.root.ent_type_ not in ("ORG", "GPE")


def _in_sentence(
    index: int, doc: Doc, reading: SentenceReading, known: dict[tuple[int, int], Referent]
) -> list[Attribution]:
    said = speech.cues(doc)
    if not said:
        said = [s for s in (tagging.from_model(doc, reading),) if s is not None]
    found = [_record(index, doc, s, known) for s in said if not _says_nobody(doc, s)]
    return [_goes_on(doc, a, found[:number]) for number, a in enumerate(found)]


def _goes_on(doc: Doc, said: Attribution, before: Sequence[Attribution]) -> Attribution:
    """ "Holm told the court that it was late: “I was asleep,” [he] said": who began to speak is the one who goes on."""
    if said.cue_span is None or not pronoun(doc, said.speaker_span):
        return said
    first = next((a for a in before if a.speaker and a.content[0] <= said.cue_span[0] < a.content[1]), None)
    return said if first is None else replace(said, speaker=first.speaker)


def pronoun(doc: Doc, span: Span | None) -> str:
    """The pronoun that stands for a speaker ("he"), or "" where there is none."""
    word = doc.text[slice(*span)] if span is not None else ""
    return word if word.lower() in ("he", "she", "they", "it") else ""


def _says_nobody(doc: Doc, said: speech.Speech) -> bool:
    """ "No group claimed responsibility", "Nobody said it was safe"."""
    return said.speaker is not None and doc.text[slice(*said.speaker)].split()[0].lower() in _NOBODY


def _record(index: int, doc: Doc, said: speech.Speech, known: dict[tuple[int, int], Referent]) -> Attribution:
    name = None
    if said.speaker is not None:
        referent = known.get((index, said.speaker[0]))
        same = referent is not None and referent.end == said.speaker[1]
        name = referent.name if referent is not None and same else None
        name = name or speaker_name(doc, said.speaker)
    said = replace(said, content=_after_colon(doc, said))
    hedged = said.lemma in _DOUBTFUL or _is_unsure(doc, said.content)
    if name is not None and pronoun(doc, said.speaker) and _is_quoted_of(doc, name, said.content):
        name = None
    cue = doc.text[slice(*said.cue)] if said.cue else None
    return Attribution(
        index, name, said.speaker, cue, said.cue, said.content, quotes.quotation(doc, said.content), hedged
    )


def _after_colon(doc: Doc, said: speech.Speech) -> tuple[int, int]:
    """'The farmers have helped: “It is good,” says Lind.', 'Speaking of Tarn, she says, “It is good.”': the words in
    marks alone, where her name stands behind, or what she does while she says them before."""
    start, end = said.content
    first = g.token_at(doc, start)
    doing = first is not None and first.tag_ == "VBG" and first.dep_ == "advcl" and g.set_off_after(first)
    if said.cue is not None and start < said.cue[0] < end and doing:
        mark = re.match(r"[,:]?\s*[\"“]", doc.text[said.cue[1] : end])
        return (said.cue[1] + mark.end() - 1, end) if mark is not None else said.content
    words = re.match(r"[^\"“”]*(:|\b[A-Z]\.)\s*(?=[\"“])", doc.text[start:end])  # also "in Serie A. “Look ...”"
    behind = said.cue is not None and said.cue[0] >= end
    return (start + words.end(), end) if words is not None and behind else said.content


def _carry(
    docs: Sequence[Doc],
    own: Sequence[Sequence[Attribution]],
    interview: Mapping[int, Turn],
    paragraphs: Collection[int],
) -> list[Attribution]:
    """Give the sentences of a running quotation, or of a turn, the speaker that one of them, or the lead-in, names."""
    running = quotes.running_quotes([d.text for d in docs], paragraphs)
    runs = [_turn_run(i, docs[i], interview) if i in interview else run for i, run in enumerate(running)]
    signed = [
        _labelled(i, doc, interview[i]) if i in interview else _signature(i, doc, run)
        for i, (doc, run) in enumerate(zip(docs, runs, strict=True))
    ]
    nested = [[a for a in o if _is_nested(a, run)] for o, run in zip(own, runs, strict=True)]
    outer = [
        [a for a in o if i not in interview and not _is_nested(a, run)]
        for i, (o, run) in enumerate(zip(own, runs, strict=True))
    ]
    found = [o or ([s] if s is not None else []) for o, s in zip(outer, signed, strict=True)]
    result: list[Attribution] = []
    for index in range(len(docs)):
        result += nested[index]
        result += [wide for f in found[index] if (wide := _widened(f, runs[index])).content[0] < wide.content[1]]
        if not found[index] and (span := runs[index].inside) is not None:
            carried = _carried(index, docs, span, _source(found, runs, index))
            another = runs[index].lost or _speaks_of(docs[index], carried.speaker)
            result.append(replace(carried, speaker=None) if another else carried)
    return result


def _speaks_of(doc: Doc, speaker: str | None) -> bool:
    """Whether what somebody says tells of him by his name, as he would not: "[King] said it differed"."""
    acting = [e for e in doc.ents if e.label_ == "PERSON" and e.root.dep_ in SUBJECTS and speaker is not None]
    bare = any(e.text == (speaker or "").split()[-1] and e.root.head.lemma_ in SAYING for e in acting)
    return bare or any(e.text == speaker and len(e) > 1 for e in acting)


def _is_quoted_of(doc: Doc, name: str, content: Span) -> bool:
    """'"Karl Lind got it," [he] says': not Karl Lind."""
    within = (e for e in doc.ents if content[0] <= e.start_char < content[1])
    return any(e.text == name and quotes.in_quotes(e.root) for e in within)


def _is_nested(found: Attribution, run: quotes.Run) -> bool:
    """Whether speaker and cue stand within a quotation: "He asked us to wait." is what somebody else says."""
    spans = [s for s in (found.speaker_span, found.cue_span) if s is not None]
    if run.inside is None:
        return False
    start, end = run.inside[0] - run.from_before, run.inside[1]
    return bool(spans) and all(start < a and b <= end for a, b in spans)


def _turn_run(index: int, doc: Doc, interview: Mapping[int, Turn]) -> quotes.Run:
    """A turn is like a quotation: it fills the sentence but for the label."""
    turn, after = interview[index], interview.get(index + 1)
    goes_on = after is not None and not after.opens
    return quotes.Run((turn.label, len(doc.text.rstrip())), not turn.opens, goes_on)


def _labelled(index: int, doc: Doc, turn: Turn) -> Attribution | None:
    """Whoever a label names says the rest of its sentence; of an answer without a name nobody does but whom the lead-in
    names."""
    if not turn.opens:
        return None
    content = (turn.label, len(doc.text.rstrip()))
    span = (0, turn.label - 1) if turn.label and turn.speaker and not turn.answers else None
    cue = None if turn.speaker else "A"
    return Attribution(index, turn.speaker, span, cue, None, content, "direct", _is_unsure(doc, content))


def _signature(index: int, doc: Doc, run: quotes.Run) -> Attribution | None:
    span = quotes.signed(doc) or (quotes.says_unclosed(doc.text) if run.inside is None else None)
    if span is None:
        return None
    content = run.inside or (0, span[0])
    return Attribution(index, doc.text[slice(*span)].strip(), span, None, None, content, "direct", False)


def _widened(found: Attribution, run: quotes.Run) -> Attribution:
    """A quotation that began or goes on in another sentence is content here up to the quotation mark."""
    if run.inside is None or not (run.from_before or run.goes_on):
        return found
    start, end = min(run.inside[0], found.content[0]), max(run.inside[1], found.content[1])
    if found.speaker_span is not None and start <= found.speaker_span[0] < end:
        start, end = run.inside
    direct: Quotation = "direct" if (start, end) == run.inside else "mixed"
    return replace(found, content=(start, end), quotation=direct)


def _source(found: Sequence[Sequence[Attribution]], runs: Sequence[quotes.Run], index: int) -> Attribution | None:
    """The attribution whose speaker holds for a quotation in a sentence that names none.

    First in the same quotation, onwards and back; then in the sentence right before it, which
    may itself go on another one's speech.
    """
    onward = index
    while onward + 1 < len(runs) and runs[onward].goes_on:
        onward += 1
        if found[onward]:
            return _widest(found[onward])
    back = index
    while back > 0 and (runs[back].from_before or runs[back].inside is not None):
        back -= 1
        if found[back]:
            return _widest(found[back])
    return None


def _widest(found: Sequence[Attribution]) -> Attribution:
    return max(found, key=lambda a: a.content[1] - a.content[0])


def _carried(index: int, docs: Sequence[Doc], span: Span, source: Attribution | None) -> Attribution:
    said = Attribution(index, None, None, None, None, span, "direct", _is_unsure(docs[index], span))
    if source is None:
        return said
    word = "" if source.speaker else pronoun(docs[source.sentence], source.speaker_span)
    return replace(said, speaker=source.speaker, cue=source.cue, carried_from=source.sentence, pronoun=word.lower())


def _is_unsure(doc: Doc, content: Span) -> bool:
    """Whether what is said holds a word of doubt."""
    return any(content[0] <= h.start < content[1] for h in hedges(doc))
