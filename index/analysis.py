"""Analysers: a text of one language becomes the terms that lexical search counts."""

import re
import unicodedata
from functools import lru_cache

import Stemmer

from corpus import Language

_WORD = re.compile(r"[^\W_]+")
# 1.000 and 1,000 are one number in two languages; so are 29,5 and 29.5.
_MARK_IN_NUMBER = re.compile(r"(?<=\d)[.,](?=\d)")
# The names of tables are read with every question, and its words by each step.
_REMEMBERED = 4096

_STOP: dict[Language, frozenset[str]] = {
    "id": frozenset(
        """
        ada adalah akan aku anda antara apa apakah apalagi atas atau bagaimana bagaimanakah bagi bahwa bagian banyak
        bgmn brapa brp byk dmn knp kpn sdh udh aja blm jg sy
        baru beberapa begitu belum berapa berapakah bila bisa boleh bukan bukankah dalam dan dapat dari darimana
        daripada dengan di dia dimana dimanakah dong dulu gak gimana gmn hal hanya harus hingga ialah ingin ini itu
        itulah jadi jika juga kah kalau kalian kalo kami kamu kan kapan kapankah karena kata ke kenapa
        kepada ketika kita knp
        lagi lah lain lalu lebih maka manakah mana masih mau melainkan mengapa menjadi menurut mereka merupakan namun
        ngga nggak nih nya oleh pada padahal paling para per pernah pula pun saat saja sambil sampai sangat saya
        sebagai sebelum sebuah secara sedang sehingga sejak seorang seperti serta sering setelah setiap si siapa
        siapakah sih suatu sudah supaya tak tapi telah tentang terhadap termasuk tersebut tetapi tiap tidak toh tolong
        untuk udah ya yaitu yakni yang yg dgn utk dr pd krn
        """.split()
    ),
    "en": frozenset(
        """
        a about after all also am an and any are as at be because been before being between both but by can could did
        do does doing down during each else ever few for from further had has have having he her here hers him his how
        i if in into is it its itself just me more most my no nor not now of off on once only or other our ours out
        over own please s same she should so some such t tell than that the their theirs them then there these they
        this those through to too under until up us very was we were what when where which while who whom whose why
        will with would you your yours
        """.split()
    ),
}
_STEMMER: dict[Language, str] = {"id": "indonesian", "en": "english"}


class Analyzer:
    """Folds case and accents, drops words that say nothing, and cuts the rest to their stems.

    Args:
        language: The language of the texts.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self._stop = _STOP[language]
        self._stemmer = Stemmer.Stemmer(_STEMMER[language])

    @lru_cache(maxsize=_REMEMBERED)  # noqa: B019 - there is one of each language, for good
    def terms(self, text: str) -> tuple[str, ...]:
        """The terms of a text, in order; all its words where it has nothing but stop words."""
        words = words_of(text)
        kept = [word for word in words if word not in self._stop]
        return tuple(self._stemmer.stemWords(kept or words))

    def foreign_words(self, text: str, language: Language) -> list[str]:
        """The words of a text in another language that could be names here, unstemmed.

        Stop words of both languages go, so that "the" and "of" of an English question do not find English titles in an
        Indonesian passage.
        """
        stop = self._stop | _STOP[language]
        return [word for word in words_of(text) if word not in stop]


@lru_cache(maxsize=2)
def analyzer(language: Language) -> Analyzer:
    """The analyser of a language, made once: a stemmer remembers the words that it has seen."""
    return Analyzer(language)


def words_of(text: str) -> list[str]:
    """Words and numbers of a text, folded: lower case, no accents, no marks inside numbers."""
    if text.isascii():
        plain = text.lower()
    else:
        folded = unicodedata.normalize("NFKD", text).casefold()
        plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return _WORD.findall(_MARK_IN_NUMBER.sub("", plain))
