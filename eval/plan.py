"""What `--all` measures: which file of the data folder, and which of its rows, for each task.

The tasks themselves score whatever rows they are handed. Files whose rows were also trained on give
only their development rows here, by the same rule as `models/training/data.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.rows import Row, RowsError, read_rows

Chosen = Callable[[Row], bool]


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one file for one task. `file`: under the data folder, or absolute; `name`: of the part, empty when it is
    the whole file."""

    task: str
    file: str
    name: str = ""
    chosen: Chosen = lambda row: True

    @property
    def label(self) -> str:
        """`<task>-<file>`, with the part where there is one."""
        return "-".join(filter(None, (self.task, Path(self.file).name, self.name)))

    def rows(self, root: Path) -> list[Row]:
        """The rows of this part under a data folder."""
        return [row for row in read_rows(self.path(root)) if self.chosen(row)]

    def path(self, root: Path) -> Path:
        """The file under a data folder."""
        return root / f"{self.file}.jsonl.gz"


def _split(name: str) -> Chosen:
    return lambda row: bool(row["split"] == name)


def _held_out(field: str, exact: bool = False) -> Chosen:
    """The training code's development rows, by a hash of one field."""

    def chosen(row: Row) -> bool:
        from models.training.data import in_dev, normal

        return bool(in_dev(row[field] if exact else normal(row[field])))

    return chosen


def _every(step: int) -> Chosen:
    """A step-th of the articles, by a hash of the text."""

    def chosen(row: Row) -> bool:
        from models.training.data import fraction

        return bool(fraction(row["article"]) < 1 / step)

    return chosen


PARTS = (
    Part("summary", "summ/art_cnndm_test_manuj_TEST"),
    Part("summary", "summ/art_gum_news"),
    Part("compression", "summ/comp_google_eval10k_cased_deletion", "dev", _held_out("sentence")),
    Part("compression", "summ/comp_google_val20k_lower"),
    Part("compression", "summ/comp_eval_duc2004"),
    Part("compression", "summ/comp_eval_newsroom"),
    Part("checkworthiness", "claims/checkworthy_ct24_en", "dev_test", _split("dev_test")),
    Part("subjectivity", "claims/subjectivity_ct25_en", "dev", _held_out("text")),
    Part("subjectivity", "claims/subjectivity_newssd_eng", "dev", _held_out("text")),
    Part("attribution", "claims/attribution_polnear", "dev", _split("dev")),
    Part("attribution", "claims/attribution_polnear_sentences", "dev", _split("dev")),
    Part("boilerplate", "claims/boilerplate_blocks", "dev", _held_out("page", exact=True)),
    Part("pronoun", "claims/coref_gap", "validation", _split("validation")),
    Part("decomposition", "claims/decomp_rose_acu_sentences"),
    Part("decomposition", "claims/decomp_scu_news_sentences"),
    Part("grounding", "summ/art_cnndm_test_manuj_TEST", "fifth", _every(5)),
    Part("perturbation", "summ/art_cnndm_test_manuj_TEST"),
    Part("verify", str(Path(__file__).parent / "fixtures" / "rows" / "typed_claims")),
)


def parts(root: Path) -> Iterator[Part]:
    """Every part to measure under a data folder: `PARTS`, and each `verify/eval_*` file."""
    yield from PARTS
    found = sorted((root / "verify").glob("eval_*.jsonl.gz"))
    if not found:
        raise RowsError(f"{root} holds no verify/eval_*.jsonl.gz; give the folder with summ, claims and verify")
    for path in found:
        yield Part("verify", f"verify/{path.name.removesuffix('.jsonl.gz')}")
