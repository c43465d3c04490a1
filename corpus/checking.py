"""Checking notes against their document: evidence verbatim, and every number, date and name in a claim found in it."""

import re
from collections.abc import Iterable, Iterator

from corpus.document import Document, Language
from corpus.errors import CorpusError
from corpus.figure import Date, Figure, figures
from corpus.name import Gazetteer
from corpus.note import Note
from corpus.table import Table

_CAPITALISED = re.compile(r"(?<![\w’'])[A-ZÀ-Þ][\w-]*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;]\s+|[“\"(])\W*$")
_WORD = re.compile(r"\w+")
_WEEKDAYS = (
    {"senin", "monday"}, {"selasa", "tuesday"}, {"rabu", "wednesday"}, {"kamis", "thursday"},
    {"jumat", "jum'at", "friday"}, {"sabtu", "saturday"}, {"minggu", "sunday"},
)  # fmt: skip


def check_note(note: Note, document: Document, gazetteer: Gazetteer, source: str) -> None:
    """Raise `CorpusError`, with file, note and remedy, where a claim says more than its evidence does."""
    evidence = " \n".join(document.slice(span) for span in note.evidence)
    for language, claim in note.claim.items():
        for figure in unsupported_figures(claim, [evidence]):
            said = claim[figure.start : figure.end]
            raise CorpusError(
                f"{source}: note {note.id!r} claims {said!r} ({language}), which its evidence does not hold; "
                f"mend the claim or add the evidence."
            )
        for word in unsupported_names(claim, [evidence], gazetteer):
            raise CorpusError(
                f"{source}: note {note.id!r} names {word!r} ({language}), which its evidence does not hold; "
                f"mend the claim, add the evidence, or give the name its forms in names.yaml."
            )
        _check_facts(note, language, claim, source)


def check_table(table: Table, note: Note, document: Document, gazetteer: Gazetteer, source: str) -> None:
    """Raise `CorpusError` where a table's title says more than what every answer from the table cites."""
    cited = [document.slice(note.evidence[0])]
    for language, title in table.title.items():
        said = [title[figure.start : figure.end] for figure in unsupported_figures(title, cited)]
        for words in [*said, *unsupported_names(title, cited, gazetteer)]:
            raise CorpusError(
                f"{source}: table {table.id!r} has {words!r} in its title ({language}), which the first evidence of "
                f"its note {note.id!r} does not hold; mend the title or put that evidence first."
            )


def _check_facts(note: Note, language: Language, claim: str, source: str) -> None:
    for kind, words in note.facts.items():
        if words[language].lower() not in claim.lower():
            raise CorpusError(
                f"{source}: note {note.id!r} gives {words[language]!r} as its {kind!r} ({language}), which is not in "
                f"its claim; use the claim's own words."
            )


def unsupported_figures(text: str, sources: Iterable[str]) -> list[Figure]:
    """The numbers and dates in a text that none of the sources gives.

    A number is supported by the same number, whether cardinal or ordinal; a date by one that gives all of its parts.
    """
    given = [figure for source in sources for figure in figures(source)]
    return [figure for figure in figures(text) if not any(_supports(other, figure) for other in given)]


def _supports(given: Figure, said: Figure) -> bool:
    if isinstance(said.value, tuple) and isinstance(given.value, tuple):
        dates: tuple[Date, ...] = given.value
        return all(any(date.within(other) for other in dates) for date in said.value)
    return not isinstance(said.value, tuple) and not isinstance(given.value, tuple) and said.value == given.value


def unsupported_names(text: str, sources: Iterable[str], gazetteer: Gazetteer) -> list[str]:
    """The capitalised words in a text that neither stand in a source nor belong to a name that does.

    The first word of a sentence counts only where it is part of a known name.
    """
    given = " \n".join(sources).lower()
    present = {name.id for mention in gazetteer.find(given) for name in mention.names}
    present |= {name.id for name in gazetteer.names if name.article.lower() in given}
    spoken = {word.lower() for word in _WORD.findall(given)}
    mentions = gazetteer.find(text)
    missing = [
        text[m.start : m.end] for m in mentions if not any(name.id in present for name in m.names)
        and not _all_spoken(text[m.start : m.end], spoken)
    ]  # fmt: skip
    covered = [(m.start, m.end) for m in mentions]
    for match in _CAPITALISED.finditer(text):
        inside = any(start <= match.start() < end for start, end in covered)
        opening = _SENTENCE_START.search(text[: match.start()]) and not match.group().isupper()
        if (
            not inside
            and not opening
            and not _all_spoken(match.group(), spoken)
            and not _is_calendar(match.group(), text)
        ):
            missing.append(match.group())
    return missing


def _all_spoken(words: str, spoken: set[str]) -> bool:
    return all(word.lower() in spoken for word in _WORD.findall(words))


def _is_calendar(word: str, text: str) -> bool:
    # The parts of a date are compared as a date; a weekday is left to the note's writer and to the reader of both.
    inside = any(isinstance(f.value, tuple) and word in text[f.start : f.end] for f in figures(text))
    return inside or any(word.lower() in day for day in _WEEKDAYS)


def uncovered_sentences(document: Document, notes: Iterable[Note]) -> Iterator[str]:
    """The sentences of a document that are evidence of no note."""
    spans = [span for note in notes for span in note.evidence]
    for sentence in document.sentences:
        if not any(sentence.overlaps(span) for span in spans):
            yield document.slice(sentence)
