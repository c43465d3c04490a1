"""Suggesting: two or three questions that lead on from an answer and that the corpus can answer."""

from collections.abc import Sequence
from itertools import islice

from assistant.finding import Finding
from assistant.judging import Judged
from corpus import Corpus, Language, Note

_MOST = 3


def suggest(
    findings: Sequence[Finding], judged: Sequence[Judged], corpus: Corpus, language: Language
) -> tuple[str, ...]:
    """Ways to ask for the notes nearest to what was said, other than those that were."""
    said = {note.id for finding in findings for note in finding.notes}
    said |= {source.note for finding in findings for s in finding.computed for source in s.sources if source.note}
    near = [owner for finding in findings for owner in _near(finding, corpus)]
    weighed = [each.candidate.owner for each in judged]
    ids = list(dict.fromkeys([*near, *weighed, *_neighbours(said, corpus)]))
    notes = {note.id: note for note in corpus.notes}
    questions = (_ask(notes[note_id], language) for note_id in ids if note_id in notes and note_id not in said)
    return tuple(islice(filter(None, questions), _MOST))


def _near(finding: Finding, corpus: Corpus) -> tuple[str, ...]:
    gap = corpus.gap(finding.gap) if finding.gap else None
    return gap.near if gap else ()


def _neighbours(said: set[str], corpus: Corpus) -> list[str]:
    """The notes after those that were said, in the order of the corpus: what a reader would come to next."""
    places = [number for number, note in enumerate(corpus.notes) if note.id in said]
    start = places[-1] + 1 if places else 1
    return [note.id for note in (*corpus.notes[start:], *corpus.notes[:start])]


def _ask(note: Note, language: Language) -> str | None:
    """The first of the note's ways to ask, as its writer put the plainest one first."""
    return next((ask for ask in note.asks.get(language, ()) if ask.endswith("?")), None)
