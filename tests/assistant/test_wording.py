import re
from importlib.resources import files
from typing import get_args

import pytest
import yaml

from assistant.question import Kind
from assistant.wording import read_words, wording
from corpus import LANGUAGES, Language

FILES = ["{}.yaml", "replies.{}.yaml", "operations.{}.yaml"]


@pytest.mark.parametrize("form", FILES)
def test_both_languages_have_the_same_keys(form: str) -> None:
    indonesian, english = (read_words(form.format(language)) for language in LANGUAGES)
    assert indonesian.keys() == english.keys()
    for key, value in indonesian.items():
        # Chat spelling is each language's own.
        if isinstance(value, dict) and key != "slang":
            assert value.keys() == english[key].keys(), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_kinds_are_those_that_a_question_may_have(language: Language) -> None:
    assert set(wording(language).kinds) == set(get_args(Kind))


def test_a_reply_takes_the_same_words_in_both_languages() -> None:
    indonesian, english = (
        {key: set(re.findall(r"\$(\w+)", text)) for key, text in wording(language).replies.items()}
        for language in LANGUAGES
    )
    for key, variables in english.items():
        # English says "is" or "are", "has" or "have", "city" or "cities"; Indonesian has no such forms.
        plain = {"noun" if variable == "nouns" else variable for variable in variables - {"be", "have"}}
        assert plain == indonesian[key], key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_stands_once(language: Language) -> None:
    """YAML lets a later key take the place of an earlier one without a word."""

    class Strict(yaml.SafeLoader):
        pass

    def mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> dict[object, object]:
        keys = [loader.construct_object(key) for key, _ in node.value]
        assert len(keys) == len(set(keys)), [key for key in keys if keys.count(key) > 1]
        return {loader.construct_object(k): loader.construct_object(v, deep=True) for k, v in node.value}

    Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, mapping)
    for form in FILES:
        yaml.load((files("assistant") / "words" / form.format(language)).read_bytes(), Strict)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_and_word_is_a_string(language: Language) -> None:
    """In YAML a bare yes, no, on or 1 is something else."""
    words = wording(language)
    for mapping in (words.replies, words.slang):
        assert all(isinstance(key, str) and isinstance(value, str) for key, value in mapping.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_pattern_fits_nothing(language: Language) -> None:
    words = wording(language)
    for patterns in (words.kinds, words.operations, words.follow_up, words.translate):
        for name, pattern in patterns.items():
            assert not pattern.search(""), name
    assert not words.negations.search("")


def test_other_things_have_a_reply_in_both_languages() -> None:
    for reply, by_language in read_words("other.yaml").items():
        for language in LANGUAGES:
            assert reply in wording(language).replies
            assert by_language[language], reply
