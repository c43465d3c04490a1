"""BM25: how well texts answer to terms, each term counting by its rarity (Robertson and Zaragoza, 2009)."""

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np

from index.table import Vectors

# The usual values; settings for shorter and longer texts changed less than a hundredth on the development sets.
_SATURATION = 1.2
_LENGTH = 0.75


class BM25:
    """An index of texts that are cut into terms already.

    Written out rather than taken from a library: all of it is a table of scores by term and text, made in one pass.

    Args:
        texts: The terms of each text.
    """

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self._size = max(1, len(texts))
        self._numbers: dict[str, int] = {}
        number = self._numbers
        flat = np.fromiter((number.setdefault(term, len(number)) for term in chain.from_iterable(texts)), np.int64)
        lengths = np.array([len(terms) for terms in texts], dtype=np.float32)
        owners = np.repeat(np.arange(len(texts)), lengths.astype(np.int64))
        pairs, counts = np.unique(flat * self._size + owners, return_counts=True)
        terms, self._texts = pairs // self._size, pairs % self._size
        self._bounds = np.searchsorted(terms, np.arange(len(number) + 1))
        spread = np.diff(self._bounds)
        rarity = np.log1p((len(texts) - spread + 0.5) / (spread + 0.5))
        relative = lengths / max(1.0, float(lengths.mean())) if len(texts) else lengths
        damping = _SATURATION * (1 - _LENGTH + _LENGTH * relative)
        self._scores = (rarity[terms] * counts / (counts + damping[self._texts])).astype(np.float32)

    def score(self, terms: Iterable[str]) -> Vectors:
        """The score of each text for these terms, 0 and up, (n_texts,); unknown terms add nothing."""
        result = np.zeros(self._size, dtype=np.float32)
        for term in terms:
            number = self._numbers.get(term)
            if number is not None:
                found = slice(self._bounds[number], self._bounds[number + 1])
                result[self._texts[found]] += self._scores[found]
        return result
