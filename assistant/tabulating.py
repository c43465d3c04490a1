"""Tabulating: what every operation on a table needs, its rows, its words and the statement that comes of it."""

from collections.abc import Sequence
from string import Template

from assistant.reading import Reading
from assistant.statement import Statement, forms, listing, table_sources
from assistant.wording import wording
from corpus import Corpus, Language
from corpus.name import Name
from corpus.table import Row, Table


def stated(
    text: str,
    reading: Reading,
    rows: Sequence[Row],
    corpus: Corpus,
    computed: Sequence[float],
    *,
    everyone: bool = False,
    asked: tuple[str, ...] = (),
    members: tuple[str, ...] | None = None,
) -> Statement:
    """A statement on some rows, or on the whole list where they are many or none."""
    sources = table_sources(corpus, reading.table, rows)
    shown = [member for row in (reading.table.rows if everyone else rows) for member in row.members]
    ids = tuple(member.id for member in shown) if members is None else members
    return Statement(capitalised(text), sources, tuple(float(n) for n in computed), asked, ids)


def listed(items: Sequence[str], language: Language) -> str:
    """Items as a list in running text."""
    return listing(items, wording(language).replies["and"])


def rows_of(table: Table, groups: Sequence[Name]) -> list[Row]:
    """The rows of these groups, in the order in which they are named."""
    return [row for group in groups for row in table.rows if row.group is group]


def groups_of(rows: Sequence[Row]) -> list[Name]:
    """The groups of rows."""
    return [row.group for row in rows if row.group is not None]


def group_of(row: Row, language: Language) -> str:
    """A row's group by name; empty in a table without groups."""
    return row.group.form(language) if row.group is not None else ""


def members_of(rows: Sequence[Row], language: Language) -> str:
    """All members of rows by name, as a list in running text."""
    return listed(forms([member for row in rows for member in row.members], language), language)


def counts_in_groups(rows: Sequence[Row], language: Language) -> str:
    """Groups, each with how many members it has: "A 4, B 3, and C 1"."""
    each = [say(language, "count", group=group_of(row, language), number=len(row.members)) for row in rows]
    return listed(each, language)


def members_and_group(row: Row, language: Language) -> str:
    """A row's members, their group in brackets unless there is none or it is called like them."""
    group, members = group_of(row, language), members_of([row], language)
    return members if group in ("", members) else say(language, "row", members=members, group=group)


def in_order(items: Sequence[str], reading: Reading) -> list[str]:
    """Items in the order that a question asks for, from A to Z or from Z to A; as they are where it asks for none."""
    cues = list(wording(reading.question.spoken).operations["alphabetical"].finditer(reading.question.text))
    if not cues:
        return list(items)
    return sorted(items, key=_without_article, reverse=any(cue["descending"] is not None for cue in cues))


def _without_article(item: str) -> str:
    """What an item is ordered by: "the Philippines" stands under P."""
    return item.casefold().removeprefix("the ")


def say(language: Language, reply: str, **values: object) -> str:
    """One of the replies, filled in."""
    text = Template(wording(language).replies[reply]).substitute({name: str(value) for name, value in values.items()})
    # "The Philippines' cities".
    return text.replace("s's ", "s' ")


def capitalised(text: str) -> str:
    """A sentence that begins with a capital."""
    return text[:1].upper() + text[1:]
