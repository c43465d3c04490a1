from collections.abc import Sequence

import numpy as np
import pytest

from index.bitext import similarities
from index.embedding import StaticEmbedder
from index.table import Vectors

ENGLISH = [
    "The mayor opened the new market in Manila.",
    "The mayor opened the new market in Manila, and ten ministers from Hanoi watched the rain from the bridge.",
    "It rains in the village.",
    "",
]
INDONESIAN = [
    "Wali kota membuka pasar baru di Manila.",
    "Wali kota membuka pasar baru di Manila, dan sepuluh menteri dari Hanoi menonton hujan dari jembatan.",
    "Hujan turun di desa.",
    "",
]


class Plain:
    """An embedder without a token table."""

    name = fingerprint = "plain"
    dimension = 2

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return np.array([[len(text), 1] for text in texts], np.float32)

    embed_passages = embed_queries


@pytest.fixture(scope="module")
def bundled() -> StaticEmbedder:
    return StaticEmbedder.bundled()


def test_the_translation_is_nearest_whatever_is_left_out_or_added(bundled: StaticEmbedder) -> None:
    near = similarities(ENGLISH[:3], INDONESIAN[:3], bundled)
    assert near.argmax(axis=0).tolist() == near.argmax(axis=1).tolist() == [0, 1, 2]


def test_it_is_the_same_from_either_side(bundled: StaticEmbedder) -> None:
    there, back = similarities(ENGLISH, INDONESIAN, bundled), similarities(INDONESIAN, ENGLISH, bundled)
    np.testing.assert_allclose(there, back.T, atol=1e-6)


def test_each_half_counts(bundled: StaticEmbedder) -> None:
    near = similarities(ENGLISH[:3], INDONESIAN[:3], bundled)
    words = near - bundled.embed_passages(ENGLISH[:3]) @ bundled.embed_passages(INDONESIAN[:3]).T
    assert ((words >= 0) & (words <= 1)).all()
    # What only one of the two says counts against them, whichever it is.
    assert words[0, 0] > words[0, 1]
    assert words[0, 0] > words[1, 0]


def test_a_text_without_words_is_near_to_nothing(bundled: StaticEmbedder) -> None:
    near = similarities(ENGLISH, INDONESIAN, bundled)
    assert np.isfinite(near).all()
    assert not near[3].any()
    assert not near[:, 3].any()


def test_a_model_without_a_token_table_is_asked_for_its_cosine_alone() -> None:
    np.testing.assert_array_equal(similarities(["a", "bb"], ["c"], Plain()), [[2], [3]])
