from pathlib import Path

import pytest
import yaml

from assistant.errors import FixtureError
from assistant.window.conversation import Conversation, Turn
from assistant.window.feedback import MOST_CANDIDATES, list_candidates, promote, write_candidate
from corpus import Corpus
from tests.window.conftest import cited, make_answer


@pytest.fixture
def conversation(corpus: Corpus) -> Conversation:
    citation = cited(corpus.document, corpus.document.sentences[0])
    turns = (
        Turn(make_answer("One?", "There are 29. [1]", [citation])),
        Turn(make_answer("And?", "In 2018, 26.", [citation])),
    )
    return Conversation("../../c", turns)


def test_a_good_answer_gives_its_rules(conversation: Conversation, corpus: Corpus, tmp_path: Path) -> None:
    path = write_candidate(conversation, 1, "up", "", tmp_path)
    assert path is not None
    assert path.parent == tmp_path
    fixture = yaml.safe_load(path.read_text(encoding="utf-8"))["fixture"]
    assert fixture["holds"] == [r"\b2018\b", r"\b26\b"]
    assert fixture["evidence"] == [corpus.document.slice(corpus.document.sentences[0])]
    assert [message["content"] for message in fixture["history"]] == ["One?", "There are 29. [1]"]


def test_another_thumb_takes_the_first_ones_place(conversation: Conversation, tmp_path: Path) -> None:
    write_candidate(conversation, 0, "up", "", tmp_path)
    write_candidate(conversation, 0, "down", "Say why: *x*\n- y\u202e", tmp_path)
    [candidate] = list_candidates(tmp_path)
    assert (candidate.thumb, candidate.wish) == ("down", "Say why: *x*\n- y\u202e")
    assert "\u202e" not in str(candidate)


def test_a_full_folder_takes_no_more(conversation: Conversation, tmp_path: Path) -> None:
    for number in range(MOST_CANDIDATES):
        (tmp_path / f"{number}.yaml").touch()
    assert write_candidate(conversation, 0, "up", "", tmp_path) is None


def test_a_candidate_is_promoted_to_the_next_number(conversation: Conversation, tmp_path: Path) -> None:
    folder, questions = tmp_path / "candidates", tmp_path / "feedback.yaml"
    for index in (0, 1):
        path = write_candidate(conversation, index, "up", "", folder)
        assert path is not None
        assert promote(path.stem, folder, questions) == f"feedback-00{index + 1}"
    assert [each["question"] for each in yaml.safe_load(questions.read_text(encoding="utf-8"))] == ["One?", "And?"]
    assert list_candidates(folder) == []


def test_a_candidate_without_rules_is_not_promoted(conversation: Conversation, tmp_path: Path) -> None:
    path = write_candidate(conversation, 0, "down", "no", tmp_path)
    assert path is not None
    with pytest.raises(FixtureError, match="does not say what is right"):
        promote(path.stem, tmp_path, tmp_path / "feedback.yaml")
    with pytest.raises(FixtureError, match="no candidate 'other'"):
        promote("other", tmp_path, tmp_path / "feedback.yaml")


def test_a_file_that_is_no_candidate_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("[", encoding="utf-8")
    with pytest.raises(FixtureError, match=r"x\.yaml is no candidate"):
        list_candidates(tmp_path)
