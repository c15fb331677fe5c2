"""Verbs by what they need beside them."""

from __future__ import annotations

from typing import Final

from gistcheck.vocabulary.wordlists import word_set

INTRANSITIVE: Final = word_set(
    "escape die go come flee arrive live become survive fall return stay remain grow rise appear disappear emerge joke"
    " plead"
)
"""Verbs that nothing is done to: "was born in London and [escaped]"."""
BY_ITSELF: Final = INTRANSITIVE | word_set(
    "apologise apologize intervene celebrate collapse vanish resign retire score laugh cry smile strike wait"
)
"""Verbs that need no object: "[apologised] and paid her"."""
COMPLETE: Final = word_set(
    "arrest kill shoot stab injure wound hurt detain capture convict jail release rescue sack dismiss suspend beat rob"
    " rape kidnap abduct die resign retire arrive return escape flee marry divorce try hospitalise hospitalize strip"
)
"""Verbs that say enough with nothing behind them: "was arrested and [charged with theft]" is two acts."""
