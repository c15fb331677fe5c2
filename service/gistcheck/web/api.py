"""What programs call: the functions behind the named endpoints. Their docstrings are the API's manual."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from gistcheck import settings
from gistcheck.errors import GistcheckError, NotTextError
from gistcheck.render import report_dict, verdict_dict
from gistcheck.web.service import while_wanted

if TYPE_CHECKING:
    from gistcheck.web.service import Service

Endpoint = Callable[..., dict[str, Any]]


def endpoints(service: Service) -> tuple[Endpoint, Endpoint]:
    """The functions of `/analyse` and `/check`."""

    def analyse(
        text: str,
        title: str = "",
        published: str = "",
        summary_sentences: int = 0,
        summary_words: int = 0,
        max_claims: int = settings.MAX_CLAIMS,
        min_check_worthiness: float = settings.MIN_CHECK_WORTHINESS,
    ) -> dict[str, Any]:
        """Summarise a news article and list its checkable claims, each with source and verdict.

        Args:
            text: The article: plain text or HTML, or its web address if this service fetches.
            title: Its title; empty if it has none.
            published: Date of publication (YYYY-MM-DD), to resolve words like 'yesterday'; may be empty.
            summary_sentences: Longest summary in sentences; 0 for no such limit.
            summary_words: About how many words the summary has; 0 for the default of 60. It may run 15% over.
            max_claims: Maximum number of claims.
            min_check_worthiness: Least check-worthiness of a listed claim, 0 to 1.

        Returns:
            The report, schema version 1: article, summary, claims, coverage, warnings, models.
        """
        report = service.analyser.analyse(
            service.read(_text("text", text)), _optional("title", title),
            published=_optional("published", published), summary_sentences=_whole(summary_sentences) or None,
            summary_words=_whole(summary_words) or None, max_claims=_whole(max_claims),
            min_check_worthiness=min_check_worthiness, progress=while_wanted(lambda share, stage: None),
        )  # fmt: skip
        return report_dict(report)

    def check(text: str, claim: str) -> dict[str, Any]:
        """Say whether an article supports or contradicts a claim, or does not state it.

        Args:
            text: The article: plain text or HTML, or its web address if this service fetches.
            claim: One statement, in English.

        Returns:
            label (supported, contradicted or not_stated), confidence, evidence (with offsets), reasons;
            parts: the smaller statements of a claim that is not supported, each with its verdict.
        """
        return verdict_dict(service.analyser.check(service.read(_text("text", text)), _text("claim", claim)))

    return _told(analyse), _told(check)


def _text(name: str, given: Any) -> str:
    """An argument that must be text. Errors: `NotTextError`."""
    if not isinstance(given, str):
        raise NotTextError(f"{name} must be text, not {given!r:.40}. Give a string.")
    return given


def _optional(name: str, given: Any) -> str | None:
    """As `_text`, but it may be missing or empty."""
    return None if given is None else _text(name, given) or None


def _whole(given: Any) -> Any:
    """A number such as 3.0 as 3; anything else as it is, for the analyser to refuse."""
    return int(given) if isinstance(given, float) and given.is_integer() else given


def _told(function: Endpoint) -> Endpoint:
    """The same endpoint, failing with a message that a client gets to read."""
    from functools import wraps

    import gradio

    @wraps(function)
    def told(*given: Any, **options: Any) -> dict[str, Any]:
        try:
            return function(*given, **options)
        except GistcheckError as error:
            raise gradio.Error(f"{type(error).__name__}: {error}", print_exception=False) from error

    return told
