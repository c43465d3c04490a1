"""Everything about the corpus' files that a writer can get wrong is told with the file, the value and what to do."""

from pathlib import Path

import pytest

from corpus import Corpus, CorpusError
from corpus.reading import read_asks, read_list, read_mapping, read_yaml
from tests.small import bend


@pytest.mark.parametrize(
    "name",
    [
        "corpus.yaml",
        "names.yaml",
        "notes.yaml",
        "gaps.yaml",
        "tables.yaml",
        "places.yaml",
        "asks.id.yaml",
        "asks.en.yaml",
        "checks.en.yaml",
    ],
)
def test_a_file_that_is_no_yaml_is_named_with_its_line(folder: Path, name: str) -> None:
    (folder / name).write_text("- id: a\n  claim: [open\n", "utf-8")
    with pytest.raises(CorpusError, match=rf"{name} is not YAML: .*line 3.*; mend that line"):
        Corpus.from_folder(folder)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.yaml"
    path.write_bytes(b"- id: caf\xe9\n")
    with pytest.raises(CorpusError, match=r"notes\.yaml is not YAML: .*; mend that line"):
        read_yaml(path)


def test_a_missing_file_holds_nothing(tmp_path: Path) -> None:
    assert read_yaml(tmp_path / "notes.yaml") is None
    assert read_list(tmp_path / "notes.yaml") == []
    assert read_asks(tmp_path / "asks.id.yaml") == {}


def test_the_file_about_the_corpus_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"There is no .*corpus\.yaml; give it the keys document, language"):
        read_mapping(tmp_path / "corpus.yaml")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("corpus.yaml", "[a, b]", r"corpus\.yaml holds a list; make it a mapping"),
        ("notes.yaml", "a: b", r"notes\.yaml must hold a list of entries; begin each with '- id: …'"),
        ("notes.yaml", "[a, b]", r"notes\.yaml must hold a list of entries"),
        ("asks.en.yaml", "[a, b]", r"asks\.en\.yaml holds a list; give for each note's id a list of questions"),
        ("asks.en.yaml", "depth: Is it deep?", r"asks\.en\.yaml: 'depth' must have a list of questions in quotes"),
        ("asks.en.yaml", "depth: [2019]", r"asks\.en\.yaml: 'depth' must have a list of questions in quotes"),
        (
            "checks.en.yaml",
            "[a, b]",
            r"checks\.en\.yaml holds a list; give for each note's id the keys so, not-so, open",
        ),
        (
            "checks.en.yaml",
            "depth: [Is it?]",
            r"checks\.en\.yaml: 'depth' holds \['Is it\?'\]; give it the keys so, not-so, o",
        ),
        (
            "checks.en.yaml",
            "depth: {maybe: [a]}",
            r"checks\.en\.yaml: 'depth' holds .*maybe.*; give it the keys so, not-so",
        ),
        (
            "checks.en.yaml",
            "depth: {so: Is it?}",
            r"checks\.en\.yaml: 'depth' must have under 'so' a list of questions in",
        ),
        ("checks.en.yaml", "height: {so: [a]}", r"checks\.en\.yaml: 'height' is no note; mend the id or remove it"),
        ("checks.en.yaml", "lengths: {so: [a]}", r"checks\.en\.yaml: 'lengths' is no note; mend the id or remove it"),
        (
            "asks.en.yaml",
            "height: [How high?]",
            r"asks\.en\.yaml: 'height' is no note and no gap; mend the id or remove it",
        ),
        ("places.yaml", "[1, 2]", r"places\.yaml holds a list; give for each member's id \[latitude, longitude\]"),
        ("places.yaml", "south: [1, 2]", r"places\.yaml: 'south' is no member of a table; mend the id or remove it"),
        ("places.yaml", "north: [1]", r"places\.yaml: 'north' is at \[1\]; give \[latitude, longitude\] in degrees"),
        ("places.yaml", "north: here", r"places\.yaml: 'north' is at 'here'; give"),
        ("places.yaml", "north: 5", r"places\.yaml: 'north' is at 5; give"),
    ],
)
def test_a_file_of_another_shape_is_refused(folder: Path, name: str, content: str, message: str) -> None:
    (folder / name).write_text(content, "utf-8")
    with pytest.raises(CorpusError, match=message):
        Corpus.from_folder(folder)


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("corpus.yaml", "language: en", "language: fr", r"corpus\.yaml: language is 'fr'; give 'id' or 'en'"),
        ("corpus.yaml", "language: en", "language: [en]", r"corpus\.yaml: language is \['en'\]; give 'id' or 'en'"),
        (
            "corpus.yaml",
            "document: article.txt",
            "about: it",
            r"corpus\.yaml: there is no document; give the article's",
        ),
        (
            "corpus.yaml",
            "article.txt",
            "other.txt",
            r"There is no document at .*other\.txt; put the article's text there",
        ),
        ("gaps.yaml", "[bridges-2019]", "[bridges]", r"gaps\.yaml: gap 'lengths' is near 'bridges', which is no note"),
        ("gaps.yaml", "id: lengths", "id: depth", r"gaps\.yaml: gap 'depth' has the id of a note; give it another"),
        ("gaps.yaml", ', en: "the length of the bridges"', "", r"gap 'lengths': topic is missing in en; write it"),
        (
            "names.yaml",
            "article: Tarn",
            "article: Tarnow",
            r"name 'tarn' is 'Tarnow' in the article, but the article has",
        ),
        ("names.yaml", "en: [Tarn]", "en: []", r"names\.yaml: name 'tarn' needs at least one form in each language"),
        ("names.yaml", "id: tarn", "id: mara", r"names\.yaml: the id 'mara' stands twice"),
        ("tables.yaml", "\n  note: bridges-2019", "\n  note: none", r"tables\.yaml: table 'bridges' .*'none'.*no note"),
        ("tables.yaml", "{note: bridges-now", "{note: later", r"tables\.yaml: table 'bridges' .*'later'.*no note"),
        ("tables.yaml", "en: bridges in 2019", "en: ''", r"table 'bridges': title is missing in en"),
        ("tables.yaml", "en: [bridge, bridges]", "en: [bridge]", r"table 'bridges': members need a noun"),
        ("tables.yaml", "noun: {id: [sungai, sungai]", "word: {id: [a, b]", r"table 'bridges': groups need a noun"),
        ("tables.yaml", "evidence: Mill Bridge over the Orr", "evidence: Mill Bridge, Orr", r"does not stand verbatim"),
        (
            "tables.yaml",
            "over the Orr",
            "over",
            r"table 'bridges'.*'Orr' is not in its row's evidence; mend the name or",
        ),
        ("tables.yaml", "article: Old Bridge", "article: Mill Bridge", r"'Mill Bridge' is not in its row's evidence"),
        ("tables.yaml", "en: [Iron Bridge]", "en: []", r"name 'iron' needs at least one form in each language"),
        ("tables.yaml", "id: iron", "id: old", r"the member 'old' stands twice; give one"),
        ("tables.yaml", "value: 6", "value: six", r"tables\.yaml: 'bridges' is not written as an.*'six'"),
    ],
)
def test_a_wrong_entry_is_refused(folder: Path, name: str, old: str, new: str, message: str) -> None:
    bend(folder / name, old, new)
    with pytest.raises(CorpusError, match=message):
        Corpus.from_folder(folder)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        pytest.param(
            "notes.yaml",
            'claim: {id: "Kini 5 jembatan dibuka.", en: "Now 5 bridges are open."}',
            "claim: Now 5.",
            id="claim",
        ),
        pytest.param("notes.yaml", '  facts:\n    how-many: {id: "5", en: "5"}', "  facts: [5]", id="facts"),
        pytest.param("gaps.yaml", "near: [bridges-2019]", "near: 5", id="near"),
        pytest.param("names.yaml", "forms: {id: [Tarn], en: [Tarn]}", "forms: Tarn", id="forms"),
        pytest.param(
            "tables.yaml",
            "- {note: bridges-2019, value: 6, named: true, when: {id: pada 2019, en: in 2019}}",
            "- six",
            id="count",
        ),
        pytest.param(
            "tables.yaml", "    - {note: bridges-now, value: 5,", "    - {note: bridges-now,", id="count without value"
        ),
        pytest.param(
            "tables.yaml",
            "- {id: mill, article: Mill Bridge, names: {id: [Jembatan Kincir], en: [Mill Bridge]}}",
            "- Mill Bridge",
            id="member",
        ),
        pytest.param(
            "tables.yaml", "group: {id: orr, article: Orr, names: {id: [Orr], en: [Orr]}}", "group: Orr", id="group"
        ),
        pytest.param(
            "tables.yaml", "called: {id: [titian], en: [crossing, crossings]}", "called: [crossing]", id="called"
        ),
    ],
)
def test_an_entry_of_another_shape_is_refused_not_crashed_on(folder: Path, name: str, old: str, new: str) -> None:
    bend(folder / name, old, new)
    with pytest.raises(CorpusError, match=rf"{name}: "):
        Corpus.from_folder(folder)


def test_a_table_holds_what_its_file_gives(folder: Path) -> None:
    (table,) = Corpus.from_folder(folder).tables
    assert [group.id for group in table.all_groups] == ["vann", "orr", "sere"]
    assert [member.id for member in table.all_members] == ["north", "old", "iron", "mill", "low", "high"]
    assert [(count.value, count.named) for count in table.counts] == [(6, True), (5, False)]
    mill = table.row_of(table.all_members[3])
    assert mill is not None
    assert mill.group is table.all_groups[1]
    assert table.row_of(table.all_groups[1]) is mill
    assert table.members.number(1, "en") == "bridge"
    assert table.members.number(2, "en") == "bridges"


def test_a_table_knows_nothing_of_other_names(folder: Path) -> None:
    corpus = Corpus.from_folder(folder)
    assert corpus.tables[0].row_of(corpus.names[0]) is None
