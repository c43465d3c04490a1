import pytest

from assistant import Assistant
from assistant.reading import canonical
from tests.assistant.asking import reading


@pytest.mark.parametrize(
    ("question", "member", "other"),
    [
        ("Is Hanoi on the list?", "hanoi", "vietnam"),
        ("Apakah Saigon ada di Vietnam?", "ho-chi-minh-city", "vietnam"),
        ("Jakarta and Indonesia", "dki-jakarta", "indonesia"),
    ],
)
def test_a_question_is_read_against_the_table(assistant: Assistant, question: str, member: str, other: str) -> None:
    found = reading(assistant, question)
    assert [name.id for name in found.members] == [member]
    assert {name.id for name in found.groups} <= {other}
    assert not found.strangers


@pytest.mark.parametrize(
    ("question", "stranger"),
    [
        ("Is Surabaya a pilot city?", "Surabaya"),
        ("Apakah Bali kota percontohan?", "Bali"),
        ("Is Tokyo among the cities?", "Tokyo"),
        ("apakah bandung termasuk kota percontohan", "Bandung"),
    ],
)
def test_a_name_that_no_table_has_is_a_stranger(assistant: Assistant, question: str, stranger: str) -> None:
    assert reading(assistant, question).strangers == (stranger,)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("How many cities does Malaysia have?", "How many cities does Laos have?"),
        ("Is Hanoi a pilot city?", "Is Phuket a pilot city?"),
        ("Kota mana saja dari Kamboja?", "Kota mana saja dari Thailand?"),
    ],
)
def test_questions_that_differ_in_names_alone_are_one(assistant: Assistant, first: str, second: str) -> None:
    one, two = (canonical(reading(assistant, text)) for text in (first, second))
    assert one == two
    assert one != first


def test_a_question_is_no_name(assistant: Assistant) -> None:
    assert reading(assistant, "Which Country Has The Most Cities?").strangers == ()
