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
from assistant.wording import wording
from corpus import Corpus, Language, Note, Span
from corpus.checking import unsupported_figures
from corpus.note import Speaker
from index.analysis import analyzer

# From this weight on, a word of a yes-no question that the note does not hold keeps the answer from being a plain yes.
_UNHEARD = 0.55
# Below this the words that it does not hold are light ones; so surely at least it is what is asked about.
_LIGHT, _SURELY = 0.35, 0.9
# Two things that a claim names in one breath.
_BESIDE = re.compile(
    r"(?P<one>(?:\w[\w-]*,?\s+){1,4}\w[\w-]*),? (?:and|dan|maupun|serta)\s+(?P<other>(?:\w[\w-]*\s+){0,4}\w[\w-]*)"
)
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
                lead = _lead(claim, finding) if number == 0 else ""
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


def _lead(claim: str, finding: Finding) -> str:
    """What goes before a claim: the yes or no that was asked for, or that something is wrongly taken for granted."""
    if finding.compared:
        return ""
    question, replies = finding.question, wording(finding.question.language).replies
    closed = question.kind == "yes-no"
    if finding.contradicted:
        return replies["no" if closed else "not-quite"]
    if closed and not question.denies and _goes_beyond(question, claim):
        return replies["no"]
    # "Only X?" asks whether there is nothing else, which no claim says.
    if not closed or question.denies or wording(question.spoken).operations["merely"].search(question.text):
        return ""
    # "Represented by its mayor?": an office that the claim does not name is not confirmed by it.
    offices = wording(question.spoken).offices.finditer(question.text)
    if any(office.group().lower() not in claim.lower() for office in offices):
        return ""
    if wording(question.language).negations.search(claim):
        return replies["no"]
    # Neither yes nor no is certain: what the document says stands for itself.
    return replies["yes"] if finding.missing < _UNHEARD or _plain(finding) else ""


def _plain(finding: Finding) -> bool:
    """Whether a yes-no question says in other words what is told for it, and no word of it turns that round."""
    question, words = finding.question, wording(finding.question.spoken)
    if finding.unsaid >= _LIGHT or finding.probability < _SURELY:
        return False
    if question.asks("how", "why", "when", "where", "who", "list", "compare", "define"):
        return False
    asked = question.untagged
    turning = words.turning.search(asked) or words.operations["only"].search(asked)
    return turning is None and not unsupported_figures(asked, [*finding.notes[0].claim.values()])


def _goes_beyond(question: Question, claim: str) -> bool:
    """Whether a claim names something else beside what a question says "only" of: "in X and across Y" for "only X?"."""
    only = wording(question.spoken).operations["merely"].search(question.own)
    if only is None:
        return False
    terms = analyzer(question.language).terms
    asked = set(terms(question.own))
    return any(
        asked.isdisjoint(terms(match["one"])) != asked.isdisjoint(terms(match["other"]))
        for match in _BESIDE.finditer(claim)
    )


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
        return Template(reply).substitute(subject=corpus.subject[question.language])
    found = [gap for gap_id in gaps if (gap := corpus.gap(gap_id)) is not None]
    topics = listing([gap.topic[question.language] for gap in found], replies["or"])
    text = Template(replies["silent"]).substitute(topic=topics)
    if found[0].near:
        claim = corpus.claim(corpus.note(found[0].near[0]), question.language)
        # After an answer of two sentences, what is near would be one more on what was not asked.
        if len(told) > 1 or any(claim in each for each in told):
            return text
        text = f"{text} {Template(replies['nearby']).substitute(claim=claim)}"
    return text
