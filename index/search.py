"""Search: the nearest chunks to a question, by the vectors kept in Chroma, the words' own vectors and BM25 together."""

import re
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from corpus import Language
from index.analysis import analyzer
from index.chunk import Chunk
from index.classifier import Lesson, Lessons, opening
from index.embedding import Embedder, StaticEmbedder
from index.hybrid import Hybrid
from index.interaction import Alignment, Interaction
from index.store import Progress, fingerprint, open_store

if TYPE_CHECKING:
    from index.retriever import ChunkRetriever

# How many of the nearest vectors are looked at more closely. On a corpus of one article and some thousand ways to ask
# this is wide enough that the closer look decides, and small enough to take a millisecond.
_NEAREST = 150
_REMEMBERED = 256
_WORD = re.compile(r"\w+")
# A shorter stem is in most misspelt words too.
_STEM = 4


class Hit(NamedTuple):
    """A chunk that was found.

    Attributes
    ----------
        chunk: what was found.
        position: where the chunk stands in the searched sequence.
        score: cosine similarity of question and chunk, -1 to 1, higher is nearer.
        relevance: what the order goes by; comparable within one search only.
        found_by: the searches that found it: `dense`, `interaction`, `lexical`.

    """

    chunk: Chunk
    position: int
    score: float
    relevance: float
    found_by: tuple[str, ...]


class Search:
    """Chunks, ready to be searched."""

    def __init__(
        self,
        chunks: Sequence[Chunk],
        embedder: Embedder,
        *,
        exemplars: Sequence[Chunk] = (),
        checks: Lessons | None = None,
        folder: Path,
        url: str | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Open the index of these chunks, building it first where there is none.

        Args:
        ----
            chunks: what is searched.
            embedder: makes the vectors.
            exemplars: further ways to ask, to be recognised but not found.
            checks: questions to be answered by yes or no, with what the note that they are about has to say to them.
            folder: the cache folder.
            url: a Chroma server to use instead of an embedded store.
            progress: told how far building is.

        Raises
        ------
            IndexingError: the index cannot be built or opened.

        """
        self.chunks = tuple(chunks)
        self.embedder = embedder
        self.fingerprint = fingerprint(self.chunks, embedder)
        # Learning what questions are for takes longest to build, and needs no Python meanwhile.
        with ThreadPoolExecutor(1) as pool:
            learning = pool.submit(opening(_lessons((*self.chunks, *exemplars)), embedder, folder))
            weighing = pool.submit(opening(checks, embedder, folder)) if checks is not None else None
            self._store = open_store(self.chunks, embedder, folder=folder, url=url, progress=progress)
            texts = [chunk.text for chunk in self.chunks]
            languages = [chunk.language for chunk in self.chunks]
            self._hybrid = Hybrid(texts, languages, embedder, self._store.vectors())
            self._recogniser = learning.result()
            self._checker = weighing.result() if weighing is not None else None
        by_owner: dict[str, list[int]] = {}
        for place, chunk in enumerate(self.chunks):
            if chunk.owner is not None:
                by_owner.setdefault(chunk.owner, []).append(place)
        owned = {owner: " ".join(texts[place] for place in places) for owner, places in by_owner.items()}
        words = self._hybrid.interaction
        self._owned = _Texts(owned, words.together([*by_owner.values()]) if words is not None else None)
        self._kept: dict[str, _Texts] = {}
        # What a table is called is held beside each question.
        self._vectors = lru_cache(maxsize=_REMEMBERED)(embedder.embed_passages)

    def find(self, question: str, language: Language, limit: int = 10) -> list[Hit]:
        """The chunks that fit a question best, the best first."""
        if not question.strip():
            return []
        matches = self._hybrid.search(question, language, nearest=_NEAREST, limit=limit)
        return [Hit(self.chunks[m.position], m.position, m.score, m.relevance, m.found_by) for m in matches]

    def recognise(self, question: str) -> dict[str, float]:
        """For each owner of ways to ask, how much a question looks like one of them; above 0 is likely."""
        return self._recogniser.scores(question, self._hybrid.vector(question))

    def check(self, question: str, note: str) -> dict[str, float]:
        """What a note, by its id, has to say to a question: a score for each label of the checks, empty without any."""
        if self._checker is None:
            return {}
        return self._checker.scores(question, self._hybrid.vector(question), note)

    def likeness(self, text: str, others: Sequence[str]) -> list[float]:
        """The cosine between a text and each of some others, -1 to 1."""
        found: list[float] = (self._vectors(tuple(others)) @ self._hybrid.vector(text)).tolist()
        return found

    def alignment(self, question: str, language: Language) -> "Aligner":
        """A question ready to be aligned with what its candidates are found by, and with any text."""
        return Aligner(self, question, language)

    def knows(self, word: str) -> bool:
        """Whether the model has a word or its stem whole, so that it is no name or typing error; False where unsure."""
        if not isinstance(self.embedder, StaticEmbedder):
            return False
        tokenizer = self.embedder.table.tokenizer
        # Indonesian builds more forms of a word than any vocabulary has whole: "kebagian", "sekalian".
        stems = [stem for stem in analyzer("id").terms(word) if len(stem) >= _STEM]
        # English has shorter ones, and a misspelt word is soon a form of another: "meting" of "mete".
        stems += [stem for stem in analyzer("en").terms(word) if len(stem) > _STEM and stem != word]
        return any(tokenizer.token_to_id(form) is not None for form in (word, *stems))

    def as_retriever(self, limit: int = 10) -> "ChunkRetriever":
        """The same search as a LangChain retriever."""
        from index.retriever import ChunkRetriever

        return ChunkRetriever(search=self, limit=limit)


def _lessons(chunks: Sequence[Chunk]) -> Lessons:
    """What is learnt from chunks: whose ways to ask they are. A sentence of the document is no way to ask."""
    owned = [(chunk.text, chunk.owner) for chunk in chunks if chunk.kind != "sentence" and chunk.owner is not None]
    content = "\n".join(f"{owner}\x1f{text}" for text, owner in owned)
    return Lessons(content, lambda: [Lesson(text, owner) for text, owner in owned])


class _Texts:
    """Texts by name, ready to be aligned with questions."""

    def __init__(self, texts: Mapping[str, str], words: Interaction | None) -> None:
        self.texts = dict(texts)
        self.places = {name: place for place, name in enumerate(texts)}
        self.words = words

    @classmethod
    def read(cls, texts: Mapping[str, str], embedder: Embedder) -> "_Texts":
        """Texts that are not searched."""
        if not isinstance(embedder, StaticEmbedder):
            return cls(texts, None)
        return cls(texts, Interaction.read(list(texts.values()), embedder.table))


class Aligner:
    """One question, aligned word by word with texts in either language.

    Where the model has no vectors for words, a word is as near as 1 where its stem stands in the text and 0 elsewhere.
    """

    def __init__(self, search: Search, question: str, language: Language) -> None:
        self._search = search
        self._question = question
        self._language = language
        words = search._owned.words
        self._asked = words.ask(question) if words is not None else None

    def coverage(self) -> dict[str, float]:
        """For each owner how much of the question, 0 to 1, is found in what it is found by; rare words count more."""
        owned = self._search._owned
        if owned.words is not None:
            return dict(zip(owned.places, owned.words.score(self._question).tolist(), strict=True))
        aligned = {owner: self.owned(owner) for owner in owned.places}
        return {owner: sum(a.similarity for a in each) / max(1, len(each)) for owner, each in aligned.items()}

    def owned(self, owner: str) -> list[Alignment]:
        """Each word with the similarity of its nearest word in all that an owner is found by."""
        return self._align(owner, self._search._owned)

    def among(self, name: str, texts: Mapping[str, str], of: str) -> list[Alignment]:
        """Each word with the similarity of its nearest word in one of some texts, which are read once.

        Args:
        ----
            name: which of the texts.
            texts: all of them by name; always the same for the same `of`.
            of: what the texts are called together.

        """
        if of not in self._search._kept:
            self._search._kept[of] = _Texts.read(texts, self._search.embedder)
        return self._align(name, self._search._kept[of])

    def text(self, text: str) -> list[Alignment]:
        """Each word with the similarity of its nearest word in a text."""
        words = self._search._owned.words
        if words is not None and self._asked is not None:
            return words.align(self._asked, text)
        return self._by_stems(text)

    def _align(self, name: str, texts: _Texts) -> list[Alignment]:
        place = texts.places.get(name)
        if place is None:
            return self.text("")
        if texts.words is not None and self._asked is not None:
            return texts.words.align(self._asked, place)
        return self._by_stems(texts.texts[name])

    def _by_stems(self, text: str) -> list[Alignment]:
        stems = {*analyzer("id").terms(text), *analyzer("en").terms(text)}
        words = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(self._question)]
        terms = [analyzer(self._language).terms(word) for word, _, _ in words]
        return [
            Alignment(word, start, end, float(bool(term)), float(bool(term) and set(term) <= stems))
            for (word, start, end), term in zip(words, terms, strict=True)
        ]
