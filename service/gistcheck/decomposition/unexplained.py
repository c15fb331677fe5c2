"""What stands like an apposition and explains nothing: a list, a place, a share, somebody else, a sum of it all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gistcheck.mending.nouns import PLACES
from gistcheck.syntax import grammar as g
from gistcheck.syntax.agreement import number
from gistcheck.syntax.asserting import supposed
from gistcheck.syntax.brackets import dash_pair
from gistcheck.syntax.persons import is_played
from gistcheck.syntax.phrases import is_bare, same_sort
from gistcheck.syntax.stance import SAYING
from gistcheck.vocabulary.people import FIRMS, ORGANISATIONS, calls_somebody
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUN_HEADS: Final = word_set(
    "those anyone everyone anybody everybody nobody someone one ones all what whoever people children"
    " anything something nothing everything none any no"
)
"""Words that name nobody: what is said of "those who ..." says nothing of anyone."""
_ENDING: Final = (",", ".", ";", ":", "–", "—", "-", "--", '"', "”", "'", "’")
_PARTS: Final = word_set("piece part portion swath stretch strip half share chunk section")
_LANDS: Final = word_set("area region zone stretch strip swath territory acre mile kilometre kilometer")
"""What a part of a land is: "a piece of Mali, an area of 900 miles"."""
_GROUPS: Final = word_set("couple pair duo trio team group family crew cast band board panel leadership staff lineup")
_MEASURES: Final = word_set("number amount share percentage proportion rate total level volume")
_DAYS: Final = word_set("day date holiday anniversary deadline eve time year month week")
"""What a date may be said to be; no "turnout" by Wednesday."""
_SUMMING: Final = word_set(
    "account act move decision revelation claim sign step feat fact development drama trend accusation change rise fall"
    " drop increase decline jump record first figure result loss defeat victory win pattern swing reversal contrast"
    " departure model turnaround shift reminder testament milestone setback dip expression"
)
"""Nouns that explain the whole sentence before them, not its last noun: "says a spokeswoman, a revelation that ..."."""

_NARROWING: Final = word_set("hence thus therefore especially particularly notably")
"""What stands before a part of what is named, or what follows from it."""
_OF_ALL: Final = word_set(
    "approach indictment proposal policy strategy tactic stance argument comparison assertion warning admission"
    " concession gesture notion comment remark opportunity"
)
"""Nouns that explain nobody and no place: "safe areas for Danes, an approach that ..."."""


def explains_nothing(noun: Token, head: Token) -> bool:
    """Whether what the parser holds for an apposition to `head` is none. `noun`: its head."""
    return (
        _is_listed(noun, head)
        or _is_apart(noun, head)
        or same_sort(noun)
        or _is_supposed(noun, head)
        or _is_no_name(noun, head)
        or _says_where(noun, head)
        or _tells_of_another(noun, head)
        or _is_no_description(noun, head)
    )


def _is_supposed(noun: Token, head: Token) -> bool:
    above = g.governor(noun)
    if above is not None and supposed(above):
        return True
    return head.ent_type_ == "PERSON" and is_played(head)  # "stars as Cam, [a player who moves to Ohio]"


def _is_no_name(noun: Token, head: Token) -> bool:
    """Whether it stands behind what names nobody and nothing."""
    if head.lower_ in PRONOUN_HEADS or head.pos_ == "PRON" or head.lower_ in ("former", "latter"):
        return True
    listed = head.dep_ in ("appos", "conj") and head.pos_ == "NOUN" and not head.ent_type_ and not list(head.lefts)
    if listed and _is_bare(noun):
        return True  # "his posts - mayor, envoy, [head of the bank] - ..."
    one = any(c.lower_ == "one" for c in head.lefts) and g.before(noun.left_edge).text in g.DASHES
    if one or any(c.lower_ == "all" for c in head.lefts):
        return True  # "has all the signs of it -- [the desk]", "has one ally -- [Lind]"
    last = head.doc[g.word_before(head.doc, noun.left_edge.i)]
    if head.lemma_ in _MEASURES and last.pos_ == "PROPN" and any(c.lower_ == "of" for c in head.rights):
        return True  # "the number of visits to Norvik -- [a site for sailors] -- rose"
    if any(t.lower_ in ("neither", "either", "nor", "or") for t in head.children):
        return True  # "Neither Norvik nor Delmar, the two lines, replied"
    if head.dep_ == "attr" and head.head.lemma_ == "become" and not head.ent_type_:
        return True  # "becoming the first champion, [a winner of ten prizes]": who became it
    return head.lower_ == "case" and head.head.lower_ == "in"  # "and, in Mr Holm's case, [theft]"


def _is_known(noun: Token) -> bool:
    """Whether a noun is one for a body, a place or somebody, whose name may follow."""
    return noun.lemma_.lower() in ORGANISATIONS | FIRMS | PLACES or calls_somebody(noun.lemma_.lower())


def _is_bare(noun: Token) -> bool:
    """A common noun without an article or a number."""
    return noun.is_lower and is_bare(noun)


def _says_where(noun: Token, head: Token) -> bool:
    """Whether it tells where a place lies, of what it is a part, or what else is there."""
    if head.head.lower_ == "of" and head.head.head.lemma_ in _PARTS and noun.lemma_ in _LANDS:
        return True  # "a large piece of Mali, [an area of 900 miles]"
    if head.ent_type_ not in ("GPE", "LOC"):
        return False
    opening = noun.left_edge
    if opening.pos_ == "PROPN" and opening.dep_ != "poss":
        return True  # "on Awaji Island, Hyogo prefecture"
    # "bought a villa in Spain, [a dress and a hat]"
    return opening.lower_ in ("a", "an") and bool(list(noun.conjuncts))


def _tells_of_another(noun: Token, head: Token) -> bool:
    """Whether it names or describes somebody or something else."""
    if noun.ent_type_ and noun.ent_type_ == head.ent_type_:
        return True
    outer = next((a for a in head.ancestors if a.dep_ in g.SUBJECTS), head)
    acts = g.behind(g.behind(noun.right_edge)).head == outer.head or g.behind(g.behind(noun.right_edge)) == outer.head
    if noun.pos_ == "PROPN" and not head.ent_type_ and outer != head and acts and not _is_known(head):
        return True  # "A fund backing Lind's bid for the presidency, [Norvik Rising], led": the fund is called so
    if head.dep_ in g.SUBJECTS and head.i < head.head.i < noun.i:
        return True  # "Tarn spoke of 70 dead, [the army] of a dozen": another one that did, or one named before
    of = head.head.head if head.dep_ == "pobj" else head
    if noun.ent_type_ == "PERSON" and head.pos_ == "NOUN" and of != head and calls_somebody(of.lemma_.lower()):
        return True  # "the head of his former club, [Ole Holm], said": the head is he
    if noun.ent_type_ == "NORP" and noun.tag_ in ("NN", "NNP") and head.pos_ == "NOUN" and head.dep_ == "pobj":
        return not calls_somebody(head.lemma_.lower())  # "won 50% of the vote, the first Dane to do that"
    if noun.ent_type_ == "MONEY" and head.ent_type_ in ("PERSON", "ORG", "GPE"):
        return True  # "spent more to help Lind - $2 million in May"
    if noun.lemma_ == "practice" and head.head.lower_ == "as":
        return True  # "served as its envoy, a practice that ..."
    if noun.lemma_ in ("honor", "honour") and head.ent_type_ in ("PERSON", "GPE", "LOC", "FAC"):
        return True
    fellow = any(t.lower_ == "fellow" and t.dep_ != "conj" and t.head.dep_ in ("conj", "appos") for t in noun.subtree)
    if (fellow and noun.lower_ != "fellow") or "another" in (head.left_edge.lower_, noun.left_edge.lower_):
        return True  # "Ida Holm, another aide": of whom they are one stands elsewhere
    if noun.lemma_ in _OF_ALL and (head.ent_type_ or calls_somebody(head.lemma_.lower())):
        return True
    if head.ent_type_ == "PERSON" and noun.tag_ in ("NNS", "NNPS") and not list(head.conjuncts):
        return True  # "Jadhav, who is the commissioner, western suburbs"
    # "a barmaid, Ida Lind": she is one, and one is not she
    return noun.pos_ == "PROPN" and head.left_edge.lower_ in ("a", "an", "one")


def _is_no_description(noun: Token, head: Token) -> bool:
    """Whether it is a party, a number, or a clause of its own."""
    bare = head.head.lower_ == "with" and any(t.pos_ == "ADJ" for t in noun.doc[head.i + 1 : noun.left_edge.i])
    if bare:
        return True  # "with its court intact -- [the president] and the king are its work"
    if len(noun.left_edge.text) == 1 and g.behind(noun.left_edge).text == "-":
        return True  # "Sen. Ida Lind, R-Ohio"
    if noun.shape_ == "dddd" and not list(noun.children):
        return True  # "the Seeds Bill, 2024"
    words = {t.lower_ for t in noun.subtree}
    if (
        words & {"drive", "walk", "ride", "flight"}
        and words & {"minute", "hour", "mile"}
        and not words & {"from", "of"}
    ):
        return True  # "in Newby, a 15-minute drive north": of where
    if noun.pos_ == "NUM" and noun.tag_ == "CD" and head.tag_ in ("NNS", "NNPS"):
        return True  # "the owners – two from Tarn, one from Holt": a share of them
    if any(c.tag_ == "WP$" or c.lower_ in _NARROWING for c in noun.children):
        return True  # "the workshop, [whose owner], Ole Holm, has left"; "made the board, [hence the word]"
    clauses = (c for c in noun.children if c.dep_ == "relcl" and c.lemma_ in SAYING)
    return any(g.behind(c).text == "," for c in clauses)  # "reach $14 billion, [the firm KRW estimated]"


def _is_listed(noun: Token, head: Token) -> bool:
    one = noun.left_edge.lower_ in ("a", "an")
    above = (a for a in head.ancestors if a.dep_ == "appos" and a.head.dep_ == "dobj")
    if one and head.dep_ == "pobj" and any(a.left_edge.lower_ in ("a", "an") for a in above):
        return True  # "wants a tax cut, a war with Spain, [a new law], and to leave"
    if one and any(c.dep_ == "appos" for c in noun.children) and head.pos_ == "NOUN":
        return True  # "wants a tax cut, [a war], a new law, ..."
    wanted = head.dep_ == "dobj" and head.head.lemma_ in ("want", "need", "promise", "propose")
    wanted &= any(t.dep_ == "cc" for t in noun.doc[noun.i : head.head.right_edge.i])
    if wanted and noun.left_edge.lower_ == head.left_edge.lower_ == "a":
        return True  # "wants a tax cut, [a war with Spain] and a new law"
    if head.tag_ == "NN" and noun.ent_type_ == "PERSON" and any(c.ent_type_ == "PERSON" for c in noun.conjuncts):
        return True  # "two others: her husband, [Ole Holm and Bo Lund]"
    if any(t.lower_ == "other" and t.head.dep_ == "conj" for t in noun.subtree):
        return True  # "prints articles, quizzes, [maps and other matter]"
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
    several = any(c.dep_ == "conj" and c.left_edge.tag_ == "DT" for c in noun.children) and noun.pos_ == "NOUN"
    if (
        several
        and head.tag_ == "NN"
        and head.dep_ not in g.SUBJECTS
        and not (head.lemma_ in _GROUPS or calls_somebody(head.lemma_.lower()))
    ):
        return True  # "damage to the rail, engine pumps, [the nose and the tank]"
    counted = head.tag_ == "NNS" and any(c.dep_ == "nummod" for c in head.children)
    if counted and noun.pos_ == "PROPN" and noun.ent_type_ != "PERSON":
        return True  # "have 55 points, [City 54] and Arsenal 57"
    named = noun.pos_ == "PROPN" and head.pos_ == "PROPN" and head.ent_type_ != "PERSON"
    if named and noun.left_edge.tag_ not in ("DT", "NNP"):
        return True  # "the President, [former first daughter Chelsea Clinton]"
    office = any(c.dep_ in ("det", "poss") for c in head.children) and calls_somebody(head.lemma_.lower())
    if named and (noun.ent_type_ == "WORK_OF_ART" or (noun.ent_type_ == "PERSON" and not office)):
        return True  # "Holm for Harbour, [Weiss for The Field] and Lind"
    if noun.pos_ == "PROPN" and any(c.dep_ == "conj" and c.pos_ == "NOUN" for c in noun.children):
        return True  # "41% named the mayor, [Ole Holm, and 38% his rival], Ida Lind"
    parts = list(noun.subtree) if named else [noun]
    below = [c for part in parts for c in part.children]
    joined = [c for c in below if c.dep_ == "conj"] if any(c.lower_ == "and" for c in below) else []
    if joined and (named or noun.left_edge.tag_ == "PRP$" or any(c.pos_ == "PROPN" != noun.pos_ for c in joined)):
        return True  # "the fund, a charity, and the Red Cross", "owned by her, her husband and a firm"
    inside = {t.lower_ for t in noun.doc[noun.left_edge.i : noun.i]}
    if {",", "and"} <= inside and _is_bare(noun) and not calls_somebody(noun.lemma_):
        return True  # "artists in R&B, [hip-hop, rap and gospel music]"
    last = [c for c in noun.children if c.dep_ == "conj"] and any(t.lower_ == "and" for t in noun.subtree)
    if last and _is_bare(noun) and not calls_somebody(noun.lemma_.lower()):
        several = noun.tag_ == head.tag_ == "NNS" and is_bare(head)
        if several or (head.dep_ == "pobj" and head.pos_ == "PROPN" and head.ent_type_ != "PERSON"):
            return True  # "sells nets, [ropes and sails]", "accounts for Tarn Ltd, [data on firms and figures]"
    if joined and head.left_edge.tag_ == "PRP$" and head.tag_ == "NN" and noun.tag_ == "NNS":
        return True  # "is survived by her son, [two nieces] and a sister"
    return is_list(head)


def _is_apart(noun: Token, head: Token) -> bool:
    """Whether it explains no noun: not set off, a dateline, a sum of the sentence, or something that acts."""
    if head.ent_type_ == "PERSON" and noun.tag_ == "NN" and not list(noun.lefts) and g.behind(noun).pos_ == "PROPN":
        return True  # "singers Ida and Jo Lind, [footballer] Holm and a cook": another person
    if head.lemma_ in ("degree", "extent") or (noun.lower_ == "one" and len(list(head.conjuncts)) > 1):
        return True  # "and, to a lesser degree, [Lind]", "Peru, Chile, Iran, [one] of the Emirates and others"
    if head.ent_type_ == "GPE" and any(t.ent_type_ == "DATE" for t in noun.subtree):
        return True  # "New Delhi, Aug 2 ...": a dateline
    if head.ent_type_ == "DATE" and (noun.left_edge.tag_ != "DT" or noun.lemma_ not in _DAYS):
        return True  # "on May 31, 2017, [consequent on his new post]"
    if not g.set_off(noun) or noun.pos_ not in ("NOUN", "PROPN", "NUM"):
        return True
    opening, behind = noun.left_edge, noun.doc[noun.right_edge.i + 1 : noun.right_edge.i + 2]
    marked = noun.doc[opening.i - 1].text in (",", *g.DASHES)  # also "Tarnol - [a cheap beer] alternative"
    if marked and behind and behind[0].is_alpha and noun.right_edge.text not in _ENDING:
        return True  # "While some sing the song, [Waris Pathan and Abu Asim] Azmi said ...": the next part begins there
    if head.ent_type_ in ("GPE", "LOC") and noun.pos_ == "PROPN" and noun.ent_type_ not in ("GPE", "LOC", "FAC"):
        return True  # "this spot in Essex, [the Lifehouse Spa], ..."
    inner = g.governor(head)
    deep = inner is not None and inner.dep_ == "ccomp" and inner.head.dep_ == "acl" and not head.ent_type_
    if deep and g.before(opening).text in g.DASHES:
        return True  # "a rule requiring that fuel hold some ethanol -- [a popular step] in Iowa"
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


def is_list(who: Token) -> bool:
    """ "Birla Lane, Military road and Silver lane [have] been rebuilt": the verb of several has one name for its
    subject, and others beside it, so they are a list and explain nothing."""
    if who.dep_ not in g.SUBJECTS or not any(c.dep_ == "appos" for c in who.children):
        return False
    single = who.tag_ in ("NN", "NNP") and not list(who.conjuncts) and not g.is_share(who)
    return single and number(who.head) < 0
