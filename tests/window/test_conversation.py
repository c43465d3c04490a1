import copy
from typing import Any

import pytest

from assistant.window.conversation import MOST_CONVERSATIONS, MOST_TURNS, Conversation, Turn, shelve
from corpus import Corpus
from tests.window.conftest import cited, make_answer


def conversation(corpus: Corpus, *questions: str) -> Conversation:
    citation = cited(corpus.document, corpus.document.sentences[0])
    return Conversation("c", tuple(Turn(make_answer(question, "Said. [1]", [citation])) for question in questions))


def test_what_the_browser_keeps_comes_back_the_same(corpus: Corpus) -> None:
    kept = conversation(corpus, "One?", "Two?").with_thumb(1, "down")
    assert Conversation.from_plain(kept.to_plain(), corpus.document) == kept


def test_history_tells_questions_as_they_were_understood() -> None:
    answer = make_answer("And Thailand?", "Three.", standalone="Which cities are in Thailand?")
    assert Conversation("c", (Turn(answer),)).history()[0]["content"] == "Which cities are in Thailand?"


def test_history_is_messages_oldest_first(corpus: Corpus) -> None:
    assert conversation(corpus, "One?").history() == [
        {"role": "user", "content": "One?"},
        {"role": "assistant", "content": "Said. [1]"},
    ]


def test_a_conversation_is_cut_where_a_turn_is_replaced(corpus: Corpus) -> None:
    asked = conversation(corpus, "One?", "Two?", "Three?")
    assert [turn.answer.question for turn in asked.before(1).turns] == ["One?"]
    assert asked.before(None) is asked


def test_the_oldest_turns_and_conversations_go(corpus: Corpus) -> None:
    long = conversation(corpus, *(str(number) for number in range(MOST_TURNS)))
    assert long.with_turn(long.turns[0]).turns[0].answer.question == "1"
    shelf = [Conversation(str(number), long.turns) for number in range(MOST_CONVERSATIONS)]
    shelved = shelve(shelf, long)
    assert shelved[0] == long
    assert len(shelved) == MOST_CONVERSATIONS


@pytest.mark.parametrize(
    "plain", [None, [], "x", {"id": 3}, {"id": "x", "turns": "x"}, {"id": "x", "turns": [None, {}]}]
)
def test_what_makes_no_sense_is_left_out(corpus: Corpus, plain: object) -> None:
    assert Conversation.from_plain(plain, corpus.document).turns == ()


def _moved(citation: dict[str, Any]) -> None:
    citation["start"] += 1


def _reworded(citation: dict[str, Any]) -> None:
    citation["quote"] = "The article says so."


def _elsewhere(citation: dict[str, Any]) -> None:
    citation["paragraph"] = 3


@pytest.mark.parametrize("spoil", [_moved, _reworded, _elsewhere])
def test_a_citation_that_no_longer_stands_makes_its_turn_stale(corpus: Corpus, spoil: Any) -> None:
    plain = copy.deepcopy(conversation(corpus, "One?").to_plain())
    spoil(plain["turns"][0]["answer"]["citations"][0])
    [turn] = Conversation.from_plain(plain, corpus.document).turns
    assert turn.stale
    assert turn.answer.citations == ()
