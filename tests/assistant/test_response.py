import json
from dataclasses import FrozenInstanceError, asdict

import pytest

from assistant import Answer, Assistant, Citation


@pytest.fixture(scope="module")
def answer(assistant: Assistant) -> Answer:
    return assistant.answer("Which cities are in Malaysia?")


def test_every_quote_is_a_slice_of_the_article(assistant: Assistant) -> None:
    text = assistant.corpus.document.text
    for note in assistant.corpus.notes:
        for asks in note.asks.values():
            for citation in assistant.answer(asks[0]).citations:
                assert citation.quote == text[citation.start : citation.end]
                assert citation.context == text[citation.context_start :][: len(citation.context)]


def test_it_is_ready_for_json(answer: Answer) -> None:
    plain = answer.to_dict()
    again = json.loads(json.dumps(plain, ensure_ascii=False))
    assert again == plain
    assert again["text"] == answer.text
    assert again["citations"][0]["quote"] == answer.citations[0].quote
    assert again["members"] == ["johor-bahru", "kuala-lumpur", "kota-kinabalu", "kuching"]
    assert [step["name"] for step in again["trace"]] == ["understand", "retrieve", "judge", "compose", "verify"]
    assert set(again["provenance"]) == {"corpus", "model", "index", "composer"}
    assert Citation(**again["citations"][0]) == answer.citations[0]


def test_as_a_string_it_is_what_a_person_reads(answer: Answer) -> None:
    lines = str(answer).splitlines()
    assert lines[0] == answer.text
    assert lines[1] == ""
    assert lines[2] == ("[1] “Johor Bahru, Kuala Lumpur, Kota Kinabalu dan Kuching dari Malaysia” (article.id.txt, ¶5)")
    assert len(lines) == 2 + len(answer.citations)


def test_without_citations_a_string_is_the_text(assistant: Assistant) -> None:
    abstention = assistant.answer("Who is the president of France?")
    assert abstention.abstained
    assert str(abstention) == abstention.text


def test_a_notebook_shows_the_quote_marked(answer: Answer) -> None:
    html = answer._repr_html_()
    assert "<mark" in html
    assert "Johor Bahru, Kuala Lumpur, Kota Kinabalu dan Kuching dari Malaysia" in html


def test_it_does_not_change(answer: Answer) -> None:
    with pytest.raises(FrozenInstanceError):
        answer.text = "other"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        answer.citations[0].quote = "other"  # type: ignore[misc]


def test_it_says_what_it_was_made_from(assistant: Assistant, answer: Answer) -> None:
    assert asdict(answer.provenance) == {
        "corpus": assistant.corpus.fingerprint,
        "model": "bundled",
        "index": assistant.search.fingerprint,
        "composer": "extract",
    }
    assert answer.question == "Which cities are in Malaysia?"
    assert 0 <= answer.confidence <= 1
