"""Requests: what is asked of a listed city that no list tells, and what is asked of the list in other words."""

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    "question",
    [
        "Is Jakarta sinking?",
        "Is Bangkok hot?",
        "Apakah Yangon aman?",
        "Does Kuala Lumpur have trams?",
        "Was Mandalay bombed?",
        "Is Hanoi larger than Da Nang?",
        "Is Jakarta the biggest city on the list?",
        "apakah Manila lebih besar dari Cebu?",
        "Is Bali hot?",
        "Is ASCN Indonesian?",
        "Kota di Jawa yang masuk apa aja?",
        "kota terakhir yang masuk apa?",
    ],
)
def test_what_no_list_tells_is_not_answered_from_it(assistant: Assistant, question: str) -> None:
    assert assistant.answer(question).abstained


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        # What belonging is called, beside the list's own words.
        ("Is Jakarta represented?", "Yes, Jakarta"),
        ("Is Hanoi onboard?", "Yes, Hanoi"),
        ("is JB in or not ah", "Yes, Johor Bahru"),
        ("Kuching kebagian?", "Ya, Kuching"),
        ("Bali anggota?", "Bali tidak termasuk 26 kota"),
        ("Siemreap?", "Ya, Siem Reap"),
        ("Is Krabi included?", "Krabi is not among the 26 cities"),
        ("Timor Leste ikut juga gak?", "Timor Leste tidak termasuk 10 negara"),
        ("Are there any Chinese cities taking part?", "Chinese cities are not among the 26 cities"),
        # All that is told of one.
        ("Tell me everything about Phuket", "Phuket (Thailand) is among"),
        ("ceritakan tentang Makassar", "Makassar (Indonesia) termasuk"),
        ("Is my city in there? I live in Kuching.", "Yes, Kuching"),
        ("kota saya masuk nggak? saya di Kupang", "Kupang tidak termasuk"),
        # How the number went.
        ("Did the number go up or down?", "3 more cities: from 26"),
        ("naik berapa?", "Bertambah 3 kota: dari 26"),
        ("Give me 5 examples of pilot cities", "The 26 pilot cities"),
        ("Urutkan negara dari yang paling banyak kotanya", "Jumlah kota per negara"),
        ("compare Thailand, Laos and Vietnam", "Thailand and Vietnam have more cities than Laos"),
    ],
)
def test_what_is_asked_of_the_list_in_other_words(assistant: Assistant, question: str, opening: str) -> None:
    assert assistant.answer(question).text.startswith(opening)


def test_a_number_that_rose_did_not_go_down(assistant: Assistant) -> None:
    assert assistant.answer("Did the number of cities go down?").text.startswith("No.")


@pytest.mark.parametrize(
    "question", ["how much did the number of cities grow in percent?", "berapa persen kenaikan jumlah kota?"]
)
def test_a_change_is_told_in_percent_where_that_is_asked(assistant: Assistant, question: str) -> None:
    assert assistant.answer(question).text.removesuffix(" [1][2]").endswith(("11.5 percent.", "11,5 persen."))


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Is infrastructure the second area?", "No. The fifth of the 6 focus areas"),
        ("Is infrastructure the fifth area?", "Yes. The fifth of the 6 focus areas"),
        ("Is citizenship the last area?", "No. The first of the 6 focus areas"),
        ("apakah infrastruktur bidang kelima?", "Ya. Yang kelima dari 6 bidang fokus"),
    ],
)
def test_where_one_of_a_list_stands_is_held_against_it(assistant: Assistant, question: str, opening: str) -> None:
    assert assistant.answer(question).text.startswith(opening)


@pytest.mark.parametrize(
    "question",
    ["Name two things Indonesia did as chair", "Give me three facts about ASCN", "give two examples of focus areas"],
)
def test_so_many_asked_for_are_no_claim(assistant: Assistant, question: str) -> None:
    answer = assistant.answer(question)
    assert not answer.abstained
    assert not answer.text.startswith("Not quite")
