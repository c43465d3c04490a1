"""From a question to a cited answer: `from assistant import answer`."""

from assistant.answering import Assistant, answer
from assistant.errors import FixtureError, QuestionError, SettingsError
from assistant.response import Answer, Citation
from assistant.settings import Settings
from corpus.errors import AssistantError, CorpusError

__all__ = [
    "Answer",
    "Assistant",
    "AssistantError",
    "Citation",
    "CorpusError",
    "FixtureError",
    "QuestionError",
    "Settings",
    "SettingsError",
    "answer",
]
