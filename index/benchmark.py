"""The product's own retrieval as sets to score: ways to ask, over the article, over the notes, over each other."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corpus import LANGUAGES, Corpus, Language, Note
from index.retrieval import Retrieval

# Enough of the ways to ask for each thing that one more changes nothing, few enough for a slow model.
_ASKS = 12


@dataclass(frozen=True)
class Paraphrases:
    """Questions of which several ask for the same.

    Attributes
    ----------
        questions: Text and language of each.
        owners: What each asks for.
    """

    questions: list[tuple[str, Language]]
    owners: list[str]


def own_sets(corpus: Corpus) -> dict[str, Retrieval]:
    """By name: questions in both languages over the document's sentences, and over the notes in the other language."""
    sets = {"own_article": _over_document(corpus)}
    for asked in LANGUAGES:
        other: Language = "en" if asked == "id" else "id"
        sets[f"own_notes_{asked}_to_{other}"] = _over_notes(corpus, asked, other)
    return sets


def own_paraphrases(corpus: Corpus) -> Paraphrases:
    """The ways to ask for each note and each gap, in both languages."""
    asks = [(note.id, note.asks) for note in corpus.notes] + [(gap.id, gap.asks) for gap in corpus.gaps]
    rows = [
        ((text, language), owner)
        for owner, by_language in asks
        for language in LANGUAGES
        for text in by_language.get(language, ())[:_ASKS]
    ]
    return Paraphrases([question for question, _ in rows], [owner for _, owner in rows])


def _over_document(corpus: Corpus) -> Retrieval:
    sentences = [note.evidence[0] for note in corpus.sentence_notes]
    rows = []
    for note in corpus.notes:
        place = next((n for n, span in enumerate(sentences) if span.start <= note.evidence[0].start < span.end), None)
        if place is not None:
            rows += [(question, place) for language in LANGUAGES for question in _asked(note, language)]
    texts = [corpus.document.slice(span) for span in sentences]
    return _retrieval(texts, corpus.document.language, rows)


def _over_notes(corpus: Corpus, asked: Language, other: Language) -> Retrieval:
    notes = [note for note in corpus.notes if other in note.claim]
    rows = [(question, place) for place, note in enumerate(notes) for question in _asked(note, asked)]
    return _retrieval([note.claim[other] for note in notes], other, rows)


def _asked(note: Note, language: Language) -> list[tuple[str, Language]]:
    return [(text, language) for text in note.asks.get(language, ())[:_ASKS]]


def _retrieval(texts: list[str], language: Language, rows: Sequence[tuple[tuple[str, Language], int]]) -> Retrieval:
    return Retrieval(texts, [language] * len(texts), [row[0] for row in rows], np.array([row[1] for row in rows]))
