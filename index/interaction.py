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
# Words whose values are kept: 256 times 4 bytes a passage, 10 MB for ten thousand of them.
_REMEMBERED = 256


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
        vectors: Unit vector of each distinct word, (n_words, dimension).
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    occurrences: Integers
    weights: Vectors
    vectors: Vectors


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
        self._passages, self._bounds = _postings(self._words)
        self._kept: dict[int, Vectors] = {}
        # Questions are made of the same few hundred words again and again.
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._word)

    def score(self, question: str, candidates: Sequence[int] | None = None) -> Vectors:
        """How fully each passage covers the question, 0 to 1, (n_passages,); 0 for all but the candidates if given."""
        words = self._table.segmenter.words([question])
        weights = self._table.word_weights(words)
        result = np.zeros(self._size, dtype=np.float32)
        if not len(words) or not len(self._words) or weights.sum() <= 0:
            return result
        parts = [words.pieces[start:end].tobytes() for start, end in pairwise(words.starts)]
        found = [self._remembered(part) for part in parts]
        weights = weights * self._rarity(np.array([spread for _, spread in found]))
        for weight, (best, _) in zip(weights / weights.sum(), found, strict=True):
            result += weight * best
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
            unit(self._table.word_vectors(words)),
        )

    def align(self, question: str | Asked, passage: int | str) -> list[Alignment]:
        """Each word of the question, in order, with its nearest similarity in a passage of ours or in any text."""
        asked = self.ask(question) if isinstance(question, str) else question
        if not asked.spans:
            return []
        best = self._nearest(asked.vectors, passage)
        return [
            Alignment(asked.text[start:end], start, end, float(asked.weights[word]), float(best[word]))
            for (start, end), word in zip(asked.spans, asked.occurrences, strict=True)
        ]

    def _nearest(self, vectors: Vectors, passage: int | str) -> Vectors:
        if isinstance(passage, str):
            others = unit(self._table.word_vectors(self._table.segmenter.words([passage]))).T
        else:
            others = self._vectors_of(passage)
        if not others.shape[1]:
            return np.zeros(len(vectors), dtype=np.float32)
        result: Vectors = (vectors @ others).max(axis=1)
        return result

    def _vectors_of(self, passage: int) -> Vectors:
        """The distinct words of a passage, (dimension, n_words), kept: the same few are asked about each time."""
        if passage not in self._kept:
            bounds = self._words.bounds
            words = np.unique(self._words.occurrences[bounds[passage] : bounds[passage + 1]])
            self._kept[passage] = np.ascontiguousarray(self._vectors[:, words])
        return self._kept[passage]

    def _word(self, pieces: bytes) -> tuple[Vectors, int]:
        """The best value of a word in each passage, (n_passages,), and how many passages say the same as it.

        Alone, not beside the other words of its question: the last digits of a product depend on what it is done with.
        """
        vector = self._table.vectors(np.frombuffer(pieces, dtype=np.int64)).sum(axis=0)
        best = self._best((unit(vector[None])[0] @ self._vectors - FLOOR) / (1 - FLOOR))
        return best, int(np.count_nonzero(best > (_SAME - FLOOR) / (1 - FLOOR)))

    def _rarity(self, spread: NDArray[np.int64]) -> Vectors:
        """How much more each question word counts here for standing in few passages, in any language, (n_words,)."""
        return np.sqrt(np.log1p(self._size / (spread + 1.0))).astype(np.float32)

    def _best(self, row: Vectors) -> Vectors:
        """The best value above 0 of one question word in each passage, (n_passages,)."""
        best = np.zeros(self._size, dtype=np.float32)
        # Most words of the corpus have nothing to say to this one. The few that have, nearest last, overwrite the
        # others in the passages that they stand in: far fewer steps than a maximum over all words of all passages.
        near = np.flatnonzero(row > 0)
        near = near[np.argsort(row[near], kind="stable")]
        begins, lengths = self._bounds[near], self._bounds[near + 1] - self._bounds[near]
        ends = np.cumsum(lengths)
        places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(begins - ends + lengths, lengths)
        best[self._passages[places]] = np.repeat(row[near], lengths)
        return best


def _postings(words: Words) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The passages that each distinct word stands in, one word after the other, and the bounds of each word."""
    passages = np.repeat(np.arange(len(words.bounds) - 1), np.diff(words.bounds))
    size = max(1, len(words.bounds) - 1)
    both = np.unique(words.occurrences * size + passages)
    bounds = np.searchsorted(both, np.arange(len(words) + 1) * size)
    return both % size, bounds


def _spans(pieces: list[str], offsets: list[tuple[int, int]]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for piece, (start, end) in zip(pieces, offsets, strict=True):
        if piece.startswith("##") and spans:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans
