"""The check before anything is said: what the sources do not hold is caught, and honest statements pass."""

from dataclasses import replace

import pytest

from assistant import Assistant
from assistant.statement import Source, Statement, of_note
from assistant.verification import Fault, faults, marker_faults
from corpus import LANGUAGES, Corpus, Language, Span


def kinds(statement: Statement, corpus: Corpus, language: Language) -> set[str]:
    return {fault.kind for fault in faults(statement, corpus, language)}


def test_every_claim_may_be_said_on_its_own_evidence(ascn: Corpus, bridges: Assistant) -> None:
    for corpus in (ascn, bridges.corpus):
        for note in corpus.notes:
            for language in LANGUAGES:
                assert faults(of_note(note, note.claim[language]), corpus, language) == [], (note.id, language)


def test_every_sentence_of_the_article_may_be_said(ascn: Corpus) -> None:
    for note in ascn.sentence_notes:
        assert faults(of_note(note, ascn.document.slice(note.evidence[0])), ascn, "id") == []


@pytest.mark.parametrize(
    ("note", "text", "kind", "words"),
    [
        pytest.param(
            "pilot-cities-2018", "In 2015, 26 pilot cities were nominated to ASCN.", "figure", "2015", id="year"
        ),
        pytest.param("pilot-cities-2018", "Pada 2018 ada 42 kota percontohan.", "figure", "42", id="number"),
        pytest.param(
            "pilot-cities-2018", "In 2018, forty-two cities were nominated.", "figure", "forty-two", id="in words"
        ),
        pytest.param(
            "pilot-cities-now", "ASCN now has 26 pilot cities.", "figure", "26", id="a number of another note"
        ),
        pytest.param(
            "annual-meeting", "It was held in Bali on 12–14 July 2023.", "figure", "12–14 July 2023", id="range"
        ),
        pytest.param(
            "annual-meeting", "Pertemuan itu digelar di Bali pada 12 Juni 2023.", "figure", "12 Juni 2023", id="month"
        ),
        pytest.param(
            "annual-meeting", "The Fifth ASCN Annual Summit was held in Bali.", "figure", "Fifth", id="ordinal"
        ),
        pytest.param(
            "chairmanship", "Singapore held the ASCN Chairmanship in 2023.", "name", "Singapore", id="country"
        ),
        pytest.param("chairmanship", "Singapura memegang Keketuaan ASCN pada 2023.", "name", "Singapura", id="negara"),
        pytest.param(
            "annual-meeting", "The Sixth ASCN Annual Summit was held in Surabaya.", "name", "Surabaya", id="place"
        ),
        pytest.param(
            "progress-report", "The progress was presented by Budi Santoso.", "name", "Budi", id="invented name"
        ),
        pytest.param(
            "progress-report", "Kemajuan itu disampaikan oleh Joko Widodo.", "name", "Joko", id="nama karangan"
        ),
        pytest.param(
            "city-officers", "Each city is represented by a Chief Digital Officer.", "name", "Digital", id="title"
        ),
        pytest.param("pilot-cities-now", "The OECD has 29 pilot cities.", "name", "OECD", id="abbreviation"),
        pytest.param(
            "pilot-cities-now", "ASCN tidak memiliki 29 kota percontohan.", "negation", "tidak", id="added tidak"
        ),
        pytest.param("pilot-cities-now", "ASCN does not have 29 pilot cities.", "negation", "not", id="added not"),
        pytest.param("pilot-cities-now", "ASCN doesn't have 29 pilot cities.", "negation", "n't", id="added n't"),
    ],
)
def test_what_the_evidence_does_not_hold_is_caught(ascn: Corpus, note: str, text: str, kind: str, words: str) -> None:
    language: Language = "id" if any(word in text.split() for word in ("ada", "pada", "itu", "tidak")) else "en"
    assert Fault(kind, words) in faults(of_note(ascn.note(note), text), ascn, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mara Lind said on 4 May 2019 that the Vann is deep.", "en"),
        ("Mara Lind mengatakan pada 4 Mei 2019 bahwa Vann dalam.", "id"),
    ],
)
def test_a_dropped_not_is_caught(bridges: Assistant, text: str, language: Language) -> None:
    note = bridges.corpus.note("depth")
    assert kinds(of_note(note, text), bridges.corpus, language) == {"negation"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Vann is not deep, according to Mara Lind.", "en"),
        ("The Vann isn't deep.", "en"),
        ("Menurut Mara Lind, Vann tidak dalam.", "id"),
        ("Pada 4 Mei 2019 Mara Lind bilang Vann tidak dalam.", "id"),
    ],
)
def test_the_same_in_other_words_passes(bridges: Assistant, text: str, language: Language) -> None:
    assert faults(of_note(bridges.corpus.note("depth"), text), bridges.corpus, language) == []


def test_without_a_source_nothing_is_said(ascn: Corpus) -> None:
    assert faults(Statement("ASCN now has 29 pilot cities."), ascn, "en") == [
        Fault("source", "ASCN now has 29 pilot cities.")
    ]


def test_a_number_may_be_computed_and_a_word_repeated(ascn: Corpus) -> None:
    bare = of_note(ascn.note("pilot-cities-2018"), "Tokyo is not among the 10 countries.")
    assert kinds(bare, ascn, "en") >= {"figure"}
    allowed = replace(bare, computed=(10.0,), asked=("Tokyo",))
    assert faults(allowed, ascn, "en") == []
    assert kinds(replace(allowed, computed=(9.0,)), ascn, "en") == {"figure"}
    assert kinds(replace(allowed, text="Kyoto in Japan is not among the 10 countries."), ascn, "en") == {"name"}


@pytest.mark.parametrize(
    ("start", "end", "paragraph"),
    [
        pytest.param(-1, 20, 1, id="before the text"),
        pytest.param(10, 10, 1, id="nothing"),
        pytest.param(20, 10, 1, id="turned round"),
        pytest.param(10, 99999, 1, id="beyond the text"),
        pytest.param(10, 20, 2, id="another paragraph"),
        pytest.param(10, 20, 0, id="no paragraph"),
        pytest.param(10, 20, 99, id="beyond the paragraphs"),
        pytest.param(0, 20, 1, id="the white space before it"),
    ],
)
def test_a_quote_out_of_place_is_caught(ascn: Corpus, start: int, end: int, paragraph: int) -> None:
    statement = Statement("Setelah sukses.", (Source(Span(start, end, paragraph), None),))
    assert "quote" in kinds(statement, ascn, "id")


# A quote that begins or ends within a word is not what the article says.
@pytest.mark.parametrize(("first", "last"), [(1, 0), (0, -1), (-3, 0), (0, 2)])
def test_offsets_that_cut_a_word_are_caught(ascn: Corpus, first: int, last: int) -> None:
    span = ascn.note("pilot-cities-now").evidence[0]
    shifted = Span(span.start + first, span.end + last, span.paragraph)
    statement = Statement("ASCN memiliki 29 kota.", (Source(shifted, "pilot-cities-now"),))
    assert kinds(statement, ascn, "id") == {"quote"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "ASCN now has 29 pilot cities. That is not true.",
            id="a denial beside a whole claim",
        ),
        pytest.param("ASCN now has 29 pilot cities, and 12 more.", id="a number beside a whole claim"),
        pytest.param("ASCN now has 29 pilot cities, said Joko Widodo.", id="a name beside a whole claim"),
        pytest.param(
            "Prabowo says that ASCN has 29 pilot cities.",
            id="an invented name at the beginning",
        ),
    ],
)
def test_what_stands_beside_the_truth_is_caught_too(ascn: Corpus, text: str) -> None:
    assert faults(of_note(ascn.note("pilot-cities-now"), text), ascn, "en")


@pytest.mark.parametrize(
    ("text", "count", "wrong"),
    [
        pytest.param("One. [1] Two. [2][1]", 2, [], id="right"),
        pytest.param("Nothing is cited.", 0, [], id="nothing"),
        pytest.param("One. [1] Two. [2]", 1, ["[2]"], id="marker without a citation"),
        pytest.param("One. [0]", 0, ["[0]"], id="marker zero"),
        pytest.param("One. [1]", 2, ["[2]"], id="citation without a marker"),
        pytest.param("One.", 1, ["[1]"], id="no marker at all"),
        pytest.param("One. [2] Two. [1]", 2, ["[2]", "[1]"], id="not numbered by first use"),
    ],
)
def test_markers_and_citations_fit(text: str, count: int, wrong: list[str]) -> None:
    assert [fault.words for fault in marker_faults(text, count)] == wrong
    assert all(fault.kind == "marker" for fault in marker_faults(text, count))
