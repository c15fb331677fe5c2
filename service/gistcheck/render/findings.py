"""Summary, claims, warnings and omissions of a report as HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gistcheck.render import words
from gistcheck.render.escape import escape_html
from gistcheck.types import Claim, Dropped, Label, ModelInfo, Part, Report, SummarySentence, Verdict

LISTED_OMISSIONS = 200
"""Most omissions written out in HTML; a feed of 1 MB may drop thousands. JSON has them all."""

Places = Mapping[str, Sequence[int]]


def findings_html(report: Report, places: Places, controls: Mapping[str, str]) -> str:
    """Warnings, summary and claims."""
    claims = _claims(report, places, words.unlisted(report, controls))
    return _warnings(words.warnings(report, controls)) + _summary(report, places) + claims


def folds_html(report: Report) -> str:
    """The foldable parts: what was left out and why, and how the report was made."""
    return _omissions(report) + _method(report)


def verdict_html(claim: str, verdict: Verdict) -> str:
    """The verdict on a claim a person typed, with its evidence and reasons."""
    sentence_ids = list(dict.fromkeys(source.sentence_id for source in verdict.evidence))
    body = (
        _pick("own", escape_html(claim))
        + _sure(verdict.label, words.VERDICTS[verdict.label], verdict.confidence)
        + _reasons(verdict.reasons)
        + (f'<ul class="gc-parts">{"".join(map(_judged, verdict.parts))}</ul>' if verdict.parts else "")
        + (_closest(verdict, sentence_ids) if verdict.label == "not_stated" else _from(sentence_ids))
    )
    refs = " ".join(f"gc-{sentence_id}" for sentence_id in sentence_ids)
    return f'<div class="gc-item gc-own gc-{verdict.label}" data-item="own" data-refs="{refs}">{body}</div>'


def _warnings(warnings: Sequence[str]) -> str:
    if not warnings:
        return ""
    lines = "".join(f"<li>{escape_html(message)}</li>" for message in warnings)
    title = '<h3 class="gc-small" id="gc-warnings">Read this first</h3>'
    return f'<section class="gc-warnings" aria-labelledby="gc-warnings">{title}<ul>{lines}</ul></section>'


def _summary(report: Report, places: Places) -> str:
    sentences = enumerate(report.summary.sentences, 1)
    items = "".join(_summary_item(f"s{n}", sentence, places) for n, sentence in sentences)
    body = f'<ol class="gc-summary">{items}</ol>' if items else f"<p>{words.NO_SUMMARY}</p>"
    return f'<section aria-labelledby="gc-h-summary"><h3 id="gc-h-summary">Summary</h3>{body}</section>'


def _summary_item(key: str, sentence: SummarySentence, places: Places) -> str:
    badge = _sure(sentence.verdict, words.VERDICTS[sentence.verdict], sentence.confidence)
    foot = f'<div class="gc-foot">{badge}{_from(places.get(key, ()))}</div>'
    body = _pick(key, escape_html(sentence.text)) + foot
    return f'<li class="gc-item gc-{sentence.verdict}" data-item="{key}">{body}</li>'


def _claims(report: Report, places: Places, unlisted: str) -> str:
    more = f'<p class="gc-more">{escape_html(unlisted)}</p>' if unlisted else ""
    count = f' <span class="gc-count">{len(report.claims)}</span>' if report.claims else ""
    title = f'<h3 id="gc-h-claims">Claims{count}</h3>'
    return f'<section aria-labelledby="gc-h-claims">{title}{_listed(report, places)}{more}</section>'


def _listed(report: Report, places: Places) -> str:
    if not report.claims:
        none, why = words.no_claims(report)
        return f'<p class="gc-none"><b>{none}</b> {why}</p>'
    items = "".join(_claim_item(f"c{n}", n, claim, places) for n, claim in enumerate(report.claims, 1))
    return f'{_tally(report)}<ol class="gc-claims">{items}</ol>'


def _tally(report: Report) -> str:
    parts = (f'<li class="gc-{label}">{_shape(label)}{counted}</li>' for label, counted in words.tally(report))
    return f'<ul class="gc-tally">{"".join(parts)}</ul>'


def _claim_item(key: str, number: int, claim: Claim, places: Places) -> str:
    badge = _sure(claim.verdict, words.claim_verdict(claim), claim.confidence)
    head = f'<span class="gc-num">{number}</span>{_pick(key, escape_html(claim.text))}'
    body = f'{head}<div class="gc-head">{badge}{_tags(claim)}</div>' + "".join(_claim_details(key, claim, places))
    return f'<li class="gc-item gc-{claim.verdict}" data-item="{key}">{body}</li>'


def _claim_details(key: str, claim: Claim, places: Places) -> Iterator[str]:
    if statement := words.full_statement(claim):
        yield f'<p class="gc-full"><b>In full</b> {_inserted(statement)}</p>'
    for note in words.claim_notes(claim):
        lead = f"<b>{escape_html(note.lead)}</b> " if note.lead else ""
        yield f'<p class="gc-note gc-note-{note.kind}">{lead}{escape_html(note.text)}</p>'
    yield _reasons(claim.reasons)
    yield _parts(claim)
    yield _from(places.get(key, ()))


def _parts(claim: Claim) -> str:
    if not claim.parts:
        return ""
    items = "".join(f"<li>{_inserted(part.text)}</li>" for part in claim.parts)
    title = f"<summary>{words.parts_title(claim.parts)}</summary>"
    return f'<details class="gc-parts">{title}<ul>{items}</ul></details>'


def _judged(part: Part) -> str:
    return f"<li>{_inserted(part.text)} {_sure(part.verdict, words.VERDICTS[part.verdict], part.confidence)}</li>"


def _tags(claim: Claim) -> str:
    tags = (
        ("quotation" if claim.quoted else ""),
        ("hedged" if claim.hedged else ""),
        f"check-worthiness {words.percent(claim.check_worthiness)}",
    )
    return "".join(f'<span class="gc-tag">{tag}</span>' for tag in tags if tag)


def _inserted(statement: str) -> str:
    """The statement with its [inserted words] told apart from the article's own."""
    return escape_html(statement).replace("[", '<ins class="gc-ins">[').replace("]", "]</ins>")


def _pick(key: str, inner: str) -> str:
    return f'<button type="button" class="gc-pick" aria-pressed="false" data-pick="{key}">{inner}</button>'


def badge_html(label: Label, phrase: str) -> str:
    """A verdict by colour, shape and word."""
    return f'<span class="gc-badge gc-{label}">{_shape(label)}{phrase}</span>'


def _sure(label: Label, phrase: str, confidence: float) -> str:
    sure = f'<span class="gc-sure">{words.percent(confidence)} sure</span>'
    return badge_html(label, phrase + sure)


def _shape(label: Label) -> str:
    return f'<svg class="gc-shape" aria-hidden="true"><use href="#gc-shape-{label}"/></svg>'


def _reasons(reasons: Sequence[str]) -> str:
    if not reasons:
        return ""
    return f'<p class="gc-reasons"><b>Why</b> {escape_html("; ".join(reasons))}</p>'


def _from(sentence_ids: Sequence[int]) -> str:
    if not sentence_ids:
        return '<p class="gc-from">From no single sentence</p>'
    noun = "sentence" if len(sentence_ids) == 1 else "sentences"
    return f'<p class="gc-from">From {noun} {_numbers(sentence_ids)}</p>'


def _closest(verdict: Verdict, sentence_ids: Sequence[int]) -> str:
    if not sentence_ids:
        return ""
    return f'<p class="gc-from">{words.closest(verdict.evidence)} {_numbers(sentence_ids)}</p>'


def _numbers(sentence_ids: Sequence[int]) -> str:
    return " ".join(f'<a href="#gc-{i}" aria-label="sentence {i + 1}">{i + 1}</a>' for i in sentence_ids)


def _omissions(report: Report) -> str:
    dropped = report.coverage.dropped
    if not dropped:
        return ""
    items = "".join(_omission(entry) for entry in dropped[:LISTED_OMISSIONS])
    rest = len(dropped) - LISTED_OMISSIONS
    more = f"<p>And {rest:,} more, all in the JSON report.</p>" if rest > 0 else ""
    title = f'What was left out, and why <span class="gc-count">{len(dropped):,}</span>'
    return f'<details class="gc-fold"><summary>{title}</summary><ul class="gc-left">{items}</ul>{more}</details>'


def _omission(entry: Dropped) -> str:
    text = escape_html(entry.text if len(entry.text) <= 160 else entry.text[:157] + "…")
    place = "" if entry.sentence_id is None else _show(entry.sentence_id)
    return f"<li><q>{text}</q><span>{escape_html(words.left_out_because(entry))}{place}</span></li>"


def _show(sentence_id: int) -> str:
    return f' <a href="#gc-{sentence_id}" aria-label="show sentence {sentence_id + 1}">show</a>'


def _method(report: Report) -> str:
    rows = "".join(map(_model_row, report.models))
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Role", "Model", "Ran on", "SHA-256"))
    time = f" Took {sum(report.timings_ms.values()) / 1000:.1f} s." if report.timings_ms else ""
    read = f"<p>{words.coverage_line(report)}{time} {words.SCOPE}</p>"
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>" if rows else ""
    return f'<details class="gc-fold"><summary>How this report was made</summary>{read}{table}</details>'


def _model_row(model: ModelInfo) -> str:
    cells = (model.name, f"{model.device} {model.dtype}", model.sha256[:12])
    tds = "".join(f"<td>{escape_html(cell)}</td>" for cell in cells)
    return f'<tr><th scope="row">{escape_html(model.role)}</th>{tds}</tr>'
