"""Which piece of the article each finding was drawn from, and back. Pure data, no markup."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gistcheck.types import Claim, Report, Sentence, Source


@dataclass(frozen=True, slots=True)
class Run:
    """A run of one sentence and the findings drawn from it: `text[start:end]` of the article."""

    start: int
    end: int
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """One finding (`s1` a summary sentence, `c1` a claim) and a span it was drawn from."""

    finding: str
    source: Source


def finding_links(report: Report) -> dict[int, list[Link]]:
    """The links of a report, by sentence id."""
    links: dict[int, list[Link]] = defaultdict(list)
    for link in _all_links(report):
        links[link.source.sentence_id].append(link)
    return dict(links)


def finding_places(links: Mapping[int, Sequence[Link]]) -> dict[str, list[int]]:
    """The sentence ids behind each finding, in article order, each once."""
    places: dict[str, list[int]] = defaultdict(list)
    for sentence_id in sorted(links):
        for finding in dict.fromkeys(link.finding for link in links[sentence_id]):
            places[finding].append(sentence_id)
    return dict(places)


def split_sentence(sentence: Sentence, links: Sequence[Link]) -> list[Run]:
    """Cut a sentence wherever a linked span starts or ends; the runs cover it without gaps."""
    cuts = {sentence.start, sentence.end}
    for link in links:
        cuts |= {cut for cut in (link.source.start, link.source.end) if sentence.start < cut < sentence.end}
    edges = sorted(cuts)
    return [Run(a, b, _findings(a, b, links)) for a, b in pairwise(edges)]


def _findings(start: int, end: int, links: Sequence[Link]) -> tuple[str, ...]:
    found = (link.finding for link in links if link.source.start <= start and end <= link.source.end)
    return tuple(dict.fromkeys(found))


def _all_links(report: Report) -> Iterator[Link]:
    for number, sentence in enumerate(report.summary.sentences, 1):
        yield from (Link(f"s{number}", source) for source in sentence.sources)
    for number, claim in enumerate(report.claims, 1):
        yield from (Link(f"c{number}", source) for source in claim.sources or (_own_span(claim),))


def _own_span(claim: Claim) -> Source:
    return Source(claim.sentence_id, claim.start, claim.end, 1.0)
