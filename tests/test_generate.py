"""Any seq2seq summariser: loaded, mapped over long articles, traced and checked sentence by sentence."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gistcheck import Analyser
from gistcheck.errors import ModelDamagedError, ModelNotFoundError, OptionError
from gistcheck.generate import GeneratingSummariser, align, windows
from gistcheck.networks.seq2seq import load_seq2seq
from gistcheck.protocols import UNREAD, SentenceReading
from gistcheck.text.sentences import split_sentences
from gistcheck.types import Article, Sentence, Verdict
from tests.tiny_seq2seq import ARTICLES, save_bart, save_t5, save_untrained

STORM, VOTE = ARTICLES


@pytest.fixture(scope="module")
def t5(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_t5(tmp_path_factory.mktemp("tiny-t5"))


@pytest.fixture(scope="module")
def bart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_bart(tmp_path_factory.mktemp("tiny-bart"))


def article_of(text: str, boilerplate: str = "") -> Article:
    whole = text + boilerplate
    sentences = [
        Sentence(i, start, end, "boilerplate" if start >= len(text) else "body")
        for i, (start, end) in enumerate(split_sentences(whole))
    ]
    return Article(whole, sentences=tuple(sentences))


def readings(article: Article, salience: Sequence[float] | None = None) -> list[SentenceReading]:
    values = salience or [0.5] * len(article.sentences)
    return [replace(UNREAD, salience=value) for value in values]


def honest(drafts: Sequence[tuple[str, int]]) -> list[Verdict]:
    """A checker that knows what the articles do not say."""
    return [Verdict("not_stated" if "king" in text else "supported", 0.95) for text, _ in drafts]


def run(folder: Path, text: str, generate: dict[str, object] | None = None, **options: object):  # type: ignore[no-untyped-def]
    article = article_of(text)
    writer = GeneratingSummariser(str(folder), generate=generate)
    return writer.summarise(article, readings(article), verify=honest, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("family", ["t5", "bart"])
def test_what_the_article_does_not_support_is_dropped_with_the_reason(
    family: str, request: pytest.FixtureRequest
) -> None:
    found = run(request.getfixturevalue(family), STORM)
    assert [s.text for s in found.sentences] == ["A storm brought down a crane at the mosque."]
    assert found.sentences[0].verdict == "supported"
    [dropped] = found.dropped
    assert dropped.text == "The king resigned in Paris." and "not support" in dropped.reason


def test_flagged_sentences_stay_with_their_verdict(bart: Path) -> None:
    found = run(bart, STORM, faithfulness="flag")
    assert [s.verdict for s in found.sentences] == ["supported", "not_stated"]
    assert found.dropped == ()


def test_each_sentence_is_traced_to_its_source(t5: Path) -> None:
    article = article_of(VOTE)
    found = GeneratingSummariser(str(t5)).summarise(article, readings(article), verify=honest)
    [first, second] = found.sentences
    assert [first.text, second.text] == ["Voters rejected a new motorway.", "The margin was narrow."]
    assert article.text[first.sources[0].start : first.sources[0].end] == "Voters rejected a new motorway on Sunday."
    assert [s.sources[0].sentence_id for s in found.sentences] == [0, 1]
    assert first.sources[0].score == 1.0


def test_a_long_article_is_mapped_in_windows_and_none_of_it_is_cut(bart: Path) -> None:
    found = run(bart, f"{STORM} {VOTE}", words=200, faithfulness="flag")
    said = " ".join(s.text for s in found.sentences)
    assert "storm brought down a crane" in said and "rejected a new motorway" in said


def test_limits_hold_over_all_windows(bart: Path) -> None:
    found = run(bart, f"{STORM} {VOTE}", sentences=1)
    assert len(found.sentences) == 1
    assert any("length" in dropped.reason for dropped in found.dropped)


def test_boilerplate_is_not_summarised(bart: Path) -> None:
    article = article_of(VOTE, " Read all the latest news here. Write the first comment for this!")
    found = GeneratingSummariser(str(bart)).summarise(article, readings(article), verify=honest)
    assert [s.text for s in found.sentences] == ["Voters rejected a new motorway.", "The margin was narrow."]


def test_generate_options_pass_through(t5: Path) -> None:
    short = run(t5, VOTE, {"max_new_tokens": 8}, faithfulness="flag")
    assert short.sentences == ()
    assert "stopped in the middle" in short.dropped[0].reason
    with pytest.raises(OptionError, match="no_such_option"):
        run(t5, VOTE, {"no_such_option": 3})


def test_sampling_gives_the_same_summary_every_time(t5: Path) -> None:
    options = {"do_sample": True, "temperature": 3.0, "num_beams": 1}
    assert run(t5, STORM, options) == run(t5, STORM, options)


def test_device_dtype_and_weights_are_named(bart: Path) -> None:
    info = GeneratingSummariser(str(bart), dtype="bfloat16").info
    assert (info.role, info.name, info.device, info.dtype) == ("summariser", bart.name, "cpu", "bfloat16")
    assert len(info.sha256) == 64
    with pytest.raises(OptionError, match="float8"):
        GeneratingSummariser(str(bart), dtype="float8")
    with pytest.raises(OptionError, match="no-such-device"):
        GeneratingSummariser(str(bart), device="no-such-device")


def test_limit_and_prefix_come_from_the_checkpoint(t5: Path, bart: Path) -> None:
    first, second = (load_seq2seq(str(folder), device="cpu", dtype="float32") for folder in (t5, bart))
    assert (first.limit, first.prefix, first.defaults) == (
        512,
        "summarize: ",
        {"max_length": 60, "num_beams": 2},
    )
    assert (second.limit, second.prefix) == (128, "")


@pytest.mark.parametrize(("family", "limit"), [("led", 256), ("pegasus", 64)])
def test_other_families_load_and_write(family: str, limit: int, tmp_path: Path) -> None:
    model = load_seq2seq(str(save_untrained(tmp_path, family)), device="cpu", dtype="float32")
    text, _ = model.write(STORM, {"max_new_tokens": 5})
    assert model.limit == limit and isinstance(text, str)


@pytest.mark.parametrize("name", ["./nowhere", "/no/such/folder", "~/none", "a/b/c", " "])
def test_a_missing_folder_is_named_at_once(name: str) -> None:
    with pytest.raises(ModelNotFoundError, match="no folder"):
        GeneratingSummariser(name)


def test_a_hub_id_offline_says_what_to_do() -> None:
    with pytest.raises(ModelNotFoundError, match="hf download some-org/some-model") as caught:
        GeneratingSummariser("some-org/some-model")
    assert caught.value.exit_code == 4


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFoundError, match=r"no config\.json"):
        GeneratingSummariser(str(tmp_path))


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "config.json"])
def test_damaged_files_are_an_error(bart: Path, tmp_path: Path, name: str) -> None:
    folder = shutil.copytree(bart, tmp_path / "broken")
    (folder / name).write_bytes((folder / name).read_bytes()[:100])
    with pytest.raises(ModelDamagedError, match="broken"):
        GeneratingSummariser(str(folder))


def test_missing_weights_and_other_architectures_are_an_error(bart: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(bart, tmp_path / "broken")
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**config, "encoder_layers": 3}))
    with pytest.raises(ModelDamagedError, match="lacks the weights"):
        GeneratingSummariser(str(folder))
    (folder / "config.json").write_text(json.dumps({"model_type": "bert", "vocab_size": 320}))
    with pytest.raises(ModelDamagedError, match="seq2seq"):
        GeneratingSummariser(str(folder))


def test_faithfulness_is_checked(bart: Path) -> None:
    with pytest.raises(OptionError, match="faithfulness"):
        run(bart, STORM, faithfulness="ignore")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"faithfulness": "ignore"}, "faithfulness='ignore' is not one of 'drop', 'flag'"),
        ({"generate": {"x": 1}}, "generate={'x': 1} is for a model that writes the summary. Name one as summariser"),
        ({"faithfulness": "flag"}, "faithfulness='flag' is for a model that writes the summary. Name one as summ"),
    ],
)
def test_options_of_a_model_that_writes_are_refused_where_none_writes(options: dict[str, Any], words: str) -> None:
    with pytest.raises(OptionError, match=re.escape(words)):
        Analyser(**options)


def test_an_article_without_body_gives_an_empty_summary(bart: Path) -> None:
    found = GeneratingSummariser(str(bart)).summarise(Article(""), [], verify=honest)
    assert found == ((), ())


def words_of(text: str) -> int:
    return len(text.split())


@pytest.mark.parametrize("limit", [3, 7, 20, 500])
def test_windows_lose_nothing_and_stay_within_the_limit(limit: int) -> None:
    texts = [f"a{i} " * (i % 9) + "end." for i in range(40)]
    found = windows(texts, words_of, limit)
    assert " ".join(found).split() == " ".join(texts).split()
    assert all(words_of(window) <= limit for window in found)


def test_windows_are_about_equally_long() -> None:
    found = windows(["one two three four five."] * 21, words_of, 100)
    assert [words_of(window) for window in found] == [55, 50]


def test_a_sentence_from_two_places_has_both_sources() -> None:
    article = article_of(STORM)
    [joined, foreign] = align(
        ["Storm brings crane down, 107 people killed, officials say.", "Zebras!"], article, readings(article)
    )
    assert {s.sentence_id for s in joined.sources} == {0, 1}
    assert foreign.sources == ()


def test_salience_decides_between_equal_sources() -> None:
    article = article_of("The council met in Arlen. The council met in Bodo.")
    [written] = align(["The council met."], article, readings(article, [0.2, 0.8]))
    assert [s.sentence_id for s in written.sources] == [1]
