import gzip
import json
import random
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from index.embedding import StaticEmbedder
from index.table import TokenTable
from index.train import main, train
from index.training import sources
from index.training.chat import Spelling, weighed_as_formal
from index.training.holdout import Holdout
from index.training.learning import Lessons, Plan
from index.training.sources import Pair, own_rows, read_pairs, usable
from index.training.vocabulary import learn_vocabulary
from index.words import Segmenter

PLAN = Plan(dimension=16, mean_epochs=6, interaction_epochs=1, mean_batch=128, interaction_batch=128, near=4, threads=1)
ENGLISH = "one two three four five six seven eight nine ten".split()
INDONESIAN = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh".split()


def counted(numbers: list[int], words: list[str]) -> str:
    return " ".join(words[number] for number in numbers)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("data")
    (path / "train").mkdir()
    (path / "dev" / "bitext").mkdir(parents=True)
    chance = random.Random(0)
    drawn = [chance.sample(range(10), 5) for _ in range(300)]
    rows = [f"{counted(numbers, ENGLISH)}\t{counted(numbers, INDONESIAN)}\tds:free" for numbers in drawn]
    rows += ["only for study\thanya untuk belajar\tds:closed", "held out text\tteks yang disimpan\tds:free"]
    with gzip.open(path / "train" / "parallel.tsv.gz", "wt", encoding="utf-8") as stream:
        stream.write("\n".join(rows) + "\n")
    sources = "source\tlicence\nds:free\tMIT\nds:closed\tCC BY-NC-SA 4.0 (NON-COMMERCIAL)\n"
    (path / "train" / "sources.tsv").write_text(sources)
    held = {"en": "Held out text!", "id": "sesuatu"}
    (path / "dev" / "bitext" / "held.jsonl").write_text(json.dumps(held) + "\n")
    return path


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ("MIT", True),
        ("CC BY-SA 4.0", True),
        ("none stated in repo (Django docs are BSD-3)", True),
        ("no licence file in repo (AOSP: Apache-2.0)", True),
        ("CC BY-NC-SA 4.0 (NON-COMMERCIAL; LICENSE.md)", False),
        ("none stated in repo; usually CC BY-NC-SA 3.0 (NON-COMMERCIAL)", False),
        ("NONE STATED", False),
        ("NONE STATED (research data; mixed web sources)", False),
        ("NONE FOUND (company docs)", False),
        ("none found", False),
    ],
)
def test_licences(licence: str, expected: bool) -> None:
    assert usable(licence) is expected


def test_only_usable_sources_are_read_unless_everything_is_asked_for(folder: Path) -> None:
    assert not any(pair.source == "ds:closed" for pair in read_pairs(folder))
    assert any(pair.source == "ds:closed" for pair in read_pairs(folder, everything=True))


def test_the_same_seed_reads_the_same_pairs(folder: Path) -> None:
    assert read_pairs(folder, seed=1) == read_pairs(folder, seed=1) != read_pairs(folder, seed=2)


@pytest.mark.parametrize(
    ("text", "repeats"),
    [
        ("The quick brown fox.", True),
        ("the QUICK, brown fox", True),
        ("The quick brown foxes.", False),
        ("He said: a b c d e f g h i, and left.", True),
        ("He said: a b c d e f g h, and left.", False),
        ("Jakarta", False),
        ("", False),
    ],
)
def test_held_out_texts_and_nine_words_of_them_are_recognised(text: str, repeats: bool) -> None:
    assert Holdout(["The quick brown fox!", "x a b c d e f g h i j", "Jakarta"]).repeats(text) is repeats


def test_our_own_text_is_whole_and_repeats_nothing() -> None:
    for name, columns in (("facts", 4), ("sentences", 2), ("terms", 2), ("informal", 2)):
        rows = own_rows(name)
        assert all(len(row) == columns and all(cell == cell.strip() != "" for cell in row) for row in rows), name
        assert len({tuple(row) for row in rows}) == len(rows), name


def test_chat_spelling_changes_whole_words_only() -> None:
    spelling = Spelling([("yg", "yang"), ("gak mau", "tidak mau")])
    written = {spelling.rewrite("Siapa yang sayang tidak mau?", random.Random(seed)) for seed in range(20)}
    assert written == {"siapa yang sayang tidak mau?", "siapa yg sayang tidak mau?"}


def test_a_chat_form_weighs_no_more_than_what_it_stands_for() -> None:
    tokenizer = learn_vocabulary(["udah sudah dmn di mana besar kota"] * 9, 200)
    words = ["udah", "sudah", "dmn", "mana", "besar"]
    vocabulary = tokenizer.get_vocab()
    pieces = np.array([vocabulary[word] for word in words])
    weights = np.zeros(tokenizer.get_vocab_size(), np.float32)
    weights[pieces] = [0.9, 0.2, 0.8, 0.3, 0.5]
    lighter = weighed_as_formal([("udah", "sudah"), ("dmn", "di mana"), ("besar", "kota")], tokenizer, weights)
    np.testing.assert_allclose(lighter[pieces], [0.2, 0.2, 0.3, 0.3, 0.0])


def test_the_vocabulary_splits_endings_off_known_words() -> None:
    tokenizer = learn_vocabulary(["kota kotanya desa desanya rumah rumahnya rumahkah?"] * 9, 200)
    assert tokenizer.encode("rumahnya").tokens == ["rumah", "##nya"]
    assert tokenizer.encode("Rumah, DÉSA?").tokens == ["rumah", "desa", "?"]


def test_a_batch_knows_equal_texts_though_words_are_left_out() -> None:
    pairs = [Pair("satu dua tiga empat lima", f"{word} b c d e f", "question", "made") for word in ENGLISH]
    segmenter = Segmenter(learn_vocabulary([pair.left + " " + pair.right for pair in pairs] * 3, 300))
    batch = Lessons(pairs, segmenter).batch(np.arange(10), False, np.random.default_rng(0), dropped=0.3)
    assert (batch.asking < 0).any()
    assert len(set(batch.asking_keys.tolist())) == 1
    assert len(set(batch.sought_keys.tolist())) == 10


@pytest.fixture
def _little_own_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "own_rows", lambda name: own_rows(name)[:20])


@pytest.mark.usefixtures("_little_own_text")
def test_training_learns_records_and_repeats_itself(folder: Path, tmp_path: Path) -> None:
    first = train(folder, tmp_path / "first", PLAN, vocabulary=2000)
    second = train(folder, tmp_path / "second", PLAN, vocabulary=2000)
    assert isinstance(first, TokenTable)
    assert first.fingerprint == second.fingerprint
    record = json.loads((tmp_path / "first" / "training.json").read_text())
    assert record["plan"] == asdict(PLAN)
    assert record["pairs"]["prose"] == 300
    assert record["pairs_left_out_as_repeating_development_sets"] == 1
    assert set(record["files"]) == {"parallel.tsv.gz", "sources.tsv"}
    embedder = StaticEmbedder(tmp_path / "first")
    english, indonesian = embedder.embed_passages(ENGLISH), embedder.embed_passages(INDONESIAN)
    assert ((english @ indonesian.T).argmax(axis=1) == np.arange(10)).mean() >= 0.8


@pytest.mark.usefixtures("_little_own_text")
def test_another_seed_gives_another_model(folder: Path, tmp_path: Path) -> None:
    brief = asdict(PLAN) | {"mean_epochs": 1, "interaction_epochs": 0}
    tables = [train(folder, tmp_path / str(seed), Plan(**brief | {"seed": seed}), vocabulary=500) for seed in (1, 2)]
    assert tables[0].fingerprint != tables[1].fingerprint


def test_a_folder_without_training_text_is_said(tmp_path: Path) -> None:
    with pytest.raises(
        SystemExit, match=r"No training text at .*parallel\.tsv\.gz\. Name the folder that holds train/"
    ):
        main([str(tmp_path), "--out", str(tmp_path / "out")])
    assert not (tmp_path / "out").exists()
