from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.draft import append_draft, draft
from assistant.errors import FixtureError
from assistant.fixture import Fixture, read_fixtures
from assistant.response import Answer, Citation
from corpus import Corpus, CorpusError

CORPUS = Corpus.default()
QUOTE = "Kini ASCN memiliki 29 kota percontohan"
GOLDEN = """
- id: mine-007
  question: How many cities does the network have now?
  history:
    - {role: user, content: "What is ASCN?"}
  language: en
  kind: how-many
  tags: [short]
  holds:
    - '\\b29\\b'
    - [cities, towns]
  lacks: ['\\b26\\b']
  evidence: [Kini ASCN memiliki 29 kota percontohan]
  pair: now
"""


def cite(words: str, number: int = 1) -> Citation:
    """Build a citation of these words of the article."""
    span = CORPUS.document.find(words)
    assert span is not None
    place = (CORPUS.document.name, span.paragraph, span.start, span.end, CORPUS.document.language)
    return Citation(number, words, *place, None, None, words, span.start)


ANSWER = Answer(
    text="The network now has 29 cities. [1]",
    language="en",
    abstained=False,
    citations=(cite(QUOTE),),
    question="How many?",
    standalone="How many?",
    kind="how-many",
    confidence=0.9,
)
SILENT = replace(ANSWER, text="The article does not say how many that are.", abstained=True, citations=())


def written(folder: Path, text: str) -> Path:
    """Put golden questions into a file."""
    path = folder / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def golden(tmp_path: Path) -> Fixture:
    [fixture] = read_fixtures(written(tmp_path, GOLDEN))
    return fixture


def test_a_question_is_read_as_it_is_written(golden: Fixture) -> None:
    assert (golden.id, golden.language, golden.kind, golden.pair) == ("mine-007", "en", "how-many", "now")
    assert golden.history[0]["role"] == "user"
    assert [[pattern.pattern for pattern in each] for each in golden.holds] == [[r"\b29\b"], ["cities", "towns"]]
    assert not golden.abstain


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({}, None),
        ({"text": "The network now has 29 TOWNS. [1]"}, None),
        ({"text": "The network now has 28 cities. [1]"}, r"lacks \b29\b"),
        ({"text": "The network now has 29 pilots. [29]"}, "lacks cities or towns"),
        ({"text": "There are 29 cities; there were 26. [1]"}, r"holds \b26\b"),
        ({"language": "id"}, "not in 'en'"),
        ({"text": "Kini jaringan itu memiliki 29 cities di kawasan yang luas. [1]"}, "not in 'en'"),
        ({"abstained": True}, "abstained"),
        ({"citations": ()}, f"does not cite '{QUOTE}'"),
        ({"text": "There are 29 cities. One is here. One is there. One is far. [1]"}, "is 4 sentences long"),
    ],
)
def test_an_answer_is_right_by_every_rule_at_once(golden: Fixture, changed: dict[str, Any], fault: str | None) -> None:
    assert golden.faults(replace(ANSWER, **changed), CORPUS) == ([fault] if fault else [])


def test_a_number_in_a_marker_is_not_in_the_answer(golden: Fixture) -> None:
    text = "The network now has many cities. [29]"
    assert golden.faults(replace(ANSWER, text=text), CORPUS) == [r"lacks \b29\b"]


def test_evidence_is_cited_by_any_quote_that_overlaps_it(golden: Fixture) -> None:
    assert not golden.faults(replace(ANSWER, citations=(cite("29 kota percontohan yang setiap kota"),)), CORPUS)
    assert golden.faults(replace(ANSWER, citations=(cite("yang setiap kota"),)), CORPUS)


def test_who_should_abstain_must_not_answer(golden: Fixture) -> None:
    silent = replace(golden, abstain=True, holds=(), evidence=())
    assert silent.faults(ANSWER, CORPUS) == ["did not abstain"]
    assert not silent.faults(SILENT, CORPUS)


def test_a_list_and_two_questions_at_once_may_be_longer(golden: Fixture) -> None:
    answer = replace(ANSWER, text="There are 29 cities. One is here. One is there. One is far. [1]")
    assert not replace(golden, kind="list").faults(answer, CORPUS)
    assert not replace(golden, tags=("multiple",)).faults(answer, CORPUS)


def test_an_answer_may_not_begin_with_the_opposite_of_the_right_reply(golden: Fixture) -> None:
    asked = replace(golden, reply="yes")
    assert "begins with No" in asked.faults(replace(ANSWER, text=f"No. {ANSWER.text}"), CORPUS)
    assert not asked.faults(replace(ANSWER, text=f"Yes. {ANSWER.text}"), CORPUS)
    assert not asked.faults(ANSWER, CORPUS)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: b", "must hold a list of questions; begin each with"),
        ("- question: Why?", "entry 1 needs an id and a question"),
        ("- {id: a-1, question: Why?, language: fr}", "question 'a-1' has the language 'fr'; give 'id' or 'en'"),
        ("- {id: a-1, question: Why?, language: en, abstain: true, evidence: [x]}", "abstains and has evidence"),
        ("- {id: a-1, question: Is it?, language: en, reply: yes}", "has the reply True; give 'yes' or 'no', in quot"),
        ("- {id: a-1, question: Why?, language: en, holds: ['(']}", r"'\(' is no regular expression .* mend it"),
        ("- {id: a-1, question: Why?, language: en}\n" * 2, "'a-1' stands twice"),
    ],
)
def test_a_question_that_cannot_be_used_is_refused_with_what_to_do(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(FixtureError, match=message):
        read_fixtures(written(tmp_path, text))


def test_what_is_not_yaml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="mend that line"):
        read_fixtures(written(tmp_path, "- {id: ["))


def test_a_folder_without_questions_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.yaml"):
        with pytest.raises(FixtureError, match="There are no golden questions at"):
            read_fixtures(path)


@pytest.mark.parametrize("answer", [ANSWER, SILENT])
def test_a_draft_is_right_about_the_answer_that_it_was_made_from(answer: Answer, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    assert append_draft(answer, path) == "mine-001"
    [fixture] = read_fixtures(path)
    assert fixture.abstain == answer.abstained
    assert not fixture.faults(answer, CORPUS)


def test_a_draft_goes_after_the_last_question_of_its_file(tmp_path: Path) -> None:
    path = written(tmp_path, GOLDEN.rstrip())
    assert append_draft(ANSWER, path) == "mine-008"
    assert append_draft(SILENT, path) == "mine-009"
    assert [fixture.id for fixture in read_fixtures(path)] == ["mine-007", "mine-008", "mine-009"]


def test_a_draft_asks_for_the_answers_own_numbers() -> None:
    assert draft(replace(ANSWER, text="From 12.5 to 29 cities, 29 in all. [1]"))["holds"] == [r"\b12\.5\b", r"\b29\b"]


def test_a_draft_that_cannot_be_written_says_where(tmp_path: Path) -> None:
    with pytest.raises(FixtureError, match=r"none/mine.yaml cannot be written .* name another file"):
        append_draft(ANSWER, tmp_path / "none/mine.yaml")
