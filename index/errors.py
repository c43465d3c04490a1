"""Errors of the index room; ``corpus/errors.py`` draws the whole tree."""

from corpus.errors import AssistantError


class IndexingError(AssistantError):
    """An index cannot be built, opened or searched."""


class ModelError(IndexingError):
    """An embedding model cannot be opened."""
