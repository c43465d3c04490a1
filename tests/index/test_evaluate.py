import json
from pathlib import Path

import numpy as np
import pytest

from corpus import Corpus
from index.benchmark import Paraphrases, own_sets
from index.embedding import StaticEmbedder
from index.errors import IndexingError
from index.evaluate import (
    bitext_figures,
    compare,
    evaluate,
    main,
    margins,
    paraphrase_figures,
    ranking_figures,
    render,
)
from index.table import Vectors

BITEXT = [
    {"en": "The mayor opened the market.", "id": "Wali kota membuka pasar."},
    {"en": "It rains in the village.", "id": "Hujan turun di desa."},
    {"en": "Ten countries signed.", "id": "Sepuluh negara menandatangani."},
]
RETRIEVAL = {
    "passages": [
        {"id": "a", "language": "id", "text": "Sepuluh negara menandatangani perjanjian itu."},
        {"id": "b", "language": "id", "text": "Wali kota membuka pasar baru."},
    ],
    "questions": [
        {"text": "Who opened the market?", "language": "en", "passage": "b"},
        {"text": "How many countries signed?", "language": "en", "passage": "a"},
        {"text": "Who closed it?", "language": "en", "passage": None, "near": "b"},
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bitext").mkdir()
    (tmp_path / "retrieval").mkdir()
    (tmp_path / "bitext" / "small.jsonl").write_text("\n".join(json.dumps(row) for row in BITEXT) + "\n")
    (tmp_path / "retrieval" / "asked.json").write_text(json.dumps(RETRIEVAL))
    return tmp_path


class Fixed:
    """An embedder whose vectors are told beforehand."""

    name = fingerprint = "fixed"
    dimension = 2

    def __init__(self, vectors: dict[str, list[float]]) -> None:
        self.vectors = vectors

    def embed_queries(self, texts: list[str]) -> Vectors:
        return np.array([self.vectors[text] for text in texts], np.float32)

    embed_passages = embed_queries


def test_bitext_counts_each_way_by_itself() -> None:
    similar = np.array([[1, 0], [0.9, 0.1]], np.float32)
    assert bitext_figures(similar) == {"en_to_id": 0.5, "id_to_en": 1.0}


def test_by_margin_what_is_near_to_everything_is_nobodys_partner() -> None:
    # The first sentence of the other language lies nearest to each; only the second's own partner is near to it alone.
    similar = np.array([[0.9, 0.2, 0.1], [0.8, 0.7, 0.1], [0.8, 0.1, 0.9]], np.float32)
    assert bitext_figures(similar)["en_to_id"] == pytest.approx(2 / 3)
    assert bitext_figures(margins(similar))["en_to_id"] == 1.0


def test_bitext_agrees_with_the_evaluator_of_sentence_transformers() -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.evaluation import TranslationEvaluator

    # Words alone: hard enough that not every one finds its partner.
    english, indonesian = "rain ship law egg blue far".split(), "hujan perahu aturan telur biru jauh".split()
    folder = Path(__file__).parents[2] / "index" / "model"
    theirs = TranslationEvaluator(english, indonesian)(SentenceTransformer(str(folder)))
    model = StaticEmbedder.bundled()
    ours = bitext_figures(model.embed_passages(english) @ model.embed_passages(indonesian).T)
    assert ours["en_to_id"] == pytest.approx(theirs["src2trg_accuracy"])
    assert ours["id_to_en"] == pytest.approx(theirs["trg2src_accuracy"])


def test_ranking_figures_are_the_published_ones() -> None:
    figures = ranking_figures([0, 1, 9, 10])
    assert figures["ndcg@10"] == pytest.approx((1 + 1 / np.log2(3) + 1 / np.log2(11)) / 4)
    assert figures["recall@1"] == 0.25
    assert figures["recall@10"] == 0.75
    assert figures["mrr@10"] == pytest.approx((1 + 0.5 + 0.1) / 4)


def test_a_folder_is_scored_by_file(folder: Path) -> None:
    figures = evaluate(folder, StaticEmbedder.bundled())
    assert set(figures) == {"small", "asked"}
    assert figures["small"] == {"en_to_id": 1.0, "id_to_en": 1.0}
    assert figures["asked"]["ndcg@10"] == figures["asked"]["recall@1"] == 1.0


def test_each_way_of_searching_stands_beside_the_whole(folder: Path) -> None:
    table = compare(folder, {"ours": StaticEmbedder.bundled()})
    assert list(table["small"]) == ["ours", "ours, dense alone", "ours, dense alone by margin"]
    assert list(table["asked"]) == ["ours", "ours, dense alone", "ours, interaction alone", "BM25"]
    # Not a name in common: terms alone find nothing across languages, and a tie is no find.
    assert table["asked"]["BM25"]["recall@1"] == 0
    rendered = render(table)
    assert "| ours | 1.000 | 1.000 |" in rendered
    assert "| BM25 |  | " in rendered


def test_the_command_writes_the_figures_and_prints_the_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "figures.json"
    main([str(folder), "--alone", "--json", str(out)])
    assert json.loads(out.read_text())["small"] == {"en_to_id": 1.0, "id_to_en": 1.0}
    assert capsys.readouterr().out.startswith("| | small | asked |")


def test_an_empty_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(IndexingError, match=r"Nothing to score in .*: no bitext/\*\.jsonl"):
        evaluate(tmp_path, StaticEmbedder.bundled())
    with pytest.raises(SystemExit, match="Nothing to score"):
        main([str(tmp_path), "--alone"])


@pytest.mark.parametrize("content", ["{", '{"en": "x"}', "[1]"])
def test_a_bitext_of_another_form_is_named(folder: Path, content: str) -> None:
    (folder / "bitext" / "small.jsonl").write_text(content)
    with pytest.raises(IndexingError, match=r"small\.jsonl is not a bitext"):
        evaluate(folder, StaticEmbedder.bundled())


@pytest.mark.parametrize("content", ["{", "[]", '{"passages": []}', '{"passages": [{"id": 1}], "questions": []}'])
def test_a_retrieval_set_of_another_form_is_named(folder: Path, content: str) -> None:
    (folder / "retrieval" / "asked.json").write_text(content)
    with pytest.raises(IndexingError, match=r"asked\.json is not a retrieval set"):
        evaluate(folder, StaticEmbedder.bundled())


def test_an_unknown_model_is_said(folder: Path) -> None:
    with pytest.raises(SystemExit, match="'nobody/no-such-model' cannot be opened"):
        main([str(folder), "--model", "nobody/no-such-model", "--alone"])


def test_paraphrases_are_ranked_by_the_first_that_asks_for_the_same() -> None:
    vectors = {"a": [1.0, 0.0], "b": [0.9, 0.4], "c": [0.8, 0.6], "d": [0.0, 1.0]}
    asked = Paraphrases([(text, "en") for text in vectors], ["one", "one", "two", "two"])
    figures = paraphrase_figures(Fixed(vectors), asked)  # type: ignore[arg-type]
    # a finds b first; b finds c before a; c finds b and a before d; d finds c first.
    assert figures["recall@1"] == 0.5
    assert figures["mrr@10"] == pytest.approx((1 + 1 / 2 + 1 / 3 + 1) / 4)


def test_the_products_own_retrieval_is_a_set_like_any_other() -> None:
    ascn = Corpus.default()
    sets = own_sets(ascn)
    assert set(sets) == {"own_article", "own_notes_id_to_en", "own_notes_en_to_id"}
    for data in sets.values():
        assert len(data.questions) == len(data.answers) > 100
        assert data.answers.max() < len(data.passages)
    article = sets["own_article"]
    asked = [text for text, _ in article.questions]
    place = article.answers[asked.index(ascn.note("city-officers").asks["en"][0])]
    assert "Chief Smart City Officer" in article.passages[place]
