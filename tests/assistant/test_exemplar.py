from string import Template
from typing import get_args

import pytest

from assistant import Assistant
from assistant.exemplar import other_exemplars, table_exemplars, table_of
from assistant.operation import operations
from assistant.reading import read
from assistant.wording import read_words, wording
from corpus import LANGUAGES, Corpus, Language


def test_other_things_stand_for_their_reply() -> None:
    exemplars = other_exemplars(Corpus.default())
    assert len({each.id for each in exemplars}) == len(exemplars)
    for language in LANGUAGES:
        owners = {str(each.owner) for each in exemplars if each.language == language}
        assert {"greeting", "thanks", "off-topic", "injection", "identity"} <= owners
        assert owners <= set(wording(language).replies)
    assert {each.kind for each in exemplars} == {"other"}
    assert {each.span for each in exemplars} == {None}


def test_questions_to_a_table_hold_its_nouns(bridges: Assistant) -> None:
    exemplars = table_exemplars(bridges.corpus)
    assert len({each.id for each in exemplars}) == len(exemplars)
    texts = {(each.owner, each.language): each.text for each in exemplars}
    assert "bridges" in " ".join(each.text for each in exemplars if each.language == "en")
    assert "sungai" in " ".join(each.text for each in exemplars if each.language == "id")
    assert not [text for text in texts.values() if "$" in text]
    assert {each.kind for each in exemplars} == {"table"}


def test_every_operation_of_a_table_with_groups_has_questions_in_both_languages(bridges: Assistant) -> None:
    question = bridges.questions("How many bridges do the Vann and the Orr have?")[0]
    table = bridges.corpus.tables[0]
    possible = operations(read(question, table, bridges.corpus, bridges.vocabulary.ordinary))
    exemplars = table_exemplars(bridges.corpus)
    for language in LANGUAGES:
        owners = {each.owner for each in exemplars if each.language == language}
        assert {f"bridges/{operation}" for operation in possible} <= owners
        assert {"bridges/all", "bridges/groups", "bridges/difference", "bridges/is-member"} <= owners


def test_a_table_without_groups_has_no_questions_about_them(ascn: Corpus) -> None:
    owners = {str(each.owner) for each in table_exemplars(ascn)}
    assert {owner.partition("/")[2] for owner in owners if owner.startswith("focus-areas/")} == {"is-member", "all"}
    assert "pilot-cities/group-of" in owners


@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_use_no_other_variable(language: Language) -> None:
    known = {"member", "members", "group", "groups"}
    for operation, templates in read_words(f"operations.{language}.yaml").items():
        for template in templates:
            assert set(Template(template).get_identifiers()) <= known, (operation, template)


@pytest.mark.parametrize(
    ("owner", "expected"),
    [
        ("pilot-cities/most", ("pilot-cities", "most")),
        ("focus-areas/all", ("focus-areas", "all")),
        ("pilot-cities", None),
        ("pilot-cities/", None),
        ("cities/most", None),
        ("annual-meeting", None),
        ("", None),
    ],
)
def test_an_owner_names_a_table_and_an_operation(ascn: Corpus, owner: str, expected: tuple[str, str] | None) -> None:
    found = table_of(owner, ascn)
    assert (found and (found[0].id, found[1])) == expected


def test_languages_are_those_of_the_corpus() -> None:
    assert {each.language for each in other_exemplars(Corpus.default())} == set(get_args(Language))
