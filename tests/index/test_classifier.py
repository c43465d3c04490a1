from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.classifier import Classifier, Lesson, Lessons
from index.classifier import opening as opening_lessons
from index.embedding import Embedder
from index.errors import IndexingError
from tests.index.hashing import HashEmbedder

LESSONS = [
    Lesson("How many bridges are there?", "count"),
    Lesson("number of bridges", "count"),
    Lesson("how many bridges does the town have", "count"),
    Lesson("Who is the keeper?", "keeper"),
    Lesson("name of the keeper", "keeper"),
    Lesson("who keeps the bridges", "keeper"),
    Lesson("When were they built?", "age"),
    Lesson("year of building", "age"),
    Lesson("in which year did they build it", "age"),
]
CHECKS = [
    Lesson("Is it made of iron?", "so", "bridge"),
    Lesson("the thing is of iron, right?", "so", "bridge"),
    Lesson("Is it made of wood?", "not-so", "bridge"),
    Lesson("the thing is of wood, right?", "not-so", "bridge"),
    Lesson("Is it made of wood?", "so", "boat"),
    Lesson("the thing is of wood, right?", "so", "boat"),
    Lesson("Is it made of iron?", "not-so", "boat"),
    Lesson("the thing is of iron, right?", "not-so", "boat"),
]


def opening(lessons: Sequence[Lesson], embedder: Embedder, folder: Path) -> Callable[[], Classifier]:
    return opening_lessons(Lessons(repr(lessons), lambda: lessons), embedder, folder)


def best(classifier: Classifier, text: str, about: str = "") -> str:
    scores = classifier.scores(text, HashEmbedder().embed_queries([text])[0], about)
    return max(scores, key=lambda label: scores[label])


@pytest.fixture(scope="module")
def classifier(tmp_path_factory: pytest.TempPathFactory) -> Classifier:
    return opening(LESSONS, HashEmbedder(), tmp_path_factory.mktemp("cache"))()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("how many bridges", "count"),
        ("count the number of bridges", "count"),
        ("who's the keeper here", "keeper"),
        ("the keepers name", "keeper"),
        ("what year were they built", "age"),
    ],
)
def test_a_question_is_told_by_what_was_learnt(classifier: Classifier, text: str, label: str) -> None:
    assert best(classifier, text) == label


def test_what_was_learnt_lies_inside_and_the_rest_outside(classifier: Classifier) -> None:
    for lesson in LESSONS:
        scores = classifier.scores(lesson.text, HashEmbedder().embed_queries([lesson.text])[0])
        assert [label for label, score in scores.items() if score > 0] == [lesson.label]


@pytest.mark.parametrize("text", ["", "😀", "?!"])
def test_a_text_without_words_has_scores_all_the_same(classifier: Classifier, text: str) -> None:
    scores = classifier.scores(text, np.zeros(HashEmbedder.dimension, np.float32))
    assert set(scores) == {"age", "count", "keeper"}
    assert all(np.isfinite(score) for score in scores.values())


def test_two_labels_are_told_apart(tmp_path: Path) -> None:
    classifier = opening(LESSONS[:6], HashEmbedder(), tmp_path)()
    assert best(classifier, "how many bridges") == "count"
    assert best(classifier, "who is the keeper") == "keeper"


@pytest.mark.parametrize("lessons", [[], LESSONS[:3]])
def test_fewer_labels_than_two_are_nothing_to_tell_apart(tmp_path: Path, lessons: list[Lesson]) -> None:
    classifier = opening(lessons, HashEmbedder(), tmp_path)()
    assert classifier.scores("how many bridges", np.zeros(HashEmbedder.dimension, np.float32)) == {}


@pytest.mark.parametrize(("thing", "material", "label"), [("bridge", "iron", "so"), ("boat", "iron", "not-so")])
def test_the_same_words_are_right_of_one_thing_and_wrong_of_another(
    tmp_path: Path, thing: str, material: str, label: str
) -> None:
    classifier = opening(CHECKS, HashEmbedder(), tmp_path)()
    assert best(classifier, f"so the thing is made of {material}?", thing) == label


def test_what_is_learnt_depends_on_what_it_is_about(tmp_path: Path) -> None:
    opening(CHECKS, HashEmbedder(), tmp_path)()
    opening([Lesson(check.text, check.label, "bridge") for check in CHECKS], HashEmbedder(), tmp_path)()
    assert len(list(tmp_path.iterdir())) == 2


def test_it_is_learnt_once_and_kept(tmp_path: Path) -> None:
    first = opening(LESSONS, HashEmbedder(), tmp_path)()
    (path,) = tmp_path.iterdir()
    assert path.name.startswith("classifier-")
    embedder = HashEmbedder()
    second = opening(LESSONS, embedder, tmp_path)()
    assert embedder.passages == []
    vector = np.zeros(HashEmbedder.dimension, np.float32)
    assert second.scores("how many", vector) == first.scores("how many", vector)


def test_other_lessons_or_another_model_are_learnt_anew(tmp_path: Path) -> None:
    opening(LESSONS, HashEmbedder(), tmp_path)()
    opening(LESSONS[1:], HashEmbedder(), tmp_path)()
    opening(LESSONS, HashEmbedder("another"), tmp_path)()
    assert len(list(tmp_path.iterdir())) == 3


def test_learning_twice_gives_the_same(tmp_path: Path) -> None:
    def learn(name: str) -> Classifier:
        return opening(LESSONS, HashEmbedder(), tmp_path / name)()

    first = learn("first")
    with ThreadPoolExecutor(2) as pool:
        others = list(pool.map(learn, ["second", "third", "fourth", "fifth"]))
    for other in others:
        assert other.labels == first.labels
        assert np.array_equal(other.weights, first.weights)


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    with pytest.raises(
        IndexingError, match=r"cannot be written to .*file .*; give a writable folder in ASSISTANT_CACHE"
    ):
        opening(LESSONS, HashEmbedder(), tmp_path / "file")()


def test_nothing_is_made_where_nothing_is_to_be_learnt(tmp_path: Path) -> None:
    made: list[str] = []

    def make() -> list[Lesson]:
        made.append("once")
        return LESSONS

    for _ in range(2):
        opening_lessons(Lessons("bridges", make), HashEmbedder(), tmp_path)()
    assert made == ["once"]


def test_what_was_kept_and_spoilt_is_told(tmp_path: Path) -> None:
    opening(LESSONS, HashEmbedder(), tmp_path)()
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(
        IndexingError, match=r"cannot be opened .*; remove it with 'assistant index clear' and ask again"
    ):
        opening(LESSONS, HashEmbedder(), tmp_path)()
