"""Gradio's page, except that a request may leave out arguments that have a default."""

from __future__ import annotations

from typing import Any

import gradio as gr
from gradio.components.api_component import Api


class Page(gr.Blocks):
    """Takes `{"data": [text]}` for an endpoint with further arguments, which plain Gradio refuses without a word."""

    def validate_inputs(self, block_fn: Any, inputs: list[Any]) -> None:
        """Put what an endpoint takes for the arguments left out behind the ones that came: None for one it needs."""
        inputs += [block.value for block in block_fn.inputs[len(inputs) :] if isinstance(block, Api)]
        super().validate_inputs(block_fn, inputs)
