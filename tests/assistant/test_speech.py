"""Speeches: what somebody said in all, and what else they said."""

import pytest

from assistant import Assistant
from tests.assistant.asking import talk


@pytest.mark.parametrize(
    "question",
    [
        "What did Safrizal say at the forum?",
        "What did the director general say?",
        "Who spoke at the forum and what did he say?",
        "Apa saja yang dikatakan Safrizal?",
        "isi pidato safrizal apa?",
    ],
)
def test_all_that_somebody_said_begins_with_where(assistant: Assistant, question: str) -> None:
    told = [citation.note for citation in assistant.answer(question).citations]
    assert told[0] == "progress-report"
    assert {"strategic-contexts", "commitment"} <= set(told)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("What did Safrizal say about urbanisation?", "urbanisation"),
        ("dia ngomong di forum apa?", "progress-report"),
        ("Dirjen yang bicara di forum itu namanya siapa?", "safrizal-role"),
    ],
)
def test_who_asks_for_less_of_it_is_told_that(assistant: Assistant, question: str, told: str) -> None:
    assert assistant.answer(question).citations[0].note == told
    assert len({citation.note for citation in assistant.answer(question).citations}) == 1


def test_who_replied_is_not_told_what_was_said(assistant: Assistant) -> None:
    assert assistant.answer("Who replied to Safrizal's remarks, and what did they say to him?").abstained


@pytest.mark.parametrize("turns", [("Who is Safrizal?", "anything else?"), ("Siapa Safrizal?", "ada lagi?")])
def test_what_else_there_is_of_a_person_is_what_they_said(assistant: Assistant, turns: tuple[str, str]) -> None:
    told = {citation.note for citation in talk(assistant, *turns).citations}
    assert told
    assert "safrizal-role" not in told
