"""The desk: takes what the page sends, gives what the page shows. It knows nothing of how either travels."""

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Protocol

from assistant.rendering import escaped
from assistant.response import Answer
from assistant.window.article import article_html
from assistant.window.conversation import Conversation, Turn, shelve
from assistant.window.export import to_json, to_markdown
from assistant.window.feedback import LONGEST_WISH, write_candidate
from assistant.window.message import broken_html, partial_html, turn_html, welcome_html
from assistant.window.shelf import shelf_html
from assistant.window.wording import both
from corpus.corpus import Corpus
from corpus.document import LANGUAGES, Language
from corpus.errors import AssistantError

LONGEST_QUESTION = 2000
# Drawn turns that are kept, some megabytes of them.
_REMEMBERED_TURNS = 2000

Plain = Any
Message = Mapping[str, Any]

_log = logging.getLogger(__name__)


class Answerer(Protocol):
    """What answers: an `Assistant`, or anything with its corpus and its `answer`."""

    @property
    def corpus(self) -> Corpus:
        """What is known."""

    def answer(self, question: str, *, history: Any = (), language: Language | None = None) -> Answer:
        """An answer with its proof."""


@dataclass(frozen=True, slots=True)
class View:
    """What changes on the page; None where it stays as it is.

    Attributes
    ----------
        conversation: what the browser keeps of the current conversation.
        settled: all turns but the last, or the first screen.
        live: the last turn.
        article: the article with its marks.
        shelf: what the browser keeps of all conversations.

    """

    conversation: Plain = None
    settled: str | None = None
    live: str | None = None
    article: str | None = None
    shelf: Plain = None


class Desk:
    """Answers what the page sends, by an assistant; candidates for fixtures go into a folder."""

    def __init__(self, assistant: Answerer, candidates: Path) -> None:
        self._assistant = assistant
        self._corpus = assistant.corpus
        self._candidates = candidates
        # Every question comes with the whole conversation; its turns need not be drawn anew each time.
        self._turn_html = lru_cache(_REMEMBERED_TURNS)(partial(turn_html, corpus=self._corpus))

    def show(self, kept: Plain) -> View:
        """The conversation that the browser kept."""
        return self._view(self._read(kept))

    def ask(self, kept: Plain, message: Message) -> Iterator[View]:
        """A question's turn as it grows, then as it stays.

        The message holds the `question`; `at`, the turn that it replaces, with all that follow; `alone`, whether it is
        to be understood without what was said before; and a `token`, by which the page knows the turn again.
        """
        question = str(message.get("question") or "").strip()
        conversation = self._read(kept).before(_index(message.get("at")))
        token = _index(message.get("token")) or 0
        at = len(conversation.turns)
        yield View(settled=self._settled_html(conversation.turns), live=partial_html(question, "", at, token))
        try:
            history = [] if message.get("alone") else conversation.history()
            answer = self._assistant.answer(question, history=history)
        except AssistantError as error:
            yield View(live=broken_html(question[:LONGEST_QUESTION], at, escaped(str(error)), token))
            return
        except Exception:
            _log.exception("A question could not be answered")
            yield View(live=broken_html(question, at, both("turn.failed"), token))
            return
        for text in _growing(answer.text):
            yield View(live=partial_html(question, text, at, token))
        answered = conversation.with_turn(Turn(answer))
        # The oldest turn may have made room: then every number has moved.
        yield self._view(answered, token=token, has_settled=len(answered.turns) > at)

    def stop(self, message: Message) -> View:
        """The turn that was stopped, to be asked again."""
        question, at = str(message.get("question") or "")[:LONGEST_QUESTION], _index(message.get("at")) or 0
        return View(live=broken_html(question, at, both("turn.stopped"), _index(message.get("token")) or 0))

    def thumb(self, kept: Plain, message: Message) -> tuple[View, str]:
        """What the reader thought of a turn, kept as a candidate; and what to tell them."""
        conversation, index = self._read(kept), _index(message.get("at"))
        thumb, wish = message.get("thumb"), str(message.get("wish") or "")[:LONGEST_WISH]
        if index is None or not index < len(conversation.turns) or thumb not in ("up", "down"):
            return View(), ""
        written = write_candidate(conversation, index, thumb, wish, self._candidates)
        view = View(conversation=conversation.with_thumb(index, thumb).to_plain())
        return view, both("feedback.saved" if written else "feedback.full")

    def browse(self, kept: Plain, shelf: Plain) -> str:
        """The list of conversations, the current one among them."""
        current = self._read(kept)
        return shelf_html(shelve(self._read_shelf(shelf), current), current)

    def open(self, kept: Plain, shelf: Plain, message: Message) -> View:
        """Another conversation of the shelf, or a new one; the current one goes onto the shelf."""
        shelved = shelve(self._read_shelf(shelf), self._read(kept))
        chosen = next((each for each in shelved if each.id == message.get("id")), Conversation())
        return self._view(chosen, shelf=[each.to_plain() for each in shelved])

    def clear(self, kept: Plain, shelf: Plain) -> View:
        """A new conversation; the current one is gone."""
        current = self._read(kept)
        rest = [each.to_plain() for each in self._read_shelf(shelf) if each.id != current.id]
        return self._view(Conversation(), shelf=rest)

    def export(self, kept: Plain, message: Message) -> dict[str, str]:
        """The conversation as a file: its name, type and text."""
        conversation = self._read(kept)
        language = message.get("language")
        if message.get("as") == "json":
            return {
                "name": "conversation.json",
                "type": "application/json",
                "text": to_json(conversation, self._corpus),
            }
        chosen = next((each for each in LANGUAGES if each == language), self._corpus.document.language)
        return {
            "name": "conversation.md",
            "type": "text/markdown",
            "text": to_markdown(conversation, self._corpus, chosen),
        }

    def _view(
        self, conversation: Conversation, shelf: Plain = None, token: int = 0, *, has_settled: bool = False
    ) -> View:
        """The whole page of a conversation; without the turns before the last where they stand there already."""
        turns = conversation.turns
        settled = self._settled_html(turns[:-1]) if turns else welcome_html(self._corpus)
        last = turn_html(turns[-1], len(turns) - 1, self._corpus, is_last=True, token=token) if turns else ""
        return View(
            conversation=conversation.to_plain(),
            settled=None if has_settled else settled,
            live=last,
            article=article_html(self._corpus, conversation),
            shelf=shelf,
        )

    def _settled_html(self, turns: Sequence[Turn]) -> str:
        return "".join(self._turn_html(turn, index) for index, turn in enumerate(turns))

    def _read(self, kept: Plain) -> Conversation:
        return Conversation.from_plain(kept, self._corpus.document)

    def _read_shelf(self, shelf: Plain) -> list[Conversation]:
        stored = shelf if isinstance(shelf, list) else []
        return [each for each in map(self._read, stored) if each.turns]


def _index(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _growing(text: str) -> list[str]:
    """The text's beginnings, each a sentence or line longer, without the whole: a few, however long it is."""
    ends = [match.end() for match in re.finditer(r"[.!?](?:\s*\[\d+\])*\s+|\n+", text)]
    return [text[:end] for end in ends[:: max(1, len(ends) // 4)] if end < len(text)]
