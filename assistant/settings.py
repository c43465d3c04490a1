"""Settings: one frozen object, and the only reader of the environment."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be chosen without touching code.

    Attributes
    ----------
        corpus: folder of the corpus; None for the one that comes with the package.
        embedding_model: name or folder of an embedding model; `bundled` for the one that comes with the package.
        chroma_url: address of a Chroma server, as `http://127.0.0.1:8000`; None for an embedded store in `cache`.
        language_model: `provider:model` of a language model that phrases answers; None for none.
        cache: folder of the index; None for the user's cache folder.

    """

    corpus: Path | None = None
    embedding_model: str = "bundled"
    chroma_url: str | None = None
    language_model: str | None = None
    cache: Path | None = None

    @classmethod
    def from_environment(cls) -> "Settings":
        """The settings that `ASSISTANT_CORPUS`, `ASSISTANT_EMBEDDING_MODEL` and so on give; defaults for the rest."""
        corpus, cache = os.environ.get("ASSISTANT_CORPUS"), os.environ.get("ASSISTANT_CACHE")
        return cls(
            corpus=Path(corpus) if corpus else None,
            embedding_model=os.environ.get("ASSISTANT_EMBEDDING_MODEL") or "bundled",
            chroma_url=os.environ.get("ASSISTANT_CHROMA_URL") or None,
            language_model=os.environ.get("ASSISTANT_LANGUAGE_MODEL") or None,
            cache=Path(cache) if cache else None,
        )
