"""A question read against a table of a corpus, and one asked after others, for the tests of what comes of it."""

from assistant import Answer, Assistant
from assistant.reading import Reading, read


def reading(assistant: Assistant, text: str, table: int = 0) -> Reading:
    """Read a text that asks one thing against a table, by default the first."""
    (question,) = assistant.questions(text)
    return read(question, assistant.corpus.tables[table], assistant.corpus, assistant.vocabulary.ordinary)


def talk(assistant: Assistant, *turns: str) -> Answer:
    """The answer to the last of several turns."""
    history: list[dict[str, str]] = []
    for turn in turns[:-1]:
        history.append({"role": "user", "content": turn})
        history.append({"role": "assistant", "content": assistant.answer(turn, history=history[:-1]).text})
    return assistant.answer(turns[-1], history=history)
