"""Evaluating: golden questions asked one by one, and each answer judged by the question's own rules."""

import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from assistant.evaluation import Evaluation, Result, mean
from assistant.fixture import Fixture
from assistant.response import Answer, Citation
from assistant.verification import marker_faults
from corpus import Corpus, Span

# What a run of markers closes is one statement: an answer puts them after the words that they are for.
_STATEMENT = re.compile(r"[^\[\]]*\w[^\[\]]*((?:\[\d+\]\s*)*)")
_NUMBER = re.compile(r"\d+")

Progress = Callable[[int, int], None]


class Answerer(Protocol):
    """Whatever answers questions about a corpus, as `Assistant` does."""

    corpus: Corpus

    def answer(self, question: str, *, history: Sequence[Mapping[str, str]] = ()) -> Answer:
        """The answer to a question."""


def evaluate(assistant: Answerer, fixtures: Sequence[Fixture], progress: Progress | None = None) -> Evaluation:
    """Ask every golden question and judge its answer.

    Args:
    ----
        assistant: what is asked. It is asked for its article's title first, so that the first question is as warm as
            the others.
        fixtures: the questions.
        progress: told how many of how many have been asked.

    """
    assistant.answer(assistant.corpus.title["en"])
    results = []
    for number, fixture in enumerate(fixtures, start=1):
        results.append(_result(assistant, fixture))
        if progress is not None:
            progress(number, len(fixtures))
    return Evaluation(tuple(results))


def _result(assistant: Answerer, fixture: Fixture) -> Result:
    answer, failure = None, ""
    began = time.perf_counter()
    try:
        answer = assistant.answer(fixture.question, history=fixture.history)
    # A question that brings the program down is the worst kind of wrong answer, and no reason to leave out the others.
    except Exception as error:
        failure = f"failed with {type(error).__name__}: {error}"
    milliseconds = 1000 * (time.perf_counter() - began)
    blank = Result(
        id=fixture.id, question=fixture.question, language=fixture.language, kind=fixture.kind, tags=fixture.tags,
        pair=fixture.pair, follow_up=bool(fixture.history), expected=not fixture.abstain, text="", abstained=False,
        confidence=0.0, milliseconds=milliseconds, spans=(), recall=None, precision=None, faults=(failure,),
    )  # fmt: skip
    if answer is None:
        return blank
    recall, precision = citation_quality(answer, fixture, assistant.corpus)
    return replace(
        blank,
        text=answer.text,
        abstained=answer.abstained,
        confidence=answer.confidence,
        spans=tuple((citation.start, citation.end) for citation in answer.citations),
        recall=recall,
        precision=precision,
        faults=(*fixture.faults(answer, assistant.corpus), *_unsound(answer, assistant.corpus)),
    )


def _unsound(answer: Answer, corpus: Corpus) -> Iterator[str]:
    """What no answer may have, whatever was asked: a quote that is not the article's, a marker that points nowhere."""
    for citation in answer.citations:
        if corpus.document.text[citation.start : citation.end] != citation.quote or not citation.quote:
            yield f"quote [{citation.number}] is not verbatim"
    for fault in marker_faults(answer.text, len(answer.citations)):
        yield f"marker {fault.words} and the citations do not fit"


def citation_quality(answer: Answer, fixture: Fixture, corpus: Corpus) -> tuple[float | None, float | None]:
    """Recall and precision of an answer's citations; None where the answer, or the question, has nothing to measure.

    The definitions are those of ALCE (Gao et al., Enabling Large Language Models to Generate Text with Citations, EMNLP
    2023): recall is the share of statements that their citations together support; precision the share of citations
    that support, in a supported statement, by themselves or where the others do not without them. ALCE has a
    language-model judge of entailment say what supports; here a quote supports where it overlaps, character by
    character, what the question's writer named as evidence, or is of the same note as one that does: a note's claim
    needs all of its quotes. A true quote that the writer did not think of counts against the answer, so the figures are
    lower bounds. Where the article does not say, no quote supports anything.
    """
    if answer.abstained or not (fixture.evidence or fixture.abstain):
        return None, None
    gold = [span for words in fixture.evidence if (span := corpus.document.find(words)) is not None]
    cited = {citation.number: citation for citation in answer.citations}
    statements = [
        _supporting([cited[int(number)] for number in _NUMBER.findall(match[1]) if int(number) in cited], gold)
        for match in _STATEMENT.finditer(answer.text)
    ]
    return mean(float(any(each)) for each in statements), mean(float(s) for each in statements for s in each)


def _supporting(citations: Sequence[Citation], gold: Sequence[Span]) -> list[bool]:
    """Whether each citation of one statement supports it."""
    overlapping = [any(c.start < span.end and span.start < c.end for span in gold) for c in citations]
    notes = {c.note for c, overlaps in zip(citations, overlapping, strict=True) if overlaps and c.note is not None}
    return [overlaps or c.note in notes for c, overlaps in zip(citations, overlapping, strict=True)]
