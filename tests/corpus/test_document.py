from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Corpus, CorpusError, Document, Span


def document(text: str) -> Document:
    return Document("made-up.txt", text, "id")


def sentences(text: str) -> list[str]:
    made = document(text)
    return [made.slice(span) for span in made.sentences]


def test_the_article_has_its_paragraphs_and_sentences(ascn: Corpus) -> None:
    article = ascn.document
    assert [span.paragraph for span in article.paragraphs] == [1, 2, 3, 4, 5, 6, 7, 8]
    per_paragraph = [sum(s.paragraph == number for s in article.sentences) for number in range(1, 9)]
    assert per_paragraph == [1, 2, 1, 2, 3, 1, 1, 2]


def test_the_dateline_is_in_the_paragraph_but_in_no_sentence(ascn: Corpus) -> None:
    article = ascn.document
    assert article.text.startswith(" date 2023-07-26 Setelah")
    assert article.slice(article.paragraphs[0]).startswith("date 2023-07-26 Setelah")
    assert article.slice(article.sentences[0]).startswith("Setelah sukses menggelar")


@pytest.mark.parametrize(
    ("place", "ends"),
    [
        pytest.param(0, "pada Selasa (25/7/2023).", id="a date in brackets is no end"),
        pytest.param(2, "bermasyarakat” kata Safrizal.", id="a quotation ends with its speaker"),
        pytest.param(5, "tersebut” jelas Safrizal.", id="also where the quotation has two sentences"),
        pytest.param(9, "industri dan inovasi,” papar Safrizal.", id="a comma inside the quotation"),
        pytest.param(12, 'Asia Tenggara" pungkas Safrizal.', id="straight quotation marks"),
    ],
)
def test_sentences_of_the_article_end_where_they_end(ascn: Corpus, place: int, ends: str) -> None:
    article = ascn.document
    assert article.slice(article.sentences[place]).endswith(ends)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Satu. Dua! Tiga? Empat", ["Satu.", "Dua!", "Tiga?", "Empat"]),
        ("Naik 2.5 persen. Lalu turun.", ["Naik 2.5 persen.", "Lalu turun."]),
        ("“Kita mulai.” Lalu ia pergi.", ["“Kita mulai.”", "Lalu ia pergi."]),
        ('Ia (yang tua.) "Pergi." 29 kota.', ["Ia (yang tua.)", '"Pergi."', "29 kota."]),
        ("Lihat www.asean.org untuk itu.", ["Lihat www.asean.org untuk itu."]),
        ("date 2023-07-26 Satu. Dua.", ["Satu.", "Dua."]),
        ("satu baris\ndan yang kedua.\n\nLain.", ["satu baris\ndan yang kedua.", "Lain."]),
        ("  \n\n Jauh di dalam.  \r\n\r\nLain. \r\n", ["Jauh di dalam.", "Lain."]),
    ],
)
def test_sentences_are_split(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


TEXTS = st.text(st.sampled_from("ab AZ.!?\n\r\t”\"'()“1 "), max_size=60)


@given(TEXTS)
def test_paragraphs_and_sentences_lose_nothing_but_white_space(text: str) -> None:
    made = document(text)
    pieces = {"paragraphs": made.paragraphs, "sentences": made.sentences}
    for spans in pieces.values():
        words = [made.slice(span) for span in spans]
        assert all(word and word == word.strip() for word in words)
        assert "".join("".join(words).split()) == "".join(text.split())
    for sentence in made.sentences:
        paragraph = made.paragraph(sentence.paragraph)
        assert paragraph.start <= sentence.start < sentence.end <= paragraph.end


def test_words_are_found_where_they_first_stand(ascn: Corpus) -> None:
    article = ascn.document
    span = article.find("Kini ASCN memiliki 29 kota percontohan")
    assert span is not None
    assert span.paragraph == 5
    assert article.text[span.start : span.end] == "Kini ASCN memiliki 29 kota percontohan"
    safrizal = article.find("Safrizal")
    assert safrizal is not None
    assert safrizal.start == article.text.index("Safrizal")


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("", id="nothing"),
        pytest.param("Kini ASCN memiliki 30 kota", id="not there"),
        pytest.param("kata Safrizal.\n\nSafrizal menyebutkan", id="over two paragraphs"),
        pytest.param("shepherd", id="the article spells it otherwise"),
    ],
)
def test_other_words_are_not_found(ascn: Corpus, words: str) -> None:
    assert ascn.document.find(words) is None


def test_a_span_lies_in_a_sentence_or_is_its_own(ascn: Corpus) -> None:
    article = ascn.document
    dateline, cities = article.find("date 2023-07-26"), article.find("29 kota percontohan")
    assert dateline is not None
    assert cities is not None
    assert article.sentence_at(dateline) == dateline
    assert article.slice(article.sentence_at(cities)).startswith("Kini ASCN memiliki 29 kota percontohan yang setiap")


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (Span(0, 5, 1), False),
        (Span(0, 6, 1), True),
        (Span(6, 7, 1), True),
        (Span(9, 12, 1), True),
        (Span(10, 12, 1), False),
    ],
)
def test_spans_overlap_where_they_share_a_character(other: Span, expected: bool) -> None:
    span = Span(5, 10, 1)
    assert span.overlaps(other) is expected
    assert other.overlaps(span) is expected


def test_a_file_is_read_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes("  Satu.\r\n\r\n“Dua”.\n".encode())
    read = Document.from_file(path, "id")
    assert read.text == "  Satu.\r\n\r\n“Dua”.\n"
    assert (read.name, read.language) == ("article.txt", "id")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(None, r"There is no document at .*article\.txt; put the article's text there", id="missing"),
        pytest.param(b"", r"article\.txt is empty; put", id="empty"),
        pytest.param(b" \n\t\r\n", r"article\.txt is empty; put", id="white space"),
        pytest.param("Café".encode("latin-1"), r"is not UTF-8 text \(.* at byte 3\); save it as UTF-8", id="latin-1"),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, content: bytes | None, message: str) -> None:
    path = tmp_path / "article.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CorpusError, match=message):
        Document.from_file(path, "id")


def test_a_folder_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="cannot be read"):
        Document.from_file(tmp_path, "id")


def test_the_fingerprint_changes_with_one_character() -> None:
    assert document("Satu.").fingerprint == document("Satu.").fingerprint
    assert document("Satu.").fingerprint != document("Satu!").fingerprint
