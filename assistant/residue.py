"""The residue of a text: what it says itself, beside names, question words, pointing words and fillers."""

import re
from functools import cache, lru_cache

from assistant.question import Kind, content_words, kinds_of
from assistant.wording import wording
from corpus import LANGUAGES, Corpus, Language
from corpus.figure import figures

# Each way to read a follow-up looks at the same few texts.
_REMEMBERED = 256
# A text with more words of its own than this asks something else.
FEW = 4
NOW = re.compile(
    r"\b(sekarang|kini|saat ini|dewasa ini|terkini|now|today|currently|at present|nowadays|at the moment)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=_REMEMBERED)
def own_words(text: str, corpus: Corpus) -> tuple[str, ...]:
    """The words of a text that are neither fillers, names, question words nor pointing words."""
    words = content_words(text, corpus.gazetteer.find(text))
    return tuple(
        word
        for word in words
        if word not in _particles() and not _points(word) and not NOW.fullmatch(word) and not _asks(word)
    )


def _points(word: str) -> bool:
    return any(wording(language).follow_up["pronoun"].fullmatch(word) for language in LANGUAGES)


@cache
def _particles() -> frozenset[str]:
    """The words of either language that only colour what is said."""
    return frozenset[str]().union(*(wording(language).particles for language in LANGUAGES))


def beside_nouns(text: str, corpus: Corpus) -> list[str]:
    """The words of a text's own that are no words for members and groups of tables."""
    return [word for word in own_words(text, corpus) if word not in table_nouns(corpus)]


def kinds_in(text: str, spoken: Language) -> tuple[Kind, ...]:
    """The kinds of question that a text shows by its words; none where nothing shows any."""
    found = kinds_of(text, spoken)
    return () if found == ("what",) else found


def asks_anything(text: str) -> bool:
    """Whether a text holds a word that asks, in either language."""
    return any(wording(language).asking.search(text) for language in LANGUAGES)


def _asks(word: str) -> bool:
    return any(
        pattern.fullmatch(word) for language in LANGUAGES for kind, pattern in wording(language).kinds.items()
        if kind in ("when", "where", "who", "how-many", "why", "how", "what")
    )  # fmt: skip


def asks_itself(text: str, spoken: Language, corpus: Corpus) -> bool:
    """Whether a text holds what asks, a name or a figure, so that it may be a question of its own."""
    return bool(wording(spoken).asking.search(text) or corpus.gazetteer.find(text) or figures(text))


@lru_cache(maxsize=8)
def table_nouns(corpus: Corpus) -> frozenset[str]:
    """The words for members and groups of tables: "and the cities of Thailand?" says no more than "and Thailand?"."""
    words: set[str] = set()
    for table in corpus.tables:
        for noun in filter(None, (table.members, table.groups)):
            for by_language in (noun.one, noun.many):
                words.update(word for phrase in by_language.values() for word in phrase.split())
    return frozenset(words)
