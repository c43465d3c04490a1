import pytest

from assistant import Assistant
from assistant.spelling import Speller
from assistant.vocabulary import Vocabulary
from corpus import Language


@pytest.fixture(scope="module")
def speller(assistant: Assistant) -> Speller:
    return Speller(assistant.corpus, assistant.vocabulary, assistant.search.knows)


@pytest.mark.parametrize(
    ("typed", "language", "mended"),
    [
        pytest.param("brp kota skrg", "id", "berapa kota sekarang", id="chat spelling"),
        pytest.param("Brp kota yg ada?", "id", "berapa kota yang ada?", id="chat spelling with a capital"),
        pytest.param("dmn dan kpn", "id", "di mana dan kapan", id="question words"),
        pytest.param("how meny citys", "en", "how many cities", id="English"),
        pytest.param("what r the contries", "en", "what are the countries", id="English letters"),
        pytest.param("kota percontohn", "id", "kota percontohan", id="a letter left out"),
        pytest.param("pertemaun tahunan", "id", "pertemuan tahunan", id="two letters exchanged"),
        pytest.param("the urban framwork", "en", "the urban framework", id="a letter left out in English"),
        pytest.param("most pilot citeis", "en", "most pilot cities", id="letters out of order before one too many"),
        pytest.param("trus loas", "id", "terus laos", id="letters out of order before another letter"),
        pytest.param("forum di sura baya", "id", "forum di surabaya", id="a name torn in two"),
        pytest.param("kebagian sekalian", "id", "kebagian sekalian", id="forms of known words stay"),
        pytest.param("ada 26 skrg. Brp nanti?", "id", "ada 26 sekarang. berapa nanti?", id="a stop"),
        pytest.param("ngebahas apa", "id", "membahas apa", id="a verb as it is spoken"),
        pytest.param("kota jarkata", "id", "kota jakarta", id="letters in another order"),
        pytest.param("mandalay on the list y/n", "en", "mandalay on the list y/n", id="yes or no"),
        pytest.param("berapaaaa kota", "id", "berapa kota", id="a stretched word"),
    ],
)
def test_spelling_is_mended(speller: Speller, typed: str, language: Language, mended: str) -> None:
    assert speller.mend(typed, language) == mended


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        pytest.param("", "id", id="nothing"),
        pytest.param("Is Can Tho in?", "en", id="a place of several words"),
        pytest.param("Berapa kota percontohan ASCN sekarang?", "id", id="nothing wrong"),
        pytest.param("Kota Kinabalu, JB & KK!", "id", id="names and punctuation"),
        pytest.param("Da Nang", "en", id="a name of which a part is a word"),
        pytest.param("25/7/2023 pukul 10.30", "id", id="numbers"),
        pytest.param(
            "What is the mayor's budget for parking?", "en", id="ordinary words that the corpus does not have"
        ),
        pytest.param("Siapa presiden Prancis?", "id", id="another subject"),
        pytest.param("Is Surabaya a kitty?", "en", id="a short word near another"),
        pytest.param("😀 …", "id", id="no words"),
    ],
)
def test_what_needs_no_mending_stays(speller: Speller, typed: str, language: Language) -> None:
    assert speller.mend(typed, language) == typed


def test_a_word_that_is_known_elsewhere_is_not_bent(assistant: Assistant) -> None:
    vocabulary = Vocabulary(assistant.corpus, assistant.search.knows)
    assert Speller(assistant.corpus, vocabulary, lambda _: False).mend("bidanx fokus", "id") == "bidang fokus"
    assert Speller(assistant.corpus, vocabulary, lambda _: True).mend("bidanx fokus", "id") == "bidanx fokus"
