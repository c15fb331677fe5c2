"""Reading what is to be scored: rows, samples of rows, and digests that say which rows they were."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

Row = Mapping[str, Any]
T = TypeVar("T")


class RowsError(Exception):
    """The rows cannot be scored: the message says which file, what was met and what is wanted."""


def read_rows(path: Path) -> list[Row]:
    """Read one JSON object a line, from a plain or gzipped file; RowsError when it is not that."""
    try:
        raw = path.read_bytes()
        lines = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode("utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
    except (OSError, EOFError, ValueError) as error:
        raise RowsError(f"{path}: not readable as JSON lines in UTF-8 ({error})") from error
    if not rows or not all(isinstance(row, dict) for row in rows):
        raise RowsError(f"{path}: wanted one JSON object a line, at least one")
    return rows


def sample(rows: Sequence[T], limit: int | None, seed: int) -> list[T]:
    """At most `limit` rows chosen at random, in their old order; all of them without a limit."""
    if limit is None or limit >= len(rows):
        return list(rows)
    chosen = sorted(random.Random(seed).sample(range(len(rows)), limit))
    return [rows[place] for place in chosen]


def need(rows: Sequence[Row], *names: str) -> None:
    """Raise RowsError when a row lacks one of the fields a task reads."""
    for number, row in enumerate(rows, 1):
        missing = [name for name in names if name not in row]
        if missing:
            raise RowsError(f"row {number} lacks {', '.join(missing)}; it has {', '.join(row)}")


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def digest_rows(rows: Sequence[Row]) -> str:
    """The SHA-256 of rows as sorted JSON lines, in hexadecimal, for rows that are not one file."""
    lines = (json.dumps(row, sort_keys=True, ensure_ascii=False) + "\n" for row in rows)
    return hashlib.sha256("".join(lines).encode()).hexdigest()
