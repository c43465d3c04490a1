"""An embedder for tests: opened at once, the same everywhere, and it counts what it is given."""

from collections.abc import Sequence
from zlib import crc32

import numpy as np

from index.table import Vectors, unit


class HashEmbedder:
    """Counts a text's words in buckets; a text is nearest to one of the same words."""

    name = "hash"
    dimension = 64

    def __init__(self, fingerprint: str = "hash") -> None:
        self.fingerprint = fingerprint
        self.passages: list[str] = []

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions, (n, dimension)."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.lower().split():
                vectors[row, crc32(word.strip(".,?").encode()) % self.dimension] += 1
        return unit(vectors)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages, (n, dimension); they are remembered."""
        self.passages += texts
        return self.embed_queries(texts)
