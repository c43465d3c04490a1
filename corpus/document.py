"""A document: the text byte for byte, with its paragraphs and sentences located by character offsets."""

import re
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Literal

from corpus.errors import CorpusError

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")

# A sentence ends at its stop and any closing quote or bracket, where white space and something that opens a sentence
# follow. Our own few characters rather than a library: offsets must be exact and quotations end with their speaker.
_SENTENCE_END = re.compile(r"[.!?][”\"’)\]]*(?=\s+[“\"‘(\[]?[A-ZÀ-Þ0-9])")
_PARAGRAPH = re.compile(r"\S(?:.*\S)?(?:[^\S\n]*\n[^\S\n]*\S(?:.*\S)?)*")
_DATELINE = re.compile(r"^date \d{4}-\d\d-\d\d\s+")


@dataclass(frozen=True, slots=True)
class Span:
    """A slice of a document.

    Attributes
    ----------
        start, end: offsets in characters of the document's text, end exclusive.
        paragraph: the paragraph's number, from 1.

    """

    start: int
    end: int
    paragraph: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Document:
    """A text whose every paragraph and sentence can be pointed at.

    Attributes
    ----------
        name: the file's name.
        text: the file's content, untouched.
        language: the language that it is written in.

    """

    name: str
    text: str
    language: Language

    @classmethod
    def from_file(cls, path: Path, language: Language) -> "Document":
        """Read a UTF-8 file; raises `CorpusError` where it is missing, empty or not UTF-8."""
        try:
            text = path.read_bytes().decode("utf-8")
        except FileNotFoundError as error:
            raise CorpusError(f"There is no document at {path}; put the article's text there.") from error
        except OSError as error:
            raise CorpusError(f"{path} cannot be read ({error.strerror}); make it a file that you may read.") from error
        except UnicodeDecodeError as error:
            raise CorpusError(
                f"{path} is not UTF-8 text ({error.reason} at byte {error.start}); save it as UTF-8."
            ) from error
        if not text.strip():
            raise CorpusError(f"{path} is empty; put the article's text there.")
        return cls(path.name, text, language)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs, in order, without the white space around them."""
        found = _PARAGRAPH.finditer(self.text)
        return tuple(Span(match.start(), match.end(), number) for number, match in enumerate(found, start=1))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, in order; a dateline before the first is no part of it."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in self._split(paragraph))

    def _split(self, paragraph: Span) -> list[Span]:
        text = self.text[paragraph.start : paragraph.end]
        dateline = _DATELINE.match(text)
        start = dateline.end() if dateline else 0
        ends = [match.end() for match in _SENTENCE_END.finditer(text, start)] + [len(text)]
        spans = []
        for end in ends:
            opening = start + len(text[start:end]) - len(text[start:end].lstrip())
            spans.append(Span(paragraph.start + opening, paragraph.start + end, paragraph.paragraph))
            start = end
        return spans

    def slice(self, span: Span) -> str:
        """The words at a span, verbatim."""
        return self.text[span.start : span.end]

    def paragraph(self, number: int) -> Span:
        """The paragraph of a number, from 1."""
        return self.paragraphs[number - 1]

    def sentence_at(self, span: Span) -> Span:
        """The sentence in which a span begins, or the span itself where it begins in none (a dateline)."""
        return next((sentence for sentence in self.sentences if sentence.start <= span.start < sentence.end), span)

    def find(self, words: str) -> Span | None:
        """Where these words first stand verbatim inside one paragraph; None where they do not."""
        start = self.text.find(words) if words else -1
        if start < 0:
            return None
        end = start + len(words)
        return next((Span(start, end, p.paragraph) for p in self.paragraphs if p.start <= start and end <= p.end), None)

    @cached_property
    def fingerprint(self) -> str:
        """The content's SHA-256, in 16 hexadecimal digits."""
        return sha256(self.text.encode()).hexdigest()[:16]
