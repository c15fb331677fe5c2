"""The page: a form, then the report, and the two endpoints for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from gistcheck.web.api import endpoints
from gistcheck.web.examples import examples
from gistcheck.web.handlers import LENGTHS, Answer, Entries, analyse_entries, check_claim, export_text, open_file
from gistcheck.web.service import while_wanted
from gistcheck.web.texts import BANNER

if TYPE_CHECKING:
    from collections.abc import Callable

    import gradio

    from gistcheck.types import Report
    from gistcheck.web.layout import Form, Result
    from gistcheck.web.service import Service

QUEUE = 64
"""Requests that may wait; more are told that the service is busy."""
SESSION_SECONDS = 3600
"""How long a forgotten browser tab keeps its report in memory."""
_ENGINE: dict[str, Any] = {"concurrency_id": "engine", "concurrency_limit": 1}
"""One article at a time: the models use every core already."""
_HIDDEN: dict[str, Any] = {"api_visibility": "private"}


def build_app(service: Service) -> gradio.Blocks:
    """The Gradio page over one analyser and its limits.

    Result: blocks with the public endpoints `/analyse` and `/check`; look and script are added by
    `gistcheck.web.server` when it serves them.
    """
    import gradio as gr
    from gradio.events import api

    from gistcheck.web.layout import lay_out_form, lay_out_result
    from gistcheck.web.page import Page

    blocks: gradio.Blocks
    with Page(title="gistcheck", analytics_enabled=False, delete_cache=(600, SESSION_SECONDS)) as blocks:
        gr.HTML(BANNER, apply_default_css=False)
        form, result = lay_out_form(service.allow_fetch), lay_out_result()
        report = gr.State(None, time_to_live=SESSION_SECONDS)
        _connect_form(form, result, report, service)
        _connect_result(form, result, report, service)
        for function, name in zip(endpoints(service), ("analyse", "check"), strict=True):
            api(function, api_name=name, **_ENGINE)
    blocks.queue(max_size=QUEUE, api_open=False)
    return blocks


def _connect_form(form: Form, result: Result, report: Any, service: Service) -> None:
    import gradio as gr

    def show_report(*entries: Any, progress: gr.Progress = gr.Progress()) -> dict[Any, Any]:  # noqa: B008
        def step(share: float, stage: str) -> None:
            progress(share, desc=stage)

        return _shown(form, result, report, analyse_entries(service, Entries(*entries), while_wanted(step)))

    outputs = [form.column, form.problem, *_report_outputs(result), report]
    run: dict[str, Any] = {
        "fn": show_report, "inputs": form.inputs, "outputs": outputs, "show_progress_on": form.problem,
        **_ENGINE, **_HIDDEN,
    }  # fmt: skip
    form.submit.click(**run).then(None, js="() => gistcheckPage.arrive()", **_HIDDEN)
    article = form.inputs[:3]
    for button, example in zip(form.examples, examples(), strict=True):
        fill = _filler(example.text, example.title, example.published)
        entered = button.click(fill, None, article, **_HIDDEN)
        entered = entered.then(None, article, js="(...entries) => gistcheckPage.fill(...entries)", **_HIDDEN)
        entered.then(**run).then(None, js="() => gistcheckPage.arrive()", **_HIDDEN)
    opened = form.file.upload(_opened, form.file, [form.file, form.problem, *article], **_HIDDEN)
    fill_unless = "(problem, ...entries) => { if (!problem) gistcheckPage.fill(...entries); }"
    opened.then(None, [form.problem, *article], js=fill_unless, **_HIDDEN)
    keep = "(...entries) => gistcheckPage.keep(...entries)"
    form.text.change(None, article, article[1:], js=keep, **_HIDDEN)
    form.length.input(None, js="() => gistcheckPage.chooseLength()", **_HIDDEN)
    usual = f"(unit) => gistcheckPage.lengthIn(unit, {json.dumps(LENGTHS)})"
    form.unit.input(None, form.unit, form.length, js=usual, **_HIDDEN)


def _connect_result(form: Form, result: Result, report: Any, service: Service) -> None:
    import gradio as gr

    def show_verdict(shown: Report | None, claim: str) -> str:
        return check_claim(service, shown, claim)

    ask: dict[str, Any] = {
        "fn": show_verdict, "inputs": [report, result.claim], "outputs": result.verdict, **_ENGINE, **_HIDDEN,
    }  # fmt: skip
    for event in (result.check.click, result.claim.submit):
        event(**ask).then(None, js="() => gistcheckPage.showVerdict()", **_HIDDEN)
    result.format.change(export_text, [report, result.format], result.export, **_HIDDEN)
    result.copy.click(None, result.export, js="(text) => gistcheckPage.copy(text)", **_HIDDEN)
    result.download.click(None, result.export, js="(text) => gistcheckPage.download(text)", **_HIDDEN)
    result.again.click(
        lambda: (gr.Column(visible=True), gr.Column(visible=False)), None, [form.column, result.column], **_HIDDEN
    ).then(None, js="() => gistcheckPage.restart()", **_HIDDEN)


def _report_outputs(result: Result) -> list[Any]:
    return [
        result.column, result.header, result.findings, result.folds, result.article, result.credit,
        result.claim, result.verdict, result.format, result.export,
    ]  # fmt: skip


def _shown(form: Form, result: Result, report: Any, answer: Answer) -> dict[Any, Any]:
    """Component -> its new value; after a problem everything but the message stays as it is."""
    import gradio as gr

    if answer.report is None or answer.parts is None:
        return {form.problem: answer.problem}
    parts = answer.parts
    values = (
        gr.Column(visible=True), parts.header, parts.findings, parts.folds, parts.article, answer.credit,
        "", "", "JSON", export_text(answer.report, "JSON"),
    )  # fmt: skip
    shown = dict(zip(_report_outputs(result), values, strict=True))
    return {form.column: gr.Column(visible=False), form.problem: "", report: answer.report, **shown}


def _filler(*values: str) -> Callable[[], tuple[str, ...]]:
    return lambda: values


def _opened(path: str) -> tuple[Any, ...]:
    """Put an uploaded article into the form and empty the upload box."""
    import gradio as gr

    article, problem = open_file(path)
    if article is None:
        return (None, problem, gr.skip(), gr.skip(), gr.skip())
    return (None, "", article.text, article.title or "", article.published or "")
