"""The token table: one vector and one weight for each piece of a word, as the bundled model keeps them."""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load, save_file
from tokenizers import Tokenizer

from index.errors import ModelError
from index.words import Segmenter, Words

WEIGHTS_FILE = "model.safetensors"
TOKENIZER_FILE = "tokenizer.json"
_TEXTS_AT_ONCE = 128

Vectors = NDArray[np.float32]


@dataclass(frozen=True)
class TokenTable:
    """Vectors in whole numbers with one scale a row, a quarter of the size of single precision.

    Attributes
    ----------
        tokenizer: Cuts text into pieces.
        numbers: Vectors before scaling, int8, (n_pieces, dimension).
        scales: What each row of ``numbers`` is multiplied by, (n_pieces,).
        weights: How much each piece counts in late interaction, (n_pieces,).
        fingerprint: Changes with the weights and with the tokenizer.
    """

    tokenizer: Tokenizer
    numbers: NDArray[np.int8]
    scales: Vectors
    weights: Vectors
    fingerprint: str

    @classmethod
    def open(cls, folder: Path) -> "TokenTable":
        """The table kept in ``folder``.

        Raises
        ------
            ModelError: A file is missing, has another format, or the files do not belong together.
        """
        contents = [_read(folder / WEIGHTS_FILE), _read(folder / TOKENIZER_FILE)]
        try:
            tensors = load(contents[0])
            numbers, scales, weights = tensors["embeddings"], tensors["weights"], tensors["interaction"]
        except (SafetensorError, KeyError) as error:
            raise ModelError(
                f"{folder / WEIGHTS_FILE} is not a token table ({error}). It needs the tensors embeddings, weights "
                "and interaction; put the file back as it came, or train it again with python -m index.train."
            ) from error
        try:
            tokenizer = Tokenizer.from_str(contents[1].decode("utf-8"))
        except Exception as error:  # the library raises bare Exception for any content that it cannot read
            raise ModelError(
                f"{folder / TOKENIZER_FILE} is not a tokenizer ({error}). Put the file back as it came."
            ) from error
        pieces = tokenizer.get_vocab_size()
        if numbers.ndim != 2 or {len(numbers), len(scales), len(weights)} != {pieces}:
            raise ModelError(
                f"The model in {folder} has {pieces} pieces in its tokenizer but weights of shape {numbers.shape}. "
                f"{WEIGHTS_FILE} and {TOKENIZER_FILE} must come from one training; put both back."
            )
        digest = hashlib.sha256(b"".join(contents)).hexdigest()[:16]
        return cls(tokenizer, numbers, scales.astype(np.float32), weights.astype(np.float32), digest)

    @classmethod
    def from_vectors(cls, tokenizer: Tokenizer, vectors: Vectors, weights: Vectors) -> "TokenTable":
        """A table of freshly learned vectors, rounded to whole numbers; not yet on disk, so without a fingerprint."""
        scales = np.maximum(np.abs(vectors).max(axis=1), 1e-6) / 127
        numbers = np.rint(vectors / scales[:, None]).astype(np.int8)
        return cls(tokenizer, numbers, scales.astype(np.float32), weights.astype(np.float32), "")

    def save(self, folder: Path) -> None:
        """Writes the table in the format that sentence-transformers and model2vec both read."""
        folder.mkdir(parents=True, exist_ok=True)
        tensors: dict[str, np.ndarray] = {"embeddings": self.numbers, "weights": self.scales}
        tensors["interaction"] = self.weights
        save_file(tensors, folder / WEIGHTS_FILE)
        self.tokenizer.save(str(folder / TOKENIZER_FILE), pretty=False)
        modules = [
            {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
            {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
        ]
        _write(folder / "modules.json", modules)
        _write(folder / "config_sentence_transformers.json", {"similarity_fn_name": "cosine"})
        _write(folder / "config.json", {"model_type": "model2vec", "normalize": True, "embedding_dtype": "int8"})

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self.numbers.shape[1])

    @cached_property
    def segmenter(self) -> Segmenter:
        """What cuts texts into words of this table's pieces."""
        return Segmenter(self.tokenizer)

    def vectors(self, pieces: NDArray[np.int64]) -> Vectors:
        """Vectors of these pieces, (n, dimension); a longer vector counts more in a mean."""
        return self.numbers[pieces] * self.scales[pieces, None]

    def word_vectors(self, words: Words) -> Vectors:
        """Vector of each distinct word, the sum of its pieces, (n_words, dimension); ``unit`` makes it comparable."""
        if not len(words):
            return np.zeros((0, self.dimension), dtype=np.float32)
        sums: Vectors = np.add.reduceat(self.vectors(words.pieces), words.starts[:-1], axis=0)
        return sums

    def means(self, words: Words, vectors: Vectors) -> Vectors:
        """Unit vector of each text, the direction of the mean of its pieces, (n_texts, dimension).

        Args:
        ----
            words: the texts as words.
            vectors: what ``word_vectors`` gives for them.

        """
        result = np.zeros((len(words.bounds) - 1, self.dimension), dtype=np.float32)
        # A few at a time: the vectors of all words of all texts are more than a processor keeps at hand.
        for start in range(0, len(result), _TEXTS_AT_ONCE):
            bounds = words.bounds[start : start + _TEXTS_AT_ONCE + 1]
            # A text without a word keeps its zeros: a sum over no rows would take the next text's first.
            filled = np.flatnonzero(np.diff(bounds))
            if len(filled):
                spoken = vectors[words.occurrences[bounds[0] : bounds[-1]]]
                result[start + filled] = np.add.reduceat(spoken, (bounds[:-1] - bounds[0])[filled], axis=0)
        return unit(result)

    def word_weights(self, words: Words) -> Vectors:
        """How much each distinct word counts in late interaction, (n_words,)."""
        if not len(words):
            return np.zeros(0, dtype=np.float32)
        squares: Vectors = np.add.reduceat(self.weights[words.pieces] ** 2, words.starts[:-1])
        return np.sqrt(squares)


def unit(rows: Vectors) -> Vectors:
    """Each row at length 1; a row of zeros stays."""
    lengths: Vectors = np.sqrt(np.einsum("ij,ij->i", rows, rows), dtype=np.float32)[:, None]
    lengths[lengths == 0] = 1
    return rows / lengths


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelError(
            f"Cannot read the model's file {path} ({error.strerror}). Name a folder that holds {WEIGHTS_FILE} and "
            f"{TOKENIZER_FILE}, or leave the model's name out to use the bundled one."
        ) from error


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
