"""Limits and defaults that belong to no checkpoint, each with its reason."""

from __future__ import annotations

from typing import Final

MAX_CHARACTERS: Final = 2_000_000
"""Longest accepted text in characters: about 400,000 words, far over any article; guards memory."""

SUMMARY_WORDS: Final = 60
"""Default summary length in words: what a news brief (and the inshorts references) uses."""

MAX_CLAIMS: Final = 10
"""Default longest list of claims: what a desk reads in a sitting."""

MIN_CHECK_WORTHINESS: Final = 0.5
"""Default lowest check-worthiness (calibrated probability, 0 to 1) of a listed claim."""

FETCH_SECONDS: Final = 15.0
"""Longest time to load a web page in seconds, redirects and all: longer, and a person gives up."""

FETCH_BYTES: Final = 2_000_000
"""Most bytes of a web page that are read: as many as the characters that are accepted."""

FETCH_REDIRECTS: Final = 3
"""Most redirects followed: http to https, to www, to the article."""

SERVICE_BYTES: Final = 1_000_000
"""Default longest text the web page and its API accept, in bytes of UTF-8; no news article comes near it."""
