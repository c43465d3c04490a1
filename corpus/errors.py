"""The error tree. One base, so that a caller can catch everything of ours at once.

    AssistantError
    ├── CorpusError       a document, note or table that cannot be used    (corpus)
    ├── IndexingError     an index that cannot be built or opened          (index)
    │   └── ModelError    an embedding model that cannot be opened         (index)
    ├── QuestionError     a question that cannot be read                   (assistant)
    ├── SettingsError     a setting that cannot be used                    (assistant)
    └── FixtureError      a golden question that cannot be used            (assistant)

A message says what happened, the value, and the next thing to do.
"""


class AssistantError(Exception):
    """Anything that this project raises on purpose."""


class CorpusError(AssistantError):
    """A document, note or table cannot be used as it stands."""
