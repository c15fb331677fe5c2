"""What every front of the service shares: the loaded models and what a request may ask of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gistcheck.errors import TooLargeError
from gistcheck.settings import SERVICE_BYTES

if TYPE_CHECKING:
    from gistcheck.pipeline import Analyser, Progress
    from gistcheck.types import Article


@dataclass(frozen=True, slots=True)
class Service:
    """An analyser behind limits.

    `analyser`: anything with the methods `analyse` and `check` of `gistcheck.Analyser`. `max_bytes`: longest accepted
    text, in bytes of UTF-8. `allow_fetch`: whether a request may give a web address in the place of the text.
    """

    analyser: Analyser
    max_bytes: int = SERVICE_BYTES
    allow_fetch: bool = False

    def read(self, text: str) -> Article:
        """The article in a request. Errors: the `InputError` family."""
        from gistcheck.text import read_article

        self._demand_size(text)
        article = read_article(text, allow_fetch=self.allow_fetch)
        self._demand_size(article.text)
        return article

    def _demand_size(self, text: str) -> None:
        size = len(text.encode("utf-8", "surrogatepass"))
        if size > self.max_bytes:
            raise TooLargeError(
                f"The text has {size:,} bytes; this service reads at most {self.max_bytes:,}."
                " Split it, or start the service with a larger --max-bytes."
            )


def while_wanted(step: Progress) -> Progress:
    """`step`, but it ends the work as soon as the client that asked for it has gone.

    Errors of the result: `gradio.Error`, which then nobody is left to read.
    """
    import gradio

    gone = _client_is_gone()

    def checked(share: float, stage: str) -> None:
        if gone():
            raise gradio.Error("The client has gone; its request was ended.", print_exception=False)
        step(share, stage)

    return checked


def _client_is_gone() -> Callable[[], bool]:
    """Asks Gradio's queue whether the request that this thread works for was given up."""
    from gradio.context import LocalContext

    blocks, event_id = LocalContext.blocks.get(None), LocalContext.event_id.get(None)

    def gone() -> bool:
        jobs = (job for jobs in blocks._queue.active_jobs if jobs for job in jobs) if blocks else ()
        return any(job._id == event_id and not job.alive for job in jobs)

    return gone
