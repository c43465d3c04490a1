"""What is known: the article byte for byte, the notes derived from it, and their checking."""

from corpus.corpus import Corpus
from corpus.document import LANGUAGES, Document, Language, Span
from corpus.errors import AssistantError, CorpusError
from corpus.note import Gap, Note
from corpus.table import Table

__all__ = [
    "LANGUAGES",
    "AssistantError",
    "Corpus",
    "CorpusError",
    "Document",
    "Gap",
    "Language",
    "Note",
    "Span",
    "Table",
]
