"""The two networks: light heads over a small BERT encoder (MiniLM-L6-H384 size).

Used by training (`models/training/`) and at run time (`gistcheck.networks.reader`, `gistcheck.networks.checker`).
Sentence vectors are means over the sentence's word pieces, the pooling the base encoder
all-MiniLM-L6-v2 was trained with (Reimers and Gurevych 2019, Sentence-BERT).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel, BertPreTrainedModel
from transformers.models.bert.modeling_bert import BertEncoder

SENTENCE_HEADS = ("subjectivity", "boilerplate")
PART_HEADS = ("source", "cue", "content")
TOKEN_HEADS = ("keep", *PART_HEADS)
POSITION_FEATURES = 6


def segment_mean(states: Tensor, segments: Tensor, count: int) -> Tensor:
    """Mean state per segment.

    *Shapes:* `states` (batch, length, width); `segments` (batch, length), values 0 to count - 1,
    or -1 for tokens outside every segment; result (count, width).
    """
    flat, index = states.reshape(-1, states.shape[-1]), segments.reshape(-1)
    inside = index >= 0
    sums = states.new_zeros(count, states.shape[-1]).index_add(0, index[inside], flat[inside])
    sizes = states.new_zeros(count).index_add(0, index[inside], states.new_ones(int(inside.sum())))
    return sums / sizes.clamp(min=1).unsqueeze(1)


def position_features(words: Tensor) -> Tensor:
    """Where each sentence of one article stands, from the sentences' lengths in words.

    *Shapes:* `words` (sentences,) -> (sentences, 6): log index, share of the article read,
    inverse index, log article length, length, shortness.
    """
    count = words.shape[0]
    index = torch.arange(count, dtype=torch.float32)
    return torch.stack(
        [
            torch.log1p(index),
            index / max(count - 1, 1),
            1 / (1 + index),
            torch.full((count,), float(count)).log1p() / 4,
            (words / 40).clamp(max=2),
            (words < 8).float(),
        ],
        dim=1,
    )


class ReaderNet(BertPreTrainedModel):  # type: ignore[no-untyped-call]
    """One encoder pass per window; heads per sentence, per word piece, per article, per pronoun.

    Attribution has encoder layers of its own over the same word embeddings: it needs more passes over its rows than the
    other tasks stand. So has check-worthiness, which reads each sentence alone: in shared layers the other tasks wear
    away what the base encoder knew of other kinds of text.
    """

    def __init__(self, config: BertConfig) -> None:
        super().__init__(config)
        width = config.hidden_size
        self.bert = BertModel(config, add_pooling_layer=False)
        self.claim_encoder = BertEncoder(config)  # type: ignore[no-untyped-call]
        self.claim_head = nn.Linear(width, 1)
        self.attribution_encoder = BertEncoder(config)  # type: ignore[no-untyped-call]
        self.attributed_head = nn.Linear(width, 1)
        self.part_head = nn.Linear(width, len(PART_HEADS))
        self.sentence_head = nn.Linear(width, len(SENTENCE_HEADS))
        self.keep_head = nn.Linear(width, 1)
        self.salience_head = nn.Sequential(nn.Linear(3 * width + POSITION_FEATURES, 256), nn.GELU(), nn.Linear(256, 1))
        self.link_head = nn.Sequential(nn.Linear(3 * width + 3, 256), nn.GELU(), nn.Linear(256, 1))
        self.post_init()  # type: ignore[no-untyped-call]

    def encode(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Token states. *Shapes:* (windows, length) twice -> (windows, length, width)."""
        return through(self.bert.encoder.layer, self.bert.embeddings(input_ids=ids), mask)

    def encode_attributions(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Token states of the layers for attribution. *Shapes:* as `encode`."""
        return through(self.attribution_encoder.layer, self.bert.embeddings(input_ids=ids), mask)

    def encode_claims(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Token states of the layers for check-worthiness. *Shapes:* as `encode`."""
        return through(self.claim_encoder.layer, self.bert.embeddings(input_ids=ids), mask)

    def salience(self, vectors: Tensor, features: Tensor) -> Tensor:
        """Salience logits of one article. *Shapes:* (sentences, width), (sentences, 6) -> (sentences,)."""
        article = vectors.mean(0, keepdim=True).expand_as(vectors)
        joined = torch.cat([vectors, article, vectors * article, features.to(vectors)], dim=1)
        logits: Tensor = self.salience_head(joined)
        return logits.squeeze(1)

    def link(self, pronoun: Tensor, candidates: Tensor, features: Tensor) -> Tensor:
        """Antecedent logits, the first for 'none of them' (always 0).

        *Shapes:* (width,), (candidates, width), (candidates, 3) -> (candidates + 1,).
        """
        repeated = pronoun.expand_as(candidates)
        joined = torch.cat([repeated, candidates, repeated * candidates, features.to(candidates)], dim=1)
        scores: Tensor = self.link_head(joined).squeeze(1)
        return torch.cat([scores.new_zeros(1), scores])


def through(layers: Iterable[nn.Module], states: Tensor, mask: Tensor) -> Tensor:
    """Token states after these encoder layers. *Shapes:* (windows, length, width), (windows, length) -> as `states`."""
    seen = mask.bool()[:, None, None, :].expand(-1, 1, mask.shape[1], -1)
    for layer in layers:
        states = layer(states, seen)
    return states


class CheckerNet(BertPreTrainedModel):  # type: ignore[no-untyped-call]
    """Cross-encoder over `[CLS] evidence [SEP] claim [SEP]` with an alignment-aware head.

    Beside the pooled states of both sides the head sees how well each claim token is matched in
    the evidence (best cosine over evidence tokens: mean and minimum), so that lexical support
    need not be learnt from scratch.
    """

    def __init__(self, config: BertConfig) -> None:
        super().__init__(config)
        width = config.hidden_size
        self.bert = BertModel(config, add_pooling_layer=False)
        self.head = nn.Sequential(nn.Linear(5 * width + 3, 384), nn.GELU(), nn.Linear(384, 3))
        self.post_init()  # type: ignore[no-untyped-call]

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor, **_: Any) -> Tensor:
        """Logits in the order of `types.LABELS`. *Shapes:* (pairs, length) each -> (pairs, 3)."""
        output = self.bert(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids)
        states: Tensor = output.last_hidden_state
        special = (input_ids == self.config.cls_id) | (input_ids == self.config.sep_id)
        inside = attention_mask.bool() & ~special
        evidence, claim = inside & (token_type_ids == 0), inside & (token_type_ids == 1)
        u, v = masked_mean(states, evidence), masked_mean(states, claim)
        matches = alignment(states, input_ids, evidence, claim)
        logits: Tensor = self.head(torch.cat([states[:, 0], u, v, (u - v).abs(), u * v, matches], dim=1))
        return logits


def masked_mean(states: Tensor, mask: Tensor) -> Tensor:
    """Mean over the marked tokens. *Shapes:* (n, length, width), (n, length) -> (n, width)."""
    weights = mask.to(states).unsqueeze(2)
    return (states * weights).sum(1) / weights.sum(1).clamp(min=1)


def alignment(states: Tensor, ids: Tensor, evidence: Tensor, claim: Tensor) -> Tensor:
    """How well the evidence covers the claim's tokens.

    *Shapes:* (n, length, width), (n, length) thrice -> (n, 3): mean and minimum over claim
    tokens of the best cosine with an evidence token, and the share of claim tokens that stand
    in the evidence as they are.
    """
    unit = nn.functional.normalize(states, dim=2)
    cosine = (unit @ unit.transpose(1, 2)).masked_fill(~evidence.unsqueeze(1), -1.0)
    best = cosine.max(2).values
    same = ((ids.unsqueeze(2) == ids.unsqueeze(1)) & evidence.unsqueeze(1)).any(2)
    size = claim.sum(1).clamp(min=1)
    mean = (best * claim).sum(1) / size
    low = best.masked_fill(~claim, 1.0).min(1).values
    exact = (same & claim).sum(1) / size
    return torch.stack([mean, low, exact.to(mean)], dim=1)


def link_features(pronoun: int, candidates: Sequence[tuple[int, int]]) -> Tensor:
    """Where each candidate stands, in word pieces from the pronoun.

    *Shape:* (candidates, 3): log distance, after the pronoun or not, rank by nearness.
    """
    distance = torch.tensor([float(pronoun - end) for _, end in candidates])
    rank = distance.abs().argsort().argsort().float()
    return torch.stack([distance.abs().log1p() / 5, (distance < 0).float(), rank / 5], dim=1)
