"""Reading a dependency parse for clauses: who acts, what belongs to the verb, what stands apart.

Works on spaCy's English labels (ClearNLP style: the copula heads its clause).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gistcheck.vocabulary.verbs import BY_ITSELF, COMPLETE, INTRANSITIVE
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS: Final = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass"))
FINITE: Final = frozenset(("VBD", "VBZ", "VBP", "MD"))
OBJECTS: Final = frozenset(("dobj", "attr", "acomp", "oprd", "dative", "prt", "ccomp", "xcomp", "agent", "expl"))
PUNCTUATION: Final = frozenset(".,;:!?()[]{}-–—…\"'“”‘’`´|") | {"--", "---", "...", "``", "''"}
_SHARES: Final = frozenset(("%", "percent", "half", "third", "quarter", "majority", "respondent"))
DASHES: Final = frozenset(("—", "–", "-", "--", "---"))
CONDITIONS: Final = word_set("if unless whether provided once lest until suppose assuming whenever than")
"""What opens a clause that is supposed and not put forward as so."""
FACT_MARKS: Final = word_set("after before while because since although though as when whereas")
"""What opens a clause that is put forward as so."""


def is_mark(token: Token) -> bool:
    """Whether the token is a punctuation mark, and not the apostrophe of a possessive."""
    return token.text in PUNCTUATION and token.tag_ != "POS"


def is_hyphen(dash: Token) -> bool:
    """ "won 3 - 0", "a four - poster bed", "Danish - born": a hyphen with spaces."""
    first, last = before(dash), behind(dash)
    if dash.tag_ == "HYPH" and first.head == last and first.dep_ in ("nummod", "npadvmod"):
        return True
    return all(t.text.isdigit() and len(t) < 4 for t in (first, last))


def before(token: Token) -> Token:
    """What stands right before a token; itself where it opens the text."""
    return token.doc[max(token.i - 1, 0)]


def behind(token: Token) -> Token:
    """What stands right behind a token; itself where it ends the text."""
    return token.doc[min(token.i + 1, len(token.doc) - 1)]


def word_before(doc: Doc, at: int) -> int:
    """Index of the last word before token `at`, -1 if there is none."""
    return next((i for i in range(at - 1, -1, -1) if not is_mark(doc[i])), -1)


def word_after(doc: Doc, at: int) -> int:
    """Index of the first word behind token `at`, the length of the text if there is none."""
    return next((t.i for t in doc[at + 1 :] if not is_mark(t)), len(doc))


def is_verb(token: Token) -> bool:
    """Whether the token heads a clause or verb phrase (a full verb, or a copula)."""
    return token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod", "compound")


def own_subject(verb: Token) -> Token | None:
    """The subject standing in the verb's own clause, if any."""
    return next((c for c in verb.children if c.dep_ in SUBJECTS), None) or next(
        (c for c in verb.children if c.dep_ == "expl"), None
    )


def governor(token: Token) -> Token | None:
    """The nearest verb above a token; None at the root."""
    return next((above for above in token.ancestors if is_verb(above)), None)


def root_of(token: Token) -> Token:
    """The root that the token hangs on: a sentence that the parser broke in two has two."""
    return next((t for t in (token, *token.ancestors) if t.dep_ == "ROOT"), token)


def has_object(verb: Token) -> bool:
    return any(c.dep_ in ("dobj", "ccomp") for c in verb.children)


def is_finite(verb: Token) -> bool:
    """Whether the verb, or the auxiliary it shares, carries tense or a modal."""
    return verb.tag_ in FINITE or any(a.tag_ in FINITE for a in auxiliaries(verb))


def is_infinitive(verb: Token) -> bool:
    """Whether "to" stands with the verb."""
    return any(c.tag_ == "TO" for c in verb.children)


def token_at(doc: Doc, at: int) -> Token | None:
    """The token that begins at a character position; None where none does."""
    return next((t for t in doc if t.idx == at), None)


def auxiliaries(verb: Token) -> list[Token]:
    """Auxiliaries and negation of a verb, with those it shares with the verb that it is joined to: "was captured and
    [booked]", "will cut and [raise]"; not "had promised to go, but [stayed]"."""
    own = [c for c in verb.children if c.dep_ in ("aux", "auxpass", "neg")]
    if own or verb.dep_ != "conj" or not is_verb(verb.head) or own_subject(verb) is not None:
        return own
    shared = auxiliaries(verb.head)
    if (done := any(a.dep_ == "auxpass" for a in shared)) and (verb.lemma_ in INTRANSITIVE or _is_active(verb)):
        return []
    forms = {"VBN": ("VBN", "VBD"), "VBD": ("VBN",), "VBG": ("VBG",), "VB": ("VB",), "VBP": ("VB",)}
    ahead = [t for c in verb.lefts for t in c.subtree]  # "and [last attended]", "and [in May won] it"
    dated = any(t.lower_ in ("last", "later", "then") or (t.ent_type_ == "DATE" and not done) for t in ahead)
    dated |= verb.tag_ == "VBD" and before(verb.left_edge).lower_ == "but"
    dated &= not any(a.tag_ == "MD" for a in shared)  # "might have explained it and then [signed] it"
    fits = verb.head.tag_ in forms.get(verb.tag_, ()) and verb.lower_ not in ("was", "were", "had") and not dated
    return shared if fits and shared else []


def _is_active(verb: Token) -> bool:
    """ "was booked and [took] his protests too far", "was hurt and [saw] two men flee": not done to the subject."""
    by = any(k.text[:1].isupper() for c in verb.rights if c.lower_ == "by" for k in c.children)
    return verb.tag_ == "VBD" and not by and has_object(verb)


def is_denied(verb: Token) -> bool:
    """Whether "not" stands with the verb, or with the auxiliary it shares, or "nor" before that: "nor [did] he say"."""
    return any(a.dep_ == "neg" or before(a).lower_ in ("nor", "neither") for a in auxiliaries(verb))


def subject(verb: Token) -> Token | None:
    """The head of the noun phrase that acts, own or shared; None for an order or a fragment."""
    own = own_subject(verb)
    if own is not None and not (is_relative(own) and clause_dep(verb) == "relcl"):
        return own
    if verb.dep_ in ("relcl", "acl"):
        return verb.head
    if verb.dep_ in ("conj", "advcl", "xcomp") and is_verb(verb.head):
        return subject(verb.head)
    return None


def clause_dep(verb: Token) -> str:
    """How the clause hangs in the sentence, looking through coordination."""
    return str(first_conjunct(verb).dep_)


def first_conjunct(verb: Token) -> Token:
    """The verb that opens the chain of coordinated verbs this one belongs to."""
    while verb.dep_ == "conj" and is_verb(verb.head):
        verb = verb.head
    return verb


def is_relative(token: Token) -> bool:
    """Whether the token is a relative pronoun."""
    opens = token.dep_ != "dobj" or token.i < token.head.i  # not "never used [that]"
    return token.tag_ in ("WDT", "WP", "WP$", "WRB") or (token.lower_ == "that" and token.tag_ == "IN" and opens)


def set_off(token: Token) -> bool:
    """Whether a comma, dash or bracket stands right before the token's phrase."""
    left = token.left_edge.i
    while left > 1 and token.doc[left - 1].is_space:
        left -= 1
    if left == 0:
        return False
    mark = before(token.doc[left - 1]) if token.doc[left - 1].text in ("”", "''") else token.doc[left - 1]
    if mark.text == "-":
        return bool(mark.whitespace_)
    return mark.text in (",", "–", "—", "--", "---", "(", ";", ":")


def set_off_after(token: Token) -> bool:
    """Whether a comma or the sentence's end stands right after the token's phrase."""
    following = token.right_edge.i + 1
    return following >= len(token.doc) or token.doc[following].text in (",", ".", ";")


def is_detached(token: Token) -> bool:
    """Whether a dependent stands apart from its head and can be stated, or left out, on its own."""
    if token.dep_ == "appos":
        summed_up = any(t.text == ":" for t in token.subtree)  # "Meir, Dayan, Rabin: those leaders ..."
        unnamed = token.head.pos_ == "NOUN" or token.head.lower_ == "one"  # "one of them, [Ida Holm], ..."
        return set_off(token) and not summed_up and not (token.pos_ == "PROPN" and unnamed)
    if token.dep_ == "relcl":
        return set_off(token) and before(token.left_edge).lower_ != "even" != token.left_edge.lower_
    if token.dep_ == "acl":
        return set_off(token) and token.tag_ in ("VBG", "VBN", "VBD")
    return token.dep_ == "parataxis" or (token.dep_ == "intj" and (set_off(token) or set_off_after(token)))


def coordinated_clause(token: Token) -> bool:
    """Whether a verb is coordinated with another and makes a statement of its own."""
    if token.dep_ != "conj" or not is_verb(token) or not is_verb(token.head):
        return False
    if before(token.left_edge).lower_ == "than" and before(before(token.left_edge)).lower_ == "rather":
        return False  # "played on fears rather than [offered] a way out"
    if _shares_object(token) or not _is_joined(token) or _is_one_act(token) or _is_gapped(token):
        return False
    if any(c.dep_ in ("cc", "preconj") and c.lower_ in ("or", "either", "nor") for c in token.head.children):
        return False
    return own_subject(token) is not None or is_finite(token) or token.tag_ == "VBD"


def _is_gapped(verb: Token) -> bool:
    """ "40 people were killed [and dozens wounded]": done to others, with the "were" of the first."""
    own, first = own_subject(verb), verb.head
    alone = own is not None and verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "auxpass", "dobj") for c in verb.lefts)
    return alone and first.tag_ == "VBN" and any(a.dep_ == "auxpass" for a in auxiliaries(first))


def _is_one_act(verb: Token) -> bool:
    """ "have risen [and fallen] in May", "was elected [and appointed] to it": what follows goes with both."""
    first, joint = verb.head, before(verb)
    if joint.lower_ != "and" or before(joint) != first or verb.tag_ != first.tag_ or first.lemma_ in COMPLETE:
        return False
    alone = first.lemma_ in BY_ITSELF and {first.lemma_, verb.lemma_} != {"rise", "fall"}
    if alone or any(c.dep_ == "dobj" for c in verb.children):
        return False  # "The bridge collapsed and killed 40 people"
    return not any(c.dep_ not in ("cc", "conj", "punct") for c in first.rights)


def _is_joined(verb: Token) -> bool:
    """Whether a conjunction or a mark stands between the verbs; without one the parse is wrong: "wrote legislation
    that gave Obama [expanded] authority". After a mere comma comes a subject, or a third verb later: "drew runners,
    [pilgrims] of a sort, but for sport" has neither."""
    between = verb.doc[verb.head.i : verb.i]
    if any(t.dep_ == "cc" or t.text in (";", ":", "&") or t.text in DASHES for t in between):
        return not (is_bare(verb) or _has_stray_subject(verb))
    listed = own_subject(verb) is not None or any(c.dep_ == "conj" and is_verb(c) for c in verb.children)
    return listed and any(t.text == "," for t in between)


def _has_stray_subject(verb: Token) -> bool:
    """Whether nouns that may be its subject stand between the conjunction and a verb without one: "will connect A and
    [the cost of the project] is 5 crore"."""
    if own_subject(verb) is not None:
        return False
    first = min([verb.i, *(c.i for c in verb.children if c.i < verb.i)])
    joints = [c.i for c in verb.head.rights if c.dep_ == "cc" and c.i < first]  # "and pay growth, though low, [is] up"
    joints = [] if any(own_subject(t) for i in joints for t in verb.doc[i:first]) else joints
    joints = joints or [t.i for t in verb.doc[verb.head.i : first] if t.dep_ == "cc" or is_mark(t)]
    counted = any(t.ent_type_ in ("CARDINAL", "PERCENT") for t in verb.lefts)  # "and more than half [live] on aid"
    return counted or any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in verb.doc[max(joints, default=first) : first])


def is_bare(verb: Token) -> bool:
    """Whether a coordinated verb lacks the tense of the first, as none can: "had no plan, except to time and again
    [renew] the process"."""
    finite = verb.dep_ == "conj" and verb.head.tag_ in ("VBD", "VBZ", "VBN") and is_verb(verb.head)
    return finite and verb.tag_ == "VB" and not auxiliaries(verb)


def _shares_object(verb: Token) -> bool:
    """ "arrested and questioned the student": the first verb has nothing of its own after it, and could have."""
    first = verb.head
    done = is_finite(first) and first.tag_ == "VBN" and any(a.dep_ == "auxpass" for a in auxiliaries(first))
    if (done and first.lemma_ != "bear") or first.lemma_ in BY_ITSELF:
        return False  # "apologised and paid her", "was arrested and charged with theft"; not "was born and raised in"
    own = [c for c in first.children if c.i > first.i and c.dep_ not in ("cc", "conj", "punct", "prt")]
    return not own and own_subject(verb) is None and verb.i - first.i <= 3


def bare_mark(verb: Token) -> list[int]:
    """An opening "As" or "While" that the parser hung on the main verb: without it two clauses run together."""
    first = verb.left_edge
    stray = first.head == verb and first.dep_ in ("prep", "advmod", "mark") and not list(first.children)
    alone = sum(is_verb(t) and is_finite(t) for t in verb.doc) == 1
    return [first.i] if verb.dep_ == "ROOT" and stray and not alone and first.lower_ in FACT_MARKS else []


def has_bare_count(verb: Token) -> bool:
    """ "Lind has 40 seats while Holm [has] 12": of what stands in the clause before it."""
    counts = (c for c in verb.rights if c.dep_ == "dobj" and c.tag_ == "CD" and c.ent_type_ in ("CARDINAL", ""))
    alone = any(not list(c.rights) and before(c).text not in DASHES for c in counts)  # not "won 3-0"
    return verb.lemma_ in ("have", "win", "get", "take", "receive", "lose") and alone


def is_share(noun: Token | None) -> bool:
    """Whether a part of those asked stands for people: "47% said they supported it"."""
    return noun is not None and (noun.pos_ == "NUM" or noun.lemma_ in _SHARES)


def marks(verb: Token) -> str:
    """The lower-case word that opens a subordinate clause ("after", "if"), or ""."""
    opening = (
        c for c in verb.children if c.dep_ == "mark" or (c.tag_ == "WRB" and c.dep_ == "advmod" and c.i < verb.i)
    )
    return next((c.lower_ for c in opening), "")


def is_question(doc: Doc) -> bool:
    """Whether a sentence ends with a question mark."""
    return ending(doc).endswith("?")


def ending(doc: Doc) -> str:
    """The last words of a sentence without the closing quotation marks and brackets behind its last mark."""
    return doc[-8:].text.rstrip("\"'”’) \n")
