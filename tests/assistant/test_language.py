import pytest

from assistant.language import LanguageDetector, words_of
from corpus import Corpus, Language


@pytest.fixture(scope="module")
def detector(ascn: Corpus) -> LanguageDetector:
    return LanguageDetector(ascn)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Berapa kota percontohan ASCN sekarang?", "id"),
        ("anggaran smart city Makassar 2023", "id"),
        ("myanmar cities", "en"),
        ("How many pilot cities does ASCN have now?", "en"),
        pytest.param("apa itu ASCN", "id", id="three words"),
        pytest.param("what is ASCN", "en", id="three words in English"),
        pytest.param("kapan?", "id", id="one word"),
        pytest.param("when?", "en", id="one word in English"),
        pytest.param("siapa Safrizal", "id", id="with a name"),
        pytest.param("who's Safrizal", "en", id="with a name in English"),
        pytest.param("kota smart city vietnam apa saja", "id", id="keywords"),
        pytest.param("ascn meeting bali date", "en", id="keywords in English"),
        pytest.param("smart city officer itu siapa", "id", id="an English title in an Indonesian question"),
        pytest.param(
            "What is the Perwakilan Tetap Republik Indonesia?", "en", id="an Indonesian title in an English one"
        ),
        pytest.param("brp kota skrg sih", "id", id="chat spelling"),
        pytest.param("how meny citys r there", "en", id="chat spelling in English"),
        pytest.param("meeting-nya di mana ya", "id", id="mixed"),
        pytest.param("pilot cities ASCN ada berapa?", "id", id="mixed, English nouns"),
        pytest.param("which kota is in Malaysia, tolong sebutkan", "id", id="mixed, half and half"),
        pytest.param("HOW MANY CITIES ARE THERE", "en", id="capitals"),
        pytest.param("Kamboja how many?", "id", id="a country's Indonesian name"),
        pytest.param("Which have a single 'kota percontohan' each?", "en", id="an Indonesian term in quotation marks"),
    ],
)
def test_the_language_is_told(detector: LanguageDetector, question: str, language: Language) -> None:
    assert detector.detect(question) == language


@pytest.mark.parametrize("question", ["", "?", "2018", "Malaysia?", "😀", "ASCN"])
def test_without_a_sign_it_is_what_was_spoken_before_or_the_articles(detector: LanguageDetector, question: str) -> None:
    assert detector.detect(question) == "id"
    assert detector.detect(question, "en") == "en"


def test_a_quotation_says_nothing_of_who_quotes_it(detector: LanguageDetector) -> None:
    assert detector.detect("Who said “yang merevolusi cara kita hidup, bekerja, dan bermasyarakat”?") == "en"
    assert detector.detect('Siapa yang berkata "the way we live, work, and take part in society"?') == "id"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kota-kota mana?", ["kota-kota", "mana"]),
        ("What’s in it?", ["what's", "in", "it"]),
        ("29 kota, 2018", ["kota"]),
        ("a_b", ["a", "b"]),
        ("", []),
    ],
)
def test_words_are_what_is_between_numbers_and_punctuation(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("fix python indentation err", "en"),
        ("bitcoin price prediction", "en"),
        ("resep rendang enak", "id"),
        ("ramalan zodiak leo", "id"),
    ],
)
def test_words_that_nobody_asks_with_are_told_by_their_letters(
    detector: LanguageDetector, question: str, language: Language
) -> None:
    assert detector.detect(question) == language
