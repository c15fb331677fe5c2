"""What "it" or "they" stands for: the subject of the sentence before, when nothing else fits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gistcheck.coreference.empty import is_empty
from gistcheck.coreference.unnamed import acts, is_unnamed
from gistcheck.protocols import Floats, PronounQuestion
from gistcheck.syntax import grammar as g
from gistcheck.syntax.agreement import are_several, number
from gistcheck.syntax.phrases import words_under
from gistcheck.syntax.quotes import in_quotes
from gistcheck.syntax.stance import SAYING
from gistcheck.syntax.wording import spans_of
from gistcheck.vocabulary.people import FIRMS, ORGANISATIONS
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Link = Callable[[Sequence[PronounQuestion]], list[Floats]]
Place = tuple[int, int, int]
"""(sentence index, start, end): a span of one sentence's characters."""

_LONGEST: Final = 8
"""Words of the longest phrase put in place of a pronoun; a longer one would drown the claim."""
_LIKELY: Final = 0.5
"""Lowest link probability that confirms the subject of the sentence before."""
_SPEECH_REACH: Final = 3
_PAPERS: Final = word_set("result report study datum data figure finding photo post image document number survey poll")
"""Subjects of "show" and "reveal" that cannot be "they" who say."""

_PLACES: Final = g.SUBJECTS | {"dobj", "pobj", "dative", "attr", "conj"}
"""Where in a sentence those stand who may be meant."""
_MINDED: Final = word_set("call want ask demand recommend consider think believe feel fear hope")
"""What only somebody does, beside saying: "Proposals were opposed by the left. [They] considered them unfair"."""
_INTENDED: Final = word_set(
    "plan intend agree refuse decide invest spend sell buy hire employ recruit expect welcome oppose review investigate"
    " apologise apologize regret know appeal negotiate cooperate comply receive accept reject deny seek try monitor"
    " respond earn suspend sack dismiss sue select opt file withhold renew examine appoint donate waive conduct pledge"
)
_OF_BODIES: Final = word_set(
    "profit loss sale revenue income turnover earnings share dividend workforce staff employee worker member customer"
    " policy budget director lawyer factory plant"
)
"""What bodies have, and ferries and laws do not."""
_FEELING: Final = word_set(
    "sorry disappointed pleased confident aware committed ready willing delighted saddened proud determined keen unable"
    " concerned able satisfied convinced appalled shocked"
)
_BEFALLS: Final = word_set("be happen occur begin start end come follow mark mean cost last take depend matter work")
"""What things do as well, or nothing does: "The ministry said [it] was the first attack"."""
_SOURCES: Final = word_set("source person insider")
"""Who says something and is not named: no "it"."""
_POWERS: Final = word_set("government army navy military airline hospital parliament regulator watchdog broadcaster")
_MANY: Final = word_set("million millions thousand thousands hundreds percent % per")
"""In the name of a crowd, of whom a text seldom goes on to speak."""
_EVENTS: Final = word_set("election vote poll talk negotiation meeting attack protest hearing trial visit")
"""Subjects that do nothing to anything: "Elections ousted many. [They] backed a law"."""


@dataclass(frozen=True, slots=True)
class Referent:
    """What a word stands for.

    `sentence`, `start`, `end`: the pronoun or noun phrase, in its sentence's characters. `name`:
    what it stands for, None when ambiguous; `source`: (sentence, start, end) of the name;
    `candidates`: the names that fit.
    """

    sentence: int
    start: int
    end: int
    text: str
    name: str | None
    source: tuple[int, int, int] | None
    candidates: tuple[str, ...]
    possessive: bool = False
    phrase: bool = False


def question(index: int, token: Token, candidates: Sequence[Place], docs: Sequence[Doc]) -> PronounQuestion:
    """The question for the reader: the sentences from the first candidate to the pronoun, as one text."""
    first = min(sentence for sentence, _, _ in candidates)
    starts: dict[int, int] = {}
    text = ""
    for i in range(first, index + 1):
        starts[i] = len(text)
        text += docs[i].text + " "
    at = starts[index] + token.idx
    spans = tuple((starts[sentence] + start, starts[sentence] + end) for sentence, start, end in candidates)
    return PronounQuestion(text.rstrip(), (at, at + len(token)), spans)


def refer(index: int, token: Token, docs: Sequence[Doc], link: Link | None) -> Referent | None:
    """Resolve a subject "it" or "they" of sentence `index`.

    Result: None when the pronoun stands for nothing ("it is raining", "it is clear that"), is
    quoted, or has its noun in its own sentence; a referent without a name when it is unclear, which it also is
    after an organisation in its own sentence ("X, spokeswoman for the committee, said it ...").
    """
    if is_empty(token) or in_quotes(token) or any(t.i < token.i for t in nouns(token.doc, token)):
        return None
    if _stands_ahead(token) or (token.lower_ == "they" and (len(_people(token)) > 1 or _some(token))):
        return None
    speaks = token.dep_ == "nsubj" and _communicates(token.head)  # who is "wanted" says nothing
    found = _speakers(index, token, docs) if speaks else _previous(index, token, docs)
    found = [(i, noun) for i, noun in found if not (_is_meant(token.head) and _wants_nothing(noun))]
    fitting = [noun for _, noun in found]
    spans = [(sentence, *_span(noun)) for sentence, noun in found]
    names = tuple(docs[sentence].text[start:end] for sentence, start, end in spans)
    rival = any(e.label_ == "ORG" and e.end <= token.i for e in token.doc.ents) or _teams(token)
    chosen = None if rival else _choose(index, token, fitting, spans, docs, link)
    if chosen is not None and len(names[chosen].split()) > _LONGEST:
        chosen = None
    if chosen is not None and any(t.lower_ in _MANY for t in fitting[chosen].subtree):
        chosen = None  # "More than 2 million people watched Holm and Lind. They topped the list"
    if chosen is not None and _is_told_before(token.head, fitting[chosen]):
        chosen = None
    if chosen is not None and not (speaks and _communicates(fitting[chosen].head)):
        others = _rivals(docs[spans[chosen][0]], fitting[chosen], token)
        names += tuple(dict.fromkeys(n for n in others if n not in names))
        chosen = None if others else chosen
    name, source = (names[chosen], spans[chosen]) if chosen is not None else (None, None)
    told = tuple(n for n in names if len(n.split()) <= _LONGEST)
    return Referent(index, token.idx, token.idx + len(token), token.text, name, source, told)


def itself(index: int, token: Token, docs: Sequence[Doc]) -> Referent | None:
    """ "Norvik said [it] had sold two ships", "Norvik said [its] profit fell": the body that says so, where nothing
    else can have done it, or have that.

    Result: None where "it" may be another, also what the sentence before is about ("The ferry sank. Norvik said it had
    hit a rock"), unless only somebody does what is said.
    """
    whose = token.tag_ == "PRP$"
    noun = token.head if whose else token
    if token.lower_ not in ("it", "its") or noun.dep_ not in g.SUBJECTS or is_empty(token) or in_quotes(token):
        return None
    told = noun.head
    who = g.subject(told.head) if told.dep_ == "ccomp" and told.head.lemma_ in SAYING else None
    if who is None or who.i > token.i or not _is_body(who) or (told.lemma_ in _BEFALLS and not _is_meant(told)):
        return None
    if g.own_subject(told.head) is None and g.first_conjunct(told.head).dep_ == "ccomp":
        return None  # "She said its team would study it, and indicated [it] was late": she may indicate so
    before = [n for n in nouns(token.doc, token) if n.i < token.i and not (n == who or who.is_ancestor(n))]
    told_before = nouns(docs[index - 1], token) if index else ()
    before += [n for n in told_before if not (_is_one(n, who) or in_quotes(n))]
    alone = noun.lemma_ in _OF_BODIES if whose else token.dep_ == "nsubj" and _is_meant(told)
    if before and not alone:
        return None
    start, end = _span(who)
    name = token.doc.text[start:end]
    if len(name.split()) > _LONGEST or any(t.tag_ == "PRP$" for t in who.lefts):
        return None
    return Referent(index, token.idx, token.idx + len(token), token.text, name, (index, start, end), (name,), whose)


def _is_body(who: Token) -> bool:
    named = who.ent_type_ in ("ORG", "GPE") and who.tag_ == "NNP"
    told = any(t.dep_ in ("det", "poss") and t.pos_ != "NOUN" for t in who.lefts)
    return named or (told and who.tag_ == "NN" and who.lower_ in ORGANISATIONS | FIRMS | _POWERS)


def _is_one(noun: Token, who: Token) -> bool:
    """Whether a noun of the sentence before may be who speaks: "Norvik" of "the firm", "the council" itself."""
    return noun.lemma_ == who.lemma_ or (who.lower_ in FIRMS and noun.ent_type_ == "ORG")


def _is_meant(verb: Token) -> bool:
    """What only somebody does or feels: "would hire 40 drivers", "would continue to hire some", "was sorry"."""
    if verb.lemma_ == "continue":
        return any(c.dep_ == "xcomp" and _is_meant(c) for c in verb.children)
    feels = verb.lemma_ == "be" and any(c.dep_ == "acomp" and c.lower_ in _FEELING for c in verb.children)
    return feels or verb.lemma_ in _INTENDED or (verb.lemma_ in _MINDED and verb.lemma_ != "call")


def _wants_nothing(noun: Token) -> bool:
    """ "[Talks] ended. They are willing", "[The report] came out. It plans to": nobody who can mean to do something."""
    plural = are_several(noun) and noun.pos_ == "NOUN" and not _communicates(noun.head)
    return noun.lemma_.lower() in _EVENTS | _PAPERS | {"profit", "loss", "revenue", "income", "turnover"} or (
        plural and not acts(noun, many=True)
    )


def _stands_ahead(token: Token) -> bool:
    """ "Although [it] cut ties, Egypt did not": what is meant may follow."""
    who = g.own_subject(token.doc[:].root)
    clause = next((a for a in token.ancestors if a.dep_ == "advcl"), None)
    return clause is not None and who is not None and who.head == clause.head and who.i > token.i and who.pos_ != "PRON"


def _people(token: Token) -> list[Token]:
    """ "Carter disliked Begin, but [they] ...": the people named before it in the sentence."""
    named = (t for t in token.doc[: token.i] if t.pos_ == "PROPN" and t.dep_ in _PLACES)
    return [t for t in named if t.ent_type_ in ("", "PERSON")]


def _teams(token: Token) -> bool:
    """ "[Liverpool] were lucky and [they] needed it": one name that is several, before it in the sentence."""
    named = (t for t in token.doc[: token.i] if t.dep_ == "nsubj" and t.tag_ == "NNP" and not list(t.conjuncts))
    return token.lower_ == "they" and any(t.ent_type_ and number(t.head) < 0 for t in named)


def _is_told_before(verb: Token, who: Token) -> bool:
    """ "The sketch was on after Holm's win. It was his eighth [win]": what it was stands in the sentence before."""
    what = [c.lemma_ for c in verb.rights if c.dep_ == "attr"] if verb.lemma_ == "be" else []
    return any(t.lemma_ in what and t.dep_ == "pobj" for t in who.doc if t.pos_ == "NOUN")


def _some(token: Token) -> bool:
    """ "[Several] said [they] had left": these."""
    return any(t.dep_ in g.SUBJECTS and t.pos_ in ("ADJ", "DET", "NUM", "PRON") and t.i < token.i for t in token.doc)


def _previous(index: int, token: Token, docs: Sequence[Doc]) -> list[tuple[int, Token]]:
    doing = any(c.dep_ == "dobj" for c in token.head.children)
    return [
        (index - 1, noun) for noun in nouns(docs[index - 1], token) if not (doing and noun.lemma_.lower() in _EVENTS)
    ]


def _speakers(index: int, token: Token, docs: Sequence[Doc]) -> list[tuple[int, Token]]:
    """Those who said something in the nearest of the sentences before, else who acts in the last: only they can go on
    speaking."""
    for sentence in range(index - 1, max(-1, index - 1 - _SPEECH_REACH), -1):
        speak = [t for t in docs[sentence] if t.dep_ == "nsubj" and _communicates(t.head) and t.pos_ != "PRON"]
        fitting = [n for n in nouns(docs[sentence], token) if n in speak and n.head.dep_ == "ROOT"]
        if speak or any(t.dep_ == "acl" and _communicates(t) for t in docs[sentence]):  # "a motion [saying] ..."
            return [(sentence, noun) for noun in fitting if noun.lemma_.lower() not in _PAPERS]
        if any(t.dep_ == "nsubj" and t.ent_type_ == "PERSON" and any(t.conjuncts) for t in docs[sentence]):
            return []  # "The firms said so. Holm and Lind ruled that it was not. [They] said ...": these two
        if sentence == index - 1 and (acting := _acting(docs[sentence], token)):
            return [(sentence, noun) for noun in acting]
    return []


def _acting(doc: Doc, pronoun: Token) -> list[Token]:
    """ "The Met Office issued a warning. [It] said ...", "the report came out. [It] found ..."."""
    many = pronoun.lower_ == "they"
    found = [n for n in nouns(doc, pronoun) if n.dep_ in g.SUBJECTS and n.head.dep_ == "ROOT"]
    return [n for n in found if acts(n, many=many) or (not many and n.lemma_.lower() in _PAPERS)]


def _communicates(verb: Token) -> bool:
    return verb.lemma_ in SAYING or verb.lemma_ in _MINDED


def _choose(
    index: int, token: Token, fitting: Sequence[Token], spans: Sequence[Place], docs: Sequence[Doc], link: Link | None
) -> int | None:
    """The subject of the sentence before: alone, or confirmed by the model."""
    subjects = [i for i, noun in enumerate(fitting) if noun.dep_ in g.SUBJECTS and noun.head.dep_ == "ROOT"]
    if len(subjects) != 1 or len(words_under(fitting[subjects[0]])) > _LONGEST:
        return None
    if link is None or len(fitting) == 1:
        return subjects[0] if len(fitting) == 1 else None
    probabilities = link([question(index, token, spans, docs)])[0]
    return subjects[0] if float(probabilities[subjects[0]]) >= _LIKELY else None


def _rivals(doc: Doc, chosen: Token, pronoun: Token) -> list[str]:
    """ "Drivers clashed with [police]. They ...", "the court fined [Telstar] 3m pounds. It ...": others in the sentence
    who can be meant."""
    many = pronoun.lower_ == "they"
    others = (t for t in doc if t.dep_ in _PLACES and acts(t, many=many) and not chosen.is_ancestor(t))
    paid = [doc[t.left_edge.i : t.i + 1].text for t in doc if not many and _is_fined(t)]
    return [doc.text[slice(*_span(t))] for t in others if t != chosen] + paid


def _is_fined(name: Token) -> bool:
    """A name before a sum, which the parser takes for one thing with it: "fined [Telstar] 3m pounds"."""
    return name.dep_ == "nmod" and name.pos_ == "PROPN" and name.head.dep_ == "dobj" and name.head.tag_ == "NNS"


def nouns(doc: Doc, pronoun: Token) -> Iterator[Token]:
    """The subjects and objects of a sentence that agree in number with "it", "they" or "them"."""
    many = pronoun.lower_ in ("they", "them")
    for token in doc:
        if token.dep_ not in ("nsubj", "nsubjpass", "dobj", "attr") or token.pos_ not in ("NOUN", "PROPN"):
            continue
        one = (
            token.ent_type_ == "PERSON"
            or is_unnamed(token)
            or (token.lower_ in _SOURCES and token.head.lemma_ in SAYING)
        )
        if are_several(token) == many and (many or not one):
            yield token


def _span(noun: Token) -> tuple[int, int]:
    words = sorted(i for i in words_under(noun) if not noun.doc[i].is_space)
    words = words[:-1] if words and noun.doc[words[-1]].dep_ == "cc" else words  # "[drivers] and worked in York"
    spans = spans_of(noun.doc, words) or ((noun.idx, noun.idx + len(noun)),)
    return spans[0][0], spans[-1][1]
