"""Articles beside one another, with a checker that answers by the words it is shown."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rich.console import Console
from typer.testing import CliRunner

from eval.fakes import FakeChecker, FakeReader
from gistcheck import Analyser, Article, Library, cli, copies
from gistcheck.errors import (
    EmptyInputError,
    InputError,
    LanguageError,
    NotTextError,
    OptionError,
    SourceNotFoundError,
    TooLargeError,
)
from gistcheck.fetch import Fetched
from gistcheck.protocols import Floats
from gistcheck.render.beside import beside_json, print_beside

WIRE = "Police arrested 14 people in Cairo on Monday after a fire at the port. Nobody was hurt, the mayor said."
AGREES, DISAGREES, SILENT = np.eye(3)


class ByWords(FakeChecker):
    """Evidence with "denied" contradicts, with the claim's first word supports, else is silent."""

    def predict(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        return np.array([self._answer(*pair) for pair in pairs], np.float32)

    def _answer(self, evidence: str, claim: str) -> Any:
        if "denied" in evidence:
            return DISAGREES
        return AGREES if claim.split()[0] in evidence.split() else SILENT


@pytest.fixture
def library() -> Library:
    return Library(Analyser(reader=FakeReader(), checker=ByWords()))


def test_copies_share_most_of_their_words() -> None:
    one = copies.shingles(["Police arrested 14 people in Cairo on Monday."])
    assert copies.containment(one, copies.shingles(["POLICE arrested 14 people in Cairo on Monday, and left."])) == 1
    assert copies.containment(one, copies.shingles(["Rain fell in Leeds for a week without a break."])) == 0
    assert copies.shingles(["Rain fell."]) == {("rain", "fell")}
    assert copies.containment(frozenset(), one) == 0


def test_a_copy_of_a_copy_is_a_copy() -> None:
    first, second = "a b c d e f g h".split(), "i j k l m n o p".split()
    texts = [copies.shingles([" ".join(words)]) for words in (first, second, first + second, ["x"] * 9)]
    assert copies.origins(texts) == [[0, 1, 2], [3]]
    assert copies.origins([]) == []


def test_each_story_agrees_disagrees_or_is_silent(library: Library) -> None:
    library.add("Rain fell in the village of Otley for a whole week.", "Rain")
    library.add("Police confirmed on Tuesday that arrests were made in Cairo.", "Yes")
    library.add("A spokesman denied on Tuesday that there had been a raid.", "No")
    found = library.check("Police arrested 14 people.")
    assert [(s.article.title, s.stance) for s in found] == [("Yes", "agrees"), ("No", "disagrees"), ("Rain", "silent")]
    assert found[2].evidence == ()
    for standing in found[:2]:
        source = standing.evidence[0]
        assert standing.article.text[source.start : source.end] == standing.article.sentence_text(source.sentence_id)


def test_an_article_does_not_bear_witness_to_itself(library: Library) -> None:
    library.add(WIRE, "The same")
    library.add("Police confirmed on Tuesday that arrests were made in Cairo.", "Another")
    report = library._analyser.analyse(WIRE, min_check_worthiness=0.0)
    found = library.compare(report)
    assert report.claims and len(found) == len(report.claims)
    assert [[s.article.title for s in own] for own in found] == [["Another"]] * len(report.claims)


def test_an_article_is_fetched_only_with_consent(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    address, text = "https://news.example/raid", "Police arrested 14 people in Cairo on Monday."
    monkeypatch.setattr("gistcheck.fetch.fetch", lambda address: Fetched(address, text, False))
    with pytest.raises(SourceNotFoundError, match="allow_fetch=True"):
        library.add(address)
    assert library.add(address, allow_fetch=True).url == address
    checker = library._analyser
    with pytest.raises(SourceNotFoundError, match="allow_fetch=True"):
        checker.check(address, text)
    assert checker.check(address, text, allow_fetch=True).label == "supported"


def test_the_first_published_of_the_copies_stands_for_them(library: Library) -> None:
    for title, published in (("Undated", None), ("Second", "2024-05-03T10:00:00Z"), ("First", "2024-05-01")):
        library.add(WIRE, title, published=published)
    (found,) = library.check("Police arrested 14 people.")
    assert [found.article.title, *(copy.title for copy in found.copies)] == ["First", "Second", "Undated"]


def test_an_empty_library_and_an_empty_article(library: Library) -> None:
    assert library.check("Police arrested 14 people.") == ()
    assert library.articles == ()
    with pytest.raises(EmptyInputError):
        library.add("   ")
    assert library.articles == ()


def test_what_the_stories_say_as_data_and_as_text(library: Library) -> None:
    report = library._analyser.analyse(WIRE, min_check_worthiness=0.0)
    library.add("A spokesman denied on Tuesday that there had been a raid.", "No", published="2024-05-02")
    library.add("Rain fell in the village of Otley for a whole week.", "Rain")
    found = library.compare(report)
    data = json.loads(beside_json(report, found))
    assert [entry["claim"]["id"] for entry in data] == [claim.id for claim in report.claims]
    story = data[0]["stories"][0]
    assert (story["stance"], story["article"]["title"], story["article"]["published"]) == (
        "disagrees",
        "No",
        "2024-05-02",
    )
    assert story["evidence"][0]["text"] == "A spokesman denied on Tuesday that there had been a raid."
    shown = StringIO()
    print_beside(report, found, Console(file=shown, width=100))
    assert "disagrees: No, 2024-05-02" in shown.getvalue()
    assert "silent: 1 of 2 stories" in shown.getvalue()


def test_an_article_without_claims_is_said_to_have_none_and_where_to_see_why(library: Library) -> None:
    report = library._analyser.analyse("What a lovely day it was!", max_claims=0)
    shown = StringIO()
    print_beside(report, library.compare(report), Console(file=shown, width=100))
    assert "claims" in shown.getvalue() and "“gistcheck analyse” says why" in shown.getvalue()


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gistcheck.Analyser", lambda **options: Analyser(reader=FakeReader(), checker=ByWords()))
    page = "<html><head><title>No</title></head><body><p>A spokesman denied that there was a raid.</p></body></html>"
    files = [tmp_path / "article.txt", tmp_path / "other.html"]
    for file, text in zip(files, (" ".join([WIRE] * 3), page), strict=True):
        file.write_text(text, "utf-8")
    runs = [CliRunner().invoke(cli.app, ["library", *map(str, files), *more]) for more in ([], ["--json"])]
    assert [run.exit_code for run in runs] == [0, 0]
    claims = json.loads(runs[1].stdout)
    assert claims and {story["stance"] for claim in claims for story in claim["stories"]} == {"disagrees"}
    assert len(re.findall(r"disagrees: No", runs[0].stdout)) == len(claims)
    empty = tmp_path / "empty.txt"
    empty.write_text(" ")
    others = [str(empty), str(tmp_path / "none.txt")]
    partly = CliRunner().invoke(cli.app, ["library", str(files[0]), *others, str(files[1])])
    assert (partly.exit_code, partly.stdout) == (3, runs[0].stdout)
    first, second, last = partly.stderr.splitlines()
    assert first.startswith(f"gistcheck: {empty}: ") and "none.txt" in second and "2 of 3" in last
    unread = CliRunner().invoke(cli.app, ["library", str(files[0]), *others])
    assert (unread.exit_code, unread.stdout) == (3, "")
    assert "None of the articles to look in" in unread.stderr.splitlines()[-1]


@pytest.mark.parametrize("claim", ["", "...", 5])
def test_a_typed_claim_without_a_word_is_named(library: Library, claim: Any) -> None:
    library.add(WIRE)
    with pytest.raises(InputError, match="claim"):
        library.check(claim)


def test_a_typed_claim_in_another_language_is_refused_as_an_article_is(library: Library) -> None:
    library.add(WIRE)
    with pytest.raises(LanguageError, match="The claim reads as language 'es'"):
        library.check("La policía detuvo el viernes a catorce personas en la capital, dijo el ministro.")


def test_what_an_article_or_a_claim_is_given_with_is_checked(library: Library) -> None:
    with pytest.raises(OptionError, match="published='soon'"):
        library.check("Police arrested 14 people.", published="soon")
    with pytest.raises(OptionError, match="title=5"):
        library.add(WIRE, 5)  # type: ignore[arg-type]


def test_a_claim_of_many_thousand_characters_is_refused_before_it_is_parsed(library: Library) -> None:
    with pytest.raises(TooLargeError, match=r"6,000 characters, more than 5,000\. Split it"):
        library.check("Rain fell " * 600)


def test_a_story_is_read_without_its_dateline_and_with_its_lost_marks(library: Library) -> None:
    library.add("LONDON (Reuters) - The mayor resigned on Friday. Police closed the bridge for a week.")
    (standing,) = library.check("The mayor resigned on Friday.")
    assert standing.reasons == ("stands in the article word for word",)


def test_a_claim_too_long_to_be_checked_is_an_error_if_typed_and_silence_if_read(library: Library) -> None:
    class Narrow(ByWords):
        def fits(self, claims: Sequence[str]) -> list[bool]:
            return [len(claim) < 20 for claim in claims]

        def predict(self, pairs: Sequence[tuple[str, str]]) -> Floats:
            if not all(self.fits([claim for _, claim in pairs])):
                raise InputError("too long")
            return super().predict(pairs)

    narrow = Library(Analyser(reader=FakeReader(), checker=Narrow()))
    narrow.add("Police confirmed on Tuesday that arrests were made in Cairo.")
    report = library._analyser.analyse(WIRE, min_check_worthiness=0.0)
    found = [standing for own in narrow.compare(report) for standing in own]
    assert ("too long to be checked",) in [s.reasons for s in found]
    assert {s.stance for s in found if s.reasons == ("too long to be checked",)} == {"silent"}
    with pytest.raises(InputError, match="too long"):
        narrow.check("Police arrested 14 people in Cairo.")


@pytest.mark.parametrize("models", [{"checker": 5}, {"reader": object()}])
def test_a_model_without_the_methods_of_one_is_named(models: dict[str, Any]) -> None:
    with pytest.raises(OptionError, match=f"{next(iter(models))}=.*or an object with"):
        Analyser(**models)


@pytest.mark.parametrize("sources", ["The dam held.", Path("dam.txt"), Article("The dam held."), 5])
def test_one_article_is_not_taken_for_many(library: Library, sources: Any) -> None:
    with pytest.raises(NotTextError, match="give a list of articles"):
        library._analyser.analyse_many(sources)
