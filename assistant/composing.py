"""Composing: the asked-for thing first, in one to three sentences, from claims, tables and gaps.

One interface for every way of phrasing: a composer turns what was decided into statements. The one here extracts; a
language model's would phrase, and be checked by the same verification.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from string import Template
from typing import Protocol

from assistant.finding import Finding
from assistant.part import telling
from assistant.question import Question
from assistant.statement import Source, Statement, listing, of_note
from assistant.verdict import verdict
from assistant.wording import wording
from corpus import Corpus, Language, Note, Span
from corpus.note import Speaker

_POINTS = 3
# So many claims are given at most.
_MOST = 3
_IN_POINTS = re.compile(r"\bpoin|points\b|bullet|\bbutir|\bhal\b|\b(?:things|facts|takeaways)\b", re.IGNORECASE)


class Composer(Protocol):
    """Turns what was decided into what is said."""

    name: str

    def compose(self, finding: Finding, corpus: Corpus) -> list[Statement]:
        """The statements that answer a question; each names its sources."""
        ...


class ExtractComposer:
    """Says claims as they stand, with the words that were asked for in front."""

    name = "extract"

    def compose(self, finding: Finding, corpus: Corpus) -> list[Statement]:
        """The statements that answer a question: what was computed, or the claims of its notes."""
        if finding.computed:
            return list(finding.computed)
        question, language = finding.question, finding.question.language
        if question.asks("summary") and _IN_POINTS.search(question.text):
            return _points(finding, corpus, language)
        if finding.notes[0].claim.get(language) is None:
            return [_in_other_words(note, corpus, language) for note in finding.notes]
        statements = []
        # What is set right takes a sentence of its own.
        for number, note in enumerate(finding.notes[: _MOST - finding.contradicted]):
            claim = corpus.claim(note, language)
            if number == 0 and question.kind == "who-said" and note.speaker is not None:
                statements.append(_said_by(note, note.speaker, corpus, language))
            else:
                reply = verdict(finding, corpus) if number == 0 else ""
                lead = wording(language).replies[reply] if reply else ""
                statement = of_note(note, f"{lead} {claim}".strip())
                statements.append(replace(statement, asked=(lead,)) if lead else statement)
        return statements


def _in_other_words(note: Note, corpus: Corpus, language: Language) -> Statement:
    """A sentence of a document in the other language, given as what it is."""
    text = Template(wording(language).replies["original"]).substitute(claim=corpus.claim(note, language))
    return of_note(note, text)


def _said_by(note: Note, speaker: Speaker, corpus: Corpus, language: Language) -> Statement:
    """Who said it, and what."""
    said = Template(wording(language).replies["said-by"]).substitute(name=corpus.name(speaker.name).form(language))
    statement = of_note(note, f"{said} {corpus.claim(note, language)}")
    return replace(statement, sources=(Source(speaker.evidence, note.id), *statement.sources))


def _points(finding: Finding, corpus: Corpus, language: Language) -> list[Statement]:
    """What is found point by point: several notes, a point each; or the points of the one that sums up."""
    notes = finding.notes if len(finding.notes) > 1 else _gist(finding.notes[0], finding.question, corpus)
    return [of_note(note, f"\n- {corpus.claim(note, language)}") for note in notes]


def _gist(summary: Note, question: Question, corpus: Corpus) -> list[Note]:
    """The notes that say what a summary rests on: as many as were asked for, or three."""
    points: dict[str, Note] = {}
    for span in summary.evidence:
        others = [note for note in corpus.notes if note is not summary and note.id not in points]
        note = max(others, key=lambda note: _share(span, note.evidence[0]), default=None)
        if note is not None and _share(span, note.evidence[0]) > 0:
            points[note.id] = note
    number = question.numbers[0] if question.numbers else _POINTS
    chosen = list(points.values())[:number] or [summary]
    further = (note for note in corpus.notes if note is not summary and note not in chosen)
    return [*chosen, *telling(further, number - len(chosen), chosen)]


def _share(span: Span, other: Span) -> float:
    """How much of two slices together is in both, 0 to 1."""
    both = min(span.end, other.end) - max(span.start, other.start)
    return max(0, both) / (max(span.end, other.end) - min(span.start, other.start))


def silence(findings: Sequence[Finding], corpus: Corpus, told: Sequence[str] = ()) -> str:
    """What is said where the document says nothing: that it does not, and what it does say nearby, if little was told.

    Args:
    ----
        findings: what is silent.
        corpus: what is known.
        told: what the same answer says beside it.

    """
    gaps = list(dict.fromkeys(finding.gap for finding in findings if finding.gap and corpus.gap(finding.gap)))
    question = findings[0].question
    replies = wording(question.language).replies
    if not gaps:
        reply = replies.get(findings[0].gap or "", replies["silent-plain"])
        text = Template(reply).substitute(subject=corpus.subject[question.language])
        near = findings[0].near
        if near is None or told:
            return text
        return f"{text} {Template(replies['nearby']).substitute(claim=corpus.claim(near, question.language))}"
    found = [gap for gap_id in gaps if (gap := corpus.gap(gap_id)) is not None]
    topics = listing([gap.topic[question.language] for gap in found], replies["or"])
    text = Template(replies["silent"]).substitute(topic=topics)
    near = findings[0].near or (corpus.note(found[0].near[0]) if found[0].near else None)
    if near is not None:
        claim = corpus.claim(near, question.language)
        # After an answer of two sentences, what is near would be one more on what was not asked.
        if len(told) > 1 or any(claim in each for each in told):
            return text
        text = f"{text} {Template(replies['nearby']).substitute(claim=claim)}"
    return text
