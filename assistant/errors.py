"""What can go wrong between a question and its answer; the tree is drawn in corpus/errors.py."""

from corpus.errors import AssistantError


class QuestionError(AssistantError):
    """A question cannot be read."""


class SettingsError(AssistantError):
    """A setting cannot be used."""


class FixtureError(AssistantError):
    """A golden question cannot be used."""
