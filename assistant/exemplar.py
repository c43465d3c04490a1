"""Exemplars: ways of saying what no corpus needs to write down, to be recognised beside it.

Questions to any table, with the table's own nouns filled in; and what is no question to the document at all: greetings,
thanks, attempts to change the rules, other subjects.
"""

from collections.abc import Iterator
from string import Template

from assistant.wording import read_words
from corpus import LANGUAGES, Corpus, Language
from corpus.table import Noun, Table
from index.chunk import Chunk

# Operations that a table without groups has too.
_UNGROUPED = ("is-member", "all", "difference")


def exemplars(corpus: Corpus) -> tuple[Chunk, ...]:
    """All of them, each once. The owner of one for a table is `TABLE/OPERATION`; of the others, the reply they get."""
    found = {chunk.id: chunk for chunk in (*_others(), *(c for table in corpus.tables for c in _of_table(table)))}
    return tuple(found.values())


def _others() -> Iterator[Chunk]:
    for reply, by_language in read_words("other.yaml").items():
        for language in LANGUAGES:
            yield from (Chunk(text, language, "other", reply, None) for text in by_language[language])


def _of_table(table: Table) -> Iterator[Chunk]:
    for language in LANGUAGES:
        for operation, templates in read_words(f"operations.{language}.yaml").items():
            if (table.groups is None and operation not in _UNGROUPED) or (operation == "difference" and len(table.counts) < 2):
                continue
            for template in templates:
                for member, members in _nouns(table.members, language):
                    text = Template(template).substitute(
                        member=member, members=members,
                        group=table.groups.one[language] if table.groups else "",
                        groups=table.groups.many[language] if table.groups else "",
                    )  # fmt: skip
                    yield Chunk(text, language, "table", f"{table.id}/{operation}", None)


def _nouns(noun: Noun, language: Language) -> list[tuple[str, str]]:
    """The noun for one and for many, and what else people call them first."""
    called = noun.called[language][:1]
    return [(noun.one[language], noun.many[language]), *((word, word) for word in called)]


def table_of(owner: str, corpus: Corpus) -> tuple[Table, str] | None:
    """The table and the operation that an owner names; None where it names none."""
    table_id, _, operation = owner.partition("/")
    table = next((table for table in corpus.tables if operation and table.id == table_id), None)
    return (table, operation) if table is not None else None
