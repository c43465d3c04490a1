import pytest

from assistant import Assistant
from assistant.context import Context
from assistant.understanding import Understanding
from corpus import Language


@pytest.fixture(scope="module")
def understanding(assistant: Assistant) -> Understanding:
    return Understanding(assistant.corpus, assistant.search.knows)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Siapa Safrizal dan apa itu PTRI?", 2),
        ("Who is Safrizal? What is PTRI?", 2),
        ("When was the meeting, and how many cities are there?", 2),
        ("Siapa Safrizal? Apa itu PTRI? Berapa kota percontohan?", 3),
        pytest.param(
            "Siapa Safrizal, apa itu PTRI, dan berapa kota percontohan?",
            3,
        ),
        ("Kapan dan di mana pertemuan tahunan?", 1),
        ("When and where was the annual meeting held?", 1),
        ("Which cities are in Malaysia and Thailand?", 1),
        ("Berapa kota percontohan ASCN sekarang?", 1),
        ("Apa itu ASCN?", 1),
        ("Berapa kota sekarang, terus siapa yang mewakilinya?", 2),
        ("Spell out MPAC and MRE", 2),
        ("Which is not a focus area? a) health b) tourism", 1),
        ("? ? ?", 1),
        ("a? b? c? d? e? f? g?", 1),
    ],
)
def test_several_questions_are_told_apart_in_order(understanding: Understanding, text: str, parts: int) -> None:
    found = understanding.understand(text)[0].parts
    assert len(found) == parts
    places = [text.lower().find(part.lower().rstrip("?").split()[-1]) for part in found]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Where was the annual meeting held? And when was it?", ["Bali", "12–13 July 2023"]),
        ("How many cities does Laos have, and which ones?", ["2 cities", "Luang Prabang and Vientiane"]),
        ("Berapa kota di Malaysia dan apa saja?", ["4 kota", "Kuching"]),
    ],
)
def test_what_one_part_leaves_out_stands_in_the_part_before(assistant: Assistant, text: str, said: list[str]) -> None:
    answer = assistant.answer(text)
    assert [words for words in said if words not in answer.text] == []


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("brp kota skrg", "berapa kota sekarang"),
        ("  Apa \n itu   ASCN?  ", "Apa itu ASCN?"),
        ("how meny pilot citys", "how many pilot cities"),
    ],
)
def test_a_question_is_mended(understanding: Understanding, text: str, understood: str) -> None:
    assert understanding.understand(text)[0].parts == (understood,)


@pytest.mark.parametrize(
    ("text", "wished", "language", "spoken"),
    [
        ("Apa itu ASCN?", None, "id", "id"),
        ("What is ASCN?", None, "en", "en"),
        ("What is ASCN?", "id", "id", "en"),
        ("Apa itu ASCN?", "en", "en", "id"),
        ("Apa itu ASCN? Jawab dalam bahasa Inggris", None, "en", "id"),
    ],
)
def test_the_language_of_the_answer_is_chosen(
    understanding: Understanding, text: str, wished: Language | None, language: Language, spoken: Language
) -> None:
    understood = understanding.understand(text, language=wished)[0]
    assert (understood.language, understood.spoken) == (language, spoken)


def test_names_and_figures_are_found(understanding: Understanding) -> None:
    understood = understanding.understand("Did Saigon join on 12 July 2023?")[0]
    (question,) = understanding.questions(understood, understood.parts[0])
    assert [name.id for name in question.names] == ["ho-chi-minh-city"]
    assert [question.text[figure.start : figure.end] for figure in question.figures] == ["12 July 2023"]
    assert question.kind == "yes-no"


def test_a_follow_up_may_be_understood_in_several_ways(understanding: Understanding) -> None:
    context = Context("Which cities are in Malaysia?")
    understood = understanding.understand("and in Thailand?", context)[0]
    ways = [question.text for question in understanding.questions(understood, understood.parts[0], context)]
    assert ways[0] == "Which cities are in Thailand?"
    assert len(set(ways)) == len(ways) > 1


def test_the_language_spoken_before_is_that_of_a_text_without_any(understanding: Understanding) -> None:
    assert understanding.understand("Malaysia?", Context("Which cities are in Laos?"))[0].language == "en"
    assert understanding.understand("Malaysia?", Context("Kota mana saja di Laos?"))[0].language == "id"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Halo kak, selamat pagi! Apa itu PTRI?", "Apa itu PTRI?"),
        ("What is PTRI? Just curious.", "What is PTRI?"),
        ("Who was there in Bali, not the one in Surabaya?", "Who was there in Bali?"),
        ("Terima kasih banyak ya", "Terima kasih banyak ya"),
        ("Sebutkan kota Laos, supaya dapat saya catat.", "Sebutkan kota Laos."),
        ("Name the Lao cities so that I can note them down.", "Name the Lao cities."),
        ("How many people came to Bali? If so, please give the figure.", "How many people came to Bali?"),
    ],
)
def test_what_asks_nothing_is_left_out(understanding: Understanding, text: str, part: str) -> None:
    assert understanding.understand(text)[0].parts == (part,)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("The meeting was initiated by PTRI. Why was it important?", "The meeting was initiated by PTRI"),
        ("Mengingat pertemuan itu digelar di Bali, siapa yang hadir?", "pertemuan itu digelar di Bali"),
        ("Who attended the meeting in Bali?", None),
        ("In 2018, how many cities were there?", None),
    ],
)
def test_what_is_stated_before_it_is_asked(understanding: Understanding, text: str, stated: str | None) -> None:
    understood = understanding.understand(text)[0]
    found = understanding.supposition(understood, understood.parts[0])
    assert (found.text if found else None) == stated


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Kak, PTRI itu apa?", ("PTRI itu apa?",)),
        ("Duluan mana, Bali apa Surabaya?", ("Duluan mana, Bali apa Surabaya?",)),
        ("Who chairs it next? Malaysia or Laos?", ("Who chairs it next?",)),
        ("What is PTRI? I need it for a report.", ("What is PTRI?",)),
        ("What is PTRI? And Laos?", ("What is PTRI?", "And Laos?")),
    ],
)
def test_who_is_spoken_to_and_remarks_ask_nothing(
    understanding: Understanding, text: str, parts: tuple[str, ...]
) -> None:
    assert understanding.understand(text)[0].parts == parts
