"""Lexical search: passages that share terms with a question of their language, or names with one of the other."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from corpus import Language
from index.analysis import analyzer, words_of
from index.bm25 import BM25
from index.table import Vectors

# Names change a letter or an ending between the languages (Filipina, Philippines); runs of four letters survive it.
_RUN = 4


class Lexical:
    """Scores the passages of one language.

    Args:
        passages: What is searched.
        language: Their language.
    """

    def __init__(self, passages: Sequence[str], language: Language) -> None:
        self._analyzer = analyzer(language)
        self._language: Language = language
        self._terms = BM25([_with_pairs(self._analyzer.terms(passage)) for passage in passages])
        self._runs = BM25([_runs(words_of(passage)) for passage in passages])
        self._size = len(passages)

    def score(self, question: str, language: Language | None = None) -> Vectors:
        """BM25 of each passage, 0 and up, (n_passages,).

        Args:
            question: What is asked.
            language: The language it is asked in; the passages' if left out.
        """
        if language is None or language == self._language:
            return self._terms.score(_with_pairs(self._analyzer.terms(question)))[: self._size]
        return self._runs.score(_runs(self._analyzer.foreign_words(question, language)))[: self._size]


def _with_pairs(terms: Sequence[str]) -> list[str]:
    """Terms, and each two that follow one another: "kota pintar" says more than both words apart."""
    return [*terms, *(f"{left} {right}" for left, right in pairwise(terms))]


def _runs(words: list[str]) -> list[str]:
    return [run for word in words for run in _runs_of(word)]


@lru_cache(maxsize=50_000)
def _runs_of(word: str) -> tuple[str, ...]:
    framed = f"_{word}_"
    return tuple(framed[start : start + _RUN] for start in range(max(1, len(framed) - _RUN + 1)))
