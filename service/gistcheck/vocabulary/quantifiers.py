"""Words that say of how many something holds: of all, of any, of some, of none."""

from __future__ import annotations

from typing import Final

from gistcheck.vocabulary.wordlists import word_set

ALL: Final = word_set("all every each everyone everybody everything")
ANY: Final = word_set("any anyone anybody anything whoever")
SOME: Final = word_set("some several many few most half")
"""Parts of a whole that no figure tells."""
NONE: Final = word_set("no none neither nobody nothing")
ALWAYS: Final = word_set("always never")
"""Of all times, or of none."""
