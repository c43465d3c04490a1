import pytest

from corpus import Corpus
from corpus.name import Gazetteer, Name


def found(corpus: Corpus, text: str) -> list[tuple[str, list[str]]]:
    """The words of each mention, and what they may mean."""
    mentions = corpus.gazetteer.find(text)
    return [(text[m.start : m.end], sorted(name.id for name in m.names)) for m in mentions]


@pytest.mark.parametrize(
    ("text", "words", "ids"),
    [
        ("kota di Filipina", "Filipina", ["philippines"]),
        ("cities of the Philippines?", "the Philippines", ["philippines"]),
        ("apa itu saigon", "saigon", ["ho-chi-minh-city"]),
        ("HO CHI MINH CITY", "HO CHI MINH CITY", ["ho-chi-minh-city"]),
        ("ho-chi-minh city", "ho-chi-minh city", ["ho-chi-minh-city"]),
        ("is KL in it", "KL", ["kuala-lumpur"]),
        ("Jakarta", "Jakarta", ["dki-jakarta"]),
        ("DKI Jakarta", "DKI Jakarta", ["dki-jakarta"]),
        ("apakah singapura termasuk", "singapura", ["singapore", "singapore"]),
        ("Malaysia's cities", "Malaysia", ["malaysia"]),
        ("Malaysia’s cities", "Malaysia", ["malaysia"]),
        ("CSCO-nya siapa", "CSCO", ["csco"]),
        ("CSCOnya siapa", "CSCO", ["csco"]),
        ("Pak Safrizal", "Pak Safrizal", ["safrizal"]),
    ],
)
def test_a_name_is_found_by_any_of_its_forms(ascn: Corpus, text: str, words: str, ids: list[str]) -> None:
    assert found(ascn, text) == [(words, ids)]


@pytest.mark.parametrize("text", ["", "Balikpapan", "asking", "kotakinabalu", "malaysian1", "hanoian"])
def test_a_form_inside_another_word_is_no_name(ascn: Corpus, text: str) -> None:
    assert found(ascn, text) == []


def test_names_come_in_order_and_the_longer_wins(ascn: Corpus) -> None:
    text = "Bandingkan Kota Kinabalu dengan Da Nang dan ASEAN Smart City Network"
    assert [words for words, _ in found(ascn, text)] == ["Kota Kinabalu", "Da Nang", "ASEAN Smart City Network"]


def test_a_city_and_its_country_are_told_apart_by_type(ascn: Corpus) -> None:
    (mention,) = ascn.gazetteer.find("Singapore")
    assert sorted(name.type for name in mention.names) == ["group", "member"]


def test_answers_use_the_first_form_of_a_language() -> None:
    name = Name("laos", "group", "Lao PDR", {"id": ("Laos", "Lao"), "en": ("Lao PDR", "Laos")})
    assert name.form("id") == "Laos"
    assert name.form("en") == "Lao PDR"
    assert name.all_forms() == {"Laos", "Lao", "Lao PDR"}


def test_nothing_is_found_without_names() -> None:
    assert Gazetteer([]).find("Malaysia dan Bali") == []
    assert Gazetteer([]).forms == set()


def test_a_letter_that_grows_in_lower_case_moves_no_name(ascn: Corpus) -> None:
    text = "İ İ, is BANGKOK in?"
    (mention,) = [each for each in ascn.gazetteer.find(text) if text[each.start : each.end] == "BANGKOK"]
    assert mention.names[0].form("en") == "Bangkok"
