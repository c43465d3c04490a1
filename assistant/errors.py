"""Errors of the assistant room; `corpus/errors.py` draws the whole tree."""

from corpus.errors import AssistantError


class QuestionError(AssistantError, ValueError):
    """A question that cannot be read."""


class SettingsError(AssistantError):
    """A setting that cannot be used."""


class FixtureError(AssistantError):
    """A golden question that cannot be used."""
