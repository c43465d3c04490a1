import pytest

from assistant import Assistant
from assistant.operation import operations
from tests.assistant.asking import reading


@pytest.mark.parametrize(
    ("question", "called"),
    [
        ("Which country has the most cities?", {"most"}),
        ("Sebutkan negara dengan kota terbanyak", {"most"}),
        ("Which cities are in Malaysia?", {"members-of"}),
        ("Berapa kota dari Malaysia?", {"count-of"}),
        ("Which country is Hanoi in?", {"group-of"}),
        ("Which country has the most advanced cities?", set()),
        ("Which is the largest city on the list?", set()),
        ("Kota mana yang paling maju?", set()),
        ("Is Jakarta more advanced or a smarter city than Manila?", set()),
        ("Benarkah Singapura menduduki peringkat pertama?", set()),
        ("Which countries have just one city?", {"sized"}),
        ("Put the cities of Thailand and Laos in a table.", {"members-of"}),
        ("When did Malaysia join?", set()),
        ("Why does Malaysia take part?", set()),
        ("Who said that Malaysia takes part?", set()),
        pytest.param(
            "How many cities does Malaysia have?",
            {"count-of"},
        ),
    ],
)
def test_the_words_call_for_an_operation(assistant: Assistant, question: str, called: set[str]) -> None:
    found = {name for name, fits in operations(reading(assistant, question)).items() if fits}
    assert (called <= found) if called else not found


@pytest.mark.parametrize(
    "question", ["What is the budget?", "Siapa Safrizal?", "Kapan pertemuan di Bali?", "", "Hello", "2018"]
)
def test_a_question_about_something_else_calls_for_none(assistant: Assistant, question: str) -> None:
    found = reading(assistant, question) if question else None
    assert found is None or not any(operations(found).values())


def test_what_a_group_is_like_is_not_whether_it_has_any(assistant: Assistant) -> None:
    assert assistant.answer("Is the article positive about Indonesia?").abstained
    assert "1 city" in assistant.answer("Is Brunei involved?").text
