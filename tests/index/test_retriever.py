import asyncio
from pathlib import Path

import pytest
from langchain_core.retrievers import BaseRetriever

from corpus import Corpus
from index.chunk import chunks
from index.retriever import ChunkRetriever
from index.search import Search
from tests.index.hashing import HashEmbedder
from tests.small import write_corpus


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return Corpus.from_folder(write_corpus(tmp_path_factory.mktemp("small")))


@pytest.fixture(scope="module")
def retriever(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> ChunkRetriever:
    folder: Path = tmp_path_factory.mktemp("cache")
    retriever = Search(chunks(corpus), HashEmbedder(), folder=folder).as_retriever(limit=8)
    return retriever.model_copy(update={"language": "en"})


def test_it_is_a_retriever_of_langchain(retriever: ChunkRetriever) -> None:
    assert isinstance(retriever, BaseRetriever)
    found = retriever.invoke("Is the Vann deep?")
    assert len(found) == 8
    assert retriever.batch(["Is the Vann deep?"]) == [found]
    assert asyncio.run(retriever.ainvoke("Is the Vann deep?")) == found


def test_the_metadata_are_as_documented(corpus: Corpus, retriever: ChunkRetriever) -> None:
    for found in retriever.model_copy(update={"limit": 40}).invoke("How long is the Vann, and is it deep?"):
        data = found.metadata
        assert set(data) == {
            "kind", "language", "note", "paragraph", "start", "end", "score", "relevance", "found_by",
        }  # fmt: skip
        assert set(data["found_by"]) <= {"dense", "interaction", "lexical"}
        assert -1.0001 <= data["score"] <= 1.0001
        if data["kind"] in ("paragraph", "sentence"):
            assert found.page_content == corpus.document.text[data["start"] : data["end"]]
            assert corpus.document.paragraph(data["paragraph"]).start <= data["start"]
        elif data["kind"] == "gap":
            assert (data["paragraph"], data["start"], data["end"]) == (None, None, None)
        else:
            assert data["note"] in {note.id for note in corpus.notes}


def test_the_nearest_has_the_highest_cosine(retriever: ChunkRetriever) -> None:
    first = retriever.invoke("Is the Vann deep?")[0]
    assert first.page_content == "Is the Vann deep?"
    assert first.metadata["note"] == "depth"
    assert first.metadata["score"] == pytest.approx(1, abs=1e-3)
    assert "dense" in first.metadata["found_by"]


def test_the_limit_is_kept(retriever: ChunkRetriever) -> None:
    assert len(retriever.model_copy(update={"limit": 2}).invoke("Is the Vann deep?")) == 2
    assert retriever.invoke(" ") == []


def test_ids_are_those_of_the_chunks(corpus: Corpus, retriever: ChunkRetriever) -> None:
    known = {chunk.id for chunk in chunks(corpus)}
    ids = [found.id for found in retriever.invoke("Is the Vann deep?")]
    assert set(ids) <= known
    assert len(set(ids)) == len(ids)
