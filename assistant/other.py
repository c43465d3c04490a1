"""What people say that is no question to the document: greetings, thanks, attempts to change the rules, other subjects."""

from functools import cache

from assistant.wording import read_words
from corpus import LANGUAGES
from index.chunk import Chunk


@cache
def other_chunks() -> tuple[Chunk, ...]:
    """Examples of such things, to be found beside the corpus; the owner is the reply that they get."""
    examples = read_words("other.yaml")
    found = {
        chunk.id: chunk
        for reply, by_language in examples.items()
        for language in LANGUAGES
        for text in by_language[language]
        for chunk in [Chunk(text, language, "other", reply, None)]
    }
    return tuple(found.values())
