"""Companions: notes that join the likeliest one in an answer, because the question needs them or could mean them."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence import note_of, places_of
from assistant.finding import Finding
from assistant.judging import Judged
from assistant.premise import contradicts, displaced
from assistant.question import Question
from assistant.wording import wording
from corpus import Corpus, Note
from corpus.figure import figures

# A note on another name in the question joins the answer from this probability on.
_BESIDE = 0.2
# Below the first, the likeliest note leaves room for another that is at least so many times as likely.
_TORN, _RIVAL = 0.6, 0.5
# Two that are together less likely than this are a guess.
_EVEN = 0.48


def joined(finding: Finding, judged: Sequence[Judged], corpus: Corpus) -> Finding:
    """A finding of one note, with those that belong beside it."""
    if wording(finding.question.spoken).order.search(finding.question.text):
        dated = _dated(finding.question, finding.notes[0], corpus)
        if len(dated) > 1:
            return replace(finding, owner=None, notes=dated, compared=True)
    two = finding.question.asks("compare") and not any(n.table for n in finding.question.names)
    if two and len(dated := _dated(finding.question, finding.notes[0], corpus)) > 1:
        return replace(finding, owner=None, notes=dated, compared=True)
    finding = _with_rival(finding, judged, corpus)
    if finding.contradicted and not finding.question.asks("yes-no"):
        finding = _set_straight(finding, judged, corpus)
    beside = _beside(finding.question, finding.notes[0], judged, corpus)
    return replace(finding, notes=tuple(dict.fromkeys([*finding.notes, *beside])))


def _dated(question: Question, first: Note, corpus: Corpus) -> tuple[Note, ...]:
    """The note and those that date what happened at the other places named, in the order of their dates."""
    asked = {name.id for name in question.names if name.type in ("place", "member")}
    found: dict[str, tuple[tuple[int, ...], Note]] = {}
    for note in (first, *corpus.notes):
        where = places_of(note, corpus)
        dates = [f.value for f in figures(note.facts.get("when", {}).get("id", "")) if isinstance(f.value, tuple)]
        if dates and where and where[0] in asked and where[0] not in found:
            date = dates[0][0]
            found[where[0]] = ((date.year or 0, date.month or 0, date.day or 0), note)
    return tuple(note for _, note in sorted(found.values(), key=lambda dated: dated[0]))


def _set_straight(finding: Finding, judged: Sequence[Judged], corpus: Corpus) -> Finding:
    """Where the question puts what happened elsewhere, first the note that says where and when it did."""
    question, first = finding.question, finding.notes[0]
    if "when" in first.facts or not displaced(question, first, corpus):
        return finding
    here = set(places_of(first, corpus))
    owners = [each.candidate.owner for each in judged]
    placed = [n for n in corpus.notes if "when" in n.facts and here & set(places_of(n, corpus))]
    placed.sort(key=lambda note: owners.index(note.id) if note.id in owners else len(owners))
    return replace(finding, notes=(placed[0], *finding.notes)) if placed else finding


def _with_rival(finding: Finding, judged: Sequence[Judged], corpus: Corpus) -> Finding:
    """Where two notes are about as likely, both: the one first that has what the question dates or places."""
    first = judged[0]
    second = next((each for each in judged[1:] if note_of(each.candidate.owner, corpus)), None)
    rival = note_of(second.candidate.owner, corpus) if second is not None else None
    if second is None or rival is None:
        return finding
    dated = any(isinstance(figure.value, tuple) for figure in finding.question.figures)
    dating = dated and "when" in rival.facts and "when" not in finding.notes[0].facts
    both = first.probability + second.probability
    torn = first.probability <= _TORN and second.probability >= _RIVAL * first.probability and both >= _EVEN
    if not torn and not (dating and second.probability >= _BESIDE):
        return finding
    notes = (rival, *finding.notes) if dating else (*finding.notes, rival)
    contradicted = contradicts(finding.question, notes[0], corpus)
    return replace(finding, notes=notes, contradicted=contradicted, probability=both)


def _beside(question: Question, first: Note, judged: Sequence[Judged], corpus: Corpus) -> list[Note]:
    """The note on the same sentence that gives a fact which the question asks for and the first note has not."""
    wanted = [
        kind
        for kind in question.kinds
        if kind in ("when", "where", "who", "how-many", "why") and kind not in first.facts
    ]
    sentences = {corpus.document.sentence_at(span) for span in first.evidence}
    for kind in wanted:
        related = [
            note
            for note in corpus.notes
            if kind in note.facts and any(corpus.document.sentence_at(span) in sentences for span in note.evidence)
        ]
        likely = [note for each in judged for note in related if note.id == each.candidate.owner]
        if likely or len(related) == 1:
            return [(likely or related)[0]]
    return _also_named(question, first, judged, corpus)


def _also_named(question: Question, first: Note, judged: Sequence[Judged], corpus: Corpus) -> list[Note]:
    """A likely note on another name in the question: "MPAC and MRE, spell both out"."""

    def named(note: Note) -> set[str]:
        return set(corpus.gazetteer.ids(" ".join(note.claim.values())))

    if len(question.mentions) < 2:
        return []
    missing = {name.id for name in question.names} - named(first)
    notes = [
        corpus.note(e.candidate.owner)
        for e in judged[1:]
        if e.probability >= _BESIDE and corpus.has_note(e.candidate.owner)
    ]
    return [note for note in notes if missing & named(note) and note is not first][:1]
