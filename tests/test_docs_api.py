"""The examples of docs/api.md run as they stand, against the service on another port."""

from __future__ import annotations

import json
import re
from pathlib import Path

import httpx
import pytest

from gistcheck.settings import FETCH_BYTES, FETCH_SECONDS, SERVICE_BYTES
from gistcheck.web.app import QUEUE
from gistcheck.web.server import JSON_GROWTH, LAST_ANSWERS_SECONDS
from tests.web_server import GRADIO_WARNINGS

pytestmark = list(GRADIO_WARNINGS)
PAGE = (Path(__file__).parents[1] / "docs" / "api.md").read_text("utf-8")
EXAMPLES = re.findall(r"<!-- runs as a test -->\n```python\n(.*?)```", PAGE, re.DOTALL)
CURL = re.findall(r"<!-- runs as a test -->\n```bash\n(.*?)```", PAGE, re.DOTALL)


def test_the_examples_are_found() -> None:
    assert (len(EXAMPLES), len(CURL)) == (2, 1)


@pytest.mark.parametrize(
    ("number", "printed"), [(0, "not_stated 0.9 ["), (1, "['analyse', 'check'] {'label': 'not_stated'")]
)
def test_an_example_runs(address: str, capsys: pytest.CaptureFixture[str], number: int, printed: str) -> None:
    code = EXAMPLES[number]
    assert "http://127.0.0.1:7860" in code
    exec(compile(code.replace("http://127.0.0.1:7860", address), "docs/api.md", "exec"), {"__name__": "example"})
    assert printed in capsys.readouterr().out


def test_the_requests_for_any_language_get_their_answers(address: str) -> None:
    """What the two lines for a shell send, sent from here: ask, and read the answer behind the `event_id`."""
    (api,) = re.findall(r"^api=(.+)$", CURL[0], re.MULTILINE)
    asked = re.findall(r"curl -sN \"\$api/(\w+)/\$\(ask (\w+) '(.+)'\)\"$", CURL[0], re.MULTILINE)
    assert [(ask, read) for read, ask, _ in asked] == [("analyse", "analyse"), ("check", "check")]
    answers = []
    for name, _, data in asked:
        call = f"{api.replace('http://127.0.0.1:7860', address)}/{name}"
        event = httpx.post(call, json=json.loads(data)).text.split('"')[3]  # as `cut -d'"' -f4` takes it
        answers.append(httpx.get(f"{call}/{event}").text)
    assert all("event: complete" in answer for answer in answers)
    assert '"text": "It rained in Oslo on Monday."' in answers[0]
    assert '"label": "not_stated"' in answers[1]


def test_the_limits_it_names_are_the_ones_in_force() -> None:
    for words in (
        f"default {SERVICE_BYTES:,} bytes",
        f"more than {QUEUE} requests waiting",
        f"within {FETCH_SECONDS:g} seconds",
        f"more than {FETCH_BYTES:,} bytes",
    ):
        assert words in PAGE
    assert (JSON_GROWTH, LAST_ANSWERS_SECONDS) == (6, 5)
