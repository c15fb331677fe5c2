"""How well a sentence reads on its own, outside its article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from gistcheck.coreference.things import nouns
from gistcheck.syntax.asserting import stands_for_a_verb
from gistcheck.syntax.constituents import CONNECTIVES, is_paired
from gistcheck.syntax.grammar import FINITE, SUBJECTS, ending, is_question
from gistcheck.syntax.quotes import quoted_tokens
from gistcheck.syntax.stance import SAYING, attributions
from gistcheck.syntax.wording import covered
from gistcheck.vocabulary.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MIN_WORDS: Final = 6
"""Shorter sentences are headings, interjections and pieces of dialogue."""

_FRAGMENT: Final = 0.3
"""A shorter one than `MIN_WORDS` says nothing alone: "Not Arabic.", "No."."""
_TORN: Final = 0.6
_BACK: Final = word_set("what why how where when because according")
"""What follows a "That's" that stands for all that was said before."""
_TESTED: Final = frozenset(("claim", "the claim", "rumour", "rumor", "myth"))
"""Labels of what somebody else says, and the article examines."""
_TALK: Final = word_set("question point problem reason case idea")
_HEADLESS: Final = 0.05
_LEANING: Final = 0.4
"""Tried 0, 0.4, 0.7 on development rows: 0.4 gave the best ROUGE-1 and ROUGE-Lsum of CNN/DailyMail and of inshorts, 0
lost half a point of ROUGE-1."""
_SHORT: Final = 0.6
_PERSONAL: Final = 0.5
"""Tried 0, 0.2, 0.5, 1 on development rows: 0.5 gave the best ROUGE-1, ROUGE-2 and ROUGE-Lsum of CNN/DailyMail and of
inshorts."""
_PERSONS: Final = word_set("i we me us my our mine ours you your yours")
_POINTING: Final = word_set(
    "he she it they him her his hers its their theirs this that these those such here there one both neither"
    " another others"
)
_PERSONAL_WORDS: Final = word_set("he she they him her his hers their theirs")
_LINKING: Final = CONNECTIVES | word_set(
    "but and yet so or then instead otherwise meantime elsewhere afterwards later earlier too indeed"
)


def readability(doc: Doc) -> float:
    """The share of its salience that a sentence is worth alone, in [0, 1].

    `doc`: one parsed sentence. Result: 1 for a whole statement; 0 for a question, which tells a reader nothing, for
    "Claim: ...", which a fact-check puts to the test, for "Holm said.", and for a fragment of less than `MIN_WORDS`
    words; less than 1 for a longer fragment without a finite verb or a beginning, a quotation torn in two, a short
    sentence, one that says "I", "we" or "you" outside quotation marks: whose voice it is, or who is spoken to, does
    not show.
    """
    words = [t for t in doc if not (t.is_punct or t.is_space)]
    fragment = _is_fragment(doc)
    if asks(doc) or _is_tested(doc) or _only_speaks(doc) or (fragment and len(words) < MIN_WORDS):
        return 0.0
    value = _FRAGMENT if fragment else 1.0
    value *= 1.0 if is_paired(doc.text) else _TORN
    value *= _HEADLESS if _is_headless(doc) else 1.0
    value *= _PERSONAL if _is_personal(doc) else 1.0
    return value * (1.0 if len(words) >= MIN_WORDS else _SHORT)


def _only_speaks(doc: Doc) -> bool:
    """ "Ann Holm said.", "Holm said on Twitter.": what is said stands elsewhere."""
    main = _main(doc)
    if main is None or main.tag_ not in FINITE or main.lemma_ not in SAYING or len(list(_words(doc))) >= MIN_WORDS:
        return False
    around = {t.dep_ for t in main.children}
    return around <= {*SUBJECTS, "prep", "punct", "advmod", "cc"} and not any(t.is_quote for t in doc)


def _is_tested(doc: Doc) -> bool:
    label, colon, _ = doc.text.partition(":")
    return bool(colon) and label.strip().lower() in _TESTED


def asks(doc: Doc) -> bool:
    """Whether a sentence is a question; a mark behind a full stop was lost on the way: "a letter.?"."""
    return is_question(doc) and not ending(doc).endswith(".?")


def tells(doc: Doc) -> bool:
    """Whether a sentence is neither a question nor an order: "Have your say below."."""
    main = _main(doc)
    order = main is not None and main.tag_ == "VB" and all(t.is_quote for t in doc[: main.i])
    return not (asks(doc) or order)


def _main(doc: Doc) -> Token | None:
    return next((t for t in doc if t.dep_ == "ROOT"), None)


def _words(doc: Doc) -> Iterator[Token]:
    return (t for t in doc if not (t.is_punct or t.is_space or t.is_quote))


def standing_alone(doc: Doc) -> float:
    """What a sentence is worth without the one before it, in [0, 1].

    `doc`: one parsed sentence. Result: 0 where "he" or "she" says it: a reader would take another for the speaker,
    where the opening says only that something was said before, and where the verb stands for one said before; less
    than 1 for an opening that points back ("But ...", "That ..."), a "he" before any name, or an "it" with nothing
    before it that it could be.
    """
    speaks = (t.head for t in doc if t.lower_ in ("he", "she") and t.dep_ == "nsubj")
    main = _main(doc)
    if main is not None and stands_for_a_verb(main, range(len(doc))):
        return 0.0  # "At least they [do] in the north"
    if _names_nothing(doc) or any(verb.dep_ == "ROOT" and verb.lemma_ in SAYING for verb in speaks):
        return 0.0
    return _LEANING if _leans_back(doc) or _points_back(doc) or opens_unnamed(doc) else 1.0


def _names_nothing(doc: Doc) -> bool:
    """ "That's what a team is hoping", "That's according to police", "That's the question": the opening says only that
    something was said before."""
    words = list(islice(_words(doc), 4))
    if len(words) < 3 or words[0].lower_ not in ("that", "this") or words[1].lemma_ not in ("be", "'s"):
        return False
    return words[2].lower_ in _BACK or words[-1].lemma_ in _TALK


def opens_unnamed(doc: Doc) -> bool:
    """Whether the first that a sentence speaks of is "he", "her" or "them", and it names nobody: "His show went off
    air.", "It took him a year."; not where a noun acts behind it: "In her speech, the mayor ..."."""
    spoken = (t for t in _words(doc) if t.pos_ in ("NOUN", "PROPN") or t.lower_ in _PERSONAL_WORDS)
    first = next((t for t in spoken if t.ent_type_ not in ("DATE", "TIME")), None)
    if first is None or first.lower_ not in _PERSONAL_WORDS or any(e.label_ in ("PERSON", "ORG") for e in doc.ents):
        return False
    acting = (t for t in doc if t.dep_ in SUBJECTS and t.head.dep_ == "ROOT" and t.i > first.i)
    return first == next(_words(doc), None) or not any(t.pos_ in ("NOUN", "PROPN") for t in acting)


def _leans_back(doc: Doc) -> bool:
    """An opening "It" or "There" that stands for nothing does not count."""
    first = next(_words(doc), None)
    if first is None:
        return False
    if first.lower_ in _LINKING:
        return True
    return first.lower_ in _POINTING and not _stands_for_nothing(first)


def _points_back(doc: Doc) -> bool:
    """An "it" or "them" that is bought, seen or told of, with nothing before it in the sentence that it could be."""
    objects = (t for t in doc if t.lower_ in ("it", "them") and t.dep_ in ("dobj", "pobj", "dative"))
    return any(not any(n.i < t.i for n in nouns(doc, t)) for t in objects)


def content_words(doc: Doc) -> frozenset[str]:
    """The lower-case lemmas of a sentence that carry meaning."""
    return frozenset(t.lemma_.lower() for t in _content(doc))


def told_words(doc: Doc, spans: Sequence[tuple[int, int]]) -> frozenset[str]:
    """Those of `content_words` that stand within `spans` of its text and do not name who says so, or how."""
    said = [span for a in attributions(doc) for span in ((a.start, a.end), (a.speaker_start, a.speaker_end))]
    return frozenset(t.lemma_.lower() for t in _content(doc) if covered(t.idx, spans) and not covered(t.idx, said))


def _content(doc: Doc) -> list[Token]:
    return [t for t in doc if not (t.is_stop or t.is_punct or t.is_space)]


def _is_fragment(doc: Doc) -> bool:
    """No finite verb, or only in what explains the noun that is all there is: "A man who was shot in Leeds in May."."""
    finite = [t for t in doc if _is_finite(t)]
    noun = _main(doc)
    if noun is None or noun.pos_ not in ("NOUN", "PROPN"):
        return not finite
    clauses = [c for c in noun.children if c.dep_ in ("relcl", "acl")]
    return all(any(c == t or c.is_ancestor(t) for c in clauses) for t in finite)


def _is_finite(token: Token) -> bool:
    return token.tag_ in FINITE and token.dep_ not in ("acl", "amod", "compound")


def _is_headless(doc: Doc) -> bool:
    """ "was pleased with the draw", ", who won last year, could ...": the beginning was lost with its paragraph."""
    first = next((t for t in doc if not (t.is_space or t.is_quote)), None)
    return first is not None and (first.text in (",", ";") or (first.text.islower() and first.pos_ != "PROPN"))


def _is_personal(doc: Doc) -> bool:
    quoted = quoted_tokens(doc)
    return any(t.pos_ == "PRON" and t.lower_ in _PERSONS and t.i not in quoted for t in doc)


def _stands_for_nothing(token: Token) -> bool:
    return token.dep_ == "expl" or (
        token.lower_ == "it" and any(t.dep_ in ("ccomp", "xcomp") for t in token.head.children)
    )
