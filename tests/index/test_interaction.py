import numpy as np
import pytest

from index.embedding import StaticEmbedder
from index.interaction import FLOOR, Interaction
from index.table import TokenTable, unit

PASSAGES = [
    "Kini jaringan itu memiliki 29 kota, dan setiap kota punya perwakilan.",
    "The annual meeting took place in Manila in July.",
    "Sungai itu membanjiri desa setiap musim hujan.",
    "",
    "Singapore proposed the network during its chairmanship.",
]


@pytest.fixture(scope="module")
def table() -> TokenTable:
    return StaticEmbedder.bundled().table


@pytest.fixture(scope="module")
def interaction(table: TokenTable) -> Interaction:
    return Interaction.read(PASSAGES, table)


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("Ada berapa kota?", 0),
        ("How many cities are there?", 0),
        ("Di mana pertemuan tahunan diadakan?", 1),
        ("Which village is flooded by the river?", 2),
        ("Siapa yang mengusulkan jaringan itu?", 4),
        ("siapa yg ngusulin jaringan?", 4),
    ],
)
def test_the_right_passage_scores_highest_in_either_language(
    interaction: Interaction, question: str, passage: int
) -> None:
    assert int(interaction.score(question).argmax()) == passage


def test_scores_are_the_weighted_best_similarities(table: TokenTable, interaction: Interaction) -> None:
    question = "kota Manila"
    asked = table.segmenter.words([question])
    vectors, weights = unit(table.word_vectors(asked)), table.word_weights(asked)
    best = np.zeros((len(asked), len(PASSAGES)))
    for place, passage in enumerate(PASSAGES):
        words = unit(table.word_vectors(table.segmenter.words([passage])))
        if len(words):
            best[:, place] = np.maximum((vectors @ words.T).max(axis=1) - FLOOR, 0) / (1 - FLOOR)
    spread = (best > (0.6 - FLOOR) / (1 - FLOOR)).sum(axis=1)
    weights = weights * np.sqrt(np.log1p(len(PASSAGES) / (spread + 1)))
    np.testing.assert_allclose(interaction.score(question), weights @ best / weights.sum(), atol=1e-5)


def test_scores_lie_between_nothing_and_all(interaction: Interaction) -> None:
    scores = interaction.score(PASSAGES[4])
    assert scores.shape == (5,)
    assert scores[4] == pytest.approx(1, abs=1e-4)
    assert scores[3] == 0
    assert scores.min() >= 0


def test_all_but_those_looked_at_score_nothing(interaction: Interaction) -> None:
    every, some = interaction.score("kota di Manila"), interaction.score("kota di Manila", among=np.array([1, 2]))
    np.testing.assert_array_equal(some[[1, 2]], every[[1, 2]])
    assert not some[[0, 3, 4]].any()


def test_passages_together_score_as_one_text(table: TokenTable, interaction: Interaction) -> None:
    groups = [[0, 4], [3], [1, 3]]
    joined = Interaction.read([" ".join(PASSAGES[place] for place in group) for group in groups], table)
    np.testing.assert_array_equal(interaction.together(groups).score("Which city?"), joined.score("Which city?"))


@pytest.mark.parametrize("question", ["", "!!!"])
def test_a_question_without_words_scores_nothing(interaction: Interaction, question: str) -> None:
    assert not interaction.score(question).any()
    assert interaction.align(question, 0) == []


def test_no_passages(table: TokenTable) -> None:
    assert Interaction.read([], table).score("kota").shape == (0,)


def test_alignments_are_the_words_as_written_in_their_places(interaction: Interaction) -> None:
    question = "Kapan rapat di Manila, ya?"
    aligned = interaction.align(question, 1)
    assert [one.word for one in aligned] == ["Kapan", "rapat", "di", "Manila", "ya", "?"]
    assert all(question[one.start : one.end] == one.word for one in aligned)


@pytest.mark.parametrize(
    ("question", "text", "word", "covered"),
    [
        ("Where was the meeting?", "Pertemuan itu diadakan di Manila.", "meeting", True),
        ("Siapa wali kotanya?", "The mayor of the city is Budi.", "kotanya", True),
        ("How many countries?", "Ada sepuluh negara.", "countries", True),
        ("Apakah Sihanoukville ikut?", "Sihanoukville joined in 2018.", "Sihanoukville", True),
        ("Where was the meeting?", "Sungai itu sangat dalam.", "meeting", False),
        ("Apakah Sihanoukville ikut?", "Bandung joined in 2018.", "Sihanoukville", False),
        ("Berapa harga beras?", "The mayor of the city is Budi.", "beras", False),
        ("Who won the football match?", "Kota itu menggunakan sensor.", "football", False),
    ],
)
def test_alignment_tells_covered_words_from_missing_ones(
    interaction: Interaction, question: str, text: str, word: str, covered: bool
) -> None:
    similarity = next(one.similarity for one in interaction.align(question, text) if one.word == word)
    assert similarity > 0.6 if covered else similarity < 0.45


def test_a_passage_is_aligned_by_its_place_as_by_its_text(interaction: Interaction) -> None:
    by_place, by_text = (interaction.align("annual meeting", passage) for passage in (1, PASSAGES[1]))
    assert [one.word for one in by_place] == [one.word for one in by_text]
    np.testing.assert_allclose([one.similarity for one in by_place], [one.similarity for one in by_text], atol=1e-5)


def test_an_empty_passage_covers_nothing(interaction: Interaction) -> None:
    assert [one.similarity for one in interaction.align("kota", 3)] == [0.0]


def test_names_weigh_more_than_function_words(interaction: Interaction) -> None:
    weights = {one.word: one.weight for one in interaction.align("the mayor of Sihanoukville", 0)}
    assert min(weights["mayor"], weights["Sihanoukville"]) > 3 * max(weights["the"], weights["of"])
