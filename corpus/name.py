"""Names: what a person, place, organisation or table member is called in either language, and finding them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from corpus.document import LANGUAGES, Language

_REMEMBERED = 4096


@dataclass(frozen=True, eq=False)
class Name:
    """Something that goes by names.

    Attributes
    ----------
        id: what the notes and tables call it.
        type: person, place, organisation, role, plan, event, region, country; or member, group for those of a table.
        article: the form in the article, verbatim.
        forms: for each language its forms; the first is the one that answers use.
        table: the id of the table that it belongs to, if any.

    """

    id: str
    type: str
    article: str
    forms: Mapping[Language, tuple[str, ...]]
    table: str | None = None

    def form(self, language: Language) -> str:
        """The form that answers use in this language."""
        return self.forms[language][0]

    def all_forms(self) -> set[str]:
        """Every form in either language, and the article's."""
        return {self.article, *(form for language in LANGUAGES for form in self.forms[language])}


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a text.

    Attributes
    ----------
        names: what the words may mean: Singapore is a city and a country.
        start, end: offsets in characters of the text that was read, end exclusive.

    """

    names: tuple[Name, ...]
    start: int
    end: int


class Gazetteer:
    """All names, ready to be found in a text: the longest form first, in any letter case."""

    def __init__(self, names: Iterable[Name]) -> None:
        self.names = tuple(names)
        self._by_form: dict[str, list[Name]] = {}
        for name in self.names:
            for form in name.all_forms():
                self._by_form.setdefault(_fold(form), []).append(name)
        # The claims of a corpus and the question at hand are looked through again and again.
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._find)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        forms = sorted(self._by_form, key=len, reverse=True)
        patterns = [re.escape(form).replace(r"\ ", r"[\s-]+") for form in forms]
        # Not for any letter case: a text in lower case is gone through three times as fast.
        return re.compile(rf"(?<!\w)(?:{'|'.join(patterns) or '(?!)'})(?:(?='s\b|’s\b|nya\b|-nya\b|s\b)|(?!\w))")

    @property
    def forms(self) -> set[str]:
        """Every form, in lower case."""
        return set(self._by_form)

    def find(self, text: str) -> list[Mention]:
        """The names in a text, in order; where two overlap, the longer."""
        return list(self._remembered(text))

    def _find(self, text: str) -> tuple[Mention, ...]:
        matches = self._pattern.finditer(_lower(text))
        return tuple(Mention(tuple(self._by_form[_fold(m.group())]), m.start(), m.end()) for m in matches)

    def ids(self, text: str) -> list[str]:
        """The ids of all that the names in a text may mean, in order."""
        return [name.id for mention in self.find(text) for name in mention.names]


def _lower(text: str) -> str:
    """A text in lower case, each letter in its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(low if len(low := x.lower()) == 1 else x for x in text)


def _fold(form: str) -> str:
    return re.sub(r"[\s-]+", " ", form.lower())
