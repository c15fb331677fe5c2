"""A report as JSON-ready data, Markdown, HTML or terminal text."""

from gistcheck.render.data import report_dict, report_json, verdict_dict, verdict_json
from gistcheck.render.html import report_html
from gistcheck.render.markdown import report_markdown

__all__ = ["report_dict", "report_html", "report_json", "report_markdown", "verdict_dict", "verdict_json"]
