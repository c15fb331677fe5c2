"""Names put into a statement: for its pronouns, in [brackets], once each, and not where it names them itself."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gistcheck.attribution.reported import within
from gistcheck.attribution.speakers import Attribution
from gistcheck.compress import join_spans
from gistcheck.coreference.things import Place, Referent
from gistcheck.decomposition.cut import Cut
from gistcheck.syntax import grammar as g
from gistcheck.syntax.quotes import in_quotes
from gistcheck.syntax.wording import FULL_FORMS, Insertion, Span, covered, full_form, render, spans_of
from gistcheck.vocabulary.people import TITLES, calls_somebody

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_THEY: Final = frozenset(("they", "them", "their"))


def insertions(doc: Doc, kept: Collection[int], known: Sequence[Referent]) -> list[tuple[Referent, Insertion]]:
    """The names for the pronouns among the `kept` tokens that are `known`. A verb in one word comes back in full."""
    found: list[tuple[Referent, Insertion]] = []
    done: set[str] = set()
    for r in known:
        before = {doc[i].text for i in kept if doc[i].idx < r.start}
        if r.name is None or r.name in done or r.text.lower().endswith("self") or before & {*r.name.split()}:
            continue
        if r.possessive and (_is_own(own := g.token_at(doc, r.start)) or _is_somebodys(own)):
            continue
        if not r.phrase and {*r.name.split()} <= {doc[i].text for i in kept}:  # "In [his] speech, Green said"
            continue
        if not r.phrase and (_is_named_behind(doc, kept, r) or _follows_open(doc, kept, r, known)):
            continue
        if r.phrase and any(doc[i].text == r.name.split()[0] and doc[i].dep_ != "compound" for i in kept):
            continue  # "had [the party] leading Labour": another
        done.add(r.name)
        at = r.end if r.phrase else r.start
        mark = next((t for t in doc if r.phrase and t.idx == at and t.tag_ == "POS"), None)
        whose = mark is not None  # "the party's [Labour's] leader"
        at += 0 if mark is None else len(mark)
        name = f"{r.name}{_genitive(r.name, doc)}" if r.possessive or whose or _is_her(doc, r) else r.name
        if at > doc[0].idx and name.startswith(("The ", "A ", "An ", "About ", "Some ", "Nearly ", "Almost ")):
            name = name[0].lower() + name[1:]
        if (verb := _contracted(doc, r)) is not None and verb.i in kept:
            name, r = f"{name} {full_form(verb)}", replace(r, end=verb.idx + len(verb))
        found.append((r, Insertion(at, name)))
    return found


def _is_her(doc: Doc, r: Referent) -> bool:
    """ "transcripts of [her] paid speeches": whose, though the parser took it for whom."""
    her = g.token_at(doc, r.start)
    behind = g.behind(her) if her is not None else None
    if her is None or behind is None or her.lower_ != "her" or her.dep_ != "pobj":
        return False
    timed = behind.ent_type_ in ("DATE", "TIME")  # "wrote to [her] last year"
    return behind.tag_ in ("VBN", "VBG", "JJ", "NN") and g.behind(behind).tag_ in ("NN", "NNS") and not timed


def _is_named_behind(doc: Doc, kept: Collection[int], r: Referent) -> bool:
    """ "Despite [his] part in it, Lind-Holm was fined": who acts behind bears the last word of the name."""
    name, own = (r.name or "").split()[-1], g.token_at(doc, r.start)
    behind = (doc[i] for i in kept if doc[i].idx > r.start and doc[i].dep_ in g.SUBJECTS and doc[i].pos_ == "PROPN")
    acting = (t for t in behind if own is not None and t.head.is_ancestor(own))
    return any(name in doc[t.left_edge.i : t.i + 1].text.split() for t in acting)


def _follows_open(doc: Doc, kept: Collection[int], r: Referent, known: Sequence[Referent]) -> bool:
    """ "None of them hid that [they] were ill": they are those who stand there as "them", and have no name."""
    first = next((doc[i] for i in sorted(kept) if doc[i].lower_ in _THEY), None) if r.text.lower() in _THEY else None
    named = {k.start for k in known if k.name is not None}
    return first is not None and first.idx < r.start and first.idx not in named


def _is_somebodys(pronoun: Token | None) -> bool:
    """ "The 82-year-old chief executive made [his] comments": those of who acts, who has no name there."""
    who = g.own_subject(verb) if pronoun is not None and (verb := g.governor(pronoun)) is not None else None
    if who is None or pronoun is None or who.i > pronoun.i or who.tag_ != "NN" or who.left_edge.lower_ != "the":
        return False
    return calls_somebody(who.lemma_.lower()) and not any(c.ent_type_ == "PERSON" for c in who.children)


def _is_own(pronoun: Token | None) -> bool:
    """ "The co-pilot can fly it on [his] own": that of who acts before it."""
    if pronoun is None or g.behind(pronoun).lower_ != "own":
        return False
    if g.before(pronoun).lower_ == "on":
        return True
    who = next((s for a in pronoun.ancestors if (s := g.subject(a)) is not None), None)
    return who is not None and who.i < pronoun.i and who.pos_ != "PRON"


def named(text: str, doc: Doc, spans: Sequence[Span], referents: Sequence[Referent]) -> tuple[str, tuple[Place, ...]]:
    """Kept spans of a sentence with names for its pronouns, and where these names stand: (sentence, start, end).

    None for those whose name the spans give themselves, if only in part ("[he] was free when Durst fled"), for those in
    quotation marks, nor for those that stand for a common noun ("a team announced that [they] had dug").
    """
    kept = {t.i for t in doc if covered(t.idx, spans)}
    own = {doc[i].text for i in kept}
    wanted = (r for r in referents if not r.phrase and covered(r.start, spans))
    proper = ((r, {w for w in (r.name or "").split() if w[0].isupper()}) for r in wanted)
    known = [r for r, words in proper if words and own.isdisjoint(words) and not _is_named_behind(doc, kept, r)]
    put_in = insertions(doc, kept, [r for r in known if not in_quotes(g.token_at(doc, r.start) or doc[0])])
    for r, _ in put_in:
        spans = [piece for a, b in spans for piece in ((a, min(b, r.start)), (max(a, r.end), b)) if piece[0] < piece[1]]
    places = (r.source for r, _ in put_in if r.source is not None)
    return join_spans(text, spans, [put for _, put in put_in]), tuple(places)


def _contracted(doc: Doc, referent: Referent) -> Token | None:
    """The verb in one word with the pronoun: "he['s] been", "she['d] go"."""
    after = g.token_at(doc, referent.end)
    if after is None or referent.phrase or after.text[0] not in "'’":
        return None
    return after if after.text[1:].lower() in FULL_FORMS else None


def same_name(name: str | None, speaker: str | None) -> bool:
    """Whether the speaker bears the name, in full or one word of it: "Jafari said her ..." needs no insertion."""
    if name is None or speaker is None:
        return False
    one, other = ([w for w in words.split() if w.lower().rstrip(".") not in TITLES] for words in (name, speaker))
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) == 1 and short[0] in (long[0], long[-1]))


def not_oneself(doc: Doc, referent: Referent, says: Attribution | None) -> Referent:
    """In quotation marks nobody is "he" to himself: a name that is the speaker's own is a wrong one, and one that may
    be, where "the German" or "the 30-year-old" speaks, is left out."""
    if says is None or not within(referent.start, says.content):
        return referent
    if says.quotation != "direct" and not in_quotes(g.token_at(doc, referent.start) or doc[0]):
        return referent
    if not (same_name(referent.name, says.speaker) or _may_be_anybody(doc, says)):
        return referent
    return replace(referent, name=None, source=None, candidates=())


def _may_be_anybody(doc: Doc, says: Attribution) -> bool:
    """Whether who speaks is called by a country or an age: whoever was named before may be that one."""
    who = doc.char_span(*says.speaker_span, alignment_mode="expand") if says.speaker_span is not None else None
    if who is None or who[0].lower_ != "the":
        return False
    return who.root.ent_type_ == "NORP" or (who.root.lower_ == "old" and who.root.pos_ != "PROPN")


def _genitive(name: str, doc: Doc) -> str:
    mark = "’" if "’" in doc.text and "'" not in doc.text else "'"
    return mark if name.endswith("s") else f"{mark}s"


def worded(doc: Doc, cut: Cut, put_in: Sequence[tuple[Referent, Insertion]]) -> str:
    """A cut in words, with the names of `insertions` in the place of its pronouns."""
    gone = {i for r, _ in put_in if not r.phrase for i in cut.tokens if r.start <= doc[i].idx < r.end}
    there = [i for r, i in put_in if any(r.start <= doc[t].idx < r.end for t in cut.tokens)]
    return render(doc.text, spans_of(doc, cut.tokens, gone), (*cut.insertions, *there))


def plain(text: str) -> str:
    """A statement without the brackets around what was put in."""
    return text.replace("[", "").replace("]", "")
