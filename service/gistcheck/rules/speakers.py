"""Who says it: a speaker of the claim against those of its evidence, and a plain fact against what is only said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from gistcheck.mending.attachments import mend
from gistcheck.rules.alignment import Reading, lemma_set
from gistcheck.rules.conflicts import Finding
from gistcheck.rules.identity import SERVICES
from gistcheck.syntax.stance import SAYING, Attribution, attributions
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_HELD_TO_BE: Final = word_set("say report claim allege believe think rumour rumor")
"""What is done, nobody says by whom, to what is perhaps not so: "is said to be closed"."""
_MOST: Final = 0.8
"""Share of the words that claim and sentence have in common from which the claim states what somebody says there."""
_NAMES: Final = frozenset(("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT"))
_PRONOUNS: Final = word_set("he she it they i we you who which that this")
_COUNTS: Final = word_set("result results figures data statistics records returns count tally")
"""What shows something and speaks for nobody."""
_JOINTS: Final = frozenset(("while", "but", "and", "whereas", "although", "though", ";"))
"""What may part two who speak in one sentence."""


def _attribution(claim: Reading, best: Reading) -> Iterator[Finding]:
    if speakers(claim, best) == "different":
        yield _other_speaker(_Speaker.of(_named_speakers(claim)[0], claim), _Speaker.of(_named_speakers(best)[0], best))
    if claim.facts.attributions or not claim.content:
        return
    for said in best.facts.attributions or _told_behind(best):
        if said.head not in _COUNTS and _is_reported(claim, best, said):
            who = f"somebody (“{said.speaker}”)" if said.head in _PRONOUNS else said.speaker
            yield Finding("attribution", "", said.speaker, f"said by {who} in the article, a fact in the claim")
            return
    if (cue := _told_by_nobody(claim, best)) is not None:
        yield Finding("attribution", "", cue.text, f"only “{cue.text}” in the article, a fact in the claim")


def spoken_for(claim: Reading, best: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """Another speaker, or none; of "Kofi" and "Mensah" nobody is another where the evidence has "Kofi Mensah"."""
    full = " ".join(r.doc.text for r in evidence)
    for found in (*_attribution(claim, best), *_said_by_another(claim, evidence)):
        mine, theirs = (token.split()[-1:] for token in (found.claim_token, found.evidence_token))
        one = any(" ".join(pair) in full for pair in (mine + theirs, theirs + mine))
        yield replace(found, kind="speaker") if one and found.kind == "teller" else found


def _told_behind(best: Reading) -> list[Attribution]:
    """ "The mine was sold, a newspaper reported on Monday": what the parser takes for an aside about the last noun."""
    found = attributions(mend(best.doc)) if any(t.lemma_ in SAYING for t in best.doc) else []
    return [said for said in found if said.speaker_start > said.content_start]


def _told_by_nobody(claim: Reading, best: Reading) -> Token | None:
    """The cue above what the claim states: "was sold, it was [reported]", "is [said] to have been sold"."""
    if claim.facts.hedges or any(t.lemma_ in _HELD_TO_BE for t in claim.doc):
        return None
    shared = claim.content & best.content
    for cue in (t for t in best.doc if t.lemma_ in _HELD_TO_BE and any(c.dep_ == "auxpass" for c in t.children)):
        told = {c.lemma_.lower() for c in cue.children if c.dep_ in ("ccomp", "xcomp")}
        inside = {t.lemma_.lower() for t in cue.subtree}
        if told & shared and len(shared & inside) >= _MOST * len(shared):
            return cue
    return None


class _Voice(NamedTuple):
    """A sentence, or what one of several in it says: who speaks, all words, those of content."""

    reading: Reading
    said: tuple[Attribution, ...]
    words: frozenset[str]
    content: frozenset[str]

    def names_every_speaker(self) -> bool:
        """Somebody speaks, and no "he said" leaves open that it is another."""
        heads = {s.head for s in self.said}
        return bool(heads) and not heads & _PRONOUNS


def _voices(reading: Reading) -> list[_Voice]:
    """A sentence, cut where a second speaker starts: "Holm said the road was safe, [while] Lund said it was not"."""
    told = sorted((s for s in reading.facts.attributions if s.speaker_start < s.start), key=lambda s: s.speaker_start)
    starts = [two.speaker_start for one, two in pairwise(told) if _joint(reading, one.end, two.speaker_start)]
    if not starts or len(told) < len(reading.facts.attributions):
        return [_whole(reading)]
    found = []
    for first, last in pairwise((0, *starts, len(reading.doc.text))):
        tokens = [t for t in reading.doc if first <= t.idx < last]
        words = frozenset(form for t in tokens for form in (t.lower_, t.lemma_.lower()))
        said = tuple(s for s in told if first <= s.speaker_start < last)
        found.append(_Voice(reading, said, words, reading.content & lemma_set(tokens)))
    return found


def _whole(reading: Reading) -> _Voice:
    return _Voice(reading, reading.facts.attributions, reading.words, reading.content)


def _joint(reading: Reading, start: int, end: int) -> bool:
    return any(t.lower_ in _JOINTS for t in reading.doc if start <= t.idx < end)


def _said_by_another(claim: Reading, evidence: Sequence[Reading]) -> Iterator[Finding]:
    """What the claim's speaker is said to say stands, more fully, where somebody else says it."""
    voices = [v for r in evidence for v in _voices(r)]
    for said in (s for s in claim.facts.attributions if s.head not in _PRONOUNS):
        other = _fuller(said, claim, voices)
        if other is None:
            continue
        mine, its = _Speaker.of(said, claim), _Speaker.of(other.said[0], other.reading)
        beside = any(v.reading is other.reading and said.head in {s.head for s in v.said} for v in voices)
        told = beside and its.head in claim.words  # by the other: "Holm said that Lund insisted"
        if not told and (beside or _is_another(mine, its)):
            yield _other_speaker(mine, its, beside)


def _fuller(said: Attribution, claim: Reading, voices: Sequence[_Voice]) -> _Voice | None:
    """Who says more of it than the claim's speaker and all of whom nobody knows who they are."""
    inside = (t.lemma_.lower() for t in claim.doc if said.content_start <= t.idx < said.content_end)
    words = claim.content & frozenset(inside)
    others = [v for v in voices if said.head not in v.words and v.names_every_speaker()]
    own = max((len(words & v.content) for v in voices if v not in others), default=0)
    other = max(others, key=lambda v: len(words & v.content), default=None)
    return other if other is not None and len(words & other.content) > own else None


def _other_speaker(mine: _Speaker, theirs: _Speaker, beside: bool = False) -> Finding:
    """Of kind "teller" for two names, "the union" and "the firm", or two `beside` each other in a sentence: "the
    company" may be "the firm"."""
    apart = {mine.head, theirs.head} & SERVICES and mine.text[:4].lower() == theirs.text[:4].lower() == "the "
    kind = "teller" if beside or (mine.is_name and theirs.is_name) or apart else "speaker"
    message = f"said by {mine.text} in the claim, by {theirs.text} in the article"
    return Finding(kind, mine.text, theirs.text, message)


def _named_speakers(reading: Reading) -> list[Attribution]:
    return [s for s in reading.facts.attributions if s.head not in _PRONOUNS]


class _Speaker(NamedTuple):
    """A speaker's words, those of content, the one at the head, and whether that is of a name ("the minister": no)."""

    text: str
    head: str
    words: frozenset[str]
    is_name: bool

    @classmethod
    def of(cls, said: Attribution, reading: Reading) -> _Speaker:
        tokens = [t for t in reading.doc if said.speaker_start <= t.idx < said.speaker_end]
        words = frozenset(t.lower_ for t in tokens if t.is_alpha and not t.is_stop)
        named = any(t.lower_ == said.head and t.ent_type_ in _NAMES for t in tokens)
        return cls(said.speaker, said.head, words, named)


def _is_another(mine: _Speaker, theirs: _Speaker) -> bool:
    """Do these two differ for certain? A name and a description may be of one person; "an NCB official" and "a senior
    NCB officer" too."""
    if mine.is_name != theirs.is_name:
        return False
    shared = {mine.head, theirs.head} if mine.is_name else mine.words
    return not shared & mine.words & theirs.words


def _is_reported(claim: Reading, best: Reading, said: Attribution) -> bool:
    """Does what the claim states stand inside what somebody says?"""
    inside = frozenset(t.lemma_.lower() for t in best.doc if said.content_start <= t.idx < said.content_end)
    shared = claim.content & best.content
    first = next((t for t in best.doc if said.content_start <= t.idx), None)
    if said.content_end and first is not None and first.lower_ in _PRONOUNS:  # "the union said [it] was not asked"
        shared -= {t.lemma_.lower() for t in best.doc if said.speaker_start <= t.idx < said.speaker_end}
        return bool(shared & inside) and shared <= inside
    return len(shared) > 1 and len(shared & inside) >= _MOST * len(shared)


def speakers(claim: Reading, best: Reading) -> str:
    """ "same", "different" or "unknown" (a side names nobody, or only a pronoun, or they may be one)."""
    mine, theirs = _named_speakers(claim), _named_speakers(best)
    heads = frozenset(s.head for s in mine)
    if not mine or not theirs:
        return "unknown"
    if heads & {s.head for s in theirs} or (heads <= best.words and not heads & _outside(best)):
        return "same"
    here, there = ([_Speaker.of(s, r) for s in said] for said, r in ((mine, claim), (theirs, best)))
    return "different" if all(_is_another(a, b) for a in here for b in there) else "unknown"


def _outside(best: Reading) -> frozenset[str]:
    """Words of a sentence that lie outside every speaker's name: who is named there does not speak."""
    spans = [(s.speaker_start, s.speaker_end) for s in best.facts.attributions]
    return frozenset(t.lower_ for t in best.doc if not any(a <= t.idx < b for a, b in spans))
