"""What a note surely has to say to what is to be checked, on the small corpus and on the article's own."""

from collections.abc import Callable

import pytest

from assistant import answer
from assistant.answering import Assistant, default_assistant
from assistant.stance import stance
from corpus import Corpus, Note
from corpus.note import Stance


@pytest.fixture(scope="module")
def taken() -> Callable[[str, str], Stance | None]:
    """What a note, by its id, has to say to a question, as it is understood."""
    assistant: Assistant = default_assistant()

    def taken(text: str, note: str) -> Stance | None:
        question = assistant.questions(text)[0]
        return stance(question, assistant.corpus.note(note), assistant.search, assistant.corpus)

    return taken


@pytest.mark.parametrize(
    ("question", "note", "expected"),
    [
        ("Is the main goal of a smart city to make money?", "smart-city-goal", "not-so"),
        ("Apakah kota pintar dibuat supaya hidup warganya lebih enak?", "smart-city-goal", "so"),
        ("Were the discussions meant for swapping experience?", "discussions-purpose", "so"),
        (
            "Seri diskusi ASCN itu dibikin supaya kota-kota bersaing rebutan penghargaan?",
            "discussions-purpose",
            "not-so",
        ),
        ("Did the mayor of the town come up with the Surabaya meeting?", "forum-initiator", "not-so"),
        ("Was a photo exhibition shown at the Bali meeting?", "annual-meeting", None),
        ("What is a smart city for?", "smart-city-goal", None),
        ("Sebagai apakah Indonesia berkomitmen dalam memajukan ASCN?", "commitment", None),
    ],
)
def test_a_note_bears_out_goes_against_or_has_nothing_to_say(
    taken: Callable[[str, str], Stance | None], question: str, note: str, expected: Stance | None
) -> None:
    assert taken(question, note) == expected


def test_a_note_without_questions_to_be_checked_takes_no_stance(taken: Callable[[str, str], Stance | None]) -> None:
    assert taken("Is ASCN's progress what the article reports?", "summary") is None


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Were the discussions meant for swapping experience?", "Yes. The series of 4 discussions"),
        ("Is the main goal of a smart city to make money?", "No. According to Safrizal, the main goal"),
        # A word that turns a rule's yes round is heard.
        ("Do cities from outside the network get shut out of the discussions?", "No. The series of 4 discussions"),
        ("Did the PTRI oppose the Surabaya meeting?", "No. The meeting in Surabaya was initiated"),
        ("Apakah pertemuan di Bali dibatalkan?", "Tidak. Puncak Pertemuan Tahunan"),
        ("Apakah Indonesia bekerja sama dengan seluruh pihak?", "Ya. Safrizal mengajak"),
        # What a rule is sure of stands.
        ("Was the annual meeting in Bali?", "Yes. The Sixth ASCN Annual Summit"),
        ("Was the annual meeting in Bandung?", "No. The Sixth ASCN Annual Summit"),
        # What is not asked to be checked has neither.
        ("What were the discussions meant for?", "The series of 4 discussions"),
    ],
)
def test_the_answer_opens_with_it(question: str, opening: str) -> None:
    assert answer(question).text.startswith(opening)


def test_another_name_for_a_thing_of_a_list_is_no_stranger_to_it() -> None:
    told = answer("Are civic matters one of the areas that ASCN works on?")
    assert told.text.startswith("Yes. ")
    assert "civic" in told.text


def test_every_note_has_examples_of_each_stance() -> None:
    corpus = Corpus.default()
    checked = [note for note in corpus.notes if any(note.checks.values())]
    assert len(checked) == len(corpus.notes) - 1, "all notes but the one that sums the article up"
    assert all(_balanced(note) for note in checked)


def _balanced(note: Note) -> bool:
    """Whether a note has examples of each stance in each language, none of them so many that the others drown."""
    sizes = [len(note.checks[language][each]) for language in ("id", "en") for each in ("so", "not-so", "open")]
    return min(sizes) >= 20 and max(sizes) <= 4 * min(sizes)
