"""What is read off a parsed text once, however often it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from spacy.tokens import Doc

Read = TypeVar("Read")

_KEY: Final = "gistcheck.remembered"


class _Kept(dict[Callable[..., Any], Any]):
    """Answers by function. A copy of a parse may be changed, so nothing is known of it."""

    def __deepcopy__(self, _memo: dict[int, Any]) -> None:
        return None


def settled(doc: Doc) -> Doc:
    """The same `Doc`, its parse final: from here on what functions under `read_once` read off it is kept with it."""
    doc.user_data[_KEY] = _Kept()
    return doc


def read_once(function: Callable[[Doc], Read]) -> Callable[[Doc], Read]:
    """Let a function read the same off a settled `Doc` only once; its answers must not be changed by who asks."""

    @wraps(function)
    def answer(doc: Doc) -> Read:
        kept = doc.user_data.get(_KEY)
        if kept is None:
            return function(doc)
        if function not in kept:
            kept[function] = function(doc)
        found: Read = kept[function]
        return found

    return answer
