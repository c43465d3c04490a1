import pytest

from assistant import Assistant
from assistant.question import Kind, Question, content_words, kinds_of
from corpus import Language
from corpus.figure import figures


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Siapa Safrizal?", "id", "who"),
        ("Who attended the meeting?", "en", "who"),
        ("Apa tujuan utama Smart City?", "id", "why"),
        ("Kapan pertemuan tahunan digelar?", "id", "when"),
        ("tgl brp acaranya", "id", "when"),
        ("What date was the forum?", "en", "when"),
        ("Di mana forum itu?", "id", "where"),
        ("Where was the meeting held?", "en", "where"),
        ("Mengapa pertemuan itu penting?", "id", "why"),
        ("Why was it held?", "en", "why"),
        ("Berapa kota percontohan?", "id", "how-many"),
        ("How many cities are there?", "en", "how-many"),
        ("Sebutkan kota di Malaysia", "id", "list"),
        ("List the cities of Malaysia", "en", "list"),
        ("Which cities are in Malaysia?", "en", "list"),
        ("Apakah Hanoi termasuk?", "id", "yes-no"),
        ("Is Hanoi among them?", "en", "yes-no"),
        ("It was in Bali, right?", "en", "yes-no"),
        ("Bandingkan Malaysia dan Thailand", "id", "compare"),
        ("Does Malaysia have more cities than Thailand?", "en", "compare"),
        ("Apa itu CSCO?", "id", "define"),
        ("What does CSCO stand for?", "en", "define"),
        ("Siapa yang bilang begitu?", "id", "who-said"),
        ("Who said that?", "en", "who-said"),
        ("Ringkas dalam tiga poin", "id", "summary"),
        ("What is this article about?", "en", "summary"),
        ("Bagaimana tujuan itu dicapai?", "id", "how"),
        ("How is it done?", "en", "how"),
        ("Malaysia", "en", "what"),
        ("", "id", "what"),
    ],
)
def test_the_kind_is_told(text: str, language: Language, kind: Kind) -> None:
    found = kinds_of(text, language)
    assert kind in found
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("Kapan dan di mana pertemuan itu?", "id", {"when", "where"}),
        ("When and where was the meeting?", "en", {"when", "where"}),
        ("Berapa kota dan apa saja?", "id", {"how-many", "list"}),
    ],
)
def test_a_question_may_be_of_several_kinds(text: str, language: Language, kinds: set[Kind]) -> None:
    assert kinds <= set(kinds_of(text, language))


def test_a_question_knows_its_names_and_content(assistant: Assistant) -> None:
    text = "Berapa anggaran kota Hanoi dan Malaysia?"
    mentions = tuple(assistant.corpus.gazetteer.find(text))
    question = Question(text, "id", "id", kinds_of(text, "id"), mentions, tuple(figures(text)))
    assert question.kind == "how-many"
    assert question.asks("list", "how-many")
    assert not question.asks("who")
    assert [name.id for name in question.names] == ["hanoi", "malaysia"]
    assert question.content == ("anggaran", "kota")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("tolong jelaskan dong apa itu", ()),
        ("could you please tell me about it", ()),
        ("the budget of the network", ("budget", "network")),
        ("", ()),
    ],
)
def test_fillers_of_either_language_say_nothing(text: str, words: tuple[str, ...]) -> None:
    assert content_words(text) == words
