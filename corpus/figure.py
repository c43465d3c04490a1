"""Figures: the numbers and dates in a text of either language, read as values so that they can be compared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

_MONTHS = {
    "januari": 1, "january": 1, "jan": 1, "februari": 2, "february": 2, "feb": 2, "maret": 3, "march": 3, "mar": 3,
    "april": 4, "apr": 4, "mei": 5, "may": 5, "juni": 6, "june": 6, "jun": 6, "juli": 7, "july": 7, "jul": 7,
    "agustus": 8, "august": 8, "agu": 8, "agt": 8, "aug": 8, "september": 9, "sep": 9, "sept": 9, "oktober": 10,
    "october": 10, "okt": 10, "oct": 10, "november": 11, "nov": 11, "desember": 12, "december": 12,
    "des": 12, "dec": 12,
}  # fmt: skip
_UNITS = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
_WHOLE = {
    "sepuluh": 10, "sebelas": 11, "seratus": 100, "seribu": 1000, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "dozen": 12,
    "lusin": 12, "selusin": 12, "hundred": 100, "thousand": 1000,
}  # fmt: skip
_DOZENS, _HALF = ("dozen", "lusin"), re.compile(r"\b(?:half an?|half|setengah)\s+$", re.IGNORECASE)
_TIMES = {"dozen": 12, "lusin": 12, "ratus": 100, "hundred": 100, "ribu": 1000, "thousand": 1000}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_ORDINALS = {
    "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11,
    "twelfth": 12, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6, "ketujuh": 7, "kedelapan": 8, "kesembilan": 9,
    "kesepuluh": 10, "kesebelas": 11,
}  # fmt: skip
_ABOUT = re.compile(r"\b(?:several|few|couple(?: of)?|many|some|beberapa|and a half|\d)\s+$", re.IGNORECASE)

# "Dua ribu delapan belas", "two thousand eighteen": years, as people say them.
_SPOKEN_YEARS, _CENTURY = ("dua", "two"), range(2001, 2100)

_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_TWOFOLD = "may|mar|mei|jan|des|dec|sep"
_BEFORE_MONTH = "(?:" + "|".join(rf"(?<=\b{word} )" for word in ("in", "of", "since", "bulan", "sejak", "pada")) + ")"
_DASH = r"\s*(?:[-–—]|s/?d|sampai|hingga|to|until|and|dan)\s*"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_DATES = (
    re.compile(r"\b(?P<year>\d{4})-(?P<month_number>\d\d)-(?P<day>\d\d)\b"),
    re.compile(r"\b(?P<day>\d{1,2})/(?P<month_number>\d{1,2})/(?P<year>\d{4})\b"),
    re.compile(rf"\b{_DAY}(?:{_DASH}{_DAY})?\s+(?:of\s+)?({_MONTH})\b\.?(?:,?\s+(\d{{4}}))?", re.IGNORECASE),
    re.compile(rf"\b({_MONTH})\b\.?\s+{_DAY}(?:{_DASH}{_DAY})?(?:,?\s+(\d{{4}}))?(?!\d)", re.IGNORECASE),
    re.compile(rf"\b({_MONTH})\b\.?,?\s+(?:of\s+|tahun\s+)?(\d{{4}})\b", re.IGNORECASE),
    # A month alone; one that is another word or a name too only behind a word that makes it a month.
    re.compile(rf"\b((?!(?:{_TWOFOLD})\b)(?:{_MONTH}))\b", re.IGNORECASE),
    re.compile(rf"{_BEFORE_MONTH}\b({_TWOFOLD})\b", re.IGNORECASE),
    re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?![\d]|[.,]\d)"),
)
_WORD = "|".join(sorted({*_UNITS, *_WHOLE, *_TENS, *_ORDINALS}, key=len, reverse=True))
_DIGITS = re.compile(
    r"(?<![\w.,])(?P<prefix>ke-?)?(?P<number>\d+(?:[.,]\d+)*)(?P<suffix>st|nd|rd|th)?(?!\w)", re.IGNORECASE
)
_WORDS = re.compile(rf"\b(?:{_WORD})\b(?:[\s-]+(?:{_WORD}|puluh|belas|ratus|ribu)\b)*", re.IGNORECASE)
# "Keempat bidang" are four, "bidang keempat" is the fourth: what counts stands before its noun, behind no other noun.
_UNCOUNTED = "itu|ini|tersebut|tadi|yang|yg|di|pada|dan|atau|apa|siapa|kapan|mana|tahun|digelar|diadakan"
_COUNTED = re.compile(rf"\s+(?!(?:{_UNCOUNTED})\b)[a-z]{{3,}}")
_COUNTING = re.compile(
    r"(?:^|[.?!:;,(]\s*|\b(?:dari|di|dalam|pada|untuk|ke|oleh|dengan|antara|tentang|mengenai|soal|apa|apakah|adalah|itu|ini"
    r"|saja|dan|atau|yaitu|sebutin|tulisin|jelasin|[a-z]+kan)\s+)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Date:
    """A day, a month or a year, as much as the text gives.

    Attributes
    ----------
        year, month, day: None where the text does not say.

    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def agrees(self, other: "Date") -> bool:
        """Whether nothing that both give differs."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return all(mine is None or theirs is None or mine == theirs for mine, theirs in pairs)

    def within(self, other: "Date") -> bool:
        """Whether the other gives everything that this one gives, and the same."""
        pairs = ((self.year, other.year), (self.month, other.month), (self.day, other.day))
        return all(mine is None or mine == theirs for mine, theirs in pairs)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or date, and where it stands.

    Attributes
    ----------
        value: a number, or the dates that a day or a range of days spans from and to.
        ordinal: True for "sixth", "keenam", "ke-6".
        start, end: offsets in characters of the text that was read, end exclusive.

    """

    value: float | tuple[Date, ...]
    ordinal: bool
    start: int
    end: int

    @property
    def exact(self) -> bool:
        """Whether it is a date to the month at least."""
        return isinstance(self.value, tuple) and all(date.month is not None for date in self.value)

    @property
    def sort(self) -> Literal["date", "ordinal", "number"]:
        """What it is: only figures of one sort can contradict each other."""
        return "date" if isinstance(self.value, tuple) else "ordinal" if self.ordinal else "number"

    def agrees(self, other: "Figure") -> bool:
        """Whether both are dates, and some two of them differ in nothing that both give."""
        if not isinstance(self.value, tuple) or not isinstance(other.value, tuple):
            return False
        return any(mine.agrees(theirs) for mine in self.value for theirs in other.value)


def figures(text: str) -> list[Figure]:
    """The numbers and dates in a text, in order.

    The words for one, first and second are left out: "salah satu", "one of", "kedua kota" are no figures.
    """
    return list(_figures(text))


# The same claims and sentences are read again for every question.
@lru_cache(maxsize=4096)
def _figures(text: str) -> tuple[Figure, ...]:
    dates: list[Figure] = []
    for pattern in _DATES:
        for match in pattern.finditer(text):
            if all(match.end() <= date.start or date.end <= match.start() for date in dates):
                dates.append(Figure(_read_date(match), False, match.start(), match.end()))
    taken = [(date.start, date.end) for date in dates]
    numbers = [number for number in _numbers(text) if all(number.end <= s or e <= number.start for s, e in taken)]
    return tuple(sorted([*dates, *numbers], key=lambda figure: figure.start))


def _read_date(match: re.Match[str]) -> tuple[Date, ...]:
    named = match.groupdict()
    if named:
        return (Date(int(named["year"]), int(named["month_number"]), int(named["day"])),)
    year, month, days = None, None, []
    for part in match.groups():
        if part is None:
            continue
        if part.lower() in _MONTHS:
            month = _MONTHS[part.lower()]
        elif len(part) == 4:
            year = int(part)
        else:
            days.append(int(part))
    return tuple(Date(year, month, day) for day in days) or (Date(year, month),)


def _numbers(text: str) -> Iterator[Figure]:
    for match in _DIGITS.finditer(text):
        digits = match["number"]
        # "1.500" and "1,500" are thousands in one language or the other; "7.5" and "7,5" are decimals.
        grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits)
        value = float(re.sub(r"[.,]", "", digits)) if grouped else float(digits.replace(",", ".", 1).split(".")[0] or 0)
        if not grouped and re.fullmatch(r"\d+[.,]\d+", digits):
            value = float(digits.replace(",", "."))
        yield Figure(value, bool(match["prefix"] or match["suffix"]), match.start(), match.end())
    for match in _WORDS.finditer(text):
        words = re.split(r"[\s-]+", match.group().lower())
        if words in (["satu"], ["one"]):
            continue
        if words[0] in _DOZENS:
            # "Several dozen" is no number.
            if _ABOUT.search(text[: match.start()]):
                continue
            half = _HALF.search(text[: match.start()])
            if half is not None:
                yield Figure(6.0, False, half.start(), match.end())
                continue
        ordinal = words[0] in _ORDINALS and not (
            words[0].startswith("ke") and _COUNTING.search(text[: match.start()]) and _COUNTED.match(text, match.end())
        )
        value = _ORDINALS.get(words[0]) or _read_words(words)
        if words[0] in _SPOKEN_YEARS and len(words) > 1 and value in _CENTURY:
            yield Figure((Date(value),), False, match.start(), match.end())
            continue
        yield Figure(float(value), ordinal, match.start(), match.end())


def _read_words(words: list[str]) -> int:
    total, last = 0, 0
    for word in words:
        if word == "puluh":
            total += last * 10 - last
        elif word == "belas":
            total += 10
        elif word in _TIMES and last:
            total += last * _TIMES[word] - last
        else:
            last = _UNITS.get(word) or _WHOLE.get(word) or _TENS.get(word, 0)
            total += last
    return total


def without_figures(text: str) -> str:
    """A text without the numbers and dates in it."""
    for figure in reversed(figures(text)):
        text = f"{text[: figure.start]} {text[figure.end :]}"
    return text
