"""Measures: the numbers and lengths of time that a question gives, to be held against what is told."""

import calendar
import datetime
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.wording import wording
from corpus import Language
from corpus.figure import Date, figures

Bound = Literal["at-least", "at-most", "more-than", "less-than", "exactly"]

# Whether a size, first, is as a bound has it of another.
HOLDS: Mapping[Bound, Callable[[float, float], bool]] = {
    "at-least": operator.ge,
    "at-most": operator.le,
    "more-than": operator.gt,
    "less-than": operator.lt,
    "exactly": operator.eq,
}
# A text is measured by several steps.
_REMEMBERED = 256
# "No more than" is looked for before "more than".
_BOUNDS: tuple[Bound, ...] = ("at-least", "at-most", "more-than", "less-than")
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30}


@dataclass(frozen=True)
class Measure:
    """A number, or a length of time, as a text has it.

    Attributes
    ----------
        size: the number; of a length of time, in days.
        bound: what is said of it.
        days: whether it is a length of time.
        coarse: whether it is one in weeks or more, which are seldom meant to the day.
        start, end: where it stands in the text, with what is said of it, in characters.

    """

    size: float
    bound: Bound
    days: bool
    coarse: bool
    start: int
    end: int

    def holds(self, size: float) -> bool:
        """Whether something of a size is as the text has it."""
        return HOLDS[self.bound](size, self.size)


@lru_cache(maxsize=_REMEMBERED)
def measures_in(text: str, language: Language, *, reckoned: bool = False) -> tuple[Measure, ...]:
    """The measures in a text, in order; those only that tell when something was, "a week before", where `reckoned`."""
    words = wording(language).measures
    found = []
    for figure in figures(text):
        if not isinstance(figure.value, float) or figure.ordinal:
            continue
        unit = words["unit"].match(text, figure.end)
        if unit is None:
            found += [] if reckoned else [_measure(text, figure.start, figure.end, figure.value, None, language)]
        elif bool(words["reckoned"].match(text, unit.end())) == reckoned:
            found.append(_measure(text, figure.start, unit.end(), figure.value, unit.lastgroup, language))
    for single in words["single"].finditer(text):
        if bool(words["reckoned"].match(text, single.end())) == reckoned:
            found.append(_measure(text, single.start(), single.end(), 1, single.lastgroup, language))
    for one in words["one"].finditer(text):
        # "One" by itself counts nothing; "more than one" does.
        measure = _measure(text, one.start(), one.end(), 1, None, language)
        within = any(each.start <= one.start() < each.end for each in found)
        if measure.bound != "exactly" and not within and not reckoned:
            found.append(measure)
    return tuple(sorted(found, key=lambda each: each.start))


def bounds_in(text: str, language: Language) -> dict[int, Measure]:
    """The numbers in a text that are only a bound, "more than five", by where they end: nothing need be so many."""
    return {each.end: each for each in measures_in(text, language) if each.bound != "exactly" and not each.days}


def dated_as(text: str, language: Language, days: Sequence[datetime.date]) -> Literal["yes", "no", "open", ""]:
    """Whether days are before, or after, a date as a text has it: "before July 2023"; "" where it has nothing so.

    It is open where the date, or the days, or what is reckoned from the date, are not known.
    """
    words = wording(language).measures
    for figure in figures(text):
        if not isinstance(figure.value, tuple):
            continue
        before, after = (words[cue].search(text[: figure.start]) for cue in ("before", "after"))
        cue = before or after
        if cue is None:
            continue
        stretch = period(figure.value[0 if before else -1])
        # "A month after the first of July" is another day.
        if stretch is None or not days or words["reckoning"].search(text[: cue.start()]):
            return "open"
        return "yes" if (days[-1] < stretch[0] if before else days[0] > stretch[1]) else "no"
    return ""


def period(date: Date) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day of a date that may lack its day, or its month too; None without a year."""
    if date.year is None:
        return None
    month = date.month or 12
    longest = calendar.monthrange(date.year, month)[1]
    last = date.day or longest
    # "31 June" is no day.
    if last > longest:
        return None
    return datetime.date(date.year, date.month or 1, date.day or 1), datetime.date(date.year, month, last)


def unmeasured(text: str, measures: Sequence[Measure]) -> str:
    """A text without its measures, and without what is said of them: "not more than" denies nothing."""
    for measure in reversed(measures):
        text = f"{text[: measure.start]} {text[measure.end :]}"
    return text


def _measure(text: str, start: int, end: int, number: float, unit: str | None, language: Language) -> Measure:
    words = wording(language).measures
    size = number * _DAYS[unit] if unit is not None else number
    days, coarse = unit is not None, unit not in (None, "day")
    # "It ran over two days": during them.
    during = days and words["during"].search(text[:start]) is not None
    for bound in _BOUNDS:
        said = words[bound].search(text[:start])
        if said is not None and not during:
            return Measure(size, bound, days, coarse, said.start(), end)
    return Measure(size, "exactly", days, coarse, start, end)
