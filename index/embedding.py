"""Embedders: texts become vectors of length 1 whose dot product says how near two texts are."""

import hashlib
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.table import WEIGHTS_FILE, TokenTable, Vectors, unit

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BUNDLED = "bundled"

# Enough at once to be fast, few enough that 10,000 passages need no more than some tens of megabytes.
_TEXTS_AT_ONCE = 1024
# A change in the library's handling of a model shows in the vector of a sentence before it shows in answers.
_PROBE = "Jakarta, 29 kota: smart cities of ASEAN."


@runtime_checkable
class Embedder(Protocol):
    """What the index needs of a model.

    Attributes
    ----------
        name: The name or folder that it was opened by.
        fingerprint: Changes whenever the vectors would.
        dimension: Length of a vector.
    """

    @property
    def name(self) -> str: ...  # noqa: D102 - said above

    @property
    def fingerprint(self) -> str: ...  # noqa: D102

    @property
    def dimension(self) -> int: ...  # noqa: D102

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, (n, dimension), length 1."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages, (n, dimension), length 1."""
        ...


class StaticEmbedder:
    """The mean of a text's token vectors, read from a table: no network, no GPU, no deep-learning library.

    A text without a single known piece gives a vector of zeros.

    Args:
        folder: Where the table is.
        name: What to call it; the folder's path if left out.

    Raises
    ------
        ModelError: The folder holds no usable table.
    """

    def __init__(self, folder: Path, name: str | None = None) -> None:
        self.name = name or str(folder)
        self.table = TokenTable.open(folder)
        self.fingerprint = self.table.fingerprint
        self.dimension = self.table.dimension

    @classmethod
    def bundled(cls) -> "StaticEmbedder":
        """The Indonesian–English model that comes with the project."""
        with as_file(files("index").joinpath("model")) as folder:
            return cls(folder, BUNDLED)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, (n, dimension), length 1."""
        return self.embed_passages(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages, (n, dimension), length 1."""
        result = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _TEXTS_AT_ONCE):
            words = self.table.segmenter.words(texts[start : start + _TEXTS_AT_ONCE])
            result[start : start + _TEXTS_AT_ONCE] = self.table.means(words, self.table.word_vectors(words))
        return result


class SentenceTransformerEmbedder:
    """Any model of sentence-transformers, with the prompts that it keeps for questions and for passages.

    Args:
        name: A name on the hub or a folder.

    Raises
    ------
        ModelError: The model cannot be loaded.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._model = _open_transformer(name)
        probe = self.embed_passages([_PROBE])
        self.dimension = int(probe.shape[1])
        # Rounded, so that the order of additions on another processor does not change it.
        content = f"{name}\n{np.round(probe, 3).tolist()}\n{np.round(self.embed_queries([_PROBE]), 3).tolist()}"
        self.fingerprint = hashlib.sha256(content.encode()).hexdigest()[:16]

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, (n, dimension), length 1."""
        return self._unit(self._model.encode_query(list(texts), convert_to_numpy=True, show_progress_bar=False))

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages, (n, dimension), length 1."""
        return self._unit(self._model.encode_document(list(texts), convert_to_numpy=True, show_progress_bar=False))

    def _unit(self, vectors: NDArray[np.float32]) -> Vectors:
        if not len(vectors):
            return np.zeros((0, self.dimension), dtype=np.float32)
        return unit(np.asarray(vectors, dtype=np.float32))


def open_embedder(name: str | None = None) -> Embedder:
    """The model of that name.

    Args:
        name: ``None`` or ``"bundled"`` for the bundled one; else a folder or a name that sentence-transformers knows.

    Raises
    ------
        ModelError: It cannot be opened.
    """
    if name is None or name == BUNDLED:
        return StaticEmbedder.bundled()
    folder = Path(name)
    if (folder / WEIGHTS_FILE).is_file() and not (folder / "pytorch_model.bin").exists() and _is_table(folder):
        return StaticEmbedder(folder)
    return SentenceTransformerEmbedder(name)


def _is_table(folder: Path) -> bool:
    # A safetensors file begins with the length of its header in eight bytes, then names its tensors.
    with (folder / WEIGHTS_FILE).open("rb") as stream:
        length = int.from_bytes(stream.read(8), "little")
        return b'"interaction"' in stream.read(min(length, 4096))


def _open_transformer(name: str) -> "SentenceTransformer":
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise ModelError(
            f"The embedding model {name!r} needs the package sentence-transformers, which cannot be imported "
            f"({error}). Install it with pip install sentence-transformers, or use the bundled model."
        ) from error
    try:
        return SentenceTransformer(name)
    except Exception as error:  # hub, network, file and format errors share no base class
        reason = " ".join(str(error).split())[:300]
        raise ModelError(
            f"The embedding model {name!r} cannot be opened ({type(error).__name__}: {reason}). Name a folder that "
            "holds it, download it once on a machine with network, or leave the setting out to use the bundled model."
        ) from error
