import numpy as np
import pytest

from index.bm25 import BM25
from index.lexical import Lexical

PASSAGES = [
    "Wali kota Bandung meresmikan terminal baru.",
    "Kota pintar menggunakan sensor.",
    "Sensor pintar dipasang di kota.",
    "Manila menjadi ibu kota Filipina.",
    "",
]


@pytest.fixture(scope="module")
def lexical() -> Lexical:
    return Lexical(PASSAGES, "id")


@pytest.mark.parametrize(
    ("question", "passage"),
    [("Siapa yang meresmikan terminalnya?", 0), ("Apa itu kota pintar?", 1), ("sensor yang pintar", 2)],
)
def test_terms_and_pairs_of_terms_find_the_passage(lexical: Lexical, question: str, passage: int) -> None:
    assert int(lexical.score(question).argmax()) == passage


def test_names_are_found_across_languages_though_their_ends_differ(lexical: Lexical) -> None:
    scores = lexical.score("What is the capital of the Philippines?", "en")
    assert int(scores.argmax()) == 3
    assert not lexical.score("What is the capital of the Philippines?").any()


@pytest.mark.parametrize("question", ["", "???", "xyzzy"])
def test_a_question_that_shares_nothing_scores_nothing(lexical: Lexical, question: str) -> None:
    assert not lexical.score(question).any()


@pytest.mark.parametrize("passages", [[], [""], ["...", "?"]])
def test_passages_without_terms_score_nothing(passages: list[str]) -> None:
    scores = Lexical(passages, "en").score("city")
    assert scores.shape == (len(passages),)
    assert not scores.any()


def test_bm25_is_the_published_formula() -> None:
    texts = [["a", "b", "a"], ["b"], ["c", "d"]]
    rarity, damping = np.log(1 + (3 - 1 + 0.5) / (1 + 0.5)), 1.2 * (1 - 0.75 + 0.75 * 3 / 2)
    np.testing.assert_allclose(BM25(texts).score(["a", "z"]), [rarity * 2 / (2 + damping), 0, 0], rtol=1e-6)


def test_rare_terms_count_more() -> None:
    scores = BM25([["rare"], ["common"], ["common"], ["other"]]).score(["rare", "common"])
    assert scores[0] > scores[1] == scores[2] > scores[3] == 0
