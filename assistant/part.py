"""Parts: what the part of the document that a question names says.

A paragraph that it counts off, "what is the second paragraph about?"; and the passage on something, "sum up the part
about the cities".
"""

import re
from collections.abc import Iterable

from assistant.question import Question, content_words
from assistant.wording import function_words, wording
from corpus import Corpus, Note
from corpus.figure import without_figures

# So many notes at most tell of a part, unless the question gives a number.
MOST = 3
# A note that adds fewer characters than this adds nothing.
_WORTH = 30
# What follows says what for, or how long: "…, for my log", "… in one sentence".
_LENGTH = re.compile(r"[,;]|\s(?:in|dalam)\s\w+\s(?:sentences?|words|kalimat|kata)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\W*(?P<number>\d{1,3})\b")


def number_in(question: Question, corpus: Corpus) -> int | None:
    """The number of the paragraph that a question asks for, from 1; None where it asks for anything else.

    A summary of the closing statement is one of the last paragraph.
    """
    words, text = wording(question.spoken), question.text
    if question.kind == "summary" and words.closing.search(text):
        return len(corpus.document.paragraphs)
    noun = words.paragraph.search(text)
    if noun is None or question.mentions or question.asks("yes-no", "how-many", "who", "where", "when", "why"):
        return None
    numbered = _NUMBERED.match(text, noun.end())
    counted = [int(figure.value) for figure in question.figures if figure.ordinal and isinstance(figure.value, float)]
    counted = counted or words.ordinals_in(text) or ([int(numbered["number"])] if numbered else [])
    counted = counted or ([len(corpus.document.paragraphs)] if noun["last"] else [])
    head = _LENGTH.split(text[noun.start() :])[0]
    rest = words.kinds["summary"].sub(" ", words.paragraph.sub(" ", without_figures(text[: noun.start()] + head)))
    own = [word for word in content_words(rest) if word not in function_words() and not words.ordinals_in(word)]
    return counted[0] if len(counted) == 1 and not own else None


def notes_of(number: int, corpus: Corpus) -> tuple[Note, ...]:
    """The notes that together tell most of a paragraph, in its order; none where there is no such paragraph."""
    within = [note for note in corpus.notes if all(span.paragraph == number for span in note.evidence)]
    return telling(within, MOST)


def topic_in(question: Question) -> str | None:
    """What a question wants the part of the document on summed up; None where it asks for anything else."""
    found = wording(question.spoken).part.search(question.text) if question.kind == "summary" else None
    # "The part about this article" is all of it.
    return found["topic"].strip() if found is not None and content_words(found["topic"]) else None


def telling(notes: Iterable[Note], most: int, told_before: Iterable[Note] = ()) -> tuple[Note, ...]:
    """Of some notes those that together quote most that was not told before, in the document's order."""
    before = frozenset[int]().union(*map(_places, told_before))
    left = {note: _places(note) - before for note in notes}
    told: list[Note] = []
    while left and len(told) < most:
        best = max(left, key=lambda note: len(left[note]))
        quoted = left[best]
        if len(quoted) < _WORTH:
            break
        told.append(best)
        left = {note: others - quoted for note, others in left.items() if note is not best}
    return tuple(sorted(told, key=lambda note: min(span.start for span in note.evidence)))


def _places(note: Note) -> frozenset[int]:
    """The places of the characters that a note quotes."""
    return frozenset(place for span in note.evidence for place in range(span.start, span.end))
