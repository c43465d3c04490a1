import pytest

from assistant import Assistant
from assistant.operation import operations
from tests.assistant.asking import reading


@pytest.mark.parametrize(
    ("question", "called"),
    [
        ("Which country has the most cities?", {"most"}),
        ("Sebutkan negara dengan kota terbanyak", {"most"}),
        ("Which cities are in Malaysia?", {"members-of"}),
        ("Berapa kota dari Malaysia?", {"count-of"}),
        ("Which country is Hanoi in?", {"group-of"}),
        ("Which country has the most advanced cities?", set()),
        ("Which is the largest city on the list?", set()),
        ("Kota mana yang paling maju?", set()),
        ("Is Jakarta more advanced or a smarter city than Manila?", set()),
        ("Benarkah Singapura menduduki peringkat pertama?", set()),
        ("Which countries have just one city?", {"sized"}),
        ("Who got the fewest?", {"fewest"}),
        ("Who gained the most from it?", set()),
        ("nay pyi taw punya siapa tuh", {"group-of"}),
        ("Where is Kuching?", {"group-of"}),
        ("Where can I get a decent laksa in Kuching?", set()),
        ("Does Thailand get more tourists than Malaysia?", set()),
        ("Does Thailand get more spots than Malaysia?", {"compare"}),
        ("Is everything closed in Bandar Seri Begawan on fridays?", set()),
        ("Put the cities of Thailand and Laos in a table.", {"members-of"}),
        ("When did Malaysia join?", set()),
        ("Why does Malaysia take part?", set()),
        ("Who said that Malaysia takes part?", set()),
        pytest.param(
            "How many cities does Malaysia have?",
            {"count-of"},
        ),
    ],
)
def test_the_words_call_for_an_operation(assistant: Assistant, question: str, called: set[str]) -> None:
    found = {name for name, fits in operations(reading(assistant, question)).items() if fits}
    assert (called <= found) if called else not found


@pytest.mark.parametrize(
    "question", ["What is the budget?", "Siapa Safrizal?", "Kapan pertemuan di Bali?", "", "Hello", "2018"]
)
def test_a_question_about_something_else_calls_for_none(assistant: Assistant, question: str) -> None:
    found = reading(assistant, question) if question else None
    assert found is None or not any(operations(found).values())


def test_what_a_group_is_like_is_not_whether_it_has_any(assistant: Assistant) -> None:
    assert assistant.answer("Is the article positive about Indonesia?").abstained
    assert "1 city" in assistant.answer("Is Brunei involved?").text


@pytest.mark.parametrize(
    "question",
    [
        "where to eat in Cebu",
        "Should I take the job in Kuala Lumpur or the one in Singapore?",
        "Is Hanoi expensive?",
        "Is Jakarta or Bangkok cheaper?",
        "Who won the football match between Thailand and Vietnam?",
        "Murah mana belanja bulanan di Johor Bahru sama di Singapura?",
    ],
)
def test_what_no_list_tells_is_not_told_from_one(assistant: Assistant, question: str) -> None:
    assert assistant.answer(question).abstained


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("I chair the committee on health. Is health among the areas covered by the framework?", "Yes, health"),
        ("Is President Roxas one of the cities?", "Roxas is not among"),
        ("Is it true that Jakarta is not a member?", "Jakarta"),
        ("Kuala Lumpur kebagian nggak?", "Ya, Kuala Lumpur"),
        ("Kota Kinabalu, Philippines or Malaysia? I always mix that up", "Malaysia: Kota Kinabalu is"),
    ],
)
def test_what_a_list_tells_is_told(assistant: Assistant, question: str, said: str) -> None:
    assert assistant.answer(question).text.startswith(said)
