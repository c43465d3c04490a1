"""Composing: the asked-for thing first, in one to three sentences, from claims, tables and gaps.

One interface for every way of phrasing: a composer turns what was decided into statements. The one here extracts; a
language model's would phrase, and be checked by the same verification.
"""

import re
from collections.abc import Sequence
from string import Template
from typing import Protocol

from assistant.finding import Finding
from assistant.statement import Statement, of_note
from assistant.wording import wording
from corpus import Corpus, Language, Note


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
        if question.asks("summary") and re.search(r"poin|points?|bullet|butir", question.text, re.IGNORECASE):
            return _points(finding.notes, corpus, language)
        statements = []
        for number, note in enumerate(finding.notes):
            claim = corpus.claim(note, language)
            text = _led(claim, note, finding) if number == 0 else claim
            statements.append(of_note(note, text))
        return statements


def _led(claim: str, note: Note, finding: Finding) -> str:
    """A claim with the yes or no, or the fact, that was asked for in front where the claim does not begin with it."""
    question, replies = finding.question, wording(finding.question.language).replies
    if finding.contradicted:
        return f"{replies['no']} {claim}" if question.kind == "yes-no" else Template(replies["correction"]).substitute(claim=claim)
    if question.kind == "yes-no" and not wording(question.spoken).negations.search(question.text):
        return f"{replies['yes']} {claim}"
    return claim


def _points(notes: Sequence[Note], corpus: Corpus, language: Language) -> list[Statement]:
    return [of_note(note, f"\n- {corpus.claim(note, language)}") for note in notes]


def silence(finding: Finding, corpus: Corpus) -> str:
    """What is said where the document says nothing: that it does not, and what it does say nearby."""
    question = finding.question
    replies = wording(question.language).replies
    gap = corpus.gap(finding.gap) if finding.gap else None
    if gap is None:
        reply = replies.get(finding.gap or "", replies["silent-plain"])
        return Template(reply).substitute(subject=corpus.subject[question.language])
    text = Template(replies["silent"]).substitute(topic=gap.topic[question.language])
    if gap.near:
        claim = corpus.claim(corpus.note(gap.near[0]), question.language)
        text = f"{text} {Template(replies['nearby']).substitute(claim=claim)}"
    return text
