"""Spelling: chat spelling written out, and words that nobody knows read as the nearest word that the corpus knows."""

import re
from collections.abc import Callable
from itertools import pairwise

from assistant.atlas import is_place, place_names
from assistant.vocabulary import Vocabulary
from assistant.wording import wording
from corpus import Corpus, Language

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*2?\.?|[^\w\s]|\d[\d.,/–-]*\w*|\S")
_WORD = re.compile(r"[^\W\d_]+")
# "Kota2" is "kota-kota", in the chat spelling of Indonesian.
_ENDS = re.compile(r"\s+[A-Z]|\s*$")
_DOUBLED = re.compile(r"([^\W\d_]{3,})2")
_DOUBLED_END = re.compile(r"(?P<stem>\w{2,}(?P<last>[bdgmnprt]))(?P=last)(?:ing|ed|er)s?")
# Where something happens; many a word is the name of some town, so elsewhere it is taken for what it is.
_IN_PLACE = re.compile(r"(?P<in>\b(?:in|at|di) )(?P<place>[a-z]{4,})\b")
_STRETCHED = re.compile(r"(\w)\1{2,}")
# How Indonesian verbs begin in speech, and in writing.
_COLLOQUIAL = (("ny", "meny"), ("nge", "me"), ("nge", "mem"), ("nge", "men"), ("ng", "meng"))
# Shorter words have too many neighbours one letter away to be mended safely.
_SHORTEST, _LONG, _MIXED = 4, 8, 5


# So many of the nearest words are looked at.
_RIVALS = 8


class Speller:
    """Mends the spelling of questions.

    Words of the corpus, function words, and whatever `known` accepts stay as they are: a word that merely is not in the
    corpus must not be bent into one that is.
    """

    def __init__(self, corpus: Corpus, vocabulary: Vocabulary, known: Callable[[str], bool]) -> None:
        self._known = known
        self._names = corpus.gazetteer
        self._vocabulary = vocabulary

    def mend(self, question: str, language: Language) -> str:
        """The question with chat spelling written out and typing errors mended; names keep their form."""
        question = self._joined(question)
        mentions = self._names.find(question)
        pieces, last = [], 0
        for match in _TOKEN.finditer(question):
            inside = any(mention.start <= match.start() < mention.end for mention in mentions)
            # "Y/n" is no chat spelling of "why or and".
            inside = inside or "/" in (
                question[match.start() - 1 : match.start()],
                question[match.end() : match.end() + 1],
            )
            mended = match.group() if inside else self._token(match.group(), language)
            if mended.lower() != match.group().lower() and _of_place(match, question):
                mended = match.group()
            # "yg." is written out without its stop, unless a sentence ends there.
            ends = match.group().endswith(".") and not mended.endswith(".") and _ENDS.match(question, match.end())
            pieces += [question[last : match.start()], f"{mended}." if ends else mended]
            last = match.end()
        mended = "".join([*pieces, question[last:]])
        return self._with_places(mended) if wording(language).operations["happening"].search(mended) else mended

    def _with_places(self, question: str) -> str:
        """The question with the places that the corpus does not know written large: it was held "in bandung"."""

        def written(match: re.Match[str]) -> str:
            place = match["place"]
            plain = place in self._names.forms or self._vocabulary.ordinary(place) or not is_place(place)
            return match["in"] + (place if plain else place.title())

        return _IN_PLACE.sub(written, question)

    def _joined(self, question: str) -> str:
        """The question with names mended that were torn in two: "sura baya", "m pac"."""
        mentions = self._names.find(question)
        words = list(_WORD.finditer(question))
        for first, second in reversed(list(pairwise(words))):
            name = first.group() + second.group()
            apart = all(m.end <= first.start() or second.end() <= m.start for m in mentions)
            if apart and question[first.end() : second.start()] == " " and name.lower() in self._names.forms:
                question = question[: first.start()] + name + question[second.end() :]
        return question

    def _token(self, token: str, language: Language) -> str:
        bare = token.lower().replace("’", "'").rstrip(".")
        doubled = _DOUBLED.fullmatch(bare)
        if doubled is not None and bare not in wording(language).slang:
            return f"{doubled[1]}-{doubled[1]}"
        written_out = wording(language).slang.get(bare)
        if written_out is not None:
            return written_out
        if not bare.isalpha() or bare in self._vocabulary:
            return token
        bare = _STRETCHED.sub(r"\1", bare)
        if bare in self._vocabulary:
            return bare
        if len(bare) < _SHORTEST:
            return token
        # "Nyampaikan", "ngebahas": the colloquial forms of "menyampaikan" and "membahas".
        formal = [prefix + bare.removeprefix(cut) for cut, prefix in _COLLOQUIAL if bare.startswith(cut)]
        # And "buatin" that of "buatkan".
        formal += [bare.removesuffix("in") + "kan"] if bare.endswith("in") else []
        written_out = next((word for word in formal if language == "id" and word in self._vocabulary), None)
        if written_out is not None:
            return written_out
        if self._known(bare):
            return token
        # "Swapping", of "swap".
        doubled_end = _DOUBLED_END.fullmatch(bare)
        if language == "en" and doubled_end is not None and self._known(doubled_end["stem"]):
            return token
        return self._nearest(bare, language) or token

    def _nearest(self, word: str, language: Language) -> str | None:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        allowed = 2 if len(word) >= _LONG else 1
        # The first letter is hardly ever the wrong one, and most false friends differ in it.
        choices = [
            other for other in self._vocabulary.words(language) if other[0] == word[0] and len(other) >= _SHORTEST
        ]
        # What differs by its number only is spelt as it should be.
        if language == "en" and not {f"{word}s", word.removesuffix("s")}.isdisjoint(choices):
            return None
        # All letters are there, in another order.
        mixed = next((other for other in choices if len(word) > _MIXED and sorted(other) == sorted(word)), None)
        if mixed is not None:
            return mixed
        found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=allowed, limit=_RIVALS)
        nearest = [other for other, distance, _ in found if distance == found[0][1]]
        # Letters out of order are the commonest slip; then comes what people ask with most.
        return next((o for o in nearest if sorted(o) == sorted(word)), nearest[0]) if nearest else None


def spelt_out(text: str, language: Language) -> str:
    """A text with its chat spelling written out, as far as that can be told word by word."""
    slang = wording(language).slang
    return _WORD.sub(lambda match: slang.get(match.group().lower(), match.group()), text)


def _of_place(word: re.Match[str], question: str) -> bool:
    """Whether a word is part of a place's name of several words: the "Tho" of "Can Tho" is no misspelt "though"."""
    if not word.group()[0].isupper():
        return False
    start = len(question[: word.start()].rstrip().rpartition(" ")[0])
    end = word.end() + len(" ".join(question[word.end() :].split(" ")[:2]))
    return any(" " in name and word.group() in name.split() for name in place_names(question[start:end]))
