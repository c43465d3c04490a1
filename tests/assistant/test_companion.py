"""Which notes join the likeliest one, by what comes of it."""

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Which came first, the summit in Bali or the forum in Surabaya?", ["12–13 July 2023", "25 July 2023"]),
        ("Duluan mana, pertemuan di Bali apa forum di Surabaya?", ["12–13 Juli 2023", "25 Juli 2023"]),
    ],
)
def test_what_is_compared_by_date_stands_in_the_order_of_dates(
    assistant: Assistant, question: str, said: list[str]
) -> None:
    text = assistant.answer(question).text
    places = [text.find(words) for words in said]
    assert -1 not in places
    assert places == sorted(places)


def test_a_name_that_the_first_note_has_not_brings_its_own(assistant: Assistant) -> None:
    answer = assistant.answer("Spell out MPAC and MRE.")
    assert "Master Plan on ASEAN Connectivity" in answer.text
    assert "Monitoring, Review" in answer.text
