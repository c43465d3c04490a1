import re
from hashlib import sha256
from pathlib import Path

import pytest

from corpus import LANGUAGES, Corpus, CorpusError, Gap, Note
from corpus.checking import uncovered_sentences
from tests.small import FILES, bend, write_corpus

ARTICLE = Path(__file__).parents[2] / "corpus/ascn/article.id.txt"


def test_the_article_is_byte_for_byte_what_was_published(ascn: Corpus) -> None:
    content = ARTICLE.read_bytes()
    assert sha256(content).hexdigest() == "396d4630c4ff93d88b817cbc6ece73dc291234b36a89bb2085840713d9ef3d83"
    assert ascn.document.text.encode() == content


@pytest.mark.parametrize(
    "quirk",
    [
        " date 2023-07-26 Setelah",
        "di Bali pada 12-13 Juli 2023 di Bali",
        "Safrizal ZA menyampaikan",
        "(25/7/2023)",
        "Perwakilan Tetap Republik Indonesia(PTRI)",
        "“Ada dua konteks",
        "bermasyarakat” kata Safrizal",
        '"Kesuksesan Indonesia',
        "shepered",
        "dikawasan",
        "Konektifitas",
    ],
)
def test_the_quirks_of_the_article_are_kept(ascn: Corpus, quirk: str) -> None:
    assert quirk in ascn.document.text


def test_every_sentence_of_the_article_is_evidence_of_a_note(ascn: Corpus) -> None:
    assert not list(uncovered_sentences(ascn.document, ascn.notes))


def test_every_note_and_gap_can_be_asked_for_in_both_languages(ascn: Corpus) -> None:
    entries: list[Note | Gap] = [*ascn.notes, *ascn.gaps]
    silent = [(entry.id, language) for entry in entries for language in LANGUAGES if not entry.asks[language]]
    assert not silent


def test_evidence_is_located_in_its_paragraph(ascn: Corpus) -> None:
    for note in ascn.notes:
        for span in note.evidence:
            paragraph = ascn.document.paragraph(span.paragraph)
            assert paragraph.start <= span.start < span.end <= paragraph.end, note.id


def test_the_cities_of_the_table_are_those_of_the_article(ascn: Corpus) -> None:
    """Read the article's list by its own punctuation, and hold the table against it."""
    sentence = re.search(r"seperti (.*?)\. Kini ASCN", ascn.document.text)
    assert sentence is not None
    listed = {}
    for part in sentence[1].split("; "):
        cities, _, country = part.partition(" dari ")
        listed[country or cities] = re.split(r", dan | dan |, ", cities)
    table = next(table for table in ascn.tables if table.id == "pilot-cities")
    assert {row.group.article: [m.article for m in row.members] for row in table.rows if row.group} == listed
    assert sum(len(cities) for cities in listed.values()) == 26


def test_the_focus_areas_of_the_table_are_those_of_the_article(ascn: Corpus) -> None:
    table = next(table for table in ascn.tables if table.id == "focus-areas")
    (row,) = table.rows
    rest = ascn.document.slice(row.evidence)
    for member in row.members:
        rest = rest.replace(member.article, "", 1)
    assert len(row.members) == 6
    assert set(rest.replace("dan", "")) <= {",", " "}


def test_every_member_of_a_table_stands_in_its_row(ascn: Corpus) -> None:
    for table in ascn.tables:
        for row in table.rows:
            evidence = ascn.document.slice(row.evidence)
            for name in (*row.members, *([row.group] if row.group else [])):
                assert name.article in evidence, name.id


def test_every_city_has_its_place_in_southeast_asia(ascn: Corpus) -> None:
    table = next(table for table in ascn.tables if table.id == "pilot-cities")
    assert set(ascn.places) == {member.id for member in table.all_members}
    assert all(-11 < latitude < 29 and 92 < longitude < 142 for latitude, longitude in ascn.places.values())


def test_a_corpus_is_read_from_a_folder(folder: Path) -> None:
    corpus = Corpus.from_folder(folder)
    assert corpus.document.language == "en"
    assert corpus.published == "2019-05-05"
    assert corpus.title == {"id": "Jembatan Aldor", "en": "The bridges of Aldor"}
    assert [note.id for note in corpus.notes] == ["bridges-2019", "bridges-now", "depth", "keeper"]
    assert corpus.note("depth").asks["id"] == ("Apakah Vann dalam?", "Apakah Jembatan Utara dalam?")
    assert corpus.note("depth").checks["en"]["open"] == ("Is the Vann shallower than the Orr?", "Is the Vann clear?")
    assert corpus.note("keeper").checks == {"id": {}, "en": {}}
    assert corpus.places == {"north": (1.5, 2.0), "mill": (-3.0, 4.25)}
    gap = corpus.gap("lengths")
    assert gap is not None
    assert gap.near == ("bridges-2019",)
    assert corpus.gap("depth") is None
    with pytest.raises(KeyError):
        corpus.note("lengths")


def test_an_article_alone_is_a_corpus_of_its_sentences(tmp_path: Path) -> None:
    (tmp_path / "corpus.yaml").write_text("document: a.txt\nlanguage: id\n", "utf-8")
    (tmp_path / "a.txt").write_text("Satu kalimat. Dua kalimat.", "utf-8")
    corpus = Corpus.from_folder(tmp_path)
    assert (corpus.notes, corpus.gaps, corpus.tables, corpus.all_names) == ((), (), (), ())
    assert corpus.title == {"id": "a.txt", "en": "a.txt"}
    first, second = corpus.sentence_notes
    assert corpus.claim(first, "id") == corpus.claim(first, "en") == "Satu kalimat."
    assert corpus.document.slice(second.evidence[0]) == "Dua kalimat."


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"There is no .*nowhere.corpus\.yaml; give it"):
        Corpus.from_folder(tmp_path / "nowhere")


def test_a_claim_is_given_in_its_language(folder: Path) -> None:
    corpus = Corpus.from_folder(folder)
    assert corpus.claim(corpus.note("bridges-now"), "id") == "Kini 5 jembatan dibuka."
    assert corpus.claim(corpus.note("bridges-now"), "en") == "Now 5 bridges are open."


def test_the_fingerprint_is_that_of_the_content(folder: Path, tmp_path: Path) -> None:
    again = write_corpus(tmp_path / "elsewhere")
    assert Corpus.from_folder(again).fingerprint == Corpus.from_folder(folder).fingerprint


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        pytest.param("article.txt", "Nobody knows why.", "Nobody knows why!", id="the article"),
        pytest.param("notes.yaml", "Kini 5 jembatan dibuka.", "Sekarang 5 jembatan dibuka.", id="a claim"),
        pytest.param("notes.yaml", '["Now 5 bridges are open."]', '["Now 5 bridges are open"]', id="evidence"),
        pytest.param("notes.yaml", 'when: {id: "4 Mei 2019"', 'what: {id: "4 Mei 2019"', id="a fact"),
        pytest.param("notes.yaml", "evidence: said Mara Lind}", "evidence: said Mara}", id="a speaker"),
        pytest.param("asks.en.yaml", "Is the Vann deep?", "Is the Vann so deep?", id="a way to ask"),
        pytest.param("asked.en.yaml", "looks after", "takes care of", id="a way to ask that was harvested"),
        pytest.param("checks.id.yaml", "dalam sekali", "sangat dalam", id="a question to be checked"),
        pytest.param("gaps.yaml", "the length of the bridges", "the lengths of the bridges", id="a gap"),
        pytest.param("names.yaml", "Bu Mara", "Ibu Mara", id="a name"),
        pytest.param("tables.yaml", "en: [Old Bridge]", "en: [The Old Bridge]", id="a member's name"),
        pytest.param("tables.yaml", "en: bridges in 2019", "en: the bridges in 2019", id="a table's title"),
        pytest.param("tables.yaml", "en: [bridge, bridges]", "en: [span, spans]", id="a table's noun"),
        pytest.param("tables.yaml", "named: false", "named: true", id="a table's count"),
    ],
)
def test_the_fingerprint_changes_with_the_content(folder: Path, name: str, old: str, new: str) -> None:
    before = Corpus.from_folder(folder).fingerprint
    bend(folder / name, old, new)
    assert Corpus.from_folder(folder).fingerprint != before


def test_the_small_corpus_covers_all_kinds_of_file() -> None:
    assert {path.name for path in ARTICLE.parent.iterdir() if path.is_file()} - {"article.id.txt"} == {*FILES} - {
        "article.txt"
    }
