"""Composing: the asked-for thing first, in one to three sentences, from claims, tables and gaps.

One interface for every way of phrasing: a composer turns what was decided into statements. The one here extracts; a
language model's would phrase, and be checked by the same verification.
"""

import re
from collections.abc import Sequence
from string import Template
from typing import Protocol

from assistant.finding import Finding
from assistant.question import Question
from assistant.statement import Statement, of_note
from assistant.wording import wording
from corpus import Corpus, Language, Note


# From this weight on, a word of a yes-no question that the note does not hold keeps the answer from being a plain yes.
_UNHEARD = 0.35
_TAG = re.compile(
    r"(^\W*(isn|aren|wasn|weren|don|doesn|didn|hasn|haven|won|couldn)['’]?t\b|,?\s*(is|are|was|were|do|does|did|has|have)n?['’]?t? "
    r"(it|they|he|she|there)( not)?\W*$|\bor not\W*$|\b(atau )?(tidak|bukan|belum)( ya| sih)?\W*$|^\W*bukan(kah|nya)?\b)",
    re.IGNORECASE,
)


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
    closed = question.kind == "yes-no"
    if finding.contradicted:
        return f"{replies['no']} {claim}" if closed else Template(replies["correction"]).substitute(claim=claim)
    if not closed or _negated(question):
        return claim
    return f"{replies['yes' if finding.missing < _UNHEARD else 'partly']} {claim}"


def _negated(question: Question) -> bool:
    """Whether a question denies something, tags such as "isn't it" and "atau tidak" aside."""
    pattern = wording(question.spoken).negations
    body = _TAG.sub("", question.text)
    return pattern.search(body) is not None


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
