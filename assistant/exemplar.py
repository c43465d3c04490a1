"""Exemplars: ways of saying what no corpus needs to write down, to be recognised beside it.

Questions to any table, with the table's own nouns filled in; and what is no question to the document at all: greetings,
thanks, attempts to change the rules, other subjects.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from string import Template

from assistant.question import asks_whether, untagged
from assistant.spelling import spelt_out
from assistant.wording import read_words
from corpus import LANGUAGES, Corpus, Language
from corpus.masking import mask
from corpus.table import Table
from index.chunk import Chunk
from index.classifier import Lesson, Lessons

_REMEMBERED = 4096
ASKED = "ask"
# Raise it when checks are read otherwise: untagged, masked or told from what is asked openly.
_FORM = 1
# Operations that a table without groups has too.
_UNGROUPED = ("is-member", "all", "difference")


def other_exemplars(corpus: Corpus) -> tuple[Chunk, ...]:
    """What is no question to the document, each once, as questions are masked; the owner is the reply that it gets."""
    return _once(
        Chunk(mask(text, corpus, language), language, "other", reply, None)
        for reply, by_language in read_words("other.yaml").items()
        for language in LANGUAGES
        for text in by_language[language]
    )


def table_exemplars(corpus: Corpus) -> tuple[Chunk, ...]:
    """Questions to each table, each once; the owner is `TABLE/OPERATION`."""
    return _once(chunk for table in corpus.tables for chunk in _of_table(table))


def _once(chunks: Iterable[Chunk]) -> tuple[Chunk, ...]:
    return tuple({chunk.id: chunk for chunk in chunks}.values())


def _of_table(table: Table) -> Iterator[Chunk]:
    for language in LANGUAGES:
        for operation, templates in read_words(f"operations.{language}.yaml").items():
            if (table.groups is None and operation not in _UNGROUPED) or (
                operation == "difference" and len(table.counts) < 2
            ):
                continue
            for template in templates:
                text = Template(template).substitute(
                    member=table.members.one[language], members=table.members.many[language],
                    group=table.groups.one[language] if table.groups else "",
                    groups=table.groups.many[language] if table.groups else "",
                )  # fmt: skip
                yield Chunk(text, language, "table", f"{table.id}/{operation}", None)


def checks(corpus: Corpus) -> Lessons | None:
    """What people want to have checked, with the stance of the note; None where nobody wrote any down.

    Beside them, as `ASKED`, what is asked for openly: where nothing is to be checked there is no stance.
    """
    if not any(_checked(corpus)):
        return None
    # What is made of the corpus depends on the words by which a question is read, too, and on the code that does it.
    words = ((files("assistant") / "words" / f"{language}.yaml").read_bytes() for language in LANGUAGES)
    read_by = sha256(b"".join(words)).hexdigest()
    return Lessons(f"checks {_FORM} {corpus.fingerprint} {read_by}", lambda: _checks(corpus))


def _checks(corpus: Corpus) -> list[Lesson]:
    """The lessons, as questions are when they are read."""
    asked = (
        (ask, language, ASKED, note.id)
        for note in corpus.notes
        if any(note.checks.values())
        for language, asks in note.asks.items()
        for ask in asks
        if not asks_whether(ask, language)
    )
    return [
        Lesson(mask(untagged(spelt_out(text, language)), corpus, language), label, note)
        for text, language, label, note in (*_checked(corpus), *asked)
    ]


def _checked(corpus: Corpus) -> Iterator[tuple[str, Language, str, str]]:
    """Each question to be checked with its language, the note's stance and the note's id."""
    for note in corpus.notes:
        for language, by_stance in note.checks.items():
            for stance, questions in by_stance.items():
                yield from ((question, language, stance, note.id) for question in questions)


@lru_cache(maxsize=_REMEMBERED)
def table_of(owner: str, corpus: Corpus) -> tuple[Table, str] | None:
    """The table and the operation that an owner names; None where it names none."""
    table_id, _, operation = owner.partition("/")
    table = next((table for table in corpus.tables if operation and table.id == table_id), None)
    return (table, operation) if table is not None else None
