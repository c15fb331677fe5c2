"""What is read off a parse once: only off one that is final, and never off a copy of it."""

from spacy.tokens import Doc

from gistcheck.mending.attachments import mend
from gistcheck.syntax.parse import load_parser, parse
from gistcheck.syntax.remembered import read_once, settled


def _counting():
    asked = []

    @read_once
    def words(doc: Doc) -> tuple[str, ...]:
        asked.append(doc)
        return tuple(token.text for token in doc)

    return words, asked


def test_a_settled_parse_is_read_once_for_each_question():
    words, asked = _counting()
    others, asked_of_others = _counting()
    doc = settled(load_parser()("Ida Holm left."))
    assert words(doc) is words(doc) and others(doc) == words(doc) == ("Ida", "Holm", "left", ".")
    assert len(asked) == len(asked_of_others) == 1


def test_a_parse_that_may_change_is_read_anew():
    words, asked = _counting()
    doc = load_parser()("Ida Holm left.")
    assert words(doc) == words(doc)
    assert len(asked) == 2


def test_nothing_is_known_of_a_copy():
    words, asked = _counting()
    doc = settled(load_parser()("Ida Holm left."))
    words(doc)
    copied = doc.copy()
    assert words(copied) == words(copied) == words(doc)
    assert asked == [doc, copied, copied]


def test_a_mended_parse_is_another_and_final():
    words, asked = _counting()
    (doc,) = parse(["Five hours passed between the calls."])
    mended = mend(doc)
    assert mended is mend(doc) and mended is not doc
    assert words(doc) == words(mended) == words(mended)
    assert asked == [doc, mended]
