"""A page that is sent packed is read to its end, or refused."""

from __future__ import annotations

import gzip

import httpx
import pytest

from gistcheck.errors import FetchError
from gistcheck.fetch import fetch

PAGE = b"<p>The dam at Ilford held on Monday.</p>"


def load(packed: bytes) -> str:
    """The text of a page that a site sends as these bytes, under the name gzip."""

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"Content-Encoding": "gzip"}, stream=httpx.ByteStream(packed))

    site = httpx.MockTransport(answer)
    return fetch("http://news.example/", resolve=lambda host, port: ["93.184.216.34"], transport=site).text


def test_every_member_is_read() -> None:
    assert load(gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:])) == PAGE.decode()


@pytest.mark.parametrize("share", [0.66, 0.99])
def test_a_page_that_breaks_off_is_refused(share: float) -> None:
    packed = gzip.compress(bytes(range(1, 256)) * 20)
    with pytest.raises(FetchError, match=r"breaks off before its end\. Try again, or give the text"):
        load(packed[: int(share * len(packed))])
