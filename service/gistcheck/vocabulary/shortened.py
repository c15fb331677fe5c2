"""Shortened words whose stop ends no sentence."""

from __future__ import annotations

from typing import Final

from gistcheck.vocabulary.wordlists import word_list

BEFORE_NAMES: Final = word_list(
    "Mr Mrs Ms Mx Messrs Dr Prof Rev Fr Hon Gov Govs Sen Sens Reps Rep Pres Gen Lt Col Maj Capt Cmdr Adm Sgt Cpl Pvt"
    " Supt Det Insp Amb Ft Mt Rs vs Smt Shri Engr Barr Alh Adv"
)
"""A name or a number follows, so that none of them is the last word of a sentence."""
OTHERS: Final = word_list("Pfc Brig Cdr Atty Esq Ave Blvd Rd Dept Univ Assn Tex Vt Wyo")
"""More ranks, streets and states, which may be the last word."""
