"""The classifier: learnt from texts with labels, it tells which label another text should have.

From ways to ask it learns what a question is for, also where no single way to ask is near; from questions to be
answered by yes or no, what a note has to say to them. A linear support vector machine over words, pairs of words, runs
of letters and the embedding. scikit-learn learns it while the index is built; applying it is a sum of a few rows of
numbers, for which nothing but NumPy is loaded.
"""

import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from threading import Lock
from zipfile import BadZipFile
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.embedding import Embedder
from index.errors import IndexingError
from index.table import Vectors

_WORD = re.compile(r"\w+")
# Two to the power of 15: a corpus of some thousand questions has about 40,000 different runs; few that matter collide.
# What is told apart for each thing that it may be about has so much more to keep apart, and turns more on the meaning.
_BUCKETS, _BUCKETS_ABOUT = 1 << 15, 1 << 17
_RUNS = (4,)
# Chosen among 0.1, 0.3, 1, 2 and 5 on the development questions.
_COST = 1.0
# A hundred times the library's default: three times as fast, and the same answers.
_TOLERANCE = 1e-2
_FORM = 10
_DIRECTIONS, _DIRECTIONS_ABOUT = 32, 128
_REMEMBERED = 4096
# The library draws its chances from one place for the whole process: two at once would each learn a little otherwise.
_LEARNING = Lock()


@dataclass(frozen=True, slots=True)
class Lesson:
    """A text to learn from.

    Attributes
    ----------
        text: the text.
        label: what it is an example of.
        about: what the label is said of, where it depends on that: the same words may be right of one thing and wrong
            of another. What is learnt of one thing serves the others as far as they are alike (Daumé, 2007).

    """

    text: str
    label: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Lessons:
    """Texts to learn from, made only where something is to be learnt.

    Attributes
    ----------
        content: what they are made of; other lessons must have another.
        make: makes them.

    """

    content: str
    make: Callable[[], Sequence[Lesson]]


@dataclass(frozen=True)
class Classifier:
    """What each label is recognised by.

    Attributes
    ----------
        labels: ids of notes, gaps, table operations and other things, or whatever else the lessons have, (n_labels,).
        weights: of each bucket and each direction of the embedding, (n_buckets + n_directions, n_labels).
        bias: (n_labels,).
        rarity: how much each bucket counts, (n_buckets,).
        directions: the directions of the embedding in which questions differ most, (dimension, n_directions).

    """

    labels: tuple[str, ...]
    weights: Vectors
    bias: Vectors
    rarity: Vectors
    directions: Vectors

    def scores(self, text: str, vector: Vectors, about: str = "") -> dict[str, float]:
        """For each label how far a text, with its vector (dimension,), lies on its side; above 0 is inside."""
        if not self.labels:
            return {}
        size = len(self.rarity)
        buckets, values = _weighed(_counts(text, about, size), self.rarity)
        total = self.bias + values @ self.weights[buckets] + (vector @ self.directions) @ self.weights[size:]
        return dict(zip(self.labels, total.tolist(), strict=True))


def opening(lessons: Lessons, embedder: Embedder, folder: Path) -> Callable[[], Classifier]:
    """What gives the classifier learnt from these lessons: read from the cache folder, or learnt and kept there.

    All that Python itself has to do for it is done here; what is given only learns, which may run beside other work.
    It raises `IndexingError` where the folder cannot be written to.
    """
    content = "\n".join([f"form {_FORM}", embedder.fingerprint, lessons.content])
    path = folder / f"classifier-{sha256(content.encode()).hexdigest()[:24]}.npz"
    learn = None if path.is_file() else _learner(lessons.make(), embedder)

    def open_() -> Classifier:
        if learn is not None:
            _keep(learn(), path)
        return _read(path)

    return open_


def _read(path: Path) -> Classifier:
    try:
        with np.load(path, allow_pickle=False) as kept:
            labels, weights = tuple(kept["labels"].tolist()), kept["weights"].astype(np.float32)
            return Classifier(labels, weights, kept["bias"], kept["rarity"], kept["directions"])
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        raise IndexingError(
            f"The classifier at {path} cannot be opened ({error}); "
            "remove it with 'assistant index clear' and ask again."
        ) from error


def _learner(lessons: Sequence[Lesson], embedder: Embedder) -> Callable[[], Classifier]:
    """What learns from some lessons, their features at hand."""
    labels = sorted({lesson.label for lesson in lessons})
    if len(labels) < 2:
        return lambda: _empty(embedder)
    # Imported here: only building needs them.
    from scipy.sparse import csr_matrix, hstack
    from sklearn.svm import LinearSVC

    about = any(lesson.about for lesson in lessons)
    size, kept = (_BUCKETS_ABOUT, _DIRECTIONS_ABOUT) if about else (_BUCKETS, _DIRECTIONS)
    texts = [lesson.text for lesson in lessons]
    counted = [_counts(lesson.text, lesson.about, size) for lesson in lessons]
    seen = np.bincount(np.concatenate([buckets for parts in counted for buckets, _ in parts]), minlength=size)
    rarity = (np.log((1 + len(texts)) / (1 + seen)) + 1).astype(np.float32)
    rows = [_weighed(parts, rarity) for parts in counted]
    starts = np.cumsum([0, *(len(buckets) for buckets, _ in rows)])
    words = csr_matrix(
        (np.concatenate([values for _, values in rows]), np.concatenate([buckets for buckets, _ in rows]), starts),
        shape=(len(texts), size),
    )
    vectors = embedder.embed_passages(texts)
    # All dimensions of the embedding together would cost twice the time of all words; these hold nearly as much.
    directions = np.linalg.svd(vectors - vectors.mean(axis=0), full_matrices=False)[2][:kept].T
    features = hstack([words, csr_matrix(vectors @ directions)]).tocsr()
    names = np.array([lesson.label for lesson in lessons])

    def learn() -> Classifier:
        with _LEARNING:
            model = LinearSVC(C=_COST, tol=_TOLERANCE, random_state=0).fit(features, names)
        weights, bias = model.coef_, model.intercept_
        if len(labels) == 2:
            # Of two labels only the second is told from the first.
            weights, bias = np.vstack([-weights, weights]), np.hstack([-bias, bias])
        return Classifier(
            tuple(labels),
            weights.T.astype(np.float32),
            bias.astype(np.float32),
            rarity,
            directions.astype(np.float32),
        )

    return learn


def _empty(embedder: Embedder) -> Classifier:
    return Classifier(
        (),
        np.zeros((_BUCKETS, 0), np.float32),
        np.zeros(0, np.float32),
        np.ones(_BUCKETS, np.float32),
        np.zeros((embedder.dimension, 0), np.float32),
    )


def _keep(classifier: Classifier, path: Path) -> None:
    """Write at once, so that a killed build leaves nothing half."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix="building-", suffix=".npz", delete=False) as file:
            np.savez(
                file, labels=np.array(classifier.labels, dtype=str), weights=classifier.weights.astype(np.float16),
                bias=classifier.bias, rarity=classifier.rarity, directions=classifier.directions,
            )  # fmt: skip
        Path(file.name).replace(path)
    except OSError as error:
        raise IndexingError(
            f"The index cannot be written to {path.parent} ({error.strerror}); "
            f"give a writable folder in ASSISTANT_CACHE."
        ) from error


Counts = list[tuple[NDArray[np.int64], NDArray[np.int64]]]


def _counts(text: str, about: str, size: int) -> Counts:
    """The buckets of a text's words and pairs, and of its runs of letters, each with how often they stand in it.

    Both once more for what the text is about, if anything.
    """
    words = [word.lower() for word in _WORD.findall(text)]
    parts = [[*_phrases(words)], [run for word in words for run in _runs(word)]]
    if about:
        parts += [[f"{about}\x1f{feature}" for feature in part] for part in parts]
    hashed = ([crc32(feature.encode()) % size for feature in part] for part in parts)
    return [np.unique(np.array(buckets, dtype=np.int64), return_counts=True) for buckets in hashed]


def _weighed(parts: Counts, rarity: Vectors) -> tuple[NDArray[np.int64], Vectors]:
    values = [((1 + np.log(counts)) * rarity[buckets]).astype(np.float32) for buckets, counts in parts]
    lengths = [float(np.sqrt(value @ value)) or 1.0 for value in values]
    return (
        np.concatenate([buckets for buckets, _ in parts]),
        np.concatenate([value / length for value, length in zip(values, lengths, strict=True)]),
    )


def _phrases(words: Sequence[str]) -> Iterator[str]:
    yield from words
    yield from (f"{first} {second}" for first, second in pairwise(words))


@lru_cache(maxsize=_REMEMBERED)
def _runs(word: str) -> tuple[str, ...]:
    padded = f"<{word}>"
    return tuple(padded[start : start + length] for length in _RUNS for start in range(len(padded) - length + 1))
