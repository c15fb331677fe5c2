"""What the tables of `eval.tables` show and say besides the figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

SCORED = {
    "compression": "trained head alone",
    "decomposition": "with what is no claim",
    "boilerplate": "trained head alone",
}
"""What the figures of a task are of, where no report runs it: not shown in the README, and never counted."""
GUARDED = {"compression": "as in a summary", "decomposition": "as in a report", "boilerplate": "as in a report"}
"""What such a record has in `details.guarded`: the figures of what the product does."""
HEADLINES = {
    "summary": "art_cnndm_test_manuj_TEST",
    "compression": "comp_google_val20k_lower",
    "decomposition": "decomp_rose_acu_sentences",
    "checkworthiness": "checkworthy_ct24_en (dev_test)",
    "subjectivity": "subjectivity_newssd_eng (dev)",
    "attribution": "attribution_polnear_sentences (dev)",
    "boilerplate": "boilerplate_blocks (dev)",
    "pronoun": "coref_gap (validation)",
    "verify": "eval_averitec_dev",
    "perturbation": "art_cnndm_test_manuj_TEST",
}
"""What the README shows of a task, beside every row that is behind: its largest public data set, and of `verify`
the claims that fact-checking desks checked."""
NOTES = {
    "summary": "`supported` is judged by the checker that also chooses what is shown; near 1 it proves little.",
    "compression": f"“{SCORED['compression']}” is run by the evaluation only and not counted; a summary cuts"
    f" “{GUARDED['compression']}”.",
    "decomposition": f"“{SCORED['decomposition']}” counts the statements that a report sets aside as opinion, forecast"
    f" and the like, too, and is not counted itself; “{GUARDED['decomposition']}” are the claims with their parts.",
    "boilerplate": f"“{SCORED['boilerplate']}” is not counted; a report goes by a block's words and place, too.",
    "verify": "HealthVer, COVID-Fact, FM2, WiCE and ContRoL have a training part too, which the checker learnt from;"
    " claims in the manner of DialFact's, HealthVer's and XSum's were written for it without sight of their rows.",
    "grounding": "the judge is the checker that also chooses what is shown; figures near 1 prove little.",
    "perturbation": "the edits come from the generator whose edits of other articles the checker was trained on.",
}
"""What a reader must know of a task's figures; stands below each table with the task in it."""
DATA_NOTES = {
    r"^fixtures$": "fixtures: labelled by a language model, not checked by a person.",
    r"^typed_claims$": "typed_claims: texts and claims by a language model, as the typed claims that the checker learnt"
    " from are; it wrote each set without seeing the others.",
    r"^(decomp_rose|decomp_scu|comp_google_val)": "decomp_rose_acu_sentences, decomp_scu_news_sentences,"
    " comp_google_val20k_lower: rules were tried on these rows.",
    r"\((dev|dev_test|validation)\)$": "(dev), (dev_test), (validation): rows that thresholds or calibration were"
    " fitted on.",
}
"""The same of data, by a pattern of its name."""


def notes(tasks: Sequence[str], data: Sequence[str]) -> list[str]:
    """The notes on these tasks and data, as lines of Markdown."""
    found = [f"- {task}: {NOTES[task]}" for task in dict.fromkeys(tasks) if task in NOTES]
    found += [f"- {note}" for like, note in DATA_NOTES.items() if any(re.search(like, name) for name in data)]
    return ["Notes:", "", *found] if found else []
