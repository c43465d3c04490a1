"""Words: texts cut into words, and each word into the pieces that the token table has a vector for."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

# Any odd number spreads the sums of a word's pieces over 64 bits; this one is Knuth's multiplier.
_SPREAD = np.uint64(6364136223846793005)
_LONGEST = 12
_REMEMBERED = 256

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of several texts, each distinct word listed once.

    Attributes
    ----------
        pieces: Piece numbers of all distinct words, one after the other.
        starts: Where each distinct word begins in ``pieces``; one more entry closes the last, (n_words + 1,).
        occurrences: Number of the distinct word at each place of the texts, one text after the other.
        bounds: Where each text begins in ``occurrences``; one more entry closes the last, (n_texts + 1,).
    """

    pieces: Integers
    starts: Integers
    occurrences: Integers
    bounds: Integers

    def __len__(self) -> int:
        return len(self.starts) - 1


class Segmenter:
    """Cuts texts into words with a tokenizer whose continuing pieces begin with ``##``."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        # A question is cut for its own vector, for those of its words, and again by each step on its way.
        self._one = lru_cache(maxsize=_REMEMBERED)(lambda text: self._words([text]))
        self._continues = np.zeros(tokenizer.get_vocab_size(), dtype=bool)
        for piece, number in tokenizer.get_vocab().items():
            self._continues[number] = piece.startswith("##")

    def pieces(self, texts: Sequence[str]) -> tuple[Integers, Integers]:
        """Piece numbers of all texts, one after the other, and the bounds of each text, (n_texts + 1,)."""
        encodings = self.tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        lists = [encoding.ids for encoding in encodings]
        bounds = np.zeros(len(lists) + 1, dtype=np.int64)
        np.cumsum([len(numbers) for numbers in lists], out=bounds[1:])
        flat = np.fromiter((number for numbers in lists for number in numbers), dtype=np.int64, count=int(bounds[-1]))
        return flat, bounds

    def words(self, texts: Sequence[str]) -> Words:
        """The texts as words; same spelling after folding, same word."""
        return self._one(texts[0]) if len(texts) == 1 else self._words(texts)

    def _words(self, texts: Sequence[str]) -> Words:
        flat, bounds = self.pieces(texts)
        if not len(flat):
            return Words(flat, np.zeros(1, np.int64), flat, np.zeros(len(bounds), np.int64))
        begins = ~self._continues[flat]
        begins[bounds[:-1][bounds[:-1] < len(flat)]] = True
        starts = np.flatnonzero(begins)
        ends = np.append(starts[1:], len(flat))
        keys = _keys(flat, starts, ends)
        _, first, occurrences = np.unique(keys, return_index=True, return_inverse=True)
        lengths = (ends - starts)[first]
        word_starts = np.zeros(len(first) + 1, dtype=np.int64)
        np.cumsum(lengths, out=word_starts[1:])
        places = np.repeat(starts[first] - word_starts[:-1], lengths) + np.arange(word_starts[-1])
        return Words(flat[places], word_starts, occurrences, np.searchsorted(starts, bounds))


def _keys(flat: Integers, starts: Integers, ends: Integers) -> NDArray[np.uint64]:
    """One number for each word, equal for equal pieces."""
    keys = np.zeros(len(starts), dtype=np.uint64)
    for place in range(min(_LONGEST, int((ends - starts).max()))):
        has = starts + place < ends
        keys[has] = keys[has] * _SPREAD + flat[starts[has] + place].astype(np.uint64) + np.uint64(1)
    return keys
