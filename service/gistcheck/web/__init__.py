"""The web page and the HTTP API, built with Gradio over the same core as the command line."""

from gistcheck.web.app import build_app
from gistcheck.web.server import listen, run
from gistcheck.web.service import Service

__all__ = ["Service", "build_app", "listen", "run"]
