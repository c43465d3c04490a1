"""Statements: what is to be said, sentence by sentence, each with the slices of the document that it stands on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.wording import wording
from corpus import Corpus, Language, Note, Span
from corpus.name import Name
from corpus.table import Row, Table


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from.

    Attributes
    ----------
        span: the slice of the document that is quoted.
        note: the id of the note that led to it; None for a sentence of the document.

    """

    span: Span
    note: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or two on the same sources.

    Attributes
    ----------
        text: what is said, without markers.
        sources: what it stands on; empty only for what cites nothing, such as a greeting.
        computed: numbers that were computed from a table and stand in no source.
        asked: words of the question that it repeats only to say that they are not in the sources.
        members: ids of the table members that it names or stands on.

    """

    text: str
    sources: tuple[Source, ...] = ()
    computed: tuple[float, ...] = ()
    asked: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


def of_note(note: Note, text: str) -> Statement:
    """A statement that rests on a note's evidence."""
    return Statement(text, tuple(Source(span, note.id) for span in note.evidence))


def led(statement: Statement, reply: str, language: Language) -> Statement:
    """A statement with one of the replies in front: yes, no, not quite."""
    lead = wording(language).replies[reply]
    return replace(statement, text=f"{lead} {statement.text}", asked=(*statement.asked, lead))


def unled(statement: Statement, language: Language) -> Statement:
    """A statement without the reply that `led` put in front of it, if any."""
    replies = (wording(language).replies[reply] for reply in ("yes", "no", "not-quite"))
    lead = next((reply for reply in replies if statement.text.startswith(f"{reply} ")), "")
    return replace(statement, text=statement.text.removeprefix(lead).lstrip())


def table_sources(corpus: Corpus, table: Table, rows: Sequence[Row]) -> tuple[Source, ...]:
    """What a statement about some rows stands on: each row's slice, or the whole sentence where there are many.

    The table's own note comes last: it says what the list is of.
    """
    note = corpus.note(table.note)
    if table.groups is None:
        # The note and the list are one sentence, so that asking for either cites the same.
        return of_note(note, "").sources
    head = Source(note.evidence[0], note.id)
    if 0 < len(rows) <= 3:
        return (*(Source(row.evidence, note.id) for row in rows), head)
    return (Source(corpus.document.sentence_at(table.rows[0].evidence), note.id),)


def listing(items: Sequence[str], conjunction: str) -> str:
    """Items as a list in running text: "a", "a dan b", "a, b, dan c"."""
    if len(items) <= 2:
        return f" {conjunction} ".join(items)
    return f"{', '.join(items[:-1])}, {conjunction} {items[-1]}"


def forms(names: Sequence[Name], language: Language) -> list[str]:
    """What names are called in a language."""
    return [name.form(language) for name in names]
