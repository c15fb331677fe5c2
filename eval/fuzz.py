"""Odd input in bulk: `python -m eval.fuzz --count 10000 --seed 0`.

Every input goes through the whole pipeline with fake models (`eval.fakes`). Each must end in a sound
report (`eval.invariants`) or in a `GistcheckError`. Exit codes: 0 all did; 1 some did not (each is
printed with its number; `--only NUMBER` runs it again, with the traceback).
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from eval.fakes import FakeChecker, FakeReader
from eval.invariants import broken, same
from gistcheck import Analyser, Article
from gistcheck.errors import GistcheckError

ARTICLES = Path(__file__).parent / "fixtures" / "articles"
PLANES = (
    (0x20, 0x7F),
    (0xA0, 0x2FFF),
    (0x3000, 0xD7FF),
    (0xE000, 0xFFFF),
    *((p << 16, (p << 16) + 0xFFFF) for p in range(1, 17)),
)
BREAKS = ("\n", "\r\n", "\r", "\n\n", "\u2028", "\u2029", "\v", "\f", "\x85", " ")
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202e\u2066\u2069\u0301\u20e3\ufe0f"
RIGHT_TO_LEFT = ("قال الوزير إن الزيارة غير رسمية.", "השר אמר שהביקור אינו רשמי.", "‮The minister said no.‬")
MARKS = list("\"'“”‘’()[]{}<>&|*_#`~^\\/:;,.!?…—–-%$€£@=+\t\x00\x1b\x07")
TAGS = ("p", "div", "article", "b", "i", "blockquote", "ul", "li", "table", "span", "h1", "script", "style", "a")
LARGE = 1_000_000
LARGE_EVERY = 2_500
"""One input in so many is a line of `LARGE` characters: each costs as much as thousands of others."""
PROGRESS_EVERY = 500
TWICE_EVERY = 10
"""One input in so many is read twice, to see that the report is the same."""


class Case(NamedTuple):
    """One input with its options."""

    source: str | Article
    options: dict[str, Any]


def case(seed: int, number: int) -> Case:
    """Input `number` of a run: the same on every machine."""
    rng = random.Random(f"{seed}/{number}")
    kind = _one_line if number % LARGE_EVERY == LARGE_EVERY - 1 else rng.choice(KINDS)
    text = kind(rng)
    options: dict[str, Any] = {
        "max_claims": rng.choice((0, 1, 10)),
        "min_check_worthiness": rng.choice((0.0, 0.5, 1.0)),
        "published": rng.choice((None, "2024-02-29")),
    }
    options |= rng.choice(({}, {"summary_words": rng.randint(1, 90)}, {"summary_sentences": rng.randint(1, 5)}))
    if rng.random() < 0.5 and text:
        return Case(Article(text, title=_maybe_title(rng, text), language="en"), options)
    return Case(text, options)


def _maybe_title(rng: random.Random, text: str) -> str | None:
    return rng.choice((None, text[:60], _letters(rng)))


def _sentences(rng: random.Random) -> list[str]:
    """A few sentences of the fixture articles."""
    text = rng.choice(_articles())
    lines = [part for line in text.splitlines() for part in line.split(". ") if part.strip()]
    start = rng.randrange(len(lines))
    return lines[start : start + rng.randint(1, 4)]


def _articles(cache: list[str] = []) -> list[str]:  # noqa: B006
    if not cache:
        cache += [path.read_text("utf-8") for path in sorted(ARTICLES.glob("*.txt"))]
    return cache


def _news(rng: random.Random) -> str:
    """Real sentences with every kind of line break and stop, or none."""
    return "".join(part + rng.choice((".", "", "?", " …", "!”", ". ")) + rng.choice(BREAKS) for part in _sentences(rng))


def _letters(rng: random.Random) -> str:
    """Characters of one plane, or of several."""
    planes = [rng.choice(PLANES) for _ in range(rng.randint(1, 3))]
    return "".join(chr(rng.randint(*rng.choice(planes))) for _ in range(rng.randint(0, 120)))


def _mutated(rng: random.Random) -> str:
    """News with characters put in, taken out, doubled and swapped."""
    letters = list(_news(rng))
    for _ in range(rng.randint(1, 40)):
        at = rng.randrange(len(letters) + 1)
        letters[at : at + rng.randint(0, 3)] = rng.choice(
            (
                rng.choice(INVISIBLE),
                rng.choice(MARKS),
                _letters(rng)[:3],
                rng.choice(BREAKS),
                str(rng.randint(0, 10**9)),
            )
        )
    return "".join(letters)


def _words(rng: random.Random) -> str:
    """Words and marks in no order, mixed with other scripts."""
    words = " ".join(_sentences(rng)).split() + [
        *MARKS,
        *RIGHT_TO_LEFT,
        "🇬🇧👩‍👩‍👧",
        "U.S.",
        "Dr.",
        "said",
        "not",
        "yesterday",
    ]
    return "".join(rng.choice(words) + rng.choice((" ", " ", " ", "", *BREAKS)) for _ in range(rng.randint(1, 30)))


def _surrogates(rng: random.Random) -> str:
    letters = list(_news(rng))
    letters.insert(rng.randrange(len(letters) + 1), chr(rng.randint(0xD800, 0xDFFF)))
    return "".join(letters)


def _html(rng: random.Random) -> str:
    """Markup that is deep, unclosed, or only looks like it."""
    depth = rng.choice((1, 5, 50, 2_000))
    tags = [rng.choice(TAGS) for _ in range(depth)]
    inner = "".join(f"<{rng.choice(TAGS)} a='{rng.choice(MARKS)}'>{s}</p>" for s in _sentences(rng))
    closed = "".join(f"</{tag}>" for tag in reversed(tags)) if rng.random() < 0.7 else ""
    head = rng.choice(("<html><head><title>T</title></head><body>", "<!doctype html>", "<div>", "<p>", ""))
    return head + "".join(f"<{tag}>" for tag in tags) + inner + closed


def _blank(rng: random.Random) -> str:
    return "".join(rng.choice((*BREAKS, *INVISIBLE, "\x00", "1", "…")) for _ in range(rng.randint(0, 30)))


def _one_line(rng: random.Random) -> str:
    """A million characters without a line break: news with numbers, or one letter over and over."""
    unit = rng.choice(("a", "word ", "Mr. ", '"', " ".join(_sentences(rng)) + ". "))
    return (unit * (LARGE // len(unit) + 1))[:LARGE]


KINDS: tuple[Callable[[random.Random], str], ...] = (
    _news,
    _letters,
    _mutated,
    _mutated,
    _words,
    _surrogates,
    _html,
    _blank,
)


def run(analyser: Analyser, given: Case, *, twice: bool = False) -> tuple[str, list[str]]:
    """How a case ends (`report` or the name of the error) and what is wrong with that."""
    try:
        report = analyser.analyse(given.source, **given.options)
    except GistcheckError as error:
        return type(error).__name__, [] if str(error).isprintable() else ["the message is not printable"]
    except Exception as error:
        return "crash", [f"{type(error).__name__}: {error}"[:300]]
    problems = broken(report)
    if twice and not same(report, analyser.analyse(given.source, **given.options)):
        problems.append("a second run gives another report")
    return "report", problems


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m eval.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=10_000, help="inputs to try (10000)")
    parser.add_argument("--seed", type=int, default=0, help="another seed, other inputs (0)")
    parser.add_argument("--only", type=int, help="run this one input again and show where it fails")
    given = parser.parse_args(arguments)
    analyser = Analyser(reader=FakeReader(), checker=FakeChecker())
    if given.only is not None:
        return _again(analyser, case(given.seed, given.only))
    started = time.perf_counter()
    ends: Counter[str] = Counter()
    failed = 0
    for number in range(given.count):
        end, problems = run(analyser, case(given.seed, number), twice=number % TWICE_EVERY == 0)
        ends[end] += 1
        failed += bool(problems)
        if number % PROGRESS_EVERY == PROGRESS_EVERY - 1:
            print(f"{number + 1} of {given.count}", file=sys.stderr, flush=True)
        for problem in problems:
            print(f"input {number}: {problem}".encode("ascii", "backslashreplace").decode(), flush=True)
    spent = f"{time.perf_counter() - started:.0f} s"
    print(f"{given.count} inputs in {spent}, {failed} failed; ends: {dict(ends.most_common())}")
    return int(failed > 0)


def _again(analyser: Analyser, given: Case) -> int:
    print(ascii(given)[:5_000])
    try:
        problems = broken(analyser.analyse(given.source, **given.options))
    except Exception:
        traceback.print_exc()
        return 1
    print("\n".join(problems) or "sound")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main())
