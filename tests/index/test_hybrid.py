from collections.abc import Sequence
from typing import get_args

import numpy as np
import pytest

from corpus import Language
from index.embedding import StaticEmbedder
from index.hybrid import Hybrid, Way
from index.table import Vectors, unit

PASSAGES = [
    "Jaringan itu kini memiliki 29 kota di sepuluh negara.",
    "The network now has 29 cities in ten countries.",
    "Pertemuan tahunan berlangsung di Luang Prabang pada bulan Juli.",
    "The annual meeting took place in Luang Prabang in July.",
    "Sensor mengukur kualitas udara di pusat kota.",
    "Farmers sell their rice at the village market.",
    "",
]
LANGUAGES: list[Language] = ["id", "en", "id", "en", "id", "en", "en"]


class Letters:
    """An embedder without a token table: counts letters."""

    name = "letters"
    fingerprint = "letters"
    dimension = 26

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return self.embed_passages(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        letters = [chr(97 + place) for place in range(26)]
        return unit(np.array([[text.lower().count(letter) for letter in letters] for text in texts], np.float32))


@pytest.fixture(scope="module")
def hybrid() -> Hybrid:
    return Hybrid(PASSAGES, LANGUAGES, StaticEmbedder.bundled())


@pytest.mark.parametrize(
    ("question", "language", "expected"),
    [
        ("Ada berapa kota?", "id", {0, 1}),
        ("How many cities are there?", "en", {0, 1}),
        ("Di mana pertemuan tahunan?", "id", {2, 3}),
        ("Where was the annual meeting held?", "en", {2, 3}),
        ("What measures the quality of the air?", "en", {4}),
        ("Di mana petani menjual beras?", "id", {5}),
    ],
)
def test_the_right_passages_of_both_languages_come_first(
    hybrid: Hybrid, question: str, language: Language, expected: set[int]
) -> None:
    matches = hybrid.search(question, language, limit=len(expected))
    assert {match.position for match in matches} == expected


def test_matches_come_by_relevance_and_carry_the_cosine(hybrid: Hybrid) -> None:
    question = "annual meeting in Luang Prabang"
    matches = hybrid.search(question, "en", limit=5)
    assert [match.relevance for match in matches] == sorted((match.relevance for match in matches), reverse=True)
    embedder = StaticEmbedder.bundled()
    asked, best = embedder.embed_queries([question])[0], embedder.embed_passages([PASSAGES[matches[0].position]])[0]
    assert matches[0].score == pytest.approx(float(asked @ best), abs=1e-5)
    assert matches[0].found_by == get_args(Way)


@pytest.mark.parametrize("limit", [1, 3, 100])
def test_no_more_than_the_limit(hybrid: Hybrid, limit: int) -> None:
    assert len(hybrid.search("kota", "id", limit=limit)) == min(limit, len(PASSAGES))


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_of_nothing_finds_nothing(hybrid: Hybrid, limit: int) -> None:
    assert hybrid.search("kota", "id", limit=limit) == []


def test_only_the_nearest_are_looked_at(hybrid: Hybrid) -> None:
    question = "Berapa kota?"
    cosines = hybrid.scores(question, "id")["dense"]
    assert {match.position for match in hybrid.search(question, "id", nearest=2)} == set(np.argsort(-cosines)[:2])


@pytest.mark.parametrize("question", ["", "?!", "xyzzyx"])
def test_a_question_that_says_nothing_still_gives_an_order(hybrid: Hybrid, question: str) -> None:
    matches = hybrid.search(question, "en")
    assert len(matches) == len(PASSAGES)
    assert all(np.isfinite(match.relevance) for match in matches)


def test_the_same_question_gives_the_same_matches(hybrid: Hybrid) -> None:
    again = Hybrid(PASSAGES, LANGUAGES, StaticEmbedder.bundled())
    assert hybrid.search("Berapa kota?", "id") == again.search("Berapa kota?", "id")


def test_without_a_token_table_it_searches_densely_and_by_terms() -> None:
    hybrid = Hybrid(PASSAGES, LANGUAGES, Letters())
    best = hybrid.search("Where do farmers sell rice?", "en")[0]
    assert best.position == 5
    assert best.found_by == ("dense", "lexical")
    assert hybrid.interaction is None


def test_vectors_at_hand_are_not_made_again() -> None:
    vectors = np.eye(len(PASSAGES), 26, dtype=np.float32)
    hybrid = Hybrid(PASSAGES, LANGUAGES, Letters(), vectors=vectors)
    assert hybrid.search("a", "en", nearest=1)[0].score == pytest.approx(1)


def test_every_passage_needs_its_language() -> None:
    with pytest.raises(ValueError, match="7 passages but 1 languages"):
        Hybrid(PASSAGES, ["id"], Letters())


def test_one_passage_and_none() -> None:
    embedder = StaticEmbedder.bundled()
    assert [match.position for match in Hybrid(["kota"], ["id"], embedder).search("city", "en")] == [0]
    assert Hybrid([], [], embedder).search("city", "en") == []


def test_the_nearest_are_ranked_as_among_all(hybrid: Hybrid) -> None:
    some = hybrid.search("kota di Manila", "id", nearest=3)
    found = {match.position for match in some}
    every = [match for match in hybrid.search("kota di Manila", "id") if match.position in found]
    assert some == [match._replace(found_by=found.found_by) for match, found in zip(every, some, strict=True)]


def test_a_sample_stands_for_many_passages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.hybrid._SAMPLE", 3)
    sampled = Hybrid(PASSAGES * 4, LANGUAGES * 4, StaticEmbedder.bundled())
    asked = "Where was the annual meeting held?"
    assert {match.position for match in sampled.search(asked, "en", nearest=12, limit=8)} == {
        place + 7 * time for place in (2, 3) for time in range(4)
    }
