"""Bitext search: how near each sentence of one language is to each of the other, read as wholes and word by word."""

from collections.abc import Sequence

import numpy as np

from index.embedding import Embedder, StaticEmbedder
from index.interaction import Interaction
from index.table import TokenTable, Vectors


def similarities(english: Sequence[str], indonesian: Sequence[str], embedder: Embedder) -> Vectors:
    """How near two sentences are, by cosine and by how each covers the other, (n_english, n_indonesian).

    A translation leaves nothing out and adds nothing. So late interaction is asked both ways, what share of either is
    found in the other, and the two shares are put together as precision and recall are, by their harmonic mean, as in
    BERTScore (Zhang et al. 2020). A model without a token table gives the cosine alone.
    """
    cosine: Vectors = embedder.embed_passages(english) @ embedder.embed_passages(indonesian).T
    if not isinstance(embedder, StaticEmbedder):
        return cosine
    there, back = _covered(english, indonesian, embedder.table), _covered(indonesian, english, embedder.table).T
    both = np.maximum(there + back, np.finfo(np.float32).tiny)
    result: Vectors = cosine + 2 * there * back / both
    return result


def _covered(asked: Sequence[str], passages: Sequence[str], table: TokenTable) -> Vectors:
    """How fully each passage covers each text, 0 to 1, (n_asked, n_passages)."""
    interaction = Interaction.read(passages, table)
    return np.stack([interaction.score(text) for text in asked])
