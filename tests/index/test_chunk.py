from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from corpus import Corpus, Document, Span
from index.chunk import Chunk, chunks, lessons
from tests.small import write_corpus


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return Corpus.from_folder(write_corpus(tmp_path_factory.mktemp("small")))


def alone(text: str) -> Corpus:
    """A corpus of nothing but a text."""
    words = {"id": "t", "en": "t"}
    return Corpus(Document("t.txt", text, "id"), words, words, None)  # type: ignore[arg-type]


def test_everything_that_can_be_asked_for_is_there_once(small: Corpus) -> None:
    made = chunks(small)
    kinds = Counter((each.kind, each.language) for each in made)
    assert kinds == {
        ("paragraph", "en"): 3,
        ("sentence", "en"): 6,
        ("claim", "id"): 4,
        ("claim", "en"): 4,
        ("ask", "id"): 5,
        ("ask", "en"): 5,
        ("gap", "id"): 3,
        ("gap", "en"): 2,
    }
    assert len({each.id for each in made}) == len(made)


@pytest.mark.parametrize("which", ["small", "ascn"])
def test_what_stands_in_the_article_is_its_slice(small: Corpus, which: str) -> None:
    corpus = small if which == "small" else Corpus.default()
    for each in chunks(corpus):
        if each.kind in ("paragraph", "sentence"):
            assert each.span is not None
            assert each.text == corpus.document.slice(each.span)
        elif each.kind in ("claim", "ask"):
            assert each.span == corpus.note(str(each.owner)).evidence[0]
        else:
            assert each.span is None
            assert corpus.gap(str(each.owner)) is not None


def test_members_of_tables_are_masked_in_ways_to_ask(small: Corpus) -> None:
    asks = [each.text for each in chunks(small) if each.kind in ("ask", "gap") and each.language == "id"]
    assert "Apakah jembatan dalam?" in asks
    assert "Berapa panjang jembatan?" in asks
    assert not [ask for ask in asks if "Utara" in ask]


@pytest.mark.parametrize("text", ["Satu kalimat yang biasa saja. ", "Tanpa-satu-pun-spasi;", "kata " * 40 + "\n"])
def test_a_long_paragraph_is_split_with_exact_places(text: str) -> None:
    long = ("Pendek.\n\n" + text * 200).strip() + "\n\nAkhir."
    corpus = alone(long)
    pieces = [each for each in chunks(corpus) if each.kind == "paragraph"]
    middle = [each for each in pieces if each.span and each.span.paragraph == 2]
    assert [each.text for each in pieces if each not in middle] == ["Pendek.", "Akhir."]
    assert len(middle) > 2
    covered: set[int] = set()
    for each in middle:
        assert each.span is not None
        assert each.text == long[each.span.start : each.span.end]
        assert len(each.text) <= 1500
        covered.update(range(each.span.start, each.span.end))
    paragraph = corpus.document.paragraph(2)
    missing = set(range(paragraph.start, paragraph.end)) - covered
    assert not "".join(long[place] for place in missing).strip()


def test_a_paragraph_of_usual_length_stays_whole() -> None:
    text = "kata " * 299 + "kata"
    (piece,) = [each for each in chunks(alone(text)) if each.kind == "paragraph"]
    assert piece.text == text


def test_a_chunk_is_named_by_all_that_it_is() -> None:
    one = Chunk("Apa itu?", "id", "ask", "note", Span(0, 4, 1))
    others = [
        replace(one, text="Apa ini?"),
        replace(one, language="en"),
        replace(one, kind="gap"),
        replace(one, owner="other"),
        replace(one, owner=None),
        replace(one, span=Span(0, 5, 1)),
        replace(one, span=None),
    ]
    assert replace(one).id == one.id
    assert len({one.id, *(other.id for other in others)}) == 8


def test_a_folder_elsewhere_has_the_same_chunks(small: Corpus, tmp_path: Path) -> None:
    assert chunks(Corpus.from_folder(write_corpus(tmp_path))) == chunks(small)


def test_what_is_missing_is_learnt_beside_what_is_there(small: Corpus) -> None:
    learnt = lessons(small)
    assert {(each.kind, each.owner) for each in learnt} == {("gap", "lengths")}
    assert {each.language: each.text for each in learnt} == {
        "id": "Berapa panjang jembatan Pada 2019 ada 6 jembatan.",
        "en": "How long is bridge In 2019 there were 6 bridges.",
    }


def test_gaps_of_an_article_without_notes_are_no_error(small: Corpus) -> None:
    bare = replace(small, notes=(), tables=(), gaps=tuple(replace(gap, near=()) for gap in small.gaps))
    assert lessons(bare) == ()
