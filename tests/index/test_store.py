import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from corpus import Span
from index.chunk import Chunk
from index.errors import IndexingError
from index.store import Store, built_stores, cache_folder, clear_stores, fingerprint, open_store
from tests.index.hashing import HashEmbedder

ROOT = Path(__file__).parents[2]


def chunk(text: str) -> Chunk:
    return Chunk(text, "en", "claim", "note", Span(0, 4, 1))


CHUNKS = [chunk("six bridges cross the river"), chunk("nobody knows why"), chunk("the keeper spoke in Tarn")]


def nearest(store: Store, text: str) -> int:
    """The place of the chunk that the store holds the nearest vector of."""
    return int(np.argmax(store.vectors() @ HashEmbedder().embed_queries([text])[0]))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_vector_stands_in_its_chunks_place(tmp_path: Path) -> None:
    store = open_store(CHUNKS, HashEmbedder(), folder=tmp_path)
    assert nearest(store, "who knows why") == 1
    assert nearest(store, "the keeper in Tarn") == 2
    assert len(store.vectors()) == 3


def test_the_vectors_are_those_of_the_chunks(tmp_path: Path) -> None:
    many = [chunk(f"bridge number {number}") for number in range(4100)]
    store = open_store(many, HashEmbedder(), folder=tmp_path)
    expected = HashEmbedder().embed_queries([each.text for each in many])
    assert np.allclose(store.vectors(), expected, atol=1e-6)
    assert len(store.vectors()) == 4100


def test_an_index_is_built_once(tmp_path: Path) -> None:
    first, second = HashEmbedder(), HashEmbedder()
    open_store(CHUNKS, first, folder=tmp_path)
    store = open_store(CHUNKS, second, folder=tmp_path)
    assert first.passages == [each.text for each in CHUNKS]
    assert second.passages == []
    assert names(tmp_path) == [fingerprint(CHUNKS, first)]
    assert nearest(store, "nobody knows") == 1


def test_after_an_edit_only_what_changed_is_embedded_again(tmp_path: Path) -> None:
    open_store(CHUNKS, HashEmbedder(), folder=tmp_path)
    embedder = HashEmbedder()
    edited = [CHUNKS[2], chunk("everybody knows why"), CHUNKS[0]]
    store = open_store(edited, embedder, folder=tmp_path)
    assert embedder.passages == ["everybody knows why"]
    assert nearest(store, "the keeper spoke") == 0
    assert nearest(store, "everybody knows") == 1


def test_another_model_embeds_everything_again(tmp_path: Path) -> None:
    open_store(CHUNKS, HashEmbedder(), folder=tmp_path)
    other = HashEmbedder("another")
    open_store(CHUNKS, other, folder=tmp_path)
    assert other.passages == [each.text for each in CHUNKS]
    assert len(built_stores(tmp_path)) == 2


def test_the_same_text_is_embedded_once(tmp_path: Path) -> None:
    embedder = HashEmbedder()
    twice = [chunk("nobody knows why"), Chunk("nobody knows why", "en", "ask", "other", None)]
    store = open_store(twice, embedder, folder=tmp_path)
    assert embedder.passages == ["nobody knows why"]
    assert len(store.vectors()) == 2


def test_the_fingerprint_is_that_of_text_order_and_model() -> None:
    mine = fingerprint(CHUNKS, HashEmbedder())
    assert re.fullmatch("[0-9a-f]{24}", mine)
    assert fingerprint(CHUNKS, HashEmbedder()) == mine
    others = {
        fingerprint(CHUNKS, HashEmbedder("another")),
        fingerprint(CHUNKS[::-1], HashEmbedder()),
        fingerprint(CHUNKS[:2], HashEmbedder()),
        fingerprint([*CHUNKS[:2], chunk("The keeper spoke in Tarn")], HashEmbedder()),
    }
    assert len(others | {mine}) == 5


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    many = [chunk(f"bridge number {number}") for number in range(4100)]
    open_store(many, HashEmbedder(), folder=tmp_path, progress=lambda done, of: told.append((done, of)))
    assert told == [(2000, 4100), (4000, 4100), (4100, 4100)]


# Builds an index, says when it is half there, and waits to be killed.
HALF = """
import sys, time
from pathlib import Path
from index.store import open_store
from tests.index.hashing import HashEmbedder
from tests.index.test_store import CHUNKS

def stop(done, of):
    print("half", flush=True)
    time.sleep(60)

open_store(CHUNKS, HashEmbedder(), folder=Path(sys.argv[1]), progress=stop)
"""


def test_a_killed_build_leaves_no_half_index(tmp_path: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", HALF, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "half\n"
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()
    (left,) = names(tmp_path)
    assert left.startswith("building-")
    assert built_stores(tmp_path) == []
    embedder = HashEmbedder()
    assert nearest(open_store(CHUNKS, embedder, folder=tmp_path), "nobody knows") == 1
    assert embedder.passages == [each.text for each in CHUNKS]
    assert clear_stores(tmp_path) == 1
    assert names(tmp_path) == []


def test_two_builds_at_a_time_make_one_index(tmp_path: Path) -> None:
    inner: list[Store] = []

    def build_too(_done: int, _of: int) -> None:
        inner.append(open_store(CHUNKS, HashEmbedder(), folder=tmp_path))

    outer = open_store(CHUNKS, HashEmbedder(), folder=tmp_path, progress=build_too)
    assert names(tmp_path) == [fingerprint(CHUNKS, HashEmbedder())]
    for store in (outer, *inner):
        assert nearest(store, "the keeper spoke") == 2


def test_a_build_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def fail(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_store(CHUNKS, HashEmbedder(), folder=tmp_path, progress=fail)
    assert names(tmp_path) == []


def test_built_stores_come_the_newest_first_with_their_size(tmp_path: Path) -> None:
    assert built_stores(tmp_path / "nowhere") == []
    open_store(CHUNKS, HashEmbedder(), folder=tmp_path)
    open_store(CHUNKS[:2], HashEmbedder(), folder=tmp_path)
    os.utime(tmp_path / fingerprint(CHUNKS, HashEmbedder()), (0, 0))
    stores = built_stores(tmp_path)
    assert [name for name, _ in stores] == [
        fingerprint(CHUNKS[:2], HashEmbedder()),
        fingerprint(CHUNKS, HashEmbedder()),
    ]
    assert all(size > 1000 for _, size in stores)


def test_clearing_takes_only_what_is_ours(tmp_path: Path) -> None:
    assert clear_stores(tmp_path / "nowhere") == 0
    open_store(CHUNKS, HashEmbedder(), folder=tmp_path)
    (tmp_path / "building-abc").mkdir()
    (tmp_path / "building-abc.npz").write_bytes(b"")
    (tmp_path / "classifier-abc.npz").write_bytes(b"")
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    (tmp_path / "feedback").mkdir()
    assert clear_stores(tmp_path) == 1
    assert names(tmp_path) == ["feedback", "notes.txt"]


def test_after_clearing_an_index_is_built_again(tmp_path: Path) -> None:
    open_store(CHUNKS, HashEmbedder(), folder=tmp_path)
    clear_stores(tmp_path)
    embedder = HashEmbedder()
    assert nearest(open_store(CHUNKS, embedder, folder=tmp_path), "nobody knows") == 1
    assert len(embedder.passages) == 3


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    with pytest.raises(
        IndexingError, match=r"cannot be written to .*file.*; give a writable folder in ASSISTANT_CACHE"
    ):
        open_store(CHUNKS, HashEmbedder(), folder=tmp_path / "file" / "cache")


def test_an_index_that_was_spoilt_is_told(tmp_path: Path) -> None:
    (tmp_path / fingerprint(CHUNKS, HashEmbedder())).mkdir()
    with pytest.raises(
        IndexingError, match=r"cannot be opened .*; remove it with 'assistant index clear' and ask again"
    ):
        open_store(CHUNKS, HashEmbedder(), folder=tmp_path)


def test_the_cache_is_the_users_where_none_is_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cache_folder(tmp_path) == tmp_path
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert cache_folder(None).is_relative_to(tmp_path)
    assert "ascn-assistant" in cache_folder(None).parts


# ---- a Chroma server -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Chroma server on this machine."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("server")
    command = [str(Path(sys.executable).with_name("chroma")), "run", "--path", str(folder), "--port", str(port)]
    log = (folder / "log").open("wb")
    running = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, cwd=folder)
    deadline = time.monotonic() + 30
    while socket.socket().connect_ex(("127.0.0.1", port)):
        assert running.poll() is None, (folder / "log").read_text("utf-8")
        assert time.monotonic() < deadline, "the Chroma server does not answer"
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    running.terminate()
    running.wait(timeout=10)
    log.close()


def test_a_server_holds_the_index_instead_of_the_folder(server: str, tmp_path: Path) -> None:
    embedder = HashEmbedder()
    store = open_store(CHUNKS, embedder, folder=tmp_path, url=server)
    assert nearest(store, "nobody knows") == 1
    assert np.allclose(store.vectors(), HashEmbedder().embed_queries([each.text for each in CHUNKS]), atol=1e-6)
    assert names(tmp_path) == []
    again = HashEmbedder()
    assert nearest(open_store(CHUNKS, again, folder=tmp_path, url=server), "the keeper") == 2
    assert again.passages == []


def test_two_builds_on_a_server_make_one_index(server: str, tmp_path: Path) -> None:
    chunks = CHUNKS[:2]
    inner: list[Store] = []

    def build_too(_done: int, _of: int) -> None:
        if not inner:
            inner.append(open_store(chunks, HashEmbedder(), folder=tmp_path, url=server))

    outer = open_store(chunks, HashEmbedder(), folder=tmp_path, url=server, progress=build_too)
    assert nearest(outer, "nobody knows") == nearest(inner[0], "nobody knows") == 1

    import chromadb

    port = int(server.rpartition(":")[2])
    collections = [collection.name for collection in chromadb.HttpClient("127.0.0.1", port).list_collections()]
    assert collections.count(fingerprint(chunks, HashEmbedder())) == 1
    assert not [name for name in collections if name.startswith("building-")]


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "127.0.0.1:8000", "ftp://127.0.0.1", "chroma"])
def test_a_server_that_does_not_answer_is_told(tmp_path: Path, url: str) -> None:
    message = rf"Chroma server at {re.escape(url)} cannot be used .*; start one with 'chroma run' or unset ASSISTANT_"
    with pytest.raises(IndexingError, match=message):
        open_store(CHUNKS, HashEmbedder(), folder=tmp_path, url=url)


def test_the_graph_is_written_whole(tmp_path: Path) -> None:
    # What Chroma has not written is put in again by each process that opens it.
    open_store([chunk(f"bridge number {number}") for number in range(40)], HashEmbedder(), folder=tmp_path)
    assert list(tmp_path.rglob("data_level0.bin"))


def test_texts_are_stored_where_they_may_be_shown(tmp_path: Path) -> None:
    asked = Chunk("who knows why", "en", "ask", "note", Span(0, 4, 1))
    store = open_store([asked, *CHUNKS], HashEmbedder(), folder=tmp_path)
    kept = store._collection.get(include=["documents"])
    texts = dict(zip(kept["ids"], kept["documents"] or [], strict=True))
    assert texts == {"0": None, **{str(place): each.text for place, each in enumerate(CHUNKS, 1)}}
    assert nearest(store, "who knows why") == 0
