"""The shipped reader: a MiniLM-size encoder over the article with light heads, and layers for check-worthiness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from os import PathLike
from typing import TYPE_CHECKING, Any

import numpy as np

from gistcheck.networks import checkpoints
from gistcheck.networks.windows import Piece, batched, pack, window_size
from gistcheck.protocols import Begun, Floats, PronounQuestion, SentenceReading, TokenReading
from gistcheck.types import ModelInfo

if TYPE_CHECKING:
    import torch

    from gistcheck.networks.encoding import Tokens, WindowBatch


def sigmoid(logits: Floats) -> Floats:
    """Probability of a logit, without overflow."""
    found: Floats = (0.5 * (1 + np.tanh(0.5 * logits))).astype(np.float32)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Layers:
    """What some layers make of sentences: `vectors` (sentences, width), and a head's `logits` (pieces, n) of each."""

    vectors: Floats
    logits: list[Floats]


class EncoderReader:
    """`protocols.Reader` over a checkpoint folder.

    `name`: None for the shipped checkpoint, or a local folder. `device`: `cpu`, `cuda`, ...;
    `dtype`: `float32`, `bfloat16` or `float16`. Errors: those of `checkpoints.load`.
    """

    def __init__(self, name: str | PathLike[str] | None = None, *, device: str = "cpu", dtype: str = "float32") -> None:
        from gistcheck.networks.nets import ReaderNet

        checkpoint = checkpoints.find("reader", name)
        self._net, self._tokenizer = checkpoints.load(ReaderNet, checkpoint, device, dtype)
        self._config = checkpoints.head_config(self._net, checkpoint)
        self.info: ModelInfo = checkpoints.info(checkpoint, device, dtype)

    @property
    def thresholds(self) -> Mapping[str, float]:
        """Decision threshold per head, chosen on development rows and stored in the checkpoint."""
        found: Mapping[str, float] = self._config["thresholds"]
        return found

    def begin(self, sentences: Sequence[str]) -> Begun:
        """Read an article as far as its page furniture, a third of the work; see `protocols.Begun`."""
        tokens, shared = self._begin([sentences])
        boilerplate = self._shared_heads(shared)["boilerplate"].tolist()
        return Begun(boilerplate, lambda: self._finish([sentences], tokens, shared)[0])

    def read(self, articles: Sequence[Sequence[str]]) -> list[list[SentenceReading]]:
        """Read articles, given as their sentences; see `protocols.Reader.read`."""
        return self._finish(articles, *self._begin(articles))

    def _begin(self, articles: Sequence[Sequence[str]]) -> tuple[list[Tokens], Layers]:
        """The tokens of all sentences, and what the shared layers make of them."""
        from gistcheck.networks.encoding import tokenise

        tokens = tokenise(self._tokenizer, [s for article in articles for s in article])
        windows = self._windows(tokens, [len(article) for article in articles])
        return tokens, self._through(self._net.encode, windows, tokens, self._net.keep_head)

    def _finish(
        self, articles: Sequence[Sequence[str]], tokens: Sequence[Tokens], shared: Layers
    ) -> list[list[SentenceReading]]:
        """The readings of articles that were begun."""
        counts = [len(article) for article in articles]
        parts = self._through(self._net.encode_attributions, self._windows(tokens, counts), tokens, self._net.part_head)
        alone = self._alone(tokens)
        sentence = self._shared_heads(shared) | self._other_heads(parts.vectors, alone.vectors)
        words = np.array([len(s.split()) for article in articles for s in article], np.float32)
        bounds = np.cumsum([0, *counts])
        salience = [self._salience(shared.vectors[a:b], words[a:b]) for a, b in zip(bounds, bounds[1:], strict=False)]
        logits = [np.hstack(pair) for pair in zip(shared.logits, parts.logits, strict=True)]
        flat = [
            self._reading(i, float(s), sentence, shared.vectors[i], tokens[i], logits[i])
            for i, s in enumerate(np.concatenate([*salience, np.zeros(0)]))
        ]
        return [flat[a:b] for a, b in zip(bounds, bounds[1:], strict=False)]

    def _alone(self, tokens: Sequence[Tokens]) -> Layers:
        """What the layers for check-worthiness make of sentences, each read alone."""
        return self._through(self._net.encode_claims, self._windows(tokens, [1] * len(tokens)), tokens)

    def link(self, questions: Sequence[PronounQuestion]) -> list[Floats]:
        """Antecedent probabilities; see `protocols.Reader.link`."""
        return [self._link(question) for question in questions]

    def _windows(self, tokens: Sequence[Tokens], counts: Sequence[int]) -> list[list[Piece]]:
        found: list[list[Piece]] = []
        base = 0
        for count in counts:
            lengths = [len(t.ids) for t in tokens[base : base + count]]
            for window in pack(lengths, self._config["window"]):
                found.append([Piece(p.sentence + base, p.start, p.end) for p in window])
            base += count
        return found

    def _through(
        self, encode: Any, windows: Sequence[list[Piece]], tokens: Sequence[Tokens], head: Any = None
    ) -> Layers:
        """What some layers make of sentences, and a head, if given, of their word pieces."""
        import torch

        sizes = np.array([len(t.ids) for t in tokens], np.int64)
        starts = np.cumsum([0, *sizes])
        sums = np.zeros((len(tokens), self._net.config.hidden_size), np.float32)
        logits = np.zeros((starts[-1], 0 if head is None else head.out_features), np.float32)
        for batch in self._batches(windows, tokens):
            inside = batch.segments.numpy() >= 0
            segments, positions = batch.segments.numpy()[inside], batch.positions.numpy()[inside]
            with torch.inference_mode():
                states = encode(batch.ids.to(self._net.device), batch.mask.to(self._net.device))
                if head is not None:
                    logits[starts[segments] + positions] = head(states).float().cpu().numpy()[inside]
            np.add.at(sums, segments, states.float().cpu().numpy()[inside])
        vectors = (sums / sizes.clip(1)[:, None]).astype(np.float32)
        return Layers(vectors, [logits[a:b] for a, b in pairwise(starts)])

    def _batches(self, windows: Sequence[list[Piece]], tokens: Sequence[Tokens]) -> Iterator[WindowBatch]:
        from gistcheck.networks.encoding import collate

        for group in batched(windows, window_size):
            yield collate(group, tokens, self._tokenizer.cls_token_id, self._tokenizer.sep_token_id)

    def _shared_heads(self, shared: Layers) -> dict[str, Floats]:
        """Probabilities of the sentence heads over the shared layers."""
        import torch

        from gistcheck.networks.nets import SENTENCE_HEADS

        with torch.inference_mode():
            logits = self._net.sentence_head(self._tensor(shared.vectors)).float().cpu().numpy()
        return {head: self._calibrated(head, row) for head, row in zip(SENTENCE_HEADS, logits.T, strict=True)}

    def _other_heads(self, attributions: Floats, claims: Floats) -> dict[str, Floats]:
        """Probabilities of the sentence heads over layers of their own, whose vectors are given."""
        import torch

        with torch.inference_mode():
            attributed = self._net.attributed_head(self._tensor(attributions)).squeeze(1).float().cpu().numpy()
            worth = self._net.claim_head(self._tensor(claims)).squeeze(1).float().cpu().numpy()
        return {
            "attributed": self._calibrated("attributed", attributed),
            "check_worthiness": self._calibrated("check_worthiness", worth),
            "factual": self._factual(claims),
        }

    def _factual(self, claims: Floats) -> Floats:
        """A logistic regression on the vectors (sentences, width) of the layers for check-worthiness; 1 without one."""
        fitted = self._config.get("factual")
        if fitted is None:
            return np.ones(len(claims), np.float32)
        return sigmoid(claims @ np.array(fitted["weights"], np.float32) + np.float32(fitted["bias"]))

    def _calibrated(self, head: str, logits: Floats) -> Floats:
        """Platt scaling (Platt 1999) with the checkpoint's slope and intercept for the head."""
        slope, intercept = self._config["calibration"].get(head, (1.0, 0.0))
        return sigmoid(slope * logits + intercept)

    def _salience(self, vectors: Floats, words: Floats) -> Floats:
        """Salience relative to the article's most salient sentence, which has 1."""
        import torch

        from gistcheck.networks.nets import position_features

        if not len(words):
            return np.zeros(0, np.float32)
        with torch.inference_mode():
            features = position_features(torch.from_numpy(words))
            logits = self._net.salience(self._tensor(vectors), self._tensor(features)).float().cpu().numpy()
        found: Floats = np.exp(logits - logits.max())
        return found

    def _tensor(self, array: Any) -> torch.Tensor:
        import torch

        return torch.as_tensor(array).to(device=self._net.device, dtype=self._net.dtype)

    def _reading(
        self, index: int, salience: float, sentence: dict[str, Floats], vector: Floats, tokens: Tokens, logits: Floats
    ) -> SentenceReading:
        heads = {name: float(values[index]) for name, values in sentence.items()}
        keep, source, cue, content = sigmoid(logits).T
        reading = TokenReading(offsets=tokens.offsets, keep=keep, source=source, cue=cue, content=content)
        return SentenceReading(salience=salience, vector=vector, tokens=reading, **heads)

    def _link(self, question: PronounQuestion) -> Floats:
        """Candidates more than a window before the pronoun get 0."""
        import torch

        from gistcheck.networks.encoding import Tokens, collate, piece_span, tokenise
        from gistcheck.networks.nets import link_features

        tokens = tokenise(self._tokenizer, [question.text])[0]
        at, end = piece_span(tokens.offsets, *question.pronoun)
        room = self._config["window"] - 2
        first = max(0, min(at - room * 3 // 4, len(tokens.ids) - room))
        piece = Tokens(tokens.ids[first : first + room], tokens.offsets[first : first + room])
        spans = [piece_span(piece.offsets, *candidate) for candidate in question.candidates]
        visible = [i for i, (a, b) in enumerate(spans) if a < b]
        found = np.zeros(len(spans), np.float32)
        if not visible or at == end:
            return found
        laid = collate(
            [[Piece(0, 0, len(piece.ids))]], [piece], self._tokenizer.cls_token_id, self._tokenizer.sep_token_id
        )
        with torch.inference_mode():
            states = self._net.encode(laid.ids.to(self._net.device), laid.mask.to(self._net.device))[0, 1:-1]
            candidates = torch.stack([states[spans[i][0] : spans[i][1]].mean(0) for i in visible])
            features = link_features(at - first, [spans[i] for i in visible])
            logits = self._net.link(states[at - first : end - first].mean(0), candidates, features)
        found[visible] = logits.float().softmax(0)[1:].cpu().numpy()
        return found
