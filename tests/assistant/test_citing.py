import pytest

from assistant.citing import cite
from assistant.statement import Source, Statement, of_note
from assistant.verification import marker_faults
from corpus import Corpus, Language, Span


def source(corpus: Corpus, words: str, note: str | None = None) -> Source:
    span = corpus.document.find(words)
    assert span is not None
    return Source(span, note)


def test_numbers_go_by_first_use(ascn: Corpus) -> None:
    cities, bali = source(ascn, "29 kota percontohan"), source(ascn, "di Bali pada 12-13 Juli 2023")
    statements = [Statement("One.", (cities,)), Statement("Two.", (bali, cities)), Statement("Three.", (bali,))]
    text, citations = cite(statements, ascn, "id")
    assert text == "One. [1] Two. [2][1] Three. [2]"
    assert [citation.number for citation in citations] == [1, 2]
    assert [citation.quote for citation in citations] == ["29 kota percontohan", "di Bali pada 12-13 Juli 2023"]
    assert marker_faults(text, len(citations)) == []


def test_the_same_slice_is_cited_once(ascn: Corpus) -> None:
    cities = source(ascn, "29 kota percontohan")
    text, citations = cite([Statement("One.", (cities, cities)), Statement("Two.", (cities,))], ascn, "id")
    assert text == "One. [1] Two. [1]"
    assert len(citations) == 1


@pytest.mark.parametrize("turned", [False, True])
def test_a_slice_within_another_of_the_same_statement_is_left_out(ascn: Corpus, turned: bool) -> None:
    nested = [source(ascn, "29 kota"), source(ascn, "Kini ASCN memiliki 29 kota percontohan")]
    statement = Statement("One.", tuple(reversed(nested) if turned else nested))
    text, citations = cite([statement], ascn, "id")
    assert text == "One. [1]"
    assert citations[0].quote == "Kini ASCN memiliki 29 kota percontohan"


def test_slices_that_only_overlap_are_both_cited(ascn: Corpus) -> None:
    overlapping = (source(ascn, "ASCN memiliki 29 kota"), source(ascn, "29 kota percontohan yang"))
    text, citations = cite([Statement("One.", overlapping)], ascn, "id")
    assert text == "One. [1][2]"
    assert len(citations) == 2


def test_a_citation_is_verbatim_and_located(ascn: Corpus) -> None:
    for note in ascn.notes:
        for language in ("id", "en"):
            _, citations = cite([of_note(note, "Said.")], ascn, language)
            for citation in citations:
                assert citation.quote == ascn.document.text[citation.start : citation.end]
                assert citation.context[citation.start - citation.context_start :].startswith(citation.quote)
                paragraph = ascn.document.paragraph(citation.paragraph)
                assert (citation.context, citation.context_start) == (ascn.document.slice(paragraph), paragraph.start)
                assert (citation.document, citation.language, citation.note) == ("article.id.txt", "id", note.id)


@pytest.mark.parametrize(("language", "gloss"), [("id", None), ("en", "ASCN now has 29 pilot cities.")])
def test_a_gloss_is_the_claim_where_the_quote_is_in_another_language(
    ascn: Corpus, language: Language, gloss: str | None
) -> None:
    _, (citation,) = cite([of_note(ascn.note("pilot-cities-now"), "Said.")], ascn, language)
    assert citation.gloss == gloss


def test_a_sentence_of_the_article_has_no_note_to_gloss_it(ascn: Corpus) -> None:
    _, (citation,) = cite([Statement("Said.", (source(ascn, "29 kota percontohan"),))], ascn, "en")
    assert (citation.note, citation.gloss) == (None, None)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], ""),
        (["One."], "One."),
        (["One.", "Two."], "One. Two."),
        pytest.param(
            ["\n- One.", "\n- Two."],
            "\n- One.\n- Two.",
        ),
        (["One  two.\t"], "One two."),
    ],
)
def test_statements_are_joined(ascn: Corpus, texts: list[str], expected: str) -> None:
    assert cite([Statement(text) for text in texts], ascn, "id") == (expected, ())


def test_the_quote_of_the_whole_article_keeps_its_quirks(ascn: Corpus) -> None:
    paragraph = ascn.document.paragraph(2)
    _, (citation,) = cite([Statement("Said.", (Source(Span(paragraph.start, paragraph.end, 2), None),))], ascn, "id")
    assert citation.quote.startswith("“Ada dua konteks")
    assert citation.quote.endswith("bermasyarakat” kata Safrizal.")
