"""Context: what was said before a question, which the question may lean on."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus import Corpus
from corpus.name import Name
from corpus.table import Table

# A gist has more spaces than a name.
_GIST = 2


@dataclass(frozen=True)
class Context:
    """What was said before.

    Attributes
    ----------
        standalone: the last question, standing on its own.
        notes: ids of the notes that answered it.
        people: names of the people that question or answer spoke of, the latest last.
        told: id of the note or of the table's operation that answered it, if any.
        tabled: forms of the members and groups of tables that the questions so far named, the latest last.
        heard: ids of the notes whose gist the last answer gave.
        groups: forms of the groups of a table that the last answer was computed from.
        asked: the last question, standing on its own, also where it had no answer; empty where it had one.

    """

    standalone: str
    notes: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    told: str | None = None
    tabled: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    asked: str = ""

    @property
    def answered(self) -> frozenset[str]:
        """The ids of the notes that the last answer gave, in full or by their gist."""
        return frozenset((*self.notes, *self.heard))

    @property
    def last(self) -> str:
        """The question that a wish for another language, or another length, is about."""
        return self.asked or self.standalone


def people_in(texts: Sequence[str], corpus: Corpus) -> tuple[str, ...]:
    """The names of the people that texts speak of, in order, as short as most ask for them."""
    people = (name for name in _names_in(texts, corpus) if name.type == "person")
    return tuple(dict.fromkeys(min(name.forms["id"], key=len) for name in people))


def tabled_in(texts: Sequence[str], corpus: Corpus) -> tuple[str, ...]:
    """The names of the members and groups of tables that texts speak of, in order; a city that is a country once."""
    return tuple(dict.fromkeys(name.form("id") for name in _names_in(texts, corpus) if name.table is not None))


def _names_in(texts: Sequence[str], corpus: Corpus) -> list[Name]:
    return [name for text in texts for mention in corpus.gazetteer.find(text) for name in mention.names]


def told_of(texts: Sequence[str], corpus: Corpus) -> tuple[str, ...]:
    """The notes whose gist texts give in its own words: one of two things that another note lists."""
    spoken = " ".join(texts).lower()
    whats = ((note.id, fact.lower()) for note in corpus.notes for fact in note.facts.get("what", {}).values())
    return tuple(dict.fromkeys(note for note, fact in whats if fact.count(" ") >= _GIST and fact in spoken))


def spoken_notes(texts: Sequence[str], corpus: Corpus) -> tuple[str, ...]:
    """The notes that texts state: all that a note gives as time and place stands in them."""
    spoken = " ".join(texts).lower().replace("–", "-")
    found = []
    for note in corpus.notes:
        given = [note.facts[kind] for kind in ("when", "where") if kind in note.facts]
        if len(given) == 2 and all(any(w.lower().replace("–", "-") in spoken for w in fact.values()) for fact in given):
            found.append(note.id)
    return tuple(found)


def groups_told(context: Context, corpus: Corpus) -> Table | None:
    """The table of members in groups that the last answer was computed from."""
    told, _, operation = (context.told or "").partition("/")
    return next((t for t in corpus.tables if operation and t.groups is not None and t.id == told), None)


def list_told(context: Context, corpus: Corpus) -> Table | None:
    """The table of things, not in groups, that the last answer told of."""
    told = (context.told or "").partition("/")[0]
    return next((t for t in corpus.tables if t.groups is None and told in (t.id, t.note)), None)
