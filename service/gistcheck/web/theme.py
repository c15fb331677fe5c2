"""Gradio's widgets in gistcheck's colours and type. The palette itself is in `render/report.css`."""

from __future__ import annotations

from gradio.themes import Base

_SANS = ["ui-sans-serif", "system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif"]
_MONO = ["ui-monospace", "SF Mono", "Menlo", "Noto Sans Mono", "monospace"]


def theme() -> Base:
    """A theme without web fonts whose every colour is a variable of the report's style sheet."""
    base = Base(font=_SANS, font_mono=_MONO, radius_size="sm", text_size="md")
    dark = {f"{name}_dark": value for name, value in _COLOURS.items() if hasattr(base, f"{name}_dark")}
    return base.set(**_COLOURS, **dark)


_COLOURS = {
    "body_background_fill": "var(--gc-paper)",
    "body_text_color": "var(--gc-ink)",
    "body_text_color_subdued": "var(--gc-soft)",
    "background_fill_primary": "var(--gc-card)",
    "background_fill_secondary": "var(--gc-paper)",
    "border_color_primary": "var(--gc-line)",
    "border_color_accent": "var(--gc-accent)",
    "color_accent": "var(--gc-accent)",
    "color_accent_soft": "var(--gc-lit)",
    "link_text_color": "var(--gc-accent)",
    "link_text_color_hover": "var(--gc-accent)",
    "link_text_color_visited": "var(--gc-accent)",
    "link_text_color_active": "var(--gc-accent)",
    "block_background_fill": "transparent",
    "block_border_color": "var(--gc-line)",
    "block_label_background_fill": "transparent",
    "block_label_text_color": "var(--gc-soft)",
    "block_title_text_color": "var(--gc-ink)",
    "block_info_text_color": "var(--gc-soft)",
    "input_background_fill": "var(--gc-card)",
    "input_background_fill_focus": "var(--gc-card)",
    "input_border_color": "var(--gc-strong)",
    "input_border_color_focus": "var(--gc-accent)",
    "input_placeholder_color": "var(--gc-soft)",
    "button_primary_background_fill": "var(--gc-ink)",
    "button_primary_background_fill_hover": "var(--gc-accent)",
    "button_primary_text_color": "var(--gc-paper)",
    "button_primary_text_color_hover": "var(--gc-paper)",
    "button_primary_border_color": "var(--gc-ink)",
    "button_secondary_background_fill": "var(--gc-card)",
    "button_secondary_background_fill_hover": "var(--gc-lit)",
    "button_secondary_text_color": "var(--gc-ink)",
    "button_secondary_text_color_hover": "var(--gc-ink)",
    "button_secondary_border_color": "var(--gc-strong)",
    "checkbox_background_color": "var(--gc-card)",
    "checkbox_background_color_selected": "var(--gc-accent)",
    "checkbox_border_color": "var(--gc-strong)",
    "checkbox_label_background_fill": "var(--gc-card)",
    "checkbox_label_background_fill_selected": "var(--gc-card)",
    "checkbox_label_text_color": "var(--gc-ink)",
    "checkbox_label_text_color_selected": "var(--gc-ink)",
    "checkbox_label_border_color": "var(--gc-line)",
    "checkbox_label_border_color_selected": "var(--gc-accent)",
    "slider_color": "var(--gc-accent)",
    "loader_color": "var(--gc-accent)",
}
