"""What was told, doubted: it is held against the article, not against what the asker believes."""

import pytest

from assistant import Assistant
from tests.assistant.asking import talk


@pytest.mark.parametrize(
    ("question", "doubt", "reply", "said"),
    [
        ("Where was the annual meeting?", "are you sure?? my colleague swears it was Jakarta", "Yes.", "Bali"),
        ("When was the annual meeting?", "I thought it was in August", "No.", "12–13 July 2023"),
        ("When was the annual meeting?", "I thought it was in July", "Yes.", "12–13 July 2023"),
        ("How many focus areas are there?", "really? our slides say five", "No.", "six focus areas"),
        ("Kapan pertemuan tahunan di Bali?", "lah bukannya 2022?", "Tidak.", "12–13 Juli 2023"),
        ("Di mana pertemuan tahunannya?", "masa sih, kata temanku di Lombok", "Tidak.", "Bali"),
        ("How many focus areas are there?", "are you sure?", "Yes.", "six focus areas"),
    ],
)
def test_what_was_told_is_said_again(assistant: Assistant, question: str, doubt: str, reply: str, said: str) -> None:
    text = talk(assistant, question, doubt).text
    assert text.startswith(reply)
    assert said in text


def test_the_number_of_another_time_is_told_beside_it(assistant: Assistant) -> None:
    text = talk(assistant, "Berapa kota percontohannya sekarang?", "Yakin 29? Seingat saya 26.").text
    assert "29" in text
    assert "26 pada 2018" in text


@pytest.mark.parametrize(
    "question", ["I heard there are six focus areas, which are they?", "are you sure? and who attended?"]
)
def test_what_asks_something_is_no_doubt(assistant: Assistant, question: str) -> None:
    text = talk(assistant, "When was the annual meeting?", question).text
    assert "health" in text or "delegations" in text


def test_whether_it_is_so_of_nothing_else_is_answered_with_all_of_it(assistant: Assistant) -> None:
    text = talk(assistant, "What does Safrizal invite everyone to do?", "Only in Indonesia?").text
    assert "Southeast Asia" in text
