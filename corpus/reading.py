"""Reading the corpus' YAML files: every complaint names the file, the entry, the value and what to do."""

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from corpus.document import LANGUAGES, Document, Language, Span
from corpus.errors import CorpusError
from corpus.name import Name
from corpus.note import STANCES, Gap, Note, Speaker, Stance, Words
from corpus.table import Count, Noun, Row, Table

Asks = Mapping[str, tuple[str, ...]]
Checks = Mapping[str, Mapping[Stance, tuple[str, ...]]]
Read = TypeVar("Read")


def read_yaml(path: Path) -> Any:
    """What a YAML file holds; None where it is missing. Raises `CorpusError` where it is not YAML."""
    import yaml

    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CorpusError(f"{path} cannot be read ({error.strerror}); make it a file that you may read.") from error
    # The C loader reads the asks six times faster, where PyYAML was built with it.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(content, loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        reason = " ".join(str(error).split())
        raise CorpusError(f"{path} is not YAML: {reason}; mend that line.") from error


def read_mapping(path: Path) -> dict[str, Any]:
    """A YAML file that must be there and hold a mapping."""
    content = read_yaml(path)
    if content is None:
        raise CorpusError(f"There is no {path}; give it the keys document, language, title and subject.")
    if not isinstance(content, dict):
        raise CorpusError(f"{path} holds a {type(content).__name__}; make it a mapping of keys to values.")
    return content


def read_list(path: Path) -> list[dict[str, Any]]:
    """A YAML file that holds a list of mappings; empty where it is missing."""
    content = read_yaml(path)
    if content is None:
        return []
    if not isinstance(content, list) or not all(isinstance(entry, dict) for entry in content):
        raise CorpusError(f"{path} must hold a list of entries; begin each with '- id: …'.")
    return content


def read_asks(path: Path) -> Asks:
    """Ways to ask, by the id of a note or gap; empty where the file is missing."""
    content = _by_id(path, "a list of questions")
    for note_id, asks in content.items():
        if not _are_questions(asks):
            raise CorpusError(f"{path}: {note_id!r} must have a list of questions in quotes.")
    return {str(note_id): tuple(asks) for note_id, asks in content.items()}


def read_checks(path: Path) -> Checks:
    """Questions to be answered by yes or no, by the id of a note and its stance; empty where the file is missing."""
    content = _by_id(path, _spoken(STANCES))
    for note_id, checks in content.items():
        if not isinstance(checks, dict) or not checks.keys() <= {*STANCES}:
            raise CorpusError(f"{path}: {note_id!r} holds {checks!r:.60}; give it {_spoken(STANCES)}.")
        for stance, questions in checks.items():
            if not _are_questions(questions):
                raise CorpusError(f"{path}: {note_id!r} must have under {stance!r} a list of questions in quotes.")
    return {
        str(note_id): {stance: tuple(checks.get(stance, ())) for stance in STANCES}
        for note_id, checks in content.items()
    }


def _by_id(path: Path, wanted: str) -> dict[Any, Any]:
    """What a file holds for the ids of notes; empty where it is missing."""
    content = read_yaml(path)
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise CorpusError(f"{path} holds a {type(content).__name__}; give for each note's id {wanted}.")
    return content


def _are_questions(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _spoken(keys: Collection[str]) -> str:
    return f"the keys {', '.join(keys)}, each with a list of questions"


def joined(written: Asks, harvested: Asks) -> Asks:
    """Ways to ask of two files, each once: those that were written and those that were harvested."""
    ids = dict.fromkeys([*written, *harvested])
    return {each: tuple(dict.fromkeys([*written.get(each, ()), *harvested.get(each, ())])) for each in ids}


def read_notes(
    path: Path, document: Document, asks: Mapping[Language, Asks], checks: Mapping[Language, Checks]
) -> tuple[Note, ...]:
    """The notes, each with its evidence located."""

    def read(entry: dict[str, Any]) -> Note:
        note_id = entry["id"]
        where = f"{path}: note {note_id!r}"
        evidence = entry.get("evidence")
        if not isinstance(evidence, list) or not evidence:
            raise CorpusError(f"{where} has no evidence; give at least one slice of the document, verbatim.")
        facts = entry.get("facts", {})
        return Note(
            id=note_id,
            claim=_words(entry.get("claim"), f"{where}: claim"),
            evidence=tuple(_locate(slice_, document, where) for slice_ in evidence),
            speaker=_speaker(entry.get("speaker"), document, where),
            facts={kind: _words(words, f"{where}: fact {kind!r}") for kind, words in facts.items()},
            asks={language: asks[language].get(note_id, ()) for language in LANGUAGES},
            checks={language: checks[language].get(note_id, {}) for language in LANGUAGES},
        )

    return _each(path, read)


def read_gaps(path: Path, asks: Mapping[Language, Asks], note_ids: set[str]) -> tuple[Gap, ...]:
    """The gaps; raises `CorpusError` where one is near a note that is not there."""

    def read(entry: dict[str, Any]) -> Gap:
        near = tuple(entry.get("near", ()))
        for missing in set(near) - note_ids:
            raise CorpusError(f"{path}: gap {entry['id']!r} is near {missing!r}, which is no note; mend the id.")
        if entry["id"] in note_ids:
            raise CorpusError(f"{path}: gap {entry['id']!r} has the id of a note; give it another.")
        topic = _words(entry.get("topic"), f"{path}: gap {entry['id']!r}: topic")
        return Gap(entry["id"], topic, near, {language: asks[language].get(entry["id"], ()) for language in LANGUAGES})

    return _each(path, read)


def read_names(path: Path, document: Document) -> tuple[Name, ...]:
    """The names of people, places and organisations."""

    def read(entry: dict[str, Any]) -> Name:
        return _name(entry, str(entry.get("type", "name")), document, path)

    return _each(path, read)


def read_tables(path: Path, document: Document, note_ids: set[str]) -> tuple[Table, ...]:
    """The tables, with every member's name found in its row's evidence."""

    def read(entry: dict[str, Any]) -> Table:
        return _table(entry, document, note_ids, path)

    return _each(path, read)


def read_places(path: Path, tables: tuple[Table, ...]) -> dict[str, tuple[float, float]]:
    """Latitude and longitude, in degrees, by member id; empty where the file is missing."""
    content = read_yaml(path) or {}
    if not isinstance(content, dict):
        raise CorpusError(
            f"{path} holds a {type(content).__name__}; give for each member's id [latitude, longitude] in degrees."
        )
    members = {member.id for table in tables for member in table.all_members}
    places = {}
    for member_id, place in content.items():
        if member_id not in members:
            raise CorpusError(f"{path}: {member_id!r} is no member of a table; mend the id or remove it.")
        try:
            latitude, longitude = (float(degrees) for degrees in place)
        except (TypeError, ValueError) as error:
            raise CorpusError(
                f"{path}: {member_id!r} is at {place!r}; give [latitude, longitude] in degrees."
            ) from error
        places[member_id] = (latitude, longitude)
    return places


def _table(entry: dict[str, Any], document: Document, note_ids: set[str], path: Path) -> Table:
    where = f"{path}: table {entry['id']!r}"
    notes = [entry.get("note"), *(count.get("note") for count in entry.get("counts", ()))]
    for missing in [note for note in notes if note not in note_ids]:
        raise CorpusError(f"{where} stands on {missing!r}, which is no note; mend the id.")
    rows = tuple(_row(row, entry["id"], document, where, path) for row in entry.get("rows", ()))
    seen: set[str] = set()
    for member in (member for row in rows for member in row.members):
        if member.id in seen:
            raise CorpusError(f"{where}: the member {member.id!r} stands twice; give one of them another id.")
        seen.add(member.id)
    if not rows:
        raise CorpusError(f"{where} has no rows; give at least one with its evidence and members.")
    return Table(
        id=entry["id"],
        note=entry["note"],
        title=_words(entry.get("title"), f"{where}: title"),
        members=_noun(entry.get("members"), f"{where}: members"),
        groups=_noun(entry["groups"], f"{where}: groups") if "groups" in entry else None,
        rows=rows,
        counts=tuple(
            Count(
                count["note"],
                int(count["value"]),
                bool(count.get("named")),
                _words(count.get("when"), f"{where}: counts"),
            )
            for count in entry.get("counts", ())
        ),
    )


def _row(row: dict[str, Any], table: str, document: Document, where: str, path: Path) -> Row:
    evidence = _locate(str(row.get("evidence", "")), document, where)
    group = _name(row["group"], "group", document, path, table) if "group" in row else None
    members = tuple(_name(member, "member", document, path, table) for member in row.get("members", ()))
    for name in [*members, *([group] if group else [])]:
        if name.article not in document.slice(evidence):
            raise CorpusError(f"{where}: {name.article!r} is not in its row's evidence; mend the name or the evidence.")
    return Row(group, members, evidence)


def _noun(entry: Any, where: str) -> Noun:
    noun = entry.get("noun") if isinstance(entry, dict) else None
    if not isinstance(noun, dict) or any(len(noun.get(language, ())) != 2 for language in LANGUAGES):
        raise CorpusError(f"{where} need a noun: {{id: [one, many], en: [one, many]}}.")
    called = entry.get("called", {})
    return Noun(
        one={language: noun[language][0] for language in LANGUAGES},
        many={language: noun[language][1] for language in LANGUAGES},
        called={language: tuple(called.get(language, ())) for language in LANGUAGES},
    )


def _name(entry: dict[str, Any], kind: str, document: Document, path: Path, table: str | None = None) -> Name:
    forms = entry.get("names" if table else "forms")
    name_id, article = str(entry.get("id")), str(entry.get("article", ""))
    if not isinstance(forms, dict) or any(not forms.get(language) for language in LANGUAGES):
        raise CorpusError(f"{path}: name {name_id!r} needs at least one form in each language.")
    if document.find(article) is None:
        raise CorpusError(f"{path}: name {name_id!r} is {article!r} in the article, but the article has no such words.")
    return Name(name_id, kind, article, {language: tuple(forms[language]) for language in LANGUAGES}, table)


def _words(entry: Any, where: str) -> Words:
    missing = [language for language in LANGUAGES if not isinstance(entry, dict) or not entry.get(language)]
    if missing:
        raise CorpusError(f"{where} is missing in {' and '.join(missing)}; write it in both languages.")
    return {language: str(entry[language]) for language in LANGUAGES}


def _locate(words: str, document: Document, where: str) -> Span:
    span = document.find(str(words))
    if span is None:
        raise CorpusError(
            f"{where}: the evidence {str(words)[:80]!r} does not stand verbatim in one paragraph of {document.name}; "
            f"copy the article's own words."
        )
    return span


def _speaker(entry: Any, document: Document, where: str) -> Speaker | None:
    if entry is None:
        return None
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        raise CorpusError(f"{where} has the speaker {entry!r}; give {{name: …, evidence: …}}.")
    return Speaker(entry["name"], _locate(str(entry.get("evidence", "")), document, where))


def _each(path: Path, read: Callable[[dict[str, Any]], Read]) -> tuple[Read, ...]:
    """Every entry of a list, as it was read; one of the wrong shape is named."""
    found = []
    for entry in _unique(path, read_list(path)):
        try:
            found.append(read(entry))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise CorpusError(
                f"{path}: {entry['id']!r} is not written as an entry must be ({type(error).__name__}: {error}); "
                "compare it with one that is."
            ) from error
    return tuple(found)


def _unique(path: Path, entries: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    seen: set[str] = set()
    for number, entry in enumerate(entries, start=1):
        entry_id = entry.get("id")
        if not isinstance(entry_id, str) or not entry_id:
            raise CorpusError(f"{path}: entry {number} has no id; begin it with '- id: …'.")
        if entry_id in seen:
            raise CorpusError(f"{path}: the id {entry_id!r} stands twice; give one of them another.")
        seen.add(entry_id)
        yield entry
