"""Conversations: what was asked and answered, kept by the browser, so read back with distrust."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal
from uuid import uuid4

from assistant.response import Answer, Citation, Provenance, Step
from corpus.document import LANGUAGES, Document

Thumb = Literal["up", "down"]

MOST_TURNS = 60
MOST_CONVERSATIONS = 30
# An assistant reads again every turn that it is told, so each costs as much as a question. Told as they were
# understood, two are enough: 69 of 71 golden follow-ups got the very answer that six turns as written gave them.
_REMEMBERED_TURNS = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its answer.

    Attributes
    ----------
        answer: the answer, which holds the question.
        thumb: what the reader thought of it; None where nothing was said.
        stale: whether its citations no longer stand in the document, and were taken away.

    """

    answer: Answer
    thumb: Thumb | None = None
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Conversation:
    """Turns, oldest first.

    Attributes
    ----------
        id: tells conversations apart.
        turns: what was asked and answered.

    """

    id: str = field(default_factory=lambda: uuid4().hex[:12])
    turns: tuple[Turn, ...] = ()

    @property
    def title(self) -> str:
        """The first question; empty before it."""
        return self.turns[0].answer.question if self.turns else ""

    def before(self, index: int | None) -> "Conversation":
        """The conversation up to a turn, exclusive; all of it for None."""
        return self if index is None else replace(self, turns=self.turns[: max(index, 0)])

    def with_turn(self, turn: Turn) -> "Conversation":
        """The conversation with one more turn; beyond the most that are kept the oldest goes."""
        return replace(self, turns=(*self.turns, turn)[-MOST_TURNS:])

    def with_thumb(self, index: int, thumb: Thumb) -> "Conversation":
        """The conversation with what the reader thought of one turn."""
        turns = list(self.turns)
        turns[index] = replace(turns[index], thumb=thumb)
        return replace(self, turns=tuple(turns))

    def history(self) -> list[dict[str, str]]:
        """The last turns as messages, as an assistant takes them; each question standing on its own."""
        return [
            message
            for turn in self.turns[-_REMEMBERED_TURNS:]
            for message in (
                {"role": "user", "content": turn.answer.standalone or turn.answer.question},
                {"role": "assistant", "content": turn.answer.text},
            )
        ]

    def to_plain(self) -> dict[str, Any]:
        """What the browser keeps; the paragraphs around quotes are left out, the document has them."""
        return {"id": self.id, "turns": [_turn_to_plain(turn) for turn in self.turns]}

    @classmethod
    def from_plain(cls, plain: object, document: Document) -> "Conversation":
        """What the browser kept, as far as it makes sense: a turn that does not is left out."""
        if not isinstance(plain, Mapping) or not isinstance(plain.get("id"), str):
            return cls()
        stored = plain.get("turns")
        turns = [_turn_from_plain(turn, document) for turn in stored[-MOST_TURNS:]] if isinstance(stored, list) else []
        return cls(plain["id"][:40], tuple(turn for turn in turns if turn))


def shelve(shelf: Sequence[Conversation], conversation: Conversation) -> tuple[Conversation, ...]:
    """The shelf with a conversation in front, in place of what it held of it; beyond the most the last goes."""
    others = [other for other in shelf if other.id != conversation.id]
    return tuple(([conversation] if conversation.turns else []) + others)[:MOST_CONVERSATIONS]


def _turn_to_plain(turn: Turn) -> dict[str, Any]:
    plain = turn.answer.to_dict()
    for citation in plain["citations"]:
        del citation["context"], citation["context_start"]
    return {"answer": plain, "thumb": turn.thumb}


def _turn_from_plain(plain: object, document: Document) -> Turn | None:
    try:
        return _read_turn(plain, document)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        # Another version of the window wrote this, or a person did.
        return None


def _read_turn(plain: Any, document: Document) -> Turn:
    stored = plain["answer"]
    citations = tuple(_read_citation(citation, document) for citation in stored["citations"])
    standing = all(citations)
    if stored["language"] not in LANGUAGES:
        raise ValueError(stored["language"])
    answer = Answer(
        text=str(stored["text"]),
        language=stored["language"],
        abstained=bool(stored["abstained"]),
        citations=tuple(citation for citation in citations if citation) if standing else (),
        question=str(stored["question"]),
        standalone=str(stored["standalone"]),
        kind=str(stored["kind"]),
        confidence=float(stored["confidence"]),
        suggestions=tuple(str(suggestion) for suggestion in stored["suggestions"]),
        members=tuple(str(member) for member in stored["members"]),
        trace=tuple(Step(str(step["name"]), str(step["detail"])) for step in stored["trace"]),
        provenance=Provenance(**{key: str(value) for key, value in stored["provenance"].items()}),
    )
    return Turn(answer, plain["thumb"] if plain.get("thumb") in ("up", "down") else None, stale=not standing)


def _read_citation(plain: Mapping[str, Any], document: Document) -> Citation | None:
    """The citation, located again; None where the document no longer says so."""
    start, end, number = int(plain["start"]), int(plain["end"]), int(plain["paragraph"])
    if not 0 <= start < end or document.text[start:end] != plain["quote"] or plain["language"] not in LANGUAGES:
        return None
    paragraph = document.paragraph(number)
    if not paragraph.start <= start < end <= paragraph.end:
        return None
    return Citation(
        number=int(plain["number"]),
        quote=document.text[start:end],
        document=document.name,
        paragraph=number,
        start=start,
        end=end,
        language=plain["language"],
        note=None if plain["note"] is None else str(plain["note"]),
        gloss=None if plain["gloss"] is None else str(plain["gloss"]),
        context=document.slice(paragraph),
        context_start=paragraph.start,
    )
