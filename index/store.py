"""The store: chunks with their vectors in Chroma, built once under a fingerprint of text, chunking and model."""

import secrets
import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np

from index.chunk import Chunk
from index.embedding import Embedder
from index.errors import IndexingError
from index.table import Vectors

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

# Written into the fingerprint: raise it when the way of chunking or storing changes.
_FORM = 4
_COLLECTION = "chunks"
_BATCH = 2000
# Chroma makes every text searchable by its letters, and each of its data a row, which is most of the time of storing.
# Ways to ask are neither shown nor searched for in it; what they are found by are their vectors.
_SHOWN = ("claim", "sentence", "paragraph")
_VECTORS = "vectors.npz"

Progress = Callable[[int, int], None]


def fingerprint(chunks: Sequence[Chunk], embedder: Embedder) -> str:
    """What the index of these chunks with this model is called: 24 hexadecimal digits."""
    content = "\n".join([f"form {_FORM}", embedder.fingerprint, *(chunk.id for chunk in chunks)])
    return sha256(content.encode()).hexdigest()[:24]


def cache_folder(chosen: Path | None) -> Path:
    """The folder that the index is kept in: the chosen one, or the user's cache folder."""
    if chosen is not None:
        return chosen
    from platformdirs import user_cache_path

    return user_cache_path("ascn-assistant", appauthor=False)


class Store:
    """The vectors of some chunks, kept in Chroma.

    Which of them are nearest is not asked of Chroma: its graph is made by several threads and comes out otherwise each
    time, so that two indexes of the same chunks give other neighbours. The exact product of ten thousand vectors is the
    same every time, and takes a tenth of the time.
    """

    def __init__(self, client: "ClientAPI", collection: "Collection") -> None:
        self._collection = collection
        # Let go of the folder with the store: built anew after a clearing, it must not be found as it was.
        weakref.finalize(self, _release, client).atexit = False

    def vectors(self) -> Vectors:
        """The vectors of all chunks, in the order that the store was built from, (n_chunks, dimension)."""
        found = self._collection.get(include=["embeddings"])
        order = np.argsort([int(name) for name in found["ids"]])
        vectors: Vectors = np.asarray(found["embeddings"], dtype=np.float32)[order]
        return vectors


def open_store(
    chunks: Sequence[Chunk],
    embedder: Embedder,
    *,
    folder: Path,
    url: str | None = None,
    progress: Progress | None = None,
) -> Store:
    """The store of these chunks: opened where it is, built where it is not.

    Args:
    ----
        chunks: what is stored, in this order.
        embedder: makes the vectors.
        folder: the cache folder; an embedded store is a folder in it, named by the fingerprint.
        url: a Chroma server to use instead.
        progress: told how many of how many vectors are stored, while building.

    Raises
    ------
        IndexingError: the folder cannot be written to, or the server does not answer.

    """
    name = fingerprint(chunks, embedder)
    if url is not None:
        return Store(*_on_server(url, name, chunks, embedder, progress))
    home = folder / name
    if not home.is_dir():
        _build_folder(home, chunks, embedder, progress)
    try:
        client = _embedded(home)
        collection = client.get_collection(_COLLECTION, embedding_function=None)
    except Exception as error:
        raise IndexingError(
            f"The index at {home} cannot be opened ({error}); remove it with 'assistant index clear' and ask again."
        ) from error
    return Store(client, collection)


def built_stores(folder: Path) -> list[tuple[str, int]]:
    """The name and the size in bytes of each index in the cache folder, the newest first."""
    if not folder.is_dir():
        return []
    homes = sorted(_homes(folder), key=lambda home: home.stat().st_mtime, reverse=True)
    return [(home.name, sum(file.stat().st_size for file in home.rglob("*") if file.is_file())) for home in homes]


def clear_stores(folder: Path) -> int:
    """Remove every index, and what killed builds left, from the cache folder; gives how many indexes there were."""
    removed = built_stores(folder)
    for left in [*_homes(folder), *folder.glob("building-*"), *folder.glob("classifier-*")] if folder.is_dir() else []:
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    return len(removed)


def _homes(folder: Path) -> Iterator[Path]:
    return (home for home in folder.iterdir() if home.is_dir() and len(home.name) == 24)


def _build_folder(home: Path, chunks: Sequence[Chunk], embedder: Embedder, progress: Progress | None) -> None:
    """Build in a temporary folder beside, and put it in place at once: a killed build leaves no half index."""
    try:
        home.parent.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix="building-", dir=home.parent))
    except OSError as error:
        raise IndexingError(
            f"The index cannot be written to {home.parent} ({error.strerror}); "
            f"give a writable folder in ASSISTANT_CACHE."
        ) from error
    try:
        vectors = _embed(chunks, embedder, _kept_vectors(home.parent, embedder))
        client = _embedded(building)
        _fill(client.create_collection(_COLLECTION, **_making(len(chunks))), chunks, vectors, progress)
        _release(client)
        _keep_vectors(building, chunks, vectors, embedder)
        try:
            building.rename(home)
        except OSError:
            # Another process built the same index first: the name says that it is the same.
            if not home.is_dir():
                raise
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _embed(chunks: Sequence[Chunk], embedder: Embedder, kept: dict[str, Vectors]) -> Vectors:
    """The chunks' vectors, (n_chunks, dimension); only texts that no earlier index held are embedded."""
    new = list(dict.fromkeys(chunk.text for chunk in chunks if chunk.text not in kept))
    fresh = dict(zip(new, embedder.embed_passages(new), strict=True)) if new else {}
    return np.stack([fresh[chunk.text] if chunk.text in fresh else kept[chunk.text] for chunk in chunks])


def _kept_vectors(folder: Path, embedder: Embedder) -> dict[str, Vectors]:
    """The vectors of the newest index of the same model, by text; none where there is no such index."""
    for home in sorted(_homes(folder), key=lambda home: home.stat().st_mtime, reverse=True):
        path = home / _VECTORS
        if path.is_file():
            with np.load(path, allow_pickle=False) as kept:
                if str(kept["model"]) == embedder.fingerprint:
                    return dict(zip(kept["texts"].tolist(), kept["vectors"], strict=True))
    return {}


def _keep_vectors(home: Path, chunks: Sequence[Chunk], vectors: Vectors, embedder: Embedder) -> None:
    texts = np.array([chunk.text for chunk in chunks])
    np.savez(home / _VECTORS, model=np.array(embedder.fingerprint), texts=texts, vectors=vectors)


def _fill(collection: "Collection", chunks: Sequence[Chunk], vectors: Vectors, progress: Progress | None) -> None:
    shown = [place for place, chunk in enumerate(chunks) if chunk.kind in _SHOWN]
    others = [place for place, chunk in enumerate(chunks) if chunk.kind not in _SHOWN]
    done = 0
    for places in (shown, others):
        for start in range(0, len(places), _BATCH):
            part = places[start : start + _BATCH]
            collection.upsert(
                ids=[str(place) for place in part],
                embeddings=vectors[part],
                documents=[chunks[place].text for place in part] if places is shown else None,
                metadatas=[_metadata(chunks[place]) for place in part] if places is shown else None,
            )
            done += len(part)
            if progress is not None:
                progress(done, len(chunks))


def _making(size: int) -> dict[str, Any]:
    """How a collection of so many vectors is made.

    Chroma's own distance is the squared L2. It writes its graph only after so many vectors: what is left over is put
    in again by each process that opens it.
    """
    graph = {"space": "cosine", "sync_threshold": max(2, size)}
    return {"configuration": {"hnsw": graph}, "embedding_function": None}


def _metadata(chunk: Chunk) -> dict[str, str | int]:
    located = (
        {"start": chunk.span.start, "end": chunk.span.end, "paragraph": chunk.span.paragraph} if chunk.span else {}
    )
    return {"kind": chunk.kind, "language": chunk.language, "owner": chunk.owner or "", **located}


def _embedded(home: Path) -> "ClientAPI":
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(str(home), Settings(anonymized_telemetry=False))


# Every client of Chroma's can be closed; the type that its makers declare does not say so.
def _release(client: Any) -> None:
    """Let go of the folder, so that it can be moved: Chroma keeps one open system for each path."""
    client.close()


def _on_server(
    url: str, name: str, chunks: Sequence[Chunk], embedder: Embedder, progress: Progress | None
) -> "tuple[ClientAPI, Collection]":
    """A client of a server and its collection of that name, built under another name and renamed when it is whole."""
    import chromadb
    from chromadb.errors import ChromaError, NotFoundError

    address = urlsplit(url)
    try:
        if address.scheme not in ("http", "https") or address.hostname is None:
            raise ValueError("it is no http address")
        port = address.port or (443 if address.scheme == "https" else 8000)
        client = chromadb.HttpClient(address.hostname, port, ssl=address.scheme == "https")
        try:
            return client, client.get_collection(name, embedding_function=None)
        except NotFoundError:
            building = client.create_collection(f"building-{name}-{secrets.token_hex(4)}", **_making(len(chunks)))
            _fill(building, chunks, _embed(chunks, embedder, {}), progress)
            try:
                building.modify(name=name)
            except ChromaError:
                # Another process was faster: use its collection, which is the same.
                client.delete_collection(building.name)
            return client, client.get_collection(name, embedding_function=None)
    except Exception as error:
        raise IndexingError(
            f"The Chroma server at {url} cannot be used ({error}); "
            f"start one with 'chroma run' or unset ASSISTANT_CHROMA_URL."
        ) from error
