"""Hybrid search: three ways of finding a passage, added up after each is put on one scale."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

import numpy as np

from corpus import Language
from index.embedding import Embedder, StaticEmbedder
from index.interaction import Interaction
from index.lexical import Lexical
from index.table import Vectors
from index.words import Integers

Way = Literal["dense", "interaction", "lexical"]

# Shares of the ways in the sum, chosen on the development sets. Within a language, shared terms
# say most; across, only names and numbers are shared.
_SHARES: dict[bool, dict[Way, float]] = {
    True: {"dense": 0.5, "interaction": 1.0, "lexical": 0.5},
    False: {"dense": 0.5, "interaction": 1.0, "lexical": 0.2},
}
# A model without a token table has to carry the meaning alone.
_SHARES_WITHOUT_TABLE: dict[bool, dict[Way, float]] = {
    True: {"dense": 1.0, "interaction": 0.0, "lexical": 1.0},
    False: {"dense": 1.0, "interaction": 0.0, "lexical": 0.4},
}
_REMEMBERED = 256
# So many passages at least tell the mean and the spread of all.
_SAMPLE = 500
# A way counts as having found a passage that it ranks among its own first ten.
_FOUND = 10


class Match(NamedTuple):
    """A passage that was found.

    Attributes
    ----------
        position: Which of the passages.
        score: Cosine similarity of the question's and the passage's vectors, -1 to 1.
        relevance: What the order goes by; comparable within one search only.
        found_by: The ways that rank it among their first ten.
    """

    position: int
    score: float
    relevance: float
    found_by: tuple[Way, ...]


class Hybrid:
    """Searches passages of both languages by meaning, by words across languages and by terms.

    Args:
        passages: What is searched.
        languages: The language of each passage.
        embedder: The model; one without a token table does without late interaction.
        vectors: The passages' vectors where they are at hand already, (n_passages, dimension).

    Attributes
    ----------
        interaction: Scores and aligns by words; ``None`` for a model without a token table.
        vector: Gives the vector of a question, (dimension,).
    """

    def __init__(
        self,
        passages: Sequence[str],
        languages: Sequence[Language],
        embedder: Embedder,
        vectors: Vectors | None = None,
    ) -> None:
        if len(passages) != len(languages):
            raise ValueError(f"{len(passages)} passages but {len(languages)} languages; give one for each passage.")
        self._size = len(passages)
        self._languages = np.array(languages, dtype="U2")
        # Evenly over the sequence, in which what belongs together stands together; all of a small one.
        self._sample = np.arange(0, self._size, max(1, self._size // _SAMPLE))
        # A question is looked up several times on its way.
        self.vector = lru_cache(maxsize=_REMEMBERED)(lambda question: embedder.embed_queries([question])[0])
        self.interaction = Interaction.read(passages, embedder.table) if isinstance(embedder, StaticEmbedder) else None
        self._sampled = self.interaction.sample(self._sample) if self.interaction is not None else None
        if vectors is None:
            vectors = embedder.embed_passages(passages)
        self._vectors = vectors
        self._lexical: dict[Language, tuple[np.ndarray, Lexical]] = {}
        for language in sorted(set(languages)):
            rows = np.flatnonzero(self._languages == language)
            self._lexical[language] = (rows, Lexical([passages[int(row)] for row in rows], language))

    def search(self, question: str, language: Language, *, nearest: int | None = None, limit: int = 10) -> list[Match]:
        """The best passages for a question, best first.

        Args:
            question: What is asked.
            language: The language that it is asked in.
            nearest: How many of the nearest by their vectors to choose from; all if left out.
            limit: How many to give at most.
        """
        if not self._size or limit < 1:
            return []
        dense = self._dense(question)
        chosen = np.arange(self._size) if nearest is None else _highest(dense, nearest)
        scores = {"dense": dense, **self._by_words(question, language, None if nearest is None else chosen)}
        # What is looked at closely is put on a scale by a sample: to look at all takes ten times as long.
        samples: dict[Way, Vectors] = {"dense": dense}
        if self._sampled is not None:
            samples["interaction"] = self._sampled.score(question)
        relevance = self._fuse(scores, language, chosen, samples)
        scores = {way: score[chosen] for way, score in scores.items()}
        order = np.argsort(-relevance, kind="stable")[:limit]
        found = {way: _first(score) for way, score in scores.items()}
        return [
            Match(
                position=int(chosen[place]),
                score=float(scores["dense"][place]),
                relevance=float(relevance[place]),
                found_by=tuple(way for way, places in found.items() if place in places),
            )
            for place in order
        ]

    def scores(self, question: str, language: Language) -> dict[Way, Vectors]:
        """What each way by itself gives each passage, (n_passages,) each."""
        return {"dense": self._dense(question), **self._by_words(question, language, None)}

    def _dense(self, question: str) -> Vectors:
        """The cosine of a question with each passage, (n_passages,)."""
        cosines: Vectors = self._vectors @ self.vector(question)
        return cosines

    def _by_words(self, question: str, language: Language, among: Integers | None) -> dict[Way, Vectors]:
        """What the ways that look at words give each passage; late interaction looks at those `among` only."""
        scores: dict[Way, Vectors] = {}
        if self.interaction is not None:
            scores["interaction"] = self.interaction.score(question, among)
        lexical = np.zeros(self._size, dtype=np.float32)
        for rows, search in self._lexical.values():
            lexical[rows] = search.score(question, language)
        scores["lexical"] = lexical
        return scores

    def _fuse(
        self, scores: dict[Way, Vectors], language: Language, chosen: Integers, samples: dict[Way, Vectors]
    ) -> Vectors:
        """The weighted sum of all ways for the chosen, each put on one scale by its sample of all, (n_chosen,)."""
        shares = _SHARES if "interaction" in scores else _SHARES_WITHOUT_TABLE
        languages = self._languages[chosen]
        agrees = languages == language
        relevance = np.zeros(len(chosen), dtype=np.float32)
        for way, score in scores.items():
            if way == "lexical":
                # Terms and runs of letters are counted on scales of their own.
                scaled = np.zeros(len(chosen), dtype=score.dtype)
                for each, (rows, _) in self._lexical.items():
                    of_it = languages == each
                    scaled[of_it] = _standardized(score[chosen[of_it]], score[rows])
            else:
                scaled = _standardized(score[chosen], samples[way])
            relevance += np.where(agrees, shares[True][way], shares[False][way]) * scaled
        return relevance


def _highest(scores: Vectors, count: int) -> Integers:
    """The places of so many of the highest scores, in order of place, (n_chosen,)."""
    if count >= len(scores):
        return np.arange(len(scores))
    places: Integers = np.sort(np.argpartition(-scores, count - 1)[:count]).astype(np.int64)
    return places


def _standardized(score: Vectors, sample: Vectors) -> Vectors:
    """Distances from the mean of a sample in its standard deviations; zeros where all are alike."""
    spread = float(sample.std()) if len(sample) else 0.0
    if spread < 1e-9:
        return np.zeros_like(score)
    result: Vectors = (score - sample.mean()) / spread
    return result


def _first(score: Vectors) -> frozenset[int]:
    count = min(_FOUND, len(score))
    places = np.argpartition(-score, count - 1)[:count]
    return frozenset(int(place) for place in places if score[place] > 0)
