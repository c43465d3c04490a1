"""Late interaction: a question's words each look for their nearest word in a passage, within and across languages.

As in ColBERT, with vectors that do not depend on the sentence: a mean of few words forgets what each of them said,
the words themselves do not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from index.table import TokenTable, Vectors, unit
from index.words import Integers, Words

# Words of unrelated meaning lie between -0.1 and 0.2 of each other; below this nothing is said.
FLOOR = 0.1
# From here on a word of a passage says the same as the question's.
_SAME = 0.6
# Values of words that are kept, 4 bytes each: 12 MB. So many words at least, however many passages there are.
_REMEMBERED, _LEAST = 3_000_000, 256


@dataclass(frozen=True, slots=True)
class Alignment:
    """One word of a question and how near a passage comes to it.

    Attributes
    ----------
        word: The word as written.
        start: Where it begins in the question, in characters.
        end: Where it ends.
        weight: How much the word counts; function words are near 0, rare words above 1.
        similarity: Cosine of its nearest word in the passage, -1 to 1; 0 for a passage without words.
    """

    word: str
    start: int
    end: int
    weight: float
    similarity: float


@dataclass(frozen=True)
class Asked:
    """A question cut into words, ready to be aligned.

    Attributes
    ----------
        text: The question.
        spans: Where its words begin and end, in characters.
        occurrences: For each of these which of the distinct words it is.
        weights: How much each distinct word counts, (n_words,).
        parts: The pieces of each distinct word, as bytes, (n_words,).
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    occurrences: Integers
    weights: Vectors
    parts: tuple[bytes, ...]


class Interaction:
    """Scores passages by their words, exactly and over all of them at once.

    Args:
        passages: What is searched.
        table: Vectors and weights of the words.

    Attributes
    ----------
        means: Unit vector of each passage, as the embedder gives it, (n_passages, dimension).
    """

    def __init__(self, passages: Sequence[str], table: TokenTable) -> None:
        self._table = table
        self._size = len(passages)
        self._words = table.segmenter.words(passages)
        vectors = table.word_vectors(self._words)
        self.means = table.means(self._words, vectors)
        # One column a word: the product with a question's few words then runs along memory.
        self._vectors = np.ascontiguousarray(unit(vectors).T)
        self._spoken, self._begins, self._filled = _held(self._words)
        # Questions are made of the same few hundred words again and again.
        kept = max(_LEAST, _REMEMBERED // max(1, self._size))
        self._remembered = lru_cache(maxsize=kept)(self._word)

    def score(self, question: str, candidates: Sequence[int] | None = None) -> Vectors:
        """How fully each passage covers the question, 0 to 1, (n_passages,); 0 for all but the candidates if given."""
        words = self._table.segmenter.words([question])
        weights = self._table.word_weights(words)
        result = np.zeros(self._size, dtype=np.float32)
        if not len(words) or not len(self._words) or weights.sum() <= 0:
            return result
        nearest = [self._remembered(part) for part in _parts(words)]
        best = [np.maximum(0, (near - FLOOR) / (1 - FLOOR)) for near in nearest]
        spread = [int(np.count_nonzero(near > _SAME)) for near in nearest]
        weights = weights * self._rarity(np.array(spread))
        for weight, value in zip(weights / weights.sum(), best, strict=True):
            result += weight * value
        if candidates is not None:
            kept = np.zeros(self._size, dtype=bool)
            kept[np.asarray(candidates, dtype=np.int64)] = True
            result[~kept] = 0
        return result

    def ask(self, question: str) -> Asked:
        """A question ready to be aligned with many passages."""
        encoding = self._table.tokenizer.encode(question, add_special_tokens=False)
        words = self._table.segmenter.words([question])
        return Asked(
            question,
            tuple(_spans(encoding.tokens, encoding.offsets)),
            words.occurrences,
            self._table.word_weights(words),
            _parts(words),
        )

    def align(self, question: str | Asked, passage: int | str) -> list[Alignment]:
        """Each word of the question, in order, with its nearest similarity in a passage of ours or in any text."""
        asked = self.ask(question) if isinstance(question, str) else question
        if not asked.spans:
            return []
        best = self._nearest(asked, passage)
        return [
            Alignment(asked.text[start:end], start, end, float(asked.weights[word]), float(best[word]))
            for (start, end), word in zip(asked.spans, asked.occurrences, strict=True)
        ]

    def _nearest(self, asked: Asked, passage: int | str) -> Sequence[float] | Vectors:
        if not isinstance(passage, str):
            return [float(self._remembered(part)[passage]) for part in asked.parts]
        others = unit(self._table.word_vectors(self._table.segmenter.words([passage])))
        if not len(others):
            return np.zeros(len(asked.parts), dtype=np.float32)
        result: Vectors = (np.array([self._vector(part) for part in asked.parts]) @ others.T).max(axis=1)
        return result

    def _vector(self, pieces: bytes) -> Vectors:
        """The unit vector of a word, (dimension,)."""
        vector = self._table.vectors(np.frombuffer(pieces, dtype=np.int64)).sum(axis=0)
        result: Vectors = unit(vector[None])[0]
        return result

    def _word(self, pieces: bytes) -> Vectors:
        """The similarity of a word's nearest word in each passage, (n_passages,); 0 in one without words.

        Alone, not beside the other words of its question: the last digits of a product depend on what it is done with.
        """
        nearest = np.zeros(self._size, dtype=np.float32)
        if len(self._filled):
            similar = self._vector(pieces) @ self._vectors
            nearest[self._filled] = np.maximum.reduceat(similar[self._spoken], self._begins)
        return nearest

    def _rarity(self, spread: NDArray[np.int64]) -> Vectors:
        """How much more each question word counts here for standing in few passages, in any language, (n_words,)."""
        return np.sqrt(np.log1p(self._size / (spread + 1.0))).astype(np.float32)


def _parts(words: Words) -> tuple[bytes, ...]:
    """The pieces of each distinct word, as bytes, (n_words,)."""
    return tuple(words.pieces[start:end].tobytes() for start, end in pairwise(words.starts))


def _held(words: Words) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The distinct words of each passage, one passage after the other; where each that has any begins; and which do."""
    passages = np.repeat(np.arange(len(words.bounds) - 1), np.diff(words.bounds))
    size = max(1, len(words))
    both = np.unique(passages * size + words.occurrences)
    filled, begins = np.unique(both // size, return_index=True)
    return both % size, begins.astype(np.int64), filled.astype(np.int64)


def _spans(pieces: list[str], offsets: list[tuple[int, int]]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for piece, (start, end) in zip(pieces, offsets, strict=True):
        if piece.startswith("##") and spans:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans
