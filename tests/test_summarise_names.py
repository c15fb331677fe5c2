"""Names for the pronouns of a summary: where they are wanted, where they stand, and what doubts them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gistcheck.coreference.resolve import resolve
from gistcheck.coreference.things import Referent
from gistcheck.naming import insertions
from gistcheck.summarise import Condensed
from gistcheck.syntax.parse import parse
from gistcheck.types import Verdict
from tests.test_summarise import article_of, run

MAYOR = (
    "Mayor Anna Larsen of Aldham opened a bridge over the Wend on Friday.",
    "The bridge cost 40 million euros and took three years to build.",
    "She had paid for it out of her own pocket before the election in May.",
)


def told(texts: Sequence[str], salience: Sequence[float], **options: Any) -> Condensed:
    return run(texts, salience, referents=resolve(parse(list(texts))), **options)


def test_a_pronoun_is_named_where_the_summary_would_not_say_who_it_is() -> None:
    found = told(MAYOR, (0.1, 0.1, 0.9), sentences=1)
    [sentence] = found.sentences
    assert sentence.text == "[Anna Larsen] had paid for it out of her own pocket before the election in May."
    own, name = sentence.sources
    text = article_of(MAYOR).text
    assert (text[own.start : own.end], text[name.start : name.end]) == (MAYOR[2], "Anna Larsen")
    assert (own.sentence_id, name.sentence_id) == (2, 0)


def test_behind_the_sentence_before_it_a_pronoun_stays() -> None:
    found = told(MAYOR, (0.1, 0.8, 0.9), sentences=2)
    assert [s.text for s in found.sentences] == list(MAYOR[1:])


def test_whom_a_sentence_names_in_part_and_who_is_quoted_keep_their_pronouns() -> None:
    partly = (MAYOR[0], MAYOR[1], "Before she spoke, Larsen had paid for a second bridge out of her own pocket.")
    assert [s.text for s in told(partly, (0.1, 0.1, 0.9), sentences=1).sentences] == [partly[2]]
    quoted = (
        MAYOR[0],
        MAYOR[1],
        'A voter in the town said on Sunday: "She had paid for it before the election in May."',
    )
    assert [s.text for s in told(quoted, (0.1, 0.1, 0.9), sentences=1).sentences] == [quoted[2]]


def test_a_name_in_doubt_is_taken_back() -> None:
    def doubt(drafts: Sequence[tuple[str, int]]) -> list[Verdict]:
        return [Verdict("not_stated" if "Larsen" in text else "supported", 0.9) for text, _ in drafts]

    found = told(MAYOR, (0.1, 0.1, 0.9), sentences=1, verify=doubt)
    assert [s.text for s in found.sentences] == [MAYOR[2]] and len(found.sentences[0].sources) == 1
    [dropped] = found.dropped
    assert dropped.text.startswith("[Anna Larsen] had paid") and "name" in dropped.reason


def test_what_somebody_does_on_his_own_is_not_another_ones() -> None:
    for words, names in (("on his own", []), ("in his plane", ["Carsten Dahl's"])):
        (doc,) = parse([f"The co-pilot was fit to fly {words}."])
        at = doc.text.index("his")
        his = Referent(0, at, at + 3, "his", "Carsten Dahl", (0, 0, 12), ("Carsten Dahl",), possessive=True)
        assert [put.text for _, put in insertions(doc, range(len(doc)), [his])] == names
