"""The language of a question: Indonesian or English, also of three words, and of both mixed."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from math import log

from assistant.wording import wording
from corpus import LANGUAGES, Corpus, Language

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
# "7th": the letters are no word of their own.
_ORDINAL = re.compile(r"\b\d+(?:st|nd|rd|th)\b", re.IGNORECASE)
# Said in either language.
_OF_BOTH = re.compile(r"\btl;?dr\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“«].*?[\"”»]|(?<!\w)['‘][^'’]+['’](?!\w)")
# A word of the corpus speaks for a language where it is this many times as frequent there as in the other.
_TELLING = 4
# A mixed question counts as Indonesian; an English sentence may still hold an Indonesian word, one in this many.
_MIXED = 5
_SENTENCE = 3
# Fewer runs of letters than this tell no language.
_FEW = 8
# Shorter words are function words, also where they stand in a name: "on".
_SHORT = 3


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, without numbers and punctuation."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


class LanguageDetector:
    """Tells the language of a question from function words, and from the words that people ask this corpus in."""

    def __init__(self, corpus: Corpus) -> None:
        self._names = corpus.gazetteer
        self._default = corpus.document.language
        counts = {language: Counter(words_of(" ".join(corpus.asks(language)))) for language in LANGUAGES}
        runs = {language: Counter(run for word in counts[language] for run in _runs(word)) for language in LANGUAGES}
        totals = {language: counted.total() for language, counted in runs.items()}
        least = min(totals.values())
        self._runs = {
            language: {run: number * least / totals[language] for run, number in counted.items()}
            for language, counted in runs.items()
        }
        # What a document borrows from the other language, "smart city", is asked for in its own.
        held = {word for word in words_of(corpus.document.text) if len(word) > _SHORT}
        self._borrowed = {lang: frozenset() if lang == corpus.document.language else held for lang in LANGUAGES}
        self._telling: dict[Language, frozenset[str]] = {
            "id": _telling(counts["id"], counts["en"]),
            "en": _telling(counts["en"], counts["id"]),
        }

    def detect(self, question: str, default: Language | None = None) -> Language:
        """The language of a question; a mixed one counts as Indonesian, one without any sign as the default."""
        text = self._bare(question)
        words = words_of(text)
        own = {language: [word for word in words if word not in self._borrowed[language]] for language in LANGUAGES}
        common, telling = self._signs(own)
        if not (any(common.values()) or any(telling.values())):
            common, telling = self._signs(dict.fromkeys(LANGUAGES, words))
        # "Kamboja how many?": a country's name in one language is a word of that language.
        # "Which cities are in Filipina?" is an English sentence all the same.
        english = sum(word in _own_words("en") or word in self._telling["en"] for word in words)
        common["id"] += self._exonyms(question) if common["id"] or english < _SENTENCE else 0
        # "The Thai ones lah": the English of the region has particles of its own.
        if common["en"]:
            regional = wording("en").particles & wording("id").common
            common["id"] -= sum(word in regional for word in words)
        particles = sum(word in wording("id").particles for word in words)
        # "Which country is it lah": a particle makes no English sentence a mixed one.
        coloured = common["id"] <= particles and common["en"] >= _SENTENCE
        if common["id"] and common["en"] <= _MIXED * common["id"] and not coloured:
            return "id"
        if common["en"] or telling["id"] != telling["en"]:
            return "en" if common["en"] or telling["en"] > telling["id"] else "id"
        return default or self._by_letters(words) or self._default

    def _by_letters(self, words: Sequence[str]) -> Language | None:
        """The language whose words are made of such letters as those that nobody asks with; None for too few.

        Runs of three letters vote by how much commoner they are in the one (Cavnar and Trenkle, 1994).
        """
        runs = [run for word in words for run in _runs(word)]
        if len(runs) < _FEW:
            return None
        odds = sum(log((self._runs["en"].get(run, 0) + 1) / (self._runs["id"].get(run, 0) + 1)) for run in runs)
        return "en" if odds > 0 else "id"

    def _exonyms(self, question: str) -> int:
        """How many names of groups in a question are Indonesian ones that English has not."""
        found = ((question[m.start : m.end].lower(), m.names) for m in self._names.find(question))
        return sum(
            any(name.type == "group" and written in _lower(name.forms["id"]) for name in names)
            and not any(written in _lower(name.forms["en"]) for name in names)
            for written, names in found
        )

    def _bare(self, question: str) -> str:
        """The question without quotations and names, which may be in the other language."""
        text = _ORDINAL.sub(" ", _QUOTED.sub(" ", _OF_BOTH.sub(" ", question)))
        if not question.isupper():
            text = _CAPITALS.sub(" ", text)
        for mention in reversed(self._names.find(text)):
            text = f"{text[: mention.start]} {text[mention.end :]}"
        return text

    def _signs(self, words: Mapping[Language, Sequence[str]]) -> tuple[dict[Language, int], dict[Language, int]]:
        """How many of the words that may speak for each language are common in it, and how many people ask with."""
        return (
            {language: self._common(words[language], language) for language in LANGUAGES},
            {language: sum(word in self._telling[language] for word in words[language]) for language in LANGUAGES},
        )

    def _common(self, words: Sequence[str], language: Language) -> int:
        """How many words are function words or chat spelling of this language and not of the other."""
        own = _own_words(language)
        return sum(word in own for word in words)


@cache
def _own_words(language: Language) -> frozenset[str]:
    """The function words and the chat spelling of a language that the other has not."""
    other: Language = "en" if language == "id" else "id"
    mine, theirs = wording(language), wording(other)
    return (mine.common - theirs.common) | (mine.slang.keys() - theirs.common - theirs.slang.keys())


def _runs(word: str) -> list[str]:
    """The runs of three letters of a word, its ends included."""
    framed = f"<{word}>"
    return [framed[start : start + 3] for start in range(len(framed) - 2)]


def _telling(mine: Counter[str], theirs: Counter[str]) -> frozenset[str]:
    return frozenset(word for word, count in mine.items() if count >= 2 and count >= _TELLING * theirs[word])


def _lower(forms: Sequence[str]) -> set[str]:
    return {form.lower() for form in forms}
