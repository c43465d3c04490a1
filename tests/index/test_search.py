import re
from pathlib import Path

import numpy as np
import pytest

from corpus import Corpus, Language
from index.chunk import chunks
from index.embedding import Embedder, StaticEmbedder
from index.errors import IndexingError
from index.search import Search
from tests.index.hashing import HashEmbedder
from tests.small import write_corpus


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return Corpus.from_folder(write_corpus(tmp_path_factory.mktemp("small")))


@pytest.fixture(scope="module", params=["bundled", "hash"])
def search(request: pytest.FixtureRequest, corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Search:
    """The same search with the bundled model, and with one that has no vectors for words."""
    embedder: Embedder = StaticEmbedder.bundled() if request.param == "bundled" else HashEmbedder()
    return Search(chunks(corpus), embedder, folder=tmp_path_factory.mktemp("cache"))


@pytest.mark.parametrize(
    ("question", "language", "owner"),
    [
        ("How many bridges are open now?", "en", "bridges-now"),
        ("Who is the keeper of the bridges?", "en", "keeper"),
        ("Siapa penjaga jembatan?", "id", "keeper"),
        ("Berapa jembatan yang dibuka sekarang?", "id", "bridges-now"),
        ("How long is North Bridge?", "en", "lengths"),
    ],
)
def test_what_was_asked_for_is_found_first(search: Search, question: str, language: Language, owner: str) -> None:
    assert search.find(question, language)[0].chunk.owner == owner


def test_a_hit_says_what_it_is_and_how_it_was_found(search: Search) -> None:
    hits = search.find("Who is the keeper of the bridges?", "en", 5)
    assert len(hits) == 5
    assert [hit.relevance for hit in hits] == sorted((hit.relevance for hit in hits), reverse=True)
    for hit in hits:
        assert hit.chunk is search.chunks[hit.position]
        assert -1.0001 <= hit.score <= 1.0001
        assert set(hit.found_by) <= {"dense", "interaction", "lexical"}
    assert {"dense", "lexical"} <= set(hits[0].found_by)


def test_the_score_is_the_cosine_and_higher_is_nearer(search: Search) -> None:
    question = "Who is the keeper of the bridges?"
    asked = search.embedder.embed_queries([question])[0]
    hits = search.find(question, "en", len(search.chunks))
    for hit in hits:
        text = search.embedder.embed_passages([hit.chunk.text])[0]
        assert hit.score == pytest.approx(float(np.dot(asked, text)), abs=1e-3)
    assert max(hit.score for hit in hits) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("question", ["", "   ", "\n"])
def test_nothing_is_found_for_nothing(search: Search, question: str) -> None:
    assert search.find(question, "en") == []


@pytest.mark.parametrize("question", ["😀", "?!", "zzzz qqqq", "東京"])
def test_what_no_chunk_holds_is_no_error(search: Search, question: str) -> None:
    assert len(search.find(question, "en", 3)) == 3


def test_ways_to_ask_are_recognised(search: Search) -> None:
    scores = search.recognise("who is the keeper")
    assert set(scores) >= {"keeper", "depth", "lengths", "bridges-now", "bridges-2019"}
    assert max(scores, key=lambda owner: scores[owner]) == "keeper"


def test_words_are_aligned_with_a_text(search: Search) -> None:
    question = "Is the keeper tall?"
    aligned = search.alignment(question, "en").text("Mara Lind is the keeper of the bridges.")
    words = {each.word: each for each in aligned}
    assert all(question[each.start : each.end].lower() == each.word.lower() for each in aligned)
    assert words["keeper"].similarity == pytest.approx(1, abs=1e-3)
    assert words["tall"].similarity < 0.6


def test_words_are_aligned_with_all_that_an_owner_is_found_by(search: Search) -> None:
    aligner = search.alignment("penjaga tall", "id")
    known = {each.word: each.similarity for each in aligner.owned("keeper")}
    assert known["penjaga"] == pytest.approx(1, abs=1e-3)
    assert known["tall"] < 0.6
    assert all(each.similarity <= 0.1 for each in aligner.owned("no such owner"))


def test_words_are_aligned_with_one_of_several_texts(search: Search) -> None:
    texts = {"one": "the keeper of the bridges", "two": "nobody knows why"}
    aligner = search.alignment("keeper", "en")
    assert aligner.among("one", texts, "pair")[0].similarity == pytest.approx(1, abs=1e-3)
    assert aligner.among("two", texts, "pair")[0].similarity < 0.6


def test_what_covers_a_question_most_is_what_it_is_about(search: Search) -> None:
    coverage = search.alignment("Who is the keeper of the bridges?", "en").coverage()
    assert set(coverage) >= {"keeper", "depth", "lengths", "bridges-now", "bridges-2019"}
    notes = ("keeper", "depth", "bridges-now", "bridges-2019")
    assert max(notes, key=lambda note: coverage[note]) == "keeper"


def test_the_same_search_gives_the_same(search: Search) -> None:
    assert search.find("Is the Vann deep?", "en") == search.find("Is the Vann deep?", "en")


def test_opening_again_embeds_nothing_but_the_question(corpus: Corpus, tmp_path: Path) -> None:
    """A model that takes a minute for a corpus takes it once."""
    Search(chunks(corpus), HashEmbedder(), folder=tmp_path)
    embedder = HashEmbedder()
    search = Search(chunks(corpus), embedder, folder=tmp_path)
    assert search.find("Who is the keeper?", "en")
    assert embedder.passages == []


def test_a_known_word_is_told_from_a_name() -> None:
    search = object.__new__(Search)
    search.embedder = StaticEmbedder.bundled()
    assert search.knows("bridge")
    assert not search.knows("brigde")
    search.embedder = HashEmbedder()
    assert not search.knows("bridge")


def test_a_folder_that_cannot_be_written_to_is_told(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    with pytest.raises(IndexingError, match=re.escape("ASSISTANT_CACHE")):
        Search(chunks(corpus), HashEmbedder(), folder=tmp_path / "file")
