import pytest

from assistant import Assistant
from assistant.premise import contradicts


@pytest.mark.parametrize(
    ("question", "note", "expected"),
    [
        pytest.param("Was the annual meeting in Bali?", "annual-meeting", False, id="the right place"),
        pytest.param(
            "Was the annual meeting in Surabaya?",
            "annual-meeting",
            True,
            id="another place of the same sentence",
        ),
        pytest.param("Was the annual meeting in Jakarta?", "annual-meeting", True, id="a city of the table"),
        pytest.param("Was the annual meeting in Paris?", "annual-meeting", True, id="a city of the world"),
        pytest.param("Was the meeting on 12 July 2023?", "annual-meeting", False, id="the right date"),
        pytest.param("Was the meeting on 14 July 2023?", "annual-meeting", True, id="another day"),
        pytest.param("Was the meeting in 2022?", "annual-meeting", True, id="another year"),
        pytest.param("Was it the sixth meeting?", "annual-meeting", False, id="the right ordinal"),
        pytest.param("Was it the fifth meeting?", "annual-meeting", True, id="another ordinal"),
        pytest.param("Are there 29 pilot cities?", "pilot-cities-now", False, id="the right number"),
        pytest.param("Are there 30 pilot cities?", "pilot-cities-now", True, id="another number"),
        pytest.param("Apakah Indonesia memegang Keketuaan 2023?", "chairmanship", False, id="the right country"),
        pytest.param("Apakah Malaysia memegang Keketuaan 2023?", "chairmanship", True, id="another country"),
        pytest.param("Apakah Safrizal Dirjen Bina Administrasi Kewilayahan?", "safrizal-role", False, id="the person"),
        pytest.param("Is Safrizal a minister?", "safrizal-role", True, id="another office"),
        pytest.param("Is Safrizal a director general?", "safrizal-role", False, id="the office"),
        pytest.param("Was it initiated by the World Bank?", "forum-initiator", True, id="another agent"),
        pytest.param("Was it initiated by PTRI?", "forum-initiator", False, id="the agent"),
        pytest.param(
            "Mengapa Sekretariat ASEAN menginisiasinya?", "forum-initiator", True, id="an agent before its deed"
        ),
        pytest.param("Which minister did Safrizal bring?", "safrizal-role", False, id="an office that is asked for"),
        pytest.param(
            "Some say 26 cities and others 29.", "pilot-cities-now", False, id="the right number beside another"
        ),
        pytest.param(
            "Which cities came after 2018?", "pilot-cities-2018", False, id="a time that something came after"
        ),
        pytest.param("Did it succeed on two levels?", "forum-purpose", False, id="a number where the note has none"),
        pytest.param("How many are there?", "pilot-cities-now", False, id="nothing presumed"),
    ],
)
def test_a_premise_is_held_against_the_note(assistant: Assistant, question: str, note: str, expected: bool) -> None:
    (asked,) = assistant.questions(question)
    assert contradicts(asked, assistant.corpus.note(note), assistant.corpus) is expected
