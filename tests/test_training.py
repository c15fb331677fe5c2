"""Training rows never hold an evaluation text, and splits are fixed."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from random import Random

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file
from transformers import BertConfig

from gistcheck.encoding import Tokens
from gistcheck.nets import ReaderNet
from models.training import articles, common, data, fit_factual, pairs, soup, train_reader
from models.training.batches import Unit, regroup


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A data folder with one row a file; the pool repeats an evaluation claim and an evidence."""
    claim = "The council approved the new budget on Monday."
    evidence = ["A storm killed twelve people in the north of Ohio."]
    fresh = {"evidence": ["The bridge was closed for repairs."], "claim": "The bridge is closed.", "label": "supported"}
    files = {
        "verify/eval_x": [{"evidence": evidence, "claim": claim, "label": "supported"}],
        "verify/train_pool": [
            {"evidence": ["Something else entirely was said."], "claim": claim.upper(), "label": "nei", "source": "a"},
            {"evidence": evidence, "claim": "Twelve people died.", "label": "supported", "source": "a"},
            fresh | {"source": "a"},
        ],
        **{name: [{"sentence": name}] for name in data.EVALUATION},
    }
    for name, rows in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(row) + "\n" for row in rows)
    return tmp_path


def test_rows_that_stand_in_an_evaluation_file_are_dropped(root: Path) -> None:
    assert [row["claim"] for row in pairs.pool(root)] == ["The bridge is closed."]


def test_train_and_dev_share_no_evidence() -> None:
    rows = [{"evidence": [f"Sentence number {i // 3} of the text."], "claim": str(i)} for i in range(600)]
    train, dev = pairs.split(rows)
    assert dev
    assert not {r["evidence"][0] for r in train} & {r["evidence"][0] for r in dev}


def test_a_split_is_the_same_on_every_run() -> None:
    assert [data.in_dev(str(i)) for i in range(12)] == [i in (4, 9, 11) for i in range(12)]


def test_the_oracle_target_prefers_the_sentence_that_matches_the_reference() -> None:
    target = articles.oracle_target(
        ["Rain fell.", "Police arrested 14 people.", "It was late."], "Police arrested 14 people"
    )
    assert target.sum() == pytest.approx(1)
    assert int(np.argmax(target)) == 1


def test_the_factual_head_tells_two_groups_of_vectors_apart() -> None:
    inputs = np.random.default_rng(0).normal(size=(200, 8))
    factual = inputs[:, 0] + inputs[:, 3] > 0
    weights, bias = fit_factual.fit(inputs, factual)
    assert np.mean((inputs @ weights + bias > 0) == factual) > 0.9
    found = fit_factual.classes(np.array([0.1, 0.9, 0.9]), np.array([0.9, 0.1, 0.9]), 0.5)
    assert found.tolist() == ["NFS", "UFS", "CFS"]


def tiny_reader() -> ReaderNet:
    return ReaderNet(
        BertConfig(vocab_size=50, hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=16)
    )


def sentence(task: str, targets: list[float], parts: list[float]) -> Unit:
    tokens = Tokens([5, 6, 7], np.array([[0, 1], [1, 2], [2, 3]]))
    return Unit(task, [tokens], np.array([targets]), [np.full((3, 4), parts, np.float32)], np.ones(1, np.float32))


def moved(net: ReaderNet) -> set[str]:
    return {n.split(".")[0] for n, p in net.named_parameters() if p.grad is not None and p.grad.abs().sum() > 0}


def test_check_worthiness_is_learnt_alone_and_moves_no_shared_layer() -> None:
    net, nan = tiny_reader(), np.nan
    batch = list(regroup([sentence("checkworthiness", [1, nan, nan, nan], [-1] * 4)] * 9, Random(1)))
    assert [len(unit.tokens) for unit in batch] == [1] * 9
    found = train_reader.losses(net, batch, torch.device("cpu"), 1, 2, "encode_claims")
    assert list(found) == ["checkworthy"]
    found["checkworthy"].backward()
    assert {"claim_encoder", "claim_head"} <= moved(net) <= {"claim_encoder", "claim_head", "bert"}
    assert all(p.grad is None for p in net.bert.encoder.parameters())


def test_attribution_moves_no_other_task() -> None:
    net, nan = tiny_reader(), np.nan
    batch = [sentence("attribution", [nan, nan, nan, 1], [-1, 0, 1, 0])]
    found = train_reader.losses(net, batch, torch.device("cpu"), 1, 2, "encode_attributions")
    assert set(found) == {"attributed", "parts"}
    torch.stack(list(found.values())).sum().backward()
    assert moved(net) <= {"attribution_encoder", "attributed_head", "part_head", "bert"}
    assert all(p.grad is None for p in net.bert.encoder.parameters())


@pytest.mark.parametrize(("has", "native"), [({"avx2": True}, False), ({"avx512_bf16": True}, True)])
def test_half_precision_only_where_the_processor_has_it(
    has: dict[str, bool], native: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: has)
    with common.mixed_precision(torch.device("cpu")):
        product = torch.ones(2, 2) @ torch.ones(2, 2)
    assert product.dtype == (torch.bfloat16 if native else torch.float32)


def test_a_near_miss_has_evidence_of_another_claim_on_its_topic() -> None:
    topics = ("virus", "bridge", "election")
    rows = [
        {"source": "healthver", "label": "supported", "claim": f"The {topics[i % 3]} claim {i}.", "evidence": [e]}
        for i, e in enumerate(f"Report {i} is about the {topics[i % 3]}." for i in range(60))
    ]
    misses = pairs.near_misses(rows, seed=1)
    assert len(misses) == len(rows)
    for row, miss in zip(rows, misses, strict=True):
        assert (miss["claim"], miss["label"]) == (row["claim"], "nei")
        assert miss["evidence"] != row["evidence"]
        assert row["claim"].split()[1] in miss["evidence"][0]


def test_a_soup_is_the_mean_of_its_runs_with_each_trial_once(tmp_path: Path) -> None:
    for name, value in (("a", 1), ("b", 3)):
        (tmp_path / name / "average").mkdir(parents=True)
        save_file({"w": torch.full((2,), float(value))}, tmp_path / name / "average" / "model.safetensors")
        (tmp_path / name / "trials.json").write_text(json.dumps([{"step": 0}, {"step": value}]), "utf-8")
    soup.mix([tmp_path / "a", tmp_path / "b"], tmp_path / "c")
    assert load_file(tmp_path / "c" / "average" / "model.safetensors")["w"].tolist() == [2.0, 2.0]
    assert json.loads((tmp_path / "c" / "trials.json").read_text("utf-8")) == [{"step": n} for n in (0, 1, 3)]
