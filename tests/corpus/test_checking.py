"""Each way in which a note can say more than its evidence does, and that what may be said passes."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus import Corpus, CorpusError
from corpus.checking import check_note, uncovered_sentences, unsupported_figures, unsupported_names
from tests.small import bend

REMEDIES = {
    "figure": "which its evidence does not hold; mend the claim or add the evidence",
    "name": r"which its evidence does not hold; .*, or give the name its forms in names\.yaml",
    "fact": "which is not in its claim; use the claim's own words",
    "verbatim": r"does not stand verbatim in one paragraph of article\.txt; copy the article's own words",
    "missing": "is missing in .*; write it in both languages",
}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param(
            "there were 6 bridges.", "there were 7 bridges.", rf"'7' \(en\), {REMEDIES['figure']}", id="number"
        ),
        pytest.param("ada 6 jembatan", "ada enam belas jembatan", r"'enam belas' \(id\)", id="number in words"),
        pytest.param('"In 2019 there were 6 bridges."', '"In 2018 there were 6 bridges."', r"'2018' \(en\)", id="year"),
        pytest.param("said on 4 May 2019", "said on 5 May 2019", r"claims '5 May 2019' \(en\)", id="day"),
        pytest.param("pada 4 Mei 2019", "pada 4 Juni 2019", r"claims '4 Juni 2019' \(id\)", id="month"),
        pytest.param("Kini 5", "Kini 5 pada 2020 dari 5", r"claims '2020' \(id\)", id="a figure too many"),
    ],
)
def test_a_figure_that_the_evidence_lacks_is_refused(folder: Path, old: str, new: str, message: str) -> None:
    bend(folder / "notes.yaml", old, new)
    with pytest.raises(
        CorpusError, match=rf"notes\.yaml: note '.*' claims .*{message}|notes\.yaml: note '.*' {message}"
    ):
        Corpus.from_folder(folder)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        pytest.param("that the Vann is", "that the Orr is", "Orr", id="another known name"),
        pytest.param("bahwa Vann tidak", "bahwa Sere tidak", "Sere", id="in the other language"),
        pytest.param(
            'bridges are open."}', 'bridges in Tarn are open."}', "Tarn", id="known, elsewhere in the article"
        ),
        pytest.param('keeper of the bridges."', 'keeper of the bridges of Elda Moor."', "Elda", id="unknown"),
        pytest.param("penjaga jembatan.", "penjaga jembatan di OECD.", "OECD", id="an abbreviation"),
    ],
)
def test_a_name_that_the_evidence_lacks_is_refused(folder: Path, old: str, new: str, named: str) -> None:
    bend(folder / "notes.yaml", old, new)
    with pytest.raises(CorpusError, match=rf"notes\.yaml: note '.*' names '{named}' \((?:id|en)\), {REMEDIES['name']}"):
        Corpus.from_folder(folder)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param(
            '["In 2019 there were 6 bridges"]',
            '["In 2019 there were six bridges"]',
            REMEDIES["verbatim"],
            id="other words",
        ),
        pytest.param(
            '["Now 5 bridges are open."]', '["now 5 bridges are open."]', REMEDIES["verbatim"], id="another case"
        ),
        pytest.param(
            '["The Vann is not deep,” said', '["The Vann is not deep,\\" said', REMEDIES["verbatim"], id="another quote"
        ),
        pytest.param(
            '["Mara Lind, the keeper',
            '["Nobody knows why.\\n\\nMara Lind, the keeper',
            REMEDIES["verbatim"],
            id="two paragraphs",
        ),
        pytest.param('["Now 5 bridges are open."]', "[]", "has no evidence; give at least one slice", id="no evidence"),
        pytest.param('["Now 5 bridges are open."]', "Now 5 bridges are open.", "has no evidence; give", id="no list"),
        pytest.param('{id: "Kini 5 jembatan dibuka.", en', "{en", f"claim {REMEDIES['missing']}", id="no Indonesian"),
        pytest.param(
            ', en: "Now 5 bridges are open."', ', en: ""', "claim is missing in en; write it", id="empty English"
        ),
        pytest.param(
            'how-many: {id: "5", en: "5"}',
            'how-many: {id: "5"}',
            "fact 'how-many' is missing in en",
            id="fact in one language",
        ),
        pytest.param(
            'how-many: {id: "5", en: "5"}',
            'how-many: {id: "5", en: "five"}',
            f"gives 'five' as its 'how-many' .en., {REMEDIES['fact']}",
            id="fact not in the claim",
        ),
        pytest.param(
            "- id: keeper", "- id: depth", "the id 'depth' stands twice; give one of them another", id="the same id"
        ),
        pytest.param("- id: keeper", "- name: keeper", "entry 4 has no id; begin it with '- id: …'", id="no id"),
        pytest.param("- id: keeper", "- id: 7", "entry 4 has no id; begin it with", id="a number for an id"),
    ],
)
def test_a_note_that_cannot_be_used_is_refused(folder: Path, old: str, new: str, message: str) -> None:
    bend(folder / "notes.yaml", old, new)
    with pytest.raises(CorpusError, match=rf"notes\.yaml: .*{message}"):
        Corpus.from_folder(folder)


def test_a_bad_note_is_named(folder: Path) -> None:
    bend(folder / "notes.yaml", 'Now 5 bridges are open."}', 'Now 8 bridges are open."}')
    with pytest.raises(CorpusError) as caught:
        Corpus.from_folder(folder)
    assert str(folder / "notes.yaml") in str(caught.value)
    assert "'bridges-now'" in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        pytest.param("en: bridges in 2019", "en: bridges of Aldor in 2019", "Aldor", id="a name"),
        pytest.param("title: {id: jembatan pada 2019", "title: {id: jembatan pada 2018", "2018", id="a year"),
    ],
)
def test_a_title_that_answers_could_not_prove_is_refused(folder: Path, old: str, new: str, words: str) -> None:
    """Every answer from a table says its title and cites the first evidence of its note."""
    bend(folder / "tables.yaml", old, new)
    with pytest.raises(CorpusError, match=rf"table 'bridges' has '{words}' in its title .*'bridges-2019'.*; mend"):
        Corpus.from_folder(folder)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param(
            "{name: mara,", "{name: lind,", "note 'depth' has the speaker 'lind', which is no name; give", id="no name"
        ),
        pytest.param(
            "{name: mara, evidence: said Mara Lind}",
            "Mara Lind",
            "has the speaker 'Mara Lind'; give {name",
            id="no mapping",
        ),
        pytest.param("evidence: said Mara Lind}", "evidence: says Mara Lind}", REMEDIES["verbatim"], id="not verbatim"),
        pytest.param(", evidence: said Mara Lind}", "}", REMEDIES["verbatim"], id="no evidence"),
    ],
)
def test_a_speaker_that_cannot_be_used_is_refused(folder: Path, old: str, new: str, message: str) -> None:
    bend(folder / "notes.yaml", old, new)
    with pytest.raises(CorpusError, match=rf"notes\.yaml: .*{message}"):
        Corpus.from_folder(folder)


@pytest.mark.parametrize(
    ("said", "source", "unsupported"),
    [
        ("in 2018", "pada 2018", []),
        ("in 2015", "pada 2018", ["2015"]),
        ("12–13 July 2023", "pada 12-13 Juli 2023", []),
        ("July 2023", "pada 12-13 Juli 2023", []),
        ("14 July 2023", "pada 12-13 Juli 2023", ["14 July 2023"]),
        ("12 July 2023", "pada Juli 2023", ["12 July 2023"]),
        ("six areas", "enam bidang", []),
        ("the sixth meeting", "pertemuan keenam", []),
        ("42 cities", "26 kota", ["42"]),
        ("26 and 29 cities", "26 kota", ["29"]),
        ("2018 cities", "26 kota", ["2018"]),
        ("no number", "26 kota", []),
    ],
)
def test_figures_are_compared_as_values(said: str, source: str, unsupported: list[str]) -> None:
    assert [said[figure.start : figure.end] for figure in unsupported_figures(said, [source])] == unsupported


@pytest.mark.parametrize(
    ("said", "source", "unsupported"),
    [
        ("It is in the Philippines.", "Manila dari Filipina", []),
        ("It is in Singapore.", "Manila dari Filipina", ["Singapore"]),
        ("The city has a mayor.", "kota", []),
        ("Said by Safrizal.", "kata Safrizal", []),
        ("Said by Budi Santoso.", "kata Safrizal", ["Budi", "Santoso"]),
        ("On Tuesday, 25 July 2023.", "pada Selasa (25/7/2023)", []),
        ("The WHO says so.", "kata Safrizal", ["WHO"]),
        ("Singapore. Singapore.", "Manila", ["Singapore", "Singapore"]),
    ],
)
def test_names_are_compared_across_the_languages(ascn: Corpus, said: str, source: str, unsupported: list[str]) -> None:
    assert unsupported_names(said, [source], ascn.gazetteer) == unsupported


def test_every_note_of_the_article_passes_and_none_with_another_claim(ascn: Corpus) -> None:
    for note in ascn.notes:
        check_note(note, ascn.document, ascn.gazetteer, "notes.yaml")
        claim = {language: f"{words} 1999." for language, words in note.claim.items()}
        with pytest.raises(CorpusError, match=f"note '{note.id}' claims '1999'"):
            check_note(replace(note, claim=claim), ascn.document, ascn.gazetteer, "notes.yaml")


def test_a_sentence_without_a_note_is_told(ascn: Corpus) -> None:
    without = [note for note in ascn.notes if note.id != "growth"]
    (sentence,) = uncovered_sentences(ascn.document, without)
    assert sentence.startswith("Tentunya jumlah ini akan terus berkembang")
