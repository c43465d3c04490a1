"""The vocabulary: the words that this corpus and its askers use, in either language."""

import re
from collections import Counter
from collections.abc import Callable, Iterable

from assistant.language import words_of
from assistant.wording import wording
from corpus import LANGUAGES, Corpus, Language

_LOWER_CASE = re.compile(r"(?<!\w)[a-zà-ÿ]+(?:['’-][a-zà-ÿ]+)*")

_WRITTEN_LARGE = re.compile(r"(?<=[a-z,] )[A-ZÀ-Þ][a-zà-ÿ]+")


# People who ask misspell; a word that nobody knows is one only if several of them write it so.
_SEVERAL = 4


class Vocabulary:
    """The words of a corpus, its names and the function words."""

    def __init__(self, corpus: Corpus, known: Callable[[str], bool]) -> None:
        """Collect the words; `known` says whether a word is an ordinary one."""
        texts = {language: " ".join(_texts(corpus, language)) for language in LANGUAGES}
        common = {language: wording(language).common for language in LANGUAGES}
        self._words: dict[Language, list[str]] = {}
        for language in LANGUAGES:
            asked = Counter(words_of(" ".join(corpus.asks(language))))
            often = {word for word, count in asked.items() if count >= _SEVERAL or known(word)}
            words = {*common[language], *often, *words_of(texts[language])}
            self._words[language] = sorted(words, key=lambda word: (-asked[word], word))
        self._all = frozenset(word for words in self._words.values() for word in words)
        everything = [" ".join([texts[language], *corpus.asks(language)]) for language in LANGUAGES]
        lower = Counter(word for text in everything for word in _LOWER_CASE.findall(text))
        large = Counter(word.lower() for text in everything for word in _WRITTEN_LARGE.findall(text))
        self._ordinary = frozenset().union(*common.values(), (word for word in lower if lower[word] > large[word]))

    def __contains__(self, word: object) -> bool:
        return word in self._all

    def words(self, language: Language) -> list[str]:
        """The words of one language, those that people ask with most first."""
        return self._words[language]

    def ordinary(self, word: str) -> bool:
        """Whether a word is written in lower case more often than not: no name."""
        return word in self._ordinary


def _texts(corpus: Corpus, language: Language) -> Iterable[str]:
    for note in corpus.notes:
        yield note.claim.get(language, "")
    for name in corpus.all_names:
        yield from name.forms[language]
    if corpus.document.language == language:
        yield corpus.document.text
