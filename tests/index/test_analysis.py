import pytest

from corpus import Language
from index.analysis import Analyzer, analyzer, words_of


@pytest.mark.parametrize(
    ("language", "text", "terms"),
    [
        ("id", "Kota-kota itu diwakili oleh perwakilannya.", ["kota", "kota", "wakil", "wakil"]),
        ("id", "Berapa biayanya?", ["biaya"]),
        ("en", "The meetings were held in cities.", ["meet", "held", "citi"]),
        ("en", "the city's mayors", ["citi", "mayor"]),
        ("id", "Rp1.000,5 pada 2018", ["rp10005", "2018"]),
        ("en", "Zürich and São Paulo", ["zurich", "sao", "paulo"]),
    ],
)
def test_terms(language: Language, text: str, terms: list[str]) -> None:
    assert list(Analyzer(language).terms(text)) == terms


def test_a_text_of_stop_words_keeps_them() -> None:
    assert analyzer("en").terms("What is it?") == ("what", "is", "it")
    assert analyzer("id").terms("Apa itu?") == ("apa", "itu")


@pytest.mark.parametrize("text", ["", "?!", " - "])
def test_a_text_without_words_has_no_terms(text: str) -> None:
    assert analyzer("id").terms(text) == ()


@pytest.mark.parametrize(
    ("chat", "formal"),
    [("brp kota yg gabung?", "berapa kota yang gabung?"), ("gmn dgn kota, dmn?", "bagaimana dengan kota, dimana?")],
)
def test_chat_stop_words_go_too(chat: str, formal: str) -> None:
    assert analyzer("id").terms(chat) == analyzer("id").terms(formal)


def test_numbers_are_one_in_both_languages() -> None:
    assert words_of("1,000.5") == words_of("1.000,5") == ["10005"]


def test_foreign_words_lose_the_stop_words_of_both_languages() -> None:
    assert analyzer("id").foreign_words("Where is the city of Banda Aceh?", "en") == ["city", "banda", "aceh"]
