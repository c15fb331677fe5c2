"""What an apposition says of whom: "X, a Y of Z, ..." says that X is a Y of Z, unless the parse cannot be trusted."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from gistcheck.syntax import grammar as g
from gistcheck.syntax.agreement import are_several, holds_verb, number
from gistcheck.syntax.asserting import supposed
from gistcheck.syntax.persons import is_played
from gistcheck.syntax.phrases import same_sort, words_under
from gistcheck.syntax.quotes import dash_pair, lone_dashes
from gistcheck.syntax.stance import SAYING
from gistcheck.vocabulary.people import FAMILY, calls_somebody
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUN_HEADS: Final = word_set(
    "those anyone everyone anybody everybody nobody someone one ones all what whoever people children"
    " anything something nothing everything none any no"
)
"""Words that name nobody: what is said of "those who ..." says nothing of anyone."""
_LONGEST: Final = 9
"""Words of what an apposition can explain; at the end of a longer phrase it explains the last of its nouns."""
_ENDING: Final = (",", ".", ";", ":", "–", "—", "-", "--", '"', "”", "'", "’")
_PARTS: Final = word_set("piece part portion swath stretch strip half share chunk section")
_LANDS: Final = word_set("area region zone stretch strip swath territory acre mile kilometre kilometer")
"""What a part of a land is: "a piece of Mali, an area of 900 miles"."""
_SINGLE: Final = word_set("first second third last only sole")
_DAYS: Final = word_set("day date holiday anniversary deadline eve time year month week")
"""What a date may be said to be; no "turnout" by Wednesday."""
_SUMMING: Final = word_set(
    "account act move decision revelation claim sign step feat fact development drama trend accusation change rise fall"
    " drop increase decline jump record first figure result loss defeat victory win pattern swing reversal contrast"
    " departure turnaround shift"
)
"""Nouns that explain the whole sentence before them, not its last noun: "says a spokeswoman, a revelation that ..."."""

Explained = tuple[frozenset[int], frozenset[int], bool]
"""Indices of the words for whom or what, indices of the words that explain it, and whether it is several."""


def explained(noun: Token) -> Explained | None:
    """Who or what an apposition explains, or None if that is unclear or it explains nothing.

    `noun`: the head of the apposition.
    """
    head = _whole_name(noun.head)
    if _is_listed(noun, head) or _is_apart(noun, head) or same_sort(noun):
        return None
    above = g.governor(noun)
    if (above is not None and supposed(above)) or (noun.ent_type_ and noun.ent_type_ == head.ent_type_):
        return None
    if head.ent_type_ in ("GPE", "LOC") and noun.left_edge.pos_ == "PROPN" and noun.left_edge.dep_ != "poss":
        return None  # "on Awaji Island, Hyogo prefecture": where it lies
    if head.ent_type_ in ("GPE", "LOC") and noun.left_edge.lower_ in ("a", "an") and list(noun.conjuncts):
        return None  # "bought a villa in Spain, [a dress and a horse]"
    if any(t.lower_ in ("neither", "either", "nor", "or") for t in head.children):
        return None  # "Neither Norvik nor Delmar, the two lines, replied"
    if head.dep_ in g.SUBJECTS and head.i < head.head.i < noun.i:
        return None  # "Tarn spoke of 70 dead, [the army] of a dozen": another one that did, or one named before
    of = head.head.head if head.dep_ == "pobj" else head
    if noun.ent_type_ == "PERSON" and head.pos_ == "NOUN" and of != head and calls_somebody(of.lemma_.lower()):
        return None  # "the head of his former club, [Ole Holm], said": the head is he
    if noun.lemma_ in _OF_ALL and (head.ent_type_ or calls_somebody(head.lemma_.lower())):
        return None
    if len(noun.left_edge.text) == 1 and g.behind(noun.left_edge).text == "-":
        return None  # "Sen. Ida Lind, R-Ohio"
    counted = any(c.dep_ == "nummod" for c in head.children)
    counted |= head.left_edge.lower_ == "the"  # "the Norlanders, a people"
    single = head.tag_ == "NNPS" and noun.left_edge.lower_ in ("a", "an") and not counted  # "Anna Rivers, a baker"
    plural = head.tag_ in ("NNS", "NNPS") and not single
    if head.ent_type_ == "PERSON" and noun.tag_ in ("NNS", "NNPS") and not list(head.conjuncts):
        return None  # "Jadhav, who is the commissioner, western suburbs"
    many = are_several(noun)
    if head.ent_type_ == "PERSON" and is_played(head):
        return None  # "stars as Cam, [a player who moves to Ohio]"
    if any(c.lower_ in ("hence", "thus", "therefore") for c in noun.children):
        return None  # "made the board, [hence the word]"
    part = head.head.lower_ == "of" and head.head.head.lemma_ in _PARTS and noun.lemma_ in _LANDS
    case = head.lower_ == "case" and head.head.lower_ == "in"  # "and, in Mr Holm's case, [theft]"
    if part or case or head.lower_ in ("former", "latter"):
        return None  # "a large piece of Mali, [an area of 900 miles]"
    if head.dep_ == "attr" and head.head.lemma_ == "become" and not head.ent_type_:
        return None  # "becoming the first champion, [a winner of ten prizes]": who became it
    if any(c.tag_ == "WP$" for c in noun.children):
        return None  # "the workshop, [whose owner], Ole Holm, has left"
    if any(c.dep_ == "relcl" and c.lemma_ in SAYING and g.behind(c).text == "," for c in noun.children):
        return None  # "reach $14 billion, [the firm KRW estimated]"
    if noun.shape_ == "dddd" and not list(noun.children):
        return None  # "the Seeds Bill, 2024"
    if noun.pos_ == "NUM" and noun.tag_ == "CD" and plural:
        return None  # "the owners – two from Tarn, one from Holt": a share of them
    if noun.pos_ == "PROPN" and head.left_edge.lower_ in ("a", "an"):
        return None  # "a barmaid, Ida Lind": she is one, and one is not she
    if head.lower_ in PRONOUN_HEADS or head.pos_ == "PRON" or (plural and not many):
        return None
    who, what = _nearest(noun, head, many), _without_circumstances(noun)
    if not who or noun.i not in what or len(who) > _LONGEST:
        return None
    if any(noun.doc[i].lower_ == "which" and noun.doc[i].head.lower_ == "of" for i in what):
        return None  # "at a meeting - notes of [which] were sent - that ..."
    if any(noun.doc[i].tag_ == "WP$" for i in what) and not holds_verb(noun.doc, what):
        return None  # "a nation whose new leaders[, now in office, spoke]"
    after = [noun.doc[i] for i in what if i > noun.i]
    if any(t.pos_ == "NUM" and noun.doc[t.i - 1].text in (",", ")") for t in after):
        return None  # "the third seed, 7-6 (7-3) 6-3": the score is not the seed's
    if (
        noun.doc[min(who)].lower_ in FAMILY
        and noun.doc[min(who)].is_lower
        and any(t.tag_ == "POS" for t in noun.doc[: min(who)])
    ):
        return None  # "Lind's niece Ida and [father Ole], the mayor"
    if noun.doc[min(who)].lower_ == "of":
        return None  # "of the Bureau of Inquiry, Director of the Border Force": a list
    first = noun.doc[min(who)]  # "Merging Norcar, a bank, and Lindbank would ..."
    merging = first.i == 0 and first.dep_ == "compound" and first.text.endswith("ing") and first.ent_type_ != "PERSON"
    acting = (k for c in head.lefts if c.tag_ == "VBN" for k in c.lefts if k.dep_ == "npadvmod")
    if holds_verb(noun.doc, who) or merging or any(g.behind(k).text != "-" for k in acting):
        return None
    if any(min(who) < t.i < max(what) and min(what) != t.i + 1 for t in lone_dashes(noun.doc)):
        return None  # "Spain and Portugal - its markets - [lifted profit]"
    return who, what, plural or (many and not single and any(noun.doc[i].dep_ == "conj" for i in who))


_OF_ALL: Final = word_set(
    "approach indictment proposal policy strategy tactic stance argument comparison assertion warning admission"
    " concession gesture notion comment remark"
)
"""Nouns that explain nobody and no place: "safe areas for Danes, an approach that ..."."""


def was_so(noun: Token, what: Collection[int]) -> bool:
    """Whether an apposition says what somebody was: "once a baker", "a scholar in the 19th century", "a weak storm when
    it hit Cuba"."""
    if noun.doc[min(what)].lower_ in ("once", "formerly", "then"):
        return True
    of = noun.head.head if noun.head.dep_ == "pobj" and noun.head.ent_type_ == "PERSON" else noun
    if of.lower_ == "of" and of.head.lemma_ in ("death", "murder", "killing", "funeral", "suicide"):
        return True  # "after the death of Ida Holm, [a baker]"
    words = [c for t in (noun, *noun.conjuncts) for c in t.children if c.i in what]
    times = (o for c in words if c.lower_ in ("in", "during") for o in c.children if o.ent_type_ == "DATE")
    dated = any(o.shape_ == "dddd" or o.lower_ == "century" for o in times)
    terms = [(c, o) for c in words for o in c.children if o.lemma_ in ("term", "presidency", "reign", "tenure")]
    dated |= any(c.lower_ == "during" or any(k.tag_ == "NNP" for k in o.lefts) for c, o in terms)
    dated |= noun.head.dep_ in g.SUBJECTS and noun.head.head.lemma_ == "die"  # "His wife, Ida Holm, died in May"
    dated |= any(noun.doc[i].lower_ == "then" and noun.doc[i + 1].text == "-" for i in what)  # "to then-Mayor Lind"
    return dated or any(c.dep_ == "advcl" and c.tag_ == "VBD" for c in words)


def lasts(noun: Token, what: Collection[int]) -> bool:
    """ "Holm, director since 2002": what somebody has been; not "the first woman since 2002"."""
    since = (c for c in noun.children if c.lower_ == "since" and c.i in what)
    dated = any(o.ent_type_ == "DATE" for c in since for o in c.rights)
    return dated and not any(c.tag_ == "JJS" or c.lower_ in _SINGLE for c in noun.lefts)


def said_to_be(noun: Token) -> frozenset[int] | None:
    """ "[Holm is] a baker, the third [of them]": the words that say of whom it is said, where a verb says so."""
    verb = noun.head.head
    common = noun.head.dep_ == "attr" and noun.head.pos_ == "NOUN" and noun.pos_ != "PROPN"
    who = g.own_subject(verb) if common and verb.lemma_ == "be" else None
    if who is None or who.i > verb.i or g.is_relative(who):
        return None
    return words_under(who) | {verb.i} | {a.i for a in g.auxiliaries(verb)}


def is_list(who: Token) -> bool:
    """ "Birla Lane, Military road and Silver lane [have] been rebuilt": the verb of several has one name for its
    subject, and others beside it, so they are a list and explain nothing."""
    if who.dep_ not in g.SUBJECTS or not any(c.dep_ == "appos" for c in who.children):
        return False
    single = who.tag_ in ("NN", "NNP") and not list(who.conjuncts) and not g.is_share(who)
    return single and number(who.head) < 0


def names_one(who: Token) -> bool:
    """ "One of them, Ida Lind, sold it": the name says which."""
    names = (c for c in who.rights if c.dep_ == "appos" and c.pos_ == "PROPN")
    return who.lower_ in ("one", "another") and any(g.set_off(c) for c in names)


def tears_list(who: Token, acting: Collection[int]) -> bool:
    """ "Holm, his wife, Judy[, his lawyer and three friends] flew", "the men named as Holm[, 24, Lind, 27, and Weiss,]
    left": the end of a list of those who act is lost."""
    joints = {t.i for t in who.subtree if t.dep_ == "cc"}
    people = [t for t in who.subtree if t.dep_ == "appos" and t.pos_ == t.head.pos_ == "PROPN"]
    joined = any(c.dep_ == "conj" and c.i in acting for c in who.children)
    joined = joined or any(t.head.i in acting and t.i not in acting for t in people)
    acts = any(g.is_verb(t) and t.lemma_ not in ("identify", "name") for t in who.subtree)
    return joined and bool(joints) and joints.isdisjoint(acting) and not acts


def _is_listed(noun: Token, head: Token) -> bool:
    if head.tag_ == "NN" and noun.ent_type_ == "PERSON" and any(c.ent_type_ == "PERSON" for c in noun.conjuncts):
        return True  # "two others: her husband, [Ole Holm and Bo Lund]"
    if noun.lower_ in ("rest", "remainder", "others", "half"):
        return True  # "half of it to Spain, [the rest] to Italy"
    if noun.ent_type_ == "PERSON" and noun.tag_ == "NNP" and any(c.dep_ == "conj" for c in head.children):
        return not any(c.dep_ == "conj" for c in noun.children)  # "his father and mother, [Ida Holm], said"
    who = next((a for a in noun.ancestors if a.dep_ in g.SUBJECTS), head)
    if who.tag_ == "NN" and number(who.head) > 0 and any(c.dep_ == "conj" for c in noun.children):
        return True  # "The rise of Tarn, [the war in Holt] and the fall of Lund have worried many"
    own = any(t.lower_ in ("his", "her") for t in noun.subtree) and head.dep_ == "pobj" and head.ent_type_ != "PERSON"
    if own and any(a.dep_ == "appos" and a.head.ent_type_ == "PERSON" for a in head.ancestors):
        return True  # "Ida Holm, head of the Tarn Fund, [a winner of prizes for her work]"
    if head.dep_ == "appos" and (noun.left_edge.tag_ == "PRP$" or head.ent_type_ in ("GPE", "LOC")):
        return True  # "in the capital, Tarn, [the game] was seen"; "cost the chairman, Ole Holm, [his job]"
    if any(c.dep_ == "appos" and c.i < noun.i and g.set_off(c) for c in head.children):
        return True  # "Hughes, head of the Society, a charity": which of the two it explains is unclear
    if noun.left_edge.i and noun.doc[noun.left_edge.i - 1].text == ":":
        return True  # "Also read: ...": a heading or a list
    counted = head.tag_ == "NNS" and any(c.dep_ == "nummod" for c in head.children)
    if counted and noun.pos_ == "PROPN" and noun.ent_type_ != "PERSON":
        return True  # "have 55 points, [City 54] and Arsenal 57"
    named = noun.pos_ == "PROPN" and head.pos_ == "PROPN" and head.ent_type_ != "PERSON"
    if named and noun.left_edge.tag_ not in ("DT", "NNP"):
        return True  # "the President, [former first daughter Chelsea Clinton]"
    office = any(c.dep_ in ("det", "poss") for c in head.children)
    if named and (noun.ent_type_ == "WORK_OF_ART" or (noun.ent_type_ == "PERSON" and not office)):
        return True  # "Holm for Harbour, [Weiss for The Field] and Lind"
    if noun.pos_ == "PROPN" and any(c.dep_ == "conj" and c.pos_ == "NOUN" for c in noun.children):
        return True  # "41% named the mayor, [Ole Holm, and 38% his rival], Ida Lind"
    parts = list(noun.subtree) if named else [noun]
    below = [c for part in parts for c in part.children]
    joined = [c for c in below if c.dep_ == "conj"] if any(c.lower_ == "and" for c in below) else []
    if joined and (named or noun.left_edge.tag_ == "PRP$" or any(c.pos_ == "PROPN" != noun.pos_ for c in joined)):
        return True  # "the fund, a charity, and the Red Cross", "owned by her, her husband and a firm"
    bare = noun.is_lower and not any(c.dep_ in ("det", "poss", "nummod") for c in noun.lefts)
    inside = {t.lower_ for t in noun.doc[noun.left_edge.i : noun.i]}
    if bare and {",", "and"} <= inside and not calls_somebody(noun.lemma_):
        return True  # "artists in R&B, [hip-hop, rap and gospel music]"
    if joined and head.left_edge.tag_ == "PRP$" and head.tag_ == "NN" and noun.tag_ == "NNS":
        return True  # "is survived by her son, [two nieces] and a sister"
    return is_list(head)


def _is_apart(noun: Token, head: Token) -> bool:
    """Whether it explains no noun: not set off, a dateline, a sum of the sentence, or something that acts."""
    if head.ent_type_ == "PERSON" and noun.tag_ == "NN" and not list(noun.lefts) and g.behind(noun).pos_ == "PROPN":
        return True  # "singers Ida and Jo Lind, [footballer] Holm and a cook": another person
    if head.ent_type_ == "GPE" and any(t.ent_type_ == "DATE" for t in noun.subtree):
        return True  # "New Delhi, Aug 2 ...": a dateline
    if head.ent_type_ == "DATE" and (noun.left_edge.tag_ != "DT" or noun.lemma_ not in _DAYS):
        return True  # "on May 31, 2017, [consequent on his new post]"
    if not g.set_off(noun) or noun.pos_ not in ("NOUN", "PROPN", "NUM"):
        return True
    opening, behind = noun.left_edge, noun.doc[noun.right_edge.i + 1 : noun.right_edge.i + 2]
    if noun.doc[opening.i - 1].text == "," and behind and behind[0].is_alpha and noun.right_edge.text not in _ENDING:
        return True  # "While some sing the song, [Waris Pathan and Abu Asim] Azmi said ...": the next part begins there
    if head.ent_type_ in ("GPE", "LOC") and noun.pos_ == "PROPN" and noun.ent_type_ not in ("GPE", "LOC", "FAC"):
        return True  # "this spot in Essex, [the Lifehouse Spa], ..."
    between = noun.doc[head.i + 1 : opening.i]
    if between.text.count(",") > 1 and any(g.is_verb(t) and g.is_finite(t) for t in between):
        return True  # "a couple, who heard cries from a village, [about 64 km] off"
    opened, closed = dash_pair(noun.doc) or (0, 0)
    if opened < head.i < closed < noun.i:
        return True  # "she was -- before becoming president -- [the chairwoman]"
    main = noun.doc[:].root
    if noun.i < main.i and g.is_finite(main) and main.pos_ == "VERB" and g.own_subject(main) is None:
        return True  # "In a letter to the mayor, [the head] said ...", "In Tarn, [a scheme] can cost a lot": it acts
    if noun.text == "%" or noun.lemma_ in _SUMMING or opening.tag_ == "IN" or opening.lower_ in ("aka", "alias"):
        return True
    # "In Australia, two pieces left a mark": it acts
    return noun.head.dep_ == "pobj" and any(c.dep_ == "acl" and c.tag_ == "VBD" for c in noun.children)


def _nearest(noun: Token, head: Token, many: bool) -> frozenset[int]:
    """The words before the apposition that it explains: of "Diack and Fredericks, a member" the last alone."""
    who = frozenset(i for i in words_under(head) if i < noun.left_edge.i)
    first = max((c.right_edge.i + 1 for c in head.lefts if c.dep_ in ("advmod", "prep", "npadvmod")), default=0)
    if noun.doc[first].text == ",":  # "Early in June, the governor, Ann Hale": when is no part of who
        who = frozenset(i for i in who if i > first)
    joint = max((i for i in who if noun.doc[i].dep_ == "cc"), default=-1)
    if many and head.dep_ == "conj" and head.head.pos_ == head.pos_:  # "in Tarn and Holt, two towns"
        return frozenset(range(head.head.left_edge.i, max(who, default=head.i) + 1))
    return frozenset(i for i in who if i > joint) if head.ent_type_ == "PERSON" and not many else who


def _without_circumstances(noun: Token) -> frozenset[int]:
    """The words of the apposition without what a comma sets off behind it: "the 68th-ranked player, [in round two]"."""
    apart = (c.i for c in noun.children if c.dep_ == "prep" and c.i > noun.i and noun.doc[c.i - 1].text == ",")
    end = min(apart, default=len(noun.doc))
    return frozenset(i for i in words_under(noun) if i < end)


def _whole_name(noun: Token) -> Token:
    """The head of the name that a noun is the end of: "the Right to [Movement]"."""
    return next((e.root for e in noun.doc.ents if e.start <= noun.i < e.end and e.end == noun.i + 1), noun)
