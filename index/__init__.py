"""From the corpus to neighbours: chunks, embeddings, Chroma, lexical search, and the bundled model."""
