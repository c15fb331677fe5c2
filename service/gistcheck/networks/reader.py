"""The shipped reader: a MiniLM-size encoder over the article with light heads, and layers for check-worthiness."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from os import PathLike
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from gistcheck.networks import checkpoints
from gistcheck.networks.windows import Piece, batched, pack, window_size
from gistcheck.protocols import Floats, PronounQuestion, SentenceReading, TokenReading
from gistcheck.types import ModelInfo

if TYPE_CHECKING:
    import torch

    from gistcheck.networks.encoding import Tokens, WindowBatch

States = TypeVar("States")


def sigmoid(logits: Floats) -> Floats:
    """Probability of a logit, without overflow."""
    found: Floats = (0.5 * (1 + np.tanh(0.5 * logits))).astype(np.float32)
    return found


def _add(sums: Floats, batch: WindowBatch, states: torch.Tensor) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Add each token's state to its sentence's sum; which sentence each token inside one belongs to, and which are."""
    inside = batch.segments.numpy() >= 0
    segments = batch.segments.numpy()[inside]
    np.add.at(sums, segments, states.float().cpu().numpy()[inside])
    return segments, inside


def _means(sums: Floats, tokens: Sequence[Tokens]) -> Floats:
    sizes = np.array([max(len(t.ids), 1) for t in tokens], np.float32).reshape(-1, 1)
    found: Floats = (sums / sizes).astype(np.float32)
    return found


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

    def read(self, articles: Sequence[Sequence[str]]) -> list[list[SentenceReading]]:
        """Read articles, given as their sentences; see `protocols.Reader.read`."""
        from gistcheck.networks.encoding import tokenise

        counts = [len(article) for article in articles]
        tokens = tokenise(self._tokenizer, [s for article in articles for s in article])
        vectors, attributions, token_logits = self._encode(tokens, counts)
        sentence = self._sentence_probabilities(vectors, attributions, tokens)
        words = np.array([len(s.split()) for article in articles for s in article], np.float32)
        bounds = np.cumsum([0, *counts])
        salience = [self._salience(vectors[a:b], words[a:b]) for a, b in zip(bounds, bounds[1:], strict=False)]
        flat = [
            self._reading(i, float(s), sentence, vectors[i], tokens[i], token_logits[i])
            for i, s in enumerate(np.concatenate([*salience, np.zeros(0)]))
        ]
        return [flat[a:b] for a, b in zip(bounds, bounds[1:], strict=False)]

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

    def _encode(self, tokens: Sequence[Tokens], counts: Sequence[int]) -> tuple[Floats, Floats, list[Floats]]:
        """Sentence vectors (sentences, width) of the shared layers and of those for attribution, and each sentence's
        token logits (pieces, 4)."""
        import torch

        from gistcheck.networks.nets import TOKEN_HEADS

        sums, attributions = self._zeros(tokens), self._zeros(tokens)
        logits = [np.zeros((len(t.ids), len(TOKEN_HEADS)), np.float32) for t in tokens]
        for batch, (states, own) in self._states(self._net.encode_both, self._windows(tokens, counts), tokens):
            with torch.inference_mode():
                scores = torch.cat([self._net.keep_head(states), self._net.part_head(own)], 2).float().cpu().numpy()
            _add(attributions, batch, own)
            segments, inside = _add(sums, batch, states)
            positions = batch.positions.numpy()[inside]
            for segment, position, row in zip(segments, positions, scores[inside], strict=True):
                logits[segment][position] = row
        return _means(sums, tokens), _means(attributions, tokens), logits

    def _claim_vectors(self, tokens: Sequence[Tokens]) -> Floats:
        """Each sentence's vector (sentences, width), read alone by the layers for check-worthiness."""
        sums = self._zeros(tokens)
        for batch, states in self._states(self._net.encode_claims, self._windows(tokens, [1] * len(tokens)), tokens):
            _add(sums, batch, states)
        return _means(sums, tokens)

    def _zeros(self, tokens: Sequence[Tokens]) -> Floats:
        return np.zeros((len(tokens), self._net.config.hidden_size), np.float32)

    def _states(
        self, encode: Callable[..., States], windows: Sequence[list[Piece]], tokens: Sequence[Tokens]
    ) -> Iterator[tuple[WindowBatch, States]]:
        """Batches of windows with their token states."""
        import torch

        from gistcheck.networks.encoding import collate

        for group in batched(windows, window_size):
            batch = collate(group, tokens, self._tokenizer.cls_token_id, self._tokenizer.sep_token_id)
            with torch.inference_mode():
                states = encode(batch.ids.to(self._net.device), batch.mask.to(self._net.device))
            yield batch, states

    def _sentence_probabilities(
        self, vectors: Floats, attributions: Floats, tokens: Sequence[Tokens]
    ) -> dict[str, Floats]:
        import torch

        from gistcheck.networks.nets import SENTENCE_HEADS

        claims = self._claim_vectors(tokens)
        with torch.inference_mode():
            logits = self._net.sentence_head(self._tensor(vectors)).float().cpu().numpy()
            attributed = self._net.attributed_head(self._tensor(attributions)).squeeze(1).float().cpu().numpy()
            worth = self._net.claim_head(self._tensor(claims)).squeeze(1).float().cpu().numpy()
        odds = {**dict(zip(SENTENCE_HEADS, logits.T, strict=True)), "attributed": attributed, "check_worthiness": worth}
        found = {head: self._calibrated(head, values) for head, values in odds.items()}
        return found | {"factual": self._factual(claims)}

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
