from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from corpus import Language
from index.chunk import Chunk, Kind
from index.classifier import Classifier, opening
from index.errors import IndexingError
from tests.index.hashing import HashEmbedder


def ask(text: str, owner: str | None, kind: Kind = "ask", language: Language = "en") -> Chunk:
    return Chunk(text, language, kind, owner, None)


LESSONS = [
    ask("How many bridges are there?", "count"),
    ask("number of bridges", "count"),
    ask("how many bridges does the town have", "count"),
    ask("Who is the keeper?", "keeper"),
    ask("name of the keeper", "keeper"),
    ask("who keeps the bridges", "keeper"),
    ask("When were they built?", "age", "gap"),
    ask("year of building", "age", "gap"),
    ask("in which year did they build it", "age", "gap"),
]


def best(classifier: Classifier, text: str) -> str:
    scores = classifier.scores(text, HashEmbedder().embed_queries([text])[0])
    return max(scores, key=lambda owner: scores[owner])


@pytest.fixture(scope="module")
def classifier(tmp_path_factory: pytest.TempPathFactory) -> Classifier:
    return opening(LESSONS, HashEmbedder(), tmp_path_factory.mktemp("cache"))()


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("how many bridges", "count"),
        ("count the number of bridges", "count"),
        ("who's the keeper here", "keeper"),
        ("the keepers name", "keeper"),
        ("what year were they built", "age"),
    ],
)
def test_a_question_is_told_by_what_was_learnt(classifier: Classifier, text: str, owner: str) -> None:
    assert best(classifier, text) == owner


def test_what_was_learnt_lies_inside_and_the_rest_outside(classifier: Classifier) -> None:
    for lesson in LESSONS:
        scores = classifier.scores(lesson.text, HashEmbedder().embed_queries([lesson.text])[0])
        assert [owner for owner, score in scores.items() if score > 0] == [lesson.owner]


@pytest.mark.parametrize("text", ["", "😀", "?!"])
def test_a_text_without_words_has_scores_all_the_same(classifier: Classifier, text: str) -> None:
    scores = classifier.scores(text, np.zeros(HashEmbedder.dimension, np.float32))
    assert set(scores) == {"age", "count", "keeper"}
    assert all(np.isfinite(score) for score in scores.values())


def test_two_owners_are_told_apart(tmp_path: Path) -> None:
    classifier = opening(LESSONS[:6], HashEmbedder(), tmp_path)()
    assert best(classifier, "how many bridges") == "count"
    assert best(classifier, "who is the keeper") == "keeper"


@pytest.mark.parametrize("lessons", [[], LESSONS[:3], [ask("a paragraph", None, "paragraph")]])
def test_fewer_owners_than_two_are_nothing_to_tell_apart(tmp_path: Path, lessons: list[Chunk]) -> None:
    classifier = opening(lessons, HashEmbedder(), tmp_path)()
    assert classifier.scores("how many bridges", np.zeros(HashEmbedder.dimension, np.float32)) == {}


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
        assert other.owners == first.owners
        assert np.array_equal(other.weights, first.weights)


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    with pytest.raises(
        IndexingError, match=r"cannot be written to .*file .*; give a writable folder in ASSISTANT_CACHE"
    ):
        opening(LESSONS, HashEmbedder(), tmp_path / "file")()


def test_what_was_kept_and_spoilt_is_told(tmp_path: Path) -> None:
    opening(LESSONS, HashEmbedder(), tmp_path)()
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(
        IndexingError, match=r"cannot be opened .*; remove it with 'assistant index clear' and ask again"
    ):
        opening(LESSONS, HashEmbedder(), tmp_path)()
