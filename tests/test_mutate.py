"""The table of seeded faults fits the code, and the check tells a caught fault from one that survives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from eval import mutate
from eval.mutate import Fault

TESTS = Path(__file__).parent
CAUGHT = Fault("networks/windows.py", "used + cost > budget", "used + cost > budget + 1", ("test_windows.py",))


def test_each_fault_stands_once_in_its_file_and_names_tests_that_exist() -> None:
    table = mutate.faults()
    assert len(table) >= 30 and len(set(table)) == len(table)
    for fault in table:
        text = (mutate.PACKAGE / fault.file).read_text("utf-8")
        assert fault.applied(text) != text
        assert fault.tests and all((TESTS / name).is_file() for name in fault.tests)


@pytest.mark.parametrize("text", ["", "used + cost > budget, used + cost > budget"])
def test_a_fault_that_does_not_fit_is_named(text: str) -> None:
    with pytest.raises(ValueError, match="networks/windows.py holds"):
        CAUGHT.applied(text)


@pytest.mark.parametrize(
    ("found", "code", "words"),
    [(["", "a::test_x", "a::test_y"], 0, "2 of 2"), (["", "a::test_x", ""], 1, "1 of 2"), (["a::test_z"], 1, "")],
    ids=["all caught", "one survives", "the tests fail without a fault"],
)
def test_the_exit_code_says_whether_enough_are_caught(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], found: list[str], code: int, words: str
) -> None:
    answers = iter(found)
    monkeypatch.setattr(mutate, "faults", lambda: [CAUGHT, CAUGHT])

    def failing(folder: Path, tests: Any) -> str:
        text = (folder / "gistcheck" / CAUGHT.file).read_text("utf-8")
        assert (CAUGHT.new in text) == (folder != mutate.PACKAGE.parent)
        return next(answers)

    monkeypatch.setattr(mutate, "failing", failing)
    assert mutate.main([]) == code
    shown = capsys.readouterr()
    assert words in shown.out
    assert ("SURVIVED" in shown.out) == (found[-1] == "")
    assert ("test_z" in shown.err) == (len(found) == 1)
