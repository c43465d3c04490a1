"""Late interaction: a question's words each look for their nearest word in a passage, within and across languages.

As in ColBERT, with vectors that do not depend on the sentence: a mean of few words forgets what each of them said,
the words themselves do not.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise

import numpy as np

from index.table import TokenTable, Vectors, unit
from index.words import Integers, Words

# Words of unrelated meaning lie between -0.1 and 0.2 of each other; below this nothing is said.
FLOOR = 0.1
# From here on a word of a passage says the same as the question's.
_SAME = 0.6
# Values of words that each cache keeps, 4 bytes each: 48 MB at most. So many words at least, and at most, however many
# passages there are.
_REMEMBERED, _LEAST, _WORDS = 12_000_000, 256, 4096


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
    """Scores passages by their words, exactly, all of them or some at once."""

    def __init__(self, lexis: "_Lexis", held: "_Held", size: int, whole: "Interaction | None" = None) -> None:
        self._lexis, self._held, self._size = lexis, held, size
        # Questions are made of the same few hundred words again and again.
        self._nearest = lru_cache(maxsize=_kept(size))(self._in_passages)
        rarity = lru_cache(maxsize=_WORDS)(self._rarity_of) if whole is None else whole._rarity
        self._rarity: Callable[[bytes], float] = rarity

    @classmethod
    def read(cls, passages: Sequence[str], table: TokenTable) -> "Interaction":
        """Passages, ready to be scored.

        Args:
            passages: What is searched.
            table: Vectors and weights of the words.
        """
        words = table.segmenter.words(passages)
        return cls(_Lexis(words, table), _held(words), len(passages))

    def together(self, groups: Sequence[Sequence[int]]) -> "Interaction":
        """The same for groups of the passages, each taken as one text; what a word is like is found once for both."""
        return Interaction(self._lexis, self._held.together(groups), len(groups))

    def sample(self, passages: Integers) -> "Interaction":
        """The same for some of the passages only, in order; how much a word counts for being rare is as in all."""
        held = self._held.among(passages)
        places = np.searchsorted(passages, held.passages)
        return Interaction(self._lexis, replace(held, passages=places), len(passages), self)

    def score(self, question: str, among: Integers | None = None) -> Vectors:
        """How fully each passage covers the question, 0 to 1, (n_passages,).

        Args:
            question: What is asked.
            among: The passages that are looked at, each once; all if left out. The others have 0.
        """
        asked = self.ask(question)
        result = np.zeros(self._size, dtype=np.float32)
        if not len(asked.parts) or not len(self._lexis) or asked.weights.sum() <= 0:
            return result
        weights = asked.weights * np.array([self._rarity(part) for part in asked.parts], dtype=np.float32)
        if among is None:
            held, nearest = self._held, [self._nearest(part)[self._held.passages] for part in asked.parts]
        else:
            held = self._held.among(among)
            nearest = [held.nearest(self._lexis.similar(part)) for part in asked.parts]
        total = np.zeros(len(held.passages), dtype=np.float32)
        for weight, near in zip(weights / weights.sum(), nearest, strict=True):
            total += weight * np.maximum(0, (near - FLOOR) / (1 - FLOOR))
        result[held.passages] = total
        return result

    def ask(self, question: str) -> Asked:
        """A question ready to be aligned with many passages."""
        return self._lexis.ask(question)

    def align(self, question: str | Asked, passage: int | str) -> list[Alignment]:
        """Each word of the question, in order, with its nearest similarity in a passage of ours or in any text."""
        asked = self.ask(question) if isinstance(question, str) else question
        if not asked.spans:
            return []
        best = self._best(asked, passage)
        return [
            Alignment(asked.text[start:end], start, end, float(asked.weights[word]), float(best[word]))
            for (start, end), word in zip(asked.spans, asked.occurrences, strict=True)
        ]

    def _best(self, asked: Asked, passage: int | str) -> Sequence[float] | Vectors:
        if not isinstance(passage, str):
            return [float(self._nearest(part)[passage]) for part in asked.parts]
        return self._lexis.nearest_in(asked, passage)

    def _in_passages(self, pieces: bytes) -> Vectors:
        """The similarity of a word's nearest word in each passage, (n_passages,); 0 in one without words."""
        nearest = np.zeros(self._size, dtype=np.float32)
        nearest[self._held.passages] = self._held.nearest(self._lexis.similar(pieces))
        return nearest

    def _rarity_of(self, pieces: bytes) -> float:
        """How much more a question's word counts here for standing in few passages, in any language."""
        spread = self._held.count(np.flatnonzero(self._lexis.similar(pieces) > _SAME))
        return float(np.sqrt(np.log1p(self._size / (spread + 1.0))))


class _Lexis:
    """The distinct words of some passages, and how like any other word is to each of them."""

    def __init__(self, words: Words, table: TokenTable) -> None:
        self._table = table
        self._size = len(words)
        # One column a word: the product with a question's few words then runs along memory.
        self._vectors = np.ascontiguousarray(unit(table.word_vectors(words)).T)
        self.similar = lru_cache(maxsize=_kept(self._size))(self._to_words)
        self.ask = lru_cache(maxsize=_LEAST)(self._cut)

    def __len__(self) -> int:
        return self._size

    def _to_words(self, pieces: bytes) -> Vectors:
        """The similarity of a word to each of the passages' words, (n_words,).

        Alone, not beside the other words of its question: the last digits of a product depend on what it is done with.
        """
        similar: Vectors = self._vector(pieces) @ self._vectors
        return similar

    def _vector(self, pieces: bytes) -> Vectors:
        """The unit vector of a word, (dimension,)."""
        vector = self._table.vectors(np.frombuffer(pieces, dtype=np.int64)).sum(axis=0)
        result: Vectors = unit(vector[None])[0]
        return result

    def _cut(self, question: str) -> Asked:
        encoding = self._table.tokenizer.encode(question, add_special_tokens=False)
        words = self._table.segmenter.words([question])
        return Asked(
            question,
            tuple(_spans(encoding.tokens, encoding.offsets)),
            words.occurrences,
            self._table.word_weights(words),
            _parts(words),
        )

    def nearest_in(self, asked: Asked, text: str) -> Vectors:
        """The similarity of each distinct word of a question to its nearest word in a text, (n_words,)."""
        others = unit(self._table.word_vectors(self._table.segmenter.words([text])))
        if not len(others):
            return np.zeros(len(asked.parts), dtype=np.float32)
        result: Vectors = (np.array([self._vector(part) for part in asked.parts]) @ others.T).max(axis=1)
        return result


def _parts(words: Words) -> tuple[bytes, ...]:
    """The pieces of each distinct word, as bytes, (n_words,)."""
    return tuple(words.pieces[start:end].tobytes() for start, end in pairwise(words.starts))


def _kept(size: int) -> int:
    return min(_WORDS, max(_LEAST, _REMEMBERED // max(1, size)))


@dataclass(frozen=True)
class _Held:
    """Which words each of some passages holds; passages without words are left out.

    Attributes
    ----------
        words: The distinct words of each passage, one passage after the other.
        begins: Where each passage begins in ``words``, (n_filled,).
        passages: Which passage each of these is, (n_filled,), in order.
    """

    words: Integers
    begins: Integers
    passages: Integers

    def nearest(self, similar: Vectors) -> Vectors:
        """The highest of the similarities of its words for each passage, (n_filled,)."""
        if not len(self.passages):
            return np.zeros(0, dtype=np.float32)
        result: Vectors = np.maximum.reduceat(similar[self.words], self.begins)
        return result

    def count(self, words: Integers) -> int:
        """How many passages hold any of some words."""
        holders, bounds = self._holders
        marked = np.zeros(len(self.passages), dtype=bool)
        for word in words[words < len(bounds) - 1]:
            marked[holders[bounds[word] : bounds[word + 1]]] = True
        return int(np.count_nonzero(marked))

    @cached_property
    def _lengths(self) -> Integers:
        """How many distinct words each passage holds, (n_filled,)."""
        return np.diff(self.begins, append=len(self.words))

    @cached_property
    def _holders(self) -> tuple[Integers, Integers]:
        """The rows that hold each word, one word after the other, and where each word begins, one more for the end."""
        rows = np.repeat(np.arange(len(self.passages)), self._lengths)
        order = np.argsort(self.words, kind="stable")
        return rows[order], np.searchsorted(self.words[order], np.arange(self.words.max(initial=-1) + 2))

    def together(self, groups: Sequence[Sequence[int]]) -> "_Held":
        """The same for groups of the passages, each taken as one."""
        of = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
        members = np.fromiter((passage for group in groups for passage in group), np.int64, len(of))
        rows = np.minimum(np.searchsorted(self.passages, members), max(0, len(self.passages) - 1))
        filled = self.passages[rows] == members if len(self.passages) else np.zeros(len(members), dtype=bool)
        rows, of = rows[filled], of[filled]
        lengths = self._lengths[rows]
        begins = np.cumsum(lengths) - lengths
        words = self.words[np.repeat(self.begins[rows] - begins, lengths) + np.arange(lengths.sum())]
        return _grouped(np.repeat(of, lengths), words)

    def among(self, passages: Integers) -> "_Held":
        """The same of some of the passages only."""
        if not len(self.passages):
            return self
        rows = np.minimum(np.searchsorted(self.passages, passages), len(self.passages) - 1)
        rows = rows[self.passages[rows] == passages]
        lengths = self._lengths[rows]
        begins = np.cumsum(lengths) - lengths
        places = np.repeat(self.begins[rows] - begins, lengths) + np.arange(lengths.sum())
        return _Held(self.words[places], begins, self.passages[rows])


def _held(words: Words) -> _Held:
    return _grouped(np.repeat(np.arange(len(words.bounds) - 1), np.diff(words.bounds)), words.occurrences)


def _grouped(passages: Integers, words: Integers) -> _Held:
    """What is held of which word by which passage, (n_occurrences,) each."""
    size = int(words.max(initial=0)) + 1
    both = np.unique(passages * size + words)
    filled, begins = np.unique(both // size, return_index=True)
    return _Held(both % size, begins.astype(np.int64), filled.astype(np.int64))


def _spans(pieces: list[str], offsets: list[tuple[int, int]]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for piece, (start, end) in zip(pieces, offsets, strict=True):
        if piece.startswith("##") and spans:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans
