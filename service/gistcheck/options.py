"""The options and arguments that several commands share, as types for Typer."""

from __future__ import annotations

from typing import Annotated

import typer

from gistcheck import settings

WORDS_HELP = (
    f"Length of the summary in words, default {settings.SUMMARY_WORDS}. At least one sentence stands,"
    " and it may run 15% over rather than lose a sentence for a few words."
)

Title = Annotated[str | None, typer.Option(help="The article's title.")]
SummarySentences = Annotated[int | None, typer.Option(help="Longest summary in sentences.", min=1)]
SummaryWords = Annotated[int | None, typer.Option(help=WORDS_HELP, min=1)]
MaxClaims = Annotated[int, typer.Option(help="Maximum number of claims.", min=0)]
Worthiness = Annotated[float, typer.Option(metavar="P", help="Least check-worthiness of a listed claim.", min=0, max=1)]
Device = Annotated[str, typer.Option(help="Device: cpu, cuda, mps.")]
Dtype = Annotated[str, typer.Option(help="Floating-point precision: float32, bfloat16, float16.")]
Summariser = Annotated[
    str | None, typer.Option(help="Seq2seq model (folder or hub id) to write the summary; the article checks it.")
]
Checker = Annotated[str | None, typer.Option(help="Folder of another checker.")]
MaxBytes = Annotated[int, typer.Option(help="Longest text a request may bring, in bytes.", min=1)]
DateOfFile = Annotated[str | None, typer.Option(help="Date of FILE, YYYY-MM-DD; the others' stand in their HTML.")]
AllowFetch = Annotated[bool, typer.Option("--allow-fetch", help="Load a URL over the network.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Source = Annotated[
    str,
    typer.Argument(metavar="FILE|-|URL", help="A text, Markdown or HTML file; - for standard input; a web address."),
]
