"""What a part of the document says, where the question names it."""

import pytest

from assistant import Assistant
from assistant.part import notes_of


@pytest.mark.parametrize(
    ("question", "paragraph"),
    [
        ("main idea of the 1st paragraph in one sentence please, for my reading log", 1),
        ("what does the second paragraph say?", 2),
        ("Apa isi paragraf kedua?", 2),
        ("ide pokok alinea 3?", 3),
        ("ringkas alinea terakhir", -1),
        ("what is the last paragraph about?", -1),
    ],
)
def test_a_paragraph_is_told_from_its_own_words(assistant: Assistant, question: str, paragraph: int) -> None:
    answer = assistant.answer(question)
    paragraphs = assistant.corpus.document.paragraphs
    asked = paragraphs[paragraph] if paragraph < 0 else assistant.corpus.document.paragraph(paragraph)
    assert answer.citations
    assert all(asked.start <= c.start and c.end <= asked.end for c in answer.citations)


@pytest.mark.parametrize("question", ["Sum up the closing statement.", "Tolong ringkas pernyataan penutup Pak Dirjen."])
def test_the_closing_statement_is_the_last_paragraph(assistant: Assistant, question: str) -> None:
    last = assistant.corpus.document.paragraphs[-1]
    citations = assistant.answer(question).citations
    assert len(citations) > 1
    assert all(last.start <= citation.start and citation.end <= last.end for citation in citations)


def test_there_is_nothing_in_a_paragraph_that_is_not_there(assistant: Assistant) -> None:
    assert assistant.answer("What does paragraph 40 say?").abstained
    assert notes_of(40, assistant.corpus) == ()


def test_what_is_asked_beside_it_is_asked_of_the_article(assistant: Assistant) -> None:
    assert assistant.answer("What does paragraph 2 say about the budget?").abstained


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Give me the gist of the passage about the discussion series, two lines at most.", "rangkaian 4 seri diskusi"),
        ("Ringkas bagian tentang seri diskusi, maksimal dua kalimat.", "rangkaian 4 seri diskusi"),
        ("Sum up the part on the two strategic contexts.", "dua konteks strategis"),
    ],
)
def test_a_passage_is_known_by_what_it_tells_of(assistant: Assistant, question: str, words: str) -> None:
    place = assistant.corpus.document.text.index(words)
    (asked,) = [each for each in assistant.corpus.document.paragraphs if each.start <= place < each.end]
    citations = assistant.answer(question).citations
    assert citations
    assert all(asked.start <= citation.start and citation.end <= asked.end for citation in citations)


def test_what_no_passage_tells_of_is_not_summed_up(assistant: Assistant) -> None:
    assert assistant.answer("Sum up the part about the football match.").abstained


@pytest.mark.parametrize(("question", "points"), [("Bikinin 5 poin dari omongan Pak Safrizal dong", 5)])
def test_what_somebody_said_is_given_in_as_many_points(assistant: Assistant, question: str, points: int) -> None:
    answer = assistant.answer(question)
    lines = answer.text.splitlines()
    assert len(lines) == points
    assert all(line.startswith("- ") for line in lines)
    said = {note.id for note in assistant.corpus.notes if note.speaker is not None}
    assert {citation.note for citation in answer.citations} <= said


def test_more_points_than_the_summary_has_come_from_the_rest(assistant: Assistant) -> None:
    lines = assistant.answer("Sum the article up in six points.").text.splitlines()
    assert len(set(lines)) == 6
