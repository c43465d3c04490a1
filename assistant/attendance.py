"""Attendance: whether a question has those that it names take part in something."""

import re

from assistant.question import Question
from assistant.wording import wording
from corpus.name import Mention

WITHIN = re.compile(r"\b(di|in|at)\s+$", re.IGNORECASE)
_GOING = re.compile(r"\W*(?:in|at|to|di|ke|pergi ke|go to|went to)\s+(?:the )?$", re.IGNORECASE)


def attends(start: int, end: int, question: Question) -> bool:
    """Whether a question has whom it names there take part in something, which says nothing of where that was."""
    attending = wording(question.spoken).operations["attending"]
    there = any(_GOING.fullmatch(question.text[end : place.start]) for place in _places(question))
    return not WITHIN.search(question.text[:start]) and (there or bool(attending.search(question.text[end:])))


def somebody_attends(question: Question) -> bool:
    """Whether a question has a city or a country that it names take part in something: "was X at the meeting?"."""
    return any(attends(m.start, m.end, question) for m in question.mentions if any(name.table for name in m.names))


def attends_at_place(question: Question) -> bool:
    """Whether it is at a place which no table has, and of which the document tells: "was X at the meeting in Y?"."""
    places = _places(question)
    tabled = [m for m in question.mentions if any(name.table for name in m.names)]
    if not places or not tabled or not (question.closed or question.asks("yes-no")):
        return False
    return somebody_attends(question) and all(place.start > tabled[0].end for place in places)


def _places(question: Question) -> list[Mention]:
    """The places in a question of which the document tells and which are in no table."""
    return [m for m in question.mentions if all(name.type == "place" and name.table is None for name in m.names)]
