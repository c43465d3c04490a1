import json
import re
from pathlib import Path
from typing import Any

import pytest

from assistant.response import Answer
from assistant.window.desk import Desk
from tests.window.conftest import HOSTILE, Echo, small_corpus


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Echo(small_corpus(), "First. [1] Second. [1]"), tmp_path)


def test_an_answer_grows_and_then_stays(desk: Desk) -> None:
    views = list(desk.ask(None, {"question": "What?", "token": 7}))
    assert [view.conversation is None for view in views] == [True] * (len(views) - 1) + [False]
    assert "First." in str(views[1].live)
    assert "Second." not in str(views[1].live)
    assert 'data-state="done"' in str(views[-1].live)
    assert all('data-token="7"' in str(view.live) for view in views)


def test_follow_ups_know_what_was_said_unless_asked_alone(tmp_path: Path) -> None:
    echo = Echo(small_corpus())
    desk = Desk(echo, tmp_path)
    kept = list(desk.ask(None, {"question": "One?"}))[-1].conversation
    list(desk.ask(kept, {"question": "Two?"}))
    list(desk.ask(kept, {"question": "Two?", "alone": True}))
    list(desk.ask(kept, {"question": "Instead?", "at": 0}))
    assert [len(history) for history in echo.histories] == [0, 2, 0, 0]


def test_a_question_that_cannot_be_read_is_told_and_not_kept(assistant: Echo, tmp_path: Path) -> None:
    views = list(Desk(assistant, tmp_path).ask(None, {"question": "x" * 3000}))
    assert 'role="alert"' in str(views[-1].live)
    assert views[-1].conversation is None


def test_a_fault_of_ours_is_told_without_its_traceback(tmp_path: Path) -> None:
    class Broken(Echo):
        def answer(self, *_: Any, **__: Any) -> Answer:
            raise RuntimeError("secret path")

    views = list(Desk(Broken(small_corpus()), tmp_path).ask(None, {"question": "What?"}))
    assert "Something went wrong" in str(views[-1].live)
    assert "secret" not in str(views[-1].live)


@pytest.mark.parametrize("message", [{}, {"question": None, "at": "x"}, {"question": 3, "at": -1}, {"at": True}])
def test_messages_that_make_no_sense_break_nothing(desk: Desk, message: dict[str, object]) -> None:
    assert list(desk.ask("nonsense", message))
    assert desk.thumb("nonsense", message)[1] == ""
    assert desk.open([], {}, message).conversation["turns"] == []


def test_conversations_are_shelved_opened_and_cleared(desk: Desk) -> None:
    first = list(desk.ask(None, {"question": "One?"}))[-1].conversation
    new = desk.open(first, [], {"id": ""})
    assert new.conversation["turns"] == []
    assert "One?" in desk.browse(new.conversation, new.shelf)
    again = desk.open(new.conversation, new.shelf, {"id": first["id"]})
    assert again.conversation == first
    cleared = desk.clear(again.conversation, again.shelf)
    assert cleared.shelf == []
    assert "welcome" in str(cleared.settled)


def test_the_browser_gets_what_it_kept_shown_again(desk: Desk) -> None:
    kept = list(desk.ask(None, {"question": "One?"}))[-1].conversation
    shown = desk.show(json.loads(json.dumps(kept)))
    assert "One?" in str(shown.live)
    assert "cited" in str(shown.article)


def test_an_export_starts_no_markup_of_its_own(tmp_path: Path) -> None:
    desk = Desk(Echo(small_corpus(f"Kalimat {HOSTILE}."), f"# {HOSTILE}\n1. item [1]"), tmp_path)
    kept = list(desk.ask(None, {"question": f"# {HOSTILE}"}))[-1].conversation
    text = desk.export(kept, {"as": "markdown", "language": "en"})["text"]
    assert not re.search(r"(?<!\\)[<!\[\]()]", re.sub(r"^> .*“|” .*$", "", text, flags=re.MULTILINE))
    assert "\n1. item" not in text
    assert json.loads(desk.export(kept, {"as": "json"})["text"])["answers"][0]["text"].startswith("# ")
