"""Reports as JSON-ready data. The shape is fixed in `report.schema.json`, next to this file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final

from gistcheck.types import Report, Verdict

SCHEMA_VERSION: Final = 1
"""Raised when a field is renamed, removed or changes its meaning; new fields do not raise it."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def report_dict(report: Report) -> dict[str, Any]:
    """The report as dicts, lists, strings, numbers, booleans and None, of schema version 1.

    Lone surrogates, which no UTF-8 file can hold, become U+FFFD one for one, so every offset
    still holds. `json.dumps` takes the result as it is.
    """
    return {"schema_version": SCHEMA_VERSION, **_plain(report)}


def verdict_dict(verdict: Verdict) -> dict[str, Any]:
    """A single verdict as JSON-ready data: `label`, `confidence`, `evidence`, `reasons`, `parts`."""
    plain: dict[str, Any] = _plain(verdict)
    return plain


def report_json(report: Report) -> str:
    """The report as indented JSON text, non-ASCII letters kept, with a final line end."""
    return json_text(report_dict(report))


def verdict_json(verdict: Verdict) -> str:
    """A single verdict as JSON text, as `report_json`."""
    return json_text(verdict_dict(verdict))


def json_text(data: Any) -> str:
    """Data as indented JSON text, non-ASCII letters kept, with a final line end."""
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def whole_characters(text: str) -> str:
    """`text` with lone surrogates replaced by U+FFFD, one for one."""
    return _SURROGATE.sub("\ufffd", text)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return whole_characters(value)
    if is_dataclass(value):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(entry) for key, entry in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(entry) for entry in value]
    return value
