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
from gistcheck import Analyser, Library, cli, copies
from gistcheck.errors import EmptyInputError
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
    for standing in found:
        source = standing.evidence[0]
        assert standing.article.text[source.start : source.end] == standing.article.sentence_text(source.sentence_id)


def test_an_article_does_not_bear_witness_to_itself(library: Library) -> None:
    library.add(WIRE, "The same")
    library.add("Police confirmed on Tuesday that arrests were made in Cairo.", "Another")
    report = library._analyser.analyse(WIRE, min_check_worthiness=0.0)
    found = library.compare(report)
    assert report.claims and len(found) == len(report.claims)
    assert [[s.article.title for s in own] for own in found] == [["Another"]] * len(report.claims)


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
    assert "silent: 1 of 2" in shown.getvalue()


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
    missing = CliRunner().invoke(cli.app, ["library", str(files[0]), str(tmp_path / "none.txt")])
    assert missing.exit_code == 3 and "none.txt" in missing.stderr
