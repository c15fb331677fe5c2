"""People whom an article speaks of without a name: a pronoun may stand for one of them, not for the nearest name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from gistcheck.coreference.entities import Entity, Mention, Pair, mentions_in
from gistcheck.coreference.nations import is_one_of_people
from gistcheck.syntax.grammar import SUBJECTS, set_off
from gistcheck.syntax.quotes import in_quotes, quoted_tokens
from gistcheck.syntax.stance import SAYING
from gistcheck.vocabulary.people import (
    FAMILY,
    FEMALE_WORDS,
    KIN,
    MALE_WORDS,
    OFFICES,
    ORGANISATIONS,
    TITLES,
    calls_somebody,
    names_people,
    of_other_gender,
)
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_BODIES: Final = ORGANISATIONS | word_set(
    "police army crowd crew staff government parliament force troop navy militia mob hospital family household couple"
    " people person parent citizen migrant refugee immigrant tourist soldier rebel relative friend youth teenager"
    " native militant insurgent combatant inhabitant tenant servant accountant doctor expert analyst guard monk priest"
    " thief clerk crook pirate activist advocate candidate delegate executive representative detective neighbour"
    " neighbor bailiff human kid adult veteran civilian politician comrade colleague ally enemy gang cartel tribe"
    " bishop judge cop gunman fireman builder developer maker carrier contractor supplier lender"
)
"""Bodies, and people whom the endings do not tell."""
_CHILDREN: Final = word_set("baby infant newborn toddler child boy girl")
"""Of whom "her" tells no more than whose they are."""
_JOINED: Final = frozenset(("cc", "conj"))
_INSIDE: Final = frozenset(("det", "compound", "amod"))
"""What only says which office it is: "the [former home] secretary"."""
_LEADS: Final = word_set(
    "suspect teen teenager shooter gunman attacker assailant accused defendant victim complainant boy girl man woman"
)
"""Whom a whole story can be about without a name."""


def acts(token: Token, *, many: bool) -> bool:
    """Whether a noun stands for people or a body, of whom "they" (`many`) or "it" speaks: "police", "the poachers"."""
    word = token.lemma_.lower()
    if token.tag_ in ("NNS", "NNPS"):
        return many and (word in _BODIES or names_people(word) or word.endswith(("man", "woman")))
    return word in _BODIES or (not many and token.pos_ == "PROPN" and token.ent_type_ == "ORG")


def is_unnamed(token: Token) -> bool:
    """Whether a noun stands for one person without a name: "the complainant", "a driver", "one pilot"."""
    word = token.lower_
    if word == "old" or is_one_of_people(token):
        return token.left_edge.tag_ == "DT" and token.dep_ in SUBJECTS  # "the 67-year-old said he ...", "the Kenyan"
    some = token.dep_ in SUBJECTS and token.left_edge.lower_ in ("a", "an", "one")
    some &= not any(c.dep_ == "ccomp" for c in token.head.children)  # "a judge ruled that he was innocent"
    running = word in ("candidate", "nominee", "contender", "adviser", "advisor", "associate")
    if running and any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in token.children):
        return False  # "the candidate, Ole Holm"
    person = names_people(word) or (some and calls_somebody(word))
    person |= any(c.lower_ in ("himself", "herself") for c in token.children)
    marks = ("det", "poss") if word in _CHILDREN else ("det",)
    told = any(c.dep_ in marks or c.lower_ == "one" for c in token.lefts)
    plain = token.tag_ == "NN" and not token.ent_type_ and told
    return person and plain and token.dep_ != "attr"


def definite(token: Token) -> str:
    """What "the minister", "the home secretary", "the 58-year-old", "the Kenyan" calls somebody, with nothing else but
    an aside to say which; "" for other words."""
    words = [c for c in token.children if c.dep_ not in ("punct", "case") and not (c.i > token.i and c.dep_ in _JOINED)]
    words = [w for w in words if not (w.i > token.i and set_off(w) and (w.dep_ == "relcl" or w.tag_ == "NN"))]
    office = token.tag_ == "NNP" and token.lower_ in OFFICES and (not token.ent_type_ or token.lower_ in TITLES)
    aged = _is_aged(token)
    plain = token.tag_ == "NN" or office or is_one_of_people(token) or aged  # "the Star" may be a paper
    first = token.left_edge
    inside = ("det", "npadvmod") if aged else _INSIDE
    if not plain or first.lower_ != "the" or any(w.dep_ not in inside or w.i > token.i for w in words):
        return ""
    return token.doc[first.i + 1 : token.i + 1].text.lower()


def _is_aged(token: Token) -> bool:
    """ "the 58-year-[old]": somebody, and no "58-year-old driver"."""
    return token.lower_ == "old" and token.dep_ != "amod" and token.doc[max(token.i - 2, 0)].lower_ == "year"


def may_be(pronoun: Token, noun: Token) -> bool:
    """Whether "he" or "she" may be somebody without a name: "she" is no boy."""
    return is_unnamed(noun) and noun.lower_ not in of_other_gender(pronoun.lower_)


def stands_before(token: Token, named: Sequence[Entity]) -> bool:
    """Whether an unnamed person stands in the sentence before a pronoun: "the complainant ... with her"."""
    said = next((c for c in token.head.children if c.dep_ == "ccomp" and _speaks(token)), None)
    before = [
        t for t in token.doc[: token.i] if said is None or not said.is_ancestor(t)
    ]  # "the driver left, [he] said"
    people = [t for t in before if may_be(token, t)]
    some = (t for t in before if t.dep_ in SUBJECTS and t.left_edge.lower_ in ("a", "an"))
    if any(t in people or t.lower_ in OFFICES for t in some):
        return True  # "a Ferguson officer said he was looking for ...": none of the officers that it names
    words = {t.lower_ for t in people}
    return any(all(word not in e.roles for e in named if e.kind == "person") for word in words)


def belongs_to(index: int, pronoun: Token, named: Sequence[Entity], docs: Sequence[Doc]) -> bool:
    """ "Jansen's [brother] was shot. He ...", "His [brother] sits in court. He ...", "a [friend] of Burke sold it. He":
    whether somebody of one who is named, and not that one, acts in the pronoun's sentence or in the one before."""
    others = of_other_gender(pronoun.lower_)
    for sentence in (index, max(index - 1, 0)):
        people = [m for e, m in mentions_in(named, sentence, sentence) if e.kind == "person"]
        names = [m.token for m in people if not m.quoted or sentence == index]  # not "India's Daughter"
        owners = [docs[sentence][i] for i in names]
        if sentence < index:
            owners += [t for t in docs[sentence] if t.tag_ == "PRP$" and t.head.head.dep_ == "ROOT"]
        for name in owners:
            of = name.head.head if name.dep_ == "pobj" and name.head.lower_ == "of" else None
            who = name.head if name.dep_ == "poss" else of
            if who is None or who.dep_ not in SUBJECTS or who.pos_ != "NOUN" or who.lower_ in others:
                continue
            person = who.lower_ in MALE_WORDS | FEMALE_WORDS | KIN or names_people(who.lower_)
            named_too = any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in who.children)
            if person and not named_too and (sentence < index or who.i < pronoun.i):
                return True
    return False


def leads(docs: Sequence[Doc], named: Sequence[Entity]) -> frozenset[int]:
    """The sentences with somebody whom the story is about and does not name: in "the teen", "the suspect" and the like,
    in two sentences or more, and nobody's description.

    `docs`: the article's parsed sentences; `named`: its people and bodies. Result: indices of `docs`.
    """
    wanted = _LEADS.difference(*(e.roles for e in named if e.kind == "person"))
    places: dict[str, set[int]] = defaultdict(set)
    for index, doc in enumerate(docs):
        for token in doc:
            if token.lower_ in wanted and token.pos_ == "NOUN" and _is_definite(token):
                places[token.lower_].add(index)
    return frozenset(i for found in places.values() if len(found) > 1 for i in found)


def _is_definite(token: Token) -> bool:
    """ "the suspect", "the suspected shooter"; no name beside it ("the driver, Rob Hall")."""
    first = token.left_edge
    beside = any(c.pos_ == "PROPN" for c in token.children) or token.head.pos_ == "PROPN"
    return first.lower_ == "the" and not beside and token.tag_ not in ("NNS", "NNPS")


def leads_with_another(pronoun: Token, docs: Sequence[Doc], mention: Mention, named: Sequence[Entity]) -> bool:
    """Whether the sentence of a name is about somebody else, without a name or passed over by the name finder: "a
    professor was arrested for a cartoon of Mamata Banerjee", "the jogger fell, Banerjee said", "the 17-year-old police
    say shot Smith", "[Ilse] met Banerjee"."""
    doc = docs[mention.sentence]
    name = doc[mention.token]
    known = {m.token for _, m in mentions_in(named, mention.sentence, mention.sentence)}
    subjects = [t for t in doc if t.dep_ in SUBJECTS and _is_main(t.head) and t != name]
    before = [t for t in subjects if t.i < mention.token and t.head.dep_ == "ROOT"]
    over = any(t.tag_ == "NNP" and t.i not in known and t.ent_type_ in ("", "PERSON") for t in before)
    tells = mention.subject and name.head.lemma_ in SAYING
    if tells and _speaks(pronoun):
        return False  # "Nolan said a boy fell. ..., [he] said"
    if tells:
        subjects = [t for t in subjects if t.head.dep_ == "ccomp"]
    led = any(may_be(pronoun, t) or _is_kin(pronoun, t) for t in subjects)
    return (not mention.subject and over) or ((tells or not mention.subject) and led) or _holds_another(doc)


def _is_overlooked(who: Token) -> bool:
    bare = who.left_edge.tag_ != "DT" and who.text.istitle()
    return who.tag_ == "NNP" and bare and who.ent_type_ in ("", "PERSON")


def _is_main(verb: Token) -> bool:
    """Whether a sentence tells what the verb says as its own, or as what somebody says: "X fell, Nolan said"."""
    while verb.dep_ == "conj" or (verb.dep_ == "ccomp" and verb.head.lemma_ in SAYING):
        verb = verb.head
    return verb.dep_ == "ROOT"


def _is_kin(pronoun: Token, noun: Token) -> bool:
    """ "[his father] works abroad": who may be "he" as well."""
    owned = any(c.dep_ == "poss" for c in noun.children) and not any(c.dep_ == "appos" for c in noun.children)
    return owned and noun.lower_ in FAMILY - of_other_gender(pronoun.lower_)


def _speaks(pronoun: Token) -> bool:
    return pronoun.dep_ == "nsubj" and pronoun.head.lemma_ in SAYING


def office_acts_since(index: int, pronoun: Token, pair: Pair, docs: Sequence[Doc]) -> bool:
    """ "The president met Biden. It is unclear why [the president] left. He ...": a name in passing, and an office that
    is not that one's acts behind it; behind one who acts, in a sentence of its own."""
    entity, mention = pair
    behind = [] if mention.subject else [t for t in docs[mention.sentence] if t.i > mention.token]
    since = behind + [t for doc in docs[mention.sentence + 1 : index + 1] for t in doc]
    said = quoted_tokens(pronoun.doc) if not in_quotes(pronoun) else set()  # in what this one says
    since = [t for t in since if t.doc is not pronoun.doc or (t.i < pronoun.i and t.i not in said)]
    titles = {word.lower() for m in entity.mentions for word in docs[m.sentence].text[: m.start].split()[-1:]}
    offices = [t for t in since if t.lower_ in OFFICES - entity.roles - titles and t.dep_ in SUBJECTS]
    return any(definite(t) for t in offices)


def acts_between(
    last: int, index: int, pronoun: Token, entity: Entity, named: Sequence[Entity], docs: Sequence[Doc]
) -> bool:
    """ "Sharma was stabbed. The accused has fled. [He] was caught": somebody without a name, or with one that the name
    finder passed over, acts behind the sentence that speaks of that one `last`."""
    known = {(m.sentence, m.token) for _, m in mentions_in(named, last + 1, index - 1)}
    since = [(i, t) for i in range(last + 1, index) for t in docs[i] if t.dep_ in SUBJECTS and _is_main(t.head)]
    if any(_is_overlooked(t) and (i, t.i) not in known for i, t in since):
        return True
    actors = (t for _, t in since)
    actors = (t for t in actors if t.lower_ not in entity.roles or t.left_edge.lower_ in ("a", "an", "another"))
    return any(may_be(pronoun, t) or _is_kin(pronoun, t) for t in actors)


def is_evident(entity: Entity, docs: Sequence[Doc]) -> bool:
    """Whether the article shows that a name is a person's, beside the name finder: by a gender, a role, or as somebody
    who acts or has something; "Yukos, the oil company" and "Hurricanes Katrina and Isaac" are none, nor is what things
    happen in."""
    if entity.gender:
        return True
    names = [docs[m.sentence][m.token] for m in entity.mentions]
    if any(t.dep_ == "pobj" and t.head.lower_ == "in" for t in names):
        return False  # "in Ayia Napa - a resort"
    if any(calls_somebody(role.split()[-1]) for role in entity.roles):
        return True
    if any(_is_title(docs[m.sentence].char_span(m.start, m.end, alignment_mode="expand")) for m in entity.mentions):
        return False  # 'the show "Top Floor"'
    does = any(t.dep_ in (*SUBJECTS, "poss", "attr") for t in names)
    return does and not entity.roles & ORGANISATIONS


def is_told_of(pronoun: Token, name: Token) -> bool:
    """ "[He] believed Yassine was a victim": who believes it of Yassine is another."""
    subject = pronoun.dep_ == "nsubj" and pronoun.i < name.i and pronoun.head.lemma_ in SAYING
    told = next((a for a in (name, *name.ancestors) if a.head == pronoun.head and a.dep_ == "ccomp"), None)
    return subject and told is not None


def _is_title(name: Span | None) -> bool:
    """Whether a name stands in quotation marks by itself."""
    if name is None or not 0 < name.start <= name.end < len(name.doc):
        return False
    before, after = name.doc[name.start - 1], name.doc[name.end]
    after = after.nbor() if after.text == "," and after.i + 1 < len(name.doc) else after
    return before.is_quote and after.is_quote


def stands_above(token: Token, mentions: Sequence[Mention], named: Sequence[Entity]) -> bool:
    """Whether the pronoun stands in what somebody says or does whom the name finder passed over: "[Ivanov] said his
    trial was a farce", "[Kanchan], who died when a tree fell on her"."""
    for verb in (a for a in token.ancestors if a.pos_ in ("VERB", "AUX")):
        if verb.dep_ == "relcl":
            who = verb.head if any(c.lower_ == "who" for c in verb.children) else None
        else:
            who = next((c for c in verb.children if c.dep_ == "nsubj"), None) if verb.lemma_ in SAYING else None
        if who is None or who.i > token.i or who.tag_ != "NNP":
            continue
        body = who.ent_type_ == "ORG" and who.text.istitle() and not list(who.children)  # held for one: "Orsky said"
        if body or who.ent_type_ in ("", "PERSON"):
            known = any(who.text in e.name.split() for e in named if e.kind == "person")
            return not known and (body or all(m.token != who.i for m in mentions))
    return False


def _holds_another(doc: Doc) -> bool:
    olds = (t for t in doc[5:] if t.lower_ == "old" and doc[t.i - 5].lower_ == "the")
    return any(doc[t.i - 2].lower_ == "year" and t.head.pos_ != "PROPN" for t in olds)


def _is_described(who: Token) -> bool:
    """ "The Ethiopian [legend]", "the [star], who ...": a noun for one person by what is said of it."""
    nation = any(c.dep_ == "amod" and c.ent_type_ == "NORP" for c in who.children)
    acting = any(c.dep_ == "relcl" and any(t.lower_ == "who" for t in c.children) for c in who.children)
    return who.tag_ == "NN" and who.left_edge.tag_ == "DT" and (nation or acting)


def has_own(token: Token, who: Token | None) -> bool:
    """Whether a possessive goes with the subject of its own clause, and that is one person: "Shah Rukh did not lose
    [his] cool", "her husband lost [his] job", "the French legend won [his] race"."""
    if token.tag_ != "PRP$" or who is None or who.i > token.i or who.tag_ not in ("NN", "NNP"):
        return False
    kin = MALE_WORDS if token.lower_ == "his" else FEMALE_WORDS
    named = who.ent_type_ in ("", "PERSON", "NORP") or (
        who.ent_type_ == "ORG" and [c.dep_ for c in who.lefts] == ["compound"]
    )
    office = who.lower_ in OFFICES and who.left_edge.tag_ == "DT" and who.tag_ == "NN"
    return who.lower_ in kin or is_unnamed(who) or office or _is_described(who) or (who.pos_ == "PROPN" and named)
