"""Citing: statements become an answer's text with markers, and the citations that they point to."""

import re
from collections.abc import Sequence

from assistant.response import Citation
from assistant.statement import Source, Statement
from corpus import Corpus, Language


def cite(statements: Sequence[Statement], corpus: Corpus, language: Language) -> tuple[str, tuple[Citation, ...]]:
    """The text, with a marker for each source behind the statement that it carries, and the citations in order.

    A slice cited twice keeps its first number; a slice inside another of the same statement is left out.
    """
    numbers: dict[tuple[int, int], int] = {}
    citations: list[Citation] = []
    sentences = []
    for statement in statements:
        markers = []
        for source in _outermost(statement.sources):
            place = (source.span.start, source.span.end)
            if place not in numbers:
                numbers[place] = len(numbers) + 1
                citations.append(_citation(numbers[place], source, corpus, language))
            markers.append(f"[{numbers[place]}]")
        sentences.append(" ".join([statement.text, "".join(dict.fromkeys(markers))]).strip(" "))
    return re.sub(r"[^\S\n]+", " ", _joined(sentences)).rstrip(), tuple(citations)


def _joined(sentences: Sequence[str]) -> str:
    return "".join(s if s.startswith("\n") or number == 0 else f" {s}" for number, s in enumerate(sentences))


def _outermost(sources: Sequence[Source]) -> list[Source]:
    def inside(inner: Source, outer: Source) -> bool:
        smaller = inner.span.end - inner.span.start < outer.span.end - outer.span.start
        return smaller and outer.span.start <= inner.span.start and inner.span.end <= outer.span.end

    return [source for source in sources if not any(inside(source, other) for other in sources)]


def _citation(number: int, source: Source, corpus: Corpus, language: Language) -> Citation:
    document = corpus.document
    paragraph = document.paragraph(source.span.paragraph)
    # A sentence of a document without notes is its own evidence, and led to by no note.
    note = next((note for note in corpus.notes if note.id == source.note), None)
    gloss = note.claim.get(language) if note is not None and language != document.language else None
    return Citation(
        number=number,
        quote=document.slice(source.span),
        document=document.name,
        paragraph=source.span.paragraph,
        start=source.span.start,
        end=source.span.end,
        language=document.language,
        note=note.id if note is not None else None,
        gloss=gloss,
        context=document.slice(paragraph),
        context_start=paragraph.start,
    )
