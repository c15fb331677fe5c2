"""Training rows never hold an evaluation text, and splits are fixed."""

from __future__ import annotations

import gzip
import json
from argparse import Namespace
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file
from transformers import BertConfig, MPNetConfig, MPNetModel

from gistcheck.networks.checker import lay_out
from gistcheck.networks.encoding import Tokens
from gistcheck.networks.nets import CheckerNet, ReaderNet
from gistcheck.networks.reader import EncoderReader, sigmoid
from models.training import articles, card, common, data, fit_factual, objectives, pairs, soup, teachers, train_checker
from models.training.batches import Unit, regroup
from models.training.calibrate_reader import best_stretches, best_threshold


def write(root: Path, files: Mapping[str, Sequence[data.Row]]) -> None:
    """Put rows into the files of a data folder."""
    for name, rows in files.items():
        (root / name).parent.mkdir(exist_ok=True)
        with gzip.open(root / f"{name}.jsonl.gz", "wt", encoding="utf-8") as out:
            out.writelines(json.dumps(row) + "\n" for row in rows)


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
    write(tmp_path, files)
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


def test_the_factual_head_is_fitted_on_what_the_reader_judges_by() -> None:
    reader = EncoderReader()
    texts = ["The council met on Monday.", "Thank you all so much."]
    fitted = reader._config["factual"]
    said = sigmoid(fit_factual.vectors(reader, [{"text": t} for t in texts]) @ fitted["weights"] + fitted["bias"])
    assert said == pytest.approx([r.factual for (r,) in reader.read([[t] for t in texts])], abs=1e-4)


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
    found = objectives.losses(net, batch, torch.device("cpu"), 1, 2, "encode_claims")
    assert list(found) == ["checkworthy"]
    found["checkworthy"].backward()
    assert {"claim_encoder", "claim_head"} <= moved(net) <= {"claim_encoder", "claim_head", "bert"}
    assert all(p.grad is None for p in net.bert.encoder.parameters())


def test_attribution_moves_no_other_task() -> None:
    net, nan = tiny_reader(), np.nan
    batch = [sentence("attribution", [nan, nan, nan, 1], [-1, 0, 1, 0])]
    found = objectives.losses(net, batch, torch.device("cpu"), 1, 2, "encode_attributions")
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


def test_a_soup_is_the_weighted_mean_of_its_runs_with_each_trial_once(tmp_path: Path) -> None:
    for name, value in (("a", 1), ("b", 3)):
        (tmp_path / name / "average").mkdir(parents=True)
        save_file({"w": torch.full((2,), float(value))}, tmp_path / name / "average" / "model.safetensors")
        (tmp_path / name / "trials.json").write_text(json.dumps([{"step": 0}, {"step": value}]), "utf-8")
    soup.mix([tmp_path / "a", tmp_path / "b"], [1, 3], tmp_path / "c")
    assert load_file(tmp_path / "c" / "average" / "model.safetensors")["w"].tolist() == [2.5, 2.5]
    assert json.loads((tmp_path / "c" / "trials.json").read_text("utf-8")) == [{"step": n} for n in (0, 1, 3)]


def test_a_trial_is_a_row_of_the_card(tmp_path: Path) -> None:
    args = Namespace(run=tmp_path, init=None, teacher=[], wide=None, scale=0.5, learning_rate=1e-4, seed=3)
    train_checker.note_trial(args, 10, 20, {"snli": 0.5, "sick": 0.7})
    assert "| labels alone | 0.5 | 0.0001 | 3 | 10 of 20 | 0.600 |" in card._trials(tmp_path / card.TRIALS)


@pytest.fixture
def mpnet(tmp_path: Path) -> str:
    """A folder of a two-layer MPNet with MPNet's own numbers of word pieces."""
    small = MPNetConfig(
        vocab_size=1200, hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=16
    )
    MPNetModel(small, add_pooling_layer=False).save_pretrained(tmp_path / "mpnet")
    return str(tmp_path / "mpnet")


def test_a_teacher_reads_the_students_word_pieces_as_its_own(mpnet: str) -> None:
    net = teachers.teacher(CheckerNet, mpnet, cls_id=101, sep_id=102)
    seen: list[torch.Tensor] = []
    net.bert.mpnet.register_forward_pre_hook(lambda _, args, given: seen.append(given["input_ids"]), with_kwargs=True)
    net.eval()(**lay_out([([1000, 1001], [1002]), ([1003], [1004])], 101, 102))
    assert seen[0].tolist() == [[0, 1004, 1005, 2, 1006, 2], [0, 1007, 2, 1008, 2, 1]]


def test_a_teacher_comes_back_from_its_run_as_it_was(mpnet: str, tmp_path: Path) -> None:
    net = teachers.teacher(ReaderNet, mpnet).eval()
    net.save_pretrained(tmp_path / "average")
    (again,) = teachers.trained(ReaderNet, [tmp_path / "average"], torch.device("cpu"))
    ids, mask = torch.tensor([[101, 1000, 102]]), torch.ones(1, 3, dtype=torch.long)
    assert torch.equal(net.encode(ids, mask), again.encode_claims(ids, mask))
    assert not any(p.requires_grad for p in again.parameters())


def test_a_pair_that_nobody_labelled_is_learnt_from_the_teacher_alone() -> None:
    logits, taught = torch.tensor([[2.0, 0, -1], [2.0, 0, -1]]), torch.tensor([[0.1, 0.8, 0.1], [0.1, 0.8, 0.1]])
    from_teacher = -(taught[0] * logits[0].log_softmax(0)).sum()
    from_label = train_checker.loss(logits[:1], torch.tensor([0]))
    half = train_checker.TRUTH * from_label + (1 - train_checker.TRUTH) * from_teacher
    own = ((0, source, from_label) for source in ("plain-verb", "retold-subject", "typed"))
    for label, source, due in ((4, "unlabelled", from_teacher), (0, "snli", half), *own):
        trust = train_checker.truth([pairs.Example(source, ([1], [2]), label)])
        learnt = train_checker.loss(logits[:1], torch.tensor([label]), taught[:1], trust)
        assert learnt == pytest.approx(due.item())


def test_a_run_that_goes_on_has_the_checkpoint_itself_for_a_teacher(tmp_path: Path) -> None:
    config = BertConfig(
        vocab_size=1200, hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16
    )
    config.update({"cls_id": 101, "sep_id": 102})
    net = CheckerNet(config).eval()
    net.save_pretrained(tmp_path)
    (again,) = teachers.trained(CheckerNet, [tmp_path], torch.device("cpu"))
    pair = lay_out([([1000, 1001], [1002])], 101, 102)
    assert torch.equal(net(**pair), again(**pair))


def test_a_teacher_answers_where_the_reader_has_no_label(mpnet: str) -> None:
    net, nan, cpu = tiny_reader(), np.nan, torch.device("cpu")
    batch = [sentence("salience", [nan] * 4, [-1] * 4)]
    taught = teachers.teacher(ReaderNet, mpnet).eval()
    assert objectives.losses(net, batch, cpu, 1, 2, "encode_attributions") == {}
    assert set(objectives.losses(net, batch, cpu, 1, 2, "encode_attributions", [taught])) == {"attributed", "parts"}
    gold, soft = torch.tensor([1.0, nan]), torch.tensor([0.5, 0.2])
    assert objectives.blend(gold, soft).tolist() == pytest.approx([0.75, 0.2])


def test_rows_for_a_teacher_hold_no_evaluation_text(root: Path) -> None:
    held = data.Held(root)
    files: dict[str, list[data.Row]] = {
        "summ/comp_google_train_clean": [
            {"sentence": f"Report {i} came.", "compression": "it came"} for i in range(30_000)
        ],
        "claims/split_wikisplit": [
            {
                "sentence": "A storm killed twelve people in the north of Ohio.",
                "claims": ["A storm killed twelve people."],
            },
            {"sentence": "The fair opened, and it rained.", "claims": ["The fair opened.", "It rained."]},
        ],
        **dict.fromkeys(
            (f"summ/art_{n}" for n in pairs.ARTICLES), [{"article": "It rained. It stopped. The fair opened."}]
        ),
    }
    write(root, files)
    found = pairs.unlabelled(root, [], seed=1)
    assert {row["label"] for row in found} == {"unknown"}
    assert {"It rained.", "The fair opened."} <= {row["claim"] for row in found}
    assert not any(text in held for row in found for text in (row["claim"], *row["evidence"]))


def test_a_typed_claim_comes_with_the_sentences_of_its_text(tmp_path: Path) -> None:
    files: dict[str, list[data.Row]] = dict.fromkeys((f"summ/art_{n}" for n in pairs.ARTICLES), [])
    files["summ/art_inshorts_gayathrik"] = [{"id": "inshorts/4", "article": "It rained. The fair opened late."}]
    files["verify/train_pool"] = [{"evidence": ["Lund is a town.", "It is old ."], "claim": "Lund is new."}]
    files["typed_claims"] = [
        {"text": "inshorts/4", "claim": "The fair was shut.", "label": "nei"},
        {"text": pairs.digest_of(["lund is a town.", "It is old ."]), "claim": "Lund is old.", "label": "supported"},
    ]
    write(tmp_path, files)
    article, pooled = pairs.typed(tmp_path, written=tmp_path)
    assert (article["evidence"], article["label"]) == (["It rained.", "The fair opened late."], "nei")
    assert (article["claim"], article["source"]) == ("The fair was shut.", "typed")
    assert (pooled["evidence"], pooled["label"]) == (["Lund is a town.", "It is old ."], "supported")


def test_every_typed_claim_has_a_label_and_a_third_to_a_half_of_a_texts_claims_are_true() -> None:
    by_text: dict[str, list[str]] = defaultdict(list)
    for row in data.rows(Path(pairs.__file__).parent, "typed_claims"):
        assert row["label"] in pairs.LABELS and row["claim"].endswith((".", "!", "?", '"', "”"))
        by_text[row["text"]].append(row["label"])
    assert len(by_text) > 1000
    assert all(0.3 < labels.count("supported") / len(labels) < 0.65 for labels in by_text.values())


def test_encoded_rows_are_read_again_where_they_were_kept(tmp_path: Path) -> None:
    assert common.kept(tmp_path / "rows.pkl", lambda: [1, 2]) == [1, 2]
    assert common.kept(tmp_path / "rows.pkl", lambda: [3]) == [1, 2]
    assert common.kept(None, lambda: [3]) == [3]


def test_two_thresholds_keep_a_cue_of_several_words_together() -> None:
    scores, gold = np.array([0.9, 0.45, 0.45, 0.0, 0.45, 0.0]), np.array([1, 1, 1, 0, 0, 0])
    sure, within, best = best_stretches(scores, gold)
    assert best == 1
    assert within <= 0.45 < sure
    assert best_threshold(scores, gold)[1] < 1
