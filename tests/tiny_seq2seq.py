"""Small real seq2seq checkpoints, trained in seconds to know two articles by heart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers
from transformers import (
    BartConfig,
    BartForConditionalGeneration,
    LEDConfig,
    LEDForConditionalGeneration,
    PegasusConfig,
    PegasusForConditionalGeneration,
    PreTrainedTokenizerFast,
    T5Config,
    T5ForConditionalGeneration,
)

ARTICLES = {
    "A storm brought down a crane at the mosque on Friday. It killed 107 people, officials said. "
    "The governor ordered an inquiry.": ("A storm brought down a crane at the mosque. The king resigned in Paris."),
    "Voters rejected a new motorway on Sunday. The margin was narrow, the canton said. "
    "Farmers had opposed the plan for years.": "Voters rejected a new motorway. The margin was narrow.",
}
"""Article -> summary; the second sentence of the first summary is in no article."""
PREFIX = "summarize: "
_SPECIALS = ["<pad>", "</s>", "<s>", "<unk>"]


def save_tokenizer(folder: Path, template: str, limit: int) -> PreTrainedTokenizerFast:
    """Train a byte-level BPE tokenizer on the articles and save its files."""
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=True)
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=320, special_tokens=_SPECIALS, initial_alphabet=alphabet)
    tokenizer.train_from_iterator([*ARTICLES, *ARTICLES.values(), PREFIX], trainer)
    ids = [(token, tokenizer.token_to_id(token)) for token in ("<s>", "</s>")]
    tokenizer.post_processor = processors.TemplateProcessing(single=template, special_tokens=ids)
    wrapped = PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="<pad>", eos_token="</s>", bos_token="<s>", unk_token="<unk>",
        model_max_length=limit,
    )  # fmt: skip
    wrapped.save_pretrained(folder)
    return wrapped


def teach(net: Any, tokenizer: PreTrainedTokenizerFast, prefix: str) -> None:
    """Overfit the articles."""
    inputs = tokenizer([prefix + text for text in ARTICLES], return_tensors="pt", padding=True)
    labels = tokenizer(list(ARTICLES.values()), return_tensors="pt", padding=True).input_ids
    labels[labels == tokenizer.pad_token_id] = -100
    torch.set_num_threads(1)  # faster than more, for so small a model
    optimiser = torch.optim.Adam(net.parameters(), lr=5e-3)
    net.train()
    for _ in range(200):
        loss = net(input_ids=inputs.input_ids, attention_mask=inputs.attention_mask, labels=labels).loss
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        if loss.item() < 0.03:
            break


def save_t5(folder: Path) -> Path:
    """A T5 checkpoint with its prefix and length in `task_specific_params`."""
    torch.manual_seed(1)
    tokenizer = save_tokenizer(folder, "$A </s>", limit=512)
    config = T5Config(
        vocab_size=len(tokenizer), d_model=64, d_kv=16, d_ff=128, num_layers=2, num_heads=4, dropout_rate=0.0,
        pad_token_id=0, eos_token_id=1, decoder_start_token_id=0,
    )  # fmt: skip
    config.task_specific_params = {"summarization": {"prefix": PREFIX, "max_length": 60, "num_beams": 2}}
    net = T5ForConditionalGeneration(config)
    teach(net, tokenizer, PREFIX)
    net.save_pretrained(folder)
    return folder


def save_bart(folder: Path, positions: int = 128) -> Path:
    """A BART checkpoint that reads at most `positions` tokens and names no output length."""
    torch.manual_seed(1)
    tokenizer = save_tokenizer(folder, "<s> $A </s>", limit=10**30)
    config = BartConfig(
        vocab_size=len(tokenizer), d_model=64, encoder_ffn_dim=128, decoder_ffn_dim=128, encoder_layers=2,
        decoder_layers=2, encoder_attention_heads=4, decoder_attention_heads=4, dropout=0.0,
        max_position_embeddings=positions, pad_token_id=0, eos_token_id=1, bos_token_id=2,
        decoder_start_token_id=1, forced_eos_token_id=1,
    )  # fmt: skip
    net = BartForConditionalGeneration(config)
    teach(net, tokenizer, "")
    net.save_pretrained(folder)
    return folder


def save_untrained(folder: Path, family: str) -> Path:
    """An LED or PEGASUS checkpoint with random weights: it loads and writes, but no sense."""
    torch.manual_seed(1)
    tokenizer = save_tokenizer(folder, "<s> $A </s>", limit=10**30)
    common: dict[str, Any] = dict(
        vocab_size=len(tokenizer), d_model=32, encoder_ffn_dim=32, decoder_ffn_dim=32, encoder_layers=1,
        decoder_layers=1, encoder_attention_heads=2, decoder_attention_heads=2, pad_token_id=0, eos_token_id=1,
        decoder_start_token_id=0,
    )  # fmt: skip
    if family == "led":
        config = LEDConfig(attention_window=32, max_encoder_position_embeddings=256, **common)
        LEDForConditionalGeneration(config).save_pretrained(folder)
    else:
        PegasusForConditionalGeneration(PegasusConfig(max_position_embeddings=64, **common)).save_pretrained(folder)
    return folder
