"""Tables: members in groups, as data, so that counting, listing and comparing are computed and never written out."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from corpus.document import Language, Span
from corpus.figure import Figure, figures
from corpus.name import Name
from corpus.note import Words


@dataclass(frozen=True, eq=False)
class Noun:
    """What the members, or the groups, of a table are called.

    Attributes
    ----------
        one, many: the word for one and for many, in each language.
        called: further words that people use for them in questions, in each language.

    """

    one: Words
    many: Words
    called: Mapping[Language, tuple[str, ...]]

    def number(self, count: int, language: Language) -> str:
        """The word that goes with a count."""
        return self.one[language] if count == 1 else self.many[language]


@dataclass(frozen=True, eq=False)
class Row:
    """A group with its members, or all members of a table without groups.

    Attributes
    ----------
        group: the group's name; None in a table without groups.
        members: the members' names, in the document's order.
        evidence: the slice of the document that names them.

    """

    group: Name | None
    members: tuple[Name, ...]
    evidence: Span


@dataclass(frozen=True, eq=False)
class Count:
    """How many members there were at some time.

    Attributes
    ----------
        note: the id of the note that says so.
        value: the number.
        named: whether the table names these members.
        when: the time, as an adverbial in each language.

    """

    note: str
    value: int
    named: bool
    when: Words

    @property
    def times(self) -> list[Figure]:
        """The dates that `when` gives, in every language."""
        return [figure for when in self.when.values() for figure in figures(when)]


@dataclass(frozen=True, eq=False)
class Table:
    """Members, in groups where there are any.

    Attributes
    ----------
        id: unique among tables.
        note: the id of the note whose evidence the table as a whole stands on.
        title: what the table lists, as a noun phrase in each language.
        members: what a member is called.
        groups: what a group is called; None in a table without groups.
        rows: the groups with their members, in the document's order.
        counts: how the number of members went, oldest first.

    """

    id: str
    note: str
    title: Words
    members: Noun
    groups: Noun | None
    rows: tuple[Row, ...]
    counts: tuple[Count, ...]

    @cached_property
    def all_members(self) -> tuple[Name, ...]:
        """All members, in the document's order."""
        return tuple(member for row in self.rows for member in row.members)

    @cached_property
    def all_groups(self) -> tuple[Name, ...]:
        """All groups, in the document's order."""
        return tuple(row.group for row in self.rows if row.group is not None)

    @cached_property
    def nameless(self) -> bool:
        """Whether one of the numbers is of members that the table does not name."""
        return any(not count.named for count in self.counts)

    @cached_property
    def named_times(self) -> tuple[Figure, ...]:
        """The dates of the numbers of which the table names the members, in every language."""
        return tuple(time for count in self.counts if count.named for time in count.times)

    def row_of(self, name: Name) -> Row | None:
        """The row of a member or a group; None where the table holds neither."""
        return next(
            (row for row in self.rows if row.group is name or any(member is name for member in row.members)), None
        )
