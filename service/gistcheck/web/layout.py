"""The components of the page and where they stand; no behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from gistcheck import settings
from gistcheck.web import texts
from gistcheck.web.examples import examples
from gistcheck.web.handlers import LENGTHS

FORMATS = ("JSON", "Markdown", "HTML")
FILE_TYPES = [".txt", ".md", ".html", ".htm"]


@dataclass(frozen=True, slots=True)
class Form:
    """Where people give an article and say how much they want."""

    column: gr.Column
    text: gr.Textbox
    file: gr.File
    examples: tuple[gr.Button, ...]
    title: gr.Textbox
    published: gr.Textbox
    length: gr.Number
    unit: gr.Radio
    claims: gr.Slider
    worthiness: gr.Slider
    submit: gr.Button
    problem: gr.HTML

    @property
    def inputs(self) -> list[Any]:
        """What the analysis reads, in the order of its arguments."""
        return [self.text, self.title, self.published, self.length, self.unit, self.claims, self.worthiness]


@dataclass(frozen=True, slots=True)
class Result:
    """Where the report is shown, checked further and taken away."""

    column: gr.Column
    again: gr.Button
    header: gr.HTML
    findings: gr.HTML
    claim: gr.Textbox
    check: gr.Button
    verdict: gr.HTML
    folds: gr.HTML
    format: gr.Radio
    copy: gr.Button
    download: gr.Button
    export: gr.Textbox
    article: gr.HTML
    credit: gr.HTML


def lay_out_form(allow_fetch: bool) -> Form:
    """The form, with examples and an explanation beside it; it asks for an address only where one is loaded."""
    hint = "Paste the whole article here, headline first" + (", or its web address." if allow_fetch else ".")
    with gr.Column(elem_classes="gp-form") as column, gr.Row(elem_classes="gp-split"):
        with gr.Column(scale=3, min_width=320):
            text = gr.Textbox(
                label="Article", lines=14, max_lines=14, placeholder=hint, elem_classes="gp-text", elem_id="gp-text",
            )  # fmt: skip
            with gr.Row(elem_classes="gp-actions"):
                submit = gr.Button("Check the article", variant="primary", elem_id="gp-submit", scale=0, min_width=200)
                file = gr.File(
                    label="Article file", show_label=False, file_types=FILE_TYPES, elem_classes="gp-file", min_width=240
                )
            problem = gr.HTML("", elem_classes="gp-status", elem_id="gp-status", apply_default_css=False)
            options = _lay_out_options()
        with gr.Column(scale=2, min_width=300):
            gr.HTML(texts.STEPS, apply_default_css=False)
            gr.HTML('<h2 class="gp-try">Try it on an example</h2>', apply_default_css=False)
            buttons = tuple(gr.Button(e.title, elem_classes="gp-example") for e in examples())
            gr.HTML(texts.example_credits(), apply_default_css=False)
    return Form(column, text, file, buttons, *options, submit, problem)


def _lay_out_options() -> tuple[gr.Textbox, gr.Textbox, gr.Number, gr.Radio, gr.Slider, gr.Slider]:
    with gr.Accordion("Title, date, length, number of claims", open=False, elem_classes="gp-options"):
        with gr.Row():
            title = gr.Textbox(label="Title", placeholder="If it is not in the text", max_lines=1)
            published = gr.Textbox(label="Published", placeholder="YYYY-MM-DD", max_lines=1, min_width=150)
        with gr.Row():
            length = gr.Number(
                label="Summary, about", value=settings.SUMMARY_WORDS, minimum=1, maximum=500, precision=0,
                min_width=120,
            )  # fmt: skip
            unit = gr.Radio(list(LENGTHS), value="words", label="Counted in", min_width=200)
        with gr.Row():
            claims = gr.Slider(0, 30, value=settings.MAX_CLAIMS, step=1, label="Claims, at most", min_width=220)
            worthiness = gr.Slider(
                0, 1, value=settings.MIN_CHECK_WORTHINESS, step=0.05, label="Check-worthiness, at least", min_width=220
            )
    return title, published, length, unit, claims, worthiness


def lay_out_result() -> Result:
    """The report: findings, own claim and export in one column, the article in the other."""
    with gr.Column(visible=False, elem_classes="gp-result") as column:
        again = gr.Button("Change article or options", elem_classes="gp-again", scale=0, elem_id="gp-again")
        header = _html("gc-report")
        with gr.Row(elem_classes="gc-columns", equal_height=False):
            with gr.Column(elem_classes="gc-findings", min_width=320):
                findings = _html("gc-report")
                with gr.Column(elem_classes="gp-own"):
                    gr.HTML(texts.OWN_TITLE, apply_default_css=False)
                    with gr.Row(elem_classes="gp-ask"):
                        claim = gr.Textbox(
                            label="Your claim", placeholder="One statement, for instance: The visit was official.",
                            max_lines=3, elem_id="gp-claim", scale=4, min_width=200,
                        )  # fmt: skip
                        check = gr.Button("Check", elem_id="gp-check", scale=0, min_width=96)
                    verdict = _html("gc-report", "gp-verdict")
                folds = _html("gc-report")
                export = _lay_out_export()
            with gr.Column(elem_classes="gc-article", min_width=320):
                article = _html("gc-report")
                credit = _html()
    return Result(column, again, header, findings, claim, check, verdict, folds, *export, article, credit)


def _lay_out_export() -> tuple[gr.Radio, gr.Button, gr.Button, gr.Textbox]:
    with gr.Column(elem_classes="gp-export"):
        gr.HTML(texts.EXPORT_TITLE, apply_default_css=False)
        with gr.Row():
            kind = gr.Radio(list(FORMATS), value=FORMATS[0], label="Format", show_label=False, min_width=220)
            copy = gr.Button("Copy", scale=0, min_width=88, elem_id="gp-copy")
            download = gr.Button("Download", scale=0, min_width=112, elem_id="gp-download")
        export = gr.Textbox(visible="hidden", label="Export", elem_id="gp-export")
    return kind, copy, download, export


def _html(*classes: str) -> gr.HTML:
    return gr.HTML("", elem_classes=list(classes), apply_default_css=False)
