"""Attendance: who takes part somewhere is not asked of the list."""

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    "question",
    [
        "Did Laos join the Bali meeting?",
        "Apa Laos ikut pertemuan di Bali?",
        "Laos hadir di Bali?",
        "Was Myanmar absent from Bali?",
    ],
)
def test_a_country_at_an_event_is_one_of_those_who_came(assistant: Assistant, question: str) -> None:
    answer = assistant.answer(question)
    assert [citation.note for citation in answer.citations] == ["annual-meeting-attendees"]
    assert not answer.text.startswith(("Yes", "No", "Ya", "Tidak"))


def test_a_city_beside_a_place_is_still_looked_up(assistant: Assistant) -> None:
    text = assistant.answer("Are Bali and Jakarta in?").text
    assert text.startswith("Jakarta (Indonesia) is among")
    assert "Bali is not among the 26 cities" in text
