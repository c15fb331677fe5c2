"""What gistcheck costs, as ratios measured in one run: `python -m eval.bench`.

The full report on an article is timed in turn with one bare encoder pass over the same tokens, and beside
a summariser of distilbart's size (306M, random weights) that writes 60 tokens greedily for the same
text. Then the time for longer and longer texts, and the exponent of its growth; and `gistcheck serve`
with 16 clients at once against calls one after the other. Each table is printed as soon as it is known.
"""

from __future__ import annotations

import argparse
import re
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from eval.load import load_rows
from eval.record import grid

ARTICLE = Path(__file__).parent / "fixtures" / "articles" / "blinken-aide-india-russia.txt"
RUNS = 5
"""Timed runs of each kind, after one to warm up; the median counts."""
LENGTHS = (1_000, 10_000, 100_000)
LONGEST = 1_000_000
BARE_RATIO, WRITER_RATIO, PEAK_MIB, EXPONENT = 15.0, 5.0, 1536, 1.1
"""Aims: report <= 15 bare passes, >= 5 times faster than the writer, peak memory, exponent of growth."""
NEW_TOKENS = 60
WRITER: dict[str, Any] = {
    "vocab_size": 50264,
    "d_model": 1024,
    "encoder_layers": 12,
    "decoder_layers": 6,
    "encoder_ffn_dim": 4096,
    "decoder_ffn_dim": 4096,
    "encoder_attention_heads": 16,
    "decoder_attention_heads": 16,
}
"""The sizes of distilbart-cnn-12-6: 306 million parameters."""


def seconds(*works: Callable[[], Any], runs: int = RUNS) -> list[float]:
    """The median time of each call, in seconds, after one to warm up: in turn, so that a busy machine slows all."""
    for work in works:
        work()
    times = [[_once(work) for work in works] for _ in range(runs)]
    return [statistics.median(own) for own in zip(*times, strict=True)]


def _once(work: Callable[[], Any]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def exponent(lengths: Sequence[int], times: Sequence[float]) -> float:
    """The slope of log time over log length, by least squares: 1 is linear."""
    return float(np.polyfit(np.log(lengths), np.log(times), 1)[0])


def peak_mib() -> float:
    """The most memory this process has held at once, in MiB (Linux counts in KiB, macOS in bytes)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


def token_ids(text: str) -> Any:
    """The word pieces of a text by the shipped reader's tokeniser, without special tokens."""
    from transformers import AutoTokenizer

    from gistcheck.networks.checkpoints import find

    folder = find("reader", None).path
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    return tokenizer(text, add_special_tokens=False, return_tensors="pt", verbose=False)["input_ids"][0]


def bare_pass(ids: Any) -> Callable[[], Any]:
    """One encoder pass, no heads, over the tokens in windows of the reader's position limit."""
    import torch
    from transformers import BertConfig, BertModel

    from gistcheck.networks.checkpoints import find

    config = BertConfig.from_pretrained(find("reader", None).path, local_files_only=True)
    encoder = BertModel(config, add_pooling_layer=False).eval()
    windows = torch.split(ids, config.max_position_embeddings)

    def work() -> None:
        with torch.inference_mode():
            for window in windows:
                encoder(input_ids=window[None])

    return work


def writer(ids: Any) -> Callable[[], Any]:
    """The distilbart-size summariser, random weights, writing `NEW_TOKENS` tokens greedily."""
    import torch
    from transformers import BartConfig, BartForConditionalGeneration

    model = BartForConditionalGeneration(BartConfig(**WRITER)).eval()
    given = ids[None, : model.config.max_position_embeddings]

    def work() -> None:
        with torch.inference_mode():
            options = {"max_new_tokens": NEW_TOKENS, "min_new_tokens": NEW_TOKENS}
            model.generate(given, num_beams=1, do_sample=False, **options)

    return work


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench", description=__doc__)
    parser.add_argument("--full", action="store_true", help=f"time a text of {LONGEST:,} characters too")
    given = parser.parse_args(arguments)
    from gistcheck import Analyser

    text = ARTICLE.read_text(encoding="utf-8")
    analyser = Analyser()
    print(grid([["", "measured", "aim"], *_costs(analyser, text)]), flush=True)
    lengths = [*LENGTHS, *([LONGEST] if given.full else [])]
    print(grid([["characters", "seconds", ""], *_growth(analyser, text, lengths)]), flush=True)
    articles = [path.read_text(encoding="utf-8") for path in sorted(ARTICLE.parent.glob("*.txt"))]
    print(grid([["service", "measured", "aim"], *load_rows(analyser, articles)]))


def _costs(analyser: Any, text: str) -> list[list[str]]:
    """Rows of the first table. The peak is read before the big writer is built."""
    ids = token_ids(text)
    report, bare = seconds(partial(analyser.analyse, text), bare_pass(ids))
    peak = peak_mib()
    (written,) = seconds(writer(ids), runs=2)
    return [
        ["tokens in the article", str(len(ids)), ""],
        ["full report, seconds", f"{report:.2f}", ""],
        ["full report / bare encoder pass", f"{report / bare:.1f}", f"<= {BARE_RATIO:g}"],
        ["306M summariser / full report", f"{written / report:.1f}", f">= {WRITER_RATIO:g}"],
        ["peak memory, MiB", f"{peak:.0f}", f"<= {PEAK_MIB}"],
    ]


def _growth(analyser: Any, text: str, lengths: Sequence[int]) -> list[list[str]]:
    """Rows of the second table."""
    times = [_once(partial(analyser.analyse, lengthened(text, n))) for n in lengths]
    rows = [[f"{n:,}", f"{spent:.2f}", ""] for n, spent in zip(lengths, times, strict=True)]
    return [*rows, ["exponent", f"{exponent(lengths, times):.2f}", f"<= {EXPONENT:g}"]]


def lengthened(text: str, characters: int) -> str:
    """The article's longer paragraphs over and over, cut at `characters`.

    A number before each stop or end makes every sentence a new one, or most would be set aside as copies.
    """
    paragraphs = [line for line in text.splitlines() if len(line) > 100]
    size = sum(map(len, paragraphs)) // len(paragraphs)
    count = 2 * characters // size + 2
    many = (re.sub(r"[.,]”?(?= |$)|(?<=\w)$", rf" {n}\g<0>", paragraphs[n % len(paragraphs)]) for n in range(count))
    return "\n\n".join(many)[:characters]


if __name__ == "__main__":
    main()
