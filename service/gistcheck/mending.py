"""Repairs of the attachments that the small parser is known to get wrong in news text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gistcheck import grammar as g
from gistcheck.stance import SAYING
from gistcheck.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOUN_CONTENT: Final = word_set(
    "claim fact belief report idea news announcement statement evidence view argument hope fear sign"
    " allegation suggestion warning rumour rumor notion finding conclusion proof confirmation guarantee"
    " promise chance"
)

_WITNESSING: Final = word_set("see watch hear let make help have")
"""Verbs whose object does something: "saw [the chief announce his resignation]"."""


def mend(doc: Doc) -> Doc:
    """A copy of `doc` in which known misattachments of the small parser are put right."""
    mended = doc.copy()
    for token in mended:
        if token.dep_ == "acl":
            _mend_modifier(token)
        elif token.dep_ in ("npadvmod", "dobj") and _is_stray(token):
            token.head, token.dep_ = mended[_opening(token) - 2], "appos"
        elif token.dep_ == "mark" and token.lower_ == "as" and (office := _office(token)) is not None:
            token.head, token.dep_ = office
            mended[token.i + 1].head, mended[token.i + 1].dep_ = token, "pobj"
        elif token.dep_ == "prep" and token.lower_ == "at" and (first := _at_first(token)) is not None:
            token.head = first
        elif token.dep_ == "appos" and token.tag_ in ("VBD", "VBZ", "VBP") and g.own_subject(token) is not None:
            token.dep_ = "parataxis"
        elif token.dep_ == "appos" and (verb := _verb_after(token)) is not None:
            token.head, token.dep_ = verb, "nsubj"
        elif token.dep_ == "nsubj" and _is_time(token):
            token.dep_ = "npadvmod"
        elif token.dep_ == "nsubj" and (name := _name_after(token)) is not None:
            _join(token, name)
        elif token.dep_ == "nsubj" and (name := _hyphened(token)) is not None:
            token.head, token.dep_ = name, "compound"
        elif token.dep_ == "csubj" and (noun := _noun_before(token)) is not None:
            _mend_subject(token, noun)
        elif token.dep_ == "conj" and (person := _aged_before(token)) is not None:
            _join_person(token, person)
        elif token.dep_ == "conj" and (above := _witness(token)) is not None:
            token.head, token.dep_, token.tag_ = above, "ccomp", "VB"
        elif token.dep_ == "parataxis" and token.lemma_ in SAYING:
            _mend_aside(token)
        elif token.dep_ == "advcl" and _is_main(token):
            _make_main(token)
        elif token.dep_ == "ccomp" and _runs_on(token):
            token.dep_ = "parataxis"
        elif token.dep_ == "ccomp" and _closes(token):
            token.head, token.dep_ = g.first_conjunct(token.head), "parataxis"
        elif token.dep_ == "ccomp" and (first := _clause_before(token)) is not None:
            token.head, token.dep_ = first, "conj"
    return mended


def _office(mark: Token) -> tuple[Token, str] | None:
    """ "his second term [as president] ends": no clause, for what follows is held for a second subject."""
    subjects = [c for c in mark.head.children if c.dep_ == "nsubj" and c.i < mark.head.i]
    found = len(subjects) == 2 and subjects[0].i < mark.i and subjects[1].i == mark.i + 1
    return (subjects[0], "prep") if found else None


def _at_first(at: Token) -> Token | None:
    """ "at [first] declined": one adverb, not two circumstances."""
    after = at.doc[min(at.i + 1, len(at.doc) - 1)]
    return after if after.dep_ == "advmod" and after.head == at.head and not list(at.children) else None


def _verb_after(noun: Token) -> Token | None:
    """ "After a complaint about Lee, [the state of Alabama] sent ...": what explains Lee for the parser is the subject
    of the verb behind it, which has none."""
    verb = noun.doc[min(noun.right_edge.i + 1, len(noun.doc) - 1)]
    finite = verb.tag_ in ("VBD", "VBZ", "VBP") and verb.pos_ == "VERB" and g.own_subject(verb) is None
    fronted = any(c.is_ancestor(noun) and c.i < noun.i for c in verb.children)
    return verb if finite and fronted and verb.dep_ in ("ROOT", "ccomp") else None


def _is_time(noun: Token) -> bool:
    """ "Around 7 p.m. Christmas [Eve], the firm wrote": a time beside the subject."""
    beside = any(c.dep_ == "nsubj" and c.i > noun.i for c in noun.head.children)
    return noun.ent_type_ in ("TIME", "DATE") and beside


def _name_after(noun: Token) -> Token | None:
    """ "anti-virus [firm] Sophos said": a noun that the parser holds for a second subject beside the name."""
    after = next(iter(noun.doc[noun.i + 1 : noun.i + 2]), None)
    if after is None or noun.tag_ != "NN" or after.pos_ != "PROPN":
        return None
    return after if after.dep_ == "nsubj" and after.head == noun.head else None


def _hyphened(part: Token) -> Token | None:
    """ "[co-]host Kathy Griffin bid": a piece of a word that the parser holds for a subject of its own."""
    glued = "-" in (part.text, part.doc[min(part.i + 1, len(part.doc) - 1)].text) and not part.whitespace_
    after = (c for c in part.head.children if c.dep_ == "nsubj" and c.i > part.i and c.pos_ == "PROPN")
    return next(after, None) if glued else None


def _join(noun: Token, name: Token) -> None:
    """Put a noun to its name, and a circumstance that hangs on it ("[in a report] anti-virus firm ...") to the verb."""
    for child in [c for c in noun.lefts if c.dep_ == "prep"]:
        child.head = name.head
    noun.head, noun.dep_ = name, "compound"


def _noun_before(verb: Token) -> Token | None:
    """ "said the [e-mails] directing people there started ...": the noun before a participle is the subject."""
    said = verb.head.head
    noun = verb.doc[verb.i - 1] if verb.i else verb
    found = verb.tag_ == "VBG" and noun.pos_ == "NOUN" and noun.head == said and noun.i > said.i
    return noun if found and said.lemma_ in SAYING and verb.head.dep_ == "ccomp" else None


def _mend_subject(verb: Token, noun: Token) -> None:
    clause, said = verb.head, verb.head.head
    for child in [c for c in said.children if said.i < c.i < noun.i]:
        child.head, child.dep_ = noun, "compound"
    noun.head, noun.dep_ = clause, "nsubj"
    verb.head, verb.dep_ = noun, "acl"


def _is_main(verb: Token) -> bool:
    """ "The authors shortlisted for an award [are hoping] for a boost": a finite verb without a subject of its own,
    with nothing between it and what the parser took for the main verb."""
    first, helpers = verb.head, g.auxiliaries(verb)
    finite = any(a.tag_ in ("VBZ", "VBP", "VBD") for a in helpers)
    alone = g.own_subject(verb) is None and not g.marks(verb) and verb.left_edge in helpers
    joint = verb.doc[max(verb.left_edge.i - 1, 0)]
    reduced = first.tag_ == "VBD" and first.dep_ == "ROOT" and not g.auxiliaries(first) and first.i < joint.i
    return finite and alone and reduced and not g.is_mark(joint) and joint.dep_ != "cc"


def _make_main(verb: Token) -> None:
    first = verb.head
    who = g.own_subject(first)
    if who is None or who.i > first.i:
        return
    verb.head, verb.dep_ = verb, "ROOT"
    who.head = verb
    first.head, first.dep_, first.tag_ = who, "acl", "VBN"


def _runs_on(verb: Token) -> bool:
    """ "it [is] the latest gift - he has given £10m", "they [know] it is fragile, so they come": two statements side by
    side, the first of which the parser held for what the second says."""
    who = g.own_subject(verb.head)
    if who is None or verb.i > who.i or verb.head.lemma_ in SAYING:
        return False
    joint = verb.doc[max(who.left_edge.i - 1, 0)]
    return joint.i > verb.i and (joint.lower_ == "so" or joint.text in g.DASHES or joint.text == ";")


def _closes(cue: Token) -> bool:
    """ "the movement considers it an answer, Smith [posted] on Facebook": who says so, at the end."""
    who = g.own_subject(cue)
    if who is None or cue.lemma_ not in SAYING or cue.i < cue.head.i or who.left_edge.i == 0:
        return False
    bare = not any(c.dep_ in ("dobj", "ccomp", "xcomp", "mark") for c in cue.children)
    return bare and cue.doc[who.left_edge.i - 1].text == "," and g.governor(cue) == cue.head


def _clause_before(verb: Token) -> Token | None:
    """ "said they had killed, [led] a group and organized ...": the clause whose subject a second one shares."""
    if g.own_subject(verb) is not None or not g.is_finite(verb) or verb.i < verb.head.i:
        return None
    siblings = [c for c in verb.head.children if c.dep_ == "ccomp" and verb.head.i < c.i < verb.i]
    return siblings[-1] if siblings and g.own_subject(siblings[-1]) is not None else None


def _aged_before(noun: Token) -> Token | None:
    """ "Kenteris, 31, who won at the Games and [Thanou], 30, who ...": one with an age before another with an age."""
    return next((a for a in noun.ancestors if _is_aged(a) and a.i < noun.i), None) if _is_aged(noun) else None


def _is_aged(noun: Token) -> bool:
    return noun.pos_ == "PROPN" and any(c.dep_ == "appos" and c.tag_ == "CD" for c in noun.children)


def _join_person(noun: Token, person: Token) -> None:
    above = noun.head
    for part in list(above.children):
        if part.dep_ == "relcl" and part.i > noun.i:
            part.head = noun
        elif part.dep_ == "cc" and part.i < noun.i:
            part.head = person
    noun.head = person


def _witness(verb: Token) -> Token | None:
    """ "had seen the chief [announce] his resignation": a bare verb behind its own subject, right after who saw it."""
    who = g.own_subject(verb)
    before = verb.doc[who.left_edge.i - 1] if who is not None and who.left_edge.i else verb
    bare = verb.tag_ in ("VB", "VBP") and verb.text == verb.lemma_ and not g.auxiliaries(verb)
    saw = before.pos_ == "VERB" and before.lemma_ in _WITNESSING and not verb.is_ancestor(before)
    return before if bare and saw else None


def _mend_aside(cue: Token) -> None:
    """ "they were fined and the shop is closed, [he says], for repairs": what follows belongs to the clause that the
    aside interrupts, which is the last one before it."""
    doc, head, left = cue.doc, cue.head, _opening(cue)
    if left == 0 or doc[left - 1].text != "," or doc[min(cue.i + 1, len(doc) - 1)].text != ",":
        return
    after = [c for c in cue.children if c.i > cue.i + 1 and not g.is_mark(c)]
    last = max((c for c in head.children if c.dep_ == "conj" and g.is_verb(c) and c.i < cue.i), default=head)
    for token in [*after, cue] if after and g.is_verb(head) else []:
        token.head = last


def _is_stray(token: Token) -> bool:
    """ "before the Hajj, [the annual pilgrimage ...]": set off after a noun, so it explains the noun."""
    left = _opening(token)
    if token.pos_ != "NOUN" or left < 2 or token.doc[left - 1].text != "," or token.i < token.head.i:
        return False
    article = token.doc[left].lower_ in ("the", "a", "an")
    noun = token.doc[left - 2]
    return article and noun.pos_ in ("NOUN", "PROPN") and noun.i > token.head.i and noun.head != token


def _opening(token: Token) -> int:
    """The first word under a token; the comma before it may hang on it too."""
    return next((t.i for t in token.subtree if not g.is_mark(t)), token.i)


def _mend_modifier(token: Token) -> None:
    """Move "told ANI in an interview [that ...]" and "visit to PoK [calling it ...]" up to their verb."""
    verb = g.governor(token.head)
    if verb is None or verb.i >= token.i:
        return
    if any(child.tag_ == "MD" for child in token.children):
        _mend_clause(token, verb)
        return
    if token.tag_ in ("VB", "VBP") and token.head.dep_ == "dobj" and verb.lemma_ in SAYING and not g.auxiliaries(token):
        noun = token.head
        token.head, token.dep_, token.tag_ = verb, "ccomp", "VBP"
        noun.head, noun.dep_ = token, "nsubj"
        return
    that = any(child.dep_ == "mark" and child.lower_ == "that" for child in token.children)
    if that and verb.lemma_ in SAYING and token.head.lemma_ not in _NOUN_CONTENT and not _has(verb, "ccomp"):
        token.head, token.dep_ = verb, "ccomp"
    elif token.tag_ == "VBG" and token.head.pos_ == "PROPN" and token.head.dep_ in ("pobj", "dobj"):
        token.head, token.dep_ = verb, "advcl"


def _mend_clause(token: Token, verb: Token) -> None:
    """ "ties between A and B but C [should look west]": a modal makes it a clause; C is its subject."""
    modal = next(c for c in token.children if c.tag_ == "MD")
    if modal.i == 0 or g.own_subject(token) is not None:
        return
    noun = token.doc[modal.i - 1]
    if noun.dep_ == "conj" and noun.pos_ in ("NOUN", "PROPN", "PRON"):
        joint = next((c for c in reversed(list(noun.head.children)) if c.dep_ == "cc" and c.i < noun.i), None)
        noun.head, noun.dep_ = token, "nsubj"
        token.head, token.dep_ = verb, "conj"
        if joint is not None:
            joint.head = verb


def _has(verb: Token, dep: str) -> bool:
    return any(child.dep_ == dep for child in verb.children)
