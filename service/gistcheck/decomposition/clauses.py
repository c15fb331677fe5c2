"""Cutting a sentence into the statements it makes: deletion only, plus bracketed insertions.

"X, who won the prize in 2010, did Y" holds two statements, "X won the prize in 2010" and "X did
Y". Each is a `Cut`: the kept words of the sentence in their order, and the few words that must
be put in to make them a sentence. What changes the meaning (negation, hedges, conditions,
quantities) stays with what it governs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gistcheck.decomposition import circumstances as around
from gistcheck.decomposition import misread, participles, trimming
from gistcheck.decomposition.appositions import explained, is_indivisible, lasts, said_to_be, was_so
from gistcheck.decomposition.cut import Cut, Kind
from gistcheck.decomposition.relatives import (
    bearer,
    hides_name,
    noun_phrase_without,
    placed,
    speaks_of,
    spelled_out,
    tells_which,
)
from gistcheck.decomposition.severed import is_severed
from gistcheck.mending.attachments import mend
from gistcheck.syntax import grammar as g
from gistcheck.syntax.adjuncts import fronted
from gistcheck.syntax.agreement import (
    agrees,
    are_several,
    holds_verb,
    links_elsewhere,
    may_go_on_with_aside,
    may_mean,
    number,
    tells_number,
)
from gistcheck.syntax.asserting import asserted, introduces
from gistcheck.syntax.dependents import belongs_to_noun, role_of
from gistcheck.syntax.phrases import is_bare, words_under
from gistcheck.syntax.sharing import may_act_for_another
from gistcheck.syntax.wording import Insertion, render, spans_of
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LOOSE_ANTECEDENTS: Final = word_set("day time year week month moment way reason place hour manner extent")
"""Nouns whose relative clause leaves out a preposition: "the day the fire broke out"."""


def cut_clauses(doc: Doc) -> list[Cut]:
    """Cut a parsed sentence into its statements.

    `doc`: one sentence from `gistcheck.syntax.parse.parse`. Result: cuts in reading order; empty for a
    question, an order, or a fragment without a verb. Only what the sentence puts forward is cut
    out: never the inside of a condition, a wish or a denial.
    """
    mended = mend(doc)
    begun, touched = trimming.measures(mended), trimming.wholes(mended)
    cuts: list[Cut] = []
    for token in mended:
        cut = _cut_at(token)
        if cut is not None and not (trimming.loses_part(mended, cut.tokens) or is_severed(mended, cut.tokens)):
            cuts.append(replace(cut, tokens=trimming.trimmed(mended, cut.tokens, begun, touched)))
    return [cut for cut in cuts if sum(any(map(str.isalnum, doc[i].text)) for i in cut.tokens) > 1]


def _cut_at(token: Token) -> Cut | None:
    if token.dep_ == "appos":
        return _apposition(token)
    if not g.is_verb(token) or not asserted(token):
        return None
    if token.dep_ == "conj" and (
        not g.coordinated_clause(token)
        or may_act_for_another(token)
        or may_go_on_with_aside(token)
        or participles.may_be_done_to(token)
    ):
        return None
    dep = g.clause_dep(token)
    if dep == "relcl":
        return _relative(token)
    if dep in ("ROOT", "parataxis", "ccomp"):
        return _finite(token, "content" if dep == "ccomp" else "clause")
    if dep == "advcl" and g.own_subject(first := g.first_conjunct(token)) is not None:
        if g.marks(first) == "when" or around.counts_from(token.head, token) or around.confirms(token):
            return None
        bare = not g.marks(first) and first.i > first.head.i  # "the house [Byrd was renting]"
        return None if bare else _finite(token, "circumstance")
    return _participle(token) if dep in ("acl", "advcl") else None


def _finite(verb: Token, kind: Kind) -> Cut | None:
    """A clause with tense and a subject, its own or shared; a verb that only introduces speech is none."""
    who = g.subject(verb)
    if who is None or not g.is_finite(verb) or introduces(verb) or misread.is_misread(verb, who):
        return None
    if who.head != verb and (number(verb) * number(who.head) < 0 or (tells_number(who) and not agrees(who, verb))):
        return None  # "Real are without a win while the defeat, ..., is still fresh": another subject
    if who.dep_ == "expl" and who.head != verb and verb.lemma_ not in ("be", "remain", "exist"):
        return None  # "said there is a plan but [did not give details]"
    if _is_cleft(verb, who):
        return None
    done = who.dep_ == "nsubjpass"
    if verb.tag_ == "VBD" and not done and any(c.dep_ == "agent" for c in verb.children):
        return None  # "before the Congress [punctuated by one-liners]": a participle
    if any(a.dep_ == "neg" and a.head != verb for a in g.auxiliaries(verb)):
        return None  # "has not paid its workers and closed two plants": whether "not" reaches so far is unclear
    if any(c.dep_ in g.SUBJECTS for a in g.auxiliaries(verb) for c in a.children):
        return None  # "have ten weeks [before they return]": the parser took the clause for the main one
    if verb.lemma_ == "be" and any(c.dep_ == "ccomp" and c.i < who.i for c in verb.children):
        return None  # "They robbed 300, although ..., and [the sum may be higher]": the first is no part of it
    if verb.lemma_ == "be" and verb.doc[verb.i + 1 : verb.i + 2].text in g.DASHES:
        return None  # "she was -- before she left -- the head": it lies behind the aside
    beside = [c for c in who.head.children if c.dep_ == who.dep_ and c.i > who.i]
    joints = [verb.doc[c.left_edge.i - 1] for c in beside]
    apart = all(t.text == "," and c.left_edge.tag_ == "DT" for t, c in zip(joints, beside, strict=True))
    if beside and (verb.doc[max(who.left_edge.i - 1, 0)].dep_ == "cc" or apart):
        return None  # "that as well as [the veto] the UK wanted", "[Holm] passed it on, the court was told"
    if any(belongs_to_noun(c) or (g.marks(c) == "that" and not g.is_verb(c)) for c in verb.children):
        return None  # also "had alleged [that Hale], 61, forged it", where the parser took Hale for what was alleged
    if any(links_elsewhere(verb.doc[i], who) for i in words_under(who)):
        return None
    acting = words_under(who).union(*(words_under(c) for c in beside), (t.i for t in joints if t.dep_ == "cc"))
    whole = is_indivisible(who, acting) or who.i > verb.i  # "Here were [a cook and Jo]"
    acting = frozenset(t.i for t in who.subtree) if whole else acting
    if beside and any(t.text == ":" for t in verb.doc[who.i : beside[-1].i]):
        acting = frozenset(range(who.left_edge.i, beside[-1].right_edge.i + 1))  # "Meir, Rabin: those leaders ..."
    return None if holds_verb(verb.doc, acting) else _cut(kind, verb, acting)


def _is_cleft(verb: Token, who: Token) -> bool:
    """ "it was Rob, the youngest of the four, who drew the attention": without the last part it says nothing."""
    named = [t for t in verb.rights if t.dep_ in ("attr", "dep") and any(c.dep_ == "appos" for c in t.rights)]
    opens = ("that", "who") if any(t.ent_type_ == "PERSON" for t in named) else ("that",)
    told = (c for t in verb.subtree if t.i > verb.i and t.dep_ == "relcl" for c in t.lefts if g.set_off(t))
    return who.lower_ == "it" and verb.lemma_ == "be" and bool(named) and any(c.lower_ in opens for c in told)


def _cut(kind: Kind, verb: Token, who: frozenset[int], insertions: tuple[Insertion, ...] = ()) -> Cut:
    kept = {verb.i, *who, *(a.i for a in g.auxiliaries(verb)), *g.bare_mark(verb), *misread.shared_doubt(verb)}
    front = fronted(verb)
    optional = [front] if front else []
    for child in verb.children:
        role = role_of(child, verb)
        if role == "optional" and (
            (child.i > verb.i and around.may_hang_higher(kind, child))
            or (child.dep_ == "advcl" and around.confirms(child))
        ):
            role = "out"  # "left before the town fell, [after seeing a film]": it may hang on the main verb
        words = words_under(child) if role != "out" else frozenset()
        if role == "core":
            kept |= words
        elif child.dep_ == "advcl" and around.counts_from(verb, child):
            kept |= {t.i for t in (*child.subtree, *verb.doc[child.left_edge.i - 1].subtree)}
        elif child.dep_ == "advcl" and around.is_needed(verb, child):
            kept |= {t.i for t in child.subtree}
        elif words and role == "optional":
            optional.append(words)
    kept |= around.joining(verb, kept.union(*optional))
    kept = kept.union(*optional) - (around.with_behind(verb) if kind == "circumstance" else set())
    return Cut(kind, verb.i, frozenset(kept), insertions, tuple(optional))


def _relative(verb: Token) -> Cut | None:
    """ "X, who did Y" -> "X did Y"; "Y, which X did" -> "X did [Y]"."""
    top = g.first_conjunct(verb)
    thing = top.head
    around = (thing, *thing.ancestors) if thing.ent_type_ in ("GPE", "LOC") else (thing,)
    named = next((a.head for a in around if a.dep_ == "appos" and a.head.ent_type_ == "PERSON"), None)
    above = thing.head.head
    if thing.pos_ == "PROPN" and thing.dep_ == "pobj" and thing.head.lower_ == "for" and above.pos_ == "PROPN":
        thing = above  # "the Centre for Child Law, which ..."
    if named is not None and g.set_off(top):
        if top.doc[top.left_edge.i - 2].ent_type_ == "PERSON" and top.left_edge.i - 2 > thing.i:
            return None  # "Ida Holm, the mother of Ole Lind, [who was shot]"
        thing = named  # "Holm, a former smith from Bergen, [who sells papers]"
    called = thing.dep_ == "oprd" and any(c.lower_ in ("a", "an") for c in thing.lefts)
    if not (speaks_of(top, thing) and g.is_finite(verb)) or called:
        return None  # also 'called Holm "a liar, [who] cheats"'
    if verb == top and (whose := _whose(verb, thing)) is not None:
        return whose
    if verb == top and (placed := _where(verb)) is not None:
        return placed
    if not agrees(thing, verb):
        return None
    kind: Kind = "relative" if g.set_off(top) else "restriction"
    if verb != top and (second := g.own_subject(verb)) is not None:
        if g.is_relative(second):
            return _cut(kind, verb, noun_phrase_without(thing, top))
        cut = _finite(verb, kind)  # "which sells power, and [any deficiency] is imported"
        if cut is None or (there := _where(top)) is None:
            return cut
        link = replace(there.insertions[0], at=verb.doc[min(cut.tokens)].idx)
        return replace(cut, insertions=(link,))  # "where costs are low and [sales high]"
    either = thing.dep_ == "pobj" and (thing.head.head.pos_ in ("NOUN", "PROPN") or thing.head.head.lower_ == "away")
    if kind == "restriction" and either:
        return None  # "a gunbattle with police [that began at noon]" may speak of either
    if hides_name(top, thing):
        return None  # '"...," said an aide to Holm, [who] would not be named'
    of_part = thing.dep_ == "pobj" and thing.head.lower_ in ("with", "of") and thing.head.head.dep_ == "acl"
    of_part &= is_bare(thing) and not thing.ent_type_
    of_part &= kind == "relative" and any(t.lower_ == "which" for t in top.lefts)
    if of_part or (kind == "restriction" and tells_which(verb, thing)):
        return None  # "a report filled with bad science, [which] blamed the mill": the report, or the science
    if thing.ent_type_ == "PERSON" and number(verb) >= 0 and any(thing.i < c.i < top.i for c in thing.conjuncts):
        return None  # "to Holm and his son Ole, [who] died": the last, or both
    pronoun = next((t for t in top.subtree if g.is_relative(t) and t.i < top.i), None)
    own = g.own_subject(top)
    if pronoun is not None and (not may_mean(pronoun, thing) or (own is None and pronoun.dep_ == "pobj")):
        return None  # "a firm of [which], the maker said, Holm is the head"
    if own is None or own == pronoun:
        words = noun_phrase_without(thing, top)
        return None if holds_verb(verb.doc, words) else spelled_out(_cut(kind, verb, words), verb)
    inner = thing.dep_ == "pobj" and thing.head.head.pos_ == "NOUN" and kind == "relative"
    if verb != top or inner or (pronoun is not None and pronoun.dep_ not in ("dobj",)):
        return None  # `inner`: "a ban on cars in towns, [which they oppose]" speaks of the ban
    return _object_relative(kind, verb, thing, own)


def _whose(verb: Token, thing: Token) -> Cut | None:
    """ "Holm, whose mother ran the mill" -> "[Holm's] mother ran the mill", of a name."""
    own = g.own_subject(verb)
    pronoun = next((c for c in own.lefts if c.tag_ == "WP$"), None) if own is not None else None
    if own is None or pronoun is None or not g.set_off(verb):
        return None
    name = bearer(pronoun, thing)
    if name is None:
        return None
    link = Insertion(
        pronoun.idx, f"{name.text}'" if name.text.endswith("s") else f"{name.text}'s", (name.start_char, name.end_char)
    )
    return _cut("relative", verb, words_under(own) - {pronoun.i}, (link,))


def _where(verb: Token) -> Cut | None:
    """ "to Peru, where she ran a mill" -> "[in Peru,] she ran a mill"; "in 2019, when" -> "[in 2019,]"."""
    own, named = g.own_subject(verb), placed(verb)
    if own is None or named is None:
        return None
    words, (at, source) = words_under(own), named
    return _cut("relative", verb, words, (Insertion(verb.doc[min(words)].idx, at, source),))


def _object_relative(kind: Kind, verb: Token, thing: Token, own: Token) -> Cut | None:
    filled = ("dobj", "attr", "acomp", "ccomp", "xcomp")
    if thing.ent_type_ and verb.lemma_ == "deny":
        return None  # "charged with the murder of McConville, which he denies": the charge
    if (
        own.dep_ == "nsubjpass"
        or thing.lemma_ in _LOOSE_ANTECEDENTS
        or any(c.dep_ in filled and not g.is_relative(c) for c in verb.children)
        or any(c.tag_ == "VB" and c.dep_ == "advcl" for c in verb.children)  # "which it has worked [to consolidate]"
    ):
        return None
    words = sorted(noun_phrase_without(thing, verb))
    if not words or verb.doc[words[0]].lower_ == "as":  # "to as low as 10 percent, which Holm proposed"
        return None
    start, end = verb.doc[words[0]].idx, verb.doc[words[-1]].idx + len(verb.doc[words[-1]])
    at = verb.idx + len(verb)
    cut = _cut(kind, verb, words_under(own))
    return replace(cut, insertions=(Insertion(at, render(verb.doc.text, spans_of(verb.doc, words)), (start, end)),))


def _apposition(noun: Token) -> Cut | None:
    """ "X, a Y of Z, ..." -> "X [is] a Y of Z"; "X, once a Y" -> "X [was] once a Y"; "X is a Y, a Z" -> "X is a Z"."""
    found = explained(noun)
    if found is None:
        return None
    who, what, several = found
    if (told := said_to_be(noun)) is not None:
        return Cut("apposition", noun.i, told | what)
    forms = ("was", "were") if was_so(noun, what) else ("is", "are")
    if min(what) == noun.i and noun.lower_ in ("republican", "democrat", "liberal", "conservative"):
        forms = (f"{forms[0]} a", forms[1])  # "Mark Lind, Republican of Ohio"
    if lasts(noun, what):
        forms = ("has been", "have been")
    return Cut("apposition", noun.i, who | what, (Insertion(noun.doc[min(what)].idx, forms[several]),))


def _participle(verb: Token) -> Cut | None:
    """ "X, elected in 2010, ..." -> "X [was] elected in 2010"; "X, having won it, ..." -> "X [had] won it"."""
    who = g.subject(verb)
    first = next(iter(g.auxiliaries(verb)), verb)
    had = first.lower_ == "having" and verb.tag_ == "VBN"
    done = had or (verb.tag_ in ("VBN", "VBD") and not any(a.tag_ in g.FINITE for a in g.auxiliaries(verb)))
    if who is None or not done or g.is_infinitive(verb) or not g.set_off(g.first_conjunct(verb)):
        return None
    words = frozenset(i for i in words_under(who) if i < verb.left_edge.i or who.dep_ in g.SUBJECTS)
    if holds_verb(verb.doc, words) or (not had and participles.may_be_of_another(verb, who)):
        return None
    if not had:
        at = next((c.left_edge.idx for c in verb.lefts if c.dep_ in ("advmod", "neg")), verb.idx)
        return _cut("participle", verb, words, (Insertion(at, participles.auxiliary(verb, are_several(who))),))
    cut = _cut("participle", verb, words, (Insertion(first.idx, "had"),))
    return replace(cut, tokens=cut.tokens - {first.i})
