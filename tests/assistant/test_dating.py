import pytest

from assistant import Assistant
from assistant.dating import redated


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("What is MPAC 2030?", "2025"),
        ("Forum MPAC 2020 di Surabaya itu diinisiasi siapa?", "2025"),
        ("Why did Indonesia hold four discussion series during its 2022 chairmanship?", "2023"),
    ],
)
def test_a_name_has_its_own_year(assistant: Assistant, question: str, year: str) -> None:
    (asked,) = assistant.questions(question)
    found = redated(asked, assistant.corpus)
    assert found is not None
    assert year in found[0].text
    assert len(found[0].text) == len(asked.text)
    answer = assistant.answer(question)
    assert not answer.abstained
    assert answer.text.startswith(("Not quite.", "Tidak tepat."))
    assert year in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "What is MPAC 2025?",
        "Is it MPAC 2025 or 2030?",
        "Was ASCN chaired by Indonesia in 2022?",
        "How many cities were there in 2018 when MPAC was not yet discussed?",
    ],
)
def test_no_other_year_is_set_right(assistant: Assistant, question: str) -> None:
    (asked,) = assistant.questions(question)
    assert redated(asked, assistant.corpus) is None


@pytest.mark.parametrize("question", ["Who held the 2022 Chairmanship?", "Siapa ketua ASCN 2024?"])
def test_who_had_an_office_in_another_year_is_left_open(assistant: Assistant, question: str) -> None:
    assert assistant.answer(question).abstained


@pytest.mark.parametrize(
    "question", ["Who attended the Bali meeting in July 2022?", "Siapa yang hadir di Bali tahun 2021?"]
)
def test_what_is_told_without_a_date_has_it_from_beside(assistant: Assistant, question: str) -> None:
    answer = assistant.answer(question)
    assert answer.text.startswith(("Not quite.", "Tidak tepat."))
    assert "2023" in answer.text
    assert any(words in answer.text for words in ("delegations", "delegasi"))


@pytest.mark.parametrize(
    ("question", "silent"),
    [
        ("How many pilot cities were nominated in 2015?", False),
        ("Berapa kota yang dinominasikan pada 2017?", False),
        ("How many pilot cities were there in 2020?", True),
        ("How many cities joined in 2019?", True),
    ],
)
def test_what_happened_once_is_set_right_and_how_many_there_were_is_not(
    assistant: Assistant, question: str, silent: bool
) -> None:
    answer = assistant.answer(question)
    assert answer.abstained == silent
    assert silent or "2018" in answer.text
