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


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How many days were there between the Bali summit and the Surabaya forum?", "12 days later"),
        ("Dari pertemuan tahunan di Bali ke forum Surabaya jaraknya berapa hari?", "12 hari setelahnya"),
        ("How many years after the nomination was the forum in Surabaya?", "5 years lie between 2018 and 2023."),
        ("Berapa tahun jarak antara nominasi kota percontohan dan pertemuan di Bali?", "ada selang 5 tahun."),
    ],
)
def test_days_and_years_between_two_dates_are_counted(assistant: Assistant, question: str, said: str) -> None:
    assert said in assistant.answer(question).text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Did the meeting in Bali take place before the forum in Surabaya?", "Yes, Bali came earlier"),
        ("Was the Surabaya forum held before the Bali summit?", "No, Bali came earlier"),
        ("Apakah pertemuan di Bali diadakan setelah forum Surabaya?", "Tidak, Bali lebih dulu"),
        ("Did the Surabaya forum happen before the Bali summit or after it?", "Bali came earlier"),
    ],
)
def test_a_claimed_order_is_confirmed_or_denied(assistant: Assistant, question: str, said: str) -> None:
    assert assistant.answer(question).text.startswith(said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How many days did the Bali summit last?", "It lasted 2 days."),
        ("Acara puncak di Bali itu makan waktu berapa hari?", "Lamanya 2 hari."),
    ],
)
def test_days_from_one_date_to_another_are_counted(assistant: Assistant, question: str, said: str) -> None:
    assert assistant.answer(question).text.startswith(said)


def test_what_has_one_day_only_has_no_length(assistant: Assistant) -> None:
    assert "1 day" not in assistant.answer("How many days did the Surabaya forum last?").text


def test_no_years_are_counted_from_what_has_no_date(assistant: Assistant) -> None:
    assert assistant.answer("How many years are there between ASCN's founding and the Bali summit?").abstained


def test_what_is_counted_off_is_compared(assistant: Assistant) -> None:
    text = assistant.answer("What is the difference between the first and the second strategic context?").text
    assert "urbanisation" in text
    assert "digital disruption" in text


def test_a_place_is_set_right_before_what_is_asked(assistant: Assistant) -> None:
    answer = assistant.answer("Siapa saja yang hadir di pertemuan tahunan ASCN di Lombok?")
    assert answer.text.startswith("Tidak tepat.")
    assert answer.text.index("12–13 Juli 2023") < answer.text.index("delegasi")


def test_all_that_is_dated_stands_in_the_order_of_time(assistant: Assistant) -> None:
    text = assistant.answer("Give me a timeline of the dated events, oldest first.").text
    assert text.index("2018") < text.index("12–13 July 2023") < text.index("25 July 2023") < text.index("26 July 2023")


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("Did the annual meeting finish before the Surabaya forum?", "Yes, Bali came earlier"),
        ("Was the Surabaya forum earlier than the annual meeting?", "No, Bali came earlier"),
        ("More than a week passed between Bali and Surabaya?", "Yes, Bali came earlier"),
        ("Jarak antara acara di Bali dan forum di Surabaya kurang dari seminggu?", "Tidak, Bali lebih dulu"),
        ("Were Bali and Surabaya two weeks apart?", "Bali came earlier"),
        ("Was the Bali summit followed by the forum in Surabaya?", "Yes, Bali came earlier"),
        ("Was the Bali summit preceded by the Surabaya forum?", "No, Bali came earlier"),
        ("Was the Surabaya forum a month after the Bali summit?", "No, Bali came earlier"),
        ("Forum Surabaya diadakan 5 hari setelah pertemuan Bali?", "Tidak, Bali lebih dulu"),
    ],
)
def test_a_claimed_order_or_time_between_gets_yes_or_no(assistant: Assistant, question: str, begins: str) -> None:
    assert assistant.answer(question).text.startswith(begins)
