"""Abbreviations: what a question has one stand for, held against the note that spells it out."""

import re
from collections.abc import Iterator

from assistant.question import Question
from corpus import Corpus, Note

# Words written large, with little ones between them: what an abbreviation is spelt out as.
_SPELT_OUT = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+(?:,?\s+(?:(?:of|on|for|and|the|dan|untuk|di|&)\s+)?[A-ZÀ-Þ][\w’'-]+)+")
_LARGE = re.compile(r"\b[A-ZÀ-Þ]")
_WORD = re.compile(r"\w+")
# Two letters begin too many things.
_LETTERS = 3


def misread(question: Question, corpus: Corpus) -> Note | None:
    """The note that spells an abbreviation out, where a question has it stand for other words: "X, the Y Z"."""
    for short, forms in _abbreviations(question):
        for match in _SPELT_OUT.finditer(question.text):
            large = [initial.group() for initial in _LARGE.finditer(match.group())]
            right = any(form in _plain(match.group()) for form in forms if form != short.lower())
            if right or not _spells(large, short):
                continue
            return next((note for note in corpus.notes if _defines(note, short, forms)), None)
    return None


def _abbreviations(question: Question) -> Iterator[tuple[str, set[str]]]:
    """The abbreviations in a question that the corpus knows, each with all that it goes by."""
    for mention in question.mentions:
        for name in mention.names:
            forms = name.all_forms()
            for form in sorted(forms):
                short = form.split()[0]
                if form == short and short.isupper() and len(short) >= _LETTERS and short in question.text:
                    yield short, {_plain(each) for each in forms}


def _spells(large: list[str], short: str) -> bool:
    """Whether initials are those of an abbreviation, one more at either end being a word of the sentence's."""
    letters = "".join(large)
    return short in (letters, letters[1:], letters[:-1])


def _defines(note: Note, short: str, forms: set[str]) -> bool:
    """Whether a note says what an abbreviation stands for."""
    claims = [_plain(claim) for claim in note.claim.values()]
    told = [text for fact in note.facts.values() for text in fact.values()]
    return any(short.lower() in claim.split() for claim in claims) and any(
        form in _plain(text) for text in told for form in forms if short.lower() not in form.split()
    )


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))
