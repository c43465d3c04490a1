"""A question read against a table of a corpus, for the tests of what comes of it."""

from assistant import Assistant
from assistant.reading import Reading, read


def reading(assistant: Assistant, text: str, table: int = 0) -> Reading:
    """Read a text that asks one thing against a table, by default the first."""
    (question,) = assistant.questions(text)
    return read(question, assistant.corpus.tables[table], assistant.corpus, assistant.vocabulary.ordinary)
