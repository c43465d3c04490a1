from pathlib import Path

import pytest

from assistant.bench import Figure, answer_seconds, ask_once, read_questions

QUESTIONS = Path(__file__).parents[1] / "fixtures/questions/development"


def test_a_row_says_what_was_missed() -> None:
    assert str(Figure("a", 2.0, 3, "s")).endswith("3 s")
    assert str(Figure("a", 4.0, 3, "s")).endswith("3 s  missed")


def test_the_questions_are_read_from_the_fixtures() -> None:
    assert all(question["question"] for question in read_questions(QUESTIONS))


def test_a_folder_without_questions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"no questions in .* name a folder"):
        read_questions(tmp_path)


def test_a_fresh_process_has_its_time_and_memory_taken(cache: Path) -> None:
    run = ask_once(cache)
    assert run.seconds > 0
    assert 10 < run.megabytes < 10_000


def test_every_question_is_timed_once(cache: Path) -> None:
    assert len(answer_seconds(read_questions(QUESTIONS)[:3], cache)) == 3
