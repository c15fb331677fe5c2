"""Whether a cut is torn: begins or ends in the middle of something, or holds what hangs on a lost word."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from gistcheck.decomposition.endings import ends_midway, loses_outcome
from gistcheck.decomposition.joints import joins_apart
from gistcheck.syntax import grammar as g
from gistcheck.syntax.brackets import bracketed, dash_pair
from gistcheck.syntax.guards import loses_alternative, loses_limit
from gistcheck.syntax.quotes import quote_pairs
from gistcheck.syntax.stance import SAYING
from gistcheck.vocabulary.people import TITLES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def is_severed(doc: Doc, tokens: frozenset[int]) -> bool:
    """Whether a cut begins or ends in the middle of something, holds what hangs on a lost word, or joins what a dash, a
    colon or a semicolon keeps apart ("after that [-- it's] last recorded altitude was")."""
    first, end = min(tokens, default=0), max(tokens, default=-1) + 1
    if _begins_midway(doc, first) or ends_midway(doc, tokens, end) or loses_alternative(doc, tokens):
        return True
    if loses_outcome(doc, tokens, end) or _opens_aside(doc, tokens) or _breaks_quotation(doc, tokens):
        return True
    if _ends_in_name(doc, end) or any(_keeps_tail(doc[i], tokens) for i in range(first, end) if i not in tokens):
        return True
    words = [doc[i] for i in tokens]
    if joins_apart(doc, tokens) or any(_hangs_on_lost(t, tokens) for t in words):
        return True
    if loses_limit(doc, tokens) or _lies_around_aside(doc, tokens):
        return True
    if any(_is_denied_before(doc[i], tokens) for i in tokens) or any(_is_helped(t, tokens) for t in doc[first:]):
        return True
    lost = [doc[i] for i in range(first, end) if i not in tokens]
    if any(_is_article_of(t, tokens) for t in lost):
        return True
    if any(_lies_behind_clause(t, tokens) for t in words):
        return True
    if any(_lost_whose(t, tokens) or _is_share_of_some(t, tokens) for t in lost) or _tears_cleft(doc, end):
        return True
    if any(_acts_unheard(t) or _says_in_passing(t, tokens) for t in words):
        return True
    if any(map(_is_gapped, words)) or _loses_condition(doc, first, end):
        return True
    dashes = [t for t in doc[first:end] if t.text in g.DASHES and t.whitespace_ and not g.is_hyphen(t)]
    aside = len(dashes) == 2 and {g.word_after(doc, dashes[0].i), g.word_before(doc, dashes[1].i)}.isdisjoint(tokens)
    brackets = bracketed(doc)  # "worth 1bn euros ($1.3bn[;] £690m)"
    marks = [t for t in doc[first:end] if t.text in (":", ";") and t.i not in brackets] + (
        [] if aside or len(dashes) > 2 else dashes
    )
    return any(not {g.word_before(doc, t.i), g.word_after(doc, t.i)} <= tokens for t in marks)


def _is_article_of(lost: Token, tokens: frozenset[int]) -> bool:
    """ "of The Tarn Project[, a] non-profit": of a word that is kept, or of the last part of one."""
    behind = lost.doc[lost.i + 1 : lost.i + 4]
    hyphened = len(behind) == 3 and behind[1].text == "-" and not behind[0].whitespace_
    noun = lost.i + 3 if hyphened else lost.i + 1
    return lost.tag_ == "DT" and lost.lower_ in ("a", "an", "the") and noun in tokens


def _breaks_quotation(doc: Doc, tokens: frozenset[int]) -> bool:
    """'spoke to the "fear[, the anger and, yes, the pain]" of many': words that somebody put side by side."""
    for opened, closed in quote_pairs(doc):
        words = {t.i for t in doc[opened + 1 : closed] if not g.is_mark(t)}
        phrase = not any(g.is_verb(doc[i]) and g.is_finite(doc[i]) for i in words)
        if phrase and opened - 1 in tokens and words & tokens and not words <= tokens:
            return True
        if min(tokens, default=0) in words and max(tokens) > closed and not words <= tokens:
            return True  # "[labelled “one who fought and] won” leads the field"
    return False


def _opens_aside(doc: Doc, tokens: frozenset[int]) -> bool:
    """ "[In Tarn - a town she likes] - Lind has opened a shop": where, and an aside, of another clause."""
    if (pair := dash_pair(doc)) is None or max(tokens) >= pair[1] or max(tokens) < pair[0]:
        return False
    return any(doc[i].dep_ == "prep" and i < pair[0] < doc[i].head.i < pair[1] for i in tokens)


def _acts_unheard(that: Token) -> bool:
    """ "rejected criticism that [shutting] the unit made the city less safe": the parser lost what shutting it did."""
    verb = that.head
    return that.tag_ == "WDT" and that.dep_ == "nsubj" and verb.tag_ == "VBG" and not g.auxiliaries(verb)


def _says_in_passing(cue: Token, kept: frozenset[int]) -> bool:
    """ "As it fell, records [show], a sum was paid": the records show what stands before, not what is kept of it."""
    told = (c for c in cue.rights if c.dep_ == "ccomp" and not c.left_edge.is_quote and c.i in kept)
    return cue.lemma_ in SAYING and any(c.left_edge.i == cue.i + 2 and g.behind(cue).text == "," for c in told)


def _loses_condition(doc: Doc, first: int, end: int) -> bool:
    """ "told them that [when a pilot is ill,] he cannot fly", "is to recommend it [should Spain attack]": without it
    this is said of all times."""
    after = doc[end : end + 1]
    if after and after[0].lower_ in ("should", "had") and after[0].dep_ == "aux":
        who = g.own_subject(after[0].head)
        return who is not None and who.i > after[0].i
    that = next((t.i for t in reversed(doc[:first]) if t.lower_ == "that" and t.tag_ == "IN"), first)
    lost = doc[that + 1 : first]
    opens = len(lost) > 2 and (lost[0].lower_ in g.CONDITIONS or lost[0].lower_ in ("when", "whenever", "where"))
    return opens and lost[-1].text == "," and not any(t.tag_ == "VBD" for t in lost)


def _tears_cleft(doc: Doc, end: int) -> bool:
    """ "it was sailors [-- 19 of them from Tarn -- who] died": of whom it was so is lost."""
    pair = dash_pair(doc)
    if pair is None or end not in pair or g.behind(doc[pair[1]]).tag_ not in ("WP", "WDT"):
        return False
    return any(t.lower_ == "it" and t.head.lemma_ == "be" and t.i < t.head.i for t in doc[:end])


def _is_share_of_some(clause: Token, kept: frozenset[int]) -> bool:
    """ "only half of the men [-- who were ranked --] earned it": half of these."""
    noun = clause.head
    of = noun.head if noun.head.lower_ == "of" else noun
    some = noun if of == noun else of.head
    share = g.is_share(some) and some.lower_ != "one" and {noun.i, some.i} <= kept
    apart = g.before(clause.left_edge).text in g.DASHES or g.before(some.left_edge).lower_ == "only"
    return clause.dep_ == "relcl" and share and apart and clause.right_edge.i < max(kept)


def _lies_behind_clause(prep: Token, kept: frozenset[int]) -> bool:
    """ "The head of the forum[, which draws critics of war], for peace, and others, has left": perhaps more of what is
    lost before it."""
    if prep.dep_ != "prep" or g.is_verb(prep.head) or not g.set_off(prep):
        return False
    clauses = (c for c in prep.head.subtree if c.dep_ == "relcl" and c.head != prep.head and c.right_edge.i < prep.i)
    others = any(c.dep_ == "conj" and c.i > prep.i for c in prep.head.rights)
    return others and any(kept.isdisjoint(t.i for t in c.subtree) for c in clauses)


def _lost_whose(whose: Token, kept: frozenset[int]) -> bool:
    """ "such as Lind[, whose firm, Norvik,] is known": what is so is lost."""
    lost = list(itertools.takewhile(lambda t: t.i not in kept, whose.doc[whose.i :])) if whose.tag_ == "WP$" else []
    after = lost[-1].nbor() if lost and lost[-1].i + 1 < len(whose.doc) else whose
    return after != whose and g.is_verb(after) and g.is_finite(after) and not any(g.is_verb(t) for t in lost)


def _is_gapped(to: Token) -> bool:
    """ "he decided not to following her death": what it was stands in the clause before."""
    gapped = to.lower_ == "to" and g.before(to).lower_ == "not" and g.behind(to).tag_ in ("VBG", "IN", ",", ".")
    return gapped and g.is_verb(g.before(g.before(to)))


def _ends_in_name(doc: Doc, end: int) -> bool:
    """ "sold it for [the Buy] It Now price": the parser begins another sentence in the middle of this one."""
    last, after = doc[end - 1], doc[end : end + 1]
    return bool(after) and after[0].text[:1].isalpha() and g.root_of(last) != g.root_of(after[0])


def _keeps_tail(token: Token, kept: frozenset[int]) -> bool:
    """ "will beat Harbor[, which was about skill] not feelings", "saw Norvik[, the winner] at the fair": a lost clause,
    or explanation, that begins with a comma ends with one, or before a verb; else what is kept behind it belongs to it.
    """
    after = token.doc[token.right_edge.i + 1 : token.right_edge.i + 2]
    explains = token.dep_ == "appos" and token.pos_ != "PROPN" and token.text != "times"  # "40 euros, three times it"
    told = token.dep_ == "relcl" or explains
    follows = g.behind(after[0]) if after.text in (",", *g.DASHES) else token
    if token.dep_ == "relcl" and _opens_tail(follows, token):
        return g.set_off(token) and token.left_edge.i not in kept and g.word_after(token.doc, after[0].i) in kept
    if not told or not g.set_off(token) or not after or g.is_mark(token.right_edge):
        return False
    hangs = after[0].tag_ == "VBN" and after[0].dep_ in ("acl", "advcl")  # "Tarn[, where he saw a mill] rebuilt by it"
    ends = not hangs and (g.is_mark(after[0]) or after[0].pos_ in ("VERB", "AUX", "ADV") or after[0].dep_ == "cc")
    return after[0].i in kept and token.left_edge.i not in kept and not ends


def _opens_tail(follows: Token, clause: Token) -> bool:
    """ "which was lost, [drawing 40 people]", "which grew, [in response] to it", "who wrote, [“We lost]”": behind the
    comma that ends the clause, what may belong to it."""
    why = follows.lower_ == "in" and any(c.lemma_ in ("response", "reaction") for c in follows.children)
    if not follows.is_quote:
        return why or follows.lower_ == "with" or (follows.tag_ in ("VBG", "TO") and follows.dep_ != "prep")
    quoted = follows.doc[follows.i : dict(quote_pairs(follows.doc)).get(follows.i, follows.i)]
    phrase = len(quoted) > 0 and not any(g.is_verb(t) and g.is_finite(t) for t in quoted)  # "[“a record sum”]"
    return phrase or (clause.lemma_ in SAYING | {"lament"} and g.behind(follows).dep_ in g.SUBJECTS)


def _is_denied_before(token: Token, kept: frozenset[int]) -> bool:
    """ "respected its skill [but not necessarily] its taste": what is denied stays without its "not"."""
    if token.i - 1 in kept or min(kept) == token.i:
        return False
    for before in reversed(token.doc[max(token.i - 4, 0) : token.i]):
        if before.i in kept or not (before.is_quote or before.tag_ in ("RB", "CC")):
            return False
        if before.dep_ == "neg" or before.lower_ == "not":
            return before.nbor().lower_ != "only"  # "has [not only] attacked Norland, but burnt it"
    return False


def _is_helped(verb: Token, kept: frozenset[int]) -> bool:
    """ "accused of helping the firm [evade a ban]": what it was helped to do is lost."""
    before = g.before(verb)
    bare = g.is_verb(verb) and verb.tag_ in ("VB", "VBP") and g.own_subject(verb) is None
    bare &= not (g.auxiliaries(verb) or g.marks(verb))
    helping = (t for t in before.ancestors if t.lemma_ in ("help", "let", "make", "see", "watch", "hear"))
    helped = any(t.i in kept and t.i < before.i for t in helping) and before.pos_ in ("NOUN", "PROPN", "PRON")
    return bare and helped and verb.left_edge == verb and verb.i not in kept


def _begins_midway(doc: Doc, first: int) -> bool:
    """ "Then [came the announcement]", "as [is Williams]", "will charge Army Sgt. [Bowe Bergdahl with desertion]"."""
    before = doc[max(first - 1, 0)]
    inverted = first > 0 and (before.tag_ == "RB" or before.lower_ in ("as", "so"))
    if inverted and doc[first].tag_ in ("VBD", "VBZ", "VBP"):
        return True
    if first > 0 and before.like_num and doc[first].lower_ in ("percent", "%", "million", "billion"):
        return True
    if first > 0 and before.dep_ in ("prep", "mark") and doc[first].shape_ == "dddd":
        return True  # "In [2019 police arrested ...]", "Since [2022 riders ...]": a date held for a part of who acts
    if first > 1 and before.tag_ == "''" and doc[first - 2].is_alpha and doc[first].pos_ == "NOUN":
        return True  # ""The [Stars" season 20] began"
    if first > 0 and not (g.is_mark(before) or before.is_space) and g.root_of(before) != g.root_of(doc[first]):
        return True  # "found at 9 a.m. [Friday, deep in a wood, ...]": the parser breaks the sentence in two
    return first > 1 and before.text == "." and doc[first - 2].lower_ in TITLES


def _hangs_on_lost(token: Token, kept: frozenset[int]) -> bool:
    """ "Cyclone Pam[, one of the storms] ever to make landfall", "part of [(his success)] is": its noun was cut."""
    before = token.left_edge.i - 1
    if token.dep_ == "prep" and any(c.dep_ == "pobj" for c in token.children) and not _keeps_some(token, kept):
        return True
    start = g.word_before(token.doc, token.i - 2)
    way = token.lower_ == "way" and g.before(token).lower_ == "that"
    if way and start >= 0 and start not in kept and token.doc[start].dep_ != "cc":
        return True  # "[, which kept it low,] in that way feeding it"
    after = token.doc[min(g.word_after(token.doc, token.i), len(token.doc) - 1)]
    near = after.i == token.i + 1 or token.nbor(-1 if token.i else 0).lower_ in ("not", "and", "or")
    alone = token.tag_ == "IN" and token.dep_ != "mark" and {"punct", "neg"} >= {c.dep_ for c in token.children}
    if near and alone and after.i not in kept and after.tag_ in ("DT", "PRP$"):
        return True  # "has campaigned for [an edition ...]", "because of, and not despite, [the results]"
    return token.dep_ in ("acl", "relcl") and before >= 0 and before not in kept and not g.is_mark(token.doc[before])


def _keeps_some(token: Token, kept: frozenset[int]) -> bool:
    return any(t.i in kept for t in token.subtree if t != token)


def _lies_around_aside(doc: Doc, tokens: frozenset[int]) -> bool:
    """Whether a cut holds words outside an aside between dashes that the parser took for the main clause: "the
    friendship - they call each other Tony and Narendra - remains intact"."""
    if (pair := dash_pair(doc)) is None:
        return False
    opening, closing = pair
    words = [i for i in tokens if not g.is_mark(doc[i])]
    if any(t.dep_ == "nsubj" and t.i < opening < t.head.i < closing for t in doc):  # "a policy - which they claim has
        return any(opening < i < closing for i in words) and max(words) < closing  # hurt us - has given ..."
    root = next((t.i for t in doc if t.dep_ == "ROOT"), 0)
    if not opening < root < closing:
        return False
    goes_on = doc[closing + 1 : closing + 2].text.lower() in ("but", "and", "so")
    return not goes_on and any(not opening < i < closing for i in words)
