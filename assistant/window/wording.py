"""The window's own words, in both languages at once, so that a switch of language needs no server."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from string import Template

import yaml

from assistant.rendering import escaped
from corpus.document import LANGUAGES, Language


@cache
def wording() -> Mapping[str, Mapping[Language, str]]:
    """Every word of the window by its name."""
    loaded: dict[str, dict[Language, str]] = yaml.safe_load(
        files("assistant.window").joinpath("wording.yaml").read_text(encoding="utf-8")
    )
    return loaded


def word(name: str, language: Language, **values: object) -> str:
    """One wording in one language, with its values filled in, as plain text."""
    return Template(wording()[name][language]).substitute({key: str(value) for key, value in values.items()})


def both(name: str, **values: object) -> str:
    """One wording as HTML in both languages, of which the page shows the window's; a value may differ by language."""
    return in_both({language: word(name, language, **_in(language, values)) for language in LANGUAGES})


def in_both(words: Mapping[Language, str]) -> str:
    """A text of each language as HTML, of which the page shows the window's; one stands for both where they agree."""
    texts = [words[language] for language in LANGUAGES if language in words]
    if len(set(texts)) == 1:
        return escaped(texts[0])
    return "".join(f'<span class="w" lang="{language}">{escaped(words[language])}</span>' for language in words)


def labels(name: str, attribute: str = "aria-label", **values: object) -> str:
    """One wording as attributes in both languages, from which the page sets the attribute in the window's."""
    return f'data-attribute="{attribute}" ' + " ".join(
        f'data-{language}="{escaped(word(name, language, **_in(language, values)))}"' for language in LANGUAGES
    )


def _in(language: Language, values: Mapping[str, object]) -> dict[str, object]:
    return {key: value[language] if isinstance(value, Mapping) else value for key, value in values.items()}


def long_date(day: date) -> dict[Language, str]:
    """A date as it is written out in each language."""
    return {language: f"{day.day} {_months(language)[day.month - 1]} {day.year}" for language in LANGUAGES}


def date_key(text: str) -> tuple[int, int, int] | None:
    """Where a written date belongs in time: year, month and day, 0 for what it leaves open; None without a year."""
    year = re.search(r"\b(?:1[5-9]|20)\d\d\b", text)
    if not year:
        return None
    for language in LANGUAGES:
        for number, month in enumerate(_months(language), start=1):
            found = re.search(rf"(?:\b(\d{{1,2}})(?:\s*[–-]\s*\d{{1,2}})?\s+)?\b{month}\b", text, re.IGNORECASE)
            if found:
                return int(year[0]), number, int(found[1] or 0)
    return int(year[0]), 0, 0


def _months(language: Language) -> list[str]:
    return wording()["months"][language].split()
