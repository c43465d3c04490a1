"""Lexical search: BM25 over the terms of one language's analyser."""

from collections.abc import Sequence

import numpy as np

from corpus import Language
from index.analysis import analyzer
from index.table import Vectors

# Passages are short and of like length, so repeating a word says little and length says less.
_SATURATION = 0.9
_LENGTH = 0.4


class Lexical:
    """Scores passages by the terms that they share with a question.

    Args:
        passages: What is searched.
        language: Whose stop words and stems to use, for passages and questions alike.
    """

    def __init__(self, passages: Sequence[str], language: Language) -> None:
        import bm25s

        self._analyzer = analyzer(language)
        self._size = len(passages)
        terms = [self._analyzer.terms(passage) for passage in passages]
        self._index = bm25s.BM25(method="lucene", k1=_SATURATION, b=_LENGTH)
        # The library cannot index a corpus without a single term.
        self._filled = any(terms)
        if self._filled:
            self._index.index(terms, show_progress=False)

    def score(self, question: str, language: Language | None = None) -> Vectors:
        """BM25 of each passage, 0 and up, (n_passages,).

        Args:
            question: What is asked.
            language: The language it is asked in, where that is not the passages'.
        """
        terms = self._analyzer.terms(question, language)
        known = [term for term in terms if self._filled and term in self._index.vocab_dict]
        if not known:
            return np.zeros(self._size, dtype=np.float32)
        return np.asarray(self._index.get_scores(known), dtype=np.float32)
