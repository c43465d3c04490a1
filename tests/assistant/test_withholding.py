"""When a note that seems to answer is not given, by what comes of it."""

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    "question",
    [
        "In which month of 2018 were the 26 pilot cities nominated?",
        "Who chairs ASCN in 2025?",
        "When was the seventh annual meeting?",
        "Bulan apa kota-kota percontohan itu masuk nominasi pada 2018?",
        "What has the opposition said about this?",
        "list of friendly countries represented in Bali, by name",
        "Are most of the cities capitals?",
        "Show me the full list of participants",
        "Beri saya daftar lengkap peserta forum",
    ],
)
def test_what_a_note_does_not_give_is_not_answered_with_it(assistant: Assistant, question: str) -> None:
    assert assistant.answer(question).abstained


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("On which date was the fifth annual meeting in Bali?", "Sixth"),
        ("Why was the sixth annual summit held in Jakarta in July 2023?", "Bali"),
        ("Kota Indonesia mana yang masuk nominasi 26 kota percontohan pada 2020?", "2018"),
    ],
)
def test_what_is_surely_meant_and_wrongly_named_is_set_right(assistant: Assistant, question: str, right: str) -> None:
    answer = assistant.answer(question)
    assert not answer.abstained
    assert right in answer.text


def test_who_wrote_the_document_is_no_other_voice(assistant: Assistant) -> None:
    assert not assistant.answer("According to the press release, what is the goal of a Smart City?").abstained
    assert assistant.answer("According to the UN, what is the goal of a Smart City?").abstained


def test_who_is_set_aside_is_no_answer(assistant: Assistant) -> None:
    assert assistant.answer("Apart from Safrizal, who was in Surabaya to brief people?").abstained
    assert not assistant.answer("Who presented ASCN's progress in Surabaya?").abstained


@pytest.mark.parametrize(
    ("question", "abstained"),
    [
        ("Did more than 500 participants come to the Bali summit?", True),
        ("The sixth annual summit went on for two days, didn't it?", False),
        ("Does ASCN now have 29 pilot cities?", False),
    ],
)
def test_a_number_that_nobody_gives_is_not_confirmed(assistant: Assistant, question: str, *, abstained: bool) -> None:
    assert assistant.answer(question).abstained is abstained


def test_what_is_summed_up_is_the_article(assistant: Assistant) -> None:
    assert assistant.answer("Summarise the plot of Romeo and Juliet.").abstained
    assert not assistant.answer("Summarise this article for Kompas readers.").abstained


@pytest.mark.parametrize(
    "question",
    [
        "Which public services in Kuala Lumpur have become faster thanks to the smart city work?",
        "Tantangan apa yang diceritakan kota Vientiane waktu seri diskusi itu?",
    ],
)
def test_what_is_said_of_no_city_is_not_told_of_one(assistant: Assistant, question: str) -> None:
    assert assistant.answer(question).abstained


def test_what_is_said_of_each_city_is_told_of_one(assistant: Assistant) -> None:
    answer = assistant.answer("If I went to Kuala Lumpur, who would represent the city in ASCN?")
    assert "CSCO" in answer.text
    assert not answer.abstained


@pytest.mark.parametrize(
    ("question", "silent"),
    [
        ("What did the Chinese delegation say about digital disruption?", True),
        ("Menurut delegasi Singapura, apa tujuan smart city?", True),
        ("According to the UN, what's the main goal of a smart city?", True),
        ("What did the official say about digital disruption?", False),
        ("What did the article say about digital disruption?", False),
        ("In what capacity does Indonesia say it is committed to advancing ASCN?", False),
    ],
)
def test_what_one_said_is_not_told_as_what_another_said(assistant: Assistant, question: str, silent: bool) -> None:
    assert assistant.answer(question).abstained == silent


def test_what_is_nearly_asked_is_told_where_nothing_is_likely_to_be_meant(assistant: Assistant) -> None:
    answer = assistant.answer("According to the UN, what's the main goal of a smart city?")
    assert "quality of life" in answer.text
    assert answer.citations == ()


@pytest.mark.parametrize(
    ("question", "silent"),
    [
        ("Menurut Safrizal, penyebab arus urbanisasi terus naik itu apa?", True),
        ("Apa penyebab jumlah kota percontohan akan terus bertambah?", False),
    ],
)
def test_a_cause_is_given_only_where_there_is_one(assistant: Assistant, question: str, silent: bool) -> None:
    assert assistant.answer(question).abstained == silent
