"""The corpus: a document, the notes, gaps, tables and names derived from it, read from a folder and checked."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from corpus.checking import check_note, check_table
from corpus.document import LANGUAGES, Document, Language, Span
from corpus.errors import CorpusError
from corpus.name import Gazetteer, Name
from corpus.note import Gap, Note, Words
from corpus.reading import (
    joined,
    read_asks,
    read_checks,
    read_gaps,
    read_mapping,
    read_names,
    read_notes,
    read_places,
    read_tables,
)
from corpus.table import Table


@dataclass(frozen=True, eq=False)
class Corpus:
    """What is known.

    Attributes
    ----------
        document: the article.
        title, subject: what it is called and what it is about, in each language.
        published: the document's date as `YYYY-MM-DD`, or None.
        notes: claims with their evidence; empty for a document without notes.
        gaps: what people ask and the document does not say.
        tables: members in groups.
        names: people, places and organisations, without those of the tables.
        places: for a member's id its latitude and longitude in degrees, for maps.

    """

    document: Document
    title: Words
    subject: Words
    published: str | None
    notes: tuple[Note, ...] = ()
    gaps: tuple[Gap, ...] = ()
    tables: tuple[Table, ...] = ()
    names: tuple[Name, ...] = ()
    places: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    @classmethod
    def default(cls) -> "Corpus":
        """The corpus that comes with the package."""
        return cls.from_folder(Path(__file__).parent / "ascn")

    @classmethod
    def from_folder(cls, folder: Path) -> "Corpus":
        """Read a folder and check every note.

        Only `corpus.yaml` and the document that it names must be there. Raises `CorpusError`, with the file, the note
        and what to do, where something cannot be used.
        """
        about = read_mapping(folder / "corpus.yaml")
        language = about.get("language")
        if language not in LANGUAGES:
            raise CorpusError(f"{folder / 'corpus.yaml'}: language is {language!r}; give 'id' or 'en'.")
        if not isinstance(about.get("document"), str):
            raise CorpusError(f"{folder / 'corpus.yaml'}: there is no document; give the article's file name.")
        document = Document.from_file(folder / about["document"], language)
        written = {each: read_asks(folder / f"asks.{each}.yaml") for each in LANGUAGES}
        harvested = {each: read_asks(folder / f"asked.{each}.yaml") for each in LANGUAGES}
        asks = {each: joined(written[each], harvested[each]) for each in LANGUAGES}
        names = read_names(folder / "names.yaml", document)
        checks = {each: read_checks(folder / f"checks.{each}.yaml") for each in LANGUAGES}
        notes = read_notes(folder / "notes.yaml", document, asks, checks)
        tables = read_tables(folder / "tables.yaml", document, {note.id for note in notes})
        gaps = read_gaps(folder / "gaps.yaml", asks, {note.id for note in notes})
        title, subject = about.get("title"), about.get("subject")
        corpus = cls(
            document=document,
            title=_both(title, document.name),
            subject=_both(subject, document.name),
            published=str(about["published"]) if "published" in about else None,
            notes=notes,
            gaps=gaps,
            tables=tables,
            names=names,
            places=read_places(folder / "places.yaml", tables),
        )
        of_notes, of_gaps = {note.id for note in notes}, {gap.id for gap in gaps}
        for each in LANGUAGES:
            for name, by_id in (("asks", written[each]), ("asked", harvested[each])):
                _check_ids(folder / f"{name}.{each}.yaml", by_id, of_notes | of_gaps, "no note and no gap")
            _check_ids(folder / f"checks.{each}.yaml", checks[each], of_notes, "no note")
        corpus._check(folder)
        return corpus

    def without_asks(self, texts: Collection[str]) -> "Corpus":
        """The same corpus without some of the ways to ask."""

        def fewer(asks: Mapping[Language, tuple[str, ...]]) -> dict[Language, tuple[str, ...]]:
            return {language: tuple(ask for ask in each if ask not in texts) for language, each in asks.items()}

        notes = tuple(replace(note, asks=fewer(note.asks)) for note in self.notes)
        return replace(self, notes=notes, gaps=tuple(replace(gap, asks=fewer(gap.asks)) for gap in self.gaps))

    def _check(self, folder: Path) -> None:
        names = {name.id for name in self.names}
        for note in self.notes:
            if note.speaker is not None and note.speaker.name not in names:
                raise CorpusError(
                    f"{folder / 'notes.yaml'}: note {note.id!r} has the speaker {note.speaker.name!r}, which is no "
                    "name; give the person a name in names.yaml."
                )
            check_note(note, self.document, self.gazetteer, str(folder / "notes.yaml"))
        for table in self.tables:
            check_table(table, self.note(table.note), self.document, self.gazetteer, str(folder / "tables.yaml"))

    @cached_property
    def all_names(self) -> tuple[Name, ...]:
        """Every name, those of the tables among them."""
        of_tables = [name for table in self.tables for name in (*table.all_groups, *table.all_members)]
        return (*self.names, *of_tables)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Finds the names in a text."""
        return Gazetteer(self.all_names)

    @cached_property
    def subject_names(self) -> frozenset[str]:
        """The ids of the names in what the corpus is about, in any language."""
        return frozenset(name for text in self.subject.values() for name in self.gazetteer.ids(text))

    @cached_property
    def _notes_by_id(self) -> dict[str, Note]:
        return {note.id: note for note in (*self.sentence_notes, *self.notes)}

    @cached_property
    def _gaps_by_id(self) -> dict[str, Gap]:
        return {gap.id: gap for gap in self.gaps}

    def name(self, name_id: str) -> Name:
        """The name of an id, of those outside the tables; raises `KeyError` where there is none."""
        return {name.id: name for name in self.names}[name_id]

    def note(self, note_id: str) -> Note:
        """The note, or the sentence, of an id; raises `KeyError` where there is none."""
        return self._notes_by_id[note_id]

    def has_note(self, note_id: str) -> bool:
        """Whether there is a note, or a sentence, of an id."""
        return note_id in self._notes_by_id

    def gap(self, gap_id: str) -> Gap | None:
        """The gap of an id; None where there is none."""
        return self._gaps_by_id.get(gap_id)

    def asks(self, language: Language) -> Iterator[str]:
        """All ways to ask for the notes and the gaps in a language."""
        for asks in (*(note.asks for note in self.notes), *(gap.asks for gap in self.gaps)):
            yield from asks.get(language, ())

    def claim(self, note: Note, language: Language) -> str:
        """The claim in a language; the document's own words where the note has none in it."""
        return note.claim.get(language) or self.document.slice(note.evidence[0])

    @cached_property
    def sentence_notes(self) -> tuple[Note, ...]:
        """Every sentence of the document as a note of its own, in the document's language; for one without notes."""
        return tuple(self._sentence_note(number, span) for number, span in enumerate(self.document.sentences, start=1))

    def _sentence_note(self, number: int, span: Span) -> Note:
        claim: Words = {self.document.language: self.document.slice(span)}
        return Note(f"sentence-{number}", claim, (span,), {}, None, {})

    @cached_property
    def fingerprint(self) -> str:
        """Of the document and everything derived from it: SHA-256, in 16 hexadecimal digits."""
        parts: Iterable[Any] = (
            self.document.fingerprint,
            [[n.id, dict(n.claim), [(s.start, s.end) for s in n.evidence], {k: dict(v) for k, v in n.facts.items()},
              n.speaker and [n.speaker.name, n.speaker.evidence.start, n.speaker.evidence.end],
              {k: list(v) for k, v in n.asks.items()},
              {k: {s: list(q) for s, q in v.items()} for k, v in n.checks.items()}] for n in self.notes],
            [[g.id, dict(g.topic), g.near, {k: list(v) for k, v in g.asks.items()}] for g in self.gaps],
            [[t.id, dict(t.title), [m.id for m in t.all_members], [g.id for g in t.all_groups],
              [[dict(n.one), dict(n.many), {k: list(v) for k, v in n.called.items()}]
               for n in (t.members, t.groups) if n],
              [[c.note, c.value, c.named, dict(c.when)] for c in t.counts],
              [(r.evidence.start, r.evidence.end) for r in t.rows]] for t in self.tables],
            [[n.id, {k: list(v) for k, v in n.forms.items()}] for n in self.all_names],
        )  # fmt: skip
        return sha256(json.dumps(list(parts), sort_keys=True).encode()).hexdigest()[:16]


def _check_ids(path: Path, ids: Iterable[str], known: Collection[str], strange: str) -> None:
    for stranger in ids:
        if stranger not in known:
            raise CorpusError(f"{path}: {stranger!r} is {strange}; mend the id or remove it.")


def _both(words: object, otherwise: str) -> Words:
    if isinstance(words, Mapping):
        return {language: str(words.get(language) or otherwise) for language in LANGUAGES}
    return dict.fromkeys(LANGUAGES, str(words or otherwise))
