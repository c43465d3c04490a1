import pytest

from assistant import Assistant
from assistant.abbreviation import misread
from assistant.question import Question
from corpus import Corpus


def asked(corpus: Corpus, text: str) -> Question:
    return Question(text, "en", "en", ("what",), tuple(corpus.gazetteer.find(text)), ())


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("ASCN, the Asian Sea Cargo Network: what is its framework about?", "about-ascn"),
        ("MPAC itu Maritime Policy of ASEAN Countries ya?", "mpac"),
        ("How does MRE, Market Risk Estimation, fit into the forum?", "mre"),
    ],
)
def test_other_words_with_the_letters_of_an_abbreviation_are_set_right(ascn: Corpus, text: str, note: str) -> None:
    found = misread(asked(ascn, text), ascn)
    assert found is not None
    assert found.id == note


@pytest.mark.parametrize(
    "text",
    [
        "What does the ASEAN Smart City Network (ASCN) do?",
        "Siapa Chief Smart City Officer (CSCO) untuk Makassar?",
        "MRE means Monitoring, Review, and Evaluation, right?",
        "Is the Master Plan on ASEAN Connectivity (MPAC) 2025 finished?",
        "Was ASCN started by Australia, Chile and Nepal?",
        "What is ASCN?",
    ],
)
def test_the_right_words_and_other_names_are_left_alone(ascn: Corpus, text: str) -> None:
    assert misread(asked(ascn, text), ascn) is None


def test_what_it_stands_for_comes_first(assistant: Assistant) -> None:
    answer = assistant.answer("ASCN, ASEAN Sustainable Climate Network, ini kerjanya apa?")
    assert answer.text.startswith("Tidak tepat. ASCN adalah singkatan dari ASEAN Smart City Network")
