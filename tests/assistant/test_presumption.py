import pytest

from assistant import Assistant
from assistant.presumption import presumed_counts
from assistant.question import Question
from assistant.reading import Reading, read
from assistant.verification import faults


def read_all(assistant: Assistant, asked: Question) -> list[Reading]:
    return [read(asked, table, assistant.corpus, assistant.vocabulary.ordinary) for table in assistant.corpus.tables]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Did Malaysia nominate 5 cities?", ["No.", "Malaysia has 4 cities"]),
        ("Why does Laos have 6 cities?", ["Not quite.", "Laos has 2 cities"]),
        ("Apakah Thailand punya 5 kota?", ["Tidak.", "Thailand memiliki 3 kota"]),
    ],
)
def test_a_wrong_number_is_corrected(assistant: Assistant, question: str, said: list[str]) -> None:
    (asked,) = assistant.questions(question)
    (statement,) = presumed_counts(read_all(assistant, asked), assistant.corpus)
    assert [words for words in said if words not in statement.text] == []
    assert not faults(statement, assistant.corpus, asked.language)


@pytest.mark.parametrize(
    "question",
    [
        "Did Malaysia nominate 4 cities?",
        "How many cities does Malaysia have?",
        "Are there 26 cities?",
        "Why 29 cities?",
    ],
)
def test_a_right_number_needs_no_correction(assistant: Assistant, question: str) -> None:
    (asked,) = assistant.questions(question)
    assert presumed_counts(read_all(assistant, asked), assistant.corpus) == []
