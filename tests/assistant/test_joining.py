"""Joining: when the cities that a list names came in."""

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Did Da Nang join in 2023?", "No. Da Nang"),
        ("Was Manila added after 2018?", "No. Manila"),
        ("Did Yangon join before 2018?", "No. Yangon"),
        ("Did Cambodia join after 2018?", "No. Cambodia"),
        ("Kuching joined only recently, right?", "No. Kuching"),
        ("Is Manila one of the 3 new cities?", "No. Manila"),
        ("Apakah Hanoi masuk nominasi tahun 2021?", "Tidak. Hanoi"),
        ("Makassar baru gabung belakangan ini kan, setelah 2020?", "Tidak. Makassar"),
        # As the list has it.
        ("Did Laos join in 2018?", "Yes, Laos"),
        ("Apakah Phuket masuk sebelum 2020?", "Ya, Phuket"),
        # Of those that came later no names are known, and whoever attended something did not join then.
        ("Are any of the three new cities in Malaysia?", "The article does not mention the names"),
        ("Is Surabaya one of the three cities added later?", "The article does not mention the names"),
        ("was Hanoi in the July 2023 meeting?", "The Sixth ASCN Annual Summit"),
    ],
)
def test_when_a_city_came_in_is_held_against_the_list(assistant: Assistant, question: str, opening: str) -> None:
    assert assistant.answer(question).text.startswith(opening)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("My brother lives in Singapore. Was it one of the pilot cities back in 2018?", "Yes, Singapore"),
        ("i'm visiting kuching next month, was it on the 2018 list?", "Yes, Kuching"),
        ("Is Putrajaya part of the 2018 batch?", "Putrajaya is not among the 26 cities"),
        ("Chaing Mai was also pick in 2018 or not?", "Chiang Mai is not among the 26 cities"),
    ],
)
def test_one_city_is_looked_up_whatever_else_is_said(assistant: Assistant, question: str, said: str) -> None:
    assert said in assistant.answer(question).text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("When did Thailand join?", "Thailand has 3 cities"),
        ("Kapan Makassar masuk?", "Makassar (Indonesia) termasuk kota percontohan yang masuk nominasi ASCN pada 2018"),
        ("When did Surabaya join ASCN?", "Surabaya is not among the 26 cities"),
        ("Will there be 30 cities next year?", "The article does not mention any target"),
    ],
)
def test_when_something_joined_is_answered_by_no_yes(assistant: Assistant, question: str, said: str) -> None:
    assert assistant.answer(question).text.startswith(said)


@pytest.mark.parametrize("question", ["Who are the members of ASCN?", "Who is in the network?", "ASCN members"])
def test_the_members_are_the_cities(assistant: Assistant, question: str) -> None:
    assert assistant.answer(question).text.startswith("The 26 pilot cities nominated to ASCN in 2018: Bandar")


@pytest.mark.parametrize("question", ["Siapa saja anggota ASCN?", "siapa aja yang ikut ASCN?", "anggota jaringan itu"])
def test_the_members_are_the_cities_in_indonesian(assistant: Assistant, question: str) -> None:
    assert assistant.answer(question).text.startswith("26 kota percontohan yang masuk nominasi")


@pytest.mark.parametrize("question", ["Who are the members of ASEAN?", "Who are the new members?"])
def test_other_members_are_not_the_cities(assistant: Assistant, question: str) -> None:
    assert assistant.answer(question).text.startswith("The article does not mention")
